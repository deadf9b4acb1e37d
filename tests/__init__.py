"""Sentences about behaviour, in rooms that mirror the house."""
