"""Notices to people who do not look at the screens: new signals, and a digest on Mondays; counts and themes only."""
