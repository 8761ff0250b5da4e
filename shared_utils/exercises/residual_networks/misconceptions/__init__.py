"""Mistakes that learners make in Residual_Networks, each as a small wrong implementation.

Their words stand in `texts`. Order matters: the first that reproduces a learner's results names
the mistake. They are also the grader's own test: each must lose points and be recognised by name.
"""

from . import convolutional_block, gradients, identity_block, inception, network
from .collected import wrong

__all__ = ["convolutional_block", "gradients", "identity_block", "inception", "network", "wrong"]
