"""Closing paragraphs under many different letters: a program's are taken off, whatever they say; a writer's own stay."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from mysteryshop.inbox.matching.match import Matcher
from mysteryshop.inbox.text.writer import NOBODY
from mysteryshop.inbox.together.endings import ending_of, programs_endings, without_endings
from mysteryshop.inbox.watch import read_arrival
from mysteryshop.stages.endings import take_off_endings
from mysteryshop.store import Store
from tests.builders import a_shop, a_wave
from tests.inbox_mails import LEAD_AT, a_mail, fetched

LETTERS = (
    "Hi Maria,\n\nThe car is here and two keys come with it.\n\nBest,\nKelly",
    "Good morning,\n\nthe belt was changed in March, I have the bill on my desk.\n\nThanks,\nTom Reyes",
    "Maria, the tires are from last year and the spare was never used.\n\nDana",
    "Yes. I drove it myself this morning, and nothing rattles any more.\n\nRegards,\nKelly",
)
ASIDE = "{store} trusts StarDesk with its letters; the stars are ours."


def _known(*last: str) -> frozenset[str]:
    endings = [ending_of(f"{letter}\n\n{one}", ["Fox Motors"]) for letter in LETTERS for one in last]
    return programs_endings(one for one in endings if one is not None)


def test_what_stands_under_different_letters_is_taken_off_whatever_it_says() -> None:
    known = _known(ASIDE.format(store="Fox Motors"))
    unsigned = f"Thank you, Maria. We have what you wrote.\n\n{ASIDE.format(store='Lake Cars')}"
    told = without_endings(unsigned, ["Lake Cars"], known, NOBODY)
    assert told == ("Thank you, Maria. We have what you wrote.", "")


@pytest.mark.parametrize(
    "last",
    ["Kelly", "Does Saturday suit you?", "It is $24,300 with the tow package.", "PS: the coffee is good here.", "Best regards,"],
)
def test_what_people_end_with_is_nobodys_program(last: str) -> None:
    assert not _known(last)


def test_a_note_that_begins_with_a_question_or_holds_a_fee_may_be_a_programs() -> None:
    assert _known("Seen enough of us? The stars at the foot of the page lead to where mails stop.")
    assert _known("Offers leave out what the state asks and the $399 that the papers cost, as told on the door of the store.")


def test_the_last_sentence_of_letters_that_nobody_signed_stays() -> None:
    unsigned = [letter.rsplit("\n\n", 1)[0] + "\n\nLet me know what suits you." for letter in LETTERS]
    endings = [ending_of(letter, []) for letter in unsigned]
    assert not programs_endings(one for one in endings if one is not None)


def test_the_same_letter_sent_again_shows_nothing() -> None:
    again = [ending_of(f"{LETTERS[0]}\n\nThe stars are ours.", []) for _ in range(6)]
    assert not programs_endings(one for one in again if one is not None)


def test_mails_read_before_and_now_lose_the_ending_and_their_card_goes_apart(tmp_path: Path) -> None:
    shop, filed = a_shop(), []
    with Store.open(f"sqlite:///{tmp_path / 'shops.db'}", tmp_path / "evidence") as store:
        store.add_wave(a_wave())
        store.add_shops([shop])
        for place, letter in enumerate(LETTERS):
            card = " Fox\nSales Consultant\nFox Motors" if place == 0 else ""
            words = f"{letter}{card}\n\n{ASIDE.format(store=shop.dealer.name)}"
            raw = a_mail(words, to=shop.reply_to, delivered_to=shop.reply_to)
            mail = fetched(raw, uid=place + 1, internal_date=LEAD_AT + timedelta(hours=place + 1))
            store.take_in([mail])
            read = read_arrival(mail, Matcher([shop]))
            store.add_arrivals([(read.message, read.match, read.nature, read.notice, read.touch)])
            filed.append(read.message.sha256)
            assert take_off_endings(store, filed[-1:]) == (0, 0, 3, 1)[place]
        assert sorted(touch.text for touch in store.touches(shop.id)) == sorted([f"{LETTERS[0]} Fox", *LETTERS[1:]])
        first = store.whole(filed[:1])[0][0]
        assert (first.text, first.signature) == (f"{LETTERS[0]} Fox", "Sales Consultant\nFox Motors")
        assert take_off_endings(store, filed) == 0
