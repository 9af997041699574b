/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Copies in the list of articles: folding them to one row, listing them below it, joining and comparing. Main thread only;
 * part of the library pane. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-library-pane-private.h"

#include "dossier-article-row.h"
#include "dossier-comparison-dialog.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

static void
raise_rows (DossierLibraryPane *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    dossier_article_row_set_nested (row, FALSE);
}

/* Adds to a question what is folded. */
void
dossier_library_copies_apply (DossierLibraryPane *self,
                              DossierQuery       *query)
{
  for (guint i = 0; query->fold && i < self->unfolded->len; i++)
    dossier_query_set_unfolded (query, &g_array_index (self->unfolded, DossierId, i), TRUE);
  if (!query->fold)
    raise_rows (self);
}

/**
 * dossier_library_pane_is_unfolded:
 * @self: the library
 * @article: one with copies
 *
 * Returns: whether its copies are listed below the one that stands for them
 */
gboolean
dossier_library_pane_is_unfolded (DossierLibraryPane   *self,
                                  const DossierArticle *article)
{
  g_return_val_if_fail (DOSSIER_IS_LIBRARY_PANE (self) && article != NULL, FALSE);

  for (guint i = 0; i < self->unfolded->len; i++)
    {
      g_autoptr (GObject) other = dossier_workspace_lookup (self->workspace, DOSSIER_RECORD_ARTICLE, &g_array_index (self->unfolded, DossierId, i));

      if (other != NULL && dossier_id_equal (&DOSSIER_ARTICLE (other)->copy_group, &article->copy_group))
        return TRUE;
    }
  return FALSE;
}

/**
 * dossier_library_pane_set_unfolded:
 * @self: the library
 * @article: one with copies
 * @unfolded: whether they are listed below the one that stands for them
 */
void
dossier_library_pane_set_unfolded (DossierLibraryPane   *self,
                                   const DossierArticle *article,
                                   gboolean              unfolded)
{
  g_return_if_fail (DOSSIER_IS_LIBRARY_PANE (self) && article != NULL);

  for (guint i = 0; i < self->unfolded->len; i++)
    {
      g_autoptr (GObject) other = dossier_workspace_lookup (self->workspace, DOSSIER_RECORD_ARTICLE, &g_array_index (self->unfolded, DossierId, i));

      if (other == NULL || dossier_id_equal (&DOSSIER_ARTICLE (other)->copy_group, &article->copy_group))
        g_array_remove_index (self->unfolded, i--);
    }
  if (unfolded)
    g_array_append_vals (self->unfolded, &article->id, 1);
  dossier_library_pane_requery (self);
}

/* A click on the number of copies lists them, or puts them away. */
static void
copies_pressed_cb (GtkGestureClick *gesture,
                   int              n_press,
                   double           x,
                   double           y,
                   gpointer         user_data)
{
  DossierArticleRow *row = DOSSIER_ARTICLE_ROW (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)));
  DossierLibraryPane *self = DOSSIER_LIBRARY_PANE (gtk_widget_get_ancestor (GTK_WIDGET (row), DOSSIER_TYPE_LIBRARY_PANE));
  DossierItem *item = dossier_article_row_get_item (row);
  DossierArticle *article = item != NULL ? dossier_item_get_record (item) : NULL;

  if (self == NULL || article == NULL || !dossier_library_filter_get_fold (self->filter) || !dossier_article_row_is_on_copies (row, x, y))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  dossier_library_pane_set_unfolded (self, article, !dossier_library_pane_is_unfolded (self, article));
}

/* Lets the number of copies of a row be clicked. */
void
dossier_library_copies_watch_row (GtkWidget *row)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (click, "pressed", G_CALLBACK (copies_pressed_cb), NULL);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
}

/* Whether the row above is of the same group: then it is the one that stands for it, or another below that. */
gboolean
dossier_library_copies_is_nested (DossierLibraryPane *self,
                                  GtkListItem        *list_item)
{
  DossierArticle *article = dossier_item_get_record (gtk_list_item_get_item (list_item));
  guint position = gtk_list_item_get_position (list_item);
  g_autoptr (DossierItem) above = NULL;
  DossierArticle *before;

  if (article == NULL || dossier_id_is_nil (&article->copy_group) || position == 0 || !dossier_library_filter_get_fold (self->filter))
    return FALSE;
  above = g_list_model_get_item (G_LIST_MODEL (self->list), position - 1);
  before = above != NULL ? dossier_item_get_record (above) : NULL;
  return before != NULL && dossier_id_equal (&before->copy_group, &article->copy_group);
}

/* Copies */

static DossierArticle *
get_first (DossierLibraryPane *self)
{
  g_autoptr (GArray) selected = dossier_library_pane_get_selected (self);

  return selected->len == 0 ? NULL : (DossierArticle *) dossier_workspace_lookup (self->workspace, DOSSIER_RECORD_ARTICLE,
                                                                                  &g_array_index (selected, DossierId, 0));
}

static gboolean
has_copies (DossierLibraryPane *self)
{
  g_autoptr (DossierArticle) article = get_first (self);

  return article != NULL && article->copy_count > 1;
}

static void
toggle_copies_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  DossierLibraryPane *self = DOSSIER_LIBRARY_PANE (widget);
  g_autoptr (DossierArticle) article = get_first (self);

  if (article != NULL && article->copy_count > 1 && dossier_library_filter_get_fold (self->filter))
    dossier_library_pane_set_unfolded (self, article, !dossier_library_pane_is_unfolded (self, article));
}

static void
compare_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  DossierLibraryPane *self = DOSSIER_LIBRARY_PANE (widget);
  g_autoptr (GArray) selected = dossier_library_pane_get_selected (self);

  if (selected->len == 2)
    dossier_comparison_dialog_present (widget, self->workspace, &g_array_index (selected, DossierId, 0), &g_array_index (selected, DossierId, 1));
}

/* The Compare page, with the first selected one on the left. */
static void
compare_texts_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  g_autoptr (GArray) selected = dossier_library_pane_get_selected (DOSSIER_LIBRARY_PANE (widget));
  g_autofree char *left = NULL, *right = NULL, *pair = NULL;

  if (selected->len != 2)
    return;
  left = dossier_id_to_text (&g_array_index (selected, DossierId, 0));
  right = dossier_id_to_text (&g_array_index (selected, DossierId, 1));
  pair = g_strdup_printf ("%s %s", left, right);
  dossier_ui_go (widget, "win.compare", pair);
}

static void
joined_cb (GtkWidget            *widget,
           const DossierOutcome *outcome,
           gpointer              user_data)
{
  g_autofree char *text = g_strdup_printf (ngettext ("Joined: %u copy", "Joined: %u copies", outcome->count), outcome->count);

  if (outcome->count > 0)
    dossier_ui_toast_undo (widget, text);
  else
    dossier_ui_toast (widget, _("They were copies of each other already"));
}

static void
join_copies_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  DossierLibraryPane *self = DOSSIER_LIBRARY_PANE (widget);
  g_autoptr (GArray) selected = dossier_library_pane_get_selected (self);

  if (selected->len > 1)
    dossier_ui_run (widget, self->workspace, dossier_command_join_copies ((const DossierId *) selected->data, selected->len), joined_cb, NULL);
}

/* What can be done with the selected articles as copies. */
void
dossier_library_copies_fill_menu (DossierLibraryPane *self,
                                  GMenu              *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();
  guint n_selected = dossier_bitset_selection_get_count (self->selection);

  if (has_copies (self) && dossier_library_filter_get_fold (self->filter))
    g_menu_append (section, _("Show or Hide Its C_opies"), "library.toggle-copies");
  if (n_selected == 2)
    {
      g_menu_append (section, _("Compare Side by _Side"), "library.compare-texts");
      g_menu_append (section, _("Show Changed _Words"), "library.compare");
    }
  if (n_selected > 1)
    g_menu_append (section, _("_Join as Copies"), "library.join-copies");
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

void
dossier_library_copies_update_actions (DossierLibraryPane *self,
                                       guint               n_selected,
                                       gboolean            writable,
                                       gboolean            deleted)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "library.toggle-copies", n_selected > 0 && !deleted);
  gtk_widget_action_set_enabled (widget, "library.compare", n_selected == 2);
  gtk_widget_action_set_enabled (widget, "library.compare-texts", n_selected == 2);
  gtk_widget_action_set_enabled (widget, "library.join-copies", writable && !deleted && n_selected > 1);
}

void
dossier_library_copies_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "library.toggle-copies", NULL, toggle_copies_action);
  gtk_widget_class_install_action (widget_class, "library.compare", NULL, compare_action);
  gtk_widget_class_install_action (widget_class, "library.compare-texts", NULL, compare_texts_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "library.compare-texts", NULL);
  gtk_widget_class_install_action (widget_class, "library.join-copies", NULL, join_copies_action);
}
