/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "dossier-fields.h"
#include "dossier-workspace.h"

G_BEGIN_DECLS

/* What the commands of dossier-cli share: the command line as it was understood, output, errors. */

enum
{
  DOSSIER_EXIT_DONE = 0,
  DOSSIER_EXIT_PARTLY = 1, /* some failed, the rest is done; or a check found something */
  DOSSIER_EXIT_FAILED = 2, /* nothing was done */
};

typedef struct _DossierCli DossierCli;

typedef enum
{
  DOSSIER_CLI_NO_WORKSPACE,
  DOSSIER_CLI_READS,
  DOSSIER_CLI_WRITES,
} DossierCliNeed;

/**
 * DossierCliCommand: one command, as a row of the table.
 * @usage: its arguments, as help shows them; untranslated
 * @summary: one line, translatable
 * @options: names of those it takes, parted by blanks; see dossier-cli-options.c
 * @min: arguments at least; with a need, the workspace is the first
 * @max: at most; -1 any number
 * @paths: bit set of the arguments that are names of files and so may be any bytes; bit 31 = that one and all after
 * @run: returns one of DOSSIER_EXIT_*
 * @only_reads: (nullable): of a writing command: whether with these arguments it reads only
 */
typedef struct
{
  const char *name;
  const char *usage;
  const char *summary;
  const char *options;
  int min;
  int max;
  guint32 paths;
  DossierCliNeed need;
  int (*run) (DossierCli *cli);
  gboolean (*only_reads) (const DossierCli *cli);
} DossierCliCommand;

#define DOSSIER_CLI_ALL_PATHS G_MAXUINT32

struct _DossierCli
{
  const DossierCliCommand *command;
  gboolean json;
  GPtrArray *arguments;        /* (owned) (element-type utf8) */
  GPtrArray *options;          /* (owned): of DossierCliValue */
  DossierWorkspace *workspace; /* (owned) (nullable) */
};

/* The tables, one a file of commands, each ended by a row without a name. */
extern const DossierCliCommand dossier_cli_article_commands[];
extern const DossierCliCommand dossier_cli_source_commands[];
extern const DossierCliCommand dossier_cli_listing_commands[];
extern const DossierCliCommand dossier_cli_copies_commands[];
extern const DossierCliCommand dossier_cli_compare_commands[];
extern const DossierCliCommand dossier_cli_tagging_commands[];
extern const DossierCliCommand dossier_cli_entity_commands[];
extern const DossierCliCommand dossier_cli_suggestion_commands[];
extern const DossierCliCommand dossier_cli_identity_commands[];
extern const DossierCliCommand dossier_cli_event_commands[];
extern const DossierCliCommand dossier_cli_weighing_commands[];
extern const DossierCliCommand dossier_cli_note_commands[];
extern const DossierCliCommand dossier_cli_history_commands[];
extern const DossierCliCommand dossier_cli_output_commands[];
extern const DossierCliCommand dossier_cli_timeline_commands[];

const DossierCliCommand *dossier_cli_find_command (const char        *name);

/* The command line */
const char *dossier_cli_argument    (const DossierCli  *cli,
                                     guint              number);
const char *dossier_cli_option      (const DossierCli  *cli,
                                     const char        *name);
gboolean    dossier_cli_has         (const DossierCli  *cli,
                                     const char        *name);
GPtrArray  *dossier_cli_all         (const DossierCli  *cli,
                                     const char        *name);
gboolean    dossier_cli_number      (DossierCli        *cli,
                                     const char        *what,
                                     const char        *text,
                                     guint             *number);
gboolean    dossier_cli_id          (DossierCli        *cli,
                                     const char        *text,
                                     DossierId         *id);
gboolean    dossier_cli_record_id   (DossierCli        *cli,
                                     DossierRecordType  type,
                                     const char        *text,
                                     DossierId         *id);
gboolean    dossier_cli_named       (DossierCli        *cli,
                                     DossierRecordType  type,
                                     const char        *text,
                                     DossierId         *id);
GArray     *dossier_cli_ids         (DossierCli        *cli,
                                     DossierRecordType  type,
                                     guint              first);
gboolean    dossier_cli_chosen_entity (DossierCli      *cli,
                                     const char        *name,
                                     DossierId         *id);
char       *dossier_cli_date        (DossierCli        *cli,
                                     const char        *text,
                                     char             **words);

/* Output */
void        dossier_cli_print       (DossierCli        *cli,
                                     DossierFields     *fields,
                                     const char        *columns);
void        dossier_cli_show        (DossierCli        *cli,
                                     DossierFields     *fields);
int         dossier_cli_fail        (DossierCli        *cli,
                                     const char        *file,
                                     const char        *format,
                                     ...) G_GNUC_PRINTF (3, 4);
int         dossier_cli_fail_error  (DossierCli        *cli,
                                     const char        *file,
                                     const GError      *error);
int         dossier_cli_fail_usage  (DossierCli        *cli,
                                     const char        *format,
                                     ...) G_GNUC_PRINTF (2, 3);
int         dossier_cli_run         (DossierCli        *cli,
                                     DossierCommand    *command,
                                     DossierOutcome    *outcome);
int         dossier_cli_run_and_tell (DossierCli       *cli,
                                     DossierCommand    *command);

G_END_DECLS
