"""The learner's process: what it answers, how it is stopped, and that nothing it does reaches the runner."""

import sys
import time

import numpy as np
import psutil
import pytest

from shared_utils.classroom.runner import ColdRunner, Limits, WarmRunner, best_runner
from shared_utils.graders import wire
from shared_utils.graders.values import Call

pytestmark = pytest.mark.slow


@pytest.fixture(params=["cold", "warm"])
def runner(request):
    if request.param == "cold":
        return ColdRunner()
    if not isinstance(best_runner(), WarmRunner):
        pytest.skip("this platform has no closed-off forks")
    return best_runner()


@pytest.fixture
def session(tmp_path, runner):
    with runner.start(tmp_path, ["zero_pad_test"], Limits(memory_bytes=3 * 2**30)) as session:
        yield session


def test_a_cell_runs_and_its_output_comes_back(session):
    run = session.run_cell("import sys\nprint('one'); print('two', file=sys.stderr); 40 + 2", 10)
    assert run.status == "done"
    assert [name for name, _ in run.output][:2] == ["stdout", "stderr"]
    assert "42" in "".join(text for _, text in run.output)


def test_errors_show_the_learners_lines_only(session):
    run = session.run_cell("def f():\n    return 1 / 0\nf()", 10)
    assert run.status == "error" and run.error["type"] == "ZeroDivisionError"
    assert run.error["frames"] == ["in <module>, line 3: f()", "in f, line 2: return 1 / 0"]


def test_a_syntax_error_is_data(session):
    run = session.run_cell("def f(:\n  pass", 10)
    assert run.status == "error" and run.error["type"] == "SyntaxError"
    assert session.run_cell("1", 10).status == "done"


def test_magics_and_own_cells_work(session):
    assert (
        session.run_cell("%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1])", 30).status
        == "done"
    )
    assert session.run_cell("%%time\nx = 3", 10).status == "done"
    session.run_cell("def double(a):\n    return a * 2 + x - 3", 10)
    (reply,) = session.ask([Call("double", (np.arange(3.0),))], 10)
    assert reply.status == "returned"
    np.testing.assert_array_equal(reply.result, [0, 2, 4])


def test_visible_tests_are_silent_names(session):
    assert session.run_cell("from public_tests import zero_pad_test\nzero_pad_test(3)", 10).status == "done"


def test_an_endless_loop_is_interrupted_and_the_session_goes_on(session):
    session.run_cell("y = 5\ndef f():\n    while True: pass", 10)
    started = time.monotonic()
    assert session.run_cell("while True: pass", 0.5).status == "timed out"
    replies = session.ask([Call("f"), Call("f")], 0.5)
    assert [reply.status for reply in replies] == ["timed out", "timed out"]
    assert time.monotonic() - started < 10
    assert session.run_cell("print(y)", 10).output == (("stdout", "5\n"),)


def test_a_loop_that_swallows_interrupts_is_ended(session):
    source = "import time\nwhile True:\n    try: time.sleep(9)\n    except BaseException: pass"
    assert session.run_cell(source, 0.5).status == "timed out"
    assert not session.alive
    assert session.ask([Call("f")], 1)[0].status == "died"


def test_os_exit_is_a_death_and_not_an_error_of_ours(session):
    session.run_cell("import os\ndef f(): os._exit(0)", 10)
    assert [reply.status for reply in session.ask([Call("f"), Call("f")], 5)] == ["died", "died"]
    assert session.run_cell("1", 5).status == "died"


def test_exit_in_a_cell_leaves_the_session_alive(session):
    session.run_cell("import sys; sys.exit(1)", 10)
    session.run_cell("exit()", 10)
    assert session.run_cell("print(1)", 10).status == "done"


def test_memory_is_limited(session):
    run = session.run_cell("x = bytearray(10**11)", 20)
    assert run.error["type"] == "MemoryError"
    run = session.run_cell("x = []\nwhile True: x.append(bytearray(10**8))", 20)
    assert run.error["type"] == "MemoryError"
    assert session.run_cell("del x", 10).status == "done"


def test_a_flood_of_output_is_cut_while_it_streams(session):
    run = session.run_cell("for _ in range(200_000): print('x' * 100)", 20)
    assert run.cut and sum(len(text) for _, text in run.output) <= Limits().output_characters
    run = session.run_cell("import os\nfor _ in range(2000): os.write(1, b'y' * 10_000)", 20)
    assert run.status == "done"


def test_writing_into_the_protocol_ends_only_this_session(session):
    source = (
        "import os\nfor fd in range(3, 20):\n    try: os.write(fd, b'\\xff' * 64)\n    except OSError: pass"
    )
    session.run_cell(source, 5)
    assert session.run_cell("1", 2).status in ("died", "timed out", "done")


def test_a_file_beside_the_notebook_shadows_nothing(tmp_path, runner):
    (tmp_path / "numpy.py").write_text("raise SystemExit")
    (tmp_path / "json.py").write_text("raise SystemExit")
    (tmp_path / "my_helpers.py").write_text("three = 3")
    with runner.start(tmp_path, [], Limits()) as session:
        run = session.run_cell("import numpy, json, my_helpers\nprint(numpy.__name__, my_helpers.three)", 10)
        assert run.output == (("stdout", "numpy 3\n"),)


def test_the_learners_process_has_no_judge_and_no_references_loaded(session):
    run = session.run_cell(
        "import sys\nprint(sorted(m for m in sys.modules if m.startswith('shared_utils')))", 10
    )
    (_, text), *_ = run.output
    assert "judge" not in text.replace("judging", "") and "exercises" not in text


def test_answers_that_cannot_cross_are_refused(session):
    session.run_cell("import numpy as np\ndef f(): return np.zeros(20_000_000)\ndef g(): return object()", 10)
    big, odd = session.ask([Call("f"), Call("g")], 10)
    assert big.status == "refused" and "64 MB" in big.message
    assert odd.status == "returned" and odd.result.type_name == "object"


FORGED = """
import os, struct
def send(data):
    for fd in range(3, 32):
        try:
            os.write(fd, data)
        except OSError:
            pass
"""


def test_a_process_that_reads_nothing_stops_nobody(session):
    source = "import os, time\nfor fd in range(3): os.close(fd)\ndef f(a): time.sleep(60)"
    session.run_cell(source, 2)
    started = time.monotonic()
    reply = session.ask([Call("f", (np.zeros(5_000_000),))], 1)[0]
    assert reply.status in ("timed out", "died")
    assert time.monotonic() - started < 10


def test_answers_that_nobody_asked_for_do_not_pile_up(session):
    """A flood of well-formed answers waits in the pipe; it fills nobody's memory."""
    frame = wire.encode({"number": 1, "output": ["x" * 1_000_000]})
    source = (
        FORGED
        + f"import threading\nframe = struct.pack('<Q', {len(frame)}) + {frame!r}\n"
        + "threading.Thread(target=lambda: [send(frame) for _ in range(3000)], daemon=True).start()"
    )
    before = psutil.Process().memory_info().rss
    session.run_cell(source, 5)
    session.run_cell("import time; time.sleep(3)", 5)
    assert psutil.Process().memory_info().rss - before < 200e6


def test_more_printed_text_than_is_allowed_is_cut_here_too(session):
    frame = wire.encode(
        {"number": 3, "output": [["stdout", "x" * 1_000_000]] * 3, "cut": False, "error": None}
    )
    source = FORGED + f"send(struct.pack('<Q', {len(frame)}) + {frame!r})"
    session.run_cell(source, 5)
    run = session.run_cell("1", 5)
    assert sum(len(text) for _, text in run.output) <= Limits().output_characters


MARK = "61.2718"
DAEMON = f"""
import os
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.execvp("sleep", ["sleep", "{MARK}"])
    os._exit(0)
os.wait()
"""


def sleepers():
    """Processes that the learner's code of these tests has started."""
    found = []
    for process in psutil.process_iter(["cmdline", "status"]):
        alive = process.info["status"] != psutil.STATUS_ZOMBIE
        found += [process.pid] if alive and MARK in (process.info["cmdline"] or ()) else []
    return found


@pytest.mark.parametrize(
    "source",
    [
        f"import subprocess\np = subprocess.Popen(['sleep', '{MARK}'])",
        f"import subprocess\np = subprocess.Popen(['sleep', '{MARK}'], start_new_session=True)",
        pytest.param(DAEMON, marks=pytest.mark.skipif(sys.platform != "linux", reason="needs a subreaper")),
    ],
    ids=["child", "own session", "daemon"],
)
def test_processes_that_a_cell_started_are_gone(session, source):
    assert session.run_cell(source, 10).status == "done"
    deadline = time.monotonic() + 5
    while not sleepers() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert sleepers()
    session.close()
    time.sleep(0.1)
    assert not sleepers()
