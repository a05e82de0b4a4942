"""Tokens, sentences, paragraphs and the case of letters."""
