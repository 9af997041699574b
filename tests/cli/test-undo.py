#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Random work, taken back and made again step by step: after each step the workspace is exactly what it was then."""

import os
import random
import subprocess

from dossier_tap import equal, fixture, main

LISTS = ("articles", "sources", "collections", "entities", "mentions", "annotations", "events", "statements", "notes")
STEPS = int(os.environ.get("DOSSIER_TEST_STEPS", "25"))


class Analyst:
    """Does one random thing at a time, with whatever the workspace holds."""

    def __init__(self, cli, seed):
        self.cli, self.random = cli, random.Random(seed)
        self.w = cli.path(f"random{seed}.dossier")
        cli.run("new", self.w)
        self.merged = []
        self.files = [fixture("call.html"), fixture("drill.txt"), fixture("veit.txt")]
        for number in range(3):
            path = cli.path(f"extra{seed}-{number}.txt")
            with open(path, "w", encoding="utf-8") as file:
                file.write(f"Extra {number} of {seed}\n\nBy A. Writer\n1 May 2023\n\nWords 🙂 of an extra text. Слова. 言葉.\n" * (number + 1))
            self.files.append(path)

    def snapshot(self):
        return {what: sorted(self.cli.text("list", self.w, what, "--json").splitlines()) for what in LISTS} | {
            "kinds": self.cli.text("kinds", self.w, "--json")}

    def any(self, what):
        things = self.cli.json("list", self.w, what)
        return self.random.choice(things) if things else None

    def range(self, article):
        length = len(self.cli.one("show", self.w, "article", article["id"])["text"])
        start = self.random.randrange(length - 1)
        return start, self.random.randrange(start + 1, min(length, start + 40) + 1)

    def name(self):
        return self.random.choice(["Ilse Brandt", "Orlan Veit", "Quiet Tide", "Вейт", "元帅", "Lunden", "Altmark"])

    def commands(self):
        """What could be done now, as command lines without the workspace."""
        article, entity, other = self.any("articles"), self.any("entities"), self.any("entities")
        mention, annotation, event = self.any("mentions"), self.any("annotations"), self.any("events")
        statement, note, collection, source = self.any("statements"), self.any("notes"), self.any("collections"), self.any("sources")
        kind = self.random.choice(["person", "organisation", "place"])
        yield ["import", *self.random.sample(self.files, 2)]
        yield ["entity", self.name(), "--kind", kind]
        yield ["event", "--title", f"Event {self.random.randrange(9)}", "--date", "2023-05-11~", "--place", self.name(), "--actor", f"{self.name()}=role"]
        yield ["collection", "create", f"Collection {self.random.randrange(9)}"]
        if article:
            start, end = self.range(article)
            yield ["tag", article["id"], start, end, "--entity", self.name(), "--kind", kind]
            yield ["tag", article["id"], start, end, "--entity", self.name(), "--kind", kind]
            yield ["role", article["id"], start, end, self.random.choice(["body", "furniture", "quotation"])]
            yield ["reextract", article["id"]]
            yield ["annotate", article["id"], start, end, "A remark", "--tags", self.random.choice(["a,b", "b,c", "c"])]
            yield ["set", article["id"], "--source", self.random.choice(["The Harbour Post", "New Wire", ""])]
            yield ["set", article["id"], "--title", f"Title {self.random.randrange(9)}"]
            yield ["delete", "article", article["id"]]
            yield ["note", "--title", "N", f"[[article:{article['id']}:{start}-{end}]] is cited."]
            if event:
                yield ["event", "--id", event["id"], "--evidence", f"{article['id']}:{start}-{end}=heading"]
                yield ["statement", event["id"], f"{article['id']}:{start}-{end}", "--actor", f"{self.name()}=said"]
            if collection:
                yield ["collect", collection["id"], article["id"]]
                yield ["collection", "remove", collection["id"], article["id"]]
        for deleted in self.cli.json("list", self.w, "articles", "--deleted")[:1]:
            yield ["restore", deleted["id"]]
        if entity:
            yield ["rename", "entity", entity["id"], self.name()]
            yield ["alias", entity["id"], self.name()]
            yield ["entity", "--id", entity["id"], "--description", "Someone", "--kind", kind]
            yield ["delete", "entity", entity["id"]]
            if entity["id"] != other["id"]:
                yield ["merge", entity["id"], other["id"], "--reason", "same"]
                yield ["merge", entity["id"], other["id"]]
        if self.merged:
            yield ["unmerge", self.random.choice(self.merged)]
        if mention:
            yield ["delete", "mention", mention["id"]]
        if annotation:
            yield ["annotate", "--id", annotation["id"], "Another remark", "--tags", "d"]
            yield ["delete", "annotation", annotation["id"]]
        if event:
            yield ["event", "--id", event["id"], "--date", "2023-06", "--status", "alleged", "--description", "It is said."]
            yield ["delete", "event", event["id"]]
        if statement:
            yield ["delete", "statement", statement["id"]]
        if note:
            yield ["note", "--id", note["id"], "--title", f"Note {self.random.randrange(9)}"]
            yield ["delete", "note", note["id"]]
        if source:
            yield ["grade", source["id"], self.random.choice("ABCDEF-"), "--reason", "so"]
            yield ["rename", "source", source["id"], self.random.choice(["One", "Two", "The Harbour Post"])]
        if collection:
            yield ["collection", "delete", collection["id"]]
        yield ["kinds", "--add", f"Kind {self.random.randrange(9)}"]

    def work(self):
        """Runs one command; some are refused, and that is part of the work. Returns it."""
        command = list(map(str, self.random.choice(list(self.commands()))))
        text = None
        if command[0] == "note" and "--id" not in command:
            command, text = command[:-1] + ["-"], command[-1].encode()
        line = [self.cli.program, command[0], self.w, *command[1:]]
        result = subprocess.run(line, input=text, capture_output=True, env=self.cli.environment, timeout=120)
        assert result.returncode in (0, 1, 2), f"{command}: {result.returncode} {result.stderr.decode()}"
        if command[0] == "merge" and result.returncode == 0:
            self.merged.append(command[2])
        return command

    def done(self):
        return sum(change["state"] == "done" for change in self.cli.json("list", self.w, "changes"))


def work_and_go_back(cli, seed):
    analyst = Analyst(cli, seed)
    states, commands = [analyst.snapshot()], []
    while len(states) <= STEPS:
        command = analyst.work()
        steps = analyst.done() - (len(states) - 1)
        assert steps >= 0
        # A command of several steps is gone through step by step only on the way back.
        for _ in range(steps):
            states.append(None)
            commands.append(command)
        states[-1] = analyst.snapshot()
    equal(cli.text("check", analyst.w), "sound\n")
    for way, numbers in (("undo", range(len(states) - 2, -1, -1)), ("redo", range(1, len(states)))):
        for number in numbers:
            command = commands[number if way == "undo" else number - 1]
            result = subprocess.run([cli.program, way, analyst.w], capture_output=True, env=cli.environment, timeout=120)
            assert result.returncode == 0, f"{way} of step {number}, {command}: {result.stderr.decode()}; before it {commands[max(0, number - 4):number]}"
            now = analyst.snapshot()
            assert states[number] is None or now == states[number], f"{way} of step {number}, {command}, gives another workspace:\n" + "\n".join(
                sorted(set(sum([v for k, v in now.items() if k != "kinds"], [])) ^
                       set(sum([v for k, v in states[number].items() if k != "kinds"], []))))
            states[number] = now
        equal(cli.text("check", analyst.w), "sound\n")


def test_import_and_sources(cli):
    """An import that uses a source made by hand; both undone, redone, and the import repeated instead."""
    w = cli.path("sources.dossier")
    cli.run("new", w)
    first = cli.one("import", w, fixture("veit.txt"))["id"]
    cli.run("set", w, first, "--source", "The Harbour Post")
    second = cli.one("import", w, fixture("call.html"))["id"]
    lists = [cli.text("list", w, what, "--json") for what in LISTS]
    cli.run("undo", w, "--steps", "2")
    equal(cli.json("list", w, "sources"), [])
    equal(cli.text("check", w), "sound\n")
    cli.run("redo", w, "--steps", "2")
    equal([cli.text("list", w, what, "--json") for what in LISTS], lists)
    cli.run("undo", w, "--steps", "2")
    equal(cli.one("import", w, fixture("call.html"))["id"], second)
    equal(cli.one("show", w, "article", second)["source"], "The Harbour Post")
    equal([source["name"] for source in cli.json("list", w, "sources")], ["The Harbour Post"])
    cli.run("undo", w)
    equal(cli.json("list", w, "sources"), [])
    equal(cli.text("check", w), "sound\n")


def test_delete_and_import_again(cli):
    """Importing a deleted article brings it back; undoing that leaves it as deleting left it."""
    w = cli.path("revived.dossier")
    cli.run("new", w)
    article = cli.one("import", w, fixture("veit.txt"))["id"]
    cli.run("delete", w, "article", article)
    deleted = cli.text("list", w, "articles", "--deleted", "--json")
    equal(cli.one("import", w, fixture("veit.txt"))["id"], article)
    cli.run("undo", w)
    equal(cli.text("list", w, "articles", "--deleted", "--json"), deleted)
    cli.run("undo", w, "--steps", "2")
    cli.run("redo", w, "--steps", "3")
    equal(cli.one("list", w, "articles")["id"], article)


def test_first_seed(cli):
    work_and_go_back(cli, int(os.environ.get("DOSSIER_TEST_SEED", "1")))


def test_second_seed(cli):
    work_and_go_back(cli, int(os.environ.get("DOSSIER_TEST_SEED", "1")) + 1000)


if __name__ == "__main__":
    main([test_import_and_sources, test_delete_and_import_again, test_first_seed, test_second_seed])
