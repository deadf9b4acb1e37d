"""How a text is read before anything judges it: words, clauses, what is denied, nearness in meaning."""
