"""`run` and the five stages alone."""

from __future__ import annotations

from typing import Annotated

import typer

from mysteryshop.cli.app import LINE, command
from mysteryshop.cli.global_options import JsonOption

Live = Annotated[
    bool | None,
    typer.Option(
        "--live/--rehearse", help="Really send, or only rehearse (default: `live` in mysteryshop.toml).", show_default=False
    ),
]
FailUnder = Annotated[
    float | None,
    typer.Option(
        "--fail-under",
        metavar="POINTS",
        min=0,
        max=100,
        help="End with 1 if a dealer has fewer points (of 100).",
        show_default=False,
    ),
]
WaveOption = Annotated[str | None, typer.Option("--wave", metavar="ID", help="This wave alone.", show_default=False)]
RubricOption = Annotated[
    str | None,
    typer.Option("--rubric", "-r", metavar="NAME|FILE", help="Price by this rubric; cards by others stay.", show_default=False),
]


@command(LINE)
def run(
    dealers: Annotated[
        str | None,
        typer.Argument(metavar="DEALERS.csv|URL", help="A dealer list, or one store's web site.", show_default=False),
    ] = None,
    live: Live = None,
    fail_under: FailUnder = None,
    as_json: JsonOption = False,
) -> None:
    """Do everything that is due: plan, submit, collect, grade, report.

    Safe to call as often as you like: what is done is not done again. Rehearses unless live.
    """
    from mysteryshop.cli.running import run_all

    run_all(dealers, live=live, fail_under=fail_under, as_json=as_json)


@command(LINE)
def plan(
    dealers: Annotated[
        str | None,
        typer.Argument(metavar="DEALERS.csv|URL", help="A dealer list, or one store's web site.", show_default=False),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", "-n", help="Show what would be planned; book nothing.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Book who is shopped in this wave, as whom and when.

    Prints the table, and why anyone is left out with what would change that.
    """
    from mysteryshop.cli.running import plan_shown

    plan_shown(dealers, dry_run=dry_run, as_json=as_json)


@command(LINE)
def submit(live: Live = None, as_json: JsonOption = False) -> None:
    """Visit the sites of due shops and send each lead at most once.

    Rehearses unless live: fills the form, photographs it, presses nothing.
    """
    from mysteryshop.cli.running import one_stage

    one_stage("submit", as_json=as_json, live=live)


@command(LINE)
def collect(
    watch: Annotated[bool, typer.Option("--watch", help="Stay, and read each answer as it arrives. Ctrl-C ends it.")] = False,
    every: Annotated[
        float, typer.Option("--every", metavar="SECONDS", min=1, help="With --watch: look at least this often.")
    ] = 300,
    as_json: JsonOption = False,
) -> None:
    """Read the mailboxes and file every answer under its shop.

    Nothing in a mailbox is marked, moved or deleted, and nothing a mail points to is fetched.
    """
    from mysteryshop.cli.running import one_stage, watch_mail

    if watch:
        watch_mail(every, as_json=as_json)
    else:
        one_stage("collect", as_json=as_json)


@command(LINE)
def grade(
    rubric: RubricOption = None,
    wave: WaveOption = None,
    message: Annotated[
        str | None,
        typer.Option(
            "--message", metavar="FILE", help="Grade one loose reply instead (text or .eml; - reads stdin).", show_default=False
        ),
    ] = None,
    scenario: Annotated[
        str | None,
        typer.Option("--scenario", "-s", metavar="NAME", help="With --message: the lead it answers.", show_default=False),
    ] = None,
    shopper: Annotated[
        str | None,
        typer.Option(
            "--shopper", metavar="'FIRST LAST'", help="With --message: who asked (else the name it greets).", show_default=False
        ),
    ] = None,
    replies: Annotated[
        str | None,
        typer.Option(
            "--replies", metavar="ROWS.jsonl", help="Grade many loose replies, each row with its lead.", show_default=False
        ),
    ] = None,
    fail_under: FailUnder = None,
    as_json: JsonOption = False,
) -> None:
    """Grade what has been collected, or loose replies.

    Without --message or --replies: every stored shop, by the wave's rubric or another. Old cards stay beside new ones.
    """
    from mysteryshop.cli import grading

    if replies is not None:
        grading.grade_rows(replies, as_json=as_json)
    elif message is not None:
        grading.grade_loose(message, scenario, shopper=shopper, as_json=as_json)
    else:
        grading.grade_waves(rubric, wave, fail_under=fail_under, as_json=as_json)


@command(LINE)
def report(
    wave: WaveOption = None,
    rubric: RubricOption = None,
    again: Annotated[bool, typer.Option("--again", help="Write pages anew even if nothing has changed.")] = False,
    open_page: Annotated[bool, typer.Option("--open", help="Open the newest wave page in your browser.")] = False,
    digest: Annotated[bool, typer.Option("--digest", help="Print the newest wave in a few lines, for a mail.")] = False,
    pdf: Annotated[bool, typer.Option("--pdf", help="Print each page to PDF beside it, where that has not been done.")] = False,
    fail_under: FailUnder = None,
    as_json: JsonOption = False,
) -> None:
    """Write the scorecards and wave pages.

    HTML in one file each, with CSV, XLSX and JSON beside; only waves that have something new to say, unless --again.
    """
    from mysteryshop.cli.grading import write_pages

    write_pages(wave, rubric, again=again, open_page=open_page, digest=digest, pdf=pdf, fail_under=fail_under, as_json=as_json)


@command(LINE, name="second-opinion")
def second_opinion(wave: WaveOption = None, as_json: JsonOption = False) -> None:
    """Have a language model of your choice read the answers too.

    Asked once for each message, shown beside the findings, never in their place. Off until [second_opinion] names an endpoint.
    """
    from mysteryshop.cli.grading import second_reading

    second_reading(wave, as_json=as_json)


@command(LINE)
def worker(
    queue: Annotated[
        str, typer.Option("--queue", metavar="URL", envvar="MYSTERYSHOP_QUEUE", help="The queue's Postgres, postgresql://...")
    ],
    every: Annotated[float, typer.Option("--every", metavar="SECONDS", min=1, help="Look for due shops this often.")] = 30,
    drain: Annotated[bool, typer.Option("--drain", help="End when the queue is empty, instead of staying.")] = False,
) -> None:
    """Send as one of several machines that share a Postgres store.

    The queue only hands out shops; the ledger decides what is sent. Ctrl-C ends it.
    """
    from mysteryshop.cli.running import work_on_queue

    work_on_queue(queue, every=every, drain=drain)
