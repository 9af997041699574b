#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Suggestions and identity on the command line: for files, for a workspace, decided, undone, resumed after a kill."""

import os
import random
import signal
import subprocess

from dossier_tap import equal, main

FIRST = """Talks on the harbour
3 March 2031

The Defence Minister of Germany, Boris Pistorius, met officials of NATO in Ukraine on Thursday. Pistorius said that about 3,000 soldiers \
would leave Ukraine. Ostrander the baker had bread.
"""
SECOND = """Another day of talks
5 March 2031

NATO said on Friday that Ukraine had agreed. Boris Pistorius praised Ukraine. In Berlin, Pistorius spoke again. Germany and NATO wait.
"""
state = {}


def write(cli, name, text):
    path = cli.path(name)
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    return path


def open_ones(cli, words=None):
    return [s for s in cli.json("list", state["w"], "suggestions") if words in (None, s["text"])]


def test_file(cli):
    path = write(cli, "first.txt", FIRST)
    lines = cli.json("suggest", path, "--date", "2031-03-03")
    assert {line["file"] for line in lines} == {path}
    for line in lines:
        equal(FIRST[line["start"]:line["end"]], line["text"])
    kinds = {(line["type"], line["text"]): line for line in lines}
    equal(kinds["date", "Thursday"]["value"], "2031-02-27")
    assert ("person", "Boris Pistorius") in kinds and ("organisation", "NATO") in kinds
    equal(kinds["person", "Pistorius"]["value"], "Boris Pistorius")
    assert any(line["type"] == "figure" for line in lines)
    assert all(0 <= line["score"] <= 100 for line in lines)


def test_parts(cli):
    path = write(cli, "parts.txt", FIRST)
    equal({line["type"] for line in cli.json("suggest", path, "--dates")}, {"date"})
    equal({line["type"] for line in cli.json("suggest", path, "--figures")}, {"figure"})
    assert not {"date", "figure"} & {line["type"] for line in cli.json("suggest", path, "--names")}
    # Without the article's date a weekday stays open.
    equal([line["value"] for line in cli.json("suggest", path, "--dates") if line["text"] == "Thursday"], [None])


def test_offsets(cli):
    text = "Ünder\r\n\r\n\U0001F600 The chiefs of NATO met in Germany.\r\n"
    path = write(cli, "odd.txt", text)
    found = {line["text"]: line for line in cli.json("suggest", path, "--names")}
    equal(text[found["NATO"]["start"]:found["NATO"]["end"]], "NATO")


def test_list(cli):
    path = write(cli, "listed.txt", FIRST)
    listed = write(cli, "files.lst", f"{path}\t2031-03-03\n")
    equal([line["value"] for line in cli.json("suggest", "--dates", "--list", listed) if line["text"] == "Thursday"], ["2031-02-27"])


def test_pipe(cli):
    text = "Germany and NATO wait. Gen. Boris Pistorius spoke."
    direct = cli.json("suggest", write(cli, "pipe.txt", text), "--names")
    for name in "-", "/dev/stdin":
        lines = cli.json("suggest", name, "--names", input=text.encode())
        equal([line | {"file": ""} for line in lines], [line | {"file": ""} for line in direct])
        equal({line["file"] for line in lines}, {name})


def test_misplaced(cli):
    path = write(cli, "options.txt", "Germany waits.")
    for option in ["--limit", "1"], ["--open"], ["--groups"], ["--kind", "place"]:
        cli.fails("suggest", path, *option, words=f"{option[0]} is for a workspace")


def test_refused(cli):
    cli.fails("suggest", words="suggest needs")
    cli.fails("suggest", cli.path("none.txt"), words="no such file")
    path = cli.path("latin.txt")
    with open(path, "wb") as file:
        file.write(b"caf\xe9")
    cli.fails("suggest", path, words="UTF-8")
    cli.fails("suggest", path, "--date", "someday", words="someday")
    good = write(cli, "good.txt", FIRST)
    cli.run("suggest", good, path, status=1)


def test_workspace(cli):
    state["w"] = cli.path("talks.dossier")
    cli.run("new", state["w"])
    cli.run("import", state["w"], write(cli, "a.txt", FIRST), write(cli, "b.txt", SECOND))
    equal(cli.json("suggest", state["w"], "--open"), [])
    lines = cli.json("suggest", state["w"])
    assert lines and all(line["context"] for line in lines)
    equal(len(open_ones(cli)), len(lines))
    nato = open_ones(cli, "NATO")
    equal(len(nato), 3)
    groups = {group["name"]: group for group in cli.json("suggest", state["w"], "--groups")}
    equal((groups["Boris Pistorius"]["count"], groups["Boris Pistorius"]["articles"]), (4, 2))
    equal(sorted(groups["Boris Pistorius"]["forms"]), ["Boris Pistorius", "Pistorius"])
    equal([group["name"] for group in cli.json("suggest", state["w"], "--groups", "--limit", 1)],
          [max(groups.values(), key=lambda group: group["count"])["name"]] if groups else [])
    # Nothing of it counts.
    equal(cli.json("entities", state["w"]), [])
    equal(cli.json("mentions", state["w"]), [])


def test_metonyms(cli):
    path = cli.path("states.dossier")
    cli.run("new", path)
    cli.run("import", path, write(cli, "states.txt", "Minsk said it would go. A Belarusian officer spoke in Minsk.\n"))
    cli.run("entity", path, "Belarus", "--kind", "place")
    words = lambda *more: [line["text"] for line in cli.json("suggest", path, "--names", "--entity", "Belarus", *more)]
    equal(words(), [])
    equal(words("--metonyms", "on"), ["Minsk", "Belarusian"])
    equal(words(), ["Minsk", "Belarusian"])
    equal(words("--metonyms", "off"), [])
    cli.fails("suggest", path, "--metonyms", "maybe", words="on or off", status=2)
    cli.fails("suggest", path, "--metonyms", "on", "--open", words="--open", status=2)


def test_accept(cli):
    first = open_ones(cli, "NATO")[0]
    outcome = cli.one("accept", state["w"], first["id"])
    equal(outcome["count"], 1)
    equal([entity["name"] for entity in cli.json("entities", state["w"])], ["NATO"])
    equal(len(open_ones(cli, "NATO")), 2)
    cli.fails("accept", state["w"], first["id"], words="decided")
    cli.run("undo", state["w"])
    equal(len(open_ones(cli, "NATO")), 3)
    equal(cli.one("accept", state["w"], first["id"], "--scope", "group")["count"], 3)
    equal(len(cli.json("mentions", state["w"], "--entity", "NATO")), 3)
    cli.fails("accept", state["w"], first["id"], "--scope", "far", words="far")


def test_accept_as(cli):
    ukraine = open_ones(cli, "Ukraine")[0]
    outcome = cli.one("accept", state["w"], ukraine["id"], "--entity", "Republic of Ukraine", "--kind", "place")
    entity = cli.one("show", state["w"], "entity", outcome["entity"])
    equal((entity["name"], entity["mentions"]), ("Republic of Ukraine", 1))
    cli.run("undo", state["w"])


def test_reject(cli):
    germany = open_ones(cli, "Germany")[0]
    equal(cli.one("reject", state["w"], germany["id"], "--scope", "form")["count"], 2)
    equal(open_ones(cli, "Germany"), [])
    rejected = cli.one("mentions", state["w"], "--rejected")
    equal((rejected["quote"], rejected["status"], rejected["scope"], rejected["name"]), ("Germany", "rejected", "everywhere", None))
    cli.run("import", state["w"], write(cli, "c.txt", "Third day\n6 March 2031\n\nGermany told NATO that it would wait.\n"))
    cli.run("suggest", state["w"])
    equal(open_ones(cli, "Germany"), [])
    cli.run("delete", state["w"], "mention", rejected["id"])
    equal(len(open_ones(cli, "Germany")), 3)


def test_tag_once(cli):
    article = open_ones(cli, "Berlin")[0]["article"]
    start, end = cli.text("find", state["w"], article, "praised").split()
    tagged = cli.one("tag", state["w"], article, start, end, "--entity", "waited", "--kind", "exercise")
    cli.run("alias", state["w"], tagged["entity"], "Ostrander the baker")
    cli.run("suggest", state["w"])
    found = open_ones(cli, "Ostrander the baker")
    equal([(line["entity"], line["entity_name"]) for line in found], [(tagged["entity"], "waited")])


def test_identity(cli):
    w = cli.path("identity.dossier")
    cli.run("new", w)
    ids = {name: cli.one("entity", w, name, "--kind", "person")["id"] for name in ("Valery Gerasimov", "Valeri Guerassimov", "Anna Lind")}
    proposal = cli.one("identity", w, "propose")
    equal({proposal["entity"], proposal["other"]}, {ids["Valery Gerasimov"], ids["Valeri Guerassimov"]})
    assert proposal["why"] and proposal["score"] > 50
    equal(cli.json("identity", w), [])
    decision = cli.one("identity", w, "different", "Valery Gerasimov", "Valeri Guerassimov", "--reason", "father and son")["id"]
    equal(cli.json("identity", w, "propose"), [])
    line = cli.one("identity", w, "list", "Valery Gerasimov")
    equal((line["id"], line["verdict"], line["reason"]), (decision, "different", "father and son"))
    cli.fails("identity", w, "same", "Valery Gerasimov", "Valeri Guerassimov", words="“Valery Gerasimov”")
    cli.fails("merge", w, "Valery Gerasimov", "Valeri Guerassimov", words="“Valery Gerasimov”")
    assert cli.text("identity", w, "preview", "Valery Gerasimov", "Valeri Guerassimov")
    cli.run("identity", w, "take-back", decision)
    cli.run("identity", w, "same", "Valery Gerasimov", "Valeri Guerassimov")
    equal(len(cli.json("entities", w)), 2)
    cli.run("identity", w, "undecided", "Valery Gerasimov", "Anna Lind")
    equal(sorted(line["verdict"] for line in cli.json("identity", w, "list")), ["same", "undecided"])
    cli.fails("identity", w, "same", "Anna Lind", words="two entities")
    cli.fails("identity", w, "apart", "Anna Lind", words="identity needs")
    cli.run("undo", w, "--steps", 4)
    equal(len(cli.json("entities", w)), 3)


def test_split(cli):
    article = cli.json("list", state["w"], "articles")[0]["id"]
    mentions = cli.json("mentions", state["w"], "--entity", "NATO")
    outcome = cli.one("identity", state["w"], "split", "NATO", "--mention", mentions[0]["id"], "--add", "NATO of another world")
    equal(outcome["count"], 1)
    equal(len(cli.json("mentions", state["w"], "--entity", outcome["entity"])), 1)
    equal(len(cli.json("mentions", state["w"], "--entity", "NATO")), len(mentions) - 1)
    cli.fails("identity", state["w"], "same", "NATO", outcome["entity"], words="different")
    cli.fails("identity", state["w"], "split", "NATO", words="split needs")
    assert article


def test_killed(cli):
    """Whenever the program is killed, the file is sound, and the next pass does what is missing."""
    w = cli.path("killed.dossier")
    cli.run("new", w)
    folder = cli.path("many")
    os.mkdir(folder)
    for number in range(300):
        with open(os.path.join(folder, f"{number}.txt"), "w", encoding="utf-8") as file:
            file.write(f"Number {number}\n3 March 2031\n\nNATO said that Ukraine had {number} soldiers in Berlin on Thursday. Boris Pistorius agreed.\n")
    cli.run("import", w, folder)
    cli.run("entity", w, "NATO", "--kind", "organisation")
    dice = random.Random(7)
    for _ in range(6):
        process = subprocess.Popen([cli.program, "suggest", w], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=cli.environment)
        try:
            process.wait(dice.uniform(0.005, 0.12))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
        cli.run("check", w)
    lines = cli.json("suggest", w)
    equal(len([line for line in lines if line["text"] == "NATO" and line["entity_name"] == "NATO"]), 300)
    equal(len({line["article"] for line in lines}), 300)


main([value for name, value in list(globals().items()) if name.startswith("test_")])
