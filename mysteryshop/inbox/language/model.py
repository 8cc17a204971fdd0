"""The model of py3langid read where it lies: row by row from its file, by plain Python.

Its library reads it whole and needs numpy for it: thirty megabytes, in every process that reads mail. Most texts meet the same
few thousand of its rows.
"""

from __future__ import annotations

import ast
import lzma
import math
import os
import shutil
import struct
import tempfile
import unicodedata
import zipfile
from array import array
from collections import Counter
from collections.abc import Collection, Sequence
from importlib.util import find_spec
from operator import itemgetter, mul
from pathlib import Path
from typing import IO, Any

_MODEL = "data/model.npz.xz"
_KEPT = 2_000
"""Rows of a table that are read, and kept, at a time."""


class LanguageModel:
    """Which of some languages a text is most likely in. A finite automaton over its bytes tells which features it has, and
    every feature how likely it is in each language."""

    def __init__(self, wanted: Collection[str]) -> None:
        """Raises OSError, ValueError or KeyError where the model is missing or of another make."""
        self._file = _unpacked()
        try:
            parts = {name: _Part(self._file, name) for name in ("ptc", "pc", "classes", "nextmove", "nextmove_row", "out_feat")}
            classes = [name.rstrip("\0") for name in parts["classes"].names()]
            columns = [place for place, name in enumerate(classes) if name in wanted]
            if len(columns) < 2 or parts["ptc"].shape != (*parts["ptc"].shape[:1], len(classes)):
                raise ValueError("a model of another shape")
            self._classes: tuple[str, ...] = itemgetter(*columns)(classes)
            self._before = itemgetter(*columns)(parts["pc"].numbers())
            self._row_of, self._feature_of = parts["nextmove_row"].numbers(), parts["out_feat"].numbers()
            self._moves = _Rows(parts["nextmove"], range(256))
            self._likely = _Rows(parts["ptc"], columns)
        except BaseException:
            self._file.close()
            raise

    def language_of(self, text: str) -> str:
        """The likeliest language; the first of all where nothing in the text tells any."""
        features = self._features(text)
        if not features:
            return self._classes[0]
        weights = [math.log1p(count) for count in features.values()]
        tables = zip(*(self._likely[feature] for feature in features), strict=True)
        scores = [sum(map(mul, weights, table), first) for first, table in zip(self._before, tables, strict=True)]
        return self._classes[scores.index(max(scores))]

    def _features(self, text: str) -> Counter[int]:
        folded = unicodedata.normalize("NFC", text.lower() if text.isupper() else text)
        moves, row_of, feature_of = self._moves, self._row_of, self._feature_of
        met: list[int] = []
        state = 0
        for letter in folded.encode("utf-8", "surrogatepass"):
            state = moves[row_of[state]][letter]
            if feature_of[state] >= 0:
                met.append(feature_of[state])
        return Counter(met)


class _Part:
    """One array of the model: where it begins in the file, its shape and the kind of its cells."""

    def __init__(self, file: IO[bytes], name: str) -> None:
        self.file = file
        with zipfile.ZipFile(file) as box:
            about = box.getinfo(f"{name}.npy")
        if about.compress_type != zipfile.ZIP_STORED:
            raise ValueError("the table is packed")
        file.seek(about.header_offset + 26)
        file.seek(about.header_offset + 30 + sum(struct.unpack("<HH", file.read(4))))
        magic, (version, _) = file.read(6), file.read(2)
        if magic != b"\x93NUMPY" or version not in (1, 2, 3):
            raise ValueError("an array of another make")
        (length,) = struct.unpack("<H", file.read(2)) if version == 1 else struct.unpack("<I", file.read(4))
        told: dict[str, Any] = ast.literal_eval(file.read(length).decode("utf-8"))
        self.begin, self.shape, self.kind = file.tell(), tuple(told["shape"]), str(told["descr"])
        if told["fortran_order"] and len(self.shape) > 1:
            raise ValueError("an array by columns")

    def letter(self) -> str:
        """The code of one cell, as `struct` names it. Raises KeyError for kinds that no model has."""
        return {"<f2": "e", "<f4": "f", "<u2": "H", "<u4": "I", "<i4": "i"}[self.kind]

    def bytes(self, cells: int, first: int = 0) -> bytes:
        """The bytes of some cells."""
        size = int(self.kind[2:]) * (4 if self.kind[1] == "U" else 1)
        data = os.pread(self.file.fileno(), cells * size, self.begin + first * size)
        if len(data) != cells * size:
            raise ValueError("the model ends early")
        return data

    def numbers(self) -> array[Any]:
        """All its cells."""
        cells = math.prod(self.shape)
        return array(self.letter(), struct.unpack(f"<{cells}{self.letter()}", self.bytes(cells)))

    def names(self) -> list[str]:
        """All its cells, which are words."""
        (cells,) = self.shape
        long = int(self.kind[2:])
        return [self.bytes(1, place)[: 4 * long].decode("utf-32-le") for place in range(cells)]


class _Rows(dict[int, "array[Any]"]):
    """A large table, of which rows are read when they are asked for: of each the wanted columns."""

    def __init__(self, part: _Part, wanted: Sequence[int]) -> None:
        self._part, self._width = part, part.shape[1] if len(part.shape) > 1 else len(wanted)
        self._form, self._code = f"<{self._width}{part.letter()}", part.letter().replace("e", "f")
        self._pick = itemgetter(*wanted) if len(wanted) < self._width else None

    def __missing__(self, number: int) -> array[Any]:
        if len(self) >= _KEPT:
            self.clear()
        row = struct.unpack(self._form, self._part.bytes(self._width, number * self._width))
        self[number] = kept = array(self._code, self._pick(row) if self._pick else row)
        return kept


def _unpacked() -> IO[bytes]:
    """The model in a file without a name, which goes when it is closed."""
    found = find_spec("py3langid")
    if found is None or not found.submodule_search_locations:
        raise FileNotFoundError("py3langid")
    file = tempfile.TemporaryFile()  # noqa: SIM115 - it is read from as long as the model is
    try:
        with lzma.open(Path(found.submodule_search_locations[0]) / _MODEL) as packed:
            shutil.copyfileobj(packed, file, 1 << 18)
    except BaseException:
        file.close()
        raise
    return file
