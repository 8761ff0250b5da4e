"""Before all tests: a process that imports Mitsuba after TensorFlow aborts when it ends; the other order does not."""

from contextlib import suppress

with suppress(ImportError):  # what renders the pictures is an extra
    import mitsuba  # noqa: F401
