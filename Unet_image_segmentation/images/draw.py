"""Draw every picture of this topic: `python Unet_image_segmentation/images/draw.py`.

Names on the command line draw only those, for example `draw.py unet.svg`.
The script writes beside itself and repeats to the byte with the same version of matplotlib.
"""

import sys
from pathlib import Path

import draw_metrics
import draw_networks
import draw_scenes
import draw_transposed

from shared_utils.drawing import PictureSet

PICTURES = PictureSet(
    Path(__file__).parent,
    {
        "one_label_or_many.svg": draw_scenes.one_label_or_many,
        "iou.svg": draw_metrics.iou,
        "accuracy_trap.svg": draw_metrics.accuracy_trap,
        "transposed_convolution.svg": draw_transposed.transposed_convolution,
        "transposed_convolution_still.svg": draw_transposed.still,
        "same_cropping.svg": draw_transposed.same_cropping,
        "why_skips.svg": draw_scenes.why_skips,
        "conv_block.svg": draw_networks.conv_block,
        "upsampling_block.svg": draw_networks.upsampling_block,
        "unet.svg": draw_networks.unet,
    },
    {
        "transposed_convolution.gif": draw_transposed.animation,
    },
)

if __name__ == "__main__":
    PICTURES.main(sys.argv[1:])
