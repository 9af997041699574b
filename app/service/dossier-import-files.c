/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What there is to read, and reading it: folders become lists of files, a file becomes entries of a run. On whatever
 * thread the import reads.
 */

#define G_LOG_DOMAIN "dossier-service"

#include "dossier-importing-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dossier-import.h"

#define MAX_DEPTH 64
#define DETAIL_STEP 100 /* articles of one file between two reports */

/* What browsers add to a page's name for the folder with its pictures and styles, in their languages. */
static const char * const companion_endings[] = {
  "_files", ".files", "-files", "_Files", "-Dateien", "_Dateien", "_fichiers", "_archivos", "_ficheros", "_file", "_bestanden", "-filer",
  "_filer", "_tiedostot", "_pliki", "_soubory", "_subory", "_elemei", "_ficheiros", "_arquivos", "_dosyalar", "_datoteke", "_fitxers",
  "_failid", "_fails", "_bylos", "_fajlovi", "_fitxategiak", "_fisiere", "_arxius", "_файлы", "_файли", "_файлове", "_αρχεία", NULL,
};

static const char * const page_endings[] = { ".html", ".htm", ".xhtml", ".xht", ".HTML", ".HTM", NULL };

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

/* Whether a folder holds the parts of a saved page that lies beside it. */
static gboolean
is_companion (const char *path)
{
  for (guint i = 0; companion_endings[i] != NULL; i++)
    {
      g_autofree char *stem = NULL;

      if (!g_str_has_suffix (path, companion_endings[i]))
        continue;
      stem = g_strndup (path, strlen (path) - strlen (companion_endings[i]));
      for (guint j = 0; page_endings[j] != NULL; j++)
        {
          g_autofree char *page = g_strconcat (stem, page_endings[j], NULL);

          if (g_file_test (page, G_FILE_TEST_IS_REGULAR))
            return TRUE;
        }
    }
  return FALSE;
}

/* Folders are walked by name; hidden files and links to folders are left out, so that no circle is possible. */
static void
walk (const char *path,
      gboolean    named,
      guint       depth,
      GPtrArray  *files)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_autofree char *base = g_path_get_basename (path);

      if (named || dossier_import_is_candidate (base))
        g_ptr_array_add (files, g_strdup (path));
      return;
    }
  if (!named && is_companion (path))
    return;
  if (depth > MAX_DEPTH || (!named && g_file_test (path, G_FILE_TEST_IS_SYMLINK)) || (dir = g_dir_open (path, 0, NULL)) == NULL)
    {
      if (named)
        g_ptr_array_add (files, g_strdup (path));
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    if (name[0] != '.')
      g_ptr_array_add (names, g_build_filename (path, name, NULL));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    walk (g_ptr_array_index (names, i), FALSE, depth + 1, files);
}

/**
 * dossier_import_walk:
 *
 * Returns: (transfer full) (element-type filename): the files that are meant, folders replaced by what is in them
 */
GPtrArray *
dossier_import_walk (const char * const *paths)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; paths[i] != NULL; i++)
    walk (paths[i], TRUE, 0, files);
  return files;
}

/* Reads a regular file whole; a pipe or device is never waited for. */
static GBytes *
load_file (const char *path,
           char      **reason)
{
  int descriptor = g_open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  gsize most = dossier_import_max_bytes (path);
  struct stat status;
  g_autofree guint8 *bytes = NULL;
  gsize length = 0;

  if (descriptor < 0)
    {
      *reason = g_strdup (g_strerror (errno));
      return NULL;
    }
  if (fstat (descriptor, &status) != 0 || !S_ISREG (status.st_mode))
    *reason = g_strdup (_("not a file"));
  else if ((guint64) status.st_size > most)
    *reason = g_strdup_printf (_("larger than %u MB"), (guint) (most / (1024 * 1024)));
  if (*reason != NULL)
    {
      close (descriptor);
      return NULL;
    }
  bytes = g_malloc (status.st_size + 1);
  while (length < (gsize) status.st_size)
    {
      gssize got = read (descriptor, bytes + length, status.st_size - length);

      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        *reason = g_strdup (g_strerror (errno));
      if (got <= 0)
        break;
      length += got;
    }
  close (descriptor);
  return *reason ? NULL : g_bytes_new_take (g_steal_pointer (&bytes), length);
}

/* One file while it is read. */
typedef struct
{
  DossierImportRun *run;
  const char *path;
  const char *file_name;   /* (nullable) */
  GBytes *bytes;           /* (owned) (nullable) */
  GBytes *hashed;          /* (owned) (nullable): what sha256 is of; the articles of one original come in a row */
  guint8 sha256[32];
  const char *columns;     /* (nullable) */
  gboolean stopped;        /* before its first article was done */
  guint count;
} Reading;

static void
hash_original (Reading *self,
               GBytes  *bytes)
{
  g_autoptr (GChecksum) checksum = NULL;
  gsize size = sizeof self->sha256;

  if (self->hashed == bytes)
    return;
  g_clear_pointer (&self->hashed, g_bytes_unref);
  self->hashed = g_bytes_ref (bytes);
  checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_checksum_update (checksum, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_checksum_get_digest (checksum, self->sha256, &size);
}

static void
add_rejected (Reading    *self,
              const char *part,
              const char *reason,
              gboolean    needs_columns)
{
  DossierImportEntry *entry = dossier_import_entry_new (self->path);

  entry->item->status = DOSSIER_REJECTED;
  entry->item->part = g_strdup (part);
  entry->item->reason = g_strdup (reason);
  entry->item->needs_columns = needs_columns;
  dossier_import_run_add (self->run, entry);
}

static void
add_article (Reading      *self,
             DossierFound *found)
{
  DossierImportEntry *entry = dossier_import_entry_new (self->path);
  const char *name = found->bytes != NULL ? found->file_name : self->file_name;

  entry->bytes = g_bytes_ref (found->bytes != NULL ? found->bytes : self->bytes);
  hash_original (self, entry->bytes);
  memcpy (entry->sha256, self->sha256, sizeof entry->sha256);
  entry->file_name = name != NULL ? g_filename_display_name (name) : NULL;
  entry->place = g_strdup (dossier_found_get_place (found));
  entry->columns = g_strdup (self->columns);
  entry->draft = g_steal_pointer (&found->draft);
  entry->item->part = g_strdup (found->part);
  entry->item->title = g_strdup (entry->draft->title);
  entry->item->date = g_strdup (entry->draft->date);
  entry->item->source = g_strdup (entry->draft->source);
  dossier_import_run_add (self->run, entry);
}

static gboolean
found_cb (DossierFound *found,
          gpointer      user_data)
{
  g_autoptr (DossierFound) owned = found;
  Reading *self = user_data;

  self->count++;
  if (owned->draft != NULL)
    add_article (self, owned);
  else
    add_rejected (self, owned->part, owned->reason != NULL ? owned->reason : _("it cannot be read"), FALSE);
  if (self->count % DETAIL_STEP == 0)
    {
      g_autofree char *shown = g_filename_display_name (self->path);
      /* Translators: progress within one file that holds many articles: "feed.xml: 1200 articles" */
      g_autofree char *detail = g_strdup_printf (ngettext ("%s: %u article", "%s: %u articles", self->count), shown, self->count);

      dossier_import_run_report (self->run, detail);
    }
  return dossier_import_run_goes_on (self->run);
}

static void
read_all (Reading                   *self,
          const char                *url_hint,
          const DossierImportWishes *wishes)
{
  const DossierImportOptions options = { url_hint, wishes->columns, wishes->chapters };
  g_autoptr (GError) error = NULL;

  self->columns = wishes->columns;
  if (!dossier_import_run_read (self->run, self->bytes, self->file_name, &options, found_cb, self, &error) && error != NULL)
    {
      self->stopped = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      if (!self->stopped)
        add_rejected (self, NULL, error->message, g_error_matches (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_COLUMNS));
    }
  g_clear_pointer (&self->hashed, g_bytes_unref);
}

/**
 * dossier_import_read_file:
 *
 * Reads one file into the run. When the person stops in the middle of a file with many articles, the file does not count as
 * read.
 */
void
dossier_import_read_file (DossierImportRun          *run,
                          const char                *path,
                          const DossierImportWishes *wishes)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *reason = NULL;
  Reading self = { .run = run, .path = path, .file_name = name };

  dossier_import_run_report (run, shown);
  self.bytes = load_file (path, &reason);
  if (self.bytes == NULL)
    add_rejected (&self, NULL, reason, FALSE);
  else
    read_all (&self, NULL, wishes);
  g_clear_pointer (&self.bytes, g_bytes_unref);
  if (!self.stopped && (self.count <= 1 || dossier_import_run_goes_on (run)))
    dossier_import_run_file_done (run);
}

/**
 * dossier_import_read_bytes:
 * @shown: what people are told that it is
 *
 * Reads what is no file, or not any more.
 */
void
dossier_import_read_bytes (DossierImportRun          *run,
                           GBytes                    *bytes,
                           const char                *shown,
                           const char                *file_name,
                           const char                *url_hint,
                           const DossierImportWishes *wishes)
{
  Reading self = { .run = run, .path = shown, .file_name = file_name, .bytes = bytes };

  read_all (&self, url_hint, wishes);
  dossier_import_run_file_done (run);
}
