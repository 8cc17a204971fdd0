"""Leads that could be taken for each other: none of their mail is filed under a wrong one, and little is left to a person."""

from __future__ import annotations

import pytest

from tests.inbox_figures import crossing_figures, f1_of


@pytest.mark.parametrize("seed", [1, 2])
def test_no_mail_is_filed_under_a_wrong_lead(seed: int) -> None:
    tally = crossing_figures(seed, 120)
    assert tally["wrong"] == 0
    assert f1_of(tally) >= 0.99, tally
