"""Mistakes in conv_single_step. The most specific come first."""

import numpy as np

from .collected import wrong


@wrong("conv_single_step")
def bias_for_every_element(a_slice_prev, W, b):
    return np.sum(a_slice_prev * W + b)


@wrong("conv_single_step")
def no_bias(a_slice_prev, W, b):
    return np.sum(a_slice_prev * W)


@wrong("conv_single_step")
def result_left_as_array(a_slice_prev, W, b):
    return np.sum(a_slice_prev * W) + b


@wrong("conv_single_step")
def float_of_array(a_slice_prev, W, b):
    return np.sum(a_slice_prev * W) + float(b)


@wrong("conv_single_step")
def products_not_summed(a_slice_prev, W, b):
    return a_slice_prev * W + b


@wrong("conv_single_step")
def channels_not_summed(a_slice_prev, W, b):
    return np.sum(a_slice_prev * W, axis=(0, 1)) + b.item()


@wrong("conv_single_step")
def summed_over_one_axis(a_slice_prev, W, b):
    return sum(a_slice_prev * W) + b.item()


@wrong("conv_single_step")
def matrix_product(a_slice_prev, W, b):
    return np.sum(np.dot(a_slice_prev, W)) + b.item()


@wrong("conv_single_step")
def matrix_product_of_pages(a_slice_prev, W, b):
    return np.sum(np.matmul(a_slice_prev, W)) + b.item()


@wrong("conv_single_step")
def adds_for_multiplies(a_slice_prev, W, b):
    return np.sum(a_slice_prev + W) + b.item()


@wrong("conv_single_step")
def flips_the_filter(a_slice_prev, W, b):
    return np.sum(a_slice_prev * W[::-1, ::-1]) + b.item()


@wrong("conv_single_step")
def averages(a_slice_prev, W, b):
    return np.mean(a_slice_prev * W) + b.item()


@wrong("conv_single_step")
def subtracts_the_bias(a_slice_prev, W, b):
    return np.sum(a_slice_prev * W) - b.item()


@wrong("conv_single_step")
def multiplies_by_the_bias(a_slice_prev, W, b):
    return np.sum(a_slice_prev * W) * b.item()


@wrong("conv_single_step")
def drops_the_decimals(a_slice_prev, W, b):
    return int(np.sum(a_slice_prev * W) + b.item())


@wrong("conv_single_step")
def one_channel_only(a_slice_prev, W, b):
    return np.sum(a_slice_prev[:, :, 0] * W[:, :, 0]) + b.item()


@wrong("conv_single_step")
def applies_relu(a_slice_prev, W, b):
    return max(0.0, np.sum(a_slice_prev * W) + b.item())


@wrong("conv_single_step")
def multiplies_in_place(a_slice_prev, W, b):
    a_slice_prev *= W
    return np.sum(a_slice_prev) + b.item()
