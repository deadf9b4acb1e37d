"""The process that answers browsers, and how its drawings share it."""
