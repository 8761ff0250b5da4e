"""Draw every picture of this topic: `python CNN_Foundations/images/draw.py`.

Names on the command line draw only those, for example `draw.py strides.svg`.
The script writes beside itself and repeats to the byte with the same version of matplotlib.
"""

import sys
from pathlib import Path

import draw_costs
import draw_filters
import draw_gradients
import draw_grids
import draw_networks
import draw_numbers
import draw_pooling
import draw_sizes
import draw_sliding
import draw_volumes

from shared_utils.drawing import PictureSet

PICTURES = PictureSet(
    Path(__file__).parent,
    {
        "pixels_to_numbers.svg": draw_grids.pixels_to_numbers,
        "sliding_filter_still.svg": draw_sliding.three_positions,
        "edge_response.svg": draw_grids.edge_response,
        "zero_padding.svg": draw_sizes.zero_padding,
        "volume.svg": draw_volumes.volume,
        "one_step.svg": draw_grids.one_step,
        "strides.svg": draw_sizes.strides,
        "output_size.svg": draw_sizes.output_size,
        "several_filters.svg": draw_volumes.several_filters,
        "edge_filters.svg": draw_filters.edge_filters,
        "turned_filter.svg": draw_filters.turned_filter,
        "bottleneck.svg": draw_costs.bottleneck,
        "pooling.svg": draw_pooling.pooling,
        "gradient_of_one_output.svg": draw_gradients.gradient_of_one_output,
        "gradients_overlap.svg": draw_gradients.gradients_overlap,
        "border_cut_off.svg": draw_gradients.border_cut_off,
        "pooling_backward.svg": draw_pooling.pooling_backward,
        "two_ways.svg": draw_networks.two_ways,
        "happy_model.svg": draw_networks.happy_model,
        "batch_norm.svg": draw_numbers.batch_norm,
        "convolutional_model.svg": draw_networks.convolutional_model,
        "softmax.svg": draw_numbers.softmax,
        "one_and_three_axes.svg": draw_numbers.one_and_three_axes,
    },
    {
        "sliding_filter.gif": draw_sliding.sliding_filter,
    },
)

if __name__ == "__main__":
    PICTURES.main(sys.argv[1:])
