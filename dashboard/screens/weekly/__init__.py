"""The parts of the screen This week, in the order in which they stand on it."""
