"""Tiny lessons with tiny topics, in a tiny repository of their own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from types import SimpleNamespace

import pytest

LESSON = '''\
# %% [markdown]
r"""
# Tiny

A lesson of one exercise.
"""

# %% tags=["setup"]
from public_tests import add_test

# %% [markdown]
r"""
## 1. Adding

![A plus sign between two numbers](images/plus.png)
"""

# %% tags=["exercise"]
def add(a, b):
    """Return the sum of `a` and `b`."""
    ### BEGIN SOLUTION
    # Python can do that.
    total = a + b
    ### END SOLUTION
    return total

# %% tags=["test"]
add_test(add)

# %% tags=["demo"]
print("The sum is", add(1, 2))

# %%
answer = 42
'''

PUBLIC_TESTS = """\
def add_test(target):
    assert target(1, 2) == 3, "add(1, 2) is 3."
"""

# The smallest picture there is: one pixel.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)


def tiny_topic(name: str = "Tiny", **points: int) -> SimpleNamespace:
    """A topic with the named exercises and their points; the signature of each is (a, b)."""
    exercises = {
        key: SimpleNamespace(name=key, points=value, signature="(a, b)", uses=())
        for key, value in (points or {"add": 5}).items()
    }
    return SimpleNamespace(name=name, exercises=exercises)


@dataclass
class TinyCourse:
    """A repository root with one topic folder."""

    root: Path
    topic: SimpleNamespace

    @property
    def folder(self) -> Path:
        return self.root / self.topic.name

    @property
    def lesson(self) -> Path:
        return self.folder / "lesson.py"

    @property
    def student(self) -> Path:
        return self.folder / f"{self.topic.name}.ipynb"

    @property
    def solution(self) -> Path:
        return self.folder / f"{self.topic.name}_solution.ipynb"

    @property
    def topics(self) -> dict[str, SimpleNamespace]:
        return {self.topic.name: self.topic}

    def write(self, text: str) -> Path:
        self.lesson.write_text(dedent(text), encoding="utf-8")
        return self.lesson

    def edit(self, old: str, new: str) -> None:
        text = self.lesson.read_text(encoding="utf-8")
        assert old in text
        self.lesson.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def make_topic():
    return tiny_topic


@pytest.fixture
def course(tmp_path) -> TinyCourse:
    """A repository with one good lesson: one exercise `add`, worth 5 points."""
    made = TinyCourse(tmp_path / "repository", tiny_topic())
    (made.folder / "images").mkdir(parents=True)
    (made.folder / "images" / "plus.png").write_bytes(PIXEL)
    (made.folder / "public_tests.py").write_text(PUBLIC_TESTS, encoding="utf-8")
    (made.root / "requirements.txt").write_text("numpy==2.4.0\n", encoding="utf-8")
    made.write(LESSON)
    return made
