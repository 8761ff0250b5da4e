"""A topic for the tests: one exercise of each kind that the later topics have."""

from shared_utils.exercises.contract import Topic

from .contracts import EXERCISES
from .texts import TEXTS

TOPIC = Topic("Tracers", "Exercises of the kinds to come", EXERCISES, TEXTS, __name__)
