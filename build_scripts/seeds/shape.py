"""Does a file of seeds/ have the fields of its schema? Each answer names one line."""

import json
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from build_scripts.records.faults import Fault, InputFault
from build_scripts.seeds.marked import Marked, one_line
from build_scripts.seeds.marked import Path as Place

SCHEMA = Path(__file__).resolve().parents[2] / "seeds" / "sidecar.schema.json"

_TYPES = {
    "object": ("若干字段", "fields"),
    "array": ("列表", "a list"),
    "string": ("文字", "text"),
    "integer": ("整数", "a whole number"),
    "null": ("null", "null"),
}


@cache
def _validator(schema: Path) -> Draft202012Validator:
    try:
        return Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        message = f"读不到字段说明 / the schema cannot be read: {type(error).__name__}"
        raise InputFault(Fault(schema.name, 0, "SEED-READ", message)) from None


def shape_faults(marked: Marked, shown: str, schema: Path = SCHEMA) -> tuple[Fault, ...]:
    """Every departure from the schema, in order of lines; none when the sidecar has its shape.

    A misspelt field is told once, not also as the field that is now missing.
    """
    errors = list(_validator(schema).iter_errors(marked.value))
    misspelt = {
        (tuple(error.absolute_path), close)
        for error in errors
        if error.validator == "additionalProperties"
        for name in _unknown(error)
        for close in _closest(name, error)
    }
    faults = {
        fault for error in errors for fault in _told(error, marked, shown, frozenset(misspelt))
    }
    faults |= {*_impossible_dates(marked, shown)} if not faults else set()
    return tuple(sorted(faults, key=lambda fault: (fault.line, fault.code, fault.message)))


def _impossible_dates(marked: Marked, shown: str) -> Iterator[Fault]:
    """31 February, and a period that ends before it begins: no pattern can tell."""
    top = marked.value if isinstance(marked.value, dict) else {}
    chapters = top.get("chapters")
    for number, chapter in enumerate(chapters if isinstance(chapters, list) else []):
        given = chapter.get("date") if isinstance(chapter, dict) else None
        value = given.get("value") if isinstance(given, dict) else None
        if isinstance(value, str) and not _is_period(value.strip()):
            line = marked.line(("chapters", number, "date", "value"))
            message = f"没有这个日期：{one_line(value)} / no such date: {one_line(value)}"
            yield Fault(shown, line, "SEED-DATE", message)


def _is_period(value: str) -> bool:
    """True for a day, month or year that exists, or two of them in order joined by a slash."""
    try:
        days = [date.fromisoformat((part + "-01-01")[:10]) for part in value.split("/")]
    except ValueError:
        return False
    return days == sorted(days)


def _given(error: ValidationError) -> list[str]:
    """The fields of the mapping that the error is about."""
    return list(map(str, error.instance)) if isinstance(error.instance, dict) else []


def _known(error: ValidationError) -> list[str]:
    return list(map(str, error.schema["properties"])) if isinstance(error.schema, dict) else []


def _unknown(error: ValidationError) -> list[str]:
    known = _known(error)
    return [name for name in _given(error) if name not in known]


def _closest(name: str, error: ValidationError) -> list[str]:
    """The field most likely meant: one that is near, or the only one missing."""
    given = _given(error)
    free = [field for field in _known(error) if field not in given]
    if close := get_close_matches(name.lower(), free, n=1, cutoff=0.6):
        return close
    wanted = error.schema.get("required", []) if isinstance(error.schema, dict) else []
    missing = [field for field in free if field in wanted]
    return missing if len(missing) == 1 == len(_unknown(error)) else []


def _told(
    error: ValidationError, marked: Marked, shown: str, misspelt: frozenset[tuple[Place, str]]
) -> Iterator[Fault]:
    place: Place = tuple(error.absolute_path)
    line = marked.line(place)
    if error.validator == "additionalProperties":
        for name in _unknown(error):
            closest = _closest(name, error)
            hint = f"是不是 {closest[0]}？ / did you mean {closest[0]}?" if closest else ""
            message = f"没有这个字段：{one_line(name)} / unknown field: {one_line(name)}"
            yield Fault(shown, marked.line((*place, name)), "SEED-FIELD", message, hint)
    elif error.validator == "required":
        wanted = error.validator_value if isinstance(error.validator_value, list) else []
        for name in map(str, wanted):
            if name not in _given(error) and (place, name) not in misspelt:
                message = f"缺字段：{name} / missing field: {name}"
                yield Fault(shown, line, "SEED-MISSING", message)
    elif error.validator == "oneOf":
        if not any((place, name) in misspelt for name in ("line", "lines")):
            message = "line 与 lines 须写且只写一个 / give either line or lines"
            yield Fault(shown, line, "SEED-MISSING", message)
    else:
        named = [str(part) for part in place if isinstance(part, str)]
        field = named[-1] if named else "文件"
        yield Fault(shown, line, "SEED-VALUE", *_wrong(error, field))


def _wrong(error: ValidationError, field: str) -> tuple[str, str]:
    """What is wrong with a value, and what would be right."""
    wanted = error.validator_value
    if error.validator == "enum" and isinstance(wanted, list):
        choices = " | ".join(
            json.dumps(each) if each in ("", " ") else str(each) for each in wanted
        )
        return f"{field} 的值不在表内 / not a value of {field}", choices
    if error.validator == "type":
        kinds = [str(kind) for kind in (wanted if isinstance(wanted, list) else [wanted])]
        chinese, english = (
            " | ".join(names) for names in zip(*map(_TYPES.__getitem__, kinds), strict=True)
        )
        quotes = isinstance(error.instance, int) and "string" in kinds
        hint = f'加引号："{error.instance}" / put it in quotation marks' if quotes else ""
        return f"{field} 应是{chinese} / {field} must be {english}", hint
    described = error.schema.get("description", "") if isinstance(error.schema, dict) else ""
    return f"{field} 的写法不对 / {field} is not written as it should be", str(described)
