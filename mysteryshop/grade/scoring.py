"""Findings priced by a rubric: section scores, points with re-normalised weights, caps, the letter. The curve is in `curve`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mysteryshop.model import CheckLine, Finding, Rubric, Section, SectionScore, Verdict

JUDGED = frozenset({Verdict.PASS, Verdict.PARTIAL, Verdict.FAIL})
"""Verdicts that carry weight; the others are counted aloud and take none."""


@dataclass(frozen=True, slots=True)
class Priced:
    """What the rubric makes of the findings. `points` None where nothing could be judged; `caps` are the sentences that bit."""

    points: float | None
    letter: str | None
    withheld: str | None
    judged_points: float
    sections: tuple[SectionScore, ...]
    line_points: Mapping[str, tuple[float, float]]
    caps: tuple[str, ...]


def price(findings: Mapping[str, Finding], rubric: Rubric) -> Priced:
    """Price findings (by check id). Points are earned over judged, times 100; bonus counts on a strong base only."""
    lines: dict[str, tuple[float, float]] = {}
    sections = tuple(_section(section, findings, lines) for section in rubric.sections)
    judged = sum(section.judged for section in sections)
    if judged <= 0:
        return Priced(None, None, "nothing could be judged", 0.0, sections, lines, ())
    points = 100.0 * sum(section.earned for section in sections) / judged
    points = min(100.0, points + _bonus(points, findings, rubric, lines))
    letter = letter_of(points, rubric)
    caps = []
    for cap in rubric.caps:
        finding = findings.get(cap.check)
        if finding is not None and finding.verdict in cap.verdicts:
            caps.append(cap.says)
            letter = _worse(letter, cap.letter, rubric)
    withheld = None
    if judged < rubric.judged_at_least and not _certain(letter, caps, rubric):
        withheld = f"only {judged:.0f} of 100 points could be judged; a letter needs {rubric.judged_at_least:.0f}"
    return Priced(round(points, 1), None if withheld else letter, withheld, round(judged, 2), sections, lines, tuple(caps))


def _certain(letter: str, caps: list[str], rubric: Rubric) -> bool:
    """Whether a cap has fixed the worst letter: nothing that could not be judged could have lifted it."""
    return bool(caps) and letter == min(rubric.letters, key=lambda item: item.from_points).letter


def _section(section: Section, findings: Mapping[str, Finding], lines: dict[str, tuple[float, float]]) -> SectionScore:
    earned = judged = taken = 0.0
    for line in section.checks:
        finding = findings.get(line.check)
        if finding is None or finding.verdict not in JUDGED:
            continue
        gives = line.points * finding.score
        takes = line.takes * (1.0 - finding.score)
        earned, judged, taken = earned + gives, judged + line.points, taken + takes
        if line.points or line.takes:
            lines[line.check] = (round(gives - takes, 3), line.points)
    return SectionScore(section.id, section.title, round(max(0.0, earned - taken), 3), round(judged, 3), section.points)


def _bonus(points: float, findings: Mapping[str, Finding], rubric: Rubric, lines: dict[str, tuple[float, float]]) -> float:
    """Extra points of the lines that carry a bonus, given only from `bonus_from` points on."""
    if points < float(rubric.parameters.get("bonus_from", 70)):
        return 0.0
    extra = 0.0
    for line in _bonus_lines(rubric):
        finding = findings.get(line.check)
        if finding is not None and finding.verdict in (Verdict.PASS, Verdict.PARTIAL):
            extra += line.bonus * finding.score
            lines[line.check] = (round(line.bonus * finding.score, 3), 0.0)
    return extra


def _bonus_lines(rubric: Rubric) -> list[CheckLine]:
    return [line for section in rubric.sections for line in section.checks if line.bonus]


def letter_of(points: float, rubric: Rubric) -> str:
    """The letter for so many points, before caps. Points are rounded to one decimal first, as they are shown."""
    shown = round(points, 1)
    best_first = sorted(rubric.letters, key=lambda item: -item.from_points)
    return next((item.letter for item in best_first if shown >= item.from_points), best_first[-1].letter)


def _worse(one: str, other: str, rubric: Rubric) -> str:
    order = [item.letter for item in sorted(rubric.letters, key=lambda item: -item.from_points)]
    return max(one, other, key=order.index)
