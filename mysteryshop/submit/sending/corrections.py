"""What a site's objection is about: which boxes it names, which kinds of box it blames, its words. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mysteryshop.submit.content.leave import bound, to_what_nobody_knows
from mysteryshop.submit.page.phrases import adverts, phrases, plain
from mysteryshop.submit.page.snapshot import FieldSnapshot
from mysteryshop.submit.recognise import FieldReading, FormReading
from mysteryshop.submit.recognise.boxes import sentence_of
from mysteryshop.submit.recognise.sentence import SELLS, SHARES, speaks
from mysteryshop.submit.sending.complaints import blamed, complaints
from mysteryshop.submit.sending.signs import Signs

_UNKNOWN = ("other", "consent")
_SOLD = SELLS | SHARES | {"habit", "message"}
_NEAR = 4
"""Words within which "all" is said of boxes."""
_NAMES = frozenset(("first_name", "last_name", "full_name"))


@dataclass(frozen=True, slots=True)
class Asked:
    """`named`: ids, names or labels of boxes marked as wrong; `wrong`: kinds of box spoken of; `words`: all that was said."""

    named: frozenset[str]
    wrong: set[str]
    words: tuple[str, ...]


def asked_of(signs: Signs, form: FormReading) -> Asked:
    """What the signs of a refusal ask of the form as it stands now."""
    pieces = [piece.partition(":") for c in signs.carriers for piece in c.words.split("; ")]
    named = frozenset([name for name, _ in signs.invalid if name] + [name.strip() for name, colon, _ in pieces if colon])
    wrong = blamed(signs) | {r.type for r in form.fields if _is_named(r.field, named)}
    words = [*complaints(signs), *(words for _, words in signs.invalid), *(c.words for c in signs.carriers if c.words)]
    words += [r.field.title for r in form.fields if r.field.title and _is_named(r.field, named)]
    return Asked(named, wrong, tuple(words))


def all_but(asked: Asked) -> str:
    """What follows "except" where the site's words ask for all boxes but some, as `plain` writes it; "" where they do not."""
    for line in asked.words:
        told = plain(line)
        every, boxes = (phrases("submit_outcomes", "errors", name) for name in ("every", "boxes"))
        but = phrases("submit_outcomes", "errors", "but").find(told)
        first = every.find(told)
        if but and first and boxes.find(f" {' '.join(told.partition(f' {first} ')[2].split()[:_NEAR])} "):
            return f" {told.partition(f' {but} ')[2]}"
    return ""


def wants_plain_letters(name: str, asked: Asked) -> bool:
    """The shopper's name has letters with accents, and the site speaks of letters, or of a name's box."""
    spoken = any(phrases("submit_outcomes", "errors", "letters").find(plain(words)) for words in asked.words)
    return not name.isascii() and (spoken or bool(asked.wrong & _NAMES))


def insisting_on(form: FormReading, asked: Asked) -> FormReading:
    """The form, as if it insisted on what the site asks for."""
    fields = (
        replace(r, field=replace(r.field, required=True))
        if _is_named(r.field, asked.named) or _is_told(r.field, asked.words)
        else r
        for r in form.fields
    )
    return replace(form, fields=tuple(fields))


def boxes_to_tick(form: FormReading, asked: Asked | None) -> list[str]:
    """The boxes left alone as nobody knows what they say, which the site insists on: those it marks or names, else the only one,
    where its words speak of a tick (None: where its button sleeps). None that speaks of advertising, or while the
    site does; but the consent that the form needs, whatever goes with it."""
    boxes = [r for r in form.fields if r.type in _UNKNOWN and r.field.kind == "checkbox" and r.field.usable]
    left = [r.field for r in boxes if not r.field.checked and (_is_bound(r) or not _lures_on(r.field))]
    left = [box for box in left if not to_what_nobody_knows(box, form.fields)]
    if asked is None:
        return [box.selector for box in left] if len(left) == 1 else []
    if any(map(_advertises, asked.words)):
        return []
    told = [plain(line) for line in asked.words]
    named = [b.selector for b in left if _is_named(b, asked.named) or any(plain(sentence_of(b)) in line for line in told)]
    spoken = any(phrases("submit_outcomes", "errors", "tick").find(line) for line in told)
    return named or ([left[0].selector] if spoken and len(left) == 1 else [])


def agreeing(form: FormReading, boxes: Sequence[str]) -> FormReading:
    """The form, as if these boxes asked for the consent that it needs."""
    told = (
        replace(r, type="consent", field=replace(r.field, required=True)) if r.field.selector in boxes else r for r in form.fields
    )
    return replace(form, fields=tuple(told))


def _is_bound(reading: FieldReading) -> bool:
    """The consent that the form needs, though leave to advertise goes with it."""
    return reading.type == "consent" and bound(sentence_of(reading.field))


def _lures_on(box: FieldSnapshot) -> bool:
    words = f"{sentence_of(box)} {box.description} {box.group_label}"
    return _advertises(words) or phrases("submit_outcomes", "errors", "lures").find(plain(words)) is not None


def _advertises(words: str) -> bool:
    return speaks(words, _SOLD) or adverts().find(plain(words)) is not None


def took(signs: Signs) -> bool:
    """The whole lead went to a server by script and was answered well, without a word of refusal and not with the form."""
    return not signs.again and any(
        c.whole and c.scripted and c.status is not None and c.status < 300 and c.says is not False for c in signs.carriers
    )


def _is_told(field: FieldSnapshot, words: Sequence[str]) -> bool:
    """A message names this empty box, wholly ("City is required") or by a word of its label ("enter a date")."""
    label = plain(field.label or field.aria_label or field.placeholder)
    if field.value or not 4 < len(label) < 60 or field.kind in ("checkbox", "radio"):
        return False
    told = [plain(line) for line in words]
    named = [f" {word} " for word in label.split() if len(word) > 3]
    return any(label in line or any(word in line for word in named) for line in told)


def _is_named(field: FieldSnapshot, names: frozenset[str]) -> bool:
    return bool({field.id, field.name, field.aria_label, field.placeholder} & names - {""})
