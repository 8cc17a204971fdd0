"""The scorecard of one dealer: what its page says, before a template gives it its looks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from statistics import median

from mysteryshop.model import Advice, Branding, Comparison, Delivery, Rubric, SecondLook, Wave
from mysteryshop.report import charts, numbers, words
from mysteryshop.report.fineprint import fine_print
from mysteryshop.report.inspection import Fix, Group, fixes, inspection
from mysteryshop.report.proof import PictureOf
from mysteryshop.report.shopview import ShopView, shop_label, shop_view
from mysteryshop.report.siteview import SiteLine, site_lines
from mysteryshop.report.standing import Figures, Standing, figures
from mysteryshop.report.verdict import verdict_words


@dataclass(frozen=True, slots=True)
class Key:
    """A key figure: name, number, unit, how good it is (ok, warn, bad, na) and what to compare it with."""

    name: str
    value: str
    unit: str
    kind: str
    beside: str


@dataclass(frozen=True, slots=True)
class Together:
    """What the leads say together: CSS kind, word, and the comparison itself."""

    kind: str
    word: str
    said: Comparison


@dataclass(frozen=True)
class ScorecardPage:
    """Everything on a dealer's page."""

    standing: Standing
    letter: str
    points: str
    place: str
    says: str
    held: tuple[str, ...]
    bands: tuple[tuple[float, float, str], ...]
    you: float | None
    median: float | None
    last: float | None
    interval: tuple[float, float] | None
    scale_aloud: str
    keys: tuple[Key, ...]
    fixes: tuple[Fix, ...]
    more_fixes: tuple[Fix, ...]
    clock: charts.ClockChart | None
    inspection: tuple[Group, ...]
    shops: tuple[ShopView, ...]
    site: tuple[SiteLine, ...]
    trend: charts.TrendChart | None
    trend_says: str
    across: tuple[Together, ...]
    fine: tuple[tuple[str, str], ...]
    tests: tuple[tuple[str, str, str], ...]
    judged: bool
    competitor: bool
    staff_hidden: bool


def scorecard_page(
    standing: Standing,
    everyone: Sequence[Standing],
    *,
    wave: Wave,
    rubric: Rubric,
    advice: Mapping[str, Advice],
    branding: Branding,
    picture: PictureOf,
    as_of: datetime,
    across: Sequence[Comparison] = (),
    second: Mapping[str, Sequence[SecondLook]] | None = None,
) -> ScorecardPage:
    """Lay out the scorecard of `standing` beside the others of its wave."""
    zone = words.zone_of(standing.dealer)
    own, others = figures(standing), [figures(one) for one in everyone]
    mid = numbers.middle([one.interval.mean for one in everyone if one.interval])
    comparable = mid if sum(one.interval is not None for one in everyone) > 1 else None
    you = standing.interval.mean if standing.interval else None
    bounds = (standing.interval.low, standing.interval.high) if standing.interval else (None, None)
    sent = [pair for pair in standing.results if pair[0].shop.sent_at is not None and pair[0].delivery is Delivery.PROVEN]
    shops = tuple(
        shop_view(
            at, pair, advice=advice, branding=branding, picture=picture, zone=zone, second=(second or {}).get(pair[0].shop.id, ())
        )
        for at, pair in enumerate(standing.results)
    )
    mends = fixes(standing, rubric, advice)
    wave_wait = (
        numbers.middle([one.person_minutes for one in others if one.person_minutes is not None]) if len(everyone) > 1 else None
    )
    return ScorecardPage(
        standing=standing,
        letter=standing.letter or "–",
        points=f"{you:.0f} of 100" if you is not None else "no score",
        place=_place(standing, everyone, rubric),
        says=verdict_words(standing, own),
        held=_held(standing, shops, rubric),
        bands=tuple(charts.letter_bands(rubric)),
        you=you,
        median=comparable,
        last=standing.past[-1][2] if standing.past else None,
        interval=(bounds[0], bounds[1]) if bounds[0] is not None and bounds[1] is not None else None,
        scale_aloud=_scale_aloud(standing, comparable),
        keys=_keys(own, others, rubric),
        fixes=mends[:3],
        more_fixes=mends[3:],
        clock=charts.clock_chart(sent, rubric, [shop_label(one, zone) for one, _c in sent], wave_wait) if sent else None,
        inspection=inspection(standing, rubric, advice),
        shops=shops,
        site=site_lines(standing),
        trend=charts.trend_chart(_trend(standing, everyone, wave, mid), rubric),
        trend_says=_trend_says(standing),
        across=tuple(_together(one) for one in across),
        fine=fine_print(standing, rubric, wave, branding, as_of),
        tests=_tests(standing, zone),
        judged=any(card is not None and card.judged_points > 0 for _evidence, card in standing.results),
        competitor=standing.competitor,
        staff_hidden=not branding.show_staff_names or standing.competitor,
    )


def _tests(standing: Standing, zone: tzinfo) -> tuple[tuple[str, str, str], ...]:
    """What the store clears out of its CRM: the name used, when it was sent, the shop's id."""
    return tuple(
        (evidence.shop.persona.full_name, words.moment(evidence.shop.sent_at, zone), evidence.shop.id)
        for evidence, _card in standing.results
        if evidence.shop.sent_at is not None
    )


def _together(said: Comparison) -> Together:
    kind, word = words.VERDICT_WORDS[said.verdict]
    return Together(kind, word, said)


def _place(standing: Standing, everyone: Sequence[Standing], rubric: Rubric) -> str:
    said = []
    if standing.place and not standing.competitor:
        place, best, worst = standing.place
        count = sum(one.interval is not None for one in everyone)
        room = ""
        if best == 1 and worst == count and count > 1:
            room = ", but the leads are too few to tell the stores apart"
        elif standing.interval and best != worst:
            room = f" (with {words.plural(standing.interval.count, 'lead')} it could be anywhere from {best} to {worst})"
        said.append(f"Place {place} of {count} stores in this wave{room}.")
    elif standing.interval and not standing.competitor:
        said.append(f"Not ranked: fewer than {numbers.RANK_FROM_SHOPS} scored leads in this wave.")
    if standing.past:
        last = standing.past[-1][2]
        said.append(f"Last wave: {numbers.letter_for(last, rubric)}, {last:.0f}.")
    if standing.provisional:
        said.append("Provisional: replies still count until the window closes.")
    return " ".join(said)


def _held(standing: Standing, shops: Sequence[ShopView], rubric: Rubric) -> tuple[str, ...]:
    """Why the letter is lower than its points, or why there is none: each reason once, with the leads it comes from."""
    if standing.interval is None:
        return tuple(dict.fromkeys(view.withheld for view in shops if view.withheld and view.state not in ("lost", "ours")))
    if standing.letter == numbers.letter_for(standing.interval.mean, rubric):
        return ()
    where: dict[str, list[str]] = {}
    for view in shops:
        for cap in view.caps:
            where.setdefault(cap.rstrip("."), []).append(view.short[0])
    several = len(shops) > 1
    return tuple(f"{cap}{' (' + words.joined(days) + ')' if several else ''}." for cap, days in where.items())


def _scale_aloud(standing: Standing, mid: float | None) -> str:
    if standing.interval is None:
        return "No score in this wave."
    said = f"Scale from 0 to 100. This store scored {standing.interval.mean:.0f}."
    if standing.interval.low is not None and standing.interval.high is not None:
        said += f" 95 % interval {standing.interval.low:.0f} to {standing.interval.high:.0f}."
    if mid is not None:
        said += f" Wave median {mid:.0f}."
    return said + (f" Last wave {standing.past[-1][2]:.0f}." if standing.past else "")


def _keys(own: Figures, others: Sequence[Figures], rubric: Rubric) -> tuple[Key, ...]:
    good = float(rubric.parameters.get("first_personal_good_minutes", 15))
    alone = len(others) < 2
    waits = [one.person_minutes for one in others if one.person_minutes is not None]
    wave_wait = f"wave median {words.span(median(waits))}, " if waits and not alone else ""
    wait = own.person_open_minutes if own.person_open_minutes is not None else own.person_minutes
    kind = (
        "na" if own.reached == 0 else "bad" if wait is None else "ok" if wait <= good else "warn" if wait <= 4 * good else "bad"
    )
    value, unit = _split(words.span(own.person_minutes)) if own.person_minutes is not None else ("none", "")
    if own.person_minutes is not None and own.by_person > 1:
        unit = f"{unit} median"
    open_ = own.person_open_minutes
    of_it = (
        f"{words.span(open_)} of it open hours; "
        if open_ is not None and own.person_minutes and own.person_minutes - open_ >= 2
        else ""
    )
    keys = [
        Key("First reply from a person", value, unit, kind, f"{of_it}{wave_wait}target {words.span(good)}"),
        _share_key(
            "Shoppers answered by a person",
            own.by_person,
            own.reached,
            [(one.by_person, one.reached) for one in others],
            "answered",
        ),
        _share_key(
            "Question fully answered",
            own.answered,
            own.questions,
            [(one.answered, one.questions) for one in others],
            "answered",
            own.partly,
        ),
        _share_key(
            "Asked what the shopper needs",
            own.need_asked,
            own.replies_judged,
            [(one.need_asked, one.replies_judged) for one in others],
            "asked",
        ),
    ]
    if own.attempted > own.reached:
        keys.append(
            _share_key(
                "Leads proven to arrive", own.reached, own.attempted, [(one.reached, one.attempted) for one in others], "arrived"
            )
        )
    return tuple(keys)


def _share_key(name: str, count: int, of: int, wave: Sequence[tuple[int, int]], verb: str, partly: int = 0) -> Key:
    total = sum(all_ for _n, all_ in wave)
    beside = f"wave: {100 * sum(n for n, _ in wave) / total:.0f} % {verb}" if total and len(wave) > 1 else ""
    if partly:
        beside = f"{partly} more in part; {beside}".rstrip("; ")
    if of == 0:
        return Key(name, "–", "", "na", beside)
    kind = "ok" if count == of else "bad" if count + partly / 2 < of / 2 else "warn"
    return Key(name, str(count), f"of {of}", kind, beside)


def _split(said: str) -> tuple[str, str]:
    """ "38 min" -> ("38", "min"); "2 h 5 min" -> ("2 h", "5 min")."""
    parts = said.split(" ")
    return (parts[0], " ".join(parts[1:])) if len(parts) == 2 else (" ".join(parts[:2]), " ".join(parts[2:]))


def _trend(
    standing: Standing, everyone: Sequence[Standing], wave: Wave, mid: float | None
) -> list[tuple[str, float, float | None]]:
    """(wave, points, median of the stores) oldest first, this wave last; at most eight."""
    rows: list[tuple[str, float, float | None]] = []
    for name, _closed, value in standing.past[-7:]:
        same = [past for one in everyone for other, _c, past in one.past if other == name]
        rows.append((name, value, numbers.middle(same) if len(same) > 1 else None))
    if standing.interval is not None:
        rows.append((wave.name, standing.interval.mean, mid if len(everyone) > 1 else None))
    return rows


def _trend_says(standing: Standing) -> str:
    if not standing.past or standing.interval is None:
        return ""
    name, _closed, value = standing.past[0] if len(standing.past) > 1 else standing.past[-1]
    change = standing.interval.mean - value
    if abs(change) < 1:
        return f"Level with {name}."
    step = f"{'Up' if change > 0 else 'Down'} {abs(change):.0f} points since {name}."
    return f"{step} A few leads a wave: read the direction, not the single step."
