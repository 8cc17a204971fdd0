"""From bytes to parts: MIME, headers, the way a mail took, its page. Pure."""
