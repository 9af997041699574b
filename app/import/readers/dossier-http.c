/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Answers of web servers as archives of the web store them: a head of lines, then content that may be in chunks and
 * compressed. Archives often undo either and leave the head as it was, so the content has the last word. Pure functions,
 * any thread; nothing here opens a connection.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-http-private.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#define INFLATE_BYTES (64u * 1024)
#define MAX_VALUE_BYTES 4096

/**
 * dossier_http_find_body:
 *
 * Returns: (nullable): what follows the blank line behind a head; NULL when there is no such line
 */
const guint8 *
dossier_http_find_body (const guint8 *bytes,
                        gsize         length)
{
  const guint8 *end = bytes + length;

  for (const guint8 *at = bytes; (at = memchr (at, '\n', end - at)) != NULL; at++)
    {
      if (end - at > 1 && at[1] == '\n')
        return at + 2;
      if (end - at > 2 && at[1] == '\r' && at[2] == '\n')
        return at + 3;
    }
  return NULL;
}

/**
 * dossier_http_field:
 * @bytes: a head
 * @end: its end
 *
 * Returns: (transfer full) (nullable): the value of the first line with that name, valid UTF-8
 */
char *
dossier_http_field (const guint8 *bytes,
                    const guint8 *end,
                    const char   *name)
{
  gsize size = strlen (name);

  for (const guint8 *line = bytes; line < end;)
    {
      const guint8 *feed = memchr (line, '\n', end - line);
      gsize length = (feed != NULL ? feed : end) - line;

      if (length > size && line[size] == ':' && g_ascii_strncasecmp ((const char *) line, name, size) == 0)
        {
          g_autofree char *value = g_strndup ((const char *) line + size + 1, MIN (length - size - 1, MAX_VALUE_BYTES));

          return g_utf8_make_valid (g_strstrip (value), -1);
        }
      line = feed != NULL ? feed + 1 : end;
    }
  return NULL;
}

/**
 * dossier_http_status:
 *
 * Returns: the number in the first line of an answer, 0 when it is none
 */
guint
dossier_http_status (const guint8 *bytes,
                     gsize         length)
{
  const guint8 *space = length > 12 && memcmp (bytes, "HTTP/", 5) == 0 ? memchr (bytes, ' ', 12) : NULL;

  if (space == NULL || space + 4 > bytes + length)
    return 0;
  for (guint i = 1; i <= 3; i++)
    if (!g_ascii_isdigit (space[i]))
      return 0;
  return (space[1] - '0') * 100u + (space[2] - '0') * 10u + (space[3] - '0');
}

/* NULL when the content is in no chunks. What was cut off is given as far as it goes. */
static GByteArray *
join_chunks (const guint8 *at,
             const guint8 *end)
{
  g_autoptr (GByteArray) joined = g_byte_array_new ();
  gboolean sound = FALSE;

  while (at < end)
    {
      gsize size = 0;
      guint digits = 0;

      while (at < end && g_ascii_isxdigit (*at) && digits < 8)
        {
          size = size * 16 + (gsize) g_ascii_xdigit_value ((char) *at++);
          digits++;
        }
      /* Chunk extensions end with the line. */
      if (digits == 0 || at == end || (*at != '\r' && *at != '\n' && *at != ';' && *at != ' '))
        break;
      at = memchr (at, '\n', end - at);
      if (at == NULL)
        break;
      at++;
      sound = TRUE;
      if (size == 0)
        break;
      size = MIN (size, (gsize) (end - at));
      g_byte_array_append (joined, at, (guint) size);
      at += size;
      while (at < end && (*at == '\r' || *at == '\n'))
        at++;
    }
  return sound ? g_steal_pointer (&joined) : NULL;
}

/* What was cut off is given as far as it goes; NULL when nothing of it can be read or it is more than @limit. */
static GByteArray *
inflate (const guint8         *bytes,
         gsize                 length,
         GZlibCompressorFormat format,
         gsize                 limit)
{
  g_autoptr (GConverter) inflater = G_CONVERTER (g_zlib_decompressor_new (format));
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autofree guint8 *room = g_malloc (INFLATE_BYTES);
  GConverterResult result = G_CONVERTER_CONVERTED;

  /* To its error or end: content may still come when all bytes are taken. */
  while (result == G_CONVERTER_CONVERTED)
    {
      gsize taken = 0, given = 0;

      result = g_converter_convert (inflater, bytes, length, room, INFLATE_BYTES, G_CONVERTER_NO_FLAGS, &taken, &given, NULL);
      if (result == G_CONVERTER_ERROR)
        break;
      if (given > limit - out->len)
        return NULL;
      g_byte_array_append (out, room, (guint) given);
      bytes += taken;
      length -= taken;
    }
  return out->len > 0 ? g_steal_pointer (&out) : NULL;
}

static GByteArray *
unpack (const guint8 *bytes,
        gsize         length,
        const char   *encoding,
        gsize         limit)
{
  GByteArray *content;

  if (length > 2 && bytes[0] == 0x1f && bytes[1] == 0x8b)
    return inflate (bytes, length, G_ZLIB_COMPRESSOR_FORMAT_GZIP, limit);
  if (g_ascii_strcasecmp (encoding, "deflate") != 0)
    return NULL;
  content = inflate (bytes, length, G_ZLIB_COMPRESSOR_FORMAT_ZLIB, limit);
  return content != NULL ? content : inflate (bytes, length, G_ZLIB_COMPRESSOR_FORMAT_RAW, limit);
}

/**
 * dossier_http_content:
 * @bytes: a whole answer
 * @limit: how many bytes its content may have
 * @reason: (out) (nullable): for people, why there is none
 *
 * Returns: (transfer full) (nullable): the content, out of its chunks and compression; NULL when it is empty, compressed
 *   in a way we do not know, or too large
 */
GBytes *
dossier_http_content (const guint8  *bytes,
                      gsize          length,
                      gsize          limit,
                      const char   **reason)
{
  const guint8 *body = dossier_http_find_body (bytes, length);
  const guint8 *end = bytes + length;
  g_autofree char *chunked = NULL;
  g_autofree char *encoding = NULL;
  g_autoptr (GByteArray) joined = NULL;
  g_autoptr (GByteArray) unpacked = NULL;

  *reason = NULL;
  if (body == NULL || body == end)
    return NULL;
  chunked = dossier_http_field (bytes, body, "Transfer-Encoding");
  encoding = dossier_http_field (bytes, body, "Content-Encoding");
  if (chunked != NULL && g_ascii_strcasecmp (chunked, "chunked") == 0)
    joined = join_chunks (body, end);
  if (joined != NULL)
    {
      body = joined->data;
      end = body + joined->len;
    }
  if (body == end)
    return NULL;
  if (encoding != NULL && g_ascii_strcasecmp (encoding, "identity") != 0)
    {
      unpacked = unpack (body, end - body, encoding, limit);
      if (unpacked != NULL)
        return g_byte_array_free_to_bytes (g_steal_pointer (&unpacked));
      /* An archive that unpacked it already left text. */
      if (memchr (body, '\0', MIN (end - body, 512)) != NULL || (end - body > 2 && body[0] == 0x1f && body[1] == 0x8b)
          || !g_utf8_validate_len ((const char *) body, MIN (end - body, 64), NULL))
        {
          *reason = _("it is compressed in a way that cannot be read");
          return NULL;
        }
    }
  if ((gsize) (end - body) > limit)
    {
      *reason = _("it is too large");
      return NULL;
    }
  return joined != NULL ? g_byte_array_free_to_bytes (g_steal_pointer (&joined)) : g_bytes_new (body, end - body);
}
