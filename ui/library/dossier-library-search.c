/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the library tells of a search beside the list: how many articles there are to search, and where in each the words stand.
 * Part of DossierLibraryPane; main thread, reads on the pool. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-library-pane-private.h"

#include "dossier-ui.h"

#include <glib/gi18n.h>

#define MAX_SNIPPETS 300

static gpointer
count_articles (DossierWorkspace  *workspace,
                gpointer           data,
                GCancellable      *cancellable,
                GError           **error)
{
  g_autoptr (GError) local = NULL;
  guint count = dossier_workspace_count (workspace, data, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return g_memdup2 (&count, sizeof count);
}

static void
counted_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree guint *n = dossier_workspace_read_finish (DOSSIER_WORKSPACE (object), result, &error);
  g_autofree char *placeholder = NULL;
  DossierLibraryPane *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = DOSSIER_LIBRARY_PANE (user_data);
  self->is_counting = FALSE;
  if (n != NULL) /* else the placeholder stays as it is; the list tells of any trouble */
    {
      placeholder = g_strdup_printf (ngettext ("Search %u article", "Search %u articles", *n), *n);
      g_object_set (self->search, "placeholder-text", placeholder, NULL);
    }
  if (self->count_again)
    dossier_library_search_count (self);
}

/* Says of how many articles the search is. One question at a time, so that no older answer comes last. */
void
dossier_library_search_count (DossierLibraryPane *self)
{
  DossierQuery *query;

  self->count_again = self->is_counting;
  if (self->is_counting)
    return;
  self->is_counting = TRUE;
  query = dossier_query_new (DOSSIER_RECORD_ARTICLE);
  query->collection = *dossier_collections_popover_get_collection (self->scope);
  query->deleted = dossier_collections_popover_get_deleted (self->scope);
  dossier_workspace_read_async (self->workspace, count_articles, query, (GDestroyNotify) dossier_query_free, g_free,
                                self->counting, counted_cb, self);
}

static gpointer
read_hits (DossierWorkspace  *workspace,
           gpointer           data,
           GCancellable      *cancellable,
           GError           **error)
{
  return dossier_workspace_load_hits (workspace, data, MAX_SNIPPETS, error);
}

/* The row shows where its article has what was searched for. */
void
dossier_library_search_show (DossierLibraryPane *self,
                             DossierArticleRow  *row)
{
  DossierItem *item = dossier_article_row_get_item (row);

  dossier_article_row_set_snippet (row, item != NULL && self->text != NULL
                                          ? g_hash_table_lookup (self->snippets, dossier_item_get_id (item)) : NULL);
}

static void
show_snippets (DossierLibraryPane *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    dossier_library_search_show (self, row);
}

static void
hits_read_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = dossier_workspace_read_finish (DOSSIER_WORKSPACE (object), result, &error);
  DossierLibraryPane *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = DOSSIER_LIBRARY_PANE (user_data);
  if (hits == NULL)
    {
      dossier_ui_report_error (GTK_WIDGET (self), _("The search failed"), error);
      return;
    }
  for (guint i = 0; i < hits->len; i++)
    {
      const DossierHit *hit = g_ptr_array_index (hits, i);

      g_hash_table_insert (self->snippets, dossier_id_copy (&hit->article), g_strdup (hit->snippet));
    }
  show_snippets (self);
}

/* Asks where the articles have what was searched for. */
void
dossier_library_search_snippets (DossierLibraryPane *self)
{
  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  g_hash_table_remove_all (self->snippets);
  show_snippets (self);
  if (self->text == NULL)
    return;
  self->searching = g_cancellable_new ();
  dossier_workspace_read_async (self->workspace, read_hits, g_strdup (self->text), g_free,
                                (GDestroyNotify) g_ptr_array_unref, self->searching, hits_read_cb, self);
}
