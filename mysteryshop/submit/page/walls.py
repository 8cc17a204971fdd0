"""What stands in the way: cookie walls and pop-ups (which button to press), bot walls and captchas (stop). Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mysteryshop.submit.page.phrases import phrases, plain
from mysteryshop.submit.page.snapshot import FormSnapshot
from mysteryshop.submit.page.survey import Button, Survey

_WALLS = "submit_walls"
_BOT_MARKS = (
    "challenges.cloudflare.com/cdn-cgi/challenge-platform",
    "cdn-cgi/challenge-platform",
    "_incapsula_resource",
    "captcha-delivery.com",
    "px-captcha",
    "perimeterx",
    "datadome",
)
_BLOCKING_STATUS = (401, 403, 405, 406, 429, 451, 503)
_OFFERED = re.compile(r"\b[\w-]+(?:\.[\w-]+)+ (?:is|may be) (?:now )?(?:available )?for sale\b", re.IGNORECASE)
"""A name on the web, not a car."""
_ASKS = 3
_INVISIBLE = ("grecaptcha-badge",)


def bot_wall(survey: Survey, status: int | None) -> str | None:
    """Why this page is a wall against robots, or None. Short pages only: a real page may speak of robots too."""
    title, text = plain(survey.title), plain(survey.text)
    short, refused = len(text) < 2500, status in _BLOCKING_STATUS
    said = phrases(_WALLS, "bots", "words").find(text + title) if short and (refused or len(survey.links) < 4) else None
    titled = phrases(_WALLS, "bots", "titles").find(title) if len(text) < 1200 else None
    marked = (
        next((mark for mark in survey.marks if any(bad in mark.lower() for bad in _BOT_MARKS)), None) if len(text) < 600 else None
    )
    if said:
        return f"the page says “{said}”"
    if titled and (refused or len(text) < 400 or not (survey.links or survey.fullest)) and len(survey.links) < 8:
        return f"the page's title is “{survey.title[:60]}”"
    if marked and len(survey.links) < 5 and survey.fullest < _ASKS:  # a form that asks so much is guarded, and no wall
        return "the page holds a robot check and nothing else"
    if status in (403, 429, 451) and len(survey.links) < 8:
        return f"the site answered {status}"
    return None


def captcha_page(survey: Survey) -> str | None:
    """Words of a captcha that fills the page, or None."""
    text = plain(survey.text)
    return phrases(_WALLS, "bots", "captcha").find(text) if len(text) < 900 and len(survey.links) < 8 else None


def captcha_words(form: FormSnapshot, traps: Sequence[str] = ()) -> str | None:
    """Words inside a form that set a riddle against robots, or None. `traps`: labels of boxes to be left alone, which say why."""
    text = plain(form.text)
    for label in traps:
        text = text.replace(plain(label), " ") if label.strip() else text
    for law in phrases(_WALLS, "bots", "laws").all_in(text):  # which senders obey, and no visitor is asked about
        text = text.replace(f" {law} ", " ")
    found = phrases(_WALLS, "bots", "captcha").all_in(text)
    return next((words for words in found if words != "captcha"), None)  # the bare word also stands in fine print


def parked(survey: Survey) -> str | None:
    """Words of a page that stands where no site is (domain for sale, the server's own greeting), or None."""
    offered = _OFFERED.search(f"{survey.title} {survey.text}") if len(survey.text) < 1800 and len(survey.links) < 12 else None
    return offered.group() if offered else _short_words(survey, "parked", 1800)


def dead_page(survey: Survey, status: int | None) -> str | None:
    """Why the first page is nobody's site at present (maintenance, missing, empty), or None. Asked when no form was found."""
    if words := _short_words(survey, "maintenance", 1500):
        return f"the page says “{words.strip()}”"
    if status in (401, 407):
        return "the site asks for a password"
    if status in (404, 410) and len(survey.links) < 8:
        return f"the site answered {status}"
    if not survey.text.strip() and not survey.links and not survey.buttons:
        return "the page is empty"
    return None


def _short_words(survey: Survey, table: str, most: int) -> str | None:
    told = plain(f"{survey.title} {survey.text}")
    return phrases(_WALLS, "dead", table).find(told) if len(told) < most and len(survey.links) < 12 else None


def cookie_words(text: str) -> bool:
    """These words speak of cookies and consent."""
    return phrases(_WALLS, "cookies", "about").find(plain(text)) is not None


def cookie_step(buttons: Sequence[Button], *, deeper: bool = True, layered: bool = False) -> tuple[str, Button] | None:
    """What to press in a cookie wall, and what that is: "reject" when offered, else "settings" (where refusing may hide, only
    if `deeper`), "close", "save" the least, "accept". None: no wall. `layered`: every layer counts as one."""
    about = phrases(_WALLS, "cookies", "about")
    marks = ("cookie", "consent", "privacy", "gdpr", "usercentrics", "didomi", "onetrust", "truste")
    inside = [
        b
        for b in buttons
        if b.visible
        and b.layer
        and b.layer_asks < 2  # a form to be typed into is no cookie wall, whatever it says of consent
        and (layered or about.find(plain(b.layer)) or any(mark in b.layer_mark.lower() for mark in marks))
    ]
    accept = phrases(_WALLS, "cookies", "accept")
    order = (("reject", 0.55), ("settings", 0.6), ("close", 0.9), ("save", 0.8), ("accept", 0.7))
    for name, least in order:
        if name == "settings" and not deeper:
            continue
        table = phrases(_WALLS, "popups" if name == "close" else "cookies", name if name != "close" else "crosses")
        fitting = [(max(table.share(plain(b.text)), table.share(plain(b.title))), b) for b in inside]
        fitting = [(share, b) for share, b in fitting if share >= least]
        if not fitting and name == "reject":
            fitting = [(1.0 / len(b.text), b) for b in inside if _refuses(b)]
        if fitting:
            return name, max(fitting, key=lambda pair: pair[0])[1]
        if (
            deeper
            and name == "save"
            and any(accept.share(plain(b.text)) >= 0.7 for b in inside)
            and (other := _unknown_door(inside))
        ):
            return name, other
    return _last_way(inside, deeper=deeper)


def _last_way(inside: Sequence[Button], *, deeper: bool) -> tuple[str, Button] | None:
    """Of a wall whose buttons say nothing known: what stands beside the one that takes (refusing may hide there), else that."""
    takes, informs = phrases(_WALLS, "cookies", "takes"), phrases(_WALLS, "cookies", "inform")
    taking = [b for b in inside if 0 < len(b.text.split()) <= 5 and takes.find(plain(b.text)) and not _refuses(b)]
    beside = [b for b in inside if b not in taking and 0 < len(b.text.split()) <= 3 and not informs.find(plain(b.text))]
    if taking and beside and deeper:
        return "settings", beside[0]
    return ("accept", taking[0]) if taking else None


def _refuses(button: Button) -> bool:
    """A few words that turn something down, and neither take anything nor tell more."""
    told = plain(button.text)
    names = ("refuses", "without", "only", "needed", "accept", "inform", "negates", "takes")
    holds = {name: phrases(_WALLS, "cookies", name).find(told) for name in names}
    both = (("only", "needed"), ("negates", "takes"))
    turns = bool(holds["without"]) or any(holds[one] and holds[other] for one, other in both)
    turns = turns or bool(holds["refuses"] and not holds["accept"])
    return turns and not holds["inform"] and len(told.split()) <= 7


def _unknown_door(inside: Sequence[Button]) -> Button | None:
    """A button of few words beside the one that accepts: whatever it is called, refusing can only lie behind it. Links, prices
    and what informs or accepts do not count."""
    known = [phrases(_WALLS, "cookies", name) for name in ("accept", "inform")]
    for button in inside:
        words = plain(button.text).split()
        free = not any(char.isdigit() for char in button.text) and not any(t.find(plain(button.text)) for t in known)
        if button.tag == "button" and 1 <= len(words) <= 4 and free:
            return button
    return None


def popup_press(buttons: Sequence[Button]) -> Button | None:
    """The button that closes what lies over the page and is no cookie wall (newsletter pop-ups, greeters, region pickers)."""
    close, age = phrases(_WALLS, "popups", "close"), phrases(_WALLS, "popups", "age")
    for button in buttons:
        told = plain(button.words)
        if button.visible and button.layer and age.find(plain(button.layer)):
            if phrases(_WALLS, "popups", "of_age").share(told) > 0.6:
                return button
            continue
        looks = any(word in button.classes.lower() for word in ("close", "dismiss"))
        if button.visible and button.layer and (close.share(told) == 1.0 or (looks and len(told) < 20)):
            return button
    return None
