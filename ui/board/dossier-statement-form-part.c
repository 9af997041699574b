/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the fields of a statement say: whether it can be saved, and the statement as it is to be written. Main thread. The strings
 * of the part it gives live as long as the fields are not changed. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-statement-form-private.h"

#include "dossier-statement-fields.h"

#include <glib/gi18n.h>

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

static gboolean
kind_has_entity (DossierStatementKind kind)
{
  return kind == DOSSIER_STATEMENT_PARTICIPANT || kind == DOSSIER_STATEMENT_PLACE;
}

/**
 * dossier_statement_form_get_statement:
 *
 * Returns: (transfer none) (nullable): what is edited, as it was
 */
DossierStatement *
dossier_statement_form_get_statement (DossierStatementForm *self)
{
  g_return_val_if_fail (DOSSIER_IS_STATEMENT_FORM (self), NULL);
  return self->statement;
}

DossierStatementKind
dossier_statement_form_get_kind (DossierStatementForm *self)
{
  g_return_val_if_fail (DOSSIER_IS_STATEMENT_FORM (self), DOSSIER_STATEMENT_CLAIM);
  return dossier_statement_fields_get_kind (self->field);
}

/**
 * dossier_statement_form_get_figure:
 *
 * Returns: (transfer none) (nullable): what the figure entry means
 */
const DossierFigure *
dossier_statement_form_get_figure (DossierStatementForm *self)
{
  g_return_val_if_fail (DOSSIER_IS_STATEMENT_FORM (self), NULL);
  return self->figure;
}

/**
 * dossier_statement_form_is_topic_edited:
 *
 * Returns: whether the heading was written by hand, so that no guess may replace it
 */
gboolean
dossier_statement_form_is_topic_edited (DossierStatementForm *self)
{
  g_return_val_if_fail (DOSSIER_IS_STATEMENT_FORM (self), FALSE);
  return self->topic_edited;
}

/**
 * dossier_statement_form_is_empty:
 *
 * Returns: whether there is nothing to save: no words of an article and nothing typed
 */
gboolean
dossier_statement_form_is_empty (DossierStatementForm *self)
{
  DossierStatementKind kind;

  g_return_val_if_fail (DOSSIER_IS_STATEMENT_FORM (self), TRUE);

  kind = dossier_statement_form_get_kind (self);
  if ((!dossier_id_is_nil (&self->article)))
    return FALSE;
  if (kind_has_entity (kind))
    return is_blank (entry_text (self->name));
  return is_blank (entry_text (kind == DOSSIER_STATEMENT_DATE     ? self->date
                               : kind == DOSSIER_STATEMENT_FIGURE ? self->figure_entry
                                                                  : self->text));
}

/**
 * dossier_statement_form_is_valid:
 * @reason: (out) (transfer none) (optional): what is wrong, in words
 */
gboolean
dossier_statement_form_is_valid (DossierStatementForm  *self,
                                 const char           **reason)
{
  DossierStatementKind kind;
  const char *wrong = NULL;

  g_return_val_if_fail (DOSSIER_IS_STATEMENT_FORM (self), FALSE);

  kind = dossier_statement_form_get_kind (self);
  if (kind == DOSSIER_STATEMENT_DATE || kind == DOSSIER_STATEMENT_FIGURE)
    wrong = self->error;
  if (wrong == NULL && kind == DOSSIER_STATEMENT_FIGURE)
    wrong = self->as_of_error;
  if (reason != NULL)
    *reason = wrong;
  return wrong == NULL;
}

/**
 * dossier_statement_form_is_complete:
 * @reason: (out) (transfer none): what is wrong or missing, in words
 *
 * Returns: whether it can be added as a new statement: valid, and with the value that its kind needs
 */
gboolean
dossier_statement_form_is_complete (DossierStatementForm  *self,
                                    const char           **reason)
{
  DossierStatementKind kind;

  g_return_val_if_fail (DOSSIER_IS_STATEMENT_FORM (self) && reason != NULL, FALSE);

  if (!dossier_statement_form_is_valid (self, reason))
    return FALSE;
  kind = dossier_statement_form_get_kind (self);
  if (kind == DOSSIER_STATEMENT_FIGURE && self->figure == NULL)
    *reason = _("A figure needs a number");
  else if (kind == DOSSIER_STATEMENT_DATE && self->edtf == NULL)
    *reason = _("Which date is meant?");
  else if (kind_has_entity (kind) && is_blank (entry_text (self->name)))
    *reason = kind == DOSSIER_STATEMENT_PLACE ? _("Which place is meant?") : _("Who is meant?");
  return *reason == NULL;
}

static gboolean
differs (const char *now,
         const char *before)
{
  return g_strcmp0 (now != NULL ? now : "", before != NULL ? before : "") != 0;
}

static gboolean
figure_differs (const DossierFigure *now,
                const DossierFigure *before)
{
  g_autofree char *a = now != NULL ? dossier_figure_to_value (now) : NULL, *b = before != NULL ? dossier_figure_to_value (before) : NULL;

  return g_strcmp0 (a, b) != 0;
}

/**
 * dossier_statement_form_is_changed:
 *
 * Returns: whether it says something else than its statement
 */
gboolean
dossier_statement_form_is_changed (DossierStatementForm *self)
{
  const DossierStatement *before;
  DossierEventPart part;

  g_return_val_if_fail (DOSSIER_IS_STATEMENT_FORM (self), FALSE);

  before = self->statement;
  if (before == NULL)
    return TRUE;
  dossier_statement_form_get_part (self, &part);
  return part.kind != before->kind || !dossier_id_equal (&part.entity, &before->entity)
         || (dossier_id_is_nil (&part.entity) && differs (part.name, before->entity_name))
         || differs (part.role, before->role) || differs (part.topic, before->topic) || differs (part.date, before->date)
         || differs (part.text, before->text) || figure_differs (part.figure, before->figure) || differs (part.as_of, before->as_of)
         || !dossier_id_equal (&part.attributed_to, &before->attributed_to) || differs (part.attributed_words, before->attributed_words)
         || part.credibility != before->credibility;
}

static void
get_said (DossierStatementForm *self,
          DossierEventPart     *part)
{
  gboolean blank = is_blank (entry_text (self->said));

  part->attributed_to = blank ? DOSSIER_ID_NIL : self->said_by;
  part->attributed_words = blank                                ? NULL
                           : dossier_id_is_nil (&self->said_by) ? entry_text (self->said)
                                                                : self->said_words;
}

/**
 * dossier_statement_form_get_part:
 * @part: (out): what the form says; its strings belong to the form
 */
void
dossier_statement_form_get_part (DossierStatementForm *self,
                                 DossierEventPart     *part)
{
  DossierStatementKind kind;

  g_return_if_fail (DOSSIER_IS_STATEMENT_FORM (self));
  g_return_if_fail (part != NULL);

  kind = dossier_statement_form_get_kind (self);
  *part = (DossierEventPart) { .kind = kind, .article = self->article, .start = self->start, .end = self->end };
  if (kind_has_entity (kind) && !is_blank (entry_text (self->name)))
    {
      part->entity = self->entity;
      part->name = entry_text (self->name);
      /* Without a kind the name may be anybody's who has it already; only a kind that was chosen insists. */
      if (dossier_id_is_nil (&self->entity) && kind == DOSSIER_STATEMENT_PARTICIPANT)
        part->entity_kind = dossier_statement_fields_get_entity_kind (self->new_kind);
    }
  if (kind == DOSSIER_STATEMENT_PARTICIPANT)
    part->role = entry_text (self->role);
  else if (kind == DOSSIER_STATEMENT_PLACE && self->statement != NULL)
    part->role = self->statement->role;
  if (kind == DOSSIER_STATEMENT_CLAIM || kind == DOSSIER_STATEMENT_FIGURE)
    part->topic = entry_text (self->topic);
  if (gtk_widget_get_visible (self->text))
    part->text = entry_text (self->text);
  else if (self->statement != NULL && self->statement->kind == kind)
    part->text = self->statement->text;
  if (kind == DOSSIER_STATEMENT_FIGURE)
    {
      part->figure = self->figure;
      part->as_of = self->as_of_edtf;
    }
  if (kind == DOSSIER_STATEMENT_DATE)
    {
      part->date = self->edtf;
      /* Of another date the words tell nothing. */
      part->date_words = g_strcmp0 (self->edtf, self->guessed_date) == 0 ? self->date_words : NULL;
    }
  if ((!dossier_id_is_nil (&self->article)))
    {
      get_said (self, part);
      part->credibility = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->credibility));
    }
}

void
dossier_statement_form_focus (DossierStatementForm *self)
{
  DossierStatementKind kind;

  g_return_if_fail (DOSSIER_IS_STATEMENT_FORM (self));

  kind = dossier_statement_form_get_kind (self);
  gtk_widget_grab_focus (kind_has_entity (kind)             ? self->name
                         : kind == DOSSIER_STATEMENT_DATE   ? self->date
                         : kind == DOSSIER_STATEMENT_FIGURE ? self->figure_entry
                                                            : self->topic);
}

/**
 * dossier_statement_form_get_field:
 * @name: kind name role figure topic text date said as-of credibility, or note: what was understood, or is wrong
 *
 * Returns: (transfer none) (nullable): the control of that name
 */
GtkWidget *
dossier_statement_form_get_field (DossierStatementForm *self,
                                  const char           *name)
{
  g_return_val_if_fail (DOSSIER_IS_STATEMENT_FORM (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  {
    const struct
    {
      const char *name;
      GtkWidget *widget;
    } controls[] = {
      { "kind", self->field }, { "name", self->name }, { "role", self->role }, { "figure", self->figure_entry }, { "topic", self->topic },
      { "text", self->text }, { "date", self->date }, { "said", self->said }, { "as-of", self->as_of }, { "credibility", self->credibility },
      { "note", self->understood },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (controls); i++)
      if (g_str_equal (name, controls[i].name))
        return controls[i].widget;
  }
  return NULL;
}
