"""What to ask next, how far the interview has come, and what an answer says: pure functions; every terminal or form is a caller."""
