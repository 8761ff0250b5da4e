"""Visits at a door for the contracts: a picture, an encoder, and people at chosen distances from it.

Nobody's face is needed: the picture is patches of colour, and what an entry of the database holds is made
from the picture's encoding, so that its distance is known. `FRmodel` and `database` are bound as well, to
the same values as the arguments or, where a case asks for it, to others: then it shows which of them an
answer reads.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from ....graders.values import Made, Picture
from ...contract import Case
from ..encoders import CELLS, MODULE, SIDE, SIZE, SmallEncoder

STATE = ("img_to_encoding", "FRmodel", "database")
"""The names of the notebook that an answer may read."""
PEOPLE = ("Ada", "Bela", "Chidi", "Edda", "Fen", "Gil", "Hana", "Ilo", "Juno", "Kaya", "Lior", "Mika", "Nilo")
_GIVEN = Made(f"{MODULE}:given_img_to_encoding")


class Visit:
    """A picture that the door's camera took, and who is enrolled.

    Args:
        rng: draws everything.
        distances: of the entries of the database, in their order, between 0 and 2. Each moves by less than
            0.01, so that none is a round number.

    Attributes:
        names: of the people enrolled, in the order of the database.
        database: encodings (1, 128), float32, by name.
        visitor: a name that is not in the database.
    """

    def __init__(self, rng: np.random.Generator, distances: Sequence[float]):
        self.rng = rng
        colours = rng.integers(256, size=(CELLS, CELLS, 3), dtype=np.uint8)
        pixels = colours.repeat(SIDE // CELLS, axis=0).repeat(SIDE // CELLS, axis=1)
        self.picture = Picture(f"camera/visitor_{int(rng.integers(100, 1000))}.png", pixels)
        self.seed, self.other_seed = (int(n) for n in rng.choice(1000, size=2, replace=False))
        self.encoding = SmallEncoder(self.seed)(pixels[None] / 255)[0].astype(np.float64)
        self.names, self.visitor = _names(rng, len(distances))
        self.database = self.enrolled(dict(zip(self.names, distances, strict=True)))

    def enrolled(self, distances: Mapping[str, float]) -> dict[str, np.ndarray]:
        """A database in which people are at these distances from the picture's encoding."""
        return {
            name: self._at(np.floor(100 * distance) / 100 + self.rng.uniform(0.003, 0.007))
            for name, distance in distances.items()
        }

    def _at(self, distance: float) -> np.ndarray:
        cosine = 1 - distance**2 / 2
        away = self.rng.normal(size=SIZE)
        away -= (away @ self.encoding) * self.encoding
        away *= np.sqrt(1 - cosine**2) / np.linalg.norm(away)
        return (cosine * self.encoding + away)[None].astype(np.float32)

    def case(
        self,
        other_model: bool = False,
        database_outside: Mapping[str, np.ndarray] | None = None,
        **arguments: str,
    ) -> Case:
        """The call: `arguments` are those beside the picture, the database and the model.

        Args:
            other_model: whether `FRmodel` is another encoder than the argument `model`.
            database_outside: what `database` is outside of the function, if it is another one.
        """
        model = Made(f"{MODULE}:SmallEncoder", {"seed": self.seed})
        outside = Made(f"{MODULE}:SmallEncoder", {"seed": self.other_seed}) if other_model else model
        database = self.database if database_outside is None else dict(database_outside)
        return Case(
            image_path=self.picture,
            database=self.database,
            model=model,
            state={"img_to_encoding": _GIVEN, "FRmodel": outside, "database": database},
            **arguments,
        )


def _names(rng: np.random.Generator, count: int) -> tuple[list[str], str]:
    """So many names, none of which stands where it would among the sorted ones, and another name."""
    while True:
        *names, visitor = (PEOPLE[i] for i in rng.permutation(len(PEOPLE))[: count + 1])
        if count < 2 or all(map(str.__ne__, names, sorted(names))):
            return names, visitor


def visit_at_a_distance_without_rounding(rng: np.random.Generator, distance: float) -> Case:
    """A call of verify in float64 where the distance is this one to the last bit.

    The two unit vectors differ in one number, by twice its amount.
    """
    visit = Visit(rng, [1.2])
    case = visit.case(identity=visit.names[0])
    encoding = np.zeros((1, SIZE))
    place, rest = rng.choice(SIZE, size=2, replace=False)
    encoding[0, place], encoding[0, rest] = distance / 2, np.sqrt(1 - (distance / 2) ** 2)
    mirrored = encoding.copy()
    mirrored[0, place] *= -1
    model = Made(f"{MODULE}:FixedEncoder", {"encoding": encoding})
    database = {visit.names[0]: mirrored}
    arguments = {**case.arguments, "model": model, "database": database}
    return Case(state={**case.state, "FRmodel": model, "database": database}, **arguments)
