"""From the home page to the form the scenario wants."""
