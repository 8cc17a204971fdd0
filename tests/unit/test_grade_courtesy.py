"""Quiet hours and an end when one was asked for."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from mysteryshop.grade.grader import grade
from mysteryshop.model import Channel, Evidence, Finding, Nature, Settings, Verdict
from mysteryshop.workspace import Workspace
from tests.builders import MONDAY_10, a_dealer, a_shop, a_touch, an_evidence

PHONE = frozenset({Channel.EMAIL, Channel.TEXT, Channel.CALL})


def found(check: str, evidence: Evidence) -> Finding:
    finding = grade(evidence, Workspace(Path(), Settings()).rubric("standard")).finding(check)
    assert finding is not None
    return finding


def texted(after: str, **over: Any) -> Evidence:
    """A mail after ten minutes and a text so long after the lead, which left at ten in New York."""
    shop = over.pop("shop", None) or a_shop()
    text = a_touch(shop, after, "Hi Maria, sent you a mail. Dana", channel=over.pop("channel", Channel.TEXT))
    return an_evidence(shop, a_touch(shop, "10m"), text, watched=PHONE, **over)


@pytest.mark.parametrize(
    ("after", "wanted"),
    [
        ("2h", Verdict.PASS),
        ("10h59m", Verdict.PASS),  # 20:59
        ("11h", Verdict.FAIL),  # 21:00
        ("16h", Verdict.FAIL),  # two at night
        ("21h59m", Verdict.FAIL),  # 7:59
        ("22h", Verdict.PASS),  # eight
    ],
)
def test_texts_are_for_the_day(after: str, wanted: Verdict) -> None:
    assert found("quiet_hours", texted(after)).verdict is wanted


def test_a_call_counts_like_a_text_and_a_mail_at_night_disturbs_nobody() -> None:
    assert found("quiet_hours", texted("13h", channel=Channel.CALL)).verdict is Verdict.FAIL
    assert found("quiet_hours", texted("13h", channel=Channel.EMAIL)).verdict is Verdict.NOT_APPLICABLE


def test_whoever_wrote_at_night_may_be_answered_at_night() -> None:
    shop = a_shop(sent_at=MONDAY_10 + timedelta(hours=13))  # eleven at night
    assert found("quiet_hours", texted("10m", shop=shop)).verdict is Verdict.PASS
    assert found("quiet_hours", texted("2h", shop=shop)).verdict is Verdict.FAIL


def test_without_a_time_zone_nobody_is_charged() -> None:
    shop = a_shop(dealer=a_dealer(timezone=None))
    assert found("quiet_hours", texted("16h", shop=shop)).verdict is Verdict.UNSURE


def test_a_phone_nobody_watched_is_not_observed() -> None:
    shop = a_shop()
    assert found("quiet_hours", an_evidence(shop, a_touch(shop))).verdict is Verdict.NO_EVIDENCE


def stopped(after: str | None, nature: Nature = Nature.DRIP, **over: Any) -> Evidence:
    """A closing note on day 15, and a touch so long after it."""
    shop = a_shop()
    note = MONDAY_10 + timedelta(days=15)
    later = [a_touch(shop, f"{15 + int(after)}d", "Still looking?", nature=nature)] if after else []
    values: dict[str, Any] = {"stopped_at": note, "as_of": note + timedelta(days=30)} | over
    return an_evidence(shop, a_touch(shop), *later, **values)


def test_who_goes_on_after_the_closing_note() -> None:
    assert found("stop_honoured", stopped(None)).verdict is Verdict.PASS
    assert found("stop_honoured", stopped("2")).verdict is Verdict.PASS, "a message already on its way is forgiven"
    late = found("stop_honoured", stopped("5"))
    assert (late.verdict, late.reason) == (Verdict.FAIL, "email 5 days after the closing note asked to stop")


@pytest.mark.parametrize("nature", [Nature.MARKETING, Nature.SURVEY, Nature.PERSONAL])
def test_a_mailing_is_going_on_too(nature: Nature) -> None:
    assert found("stop_honoured", stopped("6", nature)).verdict is Verdict.FAIL


def test_what_a_mail_server_says_is_nobodys_contact() -> None:
    assert found("stop_honoured", stopped("6", Nature.BOUNCE)).verdict is Verdict.PASS


def test_no_note_no_judgement_and_early_is_pending() -> None:
    assert found("stop_honoured", stopped(None, stopped_at=None)).verdict is Verdict.NOT_APPLICABLE
    early = stopped(None, as_of=MONDAY_10 + timedelta(days=20))
    assert found("stop_honoured", early).verdict is Verdict.PENDING


def test_a_late_touch_changes_nothing_but_this(tmp_path: Path) -> None:
    """What comes after the window counts for the stop that was asked, and for nothing else."""
    rubric = Workspace(tmp_path, Settings()).rubric("standard")
    quiet, on = (grade(stopped(after), rubric) for after in (None, "5"))
    moved = {f.check for f in quiet.findings if on.finding(f.check) != f}
    assert moved == {"stop_honoured"}
    assert on.points is not None
    assert quiet.points is not None
    assert on.points < quiet.points
