"""From a ScreeningRun to a file."""
