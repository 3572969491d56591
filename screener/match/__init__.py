"""From mentions and knowledge to Matches."""
