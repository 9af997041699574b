/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shingles, sketches and word diffs: what counts as the same, what as a copy, and that a diff leaves nothing out. */

#include <string.h>

#include "dossier-minhash.h"
#include "dossier-word-diff.h"
#include "reprints.h"

static gboolean
are_same (const char *a,
          const char *b)
{
  g_autoptr (DossierShingles) x = dossier_shingles_new (NULL, a), y = dossier_shingles_new (NULL, b);

  return dossier_shingles_same (x) == dossier_shingles_same (y);
}

static gboolean
are_copies (const char *a,
            const char *b)
{
  g_autoptr (DossierShingles) x = dossier_shingles_new (NULL, a), y = dossier_shingles_new (NULL, b);
  DossierResemblance resemblance = dossier_shingles_compare (x, y);
  DossierSketch p, q;
  gboolean shared = FALSE;

  dossier_minhash_sketch (x, &p);
  dossier_minhash_sketch (y, &q);
  for (guint i = 0; i < DOSSIER_MINHASH_BANDS; i++)
    shared = shared || p.bands[i] == q.bands[i];
  return shared && dossier_minhash_may_copy (&p, q.shingles, q.signature) && dossier_resemblance_is_copy (x, y, &resemblance);
}

static void
test_folding (void)
{
  g_assert_true (are_same ("The “Sea Wolf” didn't sail.", "the sea wolf didn’t sail"));
  g_assert_true (are_same ("ÖDEGÅRD — НАТО", "ödegård, нато"));
  g_assert_true (are_same ("co\xc2\xadoperate", "cooperate"));
  g_assert_false (are_same ("The ship sailed.", "The ship sails."));
  g_assert_false (are_same ("one two", "two one"));
  g_assert_false (are_same ("演習は三月に始まる", "演習は四月に始まる"));
}

static void
test_brief_bodies_need_a_title (void)
{
  g_autoptr (DossierShingles) a = dossier_shingles_new ("Ship sails", "Read the whole article with a subscription.");
  g_autoptr (DossierShingles) b = dossier_shingles_new ("Fleet returns", "Read the whole article with a subscription.");
  g_autoptr (DossierShingles) c = dossier_shingles_new ("SHIP SAILS", "Read the whole article with a subscription.");
  g_autoptr (DossierShingles) none = dossier_shingles_new ("Ship sails", " … ");

  g_assert_cmpuint (dossier_shingles_same (a), !=, dossier_shingles_same (b));
  g_assert_cmpuint (dossier_shingles_same (a), ==, dossier_shingles_same (c));
  g_assert_cmpuint (dossier_shingles_same (none), ==, 0);
  g_assert_cmpuint (dossier_shingles_count (none), ==, 0);
}

static void
test_compare (void)
{
  g_autoptr (DossierShingles) a = dossier_shingles_new (NULL, "a b c d e f");
  g_autoptr (DossierShingles) b = dossier_shingles_new (NULL, "a b c d e");
  g_autoptr (DossierShingles) none = dossier_shingles_new (NULL, "");
  g_autoptr (DossierShingles) characters = dossier_shingles_new (NULL, "演習は三月に始まる。");
  DossierResemblance both = dossier_shingles_compare (a, b), empty = dossier_shingles_compare (a, none);

  g_assert_cmpuint (dossier_shingles_count (a), ==, 3);
  g_assert_cmpuint (dossier_shingles_count (b), ==, 2);
  g_assert_cmpfloat_with_epsilon (both.jaccard, 2 / 3.0, 1e-9);
  g_assert_cmpfloat (both.containment, ==, 1);
  g_assert_cmpfloat_with_epsilon (both.share, 2 / 3.0, 1e-9);
  g_assert_cmpfloat (empty.jaccard, ==, 0);
  g_assert_cmpuint (dossier_shingles_count (characters), ==, 2);
}

static void
test_reprints (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *text = reprints_article (random, 8), *lead = reprints_new_lead (random, text, 2);
      g_autofree char *cut = reprints_cut (text, 0.5), *edited = reprints_edit (random, text, 20);
      g_autofree char *updated = reprints_update (random, text, 0.1), *quoted = reprints_quote (random, text, 0.2);
      g_autofree char *other = reprints_article (random, 8), *third = reprints_article (random, 8);
      g_autofree char *translated = reprints_translate (text);
      char *texts[] = { text, other, third, NULL };
      g_autofree char *survey = reprints_survey (texts);

      g_assert_true (are_copies (text, lead));
      g_assert_true (are_copies (text, cut));
      g_assert_true (are_copies (text, edited));
      g_assert_true (are_copies (text, updated));
      g_assert_false (are_copies (text, quoted));
      g_assert_false (are_copies (text, other));
      g_assert_false (are_copies (text, translated));
      g_assert_false (are_copies (text, survey) && are_copies (other, survey) && are_copies (third, survey));
    }
}

static void
test_brief_texts_are_no_copies (void)
{
  g_assert_false (are_copies ("Three ships left the port on Monday, the ministry said.", "Three ships left the port on Tuesday, the ministry said."));
}

static void
test_sketch (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autofree char *text = reprints_article (random, 8), *other = reprints_edit (random, text, 15);
  g_autoptr (DossierShingles) a = dossier_shingles_new (NULL, text), b = dossier_shingles_new (NULL, other);
  g_autoptr (DossierShingles) none = dossier_shingles_new (NULL, "");
  DossierSketch x, y, empty;

  dossier_minhash_sketch (a, &x);
  dossier_minhash_sketch (b, &y);
  dossier_minhash_sketch (none, &empty);
  g_assert_cmpfloat (dossier_minhash_estimate (x.signature, x.signature), ==, 1);
  g_assert_cmpfloat_with_epsilon (dossier_minhash_estimate (x.signature, y.signature), dossier_shingles_compare (a, b).jaccard, 0.25);
  g_assert_false (dossier_minhash_may_copy (&empty, x.shingles, x.signature));
  for (guint i = 1; i < DOSSIER_MINHASH_BANDS; i++)
    g_assert_cmpuint (x.bands[i - 1], <, x.bands[i]);
}

static char *
draw (const char *old_text,
      const char *new_text)
{
  guint removed, added;
  g_autoptr (GArray) runs = dossier_word_diff (old_text, new_text, &removed, &added);
  GString *drawing = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    {
      const DossierWordRun *run = &g_array_index (runs, DossierWordRun, i);
      g_autofree char *old = g_utf8_substring (old_text, run->old_start, run->old_end);
      g_autofree char *new = g_utf8_substring (new_text, run->new_start, run->new_end);

      if (run->same)
        g_string_append (drawing, new);
      else
        g_string_append_printf (drawing, "[-%s-]{+%s+}", old, new);
    }
  g_string_append_printf (drawing, "|%u|%u", removed, added);
  return g_string_free (drawing, FALSE);
}

static void
assert_drawing (const char *old_text,
                const char *new_text,
                const char *expected)
{
  g_autofree char *drawing = draw (old_text, new_text);

  g_assert_cmpstr (drawing, ==, expected);
}

static void
test_diff (void)
{
  assert_drawing ("The ship left.", "The ship left.", "The ship left.|0|0");
  assert_drawing ("", "", "|0|0");
  assert_drawing ("", "All new.", "[--]{+All new.+}|0|2");
  assert_drawing ("All gone.", "", "[-All gone.-]{++}|2|0");
  assert_drawing ("The ship left port on Monday with its crew.", "The ship left port on Tuesday with its crew.",
                  "The ship left port on [-Monday -]{+Tuesday +}with its crew.|1|1");
  assert_drawing ("The old ship left port.", "The ship left port.", "The [-old -]{++}ship left port.|1|0");
  assert_drawing ("Ødegård sagte nein. 🛰 Ende der Durchsage.", "Ødegård sagte ja. 🛰 Ende der Durchsage.",
                  "Ødegård sagte [-nein-]{+ja+}. 🛰 Ende der Durchsage.|1|1");
  assert_drawing ("演習は三月に始まる", "演習は四月に始まる", "演習は[-三-]{+四+}月に始まる|1|1");
}

/* What the runs name, put together, is each text; what they call the same is the same. */
static void
check_runs (const char *old_text,
            const char *new_text)
{
  g_autoptr (GArray) runs = dossier_word_diff (old_text, new_text, NULL, NULL);
  guint old_at = 0, new_at = 0;
  gboolean same = FALSE;

  for (guint i = 0; i < runs->len; i++)
    {
      const DossierWordRun *run = &g_array_index (runs, DossierWordRun, i);

      g_assert_cmpuint (run->old_start, ==, old_at);
      g_assert_cmpuint (run->new_start, ==, new_at);
      g_assert_true (i == 0 || run->same != same);
      if (run->same)
        {
          g_autofree char *old = g_utf8_substring (old_text, run->old_start, run->old_end);
          g_autofree char *new = g_utf8_substring (new_text, run->new_start, run->new_end);

          g_assert_cmpstr (g_strstrip (old), ==, g_strstrip (new));
        }
      same = run->same;
      old_at = run->old_end;
      new_at = run->new_end;
    }
  g_assert_cmpuint (old_at, ==, g_utf8_strlen (old_text, -1));
  g_assert_cmpuint (new_at, ==, g_utf8_strlen (new_text, -1));
}

static char *
few_words (GRand *random,
           guint  n,
           guint  different)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%sw%u", i > 0 ? " " : "", g_rand_int_range (random, 0, different));
  return g_string_free (text, FALSE);
}

static void
test_diff_leaves_nothing_out (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (17);

  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *a = few_words (random, g_rand_int_range (random, 0, 40), g_rand_int_range (random, 1, 25));
      g_autofree char *b = few_words (random, g_rand_int_range (random, 0, 40), g_rand_int_range (random, 1, 25));

      check_runs (a, b);
    }
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *a = reprints_article (random, 8), *b = reprints_update (random, a, 0.3);

      check_runs (a, b);
    }
}

/* Far more different than the shortest edit is sought for: still whole. */
static void
test_diff_is_bounded (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (19);
  g_autofree char *a = few_words (random, 20000, 3), *b = few_words (random, 20000, 3);

  check_runs (a, b);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/folding", test_folding);
  g_test_add_func ("/analysis/brief-bodies-need-a-title", test_brief_bodies_need_a_title);
  g_test_add_func ("/analysis/compare", test_compare);
  g_test_add_func ("/analysis/reprints", test_reprints);
  g_test_add_func ("/analysis/brief-texts-are-no-copies", test_brief_texts_are_no_copies);
  g_test_add_func ("/analysis/sketch", test_sketch);
  g_test_add_func ("/analysis/diff", test_diff);
  g_test_add_func ("/analysis/diff-leaves-nothing-out", test_diff_leaves_nothing_out);
  g_test_add_func ("/analysis/diff-is-bounded", test_diff_is_bounded);
  return g_test_run ();
}
