"""The network to transfer from: its weights, its arguments, and the recipe that trains it."""

import numpy as np
import pytest

from shared_utils.datasets import DataError, DataSet, Split
from shared_utils.datasets.signs import SIGNS
from shared_utils.models import (
    cards,
    mobilenet,
    mobilenet_patterns,
    mobilenet_training,
    pretrained_mobilenet_v2,
    probes,
    weights,
)
from shared_utils.models.checkpoints import load_checkpoint
from shared_utils.models.mobilenet_patterns import Act
from shared_utils.models.mobilenet_training import MobilenetTraining
from shared_utils.models.mobilenet_variation import chances, edges, vary
from shared_utils.models.patterns import QUESTIONS, make_patterns
from shared_utils.models.recipes import parse_stages

FACTS = weights.read_model_facts(mobilenet.FACTS)
SMALL = (32, 32, 3)


def test_the_facts_fit_the_file_and_the_budget():
    arrays = weights.read_weights(mobilenet.FILE, FACTS)
    assert sum(array.size for array in arrays.values()) == FACTS["parameters"] == 410_208
    assert FACTS["arrays"] == len(arrays) == 260 and FACTS["bytes"] < 1.3e6
    assert FACTS["made_by"] == mobilenet_patterns.COMMAND and FACTS["licence"] == "CC BY 4.0"
    assert FACTS["version"] == mobilenet_patterns.VERSION and FACTS["seed"] == mobilenet_patterns.SEED
    assert ",".join(FACTS["stages"]) == f"{mobilenet_patterns.STAGES},{mobilenet_patterns.LATER_STAGES}"


def test_the_probes_have_at_most_half_the_errors_of_random_features_on_two_tasks():
    """Alpacas do not count: the network has seen creatures in their meadows."""
    probed = FACTS["held_out"]["probes"]
    assert probed.keys() == {"signs", "happy", "alpaca"}
    assert max(probed[name]["ratio"] for name in ("signs", "happy")) <= 0.5


def test_the_card_says_what_the_facts_say():
    card = (cards.CARDS / "mobilenet_patterns.md").read_text(encoding="utf-8")
    assert cards.renewed(card, FACTS) == card, "run python -m shared_utils.models.cards"
    assert FACTS["sha256"] in card


@pytest.mark.parametrize(
    "shape, words",
    [
        ((160, 160), "three whole numbers"),
        (160, "three whole numbers"),
        (None, "three whole numbers"),
        (("a", 160, 3), "three whole numbers"),
        ((96.5, 160, 3), "three whole numbers"),
        ((float("inf"), 160, 3), "three whole numbers"),
        ((160, 160, 1), "3 channels"),
        ((31, 160, 3), "at least 32"),
        ((0, 160, 3), "at least 32"),
    ],
)
def test_shapes_that_do_not_fit_are_refused(shape, words):
    with pytest.raises(ValueError, match=words):
        pretrained_mobilenet_v2(shape)


@pytest.mark.parametrize("name", ["Bundled", "", 3, True, ["bundled"]])
def test_unknown_weights_are_refused(name):
    with pytest.raises(ValueError, match=r"weights is .* it must be"):
        pretrained_mobilenet_v2(weights=name)


def test_what_has_no_weights_is_refused():
    with pytest.raises(ValueError, match="have no top"):
        pretrained_mobilenet_v2(include_top=True)
    with pytest.raises(ValueError, match="squares of 96, 128"):
        pretrained_mobilenet_v2((100, 100, 3), include_top=True, weights="imagenet")


@pytest.mark.slow
def test_the_bundled_weights_are_loaded_as_float32_for_any_shape():
    arrays = weights.read_weights(mobilenet.FILE, FACTS)
    model = pretrained_mobilenet_v2([40, 96, 3])
    assert model.output.shape == (None, 2, 3, 1280) and model.trainable
    for got, stored in zip(model.get_weights(), arrays.values(), strict=True):
        assert got.dtype == np.float32 and np.array_equal(got, stored.astype(np.float32))
    features = model(np.zeros((1, 40, 96, 3), np.float32), training=False).numpy()
    assert np.isfinite(features).all() and features.std() > 0


@pytest.mark.slow
def test_random_weights_differ_and_may_have_a_top():
    one, other = pretrained_mobilenet_v2(SMALL, True, None), pretrained_mobilenet_v2(SMALL, True, None)
    assert one.output.shape == (None, 1000)
    assert not np.array_equal(one.get_weights()[0], other.get_weights()[0])


@pytest.mark.slow
def test_damaged_weights_are_refused(tmp_path, monkeypatch):
    for name in (mobilenet.FILE, mobilenet.FACTS):
        (tmp_path / name).write_bytes((weights.FILES / name).read_bytes())
    monkeypatch.setattr(mobilenet, "FILES", tmp_path)
    path = tmp_path / mobilenet.FILE
    path.write_bytes(path.read_bytes()[:-1000])
    with pytest.raises(DataError, match="cut short"):
        pretrained_mobilenet_v2(SMALL)


@pytest.mark.slow
def test_weights_of_keras_come_from_its_cache(monkeypatch, tmp_path):
    from keras.src.utils import file_utils

    random = pretrained_mobilenet_v2((96, 96, 3), weights=None)
    random.save_weights(tmp_path / "mine.weights.h5")
    asked = []

    def cached(name, origin, cache_subdir):
        asked.append(name)
        return str(tmp_path / "mine.weights.h5")

    monkeypatch.setattr(file_utils, "get_file", cached)
    model = pretrained_mobilenet_v2((96, 96, 3), weights="imagenet")
    assert asked == ["mobilenet_v2_weights_tf_dim_ordering_tf_kernels_0.35_96_no_top.h5"]
    assert np.array_equal(model.get_weights()[0], random.get_weights()[0])


@pytest.mark.slow
def test_a_varied_picture_keeps_its_mask_in_step():
    """Where the mask is full the picture is white, whatever is cut."""
    rng = np.random.default_rng(0)
    x, masks = np.zeros((24, 64, 64, 3), np.uint8), np.zeros((24, 16, 16), np.uint8)
    x[:, :, :32], masks[:, :, :8] = 255, 255
    seen = set()
    for _ in range(6):
        chance = chances(rng, 24)
        got, cut, drawn = (part.numpy() for part in vary(x, masks, chance, (64, 96)))
        assert got.shape == (24, 64, 96, 3) and got.dtype == np.float32 and cut.shape == (24, 16, 24)
        assert drawn.shape == (24, 6 * 6 * 8) and np.isfinite(drawn).all()
        assert got.min() >= -1 and got.max() <= 1
        coarse = got.mean(-1).reshape(24, 16, 4, 24, 4).mean(axis=(2, 4))
        for picture, mask in zip(coarse, cut, strict=True):
            assert picture[mask > 0.95].min() > picture[mask < 0.05].max()
        seen.add(bool(chance["blurred"]))
    assert seen == {True, False}


@pytest.mark.slow
def test_the_mask_s_cells_are_put_together_in_place():
    """Each cell's logits come from its own place: with one cell's input changed, only its block changes."""
    import keras

    _, model = mobilenet_training.build_questioned((64, 96), QUESTIONS)
    head = keras.Model(model.get_layer("mask").input, model.outputs[1])
    features = np.zeros((1, 2, 3, 1280), np.float32)
    features[0, 1, 2] = 1
    block = head(features).numpy()[0] != 0
    assert block.shape == (16, 24) and block[8:, 16:].all() and block.sum() == 64


@pytest.mark.slow
def test_edges_are_where_they_are_and_point_from_dark_to_light():
    x = np.zeros((1, 48, 48, 3), np.float32)
    x[:, :, 28:] = 1  # dark on the left: an edge in the fourth part of each row, towards angle 0
    drawn = edges(x).numpy().reshape(6, 6, 8)
    assert np.unravel_index(drawn.sum(axis=0).argmax(), (6, 8)) == (3, 0)
    assert drawn[:, 3, 0].min() > 10 * np.delete(drawn, 3, axis=1).max()
    turned = edges(x.swapaxes(1, 2)[:, ::-1]).numpy().reshape(6, 6, 8)
    assert np.unravel_index(turned.sum(axis=1).argmax(), (6, 8)) == (2, 6)
    assert np.isfinite(edges(np.zeros((1, 32, 32, 3), np.float32)).numpy()).all()


@pytest.mark.slow
def test_features_are_averaged_where_they_count():
    features = np.arange(8, dtype=np.float32).reshape(1, 2, 2, 2)
    share = np.zeros((1, 4, 4), np.float32)
    share[0, :2, 2:] = 1
    got = mobilenet_training.pooled_by(features, share).numpy()
    assert got == pytest.approx(features[:, 0, 1], rel=2e-3)


@pytest.mark.slow
def test_costs_count_what_was_asked_and_blind_guessing_costs_1():
    answers = np.full((4, len(QUESTIONS)), -1, np.int32)
    answers[0, :3] = 1
    logits = np.zeros((4, sum(QUESTIONS.values())), np.float32)
    costs = [
        float(cost) for cost in mobilenet_training.question_costs(logits, answers, list(QUESTIONS.values()))
    ]
    assert costs == pytest.approx([1, 1, 1] + [0] * (len(QUESTIONS) - 3), abs=1e-4)


@pytest.fixture
def tiny_network(monkeypatch):
    """A network of one layer in the place of MobileNetV2, which takes seconds to build."""

    def build(shape, include_top=False):
        import keras
        from keras import layers

        x = keras.Input(shape)
        y = layers.Conv2D(8, 32, 32, padding="same", name="only")(x)
        return keras.Model(x, layers.ReLU(6.0)(layers.BatchNormalization(name="norm")(y)))

    monkeypatch.setattr(mobilenet_training, "build_mobilenet", build)
    monkeypatch.setattr(mobilenet_patterns, "build_mobilenet", build)


def tiny_task():
    rng = np.random.default_rng(0)
    splits = {}
    for name, m in (("train", 24), ("validation", 12), ("test", 12)):
        y = np.arange(m) % 2
        x = rng.integers(0, 60, (m, 32, 32, 3)) + 180 * y[:, None, None, None]
        splits[name] = Split(x.astype(np.uint8), y)
    return DataSet(SIGNS, splits, "a test")


def test_probes_choose_on_the_validation_pictures():
    rng = np.random.default_rng(0)
    labels = {name: rng.integers(2, size=40) for name in ("train", "validation", "test")}
    features = {name: rng.normal(size=(40, 5)) + 4 * y[:, None] for name, y in labels.items()}
    found = probes.probe_features(features, labels, (0.01, 1.0))
    assert found == {"errors": 0, "pictures": 40, "share": 0.0, "C": 1.0}
    noise = {name: rng.normal(size=(40, 30)) for name in labels}
    assert probes.probe_features(noise, labels, (0.001, 1.0))["C"] == 0.001
    features["test"] = -features["test"]
    assert probes.probe_features(features, labels)["errors"] > 10


@pytest.mark.slow
def test_the_recipe_trains_and_goes_on_where_it_was_stopped(tmp_path, monkeypatch, tiny_network):
    monkeypatch.setattr(mobilenet_patterns, "RANDOM", 1)
    patterns, tasks = make_patterns(20, 32, 1), {"task": (tiny_task(), (32, 32))}
    validation = make_patterns(6, 32, 2)
    acts = [
        Act(patterns, parse_stages("32x32:2:0.002", 32), 8),
        Act(make_patterns(8, 32, 3), parse_stages("32x32:1:0.001", 32), 4, 1.0),
    ]

    def make(out, build):
        return mobilenet_patterns.make(acts, validation, tasks, 1, tmp_path / out, build=build)

    whole = make("whole.h5", tmp_path / "a")
    save, saved = MobilenetTraining.save, []

    def stop_after_first(self, path):
        save(self, path)
        saved.append((self.stage, self.epoch))
        if len(saved) == 1:
            raise KeyboardInterrupt

    monkeypatch.setattr(MobilenetTraining, "save", stop_after_first)
    with pytest.raises(KeyboardInterrupt):
        make("stopped.h5", tmp_path / "b")
    assert not (tmp_path / "stopped.h5").exists()
    resumed = make("stopped.h5", tmp_path / "b")
    assert saved == [(0, 1), (1, 0), (1, 0)] and resumed["stages"] == ["32x32:2:0.002", "32x32:1:0.001"]
    # Each act has a checkpoint of its own, named after its settings and those before it.
    kept = [sorted(path.name for path in (tmp_path / name).iterdir()) for name in "ab"]
    assert kept[0] == kept[1] and len(kept[0]) == 2
    (_, one), (_, other) = (load_checkpoint(tmp_path / name / kept[0][0]) for name in "ab")
    for left, right in zip(one["optimiser"], other["optimiser"], strict=True):
        assert np.allclose(left, right, rtol=1e-2, atol=1e-3)

    again = make("again.h5", tmp_path / "b")
    assert len(saved) == 3 and again["sha256"] == resumed["sha256"]
    probed = whole["held_out"]["probes"]["task"]
    assert probed["pictures"] == 12 and len(probed["errors_random"]) == 1
    questions = whole["held_out"]["questions"]
    assert set(questions["right"]) == set(questions["commonest"]) == set(QUESTIONS)
    assert "| task | 32 x 32 | 12 |" in cards.scores_table(whole["held_out"])
    assert weights.read_weights("whole.h5", whole, tmp_path)["000_only_kernel"].shape == (32, 32, 3, 8)


def test_bad_stages_end_the_recipe_with_a_message(capsys):
    assert mobilenet_patterns.main(["--stages", "50x80:1:0.1"]) == 2
    assert "divisible by 32" in capsys.readouterr().out
