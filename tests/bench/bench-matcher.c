/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Finding known names: against a bare loop that only counts where words begin, and against rg, which looks for the same
 * names in any case, where it is installed. bench-matcher [NAMES [MEGABYTES]], 10,000 and 64 unless told otherwise; or
 * bench-matcher FILE-OF-NAMES FILE-OF-TEXT, a name a line, the text taken over and over.
 */

#define G_LOG_DOMAIN "dossier-bench"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "dossier-matcher.h"

#define ROUNDS 5
#define ARTICLE 5300
#define RG_BYTES 1000000 /* rg is slow enough to tell by a part */

static const char *const small_words[] = {
  "the", "of", "and", "to", "in", "a", "that", "on", "was", "for", "with", "said", "by", "from", "its", "as", "at", "has", "it", "is",
};

static const char *const syllables[] = {
  "ba", "ber", "bo", "chen", "da", "del", "do", "ev", "fa", "gan", "ger", "ha", "il", "in", "ka", "kov", "la", "len", "lu", "ma",
  "mar", "mi", "mo", "na", "nik", "no", "ol", "or", "pa", "per", "ra", "res", "ri", "ro", "sa", "sen", "shi", "son", "sta", "ta",
  "ter", "ti", "tro", "ul", "va", "ver", "vi", "ya", "yev", "za",
};

static double
processor_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

static void
append_word (GString *text,
             GRand   *random,
             gboolean capital)
{
  guint n = g_rand_int_range (random, 1, 5);
  gsize start = text->len;

  for (guint i = 0; i < n; i++)
    g_string_append (text, syllables[g_rand_int_range (random, 0, G_N_ELEMENTS (syllables))]);
  if (capital)
    text->str[start] = g_ascii_toupper (text->str[start]);
}

static GPtrArray *
make_names (guint  n,
            GRand *random)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    {
      GString *name = g_string_new (NULL);
      guint words = g_rand_int_range (random, 1, 4);

      for (guint k = 0; k < words; k++)
        {
          if (k > 0)
            g_string_append_c (name, ' ');
          append_word (name, random, TRUE);
          append_word (name, random, FALSE);
        }
      g_ptr_array_add (names, g_string_free (name, FALSE));
    }
  return names;
}

/* Prose as news is: two fifths small words, a name in some forty words, now and then a curly quote or an accent. */
static char *
make_text (gsize      size,
           GPtrArray *names,
           GRand     *random)
{
  GString *text = g_string_sized_new (size + 1000);

  for (guint word = 0; text->len < size; word++)
    {
      guint kind = g_rand_int_range (random, 0, 1000);

      if (kind < 400)
        g_string_append (text, small_words[g_rand_int_range (random, 0, G_N_ELEMENTS (small_words))]);
      else if (kind < 425)
        g_string_append (text, g_ptr_array_index (names, g_rand_int_range (random, 0, names->len)));
      else if (kind < 430)
        g_string_append (text, "Élysée");
      else
        append_word (text, random, kind > 900);
      if (kind % 50 == 7)
        g_string_append (text, "’s");
      g_string_append (text, word % 18 == 17 ? ".\n\n" : word % 9 == 8 ? ", " : " ");
    }
  return g_string_free (text, FALSE);
}

/* The least anything can do that looks at words: one table look-up a byte. */
static guint
count_word_starts (const char *text,
                   gsize       length)
{
  guint8 letter[256];
  guint8 before = 0;
  guint n = 0;

  for (guint i = 0; i < 256; i++)
    letter[i] = i >= 128 || g_ascii_isalnum (i);
  for (gsize i = 0; i < length; i++)
    {
      guint8 now = letter[(guint8) text[i]];

      n += now & (before ^ 1);
      before = now;
    }
  return n;
}

static void
print_rate (const char *what,
            gsize       length,
            double      seconds,
            guint       found)
{
  g_print ("%-44s %7.0f MB/s %10u found\n", what, length / 1e6 / seconds, found);
}

/* Texts come one article at a time, of some 5 kB, whole words. */
static gsize
article_size (const char *text,
              gsize       left)
{
  const char *end = left > ARTICLE ? memchr (text + ARTICLE, ' ', left - ARTICLE) : NULL;

  return end != NULL ? (gsize) (end - text) : left;
}

static void
bench_matcher (const char           *what,
               const DossierMatcher *matcher,
               const char           *text,
               gsize                 length)
{
  double best = G_MAXDOUBLE;
  guint found = 0;

  for (guint i = 0; i < ROUNDS; i++)
    {
      double start = processor_seconds ();

      found = 0;
      for (gsize at = 0, size; at < length; at += size)
        {
          g_autoptr (GArray) matches = NULL;

          size = article_size (text + at, length - at);
          matches = dossier_matcher_find (matcher, text + at, size, NULL, NULL);
          found += matches->len;
        }
      best = MIN (best, processor_seconds () - start);
    }
  print_rate (what, length, best, found);
}

static void
bench_rg (const char *folder,
          GPtrArray  *names,
          const char *text,
          gsize       length)
{
  g_autofree char *rg = g_find_program_in_path ("rg");
  g_autofree char *patterns = g_build_filename (folder, "names", NULL), *input = g_build_filename (folder, "text", NULL);
  g_autofree char *answer = NULL, *joined = NULL;
  const char *arguments[] = { "timeout", "20", rg, "-F", "-i", "-c", "-j1", "-f", patterns, input, NULL };
  gint64 start;

  length = MIN (length, RG_BYTES);
  if (rg == NULL)
    {
      g_print ("rg is not installed\n");
      return;
    }
  g_ptr_array_add (names, NULL);
  joined = g_strjoinv ("\n", (char **) names->pdata);
  g_ptr_array_remove_index (names, names->len - 1);
  if (!g_file_set_contents (patterns, joined, -1, NULL) || !g_file_set_contents (input, text, length, NULL))
    g_error ("no room for the files of rg");
  start = g_get_monotonic_time ();
  if (g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &answer, NULL, NULL, NULL) && *answer == '\0')
    g_print ("rg does not answer within 20 s\n");
  else if (answer != NULL)
    print_rate ("rg -F -i -c, by the clock; lines", length, (g_get_monotonic_time () - start) / 1e6, g_ascii_strtoull (answer, NULL, 10));
  g_unlink (patterns);
  g_unlink (input);
}

/* The names and the text of two files; the text as often as makes 64 MB. */
static GPtrArray *
read_files (const char *names_path,
            const char *text_path,
            char      **text)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *listed = NULL, *once = NULL;
  g_auto (GStrv) lines = NULL;
  GString *all = g_string_new (NULL);

  if (!g_file_get_contents (names_path, &listed, NULL, NULL) || !g_file_get_contents (text_path, &once, NULL, NULL))
    g_error ("the files cannot be read");
  lines = g_strsplit (listed, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      g_ptr_array_add (names, g_strdup (lines[i]));
  while (*once != '\0' && all->len < 64 * 1000 * 1000)
    g_string_append (all, once);
  *text = g_string_free (all, FALSE);
  return names;
}

int
main (int   argc,
      char *argv[])
{
  gboolean files = argc > 2 && !g_ascii_isdigit (argv[1][0]);
  gsize size = (argc > 2 ? g_ascii_strtoull (argv[2], NULL, 10) : 64) * 1000 * 1000;
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autofree char *folder = g_dir_make_tmp ("dossier-bench-XXXXXX", NULL), *text = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autofree DossierKnownName *known = NULL;
  g_autoptr (DossierMatcher) matcher = NULL;
  double start, best = G_MAXDOUBLE;
  gsize length;
  guint found = 0, n;

  if (files)
    names = read_files (argv[1], argv[2], &text);
  else
    {
      names = make_names (argc > 1 ? g_ascii_strtoull (argv[1], NULL, 10) : 10000, random);
      text = make_text (size, names, random);
    }
  n = names->len;
  known = g_new0 (DossierKnownName, MAX (n, 1));
  length = strlen (text);
  for (guint i = 0; i < n; i++)
    known[i] = (DossierKnownName) { dossier_id_new (), g_ptr_array_index (names, i), DOSSIER_NAME_DEFAULT };
  start = processor_seconds ();
  matcher = dossier_matcher_new (known, n);
  g_print ("%u names made ready in %.0f ms; %.0f MB of text, one thread\n", n, (processor_seconds () - start) * 1000, length / 1e6);
  for (guint i = 0; i < ROUNDS; i++)
    {
      start = processor_seconds ();
      found = count_word_starts (text, length);
      best = MIN (best, processor_seconds () - start);
    }
  print_rate ("bare loop that counts beginnings of words", length, best, found);
  bench_matcher ("matcher", matcher, text, length);
  bench_rg (folder, names, text, length);
  g_rmdir (folder);
  return EXIT_SUCCESS;
}
