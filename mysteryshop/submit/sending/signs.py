"""The nouns of proof: what left after a press, what was seen, how it reads."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mysteryshop.model import Witness


class Verdict(StrEnum):
    """How the signs read, so far."""

    PROVEN = "proven"
    REFUSED = "refused"
    MOVED = "moved"
    TROUBLE = "trouble"
    CAPTCHA = "captcha"
    WALL = "wall"
    REVIEW = "review"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Carrier:
    """A request that left after the press. `certain`: it held the shopper's own data; `whole`: enough of it to be the lead;
    `scripted`: sent by a script, not by going to a page. `says`: what its answer claims; `lines`: what it holds to be shown,
    in `plain` words."""

    url: str
    certain: bool
    status: int | None = None
    failed: bool = False
    says: bool | None = None
    words: str = ""
    whole: bool = False
    scripted: bool = False
    lines: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Signs:
    """What was seen after the press. `new_text`: words that were not there before, one line each; `invalid`: boxes the page
    marks as wrong, with its words; `moved`: other boxes of the same form came into view; `stepped`: nothing but others, all
    empty; `familiar`: the page now shown was seen before the press; `promised`: what a person wrote down as proof for this
    site, as it was seen; `again`: the same form stands on the page that came, `returned`: with what was written into it;
    `navigated`: another page came; `lingering`: words that came after an earlier press and still stand; `alerts`: words the
    page's style marks as an error; `named`: new words call the shopper by name; `review`: the page shows the entries back and
    asks to send them; `withheld`: the page that came still has a button that sends; `asks`: another form came into view, its
    boxes still empty; `more`: it is the lead's next step. `spoke`: something at all was sent, be it by a script. `cheers`:
    words its style marks as a success. `late`: seconds have passed since the press. `apart`: only the form leads to the page that
    came: no link on it does, or its address is the form's. `coded`: a box came up for a code that was sent to the shopper. `own`:
    words of the lead itself, the shopper's names and the car's, which are no news."""

    url_before: str
    url: str
    new_text: tuple[str, ...] = ()
    own: frozenset[str] = frozenset()
    said: tuple[str, ...] = ()
    invalid: tuple[tuple[str, str], ...] = ()
    form_gone: bool = False
    emptied: bool = False
    moved: bool = False
    stepped: bool = False
    familiar: bool = False
    captcha: bool = False
    coded: bool = False
    wall: str | None = None
    promised: str | None = None
    again: bool = False
    returned: bool = False
    navigated: bool = False
    lingering: tuple[str, ...] = ()
    named: bool = False
    review: str | None = None
    withheld: bool = False
    asks: bool = False
    more: bool = False
    alerts: tuple[str, ...] = ()
    cheers: tuple[str, ...] = ()
    carriers: tuple[Carrier, ...] = ()
    spoke: bool = False
    late: bool = False
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict, why, the witnesses and their joint confidence (0..1) that the lead arrived. `final`: a refusal that blames
    no value, so that no other answer would help."""

    verdict: Verdict
    reason: str
    witnesses: tuple[Witness, ...]
    confidence: float
    final: bool = False
