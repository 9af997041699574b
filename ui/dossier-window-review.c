/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Suggestions in the window: how many wait, going to where they are decided, and offering the other occurrences of what was
 * just tagged. Main thread only. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-window-private.h"

#include <glib/gi18n.h>

#include "dossier-ui.h"

#define PACE_MS 300      /* while suggestions come in, they are counted no oftener */
#define MOST_SHOWN 999
#define OFFER_SECONDS 20 /* later nobody remembers what was tagged */

/* How many wait */

typedef struct
{
  guint open;
  DossierId entity;
  guint of_entity;
  char *name;      /* (owned) (nullable) */
} Counts;

static void
counts_free (gpointer data)
{
  Counts *counts = data;

  g_free (counts->name);
  g_free (counts);
}

static gpointer
read_counts (DossierWorkspace  *workspace,
             gpointer           data,
             GCancellable      *cancellable,
             GError           **error)
{
  const DossierId *entity = data;
  DossierSuggestionFilter filter = { .entity = *entity };
  g_autoptr (DossierEntity) record = NULL;
  Counts *counts = g_new0 (Counts, 1);
  GError *local = NULL;

  counts->entity = *entity;
  counts->open = dossier_workspace_count_suggestions (workspace, NULL, &local);
  if (local == NULL && !dossier_id_is_nil (entity))
    {
      counts->of_entity = dossier_workspace_count_suggestions (workspace, &filter, &local);
      record = (DossierEntity *) dossier_workspace_lookup (workspace, DOSSIER_RECORD_ENTITY, entity);
      counts->name = record != NULL ? g_strdup (record->name) : NULL;
    }
  if (local == NULL)
    return counts;
  g_propagate_error (error, local);
  counts_free (counts);
  return NULL;
}

static void
show_count (DossierWindow *self,
            guint          open)
{
  AdwViewStackPage *page = adw_view_stack_get_page (self->stack, adw_view_stack_get_child_by_name (self->stack, "review"));
  g_autofree char *title = NULL;

  if (open == 0)
    title = g_strdup (_("Review"));
  else if (open > MOST_SHOWN)
    /* Translators: the name of the page, and that more than so many wait there */
    title = g_strdup_printf (_("Review (%u+)"), MOST_SHOWN);
  else
    /* Translators: the name of the page, and how many wait there */
    title = g_strdup_printf (_("Review (%u)"), open);
  adw_view_stack_page_set_title (page, title);
}

static gboolean
is_over (DossierWindow *self)
{
  return g_get_monotonic_time () - self->offered_at > OFFER_SECONDS * G_USEC_PER_SEC;
}

/* Offers to go through what was found; of the same entity only when there is more than before. */
static void
offer (DossierWindow *self,
       const Counts  *counts)
{
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (self->offered, &counts->entity));
  g_autofree char *plain = NULL, *message = NULL, *id = NULL;
  AdwToast *toast;

  if (!dossier_id_equal (&counts->entity, &self->offer) || is_over (self))
    return;
  g_hash_table_insert (self->offered, dossier_id_copy (&counts->entity), GUINT_TO_POINTER (counts->of_entity));
  if (counts->of_entity == 0 || counts->name == NULL || counts->of_entity <= before)
    return;
  /* Translators: how many, and the name that was just tagged */
  plain = g_strdup_printf (ngettext ("%u other occurrence of “%s”", "%u other occurrences of “%s”", counts->of_entity),
                           counts->of_entity, counts->name);
  message = g_markup_escape_text (plain, -1);
  id = dossier_id_to_text (&counts->entity);
  if (self->offer_toast != NULL)
    adw_toast_dismiss (self->offer_toast);
  toast = adw_toast_new (message);
  adw_toast_set_timeout (toast, 8);
  adw_toast_set_button_label (toast, _("_Review"));
  adw_toast_set_action_name (toast, "win.review");
  adw_toast_set_action_target (toast, "s", id);
  self->offer_toast = toast;
  g_object_add_weak_pointer (G_OBJECT (toast), (gpointer *) &self->offer_toast);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

static void count (DossierWindow *self);

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (DossierWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  Counts *counts = dossier_workspace_read_finish (DOSSIER_WORKSPACE (source), result, &error);

  self->counting = FALSE;
  if (counts != NULL && !self->closed && self->offered != NULL)
    {
      show_count (self, counts->open);
      offer (self, counts);
      if (self->count_again)
        count (self);
    }
  else if (counts == NULL)
    g_info ("suggestions could not be counted: %s", error->message);
  g_clear_pointer (&counts, counts_free);
}

static void
count (DossierWindow *self)
{
  g_clear_handle_id (&self->count_source, g_source_remove);
  self->count_again = self->counting;
  if (self->counting)
    return;
  self->counting = TRUE;
  dossier_workspace_read_async (self->workspace, read_counts, dossier_id_copy (&self->offer), g_free, counts_free, NULL,
                                counted_cb, g_object_ref (self));
}

static gboolean
count_cb (gpointer user_data)
{
  DossierWindow *self = user_data;

  self->count_source = 0;
  count (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (DossierWindow    *self,
            DossierChangeSet *changes)
{
  static const char * const tables[] = { "suggestion", "mention", "entity", "identity_decision", "article" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (dossier_change_set_touches (changes, tables[i]) && self->count_source == 0 && !self->closed)
      self->count_source = g_timeout_add (PACE_MS, count_cb, self);
}

/**
 * dossier_window_review_init:
 *
 * Counts what waits; after looking for suggestions has begun.
 */
void
dossier_window_review_init (DossierWindow *self)
{
  self->offered = g_hash_table_new_full (dossier_id_hash, dossier_id_equal, g_free, NULL);
  g_signal_connect_object (self->workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  if (self->pages[DOSSIER_WINDOW_REVIEW] != NULL)
    dossier_review_page_set_suggesting (dossier_window_get_review (self), self->suggesting);
  count (self);
}

/* Before the workspace is closed. */
void
dossier_window_review_stop (DossierWindow *self)
{
  g_clear_handle_id (&self->count_source, g_source_remove);
  if (self->offer_toast != NULL)
    g_object_remove_weak_pointer (G_OBJECT (self->offer_toast), (gpointer *) &self->offer_toast);
  self->offer_toast = NULL;
  self->count_again = FALSE;
  if (self->pages[DOSSIER_WINDOW_REVIEW] != NULL)
    dossier_review_page_set_suggesting (dossier_window_get_review (self), NULL);
}

/* At the very end. */
void
dossier_window_review_dispose (DossierWindow *self)
{
  if (self->offered != NULL)
    dossier_window_review_stop (self);
  g_clear_pointer (&self->offered, g_hash_table_unref);
}

/**
 * dossier_window_review:
 * @entity: (nullable): whose occurrences alone; NULL: everything that waits
 */
void
dossier_window_review (DossierWindow   *self,
                       const DossierId *entity)
{
  dossier_window_show_page (self, "review");
  dossier_review_page_show_entity (dossier_window_get_review (self), entity);
}

/**
 * dossier_window_review_identity:
 * @entity: (nullable): whom alone; NULL: all pairs that may be one
 */
void
dossier_window_review_identity (DossierWindow   *self,
                                const DossierId *entity)
{
  dossier_window_show_page (self, "review");
  dossier_review_page_show_identity (dossier_window_get_review (self), entity);
}

/**
 * dossier_window_offer_occurrences:
 * @entity: what was just tagged
 *
 * Offers to go through its other occurrences in the library, once they are found.
 */
void
dossier_window_offer_occurrences (DossierWindow   *self,
                                  const DossierId *entity)
{
  self->offer = *entity;
  self->offered_at = g_get_monotonic_time ();
  count (self);
}

/**
 * dossier_window_get_suggesting:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): who looks for suggestions in its workspace; NULL when nobody may write to it
 */
DossierSuggesting *
dossier_window_get_suggesting (DossierWindow *self)
{
  g_return_val_if_fail (DOSSIER_IS_WINDOW (self), NULL);

  return self->suggesting;
}
