/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the board page reads boards: on the read thread, only the newest question counts. Main thread. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-board-page-private.h"

#include "dossier-grid-view.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

/* What a board needs of the workspace, read in one go. */
typedef struct
{
  DossierBoard *board;
  GPtrArray *kinds;
  GHashTable *surnames;
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  if (loaded == NULL)
    return;
  g_clear_pointer (&loaded->board, dossier_board_free);
  g_clear_pointer (&loaded->kinds, g_ptr_array_unref);
  g_clear_pointer (&loaded->surnames, g_hash_table_unref);
  g_free (loaded);
}

/* On a thread of the pool. */
static GHashTable *
count_surnames (DossierWorkspace *workspace)
{
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_ENTITY);
  g_autoptr (GPtrArray) people = NULL;
  GHashTable *surnames = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  query->kind = g_strdup ("person");
  people = dossier_workspace_load_records (workspace, query, NULL);
  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      char *surname = dossier_board_surname (((DossierEntity *) g_ptr_array_index (people, i))->name);
      gpointer count = g_hash_table_lookup (surnames, surname);

      g_hash_table_replace (surnames, surname, GUINT_TO_POINTER (GPOINTER_TO_UINT (count) + 1));
    }
  return surnames;
}

static gpointer
load_board (DossierWorkspace *workspace,
            gpointer          data,
            GCancellable     *cancellable,
            GError          **error)
{
  Loaded *loaded = g_new0 (Loaded, 1);

  loaded->board = dossier_workspace_load_board (workspace, data, error);
  if (loaded->board == NULL)
    {
      loaded_free (loaded);
      return NULL;
    }
  loaded->kinds = dossier_workspace_load_kinds (workspace, NULL);
  loaded->surnames = count_surnames (workspace);
  return loaded;
}

/* Empty states */

static void
clear_filter_cb (GtkButton        *button,
                 DossierBoardPage *self)
{
  dossier_board_filter_bar_clear (DOSSIER_BOARD_FILTER_BAR (self->bar));
}

static GtkWidget *
make_empty (DossierBoardPage *self)
{
  GtkWidget *page = adw_status_page_new (), *button;

  gtk_widget_add_css_class (page, "compact");
  if (dossier_board_filter_bar_is_clear (DOSSIER_BOARD_FILTER_BAR (self->bar)))
    {
      adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "x-office-calendar-symbolic");
      adw_status_page_set_title (ADW_STATUS_PAGE (page), _("No Events Yet"));
      adw_status_page_set_description (ADW_STATUS_PAGE (page), _("Select the words of an article that tell what happened and press E: "
                                                                 "participants and date are filled in for you. Or make an event of your own."));
      button = gtk_button_new_with_mnemonic (_("_New event"));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "board.new-event");
    }
  else
    {
      adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "edit-find-symbolic");
      adw_status_page_set_title (ADW_STATUS_PAGE (page), _("Nothing Matches"));
      adw_status_page_set_description (ADW_STATUS_PAGE (page), _("No event fits the words, kinds and dates you ask for."));
      button = gtk_button_new_with_mnemonic (_("_Clear the Filter"));
      g_signal_connect (button, "clicked", G_CALLBACK (clear_filter_cb), self);
    }
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}

/* Loading */

static gboolean
choose_pending (DossierBoardPage *self)
{
  guint place;

  if (dossier_id_is_nil (&self->pending))
    return TRUE;
  place = self->pending_event ? dossier_board_state_find_event (self->state, &self->pending)
                              : dossier_board_state_find_actor (self->state, &self->pending);
  if (place == DOSSIER_BOARD_NONE)
    return FALSE;
  self->pending = DOSSIER_ID_NIL;
  if (self->pending_event)
    dossier_board_state_choose_event (self->state, place);
  else
    dossier_board_state_choose_actors (self->state, &place, 1);
  dossier_board_lists_focus (DOSSIER_BOARD_LISTS (self->lists), self->pending_event, place);
  dossier_board_lists_reveal (DOSSIER_BOARD_LISTS (self->lists), !self->pending_event);
  return TRUE;
}

static gboolean
kinds_differ (GPtrArray *kinds,
              GPtrArray *others)
{
  if (others == NULL || kinds->len != others->len)
    return TRUE;
  for (guint i = 0; i < kinds->len; i++)
    if (g_strcmp0 (((DossierKind *) g_ptr_array_index (kinds, i))->name, ((DossierKind *) g_ptr_array_index (others, i))->name) != 0)
      return TRUE;
  return FALSE;
}

static void
show_board (DossierBoardPage *self,
            Loaded           *loaded)
{
  DossierBoard *board = g_steal_pointer (&loaded->board);

  if (loaded->kinds != NULL && kinds_differ (loaded->kinds, self->kinds))
    {
      dossier_ui_load_kinds (loaded->kinds);
      dossier_board_filter_bar_set_kinds (DOSSIER_BOARD_FILTER_BAR (self->bar), loaded->kinds);
      g_clear_pointer (&self->kinds, g_ptr_array_unref);
      self->kinds = g_ptr_array_ref (loaded->kinds);
    }
  dossier_list_set_ids (self->actors, DOSSIER_RECORD_ENTITY, board->actors);
  dossier_list_set_ids (self->events, DOSSIER_RECORD_EVENT, board->events);
  dossier_board_state_set_surnames (self->state, g_steal_pointer (&loaded->surnames));
  dossier_board_filter_bar_set_crossings (DOSSIER_BOARD_FILTER_BAR (self->bar), board->crossings);
  dossier_board_state_set_board (self->state, board);
  dossier_board_lists_set_empty (DOSSIER_BOARD_LISTS (self->lists),
                                 dossier_board_state_n_events (self->state) == 0 ? make_empty (self) : NULL);
  if (choose_pending (self))
    return;
  if (dossier_board_filter_bar_is_clear (DOSSIER_BOARD_FILTER_BAR (self->bar)))
    self->pending = DOSSIER_ID_NIL;
  else
    dossier_board_filter_bar_clear (DOSSIER_BOARD_FILTER_BAR (self->bar));
}

static void
board_loaded_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (DossierBoardPage) self = user_data;
  g_autoptr (GError) error = NULL;
  Loaded *loaded = dossier_workspace_read_finish (DOSSIER_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->loading);
  if (self->lists != NULL && loaded != NULL)
    show_board (self, loaded);
  else if (error != NULL)
    dossier_ui_report_error (GTK_WIDGET (self), _("Actors and events could not be read"), error);
  loaded_free (loaded);
}

/**
 * dossier_board_page_reload:
 *
 * Asks for the board that the filter and the orders want.
 */
void
dossier_board_page_reload (DossierBoardPage *self)
{
  DossierBoardFilter *filter = dossier_board_filter_bar_get_filter (DOSSIER_BOARD_FILTER_BAR (self->bar));

  filter->actor_order = self->orders[0];
  filter->event_order = self->orders[1];
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  dossier_workspace_read_async (self->workspace, load_board, filter, (GDestroyNotify) dossier_board_filter_free, loaded_free,
                                self->loading, board_loaded_cb, g_object_ref (self));
}

/* Articles that are only new tell nothing of events yet. */
static gboolean
alters_any (const DossierChangeSet *changes,
            const char * const     *tables)
{
  for (guint i = 0; tables[i] != NULL; i++)
    if (dossier_change_set_alters (changes, tables[i]))
      return TRUE;
  return FALSE;
}

static void
workspace_changed_cb (DossierWorkspace *workspace,
                      DossierChangeSet *changes,
                      DossierBoardPage *self)
{
  static const char * const board_tables[] = { "entity", "alias", "event", "event_place", "statement", "account", "article", "identity_decision",
                                               "entity_kind", NULL };
  static const char * const grid_tables[] = { "event", "statement", "account", "passage", "article", "source", "source_rating", "entity",
                                              "identity_decision", "copy_member", NULL };

  if (alters_any (changes, board_tables))
    dossier_board_page_reload (self);
  if (alters_any (changes, grid_tables))
    dossier_grid_view_reload (DOSSIER_GRID_VIEW (self->grid));
}

/**
 * dossier_board_page_follow:
 *
 * Keeps what is shown in step with the workspace.
 */
void
dossier_board_page_follow (DossierBoardPage *self)
{
  g_signal_connect_object (self->workspace, "changed", G_CALLBACK (workspace_changed_cb), self, 0);
}

/**
 * dossier_board_page_open_row:
 * @id: of an actor or event, to be chosen as soon as it is there
 */
void
dossier_board_page_open_row (DossierBoardPage *self,
                             const DossierId  *id,
                             gboolean          event)
{
  self->pending = *id;
  self->pending_event = event;
  if (!choose_pending (self))
    dossier_board_page_reload (self);
}
