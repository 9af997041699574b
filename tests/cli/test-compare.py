#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two texts side by side on the command line: figures, entities, events, sentences, notes; and a pair of real reports."""

import glob
import os

from dossier_tap import SOURCE_ROOT, equal, main

LEFT = """Ferry search widens

4 March 2024

Harbour officials in Alwen said some 40 passengers were on the ferry when it left the island of Skarn on Monday.

The search off Skarn went on through the night with three boats and a helicopter of the coast guard.

Rescue crews estimate that the island of Skarn has taken in 130 survivors since the weekend. 🚢
"""
RIGHT = """Skarn ferry: who was on board

5 March 2024

The ferry that left Skarn on Monday carried 52 passengers, the ministry said.

The search off Skarn went on through the night with three boats and a helicopter of the coast guard.

According to the mayor, more than 125 survivors are on the island of Skarn. Over 100 survivors had reached Skarn by noon, said a nurse.
"""
state = {}


def rows(cli, left, right):
    return cli.json("compare", state["w"], left, right)


def of_type(lines, kind):
    return [line for line in lines if line["type"] == kind]


def test_import(cli):
    state["w"] = cli.path("compare.dossier")
    cli.run("new", state["w"])
    for name, text in (("left", LEFT), ("right", RIGHT)):
        path = cli.path(name + ".txt")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        state[name] = cli.one("import", state["w"], path)["id"]


def test_figures(cli):
    figures = of_type(rows(cli, state["left"], state["right"]), "figure")
    marks = {(line["left"], line["right"]): line for line in figures if line["mark"] != "single"}
    equal(marks[("some 40 passengers", "52 passengers")]["mark"], "differs")
    survivors = marks[("130 survivors", "more than 125 survivors")]
    equal(survivors["mark"], "vaguer")
    equal(len(survivors["right_more"]), 1)
    assert survivors["right_more"][0].startswith("Over 100 survivors")


def test_sentences(cli):
    passages = of_type(rows(cli, state["left"], state["right"]), "passage")
    equal([(line["exact"], line["sentences"]) for line in passages], [(True, 1)])
    equal(LEFT.count(passages[0]["words"]), 1)


def test_entities(cli):
    text = cli.one("show", state["w"], "article", state["left"])["text"]
    at = text.index("Skarn")
    cli.run("tag", state["w"], state["left"], at, at + 5, "--entity", "Skarn", "--kind", "place")
    text = cli.one("show", state["w"], "article", state["right"])["text"]
    at = text.index("mayor")
    cli.run("tag", state["w"], state["right"], at, at + 5, "--entity", "The mayor", "--kind", "person")
    entities = of_type(rows(cli, state["left"], state["right"]), "entity")
    equal(sorted((line["name"], line["where"], line["left"], line["right"]) for line in entities if not line["left_proposed"] and not line["right_proposed"]),
          [("Skarn", "left", 1, 0), ("The mayor", "right", 0, 1)])


def test_note(cli):
    path = cli.path("note.md")
    skarn = [e for e in cli.json("entities", state["w"]) if e["name"] == "Skarn"][0]["id"]
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"# Judgement\n\n[[entity:{skarn}]] has 130 survivors on the island since the weekend, crews estimate.\n")
    note = cli.one("note", state["w"], path, "--title", "Judgement")["id"]
    lines = rows(cli, state["left"], "note:" + note)
    equal([line["record"] for line in of_type(lines, "text")], ["article", "note"])
    equal([(line["name"], line["where"]) for line in of_type(lines, "entity")], [("Skarn", "both")])
    equal([line["mark"] for line in of_type(lines, "figure") if line["left"] == "130 survivors"], ["agrees"])


def test_same_twice(cli):
    lines = rows(cli, state["left"], state["left"])
    equal({line["where"] for line in of_type(lines, "entity")}, {"both"})
    equal({line["mark"] for line in of_type(lines, "figure")}, {"agrees"})
    equal(of_type(lines, "change"), [])


def test_text(cli):
    out = cli.text("compare", state["w"], state["left"], state["right"])
    for words in ("Figures that differ", "52 passengers", "right also says Over 100 survivors", "Only left", "1 sentence in the same words"):
        assert words in out, f"“{words}” is not in: {out}"


def test_refused(cli):
    cli.fails("compare", state["w"], state["left"], "00000000-0000-7000-8000-000000000000", words="no article")
    cli.fails("compare", state["w"], state["left"], "note:" + state["left"], words="no note")
    cli.fails("compare", state["w"], state["left"], words="needs")


def test_reports(cli):
    """The call of February 2022 and the ministers' reaction, when the reports are there."""
    files = sorted(glob.glob(os.path.join(SOURCE_ROOT, "..", "shared", "articles", "*.txt")))
    if len(files) < 4:
        return "the reports are not here"
    state["w"] = cli.path("reports.dossier")
    cli.run("new", state["w"])
    ids = [cli.one("import", state["w"], file)["id"] for file in files]
    cli.run("suggest", state["w"])
    for line in cli.json("list", state["w"], "suggestions", "--article", ids[0]) + cli.json("list", state["w"], "suggestions", "--article", ids[3]):
        if line["type"] in ("person", "organisation", "place", "exercise", "equipment"):
            cli.run("accept", state["w"], line["id"])
    lines = rows(cli, ids[0], ids[3])
    differing = [line for line in of_type(lines, "figure") if line["mark"] in ("differs", "vaguer")]
    equal([(line["left"], line["right"], line["right_more"]) for line in differing],
          [("130,000 soldiers", "more than 125,000 troops", ["more than 100,000 Kremlin forces (Kirby)"])])
    both = {line["name"] for line in of_type(lines, "entity") if line["where"] == "both" and not line["left_proposed"] and not line["right_proposed"]}
    for name in ("NATO", "Belarus", "Allied Resolve 2022"):
        assert name in both, f"{name} is not in {both}"


main([test_import, test_figures, test_sentences, test_entities, test_note, test_same_twice, test_text, test_refused, test_reports])
