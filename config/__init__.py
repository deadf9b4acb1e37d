"""What heed listens for and what it may do with it: settings, providers, themes, rights. No logic."""
