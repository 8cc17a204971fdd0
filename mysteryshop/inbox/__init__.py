"""The inbox wing: every answer found, timed, read and filed under the right shop, whatever the channel.

`mailbox` (the protocol), `imap` and `maildir` fetch raw mail without marking anything; `message` reads it; `notices` finds
texts and calls forwarded as mail; `match` files it; `nature` judges who wrote it; `watch` joins these for the collect stage.
"""
