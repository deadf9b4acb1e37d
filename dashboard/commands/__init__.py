"""The commands of `heed`, one file each, and what they share."""
