"""Mitsuba first: a process that imports it after TensorFlow aborts when it ends."""

from contextlib import suppress

with suppress(ImportError):  # what renders the pictures is an extra
    import mitsuba  # noqa: F401
