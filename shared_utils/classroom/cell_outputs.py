"""What came of running a cell, as outputs of a notebook."""

from __future__ import annotations

from typing import Any

from .session import CellRun


def outputs_of_run(run: CellRun, allowed: float) -> list[dict[str, Any]]:
    """A cell's run as nbformat outputs."""
    outputs: list[dict[str, Any]] = [
        {"output_type": "stream", "name": name, "text": text} for name, text in run.output
    ]
    if run.cut:
        outputs.append(_stream("… more was printed; it is left out here.\n"))
    if run.error:
        message = f"{run.error['type']}: {run.error['text']}"
        outputs.append(_error(run.error["type"], run.error["text"], [*run.error["frames"], message]))
    elif run.status == "timed out":
        text = f"This cell was stopped after {allowed:.0f} seconds."
        outputs.append(_error("TimeLimit", text, [text]))
    elif run.status == "died":
        text = "This cell ended the program."
        outputs.append(_error("ProgramEnded", text, [text]))
    return outputs


def _stream(text: str) -> dict[str, Any]:
    return {"output_type": "stream", "name": "stdout", "text": text}


def _error(name: str, text: str, traceback: list[str]) -> dict[str, Any]:
    return {"output_type": "error", "ename": name, "evalue": text, "traceback": traceback}
