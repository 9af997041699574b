/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Answers to the suggestions of an article: each is one step that can be undone, and says so when it reaches further than the
 * one name. Main thread only; keeps nothing. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-suggestion-answers.h"

#include "dossier-ui.h"

#include <glib/gi18n.h>

static void
accepted_cb (GtkWidget            *widget,
             const DossierOutcome *outcome,
             gpointer              user_data)
{
  g_autofree char *message = g_strdup_printf (ngettext ("%u suggestion accepted", "%u suggestions accepted", outcome->count), outcome->count);

  dossier_ui_toast_undo (widget, message);
}

static void
rejected_cb (GtkWidget            *widget,
             const DossierOutcome *outcome,
             gpointer              user_data)
{
  g_autofree char *message = g_strdup_printf (ngettext ("%u suggestion rejected", "%u suggestions rejected", outcome->count), outcome->count);

  dossier_ui_toast_undo (widget, message);
}

/**
 * dossier_suggestion_answers_run:
 * @widget: who asks
 * @workspace: where it is written
 * @line: a name, or a heading with all names below it
 * @accept: yes or no
 * @everywhere: of a name: in all articles; else in the article that @line is of
 */
void
dossier_suggestion_answers_run (GtkWidget                  *widget,
                                DossierWorkspace           *workspace,
                                DossierInspectorSuggestion *line,
                                gboolean                    accept,
                                gboolean                    everywhere)
{
  gboolean name;
  DossierSuggestionScope scope;
  const DossierId *ids;
  guint n;
  DossierCommand *command;
  DossierUiDone done = accept ? accepted_cb : rejected_cb;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (DOSSIER_IS_INSPECTOR_SUGGESTION (line) && line->ids->len > 0);

  name = line->level == DOSSIER_INSPECTOR_SUGGESTED_NAME;
  /* A name rejected in an article must not come back there, wherever it stands; the places of a heading are exactly those listed. */
  scope = !name ? DOSSIER_SUGGESTION_HERE : everywhere ? DOSSIER_SUGGESTION_GROUP : DOSSIER_SUGGESTION_IN_ARTICLE;
  ids = name ? &line->proposal->id : (const DossierId *) (gconstpointer) line->ids->data;
  n = name ? 1 : line->ids->len;
  command = accept ? dossier_command_accept_suggestions (ids, n, scope) : dossier_command_reject_suggestions (ids, n, scope);
  dossier_ui_run (widget, workspace, command, !name || everywhere ? done : NULL, NULL);
}

/**
 * dossier_suggestion_answers_menu_new:
 * @line: a line of the suggestions
 *
 * Returns: (transfer full) (nullable): the answers to a name; NULL for a heading
 */
GMenu *
dossier_suggestion_answers_menu_new (DossierInspectorSuggestion *line)
{
  g_autoptr (GMenu) here = NULL, everywhere = NULL;
  GMenu *menu;

  g_return_val_if_fail (DOSSIER_IS_INSPECTOR_SUGGESTION (line), NULL);

  if (line->level != DOSSIER_INSPECTOR_SUGGESTED_NAME)
    return NULL;
  menu = g_menu_new ();
  here = g_menu_new ();
  everywhere = g_menu_new ();
  g_menu_append (here, _("_Accept in This Article"), "suggestion.accept");
  g_menu_append (here, _("_Reject in This Article"), "suggestion.reject");
  g_menu_append (everywhere, _("Accept in A_ll Articles"), "suggestion.accept-everywhere");
  g_menu_append (everywhere, _("Reject in All Ar_ticles"), "suggestion.reject-everywhere");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (here));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (everywhere));
  return menu;
}
