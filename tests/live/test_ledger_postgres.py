"""The store on Postgres gives back what SQLite gives back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from mysteryshop.ledger import Ledger
from mysteryshop.model import Cursor, Outcome, PacingSettings
from mysteryshop.store import Store
from tests.builders import MONDAY_10, a_dealer, a_planned_shop, a_scenario, a_shop, a_submission, a_touch, a_wave, span
from tests.live.ledger_support import postgres
from tests.unit.test_store_store import EMAIL, MATCHED, PERSONAL, UNMATCHED, a_card, a_mail, a_message

pytestmark = pytest.mark.live


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with postgres() as url, Store.open(url, tmp_path_factory.mktemp("evidence")) as opened:
        yield opened


def test_a_whole_shop_on_postgres(store: Store) -> None:
    shop = a_shop(message="odd \0 \ud800 \\u0041 words")
    store.add_wave(a_wave())
    assert store.add_shops([shop, shop]) == 1
    assert store.add_shops([shop, replace(shop, id="x")]) == 0
    assert store.shop("shop-1") == shop
    store.add_submission(a_submission(shop))
    unmatched = a_mail(b"who is this?", uid=2)
    store.keep_mails([a_mail(), unmatched, a_mail(folder="Junk", junk=True)])
    touch = a_touch(shop, message_sha256=a_message(a_mail()).sha256, text="nul \0 and half a pair \ud800")
    store.add_arrivals([(a_message(unmatched), UNMATCHED, PERSONAL, None, None)])
    store.add_arrivals([(a_message(a_mail()), MATCHED, PERSONAL, None, touch)])
    store.move_cursor(Cursor("inbox", "INBOX\0", 4294967295, 4294967295))
    assert store.cursors("inbox") == {"INBOX\0": Cursor("inbox", "INBOX\0", 4294967295, 4294967295)}
    assert store.mail(a_message(a_mail()).sha256[:12]) == a_mail()
    assert store.unmatched() == []  # no shop came since its first try
    store.add_shops([replace(shop, id="later", scenario=shop.scenario.model_copy(update={"id": "later"}))])
    assert store.unmatched() == [unmatched]
    assert len(list(store.messages())) == 2
    evidence = store.evidence("shop-1", as_of=MONDAY_10 + span("1d"), watched=EMAIL)
    assert (evidence.touches, evidence.submission) == ((touch,), a_submission(shop))
    assert store.add_scorecard(a_card())
    assert not store.add_scorecard(a_card())
    assert store.scorecards("shop-1") == [a_card()]
    store.keep(b"jpeg", shop_id="shop-1", name="before.jpg", media_type="image/jpeg")
    assert len(store.files_of("shop-1")) == 2


def test_claims_and_doubts_on_postgres(store: Store) -> None:
    store.add_wave(a_wave(id="second"))
    store.add_shops([a_planned_shop(id="p1", wave="second", dealer=a_dealer(id="p1"), scenario=a_scenario(id="p"))])
    ledger = Ledger(store.engine, PacingSettings())
    (claim,) = ledger.take_due(MONDAY_10 + timedelta(hours=1), limit=5, live=True)
    assert ledger.arm(claim, host="p1.example", platform="dealer.com") == 0.0
    assert ledger.armed_left() == []
    ledger.finish(claim, Outcome.UNCONFIRMED, MONDAY_10)
    assert store.shop("p1").outcome is Outcome.UNCONFIRMED
    ledger.settle("p1", Outcome.CONFIRMED, "Ann", MONDAY_10)
    assert store.notes("p1") == [(MONDAY_10, "Ann", "settled as confirmed")]
