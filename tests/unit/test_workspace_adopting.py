"""Leads that were sent elsewhere: liberal in shape, strict in meaning; booked all or none, once."""

from __future__ import annotations

import csv
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from mysteryshop.cli.main import main
from mysteryshop.model import Channel, Delivery, Outcome, ShopState
from mysteryshop.store import Store
from mysteryshop.workspace.adopting import LeadFile, read_leads
from mysteryshop.workspace.lead_values import Odd, hours_of, moment_of, vehicle_of, zone_of

NOW = datetime(2026, 11, 25, tzinfo=UTC)
NESTED: dict[str, Any] = {
    "shop": "S-1",
    "sent_at": "2026-11-02T09:30:00-05:00",
    "preferred_channel": "SMS",
    "dealer": {
        "id": "harbor",
        "name": "Harbor View",
        "website": "www.harborview.example",
        "domain": "harborview.example",
        "phone": "+1 212 555 0100",
        "timezone": "America/New_York",
        "opening_hours": {"monday": "9am-7pm", "sat": ["09:00", "17:00"], "sun": "closed"},
        "group": "Harbor",
    },
    "persona": {"firstName": "Ann", "last": "Lee", "alias": "Ann Lee <ann.lee@shop.example>", "phone given": "+15185550123"},
    "vehicle": {"year": 2023, "make": "Toyota", "model": "RAV4", "stock": "A123"},
    "questions": ["Is it still there?", {"text": "What is the price?", "answered_by": [r"\$\d"]}],
}
FLAT = {
    "Shop ID": "S-1", "Sent at": "1793629800", "Preferred channel": "text", "Dealer ID": "harbor", "Name": "Harbor View",
    "Website": "www.harborview.example", "Domain": "harborview.example", "Phone": "+1 212 555 0100", "Time zone": "America/New_York",
    "Opening hours": "Mo 09:00-19:00; Sa 09:00-17:00; Su off", "Group": "Harbor", "First name": "Ann", "Last name": "Lee",
    "Alias": "ann.lee@shop.example", "Phone given": "+15185550123", "Vehicle": "2023 Toyota RAV4 (stock #A123)",
    "Questions": "Is it still there? What is the price?",
}  # fmt: skip


def leads(tmp_path: Path, *rows: object, zone: str | None = None) -> LeadFile:
    path = tmp_path / "leads.jsonl"
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf-8")
    return read_leads(path, wave="adopted", zone=zone, now=NOW)


def table(tmp_path: Path, *rows: dict[str, str], delimiter: str = ",") -> LeadFile:
    path = tmp_path / "leads.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return read_leads(path, wave="adopted", zone=None, now=NOW)


def test_nested_json_and_a_flat_table_say_the_same(tmp_path: Path) -> None:
    nested = leads(tmp_path, NESTED)
    assert not nested.problems
    shop = nested.leads[0].shop
    assert (shop.id, shop.state, shop.outcome, shop.adopted) == ("S-1", ShopState.SENT, Outcome.CONFIRMED, True)
    assert shop.sent_at == datetime(2026, 11, 2, 14, 30, tzinfo=UTC)
    assert (shop.dealer.id, shop.dealer.url, shop.dealer.mail_domains) == (
        "harbor",
        "https://www.harborview.example/",
        ("harborview.example",),
    )
    assert shop.dealer.hours == "Mo 09:00-19:00; Sa 09:00-17:00; Su off"
    assert (shop.persona.full_name, shop.reply_to, shop.persona.phone) == ("Ann Lee", "ann.lee@shop.example", "+15185550123")
    assert shop.vehicle is not None
    assert (shop.vehicle.words(), shop.vehicle.stock) == ("2023 Toyota RAV4", "A123")
    assert shop.scenario.preferred_channel is Channel.TEXT
    assert [one.about for one in shop.scenario.questions] == ["availability", "price"]
    for delimiter in ",;\t":
        flat = table(tmp_path, FLAT, delimiter=delimiter)
        assert not flat.problems, flat.problems
        other = flat.leads[0].shop
        assert (other.dealer, other.persona, other.vehicle) == (shop.dealer, shop.persona, shop.vehicle)
        assert other.sent_at == shop.sent_at


@pytest.mark.parametrize(
    ("over", "words"),
    [
        ({"sent_at": "2026-11-02 09:30"}, "no time zone"),
        ({"sent_at": "2026-11-02"}, "time of day"),
        ({"sent_at": "next week 10:30"}, "cannot be read"),
        ({"sent_at": "2027-11-02T09:30:00Z"}, "future"),
        ({"sent_at": None}, "when the lead was sent"),
        ({"persona": {"first_name": "Ann", "last_name": "Lee"}}, "which address"),
        ({"persona": {"first_name": "Ann", "last_name": "Lee", "alias": "ann"}}, "not a mail address"),
        ({"persona": {"first_name": "Ann", "alias": "ann@shop.example"}}, "first and last name"),
        ({"dealer": {"name": "Harbor"}}, "neither a website nor a domain"),
        ({"preferred_channel": "pigeon"}, "not a way to answer"),
        ({"vehicle": {"year": "new"}}, "no model year"),
        ({"window_days": "soon"}, "window_days"),
        ({"shop": "none"}, "cannot name a shop"),
        ({"questions": 5}, "no questions"),
    ],
)
def test_what_makes_no_sense_is_told_with_line_and_remedy(over: dict[str, Any], words: str, tmp_path: Path) -> None:
    told = leads(tmp_path, NESTED | {"shop": "S-0"}, NESTED | over)
    assert len(told.leads) == 1
    problem = told.problems[0]
    assert words in problem.message
    assert problem.line == 2
    assert problem.tip


def test_lines_that_are_no_json_and_ids_that_stand_twice(tmp_path: Path) -> None:
    told = leads(tmp_path, NESTED, "{broken", "[1]", NESTED, NESTED | {"questions": ["Another thing?"]})
    assert [problem.line for problem in told.problems] == [2, 3, 5]
    assert "line 1 already" in told.problems[2].message
    assert len(told.leads) == 1, "the very same line twice is one lead"


def test_what_only_the_clocks_need_is_a_note_and_a_slip_in_a_key_is_named(tmp_path: Path) -> None:
    dealer = {**NESTED["dealer"], "opening_hours": "when we feel like it", "timezone": "Mars/Base"}
    told = leads(tmp_path, NESTED | {"dealer": dealer, "prefered_chanel": "text"})
    assert not told.problems
    assert told.leads[0].shop.dealer.hours is None
    assert any("opening hours not understood" in note for note in told.notes)
    assert any("prefered_chanel (did you mean preferred_channel?)" in note for note in told.notes)


def test_a_local_time_may_be_the_dealers_own(tmp_path: Path) -> None:
    told = leads(tmp_path, NESTED | {"sent_at": "2026-11-02 09:30"}, zone="dealer")
    assert told.leads[0].shop.sent_at == datetime(2026, 11, 2, 14, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        "2026-11-02T09:30:00-05:00", "2026-11-02T14:30:00Z", "2026-11-02 09:30:00 -0500", "1793629800", 1793629800000,
        "Mon, 02 Nov 2026 09:30:00 -0500", "2026-11-02 09:30 America/New_York", "2026-11-02T09:30:00[America/New_York]",
        "2026-11-02 14:30 UTC",
    ],
)  # fmt: skip
def test_times_as_tools_write_them(written: str | int) -> None:
    assert moment_of(written, None) == datetime(2026, 11, 2, 14, 30, tzinfo=UTC)


def test_cars_and_hours_as_people_write_them() -> None:
    rover = vehicle_of({"vehicle": "Used 2021 Land Rover Defender 110 S, Stock No. K-77"})
    assert rover is not None
    assert (rover.year, rover.make, rover.model, rover.trim, rover.condition, rover.stock) == (
        2021, "Land Rover", "Defender", "110 S", "used", "K-77",
    )  # fmt: skip
    assert hours_of({"Mon": {"open": "8:30", "close": "18:00"}, "Tue": None}) == "Mo 08:30-18:00; Tu off"
    with pytest.raises(Odd, match="not a time zone"):
        zone_of("Somewhere/Else")


def a_workspace(tmp_path: Path) -> Path:
    (tmp_path / "mysteryshop.toml").write_text("")
    return tmp_path


def adopt(folder: Path, *rows: object, options: tuple[str, ...] = ()) -> int:
    path = folder / "leads.jsonl"
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf-8")
    return main(["-w", str(folder), "adopt", str(path), *options])


def test_all_or_none_are_booked_and_only_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = a_workspace(tmp_path)
    second = NESTED | {"shop": "S-2", "sent_at": "2026-11-09T09:30:00-05:00"}
    assert adopt(folder, NESTED, second, "{broken") == 2
    assert "leads.jsonl:3" in capsys.readouterr().err
    with Store.open(f"sqlite:///{folder}/mysteryshop.db", folder / "evidence") as store:
        assert store.shops() == []
    assert adopt(folder, NESTED, second, "{broken", options=("--skip-bad",)) == 3
    assert adopt(folder, NESTED, second) == 0
    assert adopt(folder, NESTED, second | {"message": "Other words than before."}) == 0
    told = capsys.readouterr()
    assert "2 were known already" in told.out
    assert "S-2: the file now says something else" in told.err
    third = NESTED | {"shop": "S-3", "sent_at": "2026-11-16T09:30:00-05:00"}
    assert adopt(folder, third) == 0
    with Store.open(f"sqlite:///{folder}/mysteryshop.db", folder / "evidence") as store:
        assert [shop.scenario.id for shop in store.shops()] == ["adopted", "adopted-2", "adopted-3"]
        wave = store.wave("adopted")
        assert (wave.opened_at, wave.closes_at) == (
            datetime(2026, 11, 2, 14, 30, tzinfo=UTC),
            datetime(2026, 11, 30, 14, 30, tzinfo=UTC),
        )
        evidence = store.evidence("S-1", as_of=NOW, watched=frozenset({Channel.EMAIL}))
        assert evidence.delivery is Delivery.PROVEN
        assert "as the operator recorded" in evidence.delivery_why
        assert "leads.jsonl, line 1" in store.submissions("S-1")[0].reason


def test_thousands_are_read_and_booked_in_one_go(tmp_path: Path) -> None:
    folder = a_workspace(tmp_path)
    rows = [
        NESTED | {"shop": f"S-{n}", "persona": {"first": "Ann", "last": "Lee", "alias": f"a{n}@shop.example"}}
        for n in range(3000)
    ]
    assert adopt(folder, *rows, options=("--wave", "autumn", "--window", "30")) == 0
    with Store.open(f"sqlite:///{folder}/mysteryshop.db", folder / "evidence") as store:
        assert len(store.shops(wave="autumn")) == 3000
        assert store.wave("autumn").window_days == 30


def test_nothing_is_planned_into_a_wave_of_adopted_leads(tmp_path: Path) -> None:
    from mysteryshop.stages.plan import current_wave
    from mysteryshop.workspace import Workspace

    folder = a_workspace(tmp_path)
    assert adopt(folder, NESTED) == 0
    with Store.open(f"sqlite:///{folder}/mysteryshop.db", folder / "evidence") as store:
        wave = current_wave(Workspace.open(folder), store, datetime(2026, 11, 3, tzinfo=UTC))
        assert wave.id != "adopted"
