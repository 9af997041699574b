/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Copies in a workspace: found at import in any order, decided by an analyst, undone, redone, folded in lists. */

#include <gio/gio.h>

#include "desk.h"
#include "dossier-importing.h"
#include "dossier-workspace.h"
#include "reprints.h"

#define N_FILES 9

/* Two families and two loners: a b c d are copies of a, e f of e; g and h are copies of nothing; i is a once more. */
typedef struct
{
  Desk desk;
  char *texts[N_FILES];
  DossierId articles[N_FILES];
} Fixture;

static void
make_texts (Fixture *fixture)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (23);
  char **texts = fixture->texts;

  texts[0] = reprints_article (random, 8);
  texts[1] = reprints_new_lead (random, texts[0], 2);
  texts[2] = reprints_cut (texts[0], 0.6);
  texts[3] = reprints_edit (random, texts[0], 20);
  texts[4] = reprints_article (random, 6);
  texts[5] = reprints_update (random, texts[4], 0.1);
  texts[6] = reprints_article (random, 7);
  texts[7] = reprints_quote (random, texts[0], 0.15);
  texts[8] = g_ascii_strup (texts[0], -1);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  desk_set_up (&fixture->desk);
  make_texts (fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  desk_tear_down (&fixture->desk);
  for (guint i = 0; i < N_FILES; i++)
    g_free (fixture->texts[i]);
}

/* Imports one of the texts, dated so that a later one is newer. */
static void
import (Fixture *fixture,
        guint    which)
{
  g_autofree char *name = g_strdup_printf ("%c.txt", 'a' + which);
  g_autofree char *whole = g_strdup_printf ("Report number %u of the war at sea\n%u March 2031\n\n%s\n", which, which + 1, fixture->texts[which]);

  fixture->articles[which] = desk_import (&fixture->desk, name, whole);
}

static void
import_all (Fixture *fixture)
{
  for (guint i = 0; i < N_FILES; i++)
    import (fixture, i);
}

/* The groups as letters, each in the order shown: "iadbc fe". */
static char *
groups (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) firsts = dossier_workspace_load_copy_groups (fixture->desk.workspace, &error);
  GString *all = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < firsts->len; i++)
    {
      g_autoptr (DossierCopies) copies = dossier_workspace_load_copies (fixture->desk.workspace, &g_array_index (firsts, DossierId, i), &error);

      g_assert_no_error (error);
      if (i > 0)
        g_string_append_c (all, ' ');
      for (guint m = 0; m < copies->members->len; m++)
        {
          const DossierCopy *copy = g_ptr_array_index (copies->members, m);

          g_string_append_c (all, copy->article->file_name[0]);
          g_assert_cmpuint (copy->article->copy_count, ==, copies->members->len);
        }
    }
  return g_string_free (all, FALSE);
}

static void
assert_groups (Fixture    *fixture,
               const char *expected)
{
  g_autofree char *found = groups (fixture);

  g_assert_cmpstr (found, ==, expected);
}

static guint
join (Fixture *fixture,
      guint    a,
      guint    b)
{
  DossierId both[] = { fixture->articles[a], fixture->articles[b] };

  return desk_run (&fixture->desk, dossier_command_join_copies (both, 2)).count;
}

static void
split (Fixture *fixture,
       guint    which)
{
  desk_run (&fixture->desk, dossier_command_split_copy (&fixture->articles[which]));
}

static void
test_found_at_import (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (DossierCopies) copies = NULL, none = NULL;
  g_autoptr (GError) error = NULL;

  import_all (fixture);
  assert_groups (fixture, "idcba fe");
  copies = dossier_workspace_load_copies (fixture->desk.workspace, &fixture->articles[0], &error);
  g_assert_no_error (error);
  for (guint i = 0; i < copies->members->len; i++)
    {
      const DossierCopy *copy = g_ptr_array_index (copies->members, i);
      char letter = copy->article->file_name[0];

      g_assert_cmpint (copy->same_text, ==, letter == 'a' || letter == 'i');
      g_assert_cmpfloat (copy->similarity, >, 0.36);
      g_assert_cmpfloat (copy->containment, >=, letter == 'c' ? 0.99 : 0.3);
      g_assert_false (copy->by_analyst);
    }
  none = dossier_workspace_load_copies (fixture->desk.workspace, &fixture->articles[6], &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->members->len, ==, 0);
  g_assert_true (dossier_id_is_nil (&none->group));
}

static void
test_any_order (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (GPOINTER_TO_UINT (data));
  guint order[N_FILES];

  for (guint i = 0; i < N_FILES; i++)
    {
      guint at = g_rand_int_range (random, 0, i + 1);

      order[i] = order[at];
      order[at] = i;
    }
  for (guint i = 0; i < N_FILES; i++)
    import (fixture, order[i]);
  assert_groups (fixture, "idcba fe");
  desk_undo (&fixture->desk, N_FILES);
  assert_groups (fixture, "");
  for (guint i = 0; i < N_FILES; i++)
    desk_redo (&fixture->desk, 1);
  assert_groups (fixture, "idcba fe");
}

/* Who held two groups together goes, and they part; he comes back, and they meet. */
static void
test_bridge (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (29);
  g_autofree char *first = reprints_article (random, 5), *second = reprints_article (random, 5);
  char *both[] = { first, second, NULL };

  g_free (fixture->texts[0]);
  fixture->texts[0] = g_strdup (first);
  g_free (fixture->texts[1]);
  fixture->texts[1] = g_strdup (second);
  g_free (fixture->texts[2]);
  fixture->texts[2] = reprints_survey (both);
  import (fixture, 0);
  import (fixture, 1);
  assert_groups (fixture, "");
  import (fixture, 2);
  assert_groups (fixture, "cba");
  desk_undo (&fixture->desk, 1);
  assert_groups (fixture, "");
  desk_redo (&fixture->desk, 1);
  assert_groups (fixture, "cba");
  desk_run (&fixture->desk, dossier_command_delete_articles (&fixture->articles[2], 1));
  assert_groups (fixture, "");
  desk_undo (&fixture->desk, 1);
  assert_groups (fixture, "cba");
  /* Taking out the one in the middle leaves the others together. */
  split (fixture, 2);
  assert_groups (fixture, "ba");
  desk_undo (&fixture->desk, 1);
  assert_groups (fixture, "cba");
}

static void
test_split_stays (Fixture      *fixture,
                  gconstpointer data)
{
  import (fixture, 0);
  import (fixture, 1);
  import (fixture, 2);
  assert_groups (fixture, "cba");
  split (fixture, 0);
  assert_groups (fixture, "cb");
  /* New copies of all of them do not bring it back. */
  import (fixture, 3);
  assert_groups (fixture, "dcb");
  import (fixture, 8);
  desk_undo (&fixture->desk, 1);
  assert_groups (fixture, "dcb");
  desk_undo (&fixture->desk, 2);
  assert_groups (fixture, "cba");
  desk_redo (&fixture->desk, 2);
  assert_groups (fixture, "dcb");
  desk_refuse (&fixture->desk, dossier_command_split_copy (&fixture->articles[0]), DOSSIER_COMMAND_ERROR_INVALID);
  /* But a person does. */
  g_assert_cmpuint (join (fixture, 0, 3), ==, 4);
  assert_groups (fixture, "dcba");
  g_assert_cmpuint (join (fixture, 0, 1), ==, 0);
  desk_undo (&fixture->desk, 1);
  assert_groups (fixture, "dcb");
}

static void
test_join (Fixture      *fixture,
           gconstpointer data)
{
  DossierId same[2];

  import_all (fixture);
  same[0] = same[1] = fixture->articles[6];
  g_assert_cmpuint (join (fixture, 6, 7), ==, 2);
  assert_groups (fixture, "idcba hg fe");
  g_assert_cmpuint (join (fixture, 6, 4), ==, 4);
  assert_groups (fixture, "idcba hgfe");
  split (fixture, 6);
  assert_groups (fixture, "idcba hfe");
  desk_undo (&fixture->desk, 3);
  assert_groups (fixture, "idcba fe");
  desk_redo (&fixture->desk, 3);
  assert_groups (fixture, "idcba hfe");
  desk_refuse (&fixture->desk, dossier_command_join_copies (same, 2), DOSSIER_COMMAND_ERROR_INVALID);
  same[0] = DOSSIER_ID_NIL;
  desk_refuse (&fixture->desk, dossier_command_join_copies (same, 2), DOSSIER_COMMAND_ERROR_NOT_FOUND);
}

/* What an analyst joined can be undone after a machine has added to it. */
static void
test_undo_under_machine_rows (Fixture      *fixture,
                              gconstpointer data)
{
  import (fixture, 0);
  import (fixture, 6);
  join (fixture, 0, 6);
  import (fixture, 1);
  assert_groups (fixture, "gba");
  desk_undo (&fixture->desk, 2);
  assert_groups (fixture, "");
  desk_redo (&fixture->desk, 2);
  assert_groups (fixture, "gba");
}

static void
test_found_later (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (DossierJob) job = dossier_job_new ("Copies");
  g_autoptr (GError) error = NULL;

  import_all (fixture);
  desk_undo (&fixture->desk, 4);
  desk_redo (&fixture->desk, 4);
  g_assert_true (dossier_workspace_find_copies (fixture->desk.workspace, job, &error));
  g_assert_no_error (error);
  assert_groups (fixture, "idcba fe");
  desk_reopen (&fixture->desk);
  assert_groups (fixture, "idcba fe");
  g_assert_cmpuint (join (fixture, 6, 7), ==, 2);
}

static char *
list (Fixture      *fixture,
      DossierQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = dossier_workspace_query (fixture->desk.workspace, query, &error);
  GString *letters = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GObject) record = dossier_workspace_lookup (fixture->desk.workspace, DOSSIER_RECORD_ARTICLE, &g_array_index (ids, DossierId, i));

      g_string_append_c (letters, DOSSIER_ARTICLE (record)->file_name[0]);
    }
  return g_string_free (letters, FALSE);
}

static void
test_fold (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_ARTICLE);
  g_autoptr (DossierQuery) copy = NULL;
  g_autofree char *all = NULL, *folded = NULL, *unfolded = NULL, *back = NULL, *unread = NULL, *limited = NULL, *group = NULL;

  import_all (fixture);
  all = list (fixture, query);
  g_assert_cmpstr (all, ==, "ihgfedcba");
  query->fold = TRUE;
  folded = list (fixture, query);
  g_assert_cmpstr (folded, ==, "ihgf");
  dossier_query_set_unfolded (query, &fixture->articles[8], TRUE);
  unfolded = list (fixture, query);
  g_assert_cmpstr (unfolded, ==, "idcbahgf");
  copy = dossier_query_copy (query);
  g_assert_true (dossier_query_equal (query, copy));
  dossier_query_set_unfolded (query, &fixture->articles[8], FALSE);
  g_assert_false (dossier_query_equal (query, copy));
  back = list (fixture, query);
  g_assert_cmpstr (back, ==, "ihgf");
  dossier_workspace_set_read (fixture->desk.workspace, &fixture->articles[8], TRUE);
  desk_run (&fixture->desk, dossier_command_create_collection ("waits for what was queued before"));
  query->unread = TRUE;
  unread = list (fixture, query);
  g_assert_cmpstr (unread, ==, "hgfd");
  query->limit = 2;
  limited = list (fixture, query);
  g_assert_cmpstr (limited, ==, "hg");
  copy->fold = FALSE;
  copy->copies_of = fixture->articles[4];
  group = list (fixture, copy);
  g_assert_cmpstr (group, ==, "fe");
}

static void
test_comparison (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (DossierComparison) comparison = NULL, missing = NULL;
  g_autoptr (GError) error = NULL;
  guint same = 0;

  import (fixture, 0);
  import (fixture, 3);
  comparison = dossier_workspace_load_comparison (fixture->desk.workspace, &fixture->articles[3], &fixture->articles[0], &error);
  g_assert_no_error (error);
  g_assert_cmpstr (comparison->older->file_name, ==, "a.txt");
  g_assert_cmpstr (comparison->newer->file_name, ==, "d.txt");
  g_assert_cmpuint (comparison->removed, >, 0);
  g_assert_cmpuint (comparison->added, >, 0);
  g_assert_cmpfloat (comparison->similarity, >, 0.5);
  for (guint i = 0; i < comparison->runs->len; i++)
    same += g_array_index (comparison->runs, DossierWordRun, i).same;
  g_assert_cmpuint (same, >, 3);
  missing = dossier_workspace_load_comparison (fixture->desk.workspace, &DOSSIER_ID_NIL, &fixture->articles[0], &error);
  g_assert_null (missing);
  g_assert_error (error, DOSSIER_COMMAND_ERROR, DOSSIER_COMMAND_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func, data) g_test_add ("/copies/" name, Fixture, data, set_up, func, tear_down)
  ADD ("found-at-import", test_found_at_import, NULL);
  ADD ("any-order/1", test_any_order, GUINT_TO_POINTER (1));
  ADD ("any-order/2", test_any_order, GUINT_TO_POINTER (2));
  ADD ("any-order/3", test_any_order, GUINT_TO_POINTER (3));
  ADD ("any-order/4", test_any_order, GUINT_TO_POINTER (4));
  ADD ("bridge", test_bridge, NULL);
  ADD ("split-stays", test_split_stays, NULL);
  ADD ("join", test_join, NULL);
  ADD ("undo-under-machine-rows", test_undo_under_machine_rows, NULL);
  ADD ("found-later", test_found_later, NULL);
  ADD ("fold", test_fold, NULL);
  ADD ("comparison", test_comparison, NULL);
  return g_test_run ();
}
