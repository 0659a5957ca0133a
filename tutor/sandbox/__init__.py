"""Runs code that nobody trusts: one process, one thread, no files, no network."""
