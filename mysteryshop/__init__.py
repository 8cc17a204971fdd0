"""Mystery shopping of car dealers' online leads: send, watch, grade, report."""

__version__ = "0.1.0"
