"""Figures as files: the same numbers that the terminal shows, drawn as vectors (SVG) or as pixels (PNG)."""
