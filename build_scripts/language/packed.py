"""The model file: a trie of character n-grams, one byte for each probability.

Layout (little-endian): ``MAGIC``; one uint32 with the number of orders and one with the length of
the zlib stream; the stream.  In the stream: the symbols in UTF-16-LE behind their uint32 count;
then for each order n = 1..N a uint32 count and, column after column, the last symbol's number (low
bytes, then high bytes), the cost, and, below the highest order, the back-off cost and the number of
children (low bytes, then high bytes).  Entries are sorted by the number of their parent, then by
symbol.  A cost is a negative natural logarithm in steps of ``STEP``; a back-off cost is shifted by
``SHIFT`` because a weight may exceed 1.
"""

import struct
import sys
import zlib
from array import array
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Final, NamedTuple

MAGIC: Final = b"CZLM\x01\x00\x00\x00"
STEP: Final = 0.08
SHIFT: Final = 32


class Order(NamedTuple):
    """All n-grams of one length: columns of equal length, one entry an n-gram.

    ``first`` has one element more: the children of entry i are ``first[i]`` to ``first[i + 1]`` of
    the next order (empty for the highest order).
    """

    symbol: "array[int]"
    cost: bytes
    backoff: bytes
    first: "array[int]"


class Trie(NamedTuple):
    """The n-grams of a model: symbol numbers by symbol, and the orders, shortest first."""

    numbers: dict[str, int]
    orders: tuple[Order, ...]


class DamagedModelFile(ValueError):
    """The model file is not one that this version of the program wrote."""


def _native(values: "array[int]") -> "array[int]":
    if sys.byteorder == "big":
        values.byteswap()
    return values


def _wide(low: bytes, high: bytes) -> "array[int]":
    joined = bytearray(2 * len(low))
    joined[0::2] = low
    joined[1::2] = high
    return _native(array("H", bytes(joined)))


class _Reader:
    """Takes counted pieces from the front of a byte string."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def take(self, length: int) -> bytes:
        piece = self._data[self._at : self._at + length]
        if len(piece) != length:
            raise DamagedModelFile("model file is cut short / 语言模型文件不完整")
        self._at += length
        return piece

    def count(self) -> int:
        (value,) = struct.unpack("<I", self.take(4))
        return int(value)


def read(path: Path) -> Trie:
    """The trie in the file; raises ``DamagedModelFile`` when the file is something else."""
    data = path.read_bytes()
    if data[:8] != MAGIC:
        raise DamagedModelFile("not a language model file / 不是语言模型文件")
    orders, length = struct.unpack("<II", data[8:16])
    if len(data) != 16 + length:
        raise DamagedModelFile("model file is cut short / 语言模型文件不完整")
    reader = _Reader(zlib.decompress(data[16:]))
    symbols = reader.take(2 * reader.count()).decode("utf-16-le")
    numbers = {symbol: number for number, symbol in enumerate(symbols)}
    return Trie(numbers, tuple(_read_order(reader, n == orders) for n in range(1, orders + 1)))


def _read_order(reader: _Reader, highest: bool) -> Order:
    size = reader.count()
    symbol = _wide(reader.take(size), reader.take(size))
    cost = reader.take(size)
    if highest:
        return Order(symbol, cost, b"", array("I"))
    backoff = reader.take(size)
    children = _wide(reader.take(size), reader.take(size))
    return Order(symbol, cost, backoff, array("I", accumulate(children, initial=0)))


def write(path: Path, symbols: str, orders: tuple[Order, ...]) -> None:
    """Writes the file; equal arguments give equal bytes."""
    out = bytearray(struct.pack("<I", len(symbols)) + symbols.encode("utf-16-le"))
    for order in orders:
        out += struct.pack("<I", len(order.symbol))
        out += _planes(order.symbol) + order.cost
        if order.first:
            children = array("H", (b - a for a, b in pairwise(order.first)))
            out += order.backoff + _planes(children)
    stream = zlib.compress(bytes(out), 9)
    path.write_bytes(MAGIC + struct.pack("<II", len(orders), len(stream)) + stream)


def _planes(values: "array[int]") -> bytes:
    raw = _native(array("H", values)).tobytes()
    return raw[0::2] + raw[1::2]
