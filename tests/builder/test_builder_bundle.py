"""What students get: everything that the notebook needs, nothing that gives a solution away."""

import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from textwrap import dedent

import pytest

from shared_utils import cli
from shared_utils.builder import LessonError, PackageError, build_topics, bundle_topic, package
from shared_utils.builder.lesson import read_lesson
from shared_utils.builder.markdown import address_of, parts_of
from shared_utils.exercises import load_topic, topic_names

ROOT = Path(__file__).parents[2]
of_each_topic = pytest.mark.parametrize("topic", topic_names())


@pytest.fixture(scope="module")
def bundles(tmp_path_factory):
    """All bundles, made once: by topic the zip, and the folder that it was unpacked into alone."""
    place, made = tmp_path_factory.mktemp("bundles"), {}
    for topic in topic_names():
        path = bundle_topic(topic, ROOT, place / "zips")
        with zipfile.ZipFile(path) as archive:
            archive.extractall(place / topic)
        made[topic] = path, place / topic
    return made


def markdown_of(notebook):
    return [c for c in json.loads(notebook.read_text())["cells"] if c["cell_type"] == "markdown"]


def targets(folder, topic):
    """(page, target file) of all links and pictures in a bundle, anchors and the web left out."""
    texts = [(folder / topic / "START_HERE.md", (folder / topic / "START_HERE.md").read_text())]
    texts += [(path, path.read_text()) for path in folder.glob("shared_utils/**/*.md")]
    notebook = folder / topic / f"{topic}.ipynb"
    texts += [(notebook, "".join(cell["source"])) for cell in markdown_of(notebook)]
    for page, text in texts:
        for part in parts_of(text):
            address = address_of(part.target) if part.kind in ("link", "picture") else None
            if address and address.path and not address.is_web:
                yield page, (page.parent / address.path).resolve()


@of_each_topic
def test_links_and_pictures_resolve_where_only_the_bundle_is(bundles, topic):
    _, folder = bundles[topic]
    found = list(targets(folder, topic))
    assert any("images" in target.parts for _, target in found)
    missing = {target.relative_to(folder).as_posix() for _, target in found if not target.is_file()}
    # Other lessons are zips of their own, to be unpacked beside it.
    assert missing <= {f"{other}/{other}.ipynb" for other in topic_names()} - {f"{topic}/{topic}.ipynb"}


def test_bundles_unpacked_side_by_side_have_all_that_links_lead_to(bundles, tmp_path):
    for path, _ in bundles.values():
        with zipfile.ZipFile(path) as archive:
            archive.extractall(tmp_path)
    missing = [target for topic in bundles for _, target in targets(tmp_path, topic) if not target.is_file()]
    assert missing == []


def text_of(path):
    """A file's text, a notebook's as its cells', with white space made one."""
    if path.suffix == ".ipynb":
        cells = json.loads(path.read_text())["cells"]
        return one_line("\n".join("".join(cell["source"]) for cell in cells))
    return one_line(path.read_text(errors="replace"))


def one_line(text):
    return " ".join(text.split())


def solutions_of(topic):
    """The text between the solution markers of each exercise."""
    for cell in read_lesson(ROOT / topic / "lesson.py").cells:
        if cell.role == "exercise":
            yield re.search(r"### BEGIN SOLUTION\n(.*?)\s*### END SOLUTION", cell.source, re.S)[1]


@of_each_topic
def test_no_solution_is_in_a_bundle(bundles, topic):
    _, folder = bundles[topic]
    files = [path for path in folder.rglob("*") if path.is_file()]
    code = {path.name for path in files if path.suffix == ".py"}
    assert code == {"public_tests.py"}
    assert {path.name for path in files if path.suffix == ".ipynb"} == {f"{topic}.ipynb"}
    texts = {path.name: text_of(path) for path in files if path.suffix in (".py", ".ipynb", ".md")}
    solutions = list(solutions_of(topic))
    assert len(solutions) == len(load_topic(topic).exercises)
    for solution in [*solutions, "BEGIN SOLUTION"]:
        assert [name for name, text in texts.items() if one_line(solution) in text] == [], solution


RUN = """
import json, sys
from pathlib import Path
topic = sys.argv[1]
space = {"__name__": "__main__"}
for cell in json.loads(Path(topic + ".ipynb").read_text(encoding="utf-8"))["cells"]:
    tags = cell["metadata"].get("tags", [])
    if cell["cell_type"] == "code" and not {"demo", "train"} & set(tags):
        try:
            exec("".join(cell["source"]), space)
        except Exception as error:
            print(f"{cell['id']}: {type(error).__name__}: {error}")
        if "test" in tags:
            break
"""


@pytest.mark.slow
@of_each_topic
def test_the_untouched_notebook_runs_up_to_its_first_test(bundles, topic):
    _, folder = bundles[topic]
    environment = {**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3", "MPLBACKEND": "agg", "PYTHONPATH": str(ROOT)}
    run = subprocess.run(
        [sys.executable, "-c", RUN, topic],
        cwd=folder / topic,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert run.returncode == 0, run.stderr
    first = next(iter(load_topic(topic).exercises))
    lines = [line for line in run.stdout.splitlines() if re.match(r"[\w-]+: \w+: ", line)]
    assert len(lines) == 1 and lines[0].startswith(f"{first}_test: "), run.stdout
    assert "not started yet" in lines[0]


@of_each_topic
def test_start_here_says_what_to_install_and_what_to_hand_in(bundles, topic):
    _, folder = bundles[topic]
    text = one_line((folder / topic / "START_HERE.md").read_text())
    for words in ("Python 3.11, 3.12 or 3.13", "pip install PATH", f"Hand in `{topic}.ipynb`", "100 points"):
        assert words in text
    assert "{" not in text
    assert ("| `shared_utils` |" in text) == (folder / "shared_utils").is_dir()


# ------------------------------------------------------------ on a tiny course


def bundled(course, folder, **options):
    return bundle_topic("Tiny", course.root, folder, topics=course.topics, **options)


def built(course):
    (course.folder / "images" / "draw.py").write_text("print('not for students')")
    assert build_topics(["Tiny"], course.root, topics=course.topics)[0].student == "written"


def test_made_twice_a_bundle_has_the_same_bytes(course, tmp_path):
    built(course)
    first = bundled(course, tmp_path / "one").read_bytes()
    for path in course.folder.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
        path.chmod(0o700)
    assert bundled(course, tmp_path / "two").read_bytes() == first
    with zipfile.ZipFile(tmp_path / "two" / "Tiny.zip") as archive:
        names = archive.namelist()
        assert {entry.external_attr >> 16 for entry in archive.infolist()} == {0o100644}
    wanted = ["START_HERE.md", "Tiny.ipynb", "images/plus.png", "public_tests.py"]
    assert names == [f"Tiny/{name}" for name in wanted]


def test_a_sentence_says_where_to_hand_in(course, tmp_path):
    built(course)
    with zipfile.ZipFile(bundled(course, tmp_path, hand_in="In the yellow box.")) as archive:
        text = archive.read("Tiny/START_HERE.md").decode()
    assert "In the yellow box." in text and ": 1 exercise, 5 points" in text


def test_a_stale_notebook_is_not_bundled_and_the_bundle_from_before_stays(course, tmp_path):
    built(course)
    before = bundled(course, tmp_path).read_bytes()
    course.edit("return total", "return total + 0")
    with pytest.raises(LessonError, match=r"not what the lesson makes.*course build Tiny"):
        bundled(course, tmp_path)
    assert (tmp_path / "Tiny.zip").read_bytes() == before
    assert [path.name for path in tmp_path.glob("*.*")] == ["Tiny.zip"]


def test_what_is_missing_is_named(course, tmp_path):
    with pytest.raises(LessonError, match=r"Tiny/Tiny\.ipynb: The student notebook is missing"):
        bundled(course, tmp_path)
    built(course)
    (course.folder / "public_tests.py").unlink()
    with pytest.raises(LessonError, match=r"Tiny/public_tests\.py"):
        bundled(course, tmp_path)
    assert not (tmp_path / "Tiny.zip").exists()


def test_the_command_writes_what_is_asked_for(monkeypatch, tmp_path):
    from typer.testing import CliRunner

    monkeypatch.chdir(ROOT)
    result = CliRunner().invoke(cli.app, ["bundle", "Car_Detection", "--to", str(tmp_path / "zips")])
    assert result.exit_code == 0, result.output
    assert [path.name for path in (tmp_path / "zips").iterdir()] == ["Car_Detection.zip"]
    assert "Car_Detection.zip" in result.output
    assert CliRunner().invoke(cli.app, ["bundle", "Nonsense"]).exit_code == 2
    (tmp_path / "file").write_text("")
    blocked = CliRunner().invoke(
        cli.app, ["bundle", "Car_Detection", "--to", str(tmp_path / "file" / "zips")]
    )
    assert blocked.exit_code == 2 and "cannot be written" in blocked.output


# ------------------------------------------------------------ the wheel


def small_project(folder):
    (folder / "shared_utils").mkdir(parents=True)
    (folder / "shared_utils" / "__init__.py").write_text('"""A library."""\n')
    (folder / "shared_utils" / "card.md").write_text("# A card\n")
    text = """
        [build-system]
        requires = ["setuptools>=77"]
        build-backend = "setuptools.build_meta"
        [project]
        name = "open-cnn-course"
        version = "0.1.0"
        [tool.setuptools.packages.find]
        include = ["shared_utils*"]
        [tool.setuptools.package-data]
        "*" = ["*.md"]
        """
    (folder / "pyproject.toml").write_text(dedent(text))
    return folder


@pytest.mark.slow
def test_a_wheel_is_built_offline_the_same_each_time_and_leaves_nothing_behind(tmp_path):
    pytest.importorskip("setuptools")
    root = small_project(tmp_path / "repository")
    before = sorted(root.rglob("*"))
    first = package.build_wheel(root, tmp_path / "one")
    (root / "shared_utils" / "__init__.py").touch()
    second = package.build_wheel(root, tmp_path / "two")
    assert first.read_bytes() == second.read_bytes()
    assert sorted(root.rglob("*")) == before
    with zipfile.ZipFile(first) as archive:
        assert {"shared_utils/__init__.py", "shared_utils/card.md"} <= set(archive.namelist())


def test_without_setuptools_it_says_what_to_install(monkeypatch, tmp_path):
    real = package.metadata.version

    def version(name):
        return "60.0" if name == "setuptools" else real(name)

    monkeypatch.setattr(package.metadata, "version", version)
    with pytest.raises(PackageError, match=r"it is 60\.0.*pip install \"setuptools>=77\""):
        package.build_wheel(ROOT, tmp_path)


@pytest.mark.slow
def test_what_pip_says_is_passed_on(tmp_path):
    pytest.importorskip("setuptools")
    root = small_project(tmp_path / "repository")
    (root / "pyproject.toml").write_text("[project]\nname = 3\n")
    with pytest.raises(PackageError, match="could not build"):
        package.build_wheel(root, tmp_path / "made")
