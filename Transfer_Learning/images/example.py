"""The numbers that several drawings of this topic share."""

from dataclasses import dataclass

import numpy as np

# The worked example of a separable convolution: 6 x 6 x 3, filters of 3 x 3, 5 channels out.
SIDE, F, CHANNELS, FILTERS_OUT = 6, 3, 3, 5
OUT = SIDE - F + 1
PICTURE = np.stack(
    [
        np.tile([0, 0, 3, 3, 0, 0], (6, 1)),  # a bright column
        np.repeat([[1], [1], [1], [2], [2], [2]], 6, axis=1),  # brighter below
        2 * np.eye(6, dtype=int),  # a diagonal
    ],
    axis=-1,
)
FILTERS = np.stack(
    [
        np.tile([1, 0, -1], (3, 1)),
        np.repeat([[1], [0], [-1]], 3, axis=1),
        np.eye(3, dtype=int),
    ],
    axis=-1,
)


def depthwise(picture: np.ndarray, filters: np.ndarray) -> np.ndarray:
    """Slide the filter of each channel over that channel: (n_H, n_W, n_C) and (f, f, n_C), no padding."""
    f = len(filters)
    windows = np.lib.stride_tricks.sliding_window_view(picture, (f, f), axis=(0, 1))
    return np.einsum("hwcij,ijc->hwc", windows, filters)


def separable_ratio(f: int, n_C_out: int | np.ndarray) -> float | np.ndarray:
    """What a separable convolution costs, in multiplications of the ordinary one."""
    return 1 / n_C_out + 1 / f**2


ORDINARY = F * F * CHANNELS * OUT * OUT * FILTERS_OUT
DEPTHWISE = F * F * OUT * OUT * CHANNELS
POINTWISE = CHANNELS * OUT * OUT * FILTERS_OUT
SEPARABLE = DEPTHWISE + POINTWISE


@dataclass(frozen=True)
class Group:
    """Blocks of MobileNetV2, one after the other, whose results have the same shape.

    Attributes:
        name: of the layer, or how the blocks are called on the drawing.
        side, channels: of the result.
        blocks: their numbers, as in `block_14_expand`; 0 is `expanded_conv`.
    """

    name: str
    side: int
    channels: int
    blocks: tuple[int, ...] = ()


PICTURE_SIDE = 96  # pixels of the picture that the network gets
FIRST_UNLOCKED = 1  # fine-tuning begins at the first layer of this block; 1 or later

# MobileNetV2 with 0.35 times the channels; tests compare it with the real network.
GROUPS = (
    Group("picture", PICTURE_SIDE, 3),
    Group("Conv1", PICTURE_SIDE // 2, 16),
    Group("block 0", PICTURE_SIDE // 2, 8, (0,)),
    Group("blocks", PICTURE_SIDE // 4, 8, (1, 2)),
    Group("blocks", PICTURE_SIDE // 8, 16, (3, 4, 5)),
    Group("blocks", PICTURE_SIDE // 16, 24, (6, 7, 8, 9)),
    Group("blocks", PICTURE_SIDE // 16, 32, (10, 11, 12)),
    Group("blocks", PICTURE_SIDE // 32, 56, (13, 14, 15)),
    Group("block", PICTURE_SIDE // 32, 112, (16,)),
    Group("Conv_1", PICTURE_SIDE // 32, 1280),
)
HALVING = (1, 3, 6, 13)  # these blocks halve rows and columns
WITH_SKIP = (2, 4, 5, 7, 8, 9, 11, 12, 14, 15)  # these add what they get to what they make of it
EXPANSION = 6


def numbers_learned_from(first: int) -> int:
    """How many weights of the base learn from block `first` on, all BatchNorm locked."""
    channels = [group.channels for group in GROUPS for _ in group.blocks]
    count = channels[-1] * GROUPS[-1].channels  # Conv_1
    for block in range(first, len(channels)):
        narrow, other = channels[block - 1], channels[block]
        wide = EXPANSION * narrow
        count += narrow * wide + 3 * 3 * wide + wide * other
    return count


HEAD = GROUPS[-1].channels + 1  # weights and bias of the one new unit
ALL_NUMBERS = 410_208 + HEAD
LEARNING = {  # numbers that training changes
    "from scratch": 396_128 + HEAD,  # all but the moving averages of BatchNorm
    "frozen": HEAD,
    "fine-tuned": numbers_learned_from(FIRST_UNLOCKED) + HEAD,
}

NARROW, WIDE = 16, 96  # channels of the inverted residual, those of block 4


def loss(w: np.ndarray | float) -> np.ndarray | float:
    """A loss with two valleys, the deeper one near w = 1; a polynomial made for the drawing."""
    return 0.5 * (w**2 - 1) ** 2 - 0.35 * w + 0.6


def slope(w: float) -> float:
    """The derivative of the loss."""
    return 2 * w * (w**2 - 1) - 0.35


PRETRAINED = 1.5  # where the weight stands before fine-tuning
RATES = {"small": 0.06, "large": 0.6}


def descent(rate: float, steps: int) -> list[float]:
    """The places of the weight on its way, the first one included."""
    places = [PRETRAINED]
    for _ in range(steps):
        places.append(places[-1] - rate * slope(places[-1]))
    return places
