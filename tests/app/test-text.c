/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Offsets, normal form, words, sentences and anchors, on scripts of every width. */

#include "dossier-text.h"

#include <string.h>

/* e + acute, Cyrillic, Arabic, CJK, a plane-2 ideograph, a family joined by ZWJ. */
#define MIXED "ae\xcc\x81 Жук سلام 漢字 𠀀 👨‍👩‍👧!"

static void
test_offsets (void)
{
  glong length = g_utf8_strlen (MIXED, -1);

  g_assert_cmpuint (dossier_text_length (MIXED), ==, length);
  g_assert_cmpuint (dossier_text_length (""), ==, 0);
  for (guint i = 0; i <= (guint) length; i++)
    {
      gsize bytes = (gsize) (g_utf8_offset_to_pointer (MIXED, i) - MIXED);
      glong units = 0;
      g_autofree char *head = g_strndup (MIXED, bytes);
      g_autofree gunichar2 *utf16 = g_utf8_to_utf16 (head, -1, NULL, &units, NULL);

      g_assert_cmpuint (dossier_text_to_bytes (MIXED, i), ==, bytes);
      g_assert_cmpuint (dossier_text_from_bytes (MIXED, bytes), ==, i);
      g_assert_cmpuint (dossier_text_to_utf16 (MIXED, i), ==, units);
      g_assert_cmpuint (dossier_text_from_utf16 (MIXED, (guint) units), ==, i);
    }
}

static void
test_offsets_outside (void)
{
  g_assert_cmpuint (dossier_text_to_bytes ("Жук", 99), ==, 6);
  g_assert_cmpuint (dossier_text_from_bytes ("Жук", 99), ==, 3);
  g_assert_cmpuint (dossier_text_from_bytes ("Жук", 3), ==, 2);
  g_assert_cmpuint (dossier_text_to_utf16 ("😀a", 99), ==, 3);
  g_assert_cmpuint (dossier_text_from_utf16 ("😀a", 1), ==, 0);
  g_assert_cmpuint (dossier_text_from_utf16 ("😀a", 99), ==, 2);
}

static void
test_slice (void)
{
  static const struct { guint start, end; const char *slice; } cases[] = {
    { 0, 2, "ae" }, { 4, 7, "Жук" }, { 8, 12, "سلام" }, { 13, 15, "漢字" }, { 16, 17, "𠀀" }, { 23, 999, "!" }, { 3, 3, "" },
    { 5, 2, "" }, { 999, 1000, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *slice = dossier_text_slice (MIXED, cases[i].start, cases[i].end);

      g_assert_cmpstr (slice, ==, cases[i].slice);
    }
}

static void
test_normalise (void)
{
  static const char * const cases[][2] = {
    { "", "" }, { "plain", "plain" }, { "a\r\nb\rc\nd", "a\nb\nc\nd" }, { "a\xc2\x85" "b\xe2\x80\xa8" "c\xe2\x80\xa9" "d", "a\nb\nc\nd" },
    { "\xef\xbb\xbf" "text", "text" }, { "a\tb\x01\x1b\x7f" "c", "a\tbc" }, { "page\fpage", "page\npage" },
    { "e\xcc\x81", "\xc3\xa9" }, { "\xe2\x84\xab", "\xc3\x85" }, { "Жук 漢字 😀", "Жук 漢字 😀" }, { "x\xc2\x80y", "xy" },
    { "\xff", "\xef\xbf\xbd" }, { "a\xe2\x80", "a\xef\xbf\xbd" }, { "\xc2", "\xef\xbf\xbd" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *normal = dossier_text_normalise (cases[i][0], -1);
      g_autofree char *again = dossier_text_normalise (normal, -1);

      g_assert_true (g_utf8_validate (normal, -1, NULL));
      if (strstr (cases[i][1], "\xef\xbf\xbd") != NULL)
        g_assert_nonnull (strstr (normal, "\xef\xbf\xbd"));
      else
        g_assert_cmpstr (normal, ==, cases[i][1]);
      g_assert_cmpstr (again, ==, normal);
    }
  {
    g_autofree char *normal = dossier_text_normalise ("a\0b\r\nc", 6);
    g_autofree char *part = dossier_text_normalise ("abcdef", 3);
    g_autofree char *cut = dossier_text_normalise ("a\r\n", 2);

    g_assert_cmpstr (normal, ==, "ab\nc");
    g_assert_cmpstr (part, ==, "abc");
    g_assert_cmpstr (cut, ==, "a\n");
  }
}

static void
test_fold (void)
{
  static const char * const same[][2] = {
    { "Zelenskyy", "ZELENSKYY" }, { "José", "Jose" }, { "Łukasz", "lukasz" }, { "O’Brien", "O'Brien" }, { "Жучковский", "жучковскии" },
    { "Ёлка", "елка" }, { "Straße", "STRASSE" }, { "  North\n Atlantic ", "north atlantic" }, { "ﬁnal", "FINAL" },
    { "co\xc2\xadoperate", "cooperate" }, { "Jean–Luc", "Jean-Luc" }, { "İstanbul", "istanbul" }, { "ＮＡＴＯ", "nato" },
    { "e\xcc\x81", "\xc3\xa9" }, { "\xe2\x80\x8fسلام", "سلام" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *a = dossier_text_fold (same[i][0]);
      g_autofree char *b = dossier_text_fold (same[i][1]);

      g_assert_cmpstr (a, ==, b);
    }
  {
    g_autofree char *hindi = dossier_text_fold ("दिल्ली");
    g_autofree char *other = dossier_text_fold ("दल");

    g_assert_cmpstr (hindi, !=, other);
  }
}

static void
test_one_line (void)
{
  g_autofree char *line = dossier_text_one_line (" \n a\t\tb\xc2\xa0 c\xe3\x80\x80" "d \n");
  g_autofree char *empty = dossier_text_one_line (" \n ");

  g_assert_cmpstr (line, ==, "a b c d");
  g_assert_cmpstr (empty, ==, "");
}

static void
test_ellipsize (void)
{
  static const struct { const char *text; guint length; const char *short_text; } cases[] = {
    { "abcdef", 6, "abcdef" }, { "abcdef", 5, "abcd…" }, { "abcdef", 1, "…" }, { "abcdef", 0, "" }, { "", 0, "" }, { "", 3, "" },
    { "ab cd", 4, "ab…" }, { "Жуковский", 4, "Жук…" }, { "cafe\xcc\x81s", 5, "caf…" }, { "a👨‍👩‍👧b", 4, "a…" }, { "漢字漢字", 3, "漢字…" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *cut = dossier_text_ellipsize (cases[i].text, cases[i].length);

      g_assert_cmpstr (cut, ==, cases[i].short_text);
    }
}

static void
test_words (void)
{
  static const struct { const char *text; guint words; } cases[] = {
    { "", 0 }, { " \n ", 0 }, { "one", 1 }, { "one two\nthree", 3 }, { "don't well-known it’s", 3 }, { "125,000 troops, 3.5 km", 4 },
    { "end.Start, so", 3 }, { "– — …", 0 }, { "Жук и кот", 3 }, { "سلام عليكم", 2 }, { "漢字", 2 }, { "中文 text 中", 4 }, { "𠀀𠀁", 2 },
    { "cafe\xcc\x81 au lait", 3 }, { "👍 ok 😀", 1 }, { "-dash- 'quoted'", 2 }, { "co\xc2\xadoperate", 1 }, { "U.S.", 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (dossier_text_count_words (cases[i].text), ==, cases[i].words);
    }
}

/* The sentence around the first occurrence of @words. */
static char *
sentence (const char *text,
          const char *words)
{
  const char *at = strstr (text, words);
  guint start, end, sentence_start, sentence_end;

  g_assert_nonnull (at);
  start = dossier_text_from_bytes (text, (gsize) (at - text));
  end = start + dossier_text_length (words);
  dossier_text_sentence_at (text, start, end, &sentence_start, &sentence_end);
  g_assert_cmpuint (sentence_start, <=, start);
  g_assert_cmpuint (sentence_end, >=, end);
  return dossier_text_slice (text, sentence_start, sentence_end);
}

static void
test_sentence (void)
{
  static const char * const cases[][3] = {
    { "One here. Two there. Three.", "Two", "Two there." }, { "One here. Two there. Three.", "One", "One here." },
    { "One here. Two there. Three.", "Three", "Three." }, { "One here. Two there. Three.", "here. Two", "One here. Two there." },
    { "One. Gen. Mark Fell spoke on Feb. 10 to the U.S. Senate. Two.", "Senate", "Gen. Mark Fell spoke on Feb. 10 to the U.S. Senate." },
    { "He left the U.S. The rest stayed.", "rest", "The rest stayed." }, { "J. R. Hill said so. Yes.", "Hill", "J. R. Hill said so." },
    { "“Is it so?” he asked. Nobody knew.", "asked", "“Is it so?” he asked." }, { "He said “No.” Then he left.", "left", "Then he left." },
    { "Up to 3.5 million came. Why?", "came", "Up to 3.5 million came." }, { "Am 10. Februar kam er. Dann ging er.", "kam", "Am 10. Februar kam er." },
    { "Title without stop\n\nBody starts. More.", "Title", "Title without stop" },
    { "Title without stop\n\nBody starts. More.", "Body", "Body starts." }, { "A head\n \t\nA body", "body", "A body" },
    { "wrapped line\ngoes on. Next.", "goes", "wrapped line\ngoes on." }, { "Он ушёл. Она осталась, 5 тыс. Человек нет.", "осталась", "Она осталась, 5 тыс. Человек нет." },
    { "漢字です。次の文。", "次", "次の文。" }, { "ماذا حدث؟ لا شيء.", "شيء", "لا شيء." }, { "Wait… what? No!", "what", "Wait… what?" },
    { "One... two. Three.", "two", "One... two." }, { "No stop at all", "stop", "No stop at all" }, { "😀 One. 😀 Two.", "Two", "😀 Two." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = sentence (cases[i][0], cases[i][1]);

      g_assert_cmpstr (found, ==, cases[i][2]);
    }
}

static void
test_sentence_edges (void)
{
  guint start, end;

  dossier_text_sentence_at ("", 0, 0, &start, &end);
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, 0);
  dossier_text_sentence_at ("One. Two.", 99, 100, &start, &end);
  g_assert_cmpuint (start, <=, end);
  g_assert_cmpuint (end, ==, 9);
  dossier_text_sentence_at ("One. Two.", 6, 6, &start, &end);
  g_assert_cmpuint (start, ==, 5);
  g_assert_cmpuint (end, ==, 9);
  dossier_text_sentence_at ("\n\n\n", 1, 2, &start, &end);
  g_assert_cmpuint (start, <=, 1);
  g_assert_cmpuint (end, >=, 2);
}

typedef struct
{
  const char *text, *quote, *prefix, *suffix;
  guint expected;
  DossierAnchorState state;
  guint start, end;
} AnchorCase;

static void
test_anchor (void)
{
  static const AnchorCase cases[] = {
    { "one two three", "two", "one ", " three", 4, DOSSIER_ANCHOR_EXACT, 4, 7 },
    { "zero one two three", "two", "one ", " three", 4, DOSSIER_ANCHOR_RELOCATED, 9, 12 },
    { "a two b; one two three; c two d", "two", "one ", " three", 0, DOSSIER_ANCHOR_RELOCATED, 13, 16 },
    { "x two x two x two x", "two", NULL, NULL, 9, DOSSIER_ANCHOR_RELOCATED, 8, 11 },
    { "one  two\nthree", "two three", "one ", "", 4, DOSSIER_ANCHOR_RELOCATED, 5, 14 },
    { "the\xc2\xa0two three", "the two", "", " three", 1, DOSSIER_ANCHOR_RELOCATED, 0, 7 },
    { "run together now", "runtogether", "", " now", 0, DOSSIER_ANCHOR_RELOCATED, 0, 12 },
    { "😀 漢字 и слово", "слово", "и ", "", 0, DOSSIER_ANCHOR_RELOCATED, 7, 12 },
    { "one two", "four", "one ", "", 4, DOSSIER_ANCHOR_LOST, 0, 0 },
    { "one two", "", "", "", 4, DOSSIER_ANCHOR_LOST, 0, 0 },
    { "one two", " \n ", "", "", 0, DOSSIER_ANCHOR_LOST, 0, 0 },
    { "", "one", "", "", 0, DOSSIER_ANCHOR_LOST, 0, 0 },
    { "one two", "two", "", "", 999, DOSSIER_ANCHOR_RELOCATED, 4, 7 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const AnchorCase *c = &cases[i];
      guint start = 77, end = 77;

      g_test_message ("%s in %s", c->quote, c->text);
      g_assert_cmpint (dossier_text_find_anchor (c->text, c->quote, c->prefix, c->suffix, c->expected, &start, &end), ==, c->state);
      g_assert_cmpuint (start, ==, c->start);
      g_assert_cmpuint (end, ==, c->end);
    }
}

/* Random cuts of a text, found again after words were put in front. */
static void
test_anchor_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20220210);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *moved = NULL;
  guint length;

  for (guint i = 0; i < 400; i++)
    g_string_append_printf (text, "%u word%u 漢%u слово😀%s", i, i * 7919 % 97, i % 5, i % 9 == 0 ? ".\n\n" : " ");
  length = dossier_text_length (text->str);
  moved = g_strconcat ("A new first line.\n\n", text->str, NULL);
  for (guint i = 0; i < 200; i++)
    {
      guint start = (guint) g_rand_int_range (rand, 40, (gint) length - 80);
      guint end = start + (guint) g_rand_int_range (rand, 8, 40);
      g_autofree char *quote = dossier_text_slice (text->str, start, end);
      g_autofree char *prefix = dossier_text_slice (text->str, start - DOSSIER_TEXT_CONTEXT, start);
      g_autofree char *suffix = dossier_text_slice (text->str, end, end + DOSSIER_TEXT_CONTEXT);
      guint found_start, found_end;
      DossierAnchorState state;

      g_assert_cmpint (dossier_text_find_anchor (text->str, quote, prefix, suffix, start, &found_start, &found_end), ==, DOSSIER_ANCHOR_EXACT);
      state = dossier_text_find_anchor (moved, quote, prefix, suffix, start, &found_start, &found_end);
      if (state == DOSSIER_ANCHOR_EXACT)
        continue;
      g_assert_cmpint (state, ==, DOSSIER_ANCHOR_RELOCATED);
      g_assert_cmpuint (found_start, ==, start + 19);
      g_assert_cmpuint (found_end, ==, end + 19);
    }
}

/* Any bytes become a normal text, and every function holds on to its limits on any such text. */
static void
test_random (void)
{
  static const char * const pieces[] = {
    "a", "Gen", ".", ". ", "\n", "\n\n", "\r\n", " ", "é", "e\xcc\x81", "\xcc\x81", "Ж", "漢", "。", "😀", "\xe2\x80\x8d", "سلام", "؟", "\xff", "\xe2\x80", "\xc2\x85",
    "\xef\xbb\xbf", "\x01", "“", "”", "!", "?", "U.S", "10", "Feb", "…", "\xc2\xad", "\xf0\x9f",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (15924);

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) bytes = g_string_new (NULL);
      g_autofree char *text = NULL;
      g_autofree char *again = NULL;
      g_autofree char *folded = NULL;
      g_autofree char *cut = NULL;
      g_autofree char *quote = NULL;
      guint length, start, end, sentence_start, sentence_end, found_start, found_end;

      for (gint n = g_rand_int_range (rand, 0, 14); n > 0; n--)
        g_string_append (bytes, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      text = dossier_text_normalise (bytes->str, (gssize) bytes->len);
      again = dossier_text_normalise (text, -1);
      g_assert_true (g_utf8_validate (text, -1, NULL));
      g_assert_cmpstr (again, ==, text);
      length = dossier_text_length (text);
      folded = dossier_text_fold (text);
      g_assert_true (g_utf8_validate (folded, -1, NULL));
      cut = dossier_text_ellipsize (text, 5);
      g_assert_cmpuint (dossier_text_length (cut), <=, 5);
      g_assert_cmpuint (dossier_text_count_words (text), <=, length);
      start = (guint) g_rand_int_range (rand, 0, (gint) length + 2);
      end = (guint) g_rand_int_range (rand, (gint) start, (gint) length + 3);
      dossier_text_sentence_at (text, start, end, &sentence_start, &sentence_end);
      g_assert_cmpuint (sentence_start, <=, MIN (start, length));
      g_assert_cmpuint (sentence_end, >=, MIN (end, length));
      g_assert_cmpuint (sentence_end, <=, length);
      quote = dossier_text_slice (text, start, end);
      if (quote[0] != '\0')
        g_assert_cmpint (dossier_text_find_anchor (text, quote, NULL, NULL, start, &found_start, &found_end), ==, DOSSIER_ANCHOR_EXACT);
    }
}

/* Everything on a megabyte; a quadratic step would hang the suite. */
static void
test_large (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *normal = NULL;
  g_autofree char *folded = NULL;
  guint start, end, length;

  while (text->len < 1000000)
    g_string_append (text, "Слова и words\nмного раз e\xcc\x81 ");
  g_string_append (text, "the needle, here");
  normal = dossier_text_normalise (text->str, -1);
  folded = dossier_text_fold (normal);
  length = dossier_text_length (normal);
  g_assert_cmpuint (dossier_text_count_words (normal), >, 100000);
  dossier_text_sentence_at (normal, length / 2, length / 2 + 5, &start, &end);
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, length);
  g_assert_cmpint (dossier_text_find_anchor (normal, "the needle", "", "", 0, &start, &end), ==, DOSSIER_ANCHOR_RELOCATED);
  g_assert_cmpuint (end, ==, length - 6);
  g_assert_cmpint (dossier_text_find_anchor (normal, "the\nneedle,\nhere", "", "", 0, &start, &end), ==, DOSSIER_ANCHOR_RELOCATED);
  g_assert_cmpuint (end, ==, length);
  g_assert_cmpint (dossier_text_find_anchor (normal, "not there", "", "", 0, &start, &end), ==, DOSSIER_ANCHOR_LOST);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/offsets", test_offsets);
  g_test_add_func ("/text/offsets-outside", test_offsets_outside);
  g_test_add_func ("/text/slice", test_slice);
  g_test_add_func ("/text/normalise", test_normalise);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/one-line", test_one_line);
  g_test_add_func ("/text/ellipsize", test_ellipsize);
  g_test_add_func ("/text/words", test_words);
  g_test_add_func ("/text/sentence", test_sentence);
  g_test_add_func ("/text/sentence-edges", test_sentence_edges);
  g_test_add_func ("/text/anchor", test_anchor);
  g_test_add_func ("/text/anchor-random", test_anchor_random);
  g_test_add_func ("/text/random", test_random);
  g_test_add_func ("/text/large", test_large);
  return g_test_run ();
}
