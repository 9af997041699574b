/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is compared is read and compared on the pool, and again when something of it has changed; only the newest question
 * counts. What came is put on the page, or why nothing did. Part of DossierComparePage; main thread. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-compare-page-private.h"

#include <glib/gi18n.h>

#include "dossier-ui.h"

#define SLOW 300          /* ms, after which it is said that it takes a while */

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
  if (dossier_compare_page_is_chosen (self, DOSSIER_SIDE_LEFT) || dossier_compare_page_is_chosen (self, DOSSIER_SIDE_RIGHT))
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
      dossier_ui_choose_row (GTK_LIST_VIEW (self->list), i);
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

/* What is on its way is not waited for any more. */
void
dossier_compare_reading_stop (DossierComparePage *self)
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
  dossier_compare_reading_stop (self);
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
  dossier_compare_reading_stop (self);
  if (!dossier_compare_page_is_chosen (self, DOSSIER_SIDE_LEFT) || !dossier_compare_page_is_chosen (self, DOSSIER_SIDE_RIGHT))
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
    if (dossier_compare_page_is_chosen (self, side) && dossier_change_set_touches_row (changes, self->keys[side].is_note ? "note" : "article", &self->keys[side].id))
      return TRUE;
  if (!dossier_compare_page_is_chosen (self, DOSSIER_SIDE_LEFT) || !dossier_compare_page_is_chosen (self, DOSSIER_SIDE_RIGHT))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (dossier_change_set_touches (changes, tables[i]))
      return TRUE;
  return shows_suggestions (self) && dossier_change_set_touches (changes, "suggestion");
}

static void
changed_cb (DossierComparePage *self,
            DossierChangeSet   *changes)
{
  if (!is_concerned (self, changes))
    return;
  for (guint side = 0; side < DOSSIER_N_SIDES; side++)
    dossier_compare_page_show_name (self, side);
  if (self->loading != NULL)
    self->again = TRUE;
  else
    dossier_compare_page_reload (self);
}

/**
 * dossier_compare_reading_init:
 * @self: a page that knows what is chosen
 *
 * Reads it, and again whenever something of it changes.
 */
void
dossier_compare_reading_init (DossierComparePage *self)
{
  g_signal_connect_object (self->workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  dossier_compare_going_update (self);
  show_empty (self);
  dossier_compare_page_reload (self);
}
