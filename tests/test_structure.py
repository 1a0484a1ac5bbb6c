"""The floors and habits of the code, read off its syntax trees: imports go down only."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "build_scripts"
TESTS = ROOT / "tests"

# Parts of build_scripts, from the ground up. A part imports from its own floor or below;
# a new part is given its floor here.
FLOORS: tuple[frozenset[str], ...] = (
    frozenset({"text"}),
    frozenset({"records", "numerals"}),
    frozenset({"rules", "seeds", "forward", "language", "conversion"}),
    frozenset(
        {
            "restore",
            "assemble",
            "apparatus",
            "reading",
            "figures",
            "checks",
            "errata",
            "glossary",
            "concordance",
        }
    ),
    frozenset(
        {
            "chapters",
            "citation",
            "tables",
            "charts",
            "lexicon",
            "composition",
            "typeset",
            "epub",
            "tei",
            "manuscript",
        }
    ),
    frozenset({"website", "book", "data_package", "corpus"}),
    frozenset({"commands", "__main__"}),
)
FLOOR_OF = {part: number for number, parts in enumerate(FLOORS) for part in parts}
TOP = len(FLOORS) - 1
LONGEST_FILE = 300
DAMAGE_MAP = "build_scripts.forward"
CERTIFIERS = {"certify", "maps"}
VAGUE = {"util", "utils", "helper", "helpers", "manager", "common", "misc", "base"}
# A quotation this long in the code would be text of a source, not a word of the language.
LONGEST_QUOTATION = 12
HAN_RUN = re.compile(rf"[\u3400-\u9fff，。、；：“”]{{{LONGEST_QUOTATION},}}")
UNTYPED_RECORD = re.compile(r"\b(?:[dD]ict|(?:Mutable)?Mapping)\[str, ?Any\]")
LEFT_UNDONE = re.compile(r"\b(?:TO[D]O|FIX[M]E|X{3}|HAC[K])\b")
MACHINE_PATH = re.compile(r"""(?:^|[\s"'`(=])/(?:root|home|opt|mnt|srv|Users|work)/""")


def python_files(*folders: Path) -> list[Path]:
    return sorted(
        file
        for folder in folders
        for file in folder.rglob("*.py")
        if not {"node_modules", "__pycache__"} & set(file.parts)
    )


@cache
def tree_of(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), str(file))


def shown(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def part_of(file: Path) -> str:
    """The part of build_scripts that `file` belongs to: its first folder, or its own name."""
    first = file.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imported_modules(file: Path) -> Iterator[str]:
    """Full dotted names of all modules `file` imports, wherever in it the import stands."""
    package = ("build_scripts", *file.relative_to(PACKAGE).parent.parts)
    for node in ast.walk(tree_of(file)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*above, *([node.module] if node.module else [])])
            names = [alias.name for alias in node.names] if module == "build_scripts" else []
            yield from ([f"{module}.{name}" for name in names] or [module])


def imported_parts(file: Path) -> set[str]:
    """The parts of build_scripts that `file` imports, other than its own."""
    names = [module.split(".") for module in imported_modules(file)]
    parts = {name[1] for name in names if name[0] == "build_scripts" and len(name) > 1}
    return {part for part in parts if part != part_of(file) and not part.startswith("__")}


def package_files() -> list[Path]:
    return [file for file in python_files(PACKAGE) if part_of(file) != "__init__"]


def test_every_part_has_its_floor() -> None:
    unknown = {part_of(file) for file in package_files()} - set(FLOOR_OF)
    assert not unknown, f"give these a floor in FLOORS: {sorted(unknown)}"


def test_imports_go_down_only() -> None:
    upward = [
        f"{shown(file)} (floor {FLOOR_OF[part_of(file)]}) imports {part} (floor {FLOOR_OF[part]})"
        for file in package_files()
        for part in sorted(imported_parts(file))
        if FLOOR_OF[part] > FLOOR_OF[part_of(file)]
    ]
    assert not upward, "\n" + "\n".join(upward)


def test_parts_of_one_floor_do_not_import_in_a_circle() -> None:
    wants: dict[str, set[str]] = {}
    for file in package_files():
        wants.setdefault(part_of(file), set()).update(imported_parts(file))
    while free := [part for part, others in wants.items() if not others & wants.keys()]:
        for part in free:
            del wants[part]
    assert not wants, f"circle among {sorted(wants)}"


def test_text_imports_the_standard_library_only() -> None:
    foreign = [
        f"{shown(file)} imports {module}"
        for file in python_files(PACKAGE / "text")
        for module in imported_modules(file)
        if module.split(".")[0] not in sys.stdlib_module_names
        and not module.startswith("build_scripts.text")
    ]
    assert not foreign, "\n" + "\n".join(foreign)


def functions_of_the_damage_map(file: Path) -> list[str]:
    """What `file` imports of the forward map, apart from its records (capitalised names)."""
    return [
        alias.name
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(DAMAGE_MAP)
        for alias in node.names
        if not alias.name[0].isupper()
    ]


def test_forward_map_shares_no_code_with_the_solver() -> None:
    """The certificate proves something only if damage and cure are two pieces of work.

    The certifier calls the map, to damage again what the search found; nobody else does.
    """
    below = {part for file in python_files(PACKAGE / "forward") for part in imported_parts(file)}
    assert below <= {"text", "records"}, f"forward imports {sorted(below)}"
    callers = {
        shown(file): names
        for part in ("rules", "language", "conversion")
        for file in python_files(PACKAGE / part)
        if file.stem not in CERTIFIERS and (names := functions_of_the_damage_map(file))
    }
    assert not callers, f"the solver uses the forward map: {callers}"


def test_only_the_command_line_prints_and_exits() -> None:
    loud = [
        f"{shown(file)}:{node.lineno}: {ast.unparse(node.func)}"
        for file in package_files()
        if FLOOR_OF.get(part_of(file)) != TOP
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in {"print", "input", "exit", "quit", "sys.exit", "os._exit"}
    ]
    assert not loud, "\n" + "\n".join(loud)


def test_no_file_is_long() -> None:
    lengths = {
        shown(file): len(file.read_text(encoding="utf-8").splitlines())
        for file in python_files(PACKAGE, TESTS)
    }
    long = {name: length for name, length in lengths.items() if length > LONGEST_FILE}
    assert not long, f"split these: {long}"


def words_of(name: str) -> set[str]:
    """The words of an identifier: `ReadingBase` and `reading_base` give reading, base."""
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])", name)}


def test_names_say_something() -> None:
    vague = [
        f"{shown(file)}: {name}"
        for file in python_files(PACKAGE, TESTS)
        for name in [
            *file.relative_to(ROOT).with_suffix("").parts,
            *(node.name for node in ast.walk(tree_of(file)) if isinstance(node, ast.ClassDef)),
        ]
        if words_of(name) & VAGUE
    ]
    assert not vague, "\n" + "\n".join(dict.fromkeys(vague))


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        (UNTYPED_RECORD, "an untyped record: write a NamedTuple, dataclass or TypedDict"),
        (LEFT_UNDONE, "left undone: do it, or open an issue"),
        (MACHINE_PATH, "a path of one machine"),
    ],
    ids=["untyped", "undone", "machine-path"],
)
def test_code_holds_no_line_like(pattern: re.Pattern[str], says: str) -> None:
    found = [
        f"{shown(file)}:{number}: {says}: {line.strip()}"
        for file in python_files(PACKAGE, TESTS)
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]
    assert not found, "\n" + "\n".join(found)


def test_no_words_of_a_source_stand_in_the_code() -> None:
    """The code is general: not a phrase of the five sources, nor a table made from them.

    The prose that the model learns from has set phrases in common with them; `test_language_building`
    sees to it that it has no more.
    """
    sources = "".join(
        file.read_bytes().decode("utf-8", errors="replace")
        for file in sorted((ROOT / "seeds").glob("*.txt"))
    )
    quoted = [
        f"{shown(file)}: {run}"
        for file in sorted(PACKAGE.rglob("*"))
        if not file.is_relative_to(PACKAGE / "language" / "prose")
        if file.suffix in {".py", ".tsv", ".csv", ".json", ".yaml", ".yml", ".txt", ".toml"}
        for run in HAN_RUN.findall(file.read_text(encoding="utf-8"))
        if any(run[at : at + LONGEST_QUOTATION] in sources for at in starts(run))
    ]
    assert not quoted, "\n" + "\n".join(quoted)


def starts(run: str) -> range:
    return range(len(run) - LONGEST_QUOTATION + 1)


def test_architecture_names_tests_that_exist() -> None:
    pages = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    files = python_files(TESTS)
    known = {file.stem for file in files} | {
        node.name
        for file in files
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.FunctionDef)
    }
    named = set(re.findall(r"\btest_\w+", pages))
    assert named, "docs/architecture.md names no test"
    assert named <= known, f"no such test: {sorted(named - known)}"


def test_floors_are_disjoint() -> None:
    assert len(FLOOR_OF) == sum(map(len, FLOORS))
    assert all(not lower & upper for lower, upper in pairwise(FLOORS))
