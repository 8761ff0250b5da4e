"""Judging answers to the exercises of Neural_Style_Transfer."""

from topic_judge import SECRETS, TopicJudge, exercise_and_name

SETUP = """
import numpy as np
import tensorflow as tf
import keras
import tensorflow.keras.backend as K
import tensorflow.keras.layers as tfl
STYLE_LAYERS = [(f"block{i}_conv1", 0.2) for i in range(1, 6)]
"""
"""The names that the lesson's set-up cell provides, and its list of layers."""

_judge = TopicJudge("Neural_Style_Transfer", SETUP)
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
