/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Articles to measure with: made-up words whose frequencies fall as those of a language do. The same every time. */

#define G_LOG_DOMAIN "dossier-bench"

#include "bench-corpus.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <math.h>

#define N_WORDS 20000
#define PARAGRAPH 600 /* bytes */

static void
append_word (GString *text,
             GRand   *random,
             gboolean first)
{
  static const char * const onsets[] = { "b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "sh" };
  static const char * const rhymes[] = { "a", "e", "i", "o", "u", "an", "er", "in", "ol", "us" };
  guint rank = (guint) (exp (g_rand_double (random) * log (N_WORDS)));
  gsize start = text->len;

  do
    {
      g_string_append (text, onsets[rank % G_N_ELEMENTS (onsets)]);
      rank /= G_N_ELEMENTS (onsets);
      g_string_append (text, rhymes[rank % G_N_ELEMENTS (rhymes)]);
      rank /= G_N_ELEMENTS (rhymes);
    }
  while (rank > 0);
  if (first)
    text->str[start] = g_ascii_toupper (text->str[start]);
}

/* Paragraphs of about 600 bytes, of sentences of about twelve words. */
char *
bench_text (GRand *random,
            gsize  length)
{
  GString *text = g_string_sized_new (length + 64);
  gsize paragraph = 0;
  guint words = 0;

  while (text->len < length)
    {
      append_word (text, random, words == 0);
      if (++words < 12)
        {
          g_string_append_c (text, ' ');
          continue;
        }
      words = 0;
      g_string_append_c (text, '.');
      g_string_append (text, text->len - paragraph > PARAGRAPH ? "\n\n" : " ");
      if (text->str[text->len - 1] == '\n')
        paragraph = text->len;
    }
  g_string_append (text, ".\n");
  return g_string_free (text, FALSE);
}

static char *
as_page (const char *title,
         const char *text)
{
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n\n", -1);
  g_autofree char *body = g_strjoinv ("</p>\n<p>", paragraphs);

  return g_strdup_printf ("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>%s</title></head>\n<body>"
                          "<nav><a href=\"/\">Home</a></nav><article><h1>%s</h1>\n<p>%s</p></article></body></html>\n",
                          title, title, body);
}

void
bench_corpus_write (const char *folder,
                    guint       n,
                    gsize       length)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  g_mkdir_with_parents (folder, 0700);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = bench_text (random, length);
      g_autofree char *title = g_strdup_printf ("Article %u", i);
      g_autofree char *whole = i % 2 == 0 ? g_strdup_printf ("%s\n\n%s", title, text) : as_page (title, text);
      g_autofree char *name = g_strdup_printf ("%06u.%s", i, i % 2 == 0 ? "txt" : "html");
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;

      if (!g_file_set_contents_full (path, whole, -1, G_FILE_SET_CONTENTS_NONE, 0600, &error))
        g_error ("%s", error->message);
    }
}

/* With everything in it. */
void
bench_remove_folder (const char *folder)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        bench_remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}
