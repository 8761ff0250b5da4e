"""What graders, data, models and the arithmetic say is what the lesson says."""

import inspect
import itertools
import re
from pathlib import Path

import numpy as np
import pytest

from shared_utils.datasets.faces import FACES, GROUPS, STAFF
from shared_utils.exercises.face_recognition import encoders
from shared_utils.exercises.face_recognition.contracts.semi_hard_triplets import ALPHA as ALPHA_OF_TRIPLETS
from shared_utils.exercises.face_recognition.contracts.triplet_loss import ALPHA as ALPHA_OF_LOSSES
from shared_utils.exercises.face_recognition.contracts.visits import STATE
from shared_utils.models.encoder import SIDE, SIZE
from shared_utils.models.verification_scores import THRESHOLD

from .judging import TOPIC

SOURCE = (Path(__file__).parents[3] / "Face_Recognition" / "lesson.py").read_text(encoding="utf-8")
LESSON = " ".join(SOURCE.split())
"""The lesson in one line: where its lines break says nothing."""
ALPHA = inspect.signature(TOPIC.reference("triplet_loss")).parameters["alpha"].default


def said(text):
    """Assert that the lesson says it."""
    assert " ".join(text.split()) in LESSON, text


def table(heading):
    """The rows below a table's heading, each a list of its cells as text."""
    below = SOURCE.split(f"{heading}\n", 1)[1].splitlines()[1:]
    rows = itertools.takewhile(lambda line: line.startswith("|"), below)
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def numbers_in(text):
    return [float(number) for number in re.findall(r"-?\d+\.\d+|-?\d+", text)]


@pytest.mark.parametrize("name", [*TOPIC.names, "img_to_encoding"])
def test_the_set_up_of_the_lesson_provides_the_names_of_the_topic(name):
    set_up = SOURCE.partition("## 1.")[0]
    assert re.search(rf"(import|as) [\w, ]*\b{name}\b", set_up)


def test_the_names_that_cases_bind_are_those_of_the_lesson():
    assert set(STATE) == {"img_to_encoding", "FRmodel", "database"}
    assert re.search(r"^FRmodel = pretrained_encoder\(\)$", SOURCE, re.M)
    assert re.search(r"^database = \{\}$", SOURCE, re.M)


# ------------------------------------------------------------ constants


def test_alpha_is_that_of_the_contracts():
    assert {ALPHA, ALPHA_OF_LOSSES, ALPHA_OF_TRIPLETS} == {0.2}
    for name in ("triplet_loss", "semi_hard_triplets"):
        assert inspect.signature(TOPIC.reference(name)).parameters["alpha"].default == ALPHA
    said(rf"- $\alpha$ is the margin, {ALPHA}.")
    said(rf"margin of the squared distances, {ALPHA} |")
    assert set(re.findall(r"alpha=([\d.]+)\)", SOURCE)) == {str(ALPHA)}
    assert set(re.findall(r"\\alpha = ([\d.]+)", SOURCE.split("## Go further")[0])) == {str(ALPHA)}


def test_the_threshold_is_that_of_the_scores_and_of_the_references():
    assert THRESHOLD == 0.7
    for name in ("verify", "who_is_it"):
        assert f"< {THRESHOLD}" in TOPIC.working_source(name)
    solutions = re.findall(r"(?:dist|at_door = test_distances) (?:<|>=) ([\d.]+)", SOURCE)
    assert len(solutions) == 3 and set(solutions) == {str(THRESHOLD)}
    said(f"whether it is strictly below {THRESHOLD}")
    said(f"`None` if `min_dist` is not below {THRESHOLD}")
    said(f"${THRESHOLD}^2 = {THRESHOLD**2:.2f}$")


def test_sizes_of_pictures_and_encodings_are_those_of_the_encoder():
    assert (encoders.SIDE, encoders.SIZE) == (SIDE, SIZE)
    assert FACES.shape == (SIDE, SIDE, 3)
    said(f"a picture is {SIDE * SIDE * 3:,} numbers")
    said(rf"| Size | ${SIDE} \times {SIDE}$ in colour |")
    said(f"a row of {SIZE} numbers, the **encoding**")
    assert set(re.findall(r"\([1m], (\d\d+)\)", SOURCE)) == {str(SIZE)}


def test_signatures_are_those_of_the_contracts():
    shown = dict(re.findall(r"\*\*Signature\.\*\* `(\w+)(\(.*?\))`", SOURCE))
    assert shown == {name: exercise.signature for name, exercise in TOPIC.exercises.items()}


def test_the_lesson_asks_for_what_the_hints_do():
    """What costs or informs is said before."""
    said("A picture is not its own positive.")
    said("The order of the triples does not matter.")
    said("A pair is accepted *strictly below* the threshold.")
    said("A name that is not in the database is an error, `KeyError` or `ValueError`")
    said("With an empty database nobody is near: return `np.inf` and `None`.")


# ------------------------------------------------------------ people and pictures


def test_counts_are_those_of_the_data():
    people = {name: group.people for name, group in GROUPS.items()}
    pictures = {name: group.pictures for name, group in GROUPS.items()}
    said(f"heads of {sum(people.values())} people, none of whom exists")
    said(f"| {people['train']} people to learn from, {pictures['train']} pictures of each |")
    said(
        f"| {people['validation']} others for validation and {people['test']} for the test, "
        f"{pictures['test']} pictures of each |"
    )
    assert pictures["validation"] == pictures["test"]
    said(
        f"a staff of {people['staff']}, each with a badge and {pictures['staff'] - 1} pictures at the door; "
        f"{people['strangers']} strangers, {pictures['strangers']} at the door |"
    )
    said(f"From {people['train']} people with {pictures['train']} pictures each")
    at_the_door = people["staff"] * (pictures["staff"] - 1)
    said(
        f"{at_the_door} pictures of the staff and {people['strangers'] * pictures['strangers']} of strangers"
    )
    assert people["staff"] == len(STAFF) == 12
    for text in ("For a door with twelve people it has twelve outputs", "Twelve people work here."):
        said(text)
    for name in ("Ayo", "Kai", "Noa", "Sol"):
        assert name in STAFF and re.search(rf"\b{name}\b", SOURCE)


# ------------------------------------------------------------ numbers worked by hand


def test_many_comparisons():
    said(f"$1 - 0.99^{{100}} = {1 - 0.99**100:.2f}$")
    said("With one comparison that goes wrong once in a hundred times")


def test_a_unit_vector():
    said(r"The encoder gives $(3, 4)$; its length is $\sqrt{9 + 16} = 5$.")
    vector = np.array([3, 4])
    one = vector / np.linalg.norm(vector)
    said("Divided by it: $({:g}, {:g})$. Another picture has $({:g}, {:g})$.".format(*one, *one[::-1]))
    difference = one - one[::-1]
    assert np.linalg.norm(one[::-1]) == pytest.approx(1)
    said(
        rf"$\sqrt{{({difference[0]:.1f})^2 + {difference[1]:.1f}^2}} = "
        rf"\sqrt{{{difference @ difference:.2f}}} = {np.linalg.norm(difference):.2f}$"
    )


def test_millions_of_triplets():
    people, each = GROUPS["train"].people, GROUPS["train"].pictures
    pictures = people * each
    anchors, positives, negatives = pictures, each - 1, pictures - each
    thousands = f"{anchors:,}".replace(",", "{,}"), f"{negatives:,}".replace(",", "{,}")
    millions = round(anchors * positives * negatives / 1e6)
    said(rf"${thousands[0]} \cdot {positives} \cdot {thousands[1]} = {millions}$ million triplets")


def test_the_losses_by_hand():
    said("The anchor is $(1, 0)$, the positive $(0.8, 0.6)$.")
    anchor, positive = np.array([1, 0]), np.array([0.8, 0.6])
    near = np.square(anchor - positive).sum()
    rows = table(r"| negative | squared distance to $p$ | to $n$ | $J = \max(\;\cdot\; + 0.2, 0)$ |")
    loss, total = TOPIC.reference("triplet_loss"), 0
    assert len(rows) == 3
    for cells in rows[:2]:
        negative = np.array(numbers_in(cells[0]))
        assert np.linalg.norm(negative) == pytest.approx(1)
        far = np.square(anchor - negative).sum()
        value = loss(None, [np.array([part]) for part in (anchor, positive, negative)], ALPHA)
        total += value
        assert numbers_in(cells[1])[-1] == pytest.approx(near)
        assert numbers_in(cells[2])[-1] == pytest.approx(far)
        assert cells[3].startswith(rf"$\max({near:.2f} - {far:.2f} + {ALPHA},\, 0) = ")
        assert numbers_in(cells[3])[-1] == pytest.approx(value, abs=1e-6)
        steps = [float(number) for number in re.findall(r"([\d.]+)\^2", cells[2])]
        np.testing.assert_allclose(steps, np.abs(anchor - negative))
    assert numbers_in(rows[2][3])[-1] == pytest.approx(total, abs=1e-6)
    assert "anchors = tf.constant([[1.0, 0.0], [1.0, 0.0]])" in SOURCE
    assert "negatives = tf.constant([[0.6, 0.8], [0.96, -0.28]])" in SOURCE


@pytest.fixture(scope="module")
def squared():
    """The squared distances of the table: 0 and 1 show Ayo, 2 and 3 show Kai."""
    rows = table("| | 0 | 1 | 2 | 3 |")
    assert [row[0] for row in rows] == ["**0** (Ayo)", "**1** (Ayo)", "**2** (Kai)", "**3** (Kai)"]
    return np.array([[float(cell) for cell in row[1:]] for row in rows])


def test_the_squared_distances_are_those_of_unit_vectors(squared):
    np.testing.assert_array_equal(squared, squared.T)
    assert np.all(np.diag(squared) == 0)
    assert np.linalg.eigvalsh(1 - squared / 2).min() > 0


def test_the_semi_hard_triplets_by_hand(squared):
    sizes, axes = np.linalg.eigh(1 - squared / 2)
    encodings = axes * np.sqrt(sizes)
    np.testing.assert_allclose(np.square(encodings[:, None] - encodings).sum(axis=-1), squared, atol=1e-12)
    rows = table("| anchor, positive | looked for | negatives | semi-hard |")
    found = set()
    for (a, p), (low, high), negatives, answer in (map(numbers_in, row) for row in rows):
        assert (low, high) == pytest.approx((squared[int(a), int(p)], squared[int(a), int(p)] + ALPHA))
        for n, distance in zip(negatives[::2], negatives[1::2], strict=True):
            assert squared[int(a), int(n)] == distance
        found |= {tuple(map(int, answer))} if answer else set()
    assert found == TOPIC.reference("semi_hard_triplets")(encodings, np.array([0, 0, 1, 1]), ALPHA)
    assert [row[3] for row in rows].count("none") == len(rows) - len(found)
    triples = 4 * 1 * 2
    said("so there are eight triplets")
    assert triples == 8


def test_the_thresholds_by_hand():
    shown = re.search(r"^\| distance \|(.*)\|\n\|.*\n\| same person\? \|(.*)\|$", SOURCE, re.M)
    distances = np.array(numbers_in(shown[1]))
    same = np.array([word.strip() == "yes" for word in shown[2].split("|")])
    assert len(distances) == len(same) == 8 and same.sum() == 4
    said("Eight pairs, sorted by their distance. Four show the same person, four do not.")
    assert np.all(np.diff(distances) > 0)
    rows = table("| at most | largest threshold | accepted of the four *no* | false-accept rate |")
    for most, threshold, accepted, rate in rows:
        chosen = TOPIC.reference("choose_threshold")(distances, same, float(most))
        assert float(threshold) == pytest.approx(chosen)
        below = distances[~same][distances[~same] < float(threshold)]
        assert numbers_in(accepted.partition(":")[0]) == below.tolist()
        assert float(rate) == len(below) / 4 <= float(most)
    assert len(rows) == 3
    said("With 0.51 as the threshold, 0.5 would be below it, and the rate 0.25.")
    assert np.mean(distances[~same] < 0.51) == 0.25


def test_false_alarms_of_a_stadium():
    (visitors,) = re.findall(r"each of ([\d,]+) visitors of a stadium", LESSON)
    (names,) = re.findall(r"with a list of ([\d,]+) names", LESSON)
    comparisons = int(visitors.replace(",", "")) * int(names.replace(",", ""))
    alarms = round(0.001 * comparisons)
    said(f"that is {comparisons // 10**6} million comparisons, and {alarms:,} false alarms")
    said("A rate of false accepts of 0.1 %")
