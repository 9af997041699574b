/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A note as a text that can stand beside an article: its prose without the signs of its markup, entities and events by their
 * names, what it quotes in full, other citations as numbers. Read thread.
 */

#define G_LOG_DOMAIN "dossier-service"

#include "dossier-comparing-private.h"

#include <glib/gi18n.h>

#include "dossier-entities.h"
#include "dossier-events.h"
#include "dossier-note-text.h"
#include "dossier-search.h"
#include "dossier-views.h"

#include <string.h>

typedef struct
{
  DossierDb *db;
  GString *text;
  guint length;      /* code points of @text */
  GArray *blocks;
  GArray *highlights;
  guint citations;
} Prose;

static void
append (Prose      *self,
        const char *words)
{
  g_string_append (self->text, words);
  self->length += dossier_text_length (words);
}

static void
append_named (Prose                *self,
              DossierHighlightType  type,
              const DossierMark    *mark,
              const DossierId      *target,
              const char           *kind,
              const char           *name)
{
  DossierHighlight highlight = { .type = type, .start = self->length, .target = *target, .kind = g_intern_string (kind), .label = g_strdup (name) };

  append (self, mark->words != NULL ? mark->words : name);
  highlight.end = self->length;
  /* Marks have no ids of their own; where one stands tells it from the others. */
  memcpy (highlight.id.bytes, &highlight.start, sizeof highlight.start);
  highlight.id.bytes[sizeof highlight.id.bytes - 1] = 1;
  g_array_append_val (self->highlights, highlight);
}

static gboolean
append_entity (Prose             *self,
               const DossierMark *mark,
               GError           **error)
{
  g_autoptr (DossierEntity) entity = NULL;
  g_autoptr (GError) local = NULL;
  DossierId root;

  if (!dossier_entities_get_root (self->db, &mark->target, &root, error))
    return FALSE;
  entity = dossier_entities_get (self->db, &root, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (entity != NULL)
    append_named (self, DOSSIER_HIGHLIGHT_MENTION, mark, &root, entity->kind, entity->name);
  else
    append (self, mark->words != NULL ? mark->words : _("(deleted)"));
  return TRUE;
}

static gboolean
append_event (Prose             *self,
              const DossierMark *mark,
              GError           **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (DossierEvent) event = dossier_events_get (self->db, &mark->target, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (event != NULL)
    append_named (self, DOSSIER_HIGHLIGHT_STATEMENT, mark, &event->id, NULL, event->title);
  else
    append (self, mark->words != NULL ? mark->words : _("(deleted)"));
  return TRUE;
}

/* Alone in a quotation the words themselves, else a number. */
static gboolean
append_citation (Prose             *self,
                 const DossierMark *mark,
                 gboolean           whole,
                 GError           **error)
{
  g_autofree char *key = dossier_mark_to_key (mark);
  g_autofree char *number = NULL;
  GError *local = NULL;
  DossierCitation *citation = whole ? dossier_citation_read (self->db, key, &local) : NULL;

  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  self->citations++;
  number = g_strdup_printf ("[%u]", self->citations);
  if (citation != NULL)
    append (self, citation->quote);
  append (self, citation != NULL ? " " : "");
  append (self, number);
  g_clear_pointer (&citation, dossier_citation_free);
  return TRUE;
}

static gboolean
append_spans (Prose     *self,
              GPtrArray *spans,
              gboolean   quotation,
              GError   **error)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const DossierNoteSpan *span = g_ptr_array_index (spans, i);
      gboolean done = TRUE;

      if (span->mark == NULL)
        append (self, span->text);
      else if (span->mark->kind == DOSSIER_MARK_ENTITY)
        done = append_entity (self, span->mark, error);
      else if (span->mark->kind == DOSSIER_MARK_EVENT || span->mark->kind == DOSSIER_MARK_GRID)
        done = append_event (self, span->mark, error);
      else
        done = append_citation (self, span->mark, quotation && spans->len == 1, error);
      if (!done)
        return FALSE;
    }
  return TRUE;
}

static gboolean
append_table (Prose     *self,
              GPtrArray *rows,
              GError   **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      GPtrArray *cells = g_ptr_array_index (rows, i);

      for (guint j = 0; j < cells->len; j++)
        {
          if (j > 0)
            append (self, " | ");
          if (!append_spans (self, g_ptr_array_index (cells, j), FALSE, error))
            return FALSE;
        }
      if (i + 1 < rows->len)
        append (self, "\n");
    }
  return TRUE;
}

static DossierBlockRole
role_of (const DossierNoteBlock *block)
{
  switch (block->kind)
    {
    case DOSSIER_NOTE_HEADING:
      return DOSSIER_BLOCK_HEADING;
    case DOSSIER_NOTE_BULLET:
    case DOSSIER_NOTE_NUMBERED:
      return DOSSIER_BLOCK_LIST;
    case DOSSIER_NOTE_QUOTATION:
      return DOSSIER_BLOCK_QUOTATION;
    case DOSSIER_NOTE_PARAGRAPH:
    case DOSSIER_NOTE_TABLE:
    default:
      return DOSSIER_BLOCK_BODY;
    }
}

static gboolean
append_block (Prose                  *self,
              const DossierNoteBlock *block,
              GError                **error)
{
  DossierBlock made = { .role = role_of (block) };
  g_autofree char *number = g_strdup_printf ("%u. ", block->level);

  append (self, self->length > 0 ? "\n\n" : "");
  made.start = self->length;
  if (block->kind == DOSSIER_NOTE_BULLET)
    append (self, "• ");
  else if (block->kind == DOSSIER_NOTE_NUMBERED)
    append (self, number);
  if (block->kind == DOSSIER_NOTE_TABLE ? !append_table (self, block->rows, error)
                                        : !append_spans (self, block->spans, block->kind == DOSSIER_NOTE_QUOTATION, error))
    return FALSE;
  made.end = self->length;
  g_array_append_val (self->blocks, made);
  return TRUE;
}

/* The title is part of what is read, unless the note begins with it. */
static void
append_title (Prose      *self,
              const char *title,
              GPtrArray  *blocks)
{
  const DossierNoteBlock *first = blocks->len > 0 ? g_ptr_array_index (blocks, 0) : NULL;
  const DossierNoteSpan *span = first != NULL && first->kind == DOSSIER_NOTE_HEADING && first->spans->len == 1 ? g_ptr_array_index (first->spans, 0) : NULL;
  DossierBlock block = { .role = DOSSIER_BLOCK_TITLE };

  if (*title == '\0' || (span != NULL && g_strcmp0 (span->text, title) == 0))
    return;
  append (self, title);
  block.end = self->length;
  g_array_append_val (self->blocks, block);
}

/**
 * dossier_comparing_read_note:
 *
 * Returns: (transfer full) (nullable): the note as a text; NULL and @error when there is none
 */
DossierPairText *
dossier_comparing_read_note (DossierDb       *db,
                             const DossierId *id,
                             GError         **error)
{
  DossierSideKey key = { *id, TRUE };
  g_autoptr (DossierPairText) side = dossier_pair_text_new (&key);
  g_autoptr (DossierArticleView) arrays = dossier_article_view_new ();
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  Prose prose = { .db = db, .text = text, .blocks = arrays->blocks, .highlights = arrays->highlights };

  side->note = dossier_notes_get (db, id, error);
  if (side->note == NULL)
    return NULL;
  blocks = dossier_note_parse (side->note->text);
  append_title (&prose, side->note->title, blocks);
  for (guint i = 0; i < blocks->len; i++)
    if (!append_block (&prose, g_ptr_array_index (blocks, i), error))
      return NULL;
  side->title = g_strdup (side->note->title);
  side->text = g_strdup (text->str);
  side->length = prose.length;
  side->blocks = g_array_ref (arrays->blocks);
  side->highlights = g_array_ref (arrays->highlights);
  return g_steal_pointer (&side);
}
