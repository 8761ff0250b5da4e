"""The detector: how its output is read, its network, its pictures, its bundled weights and its card."""

import math
import re
from types import SimpleNamespace

import numpy as np
import pytest

from shared_utils.datasets import DataError, load_street
from shared_utils.models import cards, load_yolo, weights, yolo, yolo_street
from shared_utils.models.yolo import Yolo, build_yolo, read_output
from shared_utils.models.yolo_street_training import N_VEHICLES, evaluate

ANCHORS = np.array([(0.5, 0.75), (3, 2)])


def slow_reading(output, anchors, n_classes):
    """One number after another, for one picture."""
    grid_h, grid_w = output.shape[:2]
    parts = [np.zeros((grid_h, grid_w, len(anchors), n)) for n in (2, 2, 1, n_classes)]
    for row, column, k in np.ndindex(grid_h, grid_w, len(anchors)):
        tx, ty, tw, th, to, *tc = output[row, column].tolist()[k * (5 + n_classes) :][: 5 + n_classes]
        x, y, sure = (1 / (1 + math.exp(-t)) for t in (tx, ty, to))
        place = row, column, k
        parts[0][place] = (x + column) / grid_w, (y + row) / grid_h
        parts[1][place] = anchors[k][0] * math.exp(tw) / grid_w, anchors[k][1] * math.exp(th) / grid_h
        parts[2][place] = sure
        parts[3][place] = [math.exp(t) / sum(map(math.exp, tc)) for t in tc]
    return parts


def test_the_output_is_read_as_by_a_slow_loop():
    outputs = np.random.default_rng(0).normal(0, 2, (3, 2, 5, 2 * (5 + 4)))
    read = read_output(outputs, ANCHORS)
    assert [part.shape for part in read] == [(3, 2, 5, 2, n) for n in (2, 2, 1, 4)]
    assert all(part.dtype == np.float32 for part in read)
    for number, output in enumerate(outputs):
        for part, slow in zip(read, slow_reading(output, ANCHORS, 4), strict=True):
            assert part[number] == pytest.approx(slow, rel=1e-4, abs=1e-6)
        for alone, part in zip(read_output(output, ANCHORS), read, strict=True):
            assert np.array_equal(alone, part[number])


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_extreme_outputs_overflow_nowhere(dtype):
    output = np.full((1, 2, 2, 7), 1000, dtype)
    output[:, :, 1] = -1000
    output[..., 6] *= -1
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        xy, wh, confidence, probabilities = read_output(output.reshape(1, 2, 14), ANCHORS)
    assert xy[0].tolist() == [[[0.5, 1], [0, 0]], [[1, 1], [0.5, 0]]]
    assert wh[0, 0, 0] == pytest.approx(np.exp(8) * ANCHORS[0] / (2, 1)) and not wh[0, :, 1].any()
    assert confidence[0, 0].tolist() == [[1], [0]] and probabilities[0, 0].tolist() == [[1, 0], [0, 1]]


class Means:
    """A stand-in for a network: cells of 32 pixels, and numbers that follow from their mean colours."""

    def __init__(self, size=(64, 96), n_numbers=12):
        n_H, n_W = self.grid = size[0] // 32, size[1] // 32
        self.input, self.output = (
            SimpleNamespace(shape=(None, *shape)) for shape in ((*size, 3), (n_H, n_W, n_numbers))
        )
        self.mixed = np.random.default_rng(0).normal(size=(3, n_numbers)).astype(np.float32)
        self.seen = []

    def predict_on_batch(self, x):
        self.seen.append(x)
        return x.reshape(-1, self.grid[0], 32, self.grid[1], 32, 3).mean((2, 4)) @ self.mixed


@pytest.fixture
def stand_in():
    return Yolo(Means(), ANCHORS, ("car",))


def blocks(m=1, side=32):
    """Pictures of 2 x 3 blocks of one colour each."""
    colours = np.random.default_rng(1).integers(256, size=(m, 2, 3, 3)).astype(np.uint8)
    return colours.repeat(side, axis=1).repeat(side, axis=2)


def test_a_picture_becomes_four_arrays(stand_in):
    answer = stand_in(blocks()[0])
    assert [part.shape for part in answer] == [(2, 3, 2, n) for n in (2, 2, 1, 1)]
    assert all(part.dtype == np.float32 for part in answer)
    assert stand_in.input_size == (64, 96) and stand_in.grid == (2, 3)
    assert repr(stand_in) == "Yolo(input 64 x 96, grid 2 x 3, 2 anchors, 1 classes)"
    (x,) = stand_in.model.seen
    assert x.dtype == np.float32 and np.array_equal(x * 255, blocks().astype(np.float32))


def test_several_pictures_are_answered_as_one_by_one(stand_in):
    pictures = blocks(5)
    answers = stand_in.outputs(pictures, batch=2)
    assert len(answers) == 5 and [len(x) for x in stand_in.model.seen] == [2, 2, 1]
    for answer, picture in zip(answers, pictures, strict=True):
        for part, alone in zip(answer, stand_in(picture), strict=True):
            assert part == pytest.approx(alone, abs=1e-6)
    assert stand_in.outputs(pictures[:0]) == []


@pytest.mark.parametrize("side", [16, 40])
def test_pictures_of_other_sizes_are_brought_to_the_network_s(stand_in, side):
    right = stand_in(blocks()[0])
    other = stand_in(blocks(side=side)[0])
    assert stand_in.model.seen[-1].shape == (1, 64, 96, 3)
    for part, expected in zip(other, right, strict=True):
        assert part == pytest.approx(expected, abs=0.03)


@pytest.mark.parametrize(
    "picture, words",
    [
        (np.zeros((64, 96, 3), np.float32), "float32 (1, 64, 96, 3)"),
        (np.zeros((64, 96, 3), bool), "bool"),
        (np.zeros((64, 96), np.uint8), "uint8 (1, 64, 96)"),
        (np.zeros((64, 96, 4), np.uint8), "uint8 (1, 64, 96, 4)"),
        (np.zeros((1, 64, 96, 3), np.uint8), "uint8 (1, 1, 64, 96, 3)"),
        ("street.png", "the shape (n_H, n_W, 3)"),
        (None, "the shape (n_H, n_W, 3)"),
    ],
)
def test_what_is_no_picture_is_refused(stand_in, picture, words):
    with pytest.raises(ValueError, match=re.escape(words)):
        stand_in(picture)


def test_several_pictures_in_another_shape_are_refused(stand_in):
    with pytest.raises(ValueError, match="for several"):
        stand_in.outputs(blocks()[0])


@pytest.mark.slow
@pytest.mark.parametrize(
    "options, expected",
    [
        ({}, (None, 12, 20, 60)),
        ({"input_size": (64, 96), "n_anchors": 3, "n_classes": 2}, (None, 4, 6, 21)),
        ({"input_size": [32, 32]}, (None, 2, 2, 60)),
    ],
)
def test_the_network_has_a_cell_for_each_16_pixels(options, expected):
    model = build_yolo(**options)
    assert model.output.shape == expected
    bias = model.get_layer("output").get_weights()[1].reshape(options.get("n_anchors", 5), -1)
    assert (bias[:, 4] == np.float32(-4.6)).all() and not np.delete(bias, 4, axis=1).any()


@pytest.mark.slow
@pytest.mark.parametrize("size", [(100, 160), (96, 170), (16, 32), (0, 32), (-32, 32)])
def test_sizes_that_do_not_fit_are_refused(size):
    with pytest.raises(ValueError, match=re.escape(f"input_size is {size}") + ".*divisible by 32"):
        build_yolo(size)


@pytest.mark.slow
def test_a_real_network_answers_alike_alone_and_with_others():
    detector = Yolo(build_yolo((32, 64), 2, 1), ANCHORS, ("car",))
    pictures = blocks(3, side=16)
    answers = detector.outputs(pictures, batch=2)
    assert [part.shape for part in answers[0]] == [(2, 4, 2, n) for n in (2, 2, 1, 1)]
    for answer, picture in zip(answers, pictures, strict=True):
        for part, alone in zip(answer, detector(picture), strict=True):
            assert part == pytest.approx(alone, abs=1e-5)


@pytest.fixture(scope="module")
def facts():
    return weights.read_model_facts(yolo.FACTS)


def test_the_facts_fit_the_file_and_the_budget(facts):
    arrays = weights.read_weights(yolo.FILE, facts)
    assert facts["parameters"] == sum(array.size for array in arrays.values())
    assert facts["arrays"] == len(arrays) and facts["bytes"] < 3e6
    assert facts["licence"] == "CC BY 4.0" and all(np.isfinite(array).all() for array in arrays.values())
    names = [*arrays]
    assert names[0] == "000_level0_conv_kernel" and names[-1].endswith("output_bias")
    assert facts["size"] == list(yolo.INPUT_SIZE) and facts["counts"]["vehicles"] == N_VEHICLES
    anchors = np.array(facts["anchors"])
    assert anchors.shape == (yolo.N_ANCHORS, 2) and (anchors > 0).all() and (anchors < 20).all()


def test_the_recipe_s_defaults_are_those_of_the_bundled_weights(facts):
    assert ",".join(facts["stages"]) == yolo_street.STAGES and facts["made_by"] == yolo_street.COMMAND
    assert facts["version"] == yolo_street.VERSION and facts["seed"] == yolo_street.SEED
    assert all(held_out["first"]["pictures"] == yolo_street.SAMPLE for held_out in facts["held_out"].values())


def test_the_card_says_what_the_facts_say(facts):
    card = (cards.CARDS / "yolo_street.md").read_text(encoding="utf-8")
    assert cards.renewed(card, facts) == card, "run python -m shared_utils.models.cards"
    test = facts["held_out"]["test"]
    assert facts["sha256"] in card and f"{test['mean_ap']:.3f}" in card and f"{test['ap']['bus']:.3f}" in card


def test_every_network_with_a_card_has_facts_and_the_other_way_round():
    assert sorted(path.stem for path in cards.CARDS.glob("*.md")) == sorted(cards.NAMES)
    assert sorted(path.stem for path in weights.FILES.glob("*.json")) == sorted(cards.NAMES)


def test_a_table_of_detections_has_the_rule_and_all_objects():
    one = {"pictures": 80, "mean_ap": 0.8765, "mean_ap_all": 0.5, "ap": {"bus": 0.25, "sign": None}}
    one["ap_all"] = {"bus": 0.125, "sign": 1.0}
    assert cards.scores_table({"test": one}).splitlines() == [
        "| | test | test, all objects |",
        "|---| ---: | ---: |",
        "| pictures | 80 | 80 |",
        "| **mean AP of the vehicles** | **0.876** | **0.500** |",
        "| AP of bus | 0.250 | 0.125 |",
        "| AP of sign | – | 1.000 |",
    ]


def test_a_card_without_its_marks_is_refused(facts):
    with pytest.raises(DataError, match=r"cards/yolo_street.md: The marks of the part facts are missing"):
        cards.renewed("# Model card", facts)


@pytest.mark.slow
def test_the_bundled_detector_has_the_weights_and_names_of_its_facts(facts):
    detector = load_yolo()
    assert detector.model.count_params() == facts["parameters"]
    for got, stored in zip(
        detector.model.get_weights(), weights.read_weights(yolo.FILE, facts).values(), strict=True
    ):
        assert got.dtype == np.float32 and np.array_equal(got, stored.astype(np.float32))
    assert repr(detector) == "Yolo(input 192 x 320, grid 12 x 20, 5 anchors, 7 classes)"
    assert detector.class_names == tuple(facts["classes"])
    assert detector.anchors.tolist() == facts["anchors"]


@pytest.mark.slow
def test_the_bundled_weights_do_as_well_as_recorded(monkeypatch, facts):
    monkeypatch.delenv("COURSE_STREET", raising=False)
    recorded = facts["held_out"]["test"]["first"]
    few = load_street(splits=["test"]).test.take(slice(0, recorded["pictures"]))
    detector = load_yolo()
    precisions = evaluate(detector.model, detector.anchors, few)
    assert np.nanmean(precisions[:N_VEHICLES]) == pytest.approx(recorded["mean_ap"], abs=0.02)


@pytest.fixture
def other_files(tmp_path, monkeypatch):
    """Copies of the bundled files, in the place of them."""
    for name in (yolo.FILE, yolo.FACTS):
        (tmp_path / name).write_bytes((weights.FILES / name).read_bytes())
    monkeypatch.setattr(yolo, "FILES", tmp_path)
    return tmp_path


@pytest.mark.slow
def test_damaged_weights_are_refused(other_files):
    path = other_files / yolo.FILE
    path.write_bytes(path.read_bytes()[:-1000])
    with pytest.raises(DataError, match="cut short") as caught:
        load_yolo()
    assert str(path) in str(caught.value)
    assert "git checkout -- shared_utils/models/files/yolo_street.h5" in str(caught.value)


@pytest.mark.slow
def test_what_the_recipe_wrote_is_read_by_its_path(other_files, monkeypatch):
    monkeypatch.undo()
    own, bundled = load_yolo(other_files / yolo.FILE), load_yolo()
    assert np.array_equal(own.anchors, bundled.anchors) and own.class_names == bundled.class_names
    pairs = zip(own.model.get_weights(), bundled.model.get_weights(), strict=True)
    assert all(np.array_equal(a, b) for a, b in pairs)
    (other_files / yolo.FILE).write_bytes(b"")
    with pytest.raises(DataError, match=r"yolo_street.h5: The file is empty(.|\n)*Train it again"):
        load_yolo(other_files / yolo.FILE)


def test_damaged_facts_are_refused(other_files):
    (other_files / yolo.FACTS).write_text("{}")
    with pytest.raises(DataError, match=r"yolo_street.json: The facts about the weights are incomplete"):
        load_yolo()
