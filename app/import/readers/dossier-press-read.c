/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * One article of a press database's export, from its lines to its fields and its text. Pure functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-press-private.h"

#include "dossier-words-private.h"

#include <string.h>

#define HEAD_LINES 24u
#define MAX_HEAD_LABELS 40u
#define CENTRED_INDENT 12u

static gboolean
is_one_of (const char         *text,
           const char * const *list)
{
  for (guint i = 0; list[i] != NULL; i++)
    if (g_ascii_strcasecmp (text, list[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
starts_with_any (const DossierLine  *line,
                 const char * const *starts)
{
  const char *at = line->start + line->indent;
  gsize length = line->length - line->indent;

  for (guint i = 0; line->chars > 0 && starts[i] != NULL; i++)
    if (length >= strlen (starts[i]) && g_ascii_strncasecmp (at, starts[i], strlen (starts[i])) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_copyright (const DossierLine *line)
{
  static const char * const starts[] = { "copyright", "(c) ", "© ", "©", "all rights reserved", "droits d'auteur", NULL };

  return starts_with_any (line, starts);
}

static gboolean
is_date (const DossierLine *line)
{
  g_autofree char *text = line->chars > 5 && line->chars < 80 ? dossier_press_dup (line) : NULL;

  return text != NULL && dossier_words_date_line (text, NULL);
}

/* The newer layout says where the text begins. */
static gboolean
is_body_mark (const DossierLine *line)
{
  return line->length - line->indent == 4 && g_ascii_strncasecmp (line->start + line->indent, "Body", 4) == 0;
}

/* "532 words" */
static gboolean
is_word_count (const DossierLine *line)
{
  static const char * const words[] = {
    "words", "word", "wörter", "mots", "palabras", "palavras", "parole", "woorden", "ord", "слов", "слова", "słów", "kelime", "字", NULL
  };
  g_autofree char *text = NULL;
  g_autofree char *folded = NULL;
  gsize digits;

  if (line->chars < 3 || line->chars > 24)
    return FALSE;
  text = dossier_press_dup (line);
  digits = strspn (text, "0123456789., ");
  folded = g_utf8_strdown (text + digits, -1);
  return g_ascii_isdigit (text[0]) && g_strv_contains (words, folded);
}

/* Lines one after the other up to a blank one, on one line. @i is moved behind them. */
static char *
join_paragraph (const DossierPressRange *range,
                guint                   *i)
{
  g_autoptr (GString) text = g_string_new (NULL);

  while (*i < range->end && dossier_press_line (range, *i)->chars > 0)
    {
      const DossierLine *line = dossier_press_line (range, (*i)++);

      dossier_lines_join (text, line->start + line->indent, line->length - line->indent);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_lines (DossierEntry            *entry,
           const DossierPressRange *range,
           guint                    first,
           guint                    end)
{
  const char *start, *stop;

  while (first < end && dossier_press_line (range, first)->chars == 0)
    first++;
  while (end > first && dossier_press_line (range, end - 1)->chars == 0)
    end--;
  if (first >= end)
    return;
  /* A short article does not show by itself that its lines are broken at a column; the file does. */
  while (range->wrapped && first < end)
    {
      const DossierPressRange part = { range->lines, first, end, TRUE };
      g_autofree char *paragraph = join_paragraph (&part, &first);

      dossier_entry_add_text (entry, paragraph, strlen (paragraph));
      first++;
    }
  if (first >= end)
    return;
  start = dossier_press_line (range, first)->start;
  stop = dossier_press_line (range, end - 1)->start + dossier_press_line (range, end - 1)->length;
  dossier_entry_add_text (entry, start, stop - start);
}

/* What labels of these databases mean; those that are no fields of ours end what comes before them all the same. */
static DossierEntryField
field_of_label (const char *label)
{
  static const struct { const char *label; DossierEntryField field; } known[] = {
    { "headline", DOSSIER_ENTRY_TITLE }, { "byline", DOSSIER_ENTRY_BYLINE }, { "author", DOSSIER_ENTRY_BYLINE },
    { "dateline", DOSSIER_ENTRY_PLACE }, { "language", DOSSIER_ENTRY_LANGUAGE }, { "highlight", DOSSIER_ENTRY_SUBTITLE },
    { "source", DOSSIER_ENTRY_SOURCE }, { "url", DOSSIER_ENTRY_URL }, { "publication title", DOSSIER_ENTRY_SOURCE },
    { "publication date", DOSSIER_ENTRY_DATE }, { "document url", DOSSIER_ENTRY_OTHER }, { "publication info", DOSSIER_ENTRY_OTHER },
    { "language of publication", DOSSIER_ENTRY_LANGUAGE }, { "title", DOSSIER_ENTRY_TITLE }, { "full text", DOSSIER_ENTRY_TEXT },
    { "abstract", DOSSIER_ENTRY_SUMMARY }, { "body", DOSSIER_ENTRY_TEXT }, { "last updated", DOSSIER_ENTRY_OTHER },
  };
  static const char * const other[] = {
    "section", "length", "load-date", "publication-type", "journal-code", "graphic", "subject", "company", "organization", "person",
    "geographic", "ticker", "industry", "type", "correction", "correction-date", "series", "column", "distribution", "classification",
    "pub-type", "document-type", "copyright", "isbn", "issn", "links", "location", "people", "company / organization",
    "company/organization", "identifier / keyword", "identifier/keyword", "pages", "first page", "last page", "publication year",
    "publication subject", "publisher", "place of publication", "country of publication", "source type", "document type",
    "proquest document id", "database", "credit", "illustration", "number of pages", "volume", "issue", "edition", "page", "word count",
    "accession number", "document id", "notes", "cited", "number of references", "publication frequency", "source attribution",
    "document feature", "alternate title", "e-issn", "coden", "sections", "update", "business indexing term", "images", "photo", NULL
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_ascii_strcasecmp (label, known[i].label) == 0)
      return known[i].field;
  return is_one_of (label, other) ? DOSSIER_ENTRY_OTHER : DOSSIER_ENTRY_NONE;
}

static void
set_line (DossierEntry     *entry,
          DossierEntryField field,
          const char       *start,
          const char       *end,
          int               confidence)
{
  g_autofree char *value = NULL;

  if (end <= start)
    return;
  value = dossier_words_collapse (start, end - start);
  dossier_entry_set (entry, field, value, confidence);
}

/* "The Harbour Post; Port Sele (UK)", "The Harbour Post (Port Sele)": the outlet, and where it is published. */
static void
set_outlet (DossierEntry *entry,
            const char   *words,
            int           confidence)
{
  g_autofree char *name = g_strndup (words, strcspn (words, ";"));
  char *place = strstr (name, " (");

  if (place != NULL && place > name && g_str_has_suffix (g_strchomp (name), ")"))
    *place = '\0';
  dossier_entry_set (entry, DOSSIER_ENTRY_SOURCE, name, confidence);
}

/*
 * The lines above the labels of Nexis: outlet, date and title, or title, outlet and date; a copyright line anywhere.
 * Returns the first line that is none of them.
 */
static guint
read_nexis_head (const DossierPressRange *range,
                 DossierEntry            *entry)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) centred = g_array_new (FALSE, FALSE, sizeof (gboolean));
  int date = -1;
  guint i = range->first;
  char label[DOSSIER_PRESS_LABEL_BYTES];
  const char *value;

  while (i < range->end && words->len < HEAD_LINES)
    {
      const DossierLine *line = dossier_press_line (range, i);
      gboolean middle = line->indent >= CENTRED_INDENT, dated = is_date (line);

      if (line->chars == 0 || dossier_press_is_count (line) || is_copyright (line))
        {
          i++;
          continue;
        }
      if (dossier_press_split_label (line, label, &value) && field_of_label (label) != DOSSIER_ENTRY_NONE)
        break;
      if (is_body_mark (line))
        break;
      if (dated && date < 0)
        date = (int) words->len;
      /* Titles are broken at a column; outlet and date stand on lines of their own. */
      if (middle || dated || date < 0)
        {
          g_ptr_array_add (words, dossier_press_dup (line));
          i++;
        }
      else
        g_ptr_array_add (words, join_paragraph (range, &i));
      g_array_append_val (centred, middle);
    }
  if (date >= 0)
    dossier_entry_set (entry, DOSSIER_ENTRY_DATE, g_ptr_array_index (words, date), 90);
  if (date > 0)
    set_outlet (entry, g_ptr_array_index (words, date - 1), 88);
  for (guint title = date >= 0 ? (guint) date + 1 : 0; title < words->len; title++)
    if (!g_array_index (centred, gboolean, title))
      {
        dossier_entry_set (entry, DOSSIER_ENTRY_TITLE, g_ptr_array_index (words, title), 88);
        return i;
      }
  if (date > 1)
    {
      g_autoptr (GString) title = g_string_new (NULL);

      for (int j = 0; j < date - 1; j++)
        g_string_append_printf (title, "%s%s", j > 0 ? " " : "", (const char *) g_ptr_array_index (words, j));
      dossier_entry_set (entry, DOSSIER_ENTRY_TITLE, title->str, 88);
    }
  return i;
}

/* What stands behind the text of an article in Nexis. Words that prose has too must be in capitals. */
static gboolean
is_nexis_tail (const DossierLine *line)
{
  static const char * const tails[] = { "load-date", "publication-type", "journal-code", "document-type", "pub-type", "correction-date", NULL };
  static const char * const capitals[] = {
    "GRAPHIC", "SUBJECT", "CLASSIFICATION", "LANGUAGE", "URL", "COMPANY", "ORGANIZATION", "GEOGRAPHIC", "PERSON", "TICKER", "INDUSTRY", "TYPE",
    "NOTES", "CORRECTION", NULL
  };
  char label[DOSSIER_PRESS_LABEL_BYTES];
  const char *value;

  if (line->chars == 0)
    return FALSE;
  if (dossier_press_is_end (line) || (is_copyright (line) && line->chars < 120))
    return TRUE;
  if (line->chars == 14 && g_ascii_strncasecmp (line->start + line->indent, "Classification", 14) == 0)
    return TRUE;
  return dossier_press_split_label (line, label, &value) && (is_one_of (label, tails) || g_strv_contains (capitals, label));
}

static void
read_nexis (const DossierPressRange *range,
            DossierEntry            *entry)
{
  guint i = read_nexis_head (range, entry), body, end;

  /* Labels before the text. */
  while (i < range->end)
    {
      const DossierLine *line = dossier_press_line (range, i);
      char label[DOSSIER_PRESS_LABEL_BYTES];
      const char *value;
      char other[DOSSIER_PRESS_LABEL_BYTES];
      const char *ignored;
      DossierEntryField field;
      guint next = i;

      if (line->chars == 0 || is_copyright (line))
        {
          i++;
          continue;
        }
      if (!dossier_press_split_label (line, label, &value) || (field = field_of_label (label)) == DOSSIER_ENTRY_NONE)
        break;
      if (field == DOSSIER_ENTRY_TEXT)
        {
          i++;
          break;
        }
      if (is_nexis_tail (line) && field == DOSSIER_ENTRY_OTHER)
        break;
      g_free (join_paragraph (range, &next));
      /* Values of the newer layout stand one under the other. */
      while (i + 1 < next && !dossier_press_split_label (dossier_press_line (range, i + 1), other, &ignored)
             && !is_body_mark (dossier_press_line (range, i + 1)))
        i++;
      if (field != DOSSIER_ENTRY_OTHER)
        set_line (entry, field, value, dossier_press_line (range, i)->start + dossier_press_line (range, i)->length, 90);
      i++;
    }
  if (i < range->end && is_body_mark (dossier_press_line (range, i)))
    i++;
  body = i;
  while (i < range->end && !is_nexis_tail (dossier_press_line (range, i)))
    i++;
  end = i;
  for (; i < range->end; i++)
    {
      const DossierLine *line = dossier_press_line (range, i);
      char label[DOSSIER_PRESS_LABEL_BYTES];
      const char *value;

      if (dossier_press_split_label (line, label, &value)
          && (field_of_label (label) == DOSSIER_ENTRY_LANGUAGE || field_of_label (label) == DOSSIER_ENTRY_URL))
        set_line (entry, field_of_label (label), value, line->start + line->length, 85);
    }
  add_lines (entry, range, body, end);
}

/* Factiva with codes: a value goes on until the next code. */
static void
read_codes (const DossierPressRange *range,
            DossierEntry            *entry)
{
  static const struct { const char *code; DossierEntryField field; } fields[] = {
    { "HD", DOSSIER_ENTRY_TITLE }, { "BY", DOSSIER_ENTRY_BYLINE }, { "PD", DOSSIER_ENTRY_DATE }, { "SN", DOSSIER_ENTRY_SOURCE },
    { "LA", DOSSIER_ENTRY_LANGUAGE }, { "LP", DOSSIER_ENTRY_TEXT }, { "TD", DOSSIER_ENTRY_TEXT }, { "CX", DOSSIER_ENTRY_SUBTITLE },
  };
  g_autofree char *date = NULL;

  for (guint i = range->first; i < range->end;)
    {
      DossierEntryField field = DOSSIER_ENTRY_NONE;
      char code[4], next[4];
      const char *value, *ignored, *stop;
      guint end = i + 1;

      if (!dossier_press_has_code (dossier_press_line (range, i), code, &value))
        {
          i++;
          continue;
        }
      while (end < range->end && !dossier_press_has_code (dossier_press_line (range, end), next, &ignored)
             && !dossier_press_is_document (dossier_press_line (range, end)))
        end++;
      for (guint j = 0; j < G_N_ELEMENTS (fields); j++)
        if (strcmp (fields[j].code, code) == 0)
          field = fields[j].field;
      stop = dossier_press_line (range, end - 1)->start + dossier_press_line (range, end - 1)->length;
      if (field == DOSSIER_ENTRY_TEXT && stop > value)
        dossier_entry_add_text (entry, value, stop - value);
      else if (field == DOSSIER_ENTRY_DATE)
        {
          g_free (date);
          date = dossier_words_collapse (value, MAX (stop - value, 0));
          dossier_entry_set (entry, field, date, 90);
        }
      else if (strcmp (code, "ET") == 0 && date != NULL)
        {
          g_autofree char *time = dossier_words_collapse (value, MAX (stop - value, 0));
          g_autofree char *both = g_strconcat (date, " ", time, NULL);

          dossier_entry_set (entry, DOSSIER_ENTRY_DATE, both, 92);
        }
      else if (field != DOSSIER_ENTRY_NONE)
        set_line (entry, field, value, stop, 90);
      i = end;
    }
}

/* "02:03", "02:03 PM" */
static gboolean
is_clock (const DossierLine *line)
{
  const char *at = line->start + line->indent;

  return line->chars >= 4 && line->chars <= 12 && g_ascii_isdigit (*at) && memchr (at, ':', MIN (line->length - line->indent, 3)) != NULL;
}

/* The lines before the count of words: perhaps a section, the title, perhaps who wrote it. */
static void
read_factiva_title (const DossierPressRange *range,
                    guint                    end,
                    DossierEntry            *entry)
{
  guint written[HEAD_LINES], count = 0, title = 0;
  g_autofree char *headline = NULL;

  for (guint i = range->first; i < end && count < HEAD_LINES; i++)
    if (dossier_press_line (range, i)->chars > 0)
      written[count++] = i;
  if (count == 0)
    return;
  for (guint i = 1; i < count; i++)
    {
      g_autofree char *text = dossier_press_dup (dossier_press_line (range, written[i]));
      g_autofree char *names = dossier_words_clean_byline (text);
      gboolean last = i + 1 == count;

      if (dossier_words_skip_byline_mark (text) != NULL
          || (last && names != NULL && dossier_words_count (text) <= 5 && dossier_words_count (text) >= 2 && !dossier_words_end_sentence (text)
              && dossier_press_line (range, written[title])->chars > dossier_press_line (range, written[i])->chars))
        dossier_entry_set (entry, DOSSIER_ENTRY_BYLINE, text, dossier_words_skip_byline_mark (text) != NULL ? 88 : 62);
      /* A short line above a longer one is the name of a section. */
      else if (i < 3 && dossier_press_line (range, written[i])->chars > dossier_press_line (range, written[title])->chars)
        title = i;
    }
  headline = dossier_press_dup (dossier_press_line (range, written[title]));
  dossier_entry_set (entry, DOSSIER_ENTRY_TITLE, headline, 86);
}

static void
read_factiva (const DossierPressRange *range,
              DossierEntry            *entry)
{
  guint count = range->first, i, date = 0;
  g_autofree char *day = NULL;

  while (count < range->end && count - range->first < HEAD_LINES && !is_word_count (dossier_press_line (range, count)))
    count++;
  if (count == range->end || count - range->first == HEAD_LINES)
    {
      add_lines (entry, range, range->first, range->end - 1);
      return;
    }
  read_factiva_title (range, count, entry);
  for (i = count + 1; i < range->end && i < count + 20; i++)
    {
      const DossierLine *line = dossier_press_line (range, i);
      g_autofree char *text = line->chars > 0 ? dossier_press_dup (line) : NULL;
      g_autofree char *language = NULL;

      if (text == NULL)
        continue;
      if (date == 0 && is_date (line))
        {
          date = i;
          day = g_steal_pointer (&text);
          dossier_entry_set (entry, DOSSIER_ENTRY_DATE, day, 90);
        }
      else if (date > 0 && is_clock (line))
        {
          g_autofree char *both = g_strconcat (day, " ", text, NULL);

          dossier_entry_set (entry, DOSSIER_ENTRY_DATE, both, 92);
          date = i;
        }
      else if (is_copyright (line))
        break;
      else if (date > 0 && i == date + 1)
        set_outlet (entry, text, 88);
      else if (line->chars > 80)
        {
          i--;
          break;
        }
      else if (line->chars < 24 && !g_ascii_isdigit (text[0]) && strlen (text) > 4 && (language = dossier_entry_language (text)) != NULL)
        dossier_entry_set (entry, DOSSIER_ENTRY_LANGUAGE, text, 85);
    }
  add_lines (entry, range, MIN (i + 1, range->end), range->end > range->first && dossier_press_is_document (dossier_press_line (range, range->end - 1)) ? range->end - 1 : range->end);
}

/* A label at the start of a line, of those this layout knows. */
static gboolean
known_label (const DossierLine  *line,
             gboolean            any,
             DossierEntryField  *field,
             const char        **value)
{
  char label[DOSSIER_PRESS_LABEL_BYTES];

  if (line->indent > 2 || !dossier_press_split_label (line, label, value))
    return FALSE;
  *field = field_of_label (label);
  if (*field == DOSSIER_ENTRY_NONE && any)
    *field = dossier_entry_field_of (label, NULL);
  return *field != DOSSIER_ENTRY_NONE;
}

/* "Full text: Not available." says that there is none. */
static void
add_full_text (DossierEntry *entry,
               const char   *text,
               gsize         length)
{
  g_autofree char *words = length < 80 ? dossier_words_collapse (text, length) : NULL;

  if (words == NULL || dossier_words_count (words) > 4)
    dossier_entry_add_text (entry, text, length);
}

/* @stop: the end of the value, which may be empty */
static void
set_field (DossierEntry     *entry,
           DossierEntryField field,
           const char       *value,
           const char       *stop)
{
  if (field == DOSSIER_ENTRY_OTHER || stop <= value)
    return;
  if (field == DOSSIER_ENTRY_TEXT)
    add_full_text (entry, value, stop - value);
  else if (field == DOSSIER_ENTRY_SOURCE)
    {
      g_autofree char *name = dossier_words_collapse (value, stop - value);

      set_outlet (entry, name, 88);
    }
  else
    set_line (entry, field, value, stop, 90);
}

/* Where the value of the label in line @i ends: a text goes on over blank lines, until a label of a database. */
static guint
end_of_value (const DossierPressRange *range,
              guint                    i,
              DossierEntryField        field,
              gboolean                 any)
{
  gboolean prose = field == DOSSIER_ENTRY_TEXT || field == DOSSIER_ENTRY_SUMMARY;
  DossierEntryField next;
  const char *ignored;

  for (i++; i < range->end; i++)
    {
      const DossierLine *line = dossier_press_line (range, i);

      if ((dossier_press_is_rule (line) && field != DOSSIER_ENTRY_TEXT) || (line->chars == 0 && !prose)
          || known_label (line, any && field != DOSSIER_ENTRY_TEXT, &next, &ignored))
        break;
    }
  return i;
}

/* What stands above all labels is the title. Returns the line behind it. */
static guint
read_unlabelled_title (const DossierPressRange *range,
                       guint                    i,
                       DossierEntry            *entry)
{
  DossierEntryField field;
  const char *value;
  guint end = i;
  g_autofree char *text = join_paragraph (range, &end);

  if (i - range->first < HEAD_LINES && !g_str_has_prefix (text, "Document "))
    dossier_entry_set (entry, DOSSIER_ENTRY_TITLE, text, 80);
  while (++i < end && !known_label (dossier_press_line (range, i), FALSE, &field, &value))
    ;
  return i;
}

/* A rule behind an article parts it from the next; one within its text is text. */
static guint
end_without_rule (const DossierPressRange *range)
{
  guint end = range->end;

  while (end > range->first && (dossier_press_line (range, end - 1)->chars == 0 || dossier_press_is_rule (dossier_press_line (range, end - 1))))
    end--;
  return end;
}

/* Labels with their values; @any: labels in all languages, and the text may stand below them without one. */
static void
read_fields (const DossierPressRange *whole,
             DossierEntry            *entry,
             gboolean                 any)
{
  const DossierPressRange own = { whole->lines, whole->first, end_without_rule (whole), whole->wrapped };
  const DossierPressRange *range = &own;
  guint labels = 0, plain = range->end;
  g_autofree char *summary = NULL;

  for (guint i = range->first; i < range->end && plain == range->end;)
    {
      const DossierLine *line = dossier_press_line (range, i);
      DossierEntryField field;
      const char *value, *stop;
      guint end;

      if (line->chars == 0 || dossier_press_is_rule (line) || dossier_press_is_count (line))
        {
          i++;
          continue;
        }
      if (!known_label (line, any, &field, &value))
        {
          if (any && labels >= 2)
            plain = i;
          i = labels == 0 ? read_unlabelled_title (range, i, entry) : i + 1;
          continue;
        }
      labels++;
      end = end_of_value (range, i, field, any);
      stop = dossier_press_line (range, end - 1)->start + dossier_press_line (range, end - 1)->length;
      if (field == DOSSIER_ENTRY_SUMMARY && summary == NULL && stop > value)
        summary = g_strndup (value, stop - value);
      else if (field != DOSSIER_ENTRY_SUMMARY)
        set_field (entry, field, value, stop);
      i = end;
    }
  if (!entry->has_text)
    add_lines (entry, range, plain, range->end);
  if (!entry->has_text && summary != NULL)
    {
      dossier_entry_add_summary (entry, summary);
      entry->gather->extractor = "press-summary/1";
    }
}

/**
 * dossier_press_read:
 * @range: the lines of one article
 */
void
dossier_press_read (DossierPressLayout       layout,
                    const DossierPressRange *range,
                    DossierEntry            *entry)
{
  switch (layout)
    {
    case DOSSIER_PRESS_NEXIS:
    case DOSSIER_PRESS_NEXIS_UNI:
      read_nexis (range, entry);
      break;
    case DOSSIER_PRESS_CODES:
      read_codes (range, entry);
      break;
    case DOSSIER_PRESS_FACTIVA:
      read_factiva (range, entry);
      break;
    case DOSSIER_PRESS_PROQUEST:
      read_fields (range, entry, FALSE);
      break;
    case DOSSIER_PRESS_FIELDS:
    default:
      read_fields (range, entry, TRUE);
      break;
    }
}
