"""Records: no reading, no writing, no computing."""
