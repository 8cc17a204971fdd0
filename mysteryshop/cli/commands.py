"""All commands, registered in the order of the help: one import after the other."""

# ruff: noqa: I001 - the order is the help's
from __future__ import annotations

from mysteryshop.cli import start
from mysteryshop.cli import line
from mysteryshop.cli import stand
from mysteryshop.cli import look
from mysteryshop.cli.app import app

__all__ = ["app", "line", "look", "stand", "start"]
