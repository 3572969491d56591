"""From a string to a key: pure functions."""
