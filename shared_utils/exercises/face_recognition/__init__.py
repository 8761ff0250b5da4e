"""Face_Recognition: the triplet loss, the triplets that teach, a threshold, and who stands at the door."""

from ..contract import FRAMEWORK, Topic
from .contracts import EXERCISES
from .texts import TEXTS

NAMES = {"np": "numpy", **FRAMEWORK}
"""The names that answers written elsewhere for these exercises use. `img_to_encoding`, `FRmodel` and
`database` are no imports: the cases bind them, as state."""

TOPIC = Topic("Face_Recognition", "Face recognition", EXERCISES, TEXTS, __name__, NAMES)
