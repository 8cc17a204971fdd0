"""Work done one item ahead: in order, faults told after what came before them, and nothing goes on once nobody asks."""

from __future__ import annotations

import threading
from collections.abc import Generator

import pytest

from mysteryshop.stages.ahead import Ahead


def test_items_come_in_order_and_the_next_is_made_meanwhile() -> None:
    made = [threading.Event() for _ in range(4)]

    def items() -> Generator[int, None, None]:
        for number, event in enumerate(made):
            event.set()
            yield number

    with Ahead(items()) as ahead:
        assert next(ahead) == 0
        assert made[1].wait(5)  # nobody has asked for it yet
        assert list(ahead) == [1, 2, 3]
        assert list(ahead) == []


def test_a_fault_is_raised_after_what_came_before_it() -> None:
    def items() -> Generator[int, None, None]:
        yield 1
        yield 2
        raise OSError("the link broke")

    with Ahead(items()) as ahead:
        assert [next(ahead), next(ahead)] == [1, 2]
        with pytest.raises(OSError, match="the link broke"):
            next(ahead)


def test_who_leaves_early_stops_it_and_it_lets_go_of_what_it_holds() -> None:
    made: list[int] = []
    closed = threading.Event()

    def items() -> Generator[int, None, None]:
        try:
            for number in range(1_000):
                made.append(number)
                yield number
        finally:
            closed.set()

    with Ahead(items()) as ahead:
        assert next(ahead) == 0
    assert closed.wait(5)
    assert len(made) <= 4
