/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sorts words into classes by how they are used: reads word vectors, divides them into FIRST classes by spherical k-means and each of
 * these into SECOND, and writes one line a class. Run by hand, never part of the installed program; one thread. The same vectors and
 * the same seed give the same lines. */

#define G_LOG_DOMAIN "dossier-train"

#include <glib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define DIMENSIONS 100
#define MOST_CLASSES 1024
#define ROUNDS 12
#define TAUGHT 60000 /* how many of the commonest words make the first classes */

typedef struct
{
  char *word;       /* (owned) */
  float at[DIMENSIONS];
  guint16 first;
  guint16 second;
} Word;

static gboolean
is_wanted (const char *word)
{
  guint letters = 0;

  if (strlen (word) < 2 || strlen (word) > 40)
    return FALSE;
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalpha (c))
        letters++;
      else if (!g_unichar_isdigit (c) && c != '-' && c != '.' && c != '\'')
        return FALSE;
    }
  return letters >= 1;
}

/* One word and its numbers: "word":[1,2,…]. Returns the place behind it, NULL at the end. */
static char *
read_vector (char *from,
             Word *word)
{
  char *quote = strchr (from, '"');
  char *end;
  double length = 0;

  if (quote == NULL)
    return NULL;
  end = quote + 1;
  while (*end != '"' && *end != '\0')
    end += *end == '\\' && end[1] != '\0' ? 2 : 1;
  if (end[0] == '\0' || end[1] != ':' || end[2] != '[')
    return NULL;
  word->word = g_strndup (quote + 1, (gsize) (end - quote - 1));
  end += 3;
  for (guint i = 0; i < DIMENSIONS; i++)
    {
      word->at[i] = (float) g_ascii_strtod (end, &end);
      length += (double) word->at[i] * (double) word->at[i];
      end++;
    }
  length = length > 0 ? sqrt (length) : 1;
  for (guint i = 0; i < DIMENSIONS; i++)
    word->at[i] /= (float) length;
  return strchr (end, ']');
}

static float
product (const float *a,
         const float *b)
{
  float sum = 0;

  for (guint i = 0; i < DIMENSIONS; i++)
    sum += a[i] * b[i];
  return sum;
}

static guint
nearest (const float *at,
         float      (*centres)[DIMENSIONS],
         guint        n)
{
  guint best = 0;
  float most = -2;

  for (guint i = 0; i < n; i++)
    {
      float score = product (at, centres[i]);

      if (score > most)
        {
          most = score;
          best = i;
        }
    }
  return best;
}

/* Finds N centres of the words; a centre that lost its words begins again at one of them. */
static void
find_centres (Word  **words,
              guint   n_words,
              float (*centres)[DIMENSIONS],
              guint   n,
              GRand  *random)
{
  g_autofree guint *count = g_new (guint, n);
  float (*sum)[DIMENSIONS] = g_malloc (sizeof *sum * n);

  for (guint i = 0; i < n; i++)
    memcpy (centres[i], words[g_rand_int_range (random, 0, (gint32) n_words)]->at, sizeof centres[i]);
  for (guint round = 0; round < ROUNDS; round++)
    {
      memset (sum, 0, sizeof *sum * n);
      memset (count, 0, sizeof *count * n);
      for (guint w = 0; w < n_words; w++)
        {
          guint best = nearest (words[w]->at, centres, n);

          count[best]++;
          for (guint d = 0; d < DIMENSIONS; d++)
            sum[best][d] += words[w]->at[d];
        }
      for (guint i = 0; i < n; i++)
        {
          float length = sqrtf (product (sum[i], sum[i]));

          if (count[i] == 0 || length <= 0)
            {
              memcpy (centres[i], words[g_rand_int_range (random, 0, (gint32) n_words)]->at, sizeof centres[i]);
              continue;
            }
          for (guint d = 0; d < DIMENSIONS; d++)
            centres[i][d] = sum[i][d] / length;
        }
    }
  g_free (sum);
}

static GPtrArray *
read_words (const char *path,
            guint       limit)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *words = g_ptr_array_new ();
  char *at;

  if (!g_file_get_contents (path, &text, NULL, &error))
    g_error ("%s", error->message);
  at = strstr (text, "\"vectors\":{");
  if (at == NULL)
    g_error ("%s: no vectors", path);
  at += strlen ("\"vectors\":");
  while (words->len < limit)
    {
      Word *word = g_new0 (Word, 1);

      at = read_vector (at, word);
      if (at == NULL)
        break;
      if (is_wanted (word->word))
        g_ptr_array_add (words, word);
    }
  return words;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GRand) random = NULL;
  guint n_first, n_second;
  g_autoptr (GString) out = g_string_new ("");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) words = NULL;
  static float centres[MOST_CLASSES][DIMENSIONS];

  if (argc != 7)
    g_error ("names-classes VECTORS.json NUMBER-OF-WORDS FIRST SECOND SEED OUT.txt");
  n_first = MIN ((guint) atoi (argv[3]), MOST_CLASSES);
  n_second = MIN ((guint) atoi (argv[4]), MOST_CLASSES);
  random = g_rand_new_with_seed ((guint32) atoi (argv[5]));
  words = read_words (argv[1], (guint) atoi (argv[2]));
  find_centres ((Word **) words->pdata, MIN (words->len, TAUGHT), centres, n_first, random);
  for (guint i = 0; i < words->len; i++)
    {
      Word *word = words->pdata[i];

      word->first = (guint16) nearest (word->at, centres, n_first);
    }
  g_string_append (out, "# SPDX-License-Identifier: GPL-3.0-or-later\n# Classes of words; see NOTICE.\n");
  for (guint first = 0; first < n_first; first++)
    {
      g_autoptr (GPtrArray) part = g_ptr_array_new ();

      for (guint i = 0; i < words->len; i++)
        if (((Word *) words->pdata[i])->first == first)
          g_ptr_array_add (part, words->pdata[i]);
      if (part->len == 0)
        continue;
      find_centres ((Word **) part->pdata, part->len, centres, n_second, random);
      for (guint i = 0; i < part->len; i++)
        {
          Word *word = part->pdata[i];

          word->second = (guint16) nearest (word->at, centres, n_second);
        }
      for (guint second = 0; second < n_second; second++)
        {
          g_string_append_printf (out, "%u", first * n_second + second);
          for (guint i = 0; i < part->len; i++)
            {
              Word *word = part->pdata[i];

              if (word->second == second)
                g_string_append_printf (out, " %s", word->word);
            }
          g_string_append_c (out, '\n');
        }
    }
  if (!g_file_set_contents (argv[6], out->str, (gssize) out->len, &error))
    g_error ("%s", error->message);
  return 0;
}
