/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When an article says it was published, in the languages of the world's papers. Private to app/import. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierStamp: a day, and a time of day when one is told with it.
 * @hour: 0–23, -1 when no time is told
 * @second: 0–59, -1 when not told
 * @zoned: whether @zone was told
 * @zone: minutes east of Greenwich
 * @start: byte offset of its first word in the text it was read from
 * @end: byte offset behind its last word
 */
typedef struct
{
  int year;
  int month;
  int day;
  int hour;
  int minute;
  int second;
  gboolean zoned;
  int zone;
  gsize start;
  gsize end;
} DossierStamp;

/**
 * DossierStampHabit: how the writer of a text writes dates.
 * @language: (nullable): BCP 47
 * @month_first: 3/4 is the fourth of March
 */
typedef struct
{
  const char *language;
  gboolean month_first;
} DossierStampHabit;

int       dossier_stamp_month        (const char              *word,
                                      const char              *language,
                                      int                     *calendar);
gboolean  dossier_stamp_month_first  (const char              *language,
                                      const char              *url);
gboolean  dossier_stamp_find         (const char              *line,
                                      const DossierStampHabit *habit,
                                      DossierStamp            *stamp);
gboolean  dossier_stamp_read         (const char              *words,
                                      const DossierStampHabit *habit,
                                      DossierStamp            *stamp);
char     *dossier_stamp_to_edtf      (const DossierStamp      *stamp);

/* Calendars a month's name can belong to. */
#define DOSSIER_STAMP_GREGORIAN 0
#define DOSSIER_STAMP_PERSIAN 1
#define DOSSIER_STAMP_ISLAMIC 2

G_END_DECLS
