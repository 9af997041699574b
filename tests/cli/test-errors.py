#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What dossier-cli refuses, how it says so, and that it then has written nothing."""

import hashlib
import json
import os
import shutil
import signal
import sqlite3
import subprocess

from dossier_tap import equal, fixture, main

NOBODY = "01890a5d-ac96-774b-bcce-b302099a8057"
state = {}


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def everything(cli, workspace=None):
    """What the workspace holds, as far as lists tell it."""
    return [cli.text("list", workspace or state["w"], what, "--json")
            for what in ("articles", "sources", "collections", "entities", "mentions", "annotations", "events", "statements", "notes", "changes")]


def test_set_up(cli):
    state["w"] = cli.path("w.dossier")
    cli.run("new", state["w"])
    state["a"] = cli.json("import", state["w"], fixture("call.html"))[0]["id"]
    state["length"] = len(cli.one("show", state["w"], "article", state["a"])["text"])


def test_command_lines(cli):
    w, a = state["w"], state["a"]
    before = everything(cli)
    cases = [
        ([], "which command"), (["frog"], "frog"), (["--frog"], "--frog"), (["-z"], "-z"), (["list"], "needs"), (["list", w], "needs"),
        (["list", w, "frogs"], "frogs"), (["list", w, "articles", "extra"], "too many"), (["list", w, "articles", "--frog"], "--frog"),
        (["list", w, "articles", "--steps", "2"], "--steps"), (["list", w, "articles", "--limit"], "--limit"),
        (["list", w, "articles", "--limit", "ten"], "ten"), (["list", w, "articles", "--limit", "-1"], "-1"),
        (["list", w, "articles", "--limit", "99999999999"], "99999999999"), (["list", w, "articles", "--since", "someday"], "someday"),
        (["list", w, "articles", "--order", "upward"], "upward"), (["list", w, "articles", "--unread=yes"], "unread"),
        (["list", w, "articles", "--source", "Nobody"], "Nobody"), (["list", w, "mentions", "--article", "x"], "x"),
        (["list", w, "mentions", "--article", NOBODY], NOBODY), (["list", w, "entities", "--unread"], "--unread"),
        (["show", w, "article"], "needs"), (["show", w, "frog", a], "frog"), (["show", w, "article", "12"], "12"),
        (["show", w, "article", NOBODY], NOBODY), (["show", w, "note", a], a), (["search", w], "needs"), (["search", w, " "], "look"),
        (["find", w, a, "no such words there"], "no such words there"), (["find", w, a, ""], "words"),
        (["original", w, a], "-o"), (["original", w, NOBODY, "-o", cli.path("x")], NOBODY),
        (["original", w, a, "-o", cli.path("no/such/folder")], "No such file"),
        (["tag", w, a, "0", "5"], "--entity"), (["tag", w, a, "0", "--entity", "X", "--kind", "person"], "needs"),
        (["tag", w, a, "5", "5", "--entity", "X", "--kind", "person"], "5"), (["tag", w, a, "6", "5", "--entity", "X", "--kind", "person"], "6"),
        (["tag", w, a, "0", str(state["length"] + 1), "--entity", "X", "--kind", "person"], "range"),
        (["tag", w, a, "x", "5", "--entity", "X", "--kind", "person"], "x"), (["tag", w, a, "0", "5", "--entity", "", "--kind", "person"], "name"),
        (["tag", w, a, "0", "5", "--entity", "X", "--kind", "frog"], "frog"), (["tag", w, a, "0", "5", "--entity", "X"], "X"),
        (["tag", w, NOBODY, "0", "5", "--entity", "X", "--kind", "person"], NOBODY),
        (["tag", w, a, "0", "5", "--entity-id", NOBODY], NOBODY), (["tag", w, a, "--words", "not there", "--entity", "X", "--kind", "person"], "not there"),
        (["annotate", w, a, "0", "5"], "needs"), (["annotate", w, a, "0", "5", ""], "text"), (["annotate", w, a, "0", "99999", "x"], "range"),
        (["annotate", w, "--id", NOBODY, "x"], NOBODY), (["event", w], "--title"), (["event", w, "--title", ""], "name"),
        (["event", w, "--title", "X", "--date", "soon"], "soon"), (["event", w, "--title", "X", "--date", "2023-02-30"], "2023-02-30"),
        (["event", w, "--title", "X", "--date", "2023-02-10/2023-02-01"], "before"), (["event", w, "--title", "X", "--status", "maybe"], "status"),
        (["event", w, "--title", "X", "--evidence", "x"], "ARTICLE:START-END"), (["event", w, "--title", "X", "--evidence", f"{a}:0-99999"], "range"),
        (["event", w, "--title", "X", "--evidence", f"{NOBODY}:0-1"], NOBODY), (["event", w, "--title", "X", "--actor", "=host"], "name"),
        (["event", w, "--title", "X", "--actor", NOBODY], NOBODY), (["event", w, "--id", NOBODY, "--title", "X"], NOBODY),
        (["statement", w, NOBODY], NOBODY), (["note", w], "--title"), (["note", w, "--title", "X"], "needs"),
        (["note", w, "--title", "X", cli.path("nothing.md")], "nothing.md"), (["note", w, "--id", NOBODY, "--title", "X"], NOBODY),
        (["undo", w, "--steps", "0"], "1"), (["undo", w, "--steps", "x"], "x"), (["redo", w], "nothing"),
        (["export", w], "-o"), (["export", w, "--format", "docx", "-o", cli.path("x.docx")], "docx"),
        (["export", w, "--note", NOBODY, "-o", cli.path("x.pdf")], NOBODY), (["extract"], "needs"), (["extract", cli.path("nothing")], "nothing"),
        (["import", w], "needs"), (["import", w, cli.path("nothing.txt")], "nothing.txt"), (["import", w, fixture("drill.txt"), cli.path("nothing")], "nothing"),
        (["grade", w, "The Harbour Post", "Z"], "grade"), (["grade", w, "Nobody", "A"], "Nobody"), (["rename", w, "note", "x", "y"], "note"),
        (["merge", w, "A", "B"], "A"), (["unmerge", w, NOBODY], ""), (["alias", w, "A", "B"], "A"), (["kinds", w, "--remove"], "needs"),
        (["kinds", w, "frog", "--remove"], "frog"), (["delete", w, "source", a], "source"), (["delete", w, "article", NOBODY], NOBODY),
        (["restore", w, NOBODY], NOBODY), (["collection", w, "frob"], "needs"), (["collection", w, "add", "No such", a], "No such"),
        (["collect", w, "C", NOBODY], NOBODY), (["entity", w, "X"], "--kind"), (["entity", w], "needs"), (["set", w, a], "set"),
        (["set", w, a, "--date", "soon"], "soon"), (["copy", w, w], "exists"), (["new", w], "already"),
    ]
    for arguments, words in cases:
        cli.fails(*arguments, words=words)
        cli.fails("--json", *arguments, words=words)
    equal(everything(cli), before)
    equal([name for name in os.listdir(cli.folder) if name.startswith("x")], [])


def test_no_workspaces(cli):
    folder, text, empty = cli.path("folder"), cli.path("text.dossier"), cli.path("empty.dossier")
    os.mkdir(folder)
    with open(text, "w", encoding="utf-8") as file:
        file.write("This is a text.\n" * 400)
    open(empty, "wb").close()
    other = cli.path("other.dossier")
    with sqlite3.connect(other) as database:
        database.execute("CREATE TABLE article (id)")
    database.close()
    for path in (folder, text, empty, other, cli.path("nothing.dossier"), "/dev/null"):
        before = digest(path) if os.path.isfile(path) else None
        for command in (["list", path, "articles"], ["import", path, fixture("call.html")], ["undo", path], ["export", path, "-o", cli.path("y.pdf")]):
            cli.fails(*command, words=os.path.basename(path))
        equal(digest(path) if os.path.isfile(path) else None, before)
    assert not os.path.exists(cli.path("nothing.dossier")) and not os.path.exists(cli.path("y.pdf"))
    equal(sorted(name for name in os.listdir(cli.folder) if name.startswith(("empty", "text", "other", "nothing"))),
          ["empty.dossier", "other.dossier", "text.dossier"])
    cli.fails("new", cli.path("no/such/folder/w.dossier"), words="folder")


def test_newer_version(cli):
    newer = cli.path("newer.dossier")
    cli.run("copy", state["w"], newer)
    database = sqlite3.connect(newer)
    database.execute("PRAGMA user_version = 1000")
    database.commit()
    database.close()
    before = digest(newer)
    for command in (["import", newer, fixture("drill.txt")], ["undo", newer], ["tag", newer, state["a"], "0", "5", "--entity", "X", "--kind", "person"],
                    ["event", newer, "--title", "X"], ["collection", newer, "create", "X"], ["kinds", newer, "--add", "X"]):
        cli.fails(*command, words="newer version")
    equal(len(cli.json("list", newer, "articles")), 1)
    assert cli.json("kinds", newer)
    equal(cli.json("collection", newer, "list"), [])
    equal(digest(newer), before)


def test_read_only(cli):
    """As a user who may not write; root may write anywhere, so then the program runs as nobody."""
    folder = cli.path("read-only")
    os.mkdir(folder)
    path = os.path.join(folder, "w.dossier")
    cli.run("copy", state["w"], path)
    program, user = cli.program, []
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            return "setpriv is missing"
        user = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
        os.chmod(cli.folder, 0o755)
        probe = subprocess.run([*user, program, "--version"], capture_output=True)
        if probe.returncode != 0:
            return "nobody cannot run the program here"
    os.chmod(path, 0o444)
    os.chmod(folder, 0o555)
    before = digest(path)

    def run(*arguments):
        return subprocess.run([*user, program, *arguments], capture_output=True, env=cli.environment)

    try:
        equal(run("list", path, "articles").returncode, 0)
        equal(run("check", path).returncode, 0)
        for command in (["undo", path], ["import", path, fixture("drill.txt")], ["event", path, "--title", "X"], ["new", os.path.join(folder, "n.dossier")],
                        ["export", path, "-o", os.path.join(folder, "x.pdf")], ["original", path, state["a"], "-o", os.path.join(folder, "x")]):
            result = run(*command)
            equal((result.returncode, result.stdout), (2, b""))
            assert result.stderr.startswith(b"dossier-cli: "), result.stderr
        equal((digest(path), os.listdir(folder)), (before, ["w.dossier"]))
    finally:
        os.chmod(folder, 0o755)


def test_damaged(cli):
    """Every broken file ends with a message, none with a crash."""
    source = cli.path("whole.dossier")
    environment = dict(cli.environment, G_DEBUG="") # warnings are wanted here
    cli.run("copy", state["w"], source)
    with open(source, "rb") as file:
        whole = file.read()
    for number, (start, junk) in enumerate([(0, b"SQLite format 2\0"), (100, b"\xff" * 200), (4096, os.urandom(4096)), (len(whole) // 2, b"\0" * 8192),
                                            (16, b"\x00\x01\x09\x09")]):
        path = cli.path(f"damaged{number}.dossier")
        with open(path, "wb") as file:
            file.write(whole[:start] + junk + whole[start + len(junk):])
        for command in (["check", path], ["list", path, "articles"], ["search", path, "call"], ["import", path, fixture("drill.txt")]):
            result = subprocess.run([cli.program, *command], capture_output=True, env=environment, timeout=60)
            assert result.returncode in (0, 1, 2), f"{command}: {result.returncode} {result.stderr}"
    for length in (0, 50, 512, 4096, len(whole) - 4096):
        path = cli.path(f"short{length}.dossier")
        with open(path, "wb") as file:
            file.write(whole[:length])
        result = subprocess.run([cli.program, "check", path], capture_output=True, env=environment, timeout=60)
        assert result.returncode in (1, 2), f"{length}: {result.returncode} {result.stderr}"
        assert result.stderr or result.stdout


def test_unsound(cli):
    """What "check" is for: it ends with 1 and says what is wrong."""
    cli.run("tag", state["w"], state["a"], "0", "6", "--entity", "Chiefs", "--kind", "organisation")
    sabotage = [("UPDATE passage SET quote = 'zzz'", "quote"), ("UPDATE passage SET end = 999999", "outside"), ("DELETE FROM entity", "entity"),
                ("UPDATE original SET bytes = x'00'", "bytes"), ("DELETE FROM search_document", "search index"), ("DELETE FROM revision", "revision")]
    for number, (sql, words) in enumerate(sabotage):
        path = cli.path(f"unsound{number}.dossier")
        cli.run("copy", state["w"], path)
        equal(cli.text("check", path), "sound\n")
        database = sqlite3.connect(path)
        database.execute(sql)
        database.commit()
        database.close()
        findings = cli.json("check", path, status=1)
        assert findings and all(list(finding) == ["finding"] for finding in findings)
        assert any(words in finding["finding"] for finding in findings), findings
    path = cli.path("torn.dossier")
    cli.run("copy", state["w"], path)
    with open(path, "r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 4096)
    assert cli.json("check", path, status=1, environment=dict(cli.environment, G_DEBUG=""))
    cli.run("undo", state["w"])


def test_unreadable_table(cli):
    """A table of sources that cannot be read is an error; one whose event is gone is only left out."""
    path, out, note = cli.path("table.dossier"), cli.path("table.md"), cli.path("table-note.md")
    cli.run("copy", state["w"], path)
    event = cli.one("event", path, "--title", "The Call")["id"]
    with open(note, "w", encoding="utf-8") as file:
        file.write(f"Before.\n\n[[grid:{event}]]\n\n[[grid:{NOBODY}]]\n")
    cli.run("note", path, "--title", "Table", note)
    cli.run("export", path, "-o", out)
    os.remove(out)
    database = sqlite3.connect(path)
    database.execute("ALTER TABLE statement RENAME COLUMN attributed_words TO lost")
    database.commit()
    database.close()
    cli.fails("export", path, "-o", out, words="attributed_words", environment=dict(cli.environment, G_DEBUG=""))
    assert not os.path.exists(out)


def test_not_utf8(cli):
    w, a = state["w"], state["a"]
    before = everything(cli)
    for arguments in (["search", w, b"\xff\xfe"], ["tag", w, a, "0", "5", "--entity", b"a\xffb", "--kind", "person"], ["annotate", w, a, "0", "5", b"\xc3\x28"],
                      ["event", w, "--title", b"\x80"], ["list", w, "articles", "--text", b"\xed\xa0\x80"]):
        cli.fails(*arguments, words="UTF-8")
    equal(everything(cli), before)
    name = os.path.join(cli.folder.encode(), b"caf\xe9 \xff.txt")
    with open(name, "wb") as file:
        file.write(b"A strange name\n\nWords of a file with a strange name.\n")
    line = cli.json("import", w, name)[0]
    equal(line["status"], "imported")
    equal(cli.json("extract", name)[0]["error"], None)
    cli.run("undo", w)
    note = cli.path("latin1.md")
    with open(note, "wb") as file:
        file.write(b"caf\xe9")
    cli.fails("note", w, "--title", "X", note, words="UTF-8")
    strange = os.path.join(cli.folder.encode(), b"w\xff.dossier")
    cli.run("new", strange)
    cli.run("import", strange, fixture("call.html"))
    equal(cli.text("check", strange), "sound\n")


def test_no_escapes(cli):
    """What a file holds never moves the cursor of a terminal."""
    name = cli.path("\x1b[31mred\x07.html")
    with open(name, "w", encoding="utf-8") as file:
        file.write("<title>&#27;]0;owned&#7; A title</title><p>Some words. &#27;[2J &#x9b;31m More words of a text.</p>\n")
    out, err = cli.run("import", state["w"], name)
    assert "\x1b" not in out + err and "\x07" not in out + err
    out, err = cli.run("list", state["w"], "articles")
    assert "\x1b" not in out
    article = cli.json("list", state["w"], "articles", "--text", "title")[0]["id"]
    assert "\x1b" not in cli.text("show", state["w"], "article", article)
    cli.run("undo", state["w"])
    out, err = cli.run("list", cli.path("\x1b[31mno"), "articles", status=2)
    assert "\x1b" not in err


def test_full_output(cli):
    if not os.path.exists("/dev/full"):
        return "there is no /dev/full"
    with open("/dev/full", "wb") as full:
        result = subprocess.run([cli.program, "list", state["w"], "articles"], stdout=full, stderr=subprocess.PIPE, env=cli.environment)
        equal(result.returncode, 2)
        assert result.stderr.startswith(b"dossier-cli: ")
        result = subprocess.run([cli.program, "export", state["w"], "-o", "/dev/full"], capture_output=True, env=cli.environment)
        equal(result.returncode, 2)


def test_huge_arguments(cli):
    w, a = state["w"], state["a"]
    long = "длинно " * 8000
    made = cli.one("annotate", w, a, "0", "5", long)
    equal(cli.one("show", w, "annotation", made["id"])["text"].strip(), long.strip())
    cli.run("undo", w)
    cli.run("search", w, "wörd " * 5000)
    cli.run("event", w, "--title", "T", *[word for i in range(300) for word in ("--actor", f"Person {i}=role {i}")])
    equal(cli.one("list", w, "events", "--text", "T")["participants"], 300)
    cli.run("undo", w)
    equal(cli.json("list", w, "entities"), [])


def many_files(cli, count):
    folder = cli.path(f"many{count}")
    os.makedirs(folder, exist_ok=True)
    for i in range(count):
        with open(os.path.join(folder, f"{i:05}.txt"), "w", encoding="utf-8") as file:
            file.write(f"Report number {i}\n\n" + f"Words of report {i}, and some more of them. " * 60 + "\n")
    return folder


def test_two_writers(cli):
    """While one imports, another is refused and readers read; afterwards everything is sound."""
    w = cli.path("shared.dossier")
    cli.run("new", w)
    first = subprocess.Popen([cli.program, "import", w, many_files(cli, 1500), "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=cli.environment)
    line = first.stdout.readline()
    assert b'"imported"' in line, line
    refused = 0
    if first.poll() is None:
        result = subprocess.run([cli.program, "event", w, "--title", "X"], capture_output=True, env=cli.environment)
        if result.returncode == 2:
            refused = 1
            assert b"dossier-cli" in result.stderr
        cli.run("list", w, "articles", "--limit", "5")
        cli.run("search", w, "report", "--limit", "5")
    rest = first.stdout.read()
    equal(first.wait(), 0)
    equal(1 + rest.count(b'"imported"'), 1500)
    equal(cli.text("check", w), "sound\n")
    equal(len(cli.json("list", w, "events")), 0 if refused else 1)


def test_writers_in_a_row(cli):
    """Many programs at once: each either writes or is refused, nothing in between."""
    w = cli.path("row.dossier")
    cli.run("new", w)
    programs = [subprocess.Popen([cli.program, "entity", w, f"Entity {i}", "--kind", "person"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                 env=cli.environment) for i in range(12)]
    results = [(program.communicate(), program.returncode) for program in programs]
    done = sum(status == 0 for _, status in results)
    assert all(status in (0, 2) for _, status in results)
    assert done >= 1
    equal(len(cli.json("list", w, "entities")), done)
    equal(cli.text("check", w), "sound\n")


def test_interrupted(cli):
    """Ctrl+C stops an import between two files; importing again takes the rest."""
    w, folder = cli.path("interrupted.dossier"), many_files(cli, 3000)
    cli.run("new", w)
    program = subprocess.Popen([cli.program, "import", w, folder, "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=cli.environment)
    program.stdout.readline()
    program.send_signal(signal.SIGINT)
    taken = 1 + program.stdout.read().count(b'"imported"')
    err = program.stderr.read()
    if program.wait() == 0:
        return "it was faster than the signal"
    equal(program.returncode, 1)
    assert b"stopped" in err, err
    equal(len(cli.text("list", w, "articles").splitlines()), taken)
    equal(cli.text("check", w), "sound\n")
    lines = cli.json("import", w, folder)
    equal((sum(line["status"] == "duplicate" for line in lines), sum(line["status"] == "imported" for line in lines)), (taken, 3000 - taken))


def test_killed(cli):
    """A program that is killed while it imports leaves a sound workspace with whole articles."""
    w, folder = cli.path("killed.dossier"), many_files(cli, 3000)
    cli.run("new", w)
    for _ in range(3):
        program = subprocess.Popen([cli.program, "import", w, folder, "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=cli.environment)
        told = 0
        for line in program.stdout:
            told += b'"imported"' in line
            if told >= 40:
                break
        program.kill()
        program.communicate()
        assert len(cli.text("list", w, "articles").splitlines()) >= told
        equal(cli.text("check", w), "sound\n")
    cli.run("import", w, folder)
    equal(len(cli.text("list", w, "articles").splitlines()), 3000)
    steps = sum(change["state"] == "done" for change in cli.json("list", w, "changes"))
    cli.run("undo", w, "--steps", steps)
    equal(cli.text("list", w, "articles"), "")


def test_extract(cli):
    unreadable = cli.path("picture.bin")
    with open(unreadable, "wb") as file:
        file.write(bytes(range(256)) * 64)
    empty = cli.path("nothing-in-it.txt")
    open(empty, "wb").close()
    out, err = cli.run("extract", fixture("call.html"), unreadable, empty, cli.folder, fixture("veit.txt"), status=1)
    lines = [json.loads(line) for line in out.splitlines()]
    equal(len(lines), 5)
    for line in lines:
        equal(list(line), "path part title byline date changed agency site url language text error candidates".split())
        equal(line["text"] is None, line["error"] is not None)
    equal([line["error"] is None for line in lines], [True, False, False, False, True])
    equal(lines[0]["site"], "The Harbour Post")
    assert "元帅 👩‍🚀 سلام" in lines[4]["text"]
    equal(err.count("dossier-cli: "), 3)


def test_extract_many(cli):
    """A line for each article of a file, in order, and for each part that is none."""
    table = cli.path("table.csv")
    with open(table, "w", encoding="utf-8") as file:
        file.write("A,B\nFerry late,The ferry is late.\nNothing,\nFerry back,It came back.\n")
    out, err = cli.run("extract", table, status=1)
    assert "“A”, “B”" in json.loads(out)["error"] and "--columns" in err
    out, err = cli.run("extract", table, "--columns", "title=A,text=B", status=1)
    lines = [json.loads(line) for line in out.splitlines()]
    equal([(line["part"], line["title"], line["text"]) for line in lines],
          [("1", "Ferry late", "The ferry is late."), ("2", None, None), ("3", "Ferry back", "It came back.")])
    assert f"dossier-cli: {table}/2: " in err
    _, err = cli.run("extract", table, "--columns", "title=A,text=C", status=1)
    assert "“C”" in err


def test_locales(cli):
    """Output is UTF-8 in any locale, and keys are the same."""
    for locale in ("C", "POSIX", "de_DE.UTF-8", "no_SUCH"):
        environment = dict(cli.environment, LC_ALL=locale, LANGUAGE="")
        article = cli.json("list", state["w"], "articles", environment=environment)[0]
        assert "title" in article
        made = cli.one("annotate", state["w"], state["a"], "0", "5", "Ärger 平和 🙂", environment=environment)
        equal(cli.one("show", state["w"], "annotation", made["id"], environment=environment)["text"], "Ärger 平和 🙂")
        assert "Ärger 平和 🙂" in cli.text("list", state["w"], "annotations", environment=environment)
        cli.run("undo", state["w"])


if __name__ == "__main__":
    main([test_set_up, test_command_lines, test_no_workspaces, test_newer_version, test_read_only, test_damaged, test_unsound, test_unreadable_table, test_not_utf8, test_no_escapes,
          test_full_output, test_huge_arguments, test_two_writers, test_writers_in_a_row, test_interrupted, test_killed, test_extract, test_extract_many, test_locales])
