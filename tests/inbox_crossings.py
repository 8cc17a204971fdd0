"""Mails that could be filed under the wrong lead: stores with two leads open, sister stores, lost and mistyped aliases, hubs; for the tests.

`crossings(seed)` yields the leads and the mails, each with the lead it truly answers, or None where nothing says whose it is.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime

from mysteryshop.model import Shop, Vehicle
from tests.builders import a_dealer, a_persona, a_shop
from tests.inbox_mails import LEAD_AT

PEOPLE = ("Maria Jensen", "Maria Lopez", "John Okafor", "John Berg", "Ana Petrova", "Lena Keller", "Omar Haddad", "Rita Sousa", "Paul Young", "Eva Lund")  # fmt: skip
CARS = (("Subaru", "Outback"), ("Subaru", "Forester"), ("Ford", "Escape"), ("Ford", "Edge"), ("Kia", "Sorento"), ("Kia", "EV6"))
COLOURS = ("blue", "silver", "black", "white")
NAMES = (
    "Northgate",
    "Lakeshore",
    "Hillcrest",
    "Riverbend",
    "Fairview",
    "Stonebridge",
    "Oakdale",
    "Westfield",
    "Maplewood",
    "Clearwater",
)


@dataclass(frozen=True)
class Crossing:
    """A mail, how its recipient got lost, and whose it is. `sure`: the truth must be found, not left to a person."""

    raw: bytes
    shop_id: str | None
    way: str
    at: datetime
    sure: bool


def the_leads(seed: int, number: int = 160) -> list[Shop]:
    """Leads at 70 stores of 18 groups: most stores have two or three, some of them from shoppers of the same first name."""
    rng = random.Random(seed)
    stores = []
    for n in range(70):
        group = n % 18
        shared = n % 3 != 0
        stores.append(a_dealer(
            id=f"x{n}", name=f"{NAMES[n % 10]} {CARS[n % 6][0]}" + (f" {n // 10 + 1}" if n >= 10 else ""), url=f"https://www.x{n}.example/", phone=f"+1607555{3000 + n}",
            mail_domains=(f"group{group}.example",) if shared else (f"x{n}.example",),
        ))  # fmt: skip
    leads = []
    for n in range(number):
        first, last = rng.choice(PEOPLE).split()
        make, model = CARS[(n + n // 70) % 6]
        car = Vehicle(
            year=rng.randint(2017, 2025), make=make, model=model, stock=f"U{20_000 + n * 17}", color=rng.choice(COLOURS)
        )
        alias = f"inbox+{first}{n}@alias.example" if n % 3 == 0 else f"{first}.{last}{n}@alias.example"
        sent = LEAD_AT + timedelta(hours=rng.randint(0, 100), minutes=rng.randint(0, 59))
        leads.append(a_shop(
            id=f"lead-{n}", dealer=stores[n % 70], vehicle=car, sent_at=sent, due_at=sent,
            persona=a_persona(id=f"z{n}", first_name=first, last_name=last, email=alias.lower(), phone=f"+1518555{4000 + n}"),
            message=f"Hello, about your {car.color} {car.words()}, stock {car.stock}: {rng.choice(('are both keys there', 'was the belt changed', 'would you hold it until Friday', 'is there rust underneath'))}? {first}",
        ))  # fmt: skip
    return leads


class _Post:
    def __init__(self, rng: random.Random, lead: Shop, leads: list[Shop]) -> None:
        self.rng, self.lead, self.leads = rng, lead, leads
        car = lead.vehicle
        assert car is not None
        self.car = car
        self.sisters = [one for one in leads if one.dealer.id == lead.dealer.id and one.id != lead.id]
        self.domain = lead.dealer.mail_domains[0]

    def text(self, *, car: bool = True, stock: bool = False, name: bool = True) -> str:
        first = self.lead.persona.first_name
        about = f"the {self.car.color} {self.car.model}" if car else "it"
        number = f" (stock {self.car.stock})" if stock else ""
        return f"{'Hi ' + first + ', ' if name else ''}{about}{number} has both keys and the belt was done in April. Would a video help? Dana, {self.lead.dealer.name}"

    def mail(self, way: str, text: str, *, truth: bool = True, sure: bool = True, to: str = "", delivered: str = "", received: str = "", sender: str = "", subject: str = "", minutes: float | None = None, **headers: str) -> Crossing:  # fmt: skip
        at = (self.lead.sent_at or LEAD_AT) + timedelta(minutes=minutes if minutes is not None else self.rng.uniform(5, 8000))
        mail = EmailMessage()
        if delivered:
            mail["Delivered-To"] = delivered
        stamp = f" for <{received}>" if received else ""
        mail["Received"] = (
            f"from out.example by mx.alias.example with ESMTPS id 4{self.rng.randrange(10**9)}{stamp}; {format_datetime(at)}"
        )
        mail["From"] = sender or f"Dana Whitlock <dana@{self.domain}>"
        mail["To"] = to or "undisclosed-recipients:;"
        mail["Subject"] = subject or self.rng.choice((f"Your {self.car.model}", "Your question", "Re: your inquiry"))
        mail["Date"] = format_datetime(at)
        for name, value in headers.items():
            mail[name.replace("_", "-")] = value
        mail.set_content(text)
        return Crossing(mail.as_bytes(), self.lead.id if truth else None, way, at, sure)


def crossings(seed: int, leads: list[Shop]) -> list[Crossing]:
    """Every way for every lead."""
    rng = random.Random(seed + 7)
    made: list[Crossing] = []
    for lead in leads:
        for way in WAYS:
            made.extend(way(_Post(rng, lead, leads)))
    return made


def received_only(p: _Post) -> list[Crossing]:
    return [p.mail("received for only", p.text(name=False, car=False), received=p.lead.reply_to)]


def hub(p: _Post) -> list[Crossing]:
    """A hub that hands mail on to one box and names the alias in its own header."""
    return [p.mail("hub", "Thanks, we got it.", to="box@hub.example", X_Original_To=p.lead.reply_to, sender=f"Sales <x@{p.rng.choice(('crm.example', 'mail.vendor.example'))}>")]  # fmt: skip


def vendor(p: _Post) -> list[Crossing]:
    return [
        p.mail(
            "vendor",
            p.text(name=False, car=False),
            to=p.lead.reply_to,
            sender=f"Dana <reply+{p.rng.randrange(10**8)}@crm.example>",
        )
    ]


def own_gmail(p: _Post) -> list[Crossing]:
    return [p.mail("private mailbox", "yes both keys. dana", to=p.lead.reply_to, sender="Dana <dana.w.1984@gmail.com>")]


def tag_lost(p: _Post) -> list[Crossing]:
    if "+" not in p.lead.reply_to:
        return []
    bare = p.lead.reply_to.split("+")[0] + "@alias.example"
    return [
        p.mail("tag lost, stock", p.text(stock=True), to=bare, delivered=bare),
        p.mail("tag lost, full name", f"Dear {p.lead.persona.full_name},\n\n{p.text(name=False)}", to=bare, delivered=bare),
        p.mail("tag lost, quoted", f"Yes, both.\n\n> {p.lead.message}", to=bare, delivered=bare),
        p.mail(
            "tag lost, nothing",
            "Yes, both keys are here.",
            to=bare,
            delivered=bare,
            sender="Bob <bob@nowhere.example>",
            truth=False,
        ),
    ]


def slip(p: _Post) -> list[Crossing]:
    alias = p.lead.reply_to
    place = p.rng.randrange(1, alias.index("@") - 1)
    typed = p.rng.choice((alias[:place] + alias[place + 1 :], alias[:place] + alias[place + 1] + alias[place] + alias[place + 2 :], alias[:place] + "q" + alias[place:]))  # fmt: skip
    return [p.mail("slip", p.text(stock=True), to=typed, delivered=typed)] if typed != alias else []


def two_in_one(p: _Post) -> list[Crossing]:
    """Two leads of one store in the To of one delivery: the stamp says whose copy it is; without one the words do."""
    if not p.sisters:
        return []
    other = p.rng.choice(p.sisters)
    both = f"{p.lead.reply_to}, {other.reply_to}"
    later = max(one.sent_at or LEAD_AT for one in (p.lead, other)) - (p.lead.sent_at or LEAD_AT)
    minutes = later.total_seconds() / 60 + p.rng.uniform(5, 5000)
    out = [p.mail("two recipients, stamped", "Both cars are here.", to=both, delivered=p.lead.reply_to, minutes=minutes)]
    if (other.vehicle and other.vehicle.stock) != p.car.stock:
        out.append(p.mail("two recipients, stock", p.text(stock=True), to=both, minutes=minutes))
    return [
        *out,
        p.mail(
            "two recipients, nothing",
            "Still here, come and see it.",
            to=both,
            subject="Your question",
            truth=False,
            minutes=minutes,
        ),
    ]


def wrong_persona(p: _Post) -> list[Crossing]:
    """Greets another of the store's shoppers, yet was sent to this one's address: the address decides."""
    if not p.sisters:
        return []
    other = p.rng.choice(p.sisters)
    text = f"Hi {other.persona.first_name}, thanks for asking about our {other.vehicle.model if other.vehicle else ''}. Dana"
    return [p.mail("wrong persona", text, to=p.lead.reply_to, delivered=p.lead.reply_to)]


def to_the_box(p: _Post) -> list[Crossing]:
    """BCC-like: the alias stands nowhere."""
    quoted = f"Yes, they are.\n\nOn Mon, Jun 1, 2026 {p.lead.persona.full_name} wrote:\n> {p.lead.message}"
    return [
        p.mail("bcc, quoted", quoted, to="box@alias.example", delivered="box@alias.example"),
        p.mail("bcc, stock and store", p.text(stock=True), to="box@alias.example", delivered="box@alias.example"),
        p.mail(
            "bcc, only the store",
            "Thanks, come in and see us. Dana",
            to="box@alias.example",
            delivered="box@alias.example",
            truth=False,
        ),
    ]


def leaked(p: _Post) -> list[Crossing]:
    """Marketing to a leaked alias is filed under it (never an answer, but that is another question)."""
    return [p.mail("leaked", "SUMMER SALE\n\nUp to 50% off*\n\nUnsubscribe", to=p.lead.reply_to, delivered=p.lead.reply_to, sender="Deals <deals@bigbox.example>", minutes=p.rng.uniform(9000, 60_000))]  # fmt: skip


def late(p: _Post) -> list[Crossing]:
    return [p.mail("after the window", p.text(), to=p.lead.reply_to, delivered=p.lead.reply_to, minutes=60 * 24 * 45)]


def phone(p: _Post) -> list[Crossing]:
    number = p.lead.dealer.phone or ""
    other = p.lead.dealer
    same_store = [one for one in p.leads if one.dealer.id == other.id]
    text = f"Hi {p.lead.persona.first_name}, yes on the {p.car.model}. Dana"
    shown = f"({number[2:5]}) {number[5:8]}-{number[8:]}"
    alike = [one for one in same_store if one.persona.first_name == p.lead.persona.first_name and (one.vehicle and one.vehicle.model == p.car.model)]  # fmt: skip
    return [p.mail("text by number", text, subject=f"New text message from {shown}", sender=f'"{shown}" <{number[1:]}.15185550000.a@txt.voice.google.com>', to="box@alias.example", delivered="box@alias.example", truth=len(alike) == 1, sure=False)]  # fmt: skip


def spam(p: _Post) -> list[Crossing]:
    return [p.mail("catch-all", f"Dear {p.rng.choice(('customer', p.lead.persona.first_name))}, your parcel waits. Pay here.", to="someone@alias.example", delivered="someone@alias.example", sender="x@parcel.example", truth=False)]  # fmt: skip


def group_letter(p: _Post) -> list[Crossing]:
    return [p.mail("letter of the group", f"Dear {p.lead.persona.first_name}, spring news from all our stores, the {p.car.model} among them.", to="box@alias.example", delivered="box@alias.example", sender=f"News <news@{p.domain}>", truth=False)]  # fmt: skip


WAYS: tuple[Callable[[_Post], list[Crossing]], ...] = (
    received_only, hub, vendor, own_gmail, tag_lost, slip, two_in_one, wrong_persona, to_the_box, leaked, late, phone, spam, group_letter,
)  # fmt: skip
