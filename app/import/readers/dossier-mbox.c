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

      if (*at == 'F' && follows_blank (at, start) && dossier_mime_is_envelope (at, end))
        return at;
      feed = memchr (at, '\n', end - at);
      if (feed == NULL)
        return end;
      at = feed + 1;
    }
  return end;
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
