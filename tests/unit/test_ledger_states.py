"""The ledger on SQLite: every arrow there is, none there is not, and at most one press a shop."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import text

from mysteryshop.errors import UsageError
from mysteryshop.ledger import Claim, ClaimLost, HandClaim, Ledger
from mysteryshop.model import NEVER_SENT, Outcome, PacingSettings, Shop, ShopState
from mysteryshop.store import Store
from mysteryshop.store import holder as holders
from mysteryshop.store.holder import is_dead, this_process
from tests.builders import MONDAY_10, a_dealer, a_planned_shop, a_scenario, a_wave

FREE = PacingSettings(host_gap_seconds=0, platform_gap_seconds=0)


def shops_of(count: int, *, host: str | None = None) -> list[Shop]:
    return [
        a_planned_shop(id=f"s{n}", dealer=a_dealer(id=f"d{n}", url=f"https://{host or f'd{n}'}.example/")) for n in range(count)
    ]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(f"sqlite:///{tmp_path / 'shop.db'}", tmp_path / "evidence") as opened:
        opened.add_wave(a_wave())
        opened.add_shops(shops_of(3))
        yield opened


def expire(store: Store) -> None:
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE shops SET lease_until = 1 WHERE lease_until IS NOT NULL"))


def take(ledger: Ledger, limit: int = 1, *, live: bool = True) -> list[Claim]:
    return ledger.take_due(MONDAY_10, limit=limit, live=live)


def test_a_lead_goes_from_planned_to_sent(store: Store) -> None:
    ledger = Ledger(store.engine, FREE)
    (claim,) = take(ledger)
    assert (claim.shop.id, claim.attempt, claim.shop.state) == ("s0", 1, ShopState.CLAIMED)
    assert ledger.arm(claim, host="d0.example", platform="dealer.com") == 0.0
    assert store.shop("s0").state is ShopState.ARMED
    ledger.finish(claim, Outcome.CONFIRMED, MONDAY_10 + timedelta(minutes=2))
    sent = store.shop("s0")
    assert (sent.state, sent.outcome, sent.sent_at) == (ShopState.SENT, Outcome.CONFIRMED, MONDAY_10 + timedelta(minutes=2))
    assert [claim.shop.id for claim in take(ledger, 9)] == ["s1", "s2"]


@pytest.mark.parametrize("outcome", sorted(set(Outcome)))
def test_what_left_or_may_have_left_is_sent_all_else_ended(store: Store, outcome: Outcome) -> None:
    ledger = Ledger(store.engine, FREE)
    (claim,) = take(ledger)
    ledger.arm(claim, host="d0.example", platform=None)
    ledger.finish(claim, outcome, MONDAY_10)
    shop = store.shop("s0")
    assert shop.state is (ShopState.ENDED if outcome in NEVER_SENT else ShopState.SENT)
    assert (shop.sent_at is None) is (outcome in NEVER_SENT)


def test_nothing_is_taken_before_it_is_due(store: Store) -> None:
    ledger = Ledger(store.engine, FREE)
    early = MONDAY_10 - timedelta(seconds=1)
    assert ledger.take_due(early, limit=9, live=True) == []
    assert ledger.count_due(early, live=True) == 0
    assert ledger.count_due(MONDAY_10, live=True) == 3
    assert ledger.next_due(live=True) == MONDAY_10


def test_an_expired_claim_is_taken_again_and_the_first_holder_may_press_nothing(store: Store) -> None:
    ledger = Ledger(store.engine, FREE)
    (first,) = take(ledger)
    expire(store)
    (second,) = take(ledger)
    assert (second.shop.id, second.attempt) == ("s0", 2)
    for use in (
        lambda: ledger.arm(first, host="d0.example", platform=None),
        lambda: ledger.renew(first),
        lambda: ledger.finish(first, Outcome.CONFIRMED, MONDAY_10),
        lambda: ledger.release(first, due_at=MONDAY_10),
    ):
        with pytest.raises(ClaimLost):
            use()
    assert ledger.arm(second, host="d0.example", platform=None) == 0.0


def test_armed_is_never_taken_armed_or_released_again(store: Store) -> None:
    ledger = Ledger(store.engine, FREE)
    (claim,) = take(ledger)
    ledger.arm(claim, host="d0.example", platform=None)
    with pytest.raises(ClaimLost):
        ledger.arm(claim, host="d0.example", platform=None)
    with pytest.raises(ClaimLost):
        ledger.release(claim, due_at=MONDAY_10)
    assert ledger.armed_left() == []  # its holder lives
    expire(store)
    assert "s0" not in [taken.shop.id for taken in take(ledger, 9)]
    assert [shop.id for shop in ledger.armed_left()] == ["s0"]


def test_doubt_is_booked_once_with_the_time_of_the_arming(store: Store) -> None:
    ledger = Ledger(store.engine, FREE)
    (claim,) = take(ledger)
    ledger.arm(claim, host="d0.example", platform=None)
    ledger.book_doubt("s0", MONDAY_10 + timedelta(days=1))
    assert store.shop("s0").state is ShopState.ARMED  # its holder may still be at it
    expire(store)
    ledger.book_doubt("s0", MONDAY_10 + timedelta(days=1))
    shop = store.shop("s0")
    assert (shop.state, shop.outcome) == (ShopState.SENT, Outcome.IN_DOUBT)
    assert shop.sent_at is not None
    assert MONDAY_10 <= shop.sent_at < MONDAY_10 + timedelta(hours=1)
    assert ledger.armed_left() == []
    ledger.settle("s0", Outcome.CONFIRMED, "Ann", MONDAY_10 + timedelta(days=3))
    settled = store.shop("s0")
    assert (settled.outcome, settled.sent_at) == (Outcome.CONFIRMED, shop.sent_at)
    assert store.notes("s0") == [(MONDAY_10 + timedelta(days=3), "Ann", "settled as confirmed")]


@pytest.mark.parametrize("outcome", sorted(set(Outcome) - {Outcome.EXCLUDED}))
def test_what_has_not_left_cannot_be_settled_only_cancelled(store: Store, outcome: Outcome) -> None:
    ledger = Ledger(store.engine, FREE)
    with pytest.raises(UsageError, match="planned"):
        ledger.settle("s0", outcome, "Ann", MONDAY_10)
    (claim,) = take(ledger)
    for any_outcome in (outcome, Outcome.EXCLUDED):
        with pytest.raises(UsageError, match="claimed"):
            ledger.settle("s0", any_outcome, "Ann", MONDAY_10)
    ledger.release(claim, due_at=MONDAY_10)
    ledger.settle("s0", Outcome.EXCLUDED, "Ann", MONDAY_10)
    assert (store.shop("s0").state, store.shop("s0").outcome) == (ShopState.ENDED, Outcome.EXCLUDED)
    with pytest.raises(UsageError, match="no shop"):
        ledger.settle("nobody", outcome, "Ann", MONDAY_10)


def test_a_rehearsal_is_not_repeated_unless_asked_and_keeps_nothing_from_being_sent(store: Store) -> None:
    ledger = Ledger(store.engine, FREE)
    for claim in take(ledger, 3, live=False):
        ledger.release(claim, due_at=MONDAY_10, outcome=Outcome.REHEARSED)
    assert store.shop("s0").outcome is Outcome.REHEARSED
    assert take(ledger, 3, live=False) == []
    assert ledger.count_due(MONDAY_10, live=False) == 0
    assert ledger.next_due(live=False) is None
    assert ledger.count_due(MONDAY_10, live=False, again=True) == 3
    assert len(take(ledger, 3)) == 3


def test_a_site_out_of_reach_is_tried_later(store: Store) -> None:
    ledger = Ledger(store.engine, FREE)
    (claim,) = take(ledger)
    later = MONDAY_10 + timedelta(hours=2)
    ledger.release(claim, due_at=later, outcome=Outcome.UNREACHABLE)
    assert "s0" not in [taken.shop.id for taken in take(ledger, 9)]
    (again,) = ledger.take_due(later, limit=9, live=True)
    assert (again.shop.id, again.attempt) == ("s0", 2)


def test_hold_stops_claims_and_presses_in_every_process(store: Store) -> None:
    ledger = Ledger(store.engine, FREE)
    (claim,) = take(ledger)
    Ledger(store.engine, FREE).hold("restored from a backup")
    assert ledger.held() == "restored from a backup"
    assert take(ledger, 9) == []
    assert ledger.count_due(MONDAY_10, live=True) == 0
    with pytest.raises(ClaimLost):
        ledger.arm(claim, host="d0.example", platform=None)
    assert store.shop("s0").state is ShopState.CLAIMED
    assert take(ledger, 9, live=False) != []  # a rehearsal sends nothing
    ledger.lift_hold()
    assert ledger.held() is None
    assert ledger.arm(claim, host="d0.example", platform=None) == 0.0


def test_gates_space_leads_by_host_and_by_platform(store: Store) -> None:
    ledger = Ledger(store.engine, PacingSettings(host_gap_seconds=50, platform_gap_seconds=20))
    first, second, third = take(ledger, 3)
    assert ledger.arm(first, host="one.example", platform="dealer.com") == 0.0
    assert 30 < ledger.arm(second, host="ONE.example", platform=None) <= 50
    assert store.shop(second.shop.id).state is ShopState.CLAIMED
    assert 0 < ledger.arm(third, host="two.example", platform="Dealer.com") <= 20
    assert ledger.arm(third, host="two.example", platform=None) == 0.0  # its refused try took no gate of the new host


def test_a_lead_that_does_not_leave_passes_no_gate(store: Store) -> None:
    ledger = Ledger(store.engine, PacingSettings(host_gap_seconds=50))
    first, second, _ = take(ledger, 3)
    ledger.hold("stop")
    with pytest.raises(ClaimLost):
        ledger.arm(first, host="one.example", platform=None)
    ledger.lift_hold()
    assert ledger.arm(second, host="one.example", platform=None) == 0.0


def test_with_a_gap_one_host_is_visited_by_one_claim_at_a_time(tmp_path: Path) -> None:
    with Store.open(f"sqlite:///{tmp_path / 'shop.db'}", tmp_path / "evidence") as store:
        store.add_wave(a_wave())
        store.add_shops(shops_of(3, host="hub"))
        paced, free = Ledger(store.engine, PacingSettings()), Ledger(store.engine, FREE)
        (claim,) = take(paced, 9)
        assert take(paced, 9) == []
        assert len(take(free, 9)) == 2
        paced.finish(claim, Outcome.NO_FORM, MONDAY_10)


def test_the_ceiling_holds_whatever_was_planned(tmp_path: Path) -> None:
    with Store.open(f"sqlite:///{tmp_path / 'shop.db'}", tmp_path / "evidence") as store:
        store.add_wave(a_wave())
        days = [MONDAY_10 + timedelta(days=5 * n) for n in range(5)]
        store.add_shops([a_planned_shop(id=f"s{n}", scenario=a_scenario(id=f"x{n}"), due_at=day) for n, day in enumerate(days)])
        store.add_shops([a_planned_shop(id="later", scenario=a_scenario(id="x9"), due_at=days[-1] + timedelta(days=31))])
        ledger = Ledger(store.engine, FREE)
        claims = ledger.take_due(MONDAY_10 + timedelta(days=90), limit=9, live=True)
        for claim in claims[:4]:
            assert ledger.arm(claim, host="d.example", platform=None) == 0.0
        with pytest.raises(ClaimLost, match="most leads allowed"):
            ledger.arm(claims[4], host="d.example", platform=None)
        assert ledger.arm(claims[5], host="d.example", platform=None) == 0.0


def test_claims_of_a_dead_process_are_free_at_once(store: Store, tmp_path: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom mysteryshop.store import Store\nfrom mysteryshop.ledger import Ledger\n"
        "from tests.unit.test_ledger_states import FREE, take\n"
        "store = Store.open(sys.argv[1], Path(sys.argv[2]))\nledger = Ledger(store.engine, FREE)\n"
        "one, two = take(ledger, 2)\nledger.arm(one, host='d0.example', platform=None)\n"
    )
    subprocess.run([sys.executable, "-c", code, f"sqlite:///{tmp_path / 'shop.db'}", str(tmp_path / "evidence")], check=True)
    ledger = Ledger(store.engine, FREE)
    (mine,) = take(ledger, 9)
    assert mine.shop.id == "s2"
    assert [shop.id for shop in ledger.armed_left()] == ["s0"]
    assert [claim.shop.id for claim in take(ledger, 9)] == ["s1"]
    ledger.renew(mine)  # this process lives: its claim was not buried


def test_a_living_or_unknown_holder_is_never_taken_for_dead(monkeypatch: pytest.MonkeyPatch) -> None:
    me = this_process()
    machine, number, started = me.rsplit(" ", 2)
    assert not is_dead(me)
    assert is_dead(f"{machine} {number} {int(started) + 1}")  # the number is used again by a younger process
    assert not is_dead(f"other-machine {number} {int(started) + 1}")
    assert not is_dead("")
    assert not is_dead("nonsense")
    monkeypatch.setattr(holders, "_machine", lambda: "")
    assert this_process() == ""
    assert not is_dead(f"{machine} 4194304 1")


ENDED_UNSENT = sorted(NEVER_SENT - {Outcome.EXCLUDED, Outcome.REHEARSED})


@pytest.mark.parametrize("outcome", ENDED_UNSENT)
def test_a_person_may_finish_what_was_never_sent_and_give_it_back_as_it_was(store: Store, outcome: Outcome) -> None:
    ledger = Ledger(store.engine, FREE)
    (claim,) = take(ledger)
    ledger.finish(claim, outcome, MONDAY_10)
    before = store.shop("s0")
    held = ledger.arm_by_hand(before, MONDAY_10, host="d0.example", platform=None)
    assert isinstance(held, HandClaim)
    assert store.shop("s0").state is ShopState.ARMED
    with pytest.raises(ClaimLost):
        ledger.arm_by_hand(before, MONDAY_10, host="d0.example", platform=None)
    ledger.give_back(held)
    assert store.shop("s0") == before
    again = ledger.arm_by_hand(before, MONDAY_10, host="d0.example", platform=None)
    assert isinstance(again, HandClaim)
    with pytest.raises(ClaimLost):
        ledger.give_back(held)  # the first window is long closed
    ledger.finish(again.claim, Outcome.CONFIRMED, MONDAY_10 + timedelta(minutes=9))
    assert store.shop("s0").state is ShopState.SENT


def test_a_crash_at_a_persons_window_leaves_the_lead_in_doubt(store: Store) -> None:
    ledger = Ledger(store.engine, FREE)
    held = ledger.arm_by_hand(store.shop("s0"), MONDAY_10, host="d0.example", platform=None)
    assert isinstance(held, HandClaim)
    assert "s0" not in [claim.shop.id for claim in take(ledger, 9)]
    expire(store)
    assert [shop.id for shop in ledger.armed_left()] == ["s0"]
    ledger.book_doubt("s0", MONDAY_10)
    with pytest.raises(ClaimLost):
        ledger.give_back(held)
    assert store.shop("s0").outcome is Outcome.IN_DOUBT


@pytest.mark.parametrize("outcome", sorted((set(Outcome) - NEVER_SENT) | {Outcome.EXCLUDED}))
def test_what_left_or_may_have_left_is_nobodys_to_finish(store: Store, outcome: Outcome) -> None:
    ledger = Ledger(store.engine, FREE)
    (claim,) = take(ledger)
    ledger.arm(claim, host="d0.example", platform=None)
    ledger.finish(claim, outcome, MONDAY_10)
    with pytest.raises(ClaimLost):
        ledger.arm_by_hand(store.shop("s0"), MONDAY_10, host="d0.example", platform=None)


def test_a_doubt_that_a_person_settled_is_not_finished_by_hand(store: Store) -> None:
    ledger = Ledger(store.engine, FREE)
    (claim,) = take(ledger)
    ledger.arm(claim, host="d0.example", platform=None)
    ledger.finish(claim, Outcome.IN_DOUBT, MONDAY_10)
    ledger.settle("s0", Outcome.FAILED, "Ann", MONDAY_10)
    with pytest.raises(ClaimLost):
        ledger.arm_by_hand(store.shop("s0"), MONDAY_10, host="d0.example", platform=None)


def test_a_persons_window_keeps_to_hold_gates_and_claims(store: Store) -> None:
    paced = Ledger(store.engine, PacingSettings(host_gap_seconds=60, platform_gap_seconds=0))
    held = paced.arm_by_hand(store.shop("s0"), MONDAY_10, host="d.example", platform=None)
    assert isinstance(held, HandClaim)
    wait = paced.arm_by_hand(store.shop("s1"), MONDAY_10, host="d.example", platform=None)
    assert isinstance(wait, float)
    assert 0 < wait <= 60
    assert store.shop("s1").state is ShopState.PLANNED
    ledger = Ledger(store.engine, FREE)
    seen = store.shop("s2")
    assert any(claim.shop.id == "s2" for claim in take(ledger, 9))
    with pytest.raises(ClaimLost):
        ledger.arm_by_hand(seen, MONDAY_10, host="d2.example", platform=None)
    ledger.hold("test")
    with pytest.raises(ClaimLost):
        ledger.arm_by_hand(store.shop("s1"), MONDAY_10, host="d1.example", platform=None)


class _AnyOrder(RuleBasedStateMachine):
    """Whatever several workers do in whatever order, each shop is armed at most once and final states stay."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.store = Store.open(f"sqlite:///{self.folder.name}/shop.db", Path(self.folder.name) / "evidence")
        self.ledger = Ledger(self.store.engine, FREE)
        self.claims: list[Claim] = []
        self.presses: dict[str, int] = {}
        self.final: dict[str, Shop] = {}

    @initialize()
    def plan(self) -> None:
        self.store.add_wave(a_wave())
        self.store.add_shops(shops_of(3))

    @rule(limit=st.integers(1, 3), live=st.booleans())
    def take(self, limit: int, live: bool) -> None:
        self.claims += take(self.ledger, limit, live=live)

    @rule(data=st.data())
    def arm(self, data: st.DataObject) -> None:
        if self.claims:
            claim = data.draw(st.sampled_from(self.claims))
            try:
                assert self.ledger.arm(claim, host="x", platform=None) == 0.0
            except ClaimLost:
                return
            self.presses[claim.shop.id] = self.presses.get(claim.shop.id, 0) + 1

    @rule(data=st.data(), outcome=st.sampled_from(sorted(Outcome)), give_back=st.booleans())
    def close(self, data: st.DataObject, outcome: Outcome, give_back: bool) -> None:
        if self.claims:
            claim = data.draw(st.sampled_from(self.claims))
            try:
                if give_back:
                    self.ledger.release(claim, due_at=MONDAY_10, outcome=outcome)
                else:
                    self.ledger.finish(claim, outcome, MONDAY_10)
            except ClaimLost:
                return

    @rule()
    def crash(self) -> None:
        expire(self.store)

    @rule()
    def book(self) -> None:
        for shop in self.ledger.armed_left():
            self.ledger.book_doubt(shop.id, MONDAY_10)

    @invariant()
    def at_most_one_press(self) -> None:
        assert all(count == 1 for count in self.presses.values()), self.presses
        for shop in self.store.shops():
            if shop.id in self.presses:
                assert shop.state in (ShopState.ARMED, ShopState.SENT, ShopState.ENDED)
            if shop.state in (ShopState.SENT, ShopState.ENDED):
                assert self.final.setdefault(shop.id, shop) == shop

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()


TestAnyOrder = _AnyOrder.TestCase
TestAnyOrder.settings = settings(max_examples=12, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck))
