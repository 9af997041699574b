/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Two texts and what stands between them. The page holds what is compared; the panes and rows only show it. It is read and
 * compared on the pool, and again when something it shows has changed; only the newest question counts. Main thread; the
 * window owns it.
 */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-compare-page.h"

#include <glib/gi18n.h>

#include "dossier-compare-page-private.h"
#include "dossier-compare-row.h"
#include "dossier-ui.h"

#define NARROW 800        /* pixels, below which the three parts take turns */
#define MIDDLE_WIDTH 300
#define SLOW 300          /* ms, after which it is said that it takes a while */
#define STATE_LEFT "compare.left"
#define STATE_RIGHT "compare.right"
#define STATE_TOGETHER "compare.together"

G_DEFINE_FINAL_TYPE (DossierComparePage, dossier_compare_page, GTK_TYPE_WIDGET)

enum
{
  PROP_TOGETHER = 1,
  N_PROPS,
};
static GParamSpec *properties[N_PROPS];

static const char * const state_keys[DOSSIER_N_SIDES] = { STATE_LEFT, STATE_RIGHT };

static gboolean
is_chosen (DossierComparePage *self,
           DossierSide         side)
{
  return !dossier_id_is_nil (&self->keys[side].id);
}

/* What is shown */

static void
show_message (DossierComparePage *self,
              const char         *icon,
              const char         *title,
              const char         *words)
{
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->message), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (self->message), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->message), escaped);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "message");
}

static void
show_empty (DossierComparePage *self)
{
  if (is_chosen (self, DOSSIER_SIDE_LEFT) || is_chosen (self, DOSSIER_SIDE_RIGHT))
    show_message (self, "view-dual-symbolic", _("One More to Compare"), _("Choose the other text above it."));
  else
    show_message (self, "view-dual-symbolic", _("Nothing to Compare Yet"),
                  _("Choose an article above each side, or select two articles in the library and press Ctrl+D. A note can stand beside an article."));
}

static void
adopt (DossierComparePage *self,
       DossierPairing     *pairing) /* (transfer full) (nullable) */
{
  g_autoptr (GListStore) items = pairing != NULL ? dossier_compare_items_new (pairing) : NULL;

  /* The rows point into what was shown before. */
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (items));
  for (guint side = 0; side < DOSSIER_N_SIDES; side++)
    dossier_compare_pane_set_text (self->panes[side], pairing);
  g_clear_pointer (&self->pairing, dossier_pairing_free);
  self->pairing = pairing;
  gtk_label_set_text (GTK_LABEL (self->status), "");
  dossier_compare_going_update (self);
}

static void
show_counts (DossierComparePage *self)
{
  guint differ = dossier_pairing_count_marks (self->pairing, DOSSIER_PAIR_DIFFERS) + dossier_pairing_count_marks (self->pairing, DOSSIER_PAIR_VAGUER);
  g_autofree char *figures = g_strdup_printf (ngettext ("%u figure differs", "%u figures differ", differ), differ);
  g_autofree char *changes = NULL;

  if (dossier_side_key_equal (&self->keys[0], &self->keys[1]))
    gtk_label_set_text (GTK_LABEL (self->status), _("The same text stands on both sides"));
  else if (self->pairing->changes != NULL)
    {
      changes = g_strdup_printf (_("Near copies: %u words only left, %u only right"), self->pairing->removed, self->pairing->added);
      gtk_label_set_text (GTK_LABEL (self->status), changes);
    }
  else
    gtk_label_set_text (GTK_LABEL (self->status), figures);
}

/* The row that was chosen, as it is called, is chosen again after the same pair was read anew. */
static void
choose_again (DossierComparePage *self,
              const char         *words,  /* (nullable) */
              const char         *status)
{
  GListModel *items = G_LIST_MODEL (self->selection);

  for (guint i = 0; words != NULL && i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (DossierCompareItem) item = g_list_model_get_item (items, i);
      g_autofree char *described = dossier_compare_item_describe (item);

      if (item->type == DOSSIER_COMPARE_HEADING || g_strcmp0 (described, words) != 0)
        continue;
      gtk_single_selection_set_selected (self->selection, i);
      gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", i);
      gtk_label_set_text (GTK_LABEL (self->status), status);
      return;
    }
}

/* Reading */

typedef struct
{
  DossierSideKey keys[DOSSIER_N_SIDES];
} Wanted;

static gpointer
load_pairing (DossierWorkspace *workspace,
              gpointer          data,
              GCancellable     *cancellable,
              GError          **error)
{
  const Wanted *wanted = data;

  return dossier_workspace_load_pairing (workspace, &wanted->keys[DOSSIER_SIDE_LEFT], &wanted->keys[DOSSIER_SIDE_RIGHT], error);
}

static void
stop_loading (DossierComparePage *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_handle_id (&self->slow_source, g_source_remove);
}

static gboolean
slow_cb (gpointer data)
{
  DossierComparePage *self = data;

  self->slow_source = 0;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "busy");
  return G_SOURCE_REMOVE;
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (DossierComparePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierPairing) pairing = dossier_workspace_read_finish (DOSSIER_WORKSPACE (source), result, &error);
  g_autoptr (DossierCompareItem) chosen = NULL;
  g_autofree char *words = NULL, *status = NULL;
  guint tops[DOSSIER_N_SIDES];
  gboolean same;

  if (self->box == NULL || g_task_get_cancellable (G_TASK (result)) != self->loading)
    return;
  stop_loading (self);
  if (pairing == NULL)
    {
      adopt (self, NULL);
      show_message (self, "dialog-warning-symbolic", _("Nothing to Compare"), error->message);
      /* An article that was deleted may be back by now. */
      if (self->again)
        dossier_compare_page_reload (self);
      return;
    }
  same = self->pairing != NULL && dossier_side_key_equal (&self->pairing->texts[0]->key, &pairing->texts[0]->key)
         && dossier_side_key_equal (&self->pairing->texts[1]->key, &pairing->texts[1]->key);
  for (guint side = 0; side < DOSSIER_N_SIDES; side++)
    tops[side] = dossier_compare_pane_get_top (self->panes[side]);
  g_set_object (&chosen, gtk_single_selection_get_selected_item (self->selection));
  words = chosen != NULL ? dossier_compare_item_describe (chosen) : NULL;
  status = g_strdup (gtk_label_get_text (GTK_LABEL (self->status)));
  g_clear_object (&chosen); /* it points into what goes now */
  adopt (self, g_steal_pointer (&pairing));
  self->leader = -1;
  for (guint side = 0; same && side < DOSSIER_N_SIDES; side++)
    dossier_compare_pane_set_top (self->panes[side], tops[side]);
  show_counts (self);
  choose_again (self, same ? words : NULL, status);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "list");
  else
    show_message (self, "emblem-ok-symbolic", _("Nothing in Common"), _("Neither text has figures, or names that were decided on or suggested."));
  if (self->again)
    dossier_compare_page_reload (self);
}

/* Declared in dossier-compare-page-private.h: reads and compares again; when nobody looks, later. */
void
dossier_compare_page_reload (DossierComparePage *self)
{
  Wanted wanted;

  self->again = FALSE;
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale)
    return;
  stop_loading (self);
  if (!is_chosen (self, DOSSIER_SIDE_LEFT) || !is_chosen (self, DOSSIER_SIDE_RIGHT))
    {
      adopt (self, NULL);
      show_empty (self);
      return;
    }
  for (guint side = 0; side < DOSSIER_N_SIDES; side++)
    wanted.keys[side] = self->keys[side];
  self->loading = g_cancellable_new ();
  self->slow_source = g_timeout_add (SLOW, slow_cb, self);
  dossier_workspace_read_async (self->workspace, load_pairing, g_memdup2 (&wanted, sizeof wanted), g_free, (GDestroyNotify) dossier_pairing_free,
                                self->loading, loaded_cb, g_object_ref (self));
}

/* Whether suggestions stand in for what nobody has decided yet; they come and go in whole libraries. */
static gboolean
shows_suggestions (DossierComparePage *self)
{
  for (guint side = 0; self->pairing != NULL && side < DOSSIER_N_SIDES; side++)
    if (self->pairing->texts[side]->proposed || (!self->keys[side].is_note && self->pairing->texts[side]->highlights->len == 0))
      return TRUE;
  return FALSE;
}

static gboolean
is_concerned (DossierComparePage *self,
              DossierChangeSet   *changes)
{
  static const char * const tables[] = { "mention", "passage", "statement", "account", "event", "entity", "entity_root", "identity_decision", "source",
                                         "source_rating", "copy_member" };

  for (guint side = 0; side < DOSSIER_N_SIDES; side++)
    if (is_chosen (self, side) && dossier_change_set_touches_row (changes, self->keys[side].is_note ? "note" : "article", &self->keys[side].id))
      return TRUE;
  if (!is_chosen (self, DOSSIER_SIDE_LEFT) || !is_chosen (self, DOSSIER_SIDE_RIGHT))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (dossier_change_set_touches (changes, tables[i]))
      return TRUE;
  return shows_suggestions (self) && dossier_change_set_touches (changes, "suggestion");
}

static void
show_name (DossierComparePage *self,
           DossierSide         side)
{
  const DossierSideKey *key = &self->keys[side];
  g_autoptr (GObject) record = NULL;

  if (is_chosen (self, side))
    record = dossier_workspace_lookup (self->workspace, key->is_note ? DOSSIER_RECORD_NOTE : DOSSIER_RECORD_ARTICLE, &key->id);
  dossier_compare_pane_set_name (self->panes[side], record == NULL ? NULL : key->is_note ? DOSSIER_NOTE (record)->title : DOSSIER_ARTICLE (record)->title);
}

static void
changed_cb (DossierComparePage *self,
            DossierChangeSet   *changes)
{
  if (!is_concerned (self, changes))
    return;
  for (guint side = 0; side < DOSSIER_N_SIDES; side++)
    show_name (self, side);
  if (self->loading != NULL)
    self->again = TRUE;
  else
    dossier_compare_page_reload (self);
}

/* Choosing */

static void
set_key (DossierComparePage   *self,
         DossierSide           side,
         const DossierSideKey *key)
{
  g_autofree char *text = dossier_side_key_to_text (key);

  self->keys[side] = *key;
  dossier_workspace_set_state (self->workspace, state_keys[side], *text != '\0' ? text : NULL);
  show_name (self, side);
}

static void
picked (DossierComparePage *self,
        DossierSide         side,
        const char         *text)
{
  DossierSideKey key;

  if (!dossier_side_key_from_text (text, &key))
    return;
  set_key (self, side, &key);
  dossier_compare_page_reload (self);
}

static void
picked_left_cb (DossierComparePage *self,
                const char         *text)
{
  picked (self, DOSSIER_SIDE_LEFT, text);
}

static void
picked_right_cb (DossierComparePage *self,
                 const char         *text)
{
  picked (self, DOSSIER_SIDE_RIGHT, text);
}

static void
swap_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DossierComparePage *self = DOSSIER_COMPARE_PAGE (widget);
  DossierSideKey left = self->keys[DOSSIER_SIDE_LEFT], right = self->keys[DOSSIER_SIDE_RIGHT];

  dossier_compare_page_compare (self, &right, &left);
}

static void
choose_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  DossierComparePage *self = DOSSIER_COMPARE_PAGE (widget);
  gboolean left = g_str_equal (name, "compare.choose-left");

  dossier_compare_page_set_tab (self, left ? 0 : 2);
  dossier_compare_pane_choose (self->panes[left ? DOSSIER_SIDE_LEFT : DOSSIER_SIDE_RIGHT]);
}

/* Declared in dossier-compare-page-private.h */
void
dossier_compare_page_set_together (DossierComparePage *self,
                                   gboolean            together)
{
  if (self->together == together)
    return;
  self->together = together;
  dossier_workspace_set_state (self->workspace, STATE_TOGETHER, together ? "1" : "0");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOGETHER]);
}

/* The narrow form: the three parts take turns */

static void
apply_layout (DossierComparePage *self)
{
  GtkWidget *parts[] = { GTK_WIDGET (self->panes[0]), self->middle, GTK_WIDGET (self->panes[1]) };

  gtk_widget_set_visible (self->switcher, self->narrow);
  gtk_widget_set_size_request (self->middle, self->narrow ? -1 : MIDDLE_WIDTH, -1);
  gtk_widget_set_hexpand (self->middle, self->narrow);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    gtk_widget_set_visible (parts[i], !self->narrow || self->tab == i);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->tabs[self->tab]), TRUE);
}

/* Declared in dossier-compare-page-private.h: which part is seen in a narrow page; 0 left, 1 between, 2 right. */
void
dossier_compare_page_set_tab (DossierComparePage *self,
                              guint               tab)
{
  self->tab = tab;
  apply_layout (self);
}

static void
tab_cb (DossierComparePage *self,
        GtkToggleButton    *button)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->tabs); i++)
    if (gtk_toggle_button_get_active (button) && self->tabs[i] == GTK_WIDGET (button) && self->tab != i)
      dossier_compare_page_set_tab (self, i);
}

static gboolean
narrow_cb (gpointer data)
{
  DossierComparePage *self = data;

  self->narrow_source = 0;
  apply_layout (self);
  return G_SOURCE_REMOVE;
}

static void
dossier_compare_page_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  DossierComparePage *self = DOSSIER_COMPARE_PAGE (widget);
  int minimum;

  gtk_widget_measure (self->box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_allocate (self->box, MAX (width, minimum), height, baseline, NULL);
  if (self->narrow != (width < NARROW))
    {
      self->narrow = width < NARROW;
      if (self->narrow_source == 0)
        self->narrow_source = g_idle_add (narrow_cb, self);
    }
}

/* It can be made narrower than its wide form. */
static void
dossier_compare_page_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  DossierComparePage *self = DOSSIER_COMPARE_PAGE (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    for_size = -1;
  gtk_widget_measure (self->box, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, MIDDLE_WIDTH);
}

static void
dossier_compare_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dossier_compare_page_parent_class)->map (widget);
  if (DOSSIER_COMPARE_PAGE (widget)->stale)
    dossier_compare_page_reload (DOSSIER_COMPARE_PAGE (widget));
}

/* Building */

static GtkWidget *
make_tool (const char *icon,
           const char *tooltip,
           const char *action)
{
  gboolean toggles = g_str_equal (action, "compare.together");
  GtkWidget *button = toggles ? gtk_toggle_button_new () : gtk_button_new ();

  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
make_tools (void)
{
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

  gtk_box_append (GTK_BOX (tools), make_tool ("object-flip-horizontal-symbolic", _("Swap the sides (S)"), "compare.swap"));
  gtk_box_append (GTK_BOX (tools), make_tool ("insert-link-symbolic", _("Scroll together (T)"), "compare.together"));
  gtk_box_append (GTK_BOX (tools), make_tool ("go-up-symbolic", _("Previous difference (P)"), "compare.previous"));
  gtk_box_append (GTK_BOX (tools), make_tool ("go-down-symbolic", _("Next difference (N)"), "compare.next"));
  gtk_widget_set_halign (tools, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (tools, "compare-tools");
  return tools;
}

static GtkWidget *
make_busy (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *spinner = gtk_spinner_new ();

  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), spinner);
  gtk_box_append (GTK_BOX (box), gtk_label_new (_("Comparing…")));
  return box;
}

static GtkWidget *
make_middle (DossierComparePage *self)
{
  GtkWidget *middle = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroller = gtk_scrolled_window_new ();
  g_autoptr (GtkListItemFactory) factory = dossier_compare_row_factory_new ();

  self->list = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), g_object_ref (factory));
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  gtk_widget_add_css_class (self->list, "compare-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What both texts tell, and what only one"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  self->message = adw_status_page_new ();
  gtk_widget_add_css_class (self->message, "compact");
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "list");
  gtk_stack_add_named (GTK_STACK (self->stack), self->message, "message");
  gtk_stack_add_named (GTK_STACK (self->stack), make_busy (), "busy");
  gtk_widget_set_vexpand (self->stack, TRUE);
  self->status = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->status), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->status), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->status), 0);
  gtk_label_set_lines (GTK_LABEL (self->status), 3);
  gtk_label_set_ellipsize (GTK_LABEL (self->status), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->status, "compare-status");
  gtk_box_append (GTK_BOX (middle), make_tools ());
  gtk_box_append (GTK_BOX (middle), self->stack);
  gtk_box_append (GTK_BOX (middle), self->status);
  gtk_widget_add_css_class (middle, "pane");
  gtk_widget_add_css_class (middle, "compare-middle");
  return middle;
}

static GtkWidget *
make_switcher (DossierComparePage *self)
{
  const char *labels[] = { _("Left"), _("Differences"), _("Right") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (self->tabs); i++)
    {
      self->tabs[i] = gtk_toggle_button_new_with_label (labels[i]);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->tabs[i]), GTK_TOGGLE_BUTTON (self->tabs[0]));
      g_signal_connect_swapped (self->tabs[i], "toggled", G_CALLBACK (tab_cb), self);
      gtk_box_append (GTK_BOX (box), self->tabs[i]);
    }
  gtk_widget_add_css_class (box, "compare-switcher");
  return box;
}

static void
text_scale_cb (DossierComparePage *self)
{
  for (guint side = 0; side < DOSSIER_N_SIDES; side++)
    dossier_compare_pane_set_scale (self->panes[side], g_settings_get_double (self->settings, "text-scale"));
}

static void
build (DossierComparePage *self)
{
  GtkWidget *parts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  for (guint side = 0; side < DOSSIER_N_SIDES; side++)
    {
      GtkWidget *pane = dossier_compare_pane_new (self->workspace, side);

      gtk_widget_set_hexpand (pane, TRUE);
      self->panes[side] = DOSSIER_COMPARE_PANE (pane);
    }
  self->middle = make_middle (self);
  self->switcher = make_switcher (self);
  gtk_box_append (GTK_BOX (parts), GTK_WIDGET (self->panes[DOSSIER_SIDE_LEFT]));
  gtk_box_append (GTK_BOX (parts), self->middle);
  gtk_box_append (GTK_BOX (parts), GTK_WIDGET (self->panes[DOSSIER_SIDE_RIGHT]));
  gtk_widget_set_vexpand (parts, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->switcher);
  gtk_box_append (GTK_BOX (self->box), parts);
  g_signal_connect_object (self->panes[0], "picked", G_CALLBACK (picked_left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panes[1], "picked", G_CALLBACK (picked_right_cb), self, G_CONNECT_SWAPPED);
  self->settings = dossier_ui_settings_new ();
  if (self->settings != NULL)
    {
      g_signal_connect_object (self->settings, "changed::text-scale", G_CALLBACK (text_scale_cb), self, G_CONNECT_SWAPPED);
      text_scale_cb (self);
    }
}

static void
restore_state (DossierComparePage *self)
{
  g_autofree char *together = dossier_workspace_get_state (self->workspace, STATE_TOGETHER);

  self->together = g_strcmp0 (together, "0") != 0;
  for (guint side = 0; side < DOSSIER_N_SIDES; side++)
    {
      g_autofree char *text = dossier_workspace_get_state (self->workspace, state_keys[side]);

      if (text == NULL || !dossier_side_key_from_text (text, &self->keys[side]))
        self->keys[side] = (DossierSideKey) { DOSSIER_ID_NIL, FALSE };
      show_name (self, side);
    }
}

static void
dossier_compare_page_get_property (GObject    *object,
                                   guint       property,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  if (property == PROP_TOGETHER)
    g_value_set_boolean (value, DOSSIER_COMPARE_PAGE (object)->together);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
dossier_compare_page_set_property (GObject      *object,
                                   guint         property,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  if (property == PROP_TOGETHER)
    dossier_compare_page_set_together (DOSSIER_COMPARE_PAGE (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
dossier_compare_page_dispose (GObject *object)
{
  DossierComparePage *self = DOSSIER_COMPARE_PAGE (object);

  stop_loading (self);
  g_clear_handle_id (&self->narrow_source, g_source_remove);
  if (self->selection != NULL)
    gtk_single_selection_set_model (self->selection, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->pairing, dossier_pairing_free);
  g_clear_object (&self->settings);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dossier_compare_page_parent_class)->dispose (object);
}

static void
dossier_compare_page_class_init (DossierComparePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dossier_compare_page_dispose;
  object_class->get_property = dossier_compare_page_get_property;
  object_class->set_property = dossier_compare_page_set_property;
  widget_class->measure = dossier_compare_page_measure;
  widget_class->size_allocate = dossier_compare_page_size_allocate;
  widget_class->map = dossier_compare_page_map;
  gtk_widget_class_set_css_name (widget_class, "compare-page");
  properties[PROP_TOGETHER] = g_param_spec_boolean ("together", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_install_action (widget_class, "compare.swap", NULL, swap_action);
  gtk_widget_class_install_action (widget_class, "compare.choose-left", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "compare.choose-right", NULL, choose_action);
  gtk_widget_class_install_property_action (widget_class, "compare.together", "together");
  dossier_compare_going_class_init (widget_class);
}

static void
dossier_compare_page_init (DossierComparePage *self)
{
  self->tab = 1;
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * dossier_compare_page_new:
 * @workspace: what is compared
 *
 * Returns: (transfer floating): the page, with what was compared last time
 */
GtkWidget *
dossier_compare_page_new (DossierWorkspace *workspace)
{
  DossierComparePage *self;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (DOSSIER_TYPE_COMPARE_PAGE, NULL);
  self->workspace = g_object_ref (workspace);
  build (self);
  restore_state (self);
  dossier_compare_going_init (self);
  apply_layout (self);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  dossier_compare_going_update (self);
  show_empty (self);
  dossier_compare_page_reload (self);
  return GTK_WIDGET (self);
}

/**
 * dossier_compare_page_compare:
 * @left: what is to stand on the left
 * @right: what is to stand on the right
 */
void
dossier_compare_page_compare (DossierComparePage   *self,
                              const DossierSideKey *left,
                              const DossierSideKey *right)
{
  g_return_if_fail (DOSSIER_IS_COMPARE_PAGE (self) && left != NULL && right != NULL);

  for (guint side = 0; side < DOSSIER_N_SIDES; side++)
    {
      GtkWidget *picker = dossier_compare_pane_get_picker (self->panes[side]);

      if (!gtk_widget_get_visible (picker))
        continue;
      gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL); /* an entry that is hidden while one types in it complains */
      gtk_popover_popdown (GTK_POPOVER (picker));
    }
  set_key (self, DOSSIER_SIDE_LEFT, left);
  set_key (self, DOSSIER_SIDE_RIGHT, right);
  dossier_compare_page_reload (self);
}

void
dossier_compare_page_get_keys (DossierComparePage *self,
                               DossierSideKey      keys[DOSSIER_N_SIDES])
{
  g_return_if_fail (DOSSIER_IS_COMPARE_PAGE (self));

  for (guint side = 0; side < DOSSIER_N_SIDES; side++)
    keys[side] = self->keys[side];
}

/* Whether something is on its way, or will be as soon as the page is seen. */
gboolean
dossier_compare_page_is_loading (DossierComparePage *self)
{
  g_return_val_if_fail (DOSSIER_IS_COMPARE_PAGE (self), FALSE);
  return self->loading != NULL || self->stale;
}

/* Returns: (transfer none) (nullable): what is shown, until it is read again */
const DossierPairing *
dossier_compare_page_get_pairing (DossierComparePage *self)
{
  g_return_val_if_fail (DOSSIER_IS_COMPARE_PAGE (self), NULL);
  return self->pairing;
}

/* Returns: (transfer none) */
DossierComparePane *
dossier_compare_page_get_pane (DossierComparePage *self,
                               DossierSide         side)
{
  g_return_val_if_fail (DOSSIER_IS_COMPARE_PAGE (self), NULL);
  return self->panes[side];
}

/* Returns: (transfer none): the rows between the texts */
GtkWidget *
dossier_compare_page_get_list (DossierComparePage *self)
{
  g_return_val_if_fail (DOSSIER_IS_COMPARE_PAGE (self), NULL);
  return self->list;
}

/* Returns: (transfer none): the line below the rows */
const char *
dossier_compare_page_get_status (DossierComparePage *self)
{
  g_return_val_if_fail (DOSSIER_IS_COMPARE_PAGE (self), NULL);
  return gtk_label_get_text (GTK_LABEL (self->status));
}
