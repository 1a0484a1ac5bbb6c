"""YAML as plain values, each with the line it stands on, and nothing that YAML can do besides.

An editor writes text, whole numbers and null. So ``2020-10-17`` and ``no`` stay text, and what
only a programmer would write (tags, anchors, several documents) is refused.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

import yaml

from build_scripts.records.faults import Fault, InputFault

Value: TypeAlias = "int | str | list[Value] | dict[str, Value] | None"
Path: TypeAlias = "tuple[str | int, ...]"

LARGEST = 1_000_000  # characters; the longest sidecar in use has some 7,000

_WHOLE_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,8})\Z")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_PLAIN_TAGS = frozenset(f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))


class Marked(NamedTuple):
    """A document: its value, and the line (from 1) of every field and item in it by path."""

    value: Value
    lines: dict[Path, int]

    def line(self, path: Path) -> int:
        """The line of ``path``, or of the nearest thing around it that has one."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


class _Refusal(Exception):
    """Something in well-formed YAML that a sidecar may not hold."""

    def __init__(
        self, where: yaml.Node | yaml.Event, message: str, code: str = "SEED-YAML"
    ) -> None:
        super().__init__(message)
        self.at = _index_of(where)
        self.code = code


class _PlainLoader(yaml.BaseLoader):
    """Composes nodes without guessing types, and refuses aliases before they are followed."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _Refusal(event, "不可用锚点与别名 / no anchors or aliases")
        return super().compose_node(parent, index)


def read_marked(content: str, shown: str) -> Marked:
    """The value of a YAML document with its line numbers.

    ``shown`` names the file in faults. Raises InputFault where it is not YAML, or not plain.
    """
    if len(content) > LARGEST:
        message = "文件太大 / the file is too large"
        raise InputFault(Fault(shown, 0, "SEED-READ", message, f"{LARGEST:,}"))
    try:
        root = yaml.compose(content, Loader=_PlainLoader)
        if root is None:
            raise InputFault(Fault(shown, 1, "SEED-YAML", "文件是空的 / the file is empty"))
        lines: dict[Path, int] = {}
        starts = _line_starts(content)
        return Marked(_value(root, (), lines, starts), lines)
    except _Refusal as refusal:
        line = _line_at(content, refusal.at)
        raise InputFault(Fault(shown, line, refusal.code, str(refusal))) from None
    except yaml.YAMLError as error:
        raise InputFault(_syntax_fault(error, content, shown)) from None
    except RecursionError:
        message = "嵌套太深 / nested too deeply"
        raise InputFault(Fault(shown, 0, "SEED-YAML", message)) from None


def _line_starts(content: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer("\n", content))]


def _line_at(content: str, index: int) -> int:
    """Lines as an editor counts them: YAML would also count U+0085, U+2028 and U+2029."""
    return content.count("\n", 0, index) + 1


def _value(node: yaml.Node, path: Path, lines: dict[Path, int], starts: list[int]) -> Value:
    if node.tag not in _PLAIN_TAGS:
        raise _Refusal(node, "不可用标签 / no tags")
    lines.setdefault(path, _line_of(node, starts))
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (*path, at), lines, starts) for at, item in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return dict(_fields(node, path, lines, starts))
    if not isinstance(node, yaml.ScalarNode):
        raise _Refusal(node, "不可用标签 / no tags")
    return _scalar(node)


def _fields(
    node: yaml.MappingNode, path: Path, lines: dict[Path, int], starts: list[int]
) -> Iterator[tuple[str, Value]]:
    seen: set[str] = set()
    for key, item in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _Refusal(key, "字段名须是一个词 / a field name must be one word")
        name = _content(key)
        if name in seen:
            told = f"字段重复：{one_line(name)} / field given twice: {one_line(name)}"
            raise _Refusal(key, told, "SEED-KEY")
        seen.add(name)
        lines[(*path, name)] = _line_of(key, starts)
        yield name, _value(item, (*path, name), lines, starts)


def _line_of(node: yaml.Node, starts: list[int]) -> int:
    return bisect_right(starts, _index_of(node))


def _index_of(where: yaml.Node | yaml.Event) -> int:
    mark = where.start_mark
    return mark.index if mark else 0


def one_line(name: str) -> str:
    """``name`` as it may stand in a message: short, and on one line."""
    return " ".join(name.split())[:60]


def _content(node: yaml.ScalarNode) -> str:
    """The text of a scalar. Escapes can write what no text file holds: that is refused."""
    content = str(node.value)
    if _UNPRINTABLE.search(content):
        raise _Refusal(node, "有不可见的控制字符 / a control character")
    return content


def _scalar(node: yaml.ScalarNode) -> Value:
    content = _content(node)
    if node.style is None and content in _NULLS:
        return None
    if node.style is None and _WHOLE_NUMBER.match(content):
        return int(content)
    return content


def _syntax_fault(error: yaml.YAMLError, content: str, shown: str) -> Fault:
    if isinstance(error, yaml.reader.ReaderError):
        line = _line_at(content, int(error.position))
        return Fault(shown, line, "SEED-YAML", "有不可见的控制字符 / a control character")
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line = _line_at(content, mark.index) if mark else 0
    problem = str(getattr(error, "problem", "") or "")
    if "'\\t'" in problem:
        return Fault(
            shown,
            line,
            "SEED-YAML",
            "行首有制表符（Tab） / a tab in the indentation",
            "改用空格 / use spaces",
        )
    said = " ".join(problem.split())[:120] or "?"
    hint = "看看缩进、引号与冒号 / look at indentation, quotation marks and colons"
    return Fault(shown, line, "SEED-YAML", f"YAML 写法有误 / not valid YAML: {said}", hint)
