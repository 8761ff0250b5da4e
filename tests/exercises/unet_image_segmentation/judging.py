"""Judging answers to the exercises of Unet_image_segmentation."""

from topic_judge import SECRETS, TopicJudge, exercise_and_name

SETUP = """
import numpy as np
import tensorflow as tf
import keras
import tensorflow.keras.backend as K
import tensorflow.keras.layers as tfl
from tensorflow.keras.layers import Input, Conv2D, MaxPooling2D, Dropout, Conv2DTranspose, concatenate
from tensorflow.keras.models import Model
"""
"""The names that the lesson's set-up cell provides."""

_judge = TopicJudge("Unet_image_segmentation", SETUP)
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
