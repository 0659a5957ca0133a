"""Data sets that do not come with the tutor: what is there, and what programs get in its place where it is not."""
