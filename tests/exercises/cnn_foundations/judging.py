"""Judging answers to the exercises of CNN_Foundations."""

from topic_judge import SECRETS, TopicJudge, exercise_and_name

_judge = TopicJudge("CNN_Foundations")
TOPIC, FOLDER = _judge.topic, _judge.folder
judge_function, judge_visibly = _judge.judge_function, _judge.judge_visibly
visible_cases = _judge.visible_cases

MODELS = ("happyModel", "convolutional_model")
"""The exercises of Part 2; they need TensorFlow and have a test module of their own."""
PART_1 = [name for name in TOPIC.exercises if name not in MODELS]
HINT_ONLY = {"slices_the_gradient_to_minus_pad", "slices_the_batch_to_minus_pad"}
"""Mistakes of conv_backward that show at pad 0 only, which informs and takes no points."""

__all__ = [
    "FOLDER",
    "HINT_ONLY",
    "MODELS",
    "PART_1",
    "SECRETS",
    "TOPIC",
    "exercise_and_name",
    "judge_function",
    "judge_visibly",
    "visible_cases",
]
