/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Actors and events side by side. Main thread; the window owns it. It joins the filter, the lists and the grid, and
 * loads boards on the read thread; only the newest question counts. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-board-page.h"

#include "dossier-board-filter-bar.h"
#include "dossier-board-lists.h"
#include "dossier-board-page-private.h"
#include "dossier-board-row.h"
#include "dossier-board-style.h"
#include "dossier-event-editor-private.h"
#include "dossier-event-editor.h"
#include "dossier-grid-view.h"
#include "dossier-list.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

#define NARROW 980 /* pixels, below which the kinds take a line of their own */
#define STATE_FOLDED "board.folded"
#define STATE_POSITION "board.position"

struct _DossierBoardPage
{
  GtkWidget parent_instance;

  DossierWorkspace *workspace;   /* (owned) */
  DossierBoardState *state;      /* (owned) */
  DossierList *actors;           /* (owned) */
  DossierList *events;           /* (owned) */
  GCancellable *loading;         /* (owned) (nullable): a board is on its way */
  DossierId pending;             /* to be chosen once it is there; nil: nothing */
  gboolean pending_event;

  GPtrArray *kinds;              /* (owned) (nullable) (element-type DossierKind): which the filter offers */
  GtkWidget *box;
  GtkWidget *bar;
  GtkWidget *paned;
  GtkWidget *lists;
  GtkWidget *grid;
  GtkWidget *menu;               /* (owned) (nullable) */
  DossierId pointed;             /* the row under the menu */
  guint narrow_source;
  gboolean narrow;
  gboolean positioned;           /* the divider stands where it was left */
  int unfolded_position;         /* of the divider, while the grid is folded */
};

G_DEFINE_FINAL_TYPE (DossierBoardPage, dossier_board_page, GTK_TYPE_WIDGET)

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

static void
reload (DossierBoardPage *self)
{
  DossierBoardFilter *filter = dossier_board_filter_bar_get_filter (DOSSIER_BOARD_FILTER_BAR (self->bar));

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  dossier_workspace_read_async (self->workspace, load_board, filter, (GDestroyNotify) dossier_board_filter_free, loaded_free,
                                self->loading, board_loaded_cb, g_object_ref (self));
}

static void
workspace_changed_cb (DossierWorkspace *workspace,
                      DossierChangeSet *changes,
                      DossierBoardPage *self)
{
  static const char * const board_tables[] = { "entity", "alias", "event", "event_place", "statement", "identity_decision", "entity_kind" };
  static const char * const grid_tables[] = { "event", "statement", "account", "passage", "article", "source", "source_rating", "entity",
                                              "identity_decision" };

  for (guint i = 0; i < G_N_ELEMENTS (board_tables); i++)
    if (dossier_change_set_touches (changes, board_tables[i]))
      {
        reload (self);
        break;
      }
  for (guint i = 0; i < G_N_ELEMENTS (grid_tables); i++)
    if (dossier_change_set_touches (changes, grid_tables[i]))
      {
        dossier_grid_view_reload (DOSSIER_GRID_VIEW (self->grid));
        break;
      }
}

/* What is chosen */

static void
state_changed_cb (DossierBoardState *state,
                  DossierBoardPage  *self)
{
  guint event = dossier_board_state_chosen_event (state);

  dossier_grid_view_set_event (DOSSIER_GRID_VIEW (self->grid),
                               event != DOSSIER_BOARD_NONE ? dossier_board_state_event_id (state, event) : NULL);
  dossier_board_filter_bar_set_choice (DOSSIER_BOARD_FILTER_BAR (self->bar), dossier_board_state_n_chosen (state),
                                       dossier_board_state_get_all (state));
}

static void
actor_activated_cb (DossierBoardLists *lists,
                    guint              position,
                    DossierBoardPage  *self)
{
  guint event;

  dossier_board_state_choose_actors (self->state, &position, 1);
  event = dossier_board_state_chosen_event (self->state);
  if (event != DOSSIER_BOARD_NONE)
    dossier_board_lists_focus (lists, TRUE, event);
}

static void
event_activated_cb (DossierBoardLists *lists,
                    guint              position,
                    DossierBoardPage  *self)
{
  dossier_board_state_choose_event (self->state, position);
  dossier_grid_view_focus (DOSSIER_GRID_VIEW (self->grid));
}

/* Actions */

static void
new_event_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  dossier_board_page_new_event (DOSSIER_BOARD_PAGE (widget));
}

static void
find_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  dossier_board_filter_bar_focus_text (DOSSIER_BOARD_FILTER_BAR (DOSSIER_BOARD_PAGE (widget)->bar));
}

static void
match_all_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  DossierBoardPage *self = DOSSIER_BOARD_PAGE (widget);

  dossier_board_state_set_all (self->state, g_variant_get_boolean (parameter));
  dossier_board_lists_reveal (DOSSIER_BOARD_LISTS (self->lists), TRUE);
}

static void
event_deleted_cb (GtkWidget            *widget,
                  const DossierOutcome *outcome,
                  gpointer              user_data)
{
  dossier_ui_toast_undo (widget, _("Event deleted"));
}

static void
chosen_event_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  DossierBoardPage *self = DOSSIER_BOARD_PAGE (widget);
  guint event = dossier_board_state_chosen_event (self->state);

  if (event == DOSSIER_BOARD_NONE)
    return;
  if (g_str_equal (name, "board.edit-event"))
    dossier_board_page_edit_event (self, NULL);
  else
    dossier_ui_run (widget, self->workspace, dossier_command_delete_event (dossier_board_state_event_id (self->state, event)),
                    event_deleted_cb, NULL);
}

static void
row_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  DossierBoardPage *self = DOSSIER_BOARD_PAGE (widget);
  g_autofree char *id = dossier_id_to_text (&self->pointed), *mark = NULL;

  if (g_str_equal (name, "board.row-mentions"))
    dossier_ui_go (widget, "win.open-entity", id);
  else if (g_str_equal (name, "board.row-timeline"))
    dossier_ui_go (widget, "win.show-on-timeline", id);
  else if (g_str_equal (name, "board.row-edit"))
    dossier_event_editor_edit (widget, self->workspace, &self->pointed);
  else if (g_str_equal (name, "board.row-add-participant"))
    dossier_event_editor_add_participant (widget, self->workspace, &self->pointed);
  else if (g_str_equal (name, "board.row-new-event"))
    dossier_event_editor_new_with (widget, self->workspace, &self->pointed);
  else if (g_str_equal (name, "board.row-delete"))
    dossier_ui_run (widget, self->workspace, dossier_command_delete_event (&self->pointed), event_deleted_cb, NULL);
  else
    {
      mark = g_strdup_printf ("%s:%s", g_str_equal (name, "board.row-cite-event") ? "event" : "entity", id);
      dossier_ui_go (widget, "win.cite", mark);
    }
}

static GMenuModel *
make_row_menu (gboolean event)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) dangerous = g_menu_new ();

  if (!event)
    {
      g_menu_append (menu, _("Show All Mentions"), "board.row-mentions");
      g_menu_append (menu, _("New Event With This Actor…"), "board.row-new-event");
      g_menu_append (menu, _("Cite in Note"), "board.row-cite-entity");
      return G_MENU_MODEL (menu);
    }
  g_menu_append (menu, _("Edit Event…"), "board.row-edit");
  g_menu_append (menu, _("Add Participant…"), "board.row-add-participant");
  g_menu_append (menu, _("Show on Timeline"), "board.row-timeline");
  g_menu_append (menu, _("Cite in Note"), "board.row-cite-event");
  g_menu_append (dangerous, _("Delete Event"), "board.row-delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (dangerous));
  return G_MENU_MODEL (menu);
}

static void
context_menu_cb (DossierBoardLists *lists,
                 gboolean           event,
                 guint              position,
                 GdkRectangle      *area,
                 DossierBoardPage  *self)
{
  g_autoptr (GMenuModel) model = make_row_menu (event);

  self->pointed = *(event ? dossier_board_state_event_id (self->state, position) : dossier_board_state_actor_id (self->state, position));
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (model);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  /* The actions of the menu are those of the page, so it hangs below the page. */
  gtk_widget_set_parent (self->menu, GTK_WIDGET (lists));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), area);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* Layout and state of the page */

static void
update_row_height (DossierBoardPage *self)
{
  int height = dossier_board_row_height (GTK_WIDGET (self));

  if (height == dossier_board_state_get_row_height (self->state))
    return;
  dossier_board_state_set_row_height (self->state, height);
  gtk_widget_queue_resize (self->lists);
}

static gboolean
narrow_cb (gpointer data)
{
  DossierBoardPage *self = data;

  self->narrow_source = 0;
  dossier_board_filter_bar_set_narrow (DOSSIER_BOARD_FILTER_BAR (self->bar), self->narrow);
  return G_SOURCE_REMOVE;
}

static void
place_divider (DossierBoardPage *self,
               int               height)
{
  g_autofree char *position = dossier_workspace_get_state (self->workspace, STATE_POSITION);
  int share = position != NULL ? atoi (position) : 0;

  /* In thousandths of the height, so that it fits a window of another size. */
  if (share < 200 || share > 950)
    share = 640;
  gtk_paned_set_position (GTK_PANED (self->paned), height * share / 1000);
}

static void
dossier_board_page_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  DossierBoardPage *self = DOSSIER_BOARD_PAGE (widget);

  if (!self->positioned && height > 200)
    {
      self->positioned = TRUE;
      place_divider (self, height);
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
dossier_board_page_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  gtk_widget_measure (DOSSIER_BOARD_PAGE (widget)->box, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

static void
dossier_board_page_map (GtkWidget *widget)
{
  update_row_height (DOSSIER_BOARD_PAGE (widget));
  GTK_WIDGET_CLASS (dossier_board_page_parent_class)->map (widget);
}

static void
dossier_board_page_unmap (GtkWidget *widget)
{
  DossierBoardPage *self = DOSSIER_BOARD_PAGE (widget);
  int height = gtk_widget_get_height (widget);
  gboolean folded = FALSE;
  char share[16];

  GTK_WIDGET_CLASS (dossier_board_page_parent_class)->unmap (widget);
  g_object_get (self->grid, "folded", &folded, NULL);
  dossier_workspace_set_state (self->workspace, STATE_FOLDED, folded ? "1" : "0");
  if (!folded && height > 200)
    {
      g_snprintf (share, sizeof share, "%d", gtk_paned_get_position (GTK_PANED (self->paned)) * 1000 / height);
      dossier_workspace_set_state (self->workspace, STATE_POSITION, share);
    }
}

static void
dossier_board_page_css_changed (GtkWidget         *widget,
                                GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (dossier_board_page_parent_class)->css_changed (widget, change);
  update_row_height (DOSSIER_BOARD_PAGE (widget));
}

/* In high contrast nothing may be told by a shade of grey alone; the style sheet asks for this class. */
static void
contrast_cb (AdwStyleManager  *style,
             GParamSpec       *pspec,
             DossierBoardPage *self)
{
  if (adw_style_manager_get_high_contrast (style))
    gtk_widget_add_css_class (GTK_WIDGET (self), "contrast");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "contrast");
}

static void
folded_cb (GtkWidget        *grid,
           GParamSpec       *pspec,
           DossierBoardPage *self)
{
  gboolean folded = FALSE;

  g_object_get (grid, "folded", &folded, NULL);
  if (folded)
    {
      self->unfolded_position = gtk_paned_get_position (GTK_PANED (self->paned));
      gtk_paned_set_position (GTK_PANED (self->paned), G_MAXINT);
    }
  else
    {
      gtk_paned_set_position (GTK_PANED (self->paned), self->unfolded_position);
    }
}

static void
dossier_board_page_dispose (GObject *object)
{
  DossierBoardPage *self = DOSSIER_BOARD_PAGE (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_handle_id (&self->narrow_source, g_source_remove);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  self->lists = NULL;
  g_clear_pointer (&self->kinds, g_ptr_array_unref);
  g_clear_object (&self->actors);
  g_clear_object (&self->events);
  g_clear_object (&self->state);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dossier_board_page_parent_class)->dispose (object);
}

static void
dossier_board_page_class_init (DossierBoardPageClass *klass)
{
  static const char * const row_actions[] = { "board.row-mentions", "board.row-edit", "board.row-add-participant", "board.row-new-event",
                                              "board.row-delete", "board.row-timeline", "board.row-cite-event", "board.row-cite-entity" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_board_page_dispose;
  widget_class->measure = dossier_board_page_measure;
  widget_class->size_allocate = dossier_board_page_size_allocate;
  widget_class->map = dossier_board_page_map;
  widget_class->unmap = dossier_board_page_unmap;
  widget_class->css_changed = dossier_board_page_css_changed;
  gtk_widget_class_set_css_name (widget_class, "board-page");
  gtk_widget_class_install_action (widget_class, "board.new-event", NULL, new_event_action);
  gtk_widget_class_install_action (widget_class, "board.edit-event", NULL, chosen_event_action);
  gtk_widget_class_install_action (widget_class, "board.delete-event", NULL, chosen_event_action);
  gtk_widget_class_install_action (widget_class, "board.match-all", "b", match_all_action);
  gtk_widget_class_install_action (widget_class, "page.find", NULL, find_action);
  for (guint i = 0; i < G_N_ELEMENTS (row_actions); i++)
    gtk_widget_class_install_action (widget_class, row_actions[i], NULL, row_action);
}

static void
dossier_board_page_init (DossierBoardPage *self)
{
  self->state = dossier_board_state_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
build (DossierBoardPage *self)
{
  g_autofree char *folded = dossier_workspace_get_state (self->workspace, STATE_FOLDED);

  self->bar = dossier_board_filter_bar_new ();
  gtk_box_append (GTK_BOX (self->box), self->bar);
  self->lists = dossier_board_lists_new (self->state, G_LIST_MODEL (self->actors), G_LIST_MODEL (self->events));
  self->grid = dossier_grid_view_new (self->workspace);
  self->paned = gtk_paned_new (GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_vexpand (self->paned, TRUE);
  gtk_paned_set_start_child (GTK_PANED (self->paned), self->lists);
  gtk_paned_set_end_child (GTK_PANED (self->paned), self->grid);
  gtk_paned_set_shrink_start_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_resize_end_child (GTK_PANED (self->paned), FALSE);
  gtk_box_append (GTK_BOX (self->box), self->paned);

  g_signal_connect_swapped (self->bar, "changed", G_CALLBACK (reload), self);
  g_signal_connect (self->lists, "actor-activated", G_CALLBACK (actor_activated_cb), self);
  g_signal_connect (self->lists, "event-activated", G_CALLBACK (event_activated_cb), self);
  g_signal_connect (self->lists, "context-menu", G_CALLBACK (context_menu_cb), self);
  g_signal_connect (self->grid, "notify::folded", G_CALLBACK (folded_cb), self);
  if (g_strcmp0 (folded, "1") == 0)
    g_object_set (self->grid, "folded", TRUE, NULL);
}

/**
 * dossier_board_page_new:
 * @workspace: what is shown
 */
GtkWidget *
dossier_board_page_new (DossierWorkspace *workspace)
{
  DossierBoardPage *self;
  AdwStyleManager *style;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (DOSSIER_TYPE_BOARD_PAGE, NULL);
  style = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (contrast_cb), self, 0);
  contrast_cb (style, NULL, self);
  dossier_board_style_load (gtk_widget_get_display (GTK_WIDGET (self)));
  self->workspace = g_object_ref (workspace);
  self->actors = dossier_list_new (workspace, NULL);
  self->events = dossier_list_new (workspace, NULL);
  dossier_board_state_set_items (self->state, G_LIST_MODEL (self->actors), G_LIST_MODEL (self->events));
  build (self);
  g_signal_connect_object (self->state, "changed", G_CALLBACK (state_changed_cb), self, 0);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (workspace_changed_cb), self, 0);
  reload (self);
  return GTK_WIDGET (self);
}

static void
open_row (DossierBoardPage *self,
          const DossierId  *id,
          gboolean          event)
{
  self->pending = *id;
  self->pending_event = event;
  if (!choose_pending (self))
    reload (self);
}

/**
 * dossier_board_page_open_event:
 * @event: to be chosen and shown; the filter gives way when it hides it
 */
void
dossier_board_page_open_event (DossierBoardPage *self,
                               const DossierId  *event)
{
  g_return_if_fail (DOSSIER_IS_BOARD_PAGE (self));
  g_return_if_fail (event != NULL);

  open_row (self, event, TRUE);
}

/**
 * dossier_board_page_open_actor:
 * @entity: to be chosen and shown; the filter gives way when it hides it
 */
void
dossier_board_page_open_actor (DossierBoardPage *self,
                               const DossierId  *entity)
{
  g_return_if_fail (DOSSIER_IS_BOARD_PAGE (self));
  g_return_if_fail (entity != NULL);

  open_row (self, entity, FALSE);
}

void
dossier_board_page_new_event (DossierBoardPage *self)
{
  g_return_if_fail (DOSSIER_IS_BOARD_PAGE (self));

  dossier_event_editor_new (GTK_WIDGET (self), self->workspace);
}

/**
 * dossier_board_page_edit_event:
 * @event: (nullable): NULL: the chosen one
 */
void
dossier_board_page_edit_event (DossierBoardPage *self,
                               const DossierId  *event)
{
  guint place;

  g_return_if_fail (DOSSIER_IS_BOARD_PAGE (self));

  place = dossier_board_state_chosen_event (self->state);
  if (event == NULL && place != DOSSIER_BOARD_NONE)
    event = dossier_board_state_event_id (self->state, place);
  if (event != NULL)
    dossier_event_editor_edit (GTK_WIDGET (self), self->workspace, event);
}

DossierBoardState *
dossier_board_page_get_state (DossierBoardPage *self)
{
  return self->state;
}

GtkWidget *
dossier_board_page_get_part (DossierBoardPage     *self,
                             DossierBoardPagePart  part)
{
  switch (part)
    {
    case DOSSIER_BOARD_PAGE_BAR:
      return self->bar;
    case DOSSIER_BOARD_PAGE_LISTS:
      return self->lists;
    case DOSSIER_BOARD_PAGE_GRID:
    default:
      return self->grid;
    }
}

gboolean
dossier_board_page_is_loading (DossierBoardPage *self)
{
  return self->loading != NULL || dossier_grid_view_is_loading (DOSSIER_GRID_VIEW (self->grid));
}
