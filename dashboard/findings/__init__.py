"""What the figures say, worked out once for screens, reports and notices."""
