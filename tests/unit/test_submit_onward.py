"""What comes after a press and still asks something: the lead's next step, or another matter."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from mysteryshop.submit.filling import onward
from mysteryshop.submit.filling.onward import Expect, goes_on
from mysteryshop.submit.page.snapshot import FieldSnapshot
from mysteryshop.submit.recognise import FieldReading
from mysteryshop.submit.sending.signs import Carrier, Signs, Verdict
from mysteryshop.submit.sending.witness import judge


def _shown(*, carried: bool | None) -> dict[str, Any]:
    return {"next": None if carried is None else {"carried": carried}}


@pytest.mark.parametrize(
    ("carried", "words", "expect", "told"),
    [
        (None, "Just one more step", Expect.STEP, False),
        (True, "Just one more step", Expect.NOTHING, False),
        (False, "Your message", Expect.STEP, True),
        (True, "Your message", Expect.REST, True),
        (False, "Noch ein Schritt", Expect.REST, True),
        (False, "Our opening hours", Expect.REST, False),
        (True, "How did you like our site?", Expect.END, False),
        (True, "Encore une étape", Expect.END, True),
    ],
)
def test_goes_on(carried: bool | None, words: str, expect: Expect, told: bool) -> None:
    assert goes_on(_shown(carried=carried), [words], expect) is told


def _signs(words: str, **over: Any) -> Signs:
    taken = Carrier("https://x.example/two", certain=True, status=200)
    return Signs(
        "https://x.example/a", "https://x.example/two", (words,), form_gone=True, navigated=True, carriers=(taken,), **over
    )


@pytest.mark.parametrize(
    "words", ["All set!", "You're all set, Maria!", "Almost done", "Fast geschafft, danke!", "Casi listo, gracias"]
)
def test_words_of_an_end_are_no_thanks_beside_empty_boxes(words: str) -> None:
    beside = judge(_signs(words, asks=True))
    assert beside.verdict is not Verdict.PROVEN
    assert not any(witness.kind == "thank_you" for witness in beside.witnesses)


def test_all_set_alone_is_an_end() -> None:
    assert judge(_signs("You're all set, Maria!")).verdict is Verdict.PROVEN


def test_sure_thanks_outweigh_a_form_below_them() -> None:
    assert judge(_signs("Thank you for your message", asks=True, more=True)).verdict is Verdict.PROVEN


def test_a_next_step_is_gone_on_with() -> None:
    assert judge(_signs("Thank you, Maria", asks=True, more=True, named=True)).verdict is Verdict.MOVED


def test_a_box_for_advertising_asks_for_something_only_where_it_was_ticked_beforehand() -> None:
    box = FieldSnapshot("#m", kind="checkbox", label="Send me offers", visible=True)
    read = FieldReading(box, "marketing_optin", 0.9, "")
    ticked = replace(read, field=replace(box, checked=True))
    assert (onward._may_stay(read), onward._unanswered(read)) == (True, False)
    assert (onward._may_stay(ticked), onward._unanswered(ticked)) == (False, True)
