"""Who or what wrote one message, and by which signals. Pure."""
