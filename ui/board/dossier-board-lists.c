/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The two lists with the links between. Main thread; owned by the page. It holds no choice of its own: the state does.
 * Its keys are in dossier-board-lists-keys.c. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-board-lists-private.h"

#include "dossier-board-drag.h"
#include "dossier-board-row.h"
#include "dossier-board-style.h"
#include "dossier-links.h"

#include <glib/gi18n.h>

#define MIN_LINKS 28
#define MAX_LINKS 150
#define MIN_ACTORS 120
#define MAX_ACTORS 460
#define ANIMATION_MS 220
#define ROWS_AT_ONCE 16  /* of those out of view, between two frames */
#define ANIMATED_PAGES 3 /* farther away a jump is calmer than a race, and much cheaper */

G_DEFINE_FINAL_TYPE (DossierBoardLists, dossier_board_lists, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_ACTOR_ACTIVATED,
  SIGNAL_EVENT_ACTIVATED,
  SIGNAL_CONTEXT_MENU,
  SIGNAL_DROPPED,
  SIGNAL_CHIP_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Scrolling */

static void
animation_done_cb (AdwAnimation *animation,
                   DossierBoardSide         *side)
{
  if (side->animation == animation)
    g_clear_object (&side->animation);
}

static void
stop_animation (DossierBoardSide *side)
{
  g_autoptr (AdwAnimation) animation = g_steal_pointer (&side->animation);

  if (animation != NULL)
    adw_animation_pause (animation);
}

static void
scroll_to (DossierBoardSide   *side,
           double  value)
{
  double page = gtk_adjustment_get_page_size (side->adjustment), from = gtk_adjustment_get_value (side->adjustment);

  value = CLAMP (value, 0, MAX (0, gtk_adjustment_get_upper (side->adjustment) - page));
  stop_animation (side);
  if (ABS (value - from) < 1)
    return;
  if (ABS (value - from) > ANIMATED_PAGES * page || !adw_get_enable_animations (side->view))
    {
      gtk_adjustment_set_value (side->adjustment, value);
      return;
    }
  side->animation = adw_timed_animation_new (side->view, from, value, ANIMATION_MS,
                                             adw_property_animation_target_new (G_OBJECT (side->adjustment), "value"));
  g_signal_connect (side->animation, "done", G_CALLBACK (animation_done_cb), side);
  adw_animation_play (side->animation);
}

static guint
last_lit (DossierBoardLists *self,
          gboolean           events)
{
  return dossier_board_state_next_lit (self->state, events, DOSSIER_BOARD_NONE, -1);
}

/* A list keeps some two hundred rows, of which a dozen can be seen: those are lit at once, the others between frames. */
static guint
refresh_rows (GtkWidget *view,
              guint      most,
              gboolean   only_in_view)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (view); child != NULL && n < most; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);

      if (row != NULL && DOSSIER_IS_BOARD_ROW (row))
        n += dossier_board_row_refresh (DOSSIER_BOARD_ROW (row), only_in_view);
    }
  return n;
}

static gboolean
refresh_cb (gpointer data)
{
  DossierBoardLists *self = data;

  if (refresh_rows (self->actors.view, ROWS_AT_ONCE, FALSE) + refresh_rows (self->events.view, ROWS_AT_ONCE, FALSE) > 0)
    return G_SOURCE_CONTINUE;
  self->refresh_source = 0;
  return G_SOURCE_REMOVE;
}

/* What comes into view before its turn is lit now. */
static void
scrolled_cb (GtkAdjustment     *adjustment,
             DossierBoardLists *self)
{
  if (self->refresh_source != 0)
    refresh_rows (adjustment == self->events.adjustment ? self->events.view : self->actors.view, G_MAXUINT, TRUE);
}

static void
state_changed_cb (DossierBoardState *state,
                  DossierBoardLists *self)
{
  dossier_board_lists_sync (self);
  if (self->refresh_source == 0)
    self->refresh_source = g_idle_add_full (G_PRIORITY_LOW, refresh_cb, self, NULL);
}

/* Selection and state */

static GArray *
collect_selected (GtkSelectionModel *selection,
                  guint              n)
{
  g_autoptr (GtkBitset) bits = gtk_selection_model_get_selection (selection);
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (guint));
  GtkBitsetIter iter;
  guint place;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, bits, &place); more; more = gtk_bitset_iter_next (&iter, &place))
    if (place < n)
      g_array_append_val (chosen, place);
  return chosen;
}

static void
actors_selected_cb (GtkSelectionModel *selection,
                    guint              position,
                    guint              n_items,
                    DossierBoardLists *self)
{
  g_autoptr (GArray) chosen = NULL;

  if (self->syncing)
    return;
  chosen = collect_selected (selection, dossier_board_state_n_actors (self->state));
  dossier_board_state_choose_actors (self->state, (const guint *) (gpointer) chosen->data, chosen->len);
  dossier_board_lists_reveal (self, TRUE);
}

static void
events_selected_cb (GtkSelectionModel *selection,
                    guint              position,
                    guint              n_items,
                    DossierBoardLists *self)
{
  g_autoptr (GArray) chosen = NULL;

  if (self->syncing)
    return;
  chosen = collect_selected (selection, dossier_board_state_n_events (self->state));
  dossier_board_state_choose_events (self->state, (const guint *) (gpointer) chosen->data, chosen->len);
  if (dossier_board_state_n_chosen (self->state) == 0)
    dossier_board_lists_reveal (self, FALSE);
}

static void
link_activated_cb (DossierLinks      *links,
                   guint              actor,
                   guint              event,
                   DossierBoardLists *self)
{
  if (actor != DOSSIER_BOARD_NONE)
    dossier_board_state_choose_actors (self->state, &actor, 1);
  if (event != DOSSIER_BOARD_NONE)
    dossier_board_state_choose_event (self->state, event);
  dossier_board_lists_reveal (self, event == DOSSIER_BOARD_NONE);
}

static void
actor_activated_cb (GtkListView       *view,
                    guint              position,
                    DossierBoardLists *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTOR_ACTIVATED], 0, position);
}

static void
event_activated_cb (GtkListView       *view,
                    guint              position,
                    DossierBoardLists *self)
{
  g_signal_emit (self, signals[SIGNAL_EVENT_ACTIVATED], 0, position);
}

/* Layout */

static void
share_width (int  width,
             int *actors,
             int *links)
{
  *links = CLAMP (width * 0.105, MIN_LINKS, MAX_LINKS);
  *actors = CLAMP (width * 0.32, MIN_ACTORS, MAX_ACTORS);
}

static void
dossier_board_lists_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  DossierBoardLists *self = DOSSIER_BOARD_LISTS (widget);
  int actors, events, natural_actors, natural_events;

  gtk_widget_measure (self->actors.scroller, orientation, -1, &actors, &natural_actors, NULL, NULL);
  gtk_widget_measure (self->event_stack, orientation, -1, &events, &natural_events, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = MAX (actors, events);
      *natural = MAX (natural_actors, natural_events);
      return;
    }
  *minimum = MAX (actors, MIN_ACTORS) + MIN_LINKS + events;
  *natural = MAX (*minimum, natural_actors + MAX_LINKS + natural_events);
}

static void
place (GtkWidget *child,
       int        x,
       int        width,
       int        total,
       int        height,
       gboolean   mirrored)
{
  gtk_widget_allocate (child, width, height, -1,
                       gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (mirrored ? total - x - width : x, 0)));
}

static gboolean
shows_nothing (DossierBoardLists *self)
{
  return adw_bin_get_child (ADW_BIN (self->empty)) != NULL && dossier_board_state_n_actors (self->state) == 0;
}

static void
dossier_board_lists_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  DossierBoardLists *self = DOSSIER_BOARD_LISTS (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int actors, links, least_actors, least_events;

  /* Without anybody and anything, why that is so has the whole place. */
  if (shows_nothing (self))
    {
      place (self->actors.scroller, 0, 0, width, height, mirrored);
      place (self->links, 0, 0, width, height, mirrored);
      place (self->event_stack, 0, width, width, height, mirrored);
      return;
    }
  share_width (width, &actors, &links);
  gtk_widget_measure (self->actors.scroller, GTK_ORIENTATION_HORIZONTAL, -1, &least_actors, NULL, NULL, NULL);
  gtk_widget_measure (self->event_stack, GTK_ORIENTATION_HORIZONTAL, -1, &least_events, NULL, NULL, NULL);
  if (width - links - actors < least_events)
    links = MAX (MIN_LINKS, width - actors - least_events);
  actors = MAX (MIN (actors, width - links - least_events), least_actors);
  place (self->actors.scroller, 0, actors, width, height, mirrored);
  place (self->links, actors, links, width, height, mirrored);
  place (self->event_stack, actors + links, MAX (width - actors - links, least_events), width, height, mirrored);
}

static void
dossier_board_lists_dispose (GObject *object)
{
  DossierBoardLists *self = DOSSIER_BOARD_LISTS (object);
  GtkWidget *child;

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  stop_animation (&self->actors);
  stop_animation (&self->events);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->actors.selection);
  g_clear_object (&self->events.selection);
  g_clear_object (&self->state);
  G_OBJECT_CLASS (dossier_board_lists_parent_class)->dispose (object);
}

static void
dossier_board_lists_class_init (DossierBoardListsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_board_lists_dispose;
  widget_class->measure = dossier_board_lists_measure;
  widget_class->size_allocate = dossier_board_lists_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "board-lists");

  signals[SIGNAL_ACTOR_ACTIVATED] = g_signal_new ("actor-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_EVENT_ACTIVATED] = g_signal_new ("event-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_CONTEXT_MENU] = g_signal_new ("context-menu", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                               NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_BOOLEAN, G_TYPE_UINT,
                                               GDK_TYPE_RECTANGLE | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[SIGNAL_DROPPED] = g_signal_new ("dropped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                          G_TYPE_UINT, G_TYPE_UINT, GDK_TYPE_RECTANGLE | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[SIGNAL_CHIP_ACTIVATED] = g_signal_new ("chip-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                 G_TYPE_NONE, 2, G_TYPE_UINT, GDK_TYPE_RECTANGLE | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
dossier_board_lists_init (DossierBoardLists *self)
{
  dossier_board_lists_install_menu (self);
}

static void
build_side (DossierBoardLists *self,
            gboolean           events)
{
  DossierBoardSide *side = dossier_board_lists_side (self, events);

  side->view = gtk_list_view_new (g_object_ref (side->selection), dossier_board_row_factory_new (self->state, events));
  gtk_widget_add_css_class (side->view, "board-list");
  gtk_widget_add_css_class (side->view, events ? "events" : "actors");
  gtk_accessible_update_property (GTK_ACCESSIBLE (side->view), GTK_ACCESSIBLE_PROPERTY_LABEL, events ? _("Events") : _("Actors"), -1);
  dossier_board_lists_install_keys (self, events);
  g_signal_connect (side->view, "activate", G_CALLBACK (events ? event_activated_cb : actor_activated_cb), self);

  side->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (side->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (side->scroller), side->view);
  side->adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (side->scroller));
  g_signal_connect_object (side->adjustment, "value-changed", G_CALLBACK (scrolled_cb), self, 0);
}

/**
 * dossier_board_lists_new:
 * @state: what is chosen; its board has the order of the models
 * @actors: of DossierItem
 * @events: of DossierItem
 */
GtkWidget *
dossier_board_lists_new (DossierBoardState *state,
                         GListModel        *actors,
                         GListModel        *events)
{
  DossierBoardLists *self;

  g_return_val_if_fail (DOSSIER_IS_BOARD_STATE (state), NULL);

  self = g_object_new (DOSSIER_TYPE_BOARD_LISTS, NULL);
  dossier_board_style_load (gtk_widget_get_display (GTK_WIDGET (self)));
  self->state = g_object_ref (state);
  self->actors.selection = GTK_SELECTION_MODEL (gtk_multi_selection_new (g_object_ref (actors)));
  self->events.selection = GTK_SELECTION_MODEL (gtk_multi_selection_new (g_object_ref (events)));
  build_side (self, FALSE);
  build_side (self, TRUE);
  self->links = dossier_links_new (state, self->actors.adjustment, self->events.adjustment);
  self->event_stack = gtk_stack_new ();
  self->empty = adw_bin_new ();
  gtk_stack_add_named (GTK_STACK (self->event_stack), self->events.scroller, "events");
  gtk_stack_add_named (GTK_STACK (self->event_stack), self->empty, "empty");
  gtk_widget_set_parent (self->actors.scroller, GTK_WIDGET (self));
  gtk_widget_set_parent (self->links, GTK_WIDGET (self));
  gtk_widget_set_parent (self->event_stack, GTK_WIDGET (self));

  g_signal_connect (self->actors.selection, "selection-changed", G_CALLBACK (actors_selected_cb), self);
  g_signal_connect (self->events.selection, "selection-changed", G_CALLBACK (events_selected_cb), self);
  g_signal_connect (self->links, "link-activated", G_CALLBACK (link_activated_cb), self);
  g_signal_connect_object (state, "changed", G_CALLBACK (state_changed_cb), self, 0);
  dossier_board_drag_attach (self, state);
  return GTK_WIDGET (self);
}

static void
select_exactly (GtkSelectionModel *selection,
                const guint       *places,
                guint              n)
{
  g_autoptr (GtkBitset) chosen = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (selection)));
  g_autoptr (GtkBitset) now = gtk_selection_model_get_selection (selection);

  for (guint i = 0; i < n; i++)
    gtk_bitset_add (chosen, places[i]);
  /* Setting what is set already would still go through every item. */
  if (!gtk_bitset_equals (chosen, now))
    gtk_selection_model_set_selection (selection, chosen, all);
}

/**
 * dossier_board_lists_sync:
 *
 * Selects in the lists what the state has chosen. It happens by itself when the state changes.
 */
void
dossier_board_lists_sync (DossierBoardLists *self)
{
  const guint *actors, *events;

  g_return_if_fail (DOSSIER_IS_BOARD_LISTS (self));

  if (self->syncing || g_list_model_get_n_items (G_LIST_MODEL (self->actors.selection)) != dossier_board_state_n_actors (self->state)
      || g_list_model_get_n_items (G_LIST_MODEL (self->events.selection)) != dossier_board_state_n_events (self->state))
    return;
  self->syncing = TRUE;
  actors = dossier_board_state_chosen_actors (self->state);
  events = dossier_board_state_chosen_events (self->state);
  select_exactly (self->actors.selection, actors, dossier_board_state_n_chosen (self->state));
  select_exactly (self->events.selection, events, dossier_board_state_n_events_chosen (self->state));
  self->syncing = FALSE;
}

/**
 * dossier_board_lists_reveal:
 * @events: on the events' side, else on the actors'
 *
 * Scrolls as little as needed to show what is lit: all of it when it fits, else the beginning, else nothing when some of
 * it can be seen already.
 */
void
dossier_board_lists_reveal (DossierBoardLists *self,
                            gboolean           events)
{
  double row, value, page;
  guint first, last;
  DossierBoardSide *side;

  g_return_if_fail (DOSSIER_IS_BOARD_LISTS (self));

  side = dossier_board_lists_side (self, events);
  first = dossier_board_state_next_lit (self->state, events, DOSSIER_BOARD_NONE, 1);
  if (first == DOSSIER_BOARD_NONE)
    return;
  last = last_lit (self, events);
  row = dossier_board_state_get_row_height (self->state);
  value = gtk_adjustment_get_value (side->adjustment);
  page = gtk_adjustment_get_page_size (side->adjustment);
  if ((last + 1 - first) * row <= page)
    {
      if (first * row < value)
        scroll_to (side, first * row - MIN (row, page - (last + 1 - first) * row));
      else if ((last + 1) * row > value + page)
        scroll_to (side, (last + 1) * row - page + MIN (row, page - (last + 1 - first) * row));
      return;
    }
  /* More than fits: stay when some of it is in view. */
  for (guint place = dossier_board_state_next_lit (self->state, events, (guint) MAX (0, value / row), 1);
       place != DOSSIER_BOARD_NONE && (place + 1) * row <= value + page;)
    return;
  scroll_to (side, first * row - row);
}

/**
 * dossier_board_lists_focus:
 * @position: of a row
 *
 * Moves the keyboard to a row and the row into view, without choosing it.
 *
 * Returns: whether there is such a row
 */
gboolean
dossier_board_lists_focus (DossierBoardLists *self,
                           gboolean           events,
                           guint              position)
{
  DossierBoardSide *side;

  g_return_val_if_fail (DOSSIER_IS_BOARD_LISTS (self), FALSE);

  side = dossier_board_lists_side (self, events);
  if (position >= g_list_model_get_n_items (G_LIST_MODEL (side->selection)))
    return FALSE;
  stop_animation (side);
  /* The list's own action also makes that row the one the list takes the focus with. */
  gtk_widget_activate_action (side->view, "list.scroll-to-item", "u", position);
  for (GtkWidget *child = gtk_widget_get_first_child (side->view); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (dossier_board_lists_row_place (self, events, child) == position)
      return gtk_widget_grab_focus (child);
  return gtk_widget_grab_focus (side->view);
}

/**
 * dossier_board_lists_set_empty:
 * @placeholder: (nullable): what stands in place of the events; NULL shows them
 */
void
dossier_board_lists_set_empty (DossierBoardLists *self,
                               GtkWidget         *placeholder)
{
  g_return_if_fail (DOSSIER_IS_BOARD_LISTS (self));

  adw_bin_set_child (ADW_BIN (self->empty), placeholder);
  gtk_widget_set_child_visible (self->actors.scroller, !shows_nothing (self));
  gtk_widget_set_child_visible (self->links, !shows_nothing (self));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_stack_set_visible_child_name (GTK_STACK (self->event_stack), placeholder != NULL ? "empty" : "events");
}

/**
 * dossier_board_lists_get_focused:
 * @position: (out): of the row that has the keyboard
 *
 * Returns: whether one has it
 */
gboolean
dossier_board_lists_get_focused (DossierBoardLists *self,
                                 gboolean           events,
                                 guint             *position)
{
  g_return_val_if_fail (DOSSIER_IS_BOARD_LISTS (self), FALSE);

  if (gtk_widget_get_focus_child (dossier_board_lists_side (self, events)->scroller) == NULL)
    return FALSE;
  *position = dossier_board_lists_focused_row (self, events);
  return *position != DOSSIER_BOARD_NONE;
}

/**
 * dossier_board_lists_get_area:
 * @area: (out): where a row of the events stands, in the coordinates of the widget
 */
void
dossier_board_lists_get_area (DossierBoardLists *self,
                              guint              event,
                              GdkRectangle      *area)
{
  int height, at, most;
  graphene_rect_t bounds;

  g_return_if_fail (DOSSIER_IS_BOARD_LISTS (self));

  height = dossier_board_state_get_row_height (self->state);
  at = (int) (event * (double) height - gtk_adjustment_get_value (self->events.adjustment));
  most = gtk_widget_get_height (GTK_WIDGET (self)) - height;
  if (!gtk_widget_compute_bounds (self->event_stack, GTK_WIDGET (self), &bounds))
    bounds = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  *area = (GdkRectangle) { (int) (bounds.origin.x + bounds.size.width / 3), CLAMP (at, 0, MAX (0, most)), 1, height };
}

GtkListView *
dossier_board_lists_get_view (DossierBoardLists *self,
                              gboolean           events)
{
  g_return_val_if_fail (DOSSIER_IS_BOARD_LISTS (self), NULL);
  return GTK_LIST_VIEW (dossier_board_lists_side (self, events)->view);
}

GtkWidget *
dossier_board_lists_get_links (DossierBoardLists *self)
{
  g_return_val_if_fail (DOSSIER_IS_BOARD_LISTS (self), NULL);
  return self->links;
}
