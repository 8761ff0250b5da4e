"""The numbers that several drawings of this topic share."""

import numpy as np

ALPHA, THRESHOLD = 0.2, 0.7
SIZE = 128  # numbers of an encoding
STAFF = ("Amal", "Ayo", "Dara", "Deniz", "Jun", "Kai", "Kiran", "Noa", "Robin", "Sasha", "Sol", "Tui")
NEWCOMER, STRANGER = "new", "stranger"
PICTURES = 3  # of each person; the first is the one they enrol with


def _encodings() -> dict[tuple[str, int], np.ndarray]:
    """Made-up encodings by person and picture: unit vectors, near each other for one person."""
    rng = np.random.default_rng(12)

    def direction() -> np.ndarray:
        numbers = rng.normal(size=SIZE)
        return numbers / np.linalg.norm(numbers)

    common, encodings = 0.75 * direction(), {}
    for who in (*STAFF, NEWCOMER, STRANGER):
        person = common + direction()
        for picture in range(PICTURES):
            numbers = person + 0.4 * direction()
            encodings[who, picture] = numbers / np.linalg.norm(numbers)
    return encodings


ENCODINGS = _encodings()


def distance(one: np.ndarray, other: np.ndarray) -> float:
    """The L2 distance d of two encodings."""
    return float(np.sqrt(np.sum((one - other) ** 2)))


def between(one: tuple[str, int], other: tuple[str, int]) -> float:
    """The distance of two pictures, each a person and a number."""
    return distance(ENCODINGS[one], ENCODINGS[other])


def one_loss(to_positive: float, to_negative: float) -> float:
    """The loss of one triplet from its two squared distances."""
    return max(to_positive - to_negative + ALPHA, 0.0)


def kind(to_positive: float, to_negative: float) -> str:
    """What a negative is called, from the two squared distances."""
    if to_negative >= to_positive + ALPHA:
        return "easy"
    return "semi-hard" if to_negative > to_positive else "hard"


# A triplet before and after training: |a - p|² and |a - n|².
BEFORE, AFTER = (0.90, 0.50), (0.30, 0.75)

# Kinds of negatives: |a - p|², and |a - n|² of each.
TO_POSITIVE, TO_NEGATIVES = 0.30, (0.75, 0.40, 0.20)

# A triplet by hand: unit vectors of two numbers.
ANCHOR, POSITIVE, FAR_NEGATIVE, NEAR_NEGATIVE = (1.0, 0.0), (0.8, 0.6), (0.6, 0.8), (0.96, -0.28)


def squared(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The squared distance of two points."""
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


# A threshold by hand: distances of eight pairs, and whether a pair shows one person.
DISTANCES = np.array([0.3, 0.4, 0.5, 0.6, 0.8, 0.9, 1.1, 1.3])
SAME = np.array([True, True, False, True, False, True, False, False])
MAX_FARS = (0.0, 0.25, 0.5)


def false_accepts(threshold: float) -> int:
    """How many pairs of different people lie strictly below the threshold."""
    return int(np.sum(DISTANCES[~SAME] < threshold))


def false_rejects(threshold: float) -> int:
    """How many pairs of one person do not."""
    return int(np.sum(DISTANCES[SAME] >= threshold))


def threshold_for(max_far: float) -> float:
    """The largest of the distances that, as a threshold, has at most this rate of false accepts."""
    allowed = [d for d in DISTANCES if false_accepts(d) <= max_far * np.sum(~SAME)]
    return float(max(allowed))


# The same question as a regression: weights and bias, made up. Differences speak against one person.
WEIGHTS = -np.random.default_rng(5).uniform(0.1, 2.1, SIZE)
BIAS = 7.0


def probability(one: np.ndarray, other: np.ndarray) -> float:
    """What the regression takes for the probability that two encodings are of one person."""
    return float(1 / (1 + np.exp(-(np.abs(one - other) @ WEIGHTS + BIAS))))


# The animation: four pictures of each of three people, unit vectors of two numbers, given by their angle.
MOVERS, EACH, RATE = ("Kai", "Noa", "Sol"), 4, 0.1
LABELS = np.repeat(np.arange(len(MOVERS)), EACH)
TRIPLETS = len(LABELS) * (EACH - 1) * (len(LABELS) - EACH)


def start() -> np.ndarray:
    """The angles at first: one point for each twelfth of the circle, in random order, a little off."""
    rng, count = np.random.default_rng(1668), len(LABELS)
    return 2 * np.pi * (rng.permutation(count) + rng.uniform(-0.2, 0.2, count)) / count


def shortfalls(angles: np.ndarray) -> np.ndarray:
    """|a - p|² - |a - n|² + alpha, where positive, of all triplets (a, p, n); zero for what is no triplet."""
    points = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    squares = np.square(points[:, None] - points).sum(axis=-1)
    same = LABELS[:, None] == LABELS
    positive = same & ~np.eye(len(LABELS), dtype=bool)
    triplets = positive[:, :, None] & ~same[:, None, :]
    return np.where(triplets, np.maximum(squares[:, :, None] - squares[:, None, :] + ALPHA, 0), 0)


def slope(angles: np.ndarray) -> np.ndarray:
    """The gradient, in the angles, of the mean loss of the triplets that have one."""
    active = shortfalls(angles) > 0
    pulls = active.sum(axis=2) - active.sum(axis=1).astype(float)  # of |i - j|², with i the anchor
    turns = pulls * 2 * np.sin(angles[:, None] - angles)
    return (turns.sum(axis=1) - turns.sum(axis=0)) / max(active.sum(), 1)


def training() -> list[np.ndarray]:
    """The angles before each step of gradient descent, until no triplet has a loss."""
    places = [start()]
    while (shortfalls(places[-1]) > 0).any():
        places.append(places[-1] - RATE * slope(places[-1]))
    return places
