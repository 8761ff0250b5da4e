"""Closing a forked process off from the machine: namespaces, a small root, an ordinary user (Linux).

`ctypes` calls the C library, since Python 3.11 has no `os.unshare`; a program such as bubblewrap would start
the interpreter anew, and TensorFlow with it. As root no user namespace is made; an ordinary user needs one.
See namespaces(7), mount_namespaces(7), mount_setattr(2), capabilities(7).
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import signal
import struct
import sys
import tempfile
from pathlib import Path

from . import syscalls
from .view import NAMED_MODULES, PACKAGE_PARTS, IsolationError, View, machine_view

FOLDER, HOME, TEMPORARY = "/submission", "/home/learner", "/tmp"
"""Where a learner's code finds its files, its home and room for temporary files."""

WRITABLE_BYTES, WRITABLE_FILES = 256 * 2**20, 20_000
"""What may be written in all: everything that is writable lies in one file system in memory."""

PROCESSES, OPEN_FILES = 256, 512
_USERS = range(61184, 65520)  # numbers that belong to nobody, as systemd uses them for services

_NEW_NS, _NEW_UTS, _NEW_IPC, _NEW_USER = 0x20000, 0x4000000, 0x8000000, 0x10000000
_NEW_PID, _NEW_NET, _NEW_CGROUP = 0x20000000, 0x40000000, 0x2000000
_NOSUID, _NODEV, _BIND, _MOVE, _REC, _PRIVATE = 2, 4, 4096, 8192, 16384, 1 << 18
_MOUNT_SETATTR, _AT_FDCWD, _AT_RECURSIVE, _ATTR_RDONLY, _ATTR_NOSUID = 442, -100, 0x8000, 1, 2
_PR_SET_DUMPABLE, _PR_CAPBSET_DROP, _PR_SET_NO_NEW_PRIVS, _PR_CAP_AMBIENT = 4, 24, 38, 47
_PR_SET_CHILD_SUBREAPER = 36
_PR_CAP_AMBIENT_CLEAR_ALL, _CAPABILITY_VERSION_3, _LAST_CAPABILITY = 4, 0x20080522, 63

_DEVICES = ("null", "zero", "full", "random", "urandom")


def enter_namespaces() -> None:
    """Leave the machine's processes, network, mounts and names. The next child is process 1 of the new ones.

    The process must have one thread. Raises IsolationError.
    """
    wanted = _NEW_NS | _NEW_PID | _NEW_NET | _NEW_IPC | _NEW_UTS
    user, group = os.getuid(), os.getgid()
    if user:
        wanted |= _NEW_USER
    _call("unshare", wanted)
    with contextlib.suppress(IsolationError):
        _call("unshare", _NEW_CGROUP)
    if user:
        for name, text in (
            ("setgroups", "deny"), ("uid_map", f"{user} {user} 1"), ("gid_map", f"{group} {group} 1"),
        ):  # fmt: skip
            try:
                Path(f"/proc/self/{name}").write_text(text)
            except OSError as error:
                raise IsolationError(f"/proc/self/{name}: {error.strerror}") from error


def learners_user(number: int) -> int:
    """The user that a learner's code runs as: one of nobody's if we are root, else our own."""
    return _USERS[number % len(_USERS)] if os.getuid() == 0 else os.getuid()


def build_root(view: View, folder: str, user: int) -> None:
    """Make the new root and move into it. `folder`: the submission's files, which are copied.

    To be called by process 1 of the new namespaces. Raises IsolationError.
    """
    group = user if os.getuid() == 0 else os.getgid()
    _mount(None, "/", None, _REC | _PRIVATE)
    root = view.place
    options = f"size={WRITABLE_BYTES},nr_inodes={WRITABLE_FILES},mode=0755"
    _mount("tmpfs", root, "tmpfs", _NOSUID | _NODEV, options)
    for path in view.shown:
        _show(path, root)
    _show_package(view, root)
    for name in _DEVICES:
        _show(f"/dev/{name}", root)
    for name in (TEMPORARY, "/dev/shm"):
        os.makedirs(root + name, exist_ok=True)
        os.chmod(root + name, 0o1777)
    os.makedirs(root + "/dev/pts")
    with contextlib.suppress(IsolationError):  # a shell line in a cell wants a terminal
        options = "newinstance,ptmxmode=0666,mode=0620"
        _mount("devpts", root + "/dev/pts", "devpts", _NOSUID, options)
        os.symlink("pts/ptmx", root + "/dev/ptmx")
    _write(root + "/etc/passwd", f"learner:x:{user}:{group}::{HOME}:/bin/sh\n")
    _write(root + "/etc/group", f"learner:x:{group}:\n")
    os.makedirs(root + HOME, exist_ok=True)
    shutil.copytree(folder, root + FOLDER, symlinks=True)
    for own in (root + HOME, root + FOLDER):
        _give_away(own, user, group)
    os.makedirs(root + "/proc", exist_ok=True)
    with contextlib.suppress(IsolationError):  # a container may forbid it; we can do without
        _mount("proc", root + "/proc", "proc", _NOSUID | _NODEV)
    os.chdir(root)
    _mount(root, "/", None, _MOVE)
    os.chroot(".")
    os.chdir("/")


def _show(path: str, root: str) -> None:
    """The file or folder at its own path below `root`, read-only; a symbolic link as a link."""
    target = root + path
    os.makedirs(os.path.dirname(target), exist_ok=True)
    if os.path.islink(path):
        os.symlink(os.readlink(path), target)
        return
    if os.path.isdir(path):
        os.makedirs(target, exist_ok=True)
    elif os.path.exists(path):
        _write(target, "")
    else:
        return
    _mount(path, target, None, _BIND | _REC)
    attributes = struct.pack("4Q", _ATTR_RDONLY | _ATTR_NOSUID, 0, 0, 0)
    arguments = (_MOUNT_SETATTR, _AT_FDCWD, target.encode(), _AT_RECURSIVE, attributes, len(attributes))
    _call("syscall", *arguments)


def _show_package(view: View, root: str) -> None:
    """Our package with a few of its parts; what else lies there is hidden, also where it was installed."""
    target = root + view.package
    os.makedirs(target, exist_ok=True)
    _mount("tmpfs", target, "tmpfs", _NOSUID | _NODEV, "size=1m,mode=0755")
    for part in NAMED_MODULES:
        for folder in list(Path(part).parents)[:-1]:
            _write(f"{target}/{folder}/__init__.py", "")
    for part in (*PACKAGE_PARTS, *NAMED_MODULES):
        _show(f"{view.package}/{part}", root)


def become_learner(user: int, seconds: float) -> None:
    """Become an ordinary user without any privilege, under limits. `seconds` of processor time."""
    import resource  # not on Windows

    group = user if os.getuid() == 0 else os.getgid()
    for kind, value in (
        (resource.RLIMIT_NPROC, PROCESSES),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
        (resource.RLIMIT_CPU, int(seconds) + 1),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (value, value))
    libc = ctypes.CDLL(None, use_errno=True)
    for capability in range(_LAST_CAPABILITY + 1):
        libc.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0)
    if os.getuid() == 0:
        os.setgroups([])
        os.setresgid(group, group, group)
        os.setresuid(user, user, user)
    libc.prctl(_PR_CAP_AMBIENT, _PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0)
    _call("capset", struct.pack("Ii", _CAPABILITY_VERSION_3, 0), struct.pack("6I", *[0] * 6))
    _call("prctl", _PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    syscalls.forbid()
    os.chdir(FOLDER)


def obstacle() -> str:
    """What keeps this machine from closing processes off, in words; "" when nothing does. Takes a moment."""
    if sys.platform != "linux" or not hasattr(os, "pidfd_open"):
        return "only Linux has namespaces"
    read, write = os.pipe()
    with tempfile.TemporaryDirectory() as folder:
        process = os.fork()
        if process == 0:
            _try_all(folder, write)
        os.close(write)
        os.waitpid(process, 0)
        with os.fdopen(read, encoding="utf-8") as said:
            text = said.read()
    return "" if text == "done" else text or "the attempt ended without a word"


def _try_all(folder: str, report: int) -> None:
    """In a fork: go through all steps, write "done" or the error, and end."""
    text = "done"
    try:
        enter_namespaces()
        process = os.fork()
        if process:
            os.waitpid(process, 0)
            text = ""
        else:
            user = learners_user(0)
            build_root(machine_view(), folder, user)
            become_learner(user, 10)
    except BaseException as error:
        text = str(error)
    os.write(report, text.encode())
    os._exit(0)


def adopt_orphans() -> None:
    """Become the parent of those whose own has ended, so that they are buried."""
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def keep_to_oneself() -> None:
    """Let nobody of the same user look into this process."""
    ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def memory_in_use(own: int) -> int:
    """Bytes of memory that the processes of these namespaces hold for themselves, ours not counted.

    Args:
        own: what each of them has from its fork (see `anonymous_memory`).
    """
    total = 0
    for name in os.listdir("/proc"):
        if name.isdigit() and name != "1":
            total += max(0, anonymous_memory(name) - own)
    return total


def anonymous_memory(process: str = "self") -> int:
    """Bytes of memory of a process that are in no file on a disk; 0 when it has gone."""
    total = 0
    with contextlib.suppress(OSError, ValueError):
        for line in Path(f"/proc/{process}/status").read_text().splitlines():
            if line.startswith(("RssAnon:", "RssShmem:")):
                total += int(line.split()[1]) * 1024
    return total


def end_all() -> None:
    """End every process of the namespaces, this one (number 1) excepted, and wait until they are gone."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(-1, signal.SIGKILL)
    with contextlib.suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)


def _give_away(folder: str, user: int, group: int) -> None:
    for path, folders, files in os.walk(folder):
        os.chmod(path, 0o700)
        for name in ("", *folders, *files):
            if os.getuid() == 0:
                os.lchown(os.path.join(path, name) if name else path, user, group)


def _write(path: str, text: str) -> None:
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def _mount(source: str | None, target: str, kind: str | None, flags: int, options: str | None = None) -> None:
    texts = [text and text.encode() for text in (source, target, kind, options)]
    _call("mount", *texts[:3], ctypes.c_ulong(flags), texts[3], said=f"mount {target}")


def _call(name: str, *arguments, said: str = "") -> None:
    function = getattr(ctypes.CDLL(None, use_errno=True), name)
    if function(*arguments) != 0:
        number = ctypes.get_errno()
        raise IsolationError(number, f"{said or name}: {os.strerror(number)}")
