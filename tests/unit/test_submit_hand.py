"""The press on the form's button: what lies over it is put aside, and a press held back is none."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.async_api import Error as PlaywrightError

from mysteryshop.submit.sending import hand
from mysteryshop.submit.sending.hand import Hand


class Page:
    """A page with a frame that holds the button. `over`: what of the page lies over the frame, which the frame cannot tell."""

    def __init__(self, *, closes: bool) -> None:
        self.over, self.closes, self.presses = True, closes, 0
        self.began, self.windows = False, list[Any]()
        self.found = SimpleNamespace(frame=self)
        self.first = self

    def locator(self, selector: str) -> Page:
        return self

    def step(self, words: str) -> None:
        pass

    async def survey(self) -> None:
        return None

    async def click(self, **how: Any) -> None:
        if self.over:
            raise PlaywrightError('<div id="pop"> from <body> subtree intercepts pointer events')
        self.presses += 1

    async def evaluate(self, words: str, **how: Any) -> int:
        if "click()" in words:
            raise PlaywrightError("the layer intercepts pointer events")
        return self.presses


def press(monkeypatch: pytest.MonkeyPatch, page: Page) -> tuple[bool, Hand]:
    async def free(*_: Any) -> dict[str, bool]:
        return {"disabled": False, "numb": False, "free": True}

    async def clear(*_: Any) -> bool:
        page.over = not page.closes
        return page.closes

    async def soon(_: Any) -> bool:
        return False

    monkeypatch.setattr(hand, "ask", free)
    monkeypatch.setattr(hand, "clear", clear)
    monkeypatch.setattr(hand, "_soon", soon)
    ours = Hand(page, page)  # type: ignore[arg-type]
    return asyncio.run(ours.reach(page, page, "#send")), ours  # type: ignore[arg-type]


def test_what_lies_over_the_frame_of_a_button_is_put_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    page = Page(closes=True)
    reached, ours = press(monkeypatch, page)
    assert (reached, ours.tried, page.presses) == (True, True, 1)


def test_a_press_that_was_held_back_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    page = Page(closes=False)
    reached, ours = press(monkeypatch, page)
    assert (reached, ours.tried, page.presses) == (False, False, 0)
