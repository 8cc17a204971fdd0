"""Lines that one system puts around different letters are taken off, whatever they say; what people repeat stays."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from mysteryshop.inbox.matching.match import Matcher
from mysteryshop.inbox.together.systems import letter_of, systems_lines, without_frame_of
from mysteryshop.inbox.watch import read_arrival
from mysteryshop.model import Actor
from mysteryshop.stages.endings import take_off_endings
from mysteryshop.store import Store
from tests.builders import a_shop, a_wave
from tests.inbox_mails import LEAD_AT, a_mail, fetched

SAID = (
    "The car is here and two keys come with it.",
    "Belt was changed in March, the bill lies on my desk",
    "yes tires are from last year, spare never used",
    "I drove it myself this morning and nothing rattles any more.",
)


def _left(head: str, tail: str, *, said: tuple[str, ...] = SAID, address: str = "x@lotpilot.example") -> list[str]:
    shop = a_shop()
    texts = ["\n\n".join(part for part in (head, one, tail) if part) for one in said]
    letters = [letter_of(text, shop, "Kelly Fox", address) for text in texts]
    known = systems_lines(one for one in letters if one is not None)
    return [
        text if one is None or (bare := without_frame_of(text, one, known)) is None else bare
        for text, one in zip(texts, letters, strict=True)
    ]


def test_lines_around_different_letters_of_one_system_are_its_own_whatever_they_say() -> None:
    store = a_shop().dealer.name
    assert _left(f"{store} dropped a line in your box", "Lotpilot carries it; the stars lead home.") == list(SAID)


@pytest.mark.parametrize(
    "tail", ["Kelly", "Kelly x", "Does Saturday suit you?", "Best regards,", "It is $24,300.", "PS: ask for me."]
)
def test_what_people_end_with_stays_however_often(tail: str) -> None:
    assert _left("", tail) == [f"{one}\n\n{tail}" for one in SAID]


@pytest.mark.parametrize("head", ["Hi Maria", "Bonjour Mme Jensen", "Hola, buenas", "Guten Tag Frau Jensen", "Goedemiddag Maria"])
def test_greetings_stay_with_a_comma_and_without(head: str) -> None:
    assert _left(head, "") == [f"{head}\n\n{one}" for one in SAID]


def test_one_letter_sent_often_and_habits_in_private_mail_show_nothing() -> None:
    again = tuple(f"{SAID[0]}\n\n{bye}" for bye in ("Best,", "Cheers,", "Thanks,", "Regards,"))
    assert _left("", "Call the desk and ask for the blue folder.", said=again)[0].endswith("folder.")
    assert _left("", "The kettle is on.", address="kelly@gmail.com")[0].endswith("The kettle is on.")


def test_mails_read_before_and_now_lose_the_frame_and_are_judged_by_what_is_left(tmp_path: Path) -> None:
    shop, filed = a_shop(), []
    with Store.open(f"sqlite:///{tmp_path / 'shops.db'}", tmp_path / "evidence") as store:
        store.add_wave(a_wave())
        store.add_shops([shop])
        for place, said in enumerate(SAID):
            words = f"{shop.dealer.name} dropped a line in your box\n\n{said}\n\nLotpilot carries it; the stars lead home."
            raw = a_mail(words, sender="x@lotpilot.example", to=shop.reply_to, delivered_to=shop.reply_to)
            mail = fetched(raw, uid=place + 1, internal_date=LEAD_AT + timedelta(hours=place + 2))
            store.take_in([mail])
            read = read_arrival(mail, Matcher([shop]))
            store.add_arrivals([(read.message, read.match, read.nature, read.notice, read.touch)])
            filed.append(read.message.sha256)
            assert take_off_endings(store, filed[-1:]) == (0, 0, 3, 1)[place]
        told = store.touches(shop.id)
        assert sorted(touch.text for touch in told) == sorted(SAID)
        assert {touch.nature.actor for touch in told} == {Actor.HUMAN}
