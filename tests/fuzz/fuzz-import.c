/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Reads whatever libFuzzer makes up as a file that somebody imports. The first byte chooses the name, and with it which
 * reader is asked where bytes alone do not tell; so inputs of a corpus begin with one byte more than their files have.
 */

#define G_LOG_DOMAIN "dossier-fuzz"

#include "dossier-import-read.h"

int LLVMFuzzerInitialize (int *argc, char ***argv);
int LLVMFuzzerTestOneInput (const guint8 *bytes, gsize length);

static gboolean
found_cb (DossierFound *found,
          gpointer      user_data)
{
  g_autoptr (DossierFound) own = found;

  g_assert_true ((own->draft != NULL) != (own->reason != NULL));
  if (own->draft != NULL)
    {
      g_assert_nonnull (own->draft->title);
      g_assert_true (g_utf8_validate (own->draft->title, -1, NULL));
      g_assert_true (g_utf8_validate (own->draft->text, -1, NULL));
    }
  return TRUE;
}

static void
drop_cb (const char     *domain,
         GLogLevelFlags  level,
         const char     *message,
         gpointer        user_data)
{
}

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  g_log_set_handler ("Poppler", G_LOG_LEVEL_INFO | G_LOG_LEVEL_MESSAGE | G_LOG_LEVEL_DEBUG, drop_cb, NULL);
  return 0;
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize         length)
{
  static const char * const names[] = { NULL, "a.txt", "a.md", "a.csv", "a.html", "a.eml", "a.xml", "a.jsonl" };
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GError) error = NULL;
  DossierImportOptions options = { NULL };

  if (length < 2)
    return 0;
  options.chapters = (bytes[0] & 8) != 0;
  file = g_bytes_new (bytes + 1, length - 1);
  if (!dossier_import_read_all (file, names[bytes[0] & 7], &options, found_cb, NULL, &error))
    g_assert_nonnull (error);
  return 0;
}
