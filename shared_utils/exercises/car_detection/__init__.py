"""Car_Detection: boxes compared, filtered, thinned out and scored, and scenes written as labels."""

from ..contract import FRAMEWORK, Topic
from .contracts import EXERCISES
from .texts import TEXTS

_HELPERS = ("yolo_boxes_to_corners", "scale_boxes")

NAMES = {
    "np": "numpy",
    **FRAMEWORK,
    **{name: f"shared_utils.models.yolo_reading:{name}" for name in _HELPERS},
}
"""The names that answers written elsewhere for these exercises use."""

TOPIC = Topic("Car_Detection", "Car detection with YOLO", EXERCISES, TEXTS, __name__, NAMES)
