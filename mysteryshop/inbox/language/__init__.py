"""Words of seven languages: which language, what sentences are about, how letters are worded. Pure."""
