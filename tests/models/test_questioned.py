"""Pictures with questions: patterns and creatures put together, and creatures read from what was rendered."""

from dataclasses import replace

import h5py
import numpy as np
import pytest

from shared_utils.datasets import DataError
from shared_utils.models import creatures
from shared_utils.models.creatures import (
    ASKED_OF_ALL,
    ASKED_OF_ANIMALS,
    ASKED_OF_WHOLE,
    FACING,
    read_creatures,
    with_mirrored,
)
from shared_utils.models.patterns import QUESTIONS, make_patterns
from shared_utils.models.questioned import Questioned, commonest_answers, joined

WORDS = ("what", "setting", "weather", "frame", "facing", "coat", "pattern", "cover", "topknot", "horns")
WORDS = (*WORDS, "beard", "pose")


def few(value, count=3, questions=("a", "b"), n=8):
    return Questioned(
        np.full((count, n, n, 3), value, np.uint8),
        np.full((count, n // 4, n // 4), value, np.uint8),
        np.full((count, len(questions)), value, np.int8),
        {name: value + 1 for name in questions},
    )


def test_joined_pictures_keep_their_own_questions():
    both = joined(few(1), replace(few(2, 2, ("c",)), times=3))
    assert both.x[:, 0, 0, 0].tolist() == both.masks[:, 0, 0].tolist() == [1, 1, 1, 2, 2]
    assert both.answers.tolist() == [[1, 1, -1]] * 3 + [[-1, -1, 2]] * 2
    assert both.questions == {"a": 2, "b": 2, "c": 3}
    assert both.shown.tolist() == [0, 1, 2, 3, 3, 3, 4, 4, 4]


def test_the_commonest_answer_is_counted_where_a_question_makes_sense():
    answers = np.array([[0, -1, -1], [1, 1, -1], [1, 0, -1], [0, 1, -1], [1, 1, -1]], np.int8)
    pictures = replace(few(1, 5, ("a", "b", "c")), answers=answers)
    assert commonest_answers(pictures) == {"a": 0.6, "b": 0.75, "c": 0.0}


def test_what_cannot_be_joined_is_refused():
    with pytest.raises(ValueError, match="sizes differ"):
        joined(few(1), few(1, questions=("c",), n=16))
    with pytest.raises(ValueError, match="questions b are asked of both"):
        joined(few(1), few(1, questions=("b", "c")))


@pytest.fixture
def rendered(tmp_path, monkeypatch):
    """A small file as the command renders it: no animal, an animal's head, and whole animals."""
    monkeypatch.setattr(creatures, "SIZE", 16)
    rng = np.random.default_rng(0)
    content = {}
    for name, m in (("train", 12), ("validation", 4)):
        ears = np.arange(m) % 4
        content[f"{name}_set_x"] = rng.integers(256, size=(m, 16, 16, 3)).astype(np.uint8)
        content[f"{name}_set_y"] = ears
        for factor in (*ASKED_OF_ALL, *ASKED_OF_ANIMALS, *ASKED_OF_WHOLE):
            if factor == "count":
                values = ears % 3
            elif factor == "frame":
                values = np.array([b"head" if ear == 1 else b"whole" for ear in ears])
            elif factor in WORDS:
                values = np.array([b"" if ear == 0 else b"one" if ear == 2 else b"two" for ear in ears])
            else:
                values = np.where(ears == 0, np.nan, np.arange(m)).astype(np.float32)
            content[f"{name}_factors/{factor}"] = values
    path = tmp_path / "creatures.h5"
    with h5py.File(path, "w") as file:
        file["list_classes"] = np.arange(len(creatures.EARS))
        for name, values in content.items():
            file[name] = values
    return path


def test_answers_are_words_that_occur_and_ranges_of_numbers(rendered):
    train, validation = read_creatures(rendered)
    assert len(train) == 12 and len(validation) == 4 and train.questions == validation.questions
    assert train.questions["ears"] == 7 and train.questions["cover"] == 2 and train.questions["neck"] == 4
    assert train.questions["count"] == 3 and (train.masks == 255).all()

    def answers(name):
        return train.answers[:, list(train.questions).index(name)]

    assert answers("ears").tolist() == [0, 1, 2, 3] * 3
    assert answers("cover").tolist() == [-1, 1, 0, 1] * 3
    # Nine animals in four ranges; without an animal there is no neck.
    assert answers("neck").tolist() == [-1, 0, 0, 0, -1, 1, 1, 2, -1, 2, 3, 3]
    # Of a head alone nobody can say how long the legs are.
    assert answers("leg").tolist() == [-1, -1, 0, 0, -1, -1, 1, 2, -1, -1, 3, 3]
    assert joined(replace(make_patterns(2, 16), times=2), train).answers.shape == (
        14,
        len(train.questions) + 10,
    )
    assert not set(train.questions) & set(QUESTIONS)


def test_a_mirrored_animal_looks_to_the_other_side():
    ways = [*range(4), -1]
    animals = replace(few(1, 5, ("ears", "facing")), answers=np.array([[1, way] for way in ways], np.int8))
    animals.x[:, :, 0] = 9
    both = with_mirrored(animals)
    assert len(both) == 10 and (both.x[:5, :, 0] == 9).all() and (both.x[5:, :, -1] == 9).all()
    assert both.answers[:, 0].tolist() == [1] * 10
    turned = {"away": "away", "camera": "camera", "left": "right", "right": "left"}
    assert both.answers[5:, 1].tolist() == [*(FACING.index(turned[FACING[way]]) for way in range(4)), -1]


def test_files_that_are_missing_or_others_are_refused(rendered, tmp_path):
    with pytest.raises(
        DataError, match=r"(?s)nowhere.h5.*no such file.*Render it first.*course data render creatures"
    ):
        read_creatures(tmp_path / "nowhere.h5")
    with h5py.File(rendered, "a") as file:
        del file["train_factors/neck"]
    with pytest.raises(DataError, match="does not say 'neck'"):
        read_creatures(rendered)
    with h5py.File(rendered, "a") as file:
        for name in [key for key in file if key.startswith("validation")]:
            del file[name]
    with pytest.raises(DataError, match="has no validation pictures"):
        read_creatures(rendered)
    rendered.write_bytes(rendered.read_bytes()[:300])
    with pytest.raises(DataError, match=r"creatures\.h5"):
        read_creatures(rendered)
