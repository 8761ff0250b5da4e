"""Lets the tests import `tracer_topic`, a topic of exercises of the kinds to come."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
