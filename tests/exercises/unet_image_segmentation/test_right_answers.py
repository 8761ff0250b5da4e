"""Right answers earn everything, however they are written. Those to the metrics: see test_metrics."""

import pytest

from shared_utils.graders import wire
from shared_utils.graders.judge import draw_cases, judge
from shared_utils.graders.messages import verdict_text
from shared_utils.graders.probe import answer

from .judging import SECRETS, TOPIC, judge_source, judge_visibly, notebook
from .right_blocks import CONV_BLOCKS, UPSAMPLING_BLOCKS
from .right_metrics import RIGHT_METRICS
from .right_networks import UNETS

pytestmark = pytest.mark.slow

RIGHT = {"conv_block": CONV_BLOCKS, "upsampling_block": UPSAMPLING_BLOCKS, "unet_model": UNETS}
PAIRS = [(exercise, name) for exercise, answers in RIGHT.items() for name in answers]


def test_there_are_at_least_three_right_answers_to_every_exercise():
    assert set(RIGHT) | set(RIGHT_METRICS) == set(TOPIC.exercises)
    assert all(len(answers) >= 3 for answers in (*RIGHT.values(), *RIGHT_METRICS.values()))


@pytest.mark.parametrize(("exercise", "name"), PAIRS)
def test_right_answers_earn_full_marks(exercise, name):
    for secret in SECRETS[: 2 if exercise == "unet_model" else 5]:
        verdict = judge_source(RIGHT[exercise][name], exercise, secret)
        text = verdict_text(verdict, TOPIC.texts[exercise])
        assert verdict.points == TOPIC.exercise(exercise).points, text
        assert verdict.failure is None, text
        assert verdict.working == ()


@pytest.mark.parametrize(("exercise", "name"), PAIRS)
def test_right_answers_pass_the_visible_test(exercise, name):
    function = notebook(RIGHT[exercise][name])[exercise]
    verdict = judge_visibly(function, exercise)
    assert verdict.right and verdict.failure is None, verdict_text(verdict, TOPIC.texts[exercise])


@pytest.mark.parametrize("exercise", RIGHT)
def test_an_answer_crosses_between_two_processes(exercise):
    namespace = notebook(next(iter(RIGHT[exercise].values())))

    def over_the_wire(calls):
        arrived = [wire.decode(wire.encode(call)) for call in calls]
        return [wire.decode(wire.encode(answer(call, namespace))) for call in arrived]

    contract = TOPIC.exercise(exercise)
    assert judge(TOPIC, contract, draw_cases(TOPIC, contract, b"one"), over_the_wire).right


@pytest.mark.parametrize("lost", ["Conv2D = None", "del tf, tfl, np", "MaxPooling2D = Dropout = 'mine'"])
def test_names_that_a_learner_lost_are_bound_again(lost):
    assert judge_source(CONV_BLOCKS["as_many_write_it"] + lost, "conv_block").right


def test_initialisers_are_not_judged():
    source = CONV_BLOCKS["as_many_write_it"]
    assert source.count('kernel_initializer="he_normal"') == 2
    assert judge_source(source.replace("he_normal", "glorot_uniform"), "conv_block").right
