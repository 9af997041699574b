/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finding widgets below one. */

#include "ui-find.h"

#include "dossier-article-row.h"
#include "dossier-board-row.h"

#include <string.h>

GtkWidget *
ui_find (GtkWidget *above,
         GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (above, type))
    return above;

  for (GtkWidget *child = gtk_widget_get_first_child (above); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_next (GtkWidget *above,
           GType      type,
           guint     *left)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (above, type) && (*left)-- == 0)
    return above;

  for (GtkWidget *child = gtk_widget_get_first_child (above); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_next (child, type, left);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The @n-th of a type, counted from 0 in the order in which they stand. */
GtkWidget *
ui_find_nth (GtkWidget *above,
             GType      type,
             guint      n)
{
  return find_next (above, type, &n);
}

GtkWidget *
ui_find_action (GtkWidget  *above,
                const char *action)
{
  if (GTK_IS_ACTIONABLE (above) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (above)), action) == 0)
    return above;

  for (GtkWidget *child = gtk_widget_get_first_child (above); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_find_action (child, action);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* What a widget says; rows of the library and of the board draw their words themselves. */
static const char *
get_words (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (DOSSIER_IS_ARTICLE_ROW (widget))
    return dossier_article_row_get_title (DOSSIER_ARTICLE_ROW (widget));
  if (DOSSIER_IS_BOARD_ROW (widget))
    return dossier_board_row_get_words (DOSSIER_BOARD_ROW (widget));
  return NULL;
}

GtkWidget *
ui_find_label (GtkWidget  *above,
               const char *part)
{
  const char *words = get_words (above);
  if (words != NULL && strstr (words, part) != NULL)
    return above;

  for (GtkWidget *child = gtk_widget_get_first_child (above); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_find_label (child, part);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Whether the words are there and not hidden with what they stand in. */
gboolean
ui_says (GtkWidget  *above,
         const char *part)
{
  const char *words;

  if (above == NULL || !gtk_widget_get_visible (above))
    return FALSE;
  words = get_words (above);
  if (words != NULL && strstr (words, part) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (above); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (ui_says (child, part))
      return TRUE;
  return FALSE;
}

/* A button that is not hidden by its label, tooltip, icon or widget name. */
GtkWidget *
ui_find_button (GtkWidget  *above,
                const char *name)
{
  if (GTK_IS_BUTTON (above) && gtk_widget_get_visible (above) &&
      (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (above)), name) == 0 ||
       g_strcmp0 (gtk_widget_get_tooltip_text (above), name) == 0 ||
       g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (above)), name) == 0 ||
       g_strcmp0 (gtk_widget_get_name (above), name) == 0))
    return above;

  for (GtkWidget *child = gtk_widget_get_first_child (above); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_find_button (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The first controller of a type on the widget itself; NULL when there is none. */
GtkEventController *
ui_find_controller (GtkWidget *widget,
                    GType      type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller;
    }
  return NULL;
}

/* A window beside @window, such as a dialog of it; NULL when there is none. */
GtkWidget *
ui_find_other_window (GtkWidget *window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) other = g_list_model_get_item (windows, i);

      if (other != window)
        return other;
    }
  return NULL;
}

static gboolean
is_named (GtkWidget *widget)
{
  return gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL)
         || gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

/* A button with words on it is called by them. */
static gboolean
is_spoken (GtkWidget *widget)
{
  return is_named (widget) || (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
         || (GTK_IS_CHECK_BUTTON (widget) && gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)) != NULL);
}

static gboolean
is_control (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_SWITCH (widget) || GTK_IS_DROP_DOWN (widget)
         || GTK_IS_ENTRY (widget) || GTK_IS_SEARCH_ENTRY (widget) || GTK_IS_TEXT_VIEW (widget) || GTK_IS_LIST_VIEW (widget) || GTK_IS_LIST_BOX (widget)
         || (gtk_widget_get_focusable (widget) && gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == GTK_ACCESSIBLE_ROLE_GRID);
}

/* How many of what can be seen and pressed, typed into or gone through have no name that can be spoken; each is told. */
guint
ui_count_nameless (GtkWidget *above)
{
  GtkWidget *parent = gtk_widget_get_parent (above);
  gboolean inner = parent != NULL && GTK_IS_MENU_BUTTON (parent);
  guint n = 0;

  if (!gtk_widget_get_mapped (above))
    return 0;
  if (is_control (above) && !inner && !is_spoken (above))
    {
      g_test_message ("%s “%s” has no name", G_OBJECT_TYPE_NAME (above), gtk_widget_get_tooltip_text (above));
      n++;
    }
  /* What these are made of is theirs. */
  if (GTK_IS_DROP_DOWN (above) || GTK_IS_SEARCH_ENTRY (above) || GTK_IS_ENTRY (above))
    return n;

  for (GtkWidget *child = gtk_widget_get_first_child (above); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += ui_count_nameless (child);
  return n;
}
