"""Calls to the kernel that lead around the limits: refused to a learner's process and all it starts."""

import pytest

from shared_utils.classroom.runner import Limits, best_runner

pytestmark = pytest.mark.slow

CALL = """
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
libc.prctl(4, 1, 0, 0, 0)
"""

ATTACKS = {
    "namespaces": "os._exit(libc.unshare(0x10000000 | 0x20000) == 0)",
    "a program that makes some": "os._exit(os.system('unshare --user true 2>/dev/null') == 0)",
    "a mount": "os._exit(libc.mount(b'tmpfs', b'/tmp', b'tmpfs', 0, b'size=20g') == 0)",
    "a file in no folder": "os._exit(libc.memfd_create(b'x', 0) >= 0)",
    "shared memory of System V": "os._exit(libc.shmget(0, 4096, 0o1600) >= 0)",
    "a key": "os._exit(libc.syscall(248, b'user', b'course-hostile', b'answer', 6, -4) >= 0)",
    "a trace": "os._exit(libc.ptrace(16, os.getppid(), 0, 0) == 0)",
}


@pytest.fixture(scope="module")
def runner():
    runner = best_runner()
    if not runner.isolates:
        pytest.skip("nothing isolates here")
    return runner


def in_a_child(code):
    """Run `code` in a child; print how it ended: 1 if the call was granted."""
    wait = "print('ended with', os.waitstatus_to_exitcode(os.wait()[1]))"
    return f"{CALL}\nif os.fork() == 0:\n    {code}\n{wait}"


@pytest.mark.parametrize("name", ATTACKS)
def test_a_way_around_the_limits_is_refused(runner, tmp_path, name):
    with runner.start(tmp_path, [], Limits()) as session:
        run = session.run_cell(in_a_child(ATTACKS[name]), 20)
    said = "".join(text for _, text in run.output)
    assert said.strip() == "ended with 0", said


def test_what_lessons_need_is_granted(runner, tmp_path):
    source = """
import multiprocessing, subprocess, threading
from multiprocessing import shared_memory
with multiprocessing.get_context("fork").Pool(2) as pool:
    print(pool.map(abs, [-1, -2]))
threading.Thread(target=print, args=("thread",)).start()
print(subprocess.run(["echo", "child"], capture_output=True, text=True).stdout)
memory = shared_memory.SharedMemory(create=True, size=100); memory.close(); memory.unlink()
import tensorflow as tf
print(float(tf.reduce_sum(tf.ones((3, 3)))))
"""
    with runner.start(tmp_path, [], Limits()) as session:
        run = session.run_cell(source, 60)
    assert run.status == "done", run
    assert "[1, 2]" in run.output[0][1] and "child" in run.output[0][1] and "9.0" in run.output[0][1]


def test_shared_maps_count_as_memory(runner, tmp_path):
    source = """
import mmap, os, time
for _ in range(14):
    if os.fork() == 0:
        try:
            maps = [mmap.mmap(-1, 2**26) for _ in range(3)]
            for one in maps:
                for at in range(0, 2**26, 4096): one[at] = 1
            time.sleep(10)
        finally:
            os._exit(0)
time.sleep(10)
"""
    with runner.start(tmp_path, [], Limits(memory_bytes=1536 * 2**20)) as session:
        assert session.run_cell(source, 30).status == "died"
        session.close()
        assert session.out_of_memory
