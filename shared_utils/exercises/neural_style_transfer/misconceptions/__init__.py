"""Mistakes that learners make in Neural_Style_Transfer, each as a small wrong implementation.

Their words stand in `texts`. Order matters: the first that reproduces a learner's results names
the mistake. They are also the grader's own test: each must lose points and be recognised by name. Those that
are wrong in a graph alone come first, for a trace of each of the others would take seconds.
"""

from . import content_cost, gram_matrix, layer_style_cost, style_cost, total_cost, train_step
from .collected import wrong

__all__ = [
    "content_cost",
    "gram_matrix",
    "layer_style_cost",
    "style_cost",
    "total_cost",
    "train_step",
    "wrong",
]
