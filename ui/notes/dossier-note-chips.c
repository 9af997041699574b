/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What each citation mark of a note looks like while it is written: passages are numbered in their order, entities and
 * events show their names, a mark alone in a quotation shows the words. Main thread; look-ups of single rows only.
 */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-note-chips.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dossier-edtf.h"

static void
chip_clear (gpointer data)
{
  DossierChip *chip = data;

  g_free (chip->key);
  g_free (chip->label);
  g_free (chip->tooltip);
  g_free (chip->kind);
}

/* Whether the mark is all that its line holds behind a ">". */
static gboolean
is_quotation (const char        *text,
              const DossierMark *mark)
{
  const char *start = text + mark->start, *end = start + mark->length, *line = start;

  while (line > text && line[-1] != '\n')
    line--;
  while (*line == ' ')
    line++;
  if (*line != '>')
    return FALSE;
  for (line++; line < start; line++)
    if (*line != ' ')
      return FALSE;
  while (*end == ' ' || *end == '\t')
    end++;
  return *end == '\0' || *end == '\n';
}

static char *
reference (const DossierCitation *citation)
{
  g_autoptr (GString) words = g_string_new (citation->outlet ? citation->outlet : citation->article_title);

  if (citation->date != NULL)
    {
      g_autofree char *date = dossier_edtf_day_for_people (citation->date);

      g_string_append_printf (words, ", %s", date);
    }
  if (citation->paragraph > 0)
    {
      g_string_append (words, ", ");
      /* Translators: which paragraph of an article; follows its outlet and date. */
      g_string_append_printf (words, _("paragraph %u"), citation->paragraph);
    }
  return g_strdup (words->str);
}

static void
read_passage (DossierWorkspace *workspace,
              DossierChip      *chip,
              GHashTable       *numbers)
{
  g_autoptr (DossierCitation) citation = dossier_workspace_load_citation (workspace, chip->key, NULL);
  g_autofree char *where = NULL, *quote = NULL;
  gpointer number;

  if (citation == NULL)
    {
      chip->missing = TRUE;
      chip->label = g_strdup (_("[citation deleted]"));
      return;
    }
  if (!g_hash_table_lookup_extended (numbers, chip->key, NULL, &number))
    {
      number = GUINT_TO_POINTER (g_hash_table_size (numbers) + 1);
      g_hash_table_insert (numbers, g_strdup (chip->key), number);
    }
  where = reference (citation);
  quote = dossier_text_one_line (citation->quote);
  chip->tooltip = g_strdup_printf ("“%s”\n%s · %s", quote, citation->article_title, where);
  if (chip->quotation)
    {
      g_autofree char *shortened = dossier_text_ellipsize (quote, 64);

      chip->label = g_strdup_printf ("“%s”  %s", shortened, where);
    }
  else
    chip->label = g_strdup_printf ("%u", GPOINTER_TO_UINT (number));
}

static void
read_name (DossierWorkspace  *workspace,
           DossierChip       *chip,
           const DossierMark *mark)
{
  gboolean is_entity = mark->kind == DOSSIER_MARK_ENTITY;
  g_autoptr (GObject) record = dossier_workspace_lookup (workspace, is_entity ? DOSSIER_RECORD_ENTITY : DOSSIER_RECORD_EVENT, &mark->target);
  const char *name = NULL;

  if (record == NULL)
    {
      chip->missing = TRUE;
      name = _("[citation deleted]");
      chip->tooltip = g_strdup (is_entity ? _("This entity was deleted") : _("This event was deleted"));
    }
  else if (is_entity)
    {
      name = DOSSIER_ENTITY (record)->name;
      chip->kind = g_strdup (DOSSIER_ENTITY (record)->kind);
    }
  else
    name = DOSSIER_EVENT (record)->title;
  if (chip->tooltip == NULL)
    chip->tooltip = g_strdup (name);
  if (mark->kind == DOSSIER_MARK_GRID && !chip->missing)
    /* Translators: in a note: stands for the table of what the sources say of an event */
    chip->label = g_strdup_printf (_("Table: what the sources say of “%s”"), name);
  else if (mark->words == NULL)
    chip->label = g_strdup (name);
}

/* The words stand behind the bar, before the closing brackets. */
static void
set_face (DossierChip       *chip,
          const DossierMark *mark)
{
  if (chip->label == NULL && mark->words != NULL)
    {
      chip->face_end = chip->end - 2;
      chip->face_start = chip->face_end - g_utf8_strlen (mark->words, -1);
    }
  else
    {
      chip->face_start = chip->start;
      chip->face_end = chip->start + 1;
    }
}

/**
 * dossier_note_chips_read:
 * @text: a whole note
 *
 * Returns: (transfer full) (element-type DossierChip): its marks, in their order
 */
GArray *
dossier_note_chips_read (DossierWorkspace *workspace,
                         const char       *text)
{
  g_autoptr (GArray) marks = dossier_note_find_marks (text);
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GArray *chips = g_array_new (FALSE, TRUE, sizeof (DossierChip));
  const char *at = text;
  guint offset = 0;

  g_array_set_clear_func (chips, chip_clear);
  for (guint i = 0; i < marks->len; i++)
    {
      const DossierMark *mark = &g_array_index (marks, DossierMark, i);
      DossierChip chip = { 0 };

      offset += g_utf8_pointer_to_offset (at, text + mark->start);
      at = text + mark->start;
      chip.start = offset;
      chip.end = offset + g_utf8_pointer_to_offset (at, at + mark->length);
      chip.key = dossier_mark_to_key (mark);
      if (mark->kind == DOSSIER_MARK_PASSAGE || mark->kind == DOSSIER_MARK_RANGE)
        {
          chip.quotation = is_quotation (text, mark);
          read_passage (workspace, &chip, numbers);
        }
      else
        read_name (workspace, &chip, mark);
      set_face (&chip, mark);
      g_array_append_val (chips, chip);
    }
  return chips;
}
