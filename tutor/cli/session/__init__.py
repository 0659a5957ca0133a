"""The line-mode session: everything that the screen offers, one line at a time, for screen readers and plain terminals."""
