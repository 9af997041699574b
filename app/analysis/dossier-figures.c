/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The figures in an article: numbers that count or measure something, with how the text limits them and who gives
 * them. Dates, ages, times, scores, and numbers that are names are none. Pure; any thread.
 */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-figures.h"

#include "dossier-date-find.h"
#include "dossier-figures-private.h"
#include "dossier-text.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  const char *text;
  GArray *dates; /* (owned) */
  guint next_date;
  GPtrArray *found;
  gboolean foreign;
  const char *counted; /* up to here code points are counted */
  guint offset;
} Search;

static gboolean
previous_word (const char  *text,
               const char  *p,
               const char **start,
               const char **end)
{
  const char *q = p;

  while (q > text && (q[-1] == ' ' || (q[-1] == '.' && q - text > 3 && q[-2] == 'o' && g_ascii_toupper (q[-3]) == 'N')))
    q--;
  *end = q;
  while (q > text && (g_ascii_isalpha (q[-1]) || (guint8) q[-1] >= 0x80))
    q--;
  *start = q;
  return q < *end;
}

static gboolean
is_word (const char *start,
         const char *end,
         const char *list)
{
  char word[16];

  if (end - start > 12)
    return FALSE;
  g_snprintf (word, sizeof word, " %.*s ", (int) (end - start), start);
  for (char *p = word; *p != '\0'; p++)
    *p = g_ascii_tolower (*p);
  return strstr (list, word) != NULL;
}

/* Whether the number at @p is joined to what stands before it: "S-400", "$" excepted. */
static gboolean
is_joined_before (const char *text,
                  const char *p)
{
  if (p == text)
    return FALSE;
  if (g_ascii_isalnum (p[-1]) || strchr ("/#:_@+*=&^.,", p[-1]) != NULL)
    return TRUE;
  if (p[-1] == '-')
    return p - text >= 2 && p[-2] != ' ' && p[-2] != '\n';
  return (guint8) p[-1] >= 0x80 && g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (p)));
}

/* Whether what follows the number at @q makes it something else: "2nd", "10:30", "1/2", "24-year-old", "5 p.m.". */
static gboolean
is_other_behind (const char          *q,
                 const DossierFigure *figure)
{
  static const char * const behind[] = { "p.m", "a.m", "pm", "am", "o'clock", "gmt", "utc", "local time", "years old", "years ago", "years of age", "years on",
                                         "years later", "years earlier", "years before", "years after", "years since", "years-old", "year old", "year-old",
                                         "decades", "decade", "century", "centuries", "st ", "nd ", "rd ", "th ", "°" };
  const char *r = q;

  if ((*q == ':' || *q == '/' || *q == '.') && g_ascii_isdigit (q[1]))
    return TRUE;
  if (*q == '-' && (g_ascii_isdigit (q[1]) || g_ascii_isupper (q[1])))
    return TRUE;
  while (*r == ' ' || *r == '-')
    r++;
  for (gsize i = 0; i < G_N_ELEMENTS (behind); i++)
    if (g_ascii_strncasecmp (r, behind[i], strlen (behind[i])) == 0 && !g_ascii_isalpha (r[strlen (behind[i])]))
      return TRUE;
  return figure->unit == NULL && figure->counted == NULL && g_unichar_isalnum (g_utf8_get_char (q));
}

/* Whether the number is the name of something: "Article 5", "aged 24", "No. 12". */
static gboolean
is_label (const char *text,
          const char *p)
{
  const char *start, *end, *after;
  FigureWord word;

  if (!previous_word (text, p, &start, &end))
    return FALSE;
  if (is_word (start, end, " aged age ages born turned no nos "))
    return TRUE;
  return dossier_figure_word_at (start, &word, &after) && after <= end && word.type == FIGURE_WORD_LABEL;
}

/* A number at the beginning of a line that only numbers it. */
static gboolean
is_list_number (const char *text,
                const char *p,
                const char *end)
{
  const char *q = p;

  while (q > text && (q[-1] == ' ' || q[-1] == '('))
    q--;
  return (q == text || q[-1] == '\n') && (*end == '.' || *end == ')') && (end[1] == ' ' || end[1] == '\t' || end[1] == '\n' || end[1] == '\0');
}

/* Of money: the sign before the number, which moves @p to itself. */
static void
take_currency (const char    *text,
               const char   **p,
               DossierFigure *figure)
{
  static const struct
  {
    const char *sign;
    const char *unit;
  } signs[] = { { "US$", "USD" }, { "NT$", "TWD" }, { "HK$", "HKD" }, { "A$", "AUD" }, { "C$", "CAD" },
              { "$", "USD" }, { "¥", "JPY" }, { "₹", "INR" }, { "₩", "KRW" }, { "zł", "PLN" }, { "€", "EUR" }, { "£", "GBP" }, { "₽", "RUB" }, { "₴", "UAH" } };

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      gsize length = strlen (signs[i].sign);

      if ((gsize) (*p - text) >= length && memcmp (*p - length, signs[i].sign, length) == 0)
        {
          figure->unit = g_strdup (signs[i].unit);
          *p -= length;
          return;
        }
    }
}

/* Whether it is told behind the number at @p what became of those who are not named: "four were hurt", "hundreds marched". */
static gboolean
is_fate_behind (const char *p,
                gboolean    vague)
{
  static const char fates[] = " died were was are have had remain remained survived escaped fled perished drowned deserted surrendered defected ";
  const char *end;

  if (*p != ' ' || !g_ascii_islower (p[1]))
    return FALSE;
  for (end = p + 1; g_ascii_isalpha (*end);)
    end++;
  return is_word (p + 1, end, fates) || (vague && end - p > 4 && end[-1] == 'd' && end[-2] == 'e');
}

/* How likely a number is a figure that counts nothing that is named, in hundred. */
static guint
weigh_bare (const char          *text,
            const char          *p,
            const char          *number_end,
            const DossierFigure *figure,
            gboolean             in_words,
            gboolean             foreign)
{
  const char *start, *end;
  gboolean has = previous_word (text, p, &start, &end), exact = figure->qualifier == DOSSIER_FIGURE_EXACTLY;
  gboolean vague = in_words && figure->low != figure->high;
  gboolean separated = memchr (p, ',', (gsize) (number_end - p)) != NULL || g_ascii_isalpha (number_end[-1])
                       || (foreign && memchr (p, '.', (gsize) (number_end - p)) != NULL);

  if (has && g_ascii_isupper (*start) && exact && start > text)
    return 0;
  if (figure->low >= 1000 && (separated || !exact) && !vague)
    return 60;
  if (foreign || figure->low <= 1)
    return 0;
  if (exact && !separated && figure->low >= 1000)
    return 0;
  if (vague ? figure->low >= 24 && is_fate_behind (number_end, TRUE) : is_fate_behind (number_end, !exact))
    return 50;
  if (vague)
    return 0;
  if (figure->qualifier == DOSSIER_FIGURE_AT_LEAST && (*number_end == '\0' || strchr (" .,;)\n", *number_end) != NULL))
    return 45;
  return figure->low >= 10 && !in_words && dossier_figure_is_step (text, p) ? 45 : 0;
}

static gboolean
is_time (const char *unit)
{
  static const char * const times[] = { "h", "min", "s", "d", "wk", "mo", "yr", NULL };

  return g_strv_contains (times, unit);
}

/* Whether the length of time at @p is one that a day lies in: "the first three days", "the last two weeks". */
static gboolean
is_period (const char *text,
           const char *p)
{
  const char *start, *end;

  return previous_word (text, p, &start, &end) && is_word (start, end, " first last next past following previous final coming opening ");
}

/* How likely it is a figure worth a statement, in hundred; 0 for none. */
static guint
weigh (const char          *text,
       const char          *p,
       const char          *number_end,
       const DossierFigure *figure,
       gboolean             in_words,
       gboolean             foreign)
{
  const char *start, *end;
  gboolean known = figure->unit != NULL || figure->counted != NULL;
  gboolean has = previous_word (text, p, &start, &end);
  guint confidence = 85;

  if (!known)
    return weigh_bare (text, p, number_end, figure, in_words, foreign);
  if (g_strcmp0 (figure->counted, "times") == 0)
    return 0;
  /* "several officials" tells no number; "Resolve 2022 drills" is a year. */
  if (in_words && figure->low != figure->high && figure->high < 10 && figure->qualifier == DOSSIER_FIGURE_ABOUT)
    return 0;
  if (!in_words && number_end - p == 4 && figure->low >= 1900 && figure->low < 2060 && has && g_ascii_isupper (*start))
    return 0;
  if (figure->unit == NULL && figure->low == 1 && figure->high == 1)
    {
      if (has && is_word (start, end, " no this that the any each every which another than "))
        return 0;
      confidence = in_words ? 40 : 50;
    }
  else if (in_words && figure->low == figure->high && figure->low < 10 && has && is_word (start, end, " the these those both all its his her their our "))
    confidence = 45;
  if (!in_words && figure->counted != NULL && figure->unit == NULL && has && g_ascii_isupper (*start) && start > text && start[-1] == ' '
      && start - text > 1 && strchr (".\n\"", start[-2]) == NULL && figure->qualifier == DOSSIER_FIGURE_EXACTLY)
    confidence = 50;
  if (figure->unit != NULL && is_time (figure->unit) && figure->counted == NULL)
    {
      /* "0430 hours" is a time of day, and "2022 years" nothing. */
      if (is_period (text, p) || (*p == '0' && p[1] != '.') || (figure->unit[0] == 'y' && figure->low >= 1000))
        return 0;
      if (strchr ("dwy", figure->unit[0]) != NULL)
        confidence = MIN (confidence, 55);
    }
  return confidence;
}

static gboolean
is_in_date (Search     *search,
            const char *start,
            const char *end)
{
  gsize first = (gsize) (start - search->text), last = (gsize) (end - search->text);

  while (search->next_date < search->dates->len && g_array_index (search->dates, DossierDateFound, search->next_date).last_byte <= first)
    search->next_date++;
  return search->next_date < search->dates->len && g_array_index (search->dates, DossierDateFound, search->next_date).first_byte < last;
}

static guint
offset_of (Search     *search,
           const char *p)
{
  if (p >= search->counted)
    {
      search->offset += dossier_text_from_bytes (search->counted, (gsize) (p - search->counted));
      search->counted = p;
      return search->offset;
    }
  return search->offset - dossier_text_from_bytes (p, (gsize) (search->counted - p));
}

static void
set_attribution (Search        *search,
                 const char    *start,
                 const char    *end,
                 DossierFigure *figure)
{
  const char *from, *to;

  if (!dossier_figure_attribution (search->text, start, end, &from, &to))
    return;
  figure->attribution_start = from < search->counted ? offset_of (search, from)
                                                     : search->offset + dossier_text_from_bytes (search->counted, (gsize) (from - search->counted));
  figure->attribution_end = figure->attribution_start + dossier_text_from_bytes (from, (gsize) (to - from));
}

/* "hourlong", "week-long" */
static const char *
take_long (Search     *search,
           const char *p)
{
  const char *end, *after;
  FigureWord word;
  DossierFigure *figure;
  gboolean hyphen;

  if (!dossier_figure_word_at (p, &word, &end))
    return NULL;
  hyphen = word.type == FIGURE_WORD_UNIT && g_ascii_strncasecmp (end, "-long", 5) == 0 && !g_ascii_isalpha (end[5]);
  if (word.type != FIGURE_WORD_LONG && !hyphen)
    return NULL;
  if (p > search->text && p[-1] == '-')
    return NULL;
  end += hyphen ? 5 : 0;
  figure = g_new0 (DossierFigure, 1);
  figure->low = figure->high = 1;
  figure->unit = g_strdup (dossier_figure_unit_symbol (word.value));
  figure->confidence = 80;
  after = end;
  figure->start = offset_of (search, p);
  figure->end = offset_of (search, after);
  g_ptr_array_add (search->found, figure);
  return after;
}

/* Adds a part or a multiple of something, whose words are those from @p to @end. */
static const char *
add_share (Search        *search,
           const char    *p,
           const char    *end,
           DossierFigure *taken)
{
  g_autoptr (DossierFigure) figure = taken;
  const char *start;

  if (is_in_date (search, p, end) || is_label (search->text, p))
    return NULL;
  start = dossier_figure_take_qualifiers (search->text, p, figure);
  if (is_in_date (search, start, end))
    return NULL;
  if (start < search->counted)
    start = search->counted;
  figure->confidence = 70;
  figure->start = offset_of (search, start);
  figure->end = offset_of (search, end);
  set_attribution (search, start, end, figure);
  g_ptr_array_add (search->found, g_steal_pointer (&figure));
  return end;
}

/* Takes a figure whose number begins at @p. Returns where it ends, NULL when there is none. */
static const char *
take_figure (Search     *search,
             const char *p)
{
  g_autoptr (DossierFigure) figure = g_new0 (DossierFigure, 1);
  const char *number = p, *end = p, *start, *number_end;
  gboolean in_words = TRUE, foreign;

  if (is_joined_before (search->text, p))
    return NULL;
  end = dossier_figure_take_share (search->text, p, figure);
  if (end != NULL)
    return add_share (search, p, end, g_steal_pointer (&figure));
  end = p;
  foreign = search->foreign || dossier_figure_is_foreign (search->text, p);
  if (!dossier_figure_take_number (&end, search->text, foreign, figure, &in_words))
    return take_long (search, p);
  number_end = end;
  if (is_in_date (search, p, end))
    return NULL;
  take_currency (search->text, &number, figure);
  if (number > search->text && number != p && (g_ascii_isalnum (number[-1]) || number[-1] == '-'))
    return NULL;
  if (figure->unit != NULL && *end == 'm' && !g_ascii_isalnum (end[1]))
    {
      figure->low *= 1e6;
      figure->high *= 1e6;
      number_end = ++end;
    }
  end = dossier_figure_take_counted (dossier_figure_take_limit (end, figure), foreign, figure);
  if (is_other_behind (number_end, figure) || is_label (search->text, number) || is_list_number (search->text, number, number_end))
    return NULL;
  start = dossier_figure_take_qualifiers (search->text, number, figure);
  figure->confidence = weigh (search->text, start, number_end, figure, in_words, foreign);
  if (figure->confidence == 0 || is_in_date (search, start, end))
    return NULL;
  if (start < search->counted)
    start = search->counted;
  figure->start = offset_of (search, start);
  figure->end = offset_of (search, end);
  set_attribution (search, start, end, figure);
  g_ptr_array_add (search->found, g_steal_pointer (&figure));
  return end;
}

/* Over the word or number at @p, with the signs inside numbers; over addresses as a whole. */
static const char *
skip_run (const char *p)
{
  gboolean digit = g_ascii_isdigit (*p);

  if (g_ascii_strncasecmp (p, "http", 4) == 0 || g_ascii_strncasecmp (p, "www.", 4) == 0)
    {
      while (*p != '\0' && !g_ascii_isspace (*p))
        p++;
      return p;
    }
  while (*p != '\0')
    {
      if (g_ascii_isalnum (*p) || (digit && strchr (".,:/-", *p) != NULL && g_ascii_isalnum (p[1])))
        p++;
      else if ((guint8) *p >= 0x80 && (g_unichar_isalpha (g_utf8_get_char (p)) || g_unichar_ismark (g_utf8_get_char (p))))
        p = g_utf8_next_char (p);
      else
        return p;
    }
  return p;
}

/**
 * dossier_figures_read:
 * @text: valid UTF-8
 *
 * Returns: (transfer full) (element-type DossierFigure): the figures of a text in their order, not overlapping
 */
GPtrArray *
dossier_figures_read (const char *text)
{
  Search search = { .text = text, .counted = text, .found = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_figure_free) };

  g_return_val_if_fail (text != NULL, search.found);

  search.foreign = dossier_figure_text_is_foreign (text);
  search.dates = dossier_date_find_all (text, NULL, NULL);
  for (const char *p = text; *p != '\0';)
    {
      const char *end = NULL;

      if (!g_ascii_isalnum (*p) && (guint8) *p < 0x80)
        {
          p++;
          continue;
        }
      if (g_ascii_isdigit (*p) || dossier_figure_may_begin (p) || strchr ("aAhHtT", *p) != NULL)
        end = take_figure (&search, p);
      if (end == NULL)
        {
          end = skip_run (p);
          if (end == p)
            end = g_utf8_next_char (p);
        }
      p = end;
    }
  g_array_unref (search.dates);
  return search.found;
}

/**
 * dossier_attribution_find:
 * @text: valid UTF-8
 * @start: first code point of what is said; who says so is looked for outside it, in the same sentence
 * @end: one past the last; may equal @start
 * @from: (out): where the words begin that say who says so
 * @to: (out): one past them
 *
 * Returns: whether there are such words: "the Pentagon said", "according to Minsk"
 */
gboolean
dossier_attribution_find (const char *text,
                          guint       start,
                          guint       end,
                          guint      *from,
                          guint      *to)
{
  const char *first, *last;
  const char *said, *said_end;

  g_return_val_if_fail (text != NULL && start <= end, FALSE);

  first = text + dossier_text_to_bytes (text, start);
  last = first + dossier_text_to_bytes (first, end - start);
  if (!dossier_figure_attribution (text, first, last, &said, &said_end))
    return FALSE;
  *from = dossier_text_from_bytes (text, (gsize) (said - text));
  *to = *from + dossier_text_from_bytes (said, (gsize) (said_end - said));
  return TRUE;
}

/**
 * dossier_figure_to_suggestion:
 * @words: the words of @figure in its text
 *
 * Returns: (transfer full): the figure as a suggestion, its value as dossier_figure_to_value() writes it; of the words that
 *   say who gives it, the role's place tells where they stand
 */
DossierSuggestion *
dossier_figure_to_suggestion (const DossierFigure *figure,
                              const char          *words)
{
  DossierSuggestion *suggestion = dossier_suggestion_new (DOSSIER_SUGGESTION_FIGURE, figure->start, figure->end, words);

  suggestion->value = dossier_figure_to_value (figure);
  suggestion->confidence = figure->confidence;
  suggestion->role_start = figure->attribution_start;
  suggestion->role_end = figure->attribution_end;
  if (figure->counted != NULL)
    suggestion->reason = g_strdup_printf (_("a number of %s"), figure->counted);
  else
    suggestion->reason = g_strdup (figure->unit != NULL ? _("a number with a unit") : _("a large number"));
  return suggestion;
}

/**
 * dossier_figures_find:
 * @text: valid UTF-8
 *
 * Returns: (transfer full) (element-type DossierSuggestion): the figures of a text as suggestions; the role of each is
 *   the words that say who gives it, such as "the Pentagon said"
 */
GPtrArray *
dossier_figures_find (const char *text)
{
  GPtrArray *suggestions = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_suggestion_free);
  g_autoptr (GPtrArray) figures = NULL;
  const char *at = text;
  guint offset = 0;

  g_return_val_if_fail (text != NULL, suggestions);

  figures = dossier_figures_read (text);
  for (guint i = 0; i < figures->len; i++)
    {
      const DossierFigure *figure = g_ptr_array_index (figures, i);
      const char *start = at + dossier_text_to_bytes (at, figure->start - offset);
      const char *end = start + dossier_text_to_bytes (start, figure->end - figure->start);
      g_autofree char *words = g_strndup (start, (gsize) (end - start));
      DossierSuggestion *suggestion = dossier_figure_to_suggestion (figure, words);

      if (figure->attribution_end > figure->attribution_start)
        {
          const char *from = figure->attribution_start >= figure->start ? g_utf8_offset_to_pointer (start, (glong) (figure->attribution_start - figure->start))
                                                                        : g_utf8_offset_to_pointer (start, -(glong) (figure->start - figure->attribution_start));

          suggestion->role = g_utf8_substring (from, 0, (glong) (figure->attribution_end - figure->attribution_start));
        }
      g_ptr_array_add (suggestions, suggestion);
      at = end;
      offset = figure->end;
    }
  return suggestions;
}
