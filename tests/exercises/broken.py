"""Answers that are no answers, for all exercises that return numbers."""

from shared_utils.graders.messages import verdict_text

BROKEN = {
    "returns None": lambda *args, **kwargs: None,
    "raises": lambda *args, **kwargs: {}["model"],
    "one number": lambda *args, **kwargs: 7,
    "two values": lambda *args, **kwargs: (1, 2),
    "text": lambda *args, **kwargs: "0.5",
    "a set": lambda *args, **kwargs: {1, 2},
    "an object": lambda *args, **kwargs: object(),
}


def check_earns_nothing(judge_function, topic, answer, exercise):
    """Judge one of them: it must earn nothing, and be told why in a dozen lines."""
    verdict = judge_function(answer, exercise, suspects=())
    assert verdict.points == 0
    assert verdict.failure.what
    assert len(verdict_text(verdict, topic.texts[exercise]).splitlines()) <= 12
