"""Neural networks and their data sets, independent of the tutor."""
