"""One module for each kind of check that an exercise can ask for."""
