"""A consultant's own recogniser takes a second look at every form."""

from __future__ import annotations

from pathlib import Path

import pytest

from mysteryshop.errors import InputError
from mysteryshop.model.parties import FormType
from mysteryshop.plugins import load_plugins
from mysteryshop.submit.page.snapshot import FieldSnapshot, FormSnapshot, FrameSnapshot
from mysteryshop.submit.recognise import FIELD_TYPES, FormReading, readings, recognise, recogniser

STOCK = FieldSnapshot("#s", name="stocknr", label="Unit")
FRAME = FrameSnapshot(
    url="https://dealer.example/", forms=(FormSnapshot("form", fields=(FieldSnapshot("#n", label="Name"), STOCK)),)
)

HOUSE = '''
from mysteryshop.model.parties import FormType
from mysteryshop.submit.recognise import recogniser


@recogniser
def house_form(reading, frame):
    """On our client's platform a box called stocknr holds the car, and every form with it asks about that car."""
    for field in reading.form.fields:
        if field.name == "stocknr":
            return reading.with_field(field, "vehicle_interest", "stocknr").with_type(FormType.VEHICLE_INQUIRY)
    return None
'''


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readings, "_second_looks", {})


def test_a_plug_in_file_has_the_last_word(tmp_path: Path) -> None:
    before = recognise(FRAME)[0]
    assert (before.fields[1].type, before.form_type) != ("vehicle_interest", FormType.VEHICLE_INQUIRY)
    (tmp_path / "house_forms.py").write_text(HOUSE)
    load_plugins(tmp_path, ["house_forms.py"])
    after = recognise(FRAME)[0]
    assert [r.type for r in after.fields] == [before.fields[0].type, "vehicle_interest"]
    assert after.form_type == FormType.VEHICLE_INQUIRY
    assert after.fields[1].why == "stocknr"


def test_none_leaves_a_reading_as_it_is() -> None:
    before = recognise(FRAME)
    recogniser(lambda reading, frame: None)
    assert recognise(FRAME) == before


def test_a_misspelt_type_names_the_nearest_and_the_plug_in() -> None:
    @recogniser
    def spells_badly(reading: FormReading, frame: FrameSnapshot) -> FormReading:
        return reading.with_field(STOCK, "vehicle_intrest", "")

    with pytest.raises(
        InputError, match=r"spells_badly failed: ValueError: .*'vehicle_intrest'; did you mean 'vehicle_interest'"
    ):
        recognise(FRAME)


def test_one_name_is_registered_once() -> None:
    def twice(reading: FormReading, frame: FrameSnapshot) -> None:
        return None

    recogniser(twice)
    with pytest.raises(ValueError, match="twice"):
        recogniser(twice)


def test_there_are_sixty_one_types_of_fields() -> None:
    assert len(FIELD_TYPES) == 61


def test_the_example_of_the_documentation_works(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "forms.md").read_text(encoding="utf-8")
    (tmp_path / "house_forms.py").write_text(page.split("```python\n")[1].split("```")[0])
    load_plugins(tmp_path, ["house_forms.py"])
    unit = FieldSnapshot("#u", name="unit", label="Unit")
    reading = recognise(FrameSnapshot(forms=(FormSnapshot("form", fields=(unit,)),)))[0]
    assert (reading.form_type, reading.fields[0].type) == (FormType.VEHICLE_INQUIRY, "vehicle_interest")
