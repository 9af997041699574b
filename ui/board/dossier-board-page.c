/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Actors and events side by side. Main thread; the window owns it. It joins the filter, the arrangements and the grid. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-board-page-private.h"

#include "dossier-board-row.h"
#include "dossier-board-style.h"
#include "dossier-event-editor.h"
#include "dossier-grid-view.h"
#include "dossier-list.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

#define NARROW 1120 /* pixels, below which the kinds take a line of their own; of text of the usual height, as the next two */
#define SLIM 620    /* pixels, below which everything but the search does */
#define LEAST 340   /* pixels: what is asked for at most while another form than the slim one is shown */
#define USUAL_ROW 56
#define STATE_FOLDED "board.folded"
#define STATE_POSITION "board.position"

G_DEFINE_FINAL_TYPE (DossierBoardPage, dossier_board_page, GTK_TYPE_WIDGET)

enum
{
  PROP_ARRANGEMENT = 1,
  PROP_ACTOR_ORDER,
  PROP_EVENT_ORDER,
  N_PROPS
};

static const char * const property_names[] = { NULL, "arrangement", "actor-order", "event-order" };
static const char * const property_actions[] = { NULL, "board.arrangement", "board.actor-order", "board.event-order" };

/* What is chosen */

static void
state_changed_cb (DossierBoardState *state,
                  DossierBoardPage  *self)
{
  guint event = dossier_board_state_chosen_event (state);

  dossier_grid_view_set_event (DOSSIER_GRID_VIEW (self->grid),
                               event != DOSSIER_BOARD_NONE ? dossier_board_state_event_id (state, event) : NULL);
  dossier_board_filter_bar_set_choice (DOSSIER_BOARD_FILTER_BAR (self->bar), dossier_board_state_n_chosen (state),
                                       dossier_board_state_n_events_chosen (state), dossier_board_state_get_all (state));
}

static void
actor_activated_cb (DossierBoardLists *lists,
                    guint              position,
                    DossierBoardPage  *self)
{
  guint event;

  dossier_board_state_choose_actors (self->state, &position, 1);
  event = dossier_board_state_chosen_event (self->state);
  if (event != DOSSIER_BOARD_NONE)
    dossier_board_lists_focus (lists, TRUE, event);
}

static void
event_activated_cb (DossierBoardLists *lists,
                    guint              position,
                    DossierBoardPage  *self)
{
  dossier_board_state_choose_event (self->state, position);
  dossier_grid_view_focus (DOSSIER_GRID_VIEW (self->grid));
}

/* Layout and state of the page */

static void
update_row_height (DossierBoardPage *self)
{
  int height = dossier_board_row_height (GTK_WIDGET (self));

  if (height == dossier_board_state_get_row_height (self->state))
    return;
  dossier_board_state_set_row_height (self->state, height);
  gtk_widget_queue_resize (self->lists);
}

static gboolean
narrow_cb (gpointer data)
{
  DossierBoardPage *self = data;

  self->narrow_source = 0;
  dossier_board_filter_bar_set_narrow (DOSSIER_BOARD_FILTER_BAR (self->bar), self->narrow, self->slim);
  return G_SOURCE_REMOVE;
}

static void
place_divider (DossierBoardPage *self,
               int               height)
{
  g_autofree char *position = dossier_workspace_get_state (self->workspace, STATE_POSITION);
  int share = position != NULL ? atoi (position) : 0;

  /* In thousandths of the height, so that it fits a window of another size. */
  if (share < 200 || share > 950)
    share = 640;
  gtk_paned_set_position (GTK_PANED (self->paned), height * share / 1000);
}

static void
dossier_board_page_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  DossierBoardPage *self = DOSSIER_BOARD_PAGE (widget);
  int least, usual;

  if (!self->positioned && height > 200)
    {
      self->positioned = TRUE;
      place_divider (self, height);
    }
  /* For the one frame until the form changes, what does not fit is cut off. */
  gtk_widget_measure (self->box, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_allocate (self->box, MAX (width, least), height, baseline, NULL);
  usual = width * USUAL_ROW / MAX (USUAL_ROW, dossier_board_state_get_row_height (self->state));
  if (self->narrow != (usual < NARROW) || self->slim != (usual < SLIM))
    {
      self->narrow = usual < NARROW;
      self->slim = usual < SLIM;
      if (self->narrow_source == 0)
        self->narrow_source = g_idle_add (narrow_cb, self);
    }
}

static void
dossier_board_page_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  DossierBoardPage *self = DOSSIER_BOARD_PAGE (widget);

  gtk_widget_measure (self->box, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  /* The page could never become narrow if it asked for what its wide form needs. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL && !self->slim)
    *minimum = MIN (*minimum, LEAST);
}

static void
dossier_board_page_map (GtkWidget *widget)
{
  update_row_height (DOSSIER_BOARD_PAGE (widget));
  GTK_WIDGET_CLASS (dossier_board_page_parent_class)->map (widget);
}

static void
dossier_board_page_unmap (GtkWidget *widget)
{
  DossierBoardPage *self = DOSSIER_BOARD_PAGE (widget);
  int height = gtk_widget_get_height (widget);
  gboolean folded = FALSE;
  char share[16];

  GTK_WIDGET_CLASS (dossier_board_page_parent_class)->unmap (widget);
  g_object_get (self->grid, "folded", &folded, NULL);
  dossier_workspace_set_state (self->workspace, STATE_FOLDED, folded ? "1" : "0");
  if (!folded && height > 200)
    {
      g_snprintf (share, sizeof share, "%d", gtk_paned_get_position (GTK_PANED (self->paned)) * 1000 / height);
      dossier_workspace_set_state (self->workspace, STATE_POSITION, share);
    }
}

static void
dossier_board_page_css_changed (GtkWidget         *widget,
                                GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (dossier_board_page_parent_class)->css_changed (widget, change);
  update_row_height (DOSSIER_BOARD_PAGE (widget));
}

/* In high contrast nothing may be told by a shade of grey alone; the style sheet asks for this class. */
static void
contrast_cb (AdwStyleManager  *style,
             GParamSpec       *pspec,
             DossierBoardPage *self)
{
  if (adw_style_manager_get_high_contrast (style))
    gtk_widget_add_css_class (GTK_WIDGET (self), "contrast");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "contrast");
}

static void
folded_cb (GtkWidget        *grid,
           GParamSpec       *pspec,
           DossierBoardPage *self)
{
  gboolean folded = FALSE;

  g_object_get (grid, "folded", &folded, NULL);
  if (folded)
    {
      self->unfolded_position = gtk_paned_get_position (GTK_PANED (self->paned));
      gtk_paned_set_position (GTK_PANED (self->paned), G_MAXINT);
    }
  else
    {
      gtk_paned_set_position (GTK_PANED (self->paned), self->unfolded_position);
    }
}

static void
dossier_board_page_set_property (GObject      *object,
                                 guint         id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  DossierBoardPage *self = DOSSIER_BOARD_PAGE (object);

  if (id == PROP_ARRANGEMENT)
    dossier_board_page_set_arrangement (self, g_value_get_string (value));
  else
    dossier_board_page_set_order (self, id == PROP_EVENT_ORDER, g_value_get_string (value));
}

static void
dossier_board_page_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  DossierBoardPage *self = DOSSIER_BOARD_PAGE (object);

  if (id == PROP_ARRANGEMENT)
    g_value_set_static_string (value, self->arrangement);
  else
    g_value_set_static_string (value, dossier_board_order_to_text (self->orders[id == PROP_EVENT_ORDER]));
}

static void
dossier_board_page_dispose (GObject *object)
{
  DossierBoardPage *self = DOSSIER_BOARD_PAGE (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_handle_id (&self->narrow_source, g_source_remove);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  self->lists = NULL;
  g_clear_pointer (&self->kinds, g_ptr_array_unref);
  g_clear_object (&self->actors);
  g_clear_object (&self->events);
  g_clear_object (&self->state);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dossier_board_page_parent_class)->dispose (object);
}

static void
dossier_board_page_class_init (DossierBoardPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = dossier_board_page_set_property;
  object_class->get_property = dossier_board_page_get_property;
  object_class->dispose = dossier_board_page_dispose;
  widget_class->measure = dossier_board_page_measure;
  widget_class->size_allocate = dossier_board_page_size_allocate;
  widget_class->map = dossier_board_page_map;
  widget_class->unmap = dossier_board_page_unmap;
  widget_class->css_changed = dossier_board_page_css_changed;
  gtk_widget_class_set_css_name (widget_class, "board-page");
  for (guint i = PROP_ARRANGEMENT; i < N_PROPS; i++)
    {
      g_object_class_install_property (object_class, i, g_param_spec_string (property_names[i], NULL, NULL, NULL,
                                                                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY));
      gtk_widget_class_install_property_action (widget_class, property_actions[i], property_names[i]);
    }
  dossier_board_page_install_actions (widget_class);
}

static void
dossier_board_page_init (DossierBoardPage *self)
{
  self->state = dossier_board_state_new ();
  self->arrangement = "list";
  self->orders[0] = DOSSIER_BOARD_ORDER_NUMBER;
  self->orders[1] = DOSSIER_BOARD_ORDER_DATE;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
build (DossierBoardPage *self)
{
  g_autofree char *folded = dossier_workspace_get_state (self->workspace, STATE_FOLDED);
  GtkWidget *scroller;

  self->bar = dossier_board_filter_bar_new ();
  gtk_box_append (GTK_BOX (self->box), self->bar);
  self->lists = dossier_board_lists_new (self->state, G_LIST_MODEL (self->actors), G_LIST_MODEL (self->events));
  self->matrix = dossier_matrix_view_new (self->state);
  self->graph = dossier_graph_view_new (self->workspace, self->state);
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->matrix);
  self->arrangements = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->arrangements), FALSE);
  gtk_stack_set_hhomogeneous (GTK_STACK (self->arrangements), FALSE);
  gtk_stack_add_named (GTK_STACK (self->arrangements), self->lists, "list");
  gtk_stack_add_named (GTK_STACK (self->arrangements), scroller, "matrix");
  gtk_stack_add_named (GTK_STACK (self->arrangements), self->graph, "graph");
  self->grid = dossier_grid_view_new (self->workspace);
  self->paned = gtk_paned_new (GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_vexpand (self->paned, TRUE);
  gtk_paned_set_start_child (GTK_PANED (self->paned), self->arrangements);
  gtk_paned_set_end_child (GTK_PANED (self->paned), self->grid);
  gtk_paned_set_shrink_start_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_resize_end_child (GTK_PANED (self->paned), FALSE);
  gtk_box_append (GTK_BOX (self->box), self->paned);

  g_signal_connect_swapped (self->bar, "changed", G_CALLBACK (dossier_board_page_reload), self);
  g_signal_connect (self->lists, "actor-activated", G_CALLBACK (actor_activated_cb), self);
  g_signal_connect (self->lists, "event-activated", G_CALLBACK (event_activated_cb), self);
  g_signal_connect (self->grid, "notify::folded", G_CALLBACK (folded_cb), self);
  if (g_strcmp0 (folded, "1") == 0)
    g_object_set (self->grid, "folded", TRUE, NULL);
  dossier_board_page_connect_actions (self);
  dossier_board_page_connect_arranging (self);
}

/**
 * dossier_board_page_new:
 * @workspace: what is shown
 */
GtkWidget *
dossier_board_page_new (DossierWorkspace *workspace)
{
  g_autoptr (DossierBoardWeighings) weighings = NULL;
  DossierBoardPage *self;
  AdwStyleManager *style;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (DOSSIER_TYPE_BOARD_PAGE, NULL);
  style = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (contrast_cb), self, 0);
  contrast_cb (style, NULL, self);
  dossier_board_style_load (gtk_widget_get_display (GTK_WIDGET (self)));
  self->workspace = g_object_ref (workspace);
  self->actors = dossier_list_new (workspace, NULL);
  self->events = dossier_list_new (workspace, NULL);
  weighings = dossier_board_weighings_new (workspace);
  dossier_board_state_set_weighings (self->state, weighings);
  dossier_board_state_set_items (self->state, G_LIST_MODEL (self->actors), G_LIST_MODEL (self->events));
  build (self);
  g_signal_connect_object (self->state, "changed", G_CALLBACK (state_changed_cb), self, 0);
  dossier_board_page_follow (self);
  dossier_board_page_reload (self);
  return GTK_WIDGET (self);
}

/**
 * dossier_board_page_open_event:
 * @event: to be chosen and shown; the filter gives way when it hides it
 */
void
dossier_board_page_open_event (DossierBoardPage *self,
                               const DossierId  *event)
{
  g_return_if_fail (DOSSIER_IS_BOARD_PAGE (self));
  g_return_if_fail (event != NULL);

  dossier_board_page_open_row (self, event, TRUE);
}

/**
 * dossier_board_page_open_actor:
 * @entity: to be chosen and shown; the filter gives way when it hides it
 */
void
dossier_board_page_open_actor (DossierBoardPage *self,
                               const DossierId  *entity)
{
  g_return_if_fail (DOSSIER_IS_BOARD_PAGE (self));
  g_return_if_fail (entity != NULL);

  dossier_board_page_open_row (self, entity, FALSE);
}

void
dossier_board_page_new_event (DossierBoardPage *self)
{
  g_return_if_fail (DOSSIER_IS_BOARD_PAGE (self));

  dossier_event_editor_new (GTK_WIDGET (self), self->workspace);
}

/**
 * dossier_board_page_edit_event:
 * @event: (nullable): NULL: the chosen one
 */
void
dossier_board_page_edit_event (DossierBoardPage *self,
                               const DossierId  *event)
{
  guint place;

  g_return_if_fail (DOSSIER_IS_BOARD_PAGE (self));

  place = dossier_board_state_chosen_event (self->state);
  if (event == NULL && place != DOSSIER_BOARD_NONE)
    event = dossier_board_state_event_id (self->state, place);
  if (event != NULL)
    dossier_event_editor_edit (GTK_WIDGET (self), self->workspace, event);
}

DossierBoardState *
dossier_board_page_get_state (DossierBoardPage *self)
{
  return self->state;
}

GtkWidget *
dossier_board_page_get_part (DossierBoardPage     *self,
                             DossierBoardPagePart  part)
{
  switch (part)
    {
    case DOSSIER_BOARD_PAGE_BAR:
      return self->bar;
    case DOSSIER_BOARD_PAGE_LISTS:
      return self->lists;
    case DOSSIER_BOARD_PAGE_MATRIX:
      return self->matrix;
    case DOSSIER_BOARD_PAGE_GRAPH:
      return self->graph;
    case DOSSIER_BOARD_PAGE_POPOVER:
      return self->popover != NULL && gtk_widget_get_visible (self->popover) ? self->popover : NULL;
    case DOSSIER_BOARD_PAGE_GRID:
    default:
      return self->grid;
    }
}

gboolean
dossier_board_page_is_loading (DossierBoardPage *self)
{
  return self->loading != NULL || dossier_board_weighings_is_loading (dossier_board_state_get_weighings (self->state))
         || dossier_graph_view_is_loading (DOSSIER_GRAPH_VIEW (self->graph))
         || dossier_grid_view_is_loading (DOSSIER_GRID_VIEW (self->grid));
}
