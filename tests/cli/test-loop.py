#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole loop by command line: import, read, tag, annotate, link, write, export, undo. Tests build on each other."""

import os
import subprocess

from dossier_tap import equal, fixture, have, main

KEYS = {
    "article": "id title byline date source url language words date_words agency changed part grade file uncertain entities events annotations"
               " copies read deleted created",
    "source": "id name kind url grade articles",
    "collection": "id name articles",
    "entity": "id name kind description aliases mentions articles events modified",
    "mention": "id entity name kind article article_title passage start end quote anchor status proposer scope",
    "annotation": "id text tags article article_title passage start end quote anchor created modified",
    "event": "id title kind status date date_words reported_date places description participants accounts passages modified",
    "statement": "id event article kind topic entity name role date figure as_of text attributed_to attribution adopts credibility passage start end quote"
                 " anchor",
    "note": "id title citations created modified",
    "change": "number id label items state made_at made_by",
}
PLURALS = {"article": "articles", "source": "sources", "collection": "collections", "entity": "entities", "mention": "mentions",
           "annotation": "annotations", "event": "events", "statement": "statements", "note": "notes", "change": "changes"}

state = {}


def snapshot(cli):
    """Everything that is listed, without what only counts time."""
    everything = {}
    for word in PLURALS.values():
        if word != "changes":
            everything[word] = sorted(cli.text("list", state["w"], word, "--json").splitlines())
    return everything


def place(cli, article, words):
    start, end = cli.text("find", state["w"], article, words, "--limit", "1").split()
    return int(start), int(end)


def test_new(cli):
    state["w"] = cli.path("Ärger und Frieden 平和.dossier")
    equal(cli.one("new", state["w"]), {"workspace": state["w"]})
    cli.fails("new", state["w"], words="already")
    for word in PLURALS.values():
        equal(cli.json("list", state["w"], word), [])
    equal(cli.text("check", state["w"]), "sound\n")


def test_import(cli):
    bad = cli.path("picture.png")
    with open(bad, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 4)
    lines = cli.json("import", state["w"], fixture("call.html"), fixture("drill.txt"), fixture("veit.txt"), bad, status=1)
    equal([line["status"] for line in lines], ["imported", "imported", "imported", "rejected"])
    for line in lines:
        equal(list(line), "path status id title date source reason part".split())
    assert lines[3]["reason"] and lines[3]["id"] is None
    assert lines[0]["reason"] is None
    equal(lines[0]["title"], "Chiefs talk by telephone")
    equal(lines[0]["source"], "The Harbour Post")
    equal(lines[0]["date"][:10], "2023-05-11")
    state["call"], state["drill"], state["veit"] = (line["id"] for line in lines[:3])


def test_import_again(cli):
    before = snapshot(cli)
    lines = cli.json("import", state["w"], fixture("call.html"))
    equal([(line["status"], line["id"]) for line in lines], [("duplicate", state["call"])])
    equal(snapshot(cli), before)


def test_import_folder(cli):
    folder = cli.path("folder")
    os.makedirs(os.path.join(folder, "in", "side"))
    for name, words in (("b.txt", "Second text of a folder.\n\nIt has words."), ("a.md", "# First\n\nText of a folder."),
                        (".hidden.txt", "Hidden text."), ("in/side/c.txt", "Third text.\n\nDeep inside.")):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(words)
    lines = cli.json("import", state["w"], folder)
    equal(sorted(os.path.basename(line["path"]) for line in lines), ["a.md", "b.txt", "c.txt"])
    equal(cli.one("undo", state["w"]), {"undone": 1})
    equal(len(cli.json("list", state["w"], "articles")), 3)


def test_show_article(cli):
    article = cli.one("show", state["w"], "article", state["call"])
    equal(list(article), (KEYS["article"] + " candidates text").split())
    assert "General Ilse Brandt spoke by telephone" in article["text"]
    assert "🙂" in article["text"]
    equal(article["byline"], "Ada Winter")
    equal(article["url"], "https://harbour.example/chiefs-talk")
    assert cli.text("show", state["w"], "article", state["call"]).count("Nobody said who had called whom.") == 1


def test_original(cli):
    target = cli.path("original.html")
    cli.run("original", state["w"], state["call"], "-o", target)
    with open(target, "rb") as got, open(fixture("call.html"), "rb") as wanted:
        equal(got.read(), wanted.read())
    result = subprocess.run([cli.program, "original", state["w"], state["veit"], "-o", "-"], capture_output=True, check=True)
    with open(fixture("veit.txt"), "rb") as wanted:
        equal(result.stdout, wanted.read())


def test_search(cli):
    hits = cli.json("search", state["w"], "Quiet Tide")
    equal({hit["article"] for hit in hits}, {state["call"], state["drill"]})
    for hit in hits:
        equal(list(hit), ["article", "title", "snippet"])
        assert "Tide" in hit["snippet"] and "\ue000" not in hit["snippet"]
    equal(len(cli.json("search", state["w"], "Tide", "--limit", "1")), 1)
    equal([hit["article"] for hit in cli.json("search", state["w"], "маршал")], [state["veit"]])
    equal(cli.json("search", state["w"], "nowhere"), [])
    for query in ('"', "a AND (", "*", "NEAR(", "col:x", "-", "🙂", "'; DROP TABLE article;"):
        cli.run("search", state["w"], "--", query)


def test_tag(cli):
    start, end = place(cli, state["call"], "General Ilse Brandt")
    made = cli.one("tag", state["w"], state["call"], start, end, "--entity", "Ilse Brandt", "--kind", "person")
    equal(list(made), ["id", "entity", "passage", "start", "end"])
    state["brandt"] = made["entity"]
    mention = cli.one("show", state["w"], "mention", made["id"])
    equal((mention["quote"], mention["start"], mention["end"], mention["anchor"]), ("General Ilse Brandt", start, end, "exact"))
    start, end = place(cli, state["veit"], "генералом Брандт")
    equal(cli.one("tag", state["w"], state["veit"], start, end, "--entity", "Ilse Brandt", "--kind", "person")["entity"], state["brandt"])
    state["veit_entity"] = cli.one("tag", state["w"], state["call"], *place(cli, state["call"], "Marshal Orlan Veit"),
                                   "--entity", "Orlan Veit", "--kind=person")["entity"]
    cli.run("tag", state["w"], state["call"], "--words", "Quiet Tide", "--entity", "Quiet Tide", "--kind", "exercise")
    cli.run("tag", state["w"], state["drill"], "--words", "Quiet Tide", "--entity", "Quiet Tide")


def test_tag_beyond_the_basic_plane(cli):
    text = cli.one("show", state["w"], "article", state["veit"])["text"]
    start = text.index("👩")
    made = cli.one("tag", state["w"], state["veit"], start, start + 3, "--entity", "👩‍🚀 سلام", "--kind", "person")
    mention = cli.one("show", state["w"], "mention", made["id"])
    equal(mention["quote"], text[start:start + 3])
    equal(mention["name"], "👩‍🚀 سلام")
    cli.run("undo", state["w"])


def test_same_names(cli):
    start, end = place(cli, state["drill"], "LUNDEN")
    first = cli.one("tag", state["w"], state["drill"], start, end, "--entity", "Lunden", "--kind", "place")["entity"]
    second = cli.one("entity", state["w"], "Lunden", "--kind", "organisation")["id"]
    before = snapshot(cli)
    message = cli.fails("event", state["w"], "--title", "X", "--actor", "Lunden=host")
    assert first in message and second in message
    cli.fails("tag", state["w"], state["drill"], start, end, "--entity", "Lunden", words=first)
    equal(snapshot(cli), before)
    equal(cli.one("tag", state["w"], state["drill"], start, end, "--entity", "Lunden", "--entity-id", second)["entity"], second)
    event = cli.one("event", state["w"], "--title", "X", "--actor", "Lunden=host", "--entity-id", second)["id"]
    equal(cli.one("show", state["w"], "event", event)["statements"][0]["entity"], second)
    cli.run("undo", state["w"], "--steps", "3")
    equal(len(cli.json("list", state["w"], "entities", "--text", "Lunden")), 1)


def test_annotate(cli):
    made = cli.one("annotate", state["w"], state["drill"], *place(cli, state["drill"], "More than 6,000 soldiers"),
                   "Half again what was said before.", "--tags", "figures, check")
    equal(list(made), ["id", "passage"])
    state["passage"] = made["passage"]
    annotation = cli.one("show", state["w"], "annotation", made["id"])
    equal((annotation["text"], sorted(annotation["tags"])), ("Half again what was said before.", ["check", "figures"]))
    cli.one("annotate", state["w"], "--id", made["id"], "Half again.")
    annotation = cli.one("show", state["w"], "annotation", made["id"])
    equal((annotation["text"], sorted(annotation["tags"])), ("Half again.", ["check", "figures"]))


def test_event(cli):
    first, last = place(cli, state["call"], "spoke by telephone on Thursday")
    state["event"] = cli.one("event", state["w"], "--title", "Telephone call", "--date", "2023-05-11", "--kind", "contact", "--place", "Altmark",
                             "--actor", "Ilse Brandt=caller", "--actor", f"{state['veit_entity']}=called",
                             "--evidence", f"{state['call']}:{first}-{last}=who called", "--status", "happened")["id"]
    event = cli.one("show", state["w"], "event", state["event"])
    equal(list(event), (KEYS["event"] + " statements").split())
    equal((event["title"], event["date"], event["kind"], event["status"]), ("Telephone call", "2023-05-11", "contact", "happened"))
    equal(event["participants"], 2)
    equal(event["accounts"], 1)
    roles = {(s["name"], s["role"]) for s in event["statements"] if s["kind"] == "participant"}
    equal(roles, {("Ilse Brandt", "caller"), ("Orlan Veit", "called")})
    claim, = (s for s in event["statements"] if s["article"])
    equal((claim["topic"], claim["quote"]), ("who called", "spoke by telephone on Thursday"))
    equal(cli.one("list", state["w"], "entities", "--text", "Altmark")["kind"], "place")


def test_event_more(cli):
    cli.run("event", state["w"], "--id", state["event"], "--date", "2023-05-11~", "--description", "By telephone.")
    start, end = place(cli, state["veit"], "подтвердил разговор")
    cli.run("event", state["w"], "--id", state["event"], "--evidence", f"{state['veit']}:{start}-{end}")
    start, end = place(cli, state["drill"], "4,000")
    cli.run("statement", state["w"], state["event"], f"{state['drill']}:{start}-{end}", "--topic", "troops", "--text", "4,000")
    event = cli.one("show", state["w"], "event", state["event"])
    equal((event["title"], event["date"], event["kind"], event["description"], event["accounts"]),
          ("Telephone call", "2023-05-11~", "contact", "By telephone.", 3))
    words = cli.one("event", state["w"], "--title", "Drill", "--date", "8 to 20 May 2023")["id"]
    equal(cli.one("show", state["w"], "event", words)["date"], "2023-05-08/2023-05-20")
    equal(cli.one("show", state["w"], "event", words)["date_words"], "8 to 20 May 2023")


def test_note(cli):
    text = (f"# The call\n\nThey spoke.[[passage:{state['passage']}]] [[entity:{state['brandt']}|Brandt]] *and* Вейт, 元帅, سلام.\n\n"
            f"> [[article:{state['call']}:0-10]]\n\n- [[event:{state['event']}]]\n")
    state["note"] = cli.one("note", state["w"], "--title", "Who called?", "-", input=text.encode())["id"]
    note = cli.one("show", state["w"], "note", state["note"])
    equal(note["text"], text)
    equal(note["citations"], 4)
    cli.run("note", state["w"], "--id", state["note"], "--title", "Who called whom?")
    equal(cli.one("show", state["w"], "note", state["note"])["text"], text)


def test_keys(cli):
    cli.run("collect", state["w"], "Calls", state["call"], state["veit"])
    for singular, plural in PLURALS.items():
        objects = cli.json("list", state["w"], plural)
        assert objects, f"no {plural}"
        for thing in objects:
            equal(list(thing), KEYS[singular].split())
        if singular != "change":
            shown = cli.one("show", state["w"], singular, objects[0]["id"])
            equal({key: shown[key] for key in objects[0]}, objects[0])


def test_filters(cli):
    def ids(*filters):
        return {thing["id"] for thing in cli.json("list", state["w"], *filters)}

    equal(ids("articles", "--text", "Tide"), {state["call"], state["drill"]})
    equal(ids("articles", "--source", "The Harbour Post"), {state["call"]})
    equal(ids("articles", "--collection", "Calls"), {state["call"], state["veit"]})
    equal(ids("articles", "--entity", "Ilse Brandt"), {state["call"], state["veit"]})
    equal(ids("articles", "--event", state["event"]), {state["call"], state["veit"], state["drill"]})
    equal(ids("articles", "--since", "2023-05-12", "--until", "2023-05-12"), {state["drill"]})
    equal(ids("articles", "--until", "2023-05-11"), {state["call"]})
    equal(ids("articles", "--unread"), {state["call"], state["veit"], state["drill"]})
    equal(len(ids("articles", "--limit", "2")), 2)
    equal([a["id"] for a in cli.json("list", state["w"], "articles", "--order", "oldest")], [state["call"], state["drill"], state["veit"]])
    equal(ids("entities", "--kind", "exercise"), {cli.one("list", state["w"], "entities", "--text", "quiet")["id"]})
    equal(len(ids("mentions", "--article", state["drill"])), len(cli.json("list", state["w"], "mentions", "--article", state["drill"])))
    equal(ids("events", "--entity", "Orlan Veit"), {state["event"]})
    equal(ids("notes", "--text", "元帅"), {state["note"]})
    equal(ids("annotations", "--article", state["call"]), set())
    cli.fails("list", state["w"], "sources", "--since", "2022", words="--since")


def test_set(cli):
    cli.run("set", state["w"], state["drill"], "--title", "Quiet Tide grows", "--source", "Kell's Wire", "--byline", "", "--date", "12 May 2023")
    article = cli.one("show", state["w"], "article", state["drill"])
    equal((article["title"], article["source"], article["byline"], article["date"]), ("Quiet Tide grows", "Kell's Wire", None, "2023-05-12"))
    cli.run("grade", state["w"], "Kell's Wire", "c", "--reason", "Careful")
    equal(cli.one("list", state["w"], "sources", "--text", "Kell")["grade"], "C")
    equal(cli.one("show", state["w"], "article", state["drill"])["grade"], "C")


def test_names(cli):
    cli.run("alias", state["w"], "Ilse Brandt", "I. Brandt")
    equal(cli.one("show", state["w"], "entity", state["brandt"])["aliases"], ["I. Brandt"])
    cli.run("alias", state["w"], state["brandt"], "I. Brandt", "--remove")
    other = cli.one("entity", state["w"], "Gen. Brandt", "--kind", "person")["id"]
    before = snapshot(cli)
    cli.run("merge", state["w"], "Ilse Brandt", other, "--reason", "same rank, same day")
    assert "Gen. Brandt" in cli.one("show", state["w"], "entity", state["brandt"])["aliases"]
    equal(len(cli.json("list", state["w"], "entities", "--text", "Brandt")), 1)
    cli.run("unmerge", state["w"], other)
    equal([e["name"] for e in cli.json("list", state["w"], "entities", "--text", "Gen. Brandt")], ["Gen. Brandt"])
    equal(len(snapshot(cli)["entities"]), len(before["entities"]))
    cli.run("rename", state["w"], "entity", other, "General Brandt")
    equal(cli.one("show", state["w"], "entity", other)["aliases"], ["Gen. Brandt"])


def test_kinds(cli):
    equal([kind["key"] for kind in cli.json("kinds", state["w"])], ["person", "organisation", "place", "equipment", "exercise"])
    cli.run("kinds", state["w"], "--add", "Vessel", "--colour", "#336699")
    equal(cli.json("kinds", state["w"])[5]["key"], "vessel")
    cli.run("entity", state["w"], "Tide Runner", "--kind", "vessel")
    cli.run("undo", state["w"])
    cli.run("kinds", state["w"], "vessel", "--remove")
    equal(len(cli.json("kinds", state["w"])), 5)
    cli.fails("kinds", state["w"], "person", "--remove", words="person")


def test_delete_restore(cli):
    cli.run("delete", state["w"], "article", state["veit"])
    equal(len(cli.json("list", state["w"], "articles")), 2)
    assert state["veit"] in [article["id"] for article in cli.json("list", state["w"], "articles", "--deleted")]
    equal(cli.json("search", state["w"], "маршал"), [])
    cli.run("restore", state["w"], state["veit"])
    equal(len(cli.json("list", state["w"], "articles")), 3)
    equal(len(cli.json("search", state["w"], "маршал")), 1)
    cli.run("delete", state["w"], "article", state["veit"])
    equal(cli.one("import", state["w"], fixture("veit.txt"))["status"], "imported")
    equal(cli.one("list", state["w"], "articles", "--text", "маршал")["id"], state["veit"])


def test_undo_redo(cli):
    """Back to the empty workspace, step by step, and forward again to the very same."""
    before = snapshot(cli)
    steps = sum(change["state"] == "done" for change in cli.json("list", state["w"], "changes"))
    assert steps > 25
    for _ in range(3):
        equal(cli.one("undo", state["w"]), {"undone": 1})
    equal(cli.one("undo", state["w"], "--steps", steps - 3), {"undone": steps - 3})
    for word in ("articles", "entities", "mentions", "annotations", "events", "statements", "notes", "collections"):
        equal(cli.json("list", state["w"], word), [])
    equal(cli.text("check", state["w"]), "sound\n")
    cli.run("undo", state["w"], status=2)
    equal(cli.one("redo", state["w"], "--steps", steps), {"redone": steps})
    equal(snapshot(cli), before)
    cli.run("redo", state["w"], status=2)
    equal(cli.text("check", state["w"]), "sound\n")
    equal(cli.json("undo", state["w"], "--steps", "9999", status=1), [{"undone": steps}])
    equal(cli.json("redo", state["w"], "--steps", "9999", status=1), [{"redone": steps}])


def test_export(cli):
    target = cli.path("everything.pdf")
    equal(cli.one("export", state["w"], "--format", "pdf", "-o", target), {"path": target, "format": "pdf"})
    with open(target, "rb") as file:
        equal(file.read(5), b"%PDF-")
    if have("qpdf"):
        subprocess.run(["qpdf", "--check", target], check=True, capture_output=True)
    if have("pdftotext"):
        text = subprocess.run(["pdftotext", "-enc", "UTF-8", target, "-"], check=True, capture_output=True).stdout.decode()
        for words in ("Who called whom?", "Half again.", "Telephone call", "The Harbour Post", "元帅", "Вейт", "Ilse Brandt"):
            assert words in text, f"“{words}” is not in the PDF"
    one = cli.path("one.pdf")
    cli.run("export", state["w"], "--note", state["note"], "--format", "pdf", "-o", one)
    assert os.path.getsize(one) > 1000
    result = subprocess.run([cli.program, "export", state["w"], "-o", "-"], capture_output=True, check=True)
    equal(result.stdout[:5], b"%PDF-")


def test_copy(cli):
    target = cli.path("copy.dossier")
    cli.run("copy", state["w"], target)
    before = snapshot(cli)
    original, state["w"] = state["w"], target
    equal(snapshot(cli), before)
    cli.run("undo", target)
    state["w"] = original
    equal(snapshot(cli), before)
    cli.fails("copy", state["w"], target, words="exists")


def test_options_anywhere(cli):
    w, call = state["w"], state["call"]
    wanted = cli.text("list", w, "articles", "--limit", "1", "--json")
    for line in (["--json", "--limit", "1", "list", w, "articles"], ["list", "--limit=1", w, "--json", "articles"],
                 ["--limit=1", "list", w, "articles", "--json"], ["list", "--json", "--limit", "1", "--", w, "articles"]):
        equal(cli.text(*line), wanted)
    made = cli.one("annotate", w, call, "0", "5", "--", "--help is a word here")
    equal(cli.one("show", w, "annotation", made["id"])["text"], "--help is a word here")
    cli.run("undo", w)


def test_help(cli):
    general = cli.text("--help")
    names = [line.split()[0] for line in general.splitlines() if line.startswith("  ") and line.split() and line.split()[0].isalpha()]
    assert len(names) >= 30, names
    for name in names:
        about = cli.text(name, "--help")
        assert about.startswith(f"Usage: dossier-cli {name} "), about
        equal(cli.text("help", name), about)
        equal(cli.text("--help", name), about)
    assert cli.text("--version").startswith("dossier-cli ")


if __name__ == "__main__":
    main([test_new, test_import, test_import_again, test_import_folder, test_show_article, test_original, test_search, test_tag,
          test_tag_beyond_the_basic_plane, test_same_names, test_annotate, test_event, test_event_more, test_note, test_keys, test_filters,
          test_set, test_names, test_kinds, test_delete_restore, test_undo_redo, test_export, test_copy, test_options_anywhere, test_help])
