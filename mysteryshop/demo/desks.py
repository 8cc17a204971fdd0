"""The staff: each desk reads the lead that really came in and answers in its own way, or does not.

A desk is a function of (store, lead) and yields letters with the time each arrives. The times are counted from the lead, in the
store's open hours where a person has to be there. What they write lies in demo/prose, one file a letter: the first line is the
subject; `$answers` are the seller's own facts on just what was asked.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from importlib.resources import files
from string import Template

from mysteryshop.demo.leads import Lead
from mysteryshop.demo.letters import Letter
from mysteryshop.demo.people import Store
from mysteryshop.demo.street import shown_phone
from mysteryshop.hours import is_open, next_closing, next_opening
from mysteryshop.model import Dealer

OPERATOR = "shopping-desk@everyday-mail.example"
"""Where the operator's phone service forwards texts and voicemails to."""

LOOK_UP = "The rest of your question I have to look up; I will write you the answer this afternoon."


@dataclass(frozen=True, slots=True)
class Desk:
    """A store's desk with one lead on it; `rng` makes the seconds uneven, the same for the same seed."""

    store: Store
    dealer: Dealer
    lead: Lead
    rng: random.Random = field(default_factory=lambda: random.Random(1))

    def after(self, minutes: float, *, at: datetime | None = None) -> datetime:
        """`minutes` later, a person being there: only the time counts in which the store is open."""
        start, left = at or self.lead.at, timedelta(minutes=minutes, seconds=self.rng.randint(2, 48))
        if not is_open(self.dealer, start):
            start = next_opening(self.dealer, start) or start
        closing = next_closing(self.dealer, start)
        if closing is not None and closing - start < left:
            left -= closing - start
            start = next_opening(self.dealer, closing) or start
        return start + left

    def soon(self, seconds: float) -> datetime:
        """A machine's answer: so many seconds after the lead, open or closed."""
        return self.lead.at + timedelta(seconds=seconds)

    def day(self, days: int, minutes: float) -> datetime:
        """So many days after the lead and some minutes later; when the store opens, if it is closed then."""
        return self.after(minutes, at=self.lead.at + timedelta(days=days))

    def answers(self) -> str:
        """One sentence for each thing that was asked, in the order asked; honest about what has to be looked up."""
        known = self.store.car.facts
        asked = self.lead.topics()
        lines = [known[topic] for topic in asked if topic in known]
        return " ".join(lines if len(lines) == len(asked) else [*lines, LOOK_UP])

    def signature(self, who: str, title: str) -> str:
        """Name, store, phone and address."""
        return f"{who}\n{title}, {self.store.name}\n{shown_phone(self.store.phone)}\n{self.store.address}"

    def letter(
        self, prose: str, at: datetime, who: str, *, title: str = "Sales", headers: Mapping[str, str] | None = None
    ) -> Letter:
        """A letter of demo/prose, from someone at the store to the shopper."""
        subject, _, body = files("mysteryshop.demo").joinpath("prose").joinpath(f"{prose}.txt").read_text("utf-8").partition("\n")
        lead, store = self.lead, self.store
        known = dict(store.car.facts) | {
            "first_name": lead.first_name,
            "full_name": lead.full_name,
            "shopper_phone": lead.phone,
            "store": store.name,
            "phone": shown_phone(store.phone),
            "address": store.address,
            "car": store.car.name,
            "make": store.car.make,
            "model": store.car.model,
            "answers": self.answers(),
            "signature": self.signature(who, title),
        }
        return Letter(
            at=at,
            from_name=who,
            from_address=f"{who.lower().replace(' ', '.')}@{store.mail_domain}",
            subject=Template(subject).substitute(known),
            text=Template(body.lstrip("\n")).substitute(known),
            to=lead.email,
            to_name=lead.full_name,
            layout="mail_person.html",
            headers=headers or {},
            store_id=store.id,
        )

    def receipt(self, seconds: float) -> Letter:
        """The machine's receipt that many stores send before anybody has read a word."""
        automatic = {"Auto-Submitted": "auto-replied", "X-Auto-Response-Suppress": "All"}
        letter = self.letter("receipt", self.soon(seconds), self.store.name, headers=automatic)
        return replace(letter, from_address=f"no-reply@{self.store.mail_domain}", layout="mail_crm.html")


def dana(desk: Desk) -> Iterator[Letter]:
    """Rapport in twelve minutes: answers what was asked, says something true about the car, asks, offers, lets go."""
    yield replace(desk.letter("dana", desk.after(12), "Dana Whitlock", title="Internet sales"), quotes=desk.lead)


def priya(desk: Desk) -> Iterator[Letter]:
    """A good answer, then two follow-ups that each bring something new."""
    yield desk.receipt(50)
    for number, at in enumerate((desk.after(26), desk.day(1, 35), desk.day(2, 80)), start=1):
        yield desk.letter(f"priya_{number}", at, "Priya Raman", title="Product specialist")


def marcus(desk: Desk) -> Iterator[Letter]:
    """A decent answer that comes from the CRM vendor's domain: hours later by the clock, minutes by the store's hours."""
    vendor = "lead-7f3a19@crm.leadbridge.example"
    headers = {"Reply-To": f"Marcus Bell <{vendor}>", "X-Mailer": "LeadBridge 9.2"}
    letter = desk.letter("marcus", desk.after(14), "Marcus Bell", headers=headers)
    yield replace(letter, from_address=vendor, layout="mail_crm.html")


def nobody(desk: Desk) -> Iterator[Letter]:
    """Silence."""
    yield from ()


def rick(desk: Desk) -> Iterator[Letter]:
    """The blunt come-in."""
    yield replace(desk.letter("rick", desk.after(47), "Rick Dolan"), layout=None)


def ava(desk: Desk) -> Iterator[Letter]:
    """An AI assistant at night that asks for a visit, then a person next morning who answers."""
    yield desk.letter("ava", desk.soon(112), "Ava")
    yield replace(desk.letter("tom", desk.after(18), "Tom Okafor", title="EV specialist"), quotes=desk.lead)


def casey(desk: Desk) -> Iterator[Letter]:
    """A text within minutes, a voicemail the next day; both reach the operator's number and come as forwarded notices."""
    text = desk.letter("casey_text", desk.after(9), "PhoneDesk Messages")
    yield replace(text, from_address="sms@phonedesk.example", to=OPERATOR, to_name="", layout=None)
    voice = desk.letter("casey_voicemail", desk.day(1, 55), "PhoneDesk Voicemail")
    yield replace(voice, from_address="voicemail@phonedesk.example", to=OPERATOR, to_name="", layout=None, sound=True)


def brandon(desk: Desk) -> Iterator[Letter]:
    """A template that nobody filled in."""
    yield replace(desk.letter("brandon", desk.after(35), "Brandon Steele"), layout="mail_crm.html")


def walt(desk: Desk) -> Iterator[Letter]:
    """A receipt in the inbox; the good answer lands in Junk."""
    yield desk.receipt(75)
    yield replace(desk.letter("walt", desk.after(55), "Walt Brenner"), folder="Junk", layout=None, quotes=desk.lead)


def machine(desk: Desk) -> Iterator[Letter]:
    """The auto-response, and nothing after it."""
    yield desk.receipt(40)


def jonas(desk: Desk) -> Iterator[Letter]:
    """German: the car is sold, and here is another."""
    yield desk.letter("jonas", desk.after(40), "Jonas Bergmann", title="Verkauf")


DESKS: dict[str, Callable[[Desk], Iterator[Letter]]] = {
    desk.__name__: desk for desk in (dana, priya, marcus, nobody, rick, ava, casey, brandon, walt, machine, jonas)
}
