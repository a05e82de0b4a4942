"""Settings in, reports out: the rules of a run, and how they are run over files."""
