#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Workspaces of earlier schemas: they open, become new ones with a copy beside, and their old steps can still be undone."""

import os
import shutil
import sqlite3

from dossier_tap import SOURCE_ROOT, equal, main

LISTS = ("articles", "sources", "entities", "mentions", "annotations", "events", "statements", "notes")
state = {}


def version(path):
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as db:
        return db.execute("PRAGMA user_version").fetchone()[0]


def counts(cli, w):
    return {what: len(cli.json("list", w, what)) for what in LISTS}


def test_open(cli):
    w = state["w"] = cli.path("v1.dossier")
    shutil.copyfile(os.path.join(SOURCE_ROOT, "tests", "data", "store", "v1.dossier"), w)
    equal(version(w), 1)
    # The first command that writes brings it to the present schema.
    cli.run("collection", w, "create", "New")
    assert version(w) > 1, version(w)
    copies = [name for name in os.listdir(cli.folder) if name.startswith("v1.dossier.before-")]
    equal([version(cli.path(name)) for name in copies], [1])
    equal(cli.text("check", w).strip(), "sound")
    equal(counts(cli, w), {"articles": 2, "sources": 1, "entities": 1, "mentions": 1, "annotations": 1, "events": 1, "statements": 1, "notes": 1})


def test_undo_old_steps(cli):
    w = state["w"]
    state["before"] = {what: cli.text("list", w, what, "--json") for what in LISTS}
    steps = len(cli.json("list", w, "changes"))
    cli.run("undo", w, "--steps", steps)
    equal({what: n for what, n in counts(cli, w).items() if n > 0}, {})
    equal(cli.text("check", w).strip(), "sound")
    cli.run("redo", w, "--steps", steps)
    equal({what: cli.text("list", w, what, "--json") for what in LISTS}, state["before"])
    equal(cli.text("check", w).strip(), "sound")


def test_go_on(cli):
    w = state["w"]
    lines = cli.json("reextract", w, "--all")
    equal(len(lines), 2)
    assert all(line["status"] != "failed" for line in lines), lines
    equal(cli.text("check", w).strip(), "sound")
    assert "Corrected By Hand" in {line["byline"] for line in cli.json("list", w, "articles")}
    equal([line["status"] for line in cli.json("import", w, os.path.join(SOURCE_ROOT, "tests", "data", "cli", "drill.txt"))], ["duplicate"])


main([test_open, test_undo_old_steps, test_go_on])
