"""`python -m mysteryshop`."""

from mysteryshop.cli.main import run

if __name__ == "__main__":
    run()
