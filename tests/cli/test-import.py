#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Imports that are more than one file, one article: containers, stops and power cuts; and reading articles again."""

import hashlib
import io
import os
import signal
import sqlite3
import subprocess
import zipfile

from dossier_tap import equal, main

ONE = ("Harbour closed after storm\n\nBy Mira Solberg\n12 May 2023\n\nThe harbour of Lunden was closed on Friday after a storm broke two of its cranes.\n\n"
       "The port authority said that ships would be sent to Altmark until the damage was repaired.\n")
TWO = ("Ferry service resumes\n\nBy Jonas Reuter\n14 May 2023\n\nThe ferry between Lunden and Altmark sails again, the company announced on Sunday.\n\n"
       "Passengers had waited for two days in the old customs house.\n")
FEED = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Lunden Post</title><link>https://lunden.example/</link><description>News</description>
{items}</channel></rss>
"""
ITEM = """<item><title>{title}</title><link>https://lunden.example/{slug}</link><pubDate>Fri, 12 May 2023 08:00:00 +0200</pubDate>
<description>{text} The council met again in the evening and did not decide anything, as its speaker said.</description></item>
"""

state = {}


def feed(*titles):
    return FEED.format(items="".join(ITEM.format(title=title, slug=title.replace(" ", "-").lower(), text=f"{title}: a long report from the town hall follows here.")
                                     for title in titles))


def write(cli, name, content):
    path = cli.path(name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(content.encode() if isinstance(content, str) else content)
    return path


def workspace(cli, name):
    cli.run("new", cli.path(name))
    return cli.path(name)


def articles(cli, w):
    return {line["title"]: line for line in cli.json("list", w, "articles")}


def originals(w):
    with sqlite3.connect(f"file:{w}?mode=ro", uri=True) as db:
        return db.execute("SELECT count(*) FROM original").fetchone()[0]


def test_feed(cli):
    w = state["w"] = workspace(cli, "feed.dossier")
    path = write(cli, "feed.xml", feed("Bridge opens", "Mill closes", "Fair postponed"))
    lines = cli.json("import", w, path)
    equal([line["status"] for line in lines], ["imported"] * 3)
    parts = [line["part"] for line in lines]
    equal(len(set(parts)), 3)
    assert all(parts), parts
    equal(originals(w), 1)
    equal({line["part"] for line in articles(cli, w).values()}, set(parts))
    for line in lines:
        target = cli.path("original.xml")
        cli.run("original", w, line["id"], "-o", target)
        with open(target, "rb") as one, open(path, "rb") as other:
            equal(one.read(), other.read())


def test_feed_again(cli):
    w = state["w"]
    equal([line["status"] for line in cli.json("import", w, cli.path("feed.xml"))], ["duplicate"] * 3)
    # A newer feed is another file: each of its entries is taken.
    equal(len(cli.json("import", w, write(cli, "feed2.xml", feed("Market moves", "Bridge opens")))), 2)
    cli.run("undo", w, "--steps", "2")
    equal(articles(cli, w), {})
    equal([line["status"] for line in cli.json("import", w, cli.path("feed.xml"))], ["imported"] * 3)
    equal(len(articles(cli, w)), 3)


def test_archive(cli):
    w = workspace(cli, "archive.dossier")
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("reports/one.txt", ONE)
        archive.writestr("reports/two.txt", TWO)
        archive.writestr("again/one.txt", ONE)
        archive.writestr("feed.xml", feed("Bridge opens", "Mill closes"))
    lines = cli.json("import", w, write(cli, "reports.zip", content.getvalue()))
    equal(sorted(line["status"] for line in lines), ["duplicate"] + ["imported"] * 4)
    equal(originals(w), 3)
    found = articles(cli, w)
    equal(found["Ferry service resumes"]["part"], "reports/two.txt")
    equal(found["Ferry service resumes"]["file"], "two.txt")
    # What came in an archive is known when it comes alone, and the other way about.
    equal(cli.one("import", w, write(cli, "alone.txt", TWO))["status"], "duplicate")
    equal([line["status"] for line in cli.json("import", w, write(cli, "alone.xml", feed("Bridge opens", "Mill closes")))], ["duplicate"] * 2)
    cli.run("original", w, found["Ferry service resumes"]["id"], "-o", cli.path("two.txt"))
    with open(cli.path("two.txt"), encoding="utf-8") as file:
        equal(file.read(), TWO)
    equal(cli.text("reextract", w, "--all"), "")
    equal(cli.text("check", w).strip(), "sound")


def test_companion_folders(cli):
    w = workspace(cli, "companion.dossier")
    page = f"<html><head><title>Saved</title></head><body><article><h1>Harbour</h1><p>{ONE}</p></article></body></html>"
    write(cli, "saved/page.html", page)
    write(cli, "saved/page_files/frame.html", page)
    write(cli, "saved/Bericht.htm", page.replace("Harbour", "Hafen"))
    write(cli, "saved/Bericht-Dateien/ad.html", page)
    write(cli, "saved/other_files/kept.txt", TWO)
    lines = cli.json("import", w, cli.path("saved"))
    equal([os.path.basename(line["path"]) for line in lines], ["Bericht.htm", "kept.txt", "page.html"])
    equal(cli.one("import", w, cli.path("saved/page_files"))["status"], "duplicate")


def start_and_end(cli, w, number):
    """Imports a folder, ends the program by a signal once something was taken, and returns how much that was."""
    with subprocess.Popen([cli.program, "--json", "import", w, cli.path("many")], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                          env=cli.environment) as process:
        process.stdout.readline()
        process.send_signal(number)
        process.stdout.read()
    return len(cli.json("list", w, "articles", "--limit", "100000"))


def test_stop_and_continue(cli):
    for number in range(4000):
        write(cli, f"many/{number:05}.txt", f"Report {number}\n\nThe {number}. report of the day says that nothing has happened, and that it will be so tomorrow.\n")
    for name, number in ("stopped.dossier", signal.SIGINT), ("killed.dossier", signal.SIGKILL):
        w = workspace(cli, name)
        cli.fails("import", w, "--continue", words="no import was stopped")
        taken = start_and_end(cli, w, number)
        assert 0 < taken < 4000, taken
        lines = cli.json("import", w, "--continue")
        # A slice that was written is never read again.
        equal((len(lines), {line["status"] for line in lines}), (4000 - taken, {"imported"}))
        equal(len(cli.json("list", w, "articles", "--limit", "100000")), 4000)
        cli.fails("import", w, "--continue", words="no import was stopped")
        equal(cli.text("check", w).strip(), "sound")


def change_original(w, article, old, new):
    """As if today's extractor found something else: its input changes instead."""
    with sqlite3.connect(w) as db:
        original, content = db.execute("SELECT o.id, o.bytes FROM article a JOIN original o ON o.id = a.original WHERE lower(hex(a.id)) = ?",
                                       (article.replace("-", ""),)).fetchone()
        assert old.encode() in content, old
        content = content.replace(old.encode(), new.encode())
        db.execute("UPDATE original SET bytes = ?, sha256 = ?, size = ? WHERE id = ?", (content, hashlib.sha256(content).digest(), len(content), original))
    db.close()


def place(cli, w, article, words):
    found = cli.json("find", w, article, words)[0]
    return found["start"], found["end"]


def test_reextract(cli):
    w = state["r"] = workspace(cli, "reextract.dossier")
    one = state["one"] = cli.one("import", w, write(cli, "one.txt", ONE))["id"]
    two = cli.one("import", w, write(cli, "two.txt", TWO))["id"]
    steps = len(cli.json("list", w, "changes"))
    equal([line["status"] for line in cli.json("reextract", w, "--all")], ["unchanged"] * 2)
    equal(len(cli.json("list", w, "changes")), steps)
    cli.run("annotate", w, one, *place(cli, w, one, "ships would be sent"), "Which ships?")
    cli.run("annotate", w, one, *place(cli, w, one, "broke two of its cranes"), "Only two?")
    cli.run("set", w, one, "--byline", "M. Solberg")
    change_original(w, one, " after a storm broke two of its cranes", ", as announced")
    change_original(w, one, "Harbour closed after storm", "Lunden harbour closed")
    change_original(w, one, "By Mira Solberg", "By Someone Else")
    state["before"] = cli.text("show", w, "article", one, "--json")
    lines = {line["id"]: line for line in cli.json("reextract", w, "--all")}
    equal(lines[two]["status"], "unchanged")
    line = lines[one]
    equal((line["status"], line["revised"], line["added"], line["removed"], line["relocated"], line["lost"]),
          ("changed", True, 1, 1, 1, ["broke two of its cranes"]))
    equal(line["fields"], [{"field": "title", "before": "Harbour closed after storm", "after": "Lunden harbour closed"}])
    now = cli.one("show", w, "article", one)
    equal((now["title"], now["byline"]), ("Lunden harbour closed", "M. Solberg"))
    anchors = {line["quote"]: (line["anchor"], line["start"]) for line in cli.json("list", w, "annotations")}
    equal(anchors["broke two of its cranes"][0], "lost")
    equal(anchors["ships would be sent"], ("relocated", place(cli, w, one, "ships would be sent")[0]))
    equal({line["title"] for line in cli.json("search", w, "announced")}, {"Lunden harbour closed", "Ferry service resumes"})
    equal(cli.text("check", w).strip(), "sound")


def test_reextract_undone(cli):
    w = state["r"]
    after = cli.text("show", w, "article", state["one"], "--json")
    cli.run("undo", w)
    equal(cli.text("show", w, "article", state["one"], "--json"), state["before"])
    equal({line["anchor"] for line in cli.json("list", w, "annotations")}, {"exact"})
    equal(cli.text("check", w).strip(), "sound")
    cli.run("redo", w)
    equal(cli.text("show", w, "article", state["one"], "--json"), after)
    equal(cli.text("check", w).strip(), "sound")


def test_lost_and_found(cli):
    """A passage that was lost keeps its words, and comes back with them."""
    w, one = state["r"], state["one"]
    change_original(w, one, ", as announced", " after a storm broke two of its cranes, as announced")
    equal(cli.one("reextract", w, one)["relocated"], 2)
    equal({line["anchor"] for line in cli.json("list", w, "annotations")}, {"relocated"})
    equal(cli.text("check", w).strip(), "sound")


def test_role(cli):
    w, one = state["r"], state["one"]
    words = cli.one("show", w, "article", one)["words"]
    start, end = place(cli, w, one, "The port authority said that ships would be sent to Altmark until the damage was repaired.")
    cli.run("role", w, one, start, end, "furniture")
    shorter = cli.one("show", w, "article", one)["words"]
    equal(words - shorter, 16)
    equal({line["anchor"] for line in cli.json("list", w, "annotations")}, {"relocated"})
    equal(cli.one("reextract", w, one)["status"], "unchanged")
    # The decision stays when the text becomes another.
    change_original(w, one, "of Lunden was closed", "of Lunden and its yard were closed")
    equal(cli.one("reextract", w, one)["status"], "changed")
    equal(cli.one("show", w, "article", one)["words"], shorter + 3)
    cli.run("undo", w, "--steps", "2")
    equal(cli.one("show", w, "article", one)["words"], words)
    equal(cli.text("check", w).strip(), "sound")
    cli.fails("role", w, one, 5, 5, "body", words="no range")
    cli.fails("role", w, one, 0, 5, "poem", words="furniture")


def copies(cli, w):
    found = {}
    for line in cli.json("copies", w):
        found.setdefault(line["group"], set()).add(line["article"])
    return sorted(map(sorted, found.values()))


def test_reextract_copies(cli):
    """Who was taken for a copy because of a wrong text is none with the right one, and finds those of that."""
    w = workspace(cli, "regroup.dossier")
    false, right = "The cookies of this page help to make it better for readers, who may choose which of them they like.", "as the speaker of the town said again"
    sentences = [f"Report {i} of the harbour tells what the cranes of berth {i * 7} did in hour {i}, and who looked on from the pier." for i in range(30)]
    others = [f"Council paper {i} asks for {i * 9} new benches in park {i}, which the mayor of district {i * 3} had promised." for i in range(30)]
    first, second = "\n\n".join(sentences), "\n\n".join(others)
    a, b, c = (cli.one("import", w, write(cli, name, title + "\n\n" + text))["id"] for name, title, text in (
        ("copy-a.txt", "The cranes of the harbour", first), ("copy-b.txt", "Cranes at work", first + "\n\n" + false),
        ("copy-c.txt", "Benches for all", second)))
    cli.run("role", w, b, *place(cli, w, b, false), "furniture")
    equal(copies(cli, w), [sorted([a, b])])
    change_original(w, b, first, second + "\n\n" + right)
    equal(cli.one("reextract", w, b)["status"], "changed")
    equal(copies(cli, w), [sorted([b, c])])
    cli.run("undo", w)
    equal(copies(cli, w), [sorted([a, b])])
    cli.run("redo", w)
    equal(copies(cli, w), [sorted([b, c])])
    equal(cli.text("check", w).strip(), "sound")


def test_reextract_parts(cli):
    w = state["w"]
    equal([line["status"] for line in cli.json("reextract", w, "--all")], ["unchanged"] * 3)
    mill = articles(cli, w)["Mill closes"]["id"]
    change_original(w, mill, "Mill closes: a long report", "Mill closes for good: a longer report")
    lines = cli.json("reextract", w, "--all")
    equal(sorted(line["status"] for line in lines), ["changed", "unchanged", "unchanged"])
    change_original(w, mill, "<item><title>Mill closes", "<gone><title>Mill closes")
    assert cli.run("--json", "reextract", w, "--all", status=1)[0].count("failed") > 0
    cli.fails("reextract", w, words="--all")
    cli.fails("reextract", w, "nothing", words="nothing")


main([test_feed, test_feed_again, test_archive, test_companion_folders, test_stop_and_continue, test_reextract, test_reextract_undone,
      test_lost_and_found, test_role, test_reextract_copies, test_reextract_parts])
