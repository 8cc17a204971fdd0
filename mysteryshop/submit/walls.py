"""What stands in the way: cookie walls and pop-ups (which button to press), bot walls and captchas (stop). Pure."""

from __future__ import annotations

from collections.abc import Sequence

from mysteryshop.submit.phrases import phrases, plain
from mysteryshop.submit.snapshot import FormSnapshot
from mysteryshop.submit.survey import Button, Survey

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
_BLOCKING_STATUS = (401, 403, 405, 406, 429, 503)
_INVISIBLE = ("grecaptcha-badge",)


def bot_wall(survey: Survey, status: int | None) -> str | None:
    """Why this page is a wall against robots, or None. Short pages only: a real page may speak of robots too."""
    title, text = plain(survey.title), plain(survey.text)
    short = len(text) < 2500
    said = phrases(_WALLS, "bots", "words").find(text + title) if short else None
    titled = phrases(_WALLS, "bots", "titles").find(title) if len(text) < 1200 else None
    marked = (
        next((mark for mark in survey.marks if any(bad in mark.lower() for bad in _BOT_MARKS)), None) if len(text) < 600 else None
    )
    refused = status in _BLOCKING_STATUS
    if said:
        return f"the page says “{said}”"
    if titled and (refused or len(text) < 400) and len(survey.links) < 8:
        return f"the page's title is “{survey.title[:60]}”"
    if marked and len(survey.links) < 5:
        return "the page holds a robot check and nothing else"
    if status in (403, 429) and len(survey.links) < 8:
        return f"the site answered {status}"
    return None


def captcha_page(survey: Survey) -> str | None:
    """Words of a captcha that fills the page, or None."""
    text = plain(survey.text)
    return phrases(_WALLS, "bots", "captcha").find(text) if len(text) < 900 and len(survey.links) < 8 else None


def captcha_words(form: FormSnapshot) -> str | None:
    """Words inside a form that set a riddle against robots, or None."""
    return phrases(_WALLS, "bots", "captcha").find(plain(form.text))


def cookie_press(buttons: Sequence[Button]) -> Button | None:
    """The button that ends a cookie wall: refuse when offered, else save the least, else accept. None: no wall."""
    about = phrases(_WALLS, "cookies", "about")
    walls = [
        b
        for b in buttons
        if b.visible
        and b.layer
        and (about.find(plain(b.layer)) or "cookie" in b.layer_mark.lower() or "consent" in b.layer_mark.lower())
    ]
    for name, least in (("reject", 0.55), ("save", 0.8), ("accept", 0.7)):
        table = phrases(_WALLS, "cookies", name)
        fitting = [(table.share(plain(b.words)), b) for b in walls]
        fitting = [(share, b) for share, b in fitting if share >= least]
        if fitting:
            return max(fitting, key=lambda pair: pair[0])[1]
    return None


def popup_press(buttons: Sequence[Button]) -> Button | None:
    """The button that closes what lies over the page and is no cookie wall (newsletter pop-ups, greeters, region pickers)."""
    close = phrases(_WALLS, "popups", "close")
    for button in buttons:
        told = plain(button.words)
        looks = any(word in button.classes.lower() for word in ("close", "dismiss"))
        if button.visible and button.layer and (close.share(told) == 1.0 or (looks and len(told) < 20)):
            return button
    return None
