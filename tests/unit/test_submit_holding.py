"""What a page sends by itself while its form is filled waits for the ledger's leave."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest

from mysteryshop.submit.sending.holding import Hold
from tests.builders import a_planned_shop

SHOP = a_planned_shop()
ADDRESS = SHOP.persona.email


class _Context:
    def __init__(self) -> None:
        self.guard: Any = None

    async def route(self, _url: str, guard: Any) -> None:
        self.guard = guard

    async def unroute(self, _url: str, _guard: Any) -> None:
        self.guard = None


class _Route:
    def __init__(self) -> None:
        self.became = "waits"

    async def continue_(self) -> None:
        self.became = "left"

    async def abort(self, _why: str) -> None:
        self.became = "dropped"


def _request(body: str, method: str = "POST", url: str = "https://harbor.example/api", kind: str = "xhr") -> Any:
    async def response() -> None:
        return None

    return SimpleNamespace(method=method, url=url, post_data=body, response=response, resource_type=kind)


def _hold() -> tuple[Hold, _Context]:
    context = _Context()
    visit: Any = SimpleNamespace(shop=SHOP, context=context, step=lambda words: None)
    return Hold(visit), context


@pytest.mark.parametrize(
    ("request_", "kept"),
    [
        (_request(f'{{"email": "{ADDRESS}"}}'), True),
        (_request(f"mail={ADDRESS.replace('@', '%40')}"), True),
        (_request(f'{{"email": "{ADDRESS.replace("@", chr(92) + "u0040")}"}}'), True),
        (_request('{"zip": "12205"}'), False),
        (_request("", method="GET", url=f"https://harbor.example/check?mail={ADDRESS}"), False),
        (_request("", method="GET", url=f"https://harbor.example/dot.gif?m={ADDRESS}", kind="image"), True),
        (_request("", method="GET", url=f"https://harbor.example/keep?m={ADDRESS}&n={SHOP.persona.last_name}"), True),
        (_request("", method="GET", url=f"https://harbor.example/step?m={ADDRESS}", kind="document"), False),
        (_request(ADDRESS, url="https://www.google-analytics.com/collect"), False),
    ],
)
def test_what_holds_the_shoppers_address_waits(request_: Any, kept: bool) -> None:
    async def go() -> None:
        hold, context = _hold()
        await hold.start()
        route = _Route()
        task = asyncio.create_task(context.guard(route, request_))
        await asyncio.sleep(0)
        assert route.became == ("waits" if kept else "left")
        await hold.release()
        await task
        assert route.became == "left"
        assert context.guard is None

    asyncio.run(go())


def test_in_a_rehearsal_it_never_leaves_not_even_later() -> None:
    async def go() -> None:
        hold, context = _hold()
        await hold.start()
        early, late, other = _Route(), _Route(), _Route()
        task = asyncio.create_task(context.guard(early, _request(f"{ADDRESS} {SHOP.message}")))
        await asyncio.sleep(0)
        await hold.drop(for_good=True)
        await task
        await context.guard(late, _request(ADDRESS))
        await context.guard(other, _request("zip=12205"))
        assert [early.became, late.became, other.became] == ["dropped", "dropped", "left"]
        assert hold.whole

    asyncio.run(go())
