/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What of the board is shown. Main thread; owned by the page, which asks it for the filter. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-board-filter-bar.h"

#include "dossier-board-arrangement.h"
#include "dossier-date-input.h"
#include "dossier-edtf.h"
#include "dossier-ui.h"
#include "dossier-wrap-layout.h"

#include <glib/gi18n.h>

#define SEARCH_CHARS 22

struct _DossierBoardFilterBar
{
  GtkWidget parent_instance;

  GtkWidget *box;         /* two lines, the second one in a narrow window only */
  GtkWidget *first;
  GtkWidget *second;
  GtkWidget *search;
  GtkWidget *kinds_line;  /* (owned): scrolls sideways when there are many kinds */
  GtkWidget *kinds;
  GtkWidget *choice;      /* (owned): any of them, all of them */
  GtkWidget *any;
  GtkWidget *all;
  GtkWidget *arrangement; /* (owned) */
  GtkWidget *order;       /* (owned) */
  GtkWidget *dates;       /* (owned) */
  GtkWidget *new_event;   /* (owned) */
  GtkWidget *dates_entry;
  GtkWidget *dates_words;

  char *range;            /* (owned) (nullable): EDTF */
  gboolean quiet;         /* while the bar changes its own controls */
  gboolean narrow;
  gboolean slim;
};

G_DEFINE_FINAL_TYPE (DossierBoardFilterBar, dossier_board_filter_bar, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
emit_changed (DossierBoardFilterBar *self)
{
  if (!self->quiet)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Kinds */

static const char *
button_kind (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "kind");
}

static GtkWidget *
find_kind (DossierBoardFilterBar *self,
           const char            *kind)
{
  for (GtkWidget *button = gtk_widget_get_first_child (self->kinds); button != NULL; button = gtk_widget_get_next_sibling (button))
    if (g_strcmp0 (button_kind (button), kind) == 0)
      return button;
  return NULL;
}

static void
add_kind (DossierBoardFilterBar *self,
          const char            *kind,
          gboolean               active)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (dossier_ui_kind_plural (kind));
  /* Translators: the tooltip of a switch that shows or hides a kind of actors, "People" */
  g_autofree char *tooltip = g_strdup_printf (_("Show or hide: %s"), dossier_ui_kind_plural (kind));

  g_object_set_data_full (G_OBJECT (button), "kind", g_strdup (kind), g_free);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), active);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, dossier_ui_kind_plural (kind), -1);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (emit_changed), self);
  gtk_box_append (GTK_BOX (self->kinds), button);
}

static gboolean
all_kinds_shown (DossierBoardFilterBar *self)
{
  for (GtkWidget *button = gtk_widget_get_first_child (self->kinds); button != NULL; button = gtk_widget_get_next_sibling (button))
    if (!gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
      return FALSE;
  return TRUE;
}

/* Dates */

static void
show_range (DossierBoardFilterBar *self)
{
  g_autofree char *words = self->range != NULL ? dossier_date_input_explain (self->range) : g_strdup (_("Any time"));

  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->dates), words);
  if (self->range != NULL)
    gtk_widget_add_css_class (self->dates, "set");
  else
    gtk_widget_remove_css_class (self->dates, "set");
}

static void
dates_changed_cb (GtkEditable           *editable,
                  DossierBoardFilterBar *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *edtf = dossier_date_input_read (gtk_editable_get_text (editable), NULL, &error), *words = NULL;

  if (edtf != NULL)
    words = dossier_date_input_explain (edtf);
  if (error != NULL)
    gtk_widget_add_css_class (self->dates_words, "error");
  else
    gtk_widget_remove_css_class (self->dates_words, "error");
  gtk_label_set_text (GTK_LABEL (self->dates_words),
                      error != NULL ? error->message : words != NULL ? words : _("Events of any time are shown."));
  if (error != NULL || g_strcmp0 (edtf, self->range) == 0)
    return;
  g_free (self->range);
  self->range = g_steal_pointer (&edtf);
  show_range (self);
  emit_changed (self);
}

static void
any_time_cb (GtkButton             *button,
             DossierBoardFilterBar *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->dates_entry), "");
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->dates));
}

static GtkWidget *
make_dates_popover (DossierBoardFilterBar *self)
{
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *heading = gtk_label_new (_("Events from"));
  GtkWidget *any = gtk_button_new_with_mnemonic (_("_Any Time"));

  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  self->dates_entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->dates_entry), _("2021–2025, May 2022, 2022-02-10/.."));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->dates_entry), 28);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->dates_entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Range of dates"), -1);
  g_signal_connect (self->dates_entry, "changed", G_CALLBACK (dates_changed_cb), self);
  g_signal_connect_swapped (self->dates_entry, "activate", G_CALLBACK (gtk_popover_popdown), popover);
  self->dates_words = gtk_label_new (_("Events of any time are shown."));
  gtk_label_set_wrap (GTK_LABEL (self->dates_words), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->dates_words), 32);
  gtk_label_set_xalign (GTK_LABEL (self->dates_words), 0);
  gtk_widget_add_css_class (self->dates_words, "caption");
  gtk_widget_set_halign (any, GTK_ALIGN_END);
  g_signal_connect (any, "clicked", G_CALLBACK (any_time_cb), self);

  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), self->dates_entry);
  gtk_box_append (GTK_BOX (box), self->dates_words);
  gtk_box_append (GTK_BOX (box), any);
  gtk_widget_add_css_class (box, "dates");
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return popover;
}

/* Building */

static void
stop_search_cb (GtkSearchEntry        *entry,
                DossierBoardFilterBar *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (entry), "");
  else
    gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), GTK_DIR_TAB_FORWARD);
}

static void
all_toggled_cb (GtkToggleButton       *button,
                DossierBoardFilterBar *self)
{
  if (!self->quiet)
    gtk_widget_activate_action (GTK_WIDGET (self), "board.match-all", "b", gtk_toggle_button_get_active (button));
}

static void
build_choice (DossierBoardFilterBar *self)
{
  self->choice = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  self->all = gtk_toggle_button_new_with_label (_("All"));
  self->any = gtk_toggle_button_new_with_label (_("Any"));
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->any), GTK_TOGGLE_BUTTON (self->all));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->any), TRUE);
  gtk_widget_add_css_class (self->choice, "linked");
  gtk_widget_set_valign (self->choice, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->choice, FALSE);
  gtk_box_append (GTK_BOX (self->choice), self->any);
  gtk_box_append (GTK_BOX (self->choice), self->all);
  g_signal_connect (self->all, "toggled", G_CALLBACK (all_toggled_cb), self);
}

static void
build_kinds (DossierBoardFilterBar *self)
{
  self->kinds = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->kinds_line = g_object_ref_sink (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->kinds_line), GTK_POLICY_EXTERNAL, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (self->kinds_line), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->kinds_line), self->kinds);
  gtk_widget_set_hexpand (self->kinds_line, TRUE);
  for (guint i = 0; dossier_builtin_kinds[i] != NULL; i++)
    add_kind (self, dossier_builtin_kinds[i], TRUE);
}

static GtkWidget *
make_new_button (void)
{
  GtkWidget *button = gtk_button_new (), *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _("_New event"));
  adw_button_content_set_use_underline (ADW_BUTTON_CONTENT (content), TRUE);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "board.new-event");
  gtk_widget_set_tooltip_text (button, _("Make an event of your own; with an article open, select words and press E"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("New event"), -1);
  return button;
}

static void
build (DossierBoardFilterBar *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->second = dossier_wrap_box_new ();
  gtk_box_append (GTK_BOX (self->box), self->first);
  gtk_box_append (GTK_BOX (self->box), self->second);
  gtk_widget_set_visible (self->second, FALSE);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  self->search = gtk_search_entry_new ();
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (self->search), 120);
  g_object_set (self->search, "placeholder-text", _("Find an actor or event"), NULL);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->search), SEARCH_CHARS);
  gtk_widget_set_tooltip_text (self->search, _("Show only actors and events with these words in their names, and what belongs to them"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Find an actor or event"), -1);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (emit_changed), self);
  g_signal_connect (self->search, "stop-search", G_CALLBACK (stop_search_cb), self);
  gtk_box_append (GTK_BOX (self->first), self->search);
  build_kinds (self);
  gtk_box_append (GTK_BOX (self->first), self->kinds_line);
  build_choice (self);
  gtk_box_append (GTK_BOX (self->first), self->choice);
  self->arrangement = g_object_ref_sink (dossier_board_arrangement_switch_new ());
  gtk_box_append (GTK_BOX (self->first), self->arrangement);
  self->order = g_object_ref_sink (dossier_board_order_button_new ());
  gtk_box_append (GTK_BOX (self->first), self->order);

  self->dates = g_object_ref_sink (gtk_menu_button_new ());
  gtk_widget_add_css_class (self->dates, "flat");
  gtk_widget_add_css_class (self->dates, "range");
  gtk_widget_set_halign (self->dates, GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (self->dates, _("Show the events of a range of dates"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->dates), make_dates_popover (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->dates), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Range of dates"), -1);
  gtk_box_append (GTK_BOX (self->first), self->dates);
  self->new_event = g_object_ref_sink (make_new_button ());
  gtk_box_append (GTK_BOX (self->first), self->new_event);
  show_range (self);
}

static void
dossier_board_filter_bar_dispose (GObject *object)
{
  DossierBoardFilterBar *self = DOSSIER_BOARD_FILTER_BAR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->kinds_line);
  g_clear_object (&self->choice);
  g_clear_object (&self->arrangement);
  g_clear_object (&self->order);
  g_clear_object (&self->dates);
  g_clear_object (&self->new_event);
  g_clear_pointer (&self->range, g_free);
  G_OBJECT_CLASS (dossier_board_filter_bar_parent_class)->dispose (object);
}

static void
dossier_board_filter_bar_class_init (DossierBoardFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_board_filter_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "filter-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TOOLBAR);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_board_filter_bar_init (DossierBoardFilterBar *self)
{
  build (self);
}

GtkWidget *
dossier_board_filter_bar_new (void)
{
  return g_object_new (DOSSIER_TYPE_BOARD_FILTER_BAR, NULL);
}

/**
 * dossier_board_filter_bar_get_filter:
 *
 * Returns: (transfer full): what is wanted now
 */
DossierBoardFilter *
dossier_board_filter_bar_get_filter (DossierBoardFilterBar *self)
{
  DossierBoardFilter *filter = dossier_board_filter_new ();
  g_autofree char *text = NULL;
  DossierEdtf range;

  g_return_val_if_fail (DOSSIER_IS_BOARD_FILTER_BAR (self), NULL);

  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
  filter->text = *text != '\0' ? g_steal_pointer (&text) : NULL;
  filter->earliest = G_MININT64;
  filter->latest = G_MAXINT64;
  if (self->range != NULL && dossier_edtf_parse (self->range, &range, NULL))
    {
      filter->earliest = range.earliest;
      filter->latest = range.latest;
    }
  if (!all_kinds_shown (self))
    {
      g_autoptr (GStrvBuilder) kinds = g_strv_builder_new ();

      for (GtkWidget *button = gtk_widget_get_first_child (self->kinds); button != NULL; button = gtk_widget_get_next_sibling (button))
        if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
          g_strv_builder_add (kinds, button_kind (button));
      filter->kinds = g_strv_builder_end (kinds);
    }
  return filter;
}

/**
 * dossier_board_filter_bar_is_clear:
 *
 * Returns: whether everything is shown
 */
gboolean
dossier_board_filter_bar_is_clear (DossierBoardFilterBar *self)
{
  g_return_val_if_fail (DOSSIER_IS_BOARD_FILTER_BAR (self), TRUE);

  return self->range == NULL && *gtk_editable_get_text (GTK_EDITABLE (self->search)) == '\0' && all_kinds_shown (self);
}

/**
 * dossier_board_filter_bar_clear:
 *
 * Shows everything; "changed" is emitted once, at once.
 */
void
dossier_board_filter_bar_clear (DossierBoardFilterBar *self)
{
  g_return_if_fail (DOSSIER_IS_BOARD_FILTER_BAR (self));

  self->quiet = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_editable_set_text (GTK_EDITABLE (self->dates_entry), "");
  for (GtkWidget *button = gtk_widget_get_first_child (self->kinds); button != NULL; button = gtk_widget_get_next_sibling (button))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  self->quiet = FALSE;
  emit_changed (self);
}

/**
 * dossier_board_filter_bar_set_kinds:
 * @kinds: (element-type DossierKind): those of the workspace; which are shown stays as it was
 */
void
dossier_board_filter_bar_set_kinds (DossierBoardFilterBar *self,
                                    GPtrArray             *kinds)
{
  g_autoptr (GHashTable) hidden = NULL;
  GtkWidget *button;

  g_return_if_fail (DOSSIER_IS_BOARD_FILTER_BAR (self));

  hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  while ((button = gtk_widget_get_first_child (self->kinds)) != NULL)
    {
      if (!gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
        g_hash_table_add (hidden, g_strdup (button_kind (button)));
      gtk_box_remove (GTK_BOX (self->kinds), button);
    }
  for (guint i = 0; i < kinds->len; i++)
    {
      const DossierKind *kind = g_ptr_array_index (kinds, i);

      add_kind (self, kind->key, !g_hash_table_contains (hidden, kind->key));
    }
}

void
dossier_board_filter_bar_set_text (DossierBoardFilterBar *self,
                                   const char            *text)
{
  g_return_if_fail (DOSSIER_IS_BOARD_FILTER_BAR (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
}

/**
 * dossier_board_filter_bar_set_kind:
 * @kind: the key of a kind that has a switch
 */
void
dossier_board_filter_bar_set_kind (DossierBoardFilterBar *self,
                                   const char            *kind,
                                   gboolean               shown)
{
  GtkWidget *button;

  g_return_if_fail (DOSSIER_IS_BOARD_FILTER_BAR (self));

  button = find_kind (self, kind);
  if (button != NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), shown);
}

/**
 * dossier_board_filter_bar_set_dates:
 * @typed: EDTF or words; empty: any time
 *
 * Returns: whether it was understood
 */
gboolean
dossier_board_filter_bar_set_dates (DossierBoardFilterBar *self,
                                    const char            *typed)
{
  g_return_val_if_fail (DOSSIER_IS_BOARD_FILTER_BAR (self), FALSE);

  gtk_editable_set_text (GTK_EDITABLE (self->dates_entry), typed);
  return *typed == '\0' || !gtk_widget_has_css_class (self->dates_words, "error");
}

static void
explain (GtkWidget  *button,
         const char *words)
{
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/**
 * dossier_board_filter_bar_set_choice:
 * @n_actors: how many actors are chosen; with several it matters whether any or all of them count
 * @n_events: how many events are; the same
 */
void
dossier_board_filter_bar_set_choice (DossierBoardFilterBar *self,
                                     guint                  n_actors,
                                     guint                  n_events,
                                     gboolean               all)
{
  g_return_if_fail (DOSSIER_IS_BOARD_FILTER_BAR (self));

  self->quiet = TRUE;
  gtk_widget_set_visible (self->choice, n_actors > 1 || n_events > 1);
  explain (self->any, n_events > 1 ? _("Actors of any of the chosen events") : _("Events of any of the chosen actors"));
  explain (self->all, n_events > 1 ? _("Only actors of all the chosen events") : _("Only events of all the chosen actors together"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (all ? self->all : self->any), TRUE);
  self->quiet = FALSE;
}

void
dossier_board_filter_bar_set_crossings (DossierBoardFilterBar *self,
                                        guint64                crossings)
{
  g_return_if_fail (DOSSIER_IS_BOARD_FILTER_BAR (self));

  dossier_board_order_button_set_crossings (self->order, crossings);
}

/**
 * dossier_board_filter_bar_get_choice:
 *
 * Returns: (transfer none): the switch between any and all, which is there only while several are chosen
 */
GtkWidget *
dossier_board_filter_bar_get_choice (DossierBoardFilterBar *self)
{
  g_return_val_if_fail (DOSSIER_IS_BOARD_FILTER_BAR (self), NULL);
  return self->choice;
}

void
dossier_board_filter_bar_focus_text (DossierBoardFilterBar *self)
{
  g_return_if_fail (DOSSIER_IS_BOARD_FILTER_BAR (self));

  gtk_widget_grab_focus (self->search);
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

/* Where a control stands, behind those that came before it. */
static void
move_to (GtkWidget *widget,
         GtkWidget *line)
{
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (widget)), widget);
  gtk_box_append (GTK_BOX (line), widget);
}

/**
 * dossier_board_filter_bar_set_narrow:
 * @slim: as narrow as a telephone
 *
 * Gives the kinds and the arrangement a line of their own, slim everything but the search and the button for a new event. Never
 * call it while sizes are being allocated.
 */
void
dossier_board_filter_bar_set_narrow (DossierBoardFilterBar *self,
                                     gboolean               narrow,
                                     gboolean               slim)
{
  g_return_if_fail (DOSSIER_IS_BOARD_FILTER_BAR (self));

  if (self->narrow == narrow && self->slim == slim)
    return;
  self->narrow = narrow;
  self->slim = slim;
  move_to (self->kinds_line, narrow ? self->second : self->first);
  move_to (self->choice, slim ? self->second : self->first);
  move_to (self->arrangement, narrow ? self->second : self->first);
  move_to (self->order, slim ? self->second : self->first);
  move_to (self->dates, slim ? self->second : self->first);
  move_to (self->new_event, self->first);
  adw_button_content_set_label (ADW_BUTTON_CONTENT (gtk_button_get_child (GTK_BUTTON (self->new_event))), slim ? "" : _("_New event"));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->search), slim ? 8 : SEARCH_CHARS);
  gtk_widget_set_visible (self->second, narrow);
  gtk_widget_set_hexpand (self->search, narrow);
}
