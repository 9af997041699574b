/* SPDX-License-Identifier: GPL-3.0-or-later */

/* EDTF dates: what they mean and how they read. Pure functions; any thread. */

#define G_LOG_DOMAIN "dossier-base"

#include "dossier-edtf.h"

G_DEFINE_QUARK (dossier-edtf-error-quark, dossier_edtf_error)
