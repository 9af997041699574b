/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dossier-draft.h"

G_BEGIN_DECLS

#define DOSSIER_IMPORT_ERROR (dossier_import_error_quark ())
GQuark dossier_import_error_quark (void);

/**
 * DossierImportError:
 * @DOSSIER_IMPORT_ERROR_UNKNOWN_FORMAT: no format of the registry takes these bytes
 * @DOSSIER_IMPORT_ERROR_EMPTY: there is no text in it
 * @DOSSIER_IMPORT_ERROR_ENCODING: the bytes are no text in any encoding we know
 * @DOSSIER_IMPORT_ERROR_TOO_LARGE: larger than dossier_import_max_bytes() allows
 * @DOSSIER_IMPORT_ERROR_COLUMNS: a table of which somebody must say what its columns are
 * @DOSSIER_IMPORT_ERROR_ELSEWHERE: the process that was asked lacks the reader and another one has it; not seen outside app/import
 * @DOSSIER_IMPORT_ERROR_DAMAGED: the format is known, the content broken
 * @DOSSIER_IMPORT_ERROR_REFUSED: it may only be read in the extractor process, which cannot be locked or started here
 * @DOSSIER_IMPORT_ERROR_STOPPED: reading it crashed, took too long, or did what no reader does
 *
 * Messages are for people: lower case, without the file's name, saying what is wrong.
 */
typedef enum
{
  DOSSIER_IMPORT_ERROR_UNKNOWN_FORMAT,
  DOSSIER_IMPORT_ERROR_EMPTY,
  DOSSIER_IMPORT_ERROR_ENCODING,
  DOSSIER_IMPORT_ERROR_TOO_LARGE,
  DOSSIER_IMPORT_ERROR_COLUMNS,
  DOSSIER_IMPORT_ERROR_ELSEWHERE,
  DOSSIER_IMPORT_ERROR_DAMAGED,
  DOSSIER_IMPORT_ERROR_REFUSED,
  DOSSIER_IMPORT_ERROR_STOPPED,
} DossierImportError;

/* What one article may have, and a file that holds many and is read part by part. */
#define DOSSIER_IMPORT_MAX_BYTES (64u * 1024 * 1024)
#define DOSSIER_IMPORT_MAX_LARGE_BYTES (1024u * 1024 * 1024)

/**
 * DossierImportOptions: what the person who imports may say.
 * @url_hint: (nullable): where the file came from
 * @columns: (nullable): for tables (CSV, JSON lines), which column is what: "title=Headline,text=Body text,date=When"; a name
 *   may stand in double quotation marks (dossier_import_quote_column())
 * @chapters: whether each chapter of a book becomes an article of its own
 */
typedef struct
{
  const char *url_hint;
  const char *columns;
  gboolean chapters;
} DossierImportOptions;

/**
 * DossierImportFormat: one format and how to know it. The registry is an ordered table; the
 * first format whose @sniff answers above 0 with the highest answer takes the file.
 * @sniff: how sure it is of a file, 0 to 100, by what its bytes show without being unpacked or converted
 * @large: reads part by part, so that DOSSIER_IMPORT_MAX_LARGE_BYTES are its limit. The bytes of such a file are best
 *   mapped; its parts have bytes of their own, and hold on to no more than them.
 */
typedef struct
{
  const char *name;        /* "html" */
  const char *media_type;  /* "text/html" */
  const char * const *extensions; /* lower case, without the dot, NULL-terminated */
  int          (*sniff) (const guint8 *bytes, gsize length, const char *extension);
  gboolean large;
} DossierImportFormat;

/**
 * DossierFound: one article found in a file, or one part of it that is none.
 * @draft: (owned) (nullable): NULL when @reason says why there is none
 * @part: (owned) (nullable): where in the file, "3" or "reports/march.eml/2"; NULL when the file itself is the article
 * @own: how many bytes of @part name the file or message that @bytes are; what follows them, after a slash, is the place
 *   within @bytes. 0: all of @part is a place within them
 * @bytes: (owned) (nullable): the part's own bytes when it is a file or message of its own (a member of an archive, an
 *   attachment); NULL when its original is the file
 * @file_name: (owned) (nullable): base name of such a part
 * @reason: (owned) (nullable): for people
 */
typedef struct
{
  DossierDraft *draft;
  char *part;
  guint own;
  GBytes *bytes;
  char *file_name;
  char *reason;
} DossierFound;

const char *dossier_found_get_place (const DossierFound *found); /* (nullable) */
void dossier_found_free (DossierFound *found);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFound, dossier_found_free)

/* @found: (transfer full). Returns FALSE to stop reading. */
typedef gboolean (*DossierFoundFunc) (DossierFound *found, gpointer user_data);

/**
 * DossierFirst: what is kept of a file by who wants one article of it; empty to begin with.
 * @draft: (owned) (nullable): the first article
 * @reason: (owned) (nullable): the first reason why there is none
 */
typedef struct
{
  DossierDraft *draft;
  char *reason;
} DossierFirst;

gboolean      dossier_first_keep (DossierFound *found,
                                  gpointer      first); /* a DossierFoundFunc; @first: a DossierFirst */
DossierDraft *dossier_first_take (DossierFirst *first,
                                  gboolean      read,
                                  GError      **error);

/**
 * DossierImportKind: what may be done with a file, told without a parser.
 * @DOSSIER_IMPORT_KIND_PLAIN: UTF-8 throughout, plain text or Markdown: no library's parser is needed
 * @DOSSIER_IMPORT_KIND_PAGE: UTF-8 throughout, a page of the web
 * @DOSSIER_IMPORT_KIND_OTHER: anything else
 */
typedef enum
{
  DOSSIER_IMPORT_KIND_PLAIN,
  DOSSIER_IMPORT_KIND_PAGE,
  DOSSIER_IMPORT_KIND_OTHER,
} DossierImportKind;

const DossierImportFormat * const *dossier_import_formats (void);
DossierImportKind dossier_import_tell_kind (GBytes      *bytes,
                                            const char  *file_name);
char         *dossier_import_quote_column (const char  *name);
gboolean      dossier_import_is_candidate (const char  *file_name);
gboolean      dossier_import_is_named_page (const char *file_name);
gsize         dossier_import_max_bytes    (const char  *file_name);
DossierDraft *dossier_import_read_plain   (GBytes      *bytes,
                                           const char  *file_name,
                                           const char  *url_hint,
                                           GError     **error);

G_END_DECLS
