"""The page of `lintnews serve`, and LanguageTool's HTTP API on the same server.

It stands on the language server, whose modules know how to judge a text that somebody is typing and how a decision is
written down. Texts are judged in processes of their own (`workers`), which can be stopped when one takes too long.
"""
