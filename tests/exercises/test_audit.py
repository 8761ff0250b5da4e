"""The audit: a right topic passes, and each thing that can be wrong with one is found and named."""

import importlib
import itertools

import pytest

from shared_utils.exercises import Topic, load_topic
from shared_utils.exercises.audit import audit_topic

CONTRACTS = """\
from shared_utils.exercises import Case, Exercise

add = Exercise("add", "(a, b, scale=1)", returns="total")

@add.group("basic", points=2, basic=True)
def _(rng):
    yield Case(a=rng.normal(size=3), b=rng.normal(size=3))

@add.group("scale", points=1)
def _(rng):
    yield Case(a=rng.normal(size=3), b=rng.normal(size=3), scale=2)

EXERCISES = {"add": add}
"""
REFERENCES = """\
import numpy as np

def double(x):
    return 2 * x

def add(a, b, scale=1):
    return np.add(a, b) * scale
"""
MISCONCEPTIONS = """\
from shared_utils.exercises import Misconceptions

wrong = Misconceptions()

@wrong("add")
def forgets_scale(a, b, scale=1):
    return a + b

@wrong("add")
def subtracts(a, b, scale=1):
    return (a - b) * scale
"""
TEXTS = """\
from shared_utils.exercises import ExerciseTexts, Hint

TEXTS = {
    "add": ExerciseTexts(
        summary="Adds.",
        shapes="As a.",
        groups={"basic": "two lists", "scale": "a scale"},
        hints={"forgets_scale": Hint("no scale", "look"), "subtracts": Hint("a minus", "look")},
    )
}
"""
_number = itertools.count()


@pytest.fixture
def audit(tmp_path, monkeypatch):
    """Writes a topic whose files have some text replaced, and gives the findings as lines."""
    monkeypatch.syspath_prepend(tmp_path)

    def written(replacements=(), **more):
        package = f"tiny_{next(_number)}"
        folder = tmp_path / package
        folder.mkdir()
        files = {
            "contracts": CONTRACTS,
            "references": REFERENCES,
            "misconceptions": MISCONCEPTIONS,
            "texts": TEXTS,
        }
        for part, old, new in replacements:
            assert old in files[part]
            files[part] = files[part].replace(old, new)
        for part, text in {"__init__": "", **files}.items():
            (folder / f"{part}.py").write_text(text + more.get(part, ""), encoding="utf-8")
        importlib.invalidate_caches()
        contracts, texts = (importlib.import_module(f"{package}.{part}") for part in ("contracts", "texts"))
        problems = audit_topic(Topic("Tiny", "Tiny", contracts.EXERCISES, texts.TEXTS, package))
        return [f"{one.path}:{one.line}: {one.message}".replace(package, "tiny") for one in problems]

    return written


def test_a_right_topic_has_no_problem(audit):
    assert audit() == []


WRONG = {
    "no words for a group": ("texts", ', "scale": "a scale"', "", "tiny/texts.py:0", "group `scale`"),
    "words for no group": (
        "texts",
        '"scale": "a scale"',
        '"scale": "a scale", "old": "gone"',
        "tiny/texts.py:0",
        "has no group `old`",
    ),
    "no hint": (
        "texts",
        ', "subtracts": Hint("a minus", "look")',
        "",
        "tiny/texts.py:0",
        "`subtracts` has no hint",
    ),
    "hint for nothing": (
        "texts",
        "hints={",
        'hints={"adds": Hint("x", "y"), ',
        "tiny/texts.py:0",
        "hint for `adds`",
    ),
    "no basic group": (
        "contracts",
        ", basic=True",
        "",
        "tiny/contracts.py:5",
        "`add` has no basic group: exactly one",
    ),
    "two basic groups": (
        "contracts",
        "points=1",
        "points=1, basic=True",
        "tiny/contracts.py:5",
        "2 basic groups (basic, scale)",
    ),
    "a case that does not fit": (
        "contracts",
        "scale=2)",
        "factor=2)",
        "tiny/contracts.py:9",
        "group `scale`: ValueError: a case of add(a, b, scale=1) does not fit: unknown ['factor']",
    ),
    "a group that fails": (
        "contracts",
        "size=3), scale=2",
        "size=-3), scale=2",
        "tiny/contracts.py:9",
        "ValueError: negative dimensions",
    ),
    "a group without a case": (
        "contracts",
        "    yield Case(a=rng.normal(size=3), b=rng.normal(size=3), scale=2)",
        "    yield from ()",
        "tiny/contracts.py:9",
        "group `scale` has no case",
    ),
    "no reference": ("references", "def add", "def plus", "tiny/references.py:0", "`add` has no reference"),
    "a reference with a helper": (
        "references",
        "* scale",
        "* double(scale) / 2",
        "tiny/references.py:6",
        "name 'double' is not defined; a reference stands on its own: only np may be used.",
    ),
    "a reference with a helper in its head": (
        "references",
        "scale=1):",
        "scale=double(1) / 2):",
        "tiny/references.py:6",
        "a reference stands on its own: only np may be used.",
    ),
    "a reference that fails": (
        "references",
        "np.add(a, b)",
        "np.add(a)",
        "tiny/references.py:6",
        "group `basic` the reference raises TypeError: add()",
    ),
    "no mistake": (
        "misconceptions",
        "(a - b) * scale",
        "(b + a) * scale",
        "tiny/misconceptions.py:9",
        "`subtracts` earns full points: it is not a mistake",
    ),
    "a mistake like another": (
        "misconceptions",
        "(a - b) * scale",
        "b + a",
        "tiny/misconceptions.py:9",
        "taken for `forgets_scale`: put it before `forgets_scale` or make a case",
    ),
    "a mistake by chance": (
        "misconceptions",
        "(a - b) * scale",
        "globals().setdefault('n', []).append(1) or a + len(n)",
        "tiny/misconceptions.py:9",
        "`subtracts` is not recognised",
    ),
    "a mistake with other parameters": (
        "misconceptions",
        "def subtracts(a, b, scale=1)",
        "def subtracts(a, b, factor=1, scale=1, *, more)",
        "tiny/misconceptions.py:9",
        "does not take the arguments (a, b, scale=1)",
    ),
    "a mistake that is not written": (
        "misconceptions",
        "return (a - b) * scale",
        "raise NotImplementedError",
        "tiny/misconceptions.py:9",
        "is judged as not started",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_found_alone_in_its_place(audit, case):
    part, old, new, place, words = WRONG[case]
    (line,) = audit([(part, old, new)])
    assert line.startswith(f"{place}: ")
    assert words in line


def test_an_exercise_without_texts(audit):
    (line,) = audit([("texts", '"add": Ex', '"plus": Ex')], texts='\nTEXTS.pop("plus")\n')
    assert line == "tiny/texts.py:0: The exercise `add` has no texts: add `ExerciseTexts` for it."


def test_texts_for_an_unknown_exercise(audit):
    (line,) = audit(texts='\nTEXTS["plus"] = TEXTS["add"]\n')
    assert line.startswith("tiny/texts.py:0: There are texts for `plus`, which is no exercise")
    assert "they have: add" in line


def test_a_mistake_in_an_unknown_exercise(audit):
    (line,) = audit(misconceptions='\n@wrong("plus")\ndef minus(a):\n    return a\n')
    assert line.startswith("tiny/misconceptions.py:13: `minus` is a mistake in `plus`, which is no exercise")


def test_a_mistake_may_fail_in_a_group_without_points_only(audit):
    assert audit([("contracts", '"scale", points=1', '"scale"')]) == []


def test_an_audit_of_a_real_topic_finds_a_missing_text_in_its_family():
    topic = load_topic("CNN_Foundations")
    exercise = topic.exercises["zero_pad"]
    texts = topic.texts["zero_pad"]
    less = type(texts)(texts.summary, texts.shapes, dict(list(texts.groups.items())[1:]), texts.hints)
    small = Topic(topic.name, topic.title, {"zero_pad": exercise}, {"zero_pad": less}, topic.package)
    words = [one for one in audit_topic(small) if "has no words" in one.message]
    assert [one.path for one in words] == ["shared_utils/exercises/cnn_foundations/texts/padding.py"]
