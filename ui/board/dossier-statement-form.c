/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The fields of one statement, and what is shown of them. Main thread; owned by a line of the event editor or by the popover in the
 * reader. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-statement-form-private.h"

#include "dossier-date-input.h"
#include "dossier-statement-fields.h"
#include "dossier-suggest.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (DossierStatementForm, dossier_statement_form, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_EDITED,
  SIGNAL_ACTIVATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
entry_text (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

static DossierSuggest *
suggest_of (GtkWidget *entry)
{
  return g_object_get_data (G_OBJECT (entry), "dossier-suggest");
}

static DossierStatementKind
chosen_kind (DossierStatementForm *self)
{
  return dossier_statement_form_get_kind (self);
}

static gboolean
kind_has_entity (DossierStatementKind kind)
{
  return kind == DOSSIER_STATEMENT_PARTICIPANT || kind == DOSSIER_STATEMENT_PLACE;
}

static gboolean
is_reported (DossierStatementForm *self)
{
  return !dossier_id_is_nil (&self->article);
}

/* What was understood */

static void
show_new_kind (DossierStatementForm *self)
{
  DossierStatementKind kind = chosen_kind (self);
  gboolean unknown = dossier_id_is_nil (&self->entity) && !is_blank (entry_text (self->name));

  gtk_widget_set_visible (self->dot, kind_has_entity (kind) && !dossier_id_is_nil (&self->entity));
  gtk_widget_set_visible (self->new_kind, kind == DOSSIER_STATEMENT_PARTICIPANT && unknown);
}

static void
read_date (DossierStatementForm *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->edtf, g_free);
  g_clear_pointer (&self->error, g_free);
  self->edtf = dossier_date_input_read (entry_text (self->date), self->reference, &error);
  if (error != NULL)
    self->error = g_strdup (error->message);
}

/* What was filled in without a figure is left alone until somebody touches it. */
static void
check_figure (DossierStatementForm *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->error, g_free);
  if (self->figure != NULL || self->quiet || is_blank (entry_text (self->figure_entry)))
    return;
  self->figure = dossier_statement_read_figure (entry_text (self->figure_entry), &error);
  if (error != NULL)
    self->error = g_strdup (error->message);
}

static void
show_understood (DossierStatementForm *self)
{
  DossierStatementKind kind = chosen_kind (self);
  g_autofree char *words = NULL;

  if (kind == DOSSIER_STATEMENT_DATE)
    {
      read_date (self);
      words = self->edtf != NULL ? dossier_date_input_explain (self->edtf) : NULL;
    }
  else if (kind == DOSSIER_STATEMENT_FIGURE && self->figure != NULL)
    words = dossier_statement_fields_explain (self->figure);
  dossier_statement_fields_show_note (self->understood, kind == DOSSIER_STATEMENT_DATE ? self->date : self->figure_entry,
                                      kind == DOSSIER_STATEMENT_DATE || kind == DOSSIER_STATEMENT_FIGURE ? self->error : NULL, words);
}

static void
show_as_of (DossierStatementForm *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  g_clear_pointer (&self->as_of_edtf, g_free);
  g_clear_pointer (&self->as_of_error, g_free);
  self->as_of_edtf = dossier_date_input_read (entry_text (self->as_of), self->reference, &error);
  if (error != NULL)
    self->as_of_error = g_strdup (error->message);
  else if (self->as_of_edtf != NULL)
    words = dossier_date_input_explain (self->as_of_edtf);
  dossier_statement_fields_show_note (self->as_of_note, self->as_of, self->as_of_error, words);
}

static void
show_said (DossierStatementForm *self)
{
  g_autofree char *quoted = NULL;
  gboolean known = !dossier_id_is_nil (&self->said_by) && self->said_words != NULL;

  if (known)
    quoted = g_strdup_printf (_("“%s”"), self->said_words);
  gtk_label_set_text (GTK_LABEL (self->said_quote), quoted != NULL ? quoted : "");
  gtk_widget_set_visible (self->said_quote, known);
}

static void
show_details (DossierStatementForm *self)
{
  gboolean figure = chosen_kind (self) == DOSSIER_STATEMENT_FIGURE, any = is_reported (self) || figure;

  gtk_widget_set_visible (self->more, any && g_object_get_data (G_OBJECT (self->more), "fixed") == NULL);
  gtk_widget_set_visible (self->details, any && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->more)));
  gtk_widget_set_visible (self->as_of_label, figure);
  gtk_widget_set_visible (self->as_of, figure);
  gtk_widget_set_visible (self->as_of_note, figure && *gtk_label_get_text (GTK_LABEL (self->as_of_note)) != '\0');
  for (GtkWidget *child = gtk_widget_get_first_child (self->details); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (child != self->as_of_label && child != self->as_of && child != self->as_of_note && child != self->said_quote)
      gtk_widget_set_visible (child, is_reported (self));
}

static void
show_controls (DossierStatementForm *self)
{
  DossierStatementKind kind = chosen_kind (self);
  gboolean figure = kind == DOSSIER_STATEMENT_FIGURE;

  gtk_widget_set_visible (self->name, kind_has_entity (kind));
  gtk_widget_set_visible (self->role, kind == DOSSIER_STATEMENT_PARTICIPANT);
  gtk_widget_set_visible (self->figure_entry, figure);
  gtk_widget_set_visible (self->topic, kind == DOSSIER_STATEMENT_CLAIM || figure);
  gtk_widget_set_visible (self->text, kind == DOSSIER_STATEMENT_CLAIM && !is_reported (self));
  gtk_widget_set_visible (self->date, kind == DOSSIER_STATEMENT_DATE);
  g_object_set (self->name, "placeholder-text", kind == DOSSIER_STATEMENT_PLACE ? _("Place") : _("Person, organisation …"), NULL);
  g_object_set (self->topic, "placeholder-text", figure ? _("Of what") : _("About what (optional)"), NULL);
  dossier_suggest_set_kind (suggest_of (self->name), kind == DOSSIER_STATEMENT_PLACE ? "place" : NULL);
  if (figure)
    check_figure (self);
  show_new_kind (self);
  show_understood (self);
  show_as_of (self);
  show_said (self);
  show_details (self);
}

/* What people do */

static void
edited (DossierStatementForm *self)
{
  if (!self->quiet)
    g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

static void
field_cb (DossierStatementForm *self)
{
  show_controls (self);
  edited (self);
}

static void
figure_changed_cb (DossierStatementForm *self)
{
  g_autoptr (GError) error = NULL;

  if (self->quiet)
    return;
  g_clear_pointer (&self->figure, dossier_figure_free);
  g_clear_pointer (&self->error, g_free);
  self->figure = dossier_statement_read_figure (entry_text (self->figure_entry), &error);
  if (error != NULL)
    self->error = g_strdup (error->message);
  show_understood (self);
  edited (self);
}

static void
date_changed_cb (DossierStatementForm *self)
{
  show_understood (self);
  edited (self);
}

static void
as_of_changed_cb (DossierStatementForm *self)
{
  show_as_of (self);
  edited (self);
}

static void
topic_edited_cb (DossierStatementForm *self)
{
  self->topic_edited = TRUE;
}

static void
name_edited_cb (DossierStatementForm *self)
{
  self->entity = DOSSIER_ID_NIL;
  show_new_kind (self);
  edited (self);
}

static void
name_chosen_cb (DossierSuggest           *suggest,
                const DossierSuggestItem *suggestion,
                DossierStatementForm     *self)
{
  self->entity = suggestion->id;
  dossier_ui_kind_dot_set (self->dot, suggestion->kind);
  show_new_kind (self);
  edited (self);
  if (gtk_widget_get_visible (self->role))
    gtk_widget_grab_focus (self->role);
}

static void
said_edited_cb (DossierStatementForm *self)
{
  self->said_by = DOSSIER_ID_NIL;
  show_said (self);
  edited (self);
}

static void
said_chosen_cb (DossierSuggest           *suggest,
                const DossierSuggestItem *suggestion,
                DossierStatementForm     *self)
{
  self->said_by = suggestion->id;
  show_said (self);
  edited (self);
}

static void
activate_cb (DossierStatementForm *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0);
}

/* Building */

static GtkWidget *
add_entry (DossierStatementForm *self,
           GtkWidget            *line,
           const char           *label,
           int                   width_chars)
{
  GtkWidget *entry = dossier_statement_fields_new_entry (label, width_chars);

  g_signal_connect_swapped (entry, "activate", G_CALLBACK (activate_cb), self);
  if (line != NULL)
    gtk_box_append (GTK_BOX (line), entry);
  return entry;
}

static void
build_details (DossierStatementForm *self,
               DossierWorkspace     *workspace)
{
  self->details = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->details), 9);
  gtk_grid_set_row_spacing (GTK_GRID (self->details), 4);
  self->said = add_entry (self, NULL, _("Who says so in the article"), 14);
  self->said_quote = dossier_statement_fields_new_note ();
  self->as_of = add_entry (self, NULL, _("When the figure held"), 14);
  self->as_of_note = dossier_statement_fields_new_note ();
  self->credibility = dossier_statement_fields_new_credibility ();
  dossier_statement_fields_attach (GTK_GRID (self->details), 0, _("Said by"), self->said);
  gtk_grid_attach (GTK_GRID (self->details), self->said_quote, 1, 1, 1, 1);
  self->as_of_label = dossier_statement_fields_attach (GTK_GRID (self->details), 2, _("As of"), self->as_of);
  gtk_grid_attach (GTK_GRID (self->details), self->as_of_note, 1, 3, 1, 1);
  dossier_statement_fields_attach (GTK_GRID (self->details), 4, _("Credibility"), self->credibility);
  dossier_suggest_entities (self->said, workspace, NULL);
  g_signal_connect_swapped (suggest_of (self->said), "edited", G_CALLBACK (said_edited_cb), self);
  g_signal_connect (suggest_of (self->said), "chosen", G_CALLBACK (said_chosen_cb), self);
  g_signal_connect_swapped (self->as_of, "changed", G_CALLBACK (as_of_changed_cb), self);
  g_signal_connect_swapped (self->credibility, "notify::selected", G_CALLBACK (edited), self);
}

static void
build_line (DossierStatementForm *self,
            GtkWidget            *line)
{
  self->field = dossier_statement_fields_new_kind ();
  self->dot = dossier_ui_kind_dot_new (NULL);
  gtk_box_append (GTK_BOX (line), self->field);
  gtk_box_append (GTK_BOX (line), self->dot);
  self->name = add_entry (self, line, _("Person, organisation …"), 12);
  self->new_kind = dossier_statement_fields_new_entity_kind ();
  gtk_box_append (GTK_BOX (line), self->new_kind);
  self->role = add_entry (self, line, _("Role"), 8);
  self->figure_entry = add_entry (self, line, _("Figure: about 30,000 troops"), 14);
  self->topic = add_entry (self, line, _("Under which heading"), 9);
  self->text = add_entry (self, line, _("What is held to be so"), 10);
  self->date = add_entry (self, line, _("Date"), 12);
  self->more = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->more), "view-more-symbolic");
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_set_tooltip_text (self->more, _("Who Says So, and How Credible It Is"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Who says so, and how credible it is"), -1);
  gtk_box_append (GTK_BOX (line), self->more);
}

static void
build (DossierStatementForm *self,
       DossierWorkspace     *workspace,
       const char * const   *roles)
{
  static const char * const headings[] = { "purpose", "outcome", "strength", "losses", "duration", NULL };
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  build_line (self, line);
  self->understood = dossier_statement_fields_new_note ();
  build_details (self, workspace);
  gtk_box_append (GTK_BOX (self->box), line);
  gtk_box_append (GTK_BOX (self->box), self->understood);
  gtk_box_append (GTK_BOX (self->box), self->details);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  dossier_suggest_entities (self->name, workspace, NULL);
  g_signal_connect_swapped (suggest_of (self->name), "edited", G_CALLBACK (name_edited_cb), self);
  g_signal_connect (suggest_of (self->name), "chosen", G_CALLBACK (name_chosen_cb), self);
  dossier_suggest_words (self->role, roles);
  dossier_suggest_words (self->topic, headings);
  g_signal_connect_swapped (suggest_of (self->topic), "edited", G_CALLBACK (topic_edited_cb), self);
  g_signal_connect_swapped (self->role, "changed", G_CALLBACK (edited), self);
  g_signal_connect_swapped (self->topic, "changed", G_CALLBACK (edited), self);
  g_signal_connect_swapped (self->text, "changed", G_CALLBACK (edited), self);
  g_signal_connect_swapped (self->figure_entry, "changed", G_CALLBACK (figure_changed_cb), self);
  g_signal_connect_swapped (self->date, "changed", G_CALLBACK (date_changed_cb), self);
  g_signal_connect_swapped (self->field, "notify::selected", G_CALLBACK (field_cb), self);
  g_signal_connect_swapped (self->more, "toggled", G_CALLBACK (show_details), self);
}

static void
dossier_statement_form_dispose (GObject *object)
{
  DossierStatementForm *self = DOSSIER_STATEMENT_FORM (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->statement);
  G_OBJECT_CLASS (dossier_statement_form_parent_class)->dispose (object);
}

static void
dossier_statement_form_finalize (GObject *object)
{
  DossierStatementForm *self = DOSSIER_STATEMENT_FORM (object);

  g_free (self->reference);
  g_free (self->edtf);
  g_free (self->guessed_date);
  g_free (self->date_words);
  g_free (self->as_of_edtf);
  dossier_figure_free (self->figure);
  g_free (self->said_words);
  g_free (self->error);
  g_free (self->as_of_error);
  G_OBJECT_CLASS (dossier_statement_form_parent_class)->finalize (object);
}

static void
dossier_statement_form_class_init (DossierStatementFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dossier_statement_form_dispose;
  object_class->finalize = dossier_statement_form_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "statement-form");
  signals[SIGNAL_EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_statement_form_init (DossierStatementForm *self)
{
}

static void
select_kind (DossierStatementForm *self,
             DossierStatementKind  kind)
{
  dossier_statement_fields_choose_kind (self->field, kind);
  show_controls (self);
}

/**
 * dossier_statement_form_new:
 * @kind: what it states
 * @choose_kind: whether that can be changed
 * @roles: (nullable): suggestions for the role
 */
GtkWidget *
dossier_statement_form_new (DossierWorkspace     *workspace,
                            DossierStatementKind  kind,
                            gboolean              choose_kind,
                            const char * const   *roles)
{
  DossierStatementForm *self;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (DOSSIER_TYPE_STATEMENT_FORM, NULL);
  build (self, workspace, roles);
  gtk_widget_set_visible (self->field, choose_kind);
  select_kind (self, kind);
  return GTK_WIDGET (self);
}

static void
set_figure (DossierStatementForm *self,
            const DossierFigure  *figure,
            const char           *words)
{
  g_autofree char *line = figure != NULL ? dossier_figure_for_people (figure) : g_strdup (words != NULL ? words : "");

  g_clear_pointer (&self->figure, dossier_figure_free);
  self->figure = dossier_figure_copy (figure);
  g_clear_pointer (&self->error, g_free);
  gtk_editable_set_text (GTK_EDITABLE (self->figure_entry), line);
}

static void
set_said (DossierStatementForm *self,
          const DossierId      *who,
          const char           *name,
          const char           *words)
{
  self->said_by = *who;
  g_free (self->said_words);
  self->said_words = g_strdup (words);
  dossier_suggest_set_text (suggest_of (self->said), !dossier_id_is_nil (who) && name != NULL ? name : words);
}

static void
set_date (DossierStatementForm *self,
          const char           *edtf,
          const char           *words)
{
  g_free (self->guessed_date);
  self->guessed_date = g_strdup (edtf);
  g_free (self->date_words);
  self->date_words = g_strdup (words);
  gtk_editable_set_text (GTK_EDITABLE (self->date), edtf != NULL ? edtf : "");
}

/**
 * dossier_statement_form_set_statement:
 * @statement: what is edited
 *
 * Fills the form with a statement of the workspace.
 */
void
dossier_statement_form_set_statement (DossierStatementForm *self,
                                      DossierStatement     *statement)
{
  g_return_if_fail (DOSSIER_IS_STATEMENT_FORM (self));
  g_return_if_fail (DOSSIER_IS_STATEMENT (statement));

  self->quiet = TRUE;
  self->article = statement->article;
  if (statement->passage != NULL)
    {
      self->start = statement->passage->start;
      self->end = statement->passage->end;
    }
  select_kind (self, statement->kind);
  dossier_statement_form_set_entity (self, &statement->entity, statement->entity_name, statement->entity_kind);
  dossier_statement_form_set_role (self, statement->role);
  dossier_statement_form_set_topic (self, statement->topic);
  gtk_editable_set_text (GTK_EDITABLE (self->text), statement->text != NULL ? statement->text : "");
  set_figure (self, statement->figure, statement->kind == DOSSIER_STATEMENT_FIGURE ? statement->text : NULL);
  set_date (self, statement->date, statement->date_words);
  gtk_editable_set_text (GTK_EDITABLE (self->as_of), statement->as_of != NULL ? statement->as_of : "");
  set_said (self, &statement->attributed_to, statement->attributed_name, statement->attributed_words);
  dossier_statement_form_set_credibility (self, statement->credibility);
  g_set_object (&self->statement, statement);
  show_controls (self);
  self->quiet = FALSE;
}

/**
 * dossier_statement_form_set_guess:
 * @guess: what a passage states
 *
 * Fills the form of a new statement.
 */
void
dossier_statement_form_set_guess (DossierStatementForm        *self,
                                  const DossierStatementGuess *guess)
{
  g_return_if_fail (DOSSIER_IS_STATEMENT_FORM (self));
  g_return_if_fail (guess != NULL);

  self->quiet = TRUE;
  select_kind (self, guess->kind);
  dossier_statement_form_set_entity (self, &guess->entity, guess->name, guess->entity_kind);
  dossier_statement_form_set_role (self, guess->role != NULL ? _(guess->role) : NULL);
  dossier_statement_form_set_topic (self, guess->topic);
  set_figure (self, guess->figure, NULL);
  set_date (self, guess->date, guess->date_words);
  gtk_editable_set_text (GTK_EDITABLE (self->as_of), guess->as_of != NULL ? guess->as_of : "");
  set_said (self, &guess->attributed_to, guess->attributed_name, guess->attributed_words);
  dossier_statement_form_set_credibility (self, 0);
  self->topic_edited = FALSE;
  show_controls (self);
  self->quiet = FALSE;
}

void
dossier_statement_form_set_entity (DossierStatementForm *self,
                                   const DossierId      *entity,
                                   const char           *name,
                                   const char           *kind)
{
  g_return_if_fail (DOSSIER_IS_STATEMENT_FORM (self));
  g_return_if_fail (entity != NULL);

  self->entity = *entity;
  /* Of somebody new the kind is what the form proposes. */
  if (dossier_id_is_nil (entity))
    dossier_statement_fields_choose_entity_kind (self->new_kind, kind);
  dossier_suggest_set_text (suggest_of (self->name), name);
  dossier_ui_kind_dot_set (self->dot, kind);
  show_new_kind (self);
}

void
dossier_statement_form_set_role (DossierStatementForm *self,
                                 const char           *role)
{
  g_return_if_fail (DOSSIER_IS_STATEMENT_FORM (self));

  dossier_suggest_set_text (suggest_of (self->role), role);
}

void
dossier_statement_form_set_topic (DossierStatementForm *self,
                                  const char           *topic)
{
  g_return_if_fail (DOSSIER_IS_STATEMENT_FORM (self));

  dossier_suggest_set_text (suggest_of (self->topic), topic);
}

void
dossier_statement_form_set_date (DossierStatementForm *self,
                                 const char           *edtf)
{
  g_return_if_fail (DOSSIER_IS_STATEMENT_FORM (self));

  set_date (self, edtf, NULL);
}

/**
 * dossier_statement_form_set_reference:
 * @date: (nullable): EDTF: the day from which the words of the article count
 */
void
dossier_statement_form_set_reference (DossierStatementForm *self,
                                      const char           *date)
{
  g_return_if_fail (DOSSIER_IS_STATEMENT_FORM (self));

  g_free (self->reference);
  self->reference = g_strdup (date);
  show_understood (self);
}

/**
 * dossier_statement_form_set_passage:
 * @article: that says so
 * @start: first code point of its words
 * @end: one past their last
 */
void
dossier_statement_form_set_passage (DossierStatementForm *self,
                                    const DossierId      *article,
                                    guint                 start,
                                    guint                 end)
{
  g_return_if_fail (DOSSIER_IS_STATEMENT_FORM (self));
  g_return_if_fail (article != NULL);

  self->article = *article;
  self->start = start;
  self->end = end;
  show_controls (self);
}

/**
 * dossier_statement_form_set_credibility:
 * @credibility: 1–6, 0 = not judged
 */
void
dossier_statement_form_set_credibility (DossierStatementForm *self,
                                        guint                 credibility)
{
  g_return_if_fail (DOSSIER_IS_STATEMENT_FORM (self));
  g_return_if_fail (credibility <= 6);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->credibility), credibility);
}

/**
 * dossier_statement_form_set_roles:
 * @roles: (nullable): suggestions for the role
 */
void
dossier_statement_form_set_roles (DossierStatementForm *self,
                                  const char * const   *roles)
{
  g_return_if_fail (DOSSIER_IS_STATEMENT_FORM (self));

  dossier_suggest_set_words (suggest_of (self->role), roles);
}

/**
 * dossier_statement_form_set_topics:
 * @topics: (nullable): suggestions for the heading
 */
void
dossier_statement_form_set_topics (DossierStatementForm *self,
                                   const char * const   *topics)
{
  g_return_if_fail (DOSSIER_IS_STATEMENT_FORM (self));

  dossier_suggest_set_words (suggest_of (self->topic), topics);
}

/**
 * dossier_statement_form_set_details:
 * @shown: whether the further lines are always there, and without a button for them
 */
void
dossier_statement_form_set_details (DossierStatementForm *self,
                                    gboolean              shown)
{
  g_return_if_fail (DOSSIER_IS_STATEMENT_FORM (self));

  g_object_set_data (G_OBJECT (self->more), "fixed", shown ? self : NULL);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->more), shown);
  show_details (self);
}
