/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierTextRange: code points of an article's text, end exclusive.
 */
typedef struct
{
  guint start;
  guint end;
} DossierTextRange;

/**
 * DossierTextSearch:
 *
 * A text made ready for finding words in it as people mean them: case, accents, the shape of quotation marks and dashes and the
 * kind and number of blanks make no difference.
 */
typedef struct _DossierTextSearch DossierTextSearch;

DossierTextSearch *dossier_text_search_new  (const char              *text);
void               dossier_text_search_free (DossierTextSearch       *self);
GArray            *dossier_text_search_find (const DossierTextSearch *self,
                                             const char              *words);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTextSearch, dossier_text_search_free)

G_END_DECLS
