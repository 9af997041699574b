/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dragging actors onto events, and clicks on chips. Main thread. One controller a list serves all its rows: rows come and go by
 * the hundred while a list is scrolled. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-board-drag.h"

#include "dossier-board-row.h"

#define TARGET "drop-target" /* style class of the row below a dragged actor */

/* What a drag over the events knows. */
typedef struct
{
  DossierBoardLists *lists; /* (unowned): owns the controllers that own this */
  DossierBoardState *state; /* (owned) */
  GtkWidget *target;        /* (unowned) (nullable): the row that is marked; weak */
} Drag;

static void
mark (Drag      *drag,
      GtkWidget *row)
{
  if (row == drag->target)
    return;
  if (drag->target != NULL)
    gtk_widget_remove_css_class (drag->target, TARGET);
  g_set_weak_pointer (&drag->target, row);
  if (row != NULL)
    gtk_widget_add_css_class (row, TARGET);
}

static void
drag_free (gpointer data)
{
  Drag *drag = data;

  g_clear_weak_pointer (&drag->target);
  g_clear_object (&drag->state);
  g_free (drag);
}

static DossierBoardRow *
row_at (GtkWidget *view,
        double     x,
        double     y)
{
  GtkWidget *picked = gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT), *row;

  /* A row of the list is a bit larger than what it holds. */
  row = picked != NULL && picked != view ? gtk_widget_get_ancestor (picked, DOSSIER_TYPE_BOARD_ROW) : NULL;
  if (row == NULL && picked != NULL && picked != view)
    row = gtk_widget_get_first_child (picked);
  return row != NULL && DOSSIER_IS_BOARD_ROW (row) ? DOSSIER_BOARD_ROW (row) : NULL;
}

static GtkWidget *
view_of (GtkEventController *controller)
{
  return gtk_event_controller_get_widget (controller);
}

/* Dragging */

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y,
            Drag          *drag)
{
  DossierBoardRow *row = row_at (view_of (GTK_EVENT_CONTROLLER (source)), x, y);
  DossierItem *item = row != NULL ? dossier_board_row_get_item (row) : NULL;
  g_autoptr (GdkPaintable) picture = NULL;

  if (item == NULL)
    return NULL;
  picture = gtk_widget_paintable_new (GTK_WIDGET (row));
  gtk_drag_source_set_icon (source, picture, 24, 24);
  return gdk_content_provider_new_typed (DOSSIER_TYPE_ITEM, item);
}

static GdkDragAction
motion_cb (GtkDropTarget *target,
           double         x,
           double         y,
           Drag          *drag)
{
  DossierBoardRow *row = row_at (view_of (GTK_EVENT_CONTROLLER (target)), x, y);

  mark (drag, row != NULL ? GTK_WIDGET (row) : NULL);
  return row != NULL ? GDK_ACTION_LINK : 0;
}

static void
leave_cb (GtkDropTarget *target,
          Drag          *drag)
{
  mark (drag, NULL);
}

static void
area_of (Drag         *drag,
         GtkWidget    *view,
         double        x,
         double        y,
         GdkRectangle *area)
{
  graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y);

  if (!gtk_widget_compute_point (view, GTK_WIDGET (drag->lists), &point, &point))
    graphene_point_init (&point, 0, 0);
  *area = (GdkRectangle) { (int) point.x, (int) point.y, 1, 1 };
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         Drag          *drag)
{
  GtkWidget *view = view_of (GTK_EVENT_CONTROLLER (target));
  DossierBoardRow *row = row_at (view, x, y);
  DossierItem *item = row != NULL ? dossier_board_row_get_item (row) : NULL;
  DossierItem *dragged = G_VALUE_HOLDS (value, DOSSIER_TYPE_ITEM) ? g_value_get_object (value) : NULL;
  guint actor, event;
  GdkRectangle area;

  mark (drag, NULL);
  if (item == NULL || dragged == NULL)
    return FALSE;
  actor = dossier_board_state_find_actor (drag->state, dossier_item_get_id (dragged));
  event = dossier_board_state_find_event (drag->state, dossier_item_get_id (item));
  if (actor == DOSSIER_BOARD_NONE || event == DOSSIER_BOARD_NONE)
    return FALSE;
  area_of (drag, view, x, y, &area);
  g_signal_emit_by_name (drag->lists, "dropped", actor, event, &area);
  return TRUE;
}

/* Chips */

static gboolean
chip_at (Drag      *drag,
         GtkWidget *view,
         double     x,
         double     y,
         guint     *link)
{
  DossierBoardRow *row = row_at (view, x, y);
  graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y);
  DossierBoard *board = dossier_board_state_get_board (drag->state);

  return row != NULL && board != NULL && gtk_widget_compute_point (view, GTK_WIDGET (row), &point, &point)
         && dossier_board_row_chip_at (row, point.x, point.y, link) && *link < board->links->len;
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            Drag            *drag)
{
  GtkWidget *view = view_of (GTK_EVENT_CONTROLLER (gesture));
  GdkRectangle area;
  guint link;

  if (!chip_at (drag, view, x, y, &link))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  area_of (drag, view, x, y, &area);
  g_signal_emit_by_name (drag->lists, "chip-activated", link, &area);
}

static void
pointer_cb (GtkEventControllerMotion *controller,
            double                    x,
            double                    y,
            Drag                     *drag)
{
  GtkWidget *view = view_of (GTK_EVENT_CONTROLLER (controller));
  guint link;

  gtk_widget_set_cursor_from_name (view, chip_at (drag, view, x, y, &link) ? "pointer" : NULL);
}

/**
 * dossier_board_drag_attach:
 * @lists: both lists are built
 * @state: whose board they show
 */
void
dossier_board_drag_attach (DossierBoardLists *lists,
                           DossierBoardState *state)
{
  GtkWidget *actors = GTK_WIDGET (dossier_board_lists_get_view (lists, FALSE)), *events = GTK_WIDGET (dossier_board_lists_get_view (lists, TRUE));
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (DOSSIER_TYPE_ITEM, GDK_ACTION_LINK);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *pointer = gtk_event_controller_motion_new ();
  Drag *drag = g_new0 (Drag, 1);

  drag->lists = lists;
  drag->state = g_object_ref (state);
  g_object_set_data_full (G_OBJECT (lists), "dossier-board-drag", drag, drag_free);
  gtk_drag_source_set_actions (source, GDK_ACTION_LINK);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), drag);
  gtk_widget_add_controller (actors, GTK_EVENT_CONTROLLER (source));
  g_signal_connect (target, "enter", G_CALLBACK (motion_cb), drag);
  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), drag);
  g_signal_connect (target, "leave", G_CALLBACK (leave_cb), drag);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), drag);
  gtk_widget_add_controller (events, GTK_EVENT_CONTROLLER (target));
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), drag);
  gtk_widget_add_controller (events, GTK_EVENT_CONTROLLER (click));
  g_signal_connect (pointer, "motion", G_CALLBACK (pointer_cb), drag);
  gtk_widget_add_controller (events, pointer);
}
