#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Copies on the command line: found at import, listed, joined, taken apart, compared, undone."""

from dossier_tap import equal, main

LINES = [
    "The coast guard of Vestria said on Monday that three trawlers had left the harbour of Aro before dawn",
    "Two of them were seen at noon near the lighthouse on Karn where fog kept the patrol boats in port",
    "A spokeswoman said that nobody had asked for help and that the radio of the third ship was silent",
    "Fishermen in the village told a local paper that the weather had been calm until late in the evening",
    "The ministry in the capital wants to say more tomorrow when divers come back from the wreck in the bay",
    "Insurance companies put the damage at four million crowns without counting the nets and the cargo",
]
OTHER = [
    "Parliament voted for a new road through the hills after a debate that went on for nine hours",
    "Farmers had blocked the bridge with tractors and asked for money for the fields they would lose",
    "Work begins in autumn and the first lorries are to use the tunnel in the spring of the year after next",
]
state = {}


def write(cli, name, title, lines):
    path = cli.path(name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(title + "\n\n" + "\n\n".join(line + "." for line in lines) + "\n")
    return path


def groups(cli, *arguments):
    found = {}
    for line in cli.json("copies", state["w"], *arguments):
        found.setdefault(line["group"], []).append(state["names"][line["article"]])
    return sorted(sorted(names) for names in found.values())


def test_import(cli):
    state["w"] = cli.path("copies.dossier")
    cli.run("new", state["w"])
    files = [
        write(cli, "a.txt", "Trawlers leave Aro", LINES),
        write(cli, "b.txt", "Three ships at sea", ["Vestria is looking for a ship tonight, its coast guard told the agency"] + LINES[1:]),
        write(cli, "c.txt", "Trawlers leave harbour", [line.upper() for line in LINES]),
        write(cli, "d.txt", "New road", OTHER),
        write(cli, "e.txt", "Hills get a tunnel", LINES[:1] + OTHER[2:]),
    ]
    lines = [line for file in files for line in cli.json("import", state["w"], file)]
    equal([line["status"] for line in lines], ["imported"] * 5)
    state["names"] = {line["id"]: line["path"][-5] for line in lines}
    state["ids"] = {name: article for article, name in state["names"].items()}
    equal(groups(cli), [["a", "b", "c"]])
    copies = {a["id"]: a["copies"] for a in cli.json("list", state["w"], "articles")}
    equal([copies[state["ids"][name]] for name in "abcde"], [3, 3, 3, 0, 0])


def test_list_one(cli):
    lines = {state["names"][line["article"]]: line for line in cli.json("copies", state["w"], state["ids"]["a"])}
    equal(sorted(lines), ["a", "b", "c"])
    equal((lines["c"]["similarity"], lines["c"]["same_text"]), (100, True))
    assert 50 < lines["b"]["similarity"] < 100 and not lines["b"]["same_text"]
    equal({line["by"] for line in lines.values()}, {"machine"})
    equal(cli.json("copies", state["w"], state["ids"]["d"]), [])


def test_compare(cli):
    lines = cli.json("copies", state["w"], "--compare", state["ids"]["a"], state["ids"]["b"])
    assert any("Monday" in line["removed"] for line in lines)
    assert any("tonight" in line["added"] for line in lines)
    equal(cli.json("copies", state["w"], "--compare", state["ids"]["a"], state["ids"]["a"]), [])


def test_split_and_join(cli):
    cli.run("copies", state["w"], "--split", state["ids"]["a"])
    equal(groups(cli), [["b", "c"]])
    cli.fails("copies", state["w"], "--split", state["ids"]["a"], words="no copies")
    cli.run("import", state["w"], write(cli, "f.txt", "Later", LINES[:5] + ["Nothing else was known at first"]))
    state["names"].update({a["id"]: a["file"][0] for a in cli.json("list", state["w"], "articles")})
    equal(groups(cli), [["b", "c", "f"]])
    cli.run("copies", state["w"], "--join", state["ids"]["d"], state["ids"]["e"])
    equal(groups(cli), [["b", "c", "f"], ["d", "e"]])
    cli.run("undo", state["w"], "--steps", "3")
    equal(groups(cli), [["a", "b", "c"]])
    cli.run("redo", state["w"], "--steps", "3")
    equal(groups(cli), [["b", "c", "f"], ["d", "e"]])
    cli.run("copies", state["w"], "--join", state["ids"]["a"], state["ids"]["b"])
    equal(groups(cli), [["a", "b", "c", "f"], ["d", "e"]])


def test_find_changes_nothing_that_is_known(cli):
    cli.run("copies", state["w"], "--find")
    equal(groups(cli), [["a", "b", "c", "f"], ["d", "e"]])
    equal(cli.run("check", state["w"])[0].strip(), "sound")


def test_wrong_uses(cli):
    cli.fails("copies", state["w"], "--join", state["ids"]["a"], words="two articles")
    cli.fails("copies", state["w"], "--split", words="takes an article")
    cli.fails("copies", state["w"], "--compare", state["ids"]["a"], words="two articles")
    cli.fails("copies", state["w"], "--join", "--split", state["ids"]["a"], words="at a time")
    cli.fails("copies", state["w"], state["ids"]["a"], state["ids"]["b"], words="one article")
    cli.fails("copies", state["w"], "nonsense")


main([test_import, test_list_one, test_compare, test_split_and_join, test_find_changes_nothing_that_is_known, test_wrong_uses])
