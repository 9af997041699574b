/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-import.h"

G_BEGIN_DECLS

/**
 * DossierExtractor:
 *
 * Reads files as dossier_import_read_all() does, but in a locked-down process of its own, which is given nothing but
 * the bytes. Only UTF-8 text, plain or Markdown, is read where the caller runs. Counted references; any thread; the
 * process is started when it is first needed and again when it died.
 */
typedef struct _DossierExtractor DossierExtractor;

DossierExtractor *dossier_extractor_new        (const char                 *program);
DossierExtractor *dossier_extractor_ref        (DossierExtractor           *self);
void              dossier_extractor_unref      (DossierExtractor           *self);
void              dossier_extractor_set_limits (DossierExtractor           *self,
                                                guint                       quiet_ms,
                                                guint                       total_ms);
void              dossier_extractor_end_batch (DossierExtractor           *self);
gboolean          dossier_extractor_read       (DossierExtractor           *self,
                                                GBytes                     *bytes,
                                                const char                 *file_name,
                                                const DossierImportOptions *options,
                                                DossierFoundFunc            func,
                                                gpointer                    user_data,
                                                GCancellable               *cancellable,
                                                GError                    **error);
DossierDraft     *dossier_extractor_read_first (DossierExtractor           *self,
                                                GBytes                     *bytes,
                                                const char                 *file_name,
                                                const char                 *url_hint,
                                                GError                    **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierExtractor, dossier_extractor_unref)

G_END_DECLS
