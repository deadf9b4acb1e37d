"""What a person must read today, found by words and by meaning."""
