"""The submitting wing: find a site's lead form, understand it, fill it, and gather proof that the lead arrived."""
