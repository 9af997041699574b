/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The lines of printed pages: which font most of them are set in, how far they stand apart, where their columns begin and
 * end, and which of them are no part of the text because they stand on every page. Pure functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-print-private.h"

#include "dossier-words-private.h"

#include <math.h>
#include <string.h>

#define MAX_SIZE_STEPS 400
#define NEIGHBOURS 10
/* Running heads and feet stand in the outer parts of a page. */
#define ZONE 0.14f
#define NOTE_SIZE 0.93f

static DossierPrintLine *
line_at (DossierPrint *self,
         guint         index)
{
  return &g_array_index (self->lines, DossierPrintLine, index);
}

static void
line_clear (gpointer data)
{
  DossierPrintLine *line = data;

  g_free (line->text);
}

DossierPrint *
dossier_print_new (void)
{
  DossierPrint *self = g_new0 (DossierPrint, 1);

  self->lines = g_array_new (FALSE, TRUE, sizeof (DossierPrintLine));
  g_array_set_clear_func (self->lines, line_clear);
  self->heights = g_array_new (FALSE, FALSE, sizeof (float));
  return self;
}

void
dossier_print_free (DossierPrint *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->lines);
  g_array_unref (self->heights);
  g_free (self);
}

void
dossier_print_add_page (DossierPrint *self,
                        float         height)
{
  g_array_append_val (self->heights, height);
}

/* The size that carries the most letters. */
static float
find_body_size (DossierPrint *self)
{
  gsize letters[MAX_SIZE_STEPS] = { 0 };
  guint best = 20;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const DossierPrintLine *line = line_at (self, i);

      letters[(guint) CLAMP (line->size * 2 + 0.5f, 0, MAX_SIZE_STEPS - 1)] += strlen (line->text);
    }
  for (guint i = 0; i < MAX_SIZE_STEPS; i++)
    if (letters[i] > letters[best])
      best = i;
  return MAX ((float) best / 2, 1);
}

static int
compare_floats (gconstpointer a,
                gconstpointer b)
{
  float left = *(const float *) a, right = *(const float *) b;

  return left < right ? -1 : left > right;
}

static float
find_leading (DossierPrint *self)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (float));

  for (guint i = 0; i + 1 < self->lines->len; i++)
    {
      const DossierPrintLine *line = line_at (self, i), *next = line_at (self, i + 1);
      float step = next->y1 - line->y1;

      if (line->page == next->page && step > line->size * 0.5f && step < line->size * 3 && fabsf (line->size - self->body_size) < 0.6f
          && fabsf (next->size - line->size) < 0.3f && next->x0 < line->x1 && line->x0 < next->x1)
        g_array_append_val (steps, step);
    }
  if (steps->len == 0)
    return self->body_size * 1.3f;
  g_array_sort (steps, compare_floats);
  return g_array_index (steps, float, steps->len / 2);
}

/* Lines near by on the same page that begin at about the same place are its column. */
static void
find_column (DossierPrint *self,
             guint         index)
{
  DossierPrintLine *line = line_at (self, index);
  guint from = index > NEIGHBOURS ? index - NEIGHBOURS : 0;
  guint to = MIN (index + NEIGHBOURS + 1, self->lines->len);
  guint best = 0;

  line->left = line->x0;
  line->right = line->x1;
  for (guint i = from; i < to; i++)
    {
      const DossierPrintLine *other = line_at (self, i);
      guint same = 0;

      if (other->page != line->page || fabsf (other->x0 - line->x0) > line->size * 4 || fabsf (other->size - line->size) > 0.6f)
        continue;
      line->right = MAX (line->right, other->x1);
      for (guint j = from; j < to; j++)
        {
          const DossierPrintLine *third = line_at (self, j);

          same += third->page == line->page && fabsf (third->x0 - other->x0) < 1.5f ? 1 : 0;
        }
      if (same > best || (same == best && other->x0 < line->left))
        {
          best = same;
          line->left = other->x0;
        }
    }
}

/**
 * dossier_print_measure:
 *
 * To be called once all lines are there: finds the size of the text, the step of its lines and the edges of columns.
 */
void
dossier_print_measure (DossierPrint *self)
{
  self->body_size = find_body_size (self);
  self->leading = find_leading (self);
  for (guint i = 0; i < self->lines->len; i++)
    find_column (self, i);
}

/* 0 within, 1 at the head, 2 at the foot. */
static guint
zone_of (DossierPrint           *self,
         const DossierPrintLine *line)
{
  float height = g_array_index (self->heights, float, line->page);

  if (line->y1 < height * ZONE)
    return 1;
  return line->y0 > height * (1 - ZONE) ? 2 : 0;
}

/* How a line compares with that of another page: without its numbers, with its zone and size. */
static char *
key_of (DossierPrint           *self,
        const DossierPrintLine *line)
{
  g_autofree char *folded = g_utf8_casefold (line->text, -1);
  GString *key = g_string_new (NULL);

  g_string_append_printf (key, "%u %.0f ", zone_of (self, line), (double) line->size);
  for (const char *at = folded; *at != '\0'; at++)
    {
      if (!g_ascii_isdigit (*at))
        g_string_append_c (key, *at);
      else if (key->str[key->len - 1] != '#')
        g_string_append_c (key, '#');
    }
  return g_string_free (key, FALSE);
}

/* "7", "- 7 -", "Page 7 of 12", "7/12", "vii" */
static gboolean
is_number (const char *text)
{
  static const char * const words[] = {
    "page", "p", "pg", "of", "seite", "s", "von", "de", "sur", "página", "pagina", "pag", "pág", "str", "strona", "z", "di", "sida", "av",
    "side", "af", "стр", "страница", "из", "с", NULL
  };
  g_autofree char *folded = g_utf8_casefold (text, -1);
  const char *at = folded;
  guint numbers = 0;

  if (strlen (text) > 40)
    return FALSE;
  if (strlen (text) <= 6 && text[0] != '\0' && strspn (folded, "ivxl") == strlen (folded))
    return TRUE;
  while (*at != '\0')
    {
      const char *start = at;
      gunichar c = g_utf8_get_char (at);
      g_autofree char *word = NULL;

      if (g_unichar_isdigit (c))
        {
          while (g_unichar_isdigit (g_utf8_get_char (at)))
            at = g_utf8_next_char (at);
          numbers += at - start <= 5 ? 1 : 9;
          continue;
        }
      if (!g_unichar_isalpha (c))
        {
          at = g_utf8_next_char (at);
          continue;
        }
      while (g_unichar_isalpha (g_utf8_get_char (at)))
        at = g_utf8_next_char (at);
      word = g_strndup (start, at - start);
      if (!g_strv_contains (words, word))
        return FALSE;
    }
  return numbers >= 1 && numbers <= 2;
}

static void
find_running (DossierPrint *self)
{
  g_autoptr (GHashTable) pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  guint needed = MAX (2, self->heights->len * 3 / 10);

  for (guint i = 0; i < self->lines->len; i++)
    {
      char *key = zone_of (self, line_at (self, i)) != 0 ? key_of (self, line_at (self, i)) : NULL;

      g_ptr_array_add (keys, key);
      if (key != NULL)
        g_hash_table_insert (pages, g_strdup (key), GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (pages, key)) + 1));
    }
  for (guint i = 0; i < self->lines->len; i++)
    {
      DossierPrintLine *line = line_at (self, i);
      const char *key = g_ptr_array_index (keys, i);

      if (key == NULL)
        continue;
      if (is_number (line->text))
        line->kind = DOSSIER_PRINT_NUMBER;
      else if (GPOINTER_TO_UINT (g_hash_table_lookup (pages, key)) >= needed && strlen (key) > 6)
        line->kind = DOSSIER_PRINT_RUNNING;
    }
}

static gboolean
starts_note (const char *text)
{
  gsize digits = strspn (text, "0123456789");

  if (digits > 0)
    return digits <= 3 && (text[digits] == ' ' || text[digits] == '.' || text[digits] == ')' || g_ascii_isupper (text[digits]));
  return text[0] == '*' || g_str_has_prefix (text, "†") || g_str_has_prefix (text, "¹") || g_str_has_prefix (text, "²") || g_str_has_prefix (text, "³");
}

/* Whether lines of text stand below it in its column. */
static gboolean
has_text_below (DossierPrint *self,
                guint         index,
                guint         from,
                guint         to)
{
  const DossierPrintLine *line = line_at (self, index);

  for (guint i = from; i < to; i++)
    {
      const DossierPrintLine *other = line_at (self, i);

      if (other->kind == DOSSIER_PRINT_TEXT && other->size >= self->body_size * NOTE_SIZE && other->y1 > line->y1 && other->x0 < line->x1
          && line->x0 < other->x1)
        return TRUE;
    }
  return FALSE;
}

/* Small print at the foot of a column, from the first line that bears a mark. */
static void
find_notes (DossierPrint *self,
            guint         from,
            guint         to)
{
  gboolean within = FALSE;
  guint judged = 0;

  for (guint i = from; i < to; i++)
    {
      DossierPrintLine *line = line_at (self, i);

      if (line->kind != DOSSIER_PRINT_TEXT || line->size >= self->body_size * NOTE_SIZE)
        within = within && line->kind != DOSSIER_PRINT_TEXT;
      else if (within || (starts_note (line->text) && judged++ < 50 && !has_text_below (self, i, from, to)))
        {
          line->kind = DOSSIER_PRINT_NOTE;
          within = TRUE;
        }
    }
}

/**
 * dossier_print_find_furniture:
 *
 * Tells running heads and feet, page numbers and notes from the text.
 */
void
dossier_print_find_furniture (DossierPrint *self)
{
  guint from = 0;

  find_running (self);
  for (guint i = 1; i <= self->lines->len; i++)
    if (i == self->lines->len || line_at (self, i)->page != line_at (self, from)->page)
      {
        find_notes (self, from, i);
        from = i;
      }
}
