"""The parts of the screen Complaints, in the order in which they stand on it."""
