"""What references and misconceptions of ours answer, kept: a whole class is asked the same cases.

To name a mistake, the judge tries the misconceptions of an exercise one after the other. Most answers that it
needs for one submission it needs for the next one too. Answers of misconceptions may also come from a store
that outlasts the process; those of references never do, so no point hangs on what a store holds.
"""

from __future__ import annotations

import hashlib
import warnings
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

import numpy as np

from .probe import answer, namespace_of
from .values import Call, ModelValue, Plain, Reply, Rows, Tensor, Variable
from .wire import encode

MOST_BYTES = 200 * 2**20
"""About how much memory kept answers may take."""

_GRAPH_BYTES, _REPLY_BYTES = 100_000, 2_000
_known: OrderedDict[tuple[bytes, Callable], tuple[Reply, int]] = OrderedDict()
_bytes = 0


class Store(Protocol):
    """Keeps replies by key. It may forget any of them."""

    def get(self, key: bytes) -> Reply | None:
        """The reply that was put there, or None."""

    def put(self, key: bytes, reply: Reply) -> None:
        """Keep a reply, if that can be done."""


_stores: list[Store] = []


@contextmanager
def kept_in(store: Store) -> Iterator[None]:
    """For a while, what misconceptions answer is looked up in `store`, and put there."""
    _stores.append(store)
    try:
        yield
    finally:
        _stores.remove(store)


def key_of(call: Call) -> bytes:
    """The same for equal calls, and for no others."""
    return hashlib.sha256(encode(call)).digest()


def our_answer(call: Call, function: Callable, key: bytes | None = None, mistake: str = "") -> Reply:
    """What a reference or a misconception answers to a call. Nobody may change what is returned.

    Args:
        key: of the call, where it is known.
        mistake: the name of the misconception; "" for a reference.
    """
    global _bytes
    place = (key or key_of(call), function)
    if place in _known:
        _known.move_to_end(place)
        return _known[place][0]
    store = _stores[-1] if _stores and mistake else None
    stored = hashlib.sha256(place[0] + f"{function.__module__}:{mistake}".encode()).digest()
    reply = store.get(stored) if store else None
    if reply is None:
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter(
                "ignore"
            )  # a mistake of ours that divides by zero is no news to the learner
            reply = answer(call, namespace_of(function), function)
        if store:
            store.put(stored, reply)
    size = _size(reply)
    _known[place] = (reply, size)
    _bytes += size
    while _bytes > MOST_BYTES and len(_known) > 1:
        _, (_, freed) = _known.popitem(last=False)
        _bytes -= freed
    return reply


def _size(value: Plain) -> int:
    if isinstance(value, Reply):
        return _REPLY_BYTES + _size(value.result) + _size(value.arguments_after)
    if isinstance(value, (Tensor, Variable, Rows)):
        value = value.array
    if isinstance(value, np.ndarray):
        return value.nbytes + 200
    if isinstance(value, ModelValue):
        return _GRAPH_BYTES + _size(value.weights)
    if isinstance(value, (tuple, list)):
        return 60 + sum(map(_size, value))
    if isinstance(value, dict):
        return 200 + sum(map(_size, value.values()))
    return 60
