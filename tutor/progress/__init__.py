"""Who did what: the learner's work files, and every attempt as an event."""
