"""The command line: one small module a command family. Nothing below knows the terminal; only this part asks the time."""
