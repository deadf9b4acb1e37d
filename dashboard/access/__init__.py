"""Who looks, which places they may see, and the note that they did."""
