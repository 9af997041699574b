#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The loop on real articles, where a folder of them lies beside the source tree (or DOSSIER_TEST_ARTICLES names one).

They are other people's texts: nothing of them is printed, and what is expected of them is what any reader could say.
"""

import os
import subprocess

from dossier_tap import SOURCE_ROOT, equal, have, main

FOLDER = os.environ.get("DOSSIER_TEST_ARTICLES") or os.path.join(SOURCE_ROOT, os.pardir, "shared", "articles")
state = {}


def needs_articles(test):
    def run(cli):
        if not os.path.isdir(FOLDER):
            return "there are no real articles here"
        return test(cli)

    run.__name__ = test.__name__
    return run


@needs_articles
def test_import(cli):
    state["w"] = cli.path("real.dossier")
    cli.run("new", state["w"])
    lines = cli.json("import", state["w"], FOLDER)
    state["files"] = sorted(os.listdir(FOLDER))
    assert len(lines) == len(state["files"])
    assert all(line["status"] == "imported" and line["title"] for line in lines)
    state["ids"] = [line["id"] for line in lines]


@needs_articles
def test_texts(cli):
    for article in state["ids"]:
        shown = cli.one("show", state["w"], "article", article)
        assert shown["words"] > 100 and len(shown["text"]) > 500
        assert shown["title"] in shown["text"].replace("\n", " ")
        assert "\r" not in shown["text"] and "\ufffd" not in shown["text"] and "\ufeff" not in shown["text"]
    dated = [a for a in cli.json("list", state["w"], "articles") if a["date"]]
    assert len(dated) >= 2
    assert all(a["date"].startswith("202") for a in dated)


@needs_articles
def test_originals(cli):
    by_file = {a["file"]: a["id"] for a in cli.json("list", state["w"], "articles")}
    for name in state["files"]:
        target = cli.path("original")
        cli.run("original", state["w"], by_file[name], "-o", target)
        with open(target, "rb") as got, open(os.path.join(FOLDER, name), "rb") as wanted:
            assert got.read() == wanted.read()


@needs_articles
def test_loop(cli):
    w = state["w"]
    hits = cli.json("search", w, '"Allied Resolve"')
    assert len(hits) >= 2
    tagged = 0
    for hit in hits:
        lines = cli.json("tag", w, hit["article"], "--words", "Allied Resolve", "--entity", "Allied Resolve 2022", "--kind", "exercise")
        tagged += len(lines)
    assert tagged >= 2
    entity = cli.one("list", w, "entities", "--text", "Allied Resolve")
    equal((entity["mentions"], entity["articles"]), (tagged, len(hits)))
    evidence = []
    for mention in cli.json("list", w, "mentions", "--entity", entity["id"]):
        equal(mention["quote"], "Allied Resolve")
        evidence += ["--evidence", f"{mention['article']}:{mention['start']}-{mention['end']}"]
    event = cli.one("event", w, "--title", "Allied Resolve 2022", "--date", "2022-02-10/2022-02-20", "--actor", f"{entity['id']}=exercise", *evidence)["id"]
    equal(cli.one("show", w, "event", event)["accounts"], len(hits))
    first = cli.json("list", w, "mentions", "--entity", entity["id"])[0]
    cli.run("annotate", w, first["article"], first["start"], first["end"], "Compare the figures.", "--tag", "figures")
    state["note"] = cli.one("note", w, "--title", "What is said of the exercise", "-",
                            input=f"As reported,[[passage:{first['passage']}]] it was held ([[event:{event}]]).\n".encode())["id"]
    equal(cli.one("show", w, "note", state["note"])["citations"], 2)


@needs_articles
def test_export(cli):
    for name, options in (("all.pdf", []), ("one.pdf", ["--note", state["note"]])):
        target = cli.path(name)
        cli.run("export", state["w"], "--format", "pdf", "-o", target, *options)
        if have("qpdf"):
            subprocess.run(["qpdf", "--check", target], check=True, capture_output=True)
        if have("pdftotext"):
            text = subprocess.run(["pdftotext", "-enc", "UTF-8", target, "-"], check=True, capture_output=True).stdout.decode()
            assert "What is said of the exercise" in text and "Allied Resolve" in text


@needs_articles
def test_undo_all(cli):
    w = state["w"]
    before = cli.text("list", w, "mentions", "--json")
    steps = len(cli.json("list", w, "changes"))
    cli.run("undo", w, "--steps", steps)
    assert cli.text("list", w, "articles") == ""
    cli.run("redo", w, "--steps", steps)
    assert cli.text("list", w, "mentions", "--json") == before
    equal(cli.text("check", w), "sound\n")


if __name__ == "__main__":
    main([test_import, test_texts, test_originals, test_loop, test_export, test_undo_all])
