/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finding a passage again in a text that may have changed. Pure functions; any thread. */

#define _GNU_SOURCE /* memmem() */
#define G_LOG_DOMAIN "dossier-base"

#include "dossier-text.h"

#include "dossier-text-private.h"

#include <string.h>

typedef struct
{
  const char *start; /* bytes */
  const char *end;
} Range;

static gsize
common_suffix (const char *text,
               gsize       length,
               const char *prefix,
               gsize       prefix_length)
{
  gsize n = 0;

  while (n < length && n < prefix_length && text[length - 1 - n] == prefix[prefix_length - 1 - n])
    n++;
  return n;
}

static gsize
common_prefix (const char *text,
               const char *suffix)
{
  gsize n = 0;

  while (suffix[n] != '\0' && text[n] == suffix[n])
    n++;
  return n;
}

/* The occurrence of @quote whose surroundings fit best, the nearest to @expected (bytes) among equals. */
static const char *
best_occurrence (const char *text,
                 gsize       length,
                 const char *quote,
                 const char *prefix,
                 const char *suffix,
                 gsize       expected)
{
  gsize quote_length = strlen (quote), prefix_length = strlen (prefix);
  const char *best = NULL;
  gsize best_score = 0, best_distance = 0;

  for (const char *p = text; (p = memmem (p, length - (gsize) (p - text), quote, quote_length)) != NULL; p++)
    {
      gsize at = (gsize) (p - text);
      gsize score = common_suffix (text, at, prefix, prefix_length) + common_prefix (p + quote_length, suffix);
      gsize distance = at > expected ? at - expected : expected - at;

      if (best == NULL || score > best_score || (score == best_score && distance < best_distance))
        {
          best = p;
          best_score = score;
          best_distance = distance;
        }
    }
  return best;
}

/* @text without white space. @kept (out) (optional): for each byte that is left, where it stood. */
static char *
squeeze (const char *text,
         GArray     *kept)
{
  GString *squeezed = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || dossier_text_is_invisible (c))
        continue;
      for (const char *byte = p; byte < g_utf8_next_char (p); byte++)
        {
          gsize at = (gsize) (byte - text);

          g_string_append_c (squeezed, *byte);
          if (kept != NULL)
            g_array_append_val (kept, at);
        }
    }
  return g_string_free (squeezed, FALSE);
}

/* Finds @quote with white space of any kind and amount where it has some or none. */
static gboolean
find_squeezed (const char *text,
               const char *quote,
               const char *prefix,
               const char *suffix,
               gsize       expected,
               Range      *found)
{
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autofree char *text_squeezed = squeeze (text, kept);
  g_autofree char *quote_squeezed = squeeze (quote, NULL);
  g_autofree char *prefix_squeezed = squeeze (prefix, NULL);
  g_autofree char *suffix_squeezed = squeeze (suffix, NULL);
  gsize near = 0, first, last;
  const char *place;

  if (quote_squeezed[0] == '\0')
    return FALSE;
  while (near < kept->len && g_array_index (kept, gsize, near) < expected)
    near++;
  place = best_occurrence (text_squeezed, kept->len, quote_squeezed, prefix_squeezed, suffix_squeezed, near);
  if (place == NULL)
    return FALSE;
  first = (gsize) (place - text_squeezed);
  last = first + strlen (quote_squeezed) - 1;
  found->start = text + g_array_index (kept, gsize, first);
  found->end = text + g_array_index (kept, gsize, last) + 1;
  return TRUE;
}

/**
 * dossier_text_find_anchor:
 * @quote: the words of the passage
 * @prefix: (nullable): what stood before them
 * @suffix: (nullable): what stood after
 * @expected: code points: where they stood
 * @start: (out): code points; 0 when lost
 * @end: (out): exclusive; 0 when lost
 *
 * Finds a passage again in a text that may have changed: at its old place, else where its quote stands in the most
 * similar surroundings, the nearest among equals; white space may differ.
 *
 * Returns: how it was found
 */
DossierAnchorState
dossier_text_find_anchor (const char *text,
                          const char *quote,
                          const char *prefix,
                          const char *suffix,
                          guint       expected,
                          guint      *start,
                          guint      *end)
{
  gsize at;
  const char *place;
  Range found;

  g_return_val_if_fail (text != NULL && quote != NULL, DOSSIER_ANCHOR_LOST);
  g_return_val_if_fail (start != NULL && end != NULL, DOSSIER_ANCHOR_LOST);

  *start = *end = 0;
  if (quote[0] == '\0')
    return DOSSIER_ANCHOR_LOST;
  prefix = prefix != NULL ? prefix : "";
  suffix = suffix != NULL ? suffix : "";
  at = dossier_text_to_bytes (text, expected);
  if (g_str_has_prefix (text + at, quote))
    {
      *start = expected;
      *end = expected + dossier_text_length (quote);
      return DOSSIER_ANCHOR_EXACT;
    }
  place = best_occurrence (text, strlen (text), quote, prefix, suffix, at);
  if (place != NULL)
    found = (Range) { place, place + strlen (quote) };
  else if (!find_squeezed (text, quote, prefix, suffix, at, &found))
    return DOSSIER_ANCHOR_LOST;
  *start = dossier_text_from_bytes (text, (gsize) (found.start - text));
  *end = *start + dossier_text_from_bytes (found.start, (gsize) (found.end - found.start));
  return DOSSIER_ANCHOR_RELOCATED;
}
