"""Dates that the calendar or the text itself contradicts."""
