/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two texts side by side, without a workspace: figures of the same thing, sentences in the same words, following a place. */

#define G_LOG_DOMAIN "dossier-test"

#include "dossier-difference.h"
#include "dossier-figure-pairs.h"
#include "dossier-figure-things.h"
#include "dossier-same-sentences.h"
#include "dossier-text.h"

#include <string.h>

typedef struct
{
  const char *left;
  const char *right;
  DossierPairMark mark; /* of the first figures; SINGLE: they are of different things */
} Row;

static const Row rows[] = {
  { "Officials say 130,000 soldiers stand around Vestria.", "More than 125,000 troops have gathered at the border of Vestria.", DOSSIER_PAIR_VAGUER },
  { "Officials say 130,000 soldiers stand around Vestria.", "Exactly 90,000 troops have gathered at the border of Vestria.", DOSSIER_PAIR_DIFFERS },
  { "The quake near Aro killed 30 people.", "The quake near Aro killed 30 people, police said.", DOSSIER_PAIR_AGREES },
  { "Some 4,000 tanks stand in Vestria.", "Some 4,000 soldiers stand in Vestria.", DOSSIER_PAIR_SINGLE },
  { "Aro has 900 soldiers in Vestria.", "Vestria counts 130,000 soldiers near Aro.", DOSSIER_PAIR_SINGLE },
  { "There are 3,000 Russian troops in Vestria.", "There are 3,500 American troops in Vestria.", DOSSIER_PAIR_SINGLE },
  { "There are 3,000 Russian troops in Vestria.", "There are more than 2,900 Kremlin forces in Vestria.", DOSSIER_PAIR_VAGUER },
  { "In 2021 at least 200,000 soldiers took part near Aro.", "About 180,000 soldiers stand near Aro.", DOSSIER_PAIR_SINGLE },
  { "The convoy on the road is 60 km long.", "A lake lies 60 km away.", DOSSIER_PAIR_SINGLE },
  { "The convoy on the road to Aro is 64 km long.", "A convoy on the road to Aro is 40 miles long.", DOSSIER_PAIR_AGREES },
  { "The convoy on the road to Aro is 64 km long.", "A convoy on the road to Aro is 80 miles long.", DOSSIER_PAIR_DIFFERS },
};

static DossierPairMark
mark_of (const char *left,
         const char *right)
{
  g_autoptr (GPtrArray) a = dossier_figures_of_text (left);
  g_autoptr (GPtrArray) b = dossier_figures_of_text (right);
  g_autoptr (GPtrArray) pairs = dossier_figures_pair (a, b, NULL);

  g_assert_cmpuint (pairs->len, >, 0);
  return ((DossierPairFigures *) g_ptr_array_index (pairs, 0))->mark;
}

static void
test_figures (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s | %s", rows[i].left, rows[i].right);
      g_assert_cmpstr (dossier_pair_mark_to_text (mark_of (rows[i].left, rows[i].right)), ==, dossier_pair_mark_to_text (rows[i].mark));
      g_assert_cmpstr (dossier_pair_mark_to_text (mark_of (rows[i].right, rows[i].left)), ==, dossier_pair_mark_to_text (rows[i].mark));
    }
}

/* A figure told twice is one with two places; what is left of the same thing is told beside the pair. */
static void
test_figures_more (void)
{
  g_autoptr (GPtrArray) left = dossier_figures_of_text ("Vestria has 130,000 soldiers at the border. The border of Vestria sees 130,000 soldiers, as told.");
  g_autoptr (GPtrArray) right = dossier_figures_of_text ("Vestria has over 125,000 troops at the border, the ministry said. Over 100,000 troops of Vestria stand at the border.");
  g_autoptr (GPtrArray) pairs = dossier_figures_pair (left, right, NULL);
  const DossierPairFigures *pair;

  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpuint (((DossierPairFigure *) g_ptr_array_index (left, 0))->places->len, ==, 2);
  g_assert_cmpuint (pairs->len, ==, 1);
  pair = g_ptr_array_index (pairs, 0);
  g_assert_cmpint (pair->mark, ==, DOSSIER_PAIR_VAGUER);
  g_assert_cmpstr (pair->heading, ==, "soldiers · troops");
  g_assert_cmpfloat (pair->figure[DOSSIER_SIDE_RIGHT]->figure->low, ==, 125000);
  g_assert_cmpstr (pair->figure[DOSSIER_SIDE_RIGHT]->by, ==, "ministry");
  g_assert_cmpuint (pair->more[DOSSIER_SIDE_RIGHT]->len, ==, 1);
}

/* Statements of one topic are compared whatever they count. */
static void
test_figures_stated (void)
{
  g_autoptr (GPtrArray) left = dossier_figures_of_text ("There were 12 boats.");
  g_autoptr (GPtrArray) right = dossier_figures_of_text ("A crowd of 4,000 watchers came.");
  DossierPairFigure *a = g_ptr_array_index (left, 0), *b = g_ptr_array_index (right, 0);

  a->event = b->event = (DossierId) { .bytes = { 1 } };
  a->topic = g_strdup ("how many");
  b->topic = g_strdup ("how many");
  {
    g_autoptr (GPtrArray) pairs = dossier_figures_pair (left, right, NULL);

    g_assert_cmpuint (pairs->len, ==, 1);
    g_assert_cmpint (((DossierPairFigures *) g_ptr_array_index (pairs, 0))->mark, ==, DOSSIER_PAIR_DIFFERS);
    g_assert_cmpstr (((DossierPairFigures *) g_ptr_array_index (pairs, 0))->heading, ==, "how many");
  }
}

/* Two figures that statements put to one event, in the grid and beside each other: the marks are the same. */
static void
test_figures_as_weighed (void)
{
  static const char * const values[] = {
    "130000 soldiers", "130000 troops", ">125000 troops", ">130000 troops", ">=130000 troops", "~130000 troops", "<=130000 troops", "<130000 troops",
    "100000..130000 troops", "120000..140000 troops", "100000 troops", "3000 troops +", "40 [mi] convoy", "64 [km] convoy", "80 [km] convoy",
    "64000 [m] convoy", "48 [h]", "2 [d]", "30 [%] turnout", "30 turnout",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (values); j++)
      {
        g_autoptr (GPtrArray) left = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_pair_figure_free);
        g_autoptr (GPtrArray) right = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_pair_figure_free);
        DossierPairFigure *a = dossier_pair_figure_new (dossier_figure_from_value (values[i]), values[i]);
        DossierPairFigure *b = dossier_pair_figure_new (dossier_figure_from_value (values[j]), values[j]);
        g_autoptr (GPtrArray) pairs = NULL;
        const DossierPairFigures *pair;
        DossierDifference difference = dossier_difference_of_figures (a->figure, b->figure, NULL);

        g_ptr_array_add (left, a);
        g_ptr_array_add (right, b);
        a->event = b->event = (DossierId) { .bytes = { 1 } };
        a->topic = g_strdup ("How many");
        b->topic = g_strdup ("how  many");
        pairs = dossier_figures_pair (left, right, NULL);
        pair = g_ptr_array_index (pairs, 0);
        g_test_message ("%s | %s: %s", values[i], values[j], dossier_pair_mark_to_text (pair->mark));
        if (difference == DOSSIER_DIFFERENCE_NONE)
          {
            g_assert_cmpuint (pairs->len, ==, 2);
            g_assert_cmpint (pair->mark, ==, DOSSIER_PAIR_SINGLE);
            continue;
          }
        g_assert_cmpuint (pairs->len, ==, 1);
        g_assert_cmpint (pair->mark == DOSSIER_PAIR_DIFFERS, ==, dossier_difference_standing (difference) == DOSSIER_STANDING_DIFFERS);
        g_assert_cmpint (pair->mark == DOSSIER_PAIR_AGREES, ==, difference == DOSSIER_DIFFERENCE_SAME);
      }
}

static void
test_figures_apart (void)
{
  static const struct { const char *topics[2]; const char *as_of[2]; guint pairs; } cases[] = {
    { { "troops", "troops" }, { NULL, NULL }, 1 },
    { { "troops", "losses" }, { NULL, NULL }, 2 },
    { { "troops", "troops" }, { "2022-02-01", "2022-02-18" }, 2 },
    { { "troops", "troops" }, { "2022-02", "2022-02-18" }, 1 },
    { { "troops", "troops" }, { "2022-02-01", NULL }, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GPtrArray *sides[2];
      g_autoptr (GPtrArray) pairs = NULL;

      for (guint side = 0; side < 2; side++)
        {
          DossierPairFigure *figure = dossier_pair_figure_new (dossier_figure_from_value ("130000 soldiers"), "130,000 soldiers");

          figure->event = (DossierId) { .bytes = { 1 } };
          figure->topic = g_strdup (cases[i].topics[side]);
          figure->as_of = g_strdup (cases[i].as_of[side]);
          sides[side] = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_pair_figure_free);
          g_ptr_array_add (sides[side], figure);
        }
      pairs = dossier_figures_pair (sides[0], sides[1], NULL);
      g_assert_cmpuint (pairs->len, ==, cases[i].pairs);
      g_ptr_array_unref (sides[0]);
      g_ptr_array_unref (sides[1]);
    }
}

static void
test_who (void)
{
  static const char * const pairs[][2] = {
    { "some US estimates say", "US estimates" }, { "NATO chief warned of", "NATO chief" }, { "according to the ministry", "ministry" },
    { "said the Pentagon", "Pentagon" }, { "it said", NULL }, { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *who = dossier_figure_who (pairs[i][0]);

      g_assert_cmpstr (who, ==, pairs[i][1]);
    }
}

static GArray *
same (const char *left,
      const char *right)
{
  return dossier_same_sentences (left, right, NULL, NULL);
}

static void
assert_passage (GArray     *passages,
                guint       i,
                const char *left,
                const char *words)
{
  const DossierPairPassage *passage = &g_array_index (passages, DossierPairPassage, i);
  g_autofree char *slice = dossier_text_slice (left, passage->place[DOSSIER_SIDE_LEFT].start, passage->place[DOSSIER_SIDE_LEFT].end);

  g_assert_cmpstr (slice, ==, words);
}

static void
test_sentences (void)
{
  const char *left = "One thing. 🚢 The ship left the harbour of Aro before dawn. Fog kept all the pilots ashore that night and the harbour office warned every captain to wait.";
  const char *right = "THE SHIP left the harbour of “Aro” before dawn! Another thing happened in a wholly different town. Fog kept the pilots ashore that night and the harbour office warned every captain to wait.";
  g_autoptr (GArray) passages = same (left, right);

  g_assert_cmpuint (passages->len, ==, 2);
  assert_passage (passages, 0, left, "🚢 The ship left the harbour of Aro before dawn.");
  g_assert_true (g_array_index (passages, DossierPairPassage, 0).exact);
  g_assert_false (g_array_index (passages, DossierPairPassage, 1).exact);
}

/* Neighbours are one passage; of the same text all is one. */
static void
test_sentences_same_text (void)
{
  const char *text = "The ship left the harbour of Aro before dawn. Fog kept all pilots ashore that night.\n\nNobody asked for help on the radio.";
  g_autoptr (GArray) passages = same (text, text);

  g_assert_cmpuint (passages->len, ==, 1);
  g_assert_cmpuint (g_array_index (passages, DossierPairPassage, 0).sentences, ==, 3);
}

static void
test_sentences_scripts (void)
{
  const char *arabic = "غادرت السفينة ميناء آرو قبل الفجر مع أربعين راكبا. جملة أخرى قصيرة.";
  const char *chinese = "这艘船在黎明前离开了港口，船上有四十名乘客。另外一句话。";
  g_autoptr (GArray) of_arabic = same (arabic, arabic);
  g_autoptr (GArray) of_chinese = same (chinese, chinese);
  g_autoptr (GArray) of_nothing = same ("", "");
  g_autoptr (GArray) of_one = same (arabic, "");

  g_assert_cmpuint (of_arabic->len, ==, 1);
  g_assert_cmpuint (of_chinese->len, ==, 1);
  g_assert_cmpuint (of_nothing->len, ==, 0);
  g_assert_cmpuint (of_one->len, ==, 0);
}

/* What is left out does not count. */
static void
test_sentences_left_out (void)
{
  const char *text = "Sign up for our letter of the week here.\n\nThe ship left the harbour of Aro before dawn.";
  GArray *left_out[DOSSIER_N_SIDES];
  DossierSpan span = { 0, 41 };
  g_autoptr (GArray) passages = NULL;

  for (guint side = 0; side < DOSSIER_N_SIDES; side++)
    {
      left_out[side] = g_array_new (FALSE, FALSE, sizeof (DossierSpan));
      g_array_append_val (left_out[side], span);
    }
  passages = dossier_same_sentences (text, text, left_out, NULL);
  g_assert_cmpuint (passages->len, ==, 1);
  assert_passage (passages, 0, text, "The ship left the harbour of Aro before dawn.");
  for (guint side = 0; side < DOSSIER_N_SIDES; side++)
    g_array_unref (left_out[side]);
}

/* Two texts of a megabyte: the same sentences in another order, and a figure in each. It must end, and find them all. */
static void
test_huge (void)
{
  g_autoptr (GString) left = g_string_new (NULL), right = g_string_new (NULL);
  g_autoptr (GArray) passages = NULL;
  g_autoptr (GPtrArray) a = NULL, b = NULL, pairs = NULL;
  const guint n = 9000;

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (left, "Report %u of the harbour watch tells that %u,%03u soldiers of unit %u crossed the river near Aro. ", i, 1 + i % 80, i % 1000, i);
      g_string_append_printf (right, "Report %u of the harbour watch tells that %u,%03u soldiers of unit %u crossed the river near Aro. ", n - 1 - i, 1 + (n - 1 - i) % 80,
                              (n - 1 - i) % 1000, n - 1 - i);
    }
  g_assert_cmpuint (left->len, >, 800000);
  passages = same (left->str, right->str);
  g_assert_cmpuint (passages->len, ==, n);
  a = dossier_figures_of_text (left->str);
  b = dossier_figures_of_text (right->str);
  pairs = dossier_figures_pair (a, b, NULL);
  g_assert_cmpuint (pairs->len, >, 1000);
}

static void
test_follow (void)
{
  g_autoptr (DossierPairing) pairing = dossier_pairing_new ();
  DossierSideKey key = { { .bytes = { 1 } }, FALSE };
  DossierPairPassage passage = { .place = { { 100, 200 }, { 500, 600 } }, .exact = TRUE, .sentences = 1 };

  for (guint side = 0; side < DOSSIER_N_SIDES; side++)
    pairing->texts[side] = dossier_pair_text_new (&key);
  pairing->texts[DOSSIER_SIDE_LEFT]->length = 400;
  pairing->texts[DOSSIER_SIDE_RIGHT]->length = 1000;
  g_assert_cmpuint (dossier_pairing_follow (pairing, DOSSIER_SIDE_LEFT, 200), ==, 500);
  g_array_append_val (pairing->passages, passage);
  g_assert_cmpuint (dossier_pairing_follow (pairing, DOSSIER_SIDE_LEFT, 0), ==, 0);
  g_assert_cmpuint (dossier_pairing_follow (pairing, DOSSIER_SIDE_LEFT, 100), ==, 500);
  g_assert_cmpuint (dossier_pairing_follow (pairing, DOSSIER_SIDE_LEFT, 150), ==, 550);
  g_assert_cmpuint (dossier_pairing_follow (pairing, DOSSIER_SIDE_RIGHT, 550), ==, 150);
  g_assert_cmpuint (dossier_pairing_follow (pairing, DOSSIER_SIDE_LEFT, 400), ==, 1000);
}

static void
test_keys (void)
{
  DossierSideKey key, again;
  g_autofree char *text = NULL;

  g_assert_true (dossier_side_key_from_text ("note:01890a5d-ac96-774b-bcce-b302099a8057", &key));
  g_assert_true (key.is_note);
  text = dossier_side_key_to_text (&key);
  g_assert_true (dossier_side_key_from_text (text, &again));
  g_assert_true (dossier_side_key_equal (&key, &again));
  g_assert_false (dossier_side_key_from_text ("note:", &key));
  g_assert_false (dossier_side_key_from_text ("", &key));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pairing/figures", test_figures);
  g_test_add_func ("/pairing/figures/more", test_figures_more);
  g_test_add_func ("/pairing/figures/stated", test_figures_stated);
  g_test_add_func ("/pairing/figures/as-weighed", test_figures_as_weighed);
  g_test_add_func ("/pairing/figures/apart", test_figures_apart);
  g_test_add_func ("/pairing/figures/who", test_who);
  g_test_add_func ("/pairing/sentences", test_sentences);
  g_test_add_func ("/pairing/sentences/same-text", test_sentences_same_text);
  g_test_add_func ("/pairing/sentences/scripts", test_sentences_scripts);
  g_test_add_func ("/pairing/sentences/left-out", test_sentences_left_out);
  g_test_add_func ("/pairing/huge", test_huge);
  g_test_add_func ("/pairing/follow", test_follow);
  g_test_add_func ("/pairing/keys", test_keys);
  return g_test_run ();
}
