/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bar above the timeline. Main thread; owned by the page, which asks it what is wanted. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-timeline-bar.h"

#include <glib/gi18n.h>

#include "dossier-timeline-paint.h"
#include "dossier-ui.h"

struct _DossierTimelineBar
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *box;       /* two lines, the second one in a narrow window only */
  GtkWidget *first;
  GtkWidget *second;
  GtkWidget *search;
  GtkWidget *lanes[DOSSIER_TIMELINE_N_LANES];
  GtkWidget *lanes_box; /* (owned) */
  GtkWidget *kinds;     /* menu button */
  GtkWidget *kinds_list;
  GtkWidget *legend;
  GtkWidget *fold;
  gboolean quiet;       /* while the bar changes its own controls */
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (DossierTimelineBar, dossier_timeline_bar, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_FILTER_CHANGED,
  SIGNAL_LANES_CHANGED,
  SIGNAL_FOLD_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Kinds of events */

static const char *
check_kind (GtkWidget *check)
{
  return g_object_get_data (G_OBJECT (check), "kind");
}

static gboolean
all_kinds (DossierTimelineBar *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->kinds_list); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (!gtk_check_button_get_active (GTK_CHECK_BUTTON (row)))
      return FALSE;
  return TRUE;
}

static void
filter_changed (DossierTimelineBar *self)
{
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->kinds), all_kinds (self) ? _("All kinds") : _("Some kinds"));
  if (all_kinds (self))
    gtk_widget_remove_css_class (self->kinds, "set");
  else
    gtk_widget_add_css_class (self->kinds, "set");
  if (!self->quiet)
    g_signal_emit (self, signals[SIGNAL_FILTER_CHANGED], 0);
}

static void
draw_dot (GtkDrawingArea *area,
          cairo_t        *cr,
          int             width,
          int             height,
          gpointer        kind)
{
  AdwStyleManager *style = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (area)));
  DossierTimelineColour colour;

  dossier_timeline_event_colour (kind, adw_style_manager_get_dark (style), &colour);
  cairo_set_source_rgb (cr, colour.red, colour.green, colour.blue);
  cairo_arc (cr, width / 2.0, height / 2.0, 5, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
add_kind (DossierTimelineBar *self,
          const char         *kind,
          gboolean            active)
{
  GtkWidget *check = gtk_check_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *dot = gtk_drawing_area_new ();
  const char *words = *kind != '\0' ? kind : C_("lane", "No kind");
  char *own = g_strdup (kind);

  g_object_set_data_full (G_OBJECT (check), "kind", own, g_free);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (dot), 12);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (dot), 12);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (dot), draw_dot, own, NULL);
  gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), dot);
  gtk_box_append (GTK_BOX (box), gtk_label_new (words));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), active);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (filter_changed), self);
  gtk_box_append (GTK_BOX (self->kinds_list), check);
}

static GtkWidget *
make_kinds_popover (DossierTimelineBar *self)
{
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *scroller = gtk_scrolled_window_new ();
  GtkWidget *heading = gtk_label_new (_("Kinds of events"));

  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  self->kinds_list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 360);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->kinds_list);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_widget_add_css_class (box, "kinds");
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return popover;
}

/* Building */

static void
lane_toggled_cb (GtkToggleButton    *button,
                 DossierTimelineBar *self)
{
  if (gtk_toggle_button_get_active (button) && !self->quiet)
    g_signal_emit (self, signals[SIGNAL_LANES_CHANGED], 0);
}

static void
fold_toggled_cb (GtkToggleButton    *button,
                 DossierTimelineBar *self)
{
  if (!self->quiet)
    g_signal_emit (self, signals[SIGNAL_FOLD_CHANGED], 0);
}

static void
stop_search_cb (GtkSearchEntry     *entry,
                DossierTimelineBar *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (entry), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "timeline.focus", NULL);
}

static void
build_lanes (DossierTimelineBar *self)
{
  const char *labels[] = { _("Lanes by actor"), C_("lanes", "by place"), C_("lanes", "by kind") };
  const char *names[] = { _("Lanes by actor"), _("Lanes by place"), _("Lanes by kind of event") };

  self->lanes_box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8));
  gtk_widget_set_valign (self->lanes_box, GTK_ALIGN_CENTER);
  for (guint i = 0; i < DOSSIER_TIMELINE_N_LANES; i++)
    {
      GtkWidget *button = self->lanes[i] = gtk_toggle_button_new_with_label (labels[i]);

      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (self->lanes[0]));
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "chip");
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (button, names[i]);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, names[i], -1);
      gtk_box_append (GTK_BOX (self->lanes_box), button);
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->lanes[0]), TRUE);
  for (guint i = 0; i < DOSSIER_TIMELINE_N_LANES; i++)
    g_signal_connect (self->lanes[i], "toggled", G_CALLBACK (lane_toggled_cb), self);
}

static GtkWidget *
make_button (const char *icon,
             const char *action,
             const char *words,
             const char *keys)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *tooltip = g_strdup_printf ("%s (%s)", words, keys);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return button;
}

static GtkWidget *
make_export_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("Export as PDF…"), "timeline.export::pdf");
  g_menu_append (menu, _("Export as SVG…"), "timeline.export::svg");
  g_menu_append (menu, _("Export as PNG…"), "timeline.export::png");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "document-save-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _("Export what is shown"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Export the timeline"), -1);
  return button;
}

static void
build_first (DossierTimelineBar *self)
{
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *scale = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->search = gtk_search_entry_new ();
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (self->search), 120);
  g_object_set (self->search, "placeholder-text", _("Find an event or actor"), NULL);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->search), 18);
  gtk_widget_set_tooltip_text (self->search, _("Show only events with these words in their titles, or in the names of who took part"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Find an event or actor"), -1);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (filter_changed), self);
  g_signal_connect (self->search, "stop-search", G_CALLBACK (stop_search_cb), self);
  gtk_box_append (GTK_BOX (self->first), self->search);
  gtk_box_append (GTK_BOX (self->first), self->lanes_box);
  gtk_widget_set_hexpand (space, TRUE);
  gtk_box_append (GTK_BOX (self->first), space);
  self->legend = gtk_label_new (_("dashed = approximate date, light = only reported"));
  gtk_label_set_ellipsize (GTK_LABEL (self->legend), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->legend, "legend");
  gtk_box_append (GTK_BOX (self->first), self->legend);
  gtk_box_append (GTK_BOX (self->first), self->kinds);
  gtk_box_append (GTK_BOX (self->first), self->fold);
  gtk_widget_add_css_class (scale, "linked");
  gtk_widget_set_valign (scale, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (scale), make_button ("zoom-out-symbolic", "timeline.zoom-out", _("Show more time"), "−"));
  gtk_box_append (GTK_BOX (scale), make_button ("zoom-fit-best-symbolic", "timeline.zoom-fit", _("Show all of it"), "0"));
  gtk_box_append (GTK_BOX (scale), make_button ("zoom-in-symbolic", "timeline.zoom-in", _("Show less time, larger"), "+"));
  gtk_box_append (GTK_BOX (self->first), scale);
  gtk_box_append (GTK_BOX (self->first), make_export_button ());
}

static void
build (DossierTimelineBar *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_box_append (GTK_BOX (self->box), self->first);
  gtk_box_append (GTK_BOX (self->box), self->second);
  gtk_widget_set_visible (self->second, FALSE);
  /* The bar asks for no width of its own: in the narrowest window it scrolls sideways. */
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_EXTERNAL, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  build_lanes (self);
  self->kinds = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->kinds), _("All kinds"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->kinds), make_kinds_popover (self));
  gtk_widget_set_tooltip_text (self->kinds, _("Which kinds of events are shown, and in which colours"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->kinds), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Kinds of events"), -1);
  gtk_widget_add_css_class (self->kinds, "flat");
  gtk_widget_add_css_class (self->kinds, "choice");
  self->fold = gtk_toggle_button_new_with_mnemonic (_("_Fold"));
  gtk_widget_set_tooltip_text (self->fold, _("Draw long stretches without events narrow"));
  gtk_widget_set_valign (self->fold, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fold), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Fold quiet stretches"), -1);
  g_signal_connect (self->fold, "toggled", G_CALLBACK (fold_toggled_cb), self);
  build_first (self);
}

static void
dossier_timeline_bar_dispose (GObject *object)
{
  DossierTimelineBar *self = DOSSIER_TIMELINE_BAR (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->lanes_box);
  G_OBJECT_CLASS (dossier_timeline_bar_parent_class)->dispose (object);
}

static void
dossier_timeline_bar_class_init (DossierTimelineBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_timeline_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "timeline-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TOOLBAR);
  signals[SIGNAL_FILTER_CHANGED] = g_signal_new ("filter-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_LANES_CHANGED] = g_signal_new ("lanes-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FOLD_CHANGED] = g_signal_new ("fold-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_timeline_bar_init (DossierTimelineBar *self)
{
  build (self);
}

GtkWidget *
dossier_timeline_bar_new (void)
{
  return g_object_new (DOSSIER_TYPE_TIMELINE_BAR, NULL);
}

/**
 * dossier_timeline_bar_get_filter:
 *
 * Returns: (transfer full): what is wanted now
 */
DossierTimelineFilter *
dossier_timeline_bar_get_filter (DossierTimelineBar *self)
{
  DossierTimelineFilter *filter = dossier_timeline_filter_new ();
  g_autofree char *text = NULL;

  g_return_val_if_fail (DOSSIER_IS_TIMELINE_BAR (self), filter);

  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
  filter->text = *text != '\0' ? g_steal_pointer (&text) : NULL;
  if (!all_kinds (self))
    {
      g_autoptr (GStrvBuilder) kinds = g_strv_builder_new ();

      for (GtkWidget *row = gtk_widget_get_first_child (self->kinds_list); row != NULL; row = gtk_widget_get_next_sibling (row))
        if (gtk_check_button_get_active (GTK_CHECK_BUTTON (row)))
          g_strv_builder_add (kinds, check_kind (row));
      filter->kinds = g_strv_builder_end (kinds);
    }
  return filter;
}

/* Returns: whether everything is shown */
gboolean
dossier_timeline_bar_is_clear (DossierTimelineBar *self)
{
  g_return_val_if_fail (DOSSIER_IS_TIMELINE_BAR (self), TRUE);

  return *gtk_editable_get_text (GTK_EDITABLE (self->search)) == '\0' && all_kinds (self);
}

/* Shows everything; "filter-changed" is emitted once, at once. */
void
dossier_timeline_bar_clear (DossierTimelineBar *self)
{
  g_return_if_fail (DOSSIER_IS_TIMELINE_BAR (self));

  self->quiet = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  for (GtkWidget *row = gtk_widget_get_first_child (self->kinds_list); row != NULL; row = gtk_widget_get_next_sibling (row))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (row), TRUE);
  self->quiet = FALSE;
  filter_changed (self);
}

static int
compare_kinds (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (*(const char * const *) a, *(const char * const *) b);
}

/**
 * dossier_timeline_bar_set_kinds:
 * @timeline: all of it: its events' kinds are offered; which of them are hidden stays as it was
 */
void
dossier_timeline_bar_set_kinds (DossierTimelineBar    *self,
                                const DossierTimeline *timeline)
{
  g_autoptr (GHashTable) hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) kinds = g_ptr_array_new ();
  GtkWidget *row;

  g_return_if_fail (DOSSIER_IS_TIMELINE_BAR (self));

  while ((row = gtk_widget_get_first_child (self->kinds_list)) != NULL)
    {
      if (!gtk_check_button_get_active (GTK_CHECK_BUTTON (row)))
        g_hash_table_add (hidden, g_strdup (check_kind (row)));
      gtk_box_remove (GTK_BOX (self->kinds_list), row);
    }
  for (guint i = 0; i < timeline->events->len; i++)
    {
      const DossierTimelineEvent *event = g_ptr_array_index (timeline->events, i);
      const char *kind = event->kind != NULL ? event->kind : "";

      if (g_hash_table_add (seen, (gpointer) kind))
        g_ptr_array_add (kinds, (gpointer) kind);
    }
  g_ptr_array_sort (kinds, compare_kinds);
  for (guint i = 0; i < kinds->len; i++)
    add_kind (self, g_ptr_array_index (kinds, i), !g_hash_table_contains (hidden, g_ptr_array_index (kinds, i)));
  gtk_widget_set_visible (self->kinds, kinds->len > 1);
}

DossierTimelineLanes
dossier_timeline_bar_get_lanes (DossierTimelineBar *self)
{
  for (guint i = 1; i < DOSSIER_TIMELINE_N_LANES; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->lanes[i])))
      return (DossierTimelineLanes) i;
  return DOSSIER_TIMELINE_BY_ACTOR;
}

void
dossier_timeline_bar_set_lanes (DossierTimelineBar  *self,
                                DossierTimelineLanes lanes)
{
  g_return_if_fail (lanes < DOSSIER_TIMELINE_N_LANES);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->lanes[lanes]), TRUE);
}

gboolean
dossier_timeline_bar_get_fold (DossierTimelineBar *self)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->fold));
}

void
dossier_timeline_bar_set_fold (DossierTimelineBar *self,
                               gboolean            fold)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->fold), fold);
}

void
dossier_timeline_bar_set_can_fold (DossierTimelineBar *self,
                                   gboolean            can_fold)
{
  gtk_widget_set_sensitive (self->fold, can_fold || gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->fold)));
}

/* A narrow window has the lanes in a line of their own, and no legend. */
void
dossier_timeline_bar_set_narrow (DossierTimelineBar *self,
                                 gboolean            narrow)
{
  g_return_if_fail (DOSSIER_IS_TIMELINE_BAR (self));

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  gtk_box_remove (GTK_BOX (narrow ? self->first : self->second), self->lanes_box);
  if (narrow)
    gtk_box_append (GTK_BOX (self->second), self->lanes_box);
  else
    gtk_box_insert_child_after (GTK_BOX (self->first), self->lanes_box, self->search);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->search), narrow ? 8 : 18);
  gtk_widget_set_visible (self->second, narrow);
  gtk_widget_set_visible (self->legend, !narrow);
}

void
dossier_timeline_bar_focus_text (DossierTimelineBar *self)
{
  gtk_widget_grab_focus (self->search);
}
