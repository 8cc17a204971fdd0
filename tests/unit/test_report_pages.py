"""The pages: hostile words stay words, silence is called by its right name, nobody is named who should not be."""

from __future__ import annotations

import base64
import hashlib
import html
import itertools
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from mysteryshop.model import (
    Branding,
    Delivery,
    Evidence,
    Nature,
    Outcome,
    Picture,
    Relationship,
    Scorecard,
    Verdict,
)
from tests.builders import a_dealer, a_shop, a_submission, a_touch, an_evidence
from tests.unit.report_fixtures import a_card, a_finding, written

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> {{7*7}} {% raw %} </style></blockquote>&lt; \"'"


class Tags(HTMLParser):
    """Every element with its attributes, and the text outside the style sheet."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._style = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._style = tag == "style"

    def handle_endtag(self, tag: str) -> None:
        self._style = False if tag == "style" else self._style

    def handle_data(self, data: str) -> None:
        self.text += "" if self._style else data


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", Tags(page).text)


def of(dealer_id: str, *texts: str, after: str = "12m", **over: object) -> Evidence:
    shop = a_shop(id=f"shop-{dealer_id}", dealer=a_dealer(id=dealer_id, name=f"Store {dealer_id}"), **over)
    return an_evidence(shop, *(a_touch(shop, after, text) for text in texts))


def lost(outcome: Outcome, reason: str = "a puzzle stands there", delivery: Delivery = Delivery.NOT_SENT) -> Evidence:
    shop = a_shop(outcome=outcome, sent_at=None if delivery is Delivery.NOT_SENT else a_shop().sent_at)
    submission = a_submission(shop, outcome=outcome, reason=reason)
    return an_evidence(shop, submission=submission, delivery=delivery, delivery_why=reason)


def test_hostile_words_stay_words_everywhere(tmp_path: Path) -> None:
    shop = a_shop(message=HOSTILE, dealer=a_dealer(name=HOSTILE[:190], brand=HOSTILE))
    touch = a_touch(
        shop, text=HOSTILE, subject=HOSTILE, sender_name=HOSTILE, signature=f"x{HOSTILE}", signals=(HOSTILE,), how=(HOSTILE,)
    )
    submission = a_submission(shop, reason=HOSTILE, form_url=f"javascript:{HOSTILE}", pictures=(Picture(HOSTILE, "a" * 64),))
    evidence = an_evidence(shop, touch, submission=submission, delivery_why=HOSTILE)
    card = a_card(
        evidence, findings=(a_finding("answers_question", Verdict.FAIL, quotes=(HOSTILE[:20],), reason=HOSTILE),), caps=(HOSTILE,)
    )
    pages = written(tmp_path, [(evidence, card)], branding=Branding(name=HOSTILE, prepared_for=HOSTILE))
    for name in ("index.html", "harbor.html"):
        tags = Tags(pages[name]).tags
        assert not {tag for tag, _ in tags} & {"script", "iframe", "object", "form", "link", "base"}, name
        assert all(not key.startswith("on") and key != "style" for _tag, attrs in tags for key in attrs), name
        hrefs = [str(value) for _tag, attrs in tags for key, value in attrs.items() if key in ("src", "href") and value]
        assert all(re.match(r"(#|data:image/|[\w.-]+\.(html|json|csv|xlsx)$)", href) for href in hrefs), hrefs
    shown = html.unescape(pages["harbor.html"])
    assert "{{7*7}}" in shown
    assert "49" not in re.findall(r"\b49\b", text_of(pages["harbor.html"]).split("What we did")[0])


@pytest.mark.parametrize("color", ["#0d4f43", "#ffe100", "#000000"])
def test_the_policy_allows_just_the_style_inside(tmp_path: Path, color: str) -> None:
    page = written(tmp_path, [(one := of("a", "Hi"), a_card(one))], branding=Branding(color=color))["a.html"]
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    policy = next(attrs["content"] for tag, attrs in Tags(page).tags if tag == "meta" and attrs.get("http-equiv"))
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    assert "url(" not in style[1]
    assert "@import" not in style[1]


def test_quoted_words_are_marked_by_what_they_did(tmp_path: Path) -> None:
    evidence = of("a", "Both keys are here. When can you come in?")
    touch = evidence.touches[0]
    findings = (
        a_finding("answers_question", Verdict.PASS, 1.0, quotes=("Both keys are here.",), touch_id=touch.id),
        a_finding("blunt_come_in", Verdict.FAIL, quotes=("When can you come in?",), touch_id=touch.id),
        a_finding("asks_need_question", Verdict.PASS, 1.0, quotes=("Both keys",), touch_id="another touch"),
    )
    page = written(tmp_path, [(evidence, a_card(evidence, findings=findings))])["a.html"]
    assert re.search(r'<mark class="ask" title="[^"]*">Both keys are here\.</mark>', page)
    assert re.search(r'<mark class="push" title="[^"]*">When can you come in\?</mark>', page)


def test_the_reply_stands_word_for_word(tmp_path: Path) -> None:
    words = "Yes & no: 3 < 4.\n\nTwo  spaces, a “quote” and 100 % sure."
    page = written(tmp_path, [(one := of("a", words), a_card(one))], branding=Branding(show_staff_names=True))["a.html"]
    assert words in Tags(page).text


@pytest.mark.parametrize("outcome", [Outcome.UNCONFIRMED, Outcome.IN_DOUBT])
def test_silence_after_an_unproven_delivery_is_never_ignoring(tmp_path: Path, outcome: Outcome) -> None:
    page = text_of(written(tmp_path, [(lost(outcome, "nothing changed", Delivery.UNPROVEN), None)])["harbor.html"])
    assert "No reply observed; delivery unproven." in page
    assert "ignored" not in page
    assert "no score" in page


@pytest.mark.parametrize("outcome", [Outcome.CAPTCHA, Outcome.NO_FORM, Outcome.BLOCKED, Outcome.UNREACHABLE, Outcome.REJECTED])
def test_a_lead_the_site_stopped_is_a_finding_about_the_site(tmp_path: Path, outcome: Outcome) -> None:
    pages = written(tmp_path, [(lost(outcome), None)])
    assert "This is lead loss on the website." in text_of(pages["harbor.html"])
    assert "No reply observed" not in text_of(pages["harbor.html"])
    assert "No person" not in text_of(pages["harbor.html"])


@pytest.mark.parametrize("outcome", [Outcome.EXCLUDED, Outcome.FAILED, Outcome.REHEARSED])
def test_what_we_did_not_send_counts_for_nobody(tmp_path: Path, outcome: Outcome) -> None:
    page = text_of(written(tmp_path, [(lost(outcome), None)])["harbor.html"])
    assert "It does not count for or against the store." in page
    assert "lead loss" not in page


def test_silence_with_proof_says_how_long_and_how_we_know(tmp_path: Path) -> None:
    evidence = an_evidence(a_shop())
    page = text_of(written(tmp_path, [(evidence, a_card(evidence, 0, "F"))])["harbor.html"])
    assert "No reply observed in 14 days. Delivery is proven: the site confirmed it." in page


def test_an_open_window_is_no_failing_yet(tmp_path: Path) -> None:
    early = an_evidence(a_shop(), as_of=a_shop().due_at + (an_evidence().closes_at - a_shop().due_at) / 2)
    page = text_of(written(tmp_path, [(early, a_card(early, 0, "F", provisional=True))])["harbor.html"])
    assert "No reply observed yet." in page
    assert "Provisional" in page


def test_only_machines_wrote(tmp_path: Path) -> None:
    shop = a_shop()
    evidence = an_evidence(shop, a_touch(shop, "1m", "We got your request.", nature=Nature.ACKNOWLEDGEMENT))
    page = text_of(written(tmp_path, [(evidence, a_card(evidence, 5, "F", timings={}))])["harbor.html"])
    assert "No person answered the shopper. All that came were automatic messages." in page
    assert "automatic acknowledgement" in page


NAMED = "Hi Maria, Dana here. I’m Dana Whitlock, write to dana.w@harborview.example or call 212-555-0188.\n\nDana Whitlock"


def _named(relationship: Relationship) -> tuple[Evidence, Scorecard]:
    shop = a_shop(dealer=a_dealer(relationship=relationship))
    touch = a_touch(shop, text=NAMED, signature="Dana Whitlock\nSales", how=("In-Reply-To dana.w@harborview.example",))
    evidence = an_evidence(shop, touch)
    signed = a_finding(
        "signed_person", Verdict.PASS, 1.0, quotes=("Dana Whitlock",), reason="signed Dana Whitlock", touch_id=touch.id
    )
    return evidence, a_card(evidence, findings=(signed,), line_points={"signed_person": (2.0, 2.0)})


def _everywhere(tmp_path: Path, result: tuple[Evidence, Scorecard], branding: Branding) -> str:
    pages = written(tmp_path, [result], branding=branding)
    return " ".join(pages.values())


def test_staff_names_are_hidden_unless_asked_for(tmp_path: Path) -> None:
    shown = _everywhere(tmp_path / "hidden", _named(Relationship.CLIENT), Branding())
    assert not re.search(r"Whitlock|\bDana\b|dana\.w@", shown.replace("Maria Jensen", ""))
    assert "Maria" in shown
    assert "Names and addresses of staff are hidden." in shown
    asked = _everywhere(tmp_path / "shown", _named(Relationship.CLIENT), Branding(show_staff_names=True))
    assert "Dana Whitlock" in asked


def test_competitors_keep_no_names_no_numbers_no_faces(tmp_path: Path) -> None:
    evidence, card = _named(Relationship.COMPETITOR)
    assert evidence.submission is not None
    evidence = replace(evidence, submission=replace(evidence.submission, pictures=(Picture("after", "a" * 64),)))
    pages = written(
        tmp_path, [(evidence, card)], branding=Branding(show_staff_names=True), picture=lambda _sha: b"\xff\xd8\xff\xe0jpeg"
    )
    everything = " ".join(pages.values())
    assert not re.search(r"Whitlock|\bDana\b|555-0188|dana\.w@", everything)
    assert "data:image" not in pages["harbor.html"]
    ranking = pages["index.html"].split('<table class="rank">')[1].split("</table>")[0]
    assert "Harbor View" not in ranking
    assert "harbor" not in ranking
    assert "Competitor A" in ranking


def test_pictures_are_embedded_only_when_they_are_pictures(tmp_path: Path) -> None:
    shop = a_shop()
    pictures = (Picture("before", "a" * 64), Picture("after", "b" * 64), Picture("gone", "c" * 64), Picture("huge", "d" * 64))
    evidence = an_evidence(shop, submission=a_submission(shop, pictures=pictures))
    bytes_of = {"a" * 64: b"\xff\xd8\xff\xe0jpeg", "b" * 64: b"<svg onload=alert(1)>", "d" * 64: b"\xff\xd8\xff" + b"0" * 500_000}
    page = written(tmp_path, [(evidence, None)], picture=bytes_of.get)["harbor.html"]
    assert page.count("data:image/jpeg;base64,") == 1
    assert "not a picture we show" in page
    assert "no longer kept" in page
    assert "too large to embed" in page


def test_each_question_stands_beside_its_answer(tmp_path: Path) -> None:
    evidence = of("a", "It has both keys.")
    partly = a_finding(
        "answers_question", Verdict.PARTIAL, 0.5, quotes=("It has both keys.",), reason="still open: Is it still available?"
    )
    page = text_of(written(tmp_path, [(evidence, a_card(evidence, findings=(partly,)))])["a.html"])
    assert "Is it still available? not answered" in page.replace("?not", "? not")
    assert "Does it come with two keys?“It has both keys.”" in page.replace("? “", "?“")


def test_a_page_has_one_first_heading_and_never_jumps_a_level(tmp_path: Path) -> None:
    pages = written(tmp_path, [(one := of("a", "Hi"), a_card(one)), (lost(Outcome.CAPTCHA), None)])
    for name in ("index.html", "a.html", "harbor.html"):
        levels = [int(tag[1]) for tag, _ in Tags(pages[name]).tags if re.fullmatch(r"h[1-6]", tag)]
        assert levels.count(1) == 1, name
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), (name, levels)
        pictures = [attrs for tag, attrs in Tags(pages[name]).tags if tag == "svg"]
        assert all(attrs.get("aria-label") or attrs.get("aria-hidden") or attrs.get("overflow") for attrs in pictures), name
