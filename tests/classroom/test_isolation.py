"""A closed-off process sees its own files and what the lesson promises, and reaches nothing else."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
import pytest

from shared_utils.classroom import container, isolation
from shared_utils.classroom.runner import (
    ColdRunner,
    ContainerRunner,
    Limits,
    NoContainer,
    NotWarm,
    WarmRunner,
    best_runner,
)
from shared_utils.exercises import load_topic, topic_names
from shared_utils.graders.judge import draw_cases
from shared_utils.graders.values import Made

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux has namespaces"),
]


@pytest.fixture
def runner():
    assert isinstance(best_runner(), WarmRunner), "this machine does not close off processes; see check-env"
    return best_runner()


@pytest.fixture
def session(tmp_path, runner):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "own.txt").write_text("own")
    with runner.start(tmp_path, [], Limits()) as session:
        yield session


def said(session, source, seconds=20):
    run = session.run_cell(source, seconds)
    assert run.status == "done", run
    return "".join(text for _, text in run.output).strip()


def test_it_has_a_copy_of_the_submission(session, tmp_path):
    assert said(session, "print(open('data/own.txt').read())") == "own"
    said(session, "open('data/own.txt', 'w').write('changed'); open('new.txt', 'w').close()")
    assert (tmp_path / "data" / "own.txt").read_text() == "own"
    assert not (tmp_path / "new.txt").exists()


def test_nothing_that_one_submission_wrote_is_seen_by_the_next(session, runner, tmp_path):
    said(
        session, "for place in ('/tmp', '/dev/shm', '/home/learner', '.'): open(place + '/left', 'w').close()"
    )
    with runner.start(tmp_path, [], Limits()) as other:
        places = "('/tmp', '/dev/shm', '/home/learner', '.')"
        source = f"import os\nprint([p for p in {places} if 'left' in os.listdir(p)])"
        assert said(other, source) == "[]"
    assert not Path("/dev/shm/left").exists() and not Path("/tmp/left").exists()


def test_the_machines_files_are_not_there(session, tmp_path):
    secret = tmp_path.parent / "a secret of the course"
    secret.write_text("secret")
    for path in (secret, tmp_path, ROOT / "README.md", ROOT / "tests", Path("/etc/shadow"), Path("/var/log")):
        assert path.exists() or path.name == "shadow"
        assert said(session, f"import os\nprint(os.path.exists({str(path)!r}))") == "False"


def test_of_our_package_it_sees_what_lessons_use_and_no_judge(session):
    listing = (
        "import os, shared_utils\nfolder = os.path.dirname(shared_utils.__file__)\n"
        "print(*sorted(os.path.relpath(os.path.join(a, f), folder) for a, _, b in os.walk(folder) for f in b"
        " if a.split(os.sep)[-1] not in ('__pycache__',)))"
    )
    files = said(session, listing).split()
    hidden = (
        "judge.py",
        "compare.py",
        "references",
        "misconceptions",
        "contracts",
        "texts",
        "builder",
        "cli.py",
    )
    assert not [name for name in files if any(word in name for word in hidden)]
    assert "graders/probe.py" in files and "datasets/signs.py" in files
    for name in ("graders.judge", "exercises.cnn_foundations.references", "classroom.grade"):
        assert session.run_cell(f"import shared_utils.{name}", 10).error["type"] == "ModuleNotFoundError"


def named_modules():
    """The modules of ours that calls of any exercise import by name."""
    found = set()
    for topic in map(load_topic, topic_names()):
        for exercise in topic.exercises.values():
            for _, case in draw_cases(topic, exercise, b"one"):
                call = exercise.call(case)
                values = [*call.positional, *call.keyword.values(), *call.state.values()]
                targets = [value.target for value in values if isinstance(value, Made)]
                targets += [*call.stand_ins.values(), *call.stand_ins, call.reader, call.through]
                targets += topic.names_for(exercise).values()
                found |= {target.partition(":")[0] for target in targets if target.startswith("shared_utils")}
    return found


def test_it_sees_every_module_that_a_call_imports_by_name(session):
    modules = named_modules()
    assert len(modules) >= 6
    assert (
        said(session, f"import importlib\nfor m in {sorted(modules)}: importlib.import_module(m)", 60) == ""
    )
    source = "import sys\nprint([m for m in sys.modules if m.startswith('shared') and 'contract' in m])"
    assert said(session, source) == "[]"


def test_it_is_an_ordinary_user_without_privileges(session):
    status = said(session, "print(open('/proc/self/status').read())")
    facts = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
    assert facts["NoNewPrivs"] == "1" and int(facts["CapEff"], 16) == int(facts["CapBnd"], 16) == 0
    assert said(session, "import os\nprint(os.getuid() > 0)") == "True"
    source = "import shared_utils, os\nopen(shared_utils.__file__, 'a').write('# mine')"
    assert session.run_cell(source, 10).error["type"] in ("OSError", "PermissionError")


def test_it_sees_no_processes_of_others_and_cannot_end_its_guard(session):
    assert said(session, "import os\nprint(len([n for n in os.listdir('/proc') if n.isdigit()]))") == "2"
    session.run_cell("import os, signal\ntry: os.kill(1, signal.SIGKILL)\nexcept OSError: pass", 10)
    assert session.run_cell("1", 10).status == "done"


def test_it_has_no_network(session):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        source = f"import socket\nsocket.create_connection(('127.0.0.1', {port}), 2)"
        assert session.run_cell(source, 10).error["type"] in ("ConnectionRefusedError", "OSError")


def test_processes_are_limited(session):
    source = """
import os, time
made = 0
try:
    for _ in range(1000):
        if os.fork() == 0:
            time.sleep(60); os._exit(0)
        made += 1
except OSError:
    pass
print(made)
"""
    before = len(psutil.pids())
    assert 10 < int(said(session, source, 60)) <= isolation.PROCESSES
    session.close()
    assert len(psutil.pids()) < before + 10


def test_memory_is_limited_for_all_processes_together(tmp_path, runner):
    source = """
import os, time
for _ in range(8):
    if os.fork() == 0:
        held = bytearray(700 * 2**20); held[::4096] = b'x' * len(held[::4096]); time.sleep(60); os._exit(0)
time.sleep(30)
"""
    session = runner.start(tmp_path, [], Limits(memory_bytes=4 * 2**30))
    run = session.run_cell(source, 60)
    session.close()
    assert run.status == "died" and session.out_of_memory


def test_files_in_all_are_limited(session):
    source = "\n".join(
        ["import os", "try:", "    for i in range(20):",
         "        with open(f'f{i}', 'wb') as file: file.write(bytes(30 * 2**20))",
         "except OSError as error:", "    print(error.strerror)"]
    )  # fmt: skip
    assert said(session, source) == "No space left on device"


def test_when_its_owner_is_killed_everything_goes(tmp_path):
    program = f"""
import sys, time
from pathlib import Path
sys.path.insert(0, {str(ROOT)!r})
from shared_utils.classroom.runner import Limits, WarmRunner
runner = WarmRunner()
session = runner.start(Path({str(tmp_path)!r}), [], Limits())
session.run_cell("import subprocess; subprocess.Popen(['sleep', '62.3141'])", 10)
print("ready", runner._own._home, flush=True)  # its processes have it in their environment
session.run_cell("import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\\nwhile True: pass", 100)
"""
    owner = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    word, home = owner.stdout.readline().split()
    assert word == "ready" and started_by(home)
    time.sleep(0.3)
    owner.send_signal(signal.SIGKILL)
    owner.wait()
    deadline = time.monotonic() + 10
    while (left := started_by(home)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not left and not Path(home).exists()


def started_by(home):
    """The processes that a runner with this home has started, in namespaces too."""
    found = []
    for process in psutil.process_iter(["cmdline", "environ", "status"]):
        ours = (process.info["environ"] or {}).get("TMPDIR") == home or "62.3141" in (
            process.info["cmdline"] or ()
        )
        found += [process.pid] if ours and process.info["status"] != psutil.STATUS_ZOMBIE else []
    return found


@pytest.fixture
def folder_for_all():
    """A folder that everybody may read; pytest's own are for the owner alone."""
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def test_it_works_for_an_ordinary_user(folder_for_all):
    python = f"/usr/bin/python{sys.version_info[0]}.{sys.version_info[1]}"
    if os.getuid() or not shutil.which("su") or not Path(python).exists():
        pytest.skip("needs root, su, and Python from the system: our own interpreter may be root's")
    folder = folder_for_all
    subprocess.run([python, "-m", "venv", "--without-pip", folder / "venv"], check=True)
    packages = next((folder / "venv/lib").glob("python*/site-packages"))
    packages.joinpath("ours.pth").write_text("\n".join(p for p in sys.path if p.endswith("site-packages")))
    program = folder / "program.py"
    program.write_text(
        f"import sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom pathlib import Path\n"
        "from shared_utils.classroom.runner import Limits, WarmRunner\nrunner = WarmRunner()\n"
        "with runner.start(Path('.'), [], Limits()) as session:\n"
        "    print(session.run_cell('import os; print(os.path.exists(\"/var\"))', 9))\n"
        "runner.close()\n"
    )
    command = f"cd {folder} && HOME=/tmp {folder}/venv/bin/python {program}"
    done = subprocess.run(
        ["su", "nobody", "-s", "/bin/sh", "-c", command], capture_output=True, text=True, timeout=120
    )
    assert "status='done'" in done.stdout and "False" in done.stdout, done.stderr


@pytest.fixture(scope="module")
def container_runner():
    try:
        runner = ContainerRunner()
    except NoContainer as reason:
        pytest.skip(f"no container engine works here: {reason}")
    yield runner
    runner.close()


def test_a_container_closes_off_too(container_runner, tmp_path):
    (tmp_path / "own.txt").write_text("own")
    with container_runner.start(tmp_path, ["zero_pad_test"], Limits()) as session:
        assert said(session, "open('new.txt', 'w').close()\nprint(open('own.txt').read())") == "own"
        assert said(session, "from public_tests import zero_pad_test\nimport shared_utils.datasets") == ""
        for path in (ROOT / "README.md", tmp_path, Path("/var/log")):
            assert path.exists()
            assert said(session, f"import os\nprint(os.path.exists({str(path)!r}))") == "False"
        for name in ("graders.judge", "exercises.cnn_foundations.references"):
            assert session.run_cell(f"import shared_utils.{name}", 10).error["type"] == "ModuleNotFoundError"
        assert session.run_cell("while True: pass", 1).status == "timed out"
        source = "import socket\nsocket.create_connection(('127.0.0.1', 80), 2)"
        assert session.run_cell(source, 10).error["type"] in ("ConnectionRefusedError", "OSError")
    assert not (tmp_path / "new.txt").exists()


def test_an_engine_that_does_not_work_is_said_so(monkeypatch, tmp_path):
    engine = tmp_path / "docker"
    engine.write_text("#!/bin/sh\necho 'the daemon is away' >&2\nexit 1\n")
    engine.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(NoContainer, match="docker"):
        ContainerRunner(["docker"])


def test_without_namespaces_the_cold_runner_is_taken(monkeypatch):
    monkeypatch.setattr(isolation.sys, "platform", "darwin")
    monkeypatch.setattr(container.sys, "platform", "darwin")
    with pytest.raises(NotWarm):
        WarmRunner()
    best_runner.cache_clear()
    try:
        assert isinstance(best_runner(), ColdRunner)
    finally:
        best_runner.cache_clear()
