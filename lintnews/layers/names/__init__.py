"""Persons, offices and other names, and how they are spelled."""
