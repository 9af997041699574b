/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A workspace of many articles, actors and events, made here by chance that is the same each time, and its pictures. */

#define G_LOG_DOMAIN "dossier-shots"

#include "shots.h"

#include "bench-corpus.h"
#include "dossier-board-page-private.h"
#include "dossier-importing.h"
#define ARTICLES 400
#define ARTICLE_LENGTH 1500 /* bytes */
#define ACTORS 300
#define EVENTS 600
#define ACTORS_OF_EVENT 6

static const char * const given[] = { "Ansel", "Brina", "Corvin", "Dalia", "Edvar", "Fenna", "Goran", "Hedda", "Ivar", "Jorun", "Kasper", "Lioba" };
static const char * const family[] = { "Aldermark", "Brennholt", "Castellar", "Dunmoor", "Eskeland", "Farrowby", "Grenfell-Osk", "Halvorsen", "Isterfield",
                                       "Jarrowdale", "Kestrelmann", "Lundqvist" };
static const char * const bodies[] = { "Harbour Authority", "Border Service", "Council of Ports", "Air Command", "Ministry of Fisheries" };
static const char * const towns[] = { "Alwen", "Skarn", "Tolmere", "Vester", "Quill Bay", "Orrin", "Marsk" };
static const char * const doings[] = { "Talks at", "Exercise near", "Blockade of", "Statement on", "Landing at", "Inspection of", "Ferry to" };
static const char * const event_kinds[] = { "contact", "exercise", "incident", "statement", "deployment", "measure" };

/* The name of an actor; one of four is a body or a place. */
static char *
name_actor (guint        actor,
            const char **kind)
{
  if (actor % 8 == 3)
    {
      *kind = "organisation";
      return g_strdup_printf ("%s of %s", bodies[actor / 8 % G_N_ELEMENTS (bodies)], towns[actor / 40 % G_N_ELEMENTS (towns)]);
    }
  if (actor % 8 == 6)
    {
      *kind = "place";
      return g_strdup_printf ("%s %u", towns[actor / 8 % G_N_ELEMENTS (towns)], actor / 56 + 1);
    }
  *kind = "person";
  return g_strdup_printf ("%s %s", given[actor % G_N_ELEMENTS (given)], family[actor / G_N_ELEMENTS (given) % G_N_ELEMENTS (family)]);
}

static gboolean
add_event (DossierWorkspace *workspace,
           GRand            *random,
           guint             i,
           GError          **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  DossierEventPart parts[ACTORS_OF_EVENT] = { { 0 } };
  guint n = 1 + (guint) g_rand_int_range (random, 0, ACTORS_OF_EVENT);
  int year = g_rand_int_range (random, 2021, 2026), month = g_rand_int_range (random, 1, 13), day = g_rand_int_range (random, 1, 28);
  g_autofree char *title = g_strdup_printf ("%s %s, no. %u", doings[i % G_N_ELEMENTS (doings)], towns[i / 7 % G_N_ELEMENTS (towns)], i + 1);
  g_autofree char *date = i % 40 == 7 ? NULL
                          : i % 9 == 0 ? g_strdup_printf ("%d-%02d~", year, month)
                          : i % 11 == 0 ? g_strdup_printf ("%d-%02d-%02d/%d-%02d-%02d", year, month, day, year, month, day + 1)
                          : g_strdup_printf ("%d-%02d-%02d", year, month, day);

  for (guint p = 0; p < n; p++)
    {
      /* A few are in much, most in little. */
      guint actor = (guint) (g_rand_double (random) * g_rand_double (random) * ACTORS);

      parts[p].kind = DOSSIER_STATEMENT_PARTICIPANT;
      parts[p].name = name_actor (actor, &parts[p].entity_kind);
      g_ptr_array_add (names, (char *) parts[p].name);
    }
  return dossier_workspace_run (workspace, dossier_command_create_event (title, event_kinds[i % G_N_ELEMENTS (event_kinds)], date, NULL, parts, n), NULL, error);
}

/* Makes the workspace; FALSE when it could not. */
gboolean
make_many (Shots      *shots,
           const char *path)
{
  g_autofree char *parent = g_path_get_dirname (path), *folder = g_build_filename (parent, "articles", NULL);
  const char *paths[] = { folder, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierWorkspace) workspace = dossier_workspace_open (path, DOSSIER_WORKSPACE_CREATE, &error);
  g_autoptr (DossierJob) job = dossier_job_new ("import");
  g_autoptr (DossierImportResult) result = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  bench_corpus_write (folder, ARTICLES, ARTICLE_LENGTH);
  if (workspace != NULL)
    result = dossier_workspace_import (workspace, paths, job, NULL, NULL, &error);
  for (guint i = 0; i < EVENTS && error == NULL; i++)
    add_event (workspace, random, i, &error);
  bench_remove_folder (folder);
  if (error == NULL)
    {
      dossier_workspace_close (workspace);
      return TRUE;
    }
  g_printerr ("shots: %s: %s\n", path, error->message);
  shots->failed++;
  return FALSE;
}

void
shoot_many (Shots *shots)
{
  DossierBoardPage *page;

  go (shots, "win.page", "read");
  shoot (shots, shots->window, "read");
  go (shots, "win.page", "board");
  page = DOSSIER_BOARD_PAGE (find_type (GTK_WIDGET (shots->window), DOSSIER_TYPE_BOARD_PAGE));
  shoot (shots, shots->window, "board-nothing-chosen");
  go_to (shots, "win.open-event", DOSSIER_RECORD_EVENT, "Talks at Alwen, no. 1");
  shoot (shots, shots->window, "board");
  dossier_board_page_set_order (page, FALSE, "crossings");
  dossier_board_page_set_order (page, TRUE, "crossings");
  shoot (shots, shots->window, "board-crossings");
  dossier_board_page_set_arrangement (page, "matrix");
  shoot (shots, shots->window, "board-matrix");
  dossier_board_page_set_arrangement (page, "graph");
  shoot (shots, shots->window, "board-graph");
  dossier_board_page_set_arrangement (page, "list");
  go (shots, "win.page", "timeline");
  shoot (shots, shots->window, "timeline");
  go_to (shots, "win.show-on-timeline", DOSSIER_RECORD_EVENT, "Talks at Alwen, no. 1");
  shoot (shots, shots->window, "timeline-chosen");
  go (shots, "win.review", "");
  shoot (shots, shots->window, "review");
  go (shots, "win.identity", "");
  shoot (shots, shots->window, "identity");
}
