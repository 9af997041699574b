/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dossier-workspace.h"

G_BEGIN_DECLS

/* The original file of an article, out of the workspace again, and addresses that articles name. */

void dossier_original_save        (GtkWidget        *widget,
                                   DossierWorkspace *workspace,
                                   const DossierId  *article);
void dossier_original_open        (GtkWidget        *widget,
                                   DossierWorkspace *workspace,
                                   const DossierId  *article);
void dossier_original_write_async (DossierWorkspace *workspace,
                                   const DossierId  *article,
                                   GFile            *file,
                                   GAsyncReadyCallback callback,
                                   gpointer          user_data);
gboolean dossier_original_write_finish (DossierWorkspace *workspace,
                                        GAsyncResult     *result,
                                        GError          **error);
void dossier_address_open         (GtkWidget        *widget,
                                   const char       *url);
gboolean dossier_address_is_safe  (const char       *url);
char *dossier_original_file_name  (const DossierArticle *article);

G_END_DECLS
