"""nbgrader at this course root: standard folders, the judge in the place of execution, readable feedback."""

from pathlib import Path

from shared_utils.classroom.nbgrader_settings import configure

configure(get_config(), Path(__file__).parent)  # noqa: F821  (nbgrader provides get_config)
