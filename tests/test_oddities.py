"""A corpus of honest oddities: right answers in unusual notebooks, which lose nothing.

`oddities/` has a script for each, in the form of the sample class; `NOTEBOOKS` what is odd about a file.
"""

import json
from pathlib import Path

import pytest
from corpus import TOPIC, Course, points_of, samples

FOLDER = Path(__file__).with_name("oddities")
SAMPLES = samples(FOLDER)
ALL = {"zero_pad": 6, "conv_single_step": 6, "conv_forward": 15}


def with_large_outputs(notebook):
    """Run before it was handed in: outputs of some megabytes, a widget's state and a table among them."""
    picture = {"data": {"image/png": "iVBORw0KGgo" * 200_000}, "metadata": {}, "output_type": "display_data"}
    table = {"text/html": ["<table>"] + ["<tr><td>1, 2, [3]</td></tr>"] * 10_000, "text/plain": "..."}
    for number, cell in enumerate(cell for cell in notebook["cells"] if cell["cell_type"] == "code"):
        shown = {"data": table, "metadata": {}, "output_type": "execute_result", "execution_count": number}
        cell["outputs"], cell["execution_count"] = [picture, shown], number
    notebook["metadata"]["widgets"] = {
        "application/vnd.jupyter.widget-state+json": {"state": {"a": list(range(5000))}}
    }
    return json.dumps(notebook)


def of_an_older_format(notebook):
    """nbformat 4.4, from before there were cell ids, with fields that tools of that time wrote."""
    notebook["nbformat_minor"] = 4
    notebook["metadata"]["latex_envs"] = {"bibliofile": "biblio.bib"}
    for cell in notebook["cells"]:
        cell.pop("id", None)
        cell["metadata"] |= {"collapsed": True, "scrolled": "auto", "ExecuteTime": {"end_time": "2021-01-01"}}
    return json.dumps(notebook)


def saved_by_an_editor(notebook):
    """Saved by VS Code and Colab: metadata of theirs, text as one string, CR LF."""
    notebook["metadata"] |= {
        "colab": {"provenance": []},
        "vscode": {"interpreter": {"hash": "x"}},
        "accelerator": "GPU",
    }
    notebook["metadata"]["kernelspec"] = {
        "name": "python3",
        "display_name": ".venv (3.11)",
        "language": "python",
    }
    for cell in notebook["cells"]:
        cell["metadata"] |= {"id": "kJ8aBc", "outputId": "x", "vscode": {"languageId": "python"}}
        cell["source"] = cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])
        cell["source"] = cell["source"].replace("\n", "\r\n")
    return "\ufeff" + json.dumps(notebook, indent=2).replace("\n", "\r\n")


NOTEBOOKS = {make.__name__: make for make in (with_large_outputs, of_an_older_format, saved_by_an_editor)}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_source_expects_all_points(name):
    assert SAMPLES[name].points == ALL and SAMPLES[name].flags == () and SAMPLES[name].about


def test_there_are_many():
    assert len(SAMPLES) + len(NOTEBOOKS) >= 20


@pytest.mark.slow
def test_what_is_odd_and_right_loses_nothing(tmp_path):
    """One test, since one run serves all; it lists all that is wrong at once."""
    course = Course(tmp_path / "course")
    for sample in SAMPLES.values():
        course.hand_in(sample)
    for name, make in NOTEBOOKS.items():
        folder = course.folder_of(name)
        folder.mkdir(parents=True)
        (folder / f"{TOPIC}.ipynb").write_text(
            make(course.notebook(**course.right)), encoding="utf-8", newline=""
        )
    problems = []
    for name, outcome in course.judge([*SAMPLES, *NOTEBOOKS]).items():
        if outcome.trouble:
            problems.append(f"{name} was not graded: {outcome.trouble[-500:]}")
        elif points_of(outcome.value) != ALL or outcome.value.flags:
            lost = [v["failure"] for v in outcome.value.result["verdicts"].values() if v["failure"]]
            problems.append(f"{name} earned {points_of(outcome.value)}, {outcome.value.flags}: {lost}")
    assert not problems, "\n".join(problems)
