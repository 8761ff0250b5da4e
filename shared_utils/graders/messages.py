"""A verdict in words, at most a dozen lines of at most about a hundred characters."""

from __future__ import annotations

import textwrap

from ..exercises.contract import ExerciseTexts, Hint
from .compare import with_article
from .verdict import Verdict

WIDTH = 100
WHAT, MISTAKE, LOOK = 1, 2, 3
"""Steps of help: what differs; which mistake does that; where to look."""


_NO_RETURN = Hint("the function ends without a return", "write `return` and the result as its last line")
_NOT_CALLED = Hint(
    "a layer takes another layer in place of a value",
    "the layer before it was made and not called; give it its input, as in Conv2D(8, 3)(X)",
)
_SIZE_FOR_VALUE = Hint(
    "a layer takes a size in place of a value",
    "begin with inputs = Input(input_size), and give inputs to the first layer",
)


def verdict_text(verdict: Verdict, texts: ExerciseTexts, step: int = LOOK, in_the_lesson: bool = True) -> str:
    """What a learner reads.

    Args:
        step: how much help to give: 0 for none beyond the difference, WHAT for the difference and
            the promise of more, MISTAKE to name the mistake, LOOK to say where to look as well.
        in_the_lesson: whether there is a cell to run again; a feedback page has none.
    """
    name = verdict.exercise
    match verdict.outcome:
        case "not started":
            what_to_do = "\nWrite your code, delete that line, then run this cell again."
            return (
                f"{name}: not started yet, or `raise NotImplementedError` is still in it."
                + what_to_do * in_the_lesson
            )
        case "missing":
            if verdict.reason:
                return f"{name}: the name `{name}` is {with_article(verdict.reason)}, not a function."
            what_to_do = " Run the cell that defines it."
            return f"{name}: there is no function `{name}`." + what_to_do * in_the_lesson
        case "not judged":
            return f"{name}: no points. {verdict.reason}"
    lines = [_headline(verdict)]
    if verdict.working:
        lines += _wrap(_working(verdict))
    if verdict.failure:
        lines += _failure(verdict, texts)
        lines += _wrap(_hint(verdict, texts, step))
    return "\n".join(lines)


def _headline(verdict: Verdict) -> str:
    passed = sum(group.passed for group in verdict.groups)
    total = len(verdict.groups)
    if total == 1:
        checks = "the check passes" if passed else "the check does not pass"
    elif passed < total:
        checks = f"{passed} of {total} checks pass"
    else:
        checks = "both checks pass" if total == 2 else f"all {total} checks pass"
    return f"{verdict.exercise}: {checks}."


def _working(verdict: Verdict) -> str:
    names = " and ".join(f"`{name}`" for name in verdict.working)
    yours = "yours" if len(verdict.working) == 1 else "your own"
    versions = "a working version" if len(verdict.working) == 1 else "working versions"
    return (
        f"Judged with {versions} of {names} in place of {yours}, because with {yours} it does not pass. "
        f"Go back to {names}."
    )


def _failure(verdict: Verdict, texts: ExerciseTexts) -> list[str]:
    failure = verdict.failure
    label = "First failure" if not verdict.right else "For information, no points are lost"
    lines = [
        f"{label}: {texts.groups[failure.group]}",
        *_wrap(failure.call, "  "),
        *_wrap(failure.what, "  "),
    ]
    return lines + [f"  {' '.join(frame.split())}"[:WIDTH] for frame in failure.frames]


def _hint(verdict: Verdict, texts: ExerciseTexts, step: int) -> str:
    hint: Hint | None = texts.hints.get(verdict.misconception)
    certain = verdict.exact
    what = verdict.failure.what if verdict.failure else ""
    if not certain and what.startswith("returned None,") and not what.endswith("Error."):
        hint, certain = _NO_RETURN, True
    if not certain and "Only input tensors may be passed as positional arguments" in what:
        hint, certain = (_SIZE_FOR_VALUE if "<class 'int'>" in what else _NOT_CALLED), True
    if hint is None or step == 0:
        return ""
    if step == WHAT:
        return (
            "Think about it, change your code and run this cell again. "
            "If the mistake is still there, the next answer tells more."
        )
    this = "This is what you get when" if certain else "On these inputs you get this when"
    if step == MISTAKE:
        return f"{this} {hint.mistake}."
    return f"{this} {hint.mistake}: {hint.look}."


def _wrap(text: str, indent: str = "") -> list[str]:
    """At most two lines, so that the whole is at most a dozen."""
    below = indent + "  " if indent else ""
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=below,
        max_lines=2,
        placeholder=" …",
        break_on_hyphens=False,
    )
