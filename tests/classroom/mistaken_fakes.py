"""A judge for tests whose verdicts are written in comments, wrong answers and their signatures included.

# earns 3                  the points
# mistake pads_with_ones   the misconception that is recognised
# returns 1.25             the number in the signature of an answer that nothing explains
# flag time limit          a flag on the submission
"""

import re
from dataclasses import replace

from classroom_fakes import fake_judge

from shared_utils.classroom.preparing import prepare
from shared_utils.graders.verdict import Failure


def comment(text, word):
    found = re.search(rf"^# {word} (.+)$", text, re.M)
    return found[1].strip() if found else ""


def mistaken_judge(notebook, source, topic, folder, secret, *, round_=1):
    result = fake_judge(notebook, source, topic, folder, secret, round_=round_)
    text = {cell.id: cell.source for cell in notebook.cells}
    verdicts, signatures, flags = dict(result.verdicts), {}, set()
    for name, verdict in result.verdicts.items():
        mistake, number, says = (comment(text[name], word) for word in ("mistake", "returns", "says"))
        if flag := comment(text[name], "flag"):
            flags.add(flag)
        if mistake or number or says:
            outcome = "partly right" if verdict.points else "wrong"
            if verdict.points == verdict.max_points:
                outcome = "right"
            failure = Failure(verdict.groups[0].key, f"{name}(X)", says or f"returned {number or mistake}")
            verdicts[name] = replace(verdict, outcome=outcome, failure=failure, misconception=mistake)
        if number:
            signatures[name] = [f"returned 0123abcd {number} 0.5 0.5 0.5"]
    return replace(result, verdicts=verdicts, signatures=signatures, flags=tuple(sorted(flags)))


def mistaken_work(job):
    """What a worker does in these tests."""
    return prepare(job, judge=mistaken_judge)
