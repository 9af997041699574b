/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What of a file is shown as the article: parts that import left out stay hidden until somebody wants to see them, then
 * stand greyed in their place, where a click takes one back. Part of DossierReader, main thread. Each decision is a
 * command that makes a new revision with the same text, so that passages stay where they are.
 */

#define G_LOG_DOMAIN "dossier-reader"

#include "dossier-reader-private.h"

#include "dossier-left-out.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

#define STATE_SHOWN "reader-shows-left-out"

static gboolean
same_ranges (GArray *one, GArray *other)
{
  guint n = one != NULL ? one->len : 0;

  if (n != (other != NULL ? other->len : 0))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      const DossierTextRange *a = &g_array_index (one, DossierTextRange, i);
      const DossierTextRange *b = &g_array_index (other, DossierTextRange, i);

      if (a->start != b->start || a->end != b->end)
        return FALSE;
    }

  return TRUE;
}

static GArray *
find_left_out (DossierReader *self)
{
  return self->shows_left_out ? NULL : dossier_left_out_ranges (self->view, &self->wanted);
}

/* Shows the text again when other parts of it are to be seen. */
static void
update (DossierReader *self)
{
  g_autoptr (GArray) left_out = NULL;

  if (self->view == NULL)
    return;

  left_out = find_left_out (self);
  if (!same_ranges (left_out, self->left_out))
    {
      dossier_reader_close_popovers (self);
      dossier_reader_lay_out (self, TRUE);
      dossier_reader_show_marks (self);
      dossier_text_view_set_found (self->text_view, dossier_find_bar_get_found (self->find_bar),
                                   dossier_find_bar_get_current (self->find_bar));
    }
  dossier_text_view_set_offers_parts (self->text_view, self->shows_left_out && !dossier_workspace_is_read_only (self->workspace));
  dossier_article_header_set_left_out (self->header, dossier_left_out_count (self->view), self->shows_left_out);
}

static void
show_left_out_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierReader *self = DOSSIER_READER (widget);

  self->shows_left_out = !self->shows_left_out;
  self->wanted = (DossierTextRange) { 0, 0 };
  dossier_workspace_set_state (self->workspace, STATE_SHOWN, self->shows_left_out ? "1" : "0");
  update (self);
}

static void
role_set_cb (GtkWidget *widget, const DossierOutcome *outcome, gpointer user_data)
{
  dossier_ui_toast_undo (widget, user_data);
}

/* @offset: code point of the article's text */
static void
set_role_at (DossierReader *self, guint offset, gboolean left_out)
{
  const DossierBlock *part = self->view != NULL ? dossier_left_out_part (self->view, offset) : NULL;

  if (part == NULL || part->role == DOSSIER_BLOCK_TITLE || (part->role == DOSSIER_BLOCK_FURNITURE) == left_out)
    return;

  dossier_reader_close_popovers (self);
  dossier_ui_run (GTK_WIDGET (self), self->workspace,
                  dossier_command_set_block_role (&self->article, part->start, part->end,
                                                  left_out ? DOSSIER_BLOCK_FURNITURE : DOSSIER_BLOCK_BODY),
                  role_set_cb, left_out ? _("Part left out of the article") : _("Part taken back into the article"));
}

static void
take_back_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierReader *self = DOSSIER_READER (widget);

  set_role_at (self, dossier_text_view_get_caret (self->text_view), FALSE);
}

static void
leave_out_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierReader *self = DOSSIER_READER (widget);

  set_role_at (self, dossier_text_view_get_caret (self->text_view), TRUE);
}

static void
part_activated_cb (DossierReader *self, guint offset)
{
  set_role_at (self, offset, FALSE);
}

/**
 * dossier_reader_lay_out:
 * @self: a reader with an article
 * @keep_place: whether the caret and what is on top stay where they are
 *
 * Puts the text into the view, without highlights.
 */
void
dossier_reader_lay_out (DossierReader *self, gboolean keep_place)
{
  guint caret = keep_place ? dossier_text_view_get_caret (self->text_view) : 0;
  guint top = keep_place ? dossier_text_view_get_top (self->text_view) : 0;

  g_clear_pointer (&self->left_out, g_array_unref);
  self->left_out = find_left_out (self);
  dossier_text_view_set_text (self->text_view, self->view->text, self->view->blocks, self->left_out);
  dossier_text_view_set_offers_parts (self->text_view, self->shows_left_out && !dossier_workspace_is_read_only (self->workspace));
  dossier_article_header_set_left_out (self->header, dossier_left_out_count (self->view), self->shows_left_out);
  if (keep_place)
    {
      dossier_text_view_place_caret (self->text_view, MIN (caret, self->view->length));
      if (top > 0)
        dossier_text_view_set_top (self->text_view, MIN (top, self->view->length));
    }
}

/**
 * dossier_reader_reveal:
 * @self: a reader with an article
 * @range: code points that are to be seen
 *
 * Shows the parts in which they stand, should those have been left out.
 */
void
dossier_reader_reveal (DossierReader *self, DossierTextRange range)
{
  for (guint i = 0; self->left_out != NULL && i < self->left_out->len; i++)
    {
      const DossierTextRange *hidden = &g_array_index (self->left_out, DossierTextRange, i);

      if (range.start < hidden->end && MAX (range.end, range.start + 1) > hidden->start)
        {
          self->wanted = range;
          update (self);
          return;
        }
    }
}

/**
 * dossier_reader_reveal_marked:
 * @self: a reader with an article
 *
 * Shows the parts that were left out and have a mark now, as when deleting it was undone.
 */
void
dossier_reader_reveal_marked (DossierReader *self)
{
  for (guint i = 0; self->left_out != NULL && i < self->left_out->len; i++)
    {
      const DossierTextRange *hidden = &g_array_index (self->left_out, DossierTextRange, i);

      for (guint j = 0; j < self->view->highlights->len; j++)
        {
          const DossierHighlight *highlight = &g_array_index (self->view->highlights, DossierHighlight, j);

          if (highlight->start < hidden->end && hidden->start < highlight->end)
            {
              update (self);
              return;
            }
        }
    }
}

void
dossier_reader_install_part_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "reader.show-left-out", NULL, show_left_out_action);
  gtk_widget_class_install_action (klass, "reader.take-back", NULL, take_back_action);
  gtk_widget_class_install_action (klass, "reader.leave-out", NULL, leave_out_action);
}

/**
 * dossier_reader_add_parts:
 * @self: a reader being made
 */
void
dossier_reader_add_parts (DossierReader *self)
{
  g_autofree char *shown = dossier_workspace_get_state (self->workspace, STATE_SHOWN);

  self->shows_left_out = g_strcmp0 (shown, "1") == 0;
  g_signal_connect_swapped (self->text_view, "part-activated", G_CALLBACK (part_activated_cb), self);
}
