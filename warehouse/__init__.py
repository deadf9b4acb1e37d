"""The store: row types, the gate nothing passes unredacted, the tables, the questions that can be asked."""
