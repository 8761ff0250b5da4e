"""nbgrader's settings for this course. The `nbgrader_config.py` at a course root calls `configure`.

Imports nothing of nbgrader: preprocessors are named as text and load when a converter needs them.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from ..builder.settings import configure as configure_builder
from .gradebook_place import default_url

TEMPLATES = Path(__file__).resolve().parent / "templates"

#: What `nbgrader validate` gives the kernel: a warning must not make a right notebook fail, and stock
#: nbgrader takes everything on stderr for a failure.
WARNINGS_TO_STDOUT = "--IPKernelApp.exec_lines=import sys; sys.stderr = sys.stdout"

#: Where `nbgrader export` writes; by default it would overwrite our grades.csv with a table of its own.
EXPORT_FILE = "nbgrader_export.csv"

#: Sections of a Config in which a course can change the steps of nbgrader's converters.
_CONVERTERS = (
    "BaseConverter",
    "Autograde",
    "GenerateFeedback",
    "Exporter",
    "NotebookExporter",
    "HTMLExporter",
    "OverwriteCells",
)

CONFIG_FILE = """\
from pathlib import Path

from shared_utils.classroom.nbgrader_settings import configure

configure(get_config(), Path(__file__).parent)  # noqa: F821
"""


def find_programs() -> None:
    """Put this environment's programs on the path: nbgrader calls `alembic` when it makes a gradebook."""
    programs = str(Path(sys.executable).parent)
    path = os.environ.get("PATH", "").split(os.pathsep)
    if programs not in path:
        os.environ["PATH"] = os.pathsep.join([programs, *path])


def configure(config: Any, course_root: Path) -> Any:
    """Put the course's settings into `config` (a traitlets Config); return it.

    Args:
        course_root: the folder with nbgrader's standard folders and the gradebook.
    """
    course_root = Path(course_root).resolve()
    find_programs()
    configure_builder(config, course_root)
    config.CourseDirectory.root = str(course_root)
    config.CourseDirectory.db_url = default_url(course_root)
    config.Autograde.autograde_preprocessors = [
        "shared_utils.classroom.preprocessors.JudgedExecute",
        "nbgrader.preprocessors.IgnorePattern",
        "nbconvert.preprocessors.ClearMetadataPreprocessor",
        "nbgrader.preprocessors.LimitOutput",
        "nbgrader.preprocessors.SaveAutoGrades",
        "nbgrader.preprocessors.AssignLatePenalties",
        "nbgrader.preprocessors.CheckCellMetadata",
    ]
    config.GenerateFeedback.preprocessors = [
        "nbgrader.preprocessors.GetGrades",
        "shared_utils.classroom.preprocessors.FeedbackPage",
    ]
    config.GenerateFeedback.exporter_class = "shared_utils.classroom.feedback_exporter.FeedbackExporter"
    # Below GenerateFeedback only: formgrader's own pages keep their template.
    config.GenerateFeedback.HTMLExporter.template_name = "course_feedback"
    config.GenerateFeedback.HTMLExporter.extra_template_basedirs = [str(TEMPLATES)]
    config.Validator.Execute.extra_arguments = [WARNINGS_TO_STDOUT]
    config.Validator.width = 110
    config.ExportPlugin.to = EXPORT_FILE
    return config


def has_our_steps(config: Any, course_root: Path) -> bool:
    """Whether `config` leaves the steps of nbgrader's converters as `configure` has set them.

    Otherwise only nbgrader's own converters know how to follow it. Settings of single preprocessors, the
    files that are not overwritten and the late penalty do not matter.
    """
    ours = configure(type(config)(), course_root)
    return all(
        {**config.get(section, {}), "exclude_overwriting": None}
        == {**ours.get(section, {}), "exclude_overwriting": None}
        for section in _CONVERTERS
    )
