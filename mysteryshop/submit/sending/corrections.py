"""What a site's objection is about: which boxes it names, which kinds of box it blames, its words. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mysteryshop.submit.page.phrases import phrases, plain
from mysteryshop.submit.page.snapshot import FieldSnapshot
from mysteryshop.submit.recognise import FormReading
from mysteryshop.submit.sending.complaints import blamed, complaints
from mysteryshop.submit.sending.signs import Signs

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
