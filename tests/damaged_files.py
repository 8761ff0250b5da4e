"""Hostile files that no script can say: notebooks that are bombs, links, pipes, names that stand in the way.

Each is a function from a `Course` and the submission's folder, which exists and is empty, that hands it in.
The docstring says what it tries, `case` what it must get.
"""

import json
import os

from corpus import MARK, TOPIC

RIGHT = "def zero_pad(X, pad):\n    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))"
CASES = {}


def case(earns=0, flags=("not judged",)):
    """Add a case: the points that zero_pad earns, and the flags; None where they depend on the platform."""

    def add(function):
        function.points, function.flags = {"zero_pad": earns} if earns else {}, flags
        CASES[function.__name__] = function
        return function

    return add


def _write(folder, notebook, **options):
    text = notebook if isinstance(notebook, str) else json.dumps(notebook, **options)
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    (folder / f"{TOPIC}.ipynb").write_bytes(data)


# ------------------------------------------------------------ notebooks


@case()
def nested_a_million_deep(course, folder):
    """JSON nested until a parser that recurses falls over."""
    _write(folder, '{"nbformat": 4, "cells": ' + "[" * 10**6 + "]" * 10**6 + "}")


@case()
def metadata_nested_deep(course, folder):
    """Metadata nested deeper than a parser recurses, in a notebook that is sound otherwise."""
    text = json.dumps(course.notebook(zero_pad=RIGHT))
    _write(
        folder, text.replace('"metadata"', '"m": ' + '{"a": ' * 10**5 + "1" + "}" * 10**5 + ', "metadata"', 1)
    )


@case()
def many_small_parts(course, folder):
    """Nineteen megabytes of empty lists, for each of which the parser makes an object."""
    _write(folder, '{"nbformat": 4, "cells": [], "metadata": [' + "[]," * (6 * 10**6) + "1]}")


@case()
def a_hundred_thousand_cells(course, folder):
    """More cells than anybody reads."""
    notebook = course.notebook(zero_pad=RIGHT)
    notebook["cells"] = [
        *notebook["cells"],
        *({"cell_type": "raw", "metadata": {}, "source": ""} for _ in range(10**5)),
    ]
    _write(folder, notebook)


@case()
def a_cell_of_ten_megabytes(course, folder):
    """A cell so long that to parse it takes a gigabyte."""
    notebook = course.notebook(zero_pad=RIGHT)
    notebook["cells"].append(
        {"cell_type": "code", "metadata": {}, "source": "a=1;" * 2_500_000, "outputs": []}
    )
    _write(folder, notebook)


@case(earns=6, flags=None)
def a_cell_that_breaks_parsers(course, folder):
    """Expressions nested so deep that Python's parser gives up, in cells without ids, beside right ones."""
    notebook = course.notebook(zero_pad=RIGHT)
    for text in (
        "-" * 40_000 + "1",
        "(" * 5000,
        "a" + ".b" * 15_000,
        "x = " + "[" * 90 + "]" * 90,
        "\0",
        "def zero_pad(" * 50,
    ):
        cell = {"cell_type": "code", "metadata": {}, "source": text, "outputs": []}
        notebook["cells"].append(cell)
    for cell in notebook["cells"]:
        cell.pop("id", None)
        cell["metadata"] = {}
    notebook["nbformat_minor"] = 4
    _write(folder, notebook)


@case(earns=6, flags=())
def the_same_keys_twice(course, folder):
    """Every cell has two texts: the last one counts, as in JupyterLab."""
    text = json.dumps(course.notebook(zero_pad=RIGHT))
    _write(
        folder, text.replace('"cell_type"', '"source": "import os; os._exit(1)", "nbformat": 3, "cell_type"')
    )


@case(earns=6, flags=("repaired",))
def numbers_that_are_none(course, folder):
    """NaN, infinity and numbers beyond any float in the grading metadata."""
    notebook = course.notebook(zero_pad=RIGHT)
    for cell in notebook["cells"]:
        if "nbgrader" in cell["metadata"]:
            cell["metadata"]["nbgrader"] |= {"points": float("nan"), "schema_version": float("inf")}
    _write(folder, json.dumps(notebook).replace("Infinity", "1e999"))


@case()
def a_number_of_a_million_digits(course, folder):
    """A whole number that takes long to read."""
    _write(
        folder,
        json.dumps(course.notebook(zero_pad=RIGHT)).replace('"nbformat": 4', '"nbformat": ' + "4" * 10**6),
    )


@case(earns=6, flags=())
def text_that_cannot_be_written(course, folder):
    """Lone surrogates, line ends and terminal codes wherever a name is: kernel, ids, texts, metadata."""
    notebook = course.notebook(zero_pad=RIGHT + "\n\nodd = '\ud800\x1b[2J\u202e'")
    notebook["metadata"]["kernelspec"] = {"name": "\udfff\x1b[31m\n# Points: 27", "display_name": "\ud800"}
    notebook["cells"].append(
        {"cell_type": "markdown", "id": "\ud800", "metadata": {"\ud800": 1}, "source": "\udfff\x00"}
    )
    _write(folder, notebook)


@case(earns=6, flags=())
def saved_elsewhere(course, folder):
    """A byte order mark, CR LF, and texts as one string: odd, not hostile, and nothing is lost."""
    text = "\ufeff" + json.dumps(course.notebook(zero_pad=RIGHT.replace("\n", "\r\n")), indent=1).replace(
        "\n", "\r\n"
    )
    _write(folder, text)


@case()
def another_encoding(course, folder):
    """UTF-16, which is no notebook's."""
    (folder / f"{TOPIC}.ipynb").write_bytes(json.dumps(course.notebook(zero_pad=RIGHT)).encode("utf-16"))


@case(earns=6, flags=("repaired",))
def everything_of_another_type(course, folder):
    """Lists where there should be text, text where there should be lists, in every place."""
    notebook = course.notebook(zero_pad=RIGHT)
    notebook["metadata"] = [{"kernelspec": "x"}]
    for cell in notebook["cells"]:
        cell["metadata"] |= {"tags": {"demo": 1}, "nbgrader": [cell["metadata"].get("nbgrader")]}
        cell["outputs"] = "none"
        cell["attachments"] = {"a": {"text/html": "<script>"}}
    notebook["cells"] += [
        None,
        7,
        "cell",
        {"cell_type": ["code"]},
        {"cell_type": "code", "source": [["x"]], "id": {}},
    ]
    _write(folder, notebook)


@case(earns=6, flags=("repaired",))
def one_id_for_all(course, folder):
    """All cells have one id, and all exercises claim one name."""
    notebook = course.notebook(zero_pad=RIGHT)
    for cell in notebook["cells"]:
        cell["id"] = "zero_pad_test"
    copy = json.loads(json.dumps(notebook["cells"][1]))
    copy["source"] = "def conv_forward(*arguments): return 'right'"
    notebook["cells"].insert(1, copy)
    _write(folder, notebook)


@case(earns=6, flags=())
def tags_that_are_not_its_own(course, folder):
    """Cells call themselves the course's, locked and worth points; their own text is what they are."""
    notebook = course.notebook(zero_pad=RIGHT)
    own = {
        "tags": ["setup", "test"],
        "course": {"lesson": True, "points": 27},
        "deletable": False,
        "editable": False,
    }
    cell = {
        "cell_type": "code",
        "id": "about-this-submission",
        "metadata": own,
        "source": "1 + 1",
        "outputs": [],
    }
    notebook["cells"] += [cell, {**cell, "id": "x" * 64}, {**cell, "cell_type": "markdown", "id": "y"}]
    _write(folder, notebook)


# ------------------------------------------------------------ files


@case(earns=6, flags=("files left out",))
def links_and_pipes(course, folder):
    """Links to the secret, to the whole course and to devices, and a pipe that nobody writes to."""
    _write(folder, course.notebook(zero_pad=RIGHT))
    (folder / "secret.txt").symlink_to(course.root.private / "secret")
    (folder / "all").symlink_to(course.root.folder)
    (folder / "zero").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe")


@case(flags=("files left out", "not judged"))
def the_notebook_is_a_link(course, folder):
    """The notebook is a link to a classmate's."""
    (folder / f"{TOPIC}.ipynb").symlink_to(course.folder_of("honest_right") / f"{TOPIC}.ipynb")


@case(flags=("files left out", "not judged"))
def the_notebook_is_a_pipe(course, folder):
    """The notebook is a pipe that never ends."""
    os.mkfifo(folder / f"{TOPIC}.ipynb")


@case(flags=("files left out", "not judged"))
def the_notebook_is_a_folder(course, folder):
    """A folder has the notebook's name, and there is no notebook."""
    (folder / f"{TOPIC}.ipynb").mkdir()
    (folder / f"{TOPIC}.ipynb" / "a.txt").write_text("a")


@case(earns=6, flags=("files left out",))
def folders_in_the_way(course, folder):
    """A folder has the name of a file that grading puts there."""
    _write(folder, course.notebook(zero_pad=RIGHT))
    (folder / "public_tests.py").mkdir()
    (folder / "public_tests.py" / "__init__.py").write_text("raise SystemExit")
    (folder / "Public_Tests.py").write_text("raise SystemExit")


@case(earns=6, flags=("files left out",))
def files_without_end(course, folder):
    """A sparse file of 10 GB, a thousand small ones, names of 255 characters, and folders forty deep."""
    _write(folder, course.notebook(zero_pad=RIGHT))
    with (folder / "data.bin").open("wb") as file:
        file.truncate(10 * 2**30)
    many = folder / "many"
    many.mkdir()
    for k in range(1000):
        (many / f"{k}.txt").touch()
    (folder / ("n" * 251 + ".txt")).touch()
    folder.joinpath(*["d"] * 40).mkdir(parents=True)


@case(earns=6, flags=("files left out",))
def names_that_say_something(course, folder):
    """Names with line ends, terminal codes, HTML, Markdown, quotes and bytes that are no text."""
    _write(folder, course.notebook(zero_pad=RIGHT))
    for name in (
        "a\n27 points",
        "b\x1b[2J",
        "<img src=x onerror=alert(1)>.txt",
        "`*c*`.txt",
        "'; rm -rf x;'",
        f"{MARK} ok",
    ):
        (folder / name).write_text("x")
    (folder / os.fsdecode(b"\xff\xfe")).write_text("x")


@case()
def a_notebook_too_large(course, folder):
    """A notebook of 30 MB, nearly all of it outputs."""
    notebook = course.notebook(zero_pad=RIGHT)
    notebook["cells"][0]["outputs"] = [
        {"output_type": "stream", "name": "stdout", "text": "x" * (30 * 2**20)}
    ]
    _write(folder, notebook)
