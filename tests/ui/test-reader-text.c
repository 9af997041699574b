/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the reader reckons with, without a widget: offsets of text and display, highlights by place, words found, words
 * swept over. */

#define G_LOG_DOMAIN "dossier-test"

#include "dossier-highlight-index.h"
#include "dossier-offset-map.h"
#include "dossier-text-search.h"
#include "dossier-word-snap.h"

#include "dossier-text.h"

#include <string.h>

/* Letters of one to four bytes, a mark on its letter, a flag of two code points. */
#define MIXED "Zoë 👩‍✈️ flew to Минск, القدس and 北京 🇫🇮 e\xCC\x81t\xC3\xA9."

static void
test_map_short (void)
{
  g_autoptr (DossierOffsetMap) map = dossier_offset_map_new (MIXED, 4000, NULL);
  g_autofree char *shown = dossier_offset_map_apply (map, MIXED);

  g_assert_cmpuint (dossier_offset_map_get_n_breaks (map), ==, 0);
  g_assert_cmpstr (shown, ==, MIXED);
  for (guint i = 0; i <= dossier_text_length (MIXED); i++)
    {
      g_assert_cmpuint (dossier_offset_map_to_display (map, i), ==, i);
      g_assert_cmpuint (dossier_offset_map_end_to_display (map, i), ==, i);
      g_assert_cmpuint (dossier_offset_map_from_display (map, i), ==, i);
    }
}

/* What is left out is not there; all else keeps its letter on both sides, whatever is broken or left out beside it. */
static void
check_left_out (const char *text, guint longest, const DossierTextRange *ranges, guint n)
{
  g_autoptr (GArray) left_out = g_array_new (FALSE, FALSE, sizeof (DossierTextRange));
  g_autoptr (DossierOffsetMap) map = NULL;
  g_autofree char *shown = NULL;
  g_autofree gunichar *before = g_utf8_to_ucs4_fast (text, -1, NULL);
  g_autofree gunichar *after = NULL;
  guint length = dossier_text_length (text);
  guint n_out = 0;
  guint last = 0;
  glong n_after;

  g_array_append_vals (left_out, ranges, n);
  map = dossier_offset_map_new (text, longest, left_out);
  shown = dossier_offset_map_apply (map, text);
  after = g_utf8_to_ucs4_fast (shown, -1, &n_after);

  for (guint i = 0; i < length; i++)
    {
      gboolean out = FALSE;
      guint display = dossier_offset_map_to_display (map, i);
      guint end = dossier_offset_map_end_to_display (map, i + 1);

      for (guint k = 0; k < n; k++)
        out = out || (i >= ranges[k].start && i < ranges[k].end);
      g_assert_cmpuint (display, >=, last);
      last = display;
      if (out)
        {
          n_out++;
          g_assert_cmpuint (end, <=, display);
          continue;
        }
      g_assert_cmpuint (after[display], ==, before[i]);
      g_assert_cmpuint (after[end - 1], ==, before[i]);
      g_assert_cmpuint (dossier_offset_map_from_display (map, display), ==, i);
    }
  g_assert_cmpint (n_after, ==, length - n_out + dossier_offset_map_get_n_breaks (map));
}

static void
test_map_left_out (void)
{
  const DossierTextRange first[] = { { 0, 3 } };
  const DossierTextRange middle[] = { { 4, 5 }, { 5, 9 }, { 12, 13 } };
  const DossierTextRange last[] = { { 2, 4 }, { 15, 20 } };
  const DossierTextRange all[] = { { 0, 20 } };
  const guint longest[] = { 2, 3, 5, 4000 };
  const char * const texts[] = { "abcdefghijklmnopqrst", "ab cd\nef gh ij kl mn", "é😀e\xCC\x81 Ж中文 ab\n\nאב гд 👩" };

  for (guint i = 0; i < G_N_ELEMENTS (longest); i++)
    for (guint k = 0; k < G_N_ELEMENTS (texts); k++)
      {
        g_assert_cmpuint (dossier_text_length (texts[k]), ==, 20);
        check_left_out (texts[k], longest[i], first, G_N_ELEMENTS (first));
        check_left_out (texts[k], longest[i], middle, G_N_ELEMENTS (middle));
        check_left_out (texts[k], longest[i], last, G_N_ELEMENTS (last));
        check_left_out (texts[k], longest[i], all, G_N_ELEMENTS (all));
      }
}

/* Every code point keeps its letter on both sides, whatever the script and wherever the breaks fall. */
static void
check_map (const char *text, guint longest, gboolean expect_breaks)
{
  g_autoptr (DossierOffsetMap) map = dossier_offset_map_new (text, longest, NULL);
  g_autofree char *shown = dossier_offset_map_apply (map, text);
  g_autofree gunichar *before = g_utf8_to_ucs4_fast (text, -1, NULL);
  glong n_after;
  g_autofree gunichar *after = g_utf8_to_ucs4_fast (shown, -1, &n_after);
  guint length = dossier_text_length (text);
  guint line = 0;

  g_assert_cmpint (dossier_offset_map_get_n_breaks (map) > 0, ==, expect_breaks);
  g_assert_cmpint (n_after, ==, length + dossier_offset_map_get_n_breaks (map));

  for (guint i = 0; i < length; i++)
    {
      guint display = dossier_offset_map_to_display (map, i);

      g_assert_cmpuint (after[display], ==, before[i]);
      g_assert_cmpuint (dossier_offset_map_from_display (map, display), ==, i);
      g_assert_cmpuint (after[dossier_offset_map_end_to_display (map, i + 1) - 1], ==, before[i]);
      g_assert_cmpuint (dossier_offset_map_from_display (map, dossier_offset_map_end_to_display (map, i + 1)), ==, i + 1);
    }

  for (glong i = 0; i < n_after; i++)
    {
      line = after[i] == '\n' ? 0 : line + 1;
      g_assert_cmpuint (line, <=, longest + 2);
      if (after[i] == '\n' && i + 1 < n_after)
        g_assert_false (g_unichar_ismark (after[i + 1]));
    }
}

static void
test_map_long (void)
{
  g_autoptr (GString) words = g_string_new ("Title\n\n");
  g_autoptr (GString) solid = g_string_new (NULL);

  for (guint i = 0; i < 60; i++)
    g_string_append (words, MIXED " ");
  g_string_append (words, "\n\nA short end.");
  for (guint i = 0; i < 200; i++)
    g_string_append (solid, "北e\xCC\x81");

  check_map (words->str, 100, TRUE);
  check_map (words->str, 37, TRUE);
  check_map (words->str, 100000, FALSE);
  check_map (solid->str, 50, TRUE);
  check_map ("", 50, FALSE);
}

static void
clear_highlight (gpointer pointer)
{
  g_free (((DossierHighlight *) pointer)->label);
}

static GArray *
make_highlights (void)
{
  GArray *highlights = g_array_new (FALSE, TRUE, sizeof (DossierHighlight));

  g_array_set_clear_func (highlights, clear_highlight);

  return highlights;
}

static DossierHighlight *
add_highlight (GArray *highlights, DossierHighlightType type, guint start, guint end)
{
  DossierHighlight highlight = { .type = type, .start = start, .end = end, .id = dossier_id_new (), .label = g_strdup ("x") };

  g_array_append_val (highlights, highlight);

  return &g_array_index (highlights, DossierHighlight, highlights->len - 1);
}

static void
test_index_overlaps (void)
{
  g_autoptr (GArray) highlights = make_highlights ();
  g_autoptr (DossierOffsetMap) map = dossier_offset_map_new ("none", 4000, NULL);
  g_autoptr (DossierHighlightIndex) index = NULL;
  g_autoptr (GArray) there = NULL;
  g_autoptr (GArray) nowhere = NULL;

  add_highlight (highlights, DOSSIER_HIGHLIGHT_MENTION, 40, 60);
  add_highlight (highlights, DOSSIER_HIGHLIGHT_ANNOTATION, 10, 100);
  add_highlight (highlights, DOSSIER_HIGHLIGHT_MENTION, 45, 50);
  add_highlight (highlights, DOSSIER_HIGHLIGHT_STATEMENT, 44, 70);
  add_highlight (highlights, DOSSIER_HIGHLIGHT_MENTION, 200, 200);
  index = dossier_highlight_index_new (highlights, map);

  /* What has no words is not shown. */
  g_assert_cmpuint (dossier_highlight_index_get_n (index), ==, 4);

  there = dossier_highlight_index_at (index, 46);
  g_assert_cmpuint (there->len, ==, 4);
  for (guint i = 0; i + 1 < there->len; i++)
    {
      const DossierHighlightEntry *inner = dossier_highlight_index_get (index, g_array_index (there, guint, i));
      const DossierHighlightEntry *outer = dossier_highlight_index_get (index, g_array_index (there, guint, i + 1));

      g_assert_cmpuint (inner->end - inner->start, <=, outer->end - outer->start);
    }

  nowhere = dossier_highlight_index_at (index, 100);
  g_assert_cmpuint (nowhere->len, ==, 0);

  /* Three that overlap below the letters have three lines. */
  for (guint i = 1; i < 4; i++)
    for (guint j = i + 1; j < 4; j++)
      g_assert_cmpuint (dossier_highlight_index_get (index, i)->lane, !=, dossier_highlight_index_get (index, j)->lane);
}

/* Against walking all of them. */
static void
test_index_random (void)
{
  g_autoptr (GArray) highlights = make_highlights ();
  g_autoptr (DossierOffsetMap) map = dossier_offset_map_new ("none", 4000, NULL);
  g_autoptr (DossierHighlightIndex) index = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 500; i++)
    {
      guint start = g_rand_int_range (random, 0, 5000);

      add_highlight (highlights, i % 3, start, start + g_rand_int_range (random, 1, i % 50 == 0 ? 2000 : 30));
    }
  index = dossier_highlight_index_new (highlights, map);

  for (guint round = 0; round < 300; round++)
    {
      guint offset = g_rand_int_range (random, 0, 7000);
      g_autoptr (GArray) found = dossier_highlight_index_at (index, offset);
      guint expected = 0;
      guint first;
      guint last;

      for (guint i = 0; i < highlights->len; i++)
        {
          const DossierHighlight *highlight = &g_array_index (highlights, DossierHighlight, i);

          expected += highlight->start <= offset && offset < highlight->end;
        }
      g_assert_cmpuint (found->len, ==, expected);

      dossier_highlight_index_range (index, offset, offset + 100, &first, &last);
      for (guint i = 0; i < dossier_highlight_index_get_n (index); i++)
        {
          const DossierHighlightEntry *entry = dossier_highlight_index_get (index, i);

          if (entry->start < offset + 100 && entry->end > offset)
            g_assert_true (i >= first && i < last);
        }
    }
}

static void
test_index_step (void)
{
  g_autoptr (GArray) highlights = make_highlights ();
  g_autoptr (DossierOffsetMap) map = dossier_offset_map_new ("none", 4000, NULL);
  g_autoptr (DossierHighlightIndex) index = NULL;
  DossierHighlight *middle;
  DossierId id;
  DossierId unknown = dossier_id_new ();

  add_highlight (highlights, DOSSIER_HIGHLIGHT_MENTION, 10, 20);
  middle = add_highlight (highlights, DOSSIER_HIGHLIGHT_MENTION, 30, 40);
  middle->target = dossier_id_new ();
  id = middle->target;
  add_highlight (highlights, DOSSIER_HIGHLIGHT_MENTION, 50, 60);
  index = dossier_highlight_index_new (highlights, map);

  g_assert_cmpint (dossier_highlight_index_step (index, 0, -1, 1), ==, 0);
  g_assert_cmpint (dossier_highlight_index_step (index, 35, -1, 1), ==, 2);
  g_assert_cmpint (dossier_highlight_index_step (index, 35, -1, -1), ==, 1);
  g_assert_cmpint (dossier_highlight_index_step (index, 0, 2, 1), ==, 0);
  g_assert_cmpint (dossier_highlight_index_step (index, 0, 0, -1), ==, 2);
  g_assert_cmpint (dossier_highlight_index_step (NULL, 0, -1, 1), ==, -1);
  g_assert_cmpint (dossier_highlight_index_find (index, &id), ==, 1);
  g_assert_cmpint (dossier_highlight_index_find (index, &unknown), ==, -1);
  g_assert_cmpuint (dossier_highlight_index_count_target (index, &id), ==, 1);
}

static void
check_found (const char *text, const char *words, guint n, const char *first)
{
  g_autoptr (DossierTextSearch) search = dossier_text_search_new (text);
  g_autoptr (GArray) found = dossier_text_search_find (search, words);
  g_autofree char *slice = NULL;

  g_assert_cmpuint (found->len, ==, n);
  if (n == 0)
    return;

  slice = dossier_text_slice (text, g_array_index (found, DossierTextRange, 0).start, g_array_index (found, DossierTextRange, 0).end);
  g_assert_cmpstr (slice, ==, first);
}

static void
test_search (void)
{
  check_found ("Minsk, MINSK and minsk.", "minsk", 3, "Minsk");
  check_found ("The café and the cafe\xCC\x81.", "cafe", 2, "café");
  check_found ("The cafe\xCC\x81.", "CAFÉ", 1, "cafe\xCC\x81");
  check_found ("They said “it’s over” –\nalmost", "\"it's over\" - almost", 1, "“it’s over” –\nalmost");
  check_found ("МИНСК и Минск", "минск", 2, "МИНСК");
  check_found ("القُدس والقدس", "القدس", 2, "القُدس");
  check_found ("👩‍✈️ 北京 北京", "北京", 2, "北京");
  check_found ("aaaa", "aa", 2, "aa");
  check_found ("anything", "  ", 0, NULL);
  check_found ("", "word", 0, NULL);
  check_found ("one  two", " one two ", 1, "one  two");
}

static void
check_snap (const char *text, const char *swept, const char *expected)
{
  const char *at = strstr (text, swept);
  guint start;
  guint end;
  g_autofree char *slice = NULL;

  g_assert_nonnull (at);
  start = (guint) g_utf8_pointer_to_offset (text, at);
  end = start + dossier_text_length (swept);
  g_assert_cmpint (dossier_word_snap (text, &start, &end), ==, expected != NULL);
  slice = dossier_text_slice (text, start, end);
  g_assert_cmpstr (slice, ==, expected != NULL ? expected : swept);
}

static void
test_snap (void)
{
  check_snap ("General Viktor Gulevich spoke.", "tor Gulev", "Viktor Gulevich");
  check_snap ("Then Minsk, again", " Minsk, ", "Minsk");
  check_snap ("He said: “No way.” And left", "“No way.” ", "No way");
  check_snap ("The U.S. and others", "U.S", "U.S.");
  check_snap ("The U.S. and others", "U.S. ", "U.S.");
  check_snap ("Army Gen. Mark Milley", "Gen. Mark", "Gen. Mark");
  check_snap ("It ended in Minsk.", "Minsk.", "Minsk");
  check_snap ("about Lockheed Corp., they", "Lockheed Corp., ", "Lockheed Corp.");
  check_snap ("The S-400 (Triumf) system", "S-400 (Triumf) ", "S-400 (Triumf)");
  check_snap ("(seen here)", "here)", "here");
  check_snap ("about 12% of it", "12% ", "12%");
  check_snap ("from @YouTube today", " @YouTube ", "@YouTube");
  check_snap ("Russia’s army", "Russia", "Russia");
  check_snap ("Foreign Minister Jean-Yves Le Drian", "Jean-Yves Le Dri", "Jean-Yves Le Drian");
  check_snap ("в Минске вчера", "Минс", "Минске");
  check_snap ("في القدس اليوم", "قدس", "القدس");
  check_snap ("他在北京说", "北京", "北京");
  check_snap ("the cafe\xCC\x81 there", "cafe", "cafe\xCC\x81");
  check_snap ("one — two", " — ", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader/map/short", test_map_short);
  g_test_add_func ("/reader/map/long", test_map_long);
  g_test_add_func ("/reader/map/left-out", test_map_left_out);
  g_test_add_func ("/reader/index/overlaps", test_index_overlaps);
  g_test_add_func ("/reader/index/random", test_index_random);
  g_test_add_func ("/reader/index/step", test_index_step);
  g_test_add_func ("/reader/search", test_search);
  g_test_add_func ("/reader/snap", test_snap);

  return g_test_run ();
}
