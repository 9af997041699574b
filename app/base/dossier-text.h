/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Everything that counts in a text. Offsets are Unicode code points, end exclusive, unless the name says otherwise. */

/**
 * DossierAnchorState:
 * @DOSSIER_ANCHOR_EXACT: the passage stands where it was made
 * @DOSSIER_ANCHOR_RELOCATED: its quote was found elsewhere in a newer text
 * @DOSSIER_ANCHOR_LOST: its quote is not in the text
 */
typedef enum
{
  DOSSIER_ANCHOR_EXACT,
  DOSSIER_ANCHOR_RELOCATED,
  DOSSIER_ANCHOR_LOST,
} DossierAnchorState;

/**
 * DossierSentence: where a sentence stands.
 * @start: code points
 * @end: exclusive
 * @first_byte: the same in bytes
 * @last_byte: exclusive
 */
typedef struct
{
  guint start;
  guint end;
  gsize first_byte;
  gsize last_byte;
} DossierSentence;

#define DOSSIER_TEXT_CONTEXT 32 /* code points of prefix and suffix kept with a passage */

guint    dossier_text_length       (const char *text);
gsize    dossier_text_to_bytes     (const char *text,
                                    guint       offset);
guint    dossier_text_from_bytes   (const char *text,
                                    gsize       bytes);
guint    dossier_text_to_utf16     (const char *text,
                                    guint       offset);
guint    dossier_text_from_utf16   (const char *text,
                                    guint       units);
char    *dossier_text_slice        (const char *text,
                                    guint       start,
                                    guint       end);
char    *dossier_text_normalise    (const char *text,
                                    gssize      length);
char    *dossier_text_fold         (const char *text);
char    *dossier_text_one_line     (const char *text);
char    *dossier_text_ellipsize    (const char *text,
                                    guint       length);
guint    dossier_text_count_words  (const char *text);
void     dossier_text_sentence_at  (const char *text,
                                    guint       start,
                                    guint       end,
                                    guint      *sentence_start,
                                    guint      *sentence_end);
GArray  *dossier_text_split_sentences (const char *text);

DossierAnchorState dossier_text_find_anchor (const char *text,
                                             const char *quote,
                                             const char *prefix,
                                             const char *suffix,
                                             guint       expected,
                                             guint      *start,
                                             guint      *end);

G_END_DECLS
