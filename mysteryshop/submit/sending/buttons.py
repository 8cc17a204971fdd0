"""The buttons of what took a form's place: which of them sends it, which leads on. Pure."""

from __future__ import annotations

from typing import Any

from mysteryshop.model import Shop
from mysteryshop.submit.content import choose
from mysteryshop.submit.finding.agreeing import agrees, changes
from mysteryshop.submit.page.phrases import phrases, plain, unkeyed

_FEW = 6
"""A page between two questions has hardly more buttons than the one that leads on."""
_SENDS = 0.55
"""How much of a button's words, by letters, must send."""


def sending(shown: dict[str, Any]) -> list[tuple[str, str, bool]]:
    """(selector, words, its form holds the lead) of the buttons that send what is shown."""
    send, posts = phrases("submit_outcomes", "review", "send"), phrases("submit_buttons", "sending", "words")
    return [
        (selector, words, whole)
        for selector, words, whole, posting, _ in shown["buttons"]
        if send.share(plain(words)) >= _SENDS or (posting and posts.find(plain(words)))
    ]


def closing(shown: dict[str, Any]) -> list[tuple[str, str, bool]]:
    """The same of the one button that sends or confirms something by name ("Confirm booking"), for a page that calls itself a
    last look; none where there are several."""
    tables = phrases("submit_outcomes", "review", "send"), phrases("submit_buttons", "sending", "words")
    not_so = phrases("submit_outcomes", "review", "no"), phrases("submit_buttons", "back", "words")
    named = [
        (selector, words, whole)
        for selector, words, whole, _, stood in shown["buttons"]
        if not stood and any(t.find(plain(words)) for t in tables) and not any(t.find(plain(words)) for t in not_so)
    ]
    return named if len(named) == 1 else []


def way_on(shown: dict[str, Any], tables: list[str], shop: Shop) -> tuple[str, str] | None:
    """The one button that came up and leads on, or ends it, where nothing is asked; of several that differ by how the answer
    comes ("Text me", "Email me") the one that the shopper of `shop` likes."""
    said = [
        phrases(*(("submit_outcomes", "review", name) if name == "send" else ("submit_buttons", name, "words")))
        for name in tables
    ]
    fresh = [(selector, words) for selector, words, *_, stood in shown["buttons"] if not stood]
    if "send" in tables and (liked := choose.liked_channel([(words, selector) for selector, words in fresh], shop)):
        return liked[1], liked[0]
    on = [one for one in fresh if any(table.share(unkeyed(plain(one[1]))) >= _SENDS for table in said)]
    on = on or ([one for one in fresh if agrees(one[1])] if "onward" in tables and any(changes(w) for _, w in fresh) else [])
    return on[0] if len(on) == 1 and len(fresh) < _FEW else None


def going_on(shown: dict[str, Any], *, in_sight: bool, sent: bool) -> tuple[str, str] | None:
    """The one button that goes on from entries shown once more: of a form that holds them all, or, where they are `in_sight`,
    beside one that changes them. `sent`: something has left, so that it must be a form's that posts, and one that changes them
    beside it."""
    onward = phrases("submit_buttons", "onward", "words")
    fresh = [one for one in shown["buttons"] if not one[4]]
    on = [one for one in fresh if not changes(one[1]) and (onward.share(plain(one[1])) >= _SENDS or agrees(one[1]))]
    on = [one for one in on if one[2] and one[3]] or [one for one in on if in_sight and (one[3] or not sent)]
    beside = any(changes(words) for _, words, *_ in fresh)
    return (on[0][0], on[0][1]) if len(on) == 1 and (beside or (on[0][2] and not sent)) else None
