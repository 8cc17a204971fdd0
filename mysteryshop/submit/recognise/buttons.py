"""Push buttons: the one that sends the form is told from those beside it."""

from __future__ import annotations

from mysteryshop.submit.page.snapshot import FieldSnapshot
from mysteryshop.submit.recognise import books
from mysteryshop.submit.recognise.words import name_words, plain


def sends(button: FieldSnapshot) -> bool:
    """Its words say that it sends the form."""
    hits = books.buttons().find(plain(button.text or button.value))
    return bool(hits) and hits[0].kinds[0] == "send"


def read_button(button: FieldSnapshot, *, alone: bool, words_elsewhere: bool = False) -> tuple[str, float, str]:
    """(submit | button_other, weight, why). `alone`: no other button could send the form.

    `words_elsewhere`: another button says that it sends; one without such words is then an aid beside a field.
    """
    words = plain(button.text or button.value or button.title or button.aria_label)
    hits = books.buttons().find_words(tuple(words.split())[:12])
    step = any("step" in hit.kinds for hit in hits) and not any("send" in hit.kinds for hit in hits)
    send = sum(hit.length for hit in hits if {"send", "step"} & set(hit.kinds))
    other = sum(hit.length for hit in hits if "other" in hit.kinds)
    first = hits[0].kinds[0] if hits else ""
    if button.kind == "reset":
        return "button_other", 3.0, "type reset"
    strength = {"submit": 2.0, "image": 1.6, "button": 0.0}[button.kind]
    if alone and button.kind == "submit":
        strength += 2.0
    if other and (first == "other" or other > send):
        strength -= 2.4 if other > send else 1.2
    if step and words_elsewhere:
        strength -= 2.4
    elif send and first != "other":
        strength += 1.2
    elif not alone and button.kind == "submit" and words_elsewhere:
        strength -= 1.7
    marks = " ".join(name_words(f"{button.name} {button.id} {button.classes}"))
    if "submit" in marks or "send" in marks.split():
        strength += 0.9
    if words and not alone and not any(letter.isalpha() for letter in words):  # a day of a calendar, a page
        strength -= 4.0
    if not words and button.kind == "button":
        strength -= 0.4
    if button.kind == "button" and alone:
        strength += 0.5
    kind = "submit" if strength > 0.45 else "button_other"
    return kind, abs(strength) + 0.5, f'{button.kind} "{words[:40]}"'
