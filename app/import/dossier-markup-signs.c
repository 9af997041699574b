/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * How markup is known by its beginning, before anything parses it. Pure functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-markup-signs-private.h"

#include <string.h>

#define PROLOG_BYTES 16384u
#define SNIFF_BYTES 4096u

/* Behind declarations, comments and the document type. */
const char *
dossier_element_skip_prolog (const char *at,
             const char *end)
{
  for (;;)
    {
      const char *stop = NULL;
      gsize left;

      while (at < end && g_ascii_isspace (*at))
        at++;
      left = end - at;
      if (left >= 4 && memcmp (at, "<!--", 4) == 0)
        {
          stop = g_strstr_len (at + 4, left - 4, "-->");
          stop = stop != NULL ? stop + 2 : NULL;
        }
      else if (left >= 2 && at[0] == '<' && at[1] == '?')
        stop = memchr (at, '>', left);
      else if (left >= 2 && at[0] == '<' && at[1] == '!')
        {
          const char *subset;

          stop = memchr (at, '>', left);
          subset = stop != NULL ? memchr (at, '[', stop - at) : NULL;
          if (subset != NULL)
            {
              stop = g_strstr_len (subset, end - subset, "]>");
              stop = stop != NULL ? stop + 1 : NULL;
            }
        }
      else
        return at;
      if (stop == NULL)
        return end;
      at = stop + 1;
    }
}

/**
 * dossier_element_root_name:
 * @start: (out) (optional) (transfer full): the beginning of the document element, without zero bytes
 *
 * Returns: (transfer full) (nullable): the name of the document element with its prefix; NULL when these bytes are no XML
 */
char *
dossier_element_root_name (const guint8  *bytes,
                       gsize          length,
                       char         **start)
{
  g_autoptr (GString) sample = g_string_sized_new (256);
  const char *at, *end;
  gsize name = 0, first = 0;

  if (start != NULL)
    *start = NULL;
  /* Most files are no XML, and are seen to be none at their first character. */
  while (first < length && first < 16 && (bytes[first] == 0 || bytes[first] >= 0x80 || g_ascii_isspace (bytes[first])))
    first++;
  if (first == length || bytes[first] != '<')
    return NULL;
  if (memchr (bytes + first, 0, MIN (length - first, PROLOG_BYTES)) == NULL)
    g_string_append_len (sample, (const char *) bytes + first, (gssize) MIN (MIN (length, 2 * PROLOG_BYTES) - first, PROLOG_BYTES));
  else
    for (gsize i = first; i < length && i < 2 * PROLOG_BYTES && sample->len < PROLOG_BYTES; i++)
      if (bytes[i] != 0)
        g_string_append_c (sample, bytes[i]);
  end = sample->str + sample->len;
  at = dossier_element_skip_prolog (sample->str, end);
  if (at >= end || *at != '<')
    return NULL;
  at++;
  while (at + name < end && (g_ascii_isalnum (at[name]) || strchr (":-_.", at[name]) != NULL) && at[name] != '\0')
    name++;
  if (name == 0)
    return NULL;
  if (start != NULL)
    *start = g_strndup (at, MIN ((gsize) (end - at), 4096));
  return g_strndup (at, name);
}

/**
 * dossier_html_readable_start:
 *
 * Returns: (transfer full): the beginning in small letters, without zero bytes, so that UTF-16 looks like what it says
 */
char *
dossier_html_readable_start (const guint8 *bytes,
                             gsize         length)
{
  GString *start = g_string_sized_new (SNIFF_BYTES);

  for (gsize i = 0; i < length && i < 2 * SNIFF_BYTES && start->len < SNIFF_BYTES; i++)
    if (bytes[i] != 0)
      g_string_append_c (start, g_ascii_tolower (bytes[i]));
  return g_string_free (start, FALSE);
}

/**
 * dossier_html_begins:
 * @text: in any encoding that has ASCII
 *
 * Returns: whether the first sign in it is that of markup
 */
gboolean
dossier_html_begins (const char *text,
                     gsize       length)
{
  gsize i = 0;

  while (i < length && i < 64 && (g_ascii_isspace (text[i]) || (guchar) text[i] >= 0x80))
    i++;
  return i < length && text[i] == '<';
}
