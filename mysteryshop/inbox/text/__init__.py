"""The new text of an answer: quotes, frames, footers and the lead repeated off, the signature kept apart. Pure."""
