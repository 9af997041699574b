/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Messages as articles: their text in paragraphs, and what of it is quoted, forwarded or around. Private to app/import. */

#pragma once

#include "dossier-gather-private.h"
#include "dossier-import.h"
#include "dossier-mime-private.h"
#include "dossier-sink-private.h"

G_BEGIN_DECLS

/**
 * DossierMailForward: what a forwarded message tells of the one within it.
 * @author: (owned) (nullable): its sender, as written
 * @date: (owned) (nullable): as written
 * @subject: (owned) (nullable)
 */
typedef struct
{
  gboolean found;
  char *author;
  char *date;
  char *subject;
} DossierMailForward;

/**
 * DossierMailHead: what the head of a message tells of all of it.
 * @bulk: whether it was sent to many at once: a newsletter, a list
 * @forwarded: whether its subject says that it carries another one
 * @subject: (owned) (nullable): without "Fwd:" and the name of a list
 */
typedef struct
{
  GMimeMessage *message;
  gboolean bulk;
  gboolean forwarded;
  char *subject;
} DossierMailHead;

void     dossier_mail_head_read      (DossierMailHead             *self,
                                      GMimeMessage                *message);
void     dossier_mail_head_clear     (DossierMailHead             *self);
void     dossier_mail_head_offer     (const DossierMailHead       *self,
                                      DossierGather               *gather,
                                      const DossierMailForward    *forward);
char    *dossier_mail_head_find_url  (const DossierMailHead       *self);
void     dossier_mail_collect_plain  (DossierGather               *gather,
                                      const char                  *text,
                                      gsize                        length,
                                      gboolean                     flowed,
                                      gboolean                     delete_space);
void     dossier_mail_collect_blocks (DossierGather               *gather,
                                      GPtrArray                   *blocks);
guint    dossier_mail_count_words    (DossierGather               *gather);
void     dossier_mail_mark           (DossierGather               *gather,
                                      gboolean                     forwarded,
                                      DossierMailForward          *forward);
void     dossier_mail_forward_clear  (DossierMailForward          *forward);
gboolean dossier_mail_is_label       (const char                  *line,
                                      gsize                        length);
gboolean dossier_mail_read           (GBytes                      *bytes,
                                      const char                  *file_name,
                                      const DossierImportOptions  *options,
                                      DossierSink                 *sink,
                                      GError                     **error);
gboolean dossier_emlx_read           (GBytes                      *bytes,
                                      const char                  *file_name,
                                      const DossierImportOptions  *options,
                                      DossierSink                 *sink,
                                      GError                     **error);
gboolean dossier_mbox_read           (GBytes                      *bytes,
                                      const char                  *file_name,
                                      const DossierImportOptions  *options,
                                      DossierSink                 *sink,
                                      GError                     **error);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DossierMailForward, dossier_mail_forward_clear)

G_END_DECLS
