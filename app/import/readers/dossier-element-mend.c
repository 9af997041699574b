/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What XML goes through before the parser sees it: the document type goes, so that no entity can be declared, and what
 * feeds commonly break is mended: bare ampersands, HTML's named characters, control characters. Pure functions, any thread.
 */

#define _GNU_SOURCE /* memmem() */
#define G_LOG_DOMAIN "dossier-import"

#include "dossier-element-private.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#define MAX_ENTITY 32
#define PROLOG_BYTES 16384u

gboolean
dossier_element_needs_mending (const char *text,
               gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (text[i] == '&' || ((guchar) text[i] < 0x20 && text[i] != '\n' && text[i] != '\t' && text[i] != '\r')
        || ((guchar) text[i] == 0xef && i + 1 < length && (guchar) text[i + 1] == 0xbf))
      return TRUE;
  return FALSE;
}

static gboolean
is_xml_character (gunichar c)
{
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xd800) || (c >= 0xe000 && c < 0xfffe) || (c >= 0x10000 && c < 0x110000);
}

/* What begins with an ampersand; returns its bytes in the source. */
static gsize
mend_reference (GString    *out,
                const char *at,
                const char *end)
{
  char name[MAX_ENTITY + 1];
  gsize length = 0;
  const htmlEntityDesc *entity;

  while (at + 1 + length < end && length < MAX_ENTITY && (g_ascii_isalnum (at[1 + length]) || (length == 0 && at[1] == '#')))
    {
      name[length] = at[1 + length];
      length++;
    }
  name[length] = '\0';
  if (length == 0 || at + 1 + length >= end || at[1 + length] != ';')
    {
      g_string_append (out, "&amp;");
      return 1;
    }
  if (name[0] == '#')
    {
      gboolean hex = name[1] == 'x' || name[1] == 'X';
      char *stop = NULL;
      guint64 c = g_ascii_strtoull (name + (hex ? 2 : 1), &stop, hex ? 16 : 10);

      if (*stop == '\0' && stop > name + 1 && is_xml_character ((gunichar) MIN (c, G_MAXUINT32)))
        g_string_append_printf (out, "&#%u;", (guint) c);
      return length + 2;
    }
  entity = htmlEntityLookup ((const xmlChar *) name);
  if (g_strv_contains ((const char * const[]) { "amp", "lt", "gt", "quot", "apos", NULL }, name))
    g_string_append_printf (out, "&%s;", name);
  else if (entity != NULL)
    g_string_append_printf (out, "&#%u;", entity->value);
  else
    g_string_append_printf (out, "&amp;%s;", name);
  return length + 2;
}

/* Characters that XML forbids: control characters, and two that are none. */
static gboolean
is_forbidden (const char *at,
              const char *end)
{
  guchar byte = *at;

  return (byte < 0x20 && byte != '\n' && byte != '\t' && byte != '\r')
         || (byte == 0xef && end - at >= 3 && (guchar) at[1] == 0xbf && (guchar) at[2] >= 0xbe);
}

/* Copies up to @stop without forbidden characters. */
static void
copy_allowed (GString    *out,
              const char *at,
              const char *stop)
{
  const char *start = at;

  while (at < stop)
    {
      if (!is_forbidden (at, stop))
        {
          at++;
          continue;
        }
      g_string_append_len (out, start, at - start);
      at += (guchar) *at == 0xef ? 3 : 1;
      start = at;
    }
  g_string_append_len (out, start, at - start);
}

static const char *
find (const char *at,
      const char *end,
      const char *needle)
{
  return memmem (at, end - at, needle, strlen (needle));
}

/* References are mended outside of CDATA only; characters that XML forbids go everywhere. */
GString *
dossier_element_mend (const char *text,
                      const char *end)
{
  GString *out = g_string_sized_new (end - text + 64);
  const char *section = find (text, end, "<![CDATA[");

  for (const char *at = text; at < end;)
    {
      const char *stop = section != NULL ? section : end;

      if (at == section)
        {
          stop = find (at, end, "]]>");
          stop = stop != NULL ? stop + 3 : end;
          copy_allowed (out, at, stop);
          section = find (stop, end, "<![CDATA[");
        }
      else if (*at == '&')
        {
          at += mend_reference (out, at, end);
          continue;
        }
      else
        {
          const char *reference = memchr (at, '&', stop - at);

          stop = reference != NULL ? reference : stop;
          copy_allowed (out, at, stop);
        }
      at = stop;
    }
  return out;
}

/* encoding="name" in the declaration. */
char *
dossier_element_declared_encoding (const guint8 *bytes,
                   gsize         length)
{
  g_autofree char *start = g_strndup ((const char *) bytes, MIN (length, 200));
  char *at;

  if (!g_str_has_prefix (start, "<?xml"))
    return NULL;
  at = strchr (start, '>');
  if (at != NULL)
    *at = '\0';
  at = strstr (start, "encoding");
  if (at == NULL)
    return NULL;
  at += 8;
  at += strspn (at, " =\"'");
  return g_strndup (at, strcspn (at, " \"'?"));
}
