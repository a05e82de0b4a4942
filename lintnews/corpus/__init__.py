"""Rules over a whole archive: how often they find something, whether they are right, what a change of them does."""
