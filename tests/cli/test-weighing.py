#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Events entered as an analyst would, from several articles, and how their accounts are marked: on articles made up for this test, and on
real ones where a folder of them lies beside the source tree (or DOSSIER_TEST_ARTICLES names one), of which nothing is printed."""

import os

from dossier_tap import SOURCE_ROOT, equal, main

FOLDER = os.environ.get("DOSSIER_TEST_ARTICLES") or os.path.join(SOURCE_ROOT, os.pardir, "shared", "articles")

OWN = {
    "wire": """Chiefs of staff of Norland and Vestria on the telephone
11 February 2022

The two chiefs of staff spoke by telephone on Thursday, officials in Norhaven said. Vestria let it be known that Aldous Marrick had
placed the call.

The drills, due to end on 20 February, come after a build-up that officials put at 130,000 soldiers.
""",
    "blog": """A rare conversation between two capitals
10 February 2022

On Thursday the military leaders of both sides talked on a secure line. The joint drills opened on 10 February.
""",
    "weekly": """What stands at the border
3 February 2022

The alliance counts more than 125,000 troops near the border. A spokesman in Norhaven mentioned more than 100,000 Vestrian forces there.

Last year at least 200,000 soldiers took part in Iron Meadow, the weekly Signal wrote.
""",
    "review": """Smaller than before
20 September 2025

Only 7,000 troops came this time; Iron Meadow of 2021 had approximately 200,000 personnel.
""",
    "daily": """Ministers speak again
14 May 2022

The defence ministers of Norland and Vestria spoke on Friday for the first time in months.
""",
}
OWN_WORDS = {
    "wire call": "spoke by telephone on Thursday", "wire caller": "Aldous Marrick had placed the call", "wire end": "due to end on 20 February",
    "wire troops": "130,000 soldiers", "blog call": "On Thursday the military leaders of both sides talked", "blog begin": "opened on 10 February",
    "weekly many": "more than 125,000 troops", "weekly fewer": "more than 100,000 Vestrian forces", "weekly drill": "at least 200,000 soldiers",
    "review drill": "approximately 200,000 personnel", "daily call": "spoke on Friday",
}
REAL_WORDS = {
    "wire call": "telephone talks on Thursday", "wire caller": "initiated by Milley", "wire end": "set to run until Feb. 20",
    "wire troops": "130,000 soldiers", "blog call": "Belarusian defense chiefs have held rare telephone talks", "blog begin": "exercises \"Allied Resolve - 2022\" began",
    "weekly many": "more than 125,000 troops", "weekly fewer": "more than 100,000 Kremlin forces", "weekly drill": "at least 200,000 Russian troops",
    "review drill": "approximately 200,000 personnel", "daily call": "on Friday after months",
}
REAL_FILES = {"wire": "000_", "blog": "001_", "review": "002_", "weekly": "003_", "daily": "004_"}
state = {}


def begin(cli, words, caller, called):
    w = state["w"] = cli.path(f"{caller.split()[-1]}.dossier")
    cli.run("new", w)
    state.update(words=words, caller=caller, called=called)


def says(cli, event, place, *options):
    article = state[place.split()[0]]
    return [line["id"] for line in cli.json("statement", state["w"], event, article, "--words", state["words"][place], *options)]


def grid(cli, event, *options):
    first, *rows = cli.json("grid", state["w"], event, *options)
    return first, {(row["kind"], row["heading"]): row for row in rows}


def marks(first, row):
    """The marks of a row by the names of the articles, silent ones left out."""
    names = {state[name]: name for name in REAL_FILES}
    return {names[cell["article"]]: cell["standing"] for cell in row["cells"] if cell["standing"] != "silent"}


def figures(rows):
    row, = [row for row in rows.values() if row["kind"] == "figure"]
    return row


def call(cli):
    event = state["call"] = cli.one("event", state["w"], "--title", "Telephone call of the chiefs of staff", "--kind", "contact")["id"]
    says(cli, event, "wire call", "--date", "2022-02-10", "--actor", state["called"])
    says(cli, event, "wire caller", "--actor", f"{state['caller']}=caller")
    says(cli, event, "blog call", "--date", "2022-02-10", "--actor", state["caller"], "--actor", state["called"])
    first, rows = grid(cli, event)
    equal((first["accounts"], first["sources"], first["differences"]), (2, 2, 0))
    equal(marks(first, rows["participant", "caller"]), {"wire": "single"})
    equal(rows["participant", "caller"]["standing"], "single")
    equal(marks(first, rows["date", None]), {"wire": "agrees", "blog": "agrees"})
    equal(marks(first, rows["participant", None]), {"wire": "agrees", "blog": "vaguer"})
    # An account that has it the other way round differs, and is said to.
    wrong = says(cli, event, "blog call", "--actor", f"{state['called']}=caller")
    first, rows = grid(cli, event, "--differences")
    equal(list(rows), [("participant", "caller")])
    equal(first["differences"], 1)
    cli.run("statement", state["w"], "--id", wrong[0], "--remove")
    equal(grid(cli, event)[0]["differences"], 0)


def troops(cli):
    event = state["troops"] = cli.one("event", state["w"], "--title", "Troops near the border")["id"]
    wire, = says(cli, event, "wire troops", "--figure", "130,000 soldiers", "--attributed-to", "some estimates")
    many, = says(cli, event, "weekly many", "--figure", "more than 125,000 troops", "--attributed-to", "the alliance")
    fewer, = says(cli, event, "weekly fewer", "--figure", ">100000 forces", "--attributed-to", "a spokesman", "--credibility", "3")
    first, rows = grid(cli, event)
    row = figures(rows)
    equal(len(rows), 1)
    equal(marks(first, row), {"wire": "agrees", "weekly": "vaguer"})
    equal(first["differences"], 0)
    reasons = [cell["reason"] for cell in row["cells"] if cell["standing"] == "vaguer"]
    equal(reasons, ["more than 125,000 allows 130,000"])
    weekly, = [cell for cell in row["cells"] if cell["article"] == state["weekly"]]
    equal([(s["figure"], s["attribution"], s["credibility"]) for s in weekly["statements"]],
          [(">125000 troops", "the alliance", None), (">100000 forces", "a spokesman", 3)])
    # Taken over, with what supports it; and back. The accounts stay as they are.
    held = cli.one("adopt", state["w"], wire, many)["id"]
    row = figures(grid(cli, event)[1])
    equal([(s["id"], s["figure"], sorted(s["adopts"])) for s in row["assessed"]], [(held, "130000 soldiers", sorted([wire, many]))])
    cli.run("adopt", state["w"], many, "--remove")
    equal(figures(grid(cli, event)[1])["assessed"][0]["adopts"], [wire])
    cli.run("undo", state["w"])
    cli.run("undo", state["w"])
    equal(figures(grid(cli, event)[1])["assessed"], [])
    # What a statement of its kind does not have is refused, not left out.
    cli.fails("statement", state["w"], "--id", fewer, "--date", "2022-02-10")
    # An article that puts two figures to two people, of which not both can be right, contradicts itself.
    cli.run("statement", state["w"], "--id", fewer, "--figure", "90,000 forces")
    first, rows = grid(cli, event)
    equal(marks(first, figures(rows)), {"wire": "agrees", "weekly": "differs"})
    equal(first["differences"], 1)
    cli.run("undo", state["w"])


def drill(cli):
    event = cli.one("event", state["w"], "--title", "Drill of 2021", "--kind", "exercise")["id"]
    says(cli, event, "weekly drill", "--figure", "at least 200,000 troops")
    says(cli, event, "review drill", "--figure", "approximately 200,000 personnel")
    first, rows = grid(cli, event)
    row, = rows.values()
    equal(first["differences"], 0)
    equal(marks(first, row), {"weekly": "vaguer", "review": "agrees"})
    assert "can both be right" in [cell["reason"] for cell in row["cells"] if cell["article"] == state["weekly"]][0]


def open_ends(cli):
    event = cli.one("event", state["w"], "--title", "Joint drills", "--kind", "exercise")["id"]
    says(cli, event, "wire end", "--date", "../2022-02-20")
    says(cli, event, "blog begin", "--date", "2022-02-10/..")
    first, rows = grid(cli, event)
    equal(marks(first, rows["date", None]), {"wire": "vaguer", "blog": "vaguer"})
    equal(first["differences"], 0)
    cli.run("event", state["w"], "--id", event, "--date", "2022-02-10/2022-02-20")
    first, rows = grid(cli, event)
    equal(marks(first, rows["date", None]), {"wire": "vaguer", "blog": "vaguer"})
    equal([s["date"] for s in rows["date", None]["assessed"]], ["2022-02-10/2022-02-20"])


def may_call(cli):
    event = cli.one("event", state["w"], "--title", "Call in May", "--kind", "contact", "--date", "2022-05~")["id"]
    told, = says(cli, event, "daily call", "--date", "13 May 2022")
    cli.fails("statement", state["w"], "--id", told, "--figure", "7")
    cli.run("statement", state["w"], "--id", told, "--date", "2022-05-13")
    first, rows = grid(cli, event)
    equal([s["date"] for s in rows["date", None]["assessed"]], ["2022-05~"])
    equal(marks(first, rows["date", None]), {"daily": "agrees"})
    equal(rows["date", None]["standing"], "single")
    cli.run("adopt", state["w"], told)
    equal(cli.one("show", state["w"], "event", event)["date"], "2022-05-13")
    equal(grid(cli, event)[1]["date", None]["assessed"][0]["adopts"], [told])
    cli.run("undo", state["w"])
    equal(cli.one("show", state["w"], "event", event)["date"], "2022-05~")


def test_own_articles(cli):
    begin(cli, OWN_WORDS, "Aldous Marrick", "Bero Talvane")
    for name, text in OWN.items():
        path = cli.path(name + ".txt")
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        state[name] = cli.json("import", state["w"], path)[0]["id"]


def test_own_call(cli):
    call(cli)


def test_own_troops(cli):
    troops(cli)


def test_own_drill(cli):
    drill(cli)


def test_own_open_ends(cli):
    open_ends(cli)


def test_own_may(cli):
    may_call(cli)


def test_output(cli):
    text = cli.text("grid", state["w"], "Troops near the border")
    assert "vaguer" in text and "more than 125,000" in text and "[3: possibly true]" in text, text
    assert cli.text("grid", state["w"], state["troops"], "--differences").count("\n") == 2
    table = cli.text("grid", state["w"], state["troops"], "--csv")
    assert table.count("\r\n") >= 2 or table.count("\n") >= 2, table
    cli.fails("grid", state["w"], "nothing of that name")
    cli.fails("statement", state["w"], state["troops"], state["wire"], "--words", "words that are not there")
    cli.fails("statement", state["w"], state["troops"], "--figure", "many")
    cli.fails("adopt", state["w"], state["troops"])


def test_grades(cli):
    w = state["w"]
    source = cli.json("list", w, "sources")
    name = source[0]["name"] if source else None
    if name is None:
        cli.run("set", w, state["wire"], "--source", "The Norland Wire")
        name = "The Norland Wire"
    equal(cli.json("grade", w, name), [])
    cli.run("grade", w, name, "b", "--reason", "corrects its errors")
    cli.run("grade", w, name, "C")
    newest, oldest = cli.json("grade", w, name)
    equal((newest["grade"], newest["words"], newest["reason"]), ("C", "C: fairly reliable source", None))
    equal((oldest["grade"], oldest["reason"]), ("B", "corrects its errors"))
    assert "B: usually reliable source" in cli.text("grade", w, name)
    statement = figures(grid(cli, state["troops"])[1])["cells"][0]["statements"][0]["id"]
    cli.run("grade", w, statement, "2")
    equal(cli.one("grade", w, statement), {"credibility": 2, "words": "2: probably true"})
    cli.fails("grade", w, statement, "7")
    cli.fails("grade", w, name, "2")


def needs_articles(test):
    def run(cli):
        return test(cli) if os.path.isdir(FOLDER) else "there are no real articles here"

    run.__name__ = test.__name__
    return run


@needs_articles
def test_real_articles(cli):
    begin(cli, REAL_WORDS, "Mark Milley", "Viktor Gulevich")
    cli.run("import", state["w"], FOLDER)
    for article in cli.json("list", state["w"], "articles"):
        for name, start in REAL_FILES.items():
            if article["file"].startswith(start):
                state[name] = article["id"]


@needs_articles
def test_real_call(cli):
    call(cli)


@needs_articles
def test_real_troops(cli):
    troops(cli)


@needs_articles
def test_real_drill(cli):
    drill(cli)


@needs_articles
def test_real_open_ends(cli):
    open_ends(cli)


@needs_articles
def test_real_may(cli):
    may_call(cli)


main([test_own_articles, test_own_call, test_own_troops, test_own_drill, test_own_open_ends, test_own_may, test_output, test_grades,
      test_real_articles, test_real_call, test_real_troops, test_real_drill, test_real_open_ends, test_real_may])
