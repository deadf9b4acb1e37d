"""Reports for the quality team: figures computed once, then drawn by each format."""
