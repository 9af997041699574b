/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What the doors of the readers have in common: the choice of a reader among those of a process, and the sink into which
 * readers of files with several articles give them. Pure functions, any thread; nothing here opens a file.
 */

#define _GNU_SOURCE /* memmem() */
#define G_LOG_DOMAIN "dossier-import"

#include "dossier-readers-private.h"

#include "dossier-archive-names-private.h"
#include "dossier-charset-private.h"
#include "dossier-lines-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* Files within files within files: what no honest collection exceeds. */
#define MAX_SINK_DEPTH 6
#define MAX_SINK_BYTES (G_GUINT64_CONSTANT (2) * 1024 * 1024 * 1024)

/* What the container of the old office programs holds, by the names in it; they are written in UTF-16. */
static const char *
explain_old_office (const guint8 *bytes,
                    gsize         length)
{
  static const char encrypted[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
  static const char word[] = "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0";
  static const char message[] = "_\0_\0s\0u\0b\0s\0t\0g\0001\0.\0000\0_\0";

  if (bytes == NULL || length < 8 || memcmp (bytes, "\xd0\xcf\x11\xe0", 4) != 0)
    return NULL;
  if (memmem (bytes, length, encrypted, sizeof encrypted - 1) != NULL)
    return _("it is protected by a password");
  if (memmem (bytes, length, word, sizeof word - 1) != NULL)
    return _("this is an old Word document (.doc); save it as DOCX or ODT and import that");
  if (memmem (bytes, length, message, sizeof message - 1) != NULL)
    return _("this is a message of Outlook (.msg); save or forward it as .eml and import that");
  return NULL;
}

/* What is not read itself, but can be made into something that is. */
static const char *
explain_packed (const guint8 *bytes,
                gsize         length)
{
  if (length >= 4 && memcmp (bytes, "!BDN", 4) == 0)
    return _("this is a mailbox of Outlook (.pst); export its folders as .mbox or .eml and import those");
  if (length >= 4 && memcmp (bytes, "\x78\x9f\x3e\x22", 4) == 0)
    return _("these are attachments as only Outlook packs them (winmail.dat); ask for them to be sent as plain text or HTML mail");
  if (length >= 4 && (memcmp (bytes, "7z\xbc\xaf", 4) == 0 || memcmp (bytes, "Rar!", 4) == 0))
    return _("this is an archive of a kind that is not read; unpack it and import its folder");
  return NULL;
}

static void
set_unknown_format (GError       **error,
                    const guint8  *bytes,
                    gsize          length)
{
  const char *kind = dossier_formats_find_binary (bytes, length);
  const char *reason = explain_old_office (bytes, length);

  if (reason == NULL && kind != NULL)
    reason = explain_packed (bytes, length);
  if (reason != NULL)
    g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_UNKNOWN_FORMAT, reason);
  else if (kind != NULL)
    g_set_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_UNKNOWN_FORMAT,
                 /* Translators: %s is a kind of file with its article, such as "a picture" */
                 _("this is %s, which cannot be read as an article"), _(kind));
  else if (dossier_archive_is_zip (bytes, length))
    g_set_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_UNKNOWN_FORMAT,
                 _("this is %s, which cannot be read as an article"), _("an office document of another kind"));
  else
    g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_UNKNOWN_FORMAT,
                         _("this kind of file cannot be read"));
}

/**
 * dossier_readers_find_format:
 *
 * Returns: DOSSIER_N_FORMATS with @error when there is none
 */
DossierFormat
dossier_readers_find_format (const DossierReaders  *self,
                             GBytes                *bytes,
                             const char            *file_name,
                             GError               **error)
{
  DossierFormat format = DOSSIER_N_FORMATS;
  const guint8 *data;
  gsize length;
  guint most;
  g_autofree char *extension = dossier_formats_dup_extension (file_name);

  data = g_bytes_get_data (bytes, &length);
  if (length == 0)
    {
      g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_EMPTY, _("the file is empty"));
      return DOSSIER_N_FORMATS;
    }
  if (dossier_formats_find_binary (data, length) == NULL)
    format = dossier_formats_choose (data, length, extension, self->looks);
  most = format < DOSSIER_N_FORMATS && dossier_import_formats ()[format]->large ? DOSSIER_IMPORT_MAX_LARGE_BYTES : DOSSIER_IMPORT_MAX_BYTES;
  if (length > most)
    {
      g_set_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_TOO_LARGE, _("the file is larger than %u MiB"), most / (1024 * 1024));
      return DOSSIER_N_FORMATS;
    }
  if (format == DOSSIER_N_FORMATS)
    set_unknown_format (error, data, length);
  return format;
}

/* The path of a part within the file that was handed in. */
static char *
join_part (DossierSink *self,
           const char  *part)
{
  if (self->part == NULL)
    return g_strdup (part);
  return part != NULL ? g_strconcat (self->part, "/", part, NULL) : g_strdup (self->part);
}

static gboolean
hand_out (DossierSink  *self,
          DossierFound *found)
{
  self->count++;
  if (!self->func (found, self->user_data))
    *self->stopped = TRUE;
  return !*self->stopped;
}

/**
 * dossier_sink_take_draft:
 * @part: (nullable): where it stands within this file
 * @bytes: (nullable): its own bytes, when it is a message or file of its own
 * @draft: (transfer full): the article
 *
 * Returns: whether to go on
 */
gboolean
dossier_sink_take_draft (DossierSink  *self,
                         const char   *part,
                         GBytes       *bytes,
                         DossierDraft *draft)
{
  DossierFound *found = g_new0 (DossierFound, 1);
  GBytes *own = bytes != NULL ? bytes : self->bytes;

  g_return_val_if_fail (self != NULL && draft != NULL, FALSE);
  found->draft = draft;
  found->part = join_part (self, part);
  found->bytes = own != NULL ? g_bytes_ref (own) : NULL;
  if (bytes != NULL)
    found->own = found->part != NULL ? strlen (found->part) : 0;
  else if (own != NULL)
    found->own = strlen (self->part);
  found->file_name = g_strdup (self->file_name);
  return hand_out (self, found);
}

/**
 * dossier_sink_reject:
 * @part: (nullable): where it stands within this file
 * @reason: for people, lower case
 *
 * Tells of a part that is no article.
 *
 * Returns: whether to go on
 */
gboolean
dossier_sink_reject (DossierSink *self,
                     const char  *part,
                     const char  *reason)
{
  DossierFound *found = g_new0 (DossierFound, 1);

  g_return_val_if_fail (self != NULL && reason != NULL, FALSE);
  found->part = join_part (self, part);
  found->reason = g_strdup (reason);
  return hand_out (self, found);
}

/**
 * dossier_sink_offer_weak_date:
 * @date: EDTF: when it was fetched
 *
 * An article is of that day at the latest: better than no date, and never certain.
 */
void
dossier_sink_offer_weak_date (DossierDraft *draft,
                              const char   *date)
{
  dossier_draft_add_field (draft, DOSSIER_FIELD_DATE, date, "file", 20);
  if (draft->date == NULL)
    draft->date = g_strdup (date);
}

static gboolean
read_into (DossierSink                *self,
           GBytes                     *bytes,
           const char                 *file_name,
           const DossierImportOptions *options,
           GError                    **error)
{
  DossierFormat format = dossier_readers_find_format (self->readers, bytes, file_name, error);
  g_autofree char *name = file_name != NULL ? g_filename_display_name (file_name) : NULL;
  const DossierFormatReader *reader;
  DossierDraft *draft;

  if (format == DOSSIER_N_FORMATS)
    return FALSE;
  reader = &self->readers->formats[format];
  if (reader->read == NULL && reader->read_many == NULL)
    {
      /* Nobody sees it: the file is given to another process. */
      g_set_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_ELSEWHERE, "%s is read elsewhere", dossier_import_formats ()[format]->name);
      return FALSE;
    }
  if (reader->read_many != NULL)
    return reader->read_many (bytes, name, options, self, error);
  draft = reader->read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), name, options->url_hint, error);
  if (draft == NULL)
    return FALSE;
  if (self->date != NULL)
    dossier_sink_offer_weak_date (draft, self->date);
  dossier_sink_take_draft (self, NULL, NULL, draft);
  return TRUE;
}

/**
 * dossier_sink_take_dated_file:
 * @part: where it stands within this file
 * @file_name: (nullable): its name; helps to tell the format
 * @url: (nullable): where it came from
 * @date: (nullable): EDTF; when it was fetched, its date if nothing else tells one
 * @bytes: its bytes
 *
 * Reads a file that stands in another one, by the registry. What cannot be read is handed out with its reason;
 * depth, count and total size are limited.
 *
 * Returns: whether to go on
 */
gboolean
dossier_sink_take_dated_file (DossierSink *self,
                              const char  *part,
                              const char  *file_name,
                              const char  *url,
                              const char  *date,
                              GBytes      *bytes)
{
  DossierImportOptions options = *self->options;
  g_autoptr (GError) error = NULL;
  g_autofree char *whole = join_part (self, part);
  DossierSink inner = *self;

  g_return_val_if_fail (self != NULL && part != NULL && bytes != NULL, FALSE);
  *self->total += g_bytes_get_size (bytes);
  if (self->depth >= MAX_SINK_DEPTH)
    return dossier_sink_reject (self, part, _("it lies too deep in other files"));
  if (*self->total > MAX_SINK_BYTES)
    {
      dossier_sink_reject (self, part, _("the file holds more than can be taken in at once; unpack it and import its files"));
      *self->stopped = TRUE;
      return FALSE;
    }
  options.url_hint = url;
  inner.options = &options;
  inner.depth++;
  inner.part = whole;
  inner.bytes = bytes;
  inner.file_name = file_name;
  inner.date = date;
  if (!read_into (&inner, bytes, file_name, &options, &error) && !*self->stopped)
    dossier_sink_reject (self, part, error != NULL ? error->message : _("it cannot be read"));
  self->count = MAX (self->count, inner.count);
  return !*self->stopped;
}

/**
 * dossier_sink_take_file:
 *
 * dossier_sink_take_dated_file() of a file of which nobody knows when it was fetched.
 *
 * Returns: whether to go on
 */
gboolean
dossier_sink_take_file (DossierSink *self,
                        const char  *part,
                        const char  *file_name,
                        const char  *url,
                        GBytes      *bytes)
{
  return dossier_sink_take_dated_file (self, part, file_name, url, NULL, bytes);
}

/**
 * dossier_readers_read:
 * @options: (nullable)
 *
 * dossier_import_read_all() with these readers and no others; a file that needs another one fails with
 * DOSSIER_IMPORT_ERROR_ELSEWHERE.
 */
gboolean
dossier_readers_read (const DossierReaders        *self,
                      GBytes                      *bytes,
                      const char                  *file_name,
                      const DossierImportOptions  *options,
                      DossierFoundFunc             func,
                      gpointer                     user_data,
                      GError                     **error)
{
  static const DossierImportOptions none = { NULL, NULL, FALSE };
  gboolean stopped = FALSE;
  guint64 total = 0;
  DossierSink sink = { .readers = self, .func = func, .user_data = user_data, .options = options ? options : &none, .stopped = &stopped, .total = &total };

  g_return_val_if_fail (bytes != NULL && func != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);
  if (!read_into (&sink, bytes, file_name, sink.options, error))
    return FALSE;
  if (sink.count > 0)
    return TRUE;
  g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_EMPTY, _("there is no article in it"));
  return FALSE;
}

/* Text in any encoding. */
DossierDraft *
dossier_readers_plain (const guint8 *bytes,
                       gsize         length,
                       const char   *file_name,
                       const char   *url_hint,
                       GError      **error)
{
  gsize text_length;
  g_autofree char *text = dossier_encoding_to_utf8 (bytes, length, NULL, &text_length, error);

  return text != NULL ? dossier_plain_read (text, text_length, file_name, url_hint, error) : NULL;
}

DossierDraft *
dossier_readers_markdown (const guint8 *bytes,
                          gsize         length,
                          const char   *file_name,
                          const char   *url_hint,
                          GError      **error)
{
  gsize text_length;
  g_autofree char *text = dossier_encoding_to_utf8 (bytes, length, NULL, &text_length, error);

  return text != NULL ? dossier_markdown_read (text, text_length, file_name, url_hint, error) : NULL;
}
