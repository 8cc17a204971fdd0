"""One look around a page: its links, what can be pressed, what lies over it, how the store can be reached.

Like the snapshot of forms it is one `evaluate` a frame, reads only and is bounded. What it finds is text: it is compared with
lexicons and never obeyed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mysteryshop.lexicons import load
from mysteryshop.submit.page.scripts import look, script

if TYPE_CHECKING:
    from playwright.async_api import Frame

LIMITS: Mapping[str, int] = {"nodes": 60_000, "links": 500, "buttons": 250, "marks": 150, "text": 5_000}


@dataclass(frozen=True, slots=True)
class Link:
    """A link with an address. `region`: nav, header, footer, main, form, dialog, overlay; `around`: the words of the card it
    belongs to, where its own are short; `calls`: how much of the page it takes, in square pixels, where it is painted as a thing
    to press; `direct`: it is one of a few such things, some of which call or chat."""

    text: str
    title: str
    href: str
    region: str
    visible: bool
    blank: bool = False
    around: str = ""
    calls: int = 0
    direct: bool = False


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press that is no plain link. `region` may also be "steps": the row of a form's steps. `layer` holds the
    words of what lies over the page around it, if anything does; `layer_share` how much of the window that covers, `layer_asks`
    how many things can be typed there; `opens` what it says it opens; `folds`: it shows what is hidden now (a tab, a closed
    section, a menu); `around`: the words of the card it belongs to; `calls`: how much of the page it takes, in square pixels,
    where it is painted as a thing to press; `direct`: it is one of a few such things, some of which call or chat; `shut`: it
    cannot be pressed now; `hovers`: it is in sight only while the mouse is over the card it belongs to; `holds`: how many boxes,
    a mail address among them, stand out of sight in what it names as its own."""

    selector: str
    text: str
    title: str = ""
    region: str = "main"
    visible: bool = True
    submits: bool = False
    opens: str = ""
    expanded: str = ""
    layer: str = ""
    layer_mark: str = ""
    layer_share: float = 0.0
    layer_asks: int = 0
    tag: str = "button"
    classes: str = ""
    folds: bool = False
    around: str = ""
    calls: int = 0
    direct: bool = False
    shut: bool = False
    hovers: bool = False
    holds: int = 0

    @property
    def words(self) -> str:
        """What a shopper reads or hears on it; a sign alone ("?") is told by its title."""
        return self.text if any(map(str.isalnum, self.text)) else self.title or self.text


@dataclass(frozen=True, slots=True)
class Choice:
    """A list (`options`: words and value of each) or, without options, a text box that stands in no form with a mail address: it
    may choose a store or a page. `button` is the selector of what confirms it, "" where there is none."""

    selector: str
    label: str
    around: str
    options: tuple[tuple[str, str], ...]
    button: str
    region: str
    visible: bool


@dataclass(frozen=True, slots=True)
class Survey:
    """All of that for one frame. `marks` are addresses and names that tell platform, chat software and channels; `alive` counts
    scripts and frames (0: nothing can come late); `waiting`: something on the page says that more is being loaded; `fields`:
    boxes, lists and frames in all; `asked`: those in sight that stand in no header, menu or footer; `fullest`: the most text
    boxes seen in one form."""

    url: str = ""
    title: str = ""
    language: str = ""
    text: str = ""
    heading: str = ""
    links: tuple[Link, ...] = ()
    buttons: tuple[Button, ...] = ()
    choices: tuple[Choice, ...] = ()
    marks: tuple[str, ...] = ()
    elements: int = 0
    fields: int = 0
    asked: int = 0
    fullest: int = 0
    alive: int = 0
    waiting: bool = False


def read_survey(raw: Mapping[str, Any]) -> Survey:
    """The dataclasses of what `survey.js` returned."""
    return Survey(
        **{
            **raw,
            "links": tuple(Link(**link) for link in raw["links"]),
            "buttons": tuple(Button(**button) for button in raw["buttons"]),
            "choices": tuple(Choice(**{**c, "options": tuple((o[0], o[1]) for o in c["options"])}) for c in raw["choices"]),
            "marks": tuple(raw["marks"]),
        }
    )


async def take_survey(frame: Frame) -> Survey:
    """Look around one frame. Raises Playwright's Error when the frame is gone."""
    return read_survey(await look(frame, script("survey.js"), dict(LIMITS)))


def channels(survey: Survey) -> tuple[str, ...]:
    """Direct ways to reach the store that the page offers: chat, whatsapp, messenger, text, phone."""
    told = " ".join(
        (*survey.marks, *(link.href for link in survey.links), *(button.classes for button in survey.buttons))
    ).lower()
    names = load("submit_walls")["channels"]
    return tuple(name for name in ("chat", "whatsapp", "messenger", "text", "phone") if any(mark in told for mark in names[name]))


def platform(survey: Survey) -> str | None:
    """The website software by its marks, or None."""
    told = " ".join(survey.marks).lower()
    return next((name for name, marks in load("submit_walls")["platforms"].items() if any(mark in told for mark in marks)), None)
