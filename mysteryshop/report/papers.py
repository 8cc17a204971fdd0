"""The papers every wave gets beside its pages: tables for programs and spreadsheets, and the digest a mail carries."""

from __future__ import annotations

from mysteryshop.report import exports
from mysteryshop.report.digest import wave_digest
from mysteryshop.report.renderers import Paper, WaveReport, renderer


@renderer
def results(report: WaveReport) -> dict[str, Paper]:
    """The wave as JSON, CSV (with the mark that tells Excel it is UTF-8) and XLSX."""
    table = list(exports.rows(report.standings, report.rubric, report.branding))
    whole = exports.results_json(
        report.standings,
        wave=report.wave,
        rubric=report.rubric,
        branding=report.branding,
        as_of=report.as_of,
        sample=report.sample,
        across=report.across,
        second=report.second,
    )
    return {
        "results.json": whole + "\n",
        "results.csv": "\ufeff" + exports.results_csv(table),
        "results.xlsx": exports.results_xlsx(table, report.standings, report.branding),
    }


@renderer
def digest(report: WaveReport) -> dict[str, Paper]:
    """What moved, who waits and which leads were lost, in plain text."""
    words = wave_digest(
        wave=report.wave, results=report.results, rubric=report.rubric, as_of=report.as_of, history=report.history
    )
    return {"digest.txt": words}
