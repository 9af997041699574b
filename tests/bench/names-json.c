/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Prints the names the finder proposes for the texts of the files given, one JSON object a line, for measuring; with --time, how long
 * it takes instead: megabytes of text a second of one thread. */

#define G_LOG_DOMAIN "dossier-bench"

#include "dossier-names.h"

#include <string.h>
#include <time.h>

/* Microseconds of processor time this thread has taken. */
static gint64
spent_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
print_names (DossierNames *names,
             const char   *path,
             const char   *text)
{
  g_autoptr (GPtrArray) found = dossier_names_find (names, text, NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const DossierSuggestion *name = found->pdata[i];
      g_autofree char *words = g_strescape (name->text, NULL);
      g_autofree char *role = name->role == NULL ? g_strdup ("") : g_strdelimit (g_strdup (name->role), "\\\"\n\r\t", ' ');

      g_strdelimit (words, "\\\"", ' ');
      g_print ("{\"file\":\"%s\",\"start\":%u,\"end\":%u,\"type\":\"%s\",\"score\":%u,\"text\":\"%s\",\"role\":\"%s\"}\n", path, name->start,
               name->end, dossier_suggestion_type_name (name->type), name->confidence, words, role);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) model = NULL;
  g_autoptr (DossierNames) names = NULL;
  gboolean timed = argc > 1 && strcmp (argv[1], "--time") == 0;
  const char *other = g_getenv ("DOSSIER_NAMES_MODEL");
  gint64 spent = 0;
  gsize bytes = 0;

  if (other != NULL)
    {
      char *content;
      gsize length;

      if (!g_file_get_contents (other, &content, &length, &error))
        g_error ("%s", error->message);
      model = g_bytes_new_take (content, length);
    }
  else
    model = dossier_names_get_builtin_model ();
  names = dossier_names_new (model, &error);
  if (names == NULL)
    g_error ("%s", error->message);
  for (int i = timed ? 2 : 1; i < argc; i++)
    {
      g_autofree char *text = NULL;
      gsize length;
      gint64 start;

      if (!g_file_get_contents (argv[i], &text, &length, &error))
        g_error ("%s", error->message);
      if (!timed)
        {
          print_names (names, argv[i], text);
          continue;
        }
      start = spent_time ();
      g_ptr_array_unref (dossier_names_find (names, text, NULL));
      spent += spent_time () - start;
      bytes += length;
    }
  if (timed && spent > 0)
    g_print ("names: %.2f MB/s (%.1f MB in %.3f s)\n", (double) bytes / (double) spent, (double) bytes / 1e6, (double) spent / 1e6);
  return 0;
}
