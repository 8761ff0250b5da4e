"""The U-Net's warm start: the network, its bundled weights, and the recipe that makes them."""

import re
import subprocess
import sys

import numpy as np
import pytest

from shared_utils.datasets import DataError, SegmentedDataSet, SegmentedSplit, load_street
from shared_utils.datasets.resizing import nearest
from shared_utils.datasets.street import STREET
from shared_utils.models import (
    cards,
    pretrained_unet,
    scaled_for_unet,
    unet,
    unet_street,
    unet_street_training,
    weights,
)
from shared_utils.models.checkpoints import load_checkpoint
from shared_utils.models.recipes import parse_stages
from shared_utils.models.unet_street_training import UnetTraining, predict_masks, varied

FACTS = weights.read_model_facts(unet.FACTS)


def test_importing_the_package_imports_no_tensorflow():
    code = "import sys, shared_utils.models; print('tensorflow' in sys.modules or 'keras' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_the_facts_fit_the_file_and_the_budget():
    arrays = weights.read_weights(unet.FILE, FACTS)
    assert FACTS["parameters"] == sum(array.size for array in arrays.values()) == 540_909
    assert FACTS["arrays"] == len(arrays) == 48 and FACTS["bytes"] < 1.2e6
    assert FACTS["made_by"] == unet_street.COMMAND and FACTS["licence"] == "CC BY 4.0"
    assert FACTS["version"] == unet_street.VERSION and FACTS["seed"] == unet_street.SEED
    assert [*arrays][:: len(arrays) - 1] == ["000_down0_conv1_kernel", "047_logits_bias"]


def test_the_recipe_s_defaults_are_those_of_the_bundled_weights():
    assert ",".join(FACTS["stages"]) == unet_street.STAGES


def test_the_card_says_what_the_facts_say():
    card = (cards.CARDS / "unet_street.md").read_text(encoding="utf-8")
    assert cards.renewed(card, FACTS) == card, "run python -m shared_utils.models.cards"
    assert (
        FACTS["sha256"] in card
        and f"IoU of poles | {FACTS['held_out']['validation']['iou']['poles']:.3f}" in card
    )


def test_a_card_without_its_marks_is_refused():
    with pytest.raises(DataError, match="marks of the part facts are missing"):
        cards.renewed("# Model card", FACTS)


def test_pictures_are_scaled_the_same_for_all_channels():
    x = np.array([0, 51, 255], np.uint8)
    scaled = scaled_for_unet(x)
    assert scaled.dtype == np.float32 and scaled == pytest.approx([-1.8, -1, 2.2])
    assert np.array_equal(scaled_for_unet(x.astype(np.float64)), scaled)
    assert scaled_for_unet(np.zeros((0, 2, 2, 3))).shape == (0, 2, 2, 3)


@pytest.mark.parametrize(
    "x, words",
    [
        ([0.0, 0.5, 1.0], "from 0 to 1"),
        ([-1.8, 2.2], "from -1.8 to 2.2"),
        ([0, 256], "to 256"),
        ([np.nan], "nan"),
    ],
)
def test_pictures_that_are_scaled_already_are_refused(x, words):
    with pytest.raises(ValueError, match=re.escape(words)):
        scaled_for_unet(np.array(x))


@pytest.mark.parametrize(
    "size, words",
    [
        ((100, 160, 3), r"divisible by 16.*\(96, 160, 3\)"),
        ((96, 168, 3), r"divisible by 16"),
        ((8, 16, 3), r"divisible by 16.*\(16, 16, 3\)"),
        ((96, 160, 1), "3 channels"),
        ((96, 160), "three whole numbers"),
        (96, "three whole numbers"),
        (("a", 16, 3), "three whole numbers"),
        ((96.5, 160, 3), "three whole numbers"),
        ((0, 160, 3), "three whole numbers"),
        ((None, None, 3), "three whole numbers"),
    ],
)
def test_sizes_that_do_not_fit_are_refused(size, words):
    with pytest.raises(ValueError, match=words):
        pretrained_unet(size)


def test_a_varied_picture_keeps_its_mask_in_step():
    """Where the mask says 7 the picture is white, whatever is cut; and left stays left."""
    rng = np.random.default_rng(0)
    mask = np.zeros((32, 48), np.uint8)
    mask[:, :16] = 7
    picture = np.repeat(np.where(mask == 7, 255, 0).astype(np.uint8)[..., None], 3, axis=2)
    whole, cut = (nearest(mask[None], 16, 32)[0] == 7).mean(), 0
    for _ in range(40):
        x, y = varied(picture, mask, (16, 32), rng)
        assert (
            x.shape == (16, 32, 3) and x.dtype == np.float32 and y.shape == (16, 32) and y.dtype == np.uint8
        )
        assert x[y == 7].min() > 0 > x[y == 0].mean()
        assert y[0, 0] == 7 and y[0, -1] == 0
        cut += (y == 7).mean() != whole
    assert 10 <= cut <= 30


@pytest.fixture
def other_files(tmp_path, monkeypatch):
    """Copies of the bundled files, in the place of them."""
    for name in (unet.FILE, unet.FACTS):
        (tmp_path / name).write_bytes((weights.FILES / name).read_bytes())
    monkeypatch.setattr(unet, "FILES", tmp_path)
    return tmp_path


@pytest.mark.slow
def test_damaged_weights_are_refused(other_files):
    path = other_files / unet.FILE
    path.write_bytes(path.read_bytes()[:-1000])
    with pytest.raises(DataError, match="cut short") as caught:
        pretrained_unet((16, 16, 3))
    assert str(path) in str(caught.value) and "git checkout -- shared_utils/models/files/" in str(
        caught.value
    )


@pytest.mark.slow
def test_the_network_has_the_parameters_of_the_exercise():
    model = unet.build_unet()
    assert model.count_params() == 540_909 and model.output.shape == (None, 96, 160, 13)
    assert unet.build_unet((96, 128, 3), 32, 23).count_params() == 8_640_471


@pytest.mark.slow
@pytest.mark.parametrize("size", [(16, 32, 3), [48, 80, 3]])
def test_any_size_divisible_by_16_has_the_same_weights(size):
    model = pretrained_unet(size)
    arrays = weights.read_weights(unet.FILE, FACTS)
    assert model.output.shape[1:] == (*size[:2], 13)
    for got, stored in zip(model.get_weights(), arrays.values(), strict=True):
        assert got.dtype == np.float32 and np.array_equal(got, stored.astype(np.float32))


@pytest.mark.slow
def test_the_bundled_weights_do_as_well_as_recorded(monkeypatch):
    monkeypatch.delenv("COURSE_STREET", raising=False)
    recorded = FACTS["held_out"]["test"]["first"]
    few = load_street(splits=["test"]).test.take(slice(0, recorded["pictures"])).resized(96, 160)
    accuracy = np.mean(predict_masks(pretrained_unet(), few.x) == few.y)
    assert accuracy == pytest.approx(recorded["pixel_accuracy"], abs=5e-4)


def tiny_data(n=4):
    """Pictures of stripes whose brightness is their class."""
    rng = np.random.default_rng(1)
    splits = {}
    for name in ("train", "validation", "test"):
        y = np.repeat(rng.integers(13, size=(n, 4, 6)).astype(np.uint8), 8, axis=1).repeat(8, axis=2)
        splits[name] = SegmentedSplit(np.repeat((y * 19)[..., None], 3, axis=3), y)
    return SegmentedDataSet(STREET, splits, "a test")


@pytest.mark.slow
def test_the_recipe_trains_and_goes_on_where_it_was_stopped(tmp_path, monkeypatch):
    for module in (unet_street, unet_street_training):
        monkeypatch.setattr(module, "SIZE", (16, 32))
    data, stages = tiny_data(), parse_stages("16x32:1:0.004,32x48:2:0.002", 16)
    whole = unet_street.make(data, stages, 1, tmp_path / "whole.h5", build=tmp_path / "a")

    save, saved = UnetTraining.save, []

    def stop_after_second(self, path):
        save(self, path)
        saved.append((self.stage, self.epoch))
        if len(saved) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(UnetTraining, "save", stop_after_second)
    with pytest.raises(KeyboardInterrupt):
        unet_street.make(data, stages, 1, tmp_path / "stopped.h5", build=tmp_path / "b")
    assert not (tmp_path / "stopped.h5").exists()
    resumed = unet_street.make(data, stages, 1, tmp_path / "stopped.h5", build=tmp_path / "b")
    assert saved == [(1, 0), (1, 1), (2, 0)]
    assert resumed["held_out"] == whole["held_out"] and resumed["stages"] == [
        "16x32:1:0.004",
        "32x48:2:0.002",
    ]
    pairs = (
        weights.read_weights(f"{n}.h5", f, tmp_path) for n, f in (("whole", whole), ("stopped", resumed))
    )
    for one, other in zip(*(pair.values() for pair in pairs), strict=True):
        assert np.allclose(one, other, atol=2e-3)

    (_, one), (_, other) = (load_checkpoint(next((tmp_path / name).iterdir())) for name in "ab")
    for left, right in zip(one["optimiser"], other["optimiser"], strict=True):
        assert np.allclose(left, right, rtol=1e-2, atol=1e-4)  # the number of steps among them

    again = unet_street.make(data, stages, 1, tmp_path / "again.h5", build=tmp_path / "b")
    assert len(saved) == 3 and again["sha256"] == resumed["sha256"]


def test_bad_stages_end_the_recipe_with_a_message(capsys):
    assert unet_street.main(["--stages", "50x80:1:0.1"]) == 2
    assert "divisible by 16" in capsys.readouterr().out
