/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-proposal.h"
#include "dossier-suggestion.h"
#include "dossier-workspace.h"

G_BEGIN_DECLS

/*
 * Suggestions of a workspace: finding them, and reading what is open. Deciding is a command: dossier_command_accept_suggestions()
 * and dossier_command_reject_suggestions(). Suggestions are local: they never count, export or compare, and undoing a decision
 * makes them open again. In a DossierChangeSet the table "suggestion" names the ARTICLES whose suggestions changed; decisions are
 * changes of "mention". DossierList shows them by a DossierQuery of DOSSIER_RECORD_SUGGESTION.
 */

/**
 * DossierSuggesting:
 *
 * Keeps the suggestions of a workspace up to date: after opening, after an import, after a new text, and when an entity or a name
 * was added, whose other occurrences in the library it then proposes. Works in the background in short slices; nothing waits for
 * it, and what a stopped one left is done by the next. One for a workspace; main thread only.
 * Properties: "job" (DossierJob, nullable: what is under way, with progress; NULL when all is looked at), "active" (boolean).
 * Signal: "failed" (const char *message): the workspace could not be written; it tries again with the next change.
 */
#define DOSSIER_TYPE_SUGGESTING (dossier_suggesting_get_type ())
G_DECLARE_FINAL_TYPE (DossierSuggesting, dossier_suggesting, DOSSIER, SUGGESTING, GObject)

DossierSuggesting *dossier_suggesting_new        (DossierWorkspace  *workspace);
void               dossier_suggesting_set_active (DossierSuggesting *self,
                                                  gboolean           active);
gboolean           dossier_suggesting_is_active  (DossierSuggesting *self);
DossierJob        *dossier_suggesting_get_job    (DossierSuggesting *self); /* (transfer none) (nullable) */

/* One pass over what has not been looked at yet; stopping the job keeps what was found. */
gboolean   dossier_workspace_suggest        (DossierWorkspace *self, DossierJob *job, GError **error);
void       dossier_workspace_suggest_async  (DossierWorkspace *self, DossierJob *job, GAsyncReadyCallback callback, gpointer user_data);
gboolean   dossier_workspace_suggest_finish (DossierWorkspace *self, GAsyncResult *result, GError **error);

/* Whether capitals and peoples are offered for their states: belongs to the workspace on this machine, off unless switched on. */
gboolean   dossier_workspace_get_metonyms   (DossierWorkspace *self);
void       dossier_workspace_set_metonyms   (DossierWorkspace *self, gboolean metonyms);

/* Reading; these block while the read thread answers (see dossier_workspace_read_async()). */
GPtrArray *dossier_workspace_load_suggestions       (DossierWorkspace *self, const DossierId *article, GError **error); /* (element-type DossierProposal): open ones in the order of the text, dates and figures too */
GPtrArray *dossier_workspace_load_suggestion_groups (DossierWorkspace *self, const DossierSuggestionFilter *filter, guint offset, guint limit, GError **error); /* (element-type DossierSuggestionGroup); limit 0 = all */
guint      dossier_workspace_count_suggestions      (DossierWorkspace *self, const DossierSuggestionFilter *filter, GError **error);
void       dossier_workspace_count_unseen           (DossierWorkspace *self, guint *articles, guint *names, GError **error); /* articles not looked at yet, and names whose occurrences were not looked for */

G_END_DECLS
