"""What a learner tried before at one place: entries page by page, differences between programs, curves of runs."""
