"""What a command's exit status means beyond 0 (done), 1 (not done) and 2 (not understood)."""

NOTHING_STORED = 3  # a file was read, but not one row of it could be stored
USED_UP = 4  # a spending ceiling or a platform's quota
