"""From a file to rows of text: encodings, columns, dates, ratings, ids, and the rows that cannot be used."""
