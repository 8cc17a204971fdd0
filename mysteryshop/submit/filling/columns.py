"""Pressing a value in a column of a panel, also in a wheel that shows only some of its values at a time."""

from __future__ import annotations

import asyncio

from playwright.async_api import ElementHandle, Frame

from mysteryshop.submit.page.elements import press_at
from mysteryshop.submit.page.scripts import script

_TURNS = 6
_REST = 0.4
_BROUGHT = """(el) => {
  let pane = el.parentElement;
  while (pane && !/auto|scroll/.test(getComputedStyle(pane).overflowY)) pane = pane.parentElement;
  const was = pane && pane.scrollTop;
  if (pane) el.scrollIntoView({ block: 'nearest' });
  return Boolean(pane) && pane !== document.documentElement && pane.scrollTop !== was;
}"""
"""Brings a value into the window of its column; whether the column had to move for that."""


async def press_in_column(frame: Frame, element: ElementHandle) -> None:
    """Presses a value of a column. In a wheel it is turned to the middle: scrolled there, pressed, or drawn by the hand."""
    wheel = await element.evaluate(script("wheel.js"), "look")
    if wheel is None:
        if await element.evaluate(_BROUGHT):  # a column may take what it is scrolled to
            await asyncio.sleep(_REST)
        await press_at(frame, element)
        return
    for way in ("press", "scroll", "wheel", "mouse", "touch"):
        for _ in range(_TURNS):
            wheel = await element.evaluate(script("wheel.js"), "look")
            if wheel is None or abs(wheel["off"]) <= wheel["step"] * 0.45:
                return
            before = wheel["off"]
            if way in ("scroll", "press", "touch"):
                await element.evaluate(script("wheel.js"), way)
            elif way == "mouse":
                await _draw(frame, wheel)
            else:
                await frame.page.mouse.move(wheel["x"], wheel["y"])
                await frame.page.mouse.wheel(0, wheel["off"])
            await asyncio.sleep(0.35)
            wheel = await element.evaluate(script("wheel.js"), "look")
            if wheel is None or abs(wheel["off"] - before) < wheel["step"] * 0.3:
                break  # it does not turn that way


async def _draw(frame: Frame, wheel: dict[str, float]) -> None:
    mouse, way = frame.page.mouse, max(-wheel["height"] * 0.45, min(wheel["height"] * 0.45, wheel["off"]))
    await mouse.move(wheel["x"], wheel["y"])
    await mouse.down()
    for part in (0.3, 0.7, 1.0, 1.0):
        await mouse.move(wheel["x"], wheel["y"] - way * part, steps=3)
        await asyncio.sleep(0.04)
    await mouse.up()
