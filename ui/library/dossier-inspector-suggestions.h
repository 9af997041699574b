/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierInspectorSuggestion: a line of the suggestions of an article: the heading of all, the heading of a kind, or a name with
 * all places where it is open.
 */
#define DOSSIER_TYPE_INSPECTOR_SUGGESTION (dossier_inspector_suggestion_get_type ())
G_DECLARE_FINAL_TYPE (DossierInspectorSuggestion, dossier_inspector_suggestion, DOSSIER, INSPECTOR_SUGGESTION, GObject)

typedef enum
{
  DOSSIER_INSPECTOR_SUGGESTIONS,
  DOSSIER_INSPECTOR_SUGGESTED_KIND,
  DOSSIER_INSPECTOR_SUGGESTED_NAME,
} DossierInspectorSuggestionLevel;

struct _DossierInspectorSuggestion
{
  GObject parent_instance;
  DossierInspectorSuggestionLevel level;
  const char *kind;          /* interned; NULL of the heading of all */
  DossierProposal *proposal; /* (owned) (nullable): the surest of a name; NULL of headings */
  GArray *ids;               /* (owned) (element-type DossierId): of the places, in the order of the text; of headings what is accepted at once */
  GArray *doubtful;          /* (owned) (element-type DossierId): of @ids of a name those that are doubtful; of headings those not in @ids */
  guint names;               /* of headings: how many names stand below */
  gboolean last;             /* nothing stands below */
  guint next;                /* which place a further click goes to */
};

gboolean    dossier_inspector_suggestion_equal    (DossierInspectorSuggestion *a,
                                                   DossierInspectorSuggestion *b);
const char *dossier_inspector_suggestion_get_name (DossierInspectorSuggestion *self);
GPtrArray  *dossier_inspector_suggestions_arrange (GPtrArray                  *proposals);
int         dossier_inspector_kind_rank           (const char                 *kind);

G_END_DECLS
