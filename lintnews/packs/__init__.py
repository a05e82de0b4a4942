"""Packs: rules written in YAML, a list of entries in `<family>.<language>.yaml`.

`load` gives a `Book` of rules that run as rules in Python do; `entries` says what may stand in a pack, `checks` what
each check type finds, `literals` on which texts a pattern need not be tried.
"""
