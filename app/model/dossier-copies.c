/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Groups of copies and comparisons of two texts, as plain values. */

#define G_LOG_DOMAIN "dossier-model"

#include "dossier-copies.h"

static void
copy_free (gpointer data)
{
  DossierCopy *copy = data;

  g_clear_object (&copy->article);
  g_free (copy);
}

DossierCopy *
dossier_copy_new (DossierArticle *article)
{
  DossierCopy *copy = g_new0 (DossierCopy, 1);

  copy->article = article;
  copy->similarity = copy->containment = -1;
  return copy;
}

DossierCopies *
dossier_copies_new (const DossierId *article)
{
  DossierCopies *copies = g_new0 (DossierCopies, 1);

  copies->article = *article;
  copies->members = g_ptr_array_new_with_free_func (copy_free);
  return copies;
}

void
dossier_copies_free (DossierCopies *copies)
{
  if (copies == NULL)
    return;
  g_ptr_array_unref (copies->members);
  g_free (copies);
}

DossierComparison *
dossier_comparison_new (void)
{
  return g_new0 (DossierComparison, 1);
}

void
dossier_comparison_free (DossierComparison *comparison)
{
  if (comparison == NULL)
    return;
  g_clear_object (&comparison->older);
  g_clear_object (&comparison->newer);
  g_clear_pointer (&comparison->runs, g_array_unref);
  g_free (comparison->old_text);
  g_free (comparison->new_text);
  g_free (comparison);
}
