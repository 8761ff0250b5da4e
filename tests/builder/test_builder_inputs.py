"""The hash over what a solution notebook's outputs depend on."""

import os

import pytest

from shared_utils.builder.inputs import bare_code, imported_modules, inputs_hash, named_data
from shared_utils.builder.plan import plan_topic


@pytest.fixture
def repository(tmp_path):
    """A repository with a package of modules that import each other in every way."""
    files = {
        "requirements.txt": "# made today\nnumpy==2.4.0  # via x\n",
        "Tiny/public_tests.py": "from shared_utils.graders import front\n",
        "Tiny/numbers.csv": "1,2\n",
        "Tiny/images/a.png": "picture",
        "shared_utils/__init__.py": "",
        "shared_utils/graders/__init__.py": "from .front import check\n",
        "shared_utils/graders/front.py": "def check():\n    from ..deep import core\n",
        "shared_utils/deep/__init__.py": "",
        "shared_utils/deep/core.py": "x = 1\n",
        "shared_utils/datasets/__init__.py": "",
        "shared_utils/datasets/signs.py": 'FILE = "signs.h5"\n',
        "shared_utils/datasets/files/signs.h5": "data",
        "shared_utils/datasets/files/other.h5": "other data",
        "shared_utils/unused.py": "x = 1\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


CODE = [
    "import numpy as np\nfrom public_tests import add_test\nfrom shared_utils.datasets import signs\n",
    'table = open("numbers.csv")  # a comment\n%matplotlib inline\n',
]


def names(paths, root):
    return [path.relative_to(root).as_posix() for path in paths]


def test_modules_are_followed(repository):
    assert names(imported_modules(CODE, repository / "Tiny", repository), repository) == [
        "Tiny/public_tests.py",
        "shared_utils/__init__.py",
        "shared_utils/datasets/__init__.py",
        "shared_utils/datasets/signs.py",
        "shared_utils/deep/__init__.py",
        "shared_utils/deep/core.py",
        "shared_utils/graders/front.py",
    ]


def test_data_is_found_by_name(repository):
    modules = imported_modules(CODE, repository / "Tiny", repository)
    data = named_data(CODE, modules, repository / "Tiny", repository)
    assert names(data, repository) == ["Tiny/numbers.csv", "shared_utils/datasets/files/signs.h5"]


FRONT = """'''The data sets.'''

from .cats import load_cats
from .dogs import load_dogs as load_hounds

__all__ = ["load_cats"]
"""


@pytest.fixture
def data_sets(repository):
    """`shared_utils.datasets` as a front: two data sets that share a module, and a data file each."""
    folder = repository / "shared_utils" / "datasets"
    texts = {
        "__init__.py": FRONT,
        "common.py": "def read(name): ...\n",
        "cats.py": 'from .common import read\n\nFILE = "cats.h5"\n',
        "dogs.py": 'from .common import read\n\nFILE = "dogs.h5"\n',
        "files/cats.h5": "cats",
        "files/dogs.h5": "dogs",
    }
    for name, text in texts.items():
        (folder / name).write_text(text)
    return repository


CATS = ["shared_utils/__init__.py", "shared_utils/datasets/cats.py", "shared_utils/datasets/common.py"]


@pytest.mark.parametrize(
    "code",
    [
        "from shared_utils.datasets import load_cats",
        "from shared_utils.datasets.cats import load_cats",
        "from shared_utils.datasets import cats",
        "import shared_utils.datasets.cats",
    ],
)
def test_a_front_is_looked_through(data_sets, code):
    modules = imported_modules([code], data_sets / "Tiny", data_sets)
    assert names(modules, data_sets) == CATS
    data = named_data([code], modules, data_sets / "Tiny", data_sets)
    assert names(data, data_sets) == ["shared_utils/datasets/files/cats.h5"]


def test_a_name_that_a_front_renames(data_sets):
    code = ["from shared_utils.datasets import load_hounds"]
    assert names(imported_modules(code, data_sets / "Tiny", data_sets), data_sets) == [
        "shared_utils/__init__.py",
        "shared_utils/datasets/common.py",
        "shared_utils/datasets/dogs.py",
    ]


@pytest.mark.parametrize(
    "code",
    [
        "import shared_utils.datasets",
        "from shared_utils import datasets",
        "from shared_utils.datasets import *",
        "from shared_utils.datasets import load_birds",
    ],
)
def test_a_front_that_is_used_as_a_whole(data_sets, code):
    modules = names(imported_modules([code], data_sets / "Tiny", data_sets), data_sets)
    assert {"shared_utils/datasets/__init__.py", "shared_utils/datasets/dogs.py", *CATS} == set(modules)


def test_a_package_that_does_more_is_no_front(data_sets):
    path = data_sets / "shared_utils" / "datasets" / "__init__.py"
    path.write_text(FRONT + "READY = load_cats\n")
    code = ["from shared_utils.datasets import load_cats"]
    modules = names(imported_modules(code, data_sets / "Tiny", data_sets), data_sets)
    assert "shared_utils/datasets/__init__.py" in modules and "shared_utils/datasets/dogs.py" in modules


def test_another_data_set_makes_nothing_stale(data_sets):
    code = ["from shared_utils.datasets import load_cats\nX = load_cats()"]
    before = digest(data_sets, code)
    folder = data_sets / "shared_utils" / "datasets"
    (folder / "files" / "dogs.h5").write_text("other dogs")
    (folder / "birds.py").write_text('FILE = "birds.h5"\n')
    (folder / "__init__.py").write_text(FRONT + "from .birds import load_birds\n")
    assert digest(data_sets, code) == before
    (folder / "files" / "cats.h5").write_text("other cats")
    assert digest(data_sets, code) != before


def digest(repository, code=CODE):
    return inputs_hash(code, repository / "Tiny", repository)


@pytest.mark.parametrize(
    "name, text",
    [
        ("Tiny/public_tests.py", "from shared_utils.graders import front\ny = 2\n"),
        ("Tiny/numbers.csv", "1,3\n"),
        ("shared_utils/deep/core.py", "x = 2\n"),
        ("shared_utils/datasets/files/signs.h5", "new data"),
        ("requirements.txt", "numpy==2.4.1\n"),
    ],
)
def test_what_outputs_depend_on_changes_the_hash(repository, name, text):
    before = digest(repository)
    (repository / name).write_text(text)
    assert digest(repository) != before


@pytest.mark.parametrize(
    "name, text",
    [
        ("shared_utils/unused.py", "x = 2\n"),
        ("shared_utils/deep/core.py", '"""Said better."""\n\nx = 1  # so\n'),
        ("shared_utils/datasets/files/other.h5", "more"),
        ("Tiny/images/a.png", "another picture"),
        ("requirements.txt", "# made tomorrow\nnumpy==2.4.0\n"),
        ("Tiny/Tiny_solution.ipynb", "{}"),
    ],
)
def test_other_changes_do_not(repository, name, text):
    before = digest(repository)
    (repository / name).write_text(text)
    assert digest(repository) == before


def test_modules_used_without_an_import(repository):
    before = inputs_hash(CODE, repository / "Tiny", repository, ["shared_utils.unused"])
    assert before != digest(repository)
    (repository / "shared_utils" / "unused.py").write_text("x = 2\n")
    assert inputs_hash(CODE, repository / "Tiny", repository, ["shared_utils.unused"]) != before
    assert inputs_hash(CODE, repository / "Tiny", repository, ["no.such.module"]) == digest(repository)


def test_the_exercises_of_the_topic_count(course):
    before = plan_topic(course.topic, course.root).inputs_hash
    package = course.root / "shared_utils" / "exercises" / "tiny"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("POINTS = 1\n")
    assert plan_topic(course.topic, course.root).inputs_hash != before


def test_times_of_files_do_not(repository):
    before = digest(repository)
    for path in repository.rglob("*"):
        os.utime(path, (1, 1))
    assert digest(repository) == before


def test_code_does_and_comments_do_not(repository):
    before = digest(repository)
    assert digest(repository, [CODE[0], CODE[1].replace("a comment", "another")]) == before
    assert digest(repository, [CODE[0], CODE[1].replace("table", "rows")]) != before
    assert digest(repository, [CODE[0], CODE[1].replace("inline", "widget")]) != before


def test_a_place_elsewhere_gives_the_same_hash(repository, tmp_path_factory):
    before = digest(repository)
    other = tmp_path_factory.mktemp("elsewhere") / "copy"
    repository.rename(other)
    assert digest(other) == before


@pytest.mark.parametrize(
    "source, bare",
    [
        ("x = 1  # one\n\n# two\ny = 2\n", "x = 1\ny = 2"),
        ('def f():\n    """Doc."""\n    return 1\n', "def f():\n    return 1"),
        ('x = """a\n\n  # no comment  \n"""\n', 'x = """a\n\n  # no comment  \n"""'),
        ('x = "# no comment"\n', 'x = "# no comment"'),
        ('x = f"{1}# no comment"\n', 'x = f"{1}# no comment"'),
        ("x = = 1\n", "x = = 1\n"),
    ],
)
def test_bare_code(source, bare):
    assert bare_code(source) == bare


def test_prose_of_a_lesson_does_not_count(course):
    before = plan_topic(course.topic, course.root)
    course.edit("A lesson of one exercise.", "Another sentence.")
    course.edit("# Python can do that.", "# So can you.")
    course.edit("## 1. Adding", "## 1. Summing")
    after = plan_topic(course.topic, course.root)
    assert after.inputs_hash == before.inputs_hash
    assert after.student != before.student
    course.edit("a + b", "b + a")
    assert plan_topic(course.topic, course.root).inputs_hash != before.inputs_hash
