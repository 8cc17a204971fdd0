"""What a site wants spelled otherwise is typed anew; what stands as wanted is left."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mysteryshop.submit.content.wishes import Wish
from mysteryshop.submit.filling.readback import stands
from mysteryshop.submit.page.snapshot import FieldSnapshot


def wish(kind: str, value: str, held: str) -> Wish:
    return Wish(FieldSnapshot("#f", kind="text", value=held), kind, 1.0, "text", value, (), "")


@pytest.mark.parametrize(("kind", "first", "then"), [("phone", "06 12 34 56 78", "0612345678"), ("zip", "1012 JS", "1012JS")])
def test_the_same_number_otherwise_spelled_is_typed_anew(kind: str, first: str, then: str) -> None:
    before = wish(kind, first, first)
    assert stands(before, before, None, None)
    assert not stands(replace(before, value=then), before, None, None)
    assert stands(wish(kind, then, then), before, None, None)
