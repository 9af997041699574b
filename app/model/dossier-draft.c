/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What import hands over: an article that is not in a workspace yet. Used from any one thread at a time. */

#define G_LOG_DOMAIN "dossier-model"

#include "dossier-draft.h"

static const char * const role_names[] = { "body", "title", "heading", "quotation", "list", "caption", "furniture" };

const char *
dossier_block_role_to_text (DossierBlockRole role)
{
  g_return_val_if_fail (role < G_N_ELEMENTS (role_names), NULL);
  return role_names[role];
}

gboolean
dossier_block_role_from_text (const char       *text,
                              DossierBlockRole *role)
{
  for (guint i = 0; i < G_N_ELEMENTS (role_names); i++)
    if (g_strcmp0 (text, role_names[i]) == 0)
      {
        *role = i;
        return TRUE;
      }
  return FALSE;
}

static void
field_value_clear (gpointer data)
{
  DossierFieldValue *value = data;

  g_clear_pointer (&value->value, g_free);
}

/* Returns: (transfer full) (element-type DossierFieldValue): an empty array that owns the values put into it */
GArray *
dossier_field_values_new (void)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (DossierFieldValue));

  g_array_set_clear_func (values, field_value_clear);
  return values;
}

DossierDraft *
dossier_draft_new (void)
{
  DossierDraft *draft = g_new0 (DossierDraft, 1);

  draft->blocks = g_array_new (FALSE, FALSE, sizeof (DossierBlock));
  draft->fields = dossier_field_values_new ();
  return draft;
}

void
dossier_draft_free (DossierDraft *draft)
{
  if (draft == NULL)
    return;
  g_free (draft->title);
  g_free (draft->byline);
  g_free (draft->date);
  g_free (draft->date_words);
  g_free (draft->source);
  g_free (draft->url);
  g_free (draft->language);
  g_free (draft->agency);
  g_free (draft->changed);
  g_free (draft->text);
  g_free (draft->media_type);
  g_array_unref (draft->blocks);
  g_array_unref (draft->fields);
  g_free (draft);
}

/**
 * dossier_draft_add_block:
 * @start: first code point
 * @end: one past the last
 *
 * Appends a block. Blocks are added in the order of the text; an empty one is left out.
 */
void
dossier_draft_add_block (DossierDraft    *draft,
                         guint            start,
                         guint            end,
                         DossierBlockRole role)
{
  DossierBlock block = { start, end, role };

  g_return_if_fail (start <= end);
  if (start < end)
    g_array_append_val (draft->blocks, block);
}

/**
 * dossier_draft_add_field:
 * @value: what was found; copied
 * @origin: a static word for where
 * @confidence: 0–100
 */
void
dossier_draft_add_field (DossierDraft       *draft,
                         DossierArticleField field,
                         const char         *value,
                         const char         *origin,
                         int                 confidence)
{
  DossierFieldValue row = { field, g_strdup (value), origin, confidence };

  g_return_if_fail (value != NULL && origin != NULL);
  g_array_append_val (draft->fields, row);
}

/**
 * dossier_draft_uncertain:
 *
 * Returns: the DossierArticleField bits whose chosen (first) candidate is below certainty
 */
guint
dossier_draft_uncertain (DossierDraft *draft)
{
  guint seen = 0, uncertain = 0;

  for (guint i = 0; i < draft->fields->len; i++)
    {
      const DossierFieldValue *row = &g_array_index (draft->fields, DossierFieldValue, i);

      if ((seen & row->field) == 0 && row->confidence < DOSSIER_CONFIDENCE_CERTAIN)
        uncertain |= row->field;
      seen |= row->field;
    }
  return uncertain;
}

/**
 * dossier_blocks_body:
 * @text: a whole text
 * @blocks: (element-type DossierBlock): its blocks
 *
 * Returns: (transfer full): what a reader counts as the article itself: body, headings, quotations and lists,
 *   paragraphs parted by one blank line
 */
char *
dossier_blocks_body (const char *text,
                     GArray     *blocks)
{
  GString *body = g_string_new (NULL);
  const char *at = text;
  guint offset = 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      const DossierBlock *block = &g_array_index (blocks, DossierBlock, i);
      const char *end;

      at = g_utf8_offset_to_pointer (at, block->start - offset);
      end = g_utf8_offset_to_pointer (at, block->end - block->start);
      offset = block->end;
      if (block->role == DOSSIER_BLOCK_BODY || block->role == DOSSIER_BLOCK_HEADING
          || block->role == DOSSIER_BLOCK_QUOTATION || block->role == DOSSIER_BLOCK_LIST)
        {
          if (body->len > 0)
            g_string_append (body, "\n\n");
          g_string_append_len (body, at, end - at);
        }
      at = end;
    }
  return g_string_free (body, FALSE);
}

static void
append_part (GArray          *blocks,
             guint            start,
             guint            end,
             DossierBlockRole role)
{
  DossierBlock block = { start, end, role };

  if (start < end)
    g_array_append_val (blocks, block);
}

/**
 * dossier_blocks_with_role:
 * @blocks: (element-type DossierBlock): of one text
 * @start: first code point
 * @end: one past the last
 * @role: what is between
 *
 * Gives a range another role. Blocks that reach into it are split at its ends; a range without any becomes one.
 *
 * Returns: (transfer full) (element-type DossierBlock): new blocks; @blocks stay as they are
 */
GArray *
dossier_blocks_with_role (GArray          *blocks,
                          guint            start,
                          guint            end,
                          DossierBlockRole role)
{
  GArray *result = g_array_sized_new (FALSE, FALSE, sizeof (DossierBlock), blocks->len + 2);
  gboolean met = FALSE;

  g_return_val_if_fail (start < end, result);
  for (guint i = 0; i < blocks->len; i++)
    {
      const DossierBlock *block = &g_array_index (blocks, DossierBlock, i);
      guint first = MAX (block->start, start), last = MIN (block->end, end);

      if (!met && block->start >= end)
        {
          append_part (result, start, end, role);
          met = TRUE;
        }
      if (first >= last)
        {
          append_part (result, block->start, block->end, block->role);
          continue;
        }
      met = TRUE;
      append_part (result, block->start, first, block->role);
      append_part (result, first, last, role);
      append_part (result, last, block->end, block->role);
    }
  if (!met)
    append_part (result, start, end, role);
  return result;
}

gboolean
dossier_blocks_equal (GArray *a,
                      GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const DossierBlock *one = &g_array_index (a, DossierBlock, i), *other = &g_array_index (b, DossierBlock, i);

      if (one->start != other->start || one->end != other->end || one->role != other->role)
        return FALSE;
    }
  return TRUE;
}
