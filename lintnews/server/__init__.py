"""The language server: what linting says, in an editor, while somebody writes.

The protocol lives in a thread of its own; linting in the main thread, because only there a guard can interrupt it; slow
rules in a third one. `articles` holds all state, and only the protocol's thread touches it; everything else is
functions from values to values.
"""
