"""Rules over the articles of an archive together: what one of them says and another one contradicts.

Two passes. The first makes a profile of each article, in the process that has its text: *claims*, each with a key (what
is spoken of), a value (what is said of it) and a place. The claims of all articles are sorted by key on disk, so that
those that may contradict each other stand together, and whatever was said of one thing is folded into a `Group`, which
is bounded. The second pass reads the articles of what was found once more, for the places in their lines.
"""
