"""Calls to the kernel that a learner's process may not make: a filter that holds for all it starts (Linux).

They are ways around the limits. With namespaces of its own a process may mount a file system of any size;
memory of `memfd_create` and of System V is in no process and so counted nowhere; keys outlive the process. No
lesson needs any of them. See seccomp(2).
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct

#: Numbers of the calls by the processor that `platform.machine` names, after the number of its architecture.
#: clone3 is "not there", so that the C library takes clone, whose flags a filter can see.
_MACHINES = {
    "x86_64": (0xC000003E, {"clone": 56, "clone3": 435}, (
        272, 308, 165, 166, 155, 161,  # unshare, setns, mount, umount2, pivot_root, chroot
        319, 447, 29, 64, 68, 240,  # memfd_create, memfd_secret, shmget, semget, msgget, mq_open
        248, 249, 250,  # add_key, request_key, keyctl
        101, 310, 311,  # ptrace, process_vm_readv, process_vm_writev
        321, 323, 298, 425,  # bpf, userfaultfd, perf_event_open, io_uring_setup
    )),
    "aarch64": (0xC00000B7, {"clone": 220, "clone3": 435}, (
        97, 268, 40, 39, 41, 51,
        279, 447, 194, 190, 186, 180,
        217, 218, 219,
        117, 270, 271,
        280, 282, 241, 425,
    )),
}  # fmt: skip
_MOUNTING = (428, 429, 430, 431, 432, 433, 442)  # open_tree to fspick, mount_setattr: the same everywhere
_NEW_NAMESPACES = 0x7E020000
_X32 = 0x40000000

_PR_SET_SECCOMP, _FILTER = 22, 2
_LOAD, _AND, _RETURN = 0x20, 0x54, 0x06
_IF_EQUAL, _IF_AT_LEAST = 0x15, 0x35
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16  # places in what the filter is given
_ALLOW, _FAIL = 0x7FFF0000, 0x00050000


def forbid() -> None:
    """Forbid them to this process and all that it starts, for good. Raises OSError where that cannot be."""
    machine = platform.machine()
    if machine not in _MACHINES:
        raise OSError(errno.ENOTSUP, f"calls to the kernel are not known for {machine}")
    code = _program(machine)
    text = ctypes.create_string_buffer(code, len(code))
    program = struct.pack("HxxxxxxP", len(code) // 8, ctypes.addressof(text))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_SECCOMP, _FILTER, program, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "calls to the kernel cannot be filtered")


def _program(machine: str) -> bytes:
    architecture, numbers, forbidden = _MACHINES[machine]

    def refuse(code: int) -> list[tuple[int, int, int, int]]:
        return [(_RETURN, 0, 0, _FAIL | code)]

    steps = [(_LOAD, 0, 0, _ARCHITECTURE), (_IF_EQUAL, 1, 0, architecture), *refuse(errno.EPERM)]
    steps += [(_LOAD, 0, 0, _NUMBER), (_IF_AT_LEAST, 0, 1, _X32), *refuse(errno.EPERM)]
    for number in (*forbidden, *_MOUNTING):
        steps += [(_IF_EQUAL, 0, 1, number), *refuse(errno.EPERM)]
    steps += [(_IF_EQUAL, 0, 1, numbers["clone3"]), *refuse(errno.ENOSYS)]
    steps += [(_IF_EQUAL, 0, 4, numbers["clone"]), (_LOAD, 0, 0, _FIRST_ARGUMENT)]
    steps += [(_AND, 0, 0, _NEW_NAMESPACES), (_IF_EQUAL, 1, 0, 0), *refuse(errno.EPERM)]
    steps.append((_RETURN, 0, 0, _ALLOW))
    return b"".join(struct.pack("HBBI", *step) for step in steps)
