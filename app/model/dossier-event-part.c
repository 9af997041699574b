/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A statement as it is to be written, from one that was read. */

#define G_LOG_DOMAIN "dossier-model"

#include "dossier-event-part.h"

/**
 * dossier_event_part_init:
 * @part: (out): borrows from @statement
 *
 * Sets @part to what @statement says, so that who edits one thing of it leaves the others as they are. Editing does not
 * look at article and range; they are set for who writes the same of another event.
 */
void
dossier_event_part_init (DossierEventPart       *part,
                         const DossierStatement *statement)
{
  g_return_if_fail (part != NULL && statement != NULL);

  *part = (DossierEventPart) {
    .kind = statement->kind,
    .entity = statement->entity,
    .role = statement->role,
    .topic = statement->topic,
    .date = statement->date,
    .date_words = statement->date_words,
    .figure = statement->figure,
    .as_of = statement->as_of,
    .text = statement->text,
    .attributed_to = statement->attributed_to,
    .attributed_words = statement->attributed_words,
    .credibility = statement->credibility,
    .article = statement->article,
    .start = statement->passage != NULL ? statement->passage->start : 0,
    .end = statement->passage != NULL ? statement->passage->end : 0,
  };
}
