/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The syntax of notes (docs/notes.md): blocks, styles, marks, and what must stay text. */

#include "dossier-note-text.h"

#include <string.h>

#define A "01890a5d-ac96-774b-bcce-b302099a8057"
#define B "01890a5d-ac97-7b1e-9a3f-1c2d3e4f5a6b"

static void
describe_spans (GString   *out,
                GPtrArray *spans)
{
  for (guint i = 0; i < spans->len; i++)
    {
      DossierNoteSpan *span = g_ptr_array_index (spans, i);
      g_autofree char *mark = span->mark != NULL ? dossier_mark_to_text (span->mark) : NULL;

      g_assert_true ((span->text == NULL) != (span->mark == NULL));
      g_string_append_printf (out, "<%s%s%s>", span->style & DOSSIER_NOTE_STRONG ? "S:" : "",
                              span->style & DOSSIER_NOTE_EMPHASIS ? "E:" : "", mark != NULL ? mark : span->text);
    }
}

/* A note in one line a block, for comparison: "h1 <words>". */
static char *
describe (const char *text)
{
  static const char * const names[] = { "p", "h", "-", "#", "q", "t" };
  g_autoptr (GPtrArray) blocks = dossier_note_parse (text);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      DossierNoteBlock *block = g_ptr_array_index (blocks, i);

      g_string_append (out, names[block->kind]);
      if (block->kind == DOSSIER_NOTE_HEADING || block->kind == DOSSIER_NOTE_NUMBERED)
        g_string_append_printf (out, "%u", block->level);
      if (block->depth > 0)
        g_string_append_printf (out, "+%u", block->depth);
      g_string_append_c (out, ' ');
      g_assert_true ((block->kind == DOSSIER_NOTE_TABLE) == (block->spans == NULL));
      if (block->spans != NULL)
        describe_spans (out, block->spans);
      for (guint row = 0; block->rows != NULL && row < block->rows->len; row++)
        {
          GPtrArray *cells = g_ptr_array_index (block->rows, row);

          for (guint cell = 0; cell < cells->len; cell++)
            {
              g_string_append_c (out, '|');
              describe_spans (out, g_ptr_array_index (cells, cell));
            }
          g_string_append_c (out, ';');
        }
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

static void
expect (const char *text,
        const char *wanted)
{
  g_autofree char *found = describe (text);

  g_assert_cmpstr (found, ==, wanted);
}

static void
test_blocks (void)
{
  expect ("", "");
  expect ("\n \n\t\n", "");
  expect ("one\ntwo\n\nthree", "p <one two>\np <three>\n");
  expect ("one\r\ntwo\r\n\r\nthree\r\n", "p <one two>\np <three>\n");
  expect ("one  \ntwo\\\nthree", "p <one\ntwo\nthree>\n");
  expect ("ends in \\", "p <ends in \\>\n");
  expect ("ends in \\\\\nnext", "p <ends in \\ next>\n");
  expect ("# A\n## B\n### C\n#### D", "h1 <A>\nh2 <B>\nh3 <C>\nh3 <D>\n");
  expect ("words\n# A\nmore", "p <words>\nh1 <A>\np <more>\n");
  expect ("#tag\n#\n\\# A", "p <#tag # # A>\n");
  expect ("> one\n> two\n>\n> three\nfour", "q <one two>\nq <three>\np <four>\n");
  expect ("漢字\n漢字\nword", "p <漢字漢字 word>\n");
  expect ("한국\n한국", "p <한국 한국>\n");
}

static void
test_lists (void)
{
  expect ("- a\n  - b\n    * c\n- d\n  more", "- <a>\n-+1 <b>\n-+2 <c>\n- <d more>\n");
  expect ("1. a\n2) b\n10. c", "#1 <a>\n#2 <b>\n#10 <c>\n");
  expect ("in the year\n2022. Then\n1. a", "p <in the year 2022. Then>\n#1 <a>\n");
  expect ("-a\n-\n1.a\n12345678901. b", "p <-a - 1.a 12345678901. b>\n");
  expect ("-                                              - far", "- <- far>\n");
}

static void
test_tables (void)
{
  expect ("| a | b |\n|---|---|\n| 1 | 2 |\nafter", "t |<a>|<b>;|<1>|<2>;\np <after>\n");
  expect ("a | b\n:-|-:\n1 | 2 | 3\n|4", "t |<a>|<b>;|<1>|<2>|<3>;|<4>;\n");
  expect ("| a\\|b | [[entity:" A "|x|y]] |\r\n|---|---|\r\n", "t |<a|b>|<[[entity:" A "|x|y]]>;\n");
  expect ("| a | b |\nno rule", "p <| a | b | no rule>\n");
  expect ("|---|---|", "p <|---|---|>\n");
  expect ("| **a** | |\n|-|-|", "t |<S:a>|;\n");
}

static void
test_styles (void)
{
  expect ("a **b** c *d*", "p <a ><S:b>< c ><E:d>\n");
  expect ("**a *b* c**", "p <S:a ><S:E:b><S: c>\n");
  expect ("*a **b** c*", "p <E:a ><S:E:b><E: c>\n");
  expect ("***a***", "p <S:E:a>\n");
  expect ("***a** b*", "p <S:E:a><E: b>\n");
  expect ("***a* b**", "p <S:E:a><S: b>\n");
  expect ("**a *b***", "p <S:a ><S:E:b>\n");
  expect ("**a\nb**", "p <S:a b>\n");
  expect ("**a [[entity:" A "]] b**", "p <S:a ><S:[[entity:" A "]]><S: b>\n");
  /* what was never ended is text */
  expect ("**a", "p <**a>\n");
  expect ("*a **b*", "p <E:a **b>\n");
  expect ("**a *b**", "p <S:a *b>\n");
  expect ("3 * 4 * 5", "p <3 * 4 * 5>\n");
  expect ("****a****", "p <****a****>\n");
  expect ("\\*a\\* \\\\ C:\\temp", "p <*a* \\ C:\\temp>\n");
  expect ("*a\n\nb*", "p <*a>\np <b*>\n");
}

static void
test_marks (void)
{
  const char *text = "é 🙂 [[passage:" A "]] and [[article:" B ":12-40]]\n\n> [[entity:" A "|Слова слова]]\n";
  g_autoptr (GArray) marks = dossier_note_find_marks (text);
  const DossierMark *mark;
  g_autofree char *id = NULL;

  g_assert_cmpuint (marks->len, ==, 3);
  mark = &g_array_index (marks, DossierMark, 0);
  g_assert_cmpint (mark->kind, ==, DOSSIER_MARK_PASSAGE);
  g_assert_cmpuint (mark->start, ==, strlen ("é 🙂 "));
  g_assert_cmpuint (mark->length, ==, strlen ("[[passage:" A "]]"));
  g_assert_null (mark->words);
  id = dossier_id_to_text (&mark->target);
  g_assert_cmpstr (id, ==, A);
  mark = &g_array_index (marks, DossierMark, 1);
  g_assert_cmpint (mark->kind, ==, DOSSIER_MARK_RANGE);
  g_assert_cmpuint (mark->range_start, ==, 12);
  g_assert_cmpuint (mark->range_end, ==, 40);
  mark = &g_array_index (marks, DossierMark, 2);
  g_assert_cmpstr (mark->words, ==, "Слова слова");
  for (guint i = 0; i < marks->len; i++)
    {
      g_autofree char *again = dossier_mark_to_text (&g_array_index (marks, DossierMark, i));

      mark = &g_array_index (marks, DossierMark, i);
      g_assert_cmpuint (strlen (again), ==, mark->length);
      g_assert_cmpint (memcmp (again, text + mark->start, mark->length), ==, 0);
    }
}

static void
test_keys (void)
{
  g_autoptr (GArray) marks = dossier_note_find_marks ("[[article:" A ":1-2]][[entity:" B "|x]]");
  g_autofree char *range = NULL, *entity = NULL;

  g_assert_cmpuint (marks->len, ==, 2);
  range = dossier_mark_to_key (&g_array_index (marks, DossierMark, 0));
  entity = dossier_mark_to_key (&g_array_index (marks, DossierMark, 1));
  g_assert_cmpstr (range, ==, "article:" A ":1-2");
  g_assert_cmpstr (entity, ==, "entity:" B);
}

static void
test_malformed (void)
{
  static const char * const texts[] = {
    "[[", "]]", "[[]]", "[[passage:]]", "[[passage:" A, "[[passage:" A "]", "[[passage:" A "|words]]", "[[person:" A "]]",
    "[[article:" A "]]", "[[article:" A ":]]", "[[article:" A ":5-5]]", "[[article:" A ":9-5]]", "[[article:" A ":-5]]",
    "[[article:" A ":1-99999999999]]", "[[article:" A ":1-2|x]]", "[[entity:" A "|]]", "[[entity:" A "|a [[", "[[entity:" A "|a",
    "[[ entity:" A "]]", "[[entity:01890a5d-ac96-774b-bcce-b302099a805g]]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GArray) marks = dossier_note_find_marks (texts[i]);
      g_autofree char *wanted = g_strdup_printf ("p <%s>\n", texts[i]);

      g_assert_cmpuint (marks->len, ==, 0);
      expect (texts[i], wanted);
    }
  expect ("[[entity:" A "|a\nb]]", "p <[[entity:" A "|a b]]>\n");
  expect ("\\[[entity:" A "]]", "p <[[entity:" A "]]>\n");
  expect ("[[[entity:" A "]]]", "p <[><[[entity:" A "]]><]>\n");
  expect ("[[entity:" A "|a [[entity:" B "]]", "p <[[entity:" A "|a ><[[entity:" B "]]>\n");
}

static void
test_scripts (void)
{
  expect ("تقول [[entity:" A "|الوزارة]] إن **القوات** تحركت", "p <تقول ><[[entity:" A "|الوزارة]]>< إن ><S:القوات>< تحركت>\n");
  expect ("**👩‍👩‍👧‍👦** 🇺🇦", "p <S:👩‍👩‍👧‍👦>< 🇺🇦>\n");
  expect ("\xc2\xa0*a*\xe3\x80\x80*b*", "p <\xc2\xa0><E:a><\xe3\x80\x80><E:b>\n");
  /* not UTF-8: kept, not read past */
  expect ("*\xff* \xe2\x82", "p <E:\xff>< \xe2\x82>\n");
}

/* The same marks by both functions, whatever the text. */
static void
test_agreement (void)
{
  static const char * const pieces[] = { "[[", "]]", "[", "\\", "|", "\n", "*", "**", "- ", "> ", "# ", " ", "|-|-|", "passage:" A, "entity:" A, "x",
                                         "[[event:" B "]]", "[[article:" A ":1-2]]" };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) blocks = NULL;
      g_autoptr (GArray) marks = NULL;
      g_autofree char *description = NULL;

      for (guint i = 0; i < 30; i++)
        g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      marks = dossier_note_find_marks (text->str);
      description = describe (text->str);
      for (guint i = 0; i < marks->len; i++)
        {
          g_autofree char *words = dossier_mark_to_text (&g_array_index (marks, DossierMark, i));

          g_assert_nonnull (strstr (description, words));
        }
    }
}

/* Each of these takes hours when the time grows with the square of the length. */
static void
test_huge (void)
{
  static const char * const pieces[] = { "[", "[[", "*", "**a ", "[[entity:" A "|x ", "| ", "a | b\n", "> ", "\\", "- a\n", "|-|\n", "a *b **c " };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) blocks = NULL;
      g_autoptr (GArray) marks = NULL;

      while (text->len < 500000)
        g_string_append (text, pieces[i]);
      blocks = dossier_note_parse (text->str);
      marks = dossier_note_find_marks (text->str);
      g_assert_cmpuint (blocks->len, >, 0);
      g_assert_cmpuint (marks->len, ==, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/note-text/blocks", test_blocks);
  g_test_add_func ("/note-text/lists", test_lists);
  g_test_add_func ("/note-text/tables", test_tables);
  g_test_add_func ("/note-text/styles", test_styles);
  g_test_add_func ("/note-text/marks", test_marks);
  g_test_add_func ("/note-text/keys", test_keys);
  g_test_add_func ("/note-text/malformed", test_malformed);
  g_test_add_func ("/note-text/scripts", test_scripts);
  g_test_add_func ("/note-text/agreement", test_agreement);
  g_test_add_func ("/note-text/huge", test_huge);
  return g_test_run ();
}
