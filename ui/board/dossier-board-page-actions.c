/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What one can do on the board page: menus of rows, links, merging and splitting. Main thread. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-board-page-private.h"

#include "dossier-command-merge.h"
#include "dossier-event-editor-private.h"
#include "dossier-event-editor.h"
#include "dossier-event-split.h"
#include "dossier-link-popover.h"
#include "dossier-merge-dialog.h"
#include "dossier-split-dialog.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

/* Actions */

static void
new_event_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  dossier_board_page_new_event (DOSSIER_BOARD_PAGE (widget));
}

static void
find_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  dossier_board_filter_bar_focus_text (DOSSIER_BOARD_FILTER_BAR (DOSSIER_BOARD_PAGE (widget)->bar));
}

static void
match_all_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  DossierBoardPage *self = DOSSIER_BOARD_PAGE (widget);

  dossier_board_state_set_all (self->state, g_variant_get_boolean (parameter));
  dossier_board_lists_reveal (DOSSIER_BOARD_LISTS (self->lists), TRUE);
}

static void
chosen_event_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  DossierBoardPage *self = DOSSIER_BOARD_PAGE (widget);
  guint event = dossier_board_state_chosen_event (self->state);

  if (event == DOSSIER_BOARD_NONE)
    return;
  if (g_str_equal (name, "board.edit-event"))
    dossier_board_page_edit_event (self, NULL);
  else
    dossier_event_editor_delete (widget, self->workspace, dossier_board_state_event_id (self->state, event));
}

/* Links */

/* Below what is shown: its own coordinates. */
static void
pop_up (DossierBoardPage *self,
        GtkWidget        *popover, /* (transfer full) */
        GdkRectangle     *area)
{
  self->popover = popover;
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), area);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
area_of_pair (DossierBoardPage *self,
              guint             event,
              GdkRectangle     *area)
{
  GtkWidget *shown = dossier_board_page_get_shown (self);

  if (shown == self->matrix && dossier_matrix_view_get_area (DOSSIER_MATRIX_VIEW (self->matrix), area))
    return;
  if (shown != self->lists && shown != self->matrix && dossier_graph_canvas_get_area (DOSSIER_GRAPH_CANVAS (shown), area))
    return;
  dossier_board_lists_get_area (DOSSIER_BOARD_LISTS (self->lists), event, area);
}

/* With @area (nullable) in the coordinates of what is shown. */
static void
edit_link (DossierBoardPage *self,
           guint             actor,
           guint             event,
           const char       *role,
           GdkRectangle     *area)
{
  GdkRectangle found;
  GtkWidget *popover;

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  if (area == NULL)
    {
      area_of_pair (self, event, &found);
      area = &found;
    }
  popover = dossier_link_popover_new (dossier_board_page_get_shown (self), self->workspace, self->state, actor, event);
  pop_up (self, popover, area);
  if (role != NULL)
    dossier_link_popover_edit (DOSSIER_LINK_POPOVER (popover), role);
  else
    gtk_widget_grab_focus (dossier_link_popover_get_entry (DOSSIER_LINK_POPOVER (popover)));
}

/* All that are chosen, when @actor is one of them. */
static gboolean
link_chosen (DossierBoardPage *self,
             guint             actor,
             guint             event,
             GdkRectangle     *area)
{
  const guint *chosen = dossier_board_state_chosen_actors (self->state);
  guint n = dossier_board_state_n_chosen (self->state);
  gboolean among = FALSE;
  GdkRectangle found;
  GtkWidget *popover;

  for (guint i = 0; i < n && !among; i++)
    among = chosen[i] == actor;
  if (n < 2 || !among)
    return FALSE;
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  if (area == NULL)
    {
      area_of_pair (self, event, &found);
      area = &found;
    }
  popover = dossier_link_popover_new_several (dossier_board_page_get_shown (self), self->workspace, self->state, chosen, n, event);
  pop_up (self, popover, area);
  gtk_widget_grab_focus (dossier_link_popover_get_entry (DOSSIER_LINK_POPOVER (popover)));
  return TRUE;
}

static void
link_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DossierBoardPage *self = DOSSIER_BOARD_PAGE (widget);
  guint actor, event;
  GtkWidget *popover;
  GdkRectangle area;

  dossier_board_page_get_pair (self, &actor, &event);
  if (actor == DOSSIER_BOARD_NONE || event == DOSSIER_BOARD_NONE)
    {
      dossier_ui_toast (widget, _("Choose an actor and an event first"));
      return;
    }
  if (g_str_equal (name, "board.link"))
    {
      if (dossier_board_page_get_shown (self) != self->lists || !link_chosen (self, actor, event, NULL))
        edit_link (self, actor, event, NULL, NULL);
      return;
    }
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  popover = dossier_link_popover_remove (dossier_board_page_get_shown (self), self->workspace, self->state, actor, event);
  if (popover == NULL)
    return;
  area_of_pair (self, event, &area);
  pop_up (self, popover, &area);
}

static void
dropped_cb (DossierBoardLists *lists,
            guint              actor,
            guint              event,
            GdkRectangle      *area,
            DossierBoardPage  *self)
{
  if (!link_chosen (self, actor, event, area))
    edit_link (self, actor, event, NULL, area);
}

static void
chip_activated_cb (DossierBoardLists *lists,
                   guint              position,
                   GdkRectangle      *area,
                   DossierBoardPage  *self)
{
  const DossierBoardLink *link = dossier_board_state_link (self->state, position);

  edit_link (self, link->actor, link->event, link->role, area);
}

/* Merging and splitting */

static DossierEntity *
read_pointed (DossierBoardPage *self)
{
  guint place = dossier_board_state_find_actor (self->state, &self->pointed);

  return place != DOSSIER_BOARD_NONE ? dossier_board_state_read_actor (self->state, place) : NULL;
}

static void
split_pointed (DossierBoardPage *self)
{
  g_autoptr (DossierEntity) entity = read_pointed (self);

  if (entity != NULL)
    dossier_split_dialog_present (GTK_WIDGET (self), self->workspace, entity);
  else
    dossier_event_split_present (GTK_WIDGET (self), self->workspace, &self->pointed);
}

static void
merge_actors (DossierBoardPage *self)
{
  const guint *chosen = dossier_board_state_chosen_actors (self->state);
  g_autoptr (DossierEntity) one = NULL, other = NULL;

  if (dossier_board_state_n_chosen (self->state) == 2)
    {
      one = dossier_board_state_read_actor (self->state, chosen[0]);
      other = dossier_board_state_read_actor (self->state, chosen[1]);
    }
  else
    {
      one = read_pointed (self);
    }
  if (one == NULL)
    {
      dossier_ui_toast (GTK_WIDGET (self), _("Choose two actors, or two events, to merge them"));
      return;
    }
  dossier_merge_dialog_present_pair (GTK_WIDGET (self), self->workspace, one, other);
}

static void
events_merged_cb (GtkWidget            *widget,
                  const DossierOutcome *outcome,
                  gpointer              user_data)
{
  dossier_ui_toast_undo (widget, _("Events merged"));
}

static void
merge_answer_cb (GtkWidget  *widget,
                 const char *response,
                 gpointer    user_data)
{
  DossierBoardPage *self = DOSSIER_BOARD_PAGE (widget);

  if (g_str_equal (response, "accept"))
    dossier_ui_run (widget, self->workspace, dossier_command_merge_events (&self->merging[0], &self->merging[1]), events_merged_cb, NULL);
}

/* The one that is looked at stays. What would happen is told before it does. */
static void
merge_events (DossierBoardPage *self)
{
  const guint *chosen = dossier_board_state_chosen_events (self->state);
  guint first = dossier_board_state_chosen_event (self->state), second = chosen[0] == first ? chosen[1] : chosen[0];
  g_autoptr (DossierEvent) kept = dossier_board_state_read_event (self->state, first), other = dossier_board_state_read_event (self->state, second);
  g_autofree char *accounts = NULL, *participants = NULL, *body = NULL;

  if (kept == NULL || other == NULL)
    return;
  self->merging[0] = kept->id;
  self->merging[1] = other->id;
  accounts = g_strdup_printf (ngettext ("%u account", "%u accounts", other->account_count), other->account_count);
  participants = g_strdup_printf (ngettext ("%u participant", "%u participants", other->participant_count), other->participant_count);
  /* Translators: title of an event, "2 accounts", "3 participants", title of the other event */
  body = g_strdup_printf (_("“%s” stays, with its date. It gets %s and %s of “%s”, what both have only once; notes that cite the one cite the other then. "
                            "It can be undone in one step."), kept->title, accounts, participants, other->title);
  dossier_ui_ask (GTK_WIDGET (self), _("Merge These Events?"), body, _("Merge"), FALSE, merge_answer_cb, NULL);
}

static void
merge_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  DossierBoardPage *self = DOSSIER_BOARD_PAGE (widget);

  if (dossier_board_state_n_events_chosen (self->state) == 2)
    merge_events (self);
  else
    merge_actors (self);
}

static void
show_graph_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  DossierBoardPage *self = DOSSIER_BOARD_PAGE (widget);
  guint place = dossier_board_state_find_event (self->state, &self->pointed);

  dossier_graph_view_set_centre (DOSSIER_GRAPH_VIEW (self->graph), &self->pointed, place != DOSSIER_BOARD_NONE);
  dossier_board_page_show_graph (self);
}

static void
row_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  DossierBoardPage *self = DOSSIER_BOARD_PAGE (widget);
  g_autofree char *id = dossier_id_to_text (&self->pointed), *mark = NULL;

  if (g_str_equal (name, "board.row-mentions"))
    dossier_ui_go (widget, "win.open-entity", id);
  else if (g_str_equal (name, "board.row-timeline"))
    dossier_ui_go (widget, "win.show-on-timeline", id);
  else if (g_str_equal (name, "board.row-compare"))
    dossier_ui_go (widget, "win.compare-event", id);
  else if (g_str_equal (name, "board.row-edit"))
    dossier_event_editor_edit (widget, self->workspace, &self->pointed);
  else if (g_str_equal (name, "board.row-add-participant"))
    dossier_event_editor_add_participant (widget, self->workspace, &self->pointed);
  else if (g_str_equal (name, "board.row-new-event"))
    dossier_event_editor_new_with (widget, self->workspace, &self->pointed);
  else if (g_str_equal (name, "board.row-delete"))
    dossier_event_editor_delete (widget, self->workspace, &self->pointed);
  else if (g_str_equal (name, "board.row-split"))
    split_pointed (self);
  else
    {
      mark = g_strdup_printf ("%s:%s", g_str_equal (name, "board.row-cite-event") ? "event" : "entity", id);
      dossier_ui_go (widget, "win.cite", mark);
    }
}

static GMenuModel *
make_row_menu (DossierBoardPage *self,
               gboolean          event)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) dangerous = g_menu_new (), identity = g_menu_new (), links = g_menu_new ();
  guint n = event ? dossier_board_state_n_events_chosen (self->state) : dossier_board_state_n_chosen (self->state);

  g_menu_append (links, _("Link…"), "board.link");
  g_menu_append (links, _("Show in Graph"), "board.show-graph");
  if (!event)
    {
      g_menu_append (menu, _("Show All Mentions"), "board.row-mentions");
      g_menu_append (menu, _("New Event With This Actor…"), "board.row-new-event");
      g_menu_append (menu, _("Cite in Note"), "board.row-cite-entity");
      g_menu_append (identity, n == 2 ? _("Merge the Two…") : _("Merge…"), "board.merge");
      g_menu_append (identity, _("Split…"), "board.row-split");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (links));
      g_menu_append_section (menu, NULL, G_MENU_MODEL (identity));
      return G_MENU_MODEL (menu);
    }
  g_menu_append (menu, _("Edit Event…"), "board.row-edit");
  g_menu_append (menu, _("Add Participant…"), "board.row-add-participant");
  g_menu_append (menu, _("Show on Timeline"), "board.row-timeline");
  g_menu_append (menu, _("Compare Two of Its Articles"), "board.row-compare");
  g_menu_append (menu, _("Cite in Note"), "board.row-cite-event");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (links));
  if (n == 2)
    g_menu_append (identity, _("Merge the Two…"), "board.merge");
  g_menu_append (identity, _("Split Accounts Off…"), "board.row-split");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (identity));
  g_menu_append (dangerous, _("Delete Event"), "board.row-delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (dangerous));
  return G_MENU_MODEL (menu);
}

static void
context_menu_cb (GtkWidget        *widget,
                 gboolean          event,
                 guint             position,
                 GdkRectangle     *area,
                 DossierBoardPage *self)
{
  g_autoptr (GMenuModel) model = make_row_menu (self, event);
  GtkWidget *menu;

  self->pointed = *(event ? dossier_board_state_event_id (self->state, position) : dossier_board_state_actor_id (self->state, position));
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  menu = gtk_popover_menu_new_from_model (model);
  gtk_popover_set_has_arrow (GTK_POPOVER (menu), FALSE);
  gtk_widget_set_halign (menu, GTK_ALIGN_START);
  /* The actions of the menu are those of the page, so it hangs below the page. */
  gtk_widget_set_parent (menu, dossier_board_page_get_shown (self));
  pop_up (self, menu, area);
}

/**
 * dossier_board_page_get_pair:
 * @actor: (out): the one that is meant where the keyboard is: DOSSIER_BOARD_NONE without one
 * @event: (out): the same
 */
void
dossier_board_page_get_pair (DossierBoardPage *self,
                             guint            *actor,
                             guint            *event)
{
  GtkWidget *shown = dossier_board_page_get_shown (self);

  if (shown == self->matrix)
    {
      dossier_matrix_view_get_current (DOSSIER_MATRIX_VIEW (self->matrix), actor, event);
      return;
    }
  if (shown != self->lists)
    {
      dossier_graph_view_get_current (DOSSIER_GRAPH_VIEW (self->graph), actor, event);
      return;
    }
  *actor = dossier_board_state_n_chosen (self->state) > 0 ? dossier_board_state_chosen_actors (self->state)[0] : DOSSIER_BOARD_NONE;
  *event = dossier_board_state_chosen_event (self->state);
  /* The row that has the keyboard is meant before one that is only chosen. */
  dossier_board_lists_get_focused (DOSSIER_BOARD_LISTS (self->lists), FALSE, actor);
  dossier_board_lists_get_focused (DOSSIER_BOARD_LISTS (self->lists), TRUE, event);
}

/**
 * dossier_board_page_install_actions:
 *
 * For class_init.
 */
void
dossier_board_page_install_actions (GtkWidgetClass *klass)
{
  static const char * const row_actions[] = { "board.row-mentions", "board.row-edit", "board.row-add-participant", "board.row-new-event",
                                              "board.row-delete", "board.row-timeline", "board.row-compare", "board.row-cite-event", "board.row-cite-entity",
                                              "board.row-split" };

  gtk_widget_class_install_action (klass, "board.new-event", NULL, new_event_action);
  gtk_widget_class_install_action (klass, "board.edit-event", NULL, chosen_event_action);
  gtk_widget_class_install_action (klass, "board.delete-event", NULL, chosen_event_action);
  gtk_widget_class_install_action (klass, "board.match-all", "b", match_all_action);
  gtk_widget_class_install_action (klass, "board.link", NULL, link_action);
  gtk_widget_class_install_action (klass, "board.unlink", NULL, link_action);
  gtk_widget_class_install_action (klass, "board.merge", NULL, merge_action);
  gtk_widget_class_install_action (klass, "board.show-graph", NULL, show_graph_action);
  gtk_widget_class_install_action (klass, "page.find", NULL, find_action);
  for (guint i = 0; i < G_N_ELEMENTS (row_actions); i++)
    gtk_widget_class_install_action (klass, row_actions[i], NULL, row_action);
}

/**
 * dossier_board_page_connect_actions:
 *
 * For when the parts are built: menus, links, dragging.
 */
void
dossier_board_page_connect_actions (DossierBoardPage *self)
{
  g_signal_connect (self->lists, "context-menu", G_CALLBACK (context_menu_cb), self);
  g_signal_connect (self->matrix, "context-menu", G_CALLBACK (context_menu_cb), self);
  g_signal_connect (self->graph, "context-menu", G_CALLBACK (context_menu_cb), self);
  g_signal_connect (self->lists, "dropped", G_CALLBACK (dropped_cb), self);
  g_signal_connect (self->lists, "chip-activated", G_CALLBACK (chip_activated_cb), self);
}
