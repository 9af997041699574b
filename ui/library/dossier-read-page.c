/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Read page: library, reader and inspector side by side, and the page of an entity over the reader. Narrow, the
 * inspector becomes a drawer over the reader; very narrow, the library and the reader take turns. Main thread only; owned
 * by the window. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-read-page.h"

#include "dossier-entity-page.h"
#include "dossier-inspector.h"
#include "dossier-library-pane.h"
#include "dossier-reader.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

#define TURNS_WIDTH 640 /* pixels; below it only the library or the reader is shown */
#define DRAWER_WIDTH 320
#define LAST_ARTICLE "read.article"

struct _DossierReadPage
{
  GtkWidget parent_instance;
  DossierWorkspace *workspace; /* (owned) */
  GSettings *settings;         /* (owned) (nullable) */
  GtkWidget *outer;            /* (owned): GtkPaned: library | inner */
  GtkPaned *inner;             /* reader | inspector */
  DossierLibraryPane *library;
  GtkStack *centre;
  DossierReader *reader;
  DossierEntityPage *entity_page;
  DossierInspector *inspector;
  GtkRevealer *drawer;
  GtkToggleButton *drawer_button;
  gboolean show_sidebar;
  gboolean show_inspector;     /* when there is room */
  gboolean narrow;
  gboolean in_turns;
  gboolean made_way;      /* the library was there until the reader took its turn */
  gboolean reader_wanted; /* somebody went to an article while there was room for both, or it was not known that there is not */
  gboolean placed;
  guint width_source;
};

G_DEFINE_FINAL_TYPE (DossierReadPage, dossier_read_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SHOW_SIDEBAR,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

/* Layout */

static void
move_inspector (DossierReadPage *self,
                gboolean         to_drawer)
{
  GtkWidget *inspector = GTK_WIDGET (self->inspector);

  if (to_drawer == (gtk_revealer_get_child (self->drawer) == inspector))
    return;
  g_object_ref (inspector);
  if (to_drawer)
    {
      gtk_paned_set_end_child (self->inner, NULL);
      gtk_revealer_set_child (self->drawer, inspector);
      gtk_widget_set_size_request (inspector, DRAWER_WIDTH, -1);
    }
  else
    {
      gtk_revealer_set_child (self->drawer, NULL);
      gtk_widget_set_size_request (inspector, 200, -1);
      gtk_paned_set_end_child (self->inner, inspector);
    }
  g_object_unref (inspector);
}

static void
apply_layout (DossierReadPage *self)
{
  gboolean library = self->show_sidebar;
  gboolean centre = !self->in_turns || !self->show_sidebar;

  move_inspector (self, self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->library), library);
  gtk_widget_set_visible (GTK_WIDGET (self->inner), centre);
  gtk_widget_set_visible (GTK_WIDGET (self->drawer_button), self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->inspector), self->narrow || self->show_inspector);
  gtk_revealer_set_reveal_child (self->drawer, self->narrow && gtk_toggle_button_get_active (self->drawer_button));
}

static void
make_way (DossierReadPage *self)
{
  self->reader_wanted = FALSE;
  if (self->show_sidebar)
    g_object_set (self, "show-sidebar", FALSE, NULL);
}

static void
show_reader (DossierReadPage *self)
{
  gtk_stack_set_visible_child_name (self->centre, "reader");
  self->reader_wanted = !self->in_turns;
  if (self->in_turns)
    make_way (self);
}

static void
width_cb (gpointer user_data)
{
  DossierReadPage *self = user_data;

  self->width_source = 0;
  self->in_turns = gtk_widget_get_width (GTK_WIDGET (self)) < TURNS_WIDTH;
  if (self->in_turns && self->reader_wanted)
    make_way (self);
  else if (!self->in_turns && self->made_way)
    g_object_set (self, "show-sidebar", TRUE, NULL);
  apply_layout (self);
}

/* The panes get their widths once there is a width to part; afterwards they are the person's. */
static void
place_panes (DossierReadPage *self,
             int              width)
{
  int sidebar = self->settings != NULL ? g_settings_get_int (self->settings, "sidebar-width") : 304;
  int inspector = self->settings != NULL ? g_settings_get_int (self->settings, "inspector-width") : 304;

  sidebar = MIN (sidebar, width * 2 / 5);
  gtk_paned_set_position (GTK_PANED (self->outer), sidebar);
  gtk_paned_set_position (self->inner, MAX (width - (self->show_sidebar ? sidebar : 0) - inspector, width / 4));
  self->placed = TRUE;
}

static void
dossier_read_page_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  DossierReadPage *self = DOSSIER_READ_PAGE (widget);

  if (!self->placed && width > TURNS_WIDTH)
    place_panes (self, width);
  gtk_widget_size_allocate (self->outer, &(GtkAllocation) { 0, 0, width, height }, baseline);

  /* Not now: what is shown must not change while it is being laid out. */
  if ((width < TURNS_WIDTH) != self->in_turns && self->width_source == 0)
    self->width_source = g_idle_add_once (width_cb, self);
}

static void
dossier_read_page_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  gtk_widget_measure (DOSSIER_READ_PAGE (widget)->outer, orientation, for_size, minimum, natural, NULL, NULL);
  /* With the library and the reader in turns, either fits into what the window may shrink to. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, 360);
}

static void
save_widths (DossierReadPage *self)
{
  int inspector;

  if (self->settings == NULL || !self->placed)
    return;
  if (gtk_widget_get_visible (GTK_WIDGET (self->library)) && !self->in_turns)
    g_settings_set_int (self->settings, "sidebar-width", CLAMP (gtk_paned_get_position (GTK_PANED (self->outer)), 180, 900));
  inspector = gtk_widget_get_width (GTK_WIDGET (self->inspector));
  if (!self->narrow && self->show_inspector && inspector > 0)
    g_settings_set_int (self->settings, "inspector-width", CLAMP (inspector, 180, 900));
}

static void
dossier_read_page_unmap (GtkWidget *widget)
{
  save_widths (DOSSIER_READ_PAGE (widget));
  GTK_WIDGET_CLASS (dossier_read_page_parent_class)->unmap (widget);
}

/* Going places */

static void
library_open_cb (DossierReadPage *self,
                 const DossierId *article,
                 gboolean         focus)
{
  const DossierId *shown = dossier_reader_get_article (self->reader);

  gtk_stack_set_visible_child_name (self->centre, "reader");
  if (article == NULL || shown == NULL || !dossier_id_equal (shown, article))
    dossier_reader_show (self->reader, article, -1, -1);
  if (article == NULL)
    dossier_inspector_show_article (self->inspector, NULL);
  if (focus)
    {
      show_reader (self);
      gtk_widget_child_focus (GTK_WIDGET (self->reader), GTK_DIR_TAB_FORWARD);
    }
}

static void
article_shown_cb (DossierReadPage *self)
{
  const DossierId *article = dossier_reader_get_article (self->reader);
  g_autofree char *id = NULL;

  if (article != NULL && dossier_id_is_nil (article))
    article = NULL;
  dossier_inspector_show_article (self->inspector, article);
  dossier_library_pane_show_current (self->library, article);
  if (article == NULL)
    return;
  id = dossier_id_to_text (article);
  dossier_workspace_set_state (self->workspace, LAST_ARTICLE, id);
}

static void
highlight_activated_cb (DossierReadPage *self,
                        const char      *id_text,
                        int              type)
{
  DossierId id;

  if (dossier_id_from_text (id_text, &id))
    dossier_inspector_reveal (self->inspector, &id, type);
}

static void
highlight_chosen_cb (DossierReadPage *self,
                     const DossierId *id)
{
  show_reader (self);
  /* The drawer lies over the words it leads to. */
  if (self->narrow)
    gtk_toggle_button_set_active (self->drawer_button, FALSE);
  dossier_reader_select_highlight (self->reader, id);
}

static void
edit_statement_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  DossierReadPage *self = DOSSIER_READ_PAGE (widget);
  DossierId id;

  if (!dossier_id_from_text (g_variant_get_string (parameter, NULL), &id))
    return;
  highlight_chosen_cb (self, &id);
  gtk_widget_activate_action (GTK_WIDGET (self->reader), "reader.edit-statement", "s", g_variant_get_string (parameter, NULL));
}

static void
statement_removed_cb (GtkWidget            *widget,
                      const DossierOutcome *outcome,
                      gpointer              user_data)
{
  dossier_ui_toast_undo (widget, _("Statement removed"));
}

static void
remove_statement_action (GtkWidget  *widget,
                         const char *name,
                         GVariant   *parameter)
{
  DossierReadPage *self = DOSSIER_READ_PAGE (widget);
  DossierId id;

  if (dossier_id_from_text (g_variant_get_string (parameter, NULL), &id))
    dossier_ui_run (widget, self->workspace, dossier_command_delete_statement (&id), statement_removed_cb, NULL);
}

static void
step_cb (DossierReadPage *self,
         int              step)
{
  dossier_library_pane_step (self->library, step);
}

static void
entity_back_cb (DossierReadPage *self)
{
  show_reader (self);
  gtk_widget_child_focus (GTK_WIDGET (self->reader), GTK_DIR_TAB_FORWARD);
}

static void
find_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DossierReadPage *self = DOSSIER_READ_PAGE (widget);

  show_reader (self);
  dossier_reader_find (self->reader);
}

static void
inspector_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  DossierReadPage *self = DOSSIER_READ_PAGE (widget);

  if (self->narrow)
    {
      gtk_toggle_button_set_active (self->drawer_button, !gtk_toggle_button_get_active (self->drawer_button));
      return;
    }
  self->show_inspector = !self->show_inspector;
  apply_layout (self);
}

/* Making */

static GtkWidget *
make_centre (DossierReadPage *self)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *drawer = gtk_revealer_new ();
  GtkWidget *button = gtk_toggle_button_new ();

  self->centre = GTK_STACK (stack);
  self->reader = DOSSIER_READER (dossier_reader_new (self->workspace));
  self->entity_page = DOSSIER_ENTITY_PAGE (dossier_entity_page_new (self->workspace));
  gtk_stack_add_named (self->centre, GTK_WIDGET (self->reader), "reader");
  gtk_stack_add_named (self->centre, GTK_WIDGET (self->entity_page), "entity");
  gtk_stack_set_hhomogeneous (self->centre, FALSE);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), stack);

  self->drawer = GTK_REVEALER (drawer);
  gtk_revealer_set_transition_type (self->drawer, GTK_REVEALER_TRANSITION_TYPE_SLIDE_LEFT);
  gtk_widget_set_halign (drawer, GTK_ALIGN_END);
  gtk_widget_add_css_class (drawer, "drawer");
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), drawer);

  self->drawer_button = GTK_TOGGLE_BUTTON (button);
  gtk_button_set_icon_name (GTK_BUTTON (button), "dossier-inspector-symbolic");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_add_css_class (button, "drawer-button");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_valign (button, GTK_ALIGN_END);
  gtk_widget_set_margin_end (button, 18);
  gtk_widget_set_margin_bottom (button, 18);
  gtk_widget_set_tooltip_text (button, _("Entities, notes, events and details (Shift+F9)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Show the inspector"), -1);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), button);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (apply_layout), self);
  return overlay;
}

static void
text_scale_cb (DossierReadPage *self)
{
  dossier_reader_set_text_scale (self->reader, g_settings_get_double (self->settings, "text-scale"));
}

/* Beside the list of articles, keys about suggestions mean those of the article that is shown; a text that is typed has its own. */
static gboolean
library_key_cb (DossierReadPage *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || GTK_IS_EDITABLE (focus) || gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL
      || !gtk_widget_get_mapped (GTK_WIDGET (self->reader)))
    return GDK_EVENT_PROPAGATE;
  return dossier_reader_take_key (self->reader, keyval, state);
}

static void
connect_parts (DossierReadPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (library_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->library), keys);

  if (self->settings != NULL)
    {
      g_signal_connect_object (self->settings, "changed::text-scale", G_CALLBACK (text_scale_cb), self, G_CONNECT_SWAPPED);
      text_scale_cb (self);
    }
  /* A part may outlive the page while an answer to it is under way. */
  g_signal_connect_object (self->library, "open", G_CALLBACK (library_open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reader, "article-shown", G_CALLBACK (article_shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reader, "highlight-activated", G_CALLBACK (highlight_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reader, "step", G_CALLBACK (step_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entity_page, "back", G_CALLBACK (entity_back_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->inspector, "highlight-chosen", G_CALLBACK (highlight_chosen_cb), self, G_CONNECT_SWAPPED);
}

static void
build (DossierReadPage *self)
{
  GtkWidget *inner = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);

  self->outer = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_parent (self->outer, GTK_WIDGET (self));
  self->inner = GTK_PANED (inner);
  self->library = DOSSIER_LIBRARY_PANE (dossier_library_pane_new (self->workspace));
  self->inspector = DOSSIER_INSPECTOR (dossier_inspector_new (self->workspace));
  gtk_widget_set_size_request (GTK_WIDGET (self->library), 250, -1);
  gtk_widget_set_size_request (GTK_WIDGET (self->inspector), 200, -1);

  gtk_paned_set_start_child (self->inner, make_centre (self));
  gtk_paned_set_resize_start_child (self->inner, TRUE);
  gtk_paned_set_shrink_start_child (self->inner, FALSE);
  gtk_paned_set_end_child (self->inner, GTK_WIDGET (self->inspector));
  gtk_paned_set_resize_end_child (self->inner, FALSE);
  gtk_paned_set_shrink_end_child (self->inner, FALSE);
  gtk_paned_set_start_child (GTK_PANED (self->outer), GTK_WIDGET (self->library));
  gtk_paned_set_resize_start_child (GTK_PANED (self->outer), FALSE);
  gtk_paned_set_shrink_start_child (GTK_PANED (self->outer), FALSE);
  gtk_paned_set_end_child (GTK_PANED (self->outer), inner);
  gtk_paned_set_resize_end_child (GTK_PANED (self->outer), TRUE);
  gtk_paned_set_shrink_end_child (GTK_PANED (self->outer), FALSE);
  connect_parts (self);
  apply_layout (self);
}

static void
restore (DossierReadPage *self)
{
  g_autofree char *last = dossier_workspace_get_state (self->workspace, LAST_ARTICLE);
  g_autoptr (DossierArticle) record = NULL;
  DossierId article;

  if (last == NULL || !dossier_id_from_text (last, &article))
    return;
  record = (DossierArticle *) dossier_workspace_lookup (self->workspace, DOSSIER_RECORD_ARTICLE, &article);
  if (record != NULL && !record->deleted)
    dossier_reader_show (self->reader, &article, -1, -1);
}

static void
show_sidebar (DossierReadPage *self,
              gboolean         show)
{
  if (self->show_sidebar == show)
    return;
  self->show_sidebar = show;
  self->made_way = !show && self->in_turns;
  apply_layout (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_SIDEBAR]);
}

static void
dossier_read_page_get_property (GObject    *object,
                                guint       property,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch (property)
    {
    case PROP_SHOW_SIDEBAR:
      g_value_set_boolean (value, DOSSIER_READ_PAGE (object)->show_sidebar);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
dossier_read_page_set_property (GObject      *object,
                                guint         property,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  switch (property)
    {
    case PROP_SHOW_SIDEBAR:
      show_sidebar (DOSSIER_READ_PAGE (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
dossier_read_page_dispose (GObject *object)
{
  DossierReadPage *self = DOSSIER_READ_PAGE (object);

  g_clear_handle_id (&self->width_source, g_source_remove);
  if (self->outer != NULL)
    {
      /* What they are still reading may come in after the page has gone. */
      g_signal_handlers_disconnect_by_data (self->library, self);
      g_signal_handlers_disconnect_by_data (self->reader, self);
      g_signal_handlers_disconnect_by_data (self->entity_page, self);
      g_signal_handlers_disconnect_by_data (self->inspector, self);
      g_signal_handlers_disconnect_by_data (self->drawer_button, self);
    }
  g_clear_pointer (&self->outer, gtk_widget_unparent);
  g_clear_object (&self->settings);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dossier_read_page_parent_class)->dispose (object);
}

static void
dossier_read_page_class_init (DossierReadPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dossier_read_page_dispose;
  object_class->get_property = dossier_read_page_get_property;
  object_class->set_property = dossier_read_page_set_property;
  widget_class->measure = dossier_read_page_measure;
  widget_class->size_allocate = dossier_read_page_size_allocate;
  widget_class->unmap = dossier_read_page_unmap;
  properties[PROP_SHOW_SIDEBAR] = g_param_spec_boolean ("show-sidebar", NULL, NULL, TRUE,
                                                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_install_action (widget_class, "page.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "page.toggle-inspector", NULL, inspector_action);
  gtk_widget_class_install_action (widget_class, "page.edit-statement", "s", edit_statement_action);
  gtk_widget_class_install_action (widget_class, "page.remove-statement", "s", remove_statement_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, GDK_SHIFT_MASK, "page.toggle-inspector", NULL);
  gtk_widget_class_set_css_name (widget_class, "readpage");
}

static void
dossier_read_page_init (DossierReadPage *self)
{
  self->show_sidebar = TRUE;
  self->show_inspector = TRUE;
}

/**
 * dossier_read_page_new:
 * @workspace: what is read
 *
 * Returns: (transfer floating): the page, with the article that was read last
 */
GtkWidget *
dossier_read_page_new (DossierWorkspace *workspace)
{
  DossierReadPage *self;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (DOSSIER_TYPE_READ_PAGE, NULL);
  self->workspace = g_object_ref (workspace);
  self->settings = dossier_ui_settings_new ();
  build (self);
  restore (self);
  return GTK_WIDGET (self);
}

/**
 * dossier_read_page_open_article:
 * @self: the page
 * @article: which article
 * @start: first code point of a passage to show, -1 for none
 * @end: one past its last
 */
void
dossier_read_page_open_article (DossierReadPage *self,
                                const DossierId *article,
                                int              start,
                                int              end)
{
  g_return_if_fail (DOSSIER_IS_READ_PAGE (self));
  g_return_if_fail (article != NULL);

  show_reader (self);
  dossier_reader_show (self->reader, article, start, end);
  dossier_library_pane_show_current (self->library, article);
}

/**
 * dossier_read_page_open_entity:
 * @self: the page
 * @entity: which entity
 *
 * Shows all mentions of @entity in place of the article.
 */
void
dossier_read_page_open_entity (DossierReadPage *self,
                               const DossierId *entity)
{
  g_return_if_fail (DOSSIER_IS_READ_PAGE (self));
  g_return_if_fail (entity != NULL);

  show_reader (self);
  gtk_stack_set_visible_child_name (self->centre, "entity");
  dossier_entity_page_show (self->entity_page, entity);
}

/**
 * dossier_read_page_focus_search:
 * @self: the page
 */
void
dossier_read_page_focus_search (DossierReadPage *self)
{
  g_return_if_fail (DOSSIER_IS_READ_PAGE (self));

  if (!self->show_sidebar)
    g_object_set (self, "show-sidebar", TRUE, NULL);
  dossier_library_pane_focus_search (self->library);
}

/**
 * dossier_read_page_set_narrow:
 * @self: the page
 * @narrow: whether there is no room for three panes
 *
 * Narrow, the inspector is a drawer that a button opens.
 */
void
dossier_read_page_set_narrow (DossierReadPage *self,
                              gboolean         narrow)
{
  g_return_if_fail (DOSSIER_IS_READ_PAGE (self));

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  apply_layout (self);
}
