"""Days of the week a store has visitors on, in its own words."""

from __future__ import annotations

from datetime import date

import pytest

from mysteryshop.submit.content.weekdays import first_open, open_days

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("Test drives on Fridays and Saturdays only.", {FRI, SAT}),
        ("Probefahrten nur freitags und samstags", {FRI, SAT}),
        ("Essais uniquement le vendredi et le samedi.", {FRI, SAT}),
        ("Proefritten alleen op vrijdag en zaterdag.", {FRI, SAT}),
        ("Pruebas solo viernes y sábados", {FRI, SAT}),
        ("Prove solo il venerdì e il sabato", {FRI, SAT}),
        ("Test drives apenas de quinta a sábado, das 10h às 18h.", {THU, FRI, SAT}),
        ("We are open Monday to Thursday", {MON, TUE, WED, THU}),
        ("Montag bis Mittwoch, 9 bis 12 Uhr", {MON, TUE, WED}),
        ("du mardi au jeudi", {TUE, WED, THU}),
        ("Van zaterdag t/m maandag", {SAT, SUN, MON}),
        ("Encerrado neste dia. Escolha quinta, sexta ou sábado.", {THU, FRI, SAT}),
        ("Closed on Mondays and Tuesdays.", {WED, THU, FRI, SAT, SUN}),
        ("Mittwochs geschlossen", {MON, TUE, THU, FRI, SAT, SUN}),
        ("Fermé le lundi", {TUE, WED, THU, FRI, SAT, SUN}),
        ("A day that suits you", set(range(7))),
    ],
)
def test_days_that_a_note_leaves(words: str, days: set[int]) -> None:
    assert open_days(words) == days


def test_the_day_itself_where_it_is_left_else_the_next_one() -> None:
    tuesday = date(2026, 12, 1)
    assert first_open(tuesday, "When?") == tuesday
    assert first_open(tuesday, "only on Saturdays") == date(2026, 12, 5)
    assert first_open(tuesday, "Monday only") == date(2026, 12, 7)
