/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Finding copies: what the thresholds tell apart on invented reprints, and what a new article costs among many.
 * bench-copies [ARTICLES], 100,000 unless told otherwise.
 */

#define G_LOG_DOMAIN "dossier-bench"

#include <gio/gio.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "bench-corpus.h"
#include "dossier-copy-index.h"
#include "dossier-copying-private.h"
#include "dossier-importing.h"
#include "dossier-minhash.h"
#include "dossier-store.h"
#include "reprints.h"

#define SAMPLES 200
#define BULLETINS 3000
#define BULLETINS_A_COPY 6

static const struct
{
  const char *name;
  gboolean copy; /* as a careful person would say */
} classes[] = {
  { "lead rewritten (2 of 8 paragraphs)", TRUE },
  { "lead rewritten (3 of 8 paragraphs)", TRUE },
  { "cut to 60 %", TRUE },
  { "cut to 40 %", TRUE },
  { "cut to 50 %, lead rewritten", TRUE },
  { "updated, a fifth new", TRUE },
  { "updated, a third new", TRUE },
  { "edited, every 25th word", TRUE },
  { "edited, every 12th word", TRUE },
  { "edited, every 6th word", TRUE },
  { "quotes a tenth", FALSE },
  { "quotes a quarter", FALSE },
  { "quotes two fifths", FALSE },
  { "one of five in a survey", FALSE },
  { "translated", FALSE },
  { "unrelated", FALSE },
};

static char *
make_other (guint       class,
            GRand      *random,
            const char *text)
{
  g_autofree char *first = NULL;

  switch (class)
    {
    case 0: return reprints_new_lead (random, text, 2);
    case 1: return reprints_new_lead (random, text, 3);
    case 2: return reprints_cut (text, 0.6);
    case 3: return reprints_cut (text, 0.4);
    case 4: first = reprints_cut (text, 0.5); return reprints_new_lead (random, first, 1);
    case 5: return reprints_update (random, text, 0.2);
    case 6: return reprints_update (random, text, 0.33);
    case 7: return reprints_edit (random, text, 25);
    case 8: return reprints_edit (random, text, 12);
    case 9: return reprints_edit (random, text, 6);
    case 10: return reprints_quote (random, text, 0.1);
    case 11: return reprints_quote (random, text, 0.25);
    case 12: return reprints_quote (random, text, 0.4);
    case 13:
      {
        g_autofree char *b = reprints_article (random, 8), *c = reprints_article (random, 8);
        g_autofree char *d = reprints_article (random, 8), *e = reprints_article (random, 8);
        char *texts[] = { b, (char *) text, c, d, e, NULL };

        return reprints_survey (texts);
      }
    case 14: return reprints_translate (text);
    default: return reprints_article (random, 8);
    }
}

static int
compare_doubles (const void *a,
                 const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static gboolean
share_a_band (const DossierSketch *a,
              const DossierSketch *b)
{
  for (guint i = 0; i < DOSSIER_MINHASH_BANDS; i++)
    if (a->bands[i] == b->bands[i])
      return TRUE;
  return FALSE;
}

/* Of each class: similarity and containment from the lowest to the highest tenth, and how many are candidates and copies. */
static void
print_classes (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  g_print ("%-36s %-17s %-17s %10s %8s\n", "", "similarity", "containment", "candidates", "copies");
  for (guint class = 0; class < G_N_ELEMENTS (classes); class++)
    {
      double jaccard[SAMPLES], containment[SAMPLES];
      guint candidates = 0, copies = 0;

      for (guint i = 0; i < SAMPLES; i++)
        {
          g_autofree char *text = reprints_article (random, 8), *other = make_other (class, random, text);
          g_autoptr (DossierShingles) a = dossier_shingles_new (NULL, text), b = dossier_shingles_new (NULL, other);
          DossierResemblance resemblance = dossier_shingles_compare (a, b);
          DossierSketch x, y;

          dossier_minhash_sketch (a, &x);
          dossier_minhash_sketch (b, &y);
          jaccard[i] = resemblance.jaccard;
          containment[i] = resemblance.containment;
          candidates += share_a_band (&x, &y) && dossier_minhash_may_copy (&x, y.shingles, y.signature);
          copies += dossier_resemblance_is_copy (a, b, &resemblance);
        }
      qsort (jaccard, SAMPLES, sizeof *jaccard, compare_doubles);
      qsort (containment, SAMPLES, sizeof *containment, compare_doubles);
      g_print ("%-36s %.2f … %.2f … %.2f %.2f … %.2f … %.2f %5.1f %% %5.1f %%%s\n", classes[class].name,
               jaccard[0], jaccard[SAMPLES / 2], jaccard[SAMPLES - 1],
               containment[0], containment[SAMPLES / 2], containment[SAMPLES - 1],
               100.0 * candidates / SAMPLES, 100.0 * copies / SAMPLES,
               classes[class].copy == (copies > SAMPLES / 2) ? "" : "  (!)");
    }
}

static double
processor_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

static DossierImportResult *
import (DossierWorkspace *workspace,
        const char       *path)
{
  const char *paths[] = { path, NULL };
  g_autoptr (DossierJob) job = dossier_job_new ("bench");
  g_autoptr (GError) error = NULL;
  DossierImportResult *result = dossier_workspace_import (workspace, paths, job, NULL, NULL, &error);

  if (result == NULL)
    g_error ("%s", error->message);
  return result;
}

static void
write_text (const char *path,
            guint       number,
            const char *text)
{
  g_autofree char *whole = g_strdup_printf ("Report %u\n\n%s\n", number, text);
  g_autoptr (GError) error = NULL;

  if (!g_file_set_contents_full (path, whole, -1, G_FILE_SET_CONTENTS_NONE, 0600, &error))
    g_error ("%s", error->message);
}

/* A tenth of them are copies of others, in one of the ways above. */
static void
write_corpus (const char *folder,
              guint       n)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  g_autofree char *last = NULL;

  g_mkdir_with_parents (folder, 0700);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%06u.txt", i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      gboolean copy = last != NULL && g_rand_int_range (random, 0, 10) == 0;
      char *text = copy ? make_other (g_rand_int_range (random, 0, 9), random, last) : reprints_article (random, 8);

      write_text (path, i, text);
      g_free (last);
      last = text;
    }
}

typedef struct
{
  DossierId article;
  double spent; /* seconds of the writer's processor time */
} Finding;

/* Forgets what is known of an article's text and finds its copies anew, as when it comes in. */
static gboolean
find_body (DossierDb *db,
           gpointer   data,
           GError   **error)
{
  Finding *finding = data;
  DossierCopyDocument nothing = { .article = finding->article, .revision = finding->article };
  struct timespec start, end;
  gboolean ok;

  if (!dossier_copy_index_add (db, &nothing, error))
    return FALSE;
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &start);
  ok = dossier_copying_add (db, &finding->article, 1, NULL, error) && dossier_copying_end (db, NULL, error);
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &end);
  finding->spent = (end.tv_sec - start.tv_sec) + (end.tv_nsec - start.tv_nsec) / 1e9;
  return ok;
}

/* Articles one by one: what finding the copies of one more costs. */
static void
print_single (const char                *path,
              const DossierImportResult *result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = dossier_store_open (path, FALSE, FALSE, NULL, NULL, &error);
  double spent = 0, worst = 0;
  guint n = MIN (result->items->len, 200);

  if (store == NULL)
    g_error ("%s", error->message);
  for (guint i = 0; i < n; i++)
    {
      const DossierImportItem *item = g_ptr_array_index (result->items, (guint64) i * result->items->len / n);
      Finding finding = { item->article, 0 };

      if (!dossier_store_write_bulk (store, find_body, &finding, NULL, &error))
        g_error ("%s", error->message);
      spent += finding.spent;
      worst = MAX (worst, finding.spent);
    }
  g_print ("copies of one article more: %.2f ms of processor time; at worst %.2f ms\n", spent / n * 1000, worst * 1000);
  dossier_store_close (store);
}

/* Daily bulletins of one mould: three of eight paragraphs are always the same, too few to make them copies of each other.
 * Each sixth comes once more, with another word here and there: that is a copy, and hard to find among all the others. */
static void
print_mould (const char *folder)
{
  g_autofree char *files = g_build_filename (folder, "bulletins", NULL);
  g_autofree char *path = g_build_filename (folder, "bulletins.dossier", NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (13);
  g_autofree char *mould = reprints_article (random, 8);
  g_autoptr (DossierWorkspace) workspace = NULL;
  g_autoptr (DossierImportResult) result = NULL;
  g_autoptr (GArray) groups = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;
  double start;

  g_mkdir_with_parents (files, 0700);
  for (guint i = 0; i < BULLETINS; i++)
    {
      g_autofree char *text = reprints_new_lead (random, mould, 5);
      g_autofree char *copy = i % BULLETINS_A_COPY == 0 ? reprints_edit (random, text, 12) : NULL;
      g_autofree char *name = g_strdup_printf ("a%06u.txt", i), *copy_name = g_strdup_printf ("b%06u.txt", i);
      g_autofree char *file = g_build_filename (files, name, NULL), *copy_file = g_build_filename (files, copy_name, NULL);

      write_text (file, n++, text);
      if (copy != NULL)
        write_text (copy_file, n++, copy);
    }
  workspace = dossier_workspace_open (path, DOSSIER_WORKSPACE_CREATE, &error);
  if (workspace == NULL)
    g_error ("%s", error->message);
  start = processor_seconds ();
  result = import (workspace, files);
  groups = dossier_workspace_load_copy_groups (workspace, &error);
  g_print ("%u bulletins of one mould: %u of %u copies found, %.2f ms of processor time each\n", n, groups ? groups->len : 0,
           BULLETINS / BULLETINS_A_COPY, (processor_seconds () - start) / n * 1000);
  dossier_workspace_close (workspace);
}

int
main (int   argc,
      char *argv[])
{
  guint n = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 100000;
  g_autofree char *folder = g_dir_make_tmp ("dossier-bench-XXXXXX", NULL);
  g_autofree char *files = g_build_filename (folder, "files", NULL);
  g_autofree char *path = g_build_filename (folder, "bench.dossier", NULL);
  g_autoptr (DossierWorkspace) workspace = NULL;
  g_autoptr (DossierImportResult) result = NULL;
  g_autoptr (GArray) groups = NULL;
  g_autoptr (GError) error = NULL;
  double start, clock;

  setlocale (LC_ALL, "");
  print_classes ();
  if (n == 0)
    {
      print_mould (folder);
      bench_remove_folder (folder);
      return EXIT_SUCCESS;
    }
  write_corpus (files, n);
  workspace = dossier_workspace_open (path, DOSSIER_WORKSPACE_CREATE, &error);
  if (workspace == NULL)
    g_error ("%s", error->message);
  start = processor_seconds ();
  clock = g_get_monotonic_time ();
  result = import (workspace, files);
  g_print ("%u articles: %.2f ms of processor time each, %.0f s by the clock\n", n,
           (processor_seconds () - start) / n * 1000, (g_get_monotonic_time () - clock) / 1e6);
  groups = dossier_workspace_load_copy_groups (workspace, &error);
  g_print ("%u groups of copies\n", groups ? groups->len : 0);
  dossier_workspace_close (workspace);
  print_single (path, result);
  print_mould (folder);
  bench_remove_folder (folder);
  return EXIT_SUCCESS;
}
