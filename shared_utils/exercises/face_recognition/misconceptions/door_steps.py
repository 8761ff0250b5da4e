"""The steps that the mistakes at the door are made of: what is measured between two encodings."""

import numpy as np


def distance(one, other):
    """The L2 norm of the difference of two encodings (1, 128)."""
    return np.linalg.norm(np.subtract(one, other))


def squared(one, other):
    """Its square."""
    return np.sum(np.square(np.subtract(one, other)))


def mean_of_squares(one, other):
    """The mean in place of the sum."""
    return np.mean(np.square(np.subtract(one, other)))


def root_of_the_mean(one, other):
    """The root of the mean."""
    return np.sqrt(mean_of_squares(one, other))


def sum_of_amounts(one, other):
    """The L1 norm."""
    return np.sum(np.abs(np.subtract(one, other)))


def largest_amount(one, other):
    """The norm that looks at the largest difference alone."""
    return np.max(np.abs(np.subtract(one, other)))


def sum_of_differences(one, other):
    """Differences summed with their signs."""
    return np.sum(np.subtract(one, other))


def difference_of_norms(one, other):
    """0 but for rounding."""
    return np.linalg.norm(one) - np.linalg.norm(other)


def similarity(one, other):
    """The cosine of the angle between two unit vectors."""
    return np.sum(np.multiply(one, other))


def one_minus_similarity(one, other):
    """Half of the squared distance."""
    return 1 - similarity(one, other)


def for_each_row(one, other):
    """The distance with the axis of the batch: (1,)."""
    return np.linalg.norm(np.subtract(one, other), axis=1)


def for_each_number(one, other):
    """The norm along the wrong axis: (128,)."""
    return np.linalg.norm(np.subtract(one, other), axis=0)
