"""`python -m mysteryshop`."""

from mysteryshop.cli.main import run

run()
