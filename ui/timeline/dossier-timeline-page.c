/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The timeline page. Main thread; the window owns it. It reads the timeline on the read thread, when it is shown and something that
 * belongs to it has changed; narrowing happens here, on what was read. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-timeline-page.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "dossier-timeline-bar.h"
#include "dossier-timeline-canvas.h"
#include "dossier-timeline-panel.h"
#include "dossier-timeline-save.h"
#include "dossier-ui.h"

#define NARROW 900 /* pixels, below which the lanes' buttons take a line of their own */
#define STATE_LANES "timeline.lanes"
#define STATE_FOLD "timeline.fold"
#define STATE_SPAN "timeline.span"
#define STATE_EVENT "timeline.event"
#define STATE_POSITION "timeline.position"
#define ZOOM 1.5

struct _DossierTimelinePage
{
  GtkWidget parent_instance;

  DossierWorkspace *workspace;  /* (owned) */
  DossierTimeline *all;         /* (owned) (nullable): before narrowing */
  GCancellable *loading;        /* (owned) (nullable) */
  gboolean stale;               /* something changed since it was read */
  gboolean restored;
  gboolean positioned;
  gboolean narrow;
  guint narrow_source;
  DossierId pending;            /* to be chosen once it is there; nil: nothing */

  GtkWidget *box;
  GtkWidget *bar;
  GtkWidget *stack;             /* nothing, or the rest */
  GtkWidget *empty;             /* (unowned) (nullable) */
  GtkWidget *paned;
  GtkWidget *canvas;
  GtkWidget *undated;           /* strip */
  GtkWidget *undated_words;
  GtkStringList *undated_titles; /* (owned) */
  GArray *undated_ids;          /* (owned) (element-type DossierId) */
  GtkWidget *panel;
};

G_DEFINE_FINAL_TYPE (DossierTimelinePage, dossier_timeline_page, GTK_TYPE_WIDGET)

static void
load_style (GdkDisplay *display)
{
  g_autoptr (GtkCssProvider) provider = NULL;

  if (g_object_get_data (G_OBJECT (display), "dossier-timeline-style") != NULL)
    return;
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/app/dossier/Dossier/ui/timeline.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_set_data (G_OBJECT (display), "dossier-timeline-style", GINT_TO_POINTER (TRUE));
}

/* Empty states */

static void
clear_filter_cb (GtkButton           *button,
                 DossierTimelinePage *self)
{
  dossier_timeline_bar_clear (DOSSIER_TIMELINE_BAR (self->bar));
}

static GtkWidget *
make_empty (DossierTimelinePage *self)
{
  GtkWidget *page = adw_status_page_new (), *button;
  gboolean none = self->all->events->len == 0;

  gtk_widget_add_css_class (page, "compact");
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), none ? "x-office-calendar-symbolic" : "edit-find-symbolic");
  if (none)
    {
      adw_status_page_set_title (ADW_STATUS_PAGE (page), _("No Events Yet"));
      adw_status_page_set_description (ADW_STATUS_PAGE (page), _("The timeline shows events in the order of their dates. Select the words of an article "
                                                                 "that tell what happened and press E, or make an event of your own."));
      button = gtk_button_new_with_mnemonic (_("_New event"));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.new-event");
    }
  else
    {
      adw_status_page_set_title (ADW_STATUS_PAGE (page), _("Nothing Matches"));
      adw_status_page_set_description (ADW_STATUS_PAGE (page), _("No event has these words and kinds."));
      button = gtk_button_new_with_mnemonic (_("_Clear the Filter"));
      g_signal_connect (button, "clicked", G_CALLBACK (clear_filter_cb), self);
    }
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}

static void
show_empty (DossierTimelinePage *self,
            gboolean             empty)
{
  if (self->empty != NULL)
    gtk_stack_remove (GTK_STACK (self->stack), self->empty);
  self->empty = NULL;
  if (empty)
    {
      self->empty = make_empty (self);
      gtk_stack_add_named (GTK_STACK (self->stack), self->empty, "empty");
    }
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), empty ? "empty" : "timeline");
}

/* Undated events */

static void
show_undated (DossierTimelinePage   *self,
              const DossierTimeline *timeline)
{
  guint n = timeline->events->len - timeline->n_dated;
  g_autofree char *words = g_strdup_printf (ngettext ("%u without a date", "%u without a date", n), n);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  g_array_set_size (self->undated_ids, 0);
  for (guint i = timeline->n_dated; i < timeline->events->len; i++)
    {
      const DossierTimelineEvent *event = g_ptr_array_index (timeline->events, i);

      g_ptr_array_add (titles, event->title);
      g_array_append_val (self->undated_ids, event->id);
    }
  g_ptr_array_add (titles, NULL);
  gtk_string_list_splice (self->undated_titles, 0, g_list_model_get_n_items (G_LIST_MODEL (self->undated_titles)),
                          (const char * const *) titles->pdata);
  gtk_label_set_text (GTK_LABEL (self->undated_words), words);
  gtk_widget_set_visible (self->undated, n > 0);
}

static void
undated_activated_cb (GtkListView         *view,
                      guint                position,
                      DossierTimelinePage *self)
{
  dossier_timeline_canvas_choose (DOSSIER_TIMELINE_CANVAS (self->canvas), &g_array_index (self->undated_ids, DossierId, position));
}

static void
setup_undated_cb (GtkListItemFactory *factory,
                  GtkListItem        *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_list_item_set_child (item, label);
}

static void
bind_undated_cb (GtkListItemFactory *factory,
                 GtkListItem        *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkWidget *
make_undated (DossierTimelinePage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *view, *scroller = gtk_scrolled_window_new ();

  self->undated_titles = gtk_string_list_new (NULL);
  self->undated_ids = g_array_new (FALSE, FALSE, sizeof (DossierId));
  self->undated = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->undated_words = gtk_label_new (NULL);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_undated_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_undated_cb), NULL);
  view = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->undated_titles)))), factory);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (view), GTK_ORIENTATION_HORIZONTAL);
  /* Titles in full; cut to the least they can be, none could be read. */
  gtk_scrollable_set_hscroll_policy (GTK_SCROLLABLE (view), GTK_SCROLL_NATURAL);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Events without a date"), -1);
  g_signal_connect (view, "activate", G_CALLBACK (undated_activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self->undated), self->undated_words);
  gtk_box_append (GTK_BOX (self->undated), scroller);
  gtk_widget_add_css_class (self->undated, "timeline-undated");
  return self->undated;
}

/* Loading */

static gpointer
load_timeline (DossierWorkspace *workspace,
               gpointer          data,
               GCancellable     *cancellable,
               GError          **error)
{
  return dossier_workspace_load_timeline (workspace, NULL, error);
}

static void
restore (DossierTimelinePage *self)
{
  g_autofree char *span = dossier_workspace_get_state (self->workspace, STATE_SPAN);
  g_autofree char *event = dossier_workspace_get_state (self->workspace, STATE_EVENT);
  g_auto (GStrv) ends = span != NULL ? g_strsplit (span, " ", 2) : NULL;
  DossierId id;

  self->restored = TRUE;
  if (ends != NULL && g_strv_length (ends) == 2)
    dossier_timeline_canvas_show_span (DOSSIER_TIMELINE_CANVAS (self->canvas), g_ascii_strtoll (ends[0], NULL, 10), g_ascii_strtoll (ends[1], NULL, 10));
  if (event != NULL && dossier_id_from_text (event, &id) && dossier_timeline_find (self->all, &id) != DOSSIER_TIMELINE_NONE)
    dossier_timeline_canvas_choose (DOSSIER_TIMELINE_CANVAS (self->canvas), &id);
}

static void
show_timeline (DossierTimelinePage *self)
{
  g_autoptr (DossierTimelineFilter) filter = dossier_timeline_bar_get_filter (DOSSIER_TIMELINE_BAR (self->bar));
  DossierTimeline *shown = dossier_timeline_narrow (self->all, filter);

  show_undated (self, shown);
  show_empty (self, shown->events->len == 0);
  dossier_timeline_canvas_set_timeline (DOSSIER_TIMELINE_CANVAS (self->canvas), shown);
  dossier_timeline_bar_set_can_fold (DOSSIER_TIMELINE_BAR (self->bar), dossier_timeline_canvas_can_fold (DOSSIER_TIMELINE_CANVAS (self->canvas)));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline.export", shown->events->len > 0);
}

static void
choose_pending (DossierTimelinePage *self)
{
  DossierId id = self->pending;

  if (dossier_id_is_nil (&id) || self->all == NULL)
    return;
  self->pending = DOSSIER_ID_NIL;
  dossier_timeline_canvas_choose (DOSSIER_TIMELINE_CANVAS (self->canvas), &id);
  /* The filter gives way when it hides what was asked for. */
  if (dossier_timeline_canvas_get_chosen (DOSSIER_TIMELINE_CANVAS (self->canvas)) == NULL
      && !dossier_timeline_bar_is_clear (DOSSIER_TIMELINE_BAR (self->bar)))
    {
      dossier_timeline_bar_clear (DOSSIER_TIMELINE_BAR (self->bar));
      dossier_timeline_canvas_choose (DOSSIER_TIMELINE_CANVAS (self->canvas), &id);
    }
  gtk_widget_grab_focus (self->canvas);
}

static void
timeline_loaded_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (DossierTimelinePage) self = user_data;
  g_autoptr (GError) error = NULL;
  DossierTimeline *timeline = dossier_workspace_read_finish (DOSSIER_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->loading);
  if (self->box == NULL || timeline == NULL)
    {
      if (error != NULL)
        dossier_ui_report_error (GTK_WIDGET (self), _("The timeline could not be read"), error);
      g_clear_pointer (&timeline, dossier_timeline_free);
      return;
    }
  g_clear_pointer (&self->all, dossier_timeline_free);
  self->all = timeline;
  dossier_timeline_bar_set_kinds (DOSSIER_TIMELINE_BAR (self->bar), timeline);
  show_timeline (self);
  if (!self->restored)
    restore (self);
  choose_pending (self);
}

static void
reload (DossierTimelinePage *self)
{
  self->stale = FALSE;
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  dossier_workspace_read_async (self->workspace, load_timeline, NULL, NULL, (GDestroyNotify) dossier_timeline_free, self->loading,
                                timeline_loaded_cb, g_object_ref (self));
}

static void
workspace_changed_cb (DossierWorkspace    *workspace,
                      DossierChangeSet    *changes,
                      DossierTimelinePage *self)
{
  static const char * const tables[] = { "event", "statement", "event_place", "account", "entity", "identity_decision", "article", "source", "source_rating" };

  for (guint i = 0; i < G_N_ELEMENTS (tables) && !self->stale; i++)
    self->stale = dossier_change_set_touches (changes, tables[i]);
  if (self->stale && gtk_widget_get_mapped (GTK_WIDGET (self)))
    reload (self);
}

/* What is chosen and shown */

static void
chosen_cb (DossierTimelineCanvas *canvas,
           DossierTimelinePage   *self)
{
  const DossierTimelineEvent *event = dossier_timeline_canvas_get_chosen (canvas);

  dossier_timeline_panel_show (DOSSIER_TIMELINE_PANEL (self->panel), self->all, event);
}

static void
activated_cb (DossierTimelineCanvas *canvas,
              DossierTimelinePage   *self)
{
  const DossierTimelineEvent *event = dossier_timeline_canvas_get_chosen (canvas);
  g_autofree char *id = event != NULL ? dossier_id_to_text (&event->id) : NULL;

  if (id != NULL)
    dossier_ui_go (GTK_WIDGET (self), "win.open-event", id);
}

static void
filter_changed_cb (DossierTimelinePage *self)
{
  if (self->all != NULL)
    show_timeline (self);
}

static void
lanes_changed_cb (DossierTimelinePage *self)
{
  DossierTimelineLanes lanes = dossier_timeline_bar_get_lanes (DOSSIER_TIMELINE_BAR (self->bar));

  dossier_timeline_canvas_set_lanes (DOSSIER_TIMELINE_CANVAS (self->canvas), lanes);
  dossier_workspace_set_state (self->workspace, STATE_LANES, dossier_timeline_lanes_to_text (lanes));
}

static void
fold_changed_cb (DossierTimelinePage *self)
{
  gboolean fold = dossier_timeline_bar_get_fold (DOSSIER_TIMELINE_BAR (self->bar));

  dossier_timeline_canvas_set_fold (DOSSIER_TIMELINE_CANVAS (self->canvas), fold);
  dossier_workspace_set_state (self->workspace, STATE_FOLD, fold ? "1" : "0");
}

/* Actions */

static void
zoom_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DossierTimelineCanvas *canvas = DOSSIER_TIMELINE_CANVAS (DOSSIER_TIMELINE_PAGE (widget)->canvas);

  if (g_str_equal (name, "timeline.zoom-fit"))
    dossier_timeline_canvas_fit (canvas);
  else
    dossier_timeline_canvas_zoom (canvas, g_str_equal (name, "timeline.zoom-in") ? ZOOM : 1 / ZOOM);
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  dossier_timeline_page_export (DOSSIER_TIMELINE_PAGE (widget), g_variant_get_string (parameter, NULL), NULL);
}

static void
find_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  dossier_timeline_bar_focus_text (DOSSIER_TIMELINE_BAR (DOSSIER_TIMELINE_PAGE (widget)->bar));
}

static void
focus_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  gtk_widget_grab_focus (DOSSIER_TIMELINE_PAGE (widget)->canvas);
}

/* Widget */

static gboolean
narrow_cb (gpointer data)
{
  DossierTimelinePage *self = data;

  self->narrow_source = 0;
  dossier_timeline_bar_set_narrow (DOSSIER_TIMELINE_BAR (self->bar), self->narrow);
  return G_SOURCE_REMOVE;
}

static void
dossier_timeline_page_size_allocate (GtkWidget *widget,
                                     int        width,
                                     int        height,
                                     int        baseline)
{
  DossierTimelinePage *self = DOSSIER_TIMELINE_PAGE (widget);

  if (!self->positioned && height > 200)
    {
      g_autofree char *position = dossier_workspace_get_state (self->workspace, STATE_POSITION);
      int share = position != NULL ? atoi (position) : 0;

      /* In thousandths of the height, so that it fits a window of another size. */
      self->positioned = TRUE;
      gtk_paned_set_position (GTK_PANED (self->paned), height * (share >= 200 && share <= 950 ? share : 690) / 1000);
    }
  gtk_widget_allocate (self->box, width, height, baseline, NULL);
  if (self->narrow != (width < NARROW))
    {
      self->narrow = width < NARROW;
      if (self->narrow_source == 0)
        self->narrow_source = g_idle_add (narrow_cb, self);
    }
}

static void
dossier_timeline_page_measure (GtkWidget      *widget,
                               GtkOrientation  orientation,
                               int             for_size,
                               int            *minimum,
                               int            *natural,
                               int            *minimum_baseline,
                               int            *natural_baseline)
{
  gtk_widget_measure (DOSSIER_TIMELINE_PAGE (widget)->box, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

static void
dossier_timeline_page_map (GtkWidget *widget)
{
  DossierTimelinePage *self = DOSSIER_TIMELINE_PAGE (widget);

  GTK_WIDGET_CLASS (dossier_timeline_page_parent_class)->map (widget);
  if (self->stale)
    reload (self);
}

static void
save (DossierTimelinePage *self)
{
  DossierTimelineCanvas *canvas = DOSSIER_TIMELINE_CANVAS (self->canvas);
  const DossierTimelineEvent *event = dossier_timeline_canvas_get_chosen (canvas);
  g_autofree char *id = event != NULL ? dossier_id_to_text (&event->id) : NULL, *span = NULL;
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  gint64 earliest, latest;
  char share[16];

  if (!self->restored)
    return;
  if (!dossier_timeline_canvas_is_fitted (canvas))
    {
      dossier_timeline_canvas_get_span (canvas, &earliest, &latest);
      span = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, earliest, latest);
    }
  dossier_workspace_set_state (self->workspace, STATE_SPAN, span);
  dossier_workspace_set_state (self->workspace, STATE_EVENT, id);
  if (height > 200)
    {
      g_snprintf (share, sizeof share, "%d", gtk_paned_get_position (GTK_PANED (self->paned)) * 1000 / height);
      dossier_workspace_set_state (self->workspace, STATE_POSITION, share);
    }
}

static void
dossier_timeline_page_unmap (GtkWidget *widget)
{
  save (DOSSIER_TIMELINE_PAGE (widget));
  GTK_WIDGET_CLASS (dossier_timeline_page_parent_class)->unmap (widget);
}

static gboolean
dossier_timeline_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DOSSIER_TIMELINE_PAGE (widget)->canvas);
}

static void
contrast_cb (AdwStyleManager     *style,
             GParamSpec          *pspec,
             DossierTimelinePage *self)
{
  if (adw_style_manager_get_high_contrast (style))
    gtk_widget_add_css_class (GTK_WIDGET (self), "contrast");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "contrast");
}

static void
dossier_timeline_page_dispose (GObject *object)
{
  DossierTimelinePage *self = DOSSIER_TIMELINE_PAGE (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_handle_id (&self->narrow_source, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->undated_titles);
  g_clear_pointer (&self->undated_ids, g_array_unref);
  g_clear_pointer (&self->all, dossier_timeline_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dossier_timeline_page_parent_class)->dispose (object);
}

static void
dossier_timeline_page_class_init (DossierTimelinePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_timeline_page_dispose;
  widget_class->measure = dossier_timeline_page_measure;
  widget_class->size_allocate = dossier_timeline_page_size_allocate;
  widget_class->map = dossier_timeline_page_map;
  widget_class->unmap = dossier_timeline_page_unmap;
  widget_class->grab_focus = dossier_timeline_page_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "timeline-page");
  gtk_widget_class_install_action (widget_class, "timeline.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "timeline.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "timeline.zoom-fit", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "timeline.export", "s", export_action);
  gtk_widget_class_install_action (widget_class, "timeline.focus", NULL, focus_action);
  gtk_widget_class_install_action (widget_class, "page.find", NULL, find_action);
}

static void
dossier_timeline_page_init (DossierTimelinePage *self)
{
  self->stale = TRUE;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
build (DossierTimelinePage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *upper = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->bar = dossier_timeline_bar_new ();
  self->canvas = dossier_timeline_canvas_new ();
  self->panel = dossier_timeline_panel_new (self->workspace);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->canvas);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (upper), scroller);
  gtk_box_append (GTK_BOX (upper), make_undated (self));
  self->paned = gtk_paned_new (GTK_ORIENTATION_VERTICAL);
  gtk_paned_set_start_child (GTK_PANED (self->paned), upper);
  gtk_paned_set_end_child (GTK_PANED (self->paned), self->panel);
  gtk_paned_set_shrink_start_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_resize_end_child (GTK_PANED (self->paned), FALSE);
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), self->paned, "timeline");
  gtk_box_append (GTK_BOX (self->box), self->bar);
  gtk_box_append (GTK_BOX (self->box), self->stack);
}

GtkWidget *
dossier_timeline_page_new (DossierWorkspace *workspace)
{
  DossierTimelinePage *self;
  AdwStyleManager *style;
  g_autofree char *lanes_text = NULL, *fold = NULL;
  DossierTimelineLanes lanes;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (DOSSIER_TYPE_TIMELINE_PAGE, NULL);
  style = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (contrast_cb), self, 0);
  contrast_cb (style, NULL, self);
  load_style (gtk_widget_get_display (GTK_WIDGET (self)));
  self->workspace = g_object_ref (workspace);
  build (self);
  g_signal_connect_swapped (self->bar, "filter-changed", G_CALLBACK (filter_changed_cb), self);
  g_signal_connect_swapped (self->bar, "lanes-changed", G_CALLBACK (lanes_changed_cb), self);
  g_signal_connect_swapped (self->bar, "fold-changed", G_CALLBACK (fold_changed_cb), self);
  g_signal_connect (self->canvas, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect (self->canvas, "activated", G_CALLBACK (activated_cb), self);
  lanes_text = dossier_workspace_get_state (workspace, STATE_LANES);
  fold = dossier_workspace_get_state (workspace, STATE_FOLD);
  if (dossier_timeline_lanes_from_text (lanes_text, &lanes))
    dossier_timeline_bar_set_lanes (DOSSIER_TIMELINE_BAR (self->bar), lanes);
  dossier_timeline_bar_set_fold (DOSSIER_TIMELINE_BAR (self->bar), g_strcmp0 (fold, "1") == 0);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (workspace_changed_cb), self, 0);
  return GTK_WIDGET (self);
}

/**
 * dossier_timeline_page_show_event:
 * @event: to be chosen and scrolled to; the filter gives way when it hides it
 */
void
dossier_timeline_page_show_event (DossierTimelinePage *self,
                                  const DossierId     *event)
{
  g_return_if_fail (DOSSIER_IS_TIMELINE_PAGE (self));
  g_return_if_fail (event != NULL);

  self->pending = *event;
  if (self->all != NULL && !self->stale && self->loading == NULL)
    choose_pending (self);
}

void
dossier_timeline_page_set_lanes (DossierTimelinePage *self,
                                 DossierTimelineLanes lanes)
{
  g_return_if_fail (DOSSIER_IS_TIMELINE_PAGE (self));

  dossier_timeline_bar_set_lanes (DOSSIER_TIMELINE_BAR (self->bar), lanes);
}

/* @fold: whether long stretches without events are drawn narrow */
void
dossier_timeline_page_set_fold (DossierTimelinePage *self,
                                gboolean             fold)
{
  g_return_if_fail (DOSSIER_IS_TIMELINE_PAGE (self));

  dossier_timeline_bar_set_fold (DOSSIER_TIMELINE_BAR (self->bar), fold);
}

/**
 * dossier_timeline_page_export:
 * @format: pdf, svg or png
 * @path: (nullable): NULL asks for it
 *
 * Draws what is shown into a file: these lanes, this part of time, what the filter lets through.
 */
void
dossier_timeline_page_export (DossierTimelinePage *self,
                              const char          *format,
                              const char          *path)
{
  DossierTimelineCanvas *canvas = DOSSIER_TIMELINE_CANVAS (self->canvas);
  g_autoptr (DossierTimelineFilter) filter = dossier_timeline_bar_get_filter (DOSSIER_TIMELINE_BAR (self->bar));
  DossierTimelineOptions options = { .title = dossier_workspace_get_name (self->workspace), .earliest = G_MININT64, .latest = G_MAXINT64 };

  g_return_if_fail (DOSSIER_IS_TIMELINE_PAGE (self) && format != NULL);

  if (self->all == NULL)
    return;
  if (!dossier_timeline_canvas_is_fitted (canvas))
    {
      dossier_timeline_canvas_get_span (canvas, &filter->earliest, &filter->latest);
      options.earliest = filter->earliest;
      options.latest = filter->latest;
    }
  options.lanes = dossier_timeline_bar_get_lanes (DOSSIER_TIMELINE_BAR (self->bar));
  options.fold = dossier_timeline_bar_get_fold (DOSSIER_TIMELINE_BAR (self->bar));
  if (path != NULL)
    dossier_timeline_save_to (GTK_WIDGET (self), dossier_timeline_narrow (self->all, filter), &options, format, path);
  else
    dossier_timeline_save (GTK_WIDGET (self), dossier_timeline_narrow (self->all, filter), &options, format);
}

GtkWidget *
dossier_timeline_page_get_canvas (DossierTimelinePage *self)
{
  return self->canvas;
}

gboolean
dossier_timeline_page_is_loading (DossierTimelinePage *self)
{
  return self->loading != NULL || dossier_timeline_panel_is_loading (DOSSIER_TIMELINE_PANEL (self->panel));
}
