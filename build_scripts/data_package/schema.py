"""What a table of the data package is: its columns with their types, its keys, its rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple, TypeAlias

Cell: TypeAlias = "str | int | Decimal | bool | None"
Row: TypeAlias = "tuple[Cell, ...]"


class Type(StrEnum):
    """Types of the Table Schema that the package uses."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"


class Field(NamedTuple):
    """A column: its name, what it says in both languages, and what may stand in it.

    ``refers`` is ``table.column`` where a value must stand too; ``one_of`` the only values allowed.
    """

    name: str
    says: str
    type: Type = Type.STRING
    required: bool = False
    refers: str = ""
    one_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table: every row has one cell a field, None where there is nothing to say."""

    name: str
    title: str
    key: tuple[str, ...]
    fields: tuple[Field, ...]
    rows: tuple[Row, ...]

    def column(self, name: str) -> list[Cell]:
        """The cells of one column, from the first row to the last."""
        at = [field.name for field in self.fields].index(name)
        return [row[at] for row in self.rows]


def values_of(codes: Iterable[StrEnum]) -> tuple[str, ...]:
    """What a column of these codes may hold."""
    return tuple(code.value for code in codes if code.value)


def joined(values: Iterable[str]) -> str | None:
    """Several values in one cell, parted by a semicolon."""
    return ";".join(values) or None


# The columns that every row made from the text has: where it stands, and what stands there.
PLACE = (
    Field("chapter", "篇 / chapter", required=True, refers="chapters.chapter"),
    Field("paragraph", "段的永久编号 / paragraph", required=True, refers="paragraphs.paragraph"),
    Field("source", "来源文件 / source file", required=True, refers="sources.source"),
    Field("byte_start", "来源的首字节，从0数 / first byte in the source", Type.INTEGER, True),
    Field("byte_end", "末字节之后 / behind its last byte", Type.INTEGER, True),
    Field("quote", "原句或原词（校订后）/ the words as edited", required=True),
)
