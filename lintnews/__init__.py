"""lintnews: the linter for translated news.

The names here are the public interface for plugins; everything else may change between minor versions.
"""

__version__ = "0.1.0"
