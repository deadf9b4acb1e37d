"""Taking out what is no longer public, or what a person asks to have removed."""
