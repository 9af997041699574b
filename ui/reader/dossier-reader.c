/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Shows one article: asks for it on the read thread, only the newest request counts, and asks again when the workspace
 * says that it was changed. Owned by its page, main thread only. What is done with the text is in
 * dossier-reader-actions.c, what is shown of what was left out in dossier-reader-parts.c, what the keys mean in
 * dossier-reader-keys.c.
 */

#define G_LOG_DOMAIN "dossier-reader"

#include "dossier-reader-private.h"

#include "dossier-suggesting.h"
#include "dossier-text-roles.h"
#include "dossier-ui.h"
#include "dossier-word-snap.h"

#include <glib/gi18n.h>

#define SLOW 250 /* ms after which it is said that the article is being read */

G_DEFINE_FINAL_TYPE (DossierReader, dossier_reader, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SHOW_VALUES,
};

enum
{
  ARTICLE_SHOWN,
  HIGHLIGHT_ACTIVATED,
  STEP,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What is read of an article in one go. */
typedef struct
{
  DossierArticleView *view;
  GPtrArray *suggestions;   /* (nullable) */
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->view, dossier_article_view_free);
  g_clear_pointer (&loaded->suggestions, g_ptr_array_unref);
  g_free (loaded);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loaded, loaded_free)

/* Tables whose rows are part of what is shown, whichever article they belong to: a look-up would cost as much as reading again. */
static const char * const marking_tables[] = {
  "passage", "mention", "annotation", "annotation_tag", "tag", "account", "statement", "entity", "alias", "event",
  "identity_decision", "entity_kind",
};

static gboolean
is_concerned (DossierReader *self, const DossierChangeSet *changes)
{
  if (dossier_id_is_nil (&self->article))
    return FALSE;
  if (self->view == NULL || dossier_change_set_touches_row (changes, "article", &self->article)
      || dossier_change_set_touches_row (changes, "suggestion", &self->article))
    return TRUE;
  if (dossier_change_set_touches (changes, "source") || dossier_change_set_touches (changes, "source_rating"))
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (marking_tables); i++)
    if (dossier_change_set_touches (changes, marking_tables[i]))
      return TRUE;

  return FALSE;
}

static void
show_page (DossierReader *self, const char *name)
{
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->stack)) != NULL;

  gtk_stack_set_visible_child_name (self->stack, name);
  if ((had_focus || self->wants_focus) && g_str_equal (name, "text"))
    {
      self->wants_focus = FALSE;
      gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
    }
}

static void
stop_waiting (DossierReader *self)
{
  g_clear_handle_id (&self->slow_id, g_source_remove);
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

static void
forget_view (DossierReader *self)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (DossierHighlight));

  dossier_reader_close_popovers (self);
  dossier_text_view_set_text (self->text_view, "", NULL, NULL);
  dossier_text_view_set_highlights (self->text_view, none);
  dossier_find_bar_set_text (self->find_bar, NULL);
  gtk_widget_set_visible (self->deleted_notice, FALSE);
  g_clear_pointer (&self->view, dossier_article_view_free);
  dossier_reader_take_suggestions (self, NULL);
}

/* Selects the passage that was asked for with the article, and shows where it is. */
static void
show_pending (DossierReader *self)
{
  guint length = self->view->length;
  int position;

  if (self->pending_start >= 0)
    dossier_reader_reveal (self, (DossierTextRange) { (guint) self->pending_start, (guint) MAX (self->pending_end, self->pending_start) });
  if (self->pending_start >= 0 && (guint) self->pending_start < length)
    {
      guint start = (guint) self->pending_start;
      guint end = CLAMP ((guint) MAX (self->pending_end, self->pending_start), start, length);

      if (end > start)
        {
          dossier_text_view_select (self->text_view, start, end);
          dossier_text_view_flash (self->text_view, start, end);
          self->exact = (DossierTextRange) { start, end };
        }
      else
        {
          dossier_text_view_place_caret (self->text_view, start);
        }
      dossier_text_view_show (self->text_view, start);
    }
  self->pending_start = self->pending_end = -1;

  if (!dossier_id_is_nil (&self->pending_highlight))
    {
      position = dossier_highlight_index_find (dossier_text_view_get_index (self->text_view), &self->pending_highlight);
      self->pending_highlight = DOSSIER_ID_NIL;
      dossier_text_view_set_current (self->text_view, position);
      if (position >= 0)
        dossier_text_view_show (self->text_view, dossier_highlight_index_get (dossier_text_view_get_index (self->text_view),
                                                                              (guint) position)->highlight->start);
    }
}

/* Puts a newly read article on the screen; of one that is there already only what is new. */
static void
adopt (DossierReader *self, DossierArticleView *view, GPtrArray *suggestions)
{
  g_autoptr (DossierArticleView) before = g_steal_pointer (&self->view);
  gboolean same_article = before != NULL && dossier_id_equal (&before->article->id, &view->article->id);
  gboolean same_text = same_article && dossier_id_equal (&before->article->revision, &view->article->revision);
  DossierBlock title;

  self->view = view;
  dossier_reader_take_suggestions (self, suggestions);
  if (!same_text)
    dossier_reader_close_popovers (self);

  dossier_article_header_set_article (self->header, view->article, !dossier_text_roles_title (view->blocks, &title));
  if (!same_text)
    {
      if (!same_article)
        self->wanted = (DossierTextRange) { 0, 0 };
      dossier_reader_lay_out (self, same_article);
      dossier_find_bar_set_text (self->find_bar, view->text);
      self->exact = (DossierTextRange) { 0, 0 };
    }
  else
    {
      gtk_widget_queue_resize (GTK_WIDGET (self->text_view));
    }

  dossier_reader_show_marks (self);
  if (same_text)
    dossier_reader_reveal_marked (self);
  gtk_widget_set_visible (self->deleted_notice, view->article->deleted);
  show_page (self, "text");
  show_pending (self);

  if (!view->article->read && !view->article->deleted)
    dossier_workspace_set_read (self->workspace, &view->article->id, TRUE);
  g_signal_emit (self, signals[ARTICLE_SHOWN], 0);
}

static void
fail (DossierReader *self, const GError *error)
{
  g_autofree char *escaped = g_markup_escape_text (error->message, -1);

  forget_view (self);
  if (g_error_matches (error, DOSSIER_COMMAND_ERROR, DOSSIER_COMMAND_ERROR_NOT_FOUND))
    {
      show_page (self, "gone");
      return;
    }

  g_object_set (self->error_page, "description", escaped, NULL);
  show_page (self, "error");
}

static gpointer
load_article (DossierWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (Loaded) loaded = g_new0 (Loaded, 1);
  g_autoptr (GError) local = NULL;

  loaded->view = dossier_workspace_load_article (workspace, data, error);
  if (loaded->view == NULL)
    return NULL;

  /* An article can be read without them. */
  loaded->suggestions = dossier_workspace_load_suggestions (workspace, data, &local);
  if (loaded->suggestions == NULL)
    g_debug ("The suggestions could not be read: %s", local->message);

  return g_steal_pointer (&loaded);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierReader) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Loaded) loaded = dossier_workspace_read_finish (DOSSIER_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  /* An answer that was under way when another article was asked for. */
  if (self->box == NULL || (loaded != NULL && !dossier_id_equal (&loaded->view->article->id, &self->article)))
    return;

  g_clear_object (&self->loading);
  g_clear_handle_id (&self->slow_id, g_source_remove);
  if (loaded != NULL)
    adopt (self, g_steal_pointer (&loaded->view), g_steal_pointer (&loaded->suggestions));
  else
    fail (self, error);

  if (self->stale)
    dossier_reader_reload (self);
}

static gboolean
slow_cb (gpointer user_data)
{
  DossierReader *self = user_data;

  self->slow_id = 0;
  forget_view (self);
  show_page (self, "loading");

  return G_SOURCE_REMOVE;
}

static void
load (DossierReader *self)
{
  stop_waiting (self);
  self->stale = FALSE;
  self->loading = g_cancellable_new ();
  dossier_reader_expect_suggestions (self);
  dossier_workspace_read_async (self->workspace, load_article, dossier_id_copy (&self->article), g_free, loaded_free,
                                self->loading, loaded_cb, g_object_ref (self));
}

static void
changed_cb (DossierReader *self, DossierChangeSet *changes)
{
  if (is_concerned (self, changes))
    dossier_reader_reload (self);
}

static void
restore_cb (DossierReader *self)
{
  dossier_ui_run (GTK_WIDGET (self), self->workspace, dossier_command_restore_articles (&self->article, 1), NULL, NULL);
}

static void
highlight_activated_cb (DossierReader *self, int position)
{
  dossier_reader_open_menu (self, position, FALSE);
}

static void
context_cb (DossierReader *self, int position, double x, double y)
{
  guint start;
  guint end;

  if (dossier_text_view_get_selection (self->text_view, &start, &end))
    dossier_reader_open_tag_popover (self, DOSSIER_TAG_SELECTION);
  else if (position >= 0)
    {
      dossier_text_view_set_current (self->text_view, position);
      dossier_reader_open_menu (self, position, TRUE);
    }
  else if (self->view != NULL)
    dossier_reader_open_text_menu (self, x, y);
}

static void
selection_finished_cb (DossierReader *self, gboolean exact)
{
  DossierTextRange range;

  if (self->view == NULL || !dossier_text_view_get_selection (self->text_view, &range.start, &range.end))
    return;

  if (exact)
    self->exact = range;
  else if (dossier_word_snap (self->view->text, &range.start, &range.end))
    dossier_text_view_select (self->text_view, range.start, range.end);
  else
    return;

  if (!dossier_workspace_is_read_only (self->workspace))
    dossier_reader_open_tag_popover (self, DOSSIER_TAG_SELECTION);
}

static void
found_cb (DossierReader *self, int current)
{
  GArray *found = dossier_find_bar_get_found (self->find_bar);

  if (current >= 0)
    dossier_reader_reveal (self, g_array_index (found, DossierTextRange, current));
  dossier_text_view_set_found (self->text_view, found, current);
  if (current >= 0)
    dossier_text_view_show (self->text_view, g_array_index (found, DossierTextRange, current).start);
}

/* Where the search ended is where reading goes on. */
static void
find_closed_cb (DossierReader *self, int start, int end)
{
  if (start >= 0)
    dossier_text_view_place_caret (self->text_view, (guint) start);
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

static gboolean
dossier_reader_grab_focus (GtkWidget *widget)
{
  DossierReader *self = DOSSIER_READER (widget);

  if (self->view == NULL)
    {
      self->wants_focus = self->loading != NULL;
      return self->wants_focus;
    }

  return gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

static void
dossier_reader_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  if (property == PROP_SHOW_VALUES)
    g_value_set_boolean (value, DOSSIER_READER (object)->shows_values);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
dossier_reader_set_property (GObject *object, guint property, const GValue *value, GParamSpec *pspec)
{
  if (property == PROP_SHOW_VALUES)
    dossier_reader_set_shows_values (DOSSIER_READER (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
dossier_reader_dispose (GObject *object)
{
  DossierReader *self = DOSSIER_READER (object);

  stop_waiting (self);
  if (self->tag_popover != NULL && self->box != NULL)
    {
      gtk_widget_unparent (GTK_WIDGET (self->tag_popover));
      gtk_widget_unparent (GTK_WIDGET (self->annotate_popover));
      gtk_widget_unparent (GTK_WIDGET (self->highlight_popover));
      gtk_widget_unparent (GTK_WIDGET (self->suggestion_popover));
      gtk_widget_unparent (GTK_WIDGET (self->statement_popover));
      gtk_widget_unparent (self->text_menu);
    }
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->view, dossier_article_view_free);
  g_clear_pointer (&self->left_out, g_array_unref);
  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (dossier_reader_parent_class)->dispose (object);
}

static void
dossier_reader_finalize (GObject *object)
{
  g_hash_table_unref (DOSSIER_READER (object)->decided);

  G_OBJECT_CLASS (dossier_reader_parent_class)->finalize (object);
}

static void
dossier_reader_class_init (DossierReaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_reader_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_reader_finalize;
  G_OBJECT_CLASS (klass)->get_property = dossier_reader_get_property;
  G_OBJECT_CLASS (klass)->set_property = dossier_reader_set_property;
  widget_class->grab_focus = dossier_reader_grab_focus;

  g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_SHOW_VALUES,
                                   g_param_spec_boolean ("show-values", NULL, NULL, FALSE,
                                                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY));
  signals[ARTICLE_SHOWN] = g_signal_new ("article-shown", DOSSIER_TYPE_READER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
  signals[HIGHLIGHT_ACTIVATED] = g_signal_new ("highlight-activated", DOSSIER_TYPE_READER, G_SIGNAL_RUN_LAST, 0,
                                               NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);
  signals[STEP] = g_signal_new ("step", DOSSIER_TYPE_READER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class, "/app/dossier/Dossier/ui/dossier-reader.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierReader, box);
  gtk_widget_class_bind_template_child (widget_class, DossierReader, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierReader, scroller);
  gtk_widget_class_bind_template_child (widget_class, DossierReader, deleted_notice);
  gtk_widget_class_bind_template_child (widget_class, DossierReader, error_page);
  gtk_widget_class_bind_template_child (widget_class, DossierReader, gone_page);
  gtk_widget_class_bind_template_child (widget_class, DossierReader, find_place);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
  gtk_widget_class_bind_template_callback (widget_class, dossier_reader_reload);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  dossier_reader_install_actions (widget_class);
  dossier_reader_install_part_actions (widget_class);
  dossier_reader_install_suggestion_actions (widget_class);
  dossier_reader_install_statement_actions (widget_class);
}

static void
dossier_reader_init (DossierReader *self)
{
  self->pending_start = self->pending_end = -1;
  self->decided = g_hash_table_new_full (dossier_id_hash, dossier_id_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dossier_reader_new:
 * @workspace: whose articles it reads
 *
 * Returns: (transfer floating): a reader without an article
 */
GtkWidget *
dossier_reader_new (DossierWorkspace *workspace)
{
  DossierReader *self;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (DOSSIER_TYPE_READER, NULL);
  self->workspace = g_object_ref (workspace);

  self->find_bar = DOSSIER_FIND_BAR (dossier_find_bar_new ());
  gtk_box_append (self->find_place, GTK_WIDGET (self->find_bar));
  self->text_view = DOSSIER_TEXT_VIEW (dossier_text_view_new (workspace));
  self->header = DOSSIER_ARTICLE_HEADER (dossier_article_header_new (workspace));
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->text_view));
  dossier_text_view_set_header (self->text_view, GTK_WIDGET (self->header));
  dossier_reader_add_popovers (self);
  dossier_reader_add_keys (self);
  dossier_reader_add_parts (self);
  dossier_reader_add_suggestions (self);

  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->text_view, "highlight-activated", G_CALLBACK (highlight_activated_cb), self);
  g_signal_connect_swapped (self->text_view, "context", G_CALLBACK (context_cb), self);
  g_signal_connect_swapped (self->text_view, "selection-finished", G_CALLBACK (selection_finished_cb), self);
  g_signal_connect_swapped (self->find_bar, "found", G_CALLBACK (found_cb), self);
  g_signal_connect_swapped (self->find_bar, "closed", G_CALLBACK (find_closed_cb), self);
  g_signal_connect_swapped (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed",
                            G_CALLBACK (dossier_reader_move_popovers), self);

  return GTK_WIDGET (self);
}

/**
 * dossier_reader_reload:
 * @self: a reader
 *
 * Reads the article again, keeping its place on the screen, the selection and what is chosen.
 */
void
dossier_reader_reload (DossierReader *self)
{
  g_return_if_fail (DOSSIER_IS_READER (self));

  if (dossier_id_is_nil (&self->article))
    return;

  /* Changes may come faster than they can be read; then one more reading at the end is enough. */
  if (self->loading != NULL)
    self->stale = TRUE;
  else
    load (self);
}

/**
 * dossier_reader_show:
 * @self: a reader
 * @article: (nullable): what to read; NULL: nothing
 * @start: first code point of a passage to select and show; -1 none
 * @end: exclusive; -1 or @start: only go there
 *
 * Reads another article, or goes to a passage of this one. Returns at once; "article-shown" says when it is there.
 */
void
dossier_reader_show (DossierReader *self, const DossierId *article, int start, int end)
{
  g_return_if_fail (DOSSIER_IS_READER (self));

  if (article == NULL || dossier_id_is_nil (article))
    {
      stop_waiting (self);
      self->wants_focus = FALSE;
      self->article = DOSSIER_ID_NIL;
      forget_view (self);
      show_page (self, "empty");
      return;
    }

  self->pending_start = start;
  self->pending_end = end;
  if (dossier_id_equal (article, &self->article) && (self->view != NULL || self->loading != NULL))
    {
      if (self->view != NULL)
        show_pending (self);
      return;
    }

  self->article = *article;
  self->pending_highlight = DOSSIER_ID_NIL;
  load (self);
  self->slow_id = g_timeout_add (SLOW, slow_cb, self);
}

/**
 * dossier_reader_get_article:
 * @self: a reader
 *
 * Returns: (transfer none) (nullable): the article that is wanted, though it may still be on its way
 */
const DossierId *
dossier_reader_get_article (DossierReader *self)
{
  g_return_val_if_fail (DOSSIER_IS_READER (self), NULL);

  return dossier_id_is_nil (&self->article) ? NULL : &self->article;
}

/**
 * dossier_reader_get_view:
 * @self: a reader
 *
 * Returns: (transfer none) (nullable): what is on the screen; valid until "article-shown" is emitted again
 */
DossierArticleView *
dossier_reader_get_view (DossierReader *self)
{
  g_return_val_if_fail (DOSSIER_IS_READER (self), NULL);

  return self->view;
}

/**
 * dossier_reader_select_highlight:
 * @self: a reader
 * @id: of a mention, annotation, statement or suggestion; of an entity or event, the next place that speaks of it
 *
 * Sets it off from the others and scrolls to it; asked again for an entity it goes on to its next place.
 */
void
dossier_reader_select_highlight (DossierReader *self, const DossierId *id)
{
  const DossierHighlightIndex *index;
  DossierProposal *proposal;
  guint n;
  int current;
  int position;

  g_return_if_fail (DOSSIER_IS_READER (self));
  g_return_if_fail (id != NULL);

  if (self->view == NULL || self->loading != NULL)
    {
      self->pending_highlight = *id;
      return;
    }

  proposal = dossier_reader_find_proposal (self, id);
  if (proposal != NULL)
    dossier_reader_reveal (self, (DossierTextRange) { proposal->start, proposal->end });
  index = dossier_text_view_get_index (self->text_view);
  n = dossier_highlight_index_get_n (index);
  position = dossier_highlight_index_find (index, id);
  current = dossier_text_view_get_current (self->text_view);
  if (position >= 0 && current >= 0 && dossier_id_equal (&dossier_highlight_index_get (index, (guint) current)->highlight->target, id))
    for (guint i = 1; i < n; i++)
      {
        guint next = ((guint) current + i) % n;

        if (dossier_id_equal (&dossier_highlight_index_get (index, next)->highlight->target, id))
          {
            position = (int) next;
            break;
          }
      }

  dossier_text_view_set_current (self->text_view, position);
  if (position >= 0)
    {
      const DossierHighlight *highlight = dossier_highlight_index_get (index, (guint) position)->highlight;

      dossier_text_view_place_caret (self->text_view, highlight->start);
      dossier_text_view_show (self->text_view, highlight->start);
      dossier_text_view_flash (self->text_view, highlight->start, highlight->end);
    }
}

/**
 * dossier_reader_find:
 * @self: a reader
 *
 * Opens the find bar, with the selected words when some are.
 */
void
dossier_reader_find (DossierReader *self)
{
  DossierTextRange range;
  g_autofree char *words = NULL;

  g_return_if_fail (DOSSIER_IS_READER (self));

  if (self->view == NULL)
    return;

  dossier_reader_close_popovers (self);
  if (dossier_text_view_get_selection (self->text_view, &range.start, &range.end) && range.end - range.start <= 80)
    words = dossier_text_slice (self->view->text, range.start, range.end);
  /* Selected words are the ones that are meant; the caret stands behind them. */
  dossier_find_bar_set_caret (self->find_bar, words != NULL ? range.start : dossier_text_view_get_caret (self->text_view));
  dossier_find_bar_open (self->find_bar, words);
}

/**
 * dossier_reader_set_text_scale:
 * @self: a reader
 * @scale: size of the text; 1.0 is the usual one
 */
void
dossier_reader_set_text_scale (DossierReader *self, double scale)
{
  g_return_if_fail (DOSSIER_IS_READER (self));
  g_return_if_fail (scale > 0);

  dossier_article_header_set_scale (self->header, scale);
  dossier_text_view_set_scale (self->text_view, scale);
}
