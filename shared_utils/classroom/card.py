"""A verdict as the outputs of a test cell: a card to read, and what nbgrader reads the score from."""

from __future__ import annotations

import re
from html import escape
from typing import Any

from ..exercises.contract import ExerciseTexts
from ..graders.messages import LOOK, verdict_text
from ..graders.verdict import Verdict

MARK = "course_mark"
"""Metadata of an output that only nbgrader reads; our feedback page leaves it out."""

_FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;font-size:14px;line-height:1.5"
_MONO = "font-family:ui-monospace,'Cascadia Mono',Menlo,Consolas,monospace;font-size:12.5px"
_TONES = {
    "all": ("#1d6b4f", "#eef7f3"),
    "some": ("#8a5a00", "#fdf6e7"),
    "none": ("#9b2c2c", "#fbf0f0"),
}


def outputs_of(verdict: Verdict, texts: ExerciseTexts) -> list[dict[str, Any]]:
    """The outputs of a test cell (nbformat data) from which nbgrader reads exactly the verdict's points.

    All points: nothing but the card. A part of them: an `execute_result` that is the number.
    None: an error.
    """
    text = verdict_text(verdict, texts, LOOK, in_the_lesson=False)
    card: dict[str, Any] = {
        "output_type": "display_data",
        "metadata": {},
        "data": {"text/plain": text, "text/html": card_html(verdict, texts)},
    }
    if verdict.points >= verdict.max_points:
        return [card]
    if verdict.points > 0:
        number = {
            "output_type": "execute_result",
            "execution_count": None,
            "metadata": {MARK: True},
            "data": {"text/plain": str(verdict.points)},
        }
        return [card, number]
    line = f"{verdict.exercise}: 0 of {verdict.max_points} points"
    return [card, {"output_type": "error", "ename": "NoPoints", "evalue": line, "traceback": [line]}]


def card_html(verdict: Verdict, texts: ExerciseTexts) -> str:
    """The verdict as a piece of HTML that brings its own styles. Everything in it is escaped."""
    share = "all" if verdict.right else "some" if verdict.points else "none"
    colour, background = _TONES[share]
    plain, hint = _text_and_hint(verdict, texts)
    headline, _, details = plain.partition("\n")
    parts = [
        f'<div style="{_FONT};border:1px solid {colour}55;border-left:5px solid {colour};border-radius:6px;'
        f'background:{background};color:#1f2933;padding:12px 16px;margin:6px 0">',
        f'<div style="display:flex;justify-content:space-between;font-weight:600;gap:1em">'
        f"<span>{_escaped(headline)}</span>"
        f'<span style="color:{colour};white-space:nowrap">{verdict.points} of {verdict.max_points} points'
        "</span></div>",
        _groups(verdict, texts),
    ]
    if details:
        parts.append(
            f'<pre style="{_MONO};white-space:pre-wrap;overflow-wrap:anywhere;background:#ffffffb0;border:0;'
            f'border-radius:4px;color:inherit;padding:8px 10px;margin:10px 0 0">{escape(details)}</pre>'
        )
    if hint:
        parts.append(f'<p style="margin:10px 0 0"><strong>Hint.</strong> {_escaped(hint)}</p>')
    return "".join([*parts, "</div>"])


def _text_and_hint(verdict: Verdict, texts: ExerciseTexts) -> tuple[str, str]:
    """The text without the hint, and the hint on one line."""
    plain, full = (verdict_text(verdict, texts, step, in_the_lesson=False) for step in (0, LOOK))
    return plain, " ".join(full.removeprefix(plain).split())


def _escaped(sentence: str) -> str:
    """Escaped for HTML; names in backticks become code."""
    return re.sub("`([^`]+)`", r"<code>\1</code>", escape(sentence))


def _groups(verdict: Verdict, texts: ExerciseTexts) -> str:
    """The groups, won and lost, in words."""
    if not verdict.groups or verdict.outcome in ("not started", "missing", "not judged"):
        return ""
    cell = '<td style="border:0;padding:1px '
    rows = []
    for group in verdict.groups:
        sign, colour = ("✓", _TONES["all"][0]) if group.passed else ("✗", _TONES["none"][0])
        points = f"{group.points} point{'s' * (group.points != 1)}" if group.points else "for information"
        rows.append(
            f'<tr style="background:transparent">{cell}8px 1px 0;color:{colour}"><strong>{sign}</strong></td>'
            f'{cell}16px 1px 0;text-align:left">{_escaped(texts.groups[group.key])}</td>'
            f'{cell}0;text-align:right;color:#52606d;white-space:nowrap">{points}</td></tr>'
        )
    table = "border-collapse:collapse;margin:8px 0 0;font-size:13.5px;border:0"
    note = ""
    if not verdict.points and any(group.passed for group in verdict.groups):
        note = '<div style="margin-top:6px;color:#52606d">Points count once the first check passes.</div>'
    return f'<table style="{table}">{"".join(rows)}</table>{note}'
