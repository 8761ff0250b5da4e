"""Right answers earn everything, however they are written."""

import pytest

from shared_utils.graders import wire
from shared_utils.graders.judge import draw_cases, judge
from shared_utils.graders.messages import verdict_text
from shared_utils.graders.probe import answer

from .judging import SECRETS, TOPIC, judge_source, judge_visibly, notebook
from .right_networks import ALPACA_MODELS, AUGMENTERS
from .right_tuning import RATIOS, SETUPS, UNFREEZERS

pytestmark = pytest.mark.slow

RIGHT = {
    "separable_ratio": RATIOS,
    "data_augmenter": AUGMENTERS,
    "alpaca_model": ALPACA_MODELS,
    "unfreeze_from": UNFREEZERS,
    "fine_tuning_setup": SETUPS,
}
PAIRS = [(exercise, name) for exercise, answers in RIGHT.items() for name in answers]
INFORMED = {
    ("unfreeze_from", "every_layer_and_not_the_base"): "own_flag_of_the_base_left_false",
    ("fine_tuning_setup", "as_many_write_it"): "accuracy_from_one_half_on",
    ("fine_tuning_setup", "binary_accuracy"): "accuracy_from_one_half_on",
}
"""Right answers that fail a case that takes no points, and what they are told."""


def test_there_are_at_least_three_right_answers_to_every_exercise():
    assert set(RIGHT) == set(TOPIC.exercises)
    assert all(len(answers) >= 3 for answers in RIGHT.values())


@pytest.mark.parametrize(("exercise", "name"), PAIRS)
def test_right_answers_earn_full_marks(exercise, name):
    source = RIGHT[exercise][name]
    verdicts = [judge_visibly(notebook(source)[exercise], exercise)]
    verdicts += [judge_source(source, exercise, secret) for secret in SECRETS[:2]]
    for verdict in verdicts:
        text = verdict_text(verdict, TOPIC.texts[exercise])
        assert verdict.points == verdict.max_points, text
        assert verdict.misconception == INFORMED.get((exercise, name), ""), text
        assert (verdict.failure is None) is ((exercise, name) not in INFORMED), text
        assert verdict.working == ()


@pytest.mark.parametrize("exercise", RIGHT)
def test_an_answer_crosses_between_two_processes(exercise):
    namespace = notebook(next(iter(RIGHT[exercise].values())))

    def over_the_wire(calls):
        arrived = [wire.decode(wire.encode(call)) for call in calls]
        return [wire.decode(wire.encode(answer(call, namespace))) for call in arrived]

    contract = TOPIC.exercise(exercise)
    assert judge(TOPIC, contract, draw_cases(TOPIC, contract, b"one"), over_the_wire).right


@pytest.mark.parametrize("lost", ["RandomFlip = None", "del tf, tfl, np", "preprocess_input = 'mine'"])
def test_names_that_a_learner_lost_are_bound_again(lost):
    assert judge_source(ALPACA_MODELS["with_our_base"] + lost, "alpaca_model").right


def test_an_augmenter_in_another_order_costs_nothing_later():
    """A picture that is mirrored and then turned is one that is turned the other way and then mirrored."""
    source = ALPACA_MODELS["with_our_base"] + AUGMENTERS["turned_first_and_mirrored_then"]
    verdict = judge_source(source, "alpaca_model")
    assert verdict.right
    assert verdict.working == ()


def test_a_wrong_augmenter_costs_nothing_later():
    source = ALPACA_MODELS["with_our_base"] + "\ndef data_augmenter():\n    raise ValueError('mine')\n"
    verdict = judge_source(source, "alpaca_model")
    assert verdict.right
    assert verdict.working == ("data_augmenter",)


def test_an_unfinished_augmenter_costs_nothing_later():
    source = ALPACA_MODELS["with_our_base"] + "\ndef data_augmenter():\n    raise NotImplementedError\n"
    assert judge_source(source, "alpaca_model").right
