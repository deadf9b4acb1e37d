"""The visual language: what every screen is made of, so that all look and read alike."""
