"""A layer that came up with the press and offers something more before it sends: the button that sends without it. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from mysteryshop.model import Shop
from mysteryshop.submit.content.errands import offers_more
from mysteryshop.submit.page.phrases import adverts, phrases, plain
from mysteryshop.submit.page.survey import Button

FEWEST, MOST = 2, 4
"""Buttons of such a layer."""


def passing_by(shown: Sequence[Button], shop: Shop) -> Button | None:
    """Of the buttons of a layer that came up: the one that sends the enquiry and takes nothing more ("No thanks, just send my
    enquiry", "Send without texts"); the plain no where the layer offers advertising or another errand. None where nothing
    more is offered, or where no button surely takes none of it."""
    for layer in dict.fromkeys(b.layer for b in shown if b.layer and not b.layer_asks and "cookie" not in b.layer.lower()):
        buttons = [b for b in shown if b.layer == layer and not _leads_back(plain(b.text))]
        if not FEWEST <= len(buttons) <= MOST:
            continue
        declining = [b for b in buttons if _declines(plain(b.text))]
        rest = [b for b in buttons if b not in declining]
        more = [b for b in rest if offers_more(plain(b.text), shop)]
        sending = [b for b in declining if _sends(plain(b.text))]
        if len(sending) == 1 and rest:
            return sending[0]
        if len(declining) == 1 and rest and (more or _offers(layer, buttons)):
            return declining[0]
        plainly = [b for b in rest if b not in more and _sends(plain(b.text))]
        if more and not declining and len(plainly) == 1 and not adverts().find(plain(layer)):
            return plainly[0]
    return None


def _leads_back(words: str) -> bool:
    shuts = phrases("submit_outcomes", "review", "shuts").whole(words)
    return shuts or phrases("submit_buttons", "back", "words").whole(words)


def _declines(words: str) -> bool:
    """It begins with a no, leaves something out ("without texts"), or says that it does no more ("only send")."""
    one, two = (f" {' '.join(words.split()[:many])} " for many in (1, 2))
    more = {name: phrases("submit_outcomes", "more", name) for name in ("only", "without")}
    return bool(phrases("submit_walls", "cookies", "negates").find(one) or more["only"].find(two) or more["without"].find(words))


def _sends(words: str) -> bool:
    return phrases("submit_outcomes", "more", "sends").find(words) is not None


def _offers(layer: str, buttons: Sequence[Button]) -> bool:
    """Whether the layer's own words advertise, or offer something on top ("Would you like a finance quote too?") and do not ask
    whether to send."""
    told = plain(layer)
    for button in buttons:
        told = told.replace(plain(button.text).strip(), " ")
    if adverts().find(told):
        return True
    asks = (phrases("submit_outcomes", "review", name).find(told) for name in ("whether", "about"))
    return "?" in layer and phrases("submit_outcomes", "more", "also").find(told) is not None and not any(asks)
