"""Scoring on labelled texts, one file for each thing that can be labelled."""
