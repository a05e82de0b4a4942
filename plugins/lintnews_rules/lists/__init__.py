"""Lists whose members do not belong together."""
