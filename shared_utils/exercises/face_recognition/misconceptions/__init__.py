"""Mistakes that learners make in Face_Recognition, each as a small wrong implementation.

Their words stand in `texts`. Order matters: the first that reproduces a learner's results names
the mistake. They are also the grader's own test: each must lose points and be recognised by name.
"""

from . import choose_threshold, semi_hard_triplets, triplet_loss, verify, who_is_it
from .collected import wrong

__all__ = ["choose_threshold", "semi_hard_triplets", "triplet_loss", "verify", "who_is_it", "wrong"]
