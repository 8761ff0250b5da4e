"""Right answers earn everything, however they are written."""

import pytest

from shared_utils.graders import wire
from shared_utils.graders.judge import draw_cases, judge
from shared_utils.graders.messages import verdict_text
from shared_utils.graders.probe import answer

from .judging import SECRETS, TOPIC, judge_source, judge_visibly, notebook
from .right_costs import GRAMS, RIGHT_COSTS
from .right_steps import COSTS, EARLIER, RIGHT_STEPS, STEPS
from .solutions import sources

pytestmark = pytest.mark.slow

RIGHT = RIGHT_COSTS | RIGHT_STEPS
PAIRS = [(exercise, name) for exercise, answers in RIGHT.items() for name in answers]
STEP = STEPS["as_many_write_it"]


def test_there_are_at_least_three_right_answers_to_every_exercise():
    assert set(RIGHT) == set(TOPIC.exercises)
    assert all(len(answers) >= 3 for answers in RIGHT.values())


@pytest.mark.parametrize(("exercise", "name"), PAIRS)
def test_right_answers_earn_full_marks(exercise, name):
    source = RIGHT[exercise][name]
    verdicts = [
        judge_visibly(notebook(source)[exercise], exercise),
        judge_source(source, exercise, SECRETS[0]),
    ]
    for verdict in verdicts:
        text = verdict_text(verdict, TOPIC.texts[exercise])
        assert verdict.points == verdict.max_points, text
        assert verdict.failure is None, text
        assert verdict.working == ()


@pytest.mark.parametrize("exercise", RIGHT)
def test_the_lesson_earns_full_marks(exercise):
    source = "".join(sources().values())
    assert set(sources()) == set(TOPIC.exercises)
    verdict = judge_source(source, exercise, SECRETS[1])
    assert verdict.right and verdict.failure is None, verdict_text(verdict, TOPIC.texts[exercise])


@pytest.mark.parametrize("exercise", RIGHT)
def test_an_answer_crosses_between_two_processes(exercise):
    namespace = notebook(next(iter(RIGHT[exercise].values())))

    def over_the_wire(calls):
        arrived = [wire.decode(wire.encode(call)) for call in calls]
        return [wire.decode(wire.encode(answer(call, namespace))) for call in arrived]

    contract = TOPIC.exercise(exercise)
    assert judge(TOPIC, contract, draw_cases(TOPIC, contract, b"one"), over_the_wire).right


@pytest.mark.parametrize("exercise", RIGHT)
@pytest.mark.parametrize("decorator", ["", "@tf.function\n"])
def test_an_untouched_stub_is_not_started(exercise, decorator):
    signature = TOPIC.exercise(exercise).signature
    source = f"{decorator}def {exercise}{signature}:\n    raise NotImplementedError\n"
    assert judge_source(source, exercise).outcome == "not started"


def test_names_that_a_learner_lost_are_bound_again():
    assert judge_source(COSTS + STEP + "\ndel tf, np\nK = tfl = None\n", "train_step").right


def test_what_a_notebook_has_under_the_names_of_the_state_does_not_count():
    """A trained notebook has a network, targets and weights of its own, in traces and in defaults too."""
    source = "vgg_model_outputs = a_C = a_S = optimizer = clip_0_1 = 'mine'\n" + COSTS + STEP
    source += "\nSTYLE_LAYERS = [('other', 7.0)]\n"
    namespace = notebook(source)
    before = dict(namespace)
    contract = TOPIC.exercise("train_step")
    cases = draw_cases(TOPIC, contract, b"one")
    verdict = judge(TOPIC, contract, cases, lambda calls: [answer(call, namespace) for call in calls])
    assert verdict.right
    assert namespace == before
    assert namespace["compute_style_cost"].__defaults__[0][0][0] == "block1_conv1"


@pytest.mark.parametrize("earlier", EARLIER)
def test_a_wrong_cost_costs_nothing_later(earlier):
    right = EARLIER[earlier]
    wrong = right.replace("return ", "return 3 * ")
    assert wrong != right
    source = COSTS.replace(right, wrong) + STEP
    verdict = judge_source(source, "train_step", suspects=(earlier,))
    assert verdict.right, verdict_text(verdict, TOPIC.texts["train_step"])
    assert verdict.working == (earlier,)


def test_an_unfinished_gram_matrix_costs_nothing_later():
    stub = "def gram_matrix(A):\n    raise NotImplementedError\n"
    source = COSTS.replace(GRAMS["as_many_write_it"], stub)
    for exercise in ("compute_layer_style_cost", "compute_style_cost"):
        verdict = judge_source(source, exercise, suspects=("gram_matrix",))
        assert verdict.right and verdict.working == ("gram_matrix",)
