/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the locked process costs: the same files read in this process and through the extractor, by the clock and in
 * processor time of all processes, and how long the first file takes: bench-extractor FOLDER [TIMES]. */

#define G_LOG_DOMAIN "dossier-bench"

#include "dossier-extractor.h"
#include "dossier-import-read.h"

#include <sys/resource.h>

typedef struct
{
  double clock; /* milliseconds a file */
  double processor;
} Cost;

static double
processor_ms (void)
{
  struct rusage own, others;

  getrusage (RUSAGE_SELF, &own);
  getrusage (RUSAGE_CHILDREN, &others);
  return (own.ru_utime.tv_sec + own.ru_stime.tv_sec + others.ru_utime.tv_sec + others.ru_stime.tv_sec) * 1e3
         + (own.ru_utime.tv_usec + own.ru_stime.tv_usec + others.ru_utime.tv_usec + others.ru_stime.tv_usec) / 1e3;
}

static gboolean
drop_cb (DossierFound *found,
         gpointer      user_data)
{
  dossier_found_free (found);
  return TRUE;
}

static void
read_once (DossierExtractor *extractor,
           GBytes           *bytes,
           const char       *name)
{
  g_autoptr (GError) error = NULL;

  if (extractor != NULL)
    dossier_extractor_read (extractor, bytes, name, NULL, drop_cb, NULL, NULL, &error);
  else
    dossier_import_read_all (bytes, name, NULL, drop_cb, NULL, &error);
  if (error != NULL)
    g_error ("%s: %s", name, error->message);
}

/* The process is started by a file that does not count and ended within the measurement, since only then its time is known. */
static Cost
measure (DossierExtractor *extractor,
         GBytes           *bytes,
         const char       *name,
         guint             times)
{
  double processor = processor_ms ();
  gint64 clock = g_get_monotonic_time ();
  Cost cost;

  for (guint i = 0; i < times; i++)
    read_once (extractor, bytes, name);
  cost.clock = (g_get_monotonic_time () - clock) / 1e3 / times;
  if (extractor != NULL)
    dossier_extractor_unref (extractor);
  cost.processor = (processor_ms () - processor) / times;
  return cost;
}

static Cost
measure_start (GBytes     *bytes,
               const char *name)
{
  double processor = processor_ms ();
  gint64 clock = g_get_monotonic_time ();
  DossierExtractor *extractor = dossier_extractor_new (NULL);
  Cost cost;

  read_once (extractor, bytes, name);
  cost.clock = (g_get_monotonic_time () - clock) / 1e3;
  dossier_extractor_unref (extractor);
  cost.processor = processor_ms () - processor;
  return cost;
}

int
main (int   argc,
      char *argv[])
{
  static const char * const names[] = { "plain-wrapped.txt", "html-1251.html", "html-news.html", "docx-report.docx", "odt-report.odt", "pdf-report.pdf" };
  guint times = argc > 2 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : 1000;

  if (argc < 2)
    g_error ("bench-extractor FOLDER [TIMES]");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (argv[1], names[i], NULL);
      g_autofree char *content = NULL;
      g_autoptr (GBytes) bytes = NULL;
      DossierExtractor *extractor = dossier_extractor_new (NULL);
      Cost here, there, start;
      gsize length;

      if (!g_file_get_contents (path, &content, &length, NULL))
        continue;
      bytes = g_bytes_new (content, length);
      read_once (NULL, bytes, names[i]);
      here = measure (NULL, bytes, names[i], times);
      read_once (extractor, bytes, names[i]);
      there = measure (extractor, bytes, names[i], times);
      start = measure_start (bytes, names[i]);
      g_print ("extractor: %-18s in process %6.2f ms (processor %6.2f), extractor %6.2f ms (%6.2f), first file %6.1f ms (%6.1f)\n", names[i],
               here.clock, here.processor, there.clock, there.processor, start.clock, start.processor);
    }
  return 0;
}
