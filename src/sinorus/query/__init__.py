"""A question, and the rows that answer it."""
