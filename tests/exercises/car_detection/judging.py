"""Judging answers to the exercises of Car_Detection."""

from topic_judge import SECRETS, TopicJudge, exercise_and_name

SETUP = """
import numpy as np
import tensorflow as tf
import keras
import tensorflow.keras.backend as K
import tensorflow.keras.layers as tfl
from shared_utils.models.yolo_reading import scale_boxes, yolo_boxes_to_corners
"""
"""The names that the lesson's set-up cell provides."""

_judge = TopicJudge("Car_Detection", SETUP)
TOPIC, FOLDER = _judge.topic, _judge.folder
judge_function, judge_visibly = _judge.judge_function, _judge.judge_visibly
visible_cases = _judge.visible_cases
judge_source, notebook = _judge.judge_source, _judge.notebook

HINT_ONLY = {"divides_zero_by_zero", "nan_for_two_flat_boxes"}
"""Mistakes in iou that show with two boxes without area only, which informs and takes no points."""

__all__ = [
    "FOLDER",
    "HINT_ONLY",
    "SECRETS",
    "TOPIC",
    "exercise_and_name",
    "judge_function",
    "judge_source",
    "judge_visibly",
    "notebook",
    "visible_cases",
]
