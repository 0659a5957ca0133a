"""Lessons as data: their schema, their loader, their glossary. Nothing here runs code."""
