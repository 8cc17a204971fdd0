"""Putting the values in, whatever the fields are made of, and reading every one back."""
