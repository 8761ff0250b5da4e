"""The worked example of the lesson: a 6 by 6 image, the filter for vertical edges, and what comes out."""

import numpy as np

IMAGE = np.array(
    [
        [3, 0, 1, 2, 7, 4],
        [1, 5, 8, 9, 3, 1],
        [2, 7, 2, 5, 1, 3],
        [0, 1, 3, 1, 7, 8],
        [4, 2, 1, 6, 2, 8],
        [2, 4, 5, 2, 3, 9],
    ]
)
VERTICAL = np.array([[1, 0, -1], [1, 0, -1], [1, 0, -1]])


def slide(image: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return what the filter `weights` (f, f) gives on each window of `image` (n_H, n_W), stride 1."""
    windows = np.lib.stride_tricks.sliding_window_view(image, weights.shape)
    return np.einsum("hwpq,pq->hw", windows, weights)
