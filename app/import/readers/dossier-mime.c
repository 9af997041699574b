/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Messages: how to know one, parsing by GMime, and its parts as bytes and as text. GMime undoes transfer encodings and
 * encoded words; character sets are read by dossier-encoding.c, which also knows what to do when they are told wrongly.
 * Any thread; a parsed message belongs to the reading that made it.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-mime-private.h"

#include "dossier-charset-private.h"
#include "dossier-words-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* Honest mail has fewer than ten, and a digest a few hundred. */
#define MAX_BOUNDARIES 1024
#define MAX_HEADER_CHARS 2000

/* GMime recurses once a level; a level needs a boundary or a message of its own, and more of them than this is no mail. */
static gboolean
is_nested_too_often (GBytes *bytes)
{
  gsize length;
  const char *at = g_bytes_get_data (bytes, &length);
  const char *end = at + length;
  guint count = 0;

  while (at < end && (at = memchr (at, '=', end - at)) != NULL)
    {
      if (at - (const char *) g_bytes_get_data (bytes, NULL) >= 8 && g_ascii_strncasecmp (at - 8, "boundary", 8) == 0
          && ++count > MAX_BOUNDARIES)
        return TRUE;
      at++;
    }
  return FALSE;
}

static gpointer
start_gmime (gpointer unused)
{
  static const char *charsets[] = { "utf-8", "windows-1252", NULL };

  g_mime_init ();
  g_mime_parser_options_set_fallback_charsets (g_mime_parser_options_get_default (), charsets);
  return NULL;
}

/**
 * dossier_mime_parse:
 *
 * Returns: (transfer full) (nullable): NULL with @error set when it is no message
 */
DossierMime *
dossier_mime_parse (GBytes  *bytes,
                    GError **error)
{
  static GOnce started = G_ONCE_INIT;
  g_autoptr (DossierMime) self = g_new0 (DossierMime, 1);
  GMimeParser *parser;
  GMimeStream *stream;

  g_once (&started, start_gmime, NULL);
  if (is_nested_too_often (bytes))
    {
      g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_DAMAGED, _("the message has too many parts"));
      return NULL;
    }
  self->bytes = g_bytes_ref (bytes);
  self->view.data = (guint8 *) g_bytes_get_data (bytes, NULL);
  self->view.len = (guint) g_bytes_get_size (bytes);
  stream = g_mime_stream_mem_new_with_byte_array (&self->view);
  g_mime_stream_mem_set_owner (GMIME_STREAM_MEM (stream), FALSE);
  parser = g_mime_parser_new_with_stream (stream);
  g_mime_parser_set_persist_stream (parser, TRUE);
  self->message = g_mime_parser_construct_message (parser, NULL);
  g_object_unref (parser);
  g_object_unref (stream);
  if (self->message == NULL)
    {
      g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_DAMAGED, _("the message is damaged"));
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
dossier_mime_free (DossierMime *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->message);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

/**
 * dossier_mime_content:
 *
 * Returns: (transfer full) (nullable): the bytes of a part, its transfer encoding undone; NULL when it has none
 */
GBytes *
dossier_mime_content (GMimePart *part)
{
  GMimeDataWrapper *content = g_mime_part_get_content (part);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  GMimeStream *stream;

  if (content == NULL)
    return NULL;
  stream = g_mime_stream_mem_new_with_byte_array (bytes);
  g_mime_stream_mem_set_owner (GMIME_STREAM_MEM (stream), FALSE);
  g_mime_data_wrapper_write_to_stream (content, stream);
  g_object_unref (stream);
  return bytes->len > 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

/**
 * dossier_mime_text:
 * @length: (out): bytes of the answer
 *
 * Returns: (transfer full) (nullable): a part as valid UTF-8; NULL when it is empty or no text
 */
char *
dossier_mime_text (GMimePart *part,
                   gsize     *length)
{
  const char *charset = g_mime_object_get_content_type_parameter (GMIME_OBJECT (part), "charset");
  g_autoptr (GBytes) bytes = dossier_mime_content (part);

  *length = 0;
  if (bytes == NULL)
    return NULL;
  return dossier_encoding_to_utf8 (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), charset, length, NULL);
}

/**
 * dossier_mime_header:
 *
 * Returns: (transfer full) (nullable): the value of a header as one line of valid UTF-8, encoded words decoded; NULL
 *   when there is none or nothing in it
 */
char *
dossier_mime_header (GMimeObject *object,
                     const char  *name)
{
  const char *raw = g_mime_object_get_header (object, name);
  g_autofree char *start = NULL;
  g_autofree char *decoded = NULL;
  g_autofree char *valid = NULL;
  g_autofree char *line = NULL;

  if (raw == NULL)
    return NULL;
  start = g_strndup (raw, 4 * MAX_HEADER_CHARS);
  decoded = g_mime_utils_header_decode_text (NULL, start);
  valid = g_utf8_make_valid (decoded != NULL ? decoded : start, -1);
  line = dossier_words_collapse (valid, -1);
  if (line[0] == '\0')
    return NULL;
  return g_utf8_substring (line, 0, MIN (g_utf8_strlen (line, -1), MAX_HEADER_CHARS));
}

/**
 * dossier_mime_file_name:
 *
 * Returns: (transfer full) (nullable): the last part of the name a part gives itself, fit to be shown
 */
char *
dossier_mime_file_name (GMimePart *part)
{
  const char *told = g_mime_part_get_filename (part);
  g_autofree char *valid = NULL;
  g_autofree char *line = NULL;
  const char *base;

  if (told == NULL)
    return NULL;
  valid = g_utf8_make_valid (told, -1);
  line = dossier_words_collapse (valid, -1);
  g_strdelimit (line, "\\", '/');
  base = strrchr (line, '/') != NULL ? strrchr (line, '/') + 1 : line;
  if (base[0] == '\0' || strcmp (base, ".") == 0 || strcmp (base, "..") == 0)
    return NULL;
  return g_utf8_substring (base, 0, MIN (g_utf8_strlen (base, -1), 200));
}

gboolean
dossier_mime_has_type (GMimeObject *object,
                       const char  *type,
                       const char  *subtype)
{
  GMimeContentType *content = g_mime_object_get_content_type (object);

  return content != NULL && g_mime_content_type_is_type (content, type, subtype);
}
