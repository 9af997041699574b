/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Which words are meant by what somebody does: those selected, else those of the chosen highlight, else where the caret stands.
 * Part of DossierReader, main thread. Nothing is changed here but the range that is remembered.
 */

#define G_LOG_DOMAIN "dossier-reader"

#include "dossier-reader-private.h"

#include "dossier-text.h"
#include "dossier-word-snap.h"

/**
 * dossier_reader_get_current:
 * @self: a reader
 *
 * Returns: (transfer none) (nullable): the chosen highlight
 */
const DossierHighlight *
dossier_reader_get_current (DossierReader *self)
{
  int position = dossier_text_view_get_current (self->text_view);

  if (position < 0)
    return NULL;

  return dossier_highlight_index_get (dossier_text_view_get_index (self->text_view), (guint) position)->highlight;
}

/**
 * dossier_reader_get_caret:
 * @self: a reader
 *
 * Returns: where the caret stands, code points of the text as it is displayed
 */
guint
dossier_reader_get_caret (DossierReader *self)
{
  return dossier_offset_map_to_display (dossier_text_view_get_map (self->text_view),
                                        dossier_text_view_get_caret (self->text_view));
}

/**
 * dossier_reader_get_range:
 * @self: a reader with an article
 * @range: (out): code points
 *
 * Returns: whether words are meant: the selection, snapped to whole words unless it was made exactly, else the chosen highlight
 */
gboolean
dossier_reader_get_range (DossierReader *self, DossierTextRange *range)
{
  const DossierHighlight *current = dossier_reader_get_current (self);

  if (dossier_text_view_get_selection (self->text_view, &range->start, &range->end))
    {
      if (range->start == self->exact.start && range->end == self->exact.end)
        return TRUE;

      return dossier_word_snap (self->view->text, &range->start, &range->end);
    }

  if (current == NULL)
    return FALSE;

  *range = (DossierTextRange) { current->start, current->end };

  return TRUE;
}

/**
 * dossier_reader_take_range:
 * @self: a reader
 *
 * Remembers as the range which words are meant, for what follows.
 *
 * Returns: whether any are
 */
gboolean
dossier_reader_take_range (DossierReader *self)
{
  return self->view != NULL && dossier_reader_get_range (self, &self->range);
}

/**
 * dossier_reader_dup_words:
 * @self: a reader with an article
 *
 * Returns: (transfer full): the words of the range
 */
char *
dossier_reader_dup_words (DossierReader *self)
{
  return dossier_text_slice (self->view->text, self->range.start, self->range.end);
}

/**
 * dossier_reader_get_place:
 * @self: a reader with an article
 * @place: (out): pixels of the reader
 *
 * Returns: whether the words of the range stand anywhere on the screen
 */
gboolean
dossier_reader_get_place (DossierReader *self, GdkRectangle *place)
{
  return dossier_text_view_get_place (self->text_view, self->range.start, self->range.end, GTK_WIDGET (self), place);
}
