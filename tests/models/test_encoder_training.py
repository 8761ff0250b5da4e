"""Training the face encoder: batches, variation, triplets mined in a batch, and being taken up again."""

import numpy as np
import pytest

from shared_utils.datasets import DataError, Split
from shared_utils.models import encoder_faces
from shared_utils.models.encoder_training import (
    ALPHA,
    BEYOND,
    WITHIN,
    EncoderTraining,
    batches_of,
    chances,
    costs,
    vary,
)
from shared_utils.models.recipes import parse_stages


def _people(people=6, pictures=5, side=32, first=0):
    rng = np.random.default_rng(first)
    looks = rng.integers(40, 216, (people, 1, 1, 1, 3))
    x = np.clip(looks + rng.integers(-30, 31, (people, pictures, side, side, 3)), 0, 255).astype(np.uint8)
    y = np.repeat(np.arange(first, first + people), pictures)
    return Split(x.reshape(-1, side, side, 3), y.astype(np.int64))


def test_a_batch_has_as_many_pictures_of_each_person_and_none_twice():
    labels = np.random.default_rng(0).permutation(np.repeat(np.arange(7), 11))
    batches = list(batches_of(labels, np.random.default_rng(1), people=3, pictures=5))
    assert len(batches) == 4  # two turns of five pictures, two batches of three people each
    for batch in batches:
        assert np.unique(labels[batch], return_counts=True)[1].tolist() == [5, 5, 5]
    everything = np.concatenate(batches)
    assert len(np.unique(everything)) == len(everything)


def test_few_people_make_smaller_batches():
    labels = np.repeat([3, 9], 4)
    (batch,) = batches_of(labels, np.random.default_rng(1), people=16, pictures=4)
    assert sorted(batch) == list(range(8))


@pytest.mark.slow
def test_varied_pictures_stay_in_range_and_follow_their_chances():
    x = np.random.default_rng(0).integers(0, 256, (40, 32, 48, 3), np.uint8)
    chance = chances(np.random.default_rng(2), 10, 4, anew=True)
    varied = vary(x, chance, (24, 40)).numpy()
    assert varied.shape == (40, 24, 40, 3) and varied.dtype == np.float32
    assert varied.min() >= 0 and varied.max() <= 1
    assert np.array_equal(varied, vary(x, chance, (24, 40)).numpy())
    other = chances(np.random.default_rng(3), 10, 4, anew=True)
    assert not np.array_equal(varied, vary(x, other, (24, 40)).numpy())


@pytest.mark.slow
def test_a_picture_without_chance_is_the_picture_and_a_turned_box_its_mirror_image():
    x = np.random.default_rng(0).integers(0, 256, (2, 32, 48, 3), np.uint8)
    chance = chances(np.random.default_rng(2), 1, 2, anew=False)
    still = {name: np.zeros_like(value) for name, value in chance.items()}
    still |= {"gains": np.ones((2, 1, 1, 3), np.float32), "contrast": np.ones((2, 1, 1, 1), np.float32)}
    still["boxes"] = np.float32([[0, 0, 1, 1], [0, 1, 1, 0]])
    varied = vary(x, still, (32, 48)).numpy()
    assert varied[0] == pytest.approx(x[0] / 255, abs=1e-5)
    assert varied[1] == pytest.approx(x[1, :, ::-1] / 255, abs=1e-5)


def test_somebody_new_is_changed_alike_in_all_pictures():
    plain, anew = (chances(np.random.default_rng(5), 30, 4, anew=anew) for anew in (False, True))
    ratio = (anew["gains"] / plain["gains"]).reshape(30, 4, 3)
    assert ratio == pytest.approx(np.repeat(ratio[:, :1], 4, axis=1), abs=1e-5)
    assert ratio[:, 0].std() > 0.05 and abs(ratio.mean() - 1) < 0.05

    def shape(chance):
        boxes = chance["boxes"].reshape(30, 4, 4)
        return np.abs((boxes[..., 2] - boxes[..., 0]) / (boxes[..., 3] - boxes[..., 1]))

    stretch = shape(anew) / shape(plain)
    assert stretch == pytest.approx(np.repeat(stretch[:, :1], 4, axis=1), rel=1e-4)
    assert stretch[:, 0].std() > 0.02


@pytest.mark.slow
def test_the_costs_are_those_of_loops():
    rng = np.random.default_rng(3)
    encodings = rng.normal(size=(9, 3))
    encodings = (encodings / np.linalg.norm(encodings, axis=1, keepdims=True)).astype(np.float32)
    labels = np.repeat([4, 1, 6], 3).astype(np.int32)
    squared = np.square(encodings[:, None] - encodings).sum(-1)
    lost, far, near = [], [], []
    for a in range(9):
        for p in range(9):
            if a == p:
                continue
            if labels[a] == labels[p]:
                far.append(max(squared[a, p] - WITHIN, 0))
                for n in np.flatnonzero(labels != labels[a]):
                    if squared[a, p] < squared[a, n] < squared[a, p] + ALPHA:
                        lost.append(squared[a, p] - squared[a, n] + ALPHA)
            else:
                near.append(max(BEYOND - squared[a, p], 0))
    triplets, pairs, count = costs(encodings, labels)
    assert int(count) == len(lost) > 0
    assert float(triplets) == pytest.approx(sum(lost) / (len(lost) + 1), rel=1e-4)
    assert float(pairs) == pytest.approx(np.mean(far) + np.mean(near), rel=1e-4)


@pytest.mark.slow
def test_a_training_that_is_taken_up_again_ends_as_one_without_a_stop(tmp_path):
    stages = parse_stages("32x32:1:0.01,48x48:1:0.01")
    whole = EncoderTraining(_people(), _people(4, first=50), stages, seed=3)
    while not whole.done:
        whole.run_epoch()
    first = EncoderTraining(_people(), _people(4, first=50), stages, seed=3)
    first.run_epoch()
    first.save(tmp_path / "stopped.npz")
    second = EncoderTraining(_people(), _people(4, first=50), stages, seed=3)
    assert second.resume(tmp_path / "stopped.npz")
    second.run_epoch()
    assert second.done and second.history[1]["auc"] == pytest.approx(whole.history[1]["auc"], abs=1e-6)
    for got, expected in zip(second.model.get_weights(), whole.model.get_weights(), strict=True):
        assert got == pytest.approx(expected, abs=1e-5)


@pytest.mark.slow
def test_a_training_that_is_done_is_taken_up_with_the_network_of_its_last_stage(tmp_path):
    training = EncoderTraining(_people(), _people(4, first=50), parse_stages("32x32:1:0.01,48x48:1:0.01"), 3)
    while not training.done:
        training.run_epoch()
    training.save(tmp_path / "done.npz")
    again = EncoderTraining(_people(), _people(4, first=50), training.stages, seed=3)
    assert again.resume(tmp_path / "done.npz") and again.done
    assert again.encoder.input_shape == (None, 48, 48, 3)
    for got, expected in zip(again.encoder.get_weights(), training.encoder.get_weights(), strict=True):
        assert np.array_equal(got, expected)


@pytest.mark.slow
def test_the_encoder_learns_to_tell_colours_apart():
    training = EncoderTraining(_people(12), _people(8, first=50), parse_stages("32x32:12:0.01"), seed=1)
    while not training.done:
        training.run_epoch()
    assert training.history[-1]["auc"] > 0.9
    assert training.history[-1]["entropy"] < training.history[0]["entropy"]


@pytest.mark.parametrize("text", ["96x96", "96x96:0:0.1", "nonsense", "96x96:3:2"])
def test_the_recipe_refuses_stages_that_are_none(text, capsys):
    assert encoder_faces.main(["--stages", text]) == 2
    assert "stage" in capsys.readouterr().out.lower()


def test_people_of_two_splits_are_numbered_one_after_the_other():
    both = encoder_faces.together(_people(3), _people(2))
    assert both.x.shape == (25, 32, 32, 3) and np.unique(both.y).tolist() == [0, 1, 2, 3, 4]


def test_a_crowd_that_is_not_rendered_is_told(tmp_path):
    with pytest.raises(DataError, match="course data render crowd"):
        encoder_faces.load_crowd(tmp_path / "crowd.h5")
