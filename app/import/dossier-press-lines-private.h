/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lines of text exports of press databases. Private to app/import. */

#pragma once

#include "dossier-lines-private.h"

G_BEGIN_DECLS

/**
 * DossierPressLayout: how a database writes articles one after the other, told by its structure.
 * @DOSSIER_PRESS_NEXIS: "1 of 20 DOCUMENTS" before each; labels in capitals
 * @DOSSIER_PRESS_NEXIS_UNI: "End of Document" behind each
 * @DOSSIER_PRESS_CODES: Factiva with two-letter codes before each field
 * @DOSSIER_PRESS_FACTIVA: Factiva without them; "Document ABCD…" behind each
 * @DOSSIER_PRESS_PROQUEST: lines of underscores between them; "Full text:"
 * @DOSSIER_PRESS_FIELDS: any other with a label before each field
 */
typedef enum
{
  DOSSIER_PRESS_NONE,
  DOSSIER_PRESS_NEXIS,
  DOSSIER_PRESS_NEXIS_UNI,
  DOSSIER_PRESS_CODES,
  DOSSIER_PRESS_FACTIVA,
  DOSSIER_PRESS_PROQUEST,
  DOSSIER_PRESS_FIELDS,
} DossierPressLayout;

#define DOSSIER_PRESS_LABEL_BYTES 48u

/**
 * DossierPressRange: lines of a file, the end exclusive.
 * @wrapped: the file's lines are broken at a column
 */
typedef struct
{
  GArray *lines; /* of DossierLine */
  guint first;
  guint end;
  gboolean wrapped;
} DossierPressRange;

const DossierLine *dossier_press_line        (const DossierPressRange *range,
                                              guint                    index);
char              *dossier_press_dup         (const DossierLine       *line);
gboolean           dossier_press_split_label (const DossierLine       *line,
                                              char                     label[DOSSIER_PRESS_LABEL_BYTES],
                                              const char             **value);
gboolean           dossier_press_is_count    (const DossierLine       *line);
gboolean           dossier_press_is_end      (const DossierLine       *line);
gboolean           dossier_press_is_document (const DossierLine       *line);
gboolean           dossier_press_is_rule     (const DossierLine       *line);
gboolean           dossier_press_has_code    (const DossierLine       *line,
                                              char                     code[4],
                                              const char             **value);
DossierPressLayout dossier_press_layout      (GArray                  *lines);

G_END_DECLS
