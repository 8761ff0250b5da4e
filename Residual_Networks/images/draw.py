"""Draw every picture of this topic: `python Residual_Networks/images/draw.py`.

Names on the command line draw only those, for example `draw.py resnet50.svg`.
The script writes beside itself and repeats to the byte with the same version of matplotlib.
"""

import sys
from pathlib import Path

import draw_blocks
import draw_depth
import draw_inception
import draw_norms

from shared_utils.drawing import PictureSet

PICTURES = PictureSet(
    Path(__file__).parent,
    {
        "deeper_copy.svg": draw_depth.deeper_copy,
        "gradient_chain.svg": draw_depth.gradient_chain,
        "batch_norm_modes.svg": draw_norms.batch_norm_modes,
        "shortcut.svg": draw_depth.shortcut,
        "identity_block.svg": draw_blocks.identity_block,
        "convolutional_block.svg": draw_blocks.convolutional_block,
        "resnet50.svg": draw_blocks.resnet50,
        "one_by_one.svg": draw_inception.one_by_one,
        "inception.svg": draw_inception.inception,
    },
)

if __name__ == "__main__":
    PICTURES.main(sys.argv[1:])
