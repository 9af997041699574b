/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-text-search.h"

G_BEGIN_DECLS

/**
 * DossierOffsetMap:
 *
 * How the text of an article and the text on the screen correspond. They are the same but for line breaks that are
 * put into very long paragraphs for display only, because a paragraph is laid out as a whole. Both sides count code points.
 */
typedef struct _DossierOffsetMap DossierOffsetMap;

#define DOSSIER_DISPLAY_PARAGRAPH 2000 /* code points; longer ones are broken for display */

DossierOffsetMap *dossier_offset_map_new         (const char             *text,
                                                  guint                   longest,
                                                  GArray                 *left_out);
void              dossier_offset_map_free        (DossierOffsetMap       *self);
guint             dossier_offset_map_get_n_breaks (const DossierOffsetMap *self);
char             *dossier_offset_map_apply       (const DossierOffsetMap *self,
                                                  const char             *text);
guint             dossier_offset_map_to_display  (const DossierOffsetMap *self,
                                                  guint                   offset);
guint             dossier_offset_map_end_to_display (const DossierOffsetMap *self,
                                                     guint                   end);
guint             dossier_offset_map_from_display (const DossierOffsetMap *self,
                                                   guint                   offset);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierOffsetMap, dossier_offset_map_free)

G_END_DECLS
