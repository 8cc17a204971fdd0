"""The entry point: whatever happens ends in a helpful sentence and an exit code that means something."""

from __future__ import annotations

import logging
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from mysteryshop import __version__, redact
from mysteryshop.cli import global_options
from mysteryshop.errors import ExitCode, MysteryshopError


def run(argv: Sequence[str] | None = None) -> None:
    """Do what the command line says and end the process with its exit code."""
    sys.exit(main(argv))


def main(argv: Sequence[str] | None = None) -> int:
    """Do what `argv` says (default: the process's own); the exit code."""
    global_options.forget()
    _log_to_stderr()
    try:
        return _call(sys.argv[1:] if argv is None else list(argv))
    except MysteryshopError as error:
        _say_error(error)
        return int(error.exit_code)
    except KeyboardInterrupt:
        sys.stderr.write("\ninterrupted; nothing is lost, run again\n")
        return int(ExitCode.INTERRUPTED)
    except BrokenPipeError:  # `mysteryshop status | head`: the reader has seen enough
        _close_stdout()
        return int(ExitCode.OK)
    except Exception as error:  # noqa: BLE001 - a bug of ours: the one place that may catch all, to say where the details lie
        return _say_bug(error)


def _call(argv: list[str]) -> int:
    from mysteryshop.cli.commands import app  # imported here, so that an import that fails is told like any other bug

    try:
        result = app(argv, standalone_mode=False, prog_name="mysteryshop")
    except SystemExit as stop:  # completion scripts leave this way, and what found its pipe closed
        if isinstance(stop.__context__, BrokenPipeError):
            raise stop.__context__ from None
        return int(stop.code or 0) if not isinstance(stop.code, str) else int(ExitCode.USAGE)
    except Exception as error:  # noqa: BLE001 - typer's usage errors and aborts, whose classes moved between its versions
        return _usage(error)
    return int(result) if isinstance(result, int) else int(ExitCode.OK)


def _usage(error: Exception) -> int:
    name = type(error).__name__
    if name == "Abort":
        raise KeyboardInterrupt from error
    if not hasattr(error, "format_message"):
        raise error
    ctx = getattr(error, "ctx", None)
    path = ctx.command_path if ctx is not None else "mysteryshop"
    sys.stderr.write(f"error: {redact.clean(error.format_message())}\n  tip: {path} --help\n")
    return int(ExitCode.USAGE)


def _say_error(error: MysteryshopError) -> None:
    from rich.markup import escape

    from mysteryshop.cli.console import err

    screen = err()
    screen.print(f"[bold red]error:[/bold red] {escape(redact.clean(str(error)))}")
    if error.tip:
        screen.print(f"  [bold]tip:[/bold] {escape(redact.clean(error.tip))}")


def _say_bug(error: BaseException) -> int:
    now = datetime.now(UTC)
    words = (
        f"mysteryshop {__version__}, Python {sys.version.split()[0]}, {sys.platform}, {now.isoformat()}\n"
        f"command: {redact.clean(' '.join(sys.argv[1:]))}\n\n{redact.clean_traceback(error)}"
    )
    where = _write(f"mysteryshop-bug-{now:%Y%m%d-%H%M%S}.log", words)
    what = redact.clean(f"{type(error).__name__}: {error}".splitlines()[0][:200])
    sys.stderr.write(f"error: this is a bug of mysteryshop, not a mistake of yours ({what})\n")
    sys.stderr.write(f"  tip: the details, without secrets, are in {where}; nothing is lost, and no lead is sent twice\n")
    return int(ExitCode.BUG)


def _write(name: str, words: str) -> str:
    for folder in (global_options.told().folder, Path(tempfile.gettempdir())):
        try:
            path = folder / name
            path.write_text(words, encoding="utf-8")
        except OSError:  # a full or read-only disk: try the next place
            continue
        return str(path)
    sys.stderr.write(words)
    return "the lines above"


def _log_to_stderr() -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(redact.RedactingFormatter("%(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)


def _close_stdout() -> None:
    try:
        sys.stdout.close()
    except BrokenPipeError:  # the very reason we are here
        sys.stdout = None


if __name__ == "__main__":
    run()
