"""The site as the shoppers met it: said once, in a manager's words, worst first, with the words seen; hostile words stay words."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from mysteryshop.model import Evidence, SiteFindings
from mysteryshop.report.siteview import site_lines
from mysteryshop.report.standing import wave_standings
from tests.builders import a_dealer, a_shop, a_submission, an_evidence
from tests.unit.report_fixtures import RUBRIC, a_card, written
from tests.unit.test_report_pages import HOSTILE, text_of

GOOD = SiteFindings(
    channels=("chat", "whatsapp", "phone"), widgets=("Gubagoo",), fields_asked=5, fields_required=4, load_seconds=0.9, https=True,
    language="en", price="shown", price_words="“Our price $29,400”", trade="offered", trade_words="“Value your trade”",
)  # fmt: skip
BAD = SiteFindings(
    channels=("phone",), fields_asked=14, fields_required=11, load_seconds=7.4, https=False, language="es", price="on_request", captcha_seen=True,
    price_words="“Unlock our best price”", trade="behind_form", trade_words="the form asks for Email, Phone", troubles=("Sending the form failed: the site answered 500 to the lead.",),
)  # fmt: skip


def met(*sites: SiteFindings | None, **dealer: Any) -> list[tuple[Evidence, None]]:
    shops = [a_shop(id=f"shop-{n}", dealer=a_dealer(**dealer)) for n, _ in enumerate(sites)]
    return [
        (an_evidence(shop, submission=a_submission(shop, site=site) if site else None), None)
        for shop, site in zip(shops, sites, strict=True)
    ]


def lines(*sites: SiteFindings | None, **dealer: Any) -> list[tuple[str, str]]:
    (standing,) = wave_standings(met(*sites, **dealer), RUBRIC, {})
    return [(line.kind, line.title) for line in site_lines(standing)]


def test_a_good_site_is_praised() -> None:
    found = lines(GOOD)
    assert {kind for kind, _ in found} == {"ok"}
    assert ("ok", "A shopper can choose how to ask") in found
    assert ("ok", "Prices are shown") in found


def test_what_is_wrong_stands_first() -> None:
    assert lines(BAD) == [
        ("bad", "The form does not work"),
        ("bad", "The site is not encrypted"),
        ("bad", "The form asks for a lot"),
        ("bad", "The first page is slow"),
        ("warn", "Only the phone beside the form"),
        ("warn", "The price is held back"),
        ("warn", "A trade-in’s value is held back"),
        ("warn", "A captcha stands before the form"),
        ("warn", "The site is in Spanish"),
    ]


def test_several_visits_are_one_site_and_old_evidence_says_nothing() -> None:
    both = {title: kind for kind, title in lines(GOOD, BAD)}
    assert both["Prices are shown"] == "ok"
    assert both["A shopper can choose how to ask"] == "ok"
    assert both["The form does not work"] == "bad"
    assert lines(None) == []
    assert lines(SiteFindings()) == []


@pytest.mark.parametrize("words", ["“Our price $29,400”", "Gubagoo", "WhatsApp", "5 things, four of them required"])
def test_the_card_tells_it_with_the_words_seen(tmp_path: Path, words: str) -> None:
    card = written(tmp_path, [(evidence, a_card(evidence)) for evidence, _ in met(GOOD)])["harbor.html"]
    assert "The web site itself" in text_of(card)
    assert words in text_of(card)


def test_a_card_without_a_visit_has_no_such_part(tmp_path: Path) -> None:
    assert "The web site itself" not in written(tmp_path, [(evidence, None) for evidence, _ in met(None)])["harbor.html"]


def test_hostile_words_of_a_site_stay_words(tmp_path: Path) -> None:
    site = SiteFindings(
        price="shown",
        price_words=HOSTILE,
        trade="offered",
        trade_words=HOSTILE,
        troubles=(HOSTILE,),
        widgets=(HOSTILE,),
        channels=("chat",),
        load_seconds=1,
    )
    files = written(tmp_path, [(evidence, a_card(evidence)) for evidence, _ in met(site)])
    assert "<script>alert" not in files["harbor.html"]
    assert "onerror=alert(2)>" not in files["harbor.html"]
    assert "{{7*7}}" in text_of(files["harbor.html"])


def test_exports_carry_it(tmp_path: Path) -> None:
    files = written(tmp_path, [(evidence, a_card(evidence)) for evidence, _ in met(BAD)])
    site = json.loads(files["results.json"])["dealers"][0]["shops"][0]["site"]
    assert (site["price"], site["trade_value"], site["https"], site["fields_required"]) == (
        "on_request",
        "behind_form",
        False,
        11,
    )
    row = next(csv.DictReader(io.StringIO(files["results.csv"].lstrip("\ufeff"))))
    assert (row["site_channels"], row["site_https"], row["site_load_seconds"]) == ("phone", "no", "7.4")
    assert "500" in row["site_troubles"]
