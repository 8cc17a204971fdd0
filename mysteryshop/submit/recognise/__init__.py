"""From a snapshot to meaning: what each field asks for and what each form is for.

Pure; the words are data (lexicons/recognise_*.toml).

Every field gathers votes from the words a person reads, then from the source; traps and tick boxes are judged by their own
evidence; then the whole form decides together. Each reading says why. Plug-ins (`@recogniser`) have the last word.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import lru_cache

from mysteryshop.submit.page.snapshot import FormSnapshot, FrameSnapshot
from mysteryshop.submit.recognise.boxes import BOXES, read_boxes
from mysteryshop.submit.recognise.buttons import read_button, sends
from mysteryshop.submit.recognise.candidate import Candidate
from mysteryshop.submit.recognise.evidence import gather
from mysteryshop.submit.recognise.forms import form_type, legend_of
from mysteryshop.submit.recognise.joint import decide_together
from mysteryshop.submit.recognise.lastlook import without_endings
from mysteryshop.submit.recognise.layout import behind, in_rows, last_line, uncounted, under_rows, worth_after
from mysteryshop.submit.recognise.readings import FIELD_TYPES, FieldReading, FormReading, recogniser, second_looks
from mysteryshop.submit.recognise.spoken import asked_aloud
from mysteryshop.submit.recognise.traps import LURES, called_hidden, own_words, trap_evidence
from mysteryshop.submit.recognise.votes import Votes
from mysteryshop.submit.recognise.words import plain

__all__ = ["FIELD_TYPES", "FieldReading", "FormReading", "recognise", "recogniser"]


def _confidence(weight: float, second: float) -> float:
    return round(min(0.99, (weight + 0.15) / (weight + second + 0.75)), 3)


def _words_after(form: FormSnapshot, i: int) -> str:
    """The words after a field; none for a box, or where the next field has no others and so needs them itself."""
    following = form.fields[i + 1] if i + 1 < len(form.fields) else None
    needed = following is not None and not (following.label or following.aria_label or following.placeholder)
    return "" if needed or form.fields[i].kind in BOXES else form.fields[i].text_after


def _shares_label(form: FormSnapshot, i: int) -> bool:
    """It stands right beside a field in one line, as a house number beside a street under one label."""
    if i == 0:
        return False
    (x, y, width, _), (left, top, _, _) = form.fields[i - 1].box, form.fields[i].box
    return (
        width > 0
        and form.fields[i].visible
        and abs(top - y) <= 6
        and 0 <= left - (x + width) < 60
        and not form.fields[i - 1].placeholder
    )


def _dialled(votes: dict[int, Votes], i: int) -> bool:
    """A number box behind its country code: the words stand over both."""
    before = votes.get(i - 1)
    return before is not None and votes[i].best()[0] == "phone" and before.best()[0] in {"phone_country_code", "country", "phone"}


def _traps(form: FormSnapshot, votes: dict[int, Votes], words: dict[int, str]) -> dict[int, FieldReading]:
    """The fields only a robot would fill, by position. `words`: what stands before each."""
    found: dict[int, FieldReading] = {}
    shown = any(f.visible or f.proxy for f in form.fields)
    asked = Counter(one.best()[0] for i, one in votes.items() if form.fields[i].visible)
    speaking = sum(bool(own_words(form.fields[i])) for i in votes)
    labels = {plain(f.label) for f in form.fields if plain(f.label)}
    away = sum(map(called_hidden, form.fields)) <= 2
    silence = speaking >= max(2, 0.7 * (len(votes) - 1))
    for i, field in enumerate(form.fields):
        kind = votes[i].best()[0] if i in votes else ""
        told = own_words(field) or plain(words.get(i, ""))
        weight, why = trap_evidence(
            field,
            kind,
            form_visible=form.visible and shown,
            fields_in_form=len(form.fields),
            silent=silence and bool(kind) and not told and not _shares_label(form, i) and not _dialled(votes, i),
            after=_words_after(form, i),
            again=kind in LURES and asked[kind] > int(field.visible),
            away=away,
            others=labels - {plain(field.label)},
        )
        if weight >= 1.0:
            found[i] = FieldReading(field, "honeypot", _confidence(weight, 0.4), why)
    return found


def _fields(form: FormSnapshot, frame: FrameSnapshot) -> list[FieldReading]:
    """The form's fields in document order: boxes and traps by themselves, the rest together."""
    read: dict[int, FieldReading] = {
        i: FieldReading(form.fields[i], kind, _confidence(weight, 0.3), why)
        for i, (kind, weight, why) in read_boxes(form).items()
    }
    loose = [i for i in range(len(form.fields)) if i not in read]
    asked = uncounted(in_rows(under_rows(behind([form.fields[i] for i in loose]))))
    after = worth_after(asked)
    votes = {i: gather(field, after=after) for i, field in zip(loose, asked, strict=True)}
    read |= _traps(form, votes, {i: last_line(field.text_before) for i, field in zip(loose, asked, strict=True)})
    candidates = {i: Candidate(form.fields[i], one) for i, one in votes.items() if i not in read}
    decide_together(list(candidates.values()), form, frame)
    for i, one in candidates.items():
        read[i] = FieldReading(one.field, one.type, _confidence(one.weight, one.second), one.why)
    return [read[i] for i in sorted(read)]


def _buttons(form: FormSnapshot) -> list[FieldReading]:
    senders = [b for b in form.buttons if b.kind in {"submit", "image"}]
    telling = [b for b in form.buttons if sends(b)]
    readings = []
    for button in form.buttons:
        alone = not senders or senders == [button]
        kind, weight, why = read_button(button, alone=alone, words_elsewhere=any(b is not button for b in telling))
        readings.append(FieldReading(button, kind, _confidence(weight, 0.3), why))
    return readings


def _read_form(form: FormSnapshot, frame: FrameSnapshot) -> FormReading:
    form = asked_aloud(replace(form, legend=legend_of(form), fields=without_endings(form.fields)))
    readings = [*_fields(form, frame), *_buttons(form)]
    pressed = [r.field.text or r.field.value for r in readings if r.type == "submit"]
    kind, sure, _ = form_type(form, frame, Counter(r.type for r in readings), pressed)
    return FormReading(form, kind, sure, tuple(readings))


@lru_cache(8)
def _read_forms(frame: FrameSnapshot) -> tuple[FormReading, ...]:
    """Every form as read before plug-ins; a page is mostly looked at several times while it stays as it is."""
    return tuple(_read_form(form, frame) for form in frame.forms)


def recognise(frame: FrameSnapshot) -> tuple[FormReading, ...]:
    """Every form of a frame, read. The same snapshot always gives the same readings."""
    return tuple(second_looks(reading, frame) for reading in _read_forms(frame))
