"""Which button carries a form on, and whether its words send or lead to a next step."""

from __future__ import annotations

import re
from collections.abc import Sequence

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Frame

from mysteryshop.model import Shop
from mysteryshop.submit.content import choose
from mysteryshop.submit.finding.wants import STEPPED
from mysteryshop.submit.page.phrases import Phrases, phrases, plain, unkeyed
from mysteryshop.submit.page.scripts import script
from mysteryshop.submit.page.snapshot import FieldSnapshot
from mysteryshop.submit.recognise import FormReading

_MOST_WORDS = 3
"""Words beside the one that chooses: more of them ask for something else."""
_PARTED = re.compile(r"\s*[:–—›»→>|]\s*|\s+-\s+|\s+(?:to|zu|zum|zur|vers|aux?|à|al|alla|ai|naar|para|ao|a)\s+", re.I)
"""What stands between "next" and the name of the step it leads to."""
_SENTENCE = 3
"""From this many words a button's may say something of which one word for going back is only a part."""


def send_button(reading: FormReading, shop: Shop | None = None) -> FieldSnapshot | None:
    """The button that carries the form on: its submit button, else its onward button, else its last one. Of several that differ
    by how the answer comes ("Text me", "Email me") the one that the shopper of `shop` likes."""
    usable = [r for r in reading.fields if r.field.button and r.field.visible and r.field.kind != "reset"]
    usable = [r for r in usable if not (puts_off(r.field.text) or _answer(r.field.text))]
    if any(r.field.kind == "radio" and r.field.tag != "input" for r in reading.fields):
        usable = [r for r in usable if not more_answers(r.field.text)]
    usable = [r for r in usable if not leads_back(r.field.text) or _table("sending").find(plain(r.field.text))]
    tops = [r.field.box[1] for r in reading.fields if not r.field.button and r.field.visible]
    below = [r for r in usable if tops and r.field.box[1] + r.field.box[3] > min(tops)]
    usable = below or usable  # what stands over all boxes names steps, or opens something
    if any(is_onward(r.field) and not r.field.disabled for r in usable):  # a later step's name among the tabs of a wizard
        usable = [r for r in usable if not r.field.disabled]
    submits = [r for r in usable if r.type == "submit"]
    sending = [r for r in submits if is_sending(r.field)]
    onward = [r for r in usable if is_onward(r.field)]
    if onward:  # what looks something up for a box ("Search" beside a postal code) carries no step on
        submits = [r for r in submits if (r.field.kind == "submit" and reading.form.real) or not looks_up(r.field)]
    for choice in (
        sending,
        submits,
        onward,
        [r for r in usable if is_sending(r.field)],
        [r for r in usable if r.field.kind == "submit"],
    ):
        if choice:
            here = [r for r in choice if not _table("elsewhere").find(plain(r.field.text))]
            return _by_channel([r.field for r in choice], shop) or (here or choice)[-1].field
    # of a step whose next ones are in the page already, whatever its only button says leads there
    real = [r.field for r in usable if r.field.tag in ("button", "input") and r.field.kind != "image"]
    steps = any(r.field.hidden_in == "step" for r in reading.fields) or who_comes_later(reading)
    return real[0] if steps and len(real) == 1 else None


def _by_channel(buttons: Sequence[FieldSnapshot], shop: Shop | None) -> FieldSnapshot | None:
    """The button of the channel that the shopper likes; None where they differ by something else."""
    liked = choose.liked_channel([(button.text, button.selector) for button in buttons], shop) if shop else None
    return next((button for button in buttons if liked and button.selector == liked[1]), None)


def onward_button(reading: FormReading) -> FieldSnapshot | None:
    """The button below its first box that says it leads to a next step and hardly anything else, whatever others there are."""
    tops = [r.field.box[1] for r in reading.fields if not r.field.button and r.field.visible]
    awake = [r.field for r in reading.fields if r.field.button and r.field.usable and not r.field.disabled]
    for button in reversed(awake):
        leads = _table("onward").share(said(button)) > 0.5 and not is_sending(button) and not leads_back(button.text)
        if leads and tops and button.box[1] + button.box[3] > min(tops):
            return button
    return None


async def unmarked_button(frame: Frame, reading: FormReading, shop: Shop) -> FieldSnapshot | None:
    """What a person would press where the form has no button: a picture, a link, a box; else the return key."""
    form = frame.locator(reading.form.selector).first
    try:
        near = await form.evaluate(script("send_button.js"), timeout=3_000)
    except PlaywrightError:
        return None
    near_by = [(str(selector), str(words)) for selector, words, _ in near["found"] if not puts_off(words)]
    sending = [(selector, words) for selector, words in near_by if _table("sending").find(plain(words))]
    onward = [(selector, words) for selector, words in near_by if _table("onward").share(plain(words)) > 0.5]
    named = [FieldSnapshot(selector, kind="button", button=True, text=words) for selector, words in near_by]
    if (liked := _by_channel(named, shop)) is not None:
        return liked
    if sending or onward:
        selector, words = min(sending or onward, key=lambda pair: len(pair[1]))
        return FieldSnapshot(selector, kind="button", button=True, text=words)
    inside = [
        (str(selector), str(words))
        for selector, words, own in near["found"]
        if own and not (leads_back(words) or puts_off(words))
    ]
    if len({words for _, words in inside}) == 1:  # whatever it says, there is nothing else to press
        return FieldSnapshot(inside[0][0], kind="button", button=True, text=inside[0][1])
    usable = {r.field.selector: r.field.usable for r in reading.fields}  # a line of a step to come takes no key
    takes = near["line"] and usable.get(near["line"], True)
    return FieldSnapshot(near["line"], kind="return", button=True, text="the return key") if takes else None


def leads_back(text: str) -> bool:
    """Its words begin with going back, closing or clearing, or say hardly anything else: "Back to cars", not "Call me back"."""
    words, back = plain(text), _table("back")
    first = back.find(words)
    return first is not None and (len(words.split()) < _SENTENCE or words.startswith(f" {first} ") or back.share(words) > 0.5)


def puts_off(text: str) -> bool:
    """Its words keep what was typed for another day: "Save and continue later"."""
    return _table("later").find(plain(text)) is not None


def who_comes_later(reading: FormReading) -> bool:
    """A quote, a valuation or a drive is asked for, and the boxes for who asks are in the form, all out of sight yet."""
    who = [r.field.usable for r in reading.fields if r.type in ("email", "phone") and not r.field.button]
    return reading.form_type in STEPPED and bool(who) and not any(who)


def more_answers(text: str) -> bool:
    """Its words show more of the answers to be pressed: "See all makes", "More times"."""
    return _table("entries").share(plain(text)) > 0.6


def _answer(text: str) -> bool:
    """Yes or no and nothing else: the answer to a question, which carries nothing on."""
    return any(phrases("submit_choices", table, "words").whole(plain(text)) for table in ("yes", "no"))


def is_onward(button: FieldSnapshot) -> bool:
    """Its words lead to a next step."""
    return _table("onward").find(said(button)) is not None


def is_sending(button: FieldSnapshot) -> bool:
    """Its words send. Of one that leads to a step, what follows is that step's name ("Next: contact")."""
    return _table("sending").find(said(button)) is not None and not _names_step(button)


def _names_step(button: FieldSnapshot) -> bool:
    words = button.text or button.aria_label
    head = _PARTED.split(words.strip(), maxsplit=1)[0]
    return head != words.strip() and _table("onward").whole(plain(head))


def looks_up(button: FieldSnapshot) -> bool:
    """It says that it searches, and hardly anything else."""
    return any(phrases("submit_ways", "gates", table).share(said(button)) > 0.5 for table in ("site_search", "finds"))


def starts(button: FieldSnapshot) -> bool:
    """Its words begin something."""
    return begins(said(button))


def begins(words: str) -> bool:
    """They say no more than that something begins: "Start here"."""
    return _table("starting").share(plain(words)) > 0.5


def answers(button: FieldSnapshot) -> bool:
    """It takes the answer to one question: "OK", or no words at all (an arrow)."""
    words = said(button)
    return not words.strip() or _table("answering").share(words) > 0.6


def chooses(words: str) -> bool:
    """It takes the entry it stands on: "Select", "Choose this store"."""
    told = plain(words).strip()
    verb = phrases("submit_buttons", "picking", "verbs").find(f" {told} ")
    if verb is None or not (told.startswith(verb) or told.endswith(verb)):
        return False
    rest = told.replace(verb, "", 1).strip()
    named = phrases("submit_buttons", "picking", "entries").find(f" {rest} ")
    return not rest or (named is not None and len(rest.split()) <= _MOST_WORDS)


def said(button: FieldSnapshot) -> str:
    """Its words, or where it shows none (an arrow) what it is called; as `plain` writes them."""
    shown = plain(button.text)
    return unkeyed(shown) if shown.strip() else plain(button.aria_label)


def _table(name: str) -> Phrases:
    return phrases("submit_buttons", name, "words")
