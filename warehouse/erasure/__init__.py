"""What must go: every trace of a mention, when its time is over or a person asks, and a receipt of it."""
