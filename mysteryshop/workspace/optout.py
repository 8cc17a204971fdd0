"""optout.csv: who asked not to be shopped. One a line: a dealer id, a web host or a mail domain; a second column may say why."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from urllib.parse import urlsplit

from mysteryshop.workspace.problems import Problems
from mysteryshop.workspace.tree import read_text

_HEADINGS = {"id", "dealer", "dealer id", "dealer_id", "url", "host", "domain", "who"}


def read_optout(path: Path, problems: Problems) -> frozenset[str]:
    """Every entry in lower case; an address counts as its host, with and without www. No file: nobody."""
    if not path.exists():
        return frozenset()
    text = read_text(path, problems, what="opt-out list", tip="One dealer id or web host a line.") or ""
    found: set[str] = set()
    for row in csv.reader(io.StringIO(text.replace("\0", "")), delimiter=";" if ";" in text.split("\n", 1)[0] else ","):
        entry = row[0].strip().lower() if row else ""
        if not entry or entry.startswith("#") or entry in _HEADINGS:
            continue
        if "://" in entry:
            entry = urlsplit(entry).hostname or entry
        entry = entry.lstrip("@")
        found |= {entry, entry.removeprefix("www.")}
    return frozenset(found)
