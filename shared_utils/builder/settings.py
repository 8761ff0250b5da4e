"""The settings that our build and nbgrader must share, so that both make the same student notebook.

`nbgrader_config.py` at the repository root calls `configure(get_config())`. Imports nothing heavy.
"""

from __future__ import annotations

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

#: What nbgrader leaves out by default when it copies the files of an assignment.
NBGRADER_IGNORES = [".ipynb_checkpoints", "*.pyc", "__pycache__", "feedback"]

#: Folders at a course root that nbgrader or a build makes; no topic is looked for in them.
MADE_FOLDERS = frozenset({"source", "release", "submitted", "autograded", "feedback", "build", "dist"})

LESSON_FILE = "lesson.py"
TESTS_FILE = "public_tests.py"

BUILD_COMMAND = "course build {topic}"
EXECUTE_COMMAND = "course build --execute {topic}"


def configure(config: Any) -> Any:
    """Put the shared settings into `config` (a traitlets Config) and return it.

    Pictures are copied to `release/` but not to `autograded/` and `feedback/`. nbgrader copies an
    assignment's files once per student, and its list of ignored files has no such distinction; so the list is
    set for the applications `nbgrader autograde` and `nbgrader generate_feedback` alone.
    """
    for preprocessor, traits in PREPROCESSORS.items():
        for name, value in traits.items():
            setattr(config[preprocessor], name, value)
    for application in ("AutogradeApp", "GenerateFeedbackApp"):
        config[application].CourseDirectory.ignore = [*NBGRADER_IGNORES, PICTURE_FOLDER]
    return config
