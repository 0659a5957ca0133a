"""The engine's own source, to be read: which file explains what, and where a name is defined. It is read, never imported."""
