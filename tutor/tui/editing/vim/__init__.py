"""The keys of vim, over any text that can be changed: no screen here."""
