"""From a Document to Mentions."""
