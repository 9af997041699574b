/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The workspaces that bench-window shows. */

#define G_LOG_DOMAIN "dossier-bench"

#include "bench-window.h"

#include "bench-corpus.h"
#include "dossier-importing.h"
#include "dossier-suggesting.h"
#include "dossier-workspace.h"

#include <string.h>

#define ACTORS_ON_TIMELINE 60
#define ACCOUNTS_OF_GRID 60
#define SAID_OF_GRID 40    /* fields that each account tells of */
#define SHARED_TO_COMPARE 300

void
bench_window_fill (DossierWorkspace *workspace,
                   const char       *files)
{
  const char *paths[] = { files, NULL };
  g_autoptr (DossierJob) job = dossier_job_new ("bench");
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierImportResult) result = dossier_workspace_import (workspace, paths, job, NULL, NULL, &error);

  if (result == NULL)
    g_error ("%s", error->message);
}

/* Returns the article's id as text. */
char *
bench_window_make_text (const char *path,
                        const char *files,
                        guint       marks)
{
  g_autoptr (DossierWorkspace) workspace = dossier_workspace_open (path, DOSSIER_WORKSPACE_CREATE, NULL);
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_ARTICLE);
  g_autoptr (GArray) ids = NULL;
  const DossierId *article;
  guint length = 900000;

  bench_corpus_write (files, 1, 1000000);
  bench_window_fill (workspace, files);
  ids = dossier_workspace_query (workspace, query, NULL);
  article = &g_array_index (ids, DossierId, 0);
  for (guint i = 0; i < marks; i++)
    {
      guint start = (guint) ((guint64) i * length / marks);
      g_autofree char *name = g_strdup_printf ("Name %u", i % 200);
      g_autoptr (GError) error = NULL;

      if (!dossier_workspace_run (workspace, dossier_command_tag (article, start, start + 40 + i % 90, NULL, name, "person"), NULL,
                                  &error))
        g_error ("%s", error->message);
    }
  dossier_workspace_close (workspace);
  return dossier_id_to_text (article);
}

/* As many actors as events, each event with some of them, chosen so that the links cross. */
void
bench_window_make_board (const char *path,
                         guint       events)
{
  static const char * const kinds[] = { "person", "organisation", "place", "equipment", "exercise" };
  g_autoptr (DossierWorkspace) workspace = dossier_workspace_open (path, DOSSIER_WORKSPACE_CREATE, NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (2);

  for (guint i = 0; i < events; i++)
    {
      DossierEventPart parts[BENCH_ACTORS_OF_EVENT] = { 0 };
      g_autofree char *title = g_strdup_printf ("Event %u", i);
      g_autofree char *date = g_strdup_printf ("%u-%02u-%02u", 2015 + i % 9, 1 + i % 12, 1 + i % 28);
      g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GError) error = NULL;

      for (guint p = 0; p < BENCH_ACTORS_OF_EVENT; p++)
        {
          guint actor = p == 0 ? i : (guint) g_rand_int_range (random, 0, (gint32) events);

          g_ptr_array_add (names, g_strdup_printf ("Actor %u", actor));
          parts[p].kind = DOSSIER_STATEMENT_PARTICIPANT;
          parts[p].name = g_ptr_array_index (names, p);
          parts[p].entity_kind = kinds[actor % G_N_ELEMENTS (kinds)];
        }
      if (!dossier_workspace_run (workspace, dossier_command_create_event (title, "meeting", date, NULL, parts, BENCH_ACTORS_OF_EVENT), NULL, &error))
        g_error ("%s", error->message);
    }
  dossier_workspace_close (workspace);
}

/* Events of nine years, each with some of a few dozen actors; every tenth date is approximate. */
void
bench_window_make_timeline (const char *path,
                            guint       events)
{
  static const char * const kinds[] = { "contact", "exercise", "deployment", "statement", "incident", "measure" };
  g_autoptr (DossierWorkspace) workspace = dossier_workspace_open (path, DOSSIER_WORKSPACE_CREATE, NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint i = 0; i < events; i++)
    {
      DossierEventPart parts[2] = { { 0 }, { 0 } };
      g_autofree char *title = g_strdup_printf ("Event %u of the long row", i);
      g_autofree char *one = g_strdup_printf ("Actor %d", g_rand_int_range (random, 0, ACTORS_ON_TIMELINE));
      g_autofree char *other = g_strdup_printf ("Actor %d", g_rand_int_range (random, 0, ACTORS_ON_TIMELINE));
      int year = g_rand_int_range (random, 2015, 2024), month = g_rand_int_range (random, 1, 13), day = g_rand_int_range (random, 1, 29);
      g_autofree char *date = i % 10 == 0 ? g_strdup_printf ("%d-%02d~", year, month) : g_strdup_printf ("%d-%02d-%02d", year, month, day);
      g_autoptr (GError) error = NULL;

      parts[0].name = one;
      parts[1].name = other;
      parts[0].kind = parts[1].kind = DOSSIER_STATEMENT_PARTICIPANT;
      parts[0].entity_kind = parts[1].entity_kind = "person";
      if (!dossier_workspace_run (workspace, dossier_command_create_event (title, kinds[i % G_N_ELEMENTS (kinds)], date, NULL, parts, 2), NULL, &error))
        g_error ("%s", error->message);
    }
  dossier_workspace_close (workspace);
}

/* A name of letters only, another for each number. */
static char *
make_name (guint number)
{
  static const char * const syllables[] = { "ba", "ke", "lo", "mi", "nu", "ra", "se", "to", "vi", "zu" };
  char *name = g_strconcat (syllables[number / 1000 % 10], syllables[number / 100 % 10], syllables[number / 10 % 10], syllables[number % 10], "sk", NULL);

  name[0] = g_ascii_toupper (name[0]);
  return name;
}

/* In every article ten times the same name, and ten names of its own. */
void
bench_window_make_review (const char *path,
                          const char *files,
                          guint       articles)
{
  g_autoptr (DossierWorkspace) workspace = dossier_workspace_open (path, DOSSIER_WORKSPACE_CREATE, NULL);
  g_autoptr (DossierJob) job = dossier_job_new ("bench");
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (files, 0700);
  for (guint i = 0; i < articles; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *file = g_strdup_printf ("%s/%u.txt", files, i);

      g_string_append_printf (text, "Article %u\n\n", i);
      for (guint n = 0; n < 10; n++)
        {
          g_autofree char *name = make_name (i * 10 + n);

          g_string_append_printf (text, "From the office in %s came word that the boats in Port Alwen would wait.\n\n", name);
          if (!dossier_workspace_run (workspace, dossier_command_create_entity (name, "place"), NULL, &error))
            g_error ("%s", error->message);
        }
      g_file_set_contents (file, text->str, -1, NULL);
    }
  if (!dossier_workspace_run (workspace, dossier_command_create_entity ("Port Alwen", "place"), NULL, &error))
    g_error ("%s", error->message);
  bench_window_fill (workspace, files);
  if (!dossier_workspace_suggest (workspace, job, &error))
    g_error ("%s", error->message);
  dossier_workspace_close (workspace);
}

/* An event of @fields figures, of which each of some dozens of articles tells a part. Returns the event's id as text. */
char *
bench_window_make_grid (const char *path,
                        const char *files,
                        guint       fields)
{
  g_autoptr (DossierWorkspace) workspace = dossier_workspace_open (path, DOSSIER_WORKSPACE_CREATE, NULL);
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_ARTICLE);
  g_autofree DossierFigure *figures = g_new0 (DossierFigure, ACCOUNTS_OF_GRID * SAID_OF_GRID);
  g_autofree DossierEventPart *parts = g_new0 (DossierEventPart, ACCOUNTS_OF_GRID * SAID_OF_GRID);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) articles = NULL;
  g_autoptr (GError) error = NULL;
  DossierOutcome outcome = { 0 };
  guint n = 0;

  bench_corpus_write (files, ACCOUNTS_OF_GRID, 4000);
  bench_window_fill (workspace, files);
  articles = dossier_workspace_query (workspace, query, NULL);
  for (guint f = 0; f < fields; f++)
    g_ptr_array_add (names, make_name (f * 7));
  for (guint a = 0; a < articles->len && a < ACCOUNTS_OF_GRID; a++)
    for (guint s = 0; s < SAID_OF_GRID; s++, n++)
      {
        figures[n].low = figures[n].high = 100 + s + a % 3;
        figures[n].counted = g_ptr_array_index (names, (a * 3 + s * 5) % fields);
        parts[n].kind = DOSSIER_STATEMENT_FIGURE;
        parts[n].figure = &figures[n];
        parts[n].article = g_array_index (articles, DossierId, a);
        parts[n].start = 20 + s * 80;
        parts[n].end = parts[n].start + 30 + s % 40;
      }
  if (!dossier_workspace_run (workspace, dossier_command_create_event ("An event told by many", "incident", "2021-03-04", NULL, parts, n), &outcome, &error))
    g_error ("%s", error->message);
  dossier_workspace_close (workspace);
  return dossier_id_to_text (&outcome.id);
}

static char *
make_comparable (guint length,
                 guint seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  GString *text = g_string_new (seed == 1 ? "One report\n\n" : "Another report\n\n");

  for (guint i = 0; i < SHARED_TO_COMPARE; i++)
    {
      g_autofree char *between = bench_text (random, length / SHARED_TO_COMPARE);
      g_autofree char *name = make_name (i * 3);

      g_string_append_printf (text, "In %s some %u boats were seen. %s\n", name, 100 + i, between);
    }
  return g_string_free (text, FALSE);
}

/* Two articles of @length bytes that name the same places and figures. Returns what win.compare takes. */
char *
bench_window_make_compare (const char *path,
                           const char *files,
                           guint       length)
{
  g_autoptr (DossierWorkspace) workspace = dossier_workspace_open (path, DOSSIER_WORKSPACE_CREATE, NULL);
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_ARTICLE);
  g_autoptr (GArray) articles = NULL;
  g_autofree char *texts[2] = { NULL, NULL };

  g_mkdir_with_parents (files, 0700);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *text = make_comparable (length, i + 1), *file = g_strdup_printf ("%s/%u.txt", files, i);

      g_file_set_contents (file, text, -1, NULL);
    }
  bench_window_fill (workspace, files);
  articles = dossier_workspace_query (workspace, query, NULL);
  for (guint a = 0; a < 2; a++)
    {
      const DossierId *article = &g_array_index (articles, DossierId, a);
      g_autoptr (DossierArticleView) view = dossier_workspace_load_article (workspace, article, NULL);

      for (guint i = 0; i < SHARED_TO_COMPARE; i++)
        {
          g_autofree char *name = make_name (i * 3);
          const char *at = strstr (view->text, name);
          guint start = at ? (guint) g_utf8_pointer_to_offset (view->text, at) : 0;
          g_autoptr (GError) error = NULL;

          if (!dossier_workspace_run (workspace, dossier_command_tag (article, start, start + (guint) strlen (name), NULL, name, "place"), NULL, &error))
            g_error ("%s", error->message);
        }
      texts[a] = dossier_id_to_text (article);
    }
  dossier_workspace_close (workspace);
  return g_strconcat (texts[0], " ", texts[1], NULL);
}
