"""From bytes to pages, tables and trees: the only place that opens a foreign file."""
