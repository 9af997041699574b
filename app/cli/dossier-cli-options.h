/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-cli.h"

G_BEGIN_DECLS

/**
 * DossierCliOption: an option, the same in every command that takes it.
 * @letter: 0 when there is no short form
 * @argument: (nullable): what stands after it, untranslated; NULL for a switch
 * @is_path: the argument may be any bytes
 */
typedef struct
{
  const char *name;
  char letter;
  const char *argument;
  gboolean is_path;
  const char *help;
} DossierCliOption;

typedef struct
{
  const DossierCliOption *option;
  char *value; /* (owned) (nullable) */
} DossierCliValue;

typedef struct
{
  gboolean help;
  gboolean version;
  gboolean json;
  GPtrArray *words;   /* (owned) (element-type filename): the command's name first */
  GPtrArray *options; /* (owned) (element-type DossierCliValue) */
} DossierCliLine;

const DossierCliOption *dossier_cli_options_find  (const char              *name);
gboolean                dossier_cli_options_takes (const DossierCliCommand *command,
                                                   const char              *name);
DossierCliLine         *dossier_cli_line_parse    (int                      argc,
                                                   char                   **argv,
                                                   char                   **problem);
void                    dossier_cli_line_free     (DossierCliLine          *line);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierCliLine, dossier_cli_line_free)

G_END_DECLS
