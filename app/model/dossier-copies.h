/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-records.h"

G_BEGIN_DECLS

/* Articles that tell the same in nearly the same words, and what differs between two of them. Owned by who asked. */

/**
 * DossierCopy: one article of a group, beside the one that was asked about.
 * @article: (owned)
 * @same_text: word for word the same as the one asked about
 * @similarity: common runs of words of all, 0–1, checked on the texts; 1 for the article itself; negative: not measured
 * @containment: common runs of those of the shorter text, 0–1; negative: not measured
 * @by_analyst: a person put it into the group
 */
typedef struct
{
  DossierArticle *article;
  gboolean same_text;
  double similarity;
  double containment;
  gboolean by_analyst;
} DossierCopy;

/**
 * DossierCopies: the group of an article.
 * @group: nil when the article has no copies
 * @members: (element-type DossierCopy): newest first, of one date the longest first; with the article itself.
 *   Empty when it has no copies
 */
typedef struct
{
  DossierId article;
  DossierId group;
  GPtrArray *members;
} DossierCopies;

DossierCopy   *dossier_copy_new    (DossierArticle *article); /* (transfer full) article */
DossierCopies *dossier_copies_new  (const DossierId *article);
void           dossier_copies_free (DossierCopies  *copies);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierCopies, dossier_copies_free)

/**
 * DossierWordRun: a run of words of two texts, the same in both or changed. Runs come in order and leave nothing out.
 * Ranges are code points, end exclusive; of a changed run one may be empty: words only removed, or only added.
 */
typedef struct
{
  gboolean same;
  guint old_start;
  guint old_end;
  guint new_start;
  guint new_end;
} DossierWordRun;

/**
 * DossierComparison: two articles word by word.
 * @older: (owned)
 * @newer: (owned)
 * @old_text: the body of @older
 * @new_text: the body of @newer
 * @runs: (element-type DossierWordRun): offsets are into the two texts
 * @removed: words of the older that the newer does not have
 * @added: words of the newer that the older does not have
 */
typedef struct
{
  DossierArticle *older;
  DossierArticle *newer;
  char *old_text;
  char *new_text;
  GArray *runs;
  guint removed;
  guint added;
  double similarity;
} DossierComparison;

DossierComparison *dossier_comparison_new  (void);
void               dossier_comparison_free (DossierComparison *comparison);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierComparison, dossier_comparison_free)

G_END_DECLS
