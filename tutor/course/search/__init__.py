"""Searching the course: its texts in both languages, however they are typed."""
