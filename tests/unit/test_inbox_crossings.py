"""Leads that could be taken for each other: none of their mail is filed under a wrong one, and little is left to a person."""

from __future__ import annotations

from collections import Counter

import pytest

from mysteryshop.inbox.match import Matcher
from mysteryshop.inbox.message import read_message
from mysteryshop.inbox.notices import read_notice
from tests.inbox_crossings import crossings, the_leads
from tests.inbox_mails import fetched


@pytest.mark.parametrize("seed", [1, 2])
def test_no_mail_is_filed_under_a_wrong_lead(seed: int) -> None:
    leads = the_leads(seed, 120)
    matcher = Matcher(leads)
    tally: Counter[str] = Counter()
    wrong: list[str] = []
    for uid, mail in enumerate(crossings(seed, leads)):
        message = read_message(fetched(mail.raw, uid=uid, internal_date=mail.at))
        match = matcher.match(message, read_notice(message))
        if match.shop_id == mail.shop_id:
            tally["right" if mail.shop_id else "rightly left"] += 1
        elif match.shop_id is None:
            tally["left"] += 1
        else:
            wrong.append(f"{mail.way}: {mail.shop_id} under {match}")
    assert wrong == []
    recall = tally["right"] / (tally["right"] + tally["left"])
    assert 2 * recall / (1 + recall) >= 0.99, tally
