"""The demo from end to end: real browser, real IMAP, the ordinary stages; and what a shopper must never do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mysteryshop.hours import is_open
from mysteryshop.model import Certainty, Channel, Nature, Outcome
from tests.e2e.demo_support import Seen, alive, answers, descendants, run_seen

pytestmark = [pytest.mark.live, pytest.mark.e2e, pytest.mark.slow]

SENDABLE = {
    "harbor",
    "lakeside",
    "crestline",
    "riverside",
    "bigsky",
    "brightwater",
    "summit",
    "nova",
    "gateway",
    "prairie",
    "bergmann",
}
PERSONAL = {"harbor": 1, "lakeside": 3, "crestline": 1, "bigsky": 1, "brightwater": 1, "gateway": 1, "bergmann": 1, "summit": 2}
"""Touches that a person made, by dealer."""


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """One run for all tests of this file."""
    return run_seen(tmp_path_factory.mktemp("street") / "demo")


def test_each_dealer_that_can_be_reached_got_exactly_one_lead(seen: Seen) -> None:
    assert seen.code == 0
    assert dict(seen.posted_before) == dict.fromkeys(SENDABLE, 1)


def test_sites_had_no_bug_of_their_own(seen: Seen) -> None:
    assert seen.site_troubles == []


def test_outcomes_are_told_apart(seen: Seen) -> None:
    outcomes = {dealer: shop.outcome for dealer, shop in seen.shops.items()}
    assert outcomes == dict.fromkeys(SENDABLE, Outcome.CONFIRMED) | {"metro": Outcome.CAPTCHA, "oldmill": Outcome.NO_FORM}


def test_dealers_that_must_not_be_shopped_were_left_out_with_a_reason(seen: Seen) -> None:
    assert {"elmstreet", "sunset"}.isdisjoint(seen.shops)
    assert "opt-out" in seen.text()
    assert "consent ended" in seen.text()


def test_traps_opt_ins_and_other_forms_stay_untouched(seen: Seen) -> None:
    assert [lead.dealer_id for lead in seen.posted if lead.honeypot] == []
    assert [(lead.dealer_id, lead.opted_in) for lead in seen.posted if lead.opted_in] == []
    assert seen.decoys == []


def test_the_leads_say_who_asks_what(seen: Seen) -> None:
    for lead in seen.posted:
        shop = seen.shops[lead.dealer_id]
        values = " ".join(lead.fields.values())
        assert shop.persona.email in lead.fields.values(), lead.dealer_id
        assert shop.persona.first_name in values
        assert shop.persona.last_name in values
        assert all(question.text in values for question in shop.scenario.questions), lead.dealer_id


def test_one_lead_left_on_a_sunday_and_one_after_closing(seen: Seen) -> None:
    for dealer in ("crestline", "brightwater"):
        shop = seen.shops[dealer]
        assert shop.sent_at is not None
        assert is_open(shop.dealer, shop.sent_at) is False, dealer
    assert is_open(seen.shops["harbor"].dealer, seen.shops["harbor"].sent_at or seen.shops["harbor"].due_at) is True


def test_every_mail_of_the_staff_finds_its_shop(seen: Seen) -> None:
    found = {dealer: len(touches) for dealer, touches in seen.touches.items() if touches}
    assert found == {
        "harbor": 1, "lakeside": 4, "crestline": 1, "bigsky": 1, "brightwater": 2, "summit": 2, "nova": 1, "gateway": 2, "prairie": 1,
        "bergmann": 1,
    }  # fmt: skip
    assert sum(found.values()) + len(seen.unmatched) == seen.mails
    assert len(seen.unmatched) == 1
    assert "Your mailbox: 4 % of 5 GB used" in seen.unmatched[0].subject
    loose = [
        (dealer, touch.subject)
        for dealer, touches in seen.touches.items()
        for touch in touches
        if touch.certainty is not Certainty.CERTAIN
    ]
    assert [subject for dealer, subject in loose if dealer != "summit"] == []


def test_automated_and_personal_are_told_apart(seen: Seen) -> None:
    people = {
        dealer: sum(touch.nature is Nature.PERSONAL for touch in touches)
        for dealer, touches in seen.touches.items()
        if any(touch.nature is Nature.PERSONAL for touch in touches)
    }
    assert people == PERSONAL
    assert [touch.nature for touch in seen.touches["prairie"]] == [Nature.ACKNOWLEDGEMENT]
    assert [touch.nature for touch in seen.touches["brightwater"]] == [Nature.AI_ASSISTANT, Nature.PERSONAL]
    assert seen.touches["nova"][0].nature is Nature.TEMPLATE


def test_channels_and_folders(seen: Seen) -> None:
    assert [touch.channel for touch in seen.touches["summit"]] == [Channel.TEXT, Channel.VOICEMAIL]
    assert [touch.junk for touch in seen.touches["gateway"]] == [False, True]
    assert [touch.sender_address for touch in seen.touches["crestline"]] == ["lead-7f3a19@crm.leadbridge.example"]


def test_both_clocks_tell_the_time(seen: Seen) -> None:
    rapport, sunday = seen.cards["harbor"], seen.cards["crestline"]
    assert rapport is not None
    assert sunday is not None
    quick, late = rapport.timings["first_personal"], sunday.timings["first_personal"]
    assert 12 <= quick.elapsed_minutes < 14
    assert late.elapsed_minutes > 8 * 60
    assert late.open_minutes is not None
    assert 13 <= late.open_minutes < 16


def test_grades_follow_the_answers(seen: Seen) -> None:
    points = {dealer: card.points for dealer, card in seen.cards.items() if card and card.points is not None}
    rapport = min(points[dealer] for dealer in ("harbor", "lakeside", "brightwater"))
    assert rapport > points["bigsky"] > points["riverside"]
    assert rapport > points["nova"]
    assert points["bigsky"] > points["prairie"]
    letters = {dealer: card.letter for dealer, card in seen.cards.items() if card}
    assert letters["riverside"] == "F"
    assert letters["prairie"] == "F"
    assert letters["harbor"] in ("A", "A-", "A+", "B", "B+")
    for dealer in ("metro", "oldmill"):
        card = seen.cards.get(dealer)
        assert card is None or card.points is None, f"{dealer} never had a lead and cannot be graded"


def test_a_second_run_sends_nothing(seen: Seen) -> None:
    assert seen.posted_after == seen.posted_before
    by_stage = {tally.stage: tally for tally in seen.again}
    assert by_stage["plan"].done == 0
    assert by_stage["submit"].done == 0
    assert by_stage["collect"].counts.get("matched", 0) == 0


def test_reports_are_written_and_quote_the_staff(seen: Seen) -> None:
    pages = sorted((seen.folder / "reports").rglob("*.html"))
    assert any(page.name == "index.html" for page in pages)
    harbor = next(page for page in pages if page.name.startswith("harbor"))
    text = harbor.read_text(encoding="utf-8")
    assert "It comes with two keys" in text
    assert "crm.leadbridge.example/o/" not in text


def test_pages_are_printed_once_and_a_page_written_anew_loses_its_old_print(seen: Seen) -> None:
    wave = next((seen.folder / "reports").glob("*/index.html")).parent
    prints = [page.with_suffix(".pdf") for page in wave.glob("*.html")]

    def asked(*words: str) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "mysteryshop", "-w", str(seen.folder), "report", *words],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr

    asked("--pdf")
    assert all(one.read_bytes().startswith(b"%PDF-") for one in prints)
    first = {one: one.stat().st_mtime_ns for one in prints}
    prints[0].unlink()
    asked("--pdf")
    assert {one for one in prints if first[one] != one.stat().st_mtime_ns} == {prints[0]}
    asked("--again")
    assert [one for one in prints if one.exists()] == []


def test_nothing_is_left_running_and_nothing_left_the_machine(seen: Seen) -> None:
    assert not alive(seen.mail_server)
    assert [port for port in seen.ports if answers(port)] == []
    assert [line for line in descendants(os.getpid()).values() if "chrom" in line.lower() or "mailserver" in line] == []
    assert seen.connected <= {"127.0.0.1", "::1"}


def test_the_workspace_still_works_when_the_street_is_closed(seen: Seen) -> None:
    from mysteryshop.demo.clock import StreetClock
    from mysteryshop.stages import run_line
    from mysteryshop.store import Store
    from mysteryshop.workspace import Workspace

    ws = Workspace.open(seen.folder)
    clock = StreetClock(max(shop.due_at for shop in seen.shops.values()))
    with Store.open(ws.store_url, ws.evidence) as store:
        tallies = {tally.stage: tally for tally in run_line(ws, store, clock)}
    assert not tallies["collect"].out_of_reach
    assert tallies["collect"].counts.get("matched", 0) == 0
    assert tallies["submit"].done == 0


def test_passwords_are_not_left_behind(seen: Seen) -> None:
    assert not (seen.folder / ".mailbox-password").exists()


def test_a_folder_with_other_things_in_it_is_not_touched(tmp_path: Path) -> None:
    from mysteryshop.demo.run import demo
    from mysteryshop.errors import UsageError

    (tmp_path / "thesis.txt").write_text("three years of work")
    with pytest.raises(UsageError):
        demo(tmp_path, say=lambda words: None, open_browser=False, keep=False)
    assert (tmp_path / "thesis.txt").read_text() == "three years of work"
