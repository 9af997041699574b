/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The dates of texts, for measuring:
 *   bench-dates LIST       LIST has lines of PATH, TAB, YYYY-MM-DD; prints one JSON object a line for each date found
 *   bench-dates --speed [FILE…]   megabytes a second over the files, or over a text of its own
 */

#define G_LOG_DOMAIN "dossier-bench"

#include "dossier-dates.h"
#include "dossier-figures.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#define SPEED_BYTES (20 * 1000 * 1000)

/* A value as scoring programs that know no EDTF want it: no marks, seasons by letters. */
static char *
plain_value (const char *edtf)
{
  static const char * const seasons[] = { "SP", "SU", "FA", "WI" };
  GString *plain = g_string_new (NULL);

  for (const char *p = edtf; *p != '\0'; p++)
    {
      if (strchr ("~?%", *p) != NULL)
        continue;
      if (*p == '-' && p[1] == '2' && p[2] >= '1' && p[2] <= '4' && p - edtf == 4 && (p[3] == '\0' || strchr ("~?%/", p[3]) != NULL))
        {
          g_string_append_printf (plain, "-%s", seasons[p[2] - '1']);
          p += 2;
        }
      else
        g_string_append_c (plain, *p);
    }
  return g_string_free (plain, FALSE);
}

static void
print_dates (const char *path,
             const char *reference,
             gboolean    verbose,
             gboolean    figures)
{
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) dates = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL) || !g_utf8_validate (text, -1, NULL))
    return;
  dates = figures ? dossier_figures_find (text) : dossier_dates_find (text, reference, NULL);
  for (guint i = 0; i < dates->len; i++)
    {
      DossierSuggestion *date = g_ptr_array_index (dates, i);
      g_autofree char *value = date->value != NULL ? plain_value (date->value) : NULL;

      if (verbose)
        printf ("%s\t%s\t%s\t%u\t%s\n", date->text, date->value != NULL ? date->value : "-", date->reason, date->confidence, date->role != NULL ? date->role : "");
      else if (value != NULL)
        printf ("{\"file\": \"%s\", \"start\": %u, \"end\": %u, \"type\": \"date\", \"value\": \"%s\", \"score\": %u}\n",
                path, date->start, date->end, value, date->confidence);
    }
}

static int
measure_speed (int    n,
               char **paths)
{
  g_autoptr (GString) all = g_string_new (NULL);
  gint64 taken;
  clock_t start;
  guint found = 0;

  for (int i = 0; i < n; i++)
    {
      g_autofree char *text = NULL;

      if (g_file_get_contents (paths[i], &text, NULL, NULL) && g_utf8_validate (text, -1, NULL))
        g_string_append (all, text);
    }
  if (all->len == 0)
    g_string_append (all, "The minister said on Thursday that about 3,000 more troops would arrive before Feb. 20, two years after the accord. "
                          "A spokesman for the ministry would not say how many of the vehicles had crossed the river, nor who had ordered it. "
                          "In 2014 the same brigade took part in exercises near the border; officials expect it to return home next month.\n\n");
  start = clock ();
  for (gsize done = 0; done < SPEED_BYTES; done += all->len)
    {
      g_autoptr (GPtrArray) dates = dossier_dates_find (all->str, "2022-02-11", NULL);

      found += dates->len;
    }
  taken = (gint64) (clock () - start) * G_USEC_PER_SEC / CLOCKS_PER_SEC;
  {
    gsize rounds = (SPEED_BYTES + all->len - 1) / all->len;

    printf ("%.1f MB/s, %u dates in %.1f MB\n", (double) (rounds * all->len) / (double) MAX (taken, 1), found, (double) (rounds * all->len) / 1e6);
  }
  return 0;
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *list = NULL;
  g_auto (GStrv) lines = NULL;
  gboolean figures = argc > 2 && strcmp (argv[1], "-f") == 0;
  gboolean verbose = argc > 2 && (strcmp (argv[1], "-v") == 0 || figures);

  setlocale (LC_ALL, "C.UTF-8");
  if (argc > 1 && strcmp (argv[1], "--speed") == 0)
    return measure_speed (argc - 2, argv + 2);
  if (argc < 2 || !g_file_get_contents (argv[argc - 1], &list, NULL, NULL))
    return 2;
  lines = g_strsplit (list, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      char *tab = strchr (*line, '\t');

      if (tab == NULL)
        continue;
      *tab = '\0';
      print_dates (*line, tab[1] != '\0' ? tab + 1 : NULL, verbose, figures);
    }
  return 0;
}
