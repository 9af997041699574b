/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Commands that read: list, show, search, find, sources. */

#define G_LOG_DOMAIN "dossier-cli"

#include "dossier-config.h"

#include "dossier-cli-options.h"
#include "dossier-cli-places.h"
#include "dossier-cli.h"
#include "dossier-describe.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define SNIPPET_START 0xe000 /* marks of DossierHit */
#define SNIPPET_END 0xe001

/* Which filters count for which type, in the order of DossierRecordType; the rest is refused, not ignored. */
static const char * const filters[] = {
  "text source collection entity event since until unread deleted limit order",
  "text limit",
  "text limit",
  "text kind article event limit order",
  "article entity limit",
  "text article limit",
  "text entity article since until limit",
  "event article entity limit",
  "text entity event limit",
  "limit",
  "text kind article entity limit",
};

static gboolean
read_order (DossierCli   *cli,
            DossierQuery *query)
{
  static const struct { const char *word; DossierOrder order; } orders[] = {
    { "newest", DOSSIER_ORDER_NEWEST }, { "oldest", DOSSIER_ORDER_OLDEST }, { "name", DOSSIER_ORDER_NAME },
    { "title", DOSSIER_ORDER_NAME }, { "relevance", DOSSIER_ORDER_RELEVANCE }, { "mentions", DOSSIER_ORDER_MENTIONS },
  };
  const char *word = dossier_cli_option (cli, "order");

  if (word == NULL)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    if (g_str_equal (orders[i].word, word))
      {
        query->order = orders[i].order;
        return TRUE;
      }
  dossier_cli_fail_usage (cli, _("there is no order “%s”"), word);
  return FALSE;
}

static gboolean
read_dates (DossierCli   *cli,
            DossierQuery *query)
{
  const char *since = dossier_cli_option (cli, "since"), *until = dossier_cli_option (cli, "until");
  DossierEdtf date;

  if (since == NULL && until == NULL)
    return TRUE;
  query->earliest = G_MININT64;
  query->latest = G_MAXINT64;
  if (since != NULL)
    {
      g_autofree char *edtf = dossier_cli_date (cli, since, NULL);

      if (edtf == NULL || !dossier_edtf_parse (edtf, &date, NULL))
        return FALSE;
      query->earliest = date.earliest;
    }
  if (until != NULL)
    {
      g_autofree char *edtf = dossier_cli_date (cli, until, NULL);

      if (edtf == NULL || !dossier_edtf_parse (edtf, &date, NULL))
        return FALSE;
      query->latest = date.latest;
    }
  return TRUE;
}

static gboolean
read_filters (DossierCli   *cli,
              DossierQuery *query)
{
  static const struct { const char *option; DossierRecordType type; gsize offset; } named[] = {
    { "source", DOSSIER_RECORD_SOURCE, G_STRUCT_OFFSET (DossierQuery, source) },
    { "collection", DOSSIER_RECORD_COLLECTION, G_STRUCT_OFFSET (DossierQuery, collection) },
    { "entity", DOSSIER_RECORD_ENTITY, G_STRUCT_OFFSET (DossierQuery, entity) },
    { "event", DOSSIER_RECORD_EVENT, G_STRUCT_OFFSET (DossierQuery, event) },
  };
  const char *article = dossier_cli_option (cli, "article"), *limit = dossier_cli_option (cli, "limit");

  for (gsize i = 0; i < G_N_ELEMENTS (named); i++)
    {
      const char *value = dossier_cli_option (cli, named[i].option);

      if (value != NULL && !dossier_cli_named (cli, named[i].type, value, &G_STRUCT_MEMBER (DossierId, query, named[i].offset)))
        return FALSE;
    }
  if (article != NULL && !dossier_cli_record_id (cli, DOSSIER_RECORD_ARTICLE, article, &query->article))
    return FALSE;
  if (limit != NULL && !dossier_cli_number (cli, "--limit", limit, &query->limit))
    return FALSE;
  query->text = g_strdup (dossier_cli_option (cli, "text"));
  query->kind = g_strdup (dossier_cli_option (cli, "kind"));
  query->unread = dossier_cli_has (cli, "unread");
  query->deleted = dossier_cli_has (cli, "deleted");
  return read_dates (cli, query) && read_order (cli, query);
}

/* Rows are looked up one by one, so that a hundred thousand of them need no memory to speak of. */
static int
print_query (DossierCli         *cli,
             const DossierQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = dossier_workspace_query (cli->workspace, query, &error);
  guint missing = 0;

  if (ids == NULL)
    return dossier_cli_fail_error (cli, dossier_cli_argument (cli, 0), error);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GObject) record = dossier_workspace_lookup (cli->workspace, query->type, &g_array_index (ids, DossierId, i));

      if (record != NULL)
        dossier_cli_print (cli, dossier_describe_record (query->type, record, !cli->json), dossier_describe_columns (query->type));
      else
        missing++;
    }
  if (missing == 0)
    return DOSSIER_EXIT_DONE;
  dossier_cli_fail (cli, dossier_cli_argument (cli, 0), ngettext ("%u row could not be read; “check” may say why",
                                                                  "%u rows could not be read; “check” may say why", missing), missing);
  return DOSSIER_EXIT_PARTLY;
}

static int
run_list (DossierCli *cli)
{
  g_autoptr (DossierQuery) query = NULL;
  g_auto (GStrv) allowed = NULL;
  DossierRecordType type;

  if (!dossier_describe_type_from_text (dossier_cli_argument (cli, 1), &type))
    return dossier_cli_fail_usage (cli, _("there is no list of “%s”"), dossier_cli_argument (cli, 1));
  allowed = g_strsplit (filters[type], " ", -1);
  for (guint i = 0; i < cli->options->len; i++)
    {
      const DossierCliValue *value = g_ptr_array_index (cli->options, i);

      if (!g_strv_contains ((const char * const *) allowed, value->option->name))
        return dossier_cli_fail_usage (cli, _("a list of %s cannot be filtered by --%s"), dossier_cli_argument (cli, 1),
                                       value->option->name);
    }
  query = dossier_query_new (type);
  query->values = TRUE;
  if (!read_filters (cli, query))
    return DOSSIER_EXIT_FAILED;
  return print_query (cli, query);
}

static int
run_sources (DossierCli *cli)
{
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_SOURCE);

  return print_query (cli, query);
}

/* Where the article's metadata were found. */
static GPtrArray *
describe_found (GArray *found)
{
  GPtrArray *objects = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_fields_free);

  for (guint i = 0; i < found->len; i++)
    {
      const DossierFieldValue *value = &g_array_index (found, DossierFieldValue, i);
      DossierFields *fields = dossier_fields_new ();

      dossier_fields_add_string (fields, "field", dossier_article_field_to_text (value->field));
      dossier_fields_add_string (fields, "value", value->value);
      dossier_fields_add_string (fields, "origin", value->origin);
      dossier_fields_add_int (fields, "confidence", value->confidence);
      g_ptr_array_add (objects, fields);
    }
  return objects;
}

static int
show_article (DossierCli      *cli,
              const DossierId *id,
              DossierFields   *fields)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierArticleView) view = dossier_workspace_load_article (cli->workspace, id, &error);
  g_autoptr (GArray) found = NULL;

  if (view == NULL)
    {
      dossier_fields_free (fields);
      return dossier_cli_fail_error (cli, dossier_cli_argument (cli, 0), error);
    }
  found = dossier_workspace_load_fields (cli->workspace, id, &error);
  if (found == NULL)
    {
      dossier_fields_free (fields);
      return dossier_cli_fail_error (cli, dossier_cli_argument (cli, 0), error);
    }
  dossier_fields_add_objects (fields, "candidates", describe_found (found));
  dossier_fields_add_string (fields, "text", view->text);
  dossier_cli_show (cli, fields);
  return DOSSIER_EXIT_DONE;
}

static int
show_event (DossierCli      *cli,
            const DossierId *id,
            DossierFields   *fields)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_STATEMENT);
  g_autoptr (GPtrArray) statements = NULL;
  GPtrArray *objects;

  query->event = *id;
  statements = dossier_workspace_load_records (cli->workspace, query, &error);
  if (statements == NULL)
    {
      dossier_fields_free (fields);
      return dossier_cli_fail_error (cli, dossier_cli_argument (cli, 0), error);
    }
  objects = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_fields_free);
  for (guint i = 0; i < statements->len; i++)
    g_ptr_array_add (objects, dossier_describe_record (DOSSIER_RECORD_STATEMENT, g_ptr_array_index (statements, i), !cli->json));
  dossier_fields_add_objects (fields, "statements", objects);
  dossier_cli_show (cli, fields);
  return DOSSIER_EXIT_DONE;
}

static int
run_show (DossierCli *cli)
{
  DossierRecordType type;
  g_autoptr (GObject) record = NULL;
  DossierFields *fields;
  DossierId id;

  if (!dossier_describe_type_from_text (dossier_cli_argument (cli, 1), &type))
    return dossier_cli_fail_usage (cli, _("“%s” cannot be shown"), dossier_cli_argument (cli, 1));
  if (!dossier_cli_record_id (cli, type, dossier_cli_argument (cli, 2), &id))
    return DOSSIER_EXIT_FAILED;
  record = dossier_workspace_lookup (cli->workspace, type, &id);
  fields = dossier_describe_record (type, record, !cli->json);
  if (type == DOSSIER_RECORD_ARTICLE)
    return show_article (cli, &id, fields);
  if (type == DOSSIER_RECORD_EVENT)
    return show_event (cli, &id, fields);
  if (type == DOSSIER_RECORD_NOTE)
    dossier_fields_add_string (fields, "text", DOSSIER_NOTE (record)->text);
  dossier_cli_show (cli, fields);
  return DOSSIER_EXIT_DONE;
}

/* The marks of the words found become what the terminal can show, or nothing. */
static char *
plain_snippet (const char *snippet,
               gboolean    coloured)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = snippet; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c != SNIPPET_START && c != SNIPPET_END)
        g_string_append_unichar (plain, c);
      else if (coloured)
        g_string_append (plain, c == SNIPPET_START ? "\033[1m" : "\033[0m");
    }
  return g_string_free (plain, FALSE);
}

static void
print_hit (DossierCli       *cli,
           const DossierHit *hit)
{
  gboolean coloured = !cli->json && isatty (STDOUT_FILENO);
  g_autofree char *line = dossier_text_one_line (hit->snippet != NULL ? hit->snippet : "");
  g_autofree char *snippet = plain_snippet (line, coloured);
  DossierFields *fields = dossier_fields_new ();

  dossier_fields_add_id (fields, "article", &hit->article);
  dossier_fields_add_string (fields, "title", hit->title);
  dossier_fields_add_string (fields, "snippet", snippet);
  if (!coloured)
    {
      dossier_cli_print (cli, fields, "article title snippet");
      return;
    }
  {
    g_autofree char *columns = dossier_fields_to_columns (fields, "article title");

    printf ("%s\n    %s\n", columns, snippet);
    dossier_fields_free (fields);
  }
}

static int
run_search (DossierCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  const char *limit = dossier_cli_option (cli, "limit");
  guint number = G_MAXINT;

  if (limit != NULL && !dossier_cli_number (cli, "--limit", limit, &number))
    return DOSSIER_EXIT_FAILED;
  if (dossier_cli_argument (cli, 1)[strspn (dossier_cli_argument (cli, 1), " \t\n")] == '\0')
    return dossier_cli_fail_usage (cli, _("say what to look for"));
  hits = dossier_workspace_load_hits (cli->workspace, dossier_cli_argument (cli, 1), number, &error);
  if (hits == NULL)
    return dossier_cli_fail_error (cli, dossier_cli_argument (cli, 0), error);
  for (guint i = 0; i < hits->len; i++)
    print_hit (cli, g_ptr_array_index (hits, i));
  return DOSSIER_EXIT_DONE;
}

static int
run_find (DossierCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierArticleView) view = NULL;
  g_autoptr (GArray) places = NULL;
  const char *limit = dossier_cli_option (cli, "limit");
  guint number = G_MAXUINT;
  DossierId article;

  if (limit != NULL && !dossier_cli_number (cli, "--limit", limit, &number))
    return DOSSIER_EXIT_FAILED;
  if (!dossier_cli_record_id (cli, DOSSIER_RECORD_ARTICLE, dossier_cli_argument (cli, 1), &article))
    return DOSSIER_EXIT_FAILED;
  view = dossier_workspace_load_article (cli->workspace, &article, &error);
  if (view == NULL)
    return dossier_cli_fail_error (cli, dossier_cli_argument (cli, 0), error);
  places = dossier_cli_places_find (view->text, dossier_cli_argument (cli, 2));
  if (places->len == 0)
    return dossier_cli_fail (cli, dossier_cli_argument (cli, 0), _("the article does not have the words “%s”"),
                             dossier_cli_argument (cli, 2));
  for (guint i = 0; i < places->len && i < number; i++)
    {
      const DossierCliPlace *place = &g_array_index (places, DossierCliPlace, i);
      DossierFields *fields = dossier_fields_new ();

      dossier_fields_add_int (fields, "start", place->start);
      dossier_fields_add_int (fields, "end", place->end);
      /* A space, not a tab: these are the two arguments of "tag". */
      if (cli->json)
        dossier_cli_print (cli, fields, NULL);
      else
        {
          printf ("%u %u\n", place->start, place->end);
          dossier_fields_free (fields);
        }
    }
  return DOSSIER_EXIT_DONE;
}

const DossierCliCommand dossier_cli_listing_commands[] = {
  { "list", "WORKSPACE articles|sources|collections|entities|mentions|annotations|events|statements|notes|changes|suggestions",
    N_("list what is in a workspace"),
    "text kind source collection entity event article since until unread deleted limit order", 2, 2, 0, DOSSIER_CLI_READS, run_list },
  { "show", "WORKSPACE KIND ID", N_("show one thing whole; an article with its text"), "", 3, 3, 0, DOSSIER_CLI_READS, run_show },
  { "search", "WORKSPACE QUERY", N_("find articles by their words"), "limit", 2, 2, 0, DOSSIER_CLI_READS, run_search },
  { "find", "WORKSPACE ARTICLE WORDS", N_("find where words stand in an article"), "limit", 3, 3, 0, DOSSIER_CLI_READS, run_find },
  { "sources", "WORKSPACE", N_("list the sources"), "", 1, 1, 0, DOSSIER_CLI_READS, run_sources },
  { 0 },
};
