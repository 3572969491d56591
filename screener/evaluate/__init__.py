"""Labelled cases to figures: recall, precision, alerts, and the sample below the line."""
