"""Benchmarks by brand, segment, group and country: means with bootstrap intervals, none below five leads, no rival named."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean

from hypothesis import given
from hypothesis import strategies as st

from mysteryshop.model import Relationship
from mysteryshop.report.benchmarks import benchmarks, bootstrap
from mysteryshop.report.standing import Standing, wave_standings
from tests.builders import a_dealer, a_shop, a_touch, an_evidence
from tests.unit.report_fixtures import RUBRIC, a_card

POINTS = st.lists(st.lists(st.floats(0, 100), min_size=1, max_size=5), min_size=1, max_size=8)


def stores(*marks: tuple[str, str | None, Sequence[float]], relationship: Relationship = Relationship.CLIENT) -> list[Standing]:
    """Standings of stores (id, brand, points of its leads)."""
    results = []
    for name, brand, points in marks:
        dealer = a_dealer(id=name, name=name.title(), brand=brand, relationship=relationship)
        for number, mark in enumerate(points):
            shop = a_shop(id=f"{name}-{number}", dealer=dealer)
            evidence = an_evidence(shop, a_touch(shop, "30m"))
            results.append((evidence, a_card(evidence, mark)))
    return wave_standings(results, RUBRIC, {})


def by_brand(standings: Sequence[Standing], seed: int = 1) -> dict[str, float | None]:
    found = benchmarks(standings, random.Random(seed), kinds=("brand",))
    return {one.name: one.interval.mean if one.interval else None for one in found}


def test_a_mean_only_from_five_leads_on() -> None:
    assert by_brand(stores(("a", "Kia", [60, 70]), ("b", "Kia", [80, 90]), ("c", "Ford", [40] * 5))) == {"Ford": 40, "Kia": None}
    assert by_brand(stores(("a", "Kia", [60, 70, 65]), ("b", "Kia", [80, 90]), ("c", "Ford", [40] * 5))) == {
        "Kia": 73,
        "Ford": 40,
    }


def test_one_brand_alone_is_no_comparison() -> None:
    assert by_brand(stores(("a", "Kia", [60] * 5), ("b", "Kia", [80] * 5))) == {}


def test_a_brand_that_only_one_competitor_bears_is_not_shown() -> None:
    ours = stores(("a", "Kia", [60] * 5))
    rival = stores(("z", "Ford", [90] * 5), ("y", "Seat", [50] * 5), relationship=Relationship.COMPETITOR)
    assert set(by_brand([*ours, *rival])) == {"Kia"}
    two = stores(("z", "Ford", [90] * 5), ("y", "Ford", [50] * 5), relationship=Relationship.COMPETITOR)
    assert set(by_brand([*ours, *two])) == {"Kia", "Ford"}


@given(POINTS, st.integers(0, 99))
def test_the_interval_holds_the_mean_and_stays_inside_the_marks(clusters: list[list[float]], seed: int) -> None:
    values = [value for cluster in clusters for value in cluster]
    found = bootstrap(clusters, random.Random(seed), rounds=200)
    if len(values) < 5:
        assert found is None
        return
    assert found is not None
    assert found.low is not None
    assert found.high is not None
    assert abs(found.mean - fmean(values)) < 1e-9
    assert min(values) - 1e-9 <= found.low <= found.high <= max(values) + 1e-9


def test_leads_of_one_store_are_not_independent() -> None:
    """Six stores of very different quality: redrawing their leads one by one would promise a precision that is not there."""
    apart = [[float(mark)] * 10 for mark in (10, 30, 50, 60, 80, 95)]
    clustered = bootstrap(apart, random.Random(1))
    single = bootstrap([[value] for cluster in apart for value in cluster], random.Random(1))
    assert clustered is not None
    assert single is not None
    width = [one.high - one.low for one in (clustered, single) if one.low is not None and one.high is not None]
    assert width[0] > 2 * width[1]


def test_the_interval_covers_the_truth_about_as_often_as_it_says() -> None:
    rng = random.Random(7)
    hits = 0
    for _ in range(200):
        clusters = []
        for _store in range(20):
            level = rng.gauss(60, 12)
            clusters.append([rng.gauss(level, 8) for _ in range(3)])
        found = bootstrap(clusters, rng, rounds=200)
        assert found is not None
        hits += (found.low or 0) <= 60 <= (found.high or 0)
    assert hits >= 175, "95 % of 200 would be 190; twenty stores are few"


def test_the_page_and_the_export_show_them(tmp_path: Path) -> None:
    from mysteryshop.model import Branding
    from mysteryshop.report import write_reports
    from tests.builders import MONDAY_10, a_wave

    results = [pair for one in stores(("a", "Kia", [60] * 5), ("b", "Ford", [80, 85])) for pair in one.results]
    page = write_reports(
        tmp_path,
        wave=a_wave(),
        results=results,
        branding=Branding(),
        advice={},
        rubric=RUBRIC,
        as_of=MONDAY_10,
        picture=lambda _: None,
    )[0]
    said = page.read_text(encoding="utf-8")
    assert "Benchmarks" in said
    assert "hence no mean: Ford" in said
    rows = json.loads((page.parent / "results.json").read_text(encoding="utf-8"))["benchmarks"]
    assert {row["name"]: row["mean"] for row in rows if row["kind"] == "brand"} == {"Kia": 60.0, "Ford": None}
