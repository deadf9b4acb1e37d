"""The accurate tier: a small transformer that reads each whole text; trained with torch, run without it."""
