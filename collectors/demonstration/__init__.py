"""Two invented years of one invented clinic, in the wire formats of the real sources."""

from collectors.demonstration.truth import Action, Event, Label, Truth
from collectors.demonstration.write import write

__all__ = ["Action", "Event", "Label", "Truth", "write"]
