"""One module per source: fetch (network, no thinking), parse (thinking, no network)."""
