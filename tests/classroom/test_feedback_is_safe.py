"""The feedback page and the graded notebook run nothing that a learner wrote: who grades opens them, too."""

import json
import re

import pytest
from classroom_fakes import TOPIC, fake_judge

from shared_utils.classroom.preparing import prepare

PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "[click](javascript:alert(1))",
    "[click](JaVaScRiPt:alert(1) 'x')",
    r"[click](javascript\:alert(1))",
    "[click](java&#115;cript&colon;alert(1))",
    "[click](<java\tscript:alert(1)>)",
    "[click][link]\n\n[link]: javascript:alert(1)",
    '![x](x" onerror="alert(1))',
    "<javascript:alert(1)>",
    "<!-- --><script>alert(1)</script>",
    "<details open ontoggle=alert(1)>",
    "```html\n<script>alert(1)</script>\n```",
    "</pre></div></script><script>alert(1)</script>",
    "\x1b]8;;javascript:alert(1)\x07click\x1b]8;;\x07",
)


def prints_pages(notebook, source, topic, folder, secret, *, round_=1):
    """The fake judge, with outputs, errors and names that would be a page of their own."""
    result = fake_judge(notebook, source, topic, folder, secret, round_=round_)
    shown = [{"output_type": "stream", "name": "stdout", "text": "\n".join(PAYLOADS)}]
    shown += [
        {"output_type": "error", "ename": text, "evalue": text, "traceback": [text, f"in f, line 1: {text}"]}
        for text in PAYLOADS
    ]
    own = [cell.id for cell in notebook.cells if cell.cell_type == "code" and cell.id.startswith("payload")]
    result.outputs.update(dict.fromkeys(own, shown))
    return result


def work(job):
    """What a worker does here."""
    return prepare(job, judge=prints_pages)


@pytest.mark.slow
def test_pages_run_nothing_of_a_learners(classroom):
    notebook = json.loads(json.dumps(classroom.student_notebook))
    for number, text in enumerate(PAYLOADS):
        for kind in ("markdown", "raw", "code"):
            cell = {
                "cell_type": kind,
                "id": f"payload-{number}-{kind}",
                "metadata": {"raw_mimetype": "text/html"},
            }
            cell |= {"source": text} | ({"outputs": [], "execution_count": None} if kind == "code" else {})
            notebook["cells"].append(cell)
    for name in (
        "<script>alert(1)</script>.txt",
        "`<img src=x onerror=alert(1)>`.txt",
        "a](javascript:alert(1)).exe",
    ):
        path = classroom.hand_in("ann", content=json.dumps(notebook).encode()).parent / name.replace("/", "_")
        path.symlink_to("/nowhere")
    report = classroom.grade(work=work)
    assert report.ok
    page = classroom.page("ann")
    ours = re.findall(r"(?s)<script\b[^>]*>(.*?)</script>", page)
    assert not any("alert(1)" in script for script in ours)
    tags = re.findall(r"<[a-zA-Z][^<>]*>", page)
    assert [tag for tag in tags if re.search(r"\son\w+\s*=", tag) and "alert" in tag] == []
    assert [
        tag for tag in tags if re.search(r"(?i)(href|src|srcdoc|action)\s*=\s*[\"']?\s*javascript:", tag)
    ] == []
    assert not [tag for tag in tags if re.match(r"(?i)<(iframe|svg/onload|details open ontoggle)", tag)]
    graded = json.loads(classroom.course.autograded("ann", TOPIC).read_text(encoding="utf-8"))
    for cell in graded["cells"]:
        if cell["cell_type"] != "code" and cell["id"].startswith("payload"):
            assert not re.search(r"<[a-zA-Z/!]", "".join(cell["source"]))
