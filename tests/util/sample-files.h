/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SampleFile: one file of the samples of import.
 * @name: (owned): base name
 * @path: (owned): whole path
 * @columns: (owned) (nullable): what the columns of a table are, when a file ".columns" beside it says so
 */
typedef struct
{
  char *name;
  char *path;
  char *columns;
  GBytes *bytes; /* (owned) */
} SampleFile;

GPtrArray *sample_files_load (const char * const *folders);

G_END_DECLS
