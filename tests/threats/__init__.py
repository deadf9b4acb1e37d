"""Attacks that were tried, each a named test."""
