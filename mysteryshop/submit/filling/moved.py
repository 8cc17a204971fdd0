"""List boxes that stand at another place since they were answered: scripts put what was chosen before the box."""

from __future__ import annotations

from dataclasses import replace

from mysteryshop.submit.content.wishes import Wish
from mysteryshop.submit.page.phrases import plain
from mysteryshop.submit.recognise import FormReading


def follow_moved(reading: FormReading, done: dict[str, Wish], taken: dict[str, str]) -> None:
    """Carries over what was done to them, and the entries `taken` (both by selector), to where they stand now."""
    fields = [r.field for r in reading.fields]
    here = {field.selector for field in fields}
    for old, words in list(taken.items()):
        said = plain(words)
        if old in here or old not in done or not said.strip():
            continue
        new = (f for f in fields if f.kind == "listbox" and f.selector not in taken and said in plain(f.value))
        if (found := next(new, None)) is not None:
            done[found.selector] = replace(done.pop(old), field=found)
            taken[found.selector] = taken.pop(old)
