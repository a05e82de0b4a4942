"""Numbers, dates, quantities and lists in a text."""
