/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-offset-map.h"
#include "dossier-views.h"

G_BEGIN_DECLS

/**
 * DossierHighlightEntry: where one highlight stands on the screen.
 * @start: offset in the buffer
 * @end: exclusive
 * @lane: which of the lines below the text is its own, so that overlapping underlines stay apart
 */
typedef struct
{
  guint start;
  guint end;
  guint lane;
  const DossierHighlight *highlight; /* (not owned): of the array the index was made from */
} DossierHighlightEntry;

#define DOSSIER_HIGHLIGHT_LANES 3

/**
 * DossierHighlightIndex:
 *
 * The highlights of a text, ordered so that those in a range or at a place are found without walking all of them.
 */
typedef struct _DossierHighlightIndex DossierHighlightIndex;

DossierHighlightIndex       *dossier_highlight_index_new   (GArray                      *highlights,
                                                            const DossierOffsetMap      *map);
void                         dossier_highlight_index_free  (DossierHighlightIndex       *self);
guint                        dossier_highlight_index_get_n (const DossierHighlightIndex *self);
const DossierHighlightEntry *dossier_highlight_index_get   (const DossierHighlightIndex *self,
                                                            guint                        position);
void                         dossier_highlight_index_range (const DossierHighlightIndex *self,
                                                            guint                        start,
                                                            guint                        end,
                                                            guint                       *first,
                                                            guint                       *last);
GArray                      *dossier_highlight_index_at    (const DossierHighlightIndex *self,
                                                            guint                        offset);
int                          dossier_highlight_index_find  (const DossierHighlightIndex *self,
                                                            const DossierId             *id);
int                          dossier_highlight_index_step  (const DossierHighlightIndex *self,
                                                            guint                        offset,
                                                            int                          current,
                                                            int                          direction);
int                          dossier_highlight_index_step_suggestion (const DossierHighlightIndex *self,
                                                                      guint                        offset,
                                                                      int                          current,
                                                                      int                          direction);
guint                        dossier_highlight_index_count_target (const DossierHighlightIndex *self,
                                                                   const DossierId             *target);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierHighlightIndex, dossier_highlight_index_free)

G_END_DECLS
