"""The new words of a reply, whatever program wrote it: mail programs, webmailers, helpdesks and dealer CRMs in seven languages."""

from __future__ import annotations

import pytest

from mysteryshop.inbox.message import read_message
from tests.inbox_figures import folded, lost
from tests.inbox_mails import a_mail, fetched
from tests.inbox_programs import replies
from tests.inbox_replies_odd import ODD


@pytest.mark.parametrize("seed", [1, 4])
def test_every_program_in_every_language(seed: int) -> None:
    wrong: list[str] = []
    losses: list[str] = []
    cards = cases = 0
    for case in replies(seed):
        message = read_message(fetched(case.raw))
        cases += 1
        cards += folded(message.signature) == folded(case.signature)
        if folded(message.text) != folded(case.text):
            wrong.append(f"{case.id}: {message.text!r} instead of {case.text!r}")
        if lost(case.text, message.text):
            losses.append(case.id)
    assert losses == []
    assert len(wrong) <= cases * 0.02, wrong
    assert cards >= cases * 0.95


@pytest.mark.parametrize(("name", "raw", "text", "signature"), ODD, ids=[row[0] for row in ODD])
def test_awkward_replies(name: str, raw: str, text: str, signature: str) -> None:
    message = read_message(fetched(a_mail(raw)))
    assert folded(message.text) == folded(text)
    if signature:
        assert folded(message.signature) == folded(signature)
