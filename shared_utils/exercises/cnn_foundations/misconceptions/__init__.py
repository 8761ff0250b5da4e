"""Mistakes that learners make in CNN_Foundations, each as a small wrong implementation.

Their words stand in `texts`. Order matters: the first that reproduces a learner's results names
the mistake. They are also the grader's own test: each must lose points and be recognised by name.
"""

from . import (
    convolution,
    convolution_backward,
    convolutional_model,
    happy_model,
    numbers,
    padding,
    pooling,
    pooling_backward,
    single_step,
)
from .collected import wrong

__all__ = [
    "convolution",
    "convolution_backward",
    "convolutional_model",
    "happy_model",
    "numbers",
    "padding",
    "pooling",
    "pooling_backward",
    "single_step",
    "wrong",
]
