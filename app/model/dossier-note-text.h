/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "dossier-id.h"

G_BEGIN_DECLS

/*
 * The prose of a note: a small Markdown with citation marks (docs/notes.md).
 *
 *   # Heading, ## Heading, ### Heading     paragraphs parted by blank lines
 *   - item        1. item                  > quotation
 *   **strong**  *emphasis*                 | a | b |  tables with a |---|---| line under the head
 *   [[passage:ID]]                         cites a stored passage: a footnote
 *   [[article:ID:START-END]]               cites a range of an article: a footnote
 *   [[entity:ID]] [[entity:ID|words]]      names an entity
 *   [[event:ID]] [[event:ID|words]]        names an event
 *   [[grid:ID]]                            alone in a paragraph: the table of what the sources say of an event; else its name
 *   > [[passage:ID]]                       alone in a quotation: the quote itself with its reference
 *
 * What is no mark stays text; nothing is ever refused.
 */

typedef enum
{
  DOSSIER_MARK_PASSAGE,
  DOSSIER_MARK_RANGE,   /* article:ID:START-END */
  DOSSIER_MARK_ENTITY,
  DOSSIER_MARK_EVENT,
  DOSSIER_MARK_GRID,    /* what the sources say of an event */
} DossierMarkKind;

/**
 * DossierMark: one citation mark in a note.
 * @start: byte offset of its first `[` in the note's text
 * @length: bytes, up to and with the last `]`
 * @target: passage, article, entity or event
 * @range_start: code points, of a DOSSIER_MARK_RANGE
 * @words: (owned) (nullable): what to show instead of the name
 */
typedef struct
{
  DossierMarkKind kind;
  gsize start;
  gsize length;
  DossierId target;
  guint range_start;
  guint range_end;
  char *words;
} DossierMark;

GArray *dossier_note_find_marks (const char *text); /* (element-type DossierMark), clears its elements */
char   *dossier_mark_to_text    (const DossierMark *mark); /* as it stands in a note, brackets and words included */
char   *dossier_mark_to_key     (const DossierMark *mark); /* without brackets and words: key of DossierReport.citations */

typedef enum
{
  DOSSIER_NOTE_PARAGRAPH,
  DOSSIER_NOTE_HEADING,    /* @level 1–3 */
  DOSSIER_NOTE_BULLET,
  DOSSIER_NOTE_NUMBERED,
  DOSSIER_NOTE_QUOTATION,
  DOSSIER_NOTE_TABLE,      /* @rows of cells */
} DossierNoteBlockKind;

typedef enum
{
  DOSSIER_NOTE_STRONG = 1 << 0,
  DOSSIER_NOTE_EMPHASIS = 1 << 1,
} DossierNoteStyle;

/**
 * DossierNoteSpan: a run of one style, or one mark.
 * @text: (owned) (nullable): plain text, without Markdown's signs, "\n" for a forced line break; NULL for a mark
 * @mark: (owned) (nullable)
 */
typedef struct
{
  char *text;
  guint style;
  DossierMark *mark;
} DossierNoteSpan;

typedef struct
{
  DossierNoteBlockKind kind;
  guint level;         /* heading 1–3; the number of a numbered item */
  guint depth;         /* of a list item: 0 outermost */
  GPtrArray *spans;    /* (element-type DossierNoteSpan); of a table NULL */
  GPtrArray *rows;     /* (element-type GPtrArray of GPtrArray of DossierNoteSpan), first row = head; else NULL */
} DossierNoteBlock;

const DossierMark *dossier_note_block_grid (const DossierNoteBlock *block); /* (nullable): the mark of a paragraph that is nothing but a table of sources */

GPtrArray *dossier_note_parse (const char *text); /* (element-type DossierNoteBlock) (transfer full) */

G_END_DECLS
