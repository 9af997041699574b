# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of dossier-cli share: running the program, its JSON, and TAP."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import traceback


class Cli:
    """One program under test, with a folder of its own for what it writes."""

    def __init__(self, program):
        self.program = os.path.abspath(program)
        self.folder = tempfile.mkdtemp(prefix="dossier-cli-")
        self.environment = dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="", G_DEBUG="fatal-warnings")

    def path(self, name):
        return os.path.join(self.folder, name)

    def run(self, *arguments, status=0, input=None, environment=None):
        """Runs the program; fails when it does not end with @status. Returns standard output and error as text."""
        result = subprocess.run([self.program, *map(lambda a: a if isinstance(a, bytes) else str(a), arguments)],
                                input=input, capture_output=True, timeout=300, env=environment or self.environment)
        out, err = result.stdout.decode(), result.stderr.decode()
        assert result.returncode == status, f"{arguments} ended with {result.returncode}: {out[:500]} {err[:500]}"
        assert status == 0 or err.startswith("dossier-cli: ") or "dossier-cli: " in err or "check" in arguments, f"no message: {err}"
        return out, err

    def text(self, *arguments, **options):
        return self.run(*arguments, **options)[0]

    def json(self, *arguments, **options):
        """The objects that the program prints with --json."""
        return [json.loads(line) for line in self.run("--json", *arguments, **options)[0].splitlines()]

    def one(self, *arguments, **options):
        objects = self.json(*arguments, **options)
        assert len(objects) == 1, f"{arguments} printed {len(objects)} objects"
        return objects[0]

    def fails(self, *arguments, words="", status=2, **options):
        """Runs the program, which must refuse with a message that has @words and print nothing."""
        out, err = self.run(*arguments, status=status, **options)
        assert words in err, f"“{words}” is not in: {err}"
        assert out == "", f"printed: {out}"
        return err


def equal(got, wanted):
    assert got == wanted, f"got {got!r}, wanted {wanted!r}"


def main(tests):
    """Runs the test functions in order, each with the same Cli. sys.argv: PROGRAM SOURCE-ROOT."""
    cli = Cli(sys.argv[1])
    failed = 0
    print(f"1..{len(tests)}")
    try:
        for number, test in enumerate(tests, 1):
            name = test.__name__.removeprefix("test_").replace("_", " ")
            try:
                reason = test(cli)
            except Exception:
                failed += 1
                print(f"not ok {number} - {name}")
                print("\n".join("# " + line for line in traceback.format_exc().splitlines()))
            else:
                print(f"ok {number} - {name}" + (f" # SKIP {reason}" if reason else ""))
            sys.stdout.flush()
    finally:
        shutil.rmtree(cli.folder, ignore_errors=True)
    sys.exit(1 if failed else 0)


SOURCE_ROOT = sys.argv[2] if len(sys.argv) > 2 else "."


def fixture(name):
    return os.path.join(SOURCE_ROOT, "tests", "data", "cli", name)


def have(tool):
    return shutil.which(tool) is not None
