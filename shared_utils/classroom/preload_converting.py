"""What workers import to make graded notebooks and pages, as `preload_judging`."""

from .quick_import import without_grammar

with without_grammar():
    from . import converting

__all__ = ["converting"]
