/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pictures of the Read page: the text, what can be done with its words, what is suggested, its details, an entity, search. */

#define G_LOG_DOMAIN "dossier-shots"

#include "shots.h"

#include "dossier-details-tab.h"
#include "dossier-grade-popover.h"
#include "dossier-inspector.h"
#include "dossier-read-page.h"
#include "dossier-suggestion-popover.h"

#include <string.h>

/* Selects words of an article as a person would, and does something with them. */
static void
shoot_selection (Shots      *shots,
                 const char *title,
                 const char *words,
                 const char *action,
                 const char *name)
{
  g_autofree char *article = find (shots, DOSSIER_RECORD_ARTICLE, title);
  g_autofree char *target = NULL;
  g_autoptr (DossierArticleView) view = NULL;
  DossierId id;
  const char *at;
  guint start;

  if (article == NULL || !dossier_id_from_text (article, &id))
    return;
  view = dossier_workspace_load_article (shots->workspace, &id, NULL);
  at = view != NULL ? strstr (view->text, words) : NULL;
  if (at == NULL)
    {
      g_printerr ("shots: the article does not have “%s”\n", words);
      shots->failed++;
      return;
    }
  start = (guint) g_utf8_pointer_to_offset (view->text, at);
  target = g_strdup_printf ("%s:%u-%u", article, start, start + (guint) g_utf8_strlen (words, -1));
  go (shots, "win.open-article", target);
  g_object_unref (look_at_rest (shots->window));
  act_on (shots, find_text_view (GTK_WIDGET (shots->window)), action);
  shoot (shots, shots->window, name);
  go_to (shots, "win.open-article", DOSSIER_RECORD_ARTICLE, "Rare phone call");
}

static void
shoot_search (Shots *shots)
{
  GtkWidget *focus;

  go (shots, "win.search", NULL);
  focus = gtk_root_get_focus (GTK_ROOT (shots->window));
  if (GTK_IS_EDITABLE (focus))
    gtk_editable_set_text (GTK_EDITABLE (focus), "45,000");
  shoot (shots, shots->window, "search");
  if (GTK_IS_EDITABLE (focus))
    gtk_editable_set_text (GTK_EDITABLE (focus), "");
}

/* What stands around an article on its page, greyed in place. */
static void
shoot_left_out (Shots *shots)
{
  GtkWidget *text = find_text_view (GTK_WIDGET (shots->window));

  if (text == NULL || !gtk_widget_activate_action (text, "reader.show-left-out", NULL))
    {
      g_printerr ("shots: what was left out cannot be shown\n");
      shots->failed++;
      return;
    }
  shoot (shots, shots->window, "read-left-out");
  gtk_widget_activate_action (text, "reader.show-left-out", NULL);
}

static void
act_on_text (Shots      *shots,
             const char *action)
{
  act_on (shots, find_text_view (GTK_WIDGET (shots->window)), action);
}

/* What is suggested in an article: dotted in the text, listed beside it, one of them with its answers. */
static void
shoot_suggestions (Shots *shots)
{
  GtkWidget *popover = find_named (GTK_WIDGET (shots->window), DOSSIER_TYPE_SUGGESTION_POPOVER, NULL);
  GtkWidget *page = find_named (GTK_WIDGET (shots->window), DOSSIER_TYPE_READ_PAGE, NULL);
  GtkWidget *more;
  GtkWindow *dialog;

  go_to (shots, "win.open-article", DOSSIER_RECORD_ARTICLE, "Varnian, Teskovian");
  g_object_unref (look_at_rest (shots->window));
  act_on_text (shots, "reader.next-suggestion");
  act_on_text (shots, "reader.next-suggestion");
  shoot (shots, shots->window, "suggestions");
  act_on_text (shots, "reader.accept");
  act_on_text (shots, "reader.menu");
  shoot (shots, shots->window, "suggestion");
  more = find_named (popover, GTK_TYPE_TOGGLE_BUTTON, NULL);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (more), TRUE);
  shoot (shots, shots->window, "suggestion-answers");
  act_on_text (shots, "reader.accept-as");
  shoot (shots, shots->window, "suggestion-as");
  act_on_text (shots, "reader.show-values");
  act_on_text (shots, "reader.next-suggestion");
  shoot (shots, shots->window, "suggestions-values");
  act_on_text (shots, "reader.show-values");
  for (guint i = 0; i < 8; i++)
    act_on_text (shots, "reader.next-suggestion");
  act_on_text (shots, "reader.new-event");
  dialog = wait_dialog (shots);
  if (dialog != NULL)
    {
      shoot (shots, dialog, "suggestion-event");
      gtk_window_destroy (dialog);
      let_run (LOOK_AGAIN_MS);
    }
  if (g_str_equal (shots->variant, "narrow"))
    {
      gtk_widget_activate_action (page, "page.toggle-inspector", NULL);
      shoot (shots, shots->window, "suggestions-drawer");
      gtk_widget_activate_action (page, "page.toggle-inspector", NULL);
    }
}

/* The source of an article has been judged more than once. */
static void
grade_source (Shots      *shots,
              const char *title)
{
  DossierId id;
  g_autoptr (DossierArticle) article = NULL;

  if (!find_id (shots, DOSSIER_RECORD_ARTICLE, title, &id))
    return;
  article = (DossierArticle *) dossier_workspace_lookup (shots->workspace, DOSSIER_RECORD_ARTICLE, &id);
  dossier_workspace_run (shots->workspace, dossier_command_set_source_grade (&article->source_id, 'D', "quoted nobody by name in March"), NULL, NULL);
  dossier_workspace_run (shots->workspace, dossier_command_set_source_grade (&article->source_id, 'B', "names its officials, corrects its mistakes"), NULL, NULL);
}

/* Where the date of an article was found, and how its source is judged. */
static void
shoot_details (Shots *shots)
{
  GtkWidget *inspector = find_type (GTK_WIDGET (shots->window), DOSSIER_TYPE_INSPECTOR);
  GtkWidget *details = inspector != NULL ? dossier_inspector_get_tab (DOSSIER_INSPECTOR (inspector), "details") : NULL;
  GtkWidget *button, *popover;

  if (details == NULL)
    {
      g_printerr ("shots: there are no details\n");
      shots->failed++;
      return;
    }
  dossier_inspector_set_tab (DOSSIER_INSPECTOR (inspector), "details");
  button = find_type (dossier_details_tab_get_field (DOSSIER_DETAILS_TAB (details), DOSSIER_FIELD_DATE), GTK_TYPE_MENU_BUTTON);
  g_object_unref (look_at_rest (shots->window));
  if (button != NULL)
    gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  shoot (shots, shots->window, "read-details");
  if (button != NULL)
    gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  popover = find_type (details, DOSSIER_TYPE_GRADE_POPOVER);
  if (popover != NULL)
    {
      gtk_menu_button_popup (GTK_MENU_BUTTON (gtk_widget_get_parent (popover)));
      shoot (shots, shots->window, "read-grade");
      gtk_popover_popdown (GTK_POPOVER (popover));
    }
  dossier_inspector_set_tab (DOSSIER_INSPECTOR (inspector), "entities");
}

#define CALL "Army chiefs of Varnia"

/* What the words of an article state, filled in beforehand. */
static void
shoot_statements (Shots *shots)
{
  shoot_selection (shots, CALL, "at least 30,000", "reader.figure", "read-figure");
  shoot_selection (shots, CALL, "Col-Gen Oleksiy Dervenko", "reader.role", "read-role");
  shoot_selection (shots, CALL, "Nobody brings field hospitals to a parade", "reader.claim", "read-claim");
}

void
shoot_read (Shots *shots)
{
  go (shots, "win.page", "read");
  grade_source (shots, CALL);
  go_to (shots, "win.open-article", DOSSIER_RECORD_ARTICLE, CALL);
  /* As narrow as a telephone, the list and the text take turns, and the list came first. */
  g_object_unref (look_at_rest (shots->window));
  go_to (shots, "win.open-article", DOSSIER_RECORD_ARTICLE, CALL);
  shoot (shots, shots->window, "read");
  shoot_left_out (shots);
  shoot_details (shots);
  shoot_suggestions (shots);
  go_to (shots, "win.open-article", DOSSIER_RECORD_ARTICLE, "رئيسا");
  shoot (shots, shots->window, "read-arabic");
  go (shots, "win.find", NULL);
  shoot (shots, shots->window, "read-find");
  shoot_selection (shots, CALL, "military intelligence service", "reader.tag", "read-tag");
  shoot_selection (shots, CALL, "Nobody brings field hospitals to a parade", "reader.annotate", "read-annotate");
  shoot_statements (shots);
  shoot_search (shots);
  go_to (shots, "win.open-entity", DOSSIER_RECORD_ENTITY, "Marta Lindqvist");
  shoot (shots, shots->window, "entity");
}
