"""From matches and rules to Flags."""
