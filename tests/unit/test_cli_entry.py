"""The entry point: whatever happens ends in a sentence that helps and an exit code that means something."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from mysteryshop import redact
from mysteryshop.cli import main as entry
from mysteryshop.cli.main import main
from mysteryshop.cli.session import exit_code
from mysteryshop.errors import ExitCode, HeldElsewhere, MailboxError
from mysteryshop.model import Tally


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("MYSTERYSHOP_WORKSPACE", "MYSTERYSHOP_INBOX_PASSWORD", "MYSTERYSHOP_INBOX_PASSWORD_FILE"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def test_no_words_show_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    main([])
    assert "Usage: mysteryshop" in capsys.readouterr().out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("mysteryshop ")


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["rnu"], "No such command"),
        (["status", "--wat"], "No such option"),
        (["show"], "Missing argument"),
        (["status", "--fail-under", "x"], "No such option"),
        (["report", "--fail-under", "200"], "100"),
    ],
)
def test_wrong_usage_is_2_with_the_way_to_the_help(
    here: Path, capsys: pytest.CaptureFixture[str], argv: list[str], words: str
) -> None:
    assert main(argv) == ExitCode.USAGE
    err = capsys.readouterr().err
    assert words in err
    assert "--help" in err


@pytest.mark.parametrize("argv", [["run"], ["status"], ["-w", "elsewhere", "plan"], ["plan", "-w", "elsewhere"]])
def test_without_a_workspace_it_says_how_to_get_one(here: Path, capsys: pytest.CaptureFixture[str], argv: list[str]) -> None:
    assert main(argv) == ExitCode.USAGE
    assert "mysteryshop init" in capsys.readouterr().err


def test_a_slip_in_a_file_is_2_and_named(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "mysteryshop.toml").write_text("\nliv = true\n")
    assert main(["status"]) == ExitCode.USAGE
    err = capsys.readouterr().err
    assert "mysteryshop.toml:2" in err
    assert '"live"' in err


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (MailboxError("the box is away", tip="try later"), ExitCode.OUT_OF_REACH),
        (HeldElsewhere("another run holds submit"), ExitCode.HELD),
        (KeyboardInterrupt(), ExitCode.INTERRUPTED),
    ],
)
def test_each_kind_of_trouble_has_its_code(here: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int) -> None:
    monkeypatch.setattr(entry, "_call", lambda argv: (_ for _ in ()).throw(error))
    assert main(["status"]) == code


def test_a_bug_is_70_with_details_in_a_file_and_no_secret(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = redact.hide("correct-horse-battery")
    monkeypatch.setattr(entry, "_call", lambda argv: (_ for _ in ()).throw(ZeroDivisionError(f"while using {secret}")))
    assert main(["status"]) == ExitCode.BUG
    told = capsys.readouterr().err
    (details,) = here.glob("mysteryshop-bug-*.log")
    assert "ZeroDivisionError" in details.read_text()
    assert details.name in told
    assert secret not in told + details.read_text()


def test_stages_become_one_exit_code() -> None:
    held = Tally("submit", skipped="another run (process 3) holds submit", held=True)
    assert exit_code([Tally("plan")]) == ExitCode.OK
    assert exit_code([Tally("plan"), held]) == ExitCode.HELD
    assert exit_code([Tally("plan", done=1), held]) == ExitCode.OK
    assert exit_code([held, Tally("submit", troubles=("x: no form",))]) == ExitCode.SOME_FAILED
    assert exit_code([Tally("submit", troubles=("x",)), Tally("collect", out_of_reach=True)]) == ExitCode.OUT_OF_REACH


def test_help_is_quick_because_it_loads_little() -> None:
    heavy = ("pydantic", "playwright", "sqlalchemy", "yaml", "jinja2", "rapidfuzz", "mysteryshop.model", "keyring")
    code = (
        f"import sys; from mysteryshop.cli.main import main; main(['--help']); print([m for m in {heavy!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_closed_pipe_is_no_error(here: Path) -> None:
    code = "from mysteryshop.cli.main import run; run(['checks', '--json'])"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        err = process.stderr.read()
    assert process.returncode in (0, 141)
    assert b"Traceback" not in err


def test_completion_scripts(capsys: pytest.CaptureFixture[str]) -> None:
    for shell in ("bash", "zsh", "fish"):
        assert main(["completion", shell]) == 0
        assert "_MYSTERYSHOP_COMPLETE" in capsys.readouterr().out
    assert main(["completion", "tcsh"]) == ExitCode.USAGE


def test_completion_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    code = "from mysteryshop.cli.main import run; run()"
    env = {
        "_MYSTERYSHOP_COMPLETE": "complete_bash",
        "COMP_WORDS": "mysteryshop sta",
        "COMP_CWORD": "1",
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=env, check=False)
    assert "status" in done.stdout.split()


@pytest.mark.parametrize(
    "text",
    [
        "postgresql://me:hunter22@db/x",
        "Authorization: Bearer hunter22",
        "password = hunter22",
        '{"access_token": "hunter22"}',
        "> A1 LOGIN me@x.example hunter22",
        "AUTHENTICATE PLAIN hunter22",
    ],
)
def test_what_looks_like_a_secret_is_hidden(text: str) -> None:
    assert "hunter22" not in redact.clean(text)
    assert redact.MASK in redact.clean(text)


def test_ordinary_words_stay() -> None:
    words = "The password comes from the environment; token count: see https://x.example/a?b=1"
    assert "https://x.example/a?b=1" in redact.clean(words)


def test_json_of_the_checks(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["checks", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert {"answers_question", "blunt_come_in"} <= {row["check"] for row in listed}
    assert main(["checks", "answers_questoin"]) == ExitCode.USAGE
    assert '"answers_question"' in capsys.readouterr().err
