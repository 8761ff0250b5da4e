"""What judges import, once for all of them: on Linux, workers are forks of a process that imported this."""

from ..lessons import without_messages
from . import judging

with without_messages():
    import tensorflow

__all__ = ["judging", "tensorflow"]
