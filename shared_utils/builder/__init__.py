"""From `lesson.py` to notebooks, and the checks that keep them together.

The names below load on first use: `nbgrader_config.py` reads only the settings, and importing nbgrader's
preprocessors and nbclient takes a second or two.
"""

from importlib import import_module
from typing import Any

_HOMES = {
    "Finding": "findings",
    "LessonError": "findings",
    "BuildReport": "products",
    "build_topics": "products",
    "check_topics": "check",
    "bundle_topic": "bundle",
    "build_wheel": "package",
    "PackageError": "package",
    "write_source": "course_root",
    "write_release": "course_root",
    "lint_lesson": "lint",
    "execute_lesson": "execute",
    "execute_student": "execute",
    "configure": "settings",
}

__all__ = sorted(_HOMES)


def __getattr__(name: str) -> Any:
    """Load the module that defines `name` and return the name from it."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
