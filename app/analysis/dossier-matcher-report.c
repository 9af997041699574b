/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What becomes of the passages that the matcher found: those that are no names by their capitals or their place are dropped,
 * of those that overlap the longer stays, and each entity of a name gets its match, with what the words differ by. Pure.
 */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-matcher-private.h"

#include <string.h>

static inline gboolean
is_letter (gunichar c)
{
  return c < 0x80 ? g_ascii_isalpha (c) : g_unichar_isalpha (c);
}

static inline gboolean
is_upper (gunichar c)
{
  return c < 0x80 ? g_ascii_isupper (c) : g_unichar_isupper (c);
}

/* Whether the passage has the capitals that a rule asks for. */
static gboolean
capitals_fit (const DossierMatcherName *name,
              const char               *start,
              const char               *end)
{
  const char *written = name->text;
  guint upper = 0, lower = 0, seen = 0;
  gboolean first_upper = FALSE;

  for (const char *at = start; at < end; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at), other = 0;

      if (!is_letter (c))
        continue;
      while (*written != '\0' && !is_letter (other))
        {
          other = g_utf8_get_char (written);
          written = g_utf8_next_char (written);
        }
      if (!is_letter (other)) /* the ending */
        break;
      first_upper = first_upper || (seen == 0 && is_upper (c));
      seen++;
      upper += is_upper (c);
      lower += !is_upper (c);
      if (name->rule == DOSSIER_CASE_WRITTEN && is_upper (c) != is_upper (other))
        return FALSE;
    }
  return name->rule == DOSSIER_CASE_WRITTEN || (first_upper && (lower == 0 || upper == 1));
}

/* Counts capitals from @at on in one direction, to the end of the line; FALSE at the first letter that is none. */
static gboolean
count_line (const char *at,
            const char *limit,
            int         step,
            guint      *upper)
{
  for (guint i = 0; i < 120 && at != limit && *at != '\n'; i++, at += step)
    {
      if (g_ascii_islower (*at) || (guint8) *at >= 0x80)
        return FALSE;
      *upper += g_ascii_isupper (*at);
    }
  return TRUE;
}

/* "SEND US THE SHIPS": in a line of capitals nothing tells "US" from "us". */
static gboolean
is_drowned (const DossierMatcherText *where,
            const char               *start,
            const char               *end)
{
  char folded[32];
  gsize length = end - start;
  guint others = 0;

  if (length >= sizeof folded || !count_line (end, where->limit, 1, &others)
      || (start > where->text && !count_line (start - 1, where->text - 1, -1, &others)) || others < 4)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    folded[i] = g_ascii_tolower (start[i]);
  folded[length] = '\0';
  return dossier_matcher_is_common_word (folded);
}

/* Addresses hold names that nobody named. */
gboolean
dossier_matcher_is_in_address (const DossierMatcherText *where,
                               const char               *start,
                               const char               *end)
{
  const char *from = start, *to = end, *at;
  gboolean signs = FALSE;

  /* Nearly always the name stands between spaces, commas and the like. */
  if ((start == where->text || start[-1] == ' ' || start[-1] == '\n')
      && (end == where->limit || *end == ' ' || *end == ',' || *end == '\n' || *end == '\''))
    return FALSE;
  for (; from > where->text && start - from < 300 && (guint8) from[-1] > ' '; from--)
    signs = signs || from[-1] == '/' || from[-1] == '.' || from[-1] == '@';
  for (; to < where->limit && to - end < 300 && (guint8) *to > ' '; to++)
    signs = signs || *to == '@';
  if (!signs)
    return FALSE;
  if (g_strstr_len (from, to - from, "://") != NULL || g_strstr_len (from, to - from, "www.") != NULL)
    return TRUE;
  at = memchr (from, '@', to - from);
  return at != NULL && at > from && g_ascii_isalnum (at[-1]) && memchr (at, '.', to - at) != NULL;
}

gboolean
dossier_matcher_name_fits (const DossierMatcherName *name,
                           const char               *start,
                           const char               *stop)
{
  return name->rule == DOSSIER_CASE_ANY || capitals_fit (name, start, stop);
}

/* Of names that overlap, the longest; of two as long, the first. What is told of them is called into the cache. */
static void
drop_overlapped (const DossierMatcher *self,
                 GArray               *found)
{
  guint kept = 0;

  for (guint i = 0; i < found->len; i++)
    {
      DossierMatcherFound candidate = g_array_index (found, DossierMatcherFound, i), *last;
      const DossierMatcherNode *node = &self->nodes[candidate.node];

      if (node->n_ends > 1)
        __builtin_prefetch (&self->ends[node->place]);
      else
        __builtin_prefetch (dossier_matcher_name_at (self, node->place));
      if (kept == 0)
        {
          g_array_index (found, DossierMatcherFound, kept++) = candidate;
          continue;
        }
      last = &g_array_index (found, DossierMatcherFound, kept - 1);
      if (candidate.start >= last->end)
        g_array_index (found, DossierMatcherFound, kept++) = candidate;
      else if (candidate.end - candidate.start > last->end - last->start)
        *last = candidate;
    }
  g_array_set_size (found, kept);
}

static gboolean
has_case (const char *start,
          const char *end,
          gboolean    upper)
{
  for (const char *at = start; at < end && *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (is_letter (c) && (upper ? is_upper (c) : c < 0x80 ? g_ascii_islower (c) : g_unichar_islower (c)))
        return TRUE;
    }
  return FALSE;
}

/* "Hunter Biden": a capitalised word and one space before; not "The" or "President", nor after a point or a comma. */
static gboolean
stands_beside_name (const DossierMatcherText *where,
                    const char               *start)
{
  const char *end = start, *from;
  char folded[32];
  gsize length;

  if (end - where->text < 3 || end[-1] != ' ' || !(g_ascii_isalnum (end[-2]) || (guint8) end[-2] >= 0x80))
    return FALSE;
  end--;
  for (from = end; from > where->text && (g_ascii_isalnum (from[-1]) || (guint8) from[-1] >= 0x80); from--)
    if (end - from > 60)
      return FALSE;
  length = end - from;
  if (!is_upper (dossier_fold_decode (from, end, &(guint) { 0 })))
    return FALSE;
  if (length >= sizeof folded)
    return TRUE;
  for (gsize i = 0; i < length; i++)
    folded[i] = g_ascii_tolower (from[i]);
  folded[length] = '\0';
  return !dossier_matcher_is_leading_word (folded);
}

/* Whether an 's follows. */
static gboolean
is_possessive (const char *end,
               const char *limit)
{
  guint bytes;

  if (end >= limit || *end == ' ' || *end == ',' || *end == '.' || *end == '\n')
    return FALSE;
  if (!dossier_fold_is_apostrophe (dossier_fold_decode (end, limit, &bytes)) || limit - end <= (gssize) bytes)
    return FALSE;
  end += bytes;
  return (*end == 's' || *end == 'S') && (end + 1 == limit || !g_ascii_isalnum (end[1]));
}

static DossierMatchForms
surroundings (const DossierMatcherText *where,
              const char               *start,
              const char               *end)
{
  DossierMatchForms forms = is_possessive (end, where->limit) ? DOSSIER_MATCH_POSSESSIVE : 0;

  if ((where->limit - end > 1 && *end == '-' && g_ascii_isalnum (end[1]))
      || (start - where->text > 1 && start[-1] == '-' && g_ascii_isalnum (start[-2])))
    forms |= DOSSIER_MATCH_IN_COMPOUND;
  if (stands_beside_name (where, start))
    forms |= DOSSIER_MATCH_BESIDE_NAME;
  return forms;
}

static DossierMatchForms
differences (const DossierMatcherName *name,
             DossierMatchForms         forms,
             const char               *start,
             const char               *stop)
{
  gsize length = name->length, found = stop - start;

  if (memcmp (name->text, start, MIN (length, found)) != 0 || (length != found && !(forms & DOSSIER_MATCH_INFLECTED)))
    forms |= DOSSIER_MATCH_FOLDED;
  if (forms & DOSSIER_MATCH_FOLDED && has_case (name->text, name->text + length, TRUE) && has_case (start, stop, FALSE)
      && !has_case (start, stop, TRUE))
    forms |= DOSSIER_MATCH_LOWER_CASE;
  return forms;
}

/* All names of one passage. One that is spelled like it leaves no room for another's plural. */
static void
report (const DossierMatcherText  *where,
        const DossierMatcherFound *found,
        guint                      first_code_point,
        guint                      end_code_point,
        GArray                    *matches)
{
  const DossierMatcher *self = where->matcher;
  const DossierMatcherNode *node = &self->nodes[found->node];
  const char *start = where->text + found->start, *stop = where->text + found->end;
  DossierMatchForms around = surroundings (where, start, stop);
  guint begin = matches->len;
  gboolean spelled = FALSE;

  for (guint32 i = 0; i < node->n_ends; i++)
    {
      DossierMatcherEnd end = dossier_matcher_end_of (self, node, i);
      const DossierMatcherName *name = dossier_matcher_name_at (self, end.place);
      DossierMatch match = { first_code_point, end_code_point, name->number, 0, name->entity };

      if (found->by_sound)
        {
          end.forms = dossier_matcher_compare_sounds (self, name, start, stop, where->language);
          if (end.forms == 0)
            continue;
        }
      else if (!dossier_matcher_name_fits (name, start, stop) || (name->rule == DOSSIER_CASE_WRITTEN && is_drowned (where, start, stop)))
        continue;
      match.forms = (found->by_sound ? end.forms : differences (name, end.forms, start, stop)) | around;
      spelled = spelled || !(match.forms & (DOSSIER_MATCH_INFLECTED | DOSSIER_MATCH_RESPELLED));
      g_array_append_val (matches, match);
    }
  for (guint i = matches->len; spelled && i > begin; i--)
    if (g_array_index (matches, DossierMatch, i - 1).forms & (DOSSIER_MATCH_INFLECTED | DOSSIER_MATCH_RESPELLED))
      g_array_remove_index (matches, i - 1);
}

/* Code points between two places: the bytes that do not go on with one, eight at a time. */
static guint
count_code_points (const char *from,
                   const char *to)
{
  guint n = to - from;

  for (; to - from >= 8; from += 8)
    {
      guint64 bytes;

      memcpy (&bytes, from, sizeof bytes);
      bytes = bytes >> 7 & ~bytes >> 6 & G_GUINT64_CONSTANT (0x0101010101010101);
      n -= bytes * G_GUINT64_CONSTANT (0x0101010101010101) >> 56;
    }
  for (; from < to; from++)
    n -= ((guint8) *from & 0xc0) == 0x80;
  return n;
}

/**
 * dossier_matcher_report:
 * @found: (element-type DossierMatcherFound): in the order of the text; changed
 *
 * Returns: (transfer full) (element-type DossierMatch): what is left of them where they overlap, for each of the entities
 */
GArray *
dossier_matcher_report (const DossierMatcherText *where,
                        GArray                   *found)
{
  GArray *matches;
  const char *counted = where->text;
  guint code_points = 0;

  drop_overlapped (where->matcher, found);
  matches = g_array_sized_new (FALSE, FALSE, sizeof (DossierMatch), found->len);
  for (guint i = 0; i < found->len; i++)
    {
      const DossierMatcherFound *one = &g_array_index (found, DossierMatcherFound, i);
      guint length = count_code_points (where->text + one->start, where->text + one->end);

      code_points += count_code_points (counted, where->text + one->start);
      counted = where->text + one->start;
      report (where, one, code_points, code_points + length, matches);
    }
  return matches;
}
