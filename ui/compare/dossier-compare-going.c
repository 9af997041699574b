/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Going from place to place in two texts: by the rows between them, from difference to difference, by clicking in one of them,
 * and by scrolling one with the other following. Part of DossierComparePage, main thread.
 */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-compare-page-private.h"

#include <glib/gi18n.h>

#include "dossier-ui.h"

#include <string.h>

static GListModel *
get_items (DossierComparePage *self)
{
  return gtk_single_selection_get_model (self->selection);
}

static void
say_place (DossierComparePage *self,
           DossierCompareItem *item)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *sides[] = { _("left"), _("right") };

  for (guint side = 0; side < DOSSIER_N_SIDES; side++)
    {
      guint n = dossier_compare_item_count_places (item, side);

      if (n == 0)
        continue;
      if (text->len > 0)
        g_string_append (text, " · ");
      /* Translators: "left 2 of 3": which of the places in the left text is shown */
      g_string_append_printf (text, _("%s %u of %u"), sides[side], item->shown % n + 1, n);
    }
  gtk_label_set_text (GTK_LABEL (self->status), text->len > 0 ? text->str : _("No words of either text are tied to it"));
}

/* Shows the next place of a row in both texts. */
static void
go_to (DossierComparePage *self,
       DossierCompareItem *item)
{
  self->leader = -1;
  for (guint side = 0; side < DOSSIER_N_SIDES; side++)
    {
      DossierSpan span;

      if (dossier_compare_item_get_place (item, side, item->shown, &span))
        dossier_compare_pane_show_span (self->panes[side], &span);
    }
  say_place (self, item);
  item->shown++;
}

static void
activate_cb (DossierComparePage *self,
             guint               position)
{
  g_autoptr (DossierCompareItem) item = get_items (self) != NULL ? g_list_model_get_item (get_items (self), position) : NULL;

  if (item != NULL && item->type != DOSSIER_COMPARE_HEADING)
    go_to (self, item);
}

/* From difference to difference */

static void
step (DossierComparePage *self,
      int                 direction)
{
  GListModel *items = get_items (self);
  guint n = items != NULL ? g_list_model_get_n_items (items) : 0, selected = gtk_single_selection_get_selected (self->selection);
  int found = -1, at = selected == GTK_INVALID_LIST_POSITION ? (direction > 0 ? -1 : (int) n) : (int) selected;
  guint number = 0, all = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DossierCompareItem) item = g_list_model_get_item (items, i);

      if (!dossier_compare_item_is_difference (item))
        continue;
      all++;
      if ((direction > 0 && found < 0 && (int) i > at) || (direction < 0 && (int) i < at))
        {
          found = (int) i;
          number = all;
        }
    }
  if (found < 0)
    {
      gtk_label_set_text (GTK_LABEL (self->status), all == 0 ? _("No differences") : direction > 0 ? _("No further difference") : _("No difference before"));
      return;
    }
  {
    g_autoptr (DossierCompareItem) item = g_list_model_get_item (items, (guint) found);
    g_autofree char *words = dossier_compare_item_describe (item);
    g_autofree char *text = g_strdup_printf (_("Difference %u of %u: %s"), number, all, words);

    dossier_ui_choose_row (GTK_LIST_VIEW (self->list), (guint) found);
    item->shown = 0;
    go_to (self, item);
    gtk_label_set_text (GTK_LABEL (self->status), text);
  }
}

static void
step_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  step (DOSSIER_COMPARE_PAGE (widget), strcmp (name, "compare.next") == 0 ? 1 : -1);
}

/* Clicking in a text */

/* The number of the place with @offset among those of a row; -1 when none has it. */
static int
find_place (DossierCompareItem *item,
            DossierSide         side,
            guint               offset,
            DossierSpan        *place)
{
  guint n = dossier_compare_item_count_places (item, side);

  for (guint i = 0; i < n; i++)
    if (dossier_compare_item_get_place (item, side, i, place) && place->start <= offset && offset < place->end)
      return (int) i;
  return -1;
}

/* The row of what was clicked: the one with the fewest words around. The other text shows its own place for it. */
static void
pointed (DossierComparePage *self,
         DossierSide         side,
         guint               offset)
{
  GListModel *items = get_items (self);
  DossierSide other = side == DOSSIER_SIDE_LEFT ? DOSSIER_SIDE_RIGHT : DOSSIER_SIDE_LEFT;
  guint best = GTK_INVALID_LIST_POSITION, length = G_MAXUINT, number = 0;
  DossierSpan span;

  for (guint i = 0; items != NULL && i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (DossierCompareItem) item = g_list_model_get_item (items, i);
      int place = find_place (item, side, offset, &span);

      if (place >= 0 && span.end - span.start < length)
        {
          best = i;
          length = span.end - span.start;
          number = (guint) place;
        }
    }
  if (best != GTK_INVALID_LIST_POSITION)
    {
      g_autoptr (DossierCompareItem) item = g_list_model_get_item (items, best);

      dossier_ui_choose_row (GTK_LIST_VIEW (self->list), best);
      self->leader = -1;
      item->shown = number;
      if (dossier_compare_item_get_place (item, other, number, &span))
        dossier_compare_pane_show_span (self->panes[other], &span);
      say_place (self, item);
    }
}

static void
pointed_left_cb (DossierComparePage *self,
                 guint               offset)
{
  pointed (self, DOSSIER_SIDE_LEFT, offset);
}

static void
pointed_right_cb (DossierComparePage *self,
                  guint               offset)
{
  pointed (self, DOSSIER_SIDE_RIGHT, offset);
}

/* Into the reader */

static void
open_text (DossierComparePage *self,
           DossierSide         side,
           guint               offset)
{
  const DossierPairText *text = self->pairing != NULL ? self->pairing->texts[side] : NULL;
  g_autofree char *id = text != NULL ? dossier_id_to_text (&text->key.id) : NULL;
  g_autofree char *place = NULL;

  if (text == NULL)
    return;
  if (text->key.is_note)
    {
      dossier_ui_go (GTK_WIDGET (self), "win.open-note", id);
      return;
    }
  place = g_strdup_printf ("%s:%u-%u", id, offset, offset);
  dossier_ui_go (GTK_WIDGET (self), "win.open-article", place);
}

static void
open_left_cb (DossierComparePage *self,
              guint               offset)
{
  open_text (self, DOSSIER_SIDE_LEFT, offset);
}

static void
open_right_cb (DossierComparePage *self,
               guint               offset)
{
  open_text (self, DOSSIER_SIDE_RIGHT, offset);
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DossierComparePage *self = DOSSIER_COMPARE_PAGE (widget);
  DossierSide side = strcmp (name, "compare.open-left") == 0 ? DOSSIER_SIDE_LEFT : DOSSIER_SIDE_RIGHT;

  open_text (self, side, dossier_text_view_get_caret (dossier_compare_pane_get_view (self->panes[side])));
}

/* Scrolling together */

static void
follow (DossierComparePage *self,
        DossierSide         side)
{
  DossierSide other = side == DOSSIER_SIDE_LEFT ? DOSSIER_SIDE_RIGHT : DOSSIER_SIDE_LEFT;

  if (!self->together || self->pairing == NULL || self->leader != (int) side)
    return;
  dossier_compare_pane_set_top (self->panes[other], dossier_pairing_follow (self->pairing, side, dossier_compare_pane_get_top (self->panes[side])));
}

static void
scrolled_left_cb (DossierComparePage *self)
{
  follow (self, DOSSIER_SIDE_LEFT);
}

static void
scrolled_right_cb (DossierComparePage *self)
{
  follow (self, DOSSIER_SIDE_RIGHT);
}

static void
used_left_cb (DossierComparePage *self)
{
  self->leader = DOSSIER_SIDE_LEFT;
}

static void
used_right_cb (DossierComparePage *self)
{
  self->leader = DOSSIER_SIDE_RIGHT;
}

/* Keys */

static gboolean
types_words (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return GTK_IS_EDITABLE (focus) || (focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL);
}

static gboolean
key_pressed_cb (DossierComparePage *self,
                guint               key,
                guint               code,
                GdkModifierType     state)
{
  static const struct
  {
    guint key;
    const char *action;
  } keys[] = {
    { GDK_KEY_n, "compare.next" }, { GDK_KEY_p, "compare.previous" }, { GDK_KEY_s, "compare.swap" }, { GDK_KEY_t, "compare.together" },
    { GDK_KEY_l, "compare.choose-left" }, { GDK_KEY_r, "compare.choose-right" },
  };

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_SHIFT_MASK)) != 0 || types_words (GTK_WIDGET (self)))
    return GDK_EVENT_PROPAGATE;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (key == keys[i].key)
      {
        gtk_widget_activate_action_variant (GTK_WIDGET (self), keys[i].action, NULL);
        return GDK_EVENT_STOP;
      }
  return GDK_EVENT_PROPAGATE;
}

static void
focus_tab (DossierComparePage *self,
           guint               tab)
{
  GtkWidget *parts[] = { GTK_WIDGET (dossier_compare_pane_get_view (self->panes[0])), self->list,
                         GTK_WIDGET (dossier_compare_pane_get_view (self->panes[1])) };

  dossier_compare_page_set_tab (self, tab);
  if (!gtk_widget_get_mapped (parts[tab]) || !gtk_widget_grab_focus (parts[tab]))
    gtk_widget_child_focus (tab == 1 ? self->middle : GTK_WIDGET (self->panes[tab / 2]), GTK_DIR_TAB_FORWARD);
}

/* F6 and Shift+F6: left text, what stands between, right text. */
static void
pane_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DossierComparePage *self = DOSSIER_COMPARE_PAGE (widget);
  GtkWidget *parts[] = { GTK_WIDGET (self->panes[0]), self->middle, GTK_WIDGET (self->panes[1]) };
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  int at = -1;

  for (int i = 0; i < 3; i++)
    if (focus != NULL && (focus == parts[i] || gtk_widget_is_ancestor (focus, parts[i])))
      at = i;
  if (strcmp (name, "compare.next-pane") == 0)
    focus_tab (self, (guint) (at + 1) % 3);
  else
    focus_tab (self, (guint) (at <= 0 ? 2 : at - 1));
}

/* Declared in dossier-compare-page-private.h: what can be done now. */
void
dossier_compare_going_update (DossierComparePage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GListModel *items = get_items (self);
  gboolean any = FALSE;

  for (guint i = 0; items != NULL && i < g_list_model_get_n_items (items) && !any; i++)
    {
      g_autoptr (DossierCompareItem) item = g_list_model_get_item (items, i);

      any = dossier_compare_item_is_difference (item);
    }
  gtk_widget_action_set_enabled (widget, "compare.next", any);
  gtk_widget_action_set_enabled (widget, "compare.previous", any);
  gtk_widget_action_set_enabled (widget, "compare.open-left", self->pairing != NULL);
  gtk_widget_action_set_enabled (widget, "compare.open-right", self->pairing != NULL);
  gtk_widget_action_set_enabled (widget, "compare.swap", !dossier_id_is_nil (&self->keys[0].id) || !dossier_id_is_nil (&self->keys[1].id));
}

void
dossier_compare_going_class_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "compare.next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "compare.previous", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "compare.open-left", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "compare.open-right", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "compare.next-pane", NULL, pane_action);
  gtk_widget_class_install_action (widget_class, "compare.previous-pane", NULL, pane_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F6, 0, "compare.next-pane", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F6, GDK_SHIFT_MASK, "compare.previous-pane", NULL);
}

void
dossier_compare_going_init (DossierComparePage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->leader = -1;
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_object (self->panes[0], "pointed", G_CALLBACK (pointed_left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panes[1], "pointed", G_CALLBACK (pointed_right_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panes[0], "open", G_CALLBACK (open_left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panes[1], "open", G_CALLBACK (open_right_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panes[0], "scrolled", G_CALLBACK (scrolled_left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panes[1], "scrolled", G_CALLBACK (scrolled_right_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panes[0], "used", G_CALLBACK (used_left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panes[1], "used", G_CALLBACK (used_right_cb), self, G_CONNECT_SWAPPED);
}
