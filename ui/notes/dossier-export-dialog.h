/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-workspace.h"

G_BEGIN_DECLS

void dossier_export_dialog_show (GtkWidget        *parent,
                                 DossierWorkspace *workspace,
                                 const DossierId  *note);    /* (nullable): the open one */
void dossier_export_notes       (GtkWidget        *parent,
                                 DossierWorkspace *workspace,
                                 const DossierId  *notes,
                                 guint             n_notes,  /* 0 = everything */
                                 const char       *format,   /* "pdf" or "markdown" */
                                 const char       *name);    /* of the file to begin with, without ending */

G_END_DECLS
