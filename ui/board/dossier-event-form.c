/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The form of an event. Main thread; owned by the editor's window. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-event-form.h"

#include "dossier-command-several.h"
#include "dossier-date-input.h"
#include "dossier-suggest.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

static const char * const statuses[] = { "happened", "planned", "alleged", "denied" };

/* What an article names in the passage an event is made of: it goes along as that article's own statement. */
typedef struct
{
  DossierPartRow *row; /* (unowned) (nullable): NULL once the row was removed */
  guint start;
  guint end;
} Named;

struct _DossierEventForm
{
  GtkWidget parent_instance;

  DossierWorkspace *workspace;   /* (owned) */
  DossierGrid *grid;             /* (owned) (nullable): the event that is edited, as it was */
  DossierEventGuess *guess;      /* (owned) (nullable): what a passage suggested */
  DossierId article;             /* of the passage; nil without */
  char *reference;               /* (owned) (nullable): the article's date, from which words count */
  DossierStatement *place_before; /* (unowned) (nullable): in the grid: the assessed place in the place entry */
  DossierId place_id;            /* nil: by name */
  GArray *named;                 /* (element-type Named) */
  GPtrArray *removed;            /* (element-type DossierStatement): to be deleted */
  GStrv roles;                   /* (owned) (nullable) */
  char *edtf;                    /* (owned) (nullable): what the date entry means */
  gboolean date_wrong;

  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *kind;
  GtkWidget *status;
  GtkWidget *date;
  GtkWidget *understood;
  GtkWidget *place;
  DossierSuggest *kind_suggest;  /* (unowned): of the entry */
  DossierSuggest *place_suggest; /* (unowned) */
  GtkWidget *participants;
  GtkWidget *evidence_group;
  GtkWidget *evidence;
};

G_DEFINE_FINAL_TYPE (DossierEventForm, dossier_event_form, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
trimmed (GtkWidget *editable)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (editable))));
}

static void
emit_changed (DossierEventForm *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* The date */

static void
show_date (DossierEventForm *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  g_clear_pointer (&self->edtf, g_free);
  self->edtf = dossier_date_input_read (gtk_editable_get_text (GTK_EDITABLE (self->date)), self->reference, &error);
  self->date_wrong = error != NULL;
  if (self->edtf != NULL)
    words = dossier_date_input_explain (self->edtf);
  gtk_label_set_text (GTK_LABEL (self->understood),
                      error != NULL ? error->message : words != NULL ? words : _("A day, a range or words: 10 Feb 2022, Feb 2022, 2022-02-10/2022-02-20"));
  if (error != NULL)
    {
      gtk_widget_add_css_class (self->understood, "error");
      gtk_widget_add_css_class (self->date, "error");
    }
  else
    {
      gtk_widget_remove_css_class (self->understood, "error");
      gtk_widget_remove_css_class (self->date, "error");
    }
}

static void
date_changed_cb (DossierEventForm *self)
{
  show_date (self);
  emit_changed (self);
}

/* The place */

static void
place_chosen_cb (DossierSuggest          *suggest,
                 const DossierSuggestItem *suggestion,
                 DossierEventForm        *self)
{
  self->place_id = suggestion->id;
}

static void
place_edited_cb (DossierSuggest   *suggest,
                 DossierEventForm *self)
{
  self->place_id = DOSSIER_ID_NIL;
}

static void
set_place (DossierEventForm *self,
           const DossierId  *place,
           const char       *name)
{
  self->place_id = *place;
  dossier_suggest_set_text (self->place_suggest, name);
}

static void
set_status (DossierEventForm *self,
            const char       *status)
{
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (g_strcmp0 (status, statuses[i]) == 0)
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->status), i);
}

/* Rows */

static void
row_removed_cb (DossierPartRow   *row,
                DossierEventForm *self)
{
  GtkWidget *list = gtk_widget_get_parent (GTK_WIDGET (row));
  DossierStatement *statement = dossier_part_row_get_statement (row);

  if (statement != NULL)
    g_ptr_array_add (self->removed, g_object_ref (statement));
  for (guint i = 0; i < self->named->len; i++)
    if (g_array_index (self->named, Named, i).row == row)
      g_array_index (self->named, Named, i).row = NULL;
  gtk_list_box_remove (GTK_LIST_BOX (list), GTK_WIDGET (row));
  gtk_widget_set_visible (self->participants, gtk_widget_get_first_child (self->participants) != NULL);
  gtk_widget_set_visible (self->evidence_group, gtk_widget_get_first_child (self->evidence) != NULL);
  emit_changed (self);
}

static DossierPartRow *
add_row (DossierEventForm    *self,
         GtkWidget           *list,
         DossierStatementKind kind,
         gboolean             choose_kind)
{
  DossierPartRow *row = dossier_part_row_new (self->workspace, kind, choose_kind, (const char * const *) self->roles);

  dossier_statement_form_set_reference (dossier_part_row_get_form (row), self->reference);
  g_signal_connect (row, "remove", G_CALLBACK (row_removed_cb), self);
  g_signal_connect_swapped (row, "edited", G_CALLBACK (emit_changed), self);
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (row));
  gtk_widget_set_visible (list, TRUE);
  return row;
}

static void
add_participant_cb (GtkButton        *button,
                    DossierEventForm *self)
{
  dossier_statement_form_focus (dossier_part_row_get_form (add_row (self, self->participants, DOSSIER_STATEMENT_PARTICIPANT, FALSE)));
}

/* What was proposed is right with a title of one's own: Enter is enough. */
static void
title_activated_cb (GtkWidget *row)
{
  gtk_widget_activate_action (row, "editor.save", NULL);
}

/* Building */

static GtkWidget *
add_entry_row (GtkWidget  *group,
               const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static GtkWidget *
make_status (void)
{
  /* Translators: whether an event is known to have taken place */
  const char * const names[] = { _("Happened"), _("Planned"), _("Alleged"), _("Denied"), NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (names);
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Status"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  return row;
}

static GtkWidget *
make_list (const char *label)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_visible (list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return list;
}

static void
build_facts (DossierEventForm *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->title = add_entry_row (group, _("What happened"));
  g_signal_connect (self->title, "entry-activated", G_CALLBACK (title_activated_cb), NULL);
  self->date = add_entry_row (group, _("When"));
  self->place = add_entry_row (group, _("Where"));
  self->kind = add_entry_row (group, _("Kind: contact, exercise, statement …"));
  self->status = make_status ();
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->status);
  self->understood = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->understood), 0);
  gtk_label_set_wrap (GTK_LABEL (self->understood), TRUE);
  gtk_widget_set_margin_top (self->understood, 6);
  gtk_widget_set_margin_start (self->understood, 12);
  gtk_widget_add_css_class (self->understood, "understood");
  gtk_box_append (GTK_BOX (self->box), group);

  self->kind_suggest = dossier_suggest_words (self->kind, NULL);
  self->place_suggest = dossier_suggest_entities (self->place, self->workspace, "place");
  g_signal_connect (self->place_suggest, "chosen", G_CALLBACK (place_chosen_cb), self);
  g_signal_connect (self->place_suggest, "edited", G_CALLBACK (place_edited_cb), self);
  g_signal_connect_swapped (self->title, "changed", G_CALLBACK (emit_changed), self);
  g_signal_connect_swapped (self->date, "changed", G_CALLBACK (date_changed_cb), self);
}

/* What the date was understood as stands right below its entry, as a row without frame of its own. */
static void
place_understood (DossierEventForm *self)
{
  GtkWidget *row = gtk_list_box_row_new (), *list = gtk_widget_get_parent (self->date);

  gtk_widget_set_margin_bottom (self->understood, 8);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), self->understood);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (row, "understood-row");
  gtk_list_box_insert (GTK_LIST_BOX (list), row, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self->date)) + 1);
}

static void
build_rows (DossierEventForm *self)
{
  GtkWidget *group = adw_preferences_group_new (), *button = gtk_button_new (), *content = adw_button_content_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Participants"));
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _("_Add"));
  adw_button_content_set_use_underline (ADW_BUTTON_CONTENT (content), TRUE);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Add a Participant"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add a Participant"), -1);
  g_signal_connect (button, "clicked", G_CALLBACK (add_participant_cb), self);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), button);
  self->participants = make_list (_("Participants"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->participants);
  gtk_box_append (GTK_BOX (self->box), group);

  self->evidence_group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->evidence_group), _("What the sources say"));
  self->evidence = make_list (_("What the sources say"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->evidence_group), self->evidence);
  gtk_widget_set_visible (self->evidence_group, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->evidence_group);
}

static void
dossier_event_form_dispose (GObject *object)
{
  DossierEventForm *self = DOSSIER_EVENT_FORM (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dossier_event_form_parent_class)->dispose (object);
}

static void
dossier_event_form_finalize (GObject *object)
{
  DossierEventForm *self = DOSSIER_EVENT_FORM (object);

  g_clear_pointer (&self->grid, dossier_grid_free);
  dossier_event_guess_free (self->guess);
  g_free (self->reference);
  g_free (self->edtf);
  g_strfreev (self->roles);
  g_array_unref (self->named);
  g_ptr_array_unref (self->removed);
  G_OBJECT_CLASS (dossier_event_form_parent_class)->finalize (object);
}

static void
dossier_event_form_class_init (DossierEventFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dossier_event_form_dispose;
  object_class->finalize = dossier_event_form_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "event-form");
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_event_form_init (DossierEventForm *self)
{
  self->named = g_array_new (FALSE, FALSE, sizeof (Named));
  self->removed = g_ptr_array_new_with_free_func (g_object_unref);
}

GtkWidget *
dossier_event_form_new (DossierWorkspace *workspace)
{
  DossierEventForm *self;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (DOSSIER_TYPE_EVENT_FORM, NULL);
  self->workspace = g_object_ref (workspace);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  gtk_widget_add_css_class (GTK_WIDGET (self), "event-editor");
  build_facts (self);
  build_rows (self);
  place_understood (self);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  show_date (self);
  return GTK_WIDGET (self);
}

/**
 * dossier_event_form_set_words:
 * @kinds: (nullable): kinds of events used before
 * @roles: (nullable): roles used before; for the rows added after this
 */
void
dossier_event_form_set_words (DossierEventForm   *self,
                              const char * const *kinds,
                              const char * const *roles)
{
  g_return_if_fail (DOSSIER_IS_EVENT_FORM (self));

  dossier_suggest_set_words (self->kind_suggest, kinds);
  g_strfreev (self->roles);
  self->roles = g_strdupv ((GStrv) roles);
}

static void
add_statement (DossierEventForm        *self,
               DossierStatement        *statement,
               const DossierGridColumn *column)
{
  gboolean reported = column != NULL;
  DossierPartRow *row;

  if (!reported && statement->kind == DOSSIER_STATEMENT_PLACE && self->place_before == NULL)
    {
      self->place_before = statement;
      set_place (self, &statement->entity, statement->entity_name);
      return;
    }
  row = add_row (self, reported ? self->evidence : self->participants, statement->kind,
                 reported || statement->kind != DOSSIER_STATEMENT_PARTICIPANT);
  if (reported && statement->passage != NULL)
    {
      g_autofree char *source = dossier_ui_article_line (column->article);

      dossier_statement_form_set_reference (dossier_part_row_get_form (row), column->article->date);
      dossier_part_row_set_statement (row, statement);
      dossier_part_row_set_passage (row, &statement->article, statement->passage->start, statement->passage->end,
                                    statement->passage->quote, source);
      gtk_widget_set_visible (self->evidence_group, TRUE);
      return;
    }
  dossier_part_row_set_statement (row, statement);
}

/**
 * dossier_event_form_set_grid:
 * @grid: (transfer full): the event to edit, with all that is said of it
 */
void
dossier_event_form_set_grid (DossierEventForm *self,
                             DossierGrid      *grid)
{
  const DossierEvent *event;

  g_return_if_fail (DOSSIER_IS_EVENT_FORM (self));
  g_return_if_fail (grid != NULL);

  self->grid = grid;
  event = grid->event;
  gtk_editable_set_text (GTK_EDITABLE (self->title), event->title);
  dossier_suggest_set_text (self->kind_suggest, event->kind);
  gtk_editable_set_text (GTK_EDITABLE (self->date), event->date != NULL ? event->date : "");
  set_status (self, event->status);
  for (guint i = 0; i < grid->rows->len; i++)
    {
      const DossierGridRow *row = g_ptr_array_index (grid->rows, i);

      for (guint j = 0; j < row->assessed->len; j++)
        add_statement (self, g_ptr_array_index (row->assessed, j), NULL);
      for (guint j = 0; j < grid->columns->len; j++)
        {
          GPtrArray *cell = g_ptr_array_index (row->cells, j);

          for (guint k = 0; k < cell->len; k++)
            add_statement (self, g_ptr_array_index (cell, k), g_ptr_array_index (grid->columns, j));
        }
    }
}

/**
 * dossier_event_form_set_passage:
 * @view: the article
 * @proposals: (nullable) (element-type DossierProposal): what is suggested in it
 * @start: first code point of the words chosen
 * @end: one past the last
 *
 * Fills the form with what the passage tells. The words go along as evidence, and so do the names and the date
 * found beside them, each where it stands in the article.
 */
void
dossier_event_form_set_passage (DossierEventForm         *self,
                                const DossierArticleView *view,
                                GPtrArray                *proposals,
                                guint                     start,
                                guint                     end)
{
  g_autofree char *quote = NULL, *source = NULL;
  DossierPartRow *row;

  g_return_if_fail (DOSSIER_IS_EVENT_FORM (self));

  self->article = view->article->id;
  self->reference = g_strdup (view->article->date);
  self->guess = dossier_event_guess (view, proposals, start, end);
  gtk_editable_set_text (GTK_EDITABLE (self->title), self->guess->title);
  if (self->guess->kind != NULL)
    dossier_suggest_set_text (self->kind_suggest, _(self->guess->kind));
  set_status (self, self->guess->status);
  if (self->guess->date != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->date), self->guess->date);
  if (self->guess->places->len > 0)
    {
      const DossierGuessedActor *place = &g_array_index (self->guess->places, DossierGuessedActor, 0);

      set_place (self, &place->entity, place->name);
    }
  for (guint i = 0; i < self->guess->actors->len; i++)
    {
      const DossierGuessedActor *actor = &g_array_index (self->guess->actors, DossierGuessedActor, i);
      Named named = { dossier_event_form_add_participant (self, &actor->entity, actor->name, actor->kind), actor->start, actor->end };

      if (actor->role != NULL)
        dossier_statement_form_set_role (dossier_part_row_get_form (named.row), _(actor->role));

      g_array_append_val (self->named, named);
    }
  quote = dossier_text_slice (view->text, start, end);
  source = dossier_ui_article_line (view->article);
  row = add_row (self, self->evidence, DOSSIER_STATEMENT_CLAIM, TRUE);
  dossier_part_row_set_passage (row, &self->article, start, end, quote, source);
  gtk_widget_set_visible (self->evidence_group, TRUE);
  show_date (self);
}

/**
 * dossier_event_form_add_participant:
 * @entity: (nullable): NULL: an empty row
 *
 * Returns: (transfer none): the new row
 */
DossierPartRow *
dossier_event_form_add_participant (DossierEventForm *self,
                                    const DossierId  *entity,
                                    const char       *name,
                                    const char       *kind)
{
  DossierPartRow *row;

  g_return_val_if_fail (DOSSIER_IS_EVENT_FORM (self), NULL);

  row = add_row (self, self->participants, DOSSIER_STATEMENT_PARTICIPANT, FALSE);
  if (entity != NULL)
    dossier_statement_form_set_entity (dossier_part_row_get_form (row), entity, name, kind);
  return row;
}

/**
 * dossier_event_form_focus:
 *
 * Puts the keyboard into the title, selected as a whole, so that typing replaces it.
 */
void
dossier_event_form_focus (DossierEventForm *self)
{
  g_return_if_fail (DOSSIER_IS_EVENT_FORM (self));

  gtk_widget_grab_focus (self->title);
  gtk_editable_select_region (GTK_EDITABLE (self->title), 0, -1);
}

/* What is wrong with the first row that is wrong. */
static const char *
find_wrong (GtkWidget *list)
{
  const char *reason = NULL;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL && reason == NULL; row = gtk_widget_get_next_sibling (row))
    dossier_statement_form_is_valid (dossier_part_row_get_form (DOSSIER_PART_ROW (row)), &reason);
  return reason;
}

/**
 * dossier_event_form_is_valid:
 * @reason: (out) (transfer none): what is missing, in words
 */
gboolean
dossier_event_form_is_valid (DossierEventForm  *self,
                             const char       **reason)
{
  g_autofree char *title = NULL;

  g_return_val_if_fail (DOSSIER_IS_EVENT_FORM (self), FALSE);

  title = trimmed (self->title);
  *reason = *title == '\0' ? _("An event needs a title") : self->date_wrong ? _("A date is not understood") : find_wrong (self->participants);
  if (*reason == NULL)
    *reason = find_wrong (self->evidence);
  return *reason == NULL;
}

/* Commands */

static const char *
chosen_status (DossierEventForm *self)
{
  return statuses[MIN (adw_combo_row_get_selected (ADW_COMBO_ROW (self->status)), G_N_ELEMENTS (statuses) - 1)];
}

static void
append_rows (GArray    *parts,
             GtkWidget *list)
{
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      DossierEventPart part;

      if (dossier_statement_form_is_empty (dossier_part_row_get_form (DOSSIER_PART_ROW (row))))
        continue;
      dossier_statement_form_get_part (dossier_part_row_get_form (DOSSIER_PART_ROW (row)), &part);
      g_array_append_val (parts, part);
    }
}

/* Whether a participant is still the one that the article names there. */
static gboolean
is_guessed (const DossierEventPart    *part,
            const DossierGuessedActor *actor)
{
  if (!dossier_id_equal (&part->entity, &actor->entity))
    return FALSE;
  return !dossier_id_is_nil (&actor->entity) || g_strcmp0 (part->name, actor->name) == 0;
}

/* The article itself named those who took part, the day and the place: its account says so, word by word. */
static void
append_named (DossierEventForm *self,
              GArray           *parts,
              const char       *name)
{
  if (self->guess == NULL)
    return;
  for (guint i = 0; i < self->named->len; i++)
    {
      const Named *named = &g_array_index (self->named, Named, i);
      DossierEventPart part;

      if (named->row == NULL || dossier_statement_form_is_empty (dossier_part_row_get_form (named->row)))
        continue;
      dossier_statement_form_get_part (dossier_part_row_get_form (named->row), &part);
      if (!is_guessed (&part, &g_array_index (self->guess->actors, DossierGuessedActor, i)))
        continue;
      part.article = self->article;
      part.start = named->start;
      part.end = named->end;
      g_array_append_val (parts, part);
    }
  if (self->guess->date != NULL && g_strcmp0 (self->guess->date, self->edtf) == 0)
    {
      DossierEventPart part = { .kind = DOSSIER_STATEMENT_DATE, .date = self->guess->date, .date_words = self->guess->date_words,
                                .article = self->article, .start = self->guess->date_start, .end = self->guess->date_end };

      g_array_append_val (parts, part);
    }
  for (guint i = 0; i < self->guess->places->len; i++)
    {
      const DossierGuessedActor *place = &g_array_index (self->guess->places, DossierGuessedActor, i);
      DossierEventPart part = { .kind = DOSSIER_STATEMENT_PLACE, .entity = place->entity, .name = place->name, .article = self->article,
                                .start = place->start, .end = place->end };

      if (dossier_id_equal (&self->place_id, &place->entity)
          && (!dossier_id_is_nil (&place->entity) || g_strcmp0 (place->name, name) == 0))
        g_array_append_val (parts, part);
    }
}

static DossierCommand *
make_create (DossierEventForm *self)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, TRUE, sizeof (DossierEventPart));
  g_autofree char *title = trimmed (self->title), *kind = trimmed (self->kind), *place = trimmed (self->place);
  g_autofree char *typed = trimmed (self->date);
  const char *words = g_strcmp0 (typed, self->edtf) != 0 ? typed : NULL;
  DossierCommand *command;

  /* The words of the article say more of where the date comes from than the date itself. */
  if (self->guess != NULL && self->edtf != NULL && g_strcmp0 (self->guess->date, self->edtf) == 0)
    words = self->guess->date_words;
  if (*place != '\0')
    {
      DossierEventPart part = { .kind = DOSSIER_STATEMENT_PLACE, .entity = self->place_id, .name = place };

      g_array_append_val (parts, part);
    }
  append_rows (parts, self->participants);
  append_named (self, parts, place);
  append_rows (parts, self->evidence);
  command = dossier_command_create_event (title, kind, self->edtf, self->edtf != NULL ? words : NULL,
                                          (const DossierEventPart *) (gpointer) parts->data, parts->len);
  dossier_command_set_event_status (command, chosen_status (self));
  return command;
}

static gboolean
same (const char *a,
      const char *b)
{
  return g_strcmp0 (a != NULL ? a : "", b != NULL ? b : "") == 0;
}

static void
append_event_command (DossierEventForm *self,
                      GPtrArray        *commands)
{
  const DossierEvent *event = self->grid->event;
  g_autofree char *title = trimmed (self->title), *kind = trimmed (self->kind);

  if (!same (title, event->title) || !same (kind, event->kind) || !same (chosen_status (self), event->status) || !same (self->edtf, event->date))
    g_ptr_array_add (commands, dossier_command_update_event (&event->id, title, kind, chosen_status (self), self->edtf, event->description));
}

static void
append_place_command (DossierEventForm *self,
                      GPtrArray        *commands)
{
  g_autofree char *name = trimmed (self->place);
  DossierEventPart part = { .kind = DOSSIER_STATEMENT_PLACE, .entity = self->place_id, .name = name };

  if (self->place_before == NULL)
    {
      if (*name != '\0')
        g_ptr_array_add (commands, dossier_command_add_event_part (&self->grid->event->id, &part));
      return;
    }
  dossier_event_part_init (&part, self->place_before);
  part.entity = self->place_id;
  part.name = name;
  if (*name == '\0')
    g_ptr_array_add (commands, dossier_command_delete_statement (&self->place_before->id));
  else if (!dossier_id_equal (&self->place_id, &self->place_before->entity) && !same (name, self->place_before->entity_name))
    g_ptr_array_add (commands, dossier_command_edit_statement (&self->place_before->id, &part));
}

static void
append_row_commands (DossierEventForm *self,
                     GtkWidget        *list,
                     GPtrArray        *commands)
{
  for (GtkWidget *child = gtk_widget_get_first_child (list); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      DossierPartRow *row = DOSSIER_PART_ROW (child);
      DossierStatement *before = dossier_part_row_get_statement (row);
      DossierEventPart part;

      dossier_statement_form_get_part (dossier_part_row_get_form (row), &part);
      if (before == NULL)
        {
          if (!dossier_statement_form_is_empty (dossier_part_row_get_form (row)))
            g_ptr_array_add (commands, dossier_command_add_event_part (&self->grid->event->id, &part));
        }
      else if (dossier_statement_form_is_empty (dossier_part_row_get_form (row)))
        g_ptr_array_add (commands, dossier_command_delete_statement (&before->id));
      else if (dossier_statement_form_is_changed (dossier_part_row_get_form (row)))
        g_ptr_array_add (commands, dossier_command_edit_statement (&before->id, &part));
    }
}

/**
 * dossier_event_form_make_command:
 *
 * Returns: (transfer full) (nullable): what makes the new event, or writes all that was changed of the one that is edited; NULL
 *   when nothing was
 */
DossierCommand *
dossier_event_form_make_command (DossierEventForm *self)
{
  g_autoptr (GPtrArray) commands = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_command_free);

  g_return_val_if_fail (DOSSIER_IS_EVENT_FORM (self), NULL);

  if (self->grid == NULL)
    return make_create (self);
  append_event_command (self, commands);
  append_place_command (self, commands);
  append_row_commands (self, self->participants, commands);
  append_row_commands (self, self->evidence, commands);
  for (guint i = 0; i < self->removed->len; i++)
    g_ptr_array_add (commands, dossier_command_delete_statement (&((DossierStatement *) g_ptr_array_index (self->removed, i))->id));
  return commands->len > 0 ? dossier_command_save_event (&self->grid->event->id, g_steal_pointer (&commands)) : NULL;
}

/**
 * dossier_event_form_get_entry:
 * @name: title kind date place
 *
 * Returns: (transfer none) (nullable): that entry, a GtkEditable
 */
GtkWidget *
dossier_event_form_get_entry (DossierEventForm *self,
                              const char       *name)
{
  g_return_val_if_fail (DOSSIER_IS_EVENT_FORM (self), NULL);

  return g_str_equal (name, "title") ? self->title
         : g_str_equal (name, "kind") ? self->kind
         : g_str_equal (name, "date") ? self->date
         : g_str_equal (name, "place") ? self->place
                                       : NULL;
}
