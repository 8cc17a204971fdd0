"""Two hundred leads and some thousands of answers of every kind: none is lost by its alias, none lands at a wrong shop."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest

from mysteryshop.inbox.matching.match import Matcher
from mysteryshop.inbox.message import read_message
from mysteryshop.model import Certainty, Shop, Vehicle
from tests.builders import a_dealer, a_persona, a_shop
from tests.inbox_mails import LEAD_AT, MAILS, a_mail, fetched

FIRST = ("Maria", "John", "Ana", "Lena", "Marc", "Lucía", "Giulia", "Bram", "Rita", "Sven", "Chloé", "Omar")
LAST = ("Jensen", "Okafor", "Petrova", "Keller", "Marchand", "Robles", "Conti", "Visser", "Sousa", "Berg", "Young", "Long")
CARS = (("Toyota", "RAV4"), ("Honda", "Civic"), ("Ford", "Focus"), ("VW", "Golf"), ("Renault", "Clio"), ("Opel", "Corsa"))
STREETS = ("Harbor", "Lake", "Summit", "Valley", "Bridge", "Forest", "River", "Prairie", "Castle", "Orchard")
VENDORS = ("leads.crmvendor.example", "mail.dealerdesk.example", "reply.autohub.example")
GROUPS = 12
"""Dealers belong to this many groups; sister stores share the group's mail domain and, here and there, a phone."""


def the_shops(rng: random.Random, number: int = 200, dealers: int = 80) -> tuple[Shop, ...]:
    stores = [
        a_dealer(
            id=f"store-{n}", name=f"{STREETS[n % 10]} {CARS[n % 6][0]} {n // 10 + 1}", url=f"https://store{n}.example/",
            mail_domains=(f"group{n % GROUPS}.example",) if n % 3 else (f"store{n}.example",), phone=f"+1518555{1000 + n // 2}",
        )
        for n in range(dealers)
    ]  # fmt: skip
    return tuple(a_lead(rng, n, stores[n % dealers]) for n in range(number))


def a_lead(rng: random.Random, n: int, store: object) -> Shop:
    first, last = rng.choice(FIRST), rng.choice(LAST)
    make, model = rng.choice(CARS)
    plus = n % 4 == 0
    alias = f"desk+{first}{n}@shop.example" if plus else f"{first}.{last}{n}@shop.example"
    alias = alias.lower().replace("í", "i").replace("é", "e")
    car = Vehicle(year=rng.randint(2016, 2025), make=make, model=model, stock=f"S{rng.randint(10_000, 99_999)}")
    return a_shop(
        id=f"shop-{n}", dealer=store, persona=a_persona(id=f"p{n}", first_name=first, last_name=last, email=alias), vehicle=car,
        message=f"Hi, is the {car.year} {make} {model} still available, and does it come with two keys? {first}",
        sent_at=LEAD_AT + timedelta(hours=rng.randint(0, 60)),
    )  # fmt: skip


@dataclass(frozen=True)
class Sent:
    """A generated mail, the shop it truly answers (None: nobody's), and how the alias travels with it."""

    raw: bytes
    shop: str | None
    way: str
    minutes: float


def the_mails(rng: random.Random, shops: tuple[Shop, ...], number: int) -> Iterator[Sent]:
    for _ in range(number):
        shop, other = rng.sample(shops, 2)
        way = rng.choice(
            ("stamped", "received", "to", "vendor", "wrong words", "lost tag", "slip", "none", "private", "stranger")
        )
        yield a_sent(rng, shop, other, way)


def a_sent(rng: random.Random, shop: Shop, other: Shop, way: str) -> Sent:
    person = other if way == "wrong words" else shop
    car = person.vehicle
    assert car is not None
    text = rng.choice(MAILS)[4].replace("Maria", person.persona.first_name).replace("Jensen", person.persona.last_name)
    if rng.random() < 0.5:
        text += f"\n\n{car.year} {car.make} {car.model}, {car.stock}\n{person.dealer.name} {person.dealer.phone}"
    store = shop.dealer.mail_domains[0]
    sender = f"Sales <{rng.choice(('sales', 'dana', 'noreply'))}@{rng.choice(VENDORS) if way == 'vendor' else store}>"
    alias, headers = shop.reply_to, {}
    to, delivered = "inbox@shop.example", None
    if way in ("stamped", "vendor", "wrong words"):
        delivered = alias
    elif way == "received":
        headers["Received"] = f"from x by mx.shop.example for <{alias}>; Mon, 1 Jun 2026 14:20:00 +0000"
    elif way == "to":
        to = f'"{person.persona.full_name}" <{alias}>'
    elif way == "lost tag":
        to = alias.split("+")[0] + "@shop.example" if "+" in alias else to
    elif way == "slip":
        place = rng.randrange(1, alias.index("@") - 1)
        to = alias[:place] + alias[place + 1 :]
    elif way == "private":
        sender = f"Dana <dana{rng.randint(1, 99)}@gmail.com>"
    elif way == "stranger":
        sender, text = "Deals <news@megadeals.example>", "Shop now! 0% APR on every model this weekend. Unsubscribe"
    raw = a_mail(text, to=to, delivered_to=delivered, sender=sender, subject=f"Your {car.model}", **headers)
    return Sent(raw, None if way == "stranger" else shop.id, way, rng.uniform(1, 6000))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_alias_mail_is_lost_and_no_mail_is_at_a_wrong_shop(seed: int) -> None:
    rng = random.Random(seed)
    shops = the_shops(rng)
    by_id = {shop.id: shop for shop in shops}
    matcher = Matcher(shops)
    lost: list[str] = []
    wrong: list[str] = []
    tally: Counter[tuple[str, bool]] = Counter()
    for sent in the_mails(rng, shops, 1000):
        lead = by_id[sent.shop].sent_at if sent.shop else LEAD_AT
        at = (lead or LEAD_AT) + timedelta(minutes=sent.minutes)
        match = matcher.match(read_message(fetched(sent.raw, internal_date=at)))
        tally[(sent.way, match.shop_id is not None)] += 1
        if match.shop_id is not None and match.shop_id != sent.shop:
            wrong.append(f"{sent.way}: {sent.shop} filed under {match.shop_id}: {match.evidence}")
        if sent.way in ("stamped", "received", "to", "vendor", "wrong words") and match.certainty is not Certainty.CERTAIN:
            lost.append(f"{sent.way}: {sent.shop}: {match}")
    assert lost == []
    assert wrong == []
    assert tally[("slip", True)] > tally[("slip", False)], (
        "a slip in the alias beside the store's own domain should mostly be found"
    )
