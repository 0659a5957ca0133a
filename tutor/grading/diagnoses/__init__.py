"""What wrong results show by themselves: general diagnoses that no author has to list."""
