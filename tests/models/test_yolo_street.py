"""Training the detector: variation, cost, scores, and the recipe that makes the bundled weights."""

import numpy as np
import pytest

from shared_utils.datasets import SegmentedDataSet, SegmentedSplit
from shared_utils.datasets.objects import OBJECT_TYPES, Objects
from shared_utils.datasets.street import STREET
from shared_utils.models import weights as weights_files
from shared_utils.models import yolo, yolo_street
from shared_utils.models.checkpoints import load_checkpoint
from shared_utils.models.detection_scores import Boxes
from shared_utils.models.recipes import parse_stages
from shared_utils.models.yolo_boxes import label_of, overlaps
from shared_utils.models.yolo_street_training import (
    LEFT,
    YoloTraining,
    detections,
    evaluate,
    objects_of,
    varied,
    yolo_cost,
)

SIZE = (96, 160)
#: At the edge, and in the middle, where no cut reaches; both white on black.
EDGE, MIDDLE = (4, 6, 28, 38), (40, 68, 56, 92)


def painted(*boxes):
    picture = np.zeros((*SIZE, 3), np.uint8)
    for y1, x1, y2, x2 in boxes:
        picture[y1:y2, x1:x2] = 255
    return picture


def boxes_of(*boxes, kinds=None, counts=None):
    n = len(boxes)
    return Boxes(
        np.array(boxes, float).reshape(-1, 4),
        np.array(range(n) if kinds is None else kinds, int),
        counts=np.array([True] * n if counts is None else counts, bool),
    )


@pytest.fixture(scope="module")
def variations():
    """Many variations of a picture with two white boxes of the kinds 0 and 1."""
    rng = np.random.default_rng(0)
    objects = boxes_of(EDGE, MIDDLE)
    return [varied(painted(EDGE, MIDDLE), objects, rng) for _ in range(300)]


def test_boxes_stay_on_their_objects(variations):
    """All that is white lies in a box, and each box is white but for its rim of a pixel."""
    for x, objects in variations:
        assert x.shape == (*SIZE, 3) and x.dtype == np.float32 and x.min() >= 0 and x.max() <= 1
        # The grey around a picture that was made smaller is brighter than its black ground.
        white = x.mean(axis=2) > 0.78 * x.mean(axis=2).max()
        for y1, x1, y2, x2 in objects.boxes:
            assert 0 <= y1 < y2 <= SIZE[0] and 0 <= x1 < x2 <= SIZE[1]
            top, left, bottom, right = (round(v) for v in (y1, x1, y2, x2))
            assert white[top + 1 : bottom - 1, left + 1 : right - 1].all()
            white[max(top - 1, 0) : bottom + 1, max(left - 1, 0) : right + 1] = False
        # A strip thinner than a pixel, of a box that was cut off, may be left.
        assert white.any(0).sum() <= 1 or white.any(1).sum() <= 1


def test_pictures_are_mirrored_cut_and_made_smaller(variations):
    heights = [(box := objects.boxes[-1])[2] - box[0] for _, objects in variations]
    cut, smaller = np.mean(np.greater(heights, 16.01)), np.mean(np.less(heights, 15.99))
    assert 0.4 < cut < 0.6 and 0.15 < smaller < 0.35
    assert max(heights) == pytest.approx(16 / 0.6, abs=0.6) and min(heights) == pytest.approx(
        16 * 0.7, abs=0.6
    )
    sides = [
        objects.boxes[0, 1] < objects.boxes[1, 1] for _, objects in variations if len(objects.boxes) == 2
    ]
    assert 0.4 < np.mean(sides) < 0.6


def test_objects_that_are_cut_off_do_not_count_or_are_dropped(variations):
    dropped, uncounted, whole = 0, 0, 0
    for _, objects in variations:
        assert objects.kinds.tolist() in ([0, 1], [1]) and objects.counts[-1]
        if len(objects.boxes) == 1:
            dropped += 1
            continue
        edge, middle = objects.boxes[:, 2:] - objects.boxes[:, :2]
        full = np.prod(middle / (16, 24) * (24, 32))
        share = edge.prod() / full
        if abs(share - LEFT) > 0.001 and abs(edge.min() - 7) > 0.001:
            assert objects.counts[0] == (share > LEFT and edge.min() > 7)
        uncounted += not objects.counts[0]
        whole += share > 0.999
    assert dropped > 5 and uncounted > 5 and whole > 100


def test_what_does_not_count_never_does():
    rng = np.random.default_rng(1)
    for _ in range(30):
        _, objects = varied(painted(MIDDLE), boxes_of(MIDDLE, counts=[False]), rng)
        assert objects.counts.tolist() == [False]


def test_objects_that_become_small_do_not_count():
    """Of 9 pixels a side: 6.3 in the smallest picture, and 7 are asked for."""
    rng, small = np.random.default_rng(4), (44, 76, 53, 85)
    made = [varied(painted(small), boxes_of(small), rng)[1] for _ in range(100)]
    sides = [(objects.boxes[0, 2:] - objects.boxes[0, :2]).min() for objects in made]
    assert [objects.counts[0] for objects in made] == [side >= 7 for side in sides]
    assert 0 < np.mean(np.less(sides, 7)) < 0.25


@pytest.mark.filterwarnings("error")
def test_pictures_without_objects_are_varied_too():
    rng = np.random.default_rng(2)
    for _ in range(20):
        x, objects = varied(painted(), boxes_of(), rng)
        assert x.shape == (*SIZE, 3)
        assert objects.boxes.shape == (0, 4) and objects.kinds.shape == objects.counts.shape == (0,)


def test_the_same_chance_gives_the_same_picture_and_leaves_the_first():
    picture, objects = painted(EDGE, MIDDLE), boxes_of(EDGE, MIDDLE)
    (one, left), (other, right) = (varied(picture, objects, np.random.default_rng(3)) for _ in range(2))
    assert np.array_equal(one, other) and np.array_equal(left.boxes, right.boxes)
    assert np.array_equal(picture, painted(EDGE, MIDDLE)) and objects.boxes.tolist() == [[*EDGE], [*MIDDLE]]


def test_small_and_hidden_objects_do_not_count():
    split = tiny_split(1)
    split.objects.box[:] = [(0, 0, 12, 12), (0, 0, 11, 40), (0, 0, 30, 30)]
    split.objects.occluded[:] = 0.7, 0, 0.71
    (objects,) = objects_of(split, 12, 0.7)
    assert objects.counts.tolist() == [True, False, False] and objects.boxes.dtype == float
    (objects,) = objects_of(split, 0, 1.0)
    assert objects.counts.all()


def test_pictures_without_objects_are_refused():
    with pytest.raises(ValueError, match="no objects"):
        objects_of(SegmentedSplit(*tiny_split(1)), 12, 0.7)


def tiny_split(n=6, size=(64, 96), seed=0):
    """Pictures with three bright boxes of many sizes and kinds."""
    rng = np.random.default_rng(seed)
    x = rng.integers(60, size=(n, *size, 3)).astype(np.uint8)
    low = rng.integers(0, 30, (n, 3, 2))
    box = np.concatenate([low, low + rng.integers(14, 32, (n, 3, 2))], axis=2)
    kind = rng.integers(7, size=(n, 3))
    for picture, boxes, kinds in zip(x, box, kind, strict=True):
        for (y1, x1, y2, x2), k in zip(boxes, kinds, strict=True):
            picture[y1:y2, x1:x2] = 100 + 20 * k
    values = dict.fromkeys(OBJECT_TYPES, np.zeros(3 * n)) | {
        "picture": np.repeat(np.arange(n), 3),
        "kind": kind.ravel(),
        "box": box.reshape(-1, 4),
    }
    objects = Objects(**{name: np.array(v).astype(OBJECT_TYPES[name]) for name, v in values.items()})
    return SegmentedSplit(x, np.zeros((n, *size), np.uint8), objects)


ANCHORS = np.array([(1.2, 1.2), (1.9, 1.9)])


class Knowing:
    """A stand-in for a network that knows the objects of a split."""

    def __init__(self, split, keep=lambda objects: np.ones(len(objects), bool)):
        self.answers = {}
        for number, x in enumerate(split.x):
            objects = split.objects.of(number)
            objects = objects._pick(np.flatnonzero(keep(objects)))
            yes = np.ones(len(objects), bool)
            label = label_of(objects.box / 16, objects.kind, yes, ANCHORS, (4, 6), 7)
            self.answers[x.tobytes()] = output_for(label)

    def predict_on_batch(self, x):
        return np.stack([self.answers[np.rint(one * 255).astype(np.uint8).tobytes()] for one in x])


def output_for(label):
    """The output that is read as the objects of a label."""
    there = label[..., 4] == 1
    output = np.zeros((*label.shape[:-1], 12))
    shares = np.clip(label[..., :2], 1e-6, 1 - 1e-6)
    output[..., :2] = np.log(shares / (1 - shares))
    output[..., 2:4] = np.log(np.where(there[..., None], label[..., 2:4], 1) / ANCHORS)
    output[..., 4] = np.where(there, 15, -15)
    output[..., 5:] = 15 * label[..., 5:-1]
    return output.reshape(*label.shape[:2], -1)


def test_a_network_that_knows_all_objects_finds_them_all():
    split = tiny_split(10, seed=4)
    found = detections(Knowing(split), ANCHORS, split.x, batch=4)
    assert len(found) == 10
    for number, one in enumerate(found):
        objects = split.objects.of(number)
        assert (np.diff(one.scores) <= 0).all() and (one.scores > 0.9).all()
        shares = overlaps(one.boxes, objects.box) * (one.kinds[:, None] == objects.kind)
        assert len(one.boxes) and (shares.max(1) > 0.99).all()
    precisions = evaluate(Knowing(split), ANCHORS, split)
    # Suppression may take one of two that lie on each other.
    assert (precisions > 0.7).all() and (precisions == 1).any()


def test_the_rule_spares_who_overlooks_small_objects():
    split = tiny_split(8, seed=5)
    split.objects.occluded[::3] = 0.9
    blind = Knowing(split, keep=lambda objects: objects.occluded < 0.8)
    seeing, all_of_them = evaluate(blind, ANCHORS, split), evaluate(blind, ANCHORS, split, rule=False)
    assert np.nanmean(seeing) > 0.85 > 0.8 > np.nanmean(all_of_them)


def slow_cost(labels, outputs):
    """One place after another; boxes by their corners."""
    total, n_objects = 0.0, 0
    for label, output in zip(labels, outputs, strict=True):
        output = output.reshape(*label.shape[:-1], 12)
        for row, column, k in np.ndindex(label.shape[:3]):
            entry, z = label[row, column, k], output[row, column, k].astype(float)
            sigmoid = 1 / (1 + np.exp(-z[:5]))
            wanted = 0.0
            if entry[4]:
                n_objects += 1
                centre, size = np.add(sigmoid[1::-1], (row, column)), np.exp(z[3:1:-1]) * ANCHORS[k][::-1]
                true_centre, true_size = np.add(entry[1::-1], (row, column)), entry[3:1:-1]
                a = np.concatenate([centre - size / 2, centre + size / 2])
                b = np.concatenate([true_centre - true_size / 2, true_centre + true_size / 2])
                iou = overlaps(a[None], b[None])[0, 0]
                hull = np.prod(np.maximum(a[2:], b[2:]) - np.minimum(a[:2], b[:2]))
                union = (size.prod() + true_size.prod()) / (1 + iou)
                total += 2 * (1 - iou + (hull - union) / hull)
                total -= 2 * (z[5:] - np.log(np.exp(z[5:]).sum()))[entry[5:-1] == 1].item()
                wanted = 0.7 + 0.3 * iou
            if entry[-1]:
                total -= wanted * np.log(sigmoid[4]) + (1 - wanted) * np.log(1 - sigmoid[4])
    return total / max(n_objects, 1)


@pytest.mark.slow
def test_the_cost_equals_a_slow_count():
    rng = np.random.default_rng(6)
    split = tiny_split(3, seed=6)
    labels = np.stack(
        [
            label_of(one.boxes / 16, one.kinds, one.counts, ANCHORS, (4, 6), 7)
            for one in objects_of(split, 18, 0.7)
        ]
    )
    assert 0 < labels[..., -1].mean() < 1
    outputs = rng.normal(0, 1.5, (3, 4, 6, 24)).astype(np.float32)
    cost = yolo_cost(ANCHORS, (4, 6), 7)
    assert float(cost(labels, outputs)) == pytest.approx(slow_cost(labels, outputs), rel=1e-4)
    none = np.zeros_like(labels)
    assert float(cost(none, outputs)) == 0
    none[..., -1] = 1
    assert float(cost(none, outputs)) == pytest.approx(slow_cost(none, outputs), rel=1e-4)
    right = np.stack([output_for(label) for label in labels]).astype(np.float32)
    assert float(cost(labels, right)) < 0.01
    assert np.isfinite(float(cost(labels, outputs * 1000)))


@pytest.fixture
def narrow(monkeypatch):
    """A network of a few channels, and no graph of it, so that training takes seconds."""
    import tensorflow as tf

    monkeypatch.setattr(yolo, "WIDTHS", (4, 8, 8, 16, 16))
    monkeypatch.setattr(yolo, "BLOCKS", (0, 0, 0, 1, 0))
    monkeypatch.setattr(yolo, "PASSED", 8)
    tf.config.run_functions_eagerly(True)
    yield
    tf.config.run_functions_eagerly(False)


def tiny_data():
    splits = {name: tiny_split(seed=n) for n, name in enumerate(("train", "validation", "test"))}
    return SegmentedDataSet(STREET, splits, "a test")


@pytest.mark.slow
def test_the_recipe_trains_and_goes_on_where_it_was_stopped(tmp_path, monkeypatch, narrow):
    data, more = tiny_data(), [tiny_split(4, seed=9)]
    stages = parse_stages("64x96:2:0.02,64x96:1:0.005", 32)
    example, chance = YoloTraining._example, []

    def noted(self, number, seed):
        chance.append((int(seed), int(number)))
        return example(self, number, seed)

    monkeypatch.setattr(YoloTraining, "_example", noted)
    measured = []

    def looked_at(model, anchors, *arguments):
        measured.append((model.get_weights(), anchors.tolist()))
        return evaluate(model, anchors, *arguments)

    monkeypatch.setattr(yolo_street, "evaluate", looked_at)
    whole = yolo_street.make(data, more, stages, 1, tmp_path / "whole.h5", build=tmp_path / "a")

    save, saved = YoloTraining.save, []

    def stop_after_first_and_second(self, path):
        save(self, path)
        saved.append((self.stage, self.epoch))
        if len(saved) < 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(YoloTraining, "save", stop_after_first_and_second)
    for _ in range(2):
        with pytest.raises(KeyboardInterrupt):
            yolo_street.make(data, more, stages, 1, tmp_path / "stopped.h5", build=tmp_path / "b")
        assert not (tmp_path / "stopped.h5").exists()
    resumed = yolo_street.make(data, more, stages, 1, tmp_path / "stopped.h5", build=tmp_path / "b")
    assert saved == [(0, 1), (1, 0), (2, 0)]
    # Each picture in each of three epochs, with chance of its own, which is the same when it goes on.
    assert len(set(chance)) == 30 and sorted(chance[:30]) == sorted(chance[30:])
    assert sorted(number for _, number in chance[:30]) == np.repeat(range(10), 3).tolist()

    (facts_one, one), (facts_other, other) = (
        load_checkpoint(next((tmp_path / name).iterdir())) for name in "ab"
    )
    for group in ("weights", "optimiser"):
        for left, right in zip(one[group], other[group], strict=True):
            assert np.allclose(left, right, rtol=1e-4, atol=1e-6)
    costs, again = ([record["cost"] for record in facts["history"]] for facts in (facts_one, facts_other))
    assert costs == pytest.approx(again, rel=1e-5) and costs[2] < costs[0]
    assert [("mean_ap" in record) for record in facts_one["history"]] == [False, True, True]

    assert resumed["held_out"] == whole["held_out"]
    assert whole["stages"] == ["64x96:2:0.02", "64x96:1:0.005"] and whole["size"] == [64, 96]
    assert whole["trained_on"] == "street: a test, and 4 pictures more"
    assert set(whole["held_out"]) == {"validation", "test"} and whole["classes"] == list(STREET.kinds)
    assert list(whole["held_out"]["test"]["ap"]) == list(STREET.kinds)

    again = yolo_street.make(data, more, stages, 1, tmp_path / "again.h5", build=tmp_path / "b")
    assert len(saved) == 3 and again["sha256"] == resumed["sha256"]

    assert weights_files.read_model_facts("whole.json", tmp_path) == whole
    model = yolo.build_yolo((64, 96))
    weights_files.load_weights(model, "whole.h5", whole, tmp_path)
    assert whole["parameters"] == model.count_params()
    for got, trained in zip(model.get_weights(), one["weights"], strict=True):
        assert np.array_equal(got, trained.astype(np.float16).astype(np.float32))
    # What is measured is what is shipped.
    for arrays, anchors in measured[:6]:
        assert anchors == whole["anchors"]
        assert all(map(np.array_equal, arrays, model.get_weights()))


def test_several_sizes_are_refused():
    with pytest.raises(ValueError, match="one size of picture"):
        yolo_street.make(tiny_data(), [], parse_stages("64x96:1:0.001,96x160:1:0.001", 32))


@pytest.mark.slow
def test_pictures_of_another_size_are_brought_to_the_stages(narrow):
    data = tiny_data()
    training = YoloTraining(
        [data.train, tiny_split(2, (96, 160))],
        data.validation.resized(32, 64),
        parse_stages("64x96:1:0.1"),
        0,
    )
    assert {x.shape for x in training.x} == {(64, 96, 3)} and training.validation.size == (64, 96)
    assert len(training.x) == len(training.objects) == 8 and training.batches == 1
    assert training.model.output.shape == (None, 4, 6, 60) and training.anchors.shape == (5, 2)
    alone = YoloTraining([data.train], data.validation, parse_stages("64x96:1:0.1"), 0)
    assert np.array_equal(training.anchors, alone.anchors)


def test_bad_stages_end_the_recipe_with_a_message(capsys):
    assert yolo_street.main(["--stages", "48x80:1:0.1"]) == 2
    assert "The stage '48x80:1:0.1' needs" in capsys.readouterr().out


@pytest.mark.parametrize("content", [None, b"<html>", b"\x89HDF\r\n\x1a\n and no more"])
def test_a_wrong_file_of_more_streets_is_named(tmp_path, capsys, content):
    path = tmp_path / "more.h5"
    if content is not None:
        path.write_bytes(content)
    assert yolo_street.main(["--more", str(path)]) == 2
    assert str(path) in capsys.readouterr().out.replace("\n", "")
