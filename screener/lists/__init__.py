"""From folders of lists and publishers' files to Knowledge."""
