"""How figures, days, labellers and strangers' words are written."""
