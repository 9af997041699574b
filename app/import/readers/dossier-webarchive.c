/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Pages saved by Safari (.webarchive): a binary property list whose main resource is the page. Only what is asked for is
 * looked up, by the table of offsets; nothing is built, and every offset is checked. Pure functions, any thread.
 */

#define _GNU_SOURCE /* memmem() */
#define G_LOG_DOMAIN "dossier-import"

#include "dossier-collection-private.h"

#include "dossier-charset-private.h"
#include "dossier-html-private.h"
#include "dossier-lines-private.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAGIC "bplist0"
#define MAGIC_BYTES 7
#define TRAILER_BYTES 32
#define MAX_KEYS 1000
#define SNIFF_BYTES (256u * 1024)

typedef struct
{
  const guint8 *bytes;
  gsize length;       /* without the trailer */
  guint64 count;      /* of objects */
  gsize table;        /* offset of their offsets */
  guint offset_size;
  guint ref_size;
} List;

/* A value in the list: its kind (high half of its marker), where its content begins and how long that is. */
typedef struct
{
  guint8 kind;
  const guint8 *start;
  guint64 size;       /* bytes, code units or pairs, by kind */
} Value;

static guint64
read_big (const guint8 *at,
          guint         size)
{
  guint64 number = 0;

  for (guint i = 0; i < size; i++)
    number = number << 8 | at[i];
  return number;
}

static gboolean
open_list (List         *self,
           const guint8 *bytes,
           gsize         length,
           guint64      *top)
{
  const guint8 *trailer;
  guint64 table;

  if (length < MAGIC_BYTES + 1 + TRAILER_BYTES || memcmp (bytes, MAGIC, MAGIC_BYTES) != 0)
    return FALSE;
  trailer = bytes + length - TRAILER_BYTES;
  self->bytes = bytes;
  self->length = length - TRAILER_BYTES;
  self->offset_size = trailer[6];
  self->ref_size = trailer[7];
  self->count = read_big (trailer + 8, 8);
  *top = read_big (trailer + 16, 8);
  table = read_big (trailer + 24, 8);
  if (self->offset_size < 1 || self->offset_size > 8 || self->ref_size < 1 || self->ref_size > 8 || table > self->length
      || self->count > (self->length - table) / self->offset_size)
    return FALSE;
  self->table = table;
  return TRUE;
}

static gboolean
find_value (const List *self,
            guint64     ref,
            Value      *value)
{
  guint64 offset;
  gsize left;

  if (ref >= self->count)
    return FALSE;
  offset = read_big (self->bytes + self->table + ref * self->offset_size, self->offset_size);
  if (offset < MAGIC_BYTES + 1 || offset >= self->length)
    return FALSE;
  value->kind = self->bytes[offset] >> 4;
  value->size = self->bytes[offset] & 0x0f;
  value->start = self->bytes + offset + 1;
  left = self->length - offset - 1;
  if (value->size == 0x0f)
    {
      guint width;

      /* A long one is followed by its size as a number of 1, 2, 4 or 8 bytes. */
      if (left < 1 || value->start[0] >> 4 != 1 || (value->start[0] & 0x0f) > 3)
        return FALSE;
      width = 1u << (value->start[0] & 0x0f);
      if (left < 1 + width)
        return FALSE;
      value->size = read_big (value->start + 1, width);
      value->start += 1 + width;
      left -= 1 + width;
    }
  if (value->kind == 0x6)
    return value->size <= left / 2;
  if (value->kind == 0xd)
    return value->size <= left / (2 * self->ref_size);
  return value->size <= left;
}

static gboolean
look_up (const List  *self,
         const Value *dictionary,
         const char  *key,
         Value       *value)
{
  guint64 count = MIN (dictionary->size, MAX_KEYS);

  if (dictionary->kind != 0xd)
    return FALSE;
  for (guint64 i = 0; i < count; i++)
    {
      Value name;

      if (find_value (self, read_big (dictionary->start + i * self->ref_size, self->ref_size), &name) && name.kind == 0x5
          && name.size == strlen (key) && memcmp (name.start, key, name.size) == 0)
        return find_value (self, read_big (dictionary->start + (dictionary->size + i) * self->ref_size, self->ref_size), value);
    }
  return FALSE;
}

static char *
look_up_text (const List  *self,
              const Value *dictionary,
              const char  *key)
{
  Value value;
  gsize length;

  if (!look_up (self, dictionary, key, &value) || value.size > 4096)
    return NULL;
  if (value.kind == 0x5)
    return g_utf8_make_valid ((const char *) value.start, value.size);
  if (value.kind == 0x6)
    return g_convert ((const char *) value.start, value.size * 2, "UTF-8", "UTF-16BE", NULL, &length, NULL);
  return NULL;
}

static DossierDraft *
read_page (const List   *self,
           const Value  *page,
           const char   *file_name,
           const char   *url_hint,
           GError      **error)
{
  g_autofree char *type = look_up_text (self, page, "WebResourceMIMEType");
  g_autofree char *encoding = look_up_text (self, page, "WebResourceTextEncodingName");
  g_autofree char *address = look_up_text (self, page, "WebResourceURL");
  g_autofree char *text = NULL;
  gsize length;
  Value content;

  if (!look_up (self, page, "WebResourceData", &content) || content.kind != 0x4
      || (type != NULL && !g_str_has_prefix (type, "text/") && strstr (type, "html") == NULL))
    {
      g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_DAMAGED, _("there is no page in it"));
      return NULL;
    }
  text = dossier_encoding_to_utf8 (content.start, content.size, encoding, &length, error);
  if (text == NULL)
    return NULL;
  if (address != NULL && !g_str_has_prefix (address, "http"))
    g_clear_pointer (&address, g_free);
  if (url_hint == NULL)
    url_hint = address;
  if (g_strcmp0 (type, "text/plain") == 0)
    return dossier_plain_read (text, length, file_name, url_hint, error);
  return dossier_html_read ((const guint8 *) text, length, file_name, url_hint, error);
}

DossierDraft *
dossier_webarchive_read (const guint8 *bytes,
                         gsize         length,
                         const char   *file_name,
                         const char   *url_hint,
                         GError      **error)
{
  List list = { 0 };
  Value root, page;
  guint64 top;
  DossierDraft *draft;

  if (!open_list (&list, bytes, length, &top) || !find_value (&list, top, &root)
      || !look_up (&list, &root, "WebMainResource", &page))
    {
      g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_DAMAGED, _("the saved page is damaged or incomplete"));
      return NULL;
    }
  draft = read_page (&list, &page, file_name, url_hint, error);
  if (draft != NULL)
    {
      g_free (draft->media_type);
      draft->media_type = g_strdup ("application/x-webarchive");
    }
  return draft;
}
