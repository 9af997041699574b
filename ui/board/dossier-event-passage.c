/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The small window that adds a passage to an event that is there already. Main thread; it owns itself until it is
 * closed. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-event-editor.h"

#include "dossier-board-style.h"
#include "dossier-event-guess.h"
#include "dossier-part-row.h"
#include "dossier-suggest.h"
#include "dossier-suggesting.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

#define MAX_PREFERRED 8

#define DOSSIER_TYPE_EVENT_PASSAGE (dossier_event_passage_get_type ())
G_DECLARE_FINAL_TYPE (DossierEventPassage, dossier_event_passage, DOSSIER, EVENT_PASSAGE, AdwWindow)

struct _DossierEventPassage
{
  AdwWindow parent_instance;

  DossierWorkspace *workspace; /* (owned) */
  GtkWidget *parent;           /* (unowned) (nullable): weak */
  DossierId article;
  DossierId event;             /* nil: none chosen yet */
  char *title;                 /* (owned) (nullable): of the chosen event */
  guint start;
  guint end;
  gboolean running;

  GtkWidget *entry;
  DossierSuggest *suggest;     /* (unowned): of the entry */
  GtkWidget *list;
  DossierPartRow *row;         /* (nullable): once the article was read */
  GtkWidget *save;
};

G_DEFINE_FINAL_TYPE (DossierEventPassage, dossier_event_passage, ADW_TYPE_WINDOW)

/* Reading: the article, and the events of those whom the passage names */

typedef struct
{
  DossierId article;
  guint start;
  guint end;
} Wanted;

typedef struct
{
  DossierArticleView *view;
  DossierEventGuess *guess;
  GPtrArray *events;
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  if (loaded == NULL)
    return;
  g_clear_pointer (&loaded->view, dossier_article_view_free);
  dossier_event_guess_free (loaded->guess);
  g_clear_pointer (&loaded->events, g_ptr_array_unref);
  g_free (loaded);
}

static gboolean
has_event (GPtrArray       *events,
           const DossierId *id)
{
  for (guint i = 0; i < events->len; i++)
    if (dossier_id_equal (&((DossierEvent *) g_ptr_array_index (events, i))->id, id))
      return TRUE;
  return FALSE;
}

static void
add_events (DossierWorkspace   *workspace,
            const DossierQuery *query,
            GPtrArray          *events)
{
  g_autoptr (GPtrArray) found = dossier_workspace_load_records (workspace, query, NULL);

  for (guint i = 0; found != NULL && i < found->len && events->len < MAX_PREFERRED; i++)
    {
      DossierEvent *event = g_ptr_array_index (found, i);

      if (!has_event (events, &event->id))
        g_ptr_array_add (events, g_object_ref (event));
    }
}

static gpointer
load (DossierWorkspace *workspace,
      gpointer          data,
      GCancellable     *cancellable,
      GError          **error)
{
  const Wanted *wanted = data;
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_EVENT);
  g_autoptr (GPtrArray) proposals = NULL;
  Loaded *loaded = g_new0 (Loaded, 1);

  loaded->view = dossier_workspace_load_article (workspace, &wanted->article, error);
  if (loaded->view == NULL || wanted->end > loaded->view->length)
    {
      loaded_free (loaded);
      return NULL;
    }
  proposals = dossier_workspace_load_suggestions (workspace, &wanted->article, error);
  if (proposals == NULL)
    {
      loaded_free (loaded);
      return NULL;
    }
  loaded->guess = dossier_event_guess (loaded->view, proposals, wanted->start, wanted->end);
  loaded->events = g_ptr_array_new_with_free_func (g_object_unref);
  query->limit = MAX_PREFERRED;
  /* What the article reports already comes first, then what its people took part in. */
  query->article = wanted->article;
  add_events (workspace, query, loaded->events);
  query->article = DOSSIER_ID_NIL;
  for (guint i = 0; i < loaded->guess->actors->len; i++)
    {
      query->entity = g_array_index (loaded->guess->actors, DossierGuessedActor, i).entity;
      if (!dossier_id_is_nil (&query->entity))
        add_events (workspace, query, loaded->events);
    }
  query->entity = DOSSIER_ID_NIL;
  add_events (workspace, query, loaded->events);
  return loaded;
}

static void
update_save (DossierEventPassage *self)
{
  gboolean ready = !dossier_id_is_nil (&self->event) && self->row != NULL && dossier_part_row_is_valid (self->row) && !self->running;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "passage.save", ready);
  gtk_widget_set_tooltip_text (self->save, ready ? _("Add to the Event (Ctrl+Enter)") : _("Choose an event first"));
}

/* What the row may need is filled in beforehand and shows once its field is chosen. */
static void
prefill (DossierEventPassage *self,
         const Loaded        *loaded)
{
  const DossierEventGuess *guess = loaded->guess;

  if (guess->actors->len > 0)
    {
      const DossierGuessedActor *actor = &g_array_index (guess->actors, DossierGuessedActor, 0);

      dossier_part_row_set_entity (self->row, &actor->entity, actor->name, actor->kind);
    }
  if (guess->date != NULL)
    dossier_part_row_set_date (self->row, guess->date);
}

static void
fill (DossierEventPassage *self,
      const Loaded        *loaded)
{
  static const char * const roles[] = { N_("caller"), N_("called"), N_("host"), N_("participant"), N_("commented"), NULL };
  g_autofree char *quote = dossier_text_slice (loaded->view->text, self->start, self->end);
  g_autofree char *source = dossier_ui_article_line (loaded->view->article);
  const char *words[G_N_ELEMENTS (roles)] = { NULL };

  for (guint i = 0; roles[i] != NULL; i++)
    words[i] = _(roles[i]);
  self->row = dossier_part_row_new (self->workspace, DOSSIER_STATEMENT_CLAIM, TRUE, words);
  dossier_part_row_set_removable (self->row, FALSE);
  dossier_part_row_set_reference (self->row, loaded->view->article->date);
  dossier_part_row_set_passage (self->row, &self->article, self->start, self->end, quote, source);
  prefill (self, loaded);
  g_signal_connect_swapped (self->row, "edited", G_CALLBACK (update_save), self);
  gtk_list_box_append (GTK_LIST_BOX (self->list), GTK_WIDGET (self->row));
  gtk_widget_set_visible (self->list, TRUE);
  dossier_suggest_set_preferred (self->suggest, loaded->events);
  dossier_suggest_ask (self->suggest);
  update_save (self);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (DossierEventPassage) self = user_data;
  g_autoptr (GError) error = NULL;
  Loaded *loaded = dossier_workspace_read_finish (DOSSIER_WORKSPACE (source), result, &error);

  if (self->entry != NULL && loaded != NULL)
    fill (self, loaded);
  else if (self->entry != NULL)
    {
      if (self->parent != NULL && error != NULL)
        dossier_ui_report_error (self->parent, _("The article could not be read"), error);
      gtk_window_destroy (GTK_WINDOW (self));
    }
  loaded_free (loaded);
}

/* Choosing and writing */

static void
event_chosen_cb (DossierSuggest          *suggest,
                 const DossierSuggestItem *suggestion,
                 DossierEventPassage     *self)
{
  self->event = suggestion->id;
  g_free (self->title);
  self->title = g_strdup (suggestion->text);
  update_save (self);
  if (self->row != NULL)
    dossier_part_row_focus (self->row);
}

static void
event_edited_cb (DossierSuggest      *suggest,
                 DossierEventPassage *self)
{
  self->event = DOSSIER_ID_NIL;
  update_save (self);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (DossierEventPassage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  self->running = FALSE;
  if (!dossier_workspace_run_finish (DOSSIER_WORKSPACE (source), result, NULL, &error))
    {
      if (self->entry != NULL)
        {
          update_save (self);
          dossier_ui_tell (GTK_WIDGET (self), _("The passage could not be added"), error->message);
        }
      return;
    }
  message = g_strdup_printf (_("Added to “%s”"), self->title);
  if (self->parent != NULL)
    dossier_ui_toast_undo (self->parent, message);
  if (self->entry != NULL)
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DossierEventPassage *self = DOSSIER_EVENT_PASSAGE (widget);
  DossierEventPart part;

  if (self->row == NULL || self->running || dossier_id_is_nil (&self->event))
    return;
  dossier_part_row_get_part (self->row, &part);
  self->running = TRUE;
  update_save (self);
  dossier_workspace_run_async (self->workspace, dossier_command_add_event_part (&self->event, &part), NULL, saved_cb, g_object_ref (self));
}

/* Building */

static void
dossier_event_passage_dispose (GObject *object)
{
  DossierEventPassage *self = DOSSIER_EVENT_PASSAGE (object);

  self->entry = NULL;
  self->row = NULL;
  g_clear_weak_pointer (&self->parent);
  g_clear_pointer (&self->title, g_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dossier_event_passage_parent_class)->dispose (object);
}

static void
dossier_event_passage_class_init (DossierEventPassageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_event_passage_dispose;
  gtk_widget_class_install_action (widget_class, "passage.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "passage.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "passage.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dossier_event_passage_init (DossierEventPassage *self)
{
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 420);
  gtk_window_set_title (GTK_WINDOW (self), _("Add to Event"));
}

static GtkWidget *
make_header (DossierEventPassage *self)
{
  GtkWidget *header = adw_header_bar_new (), *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_widget_set_tooltip_text (cancel, _("Close Without Adding (Esc)"));
  self->save = gtk_button_new_with_mnemonic (_("_Add"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->save), "passage.save");
  gtk_widget_add_css_class (self->save, "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->save);
  return header;
}

static void
build (DossierEventPassage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *page = adw_preferences_page_new ();
  GtkWidget *choice = adw_preferences_group_new (), *words = adw_preferences_group_new ();

  self->entry = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry), _("Event: type a word of its title"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (choice), self->entry);
  self->suggest = dossier_suggest_events (self->entry, self->workspace);
  g_signal_connect (self->suggest, "chosen", G_CALLBACK (event_chosen_cb), self);
  g_signal_connect (self->suggest, "edited", G_CALLBACK (event_edited_cb), self);

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_visible (self->list, FALSE);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (words), _("What these words tell of it"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (words), self->list);

  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (choice));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (words));
  gtk_widget_set_vexpand (page, TRUE);
  gtk_widget_add_css_class (page, "event-editor");
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (self), box);
  update_save (self);
}

/**
 * dossier_event_add_passage:
 * @parent: a widget of the window to stand over
 * @article: the article
 * @start: first code point
 * @end: one past the last
 *
 * Opens the window in which an event is chosen by typing and it is said what the passage tells of it.
 */
void
dossier_event_add_passage (GtkWidget        *parent,
                           DossierWorkspace *workspace,
                           const DossierId  *article,
                           guint             start,
                           guint             end)
{
  DossierEventPassage *self;
  Wanted wanted = { .start = start, .end = end };
  GtkRoot *root;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (DOSSIER_IS_WORKSPACE (workspace));
  g_return_if_fail (article != NULL && start < end);

  self = g_object_new (DOSSIER_TYPE_EVENT_PASSAGE, NULL);
  dossier_board_style_load (gtk_widget_get_display (GTK_WIDGET (self)));
  self->workspace = g_object_ref (workspace);
  g_set_weak_pointer (&self->parent, parent);
  self->article = wanted.article = *article;
  self->start = start;
  self->end = end;
  build (self);
  root = gtk_widget_get_root (parent);
  if (root != NULL && GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  dossier_workspace_read_async (workspace, load, g_memdup2 (&wanted, sizeof wanted), g_free, loaded_free, NULL, loaded_cb, g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->entry);
}
