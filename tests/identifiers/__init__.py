"""Invented texts with marked identifiers, of forms that no rule of the gate was written beside."""
