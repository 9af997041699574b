/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Archives of articles, and single files that were compressed. Each member that may be an article by its name goes to
 * the reader of its own format; pictures, style sheets and what saved pages drag along are passed over as in a folder.
 * Pure functions, any thread; one member is in memory at a time.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-collection-private.h"

#include "dossier-archive-private.h"
#include "dossier-sink-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* What browsers append to a page's name for the folder of its pictures, scripts and frames. */
static const char * const folder_endings[] = { "_files", "-Dateien", "_fichiers", "_archivos", "_file", "_bestanden", NULL };

static const char *
base_of (const char *name)
{
  const char *slash = strrchr (name, '/');

  return slash != NULL ? slash + 1 : name;
}

static gboolean
is_around (const char *folder)
{
  if (folder[0] == '.' || strcmp (folder, "__MACOSX") == 0)
    return TRUE;
  for (guint i = 0; folder_endings[i] != NULL; i++)
    if (g_str_has_suffix (folder, folder_endings[i]))
      return TRUE;
  return FALSE;
}

static gboolean
want_member (const char *name,
             gint64      size,
             gpointer    user_data)
{
  g_auto (GStrv) folders = g_strsplit (name, "/", -1);

  for (guint i = 0; folders[i] != NULL && folders[i + 1] != NULL; i++)
    if (is_around (folders[i]))
      return FALSE;
  return size != 0 && dossier_import_is_candidate (base_of (name));
}

static gboolean
take_member (const DossierArchiveMember *member,
             gpointer                    user_data)
{
  DossierSink *sink = user_data;

  if (member->bytes == NULL)
    return dossier_sink_reject (sink, member->name, member->reason);
  if (g_bytes_get_size (member->bytes) == 0)
    return TRUE;
  return dossier_sink_take_file (sink, member->name, base_of (member->name), NULL, member->bytes);
}

int
dossier_tar_look (const guint8 *bytes,
                  gsize         length,
                  const char   *extension)
{
  return dossier_archive_is_tar (bytes, length) ? 85 : 0;
}

gboolean
dossier_zip_read (GBytes                      *bytes,
                  const char                  *file_name,
                  const DossierImportOptions  *options,
                  DossierSink                 *sink,
                  GError                     **error)
{
  guint before = sink->count;
  g_autoptr (GError) inner = NULL;

  if (dossier_archive_walk (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), want_member, take_member, sink, &inner))
    return TRUE;
  if (sink->count == before)
    {
      g_propagate_error (error, g_steal_pointer (&inner));
      return FALSE;
    }
  /* What came before the damage is worth having. */
  dossier_sink_reject (sink, NULL, inner->message);
  return TRUE;
}

/* "march.mbox.gz" holds "march.mbox". */
static char *
packed_name (const char *file_name)
{
  static const char * const endings[] = { ".gz", ".xz", ".bz2", ".zst", NULL };
  g_autofree char *base = file_name != NULL ? g_path_get_basename (file_name) : g_strdup ("file");

  for (guint i = 0; endings[i] != NULL; i++)
    if (strlen (base) > strlen (endings[i])
        && g_ascii_strcasecmp (base + strlen (base) - strlen (endings[i]), endings[i]) == 0)
      base[strlen (base) - strlen (endings[i])] = '\0';
  return g_steal_pointer (&base);
}

gboolean
dossier_packed_read (GBytes                      *bytes,
                     const char                  *file_name,
                     const DossierImportOptions  *options,
                     DossierSink                 *sink,
                     GError                     **error)
{
  g_autofree char *name = packed_name (file_name);
  g_autoptr (GBytes) content = dossier_archive_unpack (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);

  if (content == NULL)
    return FALSE;
  dossier_sink_take_file (sink, name, name, options->url_hint, content);
  return TRUE;
}
