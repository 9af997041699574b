/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From what a hand has swept over to what it meant: whole words without the blanks and stops around them. Pure; any thread. */

#define G_LOG_DOMAIN "dossier-reader"

#include "dossier-word-snap.h"

#define WORD_LONGEST 64 /* code points a word is grown by, each way; what is longer is no word */

typedef struct
{
  const char *text;
  const char *start;
  const char *end;
} Range;

/* Scripts that put no blanks between words: there a swept range is taken as it is. */
static gboolean
is_unspaced (gunichar c)
{
  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
    case G_UNICODE_SCRIPT_TIBETAN:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_word (gunichar c)
{
  return (g_unichar_isalnum (c) || g_unichar_ismark (c)) && !is_unspaced (c);
}

static gunichar
before (const Range *range, const char *p)
{
  return p > range->text ? g_utf8_get_char (g_utf8_prev_char (p)) : 0;
}

/* Blanks, and signs that have no form of their own. */
static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x200B || c == 0x200E || c == 0x200F || c == 0xFEFF;
}

static gboolean
holds (const Range *range, gunichar wanted)
{
  for (const char *p = range->start; p < range->end; p = g_utf8_next_char (p))
    if (g_utf8_get_char (p) == wanted)
      return TRUE;

  return FALSE;
}

/* A closing bracket stays when its opening one is within, and the reverse. */
static gboolean
is_paired (const Range *range, gunichar c)
{
  gunichar mirror;

  return g_unichar_get_mirror_char (c, &mirror) && g_unichar_ispunct (c) && c != 0xAB && c != 0xBB
         && holds (range, mirror);
}

/* Whether the stop that ends @range is part of an abbreviation: "U.S.", or one that a lower-case word or a comma follows. */
static gboolean
is_abbreviation (const Range *range)
{
  const char *p = g_utf8_prev_char (range->end);
  const char *next = range->end;

  while (p > range->start)
    {
      gunichar c;

      p = g_utf8_prev_char (p);
      c = g_utf8_get_char (p);
      if (is_blank (c))
        break;
      if (c == '.')
        return TRUE;
    }

  if (*next == ',' || *next == ';')
    return TRUE;
  while (*next && is_blank (g_utf8_get_char (next)) && *next != '\n')
    next = g_utf8_next_char (next);

  return next > range->end && g_unichar_islower (g_utf8_get_char (next));
}

static gboolean
is_droppable_end (const Range *range, gunichar c)
{
  if (is_blank (c))
    return TRUE;
  if (!g_unichar_ispunct (c) || c == '%' || c == 0x2030 || c == '#' || c == '*')
    return FALSE;
  if (g_unichar_type (c) >= G_UNICODE_CURRENCY_SYMBOL && g_unichar_type (c) <= G_UNICODE_OTHER_SYMBOL)
    return FALSE;
  if (c == '.')
    return !is_abbreviation (range);

  return !is_paired (range, c);
}

static gboolean
is_droppable_start (const Range *range, gunichar c)
{
  if (is_blank (c))
    return TRUE;
  if (!g_unichar_ispunct (c) || c == '@' || c == '#')
    return FALSE;
  if (g_unichar_type (c) >= G_UNICODE_CURRENCY_SYMBOL && g_unichar_type (c) <= G_UNICODE_OTHER_SYMBOL)
    return FALSE;

  return !is_paired (range, c);
}

static void
trim (Range *range)
{
  while (range->end > range->start && is_droppable_end (range, before (range, range->end)))
    range->end = g_utf8_prev_char (range->end);
  while (range->start < range->end && is_droppable_start (range, g_utf8_get_char (range->start)))
    range->start = g_utf8_next_char (range->start);
}

static void
grow (Range *range)
{
  for (guint i = 0; i < WORD_LONGEST; i++)
    {
      if (!is_word (before (range, range->start)) || !is_word (g_utf8_get_char (range->start)))
        break;
      range->start = g_utf8_prev_char (range->start);
    }

  for (guint i = 0; i < WORD_LONGEST; i++)
    {
      gunichar c = *range->end ? g_utf8_get_char (range->end) : 0;

      /* A mark belongs to the letter before it in every script. */
      if (!g_unichar_ismark (c) && (!is_word (c) || !is_word (before (range, range->end))))
        break;
      range->end = g_utf8_next_char (range->end);
    }
}

/* "U.S" swept without its last stop gets it back. */
static void
add_stop (Range *range)
{
  Range with_stop = *range;

  if (*range->end != '.' || !g_unichar_isalpha (before (range, range->end)))
    return;

  with_stop.end = range->end + 1;
  for (const char *p = g_utf8_prev_char (range->end); p > range->start; p = g_utf8_prev_char (p))
    {
      gunichar c = before (range, p);

      if (is_blank (c))
        return;
      if (c == '.')
        {
          *range = with_stop;
          return;
        }
    }
}

/**
 * dossier_word_snap:
 * @text: an article's text
 * @start: (inout): code points
 * @end: (inout): exclusive
 *
 * Grows a range to whole words and takes the blanks, quotation marks and stops off its ends. "Gulev" becomes "Gulevich",
 * " Minsk, " becomes "Minsk", "U.S" becomes "U.S.". In scripts without blanks between words a range is only trimmed.
 *
 * Returns: whether anything is left; if not, the range is as it was
 */
gboolean
dossier_word_snap (const char *text, guint *start, guint *end)
{
  Range range;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (start != NULL && end != NULL && *start <= *end, FALSE);

  range.text = text;
  range.start = g_utf8_offset_to_pointer (text, (glong) *start);
  range.end = g_utf8_offset_to_pointer (range.start, (glong) (*end - *start));

  trim (&range);
  if (range.start == range.end)
    return FALSE;

  grow (&range);
  add_stop (&range);
  *end = (guint) g_utf8_pointer_to_offset (text, range.end);
  *start = (guint) g_utf8_pointer_to_offset (text, range.start);

  return TRUE;
}
