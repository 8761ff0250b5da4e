"""What the recipes share: stages, checkpoints, scores; none of it needs TensorFlow."""

import numpy as np
import pytest

from shared_utils.models.checkpoints import checkpoint_path, load_checkpoint, save_checkpoint
from shared_utils.models.recipes import Stage, parse_stages
from shared_utils.models.segmentation_scores import count_classes, scores_of


def test_stages_are_read_and_written_alike():
    text = "48x80:40:0.004,96x160:30:0.002"
    stages = parse_stages(text, 16)
    assert stages == [Stage((48, 80), 40, 0.004), Stage((96, 160), 30, 0.002)]
    assert ",".join(map(str, stages)) == text


@pytest.mark.parametrize(
    "text, words",
    [
        ("", "is not HEIGHTxWIDTH:EPOCHS:STEP"),
        ("48x80", "is not HEIGHTxWIDTH"),
        ("48:40:0.1", "is not HEIGHTxWIDTH"),
        ("48x80:4.5:0.1", "is not HEIGHTxWIDTH"),
        ("48x81:4:0.1", "divisible by 16"),
        ("-16x16:4:0.1", "divisible by 16"),
        ("48x80:0:0.1", "at least one epoch"),
        ("48x80:1:0.1,48x80:1:2", "'48x80:1:2' needs"),
        ("48x80:1:nan", "a step between 0 and 1"),
    ],
)
def test_what_is_no_stage_is_refused(text, words):
    with pytest.raises(ValueError, match=words):
        parse_stages(text, 16)


def test_a_checkpoint_comes_back_whole(tmp_path):
    path = tmp_path / "deep" / "net.npz"
    groups = {"weights": [np.arange(3.0), np.int64(4)], "best": [], "many": [np.array(n) for n in range(12)]}
    save_checkpoint(path, {"epoch": 3, "history": [{"cost": 0.25}]}, groups)
    facts, stored = load_checkpoint(path)
    assert facts == {"epoch": 3, "history": [{"cost": 0.25}]}
    assert stored["weights"][0].tolist() == [0, 1, 2] and stored["weights"][1] == 4
    assert [int(n) for n in stored["many"]] == list(range(12)) and "best" not in stored


def test_a_failed_save_leaves_the_old_checkpoint(tmp_path, monkeypatch):
    path = tmp_path / "net.npz"
    save_checkpoint(path, {"epoch": 1}, {})

    def killed(file, **arrays):
        file.write(b"half")
        raise KeyboardInterrupt

    monkeypatch.setattr(np, "savez", killed)
    with pytest.raises(KeyboardInterrupt):
        save_checkpoint(path, {"epoch": 2}, {})
    assert load_checkpoint(path)[0] == {"epoch": 1}
    assert [file.name for file in tmp_path.iterdir()] == ["net.npz"]


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04 and no more", b"text"])
def test_a_checkpoint_that_cannot_be_read_counts_as_none(tmp_path, content):
    path = tmp_path / "net.npz"
    if content is not None:
        path.write_bytes(content)
    assert load_checkpoint(path) is None


def test_a_checkpoint_without_facts_or_cut_short_counts_as_none(tmp_path):
    path = tmp_path / "net.npz"
    np.savez(path, weights=np.zeros(3))
    assert load_checkpoint(path) is None
    save_checkpoint(path, {}, {"weights": [np.zeros(1000)]})
    path.write_bytes(path.read_bytes()[:3000])
    assert load_checkpoint(path) is None


def test_other_settings_have_another_checkpoint(tmp_path):
    paths = [checkpoint_path("net", {"seed": seed, "stages": []}, tmp_path) for seed in (1, 2, 1)]
    assert paths[0] == paths[2] != paths[1] and paths[0].parent == tmp_path


def test_scores_by_hand():
    """Two rows of four: the example that the lesson works by hand."""
    y_true, y_pred = np.array([[0, 0, 1, 1], [0, 0, 2, 2]]), np.array([[0, 0, 0, 1], [0, 0, 1, 2]])
    counts = count_classes(y_true, y_pred, 4)
    assert counts.tolist() == [[4, 0, 0, 0], [1, 1, 0, 0], [0, 1, 1, 0], [0, 0, 0, 0]]
    scores = scores_of(counts)
    assert scores["pixel_accuracy"] == 0.75
    assert scores["iou"] == pytest.approx([0.8, 1 / 3, 0.5, np.nan], nan_ok=True)
    assert scores["mean_iou"] == pytest.approx((0.8 + 1 / 3 + 0.5) / 3)


def test_counts_of_small_types_do_not_overflow():
    masks = np.full((1, 4), 12, np.uint8)
    assert count_classes(masks, masks, 13)[12, 12] == 4
