"""Captures into tagged records: what became of each, by whom they are read, and what is kept of it."""
