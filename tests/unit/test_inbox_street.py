"""A month's mailbox: who wrote each mail, and when the first personal answer came."""

from __future__ import annotations

from tests.inbox_figures import humans_missed, macro_f1, more_figures, street_figures


def test_a_months_mailbox_is_told_apart() -> None:
    pairs, first = street_figures(3, 200)
    assert macro_f1(pairs) >= 0.95, pairs
    assert humans_missed(pairs) <= sum(pairs.values()) * 0.01, pairs
    assert first >= 0.85


def test_a_second_hands_mails_are_told_apart_by_words_and_time() -> None:
    pairs = more_figures()
    assert humans_missed(pairs) == 0, pairs
    assert macro_f1(pairs) >= 0.9, pairs
