"""The playground: a small network that learns while one watches and turns its knobs.

The engine runs in a process of its own (`python -m tutor.playground`), which `client` starts and `server` serves; they
speak JSON lines. `settings`, `options` and `programs` need no numbers, so that a screen can import them.
"""
