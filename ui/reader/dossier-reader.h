/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierReader:
 *
 * Reads an article: its text with what is marked in it, and everything that can be done with words of it. Follows the
 * workspace's changes by itself. Main thread only.
 *
 * Signals:
 * - "article-shown": another article is on the screen now, or the same in a newer state
 * - "highlight-activated" (string id, int type): a highlight was chosen; type is a DossierHighlightType
 * - "step" (int direction): +1 / -1: the next or previous article is asked for
 *
 * Actions, for menus and keys: reader.tag, reader.tag-as (s: kind), reader.annotate, reader.new-event,
 * reader.add-to-event, reader.figure, reader.role, reader.when, reader.where, reader.claim, reader.edit-statement (s: id, "" the chosen one), reader.cite, reader.copy, reader.copy-words, reader.select-all, reader.new-kind, reader.next-highlight, reader.previous-highlight,
 * reader.accept, reader.accept-all, reader.accept-everywhere, reader.accept-as, reader.reject, reader.reject-all,
 * reader.reject-everywhere, reader.next-suggestion, reader.previous-suggestion, reader.show-values (a toggle), reader.open, reader.retag, reader.edit, reader.remove, reader.menu, reader.find, reader.find-next, reader.find-previous.
 */
#define DOSSIER_TYPE_READER (dossier_reader_get_type ())
G_DECLARE_FINAL_TYPE (DossierReader, dossier_reader, DOSSIER, READER, GtkWidget)

GtkWidget          *dossier_reader_new              (DossierWorkspace *workspace);
void                dossier_reader_show             (DossierReader    *self,
                                                     const DossierId  *article,
                                                     int               start,
                                                     int               end);
const DossierId    *dossier_reader_get_article      (DossierReader    *self);
DossierArticleView *dossier_reader_get_view         (DossierReader    *self);
void                dossier_reader_select_highlight (DossierReader    *self,
                                                     const DossierId  *id);
void                dossier_reader_find             (DossierReader    *self);
gboolean            dossier_reader_take_key         (DossierReader    *self,
                                                     guint             keyval,
                                                     GdkModifierType   state);
void                dossier_reader_set_text_scale   (DossierReader    *self,
                                                     double            scale);

G_END_DECLS
