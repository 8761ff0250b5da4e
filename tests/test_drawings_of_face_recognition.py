"""What the drawings of Face_Recognition show: numbers that come out when they are computed again."""

import itertools
import re
from types import SimpleNamespace

import numpy as np
import pytest
from drawing_scripts import COURSE, drawing_scripts
from PIL import Image

from shared_utils.exercises.face_recognition import references

IMAGES = COURSE / "Face_Recognition" / "images"


@pytest.fixture(scope="module")
def scripts():
    """Imports the drawing scripts of the topic."""
    with drawing_scripts("Face_Recognition") as scripts:
        yield scripts


@pytest.fixture(scope="module")
def example(scripts):
    return scripts("example")


def words_on(card):
    return [text.get_text() for text in card.texts]


def test_all_drawings_together_are_small():
    sizes = {path.name: path.stat().st_size for path in IMAGES.iterdir() if path.suffix in (".svg", ".gif")}
    assert sum(sizes.values()) < 600_000
    assert sizes["triplets_moving.gif"] < 250_000


def test_the_staff_of_the_drawings_are_those_of_the_data(example):
    from shared_utils.worlds.faces_roster import STAFF

    assert example.STAFF == STAFF


def test_encodings_are_unit_vectors_and_the_threshold_parts_them(example):
    encodings = example.ENCODINGS
    for values in encodings.values():
        assert values.shape == (128,)
        assert np.linalg.norm(values) == pytest.approx(1)
    for one, other in itertools.combinations(encodings, 2):
        d = np.linalg.norm(encodings[one] - encodings[other])
        assert example.between(one, other) == pytest.approx(d)
        assert (d < 0.7) == (one[0] == other[0])


def with_encodings_for_pictures(monkeypatch, example):
    """The references of verify and who_is_it, for which a picture is a person and a number."""

    def img_to_encoding(picture, model):
        return example.ENCODINGS[picture][np.newaxis]

    monkeypatch.setattr(references, "img_to_encoding", img_to_encoding, raising=False)
    return SimpleNamespace(
        verify=references.verify,
        who_is_it=references.who_is_it,
        database={name: example.ENCODINGS[name, 0][np.newaxis] for name in ("Kai", "Noa", "Sol", "Robin")},
    )


def test_the_two_questions_are_answered_as_the_exercises_answer_them(scripts, example, monkeypatch):
    questions, ours = scripts("draw_questions"), with_encodings_for_pictures(monkeypatch, example)
    words = words_on(questions.two_questions())
    assert tuple(ours.database) == questions.ENROLLED
    for (who, name), answer, beside in zip(
        questions.CLAIMS, ("yes", "no"), ("below 0.7", "not below 0.7"), strict=True
    ):
        dist, door_open = ours.verify((who, 1), name, ours.database, None)
        assert door_open == (answer == "yes")
        place = words.index(f"d = {dist:.2f}")
        assert words[place + 1 : place + 3] == [beside, answer]
    for who, answer in zip(questions.VISITORS, ("Noa", "nobody"), strict=True):
        dist, name = ours.who_is_it((who, 2), ours.database, None)
        assert (name or "nobody") == answer
        row = words.index(answer, words.index("Robin") + 1)
        shown = words[row - 4 : row]
        assert shown == [f"{example.between((who, 2), (other, 0)):.2f}" for other in ours.database]
        assert min(shown, key=float) == f"{dist:.2f}"


def test_the_door_shows_the_distances_of_one_picture(scripts, example, monkeypatch):
    ours = with_encodings_for_pictures(monkeypatch, example)
    words = words_on(scripts("draw_questions").at_the_door())
    dist, door_open = ours.verify(("Kai", 1), "Kai", ours.database, None)
    assert door_open and words.count("d to Kai") == words.count(f"{dist:.2f}") == 2
    assert ours.who_is_it(("Kai", 1), ours.database, None) == (dist, "Kai")
    for name in ours.database:
        place = len(words) - 1 - words[::-1].index(f"d to {name}")
        assert words[place + 1] == f"{example.between(('Kai', 1), (name, 0)):.2f}"
    assert {"below 0.7?", "the smallest", "open: Kai", "closed: None"} <= set(words)
    assert "128 numbers: shape (1, 128)" in words


def test_the_classifier_has_an_output_for_each_of_the_staff_and_the_encoder_a_row(scripts, example):
    words = words_on(scripts("draw_questions").classifier_or_encoder())
    for name in (*example.STAFF, "new"):
        assert words.count(name) == 2
    assert {"softmax, 12 outputs", "12 rows, nearest: Kai"} <= set(words)
    others = [example.between(("Kai", 1), (name, 0)) for name in example.STAFF if name != "Kai"]
    assert example.between(("Kai", 1), ("Kai", 0)) < min(others)


def test_the_siamese_network_shows_the_first_numbers_and_the_distance(scripts, example):
    words = words_on(scripts("draw_questions").siamese())
    shown = [float(word.replace("−", "-")) for word in words if re.fullmatch(r"−?\d\.\d\d", word)]
    first, second = example.ENCODINGS["Kai", 1], example.ENCODINGS["Kai", 2]
    np.testing.assert_allclose(shown, [*first[:6], *second[:6]], atol=0.005)
    assert f"d = {np.sqrt(((first - second) ** 2).sum()):.2f}" in words


def unit(degrees):
    return np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))])


def points_apart(*squares):
    """An anchor and points at these squared distances, unit vectors of two numbers."""
    return [unit(0), *(unit(np.degrees(np.arccos(1 - square / 2))) for square in squares)]


def loss_of(anchor, positive, negative):
    return float(
        references.triplet_loss(None, [np.array([values]) for values in (anchor, positive, negative)])
    )


def test_a_triplet_before_and_after(scripts, example):
    words = words_on(scripts("draw_triplets").triplet())
    for squares, loss in ((example.BEFORE, "0.60"), (example.AFTER, "0")):
        assert loss_of(*points_apart(*squares)) == pytest.approx(float(loss), abs=1e-6)
        sums = f"$|a-p|^2$ = {squares[0]:.2f}, $|a-n|^2$ = {squares[1]:.2f}"
        assert words[words.index(sums) + 1] == f"loss = {loss}"


def test_the_kinds_of_negatives(scripts, example):
    words = words_on(scripts("draw_triplets").triplet_kinds())
    kinds = ("easy", "semi-hard", "hard")
    assert example.TO_POSITIVE == 0.30 and example.TO_NEGATIVES == (0.75, 0.40, 0.20)
    for square, name, loss in zip(example.TO_NEGATIVES, kinds, ("0", "0.10", "0.30"), strict=True):
        points = points_apart(example.TO_POSITIVE, square)
        assert loss_of(*points) == pytest.approx(float(loss), abs=1e-6)
        chosen = references.semi_hard_triplets(np.array(points), np.array([0, 0, 1]))
        assert ((0, 1, 2) in chosen) == (name == "semi-hard")
        place = words.index(name)
        assert words[place - 2 : place] == [f"{square:.2f}", loss]
    assert example.kind(0.3, 0.3) == "hard" and example.kind(0.3, 0.5) == "easy"


def test_the_triplets_by_hand(scripts, example):
    words = words_on(scripts("draw_triplets").triplet_by_hand())
    a, p, n1, n2 = map(
        np.array, (example.ANCHOR, example.POSITIVE, example.FAR_NEGATIVE, example.NEAR_NEGATIVE)
    )
    for point in (a, p, n1, n2):
        assert point @ point == pytest.approx(1)
    squares = [float(((a - point) ** 2).sum()) for point in (p, n1, n2)]
    assert squares == pytest.approx([0.4, 0.8, 0.08])
    assert [example.squared(example.ANCHOR, tuple(point)) for point in (p, n1, n2)] == pytest.approx(squares)
    assert {"(1, 0)", "(0.8, 0.6)", "(0.6, 0.8)", "(0.96, −0.28)"} <= set(words)
    assert "$|a-p|^2 = 0.2^2 + 0.6^2 = 0.4$" in words
    assert "$|a-n_1|^2 = 0.4^2 + 0.8^2 = 0.8$" in words
    assert "$|a-n_2|^2 = 0.04^2 + 0.28^2 = 0.08$" in words
    assert (loss_of(a, p, n1), loss_of(a, p, n2)) == pytest.approx((0, 0.52), abs=1e-6)
    for line, result, kind in (
        ("max(0.4 − 0.8 + 0.2, 0) = max(−0.2, 0)", "= 0", "n1 is easy"),
        ("max(0.4 − 0.08 + 0.2, 0) = max(0.52, 0)", "= 0.52", "n2 is hard"),
    ):
        assert words[words.index(line) + 1 : words.index(line) + 3] == [result, kind]
    assert "sum of both: 0 + 0.52 = 0.52" in words


def test_thresholds_by_hand(scripts, example):
    words = words_on(scripts("draw_thresholds").threshold_by_hand())
    assert example.SAME.tolist() == [True, True, False, True, False, True, False, False]
    for limit, chosen, far, frr in ((0, 0.5, 0, 2), (0.25, 0.8, 1, 1), (0.5, 1.1, 2, 0)):
        assert references.choose_threshold(example.DISTANCES, example.SAME, limit) == np.float32(chosen)
        inside = np.less(example.DISTANCES, chosen)
        assert (inside & ~example.SAME).sum() == far and (~inside & example.SAME).sum() == frr
        place = words.index(f"max_far = {limit:g}")
        assert words[place + 1 : place + 6] == [
            f"{chosen:g}", f"{far} of 4", f"{far / 4:g}", f"{frr} of 4", f"{frr / 4:g}"
        ]  # fmt: skip
    assert example.MAX_FARS == (0, 0.25, 0.5)


def test_the_errors_of_the_schematic_threshold_lie_on_its_two_sides(scripts):
    draw = scripts("draw_thresholds")
    assert draw.SAME_PEAK < draw.DRAWN < draw.OTHER_PEAK
    words = words_on(draw.threshold())
    assert "schematic, not measured" in words
    assert {"false accept:", "a stranger is let in", "false reject:"} <= set(words)


def test_the_regression_computes_what_it_shows(scripts, example):
    draw = scripts("draw_thresholds")
    words, first = words_on(draw.difference_regression()), example.ENCODINGS[draw.REGRESSED[0]]
    assert (example.WEIGHTS < 0).all()
    for other, z, p in zip(draw.REGRESSED[1:], ("2.8", "−3.6"), ("0.95", "0.03"), strict=True):
        differences = abs(first - example.ENCODINGS[other])
        total = sum(w * x for w, x in zip(example.WEIGHTS, differences, strict=True)) + example.BIAS
        assert f"{total:.1f}".replace("-", "−") == z and f"{1 / (1 + np.exp(-total)):.2f}" == p
        assert words[words.index(f"z = {z}") + 1] == p
    assert [who for who, _ in draw.REGRESSED] == ["Kai", "Kai", "Noa"]


def test_the_steps_of_the_animation_go_down_the_slope_of_the_triplet_loss(example):
    def mean_loss(angles, active):
        points = np.stack([np.cos(angles), np.sin(angles)], axis=1)
        losses = [
            ((points[a] - points[p]) ** 2).sum() - ((points[a] - points[n]) ** 2).sum() + 0.2
            for a, p, n in active
        ]
        return np.mean(losses)

    places, labels = example.training(), example.LABELS
    triplets = [
        (a, p, n)
        for a, p, n in itertools.product(range(12), repeat=3)
        if a != p and labels[a] == labels[p] != labels[n]
    ]
    assert len(triplets) == example.TRIPLETS == 288
    for step in (0, 20, 45, 60):
        angles = places[step]
        active = [one for one in triplets if mean_loss(angles, [one]) > 0]
        assert len(active) == (example.shortfalls(angles) > 0).sum()
        slopes = [
            (mean_loss(angles + shift, active) - mean_loss(angles - shift, active)) / 2e-6
            for shift in 1e-6 * np.eye(12)
        ]
        np.testing.assert_allclose(example.slope(angles), slopes, atol=1e-6)
        np.testing.assert_allclose(places[step + 1], angles - 0.1 * np.array(slopes), atol=1e-6)
    assert all(mean_loss(places[-1], [one]) <= 0 for one in triplets)


def test_the_animation_counts_the_triplets_with_a_loss_and_ends_with_none(scripts, example):
    draw, places = scripts("draw_triplets"), example.training()
    cards, seconds = draw.animation()
    assert len(cards) == len(seconds) and seconds[-1] == max(seconds) >= 4
    steps = [int(words_on(card)[0].removeprefix("step ")) for card in cards]
    assert steps[0] == 0 and steps[-1] == len(places) - 1 and steps == sorted(set(steps))
    for step, card in zip(steps, cards, strict=True):
        count = (example.shortfalls(places[step]) > 0).sum()
        assert words_on(card)[1] == f"{count} of 288"
    assert (words_on(cards[0])[1], words_on(cards[-1])[1]) == ("197 of 288", "0 of 288")
    assert words_on(draw.moving_still()) == words_on(cards[0]) + words_on(cards[-1])
    with Image.open(IMAGES / "triplets_moving.gif") as animation:
        assert animation.n_frames == len(cards)


def test_everyone_looks_the_same_in_every_picture_and_unlike_the_others(scripts):
    people = scripts("parts").PEOPLE
    looks = [(person.skin, person.hair, person.shirt) for person in people.values()]
    for kind in zip(*looks, strict=True):
        assert len(set(kind)) == len(people) == 5


def test_numbers_on_the_cells_of_an_encoding_can_be_read(scripts):
    from test_drawing import contrast

    from shared_utils.drawing import INK

    parts = scripts("parts")
    for value in np.linspace(-0.3, 0.3, 13):
        assert contrast(INK, parts.signed_colour(value)) >= 4.5
