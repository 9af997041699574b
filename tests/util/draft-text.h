/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A draft as text that people can compare. For tests only. */

#pragma once

#include "dossier-draft.h"

char *draft_to_text (DossierDraft *draft);
