/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Takes a mail folder apart at its envelope lines ("From address date"), and hands each message to the reader of mail.
 * A line of a letter that begins with "From" is no envelope: one stands at the start or behind a blank line, tells a
 * time or nothing at all, and a header follows it. Pure functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-mail-private.h"

#include "dossier-mime-private.h"
#include "dossier-sink-private.h"

#include <string.h>

static gsize
line_length (const char *line,
             const char *end)
{
  const char *feed = memchr (line, '\n', end - line);

  return (feed != NULL ? feed : end) - line;
}

/* "10:02:33", "10:02" */
static gboolean
tells_time (const char *line,
            gsize       length)
{
  for (gsize i = 2; i + 2 < length; i++)
    if (line[i] == ':' && g_ascii_isdigit (line[i - 1]) && g_ascii_isdigit (line[i + 1]) && g_ascii_isdigit (line[i + 2]))
      return TRUE;
  return FALSE;
}

static gboolean
is_envelope (const char *line,
             const char *end)
{
  gsize length, next;

  if (end - line < 5 || memcmp (line, "From ", 5) != 0)
    return FALSE;
  length = line_length (line, end);
  if (length > 5 && line[length - 1] == '\r')
    length--;
  if (length > 1000 || (length > 8 && !tells_time (line, length)))
    return FALSE;
  line += line_length (line, end);
  if (line == end)
    return FALSE;
  line++;
  next = line_length (line, end);
  return dossier_mime_is_header_line (line, next) || (next > 6 && memcmp (line, ">From ", 6) == 0);
}

static gboolean
follows_blank (const char *line,
               const char *start)
{
  if (line - start < 2)
    return line == start;
  return line[-1] == '\n' && (line[-2] == '\n' || (line[-2] == '\r' && line - start > 2 && line[-3] == '\n'));
}

/* The next envelope line from @at on; @end when there is none. */
static const char *
find_envelope (const char *start,
               const char *at,
               const char *end)
{
  while (at < end)
    {
      const char *feed;

      if (*at == 'F' && follows_blank (at, start) && is_envelope (at, end))
        return at;
      feed = memchr (at, '\n', end - at);
      if (feed == NULL)
        return end;
      at = feed + 1;
    }
  return end;
}

int
dossier_mbox_sniff (const guint8 *bytes,
                    gsize         length,
                    const char   *extension)
{
  const char *start = (const char *) bytes, *end = start + length;

  while (start < end && (*start == '\n' || *start == '\r'))
    start++;
  if (!is_envelope (start, end))
    return 0;
  return strcmp (extension, "eml") == 0 ? 60 : 97;
}

gboolean
dossier_mbox_read (GBytes                      *bytes,
                   const char                  *file_name,
                   const DossierImportOptions  *options,
                   DossierSink                 *sink,
                   GError                     **error)
{
  gsize length;
  const char *start = g_bytes_get_data (bytes, &length);
  const char *end = start + length, *at = start;
  guint number = 0;

  while (at < end && (*at == '\n' || *at == '\r'))
    at++;
  start = at;
  while (at < end)
    {
      const char *message = MIN (at + line_length (at, end) + 1, end);
      const char *next = find_envelope (start, message, end);
      g_autofree char *part = g_strdup_printf ("%u", ++number);
      g_autofree char *name = g_strconcat (part, ".eml", NULL);
      g_autoptr (GBytes) own = NULL;

      /* A copy, so that a message that is kept does not keep the folder. */
      own = g_bytes_new (message, next - message);
      at = next;
      if (g_bytes_get_size (own) > 0 && !dossier_sink_take_file (sink, part, name, NULL, own))
        break;
    }
  return TRUE;
}
