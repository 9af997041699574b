/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * How the beginning of a message is known by its lines. Pure functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-mime-signs-private.h"

#include <string.h>

/* How far a header may reach before it is no header. */
#define MAX_SIGN_BYTES (64u * 1024)

static const char * const common_names[] = { "from", "to", "subject", "date", NULL };
static const char * const transport_names[] = {
  "received", "message-id", "mime-version", "return-path", "content-type", "delivered-to", "dkim-signature", "reply-to",
  "content-transfer-encoding", "x-mailer", "user-agent", "list-unsubscribe", "list-id", "x-mozilla-status",
  "snapshot-content-location", "in-reply-to", "x-received", "arc-seal", "x-gm-thrid", "x-original-to", NULL
};

static gsize
name_length (const char *line,
             gsize       length)
{
  gsize at = 0;

  while (at < length && at < 80 && (g_ascii_isalnum (line[at]) || line[at] == '-' || line[at] == '_' || line[at] == '.'))
    at++;
  return at > 0 && at < length && line[at] == ':' ? at : 0;
}

static guint
find_name (const char         *line,
           gsize               length,
           const char * const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (strlen (names[i]) == length && g_ascii_strncasecmp (line, names[i], length) == 0)
      return 1u << i;
  return 0;
}

static gboolean
contains (const char *line,
          gsize       length,
          const char *needle)
{
  gsize wanted = strlen (needle);

  for (gsize at = 0; at + wanted <= length; at++)
    if (g_ascii_strncasecmp (line + at, needle, wanted) == 0)
      return TRUE;
  return FALSE;
}

/**
 * dossier_mime_is_header_line:
 *
 * Returns: whether a line begins as the line of a header does: a name, a colon
 */
gboolean
dossier_mime_is_header_line (const char *line,
                             gsize       length)
{
  return name_length (line, length) > 0;
}

/**
 * dossier_mime_find_signs:
 * @signs: (out)
 *
 * Looks at the lines up to the first blank one; an envelope line ("From ") before them is passed over.
 *
 * Returns: whether all of them are lines of a header
 */
gboolean
dossier_mime_find_signs (const guint8     *bytes,
                         gsize             length,
                         DossierMimeSigns *signs)
{
  const char *at = (const char *) bytes, *end = at + MIN (length, MAX_SIGN_BYTES);
  guint common = 0, transport = 0;
  gboolean sound = TRUE;

  *signs = (DossierMimeSigns) { 0 };
  while (at < end && sound)
    {
      const char *feed = memchr (at, '\n', end - at);
      gsize line = (feed != NULL ? feed : end) - at;
      gsize name = name_length (at, line);
      gboolean folded = signs->lines > 0 && (*at == ' ' || *at == '\t');

      if (line == 0 || (line == 1 && *at == '\r'))
        break;
      if (name > 0)
        {
          signs->lines++;
          common |= find_name (at, name, common_names);
          transport |= find_name (at, name, transport_names);
          signs->saved = signs->saved || find_name (at, name, (const char * const[]) { "snapshot-content-location", NULL })
                         || (g_ascii_strncasecmp (at, "from:", 5) == 0 && contains (at, line, "<saved by"));
        }
      else if (!folded && !(signs->lines == 0 && line > 5 && strncmp (at, "From ", 5) == 0))
        sound = feed == NULL && length > MAX_SIGN_BYTES;
      signs->related = signs->related || contains (at, line, "multipart/related");
      at = feed != NULL ? feed + 1 : end;
    }
  signs->common = (guint) __builtin_popcount (common);
  signs->transport = (guint) __builtin_popcount (transport);
  return sound && signs->lines > 0;
}

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

/**
 * dossier_mime_find_counted:
 * @start: (out): where the message begins
 * @size: (out): its bytes
 *
 * Finds the message in a file that begins with its size in a line of its own, as Apple's mail program keeps them; what
 * follows it is that program's.
 *
 * Returns: whether it is such a file
 */
gboolean
dossier_mime_find_counted (const guint8 *bytes,
                           gsize         length,
                           gsize        *start,
                           gsize        *size)
{
  DossierMimeSigns signs;
  gsize at = 0, count = 0;

  for (; at < MIN (length, 12) && g_ascii_isdigit (bytes[at]); at++)
    count = count * 10 + (bytes[at] - '0');
  if (at == 0 || count == 0)
    return FALSE;
  while (at < MIN (length, 40) && (bytes[at] == ' ' || bytes[at] == '\r'))
    at++;
  if (at >= length || bytes[at] != '\n')
    return FALSE;
  *start = at + 1;
  *size = MIN (count, length - *start);
  return *size > 0 && dossier_mime_find_signs (bytes + *start, *size, &signs) && signs.common + signs.transport > 0;
}

/**
 * dossier_mime_is_envelope:
 *
 * Returns: whether the line that parts the messages of a mail folder begins at @line, and a header behind it
 */
gboolean
dossier_mime_is_envelope (const char *line,
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
