/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pictures of what waits for a decision: names of the whole library, pairs that may be one; of splitting and merging. */

#define G_LOG_DOMAIN "dossier-shots"

#include "shots.h"

#include "dossier-identity-list.h"
#include "dossier-merge-dialog.h"
#include "dossier-review-queue.h"
#include "dossier-split-dialog.h"
#include "dossier-suggesting.h"
#include "dossier-window.h"

#define WAIT_LOOKS 60

static void
wait_for_suggestions (Shots *shots)
{
  DossierSuggesting *suggesting = dossier_window_get_suggesting (DOSSIER_WINDOW (shots->window));

  for (guint i = 0; i < 60 && suggesting != NULL && dossier_suggesting_get_job (suggesting) != NULL; i++)
    let_run (LOOK_AGAIN_MS);
}

static void
merge (Shots         *shots,
       DossierEntity *entity)
{
  g_autoptr (DossierEntity) other = NULL;
  DossierId id;

  if (!find_id (shots, DOSSIER_RECORD_ENTITY, "Martha Lindquist", &id))
    return;
  other = (DossierEntity *) dossier_workspace_lookup (shots->workspace, DOSSIER_RECORD_ENTITY, &id);
  shoot_and_close (shots, dossier_merge_dialog_present_pair (GTK_WIDGET (shots->window), shots->workspace, entity, other), "merge");
}

/* What waits for the whole library: names and their occurrences, and who may be the same as whom. */
void
shoot_review (Shots *shots)
{
  DossierReviewQueue *queue;
  DossierIdentityList *pairs;
  g_autofree char *person = find (shots, DOSSIER_RECORD_ENTITY, "Marta Lindqvist");
  g_autoptr (DossierEntity) entity = NULL;
  DossierOutcome outcome = { 0 };
  DossierId id;
  GtkWidget *button, *dialog;

  dossier_workspace_run (shots->workspace, dossier_command_create_entity ("General Staff of Teskovia", "organisation"), NULL, NULL);
  dossier_workspace_run (shots->workspace, dossier_command_create_entity ("Martha Lindquist", "person"), &outcome, NULL);
  let_run (4 * LOOK_AGAIN_MS);
  wait_for_suggestions (shots);
  go (shots, "win.review", "");
  queue = DOSSIER_REVIEW_QUEUE (find_type (GTK_WIDGET (shots->window), DOSSIER_TYPE_REVIEW_QUEUE));
  pairs = DOSSIER_IDENTITY_LIST (find_type (GTK_WIDGET (shots->window), DOSSIER_TYPE_IDENTITY_LIST));
  shoot (shots, shots->window, "review");
  button = find_type (GTK_WIDGET (queue), GTK_TYPE_MENU_BUTTON);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  shoot (shots, shots->window, "review-accept-as");
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  gtk_widget_activate_action (GTK_WIDGET (queue), "review.accept", NULL);
  gtk_widget_activate_action (GTK_WIDGET (queue), "review.reject", NULL);
  shoot (shots, shots->window, "review-decided");
  go (shots, "win.identity", "");
  for (guint i = 0; i < 60 && dossier_identity_list_is_loading (pairs); i++)
    let_run (LOOK_AGAIN_MS);
  shoot (shots, shots->window, "identity");
  if (person == NULL || !dossier_id_from_text (person, &id))
    return;
  dossier_workspace_run (shots->workspace, dossier_command_decide_identity (&id, &outcome.entity, DOSSIER_VERDICT_DIFFERENT, "two sisters"), NULL, NULL);
  dossier_identity_list_show_decided (pairs, TRUE);
  shoot (shots, shots->window, "identity-decided");
  dossier_identity_list_show_decided (pairs, FALSE);
  go (shots, "win.open-entity", person);
  shoot (shots, shots->window, "entity-decisions");
  entity = (DossierEntity *) dossier_workspace_lookup (shots->workspace, DOSSIER_RECORD_ENTITY, &id);
  dialog = dossier_split_dialog_present (GTK_WIDGET (shots->window), shots->workspace, entity);
  let_run (LOOK_AGAIN_MS);
  dossier_split_dialog_choose_mention (DOSSIER_SPLIT_DIALOG (dialog), 0, TRUE);
  gtk_editable_set_text (dossier_split_dialog_get_target (DOSSIER_SPLIT_DIALOG (dialog)), "Marta Lindqvist the younger");
  shoot_and_close (shots, dialog, "split");
  merge (shots, entity);
}
