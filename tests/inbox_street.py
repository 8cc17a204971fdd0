"""A month's mailbox of two hundred leads: stores with a temper of their own, CRMs that groups share, and all that lies about.

`the_street(seed)` gives the shops, `the_mailbox(seed, shops)` their mails, each with who truly wrote it.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime

from mysteryshop.model import Actor, Shop, Vehicle
from tests.builders import a_dealer, a_persona, a_shop
from tests.inbox_mails import LEAD_AT
from tests.inbox_street_words import ACKS, ASSISTANTS, AWAY, DRIPS, HUMAN, LEADS, NEWS, SURVEYS, TEMPLATES

A, H, N = Actor.AUTOMATED, Actor.HUMAN, Actor.NOT_A_REPLY
LANGUAGES = ("en", "en", "en", "de", "fr", "es", "it", "nl", "pt")
ZONES = {"en": "America/New_York", "de": "Europe/Berlin", "fr": "Europe/Paris", "es": "Europe/Madrid", "it": "Europe/Rome", "nl": "Europe/Amsterdam", "pt": "Europe/Lisbon"}  # fmt: skip
COUNTRIES = {"en": "US", "de": "DE", "fr": "FR", "es": "ES", "it": "IT", "nl": "NL", "pt": "PT"}
FIRST = ("Maria", "Anna", "Lena", "Sofia", "Clara", "Julia", "Nora", "Eva", "Laura", "Ines")
LAST = ("Jensen", "Berger", "Rossi", "Costa", "Martin", "Visser", "Novak", "Lund", "Prieto", "Fontaine")
REPS = ("Kelly Brandt", "Ray Ortiz", "Tess Lowell", "Jonas Weber", "Luc Perrin", "Iván Soler", "Giulia Ferri", "Bram Smit", "Rita Moura", "Sam Doyle", "Pat Nolan", "Dee Harper")  # fmt: skip
ROLES = ("Internet Sales", "Sales Consultant", "BDC Manager", "Product Specialist", "Verkaufsberater", "Conseiller")
CARS = (("Subaru", "Outback"), ("Ford", "Escape"), ("Kia", "Sportage"), ("Skoda", "Octavia"), ("Seat", "Leon"), ("Fiat", "Tipo"))
STORES = ("Northgate", "Hillside", "Ortiz", "Riverbend", "Autohaus Nord", "Garage Faure", "Ramos Motor", "Ferri Auto", "De Vries", "Moura Car")  # fmt: skip
VENDORS = ("leads.vinvault.example", "mail.drivedesk.example", "crm.motolead.example")


@dataclass(frozen=True)
class Posted:
    """A mail of the generated month."""

    raw: bytes
    shop_id: str
    kind: str
    actor: Actor
    at: datetime


def the_street(seed: int, number: int = 200) -> list[Shop]:
    """Leads at some 110 stores, sent by day and by night."""
    rng = random.Random(seed)
    stores = []
    for n in range(110):
        lang = LANGUAGES[n % len(LANGUAGES)]
        stores.append((lang, a_dealer(
            id=f"street-{n}", name=f"{STORES[n % 10]} {CARS[n % 6][0]} {n}", url=f"https://www.street{n}.example/", phone=f"+1518555{2000 + n}",
            timezone=ZONES[lang], country=COUNTRIES[lang], mail_domains=(f"street{n}.example",),
        )))  # fmt: skip
    shops = []
    for n in range(number):
        lang, store = stores[n % len(stores)]
        first, last = rng.choice(FIRST), rng.choice(LAST)
        make, model = rng.choice(CARS)
        car = Vehicle(year=rng.randint(2018, 2025), make=make, model=model, stock=f"T{10_000 + n * 13}")
        sent = LEAD_AT + timedelta(hours=rng.randint(0, 72), minutes=rng.randint(0, 59))
        shops.append(a_shop(
            id=f"lead-{n}", dealer=store, vehicle=car, sent_at=sent, due_at=sent,
            persona=a_persona(id=f"q{n}", first_name=first, last_name=last, email=f"{first}.{last}.{n}@shop.example".lower()),
            message=LEADS[lang].format(car=car.words(), first=first),
        ))  # fmt: skip
    return shops


def the_mailbox(seed: int, shops: list[Shop]) -> list[Posted]:
    """Some 3,000 mails, in the order they come."""
    rng = random.Random(seed + 1)
    mails = [mail for n, shop in enumerate(shops) for mail in _of_one(rng, n, shop)]
    return sorted(mails, key=lambda mail: mail.at)


class _Desk:
    """One lead's store: its language, its people, its system."""

    def __init__(self, rng: random.Random, n: int, shop: Shop) -> None:
        self.rng, self.shop = rng, shop
        number = int(shop.dealer.id.split("-")[1])
        self.lang = LANGUAGES[number % len(LANGUAGES)]
        home = random.Random(number)  # the same store has the same people, system and templates for every lead
        self.rep, self.role, self.style = home.choice(REPS), home.choice(ROLES), home.randrange(1000)
        self.vendor = home.choice(VENDORS) if home.random() < 0.5 else None
        self.tracks = home.random() < 0.4
        self.sent = shop.sent_at or LEAD_AT

    def fill(self, text: str) -> str:
        shop, car = self.shop, self.shop.vehicle
        assert car is not None
        price = f"${self.rng.randint(180, 340) * 100:,}" if self.lang == "en" else f"{self.rng.randint(110, 260) * 100} €"
        return text.format(
            first=shop.persona.first_name, last=shop.persona.last_name, car=car.words(), model=car.model, store=shop.dealer.name,
            rep=self.rep, role=self.role, price=price, hour=self.rng.choice(("11:00", "2:30", "16:00", "17:45")),
            site=f"https://www.{shop.dealer.mail_domains[0]}", ref=self.rng.randint(10_000, 999_999),
        )  # fmt: skip

    def of(self, texts: dict[str, list[tuple[str, str]]], turn: int = 0) -> tuple[str, str]:
        """The store's own template of a kind, filled."""
        chosen = texts[self.lang][(self.style + turn) % len(texts[self.lang])]
        return self.fill(chosen[0]), self.fill(chosen[1])

    def people(self) -> tuple[str, str]:
        """Words of a person, never the same twice."""
        parts = HUMAN[self.lang]
        picked = {name: self.rng.choice(parts[name]) for name in ("hello", "more", "ask", "bye")}
        answers = " ".join(self.rng.sample(parts["answer"], self.rng.choice((1, 1, 2))))
        middle = " ".join(one for one in (answers, picked["more"], picked["ask"]) if one)
        return self.fill("Re: {car}" if self.rng.random() < 0.6 else "{model}"), self.fill(f"{picked['hello']}\n\n{middle}\n\n{picked['bye']}")  # fmt: skip

    def post(self, kind: str, actor: Actor, minutes: float, subject: str, text: str, *, sender: str | None = None, html: bool | None = None, **headers: str) -> Posted:  # fmt: skip
        at = self.sent + timedelta(minutes=minutes)
        mail = EmailMessage()
        domain = self.shop.dealer.mail_domains[0]
        mail["Received"] = f"from out.example by mx.shop.example with ESMTPS id x{self.rng.randrange(10**8)} for <{self.shop.reply_to}>; {format_datetime(at)}"  # fmt: skip
        mail["From"] = sender or f"{self.rep} <{self.rep.split()[0].lower().replace('á', 'a')}@{domain}>"
        mail["To"], mail["Subject"] = self.shop.reply_to, " ".join(subject.split())
        mail["Date"] = format_datetime(at - timedelta(seconds=self.rng.randint(1, 40)))
        mail["Message-ID"] = f"<{self.rng.randrange(10**12)}@{domain}>"
        for name, value in headers.items():
            mail[name.replace("_", "-")] = value
        mail.set_content(text)
        if html if html is not None else self.rng.random() < 0.4:
            pixel = '<img src="https://t.example/open?id=1" width="1" height="1">' if self.tracks else ""
            mail.add_alternative(f"<html><body><p>{text.replace(chr(10), '<br>')}</p>{pixel}</body></html>", subtype="html")
        return Posted(mail.as_bytes(), self.shop.id, kind, actor, at.astimezone(UTC))


def _of_one(rng: random.Random, n: int, shop: Shop) -> Iterator[Posted]:
    """What one lead gets back in a month."""
    desk = _Desk(rng, n, shop)
    yield from _machines(rng, desk)
    yield from _people(rng, desk)
    yield from _strangers(rng, desk)


def _machines(rng: random.Random, desk: _Desk) -> Iterator[Posted]:
    vendor = desk.vendor or desk.shop.dealer.mail_domains[0]
    if rng.random() < 0.8:
        headers = {"Auto_Submitted": "auto-generated"} if rng.random() < 0.2 else {}
        sender = rng.choice((f"{desk.shop.dealer.name} <noreply@{vendor}>", f"{desk.shop.dealer.name} <sales@{vendor}>", f"{desk.rep} <leads+{rng.randrange(10**6)}@{vendor}>"))  # fmt: skip
        yield desk.post("ack", A, rng.uniform(0.1, 6), *desk.of(ACKS), sender=sender, **headers)
    if desk.style % 5 < 2:
        yield desk.post("assistant", A, rng.uniform(1, 3.5), *desk.of(ASSISTANTS))
        if rng.random() < 0.5:
            yield desk.post("assistant", A, rng.uniform(1200, 1500), *desk.of(ASSISTANTS, 1))
    if desk.style % 3 < 2:
        headers = {"List_Unsubscribe": f"<https://{vendor}/u/{rng.randrange(10**6)}>"} if desk.tracks else {}
        yield desk.post("template", A, rng.uniform(4, 90), *desk.of(TEMPLATES), **headers)
    for turn in range(rng.randint(1, 4)):
        minutes = 1440 * (turn * 3 + 2) + rng.uniform(-200, 200)
        yield desk.post("drip", A, minutes, *desk.of(DRIPS, turn))
    if rng.random() < 0.15:
        headers = {"X_Autoreply": "yes"} if rng.random() < 0.4 else {}
        yield desk.post("away", A, rng.uniform(0.2, 900), *desk.of(AWAY), **headers)
    if rng.random() < 0.2:
        text = {"en": "Thanks for contacting {store}! We got your request and will text you back. Reply STOP to opt out.", "de": "Danke für Ihre Anfrage bei {store}! Wir melden uns in Kürze. STOP zum Abmelden."}.get(desk.lang, "{store}: OK! Ref. {ref}. STOP to opt out.")  # fmt: skip
        yield desk.post("auto text", A, rng.uniform(0.5, 3), "New text message from (518) 555-0142", desk.fill(text), sender='"(518) 555-0142" <15185550123.15185550142.Zx9@txt.voice.google.com>', html=False)  # fmt: skip
    if rng.random() < 0.15:
        text = "Your appointment is confirmed.\n\nWhat: Test drive {car}\nWhen: Saturday, June 6, 10:00\nWhere: {store}\n\nReschedule or cancel: {site}/booking/{ref}"
        yield desk.post("booking", A, rng.uniform(2, 3000), desk.fill("Confirmed: your appointment at {store}"), desk.fill(text), sender="Bookings <no-reply@booking.example>")  # fmt: skip


def _people(rng: random.Random, desk: _Desk) -> Iterator[Posted]:
    parts = HUMAN[desk.lang]
    if rng.random() < 0.85:
        way = rng.random()
        waited = rng.choice((rng.uniform(4, 15), rng.uniform(15, 120), rng.uniform(120, 2500)))
        if way < 0.3:
            yield desk.post("short", H, max(waited, 3), desk.fill("Re: {car}"), desk.fill(rng.choice(parts["short"])) + rng.choice(("", "\n\nSent from my iPhone")))  # fmt: skip
        elif way < 0.5:
            footer = f"\n\n{desk.shop.dealer.name}, 12 Main Street\nUnsubscribe from these emails"
            subject, text = desk.people()
            yield desk.post("through a CRM", H, max(waited, 5), subject, text + footer, sender=f"{desk.rep} <reply+{rng.randrange(10**9)}@{desk.vendor or VENDORS[0]}>", html=True, List_Unsubscribe="<https://crm.example/u>")  # fmt: skip
        elif way < 0.65:
            subject, template = desk.of(TEMPLATES)
            first, *rest = template.split("\n")
            own = desk.fill(rng.choice(parts["answer"]) + " " + rng.choice(parts["more"]))
            yield desk.post("line above a template", H, max(waited, 8), subject, "\n".join([first, "", own[:1].upper() + own[1:], *rest]))  # fmt: skip
        else:
            subject, text = desk.people()
            yield desk.post("person", H, max(waited, 4), subject, text, **({"Precedence": "bulk"} if rng.random() < 0.04 else {}))
    if rng.random() < 0.5:
        subject, text = desk.people()
        yield desk.post("person again", H, rng.uniform(1500, 20_000), subject, text)
    if rng.random() < 0.4:
        yield desk.post("follow-up", H, rng.uniform(1500, 12_000), desk.fill("Re: {car}"), desk.fill(f"{rng.choice(parts['later'])}\n{rng.choice(parts['more'])} {rng.choice(parts['ask'])}"))  # fmt: skip
    if rng.random() < 0.15:
        text = " ".join(desk.people()[1].split())
        yield desk.post("voicemail", H, rng.uniform(10, 900), "New voicemail from (518) 555-0177", f"Transcript:\n{text}\n\nplay message", sender="Google Voice <voice-noreply@google.com>", html=False)  # fmt: skip
    if rng.random() < 0.2:
        text = desk.fill(rng.choice(parts["short"]))
        yield desk.post("text", H, rng.uniform(6, 900), "SMS from +15185550188", text, sender="15185550188@vtext.com", html=False)
    if rng.random() < 0.1:
        text = desk.people()[1]
        passed = f"{desk.shop.persona.first_name}, {desk.rep}: see below.\n\n---------- Forwarded message ---------\nFrom: Service <service@{desk.shop.dealer.mail_domains[0]}>\nDate: Tue, Jun 2, 2026\nSubject: keys\nTo: {desk.rep}\n\n{text}"  # fmt: skip
        yield desk.post("passed on", H, rng.uniform(60, 3000), "Fwd: keys", passed)


def _strangers(rng: random.Random, desk: _Desk) -> Iterator[Posted]:
    domain = desk.shop.dealer.mail_domains[0]
    if rng.random() < 0.5:
        yield desk.post("survey", N, rng.uniform(3000, 30_000), *desk.of(SURVEYS), sender=rng.choice((f"{desk.shop.dealer.name} <feedback@surveys.example>", f"Customer Care <care@{domain}>")))  # fmt: skip
    for turn in range(rng.randint(2, 6)):
        headers = {"List_Unsubscribe": "<https://news.example/u>"} if rng.random() < 0.6 else {}
        sender = rng.choice((f"{desk.shop.vehicle.make if desk.shop.vehicle else ''} USA <news@email.brand.example>", f"{desk.shop.dealer.name} <offers@{domain}>", "AutoFinder <alerts@autofinder.example>"))  # fmt: skip
        yield desk.post("news", N, rng.uniform(2000, 40_000), *desk.of(NEWS, turn), sender=sender, **headers)
    if rng.random() < 0.1:
        yield desk.post("bounce", N, rng.uniform(0.1, 20), "Undeliverable: Your question", "Your message wasn't delivered to sales@old.example because the address couldn't be found.\n\n550 5.1.10 RESOLVER.ADR.RecipientNotFound", sender=f"Mail Delivery Subsystem <mailer-daemon@{domain}>", html=False)  # fmt: skip
    if rng.random() < 0.06:
        yield desk.post("read receipt", N, rng.uniform(10, 4000), desk.fill("Read: {car}"), desk.fill("Your message\n\n   To: {rep}\n   Subject: {car}\n\nwas read on Monday, June 1, 2026 2:41:08 PM."), html=False)  # fmt: skip
    if rng.random() < 0.05:
        yield desk.post("challenge", N, rng.uniform(0.1, 5), "Please confirm your message", "This mailbox is protected. To deliver your message, please verify that you are not a robot by clicking the link.", sender="guard@mailshield.example", html=False)  # fmt: skip
    if rng.random() < 0.3:
        yield desk.post("spam", N, rng.uniform(2000, 40_000), rng.choice(("Your parcel is waiting", "Final notice: domain renewal", "Earn from home")), rng.choice(("Dear user, your package could not be delivered. Pay the customs fee of $1.99 here.", "We are a manufacturer of LED lights and would like to cooperate with your company.", "Congratulations! You have been selected. Claim your gift card now.")), sender="Info <info@win-now.example>")  # fmt: skip
