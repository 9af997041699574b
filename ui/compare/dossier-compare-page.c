/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two texts and what stands between them. The page holds what is compared, and what is chosen for either side, which is kept with
 * the workspace; the panes and rows only show it. Main thread; the window owns it. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-compare-page.h"

#include "dossier-compare-page-private.h"
#include "dossier-ui.h"

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

/* Choosing */

/* Whether a text is chosen for a side. */
gboolean
dossier_compare_page_is_chosen (DossierComparePage *self,
                                DossierSide         side)
{
  return !dossier_id_is_nil (&self->keys[side].id);
}

/* The name of what is chosen stands above its side. */
void
dossier_compare_page_show_name (DossierComparePage *self,
                                DossierSide         side)
{
  const DossierSideKey *key = &self->keys[side];
  g_autoptr (GObject) record = NULL;

  if (dossier_compare_page_is_chosen (self, side))
    record = dossier_workspace_lookup (self->workspace, key->is_note ? DOSSIER_RECORD_NOTE : DOSSIER_RECORD_ARTICLE, &key->id);
  dossier_compare_pane_set_name (self->panes[side], record == NULL ? NULL : key->is_note ? DOSSIER_NOTE (record)->title : DOSSIER_ARTICLE (record)->title);
}

static void
set_key (DossierComparePage   *self,
         DossierSide           side,
         const DossierSideKey *key)
{
  g_autofree char *text = dossier_side_key_to_text (key);

  self->keys[side] = *key;
  dossier_workspace_set_state (self->workspace, state_keys[side], *text != '\0' ? text : NULL);
  dossier_compare_page_show_name (self, side);
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

static void
dossier_compare_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dossier_compare_page_parent_class)->map (widget);
  if (DOSSIER_COMPARE_PAGE (widget)->stale)
    dossier_compare_page_reload (DOSSIER_COMPARE_PAGE (widget));
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
      dossier_compare_page_show_name (self, side);
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

  dossier_compare_reading_stop (self);
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
  widget_class->measure = dossier_compare_parts_measure;
  widget_class->size_allocate = dossier_compare_parts_size_allocate;
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
  dossier_compare_parts_build (self);
  g_signal_connect_object (self->panes[0], "picked", G_CALLBACK (picked_left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panes[1], "picked", G_CALLBACK (picked_right_cb), self, G_CONNECT_SWAPPED);
  restore_state (self);
  dossier_compare_going_init (self);
  dossier_compare_parts_lay_out (self);
  dossier_compare_reading_init (self);
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
