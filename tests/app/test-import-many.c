/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Files that hold several articles: each one of tests/data/import-many is compared, part by part, with the .golden file
 * beside it; any beginning of each gives parts or an error. With DOSSIER_TEST_UPDATE set, writes the golden files instead.
 */

#define G_LOG_DOMAIN "dossier-test"

#include "draft-text.h"

#include "dossier-import-read.h"

#include <string.h>

/* How many beginnings of a file are tried at most. */
#define MAX_PREFIXES 150

static const char *folder;

/* What the columns of a table are, when a file of that name with ".columns" behind it says so. */
static char *
columns_of (const char *name)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.columns", folder, name);
  char *columns = NULL;

  if (g_file_get_contents (path, &columns, NULL, NULL))
    g_strstrip (columns);
  return columns;
}

/* The blocks cover the text but for the blank line between them. */
static void
assert_sound (DossierDraft *draft)
{
  glong length = g_utf8_strlen (draft->text, -1);
  guint at = 0;

  g_assert_nonnull (draft->title);
  g_assert_true (g_utf8_validate (draft->text, -1, NULL));
  g_assert_null (strchr (draft->text, '\r'));
  for (guint i = 0; i < draft->blocks->len; i++)
    {
      const DossierBlock *block = &g_array_index (draft->blocks, DossierBlock, i);

      g_assert_cmpuint (block->start, ==, i == 0 ? 0 : at + 2);
      g_assert_cmpuint (block->end, >, block->start);
      at = block->end;
    }
  g_assert_cmpint (at, ==, length);
}

static gboolean
print_cb (DossierFound *found,
          gpointer      user_data)
{
  GString *out = user_data;
  g_autoptr (DossierFound) own = found;

  g_string_append_printf (out, "== %s", own->part != NULL ? own->part : "(the file)");
  if (own->bytes != NULL)
    {
      g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, own->bytes);

      g_string_append_printf (out, " [%s, %" G_GSIZE_FORMAT " bytes, %.8s]", own->file_name != NULL ? own->file_name : "-",
                              g_bytes_get_size (own->bytes), sum);
    }
  g_string_append_c (out, '\n');
  if (own->draft != NULL)
    {
      g_autofree char *text = draft_to_text (own->draft);

      assert_sound (own->draft);
      g_assert_null (own->reason);
      g_string_append_printf (out, "%s\n", text);
    }
  else
    g_string_append_printf (out, "! %s\n\n", own->reason);
  return TRUE;
}

static char *
print_file (const char *content,
            gsize       length,
            const char *name)
{
  g_autoptr (GBytes) bytes = g_bytes_new (content, length);
  g_autoptr (GError) error = NULL;
  g_autofree char *columns = columns_of (name);
  const DossierImportOptions options = { .columns = columns };
  GString *out = g_string_new (NULL);

  if (!dossier_import_read_all (bytes, name, &options, print_cb, out, &error))
    {
      g_assert_nonnull (error);
      g_assert_true (g_utf8_validate (error->message, -1, NULL) && error->message[0] != '\0');
      g_string_append_printf (out, "! %s\n", error->message);
    }
  return g_string_free (out, FALSE);
}

static void
test_fixture (gconstpointer user_data)
{
  const char *name = user_data;
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *golden_path = g_strconcat (path, ".golden", NULL);
  g_autofree char *content = NULL, *golden = NULL, *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, &error));
  text = print_file (content, length, name);
  if (g_getenv ("DOSSIER_TEST_UPDATE") != NULL)
    {
      g_assert_true (g_file_set_contents (golden_path, text, -1, &error));
      return;
    }
  g_assert_true (g_file_get_contents (golden_path, &golden, NULL, &error));
  g_assert_cmpstr (text, ==, golden);
}

static void
test_prefixes (gconstpointer user_data)
{
  const char *name = user_data;
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *content = NULL;
  gsize length, step;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  step = MAX (length / MAX_PREFIXES, 1);
  for (gsize end = 1; end < length; end += step)
    {
      g_autofree char *text = print_file (content, end, name);

      g_assert_cmpuint (strlen (text), >, 0);
    }
}

/* One byte after another is made wrong. */
static void
test_damage (gconstpointer user_data)
{
  const char *name = user_data;
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *content = NULL;
  gsize length, step;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  step = MAX (length / MAX_PREFIXES, 1);
  for (gsize at = 0; at < length; at += step)
    {
      g_autofree char *text = NULL;
      char before = content[at];

      content[at] = (char) (before ^ (at % 3 == 0 ? 0xff : at % 3 == 1 ? 0x20 : 0x01));
      text = print_file (content, length, name);
      content[at] = before;
    }
}

/* The marks of which such files are made stand where they should not. */
static void
test_stray_marks (gconstpointer user_data)
{
  static const char * const marks[] = {
    "<", ">", "\"", "&", "]]>", "<![CDATA[", "{", "]", "\\", "\n\n", ",", "\xff", "</item>", "<item>", "--", ":", "\n____________________\n",
  };
  const char *name = user_data;
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *content = NULL;
  gsize length;
  guint seed = 7;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  for (guint i = 0; i < MAX_PREFIXES; i++)
    {
      g_autofree char *copy = g_memdup2 (content, length);
      g_autofree char *text = NULL;

      for (guint j = 0; j <= i % 5; j++)
        {
          const char *mark;
          gsize at;

          seed = seed * 1103515245u + 12345u;
          mark = marks[(seed >> 16) % G_N_ELEMENTS (marks)];
          at = (seed >> 4) % length;
          memcpy (copy + at, mark, MIN (strlen (mark), length - at));
        }
      text = print_file (copy, length, name);
      g_assert_cmpuint (strlen (text), >, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_test_init (&argc, &argv, NULL);
  folder = g_getenv ("DOSSIER_TEST_MANY");
  g_assert_nonnull (folder);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (!g_str_has_suffix (name, ".golden") && !g_str_has_suffix (name, ".columns"))
      g_ptr_array_add (names, g_strdup (name));
  for (guint i = 0; i < names->len; i++)
    {
      const char *file = g_ptr_array_index (names, i);
      g_autofree char *golden = g_strconcat ("/import/many/golden/", file, NULL);
      g_autofree char *prefixes = g_strconcat ("/import/many/prefixes/", file, NULL);
      g_autofree char *stray = g_strconcat ("/import/many/stray-marks/", file, NULL);
      g_autofree char *damage = g_strconcat ("/import/many/damage/", file, NULL);

      g_test_add_data_func (golden, file, test_fixture);
      g_test_add_data_func (prefixes, file, test_prefixes);
      g_test_add_data_func (damage, file, test_damage);
      g_test_add_data_func (stray, file, test_stray_marks);
    }
  g_assert_cmpuint (names->len, >=, 5);
  return g_test_run ();
}
