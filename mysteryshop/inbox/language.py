"""The language of a message, from its words. Pure; the model is loaded at the first use."""

from __future__ import annotations

import lzma
import os
import re
import shutil
import struct
import tempfile
import zipfile
from array import array
from functools import cache
from typing import IO, Any

from mysteryshop.lexicons import load

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
ENOUGH, AHEAD, FEW = 5, 1.6, 2
"""Small words that must be there, and how far ahead of the next language (Portuguese shares some with Spanish); fewer do where
no other language has any."""
FEWEST_WORDS = 6
"""Below so many words without a small one among them nobody can tell."""

MIN_LETTERS = 12
SAMPLE = 240
"""Characters that are looked at; more cost time and tell nothing new."""
LANGUAGES = (
    "en",
    "es",
    "fr",
    "de",
    "nl",
    "it",
    "pt",
    "sv",
    "da",
    "no",
    "fi",
    "pl",
    "cs",
    "tr",
    "ru",
    "uk",
    "el",
    "ro",
    "hu",
    "zh",
    "ja",
    "ko",
    "ca",
)


def language_of(text: str) -> str | None:
    """Two-letter code of the language, None for texts too short to tell.

    Small words decide where they are many and agree; the model, which is large, is asked for the rest only.
    """
    sample = text[:SAMPLE]
    if sum(map(str.isalpha, sample)) < MIN_LETTERS:
        return None
    if found := _by_small_words(sample):
        return found
    return str(_identifier().classify(sample)[0]) if len(_WORD.findall(sample)) >= FEWEST_WORDS else None


def _by_small_words(sample: str) -> str | None:
    """The language whose small words are at least ENOUGH of them and AHEAD times as many as any other's; else None."""
    known = _small_words()
    words = _WORD.findall(sample.casefold())
    counts: dict[str, int] = {}
    for word in words:
        for language in known.get(word, ()):
            counts[language] = counts.get(language, 0) + 1
    first, most, next_ = "", 0, 0
    for language, count in counts.items():
        if count > most:
            first, most, next_ = language, count, most
        elif count > next_:
            next_ = count
    alone = most >= FEW and not next_
    return first if alone or (most >= ENOUGH and most >= AHEAD * next_) else None


@cache
def _small_words() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for language, words in load("small_words")["function_words"].items():
        for word in words:
            found.setdefault(word.casefold(), []).append(language)
    return {word: tuple(languages) for word, languages in found.items()}


@cache
def _identifier() -> Any:
    from py3langid import langid

    try:
        return _read_sparingly(langid)
    except (AttributeError, KeyError, OSError, TypeError, ValueError):  # a model of another make: read as its library does
        identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE)
        identifier.set_languages(list(LANGUAGES))
        return identifier


def _read_sparingly(langid: Any) -> Any:
    """The library's own model in a fifth of the memory: our languages' columns alone, and the large table left in a file."""
    import numpy as np

    file = tempfile.TemporaryFile()  # noqa: SIM115 - it has no name, and goes with the table that is read from it
    try:
        with lzma.open(langid.MODEL_DIR / langid.MODEL_FILE) as packed:
            shutil.copyfileobj(packed, file, 1 << 18)
        with zipfile.ZipFile(file) as box:
            small = {}
            for name in ("pc", "classes", "nextmove_row", "out_feat"):
                with box.open(f"{name}.npy") as part:
                    small[name] = np.lib.format.read_array(part)
            wanted = [place for place, name in enumerate(small["classes"].tolist()) if name in LANGUAGES]
            with box.open("ptc.npy") as part:
                (rows, columns), letters = _shape_of(part)
                table = np.empty((rows, len(wanted)), letters)
                for row in range(0, rows, _ROWS):
                    few = min(_ROWS, rows - row)
                    read = np.frombuffer(part.read(few * columns * letters.itemsize), letters)
                    table[row : row + few] = read.reshape(few, columns)[:, wanted]
            about = box.getinfo("nextmove.npy")
            with box.open(about) as part:
                _, letters = _shape_of(part)
                before = part.tell()
        if about.compress_type != zipfile.ZIP_STORED:
            raise ValueError("the table is packed")
        file.seek(about.header_offset + 26)
        begin = about.header_offset + 30 + sum(struct.unpack("<HH", file.read(4))) + before
    except BaseException:
        file.close()
        raise
    moves = _Moves(file, begin, letters.char)
    classes = [small["classes"].tolist()[place] for place in wanted]
    row_of, feature_of = (array(small[name].dtype.char, small[name].tobytes()) for name in ("nextmove_row", "out_feat"))
    identifier = langid.LanguageIdentifier(table, small["pc"][wanted], classes, moves, feature_of, tk_row=row_of)
    identifier._rowbase = array("q", identifier._rowbase)  # a fifth of what as many numbers in a list take
    return identifier


_ROWS = 4096
_KEPT = 3000
"""Rows of the model that are read, and kept, at a time."""


class _Moves:
    """The model's large table, row by row from its file: most texts meet the same few thousand of its rows."""

    def __init__(self, file: IO[bytes], begin: int, letters: str) -> None:
        self._file, self._begin, self._letters = file, begin, letters
        self._size = 256 * array(letters).itemsize
        self._rows: dict[int, array[int]] = {}

    def __getitem__(self, cell: int) -> int:
        row = self._rows.get(cell >> 8)
        if row is None:
            if len(self._rows) >= _KEPT:
                self._rows.clear()
            data = os.pread(self._file.fileno(), self._size, self._begin + (cell >> 8) * self._size)
            row = self._rows[cell >> 8] = array(self._letters, data)
        return row[cell & 255]


def _shape_of(part: IO[bytes]) -> tuple[tuple[int, ...], Any]:
    """Shape and kind of an array whose cells come next in the stream."""
    from numpy.lib import format as layout

    if layout.read_magic(part) != (1, 0):
        raise ValueError("an array of another make")
    shape, by_columns, letters = layout.read_array_header_1_0(part)
    if by_columns and len(shape) > 1:
        raise ValueError("an array by columns")
    return shape, letters
