"""Words that praise or complain by themselves: stock VADER's, number for number, and a patient's own."""
