"""What may be typed: commands, their arguments, their help in Chinese and English."""

import argparse
from pathlib import Path

from build_scripts.commands import corpus, edition, editions, export, figures, single

ROOT = Path(__file__).resolve().parent.parent.parent


class _Parser(argparse.ArgumentParser):
    """Help in both languages; wrong usage exits with 2, which is argparse's own code."""

    def __init__(self, **words: object) -> None:
        super().__init__(formatter_class=argparse.RawDescriptionHelpFormatter, **words)  # type: ignore[arg-type]


def parser() -> argparse.ArgumentParser:
    """The parser of all commands."""
    top = _Parser(
        prog="jiaokan",
        description="把残损的剪报整理成可引用、可核对的数字版本\n"
        "From damaged clippings to a citable, checkable digital edition",
    )
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    _restore(commands)
    _figures(commands)
    _explain(commands)
    _new(commands)
    _check(commands)
    _build(commands)
    _serve(commands)
    _export(commands)
    _edition(commands)
    return top


_Commands = argparse._SubParsersAction  # the name argparse gives it; there is no public one


def _restore(commands: "_Commands[_Parser]") -> None:
    command = commands.add_parser("restore", help="复原一个文件或整批 / restore a file or a corpus")
    command.add_argument(
        "file", nargs="?", help="文件，- 为标准输入 / a file, or - for standard input"
    )
    corpus.add_arguments(command)
    command.add_argument(
        "--format", choices=("text", "json"), default="text", help="正文或账目 / text or ledger"
    )
    command.add_argument(
        "--automatic",
        action="store_true",
        help="不看编者的决定，只用机器 / ignore the sidecar: what the machine does alone",
    )

    def run(arguments: argparse.Namespace) -> int:
        if (arguments.file is None) == (arguments.corpus is None):
            command.error(
                "要 FILE，或 --corpus IN --out OUT / FILE is wanted, or --corpus and --out"
            )
        if (arguments.corpus is None) != (arguments.out is None):
            command.error("--corpus 与 --out 要一起用 / --corpus and --out go together")
        return corpus.run(arguments) if arguments.corpus else single.restore_command(arguments)

    command.set_defaults(run=run)


def _figures(commands: "_Commands[_Parser]") -> None:
    command = commands.add_parser(
        "figures", help="列出每个数字：数值、单位、时间、地区 / every numeral as a row"
    )
    figures.add_arguments(command)
    command.set_defaults(run=figures.run)


def _explain(commands: "_Commands[_Parser]") -> None:
    command = commands.add_parser("explain", help="逐条说明改动 / why each change was made")
    command.add_argument("file", help="文件，- 为标准输入 / a file, or - for standard input")
    command.add_argument("--automatic", action="store_true", help="同 restore / as in restore")
    command.add_argument(
        "--all", action="store_true", help="成批改动也逐条列出 / list systematic changes too"
    )
    command.set_defaults(run=single.explain_command)


def _new(commands: "_Commands[_Parser]") -> None:
    command = commands.add_parser("new", help="为新剪报起草编者文件 / draft a sidecar")
    command.add_argument("file", help="seeds/ 中的文件 / a file in seeds/")
    command.set_defaults(run=single.new_command)


def _check(commands: "_Commands[_Parser]") -> None:
    command = commands.add_parser("check", help="审稿检查 / what a reviewer would check")
    command.add_argument("--seeds", type=Path, default=ROOT / "seeds", help="来源目录 / sources")
    command.set_defaults(run=edition.check_command)


def _build(commands: "_Commands[_Parser]") -> None:
    command = commands.add_parser("build", help="生成全书与网站 / build the book and the site")
    _folders(command)
    command.add_argument(
        "--force", action="store_true", help="没有变化也重做 / build even when nothing changed"
    )
    command.set_defaults(run=edition.build_command)


def _serve(commands: "_Commands[_Parser]") -> None:
    command = commands.add_parser("serve", help="边改边看 / live preview")
    _folders(command)
    command.add_argument("--address", default="127.0.0.1:8000", help="HOST:PORT")
    command.set_defaults(run=edition.serve_command)


def _export(commands: "_Commands[_Parser]") -> None:
    command = commands.add_parser(
        "export", help="导出：PDF、EPUB、数据、离线网站 / the edition to take home"
    )
    export.add_arguments(command, ROOT)
    command.set_defaults(run=export.export_command)


def _edition(commands: "_Commands[_Parser]") -> None:
    command = commands.add_parser(
        "edition", help="本版的版次与改动；发布 / the number of this edition, and its publication"
    )
    editions.add_arguments(command, ROOT)
    command.set_defaults(run=edition.edition_command)


def _folders(command: argparse.ArgumentParser) -> None:
    for name, says in (
        ("seeds", "来源目录 / sources"),
        ("docs", "书稿目录 / pages"),
        ("site", "网站目录 / site"),
    ):
        flag = f"--{name}" if name == "seeds" else f"--{name}-dir"
        command.add_argument(flag, dest=name, type=Path, default=ROOT / name, help=says)
