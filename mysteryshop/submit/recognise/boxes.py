"""Tick boxes, radio buttons and push buttons: what a box asks is told by its whole sentence, or by its question and answers."""

from __future__ import annotations

from collections.abc import Sequence

from mysteryshop.submit.recognise import books
from mysteryshop.submit.recognise.evidence import Votes, _read_name, _read_words, first_line, last_line
from mysteryshop.submit.recognise.words import group, name_words, plain
from mysteryshop.submit.snapshot import FieldSnapshot

ASKED_IN_BOXES = group("asked_in_boxes")


def sentence_of(box: FieldSnapshot) -> str:
    """All that a box says of itself, in plain words."""
    own = box.label or box.aria_label or first_line(box.text_after) or last_line(box.text_before) or box.title
    return plain(own)


def _sentence_votes(box: FieldSnapshot) -> Votes:
    """Consent, marketing, choice or robot, by the phrases of the sentence and of the name."""
    votes = Votes()
    text = sentence_of(box)
    if len(text.split()) < 4:
        text = plain(f"{text} {box.group_label}")
    for hit in books.sentences().find_words(tuple(text.split())[:160]):
        for kind in hit.kinds:
            votes.add(kind, 0.8 + 0.25 * min(hit.length, 4), f'says "{hit.phrase}"')
    words = tuple(word for source in (box.name, box.id) for word in name_words(source))
    keys = books.sentence_keys()
    hits = list(keys.find_words(words)) or [found for word in words if (found := keys.find_in_word(word))]
    for hit in hits[:3]:
        for kind in hit.kinds:
            votes.add(kind, 0.7, f'name "{hit.phrase}"')
    return votes


def read_sentence(box: FieldSnapshot) -> tuple[str, float, str]:
    """(type, weight, why) of a single tick box by its sentence; ("other", 0, "") when it gives no permission."""
    votes = _sentence_votes(box)
    score = votes.score
    consent, marketing = score.get("consent", 0.0), score.get("marketing_optin", 0.0)
    if score.get("robot", 0.0) > 0:
        return "captcha", 2.0, votes.why("robot")
    if score.get("choice", 0.0) >= max(consent, marketing):
        return "other", score.get("choice", 0.0), votes.why("choice")
    if box.required and consent:
        consent += 0.8
    if marketing and marketing >= 0.62 * consent:
        return "marketing_optin", marketing, votes.why("marketing_optin")
    if consent:
        return "consent", consent, votes.why("consent")
    return "other", 0.0, ""


VAGUE = frozenset({"hear from", "hear about", "receive", "events", "tips", "informed about", "third part*", "partners"})
"""Phrases that speak of advertising only in a longer sentence, not in the question over a list of channels."""


def _advertises(question: str) -> str:
    """The phrase by which a question over a list of channels asks leave to advertise, else ""."""
    for hit in books.sentences().find_words(tuple(plain(question).split())[-60:]):
        if hit.kinds == ("marketing_optin",) and hit.phrase not in VAGUE:
            return hit.phrase
    return ""


def _named_advertising(box: FieldSnapshot) -> str:
    """The part of its name or id that speaks of advertising, else ""."""
    words = (*name_words(box.name), *name_words(box.id))
    return next((hit.phrase for hit in books.sentence_keys().find_words(words) if hit.kinds == ("marketing_optin",)), "")


def read_group(boxes: Sequence[FieldSnapshot], question: str = "") -> tuple[str, float, str]:
    """(type, weight, why) of radio buttons or tick boxes under one question (default: their own group's label)."""
    votes = Votes()
    first = boxes[0]
    question = question or first.group_label
    _read_words(votes, "question", last_line(question), 2.4)
    _read_name(votes, "name", first.name, 1.6)
    answers = [plain(box.label or first_line(box.text_after) or box.aria_label or box.value) for box in boxes]
    for kind, known in books.choices().items():
        hits = sum(1 for answer in answers if answer in known)
        if kind in ASKED_IN_BOXES and hits >= max(2, 0.6 * len(answers)):
            votes.add(kind, 2.0, "answers look like " + kind)
    if sum(1 for answer in answers if answer in books.choices()["contact_method"] | books.post()) >= 0.6 * len(answers):
        if why := _advertises(f"{first.group_label} {question}") or _named_advertising(first):
            votes.add("marketing_optin", 3.5, f'question "{why}"')
        elif first.kind == "checkbox" and set(answers) & books.post():
            votes.add("marketing_optin", 3.0, "offers letters too")
        else:
            votes.add("contact_method", 0.6, "answers are channels")
    if set(answers) <= books.choices()["yes_no"]:
        votes.scale([k for k in votes.score if k not in {"has_trade_in"}], 0.5)
    votes.scale([k for k in votes.score if k not in ASKED_IN_BOXES | {"marketing_optin"}], 0.0)
    kind, weight, _ = votes.best()
    return (kind, weight, votes.why(kind)) if weight >= 1.1 else ("other", weight, "")


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
    send = sum(hit.length for hit in hits if "send" in hit.kinds)
    other = sum(hit.length for hit in hits if "other" in hit.kinds)
    first = hits[0].kinds[0] if hits else ""
    if button.kind == "reset":
        return "button_other", 3.0, "type reset"
    strength = {"submit": 2.0, "image": 1.6, "button": 0.0}[button.kind]
    if alone and button.kind == "submit":
        strength += 2.0
    if other and (first == "other" or other > send):
        strength -= 2.4 if other > send else 1.2
    if send and first != "other":
        strength += 1.2
    elif not alone and button.kind == "submit" and words_elsewhere:
        strength -= 1.7
    marks = " ".join(name_words(f"{button.name} {button.id} {button.classes}"))
    if "submit" in marks or "send" in marks.split():
        strength += 0.9
    if not words and button.kind == "button":
        strength -= 0.4
    if button.kind == "button" and alone:
        strength += 0.5
    kind = "submit" if strength > 0.45 else "button_other"
    return kind, abs(strength) + 0.5, f'{button.kind} "{words[:40]}"'
