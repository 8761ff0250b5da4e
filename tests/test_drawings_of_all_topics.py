"""The drawings of every topic: all there, small, fresh, with clean layouts."""

import pytest
from drawing_scripts import COURSE, drawing_scripts

from shared_utils.drawing import Card, PictureSet
from shared_utils.drawing.card import CREATOR
from shared_utils.exercises import topic_names

LARGEST = {".svg": 80_000, ".gif": 400_000}  # bytes


@pytest.fixture(scope="module", params=topic_names())
def pictures(request):
    """The pictures of a topic."""
    with drawing_scripts(request.param) as scripts:
        yield scripts("draw").PICTURES


def test_every_drawing_is_there_and_nothing_else(pictures):
    assert pictures.folder.parent.parent == COURSE
    there = {path.name for path in pictures.folder.iterdir() if path.suffix in (*LARGEST, ".png")}
    assert set(pictures.names) == there
    for name in pictures.names:
        path = pictures.folder / name
        assert path.stat().st_size < LARGEST[path.suffix], name


def test_drawings_are_fresh_and_repeat_to_the_byte(pictures, tmp_path):
    """Bytes belong to a version of matplotlib; with another one this checks the layouts only."""
    same_version = True
    for name in pictures.names:
        drawn, committed = pictures.draw(name, tmp_path).read_bytes(), (pictures.folder / name).read_bytes()
        if name in pictures.drawings:
            same_version = CREATOR.encode() in committed
        assert not same_version or drawn == committed, f"{name} is stale: run draw.py"


def test_unknown_drawing_lists_the_known(tmp_path):
    pictures = PictureSet(tmp_path, {"a.svg": None, "b.svg": None}, {"c.gif": None})
    with pytest.raises(KeyError, match=r"no drawing 'x.svg'; there are: a.svg, b.svg, c.gif"):
        pictures.draw("x.svg")


def test_texts_that_leave_a_card_are_an_error_and_nothing_is_written(tmp_path):
    def card():
        card = Card(60, 60, "too small")
        card.text(30, 30, "a text that is much longer than its card")
        return card

    pictures = PictureSet(tmp_path, {"a.svg": card}, {"b.gif": lambda: ([card()], [1])})
    for name in pictures.names:
        with pytest.raises(ValueError, match=f"^{name}: "):
            pictures.draw(name)
    assert not list(tmp_path.iterdir())


def test_main_draws_what_is_named_or_all_and_says_how_large_it_is(tmp_path, capsys):
    def card():
        return Card(60, 60, "empty")

    pictures = PictureSet(tmp_path, {"a.svg": card, "b.svg": card})
    pictures.main(["b.svg"])
    assert [path.name for path in tmp_path.iterdir()] == ["b.svg"]
    pictures.main([])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.svg", "b.svg"]
    assert capsys.readouterr().out.startswith("b.svg  ")
