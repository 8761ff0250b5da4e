"""What our misconceptions answer to a course's cases, in a SQLite file that all workers and runs share.

Only the names of mistakes hang on it, no point does. It can be deleted at any time; a file that cannot be
read or written is done without.
"""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from ..graders.values import Reply
from ..graders.wire import WireError, decode, encode

MOST_BYTES_OF_ONE = 100_000
MOST_BYTES = 200 * 2**20
_PAGE = 4096


class AnswerStore:
    """A `known_answers.Store` in a file."""

    def __init__(self, file: Path, version: str):
        """Open the file, or make it. Answers of another version are forgotten.

        Args:
            version: of all that the answers depend on, code and libraries.
        """
        self._database: sqlite3.Connection | None = None
        for _ in range(2):
            try:
                self._database = _opened(file, version)
                return
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError):  # locked, read-only, no room
                    return
                file.unlink(missing_ok=True)  # damaged

    def get(self, key: bytes) -> Reply | None:
        """The reply to `key`, or None."""
        if self._database is None:
            return None
        with suppress(sqlite3.Error, zlib.error, WireError):
            found = self._database.execute("select reply from answers where key = ?", (key,)).fetchone()
            reply = decode(zlib.decompress(found[0])) if found else None
            return reply if isinstance(reply, Reply) else None
        return None

    def put(self, key: bytes, reply: Reply) -> None:
        """Keep a reply, unless it is large or there is no room."""
        if self._database is None:
            return
        with suppress(sqlite3.Error, WireError):
            packed = zlib.compress(encode(reply), 1)
            if len(packed) <= MOST_BYTES_OF_ONE:
                self._database.execute("insert or replace into answers values (?, ?)", (key, packed))

    def close(self) -> None:
        """Let go of the file."""
        if self._database is not None:
            self._database.close()
            self._database = None


@lru_cache(maxsize=4)
def store_in(file: Path, version: str) -> AnswerStore:
    """The store of this process for a file; it is kept open."""
    return AnswerStore(file, version)


def _opened(file: Path, version: str) -> sqlite3.Connection:
    database = sqlite3.connect(file, timeout=5, isolation_level=None)
    try:
        # What a power cut damages is only computed again.
        database.execute("pragma synchronous = off")
        database.execute(f"pragma max_page_count = {MOST_BYTES // _PAGE}")
        database.execute("begin immediate")
        database.execute("create table if not exists about (version text)")
        database.execute(
            "create table if not exists answers (key blob primary key, reply blob) without rowid"
        )
        if database.execute("select version from about").fetchall() != [(version,)]:
            database.execute("delete from answers")
            database.execute("delete from about")
            database.execute("insert into about values (?)", (version,))
        database.execute("commit")
    except sqlite3.Error:
        database.close()
        raise
    return database
