"""Judging answers to the exercises of Transfer_Learning."""

from topic_judge import SECRETS, TopicJudge, exercise_and_name

SETUP = """
import numpy as np
import tensorflow as tf
import tensorflow.keras.backend as K
import tensorflow.keras.layers as tfl
from tensorflow.keras.applications.mobilenet_v2 import preprocess_input
from tensorflow.keras.layers import RandomFlip, RandomRotation
from shared_utils.models import pretrained_mobilenet_v2
IMG_SIZE = (160, 160)
"""
"""The names that the lesson's set-up cell provides."""

_judge = TopicJudge("Transfer_Learning", SETUP)
TOPIC, FOLDER = _judge.topic, _judge.folder
judge_function, judge_visibly = _judge.judge_function, _judge.judge_visibly
visible_cases = _judge.visible_cases
judge_source, notebook = _judge.judge_source, _judge.notebook

__all__ = [
    "FOLDER",
    "SECRETS",
    "TOPIC",
    "exercise_and_name",
    "judge_function",
    "judge_source",
    "judge_visibly",
    "notebook",
    "visible_cases",
]
