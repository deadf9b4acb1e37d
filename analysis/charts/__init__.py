"""Control charts: which one suits, its limits, and which points are special causes."""
