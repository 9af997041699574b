/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Dates as people type them: EDTF, or words. */

char *dossier_date_input_read    (const char  *typed,
                                  const char  *reference,
                                  GError     **error);
char *dossier_date_input_explain (const char  *edtf);

G_END_DECLS
