"""The grade wing: evidence read under a rubric becomes a scorecard. Pure: the same input gives the same card for ever.

    Evidence -> Conversation (reading) -> Finding per check (checks) -> points and letter (scoring) -> Scorecard (grader)

A check says what is so, with the words that decided; the rubric prices it. Nothing here asks the time or reads a mailbox.
"""
