"""Right answers earn everything, however they are written."""

import pytest

from shared_utils.graders import wire
from shared_utils.graders.judge import draw_cases, judge
from shared_utils.graders.messages import verdict_text
from shared_utils.graders.probe import answer

from .judging import SECRETS, TOPIC, judge_source, judge_visibly, notebook
from .right_doors import RIGHT_DOORS, VERIFIES, WHOS
from .right_training import LOSSES, RIGHT_TRAINING, THRESHOLDS, TRIPLETS

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::RuntimeWarning")]

RIGHT = RIGHT_TRAINING | RIGHT_DOORS
PAIRS = [(exercise, name) for exercise, answers in RIGHT.items() for name in answers]
INFORMED = {
    *(("who_is_it", name) for name in set(WHOS) - {"none_for_a_stranger"}),
    ("verify", "by_the_cosine"),
}
"""Right answers that fail a case that takes no points: a stranger, nobody enrolled, or exactly 0.7."""


def test_there_are_at_least_three_right_answers_to_every_exercise():
    assert set(RIGHT) == set(TOPIC.exercises)
    assert all(len(answers) >= 3 for answers in RIGHT.values())


@pytest.mark.parametrize(("exercise", "name"), PAIRS)
def test_right_answers_earn_full_marks(exercise, name):
    function = notebook(RIGHT[exercise][name])[exercise]
    visible = judge_visibly(getattr(function, "python_function", function), exercise)
    for verdict in (
        visible,
        *(judge_source(RIGHT[exercise][name], exercise, secret) for secret in SECRETS[:2]),
    ):
        text = verdict_text(verdict, TOPIC.texts[exercise])
        assert verdict.points == verdict.max_points, text
        assert (verdict.failure is None) is ((exercise, name) not in INFORMED), text


@pytest.mark.parametrize("exercise", RIGHT)
def test_an_answer_crosses_between_two_processes(exercise):
    namespace = notebook(next(iter(RIGHT[exercise].values())))

    def over_the_wire(calls):
        arrived = [wire.decode(wire.encode(call)) for call in calls]
        return [wire.decode(wire.encode(answer(call, namespace))) for call in arrived]

    contract = TOPIC.exercise(exercise)
    assert judge(TOPIC, contract, draw_cases(TOPIC, contract, b"one"), over_the_wire).right


def test_sets_cross_too():
    namespace = notebook(TRIPLETS["as_a_set"])
    contract = TOPIC.exercise("semi_hard_triplets")

    def over_the_wire(calls):
        return [wire.decode(wire.encode(answer(call, namespace))) for call in calls]

    assert judge(TOPIC, contract, draw_cases(TOPIC, contract, b"one"), over_the_wire).right


OWN_ENCODING = """
FRmodel, database = object(), {}

def img_to_encoding(image_path, model):
    raise RuntimeError("the learner's own function, which wants the real model")
"""


@pytest.mark.parametrize("exercise", RIGHT_DOORS)
def test_the_names_of_the_notebook_are_bound_anew(exercise):
    source = OWN_ENCODING + next(iter(RIGHT_DOORS[exercise].values()))
    assert judge_source(source, exercise).right


def test_an_answer_may_ask_the_model_itself():
    """Without img_to_encoding, as a Keras model is asked."""
    source = VERIFIES["as_many_write_it"].replace(
        "img_to_encoding(image_path, model)", "encoded(image_path, model)"
    )
    source += """
def encoded(path, model):
    img = tf.keras.utils.load_img(path, target_size=model.input_shape[1:3])
    return model.{}(np.expand_dims(np.array(img) / 255.0, axis=0){})
"""
    for how in (("predict", ", verbose=0"), ("predict_on_batch", ""), ("__call__", ", training=False")):
        assert judge_source(source.format(*how), "verify").right


LOSS, LOOPS, TRIES = LOSSES["as_many_write_it"], TRIPLETS["in_loops"], THRESHOLDS["with_numpy"]
VERIFY, WHO = VERIFIES["as_many_write_it"], WHOS["as_many_write_it"]
EDITS = [
    (LOSS, "tf.square(tf.subtract(anchor, positive)), axis=-1)\n    neg_dist = tf.reduce_sum(tf.square("
     "tf.subtract(anchor, negative)), axis=-1)", "tf.square(tf.subtract(anchor, positive)))\n    neg_dist = "
     "tf.reduce_sum(tf.square(tf.subtract(anchor, negative)))", "no_axis"),
    (LOSS, "tf.reduce_sum(tf.maximum(basic_loss, 0.0))", "tf.maximum(tf.reduce_sum(basic_loss), 0.0)",
     "max_of_the_sum"),
    (LOSS, "tf.reduce_sum(tf.maximum(basic_loss, 0.0))", "tf.maximum(tf.reduce_mean(basic_loss), 0.0)",
     "max_of_the_mean"),
    (LOSS, "tf.add(tf.subtract(pos_dist, neg_dist), alpha)", "tf.subtract(pos_dist, neg_dist)",
     "alpha_left_out"),
    (LOSS, "tf.subtract(pos_dist, neg_dist)", "tf.subtract(neg_dist, pos_dist)",
     "positive_and_negative_swapped"),
    (LOSS, "pos_dist, neg_dist), alpha", "pos_dist, neg_dist), 0.2", "alpha_typed_in"),
    (LOSS, "reduce_sum(tf.maximum", "reduce_mean(tf.maximum", "mean_for_the_sum"),
    (LOOPS, "a != p and ", "", "a_picture_is_its_own_positive"),
    (LOOPS, "d(a, p) < d(a, n) < d", "d(a, n) < d", "hard_ones_too"),
    (LOOPS, "[a, p, n])", "[a, p, n])\n                        break", "first_negative_alone"),
    (LOOPS, "for p in range(len(labels))", "for p in range(a + 1, len(labels))", "each_pair_one_way_round"),
    (TRIES, "[None, :] <", "[None, :] <=", "accepted_at_the_threshold_too"),
    (TRIES, "mean(axis=1)", "sum(axis=1) / len(distances)", "of_all_pairs"),
    (TRIES, "np.logical_not(same)", "same", "same_and_different_swapped"),
    (TRIES, "rates <= max_far", "rates < max_far", "rate_below_max_far"),
    (VERIFY, "(image_path, model)\n    dist", "(image_path, FRmodel)\n    dist", "the_global_model"),
    (VERIFY, "dist < 0.7", "dist > 0.7", "opens_above_the_threshold"),
    (VERIFY, "dist < 0.7", "dist ** 2 < 0.7", "squared_distance_compared"),
    (VERIFY, "dist < 0.7", "dist < 0.5", "threshold_one_half"),
    (VERIFY, "np.linalg.norm(np.subtract(encoding, database[identity]))",
     "np.sum(np.square(encoding - database[identity]))", "squared_distance"),
    (VERIFY, "database[identity]))", "database[identity]), axis=1)", "axis_kept_and_door_a_bool"),
    (VERIFY, "database[identity]))", "list(database.values())[0]))", "first_entry_whatever_the_name"),
    (VERIFY, "database[identity]))", "database.get(identity)))", "get_for_an_unknown_name"),
    (WHO, "(image_path, model)\n    min", "(image_path, FRmodel)\n    min",
     "the_global_model_as_many_write_it"),
    (WHOS["none_for_a_stranger"], "(image_path, model)\n    dist", "(image_path, FRmodel)\n    dist",
     "the_global_model"),
    (WHOS["none_for_a_stranger"], "min(((", "max(((", "largest_distance"),
    (WHO, "            identity = name", "            identity = name\n            break",
     "first_entry_alone"),
    (WHO, "return min_dist, identity", "return identity, min_dist", "name_before_the_distance"),
    (WHO, "in database.items()", "in database", "names_unpacked_as_pairs"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "old", "new", "name"), EDITS, ids=[edit[-1] for edit in EDITS])
def test_an_edit_of_a_right_answer_is_named(source, old, new, name):
    assert source.count(old) == 1, "the right answer has changed; change the edit as well"
    exercise = next(key for key, answers in RIGHT.items() if source in answers.values())
    verdict = judge_source(source.replace(old, new), exercise)
    assert verdict.misconception == name, verdict_text(verdict, TOPIC.texts[exercise])
    assert not verdict.right
