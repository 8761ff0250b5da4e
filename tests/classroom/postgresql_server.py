"""A PostgreSQL server of the tests' own, in a temporary folder, for one test run."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import closing
from pathlib import Path

REQUIRED = "COURSE_REQUIRE_POSTGRESQL"
"""CI sets this variable: there, a missing server is a failure."""

PASSWORD = "s3cret/of:the@tests"
QUOTED = "s3cret%2Fof%3Athe%40tests"


def programs():
    """The folder with initdb and postgres, or None."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    path = found[-1] if found else shutil.which("initdb")
    return Path(path).parent if path else None


class Server:
    """Started when it is made; `stop` ends it and removes its folder."""

    def __init__(self, bin_folder):
        self.bin = bin_folder
        self.folder = Path(tempfile.mkdtemp(prefix="course-postgresql-"))
        self.port = _free_port()
        self.user = self._unprivileged()
        password = self.folder / "password"
        password.write_text(PASSWORD)
        self.data = self.folder / "data"
        if self.user:
            for path in (self.folder, password):
                os.chown(path, self.user.pw_uid, self.user.pw_gid)
        self._run("initdb", "--pgdata", self.data, "--username", "course", f"--pwfile={password}",
                  "--auth=scram-sha-256", "--no-sync", "--encoding=UTF8", "--locale=C")  # fmt: skip
        self.start()

    def start(self):
        options = ["-c", "fsync=off", "-c", "listen_addresses=127.0.0.1", "-p", str(self.port)]
        log = (self.folder / "log").open("ab")
        self.process = subprocess.Popen(
            [self.bin / "postgres", "-D", self.data, "-k", self.folder, *options],
            stdout=log, stderr=log, cwd=self.folder, **self._as_user(),
        )  # fmt: skip
        log.close()
        deadline = time.monotonic() + 60
        while True:
            try:
                with self.connect("postgres"):
                    return
            except Exception:
                if self.process.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError((self.folder / "log").read_text()[-2000:]) from None
                time.sleep(0.1)

    def halt(self):
        self.process.send_signal(signal.SIGINT)  # "fast": connections are closed
        self.process.wait(60)

    def stop(self):
        self.halt()
        shutil.rmtree(self.folder, ignore_errors=True)

    def connect(self, database):
        import psycopg

        return psycopg.connect(
            host="127.0.0.1",
            port=self.port,
            user="course",
            password=PASSWORD,
            dbname=database,
            autocommit=True,
        )

    def new_database(self, name):
        with self.connect("postgres") as connection:
            connection.execute(f'create database "{name}"')
        return self.url(name)

    def url(self, database, password=QUOTED):
        return f"postgresql://course:{password}@127.0.0.1:{self.port}/{database}"

    def _run(self, program, *arguments):
        subprocess.run(
            [self.bin / program, *arguments],
            check=True,
            capture_output=True,
            cwd=self.folder,
            **self._as_user(),
        )

    def _as_user(self):
        return {"user": self.user.pw_uid, "group": self.user.pw_gid, "extra_groups": []} if self.user else {}

    @staticmethod
    def _unprivileged():
        """PostgreSQL refuses to run as root."""
        if os.geteuid() != 0:
            return None
        import pwd

        for name in ("postgres", "nobody"):
            try:
                return pwd.getpwnam(name)
            except KeyError:
                continue
        raise RuntimeError("there is no user to run PostgreSQL as")


def _free_port():
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
