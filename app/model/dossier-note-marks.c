/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The citation marks of notes: found, read and written. Pure functions, any thread; time grows with the text's length. */

#define G_LOG_DOMAIN "dossier-model"

#include "dossier-note-private.h"

#include <string.h>

static gboolean
starts_with (const char *p,
             const char *end,
             const char *word)
{
  gsize length = strlen (word);

  return (gsize) (end - p) >= length && memcmp (p, word, length) == 0;
}

static const char *
read_target (const char  *p,
             const char  *end,
             DossierMark *mark)
{
  static const struct { const char *word; DossierMarkKind kind; } kinds[] = {
    { "passage:", DOSSIER_MARK_PASSAGE },
    { "article:", DOSSIER_MARK_RANGE },
    { "entity:", DOSSIER_MARK_ENTITY },
    { "event:", DOSSIER_MARK_EVENT },
    { "grid:", DOSSIER_MARK_GRID },
  };
  char id[DOSSIER_ID_TEXT_LENGTH + 1];

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (!starts_with (p, end, kinds[i].word))
        continue;
      p += strlen (kinds[i].word);
      if (end - p < DOSSIER_ID_TEXT_LENGTH)
        return NULL;
      memcpy (id, p, DOSSIER_ID_TEXT_LENGTH);
      id[DOSSIER_ID_TEXT_LENGTH] = '\0';
      if (!dossier_id_from_text (id, &mark->target))
        return NULL;
      mark->kind = kinds[i].kind;
      return p + DOSSIER_ID_TEXT_LENGTH;
    }
  return NULL;
}

static const char *
read_range (const char  *p,
            const char  *end,
            DossierMark *mark)
{
  if (p == end || *p != ':')
    return NULL;
  p = dossier_note_read_number (p + 1, end, 10, &mark->range_start);
  if (p == NULL || p == end || *p != '-')
    return NULL;
  p = dossier_note_read_number (p + 1, end, 10, &mark->range_end);
  return p != NULL && mark->range_start < mark->range_end ? p : NULL;
}

/* The words end at the first "]]"; another "[[" or the end of the line before it means that this is no mark. */
static const char *
read_words (const char  *p,
            const char  *end,
            DossierMark *mark)
{
  const char *start = p;

  for (; p < end && *p != '\n'; p++)
    {
      if (starts_with (p, end, "[["))
        return NULL;
      if (!starts_with (p, end, "]]"))
        continue;
      if (p == start)
        return NULL;
      mark->words = g_strndup (start, (gsize) (p - start));
      return p;
    }
  return NULL;
}

static void
mark_clear_cb (gpointer data)
{
  dossier_mark_clear (data);
}

gboolean
dossier_note_is_escape (const char *p,
                        const char *end)
{
  return *p == '\\' && p + 1 < end && g_ascii_ispunct (p[1]);
}

const char *
dossier_note_read_number (const char *p,
             const char *end,
             guint       max_digits,
             guint      *number)
{
  guint64 value = 0;
  guint digits = 0;

  for (; p < end && g_ascii_isdigit (*p) && digits <= max_digits; p++, digits++)
    value = value * 10 + (guint) (*p - '0');
  if (digits == 0 || digits > max_digits || value > G_MAXUINT)
    return NULL;
  *number = (guint) value;
  return p;
}

void
dossier_mark_clear (DossierMark *mark)
{
  g_clear_pointer (&mark->words, g_free);
}

/* Returns: (nullable): where the mark at @p ends, or NULL when there is none; @mark is filled in any case */
const char *
dossier_mark_read (const char  *text,
           const char  *p,
           const char  *end,
           DossierMark *mark)
{
  const char *start = p;

  *mark = (DossierMark) { 0 };
  if (!starts_with (p, end, "[["))
    return NULL;
  p = read_target (p + 2, end, mark);
  if (p != NULL && mark->kind == DOSSIER_MARK_RANGE)
    p = read_range (p, end, mark);
  if (p == NULL)
    return NULL;
  if (p < end && *p == '|' && (mark->kind == DOSSIER_MARK_ENTITY || mark->kind == DOSSIER_MARK_EVENT))
    p = read_words (p + 1, end, mark);
  if (p == NULL || !starts_with (p, end, "]]"))
    return NULL;
  mark->start = (gsize) (start - text);
  mark->length = (gsize) (p + 2 - start);
  return p + 2;
}

/**
 * dossier_note_find_marks:
 * @text: a note, UTF-8
 *
 * Finds the citation marks of a note, in the order in which they stand there. A mark whose first bracket is escaped
 * (`\[[entity:…]]`) and one that is not well formed are text.
 *
 * Returns: (transfer full) (element-type DossierMark): the marks; the array clears its elements
 */
GArray *
dossier_note_find_marks (const char *text)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (DossierMark));
  const char *end, *p;

  g_return_val_if_fail (text != NULL, marks);
  g_array_set_clear_func (marks, mark_clear_cb);
  end = text + strlen (text);
  for (p = text; p < end;)
    {
      DossierMark mark = { 0 };
      const char *after = *p == '[' ? dossier_mark_read (text, p, end, &mark) : NULL;

      if (after != NULL)
        g_array_append_val (marks, mark);
      else
        dossier_mark_clear (&mark);
      p = after != NULL ? after : p + (dossier_note_is_escape (p, end) ? 2 : 1);
    }
  return marks;
}

/**
 * dossier_mark_to_key:
 *
 * Returns: (transfer full): "passage:ID", "article:ID:START-END", "entity:ID", "event:ID" or "grid:ID"
 */
char *
dossier_mark_to_key (const DossierMark *mark)
{
  g_autofree char *id = NULL;

  g_return_val_if_fail (mark != NULL, NULL);
  id = dossier_id_to_text (&mark->target);
  switch (mark->kind)
    {
    case DOSSIER_MARK_PASSAGE:
      return g_strconcat ("passage:", id, NULL);
    case DOSSIER_MARK_RANGE:
      return g_strdup_printf ("article:%s:%u-%u", id, mark->range_start, mark->range_end);
    case DOSSIER_MARK_ENTITY:
      return g_strconcat ("entity:", id, NULL);
    case DOSSIER_MARK_EVENT:
      return g_strconcat ("event:", id, NULL);
    case DOSSIER_MARK_GRID:
      return g_strconcat ("grid:", id, NULL);
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * dossier_mark_to_text:
 *
 * Returns: (transfer full): the mark as it is written in a note, with its brackets and words
 */
char *
dossier_mark_to_text (const DossierMark *mark)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (mark != NULL, NULL);
  key = dossier_mark_to_key (mark);
  return mark->words != NULL ? g_strconcat ("[[", key, "|", mark->words, "]]", NULL) : g_strconcat ("[[", key, "]]", NULL);
}
