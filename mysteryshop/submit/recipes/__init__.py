"""A site's own steps in a file: recorded, checked, replayed."""
