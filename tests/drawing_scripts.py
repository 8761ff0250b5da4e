"""Importing the drawing scripts of a topic."""

import importlib
import sys
from contextlib import contextmanager
from pathlib import Path

COURSE = Path(__file__).parents[1]


@contextmanager
def drawing_scripts(topic):
    """Give a function that imports a script of the topic by name; forget them all afterwards.

    Scripts of several topics have the same names.
    """
    images, before = str(COURSE / topic / "images"), set(sys.modules)
    sys.path.insert(0, images)
    try:
        yield importlib.import_module
    finally:
        sys.path.remove(images)
        for name in set(sys.modules) - before:
            if images in str(getattr(sys.modules[name], "__file__", "")):
                del sys.modules[name]
