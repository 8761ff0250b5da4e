"""Draw every picture of this topic: `python Neural_Style_Transfer/images/draw.py`.

Names on the command line draw only those, for example `draw.py unroll.svg`.
The script writes beside itself and repeats to the byte with the same version of matplotlib.
"""

import sys
from pathlib import Path

import draw_by_hand
import draw_network
import draw_pictures

from shared_utils.drawing import PictureSet

PICTURES = PictureSet(
    Path(__file__).parent,
    {
        "idea.svg": draw_pictures.idea,
        "vgg.svg": draw_network.vgg,
        "two_costs.svg": draw_network.two_costs,
        "content_by_hand.svg": draw_by_hand.content_by_hand,
        "unroll.svg": draw_by_hand.unroll,
        "gram_by_hand.svg": draw_by_hand.gram_by_hand,
        "gram_places.svg": draw_pictures.gram_places,
        "gram_places_by_hand.svg": draw_by_hand.gram_places_by_hand,
        "layer_style_by_hand.svg": draw_by_hand.layer_style_by_hand,
        "train_step.svg": draw_network.train_step,
    },
)

if __name__ == "__main__":
    PICTURES.main(sys.argv[1:])
