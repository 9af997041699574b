/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Suggestions below an entry. Main thread; owned by the entry. Candidates are read on the read thread, words are
 * compared at once. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-suggest.h"

#include "dossier-grid-words.h"
#include "dossier-text.h"
#include "dossier-ui.h"

#include <string.h>

#include <glib/gi18n.h>

#define MAX_ROWS 8

typedef enum
{
  WORDS,
  ENTITIES,
  EVENTS,
} Source;

struct _DossierSuggest
{
  GObject parent_instance;

  GtkWidget *entry;            /* (unowned): owns this */
  DossierWorkspace *workspace; /* (owned) (nullable): for entities and events */
  Source source;
  GStrv words;                 /* (owned) (nullable) */
  char *kind;                  /* (owned) (nullable): only entities of this kind */
  GPtrArray *preferred;        /* (owned) (nullable): records to offer before anything is typed */
  GCancellable *asking;        /* (owned) (nullable) */

  GtkWidget *popover;          /* (owned): a child of the entry */
  GtkWidget *list;
  GPtrArray *shown;            /* (element-type DossierSuggestItem): a row each */
  gboolean quiet;              /* while the text is set from here */
};

G_DEFINE_FINAL_TYPE (DossierSuggest, dossier_suggest, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
suggestion_free (gpointer data)
{
  DossierSuggestItem *suggestion = data;

  g_free (suggestion->text);
  g_free (suggestion->kind);
  g_free (suggestion->detail);
  g_free (suggestion);
}

static DossierSuggestItem *
suggestion_new (const DossierId *id,
                const char      *text,
                const char      *kind,
                char            *detail) /* (transfer full) */
{
  DossierSuggestItem *suggestion = g_new0 (DossierSuggestItem, 1);

  suggestion->id = id != NULL ? *id : DOSSIER_ID_NIL;
  suggestion->text = g_strdup (text);
  suggestion->kind = g_strdup (kind);
  suggestion->detail = detail;
  return suggestion;
}

/* The popover */

static gboolean
has_focus (DossierSuggest *self)
{
  GtkRoot *root = gtk_widget_get_root (self->entry);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == self->entry || gtk_widget_is_ancestor (focus, self->entry));
}

static GtkWidget *
make_row (const DossierSuggestItem *suggestion)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *label = gtk_label_new (suggestion->text);

  if (suggestion->kind != NULL)
    gtk_box_append (GTK_BOX (box), dossier_ui_kind_dot_new (suggestion->kind));
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (suggestion->detail != NULL)
    {
      GtkWidget *detail = gtk_label_new (suggestion->detail);

      gtk_widget_add_css_class (detail, "hint");
      gtk_box_append (GTK_BOX (box), detail);
    }
  return box;
}

static void
close_popover (DossierSuggest *self)
{
  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
show_suggestions (DossierSuggest *self,
                  GPtrArray      *suggestions) /* (transfer full) */
{
  GtkWidget *row;

  g_clear_pointer (&self->shown, g_ptr_array_unref);
  self->shown = suggestions;
  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; i < suggestions->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (g_ptr_array_index (suggestions, i)));
  if (suggestions->len == 0 || !has_focus (self))
    {
      close_popover (self);
      return;
    }
  gtk_list_box_unselect_all (GTK_LIST_BOX (self->list));
  gtk_widget_set_size_request (self->list, CLAMP (gtk_widget_get_width (self->entry) - 20, 180, 460), -1);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  /* An open popover keeps its size unless it is asked anew. */
  gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
take (DossierSuggest *self,
      guint           index)
{
  DossierSuggestItem *suggestion;

  if (self->shown == NULL || index >= self->shown->len)
    return;
  suggestion = g_ptr_array_index (self->shown, index);
  /* An answer to what was typed before would open the list again. */
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  dossier_suggest_set_text (self, suggestion->text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  close_popover (self);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, suggestion);
}

/* Finding */

typedef struct
{
  Source source;
  char *text;
  char *kind;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->text);
  g_free (question->kind);
  g_free (question);
}

static gpointer
find (DossierWorkspace *workspace,
      gpointer          data,
      GCancellable     *cancellable,
      GError          **error)
{
  const Question *question = data;
  g_autoptr (DossierQuery) query = NULL;

  if (question->source == ENTITIES)
    return dossier_workspace_load_candidates (workspace, question->text, question->kind, MAX_ROWS, error);
  query = dossier_query_new (DOSSIER_RECORD_EVENT);
  query->text = *question->text != '\0' ? g_strdup (question->text) : NULL;
  query->limit = MAX_ROWS;
  return dossier_workspace_load_records (workspace, query, error);
}

static char *
entity_detail (const DossierEntity *entity)
{
  if (entity->description != NULL && *entity->description != '\0')
    return dossier_text_ellipsize (entity->description, 28);
  if (entity->mention_count == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%u mention", "%u mentions", entity->mention_count), entity->mention_count);
}

static void
show_records (DossierSuggest *self,
              GPtrArray      *records)
{
  g_autoptr (GPtrArray) suggestions = g_ptr_array_new_with_free_func (suggestion_free);

  for (guint i = 0; i < records->len && i < MAX_ROWS; i++)
    {
      gpointer record = g_ptr_array_index (records, i);

      if (DOSSIER_IS_ENTITY (record))
        {
          const DossierEntity *entity = record;

          g_ptr_array_add (suggestions, suggestion_new (&entity->id, entity->name, entity->kind, entity_detail (entity)));
        }
      else if (DOSSIER_IS_EVENT (record))
        {
          const DossierEvent *event = record;

          g_ptr_array_add (suggestions, suggestion_new (&event->id, event->title, NULL,
                                                        dossier_event_date_words (event)));
        }
    }
  show_suggestions (self, g_steal_pointer (&suggestions));
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (DossierSuggest) self = user_data;
  g_autoptr (GPtrArray) records = dossier_workspace_read_finish (DOSSIER_WORKSPACE (source), result, NULL);

  /* A question that fails or was overtaken leaves what was typed, which counts as well. */
  if (records != NULL && self->popover != NULL)
    show_records (self, records);
}

static void
ask_workspace (DossierSuggest *self,
               const char     *text)
{
  Question *question = g_new0 (Question, 1);

  question->source = self->source;
  question->text = g_strdup (text);
  question->kind = g_strdup (self->kind);
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  dossier_workspace_read_async (self->workspace, find, question, question_free, (GDestroyNotify) g_ptr_array_unref,
                                self->asking, found_cb, g_object_ref (self));
}

static void
match_words (DossierSuggest *self,
             const char     *text)
{
  g_autoptr (GPtrArray) suggestions = g_ptr_array_new_with_free_func (suggestion_free);
  g_autofree char *wanted = dossier_text_fold (text);

  for (guint i = 0; self->words != NULL && self->words[i] != NULL && suggestions->len < MAX_ROWS; i++)
    {
      g_autofree char *folded = dossier_text_fold (self->words[i]);

      if (strstr (folded, wanted) != NULL && strcmp (folded, wanted) != 0)
        g_ptr_array_add (suggestions, suggestion_new (NULL, self->words[i], NULL, NULL));
    }
  show_suggestions (self, g_steal_pointer (&suggestions));
}

static void
suggest (DossierSuggest *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  if (self->source == WORDS)
    match_words (self, text);
  else if (*text == '\0' && self->preferred != NULL && self->preferred->len > 0)
    show_records (self, self->preferred);
  else if (*text != '\0' || self->source == EVENTS)
    ask_workspace (self, text);
  else
    close_popover (self);
}

/* What people do */

static void
changed_cb (GtkEditable    *editable,
            DossierSuggest *self)
{
  if (self->quiet)
    return;
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
  if (has_focus (self))
    suggest (self);
}

static void
move_selection (DossierSuggest *self,
                int             step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  int at = row != NULL ? gtk_list_box_row_get_index (row) + step : step > 0 ? 0 : (int) self->shown->len - 1;
  GtkListBoxRow *next = at >= 0 ? gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), at) : NULL;

  if (next != NULL)
    gtk_list_box_select_row (GTK_LIST_BOX (self->list), next);
  else
    gtk_list_box_unselect_all (GTK_LIST_BOX (self->list));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                DossierSuggest        *self)
{
  gboolean open = gtk_widget_get_visible (self->popover);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_Up:
      if (open)
        move_selection (self, keyval == GDK_KEY_Down ? 1 : -1);
      else if (keyval == GDK_KEY_Down)
        suggest (self);
      else
        return FALSE;
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_Tab:
      if (!open || row == NULL)
        return FALSE;
      take (self, gtk_list_box_row_get_index (row));
      return keyval != GDK_KEY_Tab;
    case GDK_KEY_Escape:
      if (!open)
        return FALSE;
      close_popover (self);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
row_activated_cb (GtkListBox     *list,
                  GtkListBoxRow  *row,
                  DossierSuggest *self)
{
  take (self, gtk_list_box_row_get_index (row));
}

static void
leave_cb (GtkEventControllerFocus *controller,
          DossierSuggest          *self)
{
  close_popover (self);
}

static void
entry_destroyed_cb (GtkWidget      *entry,
                    DossierSuggest *self)
{
  g_cancellable_cancel (self->asking);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

static void
dossier_suggest_finalize (GObject *object)
{
  DossierSuggest *self = DOSSIER_SUGGEST (object);

  g_clear_object (&self->asking);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->preferred, g_ptr_array_unref);
  g_strfreev (self->words);
  g_free (self->kind);
  G_OBJECT_CLASS (dossier_suggest_parent_class)->finalize (object);
}

static void
dossier_suggest_class_init (DossierSuggestClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_suggest_finalize;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_suggest_init (DossierSuggest *self)
{
  self->list = gtk_list_box_new ();
  gtk_widget_set_can_focus (self->list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Suggestions"), -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  self->popover = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->list);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->popover, "suggestions");
}

static DossierSuggest *
attach (GtkWidget *entry,
        Source     source)
{
  DossierSuggest *self = g_object_new (DOSSIER_TYPE_SUGGEST, NULL);
  GtkEventController *keys = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();

  self->entry = entry;
  self->source = source;
  gtk_widget_set_parent (self->popover, entry);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (entry, keys);
  g_signal_connect (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (entry, focus);
  g_signal_connect (entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (entry, "destroy", G_CALLBACK (entry_destroyed_cb), self);
  g_object_set_data_full (G_OBJECT (entry), "dossier-suggest", self, g_object_unref);
  return self;
}

/**
 * dossier_suggest_words:
 * @entry: a GtkEditable
 * @words: (nullable): what may be meant
 *
 * Returns: (transfer none): the suggestions, owned by @entry
 */
DossierSuggest *
dossier_suggest_words (GtkWidget          *entry,
                       const char * const *words)
{
  DossierSuggest *self;

  g_return_val_if_fail (GTK_IS_EDITABLE (entry), NULL);

  self = attach (entry, WORDS);
  dossier_suggest_set_words (self, words);
  return self;
}

/**
 * dossier_suggest_entities:
 * @entry: a GtkEditable
 * @kind: (nullable): only of this kind
 *
 * Returns: (transfer none): the suggestions, owned by @entry
 */
DossierSuggest *
dossier_suggest_entities (GtkWidget        *entry,
                          DossierWorkspace *workspace,
                          const char       *kind)
{
  DossierSuggest *self;

  g_return_val_if_fail (GTK_IS_EDITABLE (entry), NULL);
  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (workspace), NULL);

  self = attach (entry, ENTITIES);
  self->workspace = g_object_ref (workspace);
  self->kind = g_strdup (kind);
  return self;
}

DossierSuggest *
dossier_suggest_events (GtkWidget        *entry,
                        DossierWorkspace *workspace)
{
  DossierSuggest *self;

  g_return_val_if_fail (GTK_IS_EDITABLE (entry), NULL);
  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (workspace), NULL);

  self = attach (entry, EVENTS);
  self->workspace = g_object_ref (workspace);
  return self;
}

void
dossier_suggest_set_words (DossierSuggest     *self,
                           const char * const *words)
{
  g_return_if_fail (DOSSIER_IS_SUGGEST (self));

  g_strfreev (self->words);
  self->words = g_strdupv ((GStrv) words);
}

/**
 * dossier_suggest_set_preferred:
 * @records: (element-type GObject): entities or events to offer before anything is typed, best first
 */
void
dossier_suggest_set_preferred (DossierSuggest *self,
                               GPtrArray      *records)
{
  g_return_if_fail (DOSSIER_IS_SUGGEST (self));

  g_clear_pointer (&self->preferred, g_ptr_array_unref);
  self->preferred = g_ptr_array_ref (records);
}

/**
 * dossier_suggest_ask:
 *
 * Shows what fits the text now, without waiting for a key.
 */
void
dossier_suggest_ask (DossierSuggest *self)
{
  g_return_if_fail (DOSSIER_IS_SUGGEST (self));

  suggest (self);
}

void
dossier_suggest_set_kind (DossierSuggest *self,
                          const char     *kind)
{
  g_return_if_fail (DOSSIER_IS_SUGGEST (self));

  g_free (self->kind);
  self->kind = g_strdup (kind);
}

/**
 * dossier_suggest_set_text:
 * @text: for the entry; it counts neither as edited nor as a question
 */
void
dossier_suggest_set_text (DossierSuggest *self,
                          const char     *text)
{
  g_return_if_fail (DOSSIER_IS_SUGGEST (self));

  self->quiet = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
  self->quiet = FALSE;
}
