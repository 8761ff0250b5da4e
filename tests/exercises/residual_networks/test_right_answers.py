"""Right answers earn everything, however they are written."""

import pytest

from shared_utils.graders import wire
from shared_utils.graders.judge import draw_cases, judge
from shared_utils.graders.messages import verdict_text
from shared_utils.graders.probe import answer

from .judging import SECRETS, TOPIC, judge_source, judge_visibly, notebook
from .right_blocks import CONVOLUTIONAL_BLOCKS, IDENTITY_BLOCKS
from .right_gradients import GRADIENT_NORMS
from .right_networks import INCEPTIONS, RESNETS

pytestmark = pytest.mark.slow

RIGHT = {
    "layer_gradient_norms": GRADIENT_NORMS,
    "identity_block": IDENTITY_BLOCKS,
    "convolutional_block": CONVOLUTIONAL_BLOCKS,
    "ResNet50": RESNETS,
    "inception_module": INCEPTIONS,
}
PAIRS = [(exercise, name) for exercise, answers in RIGHT.items() for name in answers]


def test_there_are_at_least_three_right_answers_to_every_exercise():
    assert set(RIGHT) == set(TOPIC.exercises)
    assert all(len(answers) >= 3 for answers in RIGHT.values())


@pytest.mark.parametrize(("exercise", "name"), PAIRS)
def test_right_answers_earn_full_marks(exercise, name):
    for secret in SECRETS[: 1 if exercise == "ResNet50" else 5]:
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


@pytest.mark.parametrize("exercise", TOPIC.exercises)
def test_an_answer_crosses_between_two_processes(exercise):
    namespace = notebook(next(iter(RIGHT[exercise].values())))

    def over_the_wire(calls):
        arrived = [wire.decode(wire.encode(call)) for call in calls]
        return [wire.decode(wire.encode(answer(call, namespace))) for call in arrived]

    contract = TOPIC.exercise(exercise)
    assert judge(TOPIC, contract, draw_cases(TOPIC, contract, b"one"), over_the_wire).right


@pytest.mark.parametrize("lost", ["Conv2D = None", "del tf, tfl, np", "Model = identity = 'mine'", "Add = 3"])
def test_names_that_a_learner_lost_are_bound_again(lost):
    source = IDENTITY_BLOCKS["as_many_write_it"] + lost
    assert judge_source(source, "identity_block").right


def test_resnet50_has_the_parameters_of_the_paper():
    model = TOPIC.reference("ResNet50")()
    assert model.count_params() == 23_600_006
    assert model.output_shape == (None, 6)
