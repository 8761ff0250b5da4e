"""Mistakes in a convolution by hand, sizes, and what a layer costs. The most specific come first."""

from .. import references
from .collected import wrong

_ENTRIES = references.first_entries()


@wrong("first_entries")
def with_the_vertical_filter():
    return {"Z[0, 0]": -5, "Z[0, 1]": -4, "Z[1, 0]": -10, "Z[3, 3]": -16}


@wrong("first_entries")
def signs_swapped():
    return {key: -value for key, value in _ENTRIES.items()}


@wrong("first_entries")
def one_step_to_the_right():
    return {"Z[0, 0]": -11, "Z[0, 1]": -11, "Z[1, 0]": 3, "Z[3, 3]": 2}


@wrong("first_entries")
def rows_for_columns():
    return {**_ENTRIES, "Z[0, 1]": _ENTRIES["Z[1, 0]"], "Z[1, 0]": _ENTRIES["Z[0, 1]"]}


@wrong("first_entries")
def one_entry_wrong():
    return {**_ENTRIES, "Z[3, 3]": 0}


def _checked(n, f, pad, stride):
    references.conv_output_size(n, f, pad, stride)


@wrong("conv_output_size")
def plus_1_forgotten(n, f, pad=0, stride=1):
    _checked(n, f, pad, stride)
    return (n + 2 * pad - f) // stride


@wrong("conv_output_size")
def padded_on_one_side(n, f, pad=0, stride=1):
    _checked(n, f, pad, stride)
    return (n + pad - f) // stride + 1


@wrong("conv_output_size")
def pad_forgotten(n, f, pad=0, stride=1):
    _checked(n, f, pad, stride)
    return (n - f) // stride + 1


@wrong("conv_output_size")
def stride_of_the_size_forgotten(n, f, pad=0, stride=1):
    _checked(n, f, pad, stride)
    return n + 2 * pad - f + 1


@wrong("conv_output_size")
def rounded_up(n, f, pad=0, stride=1):
    _checked(n, f, pad, stride)
    return -(-(n + 2 * pad - f) // stride) + 1


@wrong("conv_output_size")
def not_rounded(n, f, pad=0, stride=1):
    _checked(n, f, pad, stride)
    return (n + 2 * pad - f) / stride + 1


@wrong("conv_output_size")
def rounded_to_the_nearest(n, f, pad=0, stride=1):
    _checked(n, f, pad, stride)
    return int((n + 2 * pad - f) / stride + 0.5) + 1


@wrong("conv_output_size")
def plus_1_inside_the_division(n, f, pad=0, stride=1):
    _checked(n, f, pad, stride)
    return (n + 2 * pad - f + 1) // stride


@wrong("conv_output_size")
def filter_added(n, f, pad=0, stride=1):
    _checked(n, f, pad, stride)
    return (n + 2 * pad + f) // stride + 1


@wrong("conv_output_size")
def refuses_an_exact_fit(n, f, pad=0, stride=1):
    if min(n, f, stride) < 1 or f >= n + 2 * pad:
        raise ValueError("the filter does not fit")
    return (n + 2 * pad - f) // stride + 1


@wrong("conv_output_size")
def refuses_what_needs_the_pad(n, f, pad=0, stride=1):
    if min(n, f, stride) < 1 or f > n:
        raise ValueError("the filter does not fit")
    return (n + 2 * pad - f) // stride + 1


@wrong("conv_output_size")
def never_raises(n, f, pad=0, stride=1):
    return int((n + 2 * pad - f) / stride) + 1 if stride else 0


@wrong("conv_output_size")
def only_the_filter_is_checked(n, f, pad=0, stride=1):
    if f > n + 2 * pad:
        raise ValueError("the filter does not fit")
    return (n + 2 * pad - f) // stride + 1


@wrong("conv_output_size")
def only_the_sizes_are_checked(n, f, pad=0, stride=1):
    if min(n, f, stride) < 1:
        raise ValueError("sizes are positive")
    return (n + 2 * pad - f) // stride + 1


@wrong("conv_parameters")
def no_biases(f, n_C_prev, n_C):
    return f * f * n_C_prev * n_C


@wrong("conv_parameters")
def one_bias_in_all(f, n_C_prev, n_C):
    return f * f * n_C_prev * n_C + 1


@wrong("conv_parameters")
def one_bias_per_channel(f, n_C_prev, n_C):
    return f * f * (n_C_prev + 1) * n_C


@wrong("conv_parameters")
def bias_per_input_channel(f, n_C_prev, n_C):
    return f * f * n_C_prev * n_C + n_C_prev


@wrong("conv_parameters")
def filter_not_squared(f, n_C_prev, n_C):
    return (f * n_C_prev + 1) * n_C


@wrong("conv_parameters")
def depth_forgotten(f, n_C_prev, n_C):
    return (f * f + 1) * n_C


@wrong("conv_parameters")
def one_filter_only(f, n_C_prev, n_C):
    return f * f * n_C_prev + 1


@wrong("conv_multiplications")
def depth_of_the_filter_forgotten(n_H, n_W, n_C, f, n_C_prev):
    return n_H * n_W * n_C * f * f


@wrong("conv_multiplications")
def filters_forgotten(n_H, n_W, n_C, f, n_C_prev):
    return n_H * n_W * f * f * n_C_prev


@wrong("conv_multiplications")
def filter_size_not_squared(n_H, n_W, n_C, f, n_C_prev):
    return n_H * n_W * n_C * f * n_C_prev


@wrong("conv_multiplications")
def positions_forgotten(n_H, n_W, n_C, f, n_C_prev):
    return n_C * f * f * n_C_prev


@wrong("conv_multiplications")
def biases_counted(n_H, n_W, n_C, f, n_C_prev):
    return n_H * n_W * n_C * (f * f * n_C_prev + 1)


@wrong("conv_multiplications")
def width_for_height(n_H, n_W, n_C, f, n_C_prev):
    return n_H * n_H * n_C * f * f * n_C_prev


@wrong("conv_output_size")
def only_n_and_f_are_checked(n, f, pad=0, stride=1):
    if min(n, f) < 1:
        raise ValueError("sizes are positive")
    return (n + 2 * pad - f) // stride + 1


@wrong("conv_output_size")
def stride_not_checked(n, f, pad=0, stride=1):
    if min(n, f) < 1 or f > n + 2 * pad:
        raise ValueError("the filter does not fit")
    return (n + 2 * pad - f) // stride + 1


@wrong("conv_output_size")
def size_without_parentheses(n, f, pad=0, stride=1):
    _checked(n, f, pad, stride)
    return n + 2 * pad - f // stride + 1


@wrong("conv_output_size")
def size_without_parentheses_pad_last(n, f, pad=0, stride=1):
    _checked(n, f, pad, stride)
    return n - f + 2 * pad // stride + 1


@wrong("conv_parameters")
def weights_of_one_filter_only(f, n_C_prev, n_C):
    return f * f * n_C_prev + n_C
