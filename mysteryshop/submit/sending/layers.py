"""Layers between the press and the sending: which of their buttons sends the enquiry, as it is and with nothing more. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mysteryshop.model import Shop
from mysteryshop.submit.content.errands import offers_more
from mysteryshop.submit.page.mistyped import proposes
from mysteryshop.submit.page.phrases import adverts, phrases, plain
from mysteryshop.submit.page.survey import Button
from mysteryshop.submit.page.walls import cookie_words

FEWEST, MOST = 2, 4
"""Buttons of a layer that offers something more."""
_CLAUSES = re.compile(r"[,;:.!?]|\s[-\u2013\u2014]\s")


def keeping(shown: Sequence[Button], own: str) -> Button | None:
    """Where the site proposes another spelling of the shopper's address: the button that leaves it as it is."""
    asked = [b for b in shown if proposes(b.layer or b.around, own) and not proposes(b.text, own)]
    asked = [b for b in asked if not phrases("submit_outcomes", "review", "shuts").whole(plain(b.text))]
    keeps = [b for b in asked if phrases("submit_outcomes", "review", "keeps").find(plain(b.text))]
    no = [b for b in asked if phrases("submit_walls", "cookies", "negates").find(f" {' '.join(plain(b.text).split()[:1])} ")]
    rest = [b for b in asked if not (_refuses(b) or _says_yes(b))]
    sends = [b for b in asked if _sends(b)]
    return next(iter(no or keeps or sends or (rest if len(rest) == 1 else ())), None)


def vouching(shown: Sequence[Button], own: str) -> Button | None:
    """Where a layer shows the shopper's address and asks whether it is right: the button that says yes, beside another."""
    asked = [b for b in shown if not b.layer_asks and "?" in b.layer and own.lower() in b.layer.lower()]
    keeps = phrases("submit_outcomes", "review", "keeps")
    yes = [b for b in asked if not _refuses(b) and (_says_yes(b) or _sends(b) or keeps.find(plain(b.text)))]
    return yes[0] if len(yes) == 1 and len(asked) > 1 and not adverts().find(plain(yes[0].layer)) else None


def affirming(shown: Sequence[Button], *, scolded: bool = False) -> Button | None:
    """Of the buttons of layers that came up with the press: the one that sends, or says yes, or stands alone beside a no."""
    refusing = [b for b in shown if _refuses(b)]
    rest = [b for b in shown if b not in refusing and not phrases("submit_outcomes", "review", "shuts").whole(plain(b.text))]
    for button in rest:
        beside = any(other.layer == button.layer for other in refusing)
        told = plain(f"{button.layer} {button.text}")  # words of buttons side by side may run into each other
        about = any(phrases("submit_outcomes", "review", name).find(told) for name in ("whether", "about"))
        asked = about and ("?" in button.layer or beside)
        alone = beside and [b.layer for b in rest].count(button.layer) == 1
        if adverts().find(plain(button.layer)):
            continue
        if asked and (_sends(button) or _says_yes(button) or alone):
            return button
        if not scolded and _goes_on(button):
            return button
    return None


def passing_by(shown: Sequence[Button], shop: Shop) -> Button | None:
    """Of the buttons of a layer that came up: the one that sends the enquiry and takes nothing more ("No thanks, just send my
    enquiry", "Send without texts"); the plain no where the layer offers advertising or another errand. None where nothing
    more is offered, or where no button surely takes none of it."""
    for layer in dict.fromkeys(b.layer for b in shown if b.layer and not b.layer_asks and "cookie" not in b.layer.lower()):
        buttons = [b for b in shown if b.layer == layer and not _stops(b.text)]
        if not FEWEST <= len(buttons) <= MOST:
            continue
        declining = [b for b in buttons if _declines(plain(b.text))]
        rest = [b for b in buttons if b not in declining]
        more = [b for b in rest if offers_more(plain(b.text), shop)]
        sending = [b for b in declining if _names_sending(plain(b.text)) or _goes_without(plain(b.text))]
        if len(sending) == 1 and rest:
            return sending[0]
        if len(declining) == 1 and rest and (more or _offers(layer, buttons)):
            return declining[0]
        plainly = [b for b in rest if b not in more and _names_sending(plain(b.text))]
        if more and not declining and len(plainly) == 1 and not adverts().find(plain(layer)):
            return plainly[0]
    return None


def _refuses(button: Button) -> bool:
    told = plain(button.text)
    if _keeps_back(button.text) or phrases("submit_outcomes", "review", "no").find(" ".join(told.split(" ")[:3]) + " "):
        return True
    return phrases("submit_buttons", "back", "words").find(told) is not None and not _says_yes(button)


def _sends(button: Button) -> bool:
    return phrases("submit_outcomes", "review", "send").find(plain(button.text)) is not None


def _says_yes(button: Button) -> bool:
    return phrases("submit_outcomes", "review", "yes").find(" ".join(plain(button.text).split(" ")[:2]) + " ") is not None


def _goes_on(button: Button) -> bool:
    """It sends, or agrees to what has nothing to do with cookies alone."""
    agrees = phrases("submit_walls", "cookies", "accept").share(plain(button.text)) >= 0.7
    return _sends(button) or (agrees and not cookie_words(button.layer))


def _stops(text: str) -> bool:
    """It leads back, changes ("No, edit my message") or shuts, or denies the sending."""
    words, shuts = plain(text), phrases("submit_outcomes", "review", "shuts")
    back = phrases("submit_buttons", "back", "words").find(words)
    if shuts.whole(words) or phrases("submit_buttons", "agreeing", "not").find(words):
        return True
    return _keeps_back(text) or bool(back and not shuts.whole(f" {back} "))  # "No thanks, close" refuses an offer


def _keeps_back(text: str) -> bool:
    """It denies the sending ("No enviar"; "No, enviar" does not), or puts it off."""
    unsent, later = (phrases("submit_outcomes", "more", name) for name in ("unsent", "later"))
    clauses = [plain(clause) for clause in _CLAUSES.split(text)]
    return any(map(unsent.find, clauses)) or bool(later.find(plain(text)) and _names_sending(plain(text)))


def _goes_without(words: str) -> bool:
    """It goes on and leaves something out ("Continue without insurance")."""
    without, onward = phrases("submit_outcomes", "more", "without"), phrases("submit_buttons", "onward", "words")
    return without.find(words) is not None and onward.find(words) is not None


def _declines(words: str) -> bool:
    """It begins with a no, leaves something out ("without texts"), or says that it does no more ("only send")."""
    one, two = (f" {' '.join(words.split()[:many])} " for many in (1, 2))
    more = {name: phrases("submit_outcomes", "more", name) for name in ("only", "without")}
    return bool(phrases("submit_walls", "cookies", "negates").find(one) or more["only"].find(two) or more["without"].find(words))


def _names_sending(words: str) -> bool:
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
