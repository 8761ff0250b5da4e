"""The settings that our build and nbgrader must share, so that both make the same student notebook.

`nbgrader_config.py` at the repository root calls `configure(get_config(), Path(__file__).parent)`.
Imports nothing heavy.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

#: What a learner finds in place of a solution.
CODE_STUB = "# Write your code here, then delete the line below.\nraise NotImplementedError"

#: nbgrader finds a solution by these words in a line; a lesson writes them as `### BEGIN SOLUTION`.
BEGIN_SOLUTION = "BEGIN SOLUTION"
END_SOLUTION = "END SOLUTION"

#: Settings of nbgrader's preprocessors, by class.
PREPROCESSORS: dict[str, dict[str, Any]] = {
    "ClearSolutions": {
        "code_stub": {"python": CODE_STUB},
        "begin_solution_delimeter": BEGIN_SOLUTION,
        "end_solution_delimeter": END_SOLUTION,
    },
}

#: A topic's pictures lie here. Learners need them; a graded copy of a submission does not.
PICTURE_FOLDER = "images"
PICTURE_SUFFIXES = (".png", ".svg", ".gif", ".jpg", ".jpeg", ".webp")

#: Folders at a course root that nbgrader or a build makes; no topic is looked for in them.
MADE_FOLDERS = frozenset({"source", "release", "submitted", "autograded", "feedback", "build", "dist"})

LESSON_FILE = "lesson.py"
TESTS_FILE = "public_tests.py"

BUILD_COMMAND = "course build {topic}"
EXECUTE_COMMAND = "course build --execute {topic}"


def configure(config: Any, course_root: Path) -> Any:
    """Put the shared settings into `config` (a traitlets Config) for the course at `course_root`; return it.

    nbgrader copies the files of `source/<Topic>/` once per student when it grades. Pictures stay out of that,
    while `nbgrader generate_assignment` copies them to `release/`, since learners need them.
    """
    for preprocessor, traits in PREPROCESSORS.items():
        for name, value in traits.items():
            setattr(config[preprocessor], name, value)
    config.Autograde.exclude_overwriting = pictures_by_topic(Path(course_root))
    return config


def pictures_by_topic(course_root: Path) -> dict[str, list[str]]:
    """Return the pictures in `source/` of a course root: per topic their sorted paths within its folder.

    This is the value for nbgrader's `Autograde.exclude_overwriting`. (`CourseDirectory.ignore` would take the
    pictures from `release/` too, and nbgrader does not let it be set for one command alone.)
    """
    return {
        folder.parent.name: sorted(
            str(path.relative_to(folder.parent)) for path in folder.rglob("*") if path.is_file()
        )
        for folder in sorted((course_root / "source").glob(f"*/{PICTURE_FOLDER}"))
    }
