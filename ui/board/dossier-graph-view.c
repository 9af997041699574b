/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The link graph with the line above it. Main thread; the page owns it. It asks for a graph whenever its centre, the number of
 * steps or the board changes; only the newest question counts. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-graph-view.h"

#include "dossier-arranging.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

/* A centre that was left, to go back to. */
typedef struct
{
  DossierId id;
  gboolean event;
} Centre;

struct _DossierGraphView
{
  GtkWidget parent_instance;

  DossierWorkspace *workspace; /* (owned) */
  DossierBoardState *state;    /* (owned) */
  Centre centre;               /* nil: none yet */
  GArray *history;             /* (element-type Centre) */
  guint steps;
  gboolean fresh;              /* the next graph is another picture */
  GCancellable *loading;       /* (owned) (nullable) */

  GtkWidget *box;
  GtkWidget *words;
  GtkWidget *one;
  GtkWidget *two;
  GtkWidget *back;
  GtkWidget *canvas;
  GtkWidget *empty;
  GtkWidget *stack;
};

G_DEFINE_FINAL_TYPE (DossierGraphView, dossier_graph_view, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_MOVED,
  SIGNAL_ACTIVATED,
  SIGNAL_CLOSED,
  SIGNAL_CONTEXT_MENU,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Reading */

typedef struct
{
  DossierBoard *board;
  Centre centre;
  guint steps;
  GArray *known;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  dossier_board_free (question->board);
  g_clear_pointer (&question->known, g_array_unref);
  g_free (question);
}

/* On a thread of the pool. */
static gpointer
load_graph (DossierWorkspace *workspace,
            gpointer          data,
            GCancellable     *cancellable,
            GError          **error)
{
  const Question *question = data;
  DossierLinkGraph *graph = dossier_arranging_make_graph (question->board, &question->centre.id, question->centre.event, question->steps,
                                                          question->known, cancellable);

  if (graph == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("It is not among the actors and events that are shown"));
  return graph;
}

static char *
centre_name (DossierGraphView *self)
{
  guint place = self->centre.event ? dossier_board_state_find_event (self->state, &self->centre.id)
                                   : dossier_board_state_find_actor (self->state, &self->centre.id);
  g_autoptr (DossierEntity) actor = NULL;
  g_autoptr (DossierEvent) event = NULL;

  if (place == DOSSIER_BOARD_NONE)
    return NULL;
  if (self->centre.event)
    event = dossier_board_state_read_event (self->state, place);
  else
    actor = dossier_board_state_read_actor (self->state, place);
  return g_strdup (event != NULL ? event->title : actor != NULL ? actor->name : NULL);
}

static void
show_words (DossierGraphView *self)
{
  DossierLinkGraph *graph = dossier_graph_canvas_get_graph (DOSSIER_GRAPH_CANVAS (self->canvas));
  g_autofree char *name = centre_name (self), *linked = NULL, *left_out = NULL, *words = NULL;
  guint n = graph != NULL ? graph->nodes->len - 1 : 0;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), graph != NULL && name != NULL ? "canvas" : "empty");
  gtk_widget_set_visible (self->back, self->history->len > 0);
  if (graph == NULL || name == NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->words), "");
      return;
    }
  linked = g_strdup_printf (ngettext ("%u neighbour", "%u neighbours", n), n);
  if (graph->left_out > 0)
    /* Translators: the first number is how many neighbours there is no room for, the second how many nodes are shown at most */
    left_out = g_strdup_printf (ngettext (" · %u more is left out: %u at most are shown", " · %u more are left out: %u at most are shown", graph->left_out),
                                graph->left_out, DOSSIER_LINK_GRAPH_MOST);
  words = g_strdup_printf ("%s · %s%s", name, linked, left_out != NULL ? left_out : "");
  gtk_label_set_text (GTK_LABEL (self->words), words);
}

static void
graph_loaded_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (DossierGraphView) self = user_data;
  g_autoptr (GError) error = NULL;
  DossierLinkGraph *graph = dossier_workspace_read_finish (DOSSIER_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->loading);
  if (self->box == NULL)
    {
      dossier_link_graph_free (graph);
      return;
    }
  dossier_graph_canvas_set_graph (DOSSIER_GRAPH_CANVAS (self->canvas), graph, self->fresh);
  self->fresh = FALSE;
  show_words (self);
}

static void
load (DossierGraphView *self)
{
  DossierLinkGraph *graph = dossier_graph_canvas_get_graph (DOSSIER_GRAPH_CANVAS (self->canvas));
  DossierBoard *board = dossier_board_state_get_board (self->state);
  Question *question;

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (board == NULL || dossier_id_is_nil (&self->centre.id))
    {
      show_words (self);
      return;
    }
  question = g_new0 (Question, 1);
  question->board = dossier_board_ref (board);
  question->centre = self->centre;
  question->steps = self->steps;
  if (graph != NULL && !self->fresh)
    question->known = g_array_copy (graph->nodes);
  self->loading = g_cancellable_new ();
  dossier_workspace_read_async (self->workspace, load_graph, question, question_free, (GDestroyNotify) dossier_link_graph_free, self->loading,
                                graph_loaded_cb, g_object_ref (self));
}

static void
board_changed_cb (DossierBoardState *state,
                  DossierGraphView  *self)
{
  /* Out of sight it can wait: it is asked for when it is shown. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
}

/* Going about */

static guint
node_place (DossierGraphView       *self,
            const DossierGraphNode *node)
{
  return node->event ? dossier_board_state_find_event (self->state, &node->id) : dossier_board_state_find_actor (self->state, &node->id);
}

static void
emit_of_node (DossierGraphView *self,
              guint             signal)
{
  const DossierGraphNode *node = dossier_graph_canvas_get_current (DOSSIER_GRAPH_CANVAS (self->canvas));
  guint place = node != NULL ? node_place (self, node) : DOSSIER_BOARD_NONE;

  if (place != DOSSIER_BOARD_NONE)
    g_signal_emit (self, signals[signal], 0, place, node->event);
}

static void
moved_cb (DossierGraphCanvas *canvas,
          DossierGraphView   *self)
{
  emit_of_node (self, SIGNAL_MOVED);
}

static void
activated_cb (DossierGraphCanvas *canvas,
              DossierGraphView   *self)
{
  emit_of_node (self, SIGNAL_ACTIVATED);
}

static void
centre_cb (DossierGraphCanvas *canvas,
           DossierGraphView   *self)
{
  const DossierGraphNode *node = dossier_graph_canvas_get_current (canvas);
  DossierId id;

  if (node == NULL || dossier_id_equal (&node->id, &self->centre.id))
    return;
  id = node->id;
  g_array_append_val (self->history, self->centre);
  self->centre = (Centre) { id, node->event };
  load (self);
}

static void
menu_cb (DossierGraphCanvas *canvas,
         GdkRectangle       *area,
         DossierGraphView   *self)
{
  const DossierGraphNode *node = dossier_graph_canvas_get_current (canvas);

  if (node != NULL && node_place (self, node) != DOSSIER_BOARD_NONE)
    g_signal_emit (self, signals[SIGNAL_CONTEXT_MENU], 0, node->event, node_place (self, node), area);
}

static void
steps_cb (GtkToggleButton  *button,
          GParamSpec       *pspec,
          DossierGraphView *self)
{
  guint steps = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->two)) ? 2 : 1;

  if (steps == self->steps)
    return;
  self->steps = steps;
  load (self);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                DossierGraphView      *self)
{
  GdkRectangle area;

  if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && (state & GDK_SHIFT_MASK)))
    {
      if (dossier_graph_canvas_get_area (DOSSIER_GRAPH_CANVAS (self->canvas), &area))
        menu_cb (DOSSIER_GRAPH_CANVAS (self->canvas), &area, self);
      return TRUE;
    }
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK))
    return FALSE;
  if (keyval == GDK_KEY_1 || keyval == GDK_KEY_2)
    {
      dossier_graph_view_set_steps (self, keyval == GDK_KEY_2 ? 2 : 1);
      return TRUE;
    }
  if (keyval == GDK_KEY_Escape || keyval == GDK_KEY_BackSpace)
    return dossier_graph_view_go_back (self);
  return FALSE;
}

static void
back_cb (GtkButton        *button,
         DossierGraphView *self)
{
  dossier_graph_view_go_back (self);
}

/* Building */

static GtkWidget *
make_step_button (const char *label,
                  const char *tooltip)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  return button;
}

static GtkWidget *
make_head (DossierGraphView *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *steps = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  gtk_widget_add_css_class (self->back, "flat");
  gtk_widget_set_tooltip_text (self->back, _("Back to what was in the middle before (Esc)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Back"), -1);
  g_signal_connect (self->back, "clicked", G_CALLBACK (back_cb), self);
  self->words = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->words), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  gtk_widget_set_hexpand (self->words, TRUE);
  self->one = make_step_button (_("1 Step"), _("Only what is linked with it (1)"));
  self->two = make_step_button (_("2 Steps"), _("Also what is linked with that (2)"));
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->one), GTK_TOGGLE_BUTTON (self->two));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->two), TRUE);
  g_signal_connect (self->two, "notify::active", G_CALLBACK (steps_cb), self);
  gtk_widget_add_css_class (steps, "linked");
  gtk_box_append (GTK_BOX (steps), self->one);
  gtk_box_append (GTK_BOX (steps), self->two);
  gtk_widget_add_css_class (head, "graph-head");
  gtk_box_append (GTK_BOX (head), self->back);
  gtk_box_append (GTK_BOX (head), self->words);
  gtk_box_append (GTK_BOX (head), steps);
  return head;
}

static GtkWidget *
make_empty (void)
{
  GtkWidget *page = adw_status_page_new ();

  gtk_widget_add_css_class (page, "compact");
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "view-list-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("Nothing Is Chosen"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), _("Choose an actor or an event in the list and press G: "
                                                             "what it is linked with is drawn around it."));
  return page;
}

static void
dossier_graph_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dossier_graph_view_parent_class)->map (widget);
  load (DOSSIER_GRAPH_VIEW (widget));
}

static gboolean
dossier_graph_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DOSSIER_GRAPH_VIEW (widget)->canvas);
}

static void
dossier_graph_view_dispose (GObject *object)
{
  DossierGraphView *self = DOSSIER_GRAPH_VIEW (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->state);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dossier_graph_view_parent_class)->dispose (object);
}

static void
dossier_graph_view_finalize (GObject *object)
{
  g_array_unref (DOSSIER_GRAPH_VIEW (object)->history);
  G_OBJECT_CLASS (dossier_graph_view_parent_class)->finalize (object);
}

static void
dossier_graph_view_class_init (DossierGraphViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_graph_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_graph_view_finalize;
  widget_class->map = dossier_graph_view_map;
  widget_class->grab_focus = dossier_graph_view_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "graph-view");
  signals[SIGNAL_MOVED] = g_signal_new ("moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_BOOLEAN);
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_BOOLEAN);
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CONTEXT_MENU] = g_signal_new ("context-menu", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                               G_TYPE_BOOLEAN, G_TYPE_UINT, GDK_TYPE_RECTANGLE | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
dossier_graph_view_init (DossierGraphView *self)
{
  self->history = g_array_new (FALSE, FALSE, sizeof (Centre));
  self->steps = 2;
  self->fresh = TRUE;
}

/**
 * dossier_graph_view_new:
 * @workspace: on whose threads graphs are made
 * @state: whose board is shown
 */
GtkWidget *
dossier_graph_view_new (DossierWorkspace  *workspace,
                        DossierBoardState *state)
{
  DossierGraphView *self;
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (workspace) && DOSSIER_IS_BOARD_STATE (state), NULL);

  self = g_object_new (DOSSIER_TYPE_GRAPH_VIEW, NULL);
  self->workspace = g_object_ref (workspace);
  self->state = g_object_ref (state);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->canvas = dossier_graph_canvas_new (state);
  self->empty = make_empty ();
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), self->empty, "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), self->canvas, "canvas");
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (self->back, FALSE);
  g_signal_connect (self->canvas, "moved", G_CALLBACK (moved_cb), self);
  g_signal_connect (self->canvas, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect (self->canvas, "centre", G_CALLBACK (centre_cb), self);
  g_signal_connect (self->canvas, "context-menu", G_CALLBACK (menu_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (state, "board-changed", G_CALLBACK (board_changed_cb), self, 0);
  return GTK_WIDGET (self);
}

/**
 * dossier_graph_view_set_centre:
 * @centre: an actor or event of the board
 *
 * Draws another picture around it; the way back through others is forgotten. The one that stands stays.
 */
void
dossier_graph_view_set_centre (DossierGraphView *self,
                               const DossierId  *centre,
                               gboolean          event)
{
  g_return_if_fail (DOSSIER_IS_GRAPH_VIEW (self) && centre != NULL);

  if (dossier_id_equal (&self->centre.id, centre))
    return;
  g_array_set_size (self->history, 0);
  self->centre = (Centre) { *centre, event };
  self->fresh = TRUE;
  load (self);
}

void
dossier_graph_view_set_steps (DossierGraphView *self,
                              guint             steps)
{
  g_return_if_fail (DOSSIER_IS_GRAPH_VIEW (self));
  g_return_if_fail (steps == 1 || steps == 2);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (steps == 2 ? self->two : self->one), TRUE);
}

guint
dossier_graph_view_get_steps (DossierGraphView *self)
{
  g_return_val_if_fail (DOSSIER_IS_GRAPH_VIEW (self), 0);
  return self->steps;
}

/**
 * dossier_graph_view_go_back:
 *
 * To what was in the middle before; when there was nothing, "closed" is emitted.
 */
gboolean
dossier_graph_view_go_back (DossierGraphView *self)
{
  g_return_val_if_fail (DOSSIER_IS_GRAPH_VIEW (self), FALSE);

  if (self->history->len == 0)
    {
      g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
      return TRUE;
    }
  self->centre = g_array_index (self->history, Centre, self->history->len - 1);
  g_array_set_size (self->history, self->history->len - 1);
  load (self);
  return TRUE;
}

/**
 * dossier_graph_view_get_current:
 * @actor: (out): the actor of the pair that the cursor and the middle make, or of the one at the cursor; DOSSIER_BOARD_NONE: none
 * @event: (out): the same of the event
 */
void
dossier_graph_view_get_current (DossierGraphView *self,
                                guint            *actor,
                                guint            *event)
{
  const DossierGraphNode *node;

  g_return_if_fail (DOSSIER_IS_GRAPH_VIEW (self));

  node = dossier_graph_canvas_get_current (DOSSIER_GRAPH_CANVAS (self->canvas));
  *actor = self->centre.event ? DOSSIER_BOARD_NONE : dossier_board_state_find_actor (self->state, &self->centre.id);
  *event = self->centre.event ? dossier_board_state_find_event (self->state, &self->centre.id) : DOSSIER_BOARD_NONE;
  if (node != NULL)
    *(node->event ? event : actor) = node_place (self, node);
}

GtkWidget *
dossier_graph_view_get_canvas (DossierGraphView *self)
{
  g_return_val_if_fail (DOSSIER_IS_GRAPH_VIEW (self), NULL);
  return self->canvas;
}

/**
 * dossier_graph_view_get_words:
 *
 * Returns: (transfer none): what stands above the graph
 */
const char *
dossier_graph_view_get_words (DossierGraphView *self)
{
  g_return_val_if_fail (DOSSIER_IS_GRAPH_VIEW (self), NULL);
  return gtk_label_get_text (GTK_LABEL (self->words));
}

gboolean
dossier_graph_view_is_loading (DossierGraphView *self)
{
  g_return_val_if_fail (DOSSIER_IS_GRAPH_VIEW (self), FALSE);
  return self->loading != NULL;
}
