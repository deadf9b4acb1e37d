"""The files themselves: who may read and write them, whether there is room, and encryption at rest."""
