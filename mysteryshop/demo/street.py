"""The street: all pretend sites, open on loopback until the block ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from mysteryshop.demo.cars import stock_of
from mysteryshop.demo.leads import Posted
from mysteryshop.demo.look import Front
from mysteryshop.demo.people import STORES, Store
from mysteryshop.demo.server import SiteServer
from mysteryshop.demo.sites import Site
from mysteryshop.demo.technologies import TECHNOLOGIES, FrameSite
from mysteryshop.model import Clock

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
CLOSED = {"en": "closed", "de": "geschlossen"}


@dataclass(frozen=True, slots=True)
class House:
    """A store with its site and the address the site is served at."""

    store: Store
    site: Site
    url: str


@dataclass(frozen=True, slots=True)
class Street:
    """All houses, by store id."""

    houses: Mapping[str, House]
    servers: tuple[SiteServer, ...] = ()

    def posted(self) -> list[Posted]:
        """Every lead that any site took, in the order of arrival."""
        return sorted((lead for house in self.houses.values() for lead in house.site.posted), key=lambda lead: lead.at)

    def decoys(self) -> list[Posted]:
        """Whatever was posted to a newsletter, service or finance form: on a well-behaved day, nothing."""
        return [lead for house in self.houses.values() for lead in house.site.decoys]


@contextmanager
def open_street(clock: Clock, *, seed: int, stores: tuple[Store, ...] = STORES) -> Iterator[Street]:
    """Serve every store's site on a free loopback port, under its own name below `.localhost`."""
    servers: list[SiteServer] = []
    houses: dict[str, House] = {}
    try:
        for store in stores:
            site = TECHNOLOGIES[store.site](
                store.id, front_of(store), stock_of(store.brand, store.car, seed=seed), clock, store.brand
            )
            server = SiteServer(site.answer)
            server.start()
            servers.append(server)
            if isinstance(site, FrameSite):
                site.port = server.port
            houses[store.id] = House(store, site, f"http://{store.id}.localhost:{server.port}/")
        yield Street(houses, tuple(servers))
    finally:
        for server in servers:
            server.stop()


def front_of(store: Store) -> Front:
    """What the store's pages show around their content."""
    return Front(
        name=store.name,
        slogan=store.slogan,
        phone=shown_phone(store.phone),
        address=store.address,
        hours=week_of(store.hours, store.language),
        language=store.language,
        look=store.look,
    )


def shown_phone(phone: str) -> str:
    """A number as a sign shows it: "(518) 555-0141", "0511 23125044"."""
    if phone.startswith("+1"):
        return f"({phone[2:5]}) {phone[5:8]}-{phone[8:]}"
    return f"0{phone[3:6]} {phone[6:]}"


def week_of(hours: str, language: str) -> tuple[str, ...]:
    """Seven lines, Monday first, from the demo's simple opening hours."""
    lines = [CLOSED[language]] * 7
    for rule in hours.split("; "):
        days, _, times = rule.partition(" ")
        first, _, last = days.partition("-")
        for day in range(DAYS.index(first), DAYS.index(last or first) + 1):
            lines[day] = CLOSED[language] if times == "off" else times.replace("-", " – ")
    return tuple(lines)
