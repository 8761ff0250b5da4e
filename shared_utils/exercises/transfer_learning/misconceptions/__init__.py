"""Mistakes that learners make in Transfer_Learning, each as a small wrong implementation.

Their words stand in `texts`. Order matters: the first that reproduces a learner's results names
the mistake. They are also the grader's own test: each must lose points and be recognised by name.
"""

from . import (
    alpaca_model,
    alpaca_parts,
    data_augmenter,
    fine_tuning_setup,
    network_plan,
    separable_ratio,
    unfreeze_from,
)
from .collected import wrong

__all__ = [
    "alpaca_model",
    "alpaca_parts",
    "data_augmenter",
    "fine_tuning_setup",
    "network_plan",
    "separable_ratio",
    "unfreeze_from",
    "wrong",
]
