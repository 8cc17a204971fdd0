"""Which shop a message answers, by all its evidence. Pure."""
