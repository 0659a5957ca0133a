"""One module per command, imported only when its command is given; each has `run(context, options) -> int`."""
