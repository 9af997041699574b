/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Small questions about lines of text, and cleaning of titles, names and outlets. Private to app/import. */

#pragma once

#include "dossier-stamp-private.h"

G_BEGIN_DECLS

char     *dossier_words_collapse     (const char *text,
                                      gssize      length);
char     *dossier_words_normalise    (const char *text);
guint     dossier_words_count        (const char *text);
gboolean  dossier_words_end_sentence (const char *text);
gboolean  dossier_words_end_open     (const char *text);
gboolean  dossier_words_start_lower  (const char *text);
gboolean  dossier_words_are_spaceless (const char *text,
                                       gsize       length);
double    dossier_words_shared       (const char *a,
                                      const char *b);
const char *dossier_words_skip       (const char         *text,
                                      const char * const *prefixes);
gboolean  dossier_words_have_any     (const char         *text,
                                      const char * const *needles);

char     *dossier_words_clean_title  (const char *title);
char     *dossier_words_clean_byline (const char *byline);
char     *dossier_words_agency_of_byline (const char *byline);
char     *dossier_agency_of_name     (const char *name);
char     *dossier_agency_of_dateline (const char *paragraph);
char     *dossier_agency_of_end      (const char *paragraph);
char     *dossier_words_byline_of_line (const char *line);
char     *dossier_words_clean_outlet (const char *outlet);
char     *dossier_words_clean_url    (const char *url);
char     *dossier_words_outlet_of_url (const char *url);
char     *dossier_words_date_of_url  (const char *url);
char     *dossier_words_day          (const char              *words,
                                      const DossierStampHabit *habit,
                                      gsize                   *start,
                                      gsize                   *end);
char     *dossier_words_split_title  (const char  *line,
                                      char       **outlet);
gboolean  dossier_words_name_outlet  (const char *text);
char     *dossier_words_date_within  (const char *line);
gboolean  dossier_words_date_line    (const char  *line,
                                      char       **words);
const char *dossier_words_skip_byline_mark (const char *text);

G_END_DECLS
