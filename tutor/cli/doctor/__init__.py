"""What `tutor doctor` looks at, one module per subject; each finding says what to do about it."""
