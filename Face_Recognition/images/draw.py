"""Draw every picture of this topic: `python Face_Recognition/images/draw.py`.

Names on the command line draw only those, for example `draw.py triplet.svg`.
The script writes beside itself and repeats to the byte with the same version of matplotlib.
"""

import sys
from pathlib import Path

import draw_questions
import draw_thresholds
import draw_triplets

from shared_utils.drawing import PictureSet

PICTURES = PictureSet(
    Path(__file__).parent,
    {
        "two_questions.svg": draw_questions.two_questions,
        "classifier_or_encoder.svg": draw_questions.classifier_or_encoder,
        "siamese.svg": draw_questions.siamese,
        "triplet.svg": draw_triplets.triplet,
        "triplet_by_hand.svg": draw_triplets.triplet_by_hand,
        "triplet_kinds.svg": draw_triplets.triplet_kinds,
        "triplets_moving.svg": draw_triplets.moving_still,
        "threshold.svg": draw_thresholds.threshold,
        "threshold_by_hand.svg": draw_thresholds.threshold_by_hand,
        "door.svg": draw_questions.at_the_door,
        "difference_regression.svg": draw_thresholds.difference_regression,
    },
    {
        "triplets_moving.gif": draw_triplets.animation,
    },
)

if __name__ == "__main__":
    PICTURES.main(sys.argv[1:])
