/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Filling the form of an event: from the event that is edited, or from a passage and what it suggests. Part of
 * DossierEventForm; main thread. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-event-form-private.h"

#include "dossier-ui.h"

#include <glib/gi18n.h>

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
      dossier_event_form_set_place (self, &statement->entity, statement->entity_name);
      return;
    }
  row = dossier_event_form_add_row (self, reported ? self->evidence : self->participants, statement->kind,
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
  dossier_event_form_set_status (self, event->status);
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
  dossier_event_form_set_status (self, self->guess->status);
  if (self->guess->date != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->date), self->guess->date);
  if (self->guess->places->len > 0)
    {
      const DossierGuessedActor *place = &g_array_index (self->guess->places, DossierGuessedActor, 0);

      dossier_event_form_set_place (self, &place->entity, place->name);
    }
  for (guint i = 0; i < self->guess->actors->len; i++)
    {
      const DossierGuessedActor *actor = &g_array_index (self->guess->actors, DossierGuessedActor, i);
      DossierEventFormNamed named = { dossier_event_form_add_participant (self, &actor->entity, actor->name, actor->kind), actor->start, actor->end };

      if (actor->role != NULL)
        dossier_statement_form_set_role (dossier_part_row_get_form (named.row), _(actor->role));

      g_array_append_val (self->named, named);
    }
  quote = dossier_text_slice (view->text, start, end);
  source = dossier_ui_article_line (view->article);
  row = dossier_event_form_add_row (self, self->evidence, DOSSIER_STATEMENT_CLAIM, TRUE);
  dossier_part_row_set_passage (row, &self->article, start, end, quote, source);
  gtk_widget_set_visible (self->evidence_group, TRUE);
  dossier_event_form_show_date (self);
}
