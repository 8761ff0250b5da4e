"""Judging an answer as a learner's would be: by hidden cases, or by the visible test of its topic."""

from functools import cache
from pathlib import Path

from shared_utils.exercises import load_topic
from shared_utils.graders.judge import draw_cases, judge
from shared_utils.graders.probe import answer, install_line_cache, namespace_of
from shared_utils.graders.visible import VisibleTests

SECRETS = [f"secret {i}".encode() for i in range(100)]


class TopicJudge:
    """The graders of a topic, without a notebook around the answers.

    Args:
        name: of the topic.
        setup: source of the imports that the lesson's set-up cell provides.
    """

    def __init__(self, name, setup=""):
        self.topic, self.folder, self.setup = load_topic(name), Path(__file__).parents[2] / name, setup
        self._drawn = cache(self._draw)
        self._setup = cache(self._run_setup)
        self.visible_cases = cache(self._visible_cases)

    def notebook(self, source):
        """The names of a learner whose cells have this source."""
        namespace = dict(self._setup())
        install_line_cache("<learner cell 7>", source)
        exec(compile(source, "<learner cell 7>", "exec"), namespace)
        return namespace

    def judge_source(self, source, exercise, secret=b"one", **options):
        """The verdict on a notebook with this source, under the hidden cases of a secret."""
        return self._judge(self._drawn(exercise, secret), self.notebook(source), None, exercise, **options)

    def judge_function(self, function, exercise, secret=b"one", **options):
        """The verdict on a function under the hidden cases of a secret."""
        cases = self._drawn(exercise, secret)
        return self._judge(cases, namespace_of(function), function, exercise, **options)

    def judge_visibly(self, function, exercise, **options):
        """The verdict on a function under the visible test."""
        cases = self.visible_cases(exercise)
        return self._judge(cases, namespace_of(function), function, exercise, **options)

    def _judge(self, cases, namespace, function, exercise, **options):
        def ask(calls):
            return [answer(call, namespace, function) for call in calls]

        return judge(self.topic, self.topic.exercise(exercise), cases, ask, **options)

    def _draw(self, exercise, secret):
        return tuple(draw_cases(self.topic, self.topic.exercise(exercise), secret))

    def _run_setup(self):
        namespace = {}
        exec(self.setup, namespace)
        return namespace

    def _visible_cases(self, exercise):
        """The cases in the visible test of an exercise: pairs of a group and a case."""
        drawn = []

        class Recorder(VisibleTests):
            def check(self, target, exercise, cases):
                contract = self.topic.exercise(exercise)
                for key, group in cases.items():
                    group_cases = group if isinstance(group, list) else [group]
                    drawn.extend((contract.find_group(key), case) for case in group_cases)

        scope = {}
        source = (self.folder / "public_tests.py").read_text(encoding="utf-8")
        exec(compile(source, "public_tests.py", "exec"), scope)
        scope["tests"].__class__ = Recorder
        scope[f"{exercise}_test"](None)
        return tuple(drawn)


def exercise_and_name(value):
    """A test id for a misconception, a function or a name."""
    if hasattr(value, "exercise"):
        return f"{value.exercise}-{value.name}"
    return getattr(value, "__name__", str(value))
