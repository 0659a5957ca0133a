"""The command line: one short function per command, each of them a call into the rooms below."""
