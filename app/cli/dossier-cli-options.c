/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The options of dossier-cli, and the reading of a command line in which they may stand anywhere: before the command,
 * after it, between its arguments. That needs each option to mean the same everywhere, hence one table for all.
 */

#define G_LOG_DOMAIN "dossier-cli"

#include "dossier-config.h"

#include "dossier-cli-options.h"

#include <glib/gi18n.h>
#include <string.h>

/* Not in the table: --help, --version, --json, which every command takes. */
static const DossierCliOption options[] = {
  { "actor", 0, "NAME[=ROLE]", FALSE, N_("a participant, by name or id; as often as needed") },
  { "add", 0, "NAME", FALSE, N_("add one of this name") },
  { "agency", 0, "NAME", FALSE, N_("the news agency it is taken from") },
  { "alias", 0, "NAME", FALSE, N_("a name that goes along; as often as needed") },
  { "all", 0, NULL, FALSE, N_("all articles that are not deleted") },
  { "another", 0, NULL, FALSE, N_("make an entity of this name even where one has it: two people of one name are two") },
  { "article", 0, "ID", FALSE, N_("only what belongs to this article") },
  { "as-of", 0, "EDTF", FALSE, N_("when a figure held") },
  { "attributed-to", 0, "WHO", FALSE, N_("who says so inside the article: an entity, or the article’s words") },
  { "byline", 0, "NAMES", FALSE, N_("who wrote it") },
  { "changed", 0, "EDTF", FALSE, N_("when the publisher last changed it") },
  { "chapters", 0, NULL, FALSE, N_("make an article of each chapter of a book") },
  { "claim", 0, "TEXT", FALSE, N_("what is claimed, in your words") },
  { "collection", 0, "NAME", FALSE, N_("only articles in this collection, by name or id") },
  { "colour", 0, "#RRGGBB", FALSE, N_("how mentions of the kind are shown") },
  { "columns", 0, "MAP", FALSE, N_("what the columns of a table are: title=Headline,text=Body text,date=When") },
  { "compare", 0, NULL, FALSE, N_("the words in which two articles differ") },
  { "continue", 0, NULL, FALSE, N_("take the rest of an import that was stopped") },
  { "credibility", 0, "1-6", FALSE, N_("how credible a statement is, 1 (confirmed) to 6 (cannot be judged)") },
  { "csv", 0, NULL, FALSE, N_("a table with commas, for other programs") },
  { "date", 0, "EDTF", FALSE, N_("a date, for example 2022-02-10, 2022-02-10/2022-02-20 or 2022-05~") },
  { "dates", 0, NULL, FALSE, N_("only dates, or dates too beside the other two") },
  { "deleted", 0, NULL, FALSE, N_("only deleted articles") },
  { "description", 0, "TEXT", FALSE, N_("a description") },
  { "differences", 0, NULL, FALSE, N_("only points on which accounts differ") },
  { "doubtful", 0, NULL, FALSE, N_("what is doubtful, below 45 in 100, goes along as well") },
  { "entity", 0, "NAME", FALSE, N_("an entity, by name or id") },
  { "entity-id", 0, "ID", FALSE, N_("which entity is meant, when several have the name") },
  { "event", 0, "ID", FALSE, N_("only what belongs to this event, by title or id") },
  { "evidence", 0, "ARTICLE:START-END[=HEADING]", FALSE, N_("a passage that reports it; as often as needed") },
  { "figure", 0, "FIGURE", FALSE, N_("a number with its words: “more than 125,000 troops”") },
  { "figures", 0, NULL, FALSE, N_("only figures, or figures too beside the other two") },
  { "find", 0, NULL, FALSE, N_("compare articles that have not been compared yet") },
  { "fold", 0, NULL, FALSE, N_("draw long stretches without events narrow") },
  { "format", 0, "FORMAT", FALSE, N_("what to write: pdf") },
  { "from", 0, "DATE", FALSE, N_("where it begins") },
  { "groups", 0, NULL, FALSE, N_("one line for each name, the most frequent first") },
  { "id", 0, "ID", FALSE, N_("change this one instead of making a new one") },
  { "into", 0, "ENTITY", FALSE, N_("the entity that takes it, by name or id") },
  { "join", 0, NULL, FALSE, N_("say that these articles are copies of each other") },
  { "key", 0, "WORD", FALSE, N_("the word by which commands know the kind") },
  { "kind", 0, "KIND", FALSE, N_("person, organisation, place, equipment, exercise, or one that was added; of events any word") },
  { "lanes", 0, "LANES", FALSE, N_("by actor, place or kind; actor if not said") },
  { "language", 0, "TAG", FALSE, N_("language, for example en or uk") },
  { "limit", 0, "N", FALSE, N_("at most so many") },
  { "list", 0, "FILE", TRUE, N_("a file with a path in each line and, after a tab, the date of that file") },
  { "mention", 0, "ID", FALSE, N_("a mention that goes along; as often as needed") },
  { "metonyms", 0, "on|off", FALSE, N_("from now on, offer capitals and peoples as names of states in this workspace, or do not") },
  { "names", 0, NULL, FALSE, N_("only names, or names too beside the other two") },
  { "note", 0, "ID", FALSE, N_("only this note with what it cites; as often as needed") },
  { "open", 0, NULL, FALSE, N_("only what was found before, without looking again") },
  { "order", 0, "ORDER", FALSE, N_("newest, oldest, name, relevance or mentions") },
  { "output", 'o', "FILE", TRUE, N_("the file to write; - is standard output") },
  { "place", 0, "NAME", FALSE, N_("a place, by name or id; as often as needed") },
  { "reason", 0, "TEXT", FALSE, N_("why, for the record") },
  { "rejected", 0, NULL, FALSE, N_("what was rejected instead of what is tagged") },
  { "remove", 0, NULL, FALSE, N_("take away instead of adding") },
  { "role", 0, "ROLE", FALSE, N_("the role of a participant or place") },
  { "scope", 0, "HOW-FAR", FALSE, N_("here; article: all of the name in its article; form: these words in all articles; group: all of the name in all articles") },
  { "since", 0, "DATE", FALSE, N_("nothing before this date") },
  { "source", 0, "NAME", FALSE, N_("an outlet, by name or id") },
  { "split", 0, NULL, FALSE, N_("take the article out of its copies, for good") },
  { "status", 0, "STATUS", FALSE, N_("happened, planned, alleged or denied") },
  { "steps", 0, "N", FALSE, N_("how many steps; 1 if not said") },
  { "tag", 0, "WORD", FALSE, N_("a tag of the annotation; as often as needed") },
  { "tags", 0, "WORD,WORD…", FALSE, N_("tags of the annotation, parted by commas") },
  { "text", 0, "WORDS", FALSE, N_("words to look for; of a statement, what it says") },
  { "title", 0, "TITLE", FALSE, N_("the title") },
  { "to", 0, "DATE", FALSE, N_("where it ends") },
  { "topic", 0, "HEADING", FALSE, N_("the heading under which it stands, for example “troops”") },
  { "unread", 0, NULL, FALSE, N_("only unread articles") },
  { "until", 0, "DATE", FALSE, N_("nothing after this date") },
  { "url", 0, "ADDRESS", FALSE, N_("the address it was published at") },
  { "words", 0, "WORDS", FALSE, N_("every place where the article has these words, instead of START END") },
};

static void
value_free (gpointer data)
{
  DossierCliValue *value = data;

  g_free (value->value);
  g_free (value);
}

static const DossierCliOption *
find_letter (char letter)
{
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    if (options[i].letter == letter && letter != 0)
      return &options[i];
  return NULL;
}

/* --help, --json, --version, -h. */
static gboolean
take_common (DossierCliLine *line,
             const char     *word)
{
  if (g_str_equal (word, "--help") || g_str_equal (word, "-h"))
    line->help = TRUE;
  else if (g_str_equal (word, "--version"))
    line->version = TRUE;
  else if (g_str_equal (word, "--json"))
    line->json = TRUE;
  else
    return FALSE;
  return TRUE;
}

static void
add_value (DossierCliLine         *line,
           const DossierCliOption *option,
           const char             *value)
{
  DossierCliValue *made = g_new (DossierCliValue, 1);

  made->option = option;
  made->value = g_strdup (value);
  g_ptr_array_add (line->options, made);
}

/* @word begins with "-"; @next is what follows it. Returns how many words were used, 0 with *@problem set. */
static int
take_option (DossierCliLine *line,
             const char     *word,
             const char     *next,
             char          **problem)
{
  gboolean is_long = word[1] == '-';
  const char *equals = is_long ? strchr (word, '=') : NULL;
  g_autofree char *name = equals != NULL ? g_strndup (word + 2, (gsize) (equals - word - 2)) : g_strdup (word + 2);
  const DossierCliOption *option = is_long ? dossier_cli_options_find (name) : find_letter (word[1]);
  const char *attached = equals != NULL ? equals + 1 : !is_long && word[2] != '\0' ? word + 2 : NULL;

  if (option == NULL)
    *problem = g_strdup_printf (_("there is no option %s"), word);
  else if (option->argument == NULL && attached != NULL)
    *problem = g_strdup_printf (_("the option --%s takes no value"), option->name);
  else if (option->argument != NULL && attached == NULL && next == NULL)
    *problem = g_strdup_printf (_("the option --%s needs a value: %s"), option->name, option->argument);
  if (*problem != NULL)
    return 0;
  if (option->argument == NULL || attached != NULL)
    {
      add_value (line, option, attached);
      return 1;
    }
  add_value (line, option, next);
  return 2;
}

const DossierCliOption *
dossier_cli_options_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    if (strcmp (options[i].name, name) == 0)
      return &options[i];
  return NULL;
}

/**
 * dossier_cli_options_takes:
 *
 * Returns: whether @command takes the option @name
 */
gboolean
dossier_cli_options_takes (const DossierCliCommand *command,
                           const char              *name)
{
  g_auto (GStrv) names = g_strsplit (command->options, " ", -1);

  return g_strv_contains ((const char * const *) names, name);
}

/**
 * dossier_cli_line_parse:
 * @problem: (out): what is wrong with the command line, for people
 *
 * Parts options from words. After "--" all are words; "-" alone is a word.
 *
 * Returns: (transfer full) (nullable): NULL when *@problem is set
 */
DossierCliLine *
dossier_cli_line_parse (int    argc,
                        char **argv,
                        char **problem)
{
  g_autoptr (DossierCliLine) line = g_new0 (DossierCliLine, 1);
  gboolean only_words = FALSE;

  *problem = NULL;
  line->words = g_ptr_array_new_with_free_func (g_free);
  line->options = g_ptr_array_new_with_free_func (value_free);
  for (int i = 1; i < argc;)
    {
      const char *word = argv[i];
      int used = 1;

      if (!only_words && g_str_equal (word, "--"))
        only_words = TRUE;
      else if (only_words || word[0] != '-' || word[1] == '\0')
        g_ptr_array_add (line->words, g_strdup (word));
      else if (!take_common (line, word))
        used = take_option (line, word, i + 1 < argc ? argv[i + 1] : NULL, problem);
      if (*problem != NULL)
        return NULL;
      i += used;
    }
  return g_steal_pointer (&line);
}

void
dossier_cli_line_free (DossierCliLine *line)
{
  g_ptr_array_unref (line->words);
  g_ptr_array_unref (line->options);
  g_free (line);
}
