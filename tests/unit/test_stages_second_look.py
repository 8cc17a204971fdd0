"""A template's first letter comes before its second: collecting looks again once it knows how many shoppers got the same words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from mysteryshop.model import Actor, InboxSettings, Settings
from mysteryshop.stages import collect
from mysteryshop.store import Store
from mysteryshop.workspace import Workspace
from tests.builders import MONDAY_10, a_dealer, a_persona, a_shop, a_wave

CARDED = (
    "Hi {name},\n\nI wanted to reach out personally about the {car} you were looking at. I would love to learn more about what you have "
    "in mind and see how we can make it happen for you. What would be a good time for us to connect?\n\nLooking forward to it,\n{seller}"
)
OWN = (
    "Hi {name},\n\nI just walked out to the {car}: both keys are in the drawer and the rear tires were changed in March. "
    "Do you tow with your present car?\n\n{seller}"
)
PEOPLE = (("Maria", "Jensen", "Dana Whitlock"), ("Peter", "Novak", "Rick Moss"), ("Ines", "Duarte", "Tom Baker"))


class Later:
    """A clock a few days after the leads."""

    def now(self) -> datetime:
        return (MONDAY_10 + timedelta(days=5)).astimezone(UTC)


def _deliver(box: Path, number: int, alias: str, sender: str, text: str) -> None:
    """One mail, hours after the lead and by day, as a person would write it."""
    at = MONDAY_10 + timedelta(hours=3, minutes=7 * number)
    raw = (
        f"Delivered-To: {alias}\r\nFrom: {sender} <{sender.split()[0].lower()}@store{number}.example>\r\nTo: {alias}\r\n"
        f"Subject: Your RAV4\r\nMessage-ID: <{number}@store.example>\r\nDate: {at:%a, %d %b %Y %H:%M:%S} +0000\r\n\r\n{text}\r\n"
    )
    (box / "new" / f"{int(at.timestamp())}.{number}.x").write_text(raw, encoding="utf-8", newline="")


def _collected(tmp_path: Path, letters: tuple[str, ...]) -> list[Actor]:
    box = tmp_path / "mail"
    for part in ("cur", "new", "tmp"):
        (box / part).mkdir(parents=True, exist_ok=True)
    ws = Workspace(tmp_path, Settings(inbox=(InboxSettings(name="desk", maildir=str(box)),)))
    with Store.open(f"sqlite:///{tmp_path / 'shops.db'}", tmp_path / "evidence") as store:
        store.add_wave(a_wave())
        for number, (first, last, seller) in enumerate(PEOPLE):
            alias = f"{first}.{last}4{number}@shop.example".lower()
            persona = a_persona(id=first, first_name=first, last_name=last, email=alias)
            store.add_shops(
                [a_shop(id=f"shop-{number}", persona=persona, dealer=a_dealer(id=f"store-{number}", name=f"Store {number}"))]
            )
            if number < len(letters):
                _deliver(
                    box, number, alias, seller, letters[number].format(name=first, car="2023 Toyota RAV4 XLE", seller=seller)
                )
        collect(ws, store, Later())
        return [touch.nature.actor for number in range(len(letters)) for touch in store.touches(f"shop-{number}")]


def test_the_same_words_under_three_names_are_a_template_from_the_first_letter_on(tmp_path: Path) -> None:
    assert _collected(tmp_path, (CARDED, CARDED, CARDED)) == [Actor.AUTOMATED] * 3


def test_one_letter_alone_and_letters_of_their_own_stay_a_persons(tmp_path: Path) -> None:
    assert _collected(tmp_path, (OWN,)) == [Actor.HUMAN]


def test_a_template_at_two_stores_does_not_touch_the_third(tmp_path: Path) -> None:
    assert _collected(tmp_path, (CARDED, CARDED, OWN)) == [Actor.AUTOMATED, Actor.AUTOMATED, Actor.HUMAN]
