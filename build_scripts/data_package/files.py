"""The tables as files: CSV, the descriptor of the package, one SQLite file."""

import csv
import io
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from hashlib import sha256
from typing import Final, TypedDict

from build_scripts.data_package.schema import Cell, Field, Table, Type
from build_scripts.numerals import plain

DATABASE: Final = "edition.sqlite"
DESCRIPTOR: Final = "datapackage.json"
LICENSE_NAME: Final = "MIT"
LICENSE_ADDRESS: Final = "https://opensource.org/license/mit"
RIGHTS: Final = (
    "编者整理的数据按 MIT 许可提供；引文的权利归原作者与原出版者。"
    " / The editors' data are offered under the MIT licence; "
    "all rights in the quoted words remain with their authors and publishers."
)
_COLUMN_TYPES: Final = {
    Type.STRING: "TEXT",
    Type.INTEGER: "INTEGER",
    Type.NUMBER: "NUMERIC",
    Type.BOOLEAN: "INTEGER",
}


class _Reference(TypedDict):
    resource: str
    fields: str


class _ForeignKey(TypedDict):
    fields: str
    reference: _Reference


def as_csv(table: Table) -> bytes:
    """RFC 4180 in UTF-8 with a head line; an empty cell says nothing."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([field.name for field in table.fields])
    writer.writerows([_written(cell) for cell in row] for row in table.rows)
    return out.getvalue().encode("utf-8")


def _written(cell: Cell) -> str | int:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return plain(cell) if isinstance(cell, Decimal) else cell


def descriptor(
    tables: Sequence[Table], files: Mapping[str, bytes], title: str, edition: str
) -> bytes:
    """``datapackage.json`` for tables that stand as CSV among ``files``."""
    package = {
        "profile": "data-package",
        "name": "jiaokan",
        "title": title,
        "description": RIGHTS,
        "licenses": [{"name": LICENSE_NAME, "path": LICENSE_ADDRESS}],
        "resources": [_resource(table, files[f"{table.name}.csv"]) for table in tables],
    }
    if edition:
        package["version"] = edition
    return as_json(package)


def as_json(value: object) -> bytes:
    """JSON as the package writes it: Chinese as Chinese, a line feed at the end."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _resource(table: Table, content: bytes) -> dict[str, object]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "path": f"{table.name}.csv",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": {
            "fields": [_field(field) for field in table.fields],
            "primaryKey": list(table.key),
            "foreignKeys": [_foreign(field, table) for field in table.fields if field.refers],
        },
    }


def _field(field: Field) -> dict[str, object]:
    constraints: dict[str, object] = {}
    if field.required:
        constraints["required"] = True
    if field.one_of:
        constraints["enum"] = list(field.one_of)
    described: dict[str, object] = {
        "name": field.name,
        "type": field.type.value,
        "description": field.says,
    }
    return described | ({"constraints": constraints} if constraints else {})


def _foreign(field: Field, table: Table) -> _ForeignKey:
    other, column = field.refers.split(".")
    # In Table Schema an empty name is the table itself.
    resource = "" if other == table.name else other
    return {"fields": field.name, "reference": {"resource": resource, "fields": column}}


def database(tables: Iterable[Table]) -> bytes:
    """All tables in one SQLite file, keys declared; the same rows give the same bytes."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.execute("PRAGMA page_size = 4096")
        connection.execute("PRAGMA encoding = 'UTF-8'")
        connection.execute("BEGIN")
        for table in tables:
            connection.execute(_create(table))
            marks = ", ".join("?" * len(table.fields))
            rows = ([_stored(cell) for cell in row] for row in table.rows)
            connection.executemany(f"INSERT INTO {table.name} VALUES ({marks})", rows)
        connection.execute("COMMIT")
        connection.execute("VACUUM")
        return connection.serialize()
    finally:
        connection.close()


def _create(table: Table) -> str:
    columns = [
        f'"{field.name}" {_COLUMN_TYPES[field.type]}{" NOT NULL" if field.required else ""}'
        for field in table.fields
    ]
    keys = ", ".join(f'"{name}"' for name in table.key)
    columns.append(f"PRIMARY KEY ({keys})")
    for field in table.fields:
        if field.refers:
            other, column = field.refers.split(".")
            columns.append(f'FOREIGN KEY ("{field.name}") REFERENCES {other} ("{column}")')
    return f"CREATE TABLE {table.name} ({', '.join(columns)})"


def _stored(cell: Cell) -> str | int | float | None:
    """A decimal as a number of SQLite: whole where it is whole."""
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    return int(cell) if isinstance(cell, bool) else cell
