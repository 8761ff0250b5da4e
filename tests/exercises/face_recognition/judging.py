"""Judging answers to the exercises of Face_Recognition."""

from topic_judge import SECRETS, TopicJudge, exercise_and_name

SETUP = """
import numpy as np
import tensorflow as tf
import tensorflow.keras.backend as K
import tensorflow.keras.layers as tfl
"""
"""The names that the lesson's set-up cell provides."""

_judge = TopicJudge("Face_Recognition", SETUP)
TOPIC, FOLDER = _judge.topic, _judge.folder
judge_function, judge_visibly = _judge.judge_function, _judge.judge_visibly
visible_cases = _judge.visible_cases
judge_source, notebook = _judge.judge_source, _judge.notebook

HINT_ONLY = {
    ("verify", "opens_at_the_threshold_too"),
    *(("who_is_it", f"starts_at_{n}") for n in (2, 10, 100, 1000)),
    ("who_is_it", "min_of_an_empty_database"),
    ("who_is_it", "a_name_for_a_stranger"),
}
"""Mistakes that take no points: at exactly 0.7, with an empty database, or in a stranger's name."""

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
