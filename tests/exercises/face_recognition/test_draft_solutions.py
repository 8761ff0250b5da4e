"""The solutions that the lesson will show earn everything. Once there is a lesson, it takes their place."""

import pytest
from mutation.solutions import read_solutions

from .judging import SOLUTIONS, TOPIC, judge_source, judge_visibly, notebook

pytestmark = pytest.mark.slow
DRAFTS = read_solutions(SOLUTIONS)


def test_there_is_one_for_each_exercise_in_lesson_order():
    assert list(DRAFTS) == list(TOPIC.exercises)


@pytest.mark.parametrize("exercise", TOPIC.exercises)
def test_a_draft_solution_earns_everything(exercise):
    for verdict in (
        judge_source(DRAFTS[exercise], exercise),
        judge_visibly(notebook(DRAFTS[exercise])[exercise], exercise),
    ):
        assert verdict.right and verdict.failure is None
