/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierSuggestItem: one line below an entry.
 * @id: of an entity or event; nil for plain words
 * @text: (owned): what is put into the entry
 * @kind: (owned) (nullable): of an entity
 * @detail: (owned) (nullable): beside it in grey
 */
typedef struct
{
  DossierId id;
  char *text;
  char *kind;
  char *detail;
} DossierSuggestItem;

/**
 * DossierSuggest:
 *
 * Suggestions below an entry while somebody types: Up and Down choose, Enter takes, Escape closes, and what was typed stays
 * when nothing is taken. Lives as long as its entry. Main thread only.
 * Signals: "chosen" (DossierSuggestItem *suggestion): taken, the entry has its text; "edited": the text was
 * changed by hand, so that it stands for nothing chosen.
 */
#define DOSSIER_TYPE_SUGGEST (dossier_suggest_get_type ())
G_DECLARE_FINAL_TYPE (DossierSuggest, dossier_suggest, DOSSIER, SUGGEST, GObject)

DossierSuggest *dossier_suggest_words     (GtkWidget          *entry,
                                           const char * const *words);
DossierSuggest *dossier_suggest_entities  (GtkWidget          *entry,
                                           DossierWorkspace   *workspace,
                                           const char         *kind);
DossierSuggest *dossier_suggest_events    (GtkWidget          *entry,
                                           DossierWorkspace   *workspace);
void            dossier_suggest_set_words (DossierSuggest     *self,
                                           const char * const *words);
void            dossier_suggest_set_preferred (DossierSuggest *self,
                                               GPtrArray      *records);
void            dossier_suggest_ask       (DossierSuggest     *self);
void            dossier_suggest_set_kind  (DossierSuggest     *self,
                                           const char         *kind);
void            dossier_suggest_set_text  (DossierSuggest     *self,
                                           const char         *text);

G_END_DECLS
