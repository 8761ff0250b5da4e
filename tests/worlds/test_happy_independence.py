import subprocess
import sys

import h5py
import numpy as np
import pytest

pytest.importorskip("mitsuba", reason="needs the extra worlds: pip install -e '.[worlds]'")

from shared_utils.worlds import happy, happy_independence
from shared_utils.worlds.sampling import balanced_label, generator


@pytest.fixture(scope="module")
def drawn():
    """The factors and labels of the data set's own pictures, as they are drawn."""
    rows, labels = [], []
    for number, (_, count) in enumerate(happy.SPLITS.items()):
        for index in range(count):
            labels.append(balanced_label(index, 2))
            rows.append(happy.draw(generator(happy.SEED, number, index), labels[-1]).factors)
    return {name: np.array([row[name] for row in rows]) for name in rows[0]}, np.array(labels)


@pytest.mark.slow
def test_nothing_but_the_expression_tells_a_smile(drawn):
    factors, labels = drawn
    for accuracy, error in happy_independence.nuisance_accuracy(factors, labels).values():
        assert abs(accuracy - 0.5) < 3 * error
    sizes = np.abs([row[3] for row in happy_independence.compare_classes(factors, labels)])
    assert sizes.max() < 4
    assert np.mean(sizes > 2) < 0.15


@pytest.mark.slow
@pytest.mark.parametrize("leak", ["a number", "a word"])
def test_a_factor_that_goes_with_the_smile_is_found(drawn, leak):
    factors, labels = dict(drawn[0]), drawn[1]
    if leak == "a number":
        factors["skin"] = factors["skin"] + 0.3 * labels
        name = "skin"
    else:
        factors["glasses"] = np.where(labels == 1, "round", factors["glasses"])
        name = "glasses=round"
    rows = {row[0]: row[3] for row in happy_independence.compare_classes(factors, labels)}
    assert rows[name] > 8
    assert (
        max(accuracy for accuracy, _ in happy_independence.nuisance_accuracy(factors, labels).values()) > 0.6
    )


def test_the_expression_itself_is_left_out():
    factors = {"age": np.array([1.0, 2.0]), "teeth": np.array([0, 1]), "expression": np.array([b"a", b"b"])}
    assert list(happy_independence.nuisance(factors)) == ["age"]
    with pytest.raises(ValueError, match="no factors besides the expression"):
        happy_independence.nuisance({"teeth": np.array([0, 1])})


def test_words_become_a_column_each():
    made = happy_independence.columns(
        {"hair": np.array([b"bob", b"bun", b"bob"]), "age": np.array([1, 2, 3])}
    )
    assert {name: values.tolist() for name, values in made.items()} == {
        "hair=bob": [1, 0, 1],
        "hair=bun": [0, 1, 0],
        "age": [1, 2, 3],
    }


def test_standard_errors_are_those_of_a_difference_of_means():
    values, labels = np.array([0.0, 2.0, 5.0, 7.0]), np.array([0, 0, 1, 1])
    [(name, first, second, error)] = happy_independence.compare_classes({"age": values}, labels)
    assert (name, first, second) == ("age", 1.0, 6.0)
    assert error == pytest.approx(5 / np.sqrt(2 / 2 + 2 / 2))


def test_a_file_without_factors_gets_a_clear_error(tmp_path):
    path = tmp_path / "own.h5"
    with h5py.File(path, "w") as file:
        file["train_set_y"] = np.array([0, 1])
    with pytest.raises(ValueError, match=r"own\.h5 stores no factors"):
        happy_independence.read_factors(path)


def test_factors_are_read_back_split_after_split(tmp_path):
    path = tmp_path / "made.h5"
    with h5py.File(path, "w") as file:
        for split, start in (("train", 0), ("test", 10)):
            file[f"{split}_set_y"] = np.array([0, 1])
            file[f"{split}_factors/age"] = np.array([start, start + 1.0])
    factors, labels = happy_independence.read_factors(path)
    assert factors["age"].tolist() == [0, 1, 10, 11]
    assert labels.tolist() == [0, 1, 0, 1]


@pytest.mark.slow
@pytest.mark.parametrize(("given", "said"), [([], "Usage"), (["no.h5"], "no.h5")])
def test_the_command_says_what_is_wrong(given, said, tmp_path):
    command = [sys.executable, "-m", "shared_utils.worlds.happy_independence", *given]
    done = subprocess.run(command, capture_output=True, text=True, cwd=None)
    assert done.returncode == 1
    assert said in done.stderr and "Traceback" not in done.stderr
