"""What the figures before and after an action can carry."""
