/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What goes between the program and its extractor, both ways. Requests and reports go over sockets of whole messages;
 * the answer to one document is a row of frames on a pipe of its own. Private to app/import.
 */

#pragma once

#include "dossier-import.h"

G_BEGIN_DECLS

#define DOSSIER_WIRE_MAGIC 0x52585344u /* "DSXR" */
#define DOSSIER_WIRE_VERSION 1u

#define DOSSIER_WIRE_MAX_FRAME (64u * 1024 * 1024)
#define DOSSIER_WIRE_MAX_REQUEST (64u * 1024)
#define DOSSIER_WIRE_MAX_NEXT DOSSIER_IMPORT_MAX_BYTES /* of a document after the first in one process */

/**
 * DossierWireHello: the first message of the extractor, before it has seen a document, and its last when it was
 * itself stopped by the lock.
 * @locked: whether every part of the lock is set; when not, nothing may be sent to it
 * @landlock: version of Landlock in force, 0 where the kernel has none
 * @forbidden: number of the system call that ended it, or -1
 */
typedef struct
{
  guint32 magic;
  guint32 version;
  guint32 locked;
  gint32 landlock;
  gint32 forbidden;
  char program[32];
  char problem[160];
} DossierWireHello;

typedef enum
{
  DOSSIER_REPORT_STARTED = 1, /* the process descriptor comes with it */
  DOSSIER_REPORT_ENDED,
  DOSSIER_REPORT_REFUSED,
} DossierReportKind;

/**
 * DossierWireReport: what the extractor tells of one document's process.
 * @code: how it ended, as waitid() has it in si_code; an errno when refused
 * @status: si_status
 */
typedef struct
{
  guint32 magic;
  guint32 kind;
  gint32 code;
  gint32 status;
} DossierWireReport;

typedef enum
{
  DOSSIER_FRAME_FOUND = 1, /* one article, or one part that is none */
  DOSSIER_FRAME_BYTES,     /* the original of the articles that follow and say so */
  DOSSIER_FRAME_DONE,
  DOSSIER_FRAME_FAILED,    /* the file as a whole cannot be read: why */
  DOSSIER_FRAME_FORBIDDEN, /* it asked the system for what it must not */
} DossierFrameKind;

/* The head of each frame; @length bytes follow. */
typedef struct
{
  guint32 magic;
  guint32 kind;
  guint32 length;
} DossierWireFrame;

/**
 * DossierWireNext: before each further document of a process that is given several, on a socket of its own; the request
 * and the document follow.
 */
typedef struct
{
  guint32 magic;
  guint32 request;
  guint32 input;
} DossierWireNext;

/* Exit status of a process that the lock ended. */
#define DOSSIER_EXIT_FORBIDDEN 93

/* How words that live as long as the program are kept, although they come from outside: @func gives the kept copy, or NULL. */
typedef const char *(*DossierWireKeep) (const char *word, gpointer user_data);

GBytes       *dossier_wire_encode_request (const char                 *file_name,
                                           const DossierImportOptions *options);
gboolean      dossier_wire_decode_request (GBytes                     *request,
                                           char                      **file_name,
                                           DossierImportOptions       *options);
GBytes       *dossier_wire_encode_found   (const DossierFound         *found,
                                           gboolean                    with_bytes);
DossierFound *dossier_wire_decode_found   (GBytes                     *payload,
                                           GBytes                     *bytes,
                                           DossierWireKeep             keep,
                                           gpointer                    user_data,
                                           GError                    **error);
GBytes       *dossier_wire_encode_error   (const GError               *error);
GError       *dossier_wire_decode_error   (GBytes                     *payload);

G_END_DECLS
