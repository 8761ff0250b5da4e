"""A mistake made in the loops that learners write is named.

Our misconceptions are written in their own way. These are edits of the plain answers, so that a
misconception must reproduce what really happens there, the words of an error included.
"""

import inspect

import numpy as np
import pytest

from . import right_backward, right_forward
from .judging import SECRETS, judge_function

LAST_SLICE = "pad : pad + n_H_prev, pad : pad + n_W_prev"
EDITS = {
    "conv_forward": [
        ("h * stride : h * stride + f, w * stride", "h : h + f, w * stride", "stride_forgotten_down"),
        ("w * stride : w * stride + f", "w : w + f", "stride_forgotten_across"),
        ("Z[i, h, w, c] =", "Z[i, w, h, c] =", "written_with_h_and_w_swapped"),
        ("range(n_C)", "range(1)", "first_filter_only"),
        ("W[:, :, :, c]", "W[:, :, c, :]", "channel_of_the_filter"),
        ("b[:, :, :, c]", "b[:, :, :, 0]", "bias_of_the_first_filter"),
        ("A_prev_pad[i,", "A_prev[i,", "input_not_padded"),
        ("A_prev_pad[i,", "A_prev_pad[0,", "always_the_first_image"),
        ("n_H = int((n_H_prev - f + 2 * pad)", "n_H = int((n_H_prev - f)", "height_without_pad"),
        ("n_W = int((n_W_prev - f + 2 * pad)", "n_W = int((n_W_prev - f)", "width_without_pad"),
        ("n_W = int((n_W_prev", "n_W = int((n_H_prev", "width_from_height_of_input"),
        ("n_H = int((n_H_prev", "n_H = int((n_W_prev", "height_from_width_of_input"),
        ("    return Z, (A_prev", "        return Z, (A_prev", "returns_after_one_image"),
        ("    return Z, (A_prev", "            return Z, (A_prev", "returns_after_one_row"),
        ("    return Z, (A_prev", "                return Z, (A_prev", "returns_after_one_pixel"),
        ("W[:, :, :, c]", "W[c]", "filter_by_the_first_axis"),
        ("b[:, :, :, c]", "b", "all_biases_at_once"),
        ("(A_prev, W, b, hparameters)\n", "(W, A_prev, b, hparameters)\n", "cache_with_W_first"),
    ],
    "pool_forward": [
        ("vert_start = h * stride", "vert_start = h", "stride_forgotten_down_in_pooling"),
        ("horiz_start = w * stride", "horiz_start = w", "stride_forgotten_across_in_pooling"),
        ("* stride\n", "* f\n", "moves_by_the_window_size"),
        ("n_W = int(1 + (n_W_prev", "n_W = int(1 + (n_H_prev", "pooled_width_from_height"),
        ("n_H = int(1 + (n_H_prev", "n_H = int(1 + (n_W_prev", "pooled_height_from_width"),
        ("n_H = int(1 + (", "n_H = int((", "pooled_height_without_plus_1"),
        ("horiz_start:horiz_end, c]", "horiz_start:horiz_end]", "channels_pooled_together"),
        ("np.mean", "np.sum", "sum_for_average"),
        ("A[i, h, w, c] =", "A[i, w, h, c] =", "pooled_with_h_and_w_swapped"),
        ("(A_prev, hparameters)\n", "(hparameters, A_prev)\n", "pooling_cache_in_another_order"),
        ("np.max(", "max(", "builtin_max"),
        ("np.mean(a_prev_slice)", "np.sum(a_prev_slice) / 4", "average_divided_by_4"),
    ],
    "conv_backward": [
        ("horiz_start = h * stride", "horiz_start = h", "backward_stride_forgotten_down"),
        ("h * stride, w * stride", "h * stride, w", "backward_stride_forgotten_across"),
        ("h * stride, w * stride", "w * stride, h * stride", "backward_rows_and_columns_swapped"),
        ("= zero_pad(A_prev, pad)", "= A_prev", "dW_from_the_unpadded_input"),
        (", :] += (", ", :] = (", "dA_prev_assigned"),
        (", :] += (", ", :] -= (", "dA_prev_subtracted"),
        (" += ", " = ", "all_three_assigned"),
        (", w, c]\n        dA_prev", ", w, c]\n            return dA_prev, dW, db\n        dA_prev",
         "backward_returns_after_one_row"),
        (", w, c]\n        dA_prev", ", w, c]\n                return dA_prev, dW, db\n        dA_prev",
         "backward_returns_after_one_pixel"),
        ("dW[:, :, :, c] +=", "dW[:, :, :, c] =", "dW_assigned"),
        ("dW[:, :, :, c] +=", "dW[:, :, :, c] -=", "dW_subtracted"),
        ("db[:, :, :, c] +=", "db[:, :, :, c] -=", "db_subtracted"),
        ("dZ[i, h, w, c]", "dZ[i, w, h, c]", "dZ_read_with_h_and_w_swapped"),
        ("dZ[i, h, w, c]", "dZ[0, h, w, c]", "first_image_of_dZ"),
        ("W[:, :, :, c] *", "W[:, :, :, 0] *", "first_filter_backward"),
        ("A_prev_pad[i], ", "A_prev_pad[0], ", "always_the_first_image_backward"),
        (LAST_SLICE, "pad:-pad, pad:-pad", "slices_the_gradient_to_minus_pad"),
        (LAST_SLICE, "pad:n_H_prev, pad:n_W_prev", "last_slice_ends_too_early"),
        ("[pad : pad + n_H_prev, pad : pad + n_W_prev, :]", "", "padding_stays_in_the_gradient"),
        (
            LAST_SLICE,
            "pad : pad + n_W_prev, pad : pad + n_H_prev",
            "height_and_width_swapped_in_the_last_slice",
        ),
        ("    return dA", "        return dA", "backward_returns_after_one_image"),
        (", w, c]\n        dA_prev", ", w, c]\n                    return dA_prev, dW, db\n        dA_prev",
         "backward_returns_after_one_value"),
    ],
    "pool_backward": [
        ("vert_start = h * stride", "vert_start = h", "pool_stride_forgotten_down_backward"),
        ("horiz_start = w * stride", "horiz_start = w", "pool_stride_forgotten_across_backward"),
        ("+=", "=", "shares_assigned"),
        ("+=", "-=", "shares_subtracted"),
        ("c] += np.multiply", "c] -= np.multiply", "max_shares_subtracted"),
        ("c] += distribute", "c] = distribute", "average_shares_assigned"),
        ("mask, dA[i, h, w, c]", "mask, dA[i, vert_start:vert_end, horiz_start:horiz_end, c]",
         "mask_times_a_slice_of_dA"),
        ("shape = (f, f)", "shape = (n_H, n_W)", "average_over_the_output"),
        ("shape = (f, f)", "da, shape = da * f * f / 4, (f, f)", "average_spread_over_4"),
        ("    assert", "            return dA_prev\n    assert", "pool_returns_after_one_row"),
        ("    assert", "                return dA_prev\n    assert", "pool_returns_after_one_pixel"),
        ("mask_by_comparing(a_prev_slice)", "1", "gradient_to_the_whole_window"),
        ("dA[i, h, w, c]", "dA[i, w, h, c]", "dA_read_with_h_and_w_swapped"),
        ("a_prev = A_prev[i]", "a_prev = A_prev[0]", "pool_first_image_only"),
    ],
}  # fmt: skip
PLAIN = {
    "conv_forward": right_forward.conv_forward_with_loops,
    "pool_forward": right_forward.pool_forward_with_loops,
    "conv_backward": right_backward.conv_backward_with_loops,
    "pool_backward": right_backward.pool_backward_with_loops,
}
ROWS = [(exercise, *edit) for exercise, edits in EDITS.items() for edit in edits]


@pytest.mark.filterwarnings("ignore::RuntimeWarning")  # means of empty windows
@pytest.mark.parametrize(("exercise", "old", "new", "name"), ROWS)
def test_an_edit_of_the_plain_loops_is_named(exercise, old, new, name):
    source = inspect.getsource(PLAIN[exercise])
    assert old in source, "the plain answer has changed; change the edit as well"
    namespace = {**vars(right_forward), **vars(right_backward), "np": np}
    exec(source.replace(old, new), namespace)
    verdict = judge_function(namespace[PLAIN[exercise].__name__], exercise, SECRETS[0])
    assert (verdict.misconception, verdict.exact) == (name, True)
