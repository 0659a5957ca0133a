"""Numbers become pictures made of text."""
