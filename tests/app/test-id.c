/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ids: their form, their order, and that threads never make the same one. */

#include "dossier-id.h"

#include <string.h>

#define THREADS 4
#define EACH 5000

static void
test_form (void)
{
  gint64 before = g_get_real_time () / 1000;
  DossierId id = dossier_id_new ();
  g_autofree char *text = dossier_id_to_text (&id);
  gint64 time = 0;

  g_assert_cmpuint (strlen (text), ==, DOSSIER_ID_TEXT_LENGTH);
  g_assert_true (g_regex_match_simple ("^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", text, 0, 0));
  for (int i = 0; i < 6; i++)
    time = time << 8 | id.bytes[i];
  g_assert_cmpint (time, >=, before);
  g_assert_cmpint (time, <=, before + 60000);
}

static void
test_rising (void)
{
  DossierId last = dossier_id_new ();

  for (int i = 0; i < 100000; i++)
    {
      DossierId id = dossier_id_new ();

      g_assert_cmpint (dossier_id_compare (&last, &id), <, 0);
      last = id;
    }
}

static void
test_text (void)
{
  DossierId id = dossier_id_new (), back = DOSSIER_ID_NIL;
  g_autofree char *text = dossier_id_to_text (&id);
  g_autofree char *upper = g_ascii_strup (text, -1);
  static const char * const bad[] = {
    "", "x", "01890a5d-ac96-774b-bcce-b302099a805", "01890a5d-ac96-774b-bcce-b302099a80577",
    "01890a5dac96-774b-bcce-b302099a80577-", "01890a5d-ac96-774b-bcce-b302099a805g", "01890a5d_ac96_774b_bcce_b302099a8057",
  };

  g_assert_true (dossier_id_from_text (text, &back));
  g_assert_true (dossier_id_equal (&id, &back));
  back = DOSSIER_ID_NIL;
  g_assert_true (dossier_id_from_text (upper, &back));
  g_assert_true (dossier_id_equal (&id, &back));
  g_assert_cmpuint (dossier_id_hash (&id), ==, dossier_id_hash (&back));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_false (dossier_id_from_text (bad[i], &back));
      g_assert_true (dossier_id_equal (&id, &back));
    }
  g_assert_false (dossier_id_from_text (NULL, &back));
}

static void
test_nil (void)
{
  DossierId nil = DOSSIER_ID_NIL, id = dossier_id_new ();
  g_autofree char *text = dossier_id_to_text (&nil);
  g_autofree DossierId *copy = dossier_id_copy (&id);

  g_assert_true (dossier_id_is_nil (&nil));
  g_assert_false (dossier_id_is_nil (&id));
  g_assert_cmpstr (text, ==, "00000000-0000-0000-0000-000000000000");
  g_assert_true (dossier_id_equal (copy, &id));
}

static gpointer
make_many (gpointer data)
{
  DossierId *ids = data;

  for (int i = 0; i < EACH; i++)
    ids[i] = dossier_id_new ();
  return NULL;
}

static void
test_threads (void)
{
  g_autofree DossierId *ids = g_new (DossierId, THREADS * EACH);
  g_autoptr (GHashTable) seen = g_hash_table_new (dossier_id_hash, dossier_id_equal);
  GThread *threads[THREADS];

  for (int i = 0; i < THREADS; i++)
    threads[i] = g_thread_new ("ids", make_many, ids + i * EACH);
  for (int i = 0; i < THREADS; i++)
    g_thread_join (threads[i]);
  for (int i = 0; i < THREADS * EACH; i++)
    {
      g_assert_true (g_hash_table_add (seen, ids + i));
      if (i % EACH > 0)
        g_assert_cmpint (dossier_id_compare (ids + i - 1, ids + i), <, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/id/form", test_form);
  g_test_add_func ("/id/rising", test_rising);
  g_test_add_func ("/id/text", test_text);
  g_test_add_func ("/id/nil", test_nil);
  g_test_add_func ("/id/threads", test_threads);
  return g_test_run ();
}
