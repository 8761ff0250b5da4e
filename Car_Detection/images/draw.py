"""Draw every picture of this topic: `python Car_Detection/images/draw.py`.

Names on the command line draw only those, for example `draw.py iou_cases.svg`.
The script writes beside itself and repeats to the byte with the same version of matplotlib.
"""

import sys
from pathlib import Path

import draw_answers
import draw_boxes
import draw_cells
import draw_scenes
import draw_scores
import draw_sliding

from shared_utils.drawing import PictureSet

PICTURES = PictureSet(
    Path(__file__).parent,
    {
        "three_questions.svg": draw_scenes.three_questions,
        "landmarks.svg": draw_scenes.landmarks,
        "sliding_window.svg": draw_sliding.sliding_window,
        "convolutional_sliding.svg": draw_sliding.convolutional_sliding,
        "coordinates.svg": draw_boxes.coordinates,
        "iou_cases.svg": draw_boxes.iou_cases,
        "grid_and_anchors.svg": draw_cells.grid_and_anchors,
        "label_entry.svg": draw_cells.label_entry,
        "score.svg": draw_answers.score,
        "suppression.svg": draw_answers.suppression,
        "pipeline.svg": draw_answers.pipeline,
        "precision_recall.svg": draw_scores.precision_recall,
        "two_stages.svg": draw_scenes.two_stages,
    },
    {
        "sliding_window.gif": draw_sliding.sliding_animation,
    },
)

if __name__ == "__main__":
    PICTURES.main(sys.argv[1:])
