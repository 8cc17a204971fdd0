"""Leads sent by hand or by another tool: booked as sent, whole files in one transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select, update

from mysteryshop.errors import InputError
from mysteryshop.model import Scenario, Shop, Submission, Wave
from mysteryshop.store.base import StorePart
from mysteryshop.store.codec import from_json, to_json
from mysteryshop.store.database import insert_once, writing
from mysteryshop.store.schema import shops, submissions, waves
from mysteryshop.store.shops import each, row_of, shop_of


@dataclass(frozen=True, slots=True)
class Adopted:
    """What came of a file: how many are new, how many stood already, and which of those differ from what stands."""

    added: int
    known: int
    different: tuple[str, ...]


class AdoptedRows(StorePart):
    """Adopted leads."""

    def adopt(self, opened: Sequence[Wave], leads: Sequence[tuple[Shop, Submission]]) -> Adopted:
        """Book leads as sent, with their waves, all or none. A shop whose id stands is left as it is.

        Raises InputError for a wave that was planned here: leads of others are not mixed into it.
        """
        with writing(self.engine) as connection:
            for wave in opened:
                _open(connection, wave)
            standing = _standing(connection, [shop.id for shop, _ in leads])
            fresh = [(shop, attempt) for shop, attempt in leads if shop.id not in standing]
            different = [shop.id for shop, _ in leads if shop.id in standing and not _alike(standing[shop.id], shop)]
            insert_once(connection, shops, [row_of(shop) for shop in _numbered(connection, [shop for shop, _ in fresh])])
            if fresh:
                rows = [{"shop_id": one.shop_id, "started_at": one.started_at, "body": to_json(one)} for _, one in fresh]
                connection.execute(submissions.insert(), rows)
        return Adopted(len(fresh), len(leads) - len(fresh), tuple(different))


def _open(connection: Connection, wave: Wave) -> None:
    """Open a wave of adopted leads, or widen the one that stands so that it covers these, too."""
    body = connection.execute(select(waves.c.body).where(waves.c.id == wave.id)).scalar()
    if body is None:
        connection.execute(waves.insert(), {"id": wave.id, "opened_at": wave.opened_at, "body": to_json(wave)})
        return
    before = from_json(Wave, body)
    if not before.adopted:
        raise InputError(
            f'the wave "{wave.id}" was planned here; leads sent elsewhere are not mixed into it',
            text=wave.id,
            tip="Say --wave with a name of its own.",
        )
    opened, closes = min(before.opened_at, wave.opened_at), max(before.closes_at, wave.closes_at)
    wider = replace(before, opened_at=opened, closes_at=closes)
    connection.execute(update(waves).where(waves.c.id == wave.id).values(opened_at=opened, body=to_json(wider)))


def _standing(connection: Connection, ids: Sequence[str]) -> dict[str, Shop]:
    found: dict[str, Shop] = {}
    for piece in each(ids):
        found.update({row.id: shop_of(row) for row in connection.execute(select(shops).where(shops.c.id.in_(piece)))})
    return found


def _alike(before: Shop, now: Shop) -> bool:
    """Whether two shops say the same, the scenario's number aside."""
    return replace(before, scenario=now.scenario) == now and _facts(before.scenario) == _facts(now.scenario)


def _facts(scenario: Scenario) -> Scenario:
    return scenario.model_copy(update={"id": "any"})


def _numbered(connection: Connection, fresh: Sequence[Shop]) -> list[Shop]:
    """A wave holds one lead per dealer and scenario: the second lead to a dealer gets the scenario "adopted-2"."""
    pairs = {(shop.wave, shop.dealer.id) for shop in fresh}
    taken: dict[tuple[str, str], set[str]] = defaultdict(set)
    for wave_id in {wave for wave, _ in pairs}:
        query = select(shops.c.dealer_id, shops.c.scenario_id).where(shops.c.wave == wave_id)
        for dealer_id, scenario_id in connection.execute(query):
            taken[wave_id, dealer_id].add(scenario_id)
    found = []
    for shop in fresh:
        here, number, name = taken[shop.wave, shop.dealer.id], 1, shop.scenario.id
        while name in here:
            number += 1
            name = f"{shop.scenario.id}-{number}"
        here.add(name)
        found.append(replace(shop, scenario=shop.scenario.model_copy(update={"id": name})) if number > 1 else shop)
    return found
