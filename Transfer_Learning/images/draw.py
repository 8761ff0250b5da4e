"""Draw every picture of this topic: `python Transfer_Learning/images/draw.py`.

Names on the command line draw only those, for example `draw.py mobilenet.svg`.
The script writes beside itself and repeats to the byte with the same version of matplotlib.
"""

import sys
from pathlib import Path

import draw_convolutions
import draw_networks
import draw_training

from shared_utils.drawing import PictureSet

PICTURES = PictureSet(
    Path(__file__).parent,
    {
        "transfer.svg": draw_networks.transfer,
        "ordinary_convolution.svg": draw_convolutions.ordinary_convolution,
        "depthwise_separable.svg": draw_convolutions.depthwise_separable,
        "depthwise.svg": draw_convolutions.depthwise_still,
        "separable_cost.svg": draw_convolutions.separable_cost,
        "inverted_residual.svg": draw_networks.inverted_residual,
        "mobilenet.svg": draw_networks.mobilenet,
        "three_runs.svg": draw_networks.three_runs,
        "batchnorm_modes.svg": draw_training.batchnorm_modes,
        "learning_rates.svg": draw_training.learning_rates,
        "how_deep.svg": draw_networks.how_deep,
    },
    {
        "depthwise.gif": draw_convolutions.animation,
    },
)

if __name__ == "__main__":
    PICTURES.main(sys.argv[1:])
