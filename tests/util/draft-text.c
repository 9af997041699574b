/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A draft as text for golden files: its chosen fields, every candidate with origin and confidence, then the blocks
 * with their roles. Pure function.
 */

#define G_LOG_DOMAIN "dossier-test"

#include "draft-text.h"

static void
append_field (GString    *out,
              const char *name,
              const char *value)
{
  if (value != NULL)
    g_string_append_printf (out, "%s: %s\n", name, value);
}

/**
 * draft_to_text:
 *
 * Returns: (transfer full): @draft, a line each for fields and candidates, a paragraph each for blocks
 */
char *
draft_to_text (DossierDraft *draft)
{
  GString *out = g_string_new (NULL);

  append_field (out, "title", draft->title);
  append_field (out, "byline", draft->byline);
  append_field (out, "date", draft->date);
  append_field (out, "date-words", draft->date_words);
  append_field (out, "changed", draft->changed);
  append_field (out, "agency", draft->agency);
  append_field (out, "source", draft->source);
  append_field (out, "url", draft->url);
  append_field (out, "language", draft->language);
  append_field (out, "media-type", draft->media_type);
  append_field (out, "extractor", draft->extractor);
  for (guint i = 0; i < draft->fields->len; i++)
    {
      const DossierFieldValue *row = &g_array_index (draft->fields, DossierFieldValue, i);

      g_string_append_printf (out, "? %s %d %s: %s\n", row->origin, row->confidence,
                              dossier_article_field_to_text (row->field), row->value);
    }
  for (guint i = 0; i < draft->blocks->len; i++)
    {
      const DossierBlock *block = &g_array_index (draft->blocks, DossierBlock, i);
      const char *start = g_utf8_offset_to_pointer (draft->text, block->start);
      const char *end = g_utf8_offset_to_pointer (start, block->end - block->start);

      g_string_append_printf (out, "\n[%s %u-%u]\n%.*s\n", dossier_block_role_to_text (block->role), block->start, block->end,
                              (int) (end - start), start);
    }
  return g_string_free (out, FALSE);
}
