/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Which of many known names could this one be: how long one question takes. bench-alike FOLDER [NAMES], the folder with the
 * lists of given names and surnames, 100,000 unless told otherwise. A fiftieth of them bear one surname.
 */

#define G_LOG_DOMAIN "dossier-bench"

#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "dossier-alike-index.h"

#define QUESTIONS 2000

static double
processor_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

static int
compare_doubles (const void *a,
                 const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static char **
read_list (const char *folder,
           const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL), *text = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_get_contents (path, &text, NULL, &error))
    g_error ("%s", error->message);
  return g_strsplit (text, "\n", -1);
}

static char *
make_name (GRand       *random,
           char *const *given,
           char *const *surnames)
{
  guint n = g_strv_length ((char **) given), m = g_strv_length ((char **) surnames);
  const char *surname = g_rand_int_range (random, 0, 50) == 0 ? "Smith" : surnames[g_rand_int_range (random, 0, m)];

  return g_strdup_printf ("%s %s", given[g_rand_int_range (random, 0, n)], surname);
}

static void
print_times (const char              *what,
             const DossierAlikeIndex *index,
             GPtrArray               *questions)
{
  g_autofree double *times = g_new (double, questions->len);
  double sum = 0;
  guint proposed = 0;

  for (guint i = 0; i < questions->len; i++)
    {
      DossierAlikeName asked = { g_ptr_array_index (questions, i), "person", NULL };
      double start = processor_seconds ();
      g_autoptr (GPtrArray) proposals = dossier_alike_index_find (index, &asked, NULL, NULL, 8);

      times[i] = (processor_seconds () - start) * 1000;
      sum += times[i];
      proposed += proposals->len;
    }
  qsort (times, questions->len, sizeof *times, compare_doubles);
  g_print ("%-36s mean %6.3f ms, median %6.3f, of a hundred the slowest %6.3f; %.1f proposals each\n", what, sum / questions->len,
           times[questions->len / 2], times[questions->len * 99 / 100], (double) proposed / questions->len);
}

int
main (int   argc,
      char *argv[])
{
  guint n = argc > 2 ? g_ascii_strtoull (argv[2], NULL, 10) : 100000;
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free), whole = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) surnames_alone = g_ptr_array_new (), common = g_ptr_array_new_with_free_func (g_free);
  g_autofree DossierAlikeKnown *known = g_new0 (DossierAlikeKnown, n);
  g_auto (GStrv) given = NULL, surnames = NULL;
  g_autoptr (DossierAlikeIndex) index = NULL;
  double start;

  if (argc < 2)
    g_error ("bench-alike FOLDER [NAMES]");
  given = read_list (argv[1], "given-names.txt");
  surnames = read_list (argv[1], "surnames.txt");
  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (names, make_name (random, given, surnames));
      known[i] = (DossierAlikeKnown) { dossier_id_new (), { g_ptr_array_index (names, i), "person", NULL }, 1 };
    }
  start = processor_seconds ();
  index = dossier_alike_index_new (known, n);
  g_print ("%u names listed in %.0f ms\n", n, (processor_seconds () - start) * 1000);
  for (guint i = 0; i < QUESTIONS; i++)
    {
      g_ptr_array_add (whole, make_name (random, given, surnames));
      g_ptr_array_add (surnames_alone, surnames[g_rand_int_range (random, 0, g_strv_length (surnames))]);
      g_ptr_array_add (common, g_strdup_printf ("%s Smyth", given[g_rand_int_range (random, 0, g_strv_length (given))]));
    }
  print_times ("given name and surname", index, whole);
  print_times ("surname alone", index, surnames_alone);
  print_times ("a surname that 2 % of them bear", index, common);
  return EXIT_SUCCESS;
}
