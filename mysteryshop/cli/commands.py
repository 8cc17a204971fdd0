"""All commands, registered in the order of the help: one import after the other."""

# ruff: noqa: I001 - the order is the help's
from __future__ import annotations

from mysteryshop.cli import commands_start
from mysteryshop.cli import commands_mailbox
from mysteryshop.cli import commands_line
from mysteryshop.cli import commands_stand
from mysteryshop.cli import commands_look
from mysteryshop.cli import commands_recipe
from mysteryshop.cli.app import app

__all__ = ["app", "commands_line", "commands_look", "commands_mailbox", "commands_recipe", "commands_stand", "commands_start"]
