"""The same words at several shops: sent by the clock, said by people, or by a stranger to everybody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest

from mysteryshop.inbox.message import read_message
from mysteryshop.inbox.together.copies import Copy, Kin
from mysteryshop.inbox.together.kin import has_own_line, judge_kin, verdict_among
from mysteryshop.inbox.together.threads import Answers, by_thread
from mysteryshop.model import Actor, Message, Nature, Shop
from tests.builders import a_dealer, a_persona, a_shop
from tests.inbox_mails import LEAD_AT, a_mail, fetched

SHOPPERS = ("Maria", "Jonas", "Ines", "Paul", "Vera", "Otto", "Rosa", "Karl")


def kin_of(text: str, hours: Sequence[float], *, sender: str | None = None, quote: str = "") -> tuple[Kin, Message, Shop]:
    """A shop for each of `hours` after its lead, all of which got `text`."""
    members = []
    for name, wait in zip(SHOPPERS, hours, strict=False):
        shop = a_shop(id=f"s-{name}", persona=a_persona(first_name=name), sent_at=LEAD_AT)
        headers: dict[str, Any] = {"sender": sender, "subject": "Final notice"} if sender else {}
        raw = a_mail(text.format(name=name) + quote, **headers)
        members.append((read_message(fetched(raw, internal_date=LEAD_AT + timedelta(hours=wait))), shop))
    return judge_kin(members, [Copy(shop, message.received_at) for message, shop in members]), *members[0]


HABIT = "Hi {name}, I keep the spare in my own drawer, so ask for me and not for the front desk when you walk in."
BY_THE_CLOCK = (48.1, 48.3, 47.9, 48.0, 48.2)
AT_ANY_TIME = (0.4, 3.0, 21.5, 27.0, 96.0)


@pytest.mark.parametrize(
    ("hours", "quote", "actor"),
    [
        (BY_THE_CLOCK, "", Actor.AUTOMATED),
        (AT_ANY_TIME, "", Actor.HUMAN),
        (AT_ANY_TIME, "\n\nOn Mon, Oct 5, 2026 at 9:12 AM Maria wrote:\n> Is it still there?", Actor.HUMAN),
        ((0.004, 3.0, 21.5, 27.0, 96.0), "", Actor.AUTOMATED),  # one of them within fifteen seconds
    ],
)
def test_times_tell_a_template_from_a_habit(hours: tuple[float, ...], quote: str, actor: Actor) -> None:
    kin, message, shop = kin_of(HABIT, hours, quote=quote)
    assert kin.actor is actor, kin
    assert verdict_among(message, shop, kin).nature.actor is actor


LETTER = "Hi {name}, I would not trust the first offer on yours: my uncle got four thousand more after he had it washed, and he never even took it to the dealer next door, so bring it by and let me have a look."


@pytest.mark.parametrize(
    ("made", "quote", "actor"),
    [
        ({"List_Unsubscribe": "<https://crm.example/u>"}, "", Actor.AUTOMATED),
        ({}, "", Actor.AUTOMATED),  # five houses of no common group
        ({}, "\n\nOn Mon, Oct 5, 2026 at 9:12 AM Maria wrote:\n> Is it still there?", Actor.HUMAN),
    ],
)
def test_a_long_letter_that_several_stores_send_was_written_once(made: dict[str, str], quote: str, actor: Actor) -> None:
    members = []
    for place, (name, wait) in enumerate(zip(SHOPPERS, AT_ANY_TIME, strict=False)):
        shop = a_shop(id=f"s-{name}", dealer=a_dealer(id=f"d{place}"), persona=a_persona(first_name=name), sent_at=LEAD_AT)
        raw = a_mail(LETTER.format(name=name) + quote, **made)
        members.append((read_message(fetched(raw, internal_date=LEAD_AT + timedelta(hours=wait))), shop))
    assert judge_kin(members, [Copy(shop, message.received_at) for message, shop in members]).actor is actor


STROLL = "Hi {name}, I walked past the wagon on the way in this morning and thought of you. Do you have time this week?"


@pytest.mark.parametrize(
    ("days", "hour", "stores", "actor"),
    [
        ((4, 6, 7), (10.0, 10.05, 10.02), 2, Actor.AUTOMATED),  # at one minute of the day
        ((4, 6, 7), (11.05, 9.52, 15.0), 2, Actor.AUTOMATED),  # on the half hour
        ((4, 6, 7), (11.3, 9.81, 16.2), 2, Actor.HUMAN),
        ((0, 0, 0), (10.0, 10.05, 10.02), 2, Actor.HUMAN),  # a morning's work, not a schedule
        ((4, 6, 7), (11.3, 9.81, 16.2), 3, Actor.AUTOMATED),  # at any time, but three houses do not word theirs alike
    ],
)
def test_a_clock_shows_at_stores_that_know_nothing_of_each_other(
    days: tuple[int, ...], hour: tuple[float, ...], stores: int, actor: Actor
) -> None:
    members = []
    for place, (name, day, at) in enumerate(zip(SHOPPERS, days, hour, strict=False)):
        store = a_dealer(id=f"d{min(place, stores - 1)}", timezone="UTC")
        shop = a_shop(
            id=f"s-{name}", dealer=store, persona=a_persona(first_name=name), sent_at=LEAD_AT.replace(hour=7 + place, minute=17)
        )
        came = LEAD_AT.replace(hour=0, minute=0) + timedelta(days=day, hours=at)
        members.append((read_message(fetched(a_mail(STROLL.format(name=name)), internal_date=came)), shop))
    kin = judge_kin(members, [Copy(shop, message.received_at) for message, shop in members])
    assert kin.actor is actor, kin


def test_what_one_machine_says_of_itself_is_true_of_all() -> None:
    shop = a_shop(sent_at=LEAD_AT)
    text = "Hi Maria, I keep the spare in my own drawer, so ask for me and not for the front desk when you walk in."
    mails = [a_mail(text, Auto_Submitted="auto-replied"), a_mail(text)]
    members = [(read_message(fetched(raw, internal_date=LEAD_AT + timedelta(hours=5))), shop) for raw in mails]
    kin = judge_kin(members, [Copy(shop, message.received_at) for message, _ in members])
    assert verdict_among(*members[1], kin).nature.actor is Actor.AUTOMATED


def test_a_stranger_who_writes_to_all_answers_nobody() -> None:
    text = "Kindly settle the overdue remittance by the end of the week, or the penalty of our bureau becomes payable."
    kin, message, shop = kin_of(text, (-40.0, 3.0, 60.0), sender="accounts@bureau.example")
    assert kin.actor is Actor.NOT_A_REPLY
    assert verdict_among(message, shop, kin).nature is Nature.UNRELATED


BLAND = "Hi {name}, what did the family say about it, and would a few more of that kind be of use to all of you?"
DAYS_LATER = (30.0, 61.0, 95.0, 140.0)


def threaded(before: Sequence[str], *, quoting: bool = False) -> Kin:
    """Words that leave it open, days after four leads; to those named somebody had written before."""
    kin, *_ = kin_of(BLAND, DAYS_LATER)
    assert kin.open
    shops = [a_shop(id=f"s-{name}", persona=a_persona(first_name=name), sent_at=LEAD_AT) for name in SHOPPERS]
    first = {f"s-{name}": LEAD_AT + timedelta(hours=5) for name in before}
    copies = [Copy(shop, LEAD_AT + timedelta(hours=wait)) for shop, wait in zip(shops, DAYS_LATER, strict=False)]
    by_thread(kin, copies, Answers(first, shops, quoting=quoting))
    return kin


def test_what_went_before_tells_where_the_times_do_not() -> None:
    assert threaded(("Vera", "Otto", "Rosa", "Karl")).actor is Actor.AUTOMATED  # others were answered, none of these
    assert threaded(("Maria", "Jonas", "Ines", "Paul")).actor is Actor.HUMAN  # these were answered, none of the others


def test_letters_that_never_quote_where_people_do_are_a_schedules() -> None:
    assert threaded(SHOPPERS).points < threaded(SHOPPERS, quoting=True).points
    assert threaded(SHOPPERS, quoting=True).actor is Actor.AUTOMATED


def test_what_nearly_all_shoppers_got_is_no_talk_between_people() -> None:
    text = "Morning! I asked my boss about it, honestly, and he says whenever you like, so is there a day that suits you all?"
    shops = [a_shop(id=f"s-{number}", sent_at=LEAD_AT) for number in range(30)]
    members = [
        (read_message(fetched(a_mail(text), internal_date=LEAD_AT + timedelta(hours=20 + 5.3 * number))), shop)
        for number, shop in enumerate(shops)
    ]
    copies = [Copy(shop, message.received_at) for message, shop in members]
    kin = judge_kin(members[:6], copies)
    assert kin.open
    by_thread(kin, copies, Answers({}, shops, quoting=True))
    assert kin.actor is Actor.AUTOMATED
    few = judge_kin(members[:6], copies[:6])
    assert not few.open


def test_a_form_that_stores_hold_back_till_they_open_is_a_form() -> None:
    form = "Hi Maria, welcome to our showroom! Our team is excited to assist you with your next vehicle. When is the best day for an appointment?"
    shops = [a_shop(id=f"s-{hours}", dealer=a_dealer(id=f"d-{hours}"), sent_at=LEAD_AT) for hours in AT_ANY_TIME]
    told = []
    for text in (form, HABIT.format(name="Maria")):
        pairs = zip(shops, AT_ANY_TIME, strict=True)
        members = [(read_message(fetched(a_mail(text), internal_date=LEAD_AT + timedelta(hours=h))), shop) for shop, h in pairs]
        told.append(judge_kin(members, [Copy(shop, message.received_at) for message, shop in members]).actor)
    assert told == [Actor.AUTOMATED, Actor.HUMAN]


def test_a_line_of_ones_own_above_the_stores_letter_is_a_persons() -> None:
    kin, message, _ = kin_of(HABIT, BY_THE_CLOCK)
    assert kin.actor is Actor.AUTOMATED
    assert not has_own_line(message, kin)
    line = "Still working on yours, found out that my own lot man had parked it behind the wash bay since monday. "
    by_hand = read_message(fetched(a_mail(line + HABIT.format(name="Ada")), internal_date=LEAD_AT + timedelta(hours=48)))
    assert has_own_line(by_hand, kin)
