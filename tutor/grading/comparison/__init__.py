"""Compare: a learner's training beside the engine's, on the same data and, where it can be, from the same start."""
