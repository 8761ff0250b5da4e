"""The page about a class: what stands in it, the same bytes each time, and nothing hostile in it."""

import html
import json
import re
import shutil
from html.parser import HTMLParser

import pytest
from classroom_fakes import ROOT, TOPIC
from mistaken_fakes import mistaken_work

from shared_utils.classroom import class_figures as figures
from shared_utils.classroom.class_page import MOST_CHARACTERS, page, sentence, with_code
from shared_utils.classroom.class_summary import (
    AnswerGroup,
    ClassSummary,
    ExerciseSummary,
    MistakeCount,
    TopicSummary,
    summarise,
)
from shared_utils.classroom.course_root import CourseRoot
from shared_utils.classroom.grade import report_class
from shared_utils.classroom.nbgrader_settings import TEMPLATES
from shared_utils.classroom.report import Row
from shared_utils.drawing import palette
from shared_utils.exercises import load_topic

EVIL = '<script>alert("x")</script><img src=x onerror=alert(1)>\'"&amp;'
VOID = {"meta", "img", "br", "hr", "input", "link"}


class Outline(HTMLParser):
    """Collects tags, their attributes and the headings; fails on a tag that is closed and was not open."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.open, self.headings, self.attributes = [], [], [], []
        self.feed(text)
        self.close()
        assert not self.open, f"never closed: {self.open}"

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes += [(tag, *pair) for pair in attributes]
        if re.fullmatch(r"h\d", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def seen(text):
    """What a reader sees, on one line."""
    text = re.sub(r"<(style|title)>.*?</\1>|<[^>]+>", " ", text, flags=re.S)
    return " ".join(html.unescape(text).split())


def hostile_summary():
    topic = load_topic(TOPIC)
    row = Row(EVIL, TOPIC, {}, 3.0, 100.0, [EVIL, "time limit"], [EVIL, "\u202egnp.exe \x00\x1b[31m\ud800"])
    long = EVIL + "A" * 10**7
    group = AnswerGroup(TOPIC, "zero_pad", [EVIL, "../../etc"], long, ["returned 00000000"], "abcdef")
    mistake = MistakeCount(TOPIC, "zero_pad", EVIL, EVIL, EVIL, True, True, [EVIL], [EVIL])
    return ClassSummary(
        [TopicSummary(TOPIC, topic.title, 100.0, [(EVIL, 3.0)], [EVIL], [ExerciseSummary("zero_pad", 6.0)])],
        [mistake], [group], [row], [row], [EVIL],
    )  # fmt: skip


def test_nothing_that_a_learner_writes_becomes_markup(tmp_path, monkeypatch):
    monkeypatch.setattr(
        "shared_utils.classroom.class_page.code_of", lambda *_: EVIL + "\ud800\x1b" + "B" * 10**7
    )
    monkeypatch.setattr("shared_utils.classroom.class_page.about_exercises", lambda topic: EVIL)
    text = page(CourseRoot(tmp_path), hostile_summary())
    outline = Outline(text)
    assert not {"script", "img", "link", "iframe", "object", "form"} & set(outline.tags)
    names = {name for _, name, _ in outline.attributes}
    assert not [name for name in names if name.startswith("on")]
    addresses = [value for _, name, value in outline.attributes if name in ("href", "src")]
    assert {value[0] for value in addresses} == {"#", "f"}
    assert not any("://" in value or "/../" in value for value in addresses if not value.startswith("#"))
    assert len(text) < 40 * MOST_CHARACTERS
    text.encode("utf-8")  # no half characters
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", text)
    assert text.count(html.escape(EVIL, quote=False)[:8]) > 5  # it is there, as text


def test_the_page_needs_no_network_and_says_so(tmp_path):
    text = page(CourseRoot(tmp_path), hostile_summary())
    assert "default-src 'none'" in text
    assert "url(" not in re.sub(r"url\(#", "", text) and "@import" not in text and "http://" not in text


def test_headings_are_in_order_and_ids_are_there(tmp_path):
    text = page(CourseRoot(tmp_path), hostile_summary())
    outline = Outline(text)
    assert outline.headings[0] == 1 and outline.headings.count(1) == 1
    assert all(
        after - before <= 1 for before, after in zip(outline.headings, outline.headings[1:], strict=False)
    )
    ids = {value for _, name, value in outline.attributes if name == "id"}
    for _, name, value in outline.attributes:
        if name == "aria-labelledby" or (name == "href" and value.startswith("#")):
            assert value.removeprefix("#") in ids
    figures_there = [value for tag, name, value in outline.attributes if (tag, name) == ("svg", "aria-label")]
    assert figures_there and all("Histogram" in value for value in figures_there)


def test_code_that_ran_without_isolation_is_told_loudly(tmp_path):
    rows = [Row(name, TOPIC, {"zero_pad": 6.0}, 6.0, 100.0, isolated=name == "a") for name in "abc"]
    text = page(CourseRoot(tmp_path), summarise(CourseRoot(tmp_path), rows, [TOPIC]))
    assert "Not isolated. The code of 2 submissions ran" in seen(text)
    closed_off = summarise(CourseRoot(tmp_path), rows[:1], [TOPIC])
    assert "Not isolated" not in page(CourseRoot(tmp_path), closed_off)


def test_names_in_backticks_become_code_and_stay_harmless():
    assert with_code("`a<b>` and <b>`") == "<code>a&lt;b&gt;</code> and &lt;b&gt;`"
    assert with_code("`\u202e`") == "<code>\ufffd</code>"


def test_an_empty_class_has_a_page(tmp_path):
    text = page(CourseRoot(tmp_path), ClassSummary())
    Outline(text)
    assert "None was recognised" in text and "There are none: every wrong answer has a name" in text


def luminance(colour):
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    channels = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


def contrast(one, other):
    high, low = sorted([luminance(one), luminance(other)], reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_colours_are_the_course_s_and_can_be_read_in_light_and_dark():
    style = (TEMPLATES / "class_report.html.j2").read_text()
    blocks = re.findall(r":root \{(.*?)\}", style, re.S)[:2]
    light, dark = (dict(re.findall(r"--([\w-]+): (#\w{6})", block)) for block in blocks)
    ours = {
        "paper": palette.PAPER, "card": palette.CARD, "edge": palette.CARD_EDGE, "ink": palette.INK,
        "soft": palette.SOFT_INK, "grid": palette.GRID_LINE, "full": palette.OUTPUT.line,
        "part": palette.FILTER.line, "none": palette.PREDICTION.line, "not-started": palette.PADDING.line,
        "unit": palette.INPUT.line, "link": palette.INPUT.text, "tint": palette.INPUT.fill,
        "flag": palette.PREDICTION.fill, "tag": palette.GRADIENT.fill,
    }  # fmt: skip
    assert {name: light[name] for name in ours} == ours
    for colours in (light, light | dark):
        for text, ground in [
            ("ink", "paper"), ("ink", "card"), ("soft", "paper"), ("soft", "card"), ("link", "paper"),
            ("link", "card"), ("flag-ink", "flag"), ("tag-ink", "tag"), ("ink", "tint"),
        ]:  # fmt: skip
            assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
        assert contrast(colours["unit"], colours["card"]) >= 3


def test_states_differ_in_their_patterns_too():
    patterns = re.findall(r"<pattern.*?</pattern>", figures.state_patterns())
    marks = {re.sub(r'id="[^"]*"|<rect[^>]*>', "", pattern) for pattern in patterns}
    assert len(patterns) == len(marks) == 5
    bar = figures.state_bar({"full": 1, "part": 2, "none": 0, "not started": 1, "not judged": 0}, width=100)
    assert re.findall(r'width="([\d.]+)" height="18" fill="url\(#state-([\w-]+)\)', bar) == [
        ("25.00", "full"), ("50.00", "part"), ("25.00", "not-started")
    ]  # fmt: skip


@pytest.mark.parametrize("maximum", [1, 4, 27, 100, 159, 2000])
def test_columns_hold_everybody_once(maximum):
    totals = sorted(((f"s{i}", maximum * i / 60) for i in range(61)), key=lambda pair: pair[1])
    bins = figures.bins_of([("below", -1.0), *totals, ("extra credit", maximum + 5.0)], maximum)
    assert len(bins) <= 20 and bins[0][0] == 0 and bins[-1][1] == maximum
    assert sum(len(column) for _, _, column in bins) == 63
    for start, end, column in bins[1:-1]:
        assert all(start <= points < end for _, points in column)


def test_a_large_class_gets_columns_and_a_small_one_squares():
    small = figures.histogram([(f"s{i}", 5.0) for i in range(figures.MOST_SQUARES)], 10, "t", "w")
    large = figures.histogram([(f"s{i}", 5.0) for i in range(1000)], 10, "t", "w")
    assert small.count('class="unit"') == figures.MOST_SQUARES and "s3: 5 points" in small
    assert large.count('class="unit"') == 1 and "1000 submissions" in large


def test_a_sentence_begins_with_a_capital_unless_with_a_name():
    assert sentence("the channels are padded") == "The channels are padded."
    assert sentence("dz is divided", TOPIC, "distribute_value") == "dz is divided."
    assert sentence("n_H counts") == "n_H counts."
    assert sentence("") == ""


FULL = 6


@pytest.fixture(scope="module")
def mistaken(classroom_in, tmp_path_factory):
    """A class with mistakes of every kind in zero_pad, graded once. Tests leave it as it is."""
    classroom = classroom_in(tmp_path_factory.mktemp("mistaken") / "course")
    folder = classroom.folder

    def hand_in(student, points, words):
        classroom.hand_in(student, (points,), words)

    hand_in("ada", FULL, "")
    hand_in("bob", 0, "# mistake pads_channels")
    hand_in("cyd", 0, "# mistake pads_channels")
    hand_in("dan", 3, "# returns 1.25\ncode_of_dan = '<b>'")
    hand_in("eve", 3, "# returns 1.25001")
    hand_in("fay", 0, "# returns 9")
    hand_in("gus", 0, "# says did not finish\n# flag time limit")
    hand_in("hal", 0, "# says did not finish")
    hand_in("<b>ida", 0, "# returns 9.0000001")
    (folder / "submitted" / "absent").mkdir()
    (folder / "submitted" / "lost.txt").write_text("x")
    classroom.grade(work=mistaken_work)
    return classroom


@pytest.mark.slow
def test_a_class_in_a_page(mistaken):
    text = mistaken.course.report_page.read_text(encoding="utf-8")
    Outline(text)
    words = seen(text)
    assert "9 submissions graded" in words and "1 not handed in" in words and "1 needs a person" in words
    assert "absent" in words and "lost.txt" in words
    row = re.search(r"<code>zero_pad</code></th>.*?</tr>", text, re.S)[0]
    assert re.findall(r'<td class="n[^"]*">(\d+)</td>', row) == ["1", "2", "6", "0", "0", "6"]
    hint = load_topic(TOPIC).texts["zero_pad"].hints["pads_channels"]
    mistake = re.search(r'<span class="count">2</span>.*?</details>', text, re.S)[0]
    assert sentence(hint.mistake)[:-1] in html.unescape(mistake) and sentence(hint.look) in html.unescape(
        mistake
    )
    assert ">bob</a>" in mistake and ">cyd</a>" in mistake
    groups = re.findall(r'<article class="group">.*?</article>', text, re.S)
    people = [re.findall(r'<a href="[^"]+">(.*?)</a>', group) for group in groups]
    assert people == [["&lt;b&gt;ida", "fay"], ["dan", "eve"], ["gus", "hal"]]
    assert "code_of_dan = &#39;&lt;b&gt;&#39;" in groups[1] and "returned 1.25" in groups[1]
    assert "unseen" in groups[0] and "unseen" not in groups[2]  # what cannot be asked again has no id
    assert "Something ran too long and was stopped." in words
    assert 'href="feedback/%3Cb%3Eida/' in text


@pytest.mark.slow
def test_the_same_class_gives_the_same_bytes_whoever_is_asked_for(mistaken):
    first = mistaken.course.report_page.read_bytes()
    assert mistaken.grade(work=mistaken_work).graded == 0
    assert mistaken.course.report_page.read_bytes() == first
    mistaken.grade(work=mistaken_work, students=["bob"])
    assert mistaken.course.report_page.read_bytes() == first
    mistaken.grade(work=mistaken_work, again=True, students=["dan", "eve", "fay"], workers=1)
    assert mistaken.course.report_page.read_bytes() == first
    mistaken.course.report_page.unlink()
    report_class(mistaken.folder, ROOT, [TOPIC], ["ada"])
    assert mistaken.course.report_page.read_bytes() == first
    assert str(mistaken.folder) not in first.decode()


@pytest.mark.slow
def test_verdicts_that_are_damaged_or_gone_do_not_stop_the_page(mistaken, tmp_path):
    folder = tmp_path / "course"
    shutil.copytree(mistaken.folder, folder)
    course = CourseRoot(folder)
    damage = {
        "bob": "{",
        "cyd": "[]",
        "dan": '{"result": {"verdicts": {"zero_pad": 3}}}',
        "eve": '{"result": {"signatures": {"zero_pad": ["<b>"]}}}',
    }
    for student, content in damage.items():
        course.verdicts(student, TOPIC).write_text(content)
    course.verdicts("fay", TOPIC).unlink()
    of_an_older_version = json.loads(course.verdicts("gus", TOPIC).read_text())
    of_an_older_version["result"]["verdicts"]["zero_pad"]["failure"]["group"] = "gone"
    course.verdicts("gus", TOPIC).write_text(json.dumps(of_an_older_version))
    report_class(folder, ROOT)
    words = seen(course.report_page.read_text())
    assert "9 submissions graded" in words and "2 wrong answers in 2 groups" in words


def test_rows_without_a_score_are_counted_nowhere(tmp_path):
    rows = [
        Row("a", TOPIC, {"zero_pad": 0.0}, 0.0, 100.0, ["missing"]),
        Row("b", TOPIC, {"zero_pad": 0.0}, 0.0, 100.0, ["withdrawn"]),
        Row("c", TOPIC, {}, 0.0, 100.0, ["not graded yet"]),
        Row("d", TOPIC, {"zero_pad": 6.0}, 6.0, 100.0, ["by hand", "late"]),
    ]
    summary = summarise(CourseRoot(tmp_path), rows, [TOPIC])
    assert summary.submissions == 1 and summary.topics[0].missing == ["a", "b"]
    assert [row.student for row in summary.look] == ["b", "c"]
    assert [row.student for row in summary.information] == ["d"]
    assert sum(summary.topics[0].exercises[2].counts.values()) == 1
