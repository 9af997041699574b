/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading members of archives: what is handed out, what is refused and why, and where it ends. */

#define G_LOG_DOMAIN "dossier-test"

#include "dossier-archive-private.h"
#include "dossier-import.h"
#include "zip-build.h"

#include <string.h>

static gboolean
note_member (const DossierArchiveMember *member,
             gpointer                    user_data)
{
  GString *log = user_data;

  if (member->bytes != NULL)
    g_string_append_printf (log, "%s=%.*s;", member->name, (int) MIN (g_bytes_get_size (member->bytes), 40),
                            (const char *) g_bytes_get_data (member->bytes, NULL));
  else
    g_string_append_printf (log, "%s!%s;", member->name, member->reason);
  return TRUE;
}

static char *
walk (GBytes  *file,
      GError **error)
{
  GString *log = g_string_new (NULL);
  gsize length;
  const guint8 *bytes = g_bytes_get_data (file, &length);

  dossier_archive_walk (bytes, length, NULL, note_member, log, error);
  return g_string_free (log, FALSE);
}

static GBytes *
zip_of (const char * const *names,
        gboolean            pack)
{
  ZipBuild *build = zip_build_new ();

  for (guint i = 0; names[i] != NULL; i++)
    zip_build_add (build, names[i], names[i], strlen (names[i]), pack);
  return zip_build_close (build);
}

static void
test_members (void)
{
  static const char * const names[] = { "b.txt", "folder/", "folder/a.txt", "Bericht über März.txt", "мир.txt", NULL };

  for (guint pack = 0; pack < 2; pack++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) file = zip_of (names, pack);
      g_autofree char *log = walk (file, &error);
      gsize length;
      const guint8 *bytes = g_bytes_get_data (file, &length);

      g_assert_no_error (error);
      g_assert_cmpstr (log, ==,
                       "b.txt=b.txt;folder/a.txt=folder/a.txt;Bericht über März.txt=Bericht über März.txt;мир.txt=мир.txt;");
      g_assert_true (dossier_archive_has (bytes, length, "folder/a.txt"));
      g_assert_false (dossier_archive_has (bytes, length, "a.txt"));
      g_assert_true (dossier_archive_has (bytes, length - 30, "b.txt"));
    }
}

static void
test_names (void)
{
  static const char * const names[] = { "../up.txt", "/root.txt", "C:\\x.txt", "a/../../b.txt", "a\\..\\..\\b.txt", "./fine.txt", "a..b/..c", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = zip_of (names, FALSE);
  g_autofree char *log = walk (file, &error);
  g_auto (GStrv) rows = g_strsplit (log, ";", -1);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (rows), ==, 8);
  for (guint i = 0; i < 5; i++)
    g_assert_true (g_str_has_suffix (rows[i], "points outside the archive"));
  g_assert_cmpstr (rows[5], ==, "fine.txt=./fine.txt");
  g_assert_cmpstr (rows[6], ==, "a..b/..c=a..b/..c");
}

static gboolean
want_all (const char *name,
          gint64      size,
          gpointer    user_data)
{
  return TRUE;
}

static void
test_doubled (void)
{
  static const char * const names[] = { "a.txt", "a.txt", "b.txt", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = zip_of (names, TRUE);
  g_autofree char *log = walk (file, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (log, ==, "a.txt=a.txt;a.txt!another file of the archive has the same name;b.txt=b.txt;");
  g_assert_null (dossier_package_new (g_bytes_get_data (file, NULL), g_bytes_get_size (file), want_all, NULL, &error));
  g_assert_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_DAMAGED);
}

static void
test_bomb (void)
{
  g_autoptr (GError) error = NULL;
  gsize size = 200u * 1024 * 1024;
  g_autofree char *zeros = g_malloc0 (size);
  ZipBuild *build = zip_build_new ();
  g_autoptr (GBytes) file = NULL;
  g_autofree char *log = NULL;

  zip_build_add (build, "small.txt", "words", 5, FALSE);
  zip_build_add (build, "huge.txt", zeros, size, TRUE);
  file = zip_build_close (build);
  log = walk (file, &error);
  g_assert_cmpstr (log, ==, "small.txt=words;huge.txt!it is too large;");
  g_assert_no_error (error);
}

static void
test_bomb_ratio (void)
{
  g_autoptr (GError) error = NULL;
  gsize size = 40u * 1024 * 1024;
  g_autofree char *zeros = g_malloc0 (size);
  ZipBuild *build = zip_build_new ();
  g_autoptr (GBytes) file = NULL;
  g_autofree char *log = NULL;

  zip_build_add (build, "bomb.txt", zeros, size, TRUE);
  zip_build_add (build, "small.txt", "words", 5, FALSE);
  file = zip_build_close (build);
  g_assert_cmpuint (g_bytes_get_size (file), <, 60000);
  log = walk (file, &error);
  g_assert_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_DAMAGED);
  g_assert_cmpstr (log, ==, "bomb.txt!it unpacks to far more than an honest file would;");
}

static void
test_count (void)
{
  g_autoptr (GError) error = NULL;
  ZipBuild *build = zip_build_new ();
  g_autoptr (GBytes) file = NULL;
  g_autofree char *log = NULL;

  for (guint i = 0; i <= DOSSIER_ARCHIVE_MAX_MEMBERS; i++)
    {
      char name[16];

      g_snprintf (name, sizeof name, "%u", i);
      zip_build_add (build, name, "", 0, FALSE);
    }
  file = zip_build_close (build);
  log = walk (file, &error);
  g_assert_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_TOO_LARGE);
}

static void
test_prefixes (void)
{
  static const char * const names[] = { "mimetype", "folder/a.txt", "b.txt", NULL };
  g_autoptr (GBytes) file = zip_of (names, TRUE);
  gsize length;
  const guint8 *bytes = g_bytes_get_data (file, &length);

  for (gsize i = 0; i < length; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree guint8 *part = g_memdup2 (bytes, i + 1);
      GString *log = g_string_new (NULL);
      gboolean read = dossier_archive_walk (part, i, NULL, note_member, log, &error);

      g_assert_true (read ? error == NULL : error != NULL);
      dossier_archive_has (part, i, "b.txt");
      dossier_archive_is_tar (part, i);
      g_free (dossier_archive_first_content (part, i, "mimetype"));
      g_string_free (log, TRUE);
    }
}

static void
test_first_content (void)
{
  ZipBuild *build = zip_build_new ();
  g_autoptr (GBytes) file = NULL;
  g_autofree char *content = NULL;

  zip_build_add (build, "mimetype", "application/epub+zip", 20, FALSE);
  file = zip_build_close (build);
  content = dossier_archive_first_content (g_bytes_get_data (file, NULL), g_bytes_get_size (file), "mimetype");
  g_assert_cmpstr (content, ==, "application/epub+zip");
  g_assert_null (dossier_archive_first_content (g_bytes_get_data (file, NULL), g_bytes_get_size (file), "type"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/archive/members", test_members);
  g_test_add_func ("/import/archive/names", test_names);
  g_test_add_func ("/import/archive/doubled", test_doubled);
  g_test_add_func ("/import/archive/bomb", test_bomb);
  g_test_add_func ("/import/archive/bomb-ratio", test_bomb_ratio);
  g_test_add_func ("/import/archive/count", test_count);
  g_test_add_func ("/import/archive/prefixes", test_prefixes);
  g_test_add_func ("/import/archive/first-content", test_first_content);
  return g_test_run ();
}
