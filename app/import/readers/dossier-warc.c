/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Archives of the web (.warc, .warc.gz): each stored page goes to the reader of its format with its address, and with
 * the day it was fetched as a weak date. Compressed ones are inflated record by record; memory holds one. Pure, any thread.
 */

#define _GNU_SOURCE /* memmem() */
#define G_LOG_DOMAIN "dossier-import"

#include "dossier-collection-private.h"

#include "dossier-charset-private.h"
#include "dossier-sniff-private.h"
#include "dossier-edtf.h"
#include "dossier-html-private.h"
#include "dossier-http-private.h"
#include "dossier-sink-private.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_HEAD_BYTES (64u * 1024)
#define INFLATE_BYTES (256u * 1024)
/* What honest pages inflate to; beyond it, reading ends. */
#define MAX_RATIO 200u
/* An archive with more damaged records than this is not searched any further. */
#define MAX_DAMAGED 100
#define RATIO_FREE_BYTES (8u * 1024 * 1024)

/* The bytes of an archive, inflated on the way when it is compressed. */
typedef struct
{
  const guint8 *at;
  gsize left;
  GConverter *inflater; /* (owned) (nullable): NULL when it is not compressed */
  GByteArray *buffer;   /* (owned) (nullable): inflated and not yet used, from @used on */
  gsize used;
  guint64 inflated;
  guint64 limit;
  gboolean bomb;
} Source;

typedef struct
{
  char *type;    /* (owned) (nullable) */
  char *address; /* (owned) (nullable) */
  char *day;     /* (owned) (nullable): EDTF */
  char *media;   /* (owned) (nullable) */
  guint64 length;
} Record;

static void
source_clear (Source *self)
{
  g_clear_object (&self->inflater);
  g_clear_pointer (&self->buffer, g_byte_array_unref);
}

static void
record_clear (Record *self)
{
  g_clear_pointer (&self->type, g_free);
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->day, g_free);
  g_clear_pointer (&self->media, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Source, source_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Record, record_clear)

static gboolean
is_packed (const guint8 *bytes,
           gsize         length)
{
  return length > 18 && bytes[0] == 0x1f && bytes[1] == 0x8b;
}

static void
source_open (Source       *self,
             const guint8 *bytes,
             gsize         length)
{
  self->at = bytes;
  self->left = length;
  self->limit = (guint64) length * MAX_RATIO + RATIO_FREE_BYTES;
  if (!is_packed (bytes, length))
    return;
  self->inflater = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  self->buffer = g_byte_array_new ();
}

/* Returns FALSE at the end and where the compressed bytes are damaged. */
static gboolean
source_inflate (Source *self)
{
  guint before = self->buffer->len;
  gsize taken = 0, given = 0;
  GConverterResult result;

  if (self->left == 0 || self->bomb)
    return FALSE;
  g_byte_array_set_size (self->buffer, before + INFLATE_BYTES);
  result = g_converter_convert (self->inflater, self->at, self->left, self->buffer->data + before, INFLATE_BYTES,
                                G_CONVERTER_NO_FLAGS, &taken, &given, NULL);
  g_byte_array_set_size (self->buffer, before + (result != G_CONVERTER_ERROR ? (guint) given : 0));
  if (result == G_CONVERTER_ERROR)
    {
      self->left = 0;
      return FALSE;
    }
  self->at += taken;
  self->left -= taken;
  self->inflated += given;
  self->bomb = self->inflated > self->limit;
  /* Each record is compressed on its own. */
  if (result == G_CONVERTER_FINISHED)
    {
      g_converter_reset (self->inflater);
      if (!is_packed (self->at, self->left))
        self->left = 0;
    }
  return !self->bomb;
}

/* Up to @wanted bytes from here on; fewer only at the end. */
static const guint8 *
source_peek (Source *self,
             gsize   wanted,
             gsize  *length)
{
  if (self->inflater == NULL)
    {
      *length = MIN (wanted, self->left);
      return self->at;
    }
  if (self->used > 0 && self->buffer->len - self->used < wanted)
    {
      g_byte_array_remove_range (self->buffer, 0, (guint) self->used);
      self->used = 0;
    }
  while (self->buffer->len - self->used < wanted && source_inflate (self))
    ;
  *length = MIN (wanted, self->buffer->len - self->used);
  return self->buffer->data + self->used;
}

static void
source_skip (Source  *self,
             guint64  count)
{
  while (count > 0)
    {
      gsize length;

      source_peek (self, MIN (count, INFLATE_BYTES), &length);
      if (length == 0)
        return;
      if (self->inflater == NULL)
        {
          length = MIN (count, self->left);
          self->at += length;
          self->left -= length;
        }
      else
        self->used += length;
      count -= length;
    }
}

/* To the next record; what a wrong length left between two is passed over. */
static gboolean
find_record (Source *self)
{
  static const char mark[] = "WARC/";
  gsize size = sizeof mark - 1;

  for (;;)
    {
      gsize length;
      const guint8 *at = source_peek (self, MAX_HEAD_BYTES, &length);
      const guint8 *found = length > size ? memmem (at, length, mark, size) : NULL;

      while (found != NULL && found > at && found[-1] != '\n')
        found = memmem (found + 1, length - (found + 1 - at), mark, size);
      if (found != NULL)
        {
          source_skip (self, found - at);
          return TRUE;
        }
      if (length < MAX_HEAD_BYTES)
        return FALSE;
      source_skip (self, length - size);
    }
}

static char *
read_day (const char *stamp)
{
  g_autofree char *day = stamp != NULL && strlen (stamp) >= 10 ? g_strndup (stamp, 10) : NULL;
  DossierEdtf edtf;

  return day != NULL && dossier_edtf_parse (day, &edtf, NULL) ? g_steal_pointer (&day) : NULL;
}

/* Leaves the source at the record's content. */
static gboolean
read_record (Source *source,
             Record *record)
{
  gsize length;
  const guint8 *head = source_peek (source, MAX_HEAD_BYTES, &length);
  const guint8 *end = dossier_http_find_body (head, length);
  g_autofree char *size = NULL;
  g_autofree char *stamp = NULL;

  if (end == NULL)
    return FALSE;
  size = dossier_http_field (head, end, "Content-Length");
  stamp = dossier_http_field (head, end, "WARC-Date");
  record->type = dossier_http_field (head, end, "WARC-Type");
  record->address = dossier_http_field (head, end, "WARC-Target-URI");
  record->media = dossier_http_field (head, end, "Content-Type");
  record->day = read_day (stamp);
  if (record->address != NULL)
    g_strstrip (g_strdelimit (record->address, "<>", ' '));
  source_skip (source, end - head);
  return size != NULL && g_ascii_string_to_unsigned (size, 10, 0, G_MAXINT64, &record->length, NULL);
}

typedef enum
{
  KIND_OTHER,
  KIND_PAGE,
  KIND_PDF,
  KIND_TEXT,
} Kind;

static Kind
kind_of (const char *media,
         const char *address)
{
  if (media == NULL || g_ascii_strncasecmp (media, "text/html", 9) == 0 || g_ascii_strncasecmp (media, "application/xhtml+xml", 21) == 0)
    return KIND_PAGE;
  if (g_ascii_strncasecmp (media, "application/pdf", 15) == 0)
    return KIND_PDF;
  /* What servers say to robots is no article. */
  if (g_ascii_strncasecmp (media, "text/plain", 10) == 0 && address != NULL && !g_str_has_suffix (address, "robots.txt")
      && !g_str_has_suffix (address, "ads.txt"))
    return KIND_TEXT;
  return KIND_OTHER;
}

/* The last part of the address, so that the reader of the format and a person know it. */
static char *
name_of (const char *address,
         Kind        kind)
{
  static const char * const endings[] = { "", ".html", ".pdf", ".txt" };
  g_autofree char *path = address != NULL ? g_strndup (address, strcspn (address, "?#")) : g_strdup ("");
  g_autofree char *clean = NULL;
  char *slash;

  while (g_str_has_suffix (path, "/"))
    path[strlen (path) - 1] = '\0';
  slash = strrchr (path, '/');
  clean = g_uri_unescape_string (slash != NULL && slash > path + 8 ? slash + 1 : "page", "/");
  if (clean == NULL || clean[0] == '\0' || !g_utf8_validate (clean, -1, NULL))
    {
      g_free (clean);
      clean = g_strdup ("page");
    }
  for (char *at = clean; *at != '\0'; at++)
    if (g_ascii_iscntrl (*at) || *at == '/')
      *at = ' ';
  if (strrchr (clean, '.') != NULL && strlen (strrchr (clean, '.')) <= 6)
    *strrchr (clean, '.') = '\0';
  slash = g_utf8_substring (clean, 0, MIN (g_utf8_strlen (clean, -1), 80));
  g_free (clean);
  clean = slash;
  return g_strconcat (clean, endings[kind], NULL);
}

/* A character set that only the server told is lost with its head, so the page becomes UTF-8. */
static GBytes *
settle_encoding (GBytes     *content,
                 const char *media)
{
  const char *told = media != NULL ? strstr (media, "charset=") : NULL;
  gsize length, text_length;
  const guint8 *bytes = g_bytes_get_data (content, &length);
  g_autofree char *charset = NULL;
  char *text;

  if (told == NULL)
    return g_bytes_ref (content);
  told += 8 + strspn (told + 8, "\"' ");
  charset = g_strndup (told, strcspn (told, "\"'; "));
  if (g_ascii_strncasecmp (charset, "utf", 3) == 0 || memmem (bytes, MIN (length, 4096), "charset", 7) != NULL)
    return g_bytes_ref (content);
  text = dossier_encoding_to_utf8 (bytes, length, charset, &text_length, NULL);
  return text != NULL ? g_bytes_new_take (text, text_length) : g_bytes_ref (content);
}

static gboolean
take_content (DossierSink  *sink,
              const char   *part,
              const Record *record,
              const char   *media,
              GBytes       *content)
{
  Kind kind = kind_of (media, record->address);
  gsize length;
  const guint8 *bytes = g_bytes_get_data (content, &length);
  const char *url = record->address != NULL && g_str_has_prefix (record->address, "http") ? record->address : NULL;
  g_autofree char *name = NULL;
  g_autoptr (GBytes) text = NULL;

  if (kind == KIND_OTHER || length == 0 || (media == NULL && dossier_html_sniff (bytes, length, "") < 70))
    return TRUE;
  name = name_of (record->address, kind);
  text = kind == KIND_PAGE ? settle_encoding (content, media) : g_bytes_ref (content);
  return dossier_sink_take_dated_file (sink, part, name, url, record->day, text);
}

static gboolean
take_response (DossierSink  *sink,
               const char   *part,
               const Record *record,
               const guint8 *bytes,
               gsize         length)
{
  guint status = dossier_http_status (bytes, length);
  const guint8 *body = dossier_http_find_body (bytes, length);
  g_autofree char *media = body != NULL ? dossier_http_field (bytes, body, "Content-Type") : NULL;
  g_autoptr (GBytes) content = NULL;
  const char *reason;

  if (status < 200 || status > 299 || kind_of (media, record->address) == KIND_OTHER)
    return TRUE;
  content = dossier_http_content (bytes, length, DOSSIER_IMPORT_MAX_BYTES, &reason);
  if (content == NULL)
    return reason == NULL || dossier_sink_reject (sink, part, reason);
  return take_content (sink, part, record, media, content);
}

/* Leaves the source behind the record's content. Returns FALSE to stop. */
static gboolean
take_record (Source       *source,
             DossierSink  *sink,
             guint         number,
             const Record *record)
{
  gboolean response = g_strcmp0 (record->type, "response") == 0;
  gboolean resource = g_strcmp0 (record->type, "resource") == 0 || g_strcmp0 (record->type, "conversion") == 0;
  g_autofree char *part = g_strdup_printf ("%u", number);
  const guint8 *bytes;
  gsize length;
  gboolean go_on = TRUE;

  if (!response && !resource)
    {
      source_skip (source, record->length);
      return TRUE;
    }
  if (record->length > DOSSIER_IMPORT_MAX_BYTES)
    {
      source_skip (source, record->length);
      return kind_of (record->media, record->address) == KIND_OTHER || dossier_sink_reject (sink, part, _("it is too large"));
    }
  bytes = source_peek (source, record->length, &length);
  /* A record cut off at the end of the archive is read as far as it goes. */
  if (response)
    go_on = take_response (sink, part, record, bytes, length);
  else
    {
      g_autoptr (GBytes) content = g_bytes_new (bytes, length);

      go_on = take_content (sink, part, record, record->media != NULL ? record->media : "", content);
    }
  source_skip (source, length);
  return go_on;
}

int
dossier_warc_look (const guint8 *bytes,
                   gsize         length,
                   const char   *extension)
{
  g_auto (Source) source = { 0 };
  const guint8 *start;
  gsize some;

  if (length < 5)
    return 0;
  if (!is_packed (bytes, length))
    return memcmp (bytes, "WARC/", 5) == 0 ? 97 : 0;
  source_open (&source, bytes, MIN (length, MAX_HEAD_BYTES));
  start = source_peek (&source, 5, &some);
  return some == 5 && memcmp (start, "WARC/", 5) == 0 ? 97 : 0;
}

gboolean
dossier_warc_read (GBytes                      *bytes,
                   const char                  *file_name,
                   const DossierImportOptions  *options,
                   DossierSink                 *sink,
                   GError                     **error)
{
  g_auto (Source) source = { 0 };
  guint before = sink->count, number = 0, damaged = 0;
  gboolean go_on = TRUE, sound = TRUE;

  source_open (&source, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  while (go_on && damaged <= MAX_DAMAGED && find_record (&source))
    {
      g_auto (Record) record = { 0 };

      sound = read_record (&source, &record);
      if (sound)
        go_on = take_record (&source, sink, ++number, &record);
      else
        {
          damaged++;
          source_skip (&source, 5);
        }
    }
  if (source.bomb)
    dossier_sink_reject (sink, NULL, _("it unpacks to far more than an honest file would"));
  if (sink->count > before || sound)
    return TRUE;
  g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_DAMAGED, _("the archive is damaged or incomplete"));
  return FALSE;
}
