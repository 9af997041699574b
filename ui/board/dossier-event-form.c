/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The form of an event: its entries and rows, and whether what they say is right. Main thread; owned by the editor's window. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-event-form-private.h"

#include "dossier-date-input.h"

#include <glib/gi18n.h>

static const char * const statuses[] = { "happened", "planned", "alleged", "denied" };

G_DEFINE_FINAL_TYPE (DossierEventForm, dossier_event_form, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Returns: (transfer full): what stands in an entry, without the space around it */
char *
dossier_event_form_dup_trimmed (GtkWidget *editable)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (editable))));
}

static void
emit_changed (DossierEventForm *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* The date */

/* Reads the date anew and says what it is understood as. */
void
dossier_event_form_show_date (DossierEventForm *self)
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
  dossier_event_form_show_date (self);
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

void
dossier_event_form_set_place (DossierEventForm *self,
                              const DossierId  *place,
                              const char       *name)
{
  self->place_id = *place;
  dossier_suggest_set_text (self->place_suggest, name);
}

/* The status as it is kept; it is shown in the words of the combo. */

const char *
dossier_event_form_get_status (DossierEventForm *self)
{
  return statuses[MIN (adw_combo_row_get_selected (ADW_COMBO_ROW (self->status)), G_N_ELEMENTS (statuses) - 1)];
}

void
dossier_event_form_set_status (DossierEventForm *self,
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
    if (g_array_index (self->named, DossierEventFormNamed, i).row == row)
      g_array_index (self->named, DossierEventFormNamed, i).row = NULL;
  gtk_list_box_remove (GTK_LIST_BOX (list), GTK_WIDGET (row));
  gtk_widget_set_visible (self->participants, gtk_widget_get_first_child (self->participants) != NULL);
  gtk_widget_set_visible (self->evidence_group, gtk_widget_get_first_child (self->evidence) != NULL);
  emit_changed (self);
}

DossierPartRow *
dossier_event_form_add_row (DossierEventForm     *self,
                            GtkWidget            *list,
                            DossierStatementKind  kind,
                            gboolean              choose_kind)
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
  dossier_statement_form_focus (dossier_part_row_get_form (dossier_event_form_add_row (self, self->participants, DOSSIER_STATEMENT_PARTICIPANT, FALSE)));
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
  self->named = g_array_new (FALSE, FALSE, sizeof (DossierEventFormNamed));
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
  dossier_event_form_show_date (self);
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

  row = dossier_event_form_add_row (self, self->participants, DOSSIER_STATEMENT_PARTICIPANT, FALSE);
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

  title = dossier_event_form_dup_trimmed (self->title);
  *reason = *title == '\0' ? _("An event needs a title") : self->date_wrong ? _("A date is not understood") : find_wrong (self->participants);
  if (*reason == NULL)
    *reason = find_wrong (self->evidence);
  return *reason == NULL;
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
