/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Review page: on the left what waits to be decided, on the right what it is about. Reads only while it is shown. Narrow,
 * the two sides take turns. Main thread only; owned by the window. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-review-page-private.h"


#define TURNS_WIDTH 620 /* pixels; below it only one side is shown */
#define SIDE_WIDTH 330
#define PACE_MS 400     /* while suggestions come in, lists are read no oftener */

G_DEFINE_FINAL_TYPE (DossierReviewPage, dossier_review_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SHOW_SIDEBAR,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

/* Layout */

static void
apply_layout (DossierReviewPage *self)
{
  gtk_widget_set_visible (self->side, self->in_turns ? !self->show_details : self->show_sidebar);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->details)), !self->in_turns || self->show_details);
  gtk_widget_set_visible (self->back, self->in_turns);
}

static void
width_cb (gpointer user_data)
{
  DossierReviewPage *self = user_data;

  self->width_source = 0;
  self->in_turns = gtk_widget_get_width (GTK_WIDGET (self)) < TURNS_WIDTH;
  apply_layout (self);
}

static void
dossier_review_page_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  DossierReviewPage *self = DOSSIER_REVIEW_PAGE (widget);

  if (!self->placed && width > TURNS_WIDTH)
    {
      gtk_paned_set_position (GTK_PANED (self->paned), MIN (SIDE_WIDTH, width * 2 / 5));
      self->placed = TRUE;
    }
  gtk_widget_size_allocate (self->paned, &(GtkAllocation) { 0, 0, width, height }, baseline);
  if ((width < TURNS_WIDTH) != self->in_turns && self->width_source == 0)
    self->width_source = g_idle_add_once (width_cb, self);
}

static void
dossier_review_page_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  gtk_widget_measure (DOSSIER_REVIEW_PAGE (widget)->paned, orientation, for_size, minimum, natural, NULL, NULL);
  /* In turns, either side fits into what the window may shrink to. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, 360);
}

static void
set_turn (DossierReviewPage *self,
          gboolean           details)
{
  self->show_details = details;
  apply_layout (self);
}

static void
back_cb (DossierReviewPage *self)
{
  set_turn (self, FALSE);
}

static gboolean
shows_names (DossierReviewPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->lists), "names") == 0;
}

static void
show_fraction (DossierReviewPage *self)
{
  dossier_review_status_set_fraction (self->status, dossier_job_get_fraction (self->job));
}

static void
show_names (DossierReviewPage *self)
{
  if (dossier_review_names_get_chosen (self->names) != NULL)
    gtk_stack_set_visible_child_name (self->details, "queue");
  else if (!dossier_review_groups_is_loading (dossier_review_names_get_groups (self->names)))
    {
      dossier_review_status_show_names (self->status, self->names, self->suggesting, self->job != NULL);
      gtk_stack_set_visible_child_name (self->details, "status");
    }
}

static void
show_pairs (DossierReviewPage *self)
{
  gboolean chosen = dossier_identity_list_get_chosen (self->pairs) != NULL;

  if (!chosen)
    dossier_review_status_show_pairs (self->status, self->pairs);
  gtk_stack_set_visible_child_name (self->details, chosen ? "identity" : "status");
}

static void
show_details (DossierReviewPage *self)
{
  if (shows_names (self))
    show_names (self);
  else
    show_pairs (self);
}

/* Keeping up */

/* Comparing all names with each other is work: only for who looks at it. */
static void
refresh_pairs (DossierReviewPage *self)
{
  if (!self->pairs_stale || shows_names (self))
    return;
  self->pairs_stale = FALSE;
  dossier_identity_list_refresh (self->pairs);
  show_details (self);
}

static void
refresh (DossierReviewPage *self)
{
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  self->stale = FALSE;
  dossier_review_names_refresh (self->names);
  self->pairs_stale = TRUE;
  refresh_pairs (self);
}

static gboolean
refresh_cb (gpointer user_data)
{
  DossierReviewPage *self = user_data;

  self->refresh_source = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (DossierReviewPage *self,
            DossierChangeSet  *changes)
{
  static const char * const tables[] = { "mention", "entity", "alias", "identity_decision", "suggestion", "article" };
  gboolean concerned = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (tables) && !concerned; i++)
    concerned = dossier_change_set_touches (changes, tables[i]);
  if (!concerned)
    return;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->stale = TRUE;
  else if (dossier_change_set_touches (changes, "mention") || dossier_change_set_touches (changes, "identity_decision"))
    refresh (self);
  else if (self->refresh_source == 0)
    self->refresh_source = g_timeout_add (PACE_MS, refresh_cb, self);
}

static void
job_cb (DossierReviewPage *self)
{
  DossierJob *job = self->suggesting != NULL ? dossier_suggesting_get_job (self->suggesting) : NULL;

  if (self->job == job)
    return;
  if (self->job != NULL)
    g_signal_handlers_disconnect_by_data (self->job, self);
  g_set_object (&self->job, job);
  dossier_review_progress_set_job (self->progress, job);
  if (job != NULL)
    {
      g_signal_connect_object (job, "notify::fraction", G_CALLBACK (show_fraction), self, G_CONNECT_SWAPPED);
      show_fraction (self);
    }
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

static void
dossier_review_page_map (GtkWidget *widget)
{
  DossierReviewPage *self = DOSSIER_REVIEW_PAGE (widget);

  GTK_WIDGET_CLASS (dossier_review_page_parent_class)->map (widget);
  if (!self->stale)
    return;
  self->stale = FALSE;
  dossier_review_names_begin (self->names);
  self->pairs_stale = TRUE;
  refresh_pairs (self);
}

static void
dossier_review_page_unmap (GtkWidget *widget)
{
  DossierReviewPage *self = DOSSIER_REVIEW_PAGE (widget);

  /* Names stand in their order again when somebody comes back. */
  self->stale = TRUE;
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  GTK_WIDGET_CLASS (dossier_review_page_parent_class)->unmap (widget);
}

/* Parts */

static void
chosen_cb (DossierReviewPage  *self,
           DossierReviewGroup *group)
{
  GtkWidget *focus = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))) != NULL
                     ? gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))) : NULL;
  gboolean in_queue = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->queue));

  dossier_review_queue_show (self->queue, group);
  show_details (self);
  /* The last of a name was decided: the keyboard stays where decisions are made. */
  if (in_queue && group != NULL)
    dossier_review_queue_take_focus (self->queue);
}

static void
names_activated_cb (DossierReviewPage *self)
{
  if (dossier_review_names_get_chosen (self->names) == NULL)
    return;
  set_turn (self, TRUE);
  dossier_review_queue_take_focus (self->queue);
}

static void
decided_cb (DossierReviewPage *self)
{
  dossier_review_groups_keep_places (dossier_review_names_get_groups (self->names));
}

static void
pair_chosen_cb (DossierReviewPage   *self,
                DossierIdentityPair *pair)
{
  dossier_identity_view_show (self->identity, pair);
  show_details (self);
}

static void
pairs_activated_cb (DossierReviewPage *self)
{
  set_turn (self, TRUE);
  dossier_identity_view_take_focus (self->identity);
}

static void
go_to_chosen (DossierReviewPage *self)
{
  if (shows_names (self))
    names_activated_cb (self);
  else if (dossier_identity_list_get_chosen (self->pairs) != NULL)
    pairs_activated_cb (self);
}

/* Where the list and what is chosen in it take turns, one click goes there: otherwise it would show nothing. */
static void
released_cb (DossierReviewPage *self,
             int                n_press,
             double             x,
             double             y)
{
  GtkWidget *picked = self->in_turns ? gtk_widget_pick (GTK_WIDGET (self->lists), x, y, GTK_PICK_DEFAULT) : NULL;
  GtkWidget *list = picked != NULL ? gtk_widget_get_ancestor (picked, GTK_TYPE_LIST_VIEW) : NULL;

  if (list != NULL && list != picked)
    go_to_chosen (self);
}

static void
list_changed_cb (DossierReviewPage *self)
{
  refresh_pairs (self);
  show_details (self);
}

/* Keys; a text that is being typed has its own. */

static gboolean
is_typing (DossierReviewPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus) || gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL);
}

static gboolean
key_cb (GtkWidget *widget,
        GVariant  *arguments,
        gpointer   action)
{
  DossierReviewPage *self = DOSSIER_REVIEW_PAGE (widget);
  GtkWidget *target = shows_names (self) ? GTK_WIDGET (self->queue) : GTK_WIDGET (self->identity);

  if (!gtk_widget_get_mapped (widget) || is_typing (self) || !g_str_has_prefix (action, shows_names (self) ? "review." : "identity."))
    return FALSE;
  /* Nobody decides unseen: in turns, the first press only shows what is chosen. */
  if (self->in_turns && !self->show_details)
    {
      go_to_chosen (self);
      return TRUE;
    }
  return gtk_widget_activate_action (target, action, NULL);
}

static gboolean
step_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   step)
{
  DossierReviewPage *self = DOSSIER_REVIEW_PAGE (widget);

  if (!gtk_widget_get_mapped (widget) || is_typing (self))
    return FALSE;
  if (shows_names (self))
    dossier_review_names_step (self->names, GPOINTER_TO_INT (step));
  else
    dossier_identity_list_step (self->pairs, GPOINTER_TO_INT (step));
  return TRUE;
}

static void
add_key (GtkShortcutController *controller,
         const char            *trigger,
         GtkShortcutFunc        func,
         gpointer               argument)
{
  gtk_shortcut_controller_add_shortcut (controller, gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                                                                      gtk_callback_action_new (func, argument, NULL)));
}

/* Wherever the focus is in the window: rows go while somebody decides, and the focus with them. */
static void
add_keys (DossierReviewPage *self)
{
  static const struct
  {
    const char *trigger;
    const char *action;
  } keys[] = {
    { "y", "review.accept" },              { "n", "review.reject" },             { "<Shift>y", "review.accept-form" },
    { "<Shift>n", "review.reject-form" },  { "a", "review.accept-article" },     { "s", "identity.same" },
    { "d", "identity.different" },         { "u", "identity.undecided" },
  };
  GtkShortcutController *controller = GTK_SHORTCUT_CONTROLLER (gtk_shortcut_controller_new ());

  gtk_shortcut_controller_set_scope (controller, GTK_SHORTCUT_SCOPE_GLOBAL);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    add_key (controller, keys[i].trigger, key_cb, (gpointer) keys[i].action);
  add_key (controller, "j", step_cb, GINT_TO_POINTER (1));
  add_key (controller, "k", step_cb, GINT_TO_POINTER (-1));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (controller));
}

static void
find_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DossierReviewPage *self = DOSSIER_REVIEW_PAGE (widget);

  set_turn (self, FALSE);
  if (!self->show_sidebar)
    g_object_set (self, "show-sidebar", TRUE, NULL);
  if (shows_names (self))
    dossier_review_names_focus_search (self->names);
}

static void
clear_cb (DossierReviewPage *self)
{
  dossier_review_names_clear (self->names);
}

static void
dossier_review_page_get_property (GObject    *object,
                                  guint       property,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  if (property == PROP_SHOW_SIDEBAR)
    g_value_set_boolean (value, DOSSIER_REVIEW_PAGE (object)->show_sidebar);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
dossier_review_page_set_property (GObject      *object,
                                  guint         property,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  DossierReviewPage *self = DOSSIER_REVIEW_PAGE (object);

  if (property != PROP_SHOW_SIDEBAR)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
      return;
    }
  self->show_sidebar = g_value_get_boolean (value);
  apply_layout (self);
}

static void
dossier_review_page_dispose (GObject *object)
{
  DossierReviewPage *self = DOSSIER_REVIEW_PAGE (object);

  g_clear_handle_id (&self->width_source, g_source_remove);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  if (self->paned != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->names, self);
      g_signal_handlers_disconnect_by_data (self->status, self);
      g_signal_handlers_disconnect_by_data (self->queue, self);
      g_signal_handlers_disconnect_by_data (self->pairs, self);
      g_signal_handlers_disconnect_by_data (self->lists, self);
    }
  g_clear_pointer (&self->paned, gtk_widget_unparent);
  if (self->job != NULL)
    g_signal_handlers_disconnect_by_data (self->job, self);
  g_clear_object (&self->job);
  if (self->suggesting != NULL)
    g_signal_handlers_disconnect_by_data (self->suggesting, self);
  g_clear_object (&self->suggesting);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dossier_review_page_parent_class)->dispose (object);
}

static void
dossier_review_page_class_init (DossierReviewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dossier_review_page_dispose;
  object_class->get_property = dossier_review_page_get_property;
  object_class->set_property = dossier_review_page_set_property;
  widget_class->measure = dossier_review_page_measure;
  widget_class->size_allocate = dossier_review_page_size_allocate;
  widget_class->map = dossier_review_page_map;
  widget_class->unmap = dossier_review_page_unmap;
  properties[PROP_SHOW_SIDEBAR] = g_param_spec_boolean ("show-sidebar", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_css_name (widget_class, "review-page");
  gtk_widget_class_install_action (widget_class, "page.find", NULL, find_action);
}

static void
dossier_review_page_init (DossierReviewPage *self)
{
  self->show_sidebar = TRUE;
  self->stale = self->pairs_stale = TRUE;
  add_keys (self);
}

static void
listen (DossierReviewPage *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (self->names, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->names, "activated", G_CALLBACK (names_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->names, "loaded", G_CALLBACK (show_details), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->status, "clear", G_CALLBACK (clear_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->queue, "decided", G_CALLBACK (decided_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pairs, "chosen", G_CALLBACK (pair_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pairs, "activated", G_CALLBACK (pairs_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->lists), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (self->lists, "notify::visible-child-name", G_CALLBACK (list_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->back, "clicked", G_CALLBACK (back_cb), self, G_CONNECT_SWAPPED);
}

/**
 * dossier_review_page_new:
 *
 * Returns: (transfer floating): the page; it reads when it is shown
 */
GtkWidget *
dossier_review_page_new (DossierWorkspace *workspace)
{
  DossierReviewPage *self;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (DOSSIER_TYPE_REVIEW_PAGE, NULL);
  self->workspace = g_object_ref (workspace);
  dossier_review_parts_build (self);
  listen (self);
  apply_layout (self);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * dossier_review_page_set_suggesting:
 * @suggesting: (nullable): who looks for suggestions; its progress is shown
 */
void
dossier_review_page_set_suggesting (DossierReviewPage *self,
                                    DossierSuggesting *suggesting)
{
  g_return_if_fail (DOSSIER_IS_REVIEW_PAGE (self));

  if (self->suggesting != NULL)
    g_signal_handlers_disconnect_by_data (self->suggesting, self);
  g_set_object (&self->suggesting, suggesting);
  if (suggesting != NULL)
    g_signal_connect_object (suggesting, "notify::job", G_CALLBACK (job_cb), self, G_CONNECT_SWAPPED);
  job_cb (self);
}

/**
 * dossier_review_page_show_entity:
 * @entity: (nullable): whose occurrences alone to show; nil or NULL: everything
 */
void
dossier_review_page_show_entity (DossierReviewPage *self,
                                 const DossierId   *entity)
{
  g_return_if_fail (DOSSIER_IS_REVIEW_PAGE (self));

  gtk_stack_set_visible_child_name (self->lists, "names");
  dossier_review_names_show_entity (self->names, entity != NULL ? entity : &DOSSIER_ID_NIL);
  self->stale = FALSE;
  set_turn (self, entity != NULL && !dossier_id_is_nil (entity));
}

/**
 * dossier_review_page_show_identity:
 * @entity: (nullable): whom alone to show who may be the same as; nil or NULL: everybody
 */
void
dossier_review_page_show_identity (DossierReviewPage *self,
                                   const DossierId   *entity)
{
  g_return_if_fail (DOSSIER_IS_REVIEW_PAGE (self));

  gtk_stack_set_visible_child_name (self->lists, "pairs");
  dossier_identity_list_show_entity (self->pairs, entity != NULL ? entity : &DOSSIER_ID_NIL);
  self->pairs_stale = FALSE;
  show_details (self);
  set_turn (self, FALSE);
}
