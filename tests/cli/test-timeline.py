#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The timeline on the command line: listed, narrowed, drawn into files, and what is refused. Tests build on each other."""

import filecmp
import os
import subprocess

from dossier_tap import equal, have, main

FIRST = """Two staffs speak by telephone
11 February 2022

The two generals spoke on Thursday. The drills end on 20 February.
"""
SECOND = """Vestria was called
12 February 2022

The generals spoke on Friday, the ministry said.
"""
state = {}


def write(cli, name, text):
    path = cli.path(name)
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    return path


def says(cli, event, article, words, date):
    start, end = cli.text("find", state["w"], state[article], words).split()
    cli.run("statement", state["w"], event, f"{state[article]}:{start}-{end}", "--date", date)


def test_set_up(cli):
    w = state["w"] = cli.path("w.dossier")
    cli.run("new", w)
    equal(cli.json("timeline", w), [])
    equal(cli.text("timeline", w), "")
    state["first"] = cli.json("import", w, write(cli, "first.txt", FIRST))[0]["id"]
    state["second"] = cli.json("import", w, write(cli, "second.txt", SECOND))[0]["id"]
    for title, kind, *options in [
            ("Call", "contact", "--date", "2022-02-10", "--actor", "Karl Odegard", "--actor", "Viktor Gulin"),
            ("Drills", "exercise", "--actor", "Norland", "--place", "Zhurava"),
            ("Later call", "contact", "--date", "2022-05~", "--actor", "Karl Odegard"),
            ("Talks", "meeting", "--actor", "Viktor Gulin")]:
        state[title] = cli.one("event", w, "--title", title, "--kind", kind, *options)["id"]
    says(cli, state["Call"], "first", "spoke on Thursday", "2022-02-10")
    says(cli, state["Call"], "second", "spoke on Friday", "2022-02-11")
    says(cli, state["Drills"], "first", "The drills end on 20 February", "../2022-02-20")


def test_list(cli):
    events = cli.json("timeline", state["w"])
    equal([event["title"] for event in events], ["Call", "Drills", "Later call", "Talks"])
    call, drills, later, talks = events
    equal(call["marks"], ["2022-02-10", "2022-02-11"])
    equal([report["differs"] for report in call["reports"]], [False, True])
    equal(call["reported"], False)
    equal(call["actors"], ["Karl Odegard", "Viktor Gulin"])
    equal(drills["marks"], ["../2022-02-20"])
    equal(drills["reported"], True)
    equal(drills["places"], ["Zhurava"])
    equal(later["marks"], ["2022-05~"])
    equal(talks["marks"], [])
    lines = cli.text("timeline", state["w"]).splitlines()
    assert lines[0].startswith("10 Feb 2022 (assessed), 11 Feb 2022 (reported)\tCall\t"), lines[0]
    assert lines[1].strip().endswith("2022-02-11"), lines[1]
    equal(len(lines), 5)


def test_merged(cli):
    """Who was merged counts as who stands for both."""
    entities = {entity["name"]: entity["id"] for entity in cli.json("list", state["w"], "entities")}
    cli.run("merge", state["w"], entities["Karl Odegard"], entities["Viktor Gulin"])
    equal(cli.json("timeline", state["w"])[0]["actors"], ["Karl Odegard"])
    cli.run("undo", state["w"])


def test_narrow(cli):
    w = state["w"]
    equal([e["title"] for e in cli.json("timeline", w, "--text", "gulin")], ["Call", "Talks"])
    equal([e["title"] for e in cli.json("timeline", w, "--kind", "exercise", "--kind", "meeting")], ["Drills", "Talks"])
    equal([e["title"] for e in cli.json("timeline", w, "--from", "2022-03")], ["Later call"])
    equal([e["title"] for e in cli.json("timeline", w, "--to", "2022-02-15")], ["Call", "Drills"])


def test_files(cli):
    w = state["w"]
    beginnings = {"pdf": b"%PDF-1.", "svg": b"<?xml", "png": b"\x89PNG"}
    for lanes in ("actor", "place", "kind"):
        for end, beginning in beginnings.items():
            one, other = cli.path(f"{lanes}-1.{end}"), cli.path(f"{lanes}-2.{end.upper()}")
            equal(cli.one("timeline", w, "--lanes", lanes, "-o", one), {"path": one, "format": end})
            cli.run("timeline", w, "--lanes", lanes, "-o", other)
            assert filecmp.cmp(one, other, shallow=False), f"{one} is not the same twice"
            with open(one, "rb") as file:
                assert file.read(len(beginning)) == beginning
            equal(os.stat(one).st_mode & 0o777, 0o600)
    cli.run("timeline", w, "--fold", "--from", "2021", "--to", "2023", "-o", cli.path("folded.pdf"))


def test_pdf(cli):
    if not have("qpdf") or not have("pdftotext"):
        return "qpdf or pdftotext is not here"
    for name in ("actor-1.pdf", "folded.pdf"):
        subprocess.run(["qpdf", "--check", cli.path(name)], check=True, capture_output=True)
    words = subprocess.run(["pdftotext", cli.path("actor-1.pdf"), "-"], check=True, capture_output=True).stdout.decode()
    for wanted in ("Karl Odegard", "Later call", "Without a date: Talks"):
        assert wanted in words, f"{wanted} is not in: {words}"
    return None


def test_refused(cli):
    w = state["w"]
    before = sorted(os.listdir(cli.folder))
    cli.fails("timeline", w, "--lanes", "frog", words="actor")
    cli.fails("timeline", w, "-o", cli.path("x.gif"), words=".svg")
    cli.fails("timeline", w, "-o", cli.path("pdf"), words=".pdf")
    cli.fails("timeline", w, "--from", "someday", words="someday")
    cli.fails("timeline", w, "--from", "2023", "--to", "2022", words="--from")
    cli.fails("timeline", w, "-o", cli.path("no/folder.pdf"), words="No such file")
    cli.fails("timeline", w, "--text", "nobody at all", "-o", cli.path("x.pdf"), words="no events")
    cli.fails("timeline", cli.path("none.dossier"), words="none.dossier")
    equal(sorted(os.listdir(cli.folder)), before)


main([test_set_up, test_list, test_merged, test_narrow, test_files, test_pdf, test_refused])
