/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Reads every fixture of tests/data/import and compares the whole draft with the .golden file beside it. With
 * DOSSIER_TEST_UPDATE set, writes the golden files instead; what changed is then read in the diff.
 */

#define G_LOG_DOMAIN "dossier-test"

#include "draft-text.h"

#include "dossier-import-read.h"

#include <string.h>

static const char *folder;

static void
assert_sound (DossierDraft *draft)
{
  g_autofree char *normal = g_utf8_normalize (draft->text, -1, G_NORMALIZE_NFC);
  glong length = g_utf8_strlen (draft->text, -1);
  guint at = 0, titles = 0;

  g_assert_true (g_utf8_validate (draft->text, -1, NULL));
  g_assert_cmpstr (normal, ==, draft->text);
  g_assert_null (strchr (draft->text, '\r'));
  g_assert_null (strstr (draft->text, "\n\n\n"));
  for (guint i = 0; i < draft->blocks->len; i++)
    {
      const DossierBlock *block = &g_array_index (draft->blocks, DossierBlock, i);

      /* Blocks cover the text but for the blank line between them. */
      g_assert_cmpuint (block->start, ==, i == 0 ? 0 : at + 2);
      g_assert_cmpuint (block->end, >, block->start);
      titles += block->role == DOSSIER_BLOCK_TITLE ? 1 : 0;
      at = block->end;
    }
  g_assert_cmpint (at, ==, length);
  g_assert_cmpuint (titles, <=, 1);
}

static void
test_fixture (gconstpointer data)
{
  const char *name = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *golden_path = g_strconcat (path, ".golden", NULL);
  g_autofree char *content = NULL, *golden = NULL, *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DossierDraft) draft = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, &error));
  bytes = g_bytes_new (content, length);
  draft = dossier_import_read (bytes, path, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (draft);
  assert_sound (draft);
  text = draft_to_text (draft);
  if (g_getenv ("DOSSIER_TEST_UPDATE") != NULL)
    {
      g_assert_true (g_file_set_contents (golden_path, text, -1, &error));
      return;
    }
  g_assert_true (g_file_get_contents (golden_path, &golden, NULL, &error));
  g_assert_cmpstr (text, ==, golden);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_test_init (&argc, &argv, NULL);
  folder = g_getenv ("DOSSIER_TEST_FIXTURES");
  g_assert_nonnull (folder);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (!g_str_has_suffix (name, ".golden") && !g_str_has_suffix (name, "README.md"))
      {
        g_autofree char *path = g_strconcat ("/import/golden/", name, NULL);
        char *copy = g_strdup (name);

        g_ptr_array_add (names, copy);
        g_test_add_data_func (path, copy, test_fixture);
      }
  g_assert_cmpuint (names->len, >=, 15);
  return g_test_run ();
}
