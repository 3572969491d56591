"""Answers of reviewers: decisions that last as long as what they rest on, and the log of them."""
