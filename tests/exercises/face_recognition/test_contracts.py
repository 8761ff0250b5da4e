"""What holds for the exercises of this topic; `test_all_contracts` has what holds for all topics."""

import numpy as np
import pytest

from shared_utils.exercises.face_recognition import encoders
from shared_utils.exercises.face_recognition.contracts.semi_hard_triplets import CLEAR, gaps
from shared_utils.graders.probe import to_live

from .judging import TOPIC, visible_cases

POINTS = {
    "triplet_loss": 20,
    "semi_hard_triplets": 22,
    "choose_threshold": 18,
    "verify": 20,
    "who_is_it": 20,
}


def all_cases(exercise, seeds=10):
    """Visible and hidden cases, with the key of their group."""
    drawn = [
        (g.key, c) for seed in range(seeds) for g in TOPIC.exercise(exercise).groups for c in g.draw(seed)
    ]
    return [(group.key, case) for group, case in visible_cases(exercise)] + drawn


def test_the_exercises_stand_in_lesson_order_with_their_points():
    assert [(name, exercise.points) for name, exercise in TOPIC.exercises.items()] == list(POINTS.items())


def test_encodings_of_triplets_are_unit_vectors_and_no_term_lies_near_zero():
    for _, case in all_cases("triplet_loss"):
        anchor, positive, negative = (np.asarray(part, float) for part in case.arguments["y_pred"])
        for part in (anchor, positive, negative):
            np.testing.assert_allclose(np.linalg.norm(part, axis=1), 1, atol=1e-6)
        gap = np.square(anchor - positive).sum(axis=1) - np.square(anchor - negative).sum(axis=1)
        assert np.abs(gap + case.arguments.get("alpha", 0.2)).min() > 0.02


def test_every_triplet_of_the_basic_group_adds_something():
    loss = TOPIC.reference("triplet_loss")
    for key, case in all_cases("triplet_loss"):
        parts = case.arguments["y_pred"]
        alpha = case.arguments.get("alpha", 0.2)
        adds = [loss(None, [part[i : i + 1] for part in parts], alpha) > 0 for i in range(len(parts[0]))]
        if key == "basic":
            assert all(adds)
        if key == "none_adds":
            assert not any(adds)
        if key == "some_add_nothing":
            assert any(adds) and not all(adds)


def test_no_triple_lies_near_a_bound():
    for _, case in all_cases("semi_hard_triplets"):
        encodings, labels = case.arguments["encodings"], case.arguments["labels"]
        np.testing.assert_allclose(np.linalg.norm(encodings, axis=1), 1, atol=1e-6)
        gap = gaps(encodings, labels)
        gap = gap[np.isfinite(gap)]
        assert not gap.size or np.abs(gap).min() > CLEAR / 2
        assert not gap.size or np.abs(gap - case.arguments.get("alpha", 0.2)).min() > CLEAR / 2


def test_rates_are_exactly_max_far_or_far_from_it():
    for key, case in all_cases("choose_threshold"):
        distances, same, max_far = (case.arguments[name] for name in ("distances", "same", "max_far"))
        different = int((~same).sum())
        assert different and 0 <= max_far < 1
        nearest = np.abs(np.arange(different + 1) / different - max_far).min()
        assert nearest == 0 if key in ("exact", "zero") else nearest > 0.02
        thousandths = distances * 1000 % 1
        assert np.all((thousandths > 0.25) & (thousandths < 0.75))


def distances_of(case, model, database):
    live = to_live(model)
    encoding = live(case.arguments["image_path"].pixels[None] / 255)
    return {name: float(np.linalg.norm(enrolled - encoding)) for name, enrolled in database.items()}


@pytest.mark.parametrize("exercise", ["verify", "who_is_it"])
def test_no_distance_lies_near_the_threshold_and_encodings_are_unit_vectors(exercise):
    for key, case in all_cases(exercise):
        if key == "at_the_threshold":
            continue
        for database in (case.arguments["database"], case.state["database"]):
            for enrolled in database.values():
                assert enrolled.shape == (1, encoders.SIZE) and enrolled.dtype == np.float32
                assert np.linalg.norm(enrolled) == pytest.approx(1, abs=1e-6)
        dists = sorted(distances_of(case, case.arguments["model"], case.arguments["database"]).values())
        assert all(abs(dist - 0.7) > 0.01 for dist in dists)
        assert not dists or np.diff(dists, append=9)[0] > 1e-3


@pytest.mark.parametrize("exercise", ["verify", "who_is_it"])
def test_the_notebooks_names_differ_from_the_arguments_in_their_groups_only(exercise):
    """An answer that reads one of them loses the points of one group."""
    for key, case in all_cases(exercise):
        arguments = case.arguments
        outside = (
            case.state["FRmodel"] == arguments["model"],
            case.state["database"] is arguments["database"],
        )
        assert outside == (key != "model", key != "database")


def test_a_distance_of_exactly_0_7():
    for seed in range(30):
        (case,) = TOPIC.exercise("verify").find_group("at_the_threshold").draw(seed)
        given = case.arguments
        (dist,) = distances_of(case, given["model"], given["database"]).values()
        assert dist == 0.7
        ours, door_open = TOPIC.reference("verify").__globals__, None
        ours["img_to_encoding"] = lambda path, model: model(path.pixels[None])
        try:
            dist, door_open = TOPIC.reference("verify")(**{**given, "model": to_live(given["model"])})
        finally:
            del ours["img_to_encoding"]
        assert (dist, door_open) == (0.7, False)


def test_an_unknown_name_is_in_no_database():
    for key, case in all_cases("verify"):
        known = case.arguments["identity"] in case.arguments["database"]
        assert known is (key != "unknown")


def test_the_stand_in_reads_any_picture(tmp_path):
    """Greyscale, with an alpha channel, of another size: as the lesson's function does."""
    from PIL import Image

    model = encoders.SmallEncoder(3)
    pixels = np.random.default_rng(0).integers(256, size=(96, 96, 3), dtype=np.uint8)
    picture = Image.fromarray(pixels)
    expected = model(pixels[None] / 255)
    for name, one in {"a": picture, "b": picture.convert("RGBA")}.items():
        one.save(tmp_path / f"{name}.png")
        encoding = encoders.img_to_encoding(str(tmp_path / f"{name}.png"), model)
        np.testing.assert_allclose(encoding, expected, atol=1e-6)
    for name, one in {"c": picture.convert("L"), "d": picture.resize((40, 70))}.items():
        one.save(tmp_path / f"{name}.png")
        encoding = encoders.img_to_encoding(str(tmp_path / f"{name}.png"), model)
        assert encoding.shape == (1, 128)
        assert np.linalg.norm(encoding) == pytest.approx(1, abs=1e-6)
    with pytest.raises(FileNotFoundError):
        encoders.img_to_encoding(str(tmp_path / "none.png"), model)


def test_every_argument_is_varied():
    """An answer that types an argument's default in is met by another value in every draw."""
    for seed in range(10):
        for exercise in TOPIC.exercises.values():
            cases = [case for group in exercise.groups for case in group.draw(seed)]
            for parameter in exercise.parameters.values():
                given = [case.arguments.get(parameter.name, parameter.default) for case in cases]
                assert len(set(map(repr, given))) > 1, parameter.name
