"""Renderers of a consultant's own: what they make lies beside the pages; what they must not do is told by their name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mysteryshop.errors import InputError
from mysteryshop.plugins import load_plugins
from mysteryshop.report import WaveReport, renderer, renderers
from tests.builders import a_shop, a_touch, an_evidence
from tests.unit.report_fixtures import a_card, written


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renderers, "_renderers", dict(renderers._renderers))


def a_report(out: Path) -> dict[str, str]:
    shop = a_shop()
    evidence = an_evidence(shop, a_touch(shop, text="It is here, with both keys."))
    return written(out, [(evidence, a_card(evidence, 81))])


def test_the_example_of_the_documentation_works(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "plug-ins.md").read_text(encoding="utf-8")
    example = next(part.split("```")[0] for part in page.split("```python\n")[1:] if "@renderer" in part)
    (tmp_path / "house_pages.py").write_text(example, encoding="utf-8")
    load_plugins(tmp_path, ["house_pages.py"])
    pages = a_report(tmp_path / "out")
    assert pages["worst-first.txt"].splitlines()[0].startswith("81 ")
    assert {"index.html", "results.json", "results.csv", "digest.txt"} <= set(pages)


@pytest.mark.parametrize("name", ["../out.txt", "a/b.txt", "", "..", ".hidden", "a\\b.txt", "index.html", "results.csv"])
def test_a_file_name_that_is_not_its_own_is_refused_and_names_the_renderer(tmp_path: Path, name: str) -> None:
    @renderer
    def strays(report: WaveReport) -> dict[str, str]:
        return {name: "words"}

    with pytest.raises(InputError, match="strays gave the file name"):
        a_report(tmp_path / "out")
    assert not (tmp_path / "out.txt").exists()


def _breaks(report: WaveReport) -> dict[str, str]:
    raise LookupError("no such store")


def _gives_a_number(report: WaveReport) -> dict[str, object]:
    return {"n.txt": 7}


@pytest.mark.parametrize(
    ("render", "said"), [(_breaks, "_breaks failed: LookupError: no such store"), (_gives_a_number, "gave int for 'n.txt'")]
)
def test_a_renderer_that_fails_is_named(tmp_path: Path, render: Callable[[WaveReport], dict[str, str]], said: str) -> None:
    renderer(render)
    with pytest.raises(InputError, match=said) as told:
        a_report(tmp_path)
    assert "plugins" in (told.value.tip or "")


def test_one_name_is_registered_once() -> None:
    renderer(_breaks)
    with pytest.raises(ValueError, match="twice"):
        renderer(_breaks)
