"""What the editor knows of Python and of texts: plain functions, without a screen."""
