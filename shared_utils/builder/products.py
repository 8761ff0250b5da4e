"""`course build`: write the student and solution notebooks of topics, and execute what has changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .files import write_if_changed
from .findings import Finding, LessonError, errors_of, shown_path
from .lint import lint_lesson
from .notebooks import notebook_text
from .plan import Plan, plan_topic, read_notebook, recorded_hash, resolve_topic, topic_folders, with_outputs
from .settings import EXECUTE_COMMAND, LESSON_FILE


@dataclass
class BuildReport:
    """What a build did for one topic.

    `student` is "written", "unchanged" or "not built"; `solution` is "executed", "refreshed" (new prose, old
    outputs), "unchanged", "stale" (its outputs must be renewed), "failed" or "not built". `seconds` has the
    time of each executed cell by its id, `details` the end of a failing cell's traceback.
    """

    topic: str
    student: str = "not built"
    solution: str = "not built"
    findings: list[Finding] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    details: str = ""

    @property
    def ok(self) -> bool:
        """Whether nothing stopped the build."""
        return not errors_of(self.findings)


def build_topics(
    names: Iterable[Any] | None,
    root: Path,
    execute: bool = False,
    force: bool = False,
    console: Any = None,
    topics: Mapping[str, Any] | None = None,
) -> list[BuildReport]:
    """Build topics and return a report for each; one that fails does not stop the others.

    Args:
        names: topic names or Topic objects; None builds every folder of `root` with a lesson.
        root: the repository root.
        execute: run the solution notebooks whose inputs have changed. Without it they keep their outputs as
            long as these are right, and are reported as stale (a warning) when they are not.
        force: with `execute`, run them even if nothing has changed.
        console: something with a `print` method (a rich Console) for one line per step; None prints nothing.
        topics: topics to use in place of the course's own, by name.
    """
    root = Path(root)
    if names is None:
        names = [folder.name for folder in topic_folders(root)]
    return [_build(name, root, execute, force, console, topics) for name in names]


def _build(
    name: Any, root: Path, execute: bool, force: bool, console: Any, topics: Mapping[str, Any] | None
) -> BuildReport:
    report = BuildReport(name if isinstance(name, str) else name.name)
    try:
        topic = resolve_topic(name, topics)
        report.findings += lint_lesson(root / topic.name / LESSON_FILE, topic, root)
        if report.ok:
            plan = plan_topic(topic, root)
            report.student = "written" if write_if_changed(plan.student_path, plan.student) else "unchanged"
            _say(console, f"{topic.name}: student notebook {report.student}")
            _build_solution(plan, report, execute, force, console)
            _say(console, f"{topic.name}: solution notebook {report.solution}")
    except LessonError as error:
        if report.student != "not built":
            report.solution = "failed"
        report.findings += error.findings
        report.details = error.details
    return report


def _build_solution(plan: Plan, report: BuildReport, execute: bool, force: bool, console: Any) -> None:
    current = read_notebook(plan.solution_path)
    fresh = current is not None and recorded_hash(current) == plan.inputs_hash and _same_code(plan, current)
    if fresh and not (execute and force):
        written = write_if_changed(plan.solution_path, notebook_text(with_outputs(plan.solution, current)))
        report.solution = "refreshed" if written else "unchanged"
        return
    if not execute:
        report.solution = "stale"
        report.findings.append(stale_finding(plan, current is not None, severity="warning"))
        return
    from .execute import run_notebook
    from .outputs import clean_notebook

    _say(console, f"{plan.topic.name}: executing the solution notebook")
    execution = run_notebook(deepcopy(plan.solution), plan.lesson, plan.root)
    report.seconds = execution.seconds
    cleaned = clean_notebook(execution.notebook, plan.lesson.folder, plan.root)
    write_if_changed(plan.solution_path, notebook_text(with_outputs(plan.solution, cleaned)))
    report.solution = "executed"


def _same_code(plan: Plan, current: Any) -> bool:
    """Whether outputs can be carried over: as many code cells, each with its outputs."""
    count = sum(cell.cell_type == "code" for cell in plan.solution.cells)
    return count == sum(cell.cell_type == "code" for cell in current.cells)


def stale_finding(plan: Plan, exists: bool, severity: str = "error") -> Finding:
    """Return the finding for a solution notebook that is missing or whose outputs are out of date."""
    message = (
        "Its outputs are out of date: the code changed, or a module, a data file or the lock that it uses."
        if exists
        else "The solution notebook is missing."
    )
    command = EXECUTE_COMMAND.format(topic=plan.topic.name)
    rule = "stale-outputs" if exists else "missing"
    return Finding(shown_path(plan.solution_path, plan.root), 0, rule, message, command, severity)


def _say(console: Any, text: str) -> None:
    if console is not None:
        console.print(text)
