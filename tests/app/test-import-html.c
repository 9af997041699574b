/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pages, step by step: the bounded first pass, the tree, what names hint at, embedded JSON, and the article's place. */

#define G_LOG_DOMAIN "dossier-test"

#include "dossier-html-private.h"
#include "dossier-json-private.h"

#include <string.h>

static char *
tidy (const char *markup)
{
  g_autoptr (GPtrArray) linked = g_ptr_array_new_with_free_func (g_free);

  return g_string_free (dossier_html_tidy (markup, strlen (markup), linked, NULL), FALSE);
}

static void
test_tidy (void)
{
  static const struct { const char *in, *out; } cases[] = {
    { "<P CLASS=a onclick='x()'>One", "<p class=\"a\">One" },
    { "<p class=\"a\" class=\"b\">", "<p class=\"a\">" },
    { "<p title='say \"no\"'>x", "<p title='say \"no\"'>x" },
    { "<p class='a>b'>x", "<p class=\"a>b\">x" },
    { "a <!-- <p> --> b", "a  b" },
    { "a <!-- b", "a  b" },
    { "<script>if (a < b) '</p>';</script>c", "c" },
    { "<SCRIPT>x</Script >c", "c" },
    { "<script>never closed", "never closed" },
    { "<style>p{}</style><svg><title>no</title></svg>x", "x" },
    { "<!DOCTYPE html><?php x ?>y", "y" },
    { "<!DOCTYPE x [ <!ENTITY a \"b\"> ]>y", "y" },
    { "1 < 2 <3", "1 &lt; 2 &lt;3" },
    { "</>x</ y>", "&lt;/>x&lt;/ y>" },
    { "x</body></html>y", "xy" },
    { "a<br/>b</br>c", "a<br>b<br>c" },
    { "a<em class=x>b</em><b class=x>c</b>", "ab<b>c</b>" },
    { "<p/>a<plaintext>b", "<p>ab" },
    { "<?xml version=\"1.0\"?><p/><a id='x'/>a", "<p></p><a id=\"x\"></a>a" },
    { "a<button>Menu<div></button>b", "a b" },
    { "<h2><button>Heading</button></h2>", "<h2>Heading</h2>" },
    { "<img src=a alt=b>", "<img>" },
    { "<p", "<p>" },
    { "<p class=", "<p class=\"\">" },
    { "<p class=\"open", "<p class=\"open\">" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *out = tidy (cases[i].in);

      g_assert_cmpstr (out, ==, cases[i].out);
    }
}

static void
test_tidy_linked_data (void)
{
  static const char markup[] =
    "<script>var x;</script><script type=\"application/ld+json\">{\"a\":1}</script><script type='application/ld+json'>{}</script>";
  g_autoptr (GPtrArray) linked = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) out = dossier_html_tidy (markup, strlen (markup), linked, NULL);

  g_assert_cmpuint (linked->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (linked, 0), ==, "{\"a\":1}");
  g_assert_cmpuint (out->len, ==, 0);
}

static char *
repeat (const char *start,
        const char *unit,
        guint       times,
        const char *end)
{
  GString *text = g_string_new (start);

  for (guint i = 0; i < times; i++)
    g_string_append (text, unit);
  g_string_append (text, end);
  return g_string_free (text, FALSE);
}

static guint
depth_of (DossierHtmlPage *page)
{
  guint deepest = 0;

  for (DossierHtmlNode *node = page->root; node != NULL; node = dossier_html_node_after (node, page->root))
    {
      guint depth = 0;

      for (DossierHtmlNode *up = node; up->parent != NULL; up = up->parent)
        depth++;
      deepest = MAX (deepest, depth);
    }
  return deepest;
}

/* Each would take minutes, or the stack, without bounds. */
static void
test_hostile_markup (void)
{
  static const struct { const char *start, *unit; guint times; const char *end; } cases[] = {
    { "<p ", "a=b ", 200000, ">Words here." },     { "<p ", "class=x ", 200000, ">Words here." },
    { "", "<div>", 200000, "Words here." },        { "", "<b>", 200000, "Words here.</i></b>" },
    { "", "<ul><li><p>", 100000, "Words here." },  { "", "<table><tr><td>", 60000, "Words here." },
    { "Words here.", "</div></b>", 100000, "" },   { "", "<!-- ", 200000, "Words here." },
    { "", "<script>", 100000, "Words here." },     { "", "<button>", 100000, "Words here." },
    { "Words here.", "<", 400000, "" },            { "Words here.", "<a href=\"", 50000, "" },
    { "Words here.", "&amp;&bogus;", 100000, "" }, { "<p>Words here.<!DOCTYPE ", "[", 200000, "" },
    { "<p class=\"", "x ", 1000000, "\">Words here." }, { "Words here.<table>", "x<hr>", 100000, "" },
    { "Words here.<b><strong><b><strong>", "<p>x", 100000, "" }, { "", "<a><b><div>", 50000, "Words here.</a></b>" },
    { "", "<ul><li><font>", 50000, "Words here." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *markup = repeat (cases[i].start, cases[i].unit, cases[i].times, cases[i].end);
      g_autoptr (DossierHtmlPage) page = dossier_html_page_parse (markup, strlen (markup));
      g_autofree char *words = dossier_html_node_words (page->root);

      g_test_message ("%u: %s", i, cases[i].unit);
      g_assert_nonnull (strstr (words, "Words here."));
      g_assert_cmpuint (depth_of (page), <=, 601);
    }
}

static void
test_tree (void)
{
  static const char markup[] = "<p id=a>One <b>two</b> &eacute;&#x1F600;<p>three<br>four<unknown-tag>five</unknown-tag>";
  g_autoptr (DossierHtmlPage) page = dossier_html_page_parse (markup, strlen (markup));
  g_autofree char *words = dossier_html_node_words (page->root);
  guint paragraphs = 0;

  for (DossierHtmlNode *node = page->root; node != NULL; node = dossier_html_node_after (node, page->root))
    if (node->tag == DOSSIER_HTML_P)
      g_assert_cmpstr (dossier_html_node_get (node, DOSSIER_HTML_ATTR_ID), ==, paragraphs++ == 0 ? "a" : NULL);
  g_assert_cmpuint (paragraphs, ==, 2);
  g_assert_cmpstr (words, ==, "One two é😀 three fourfive");
}

static void
test_tree_of_nothing (void)
{
  static const char * const markup[] = { "", " ", "<!-- -->", "<", "</p>", "<html></html>" };

  for (guint i = 0; i < G_N_ELEMENTS (markup); i++)
    {
      g_autoptr (DossierHtmlPage) page = dossier_html_page_parse (markup[i], strlen (markup[i]));
      g_autoptr (GPtrArray) blocks = dossier_html_blocks (page);

      g_assert_nonnull (page->root);
      g_assert_nonnull (dossier_html_find_article (page, blocks));
    }
}

static DossierHtmlNode *
first_of (DossierHtmlPage *page,
          DossierHtmlTag   tag)
{
  for (DossierHtmlNode *node = page->root; node != NULL; node = dossier_html_node_after (node, page->root))
    if (node->tag == tag)
      return node;
  return NULL;
}

static void
test_hints (void)
{
  static const struct { const char *markup; DossierHtmlHint hint; } cases[] = {
    { "<div class='article-body'>", DOSSIER_HTML_HINT_CONTENT },
    { "<div class='ArticleBody_root__x1'>", DOSSIER_HTML_HINT_CONTENT },
    { "<div itemprop='articleBody'>", DOSSIER_HTML_HINT_CONTENT },
    { "<div class='image-caption'>", DOSSIER_HTML_HINT_CAPTION },
    { "<div class='post-meta'>", DOSSIER_HTML_HINT_BYLINE },
    { "<div id='comments'>", DOSSIER_HTML_HINT_AROUND },
    { "<div class='md:flex shareBar'>", DOSSIER_HTML_HINT_AROUND },
    { "<div class='related-articles'>", DOSSIER_HTML_HINT_AROUND },
    { "<div role='navigation'>", DOSSIER_HTML_HINT_AROUND },
    { "<div class='twitter-tweet'>", DOSSIER_HTML_HINT_POST },
    { "<div style='color:red;display:none'>", DOSSIER_HTML_HINT_HIDDEN },
    { "<div hidden>", DOSSIER_HTML_HINT_HIDDEN },
    { "<div aria-hidden='true'>", DOSSIER_HTML_HINT_HIDDEN },
    { "<div class='shareholder reading'>", DOSSIER_HTML_HINT_NONE },
    { "<div class=''>", DOSSIER_HTML_HINT_NONE },
    { "<div>", DOSSIER_HTML_HINT_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierHtmlPage) page = dossier_html_page_parse (cases[i].markup, strlen (cases[i].markup));

      g_test_message ("%s", cases[i].markup);
      g_assert_cmpint (dossier_html_hint_of (first_of (page, DOSSIER_HTML_DIV)), ==, cases[i].hint);
    }
}

/* Names end where the buffer for them does. */
static void
test_long_names (void)
{
  g_autofree char *markup = repeat ("<div class='", "averylongwordwithoutanyend", 100, " comments'>x");
  g_autoptr (DossierHtmlPage) page = dossier_html_page_parse (markup, strlen (markup));

  g_assert_cmpint (dossier_html_hint_of (first_of (page, DOSSIER_HTML_DIV)), ==, DOSSIER_HTML_HINT_AROUND);
}

static void
test_blocks (void)
{
  static const char markup[] =
    "<h2>Heading</h2>Loose words<p>One<br>two<br><br>three</p><blockquote><p>Quoted.</p></blockquote>"
    "<ul><li>Item <a href=x>link</a></li></ul><pre>a\n  b</pre><figure><figcaption>Caption</figcaption></figure>"
    "<p>Sentence. <b>Credit</b></p><p hidden>Hidden.</p><p> &nbsp; </p>";
  static const struct { const char *text; DossierBlockRole role; guint level, link_words, tail; } expected[] = {
    { "Heading", DOSSIER_BLOCK_HEADING, 2, 0, 0 },   { "Loose words", DOSSIER_BLOCK_BODY, 0, 0, 0 },
    { "One\ntwo", DOSSIER_BLOCK_BODY, 0, 0, 0 },     { "three", DOSSIER_BLOCK_BODY, 0, 0, 0 },
    { "Quoted.", DOSSIER_BLOCK_QUOTATION, 0, 0, 0 }, { "Item link", DOSSIER_BLOCK_LIST, 0, 1, 0 },
    { "a\nb", DOSSIER_BLOCK_BODY, 0, 0, 0 },         { "Caption", DOSSIER_BLOCK_CAPTION, 0, 0, 0 },
    { "Sentence. Credit", DOSSIER_BLOCK_BODY, 0, 0, 9 }, { "Hidden.", DOSSIER_BLOCK_BODY, 0, 0, 0 },
  };
  g_autoptr (DossierHtmlPage) page = dossier_html_page_parse (markup, strlen (markup));
  g_autoptr (GPtrArray) blocks = dossier_html_blocks (page);

  g_assert_cmpuint (blocks->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < blocks->len; i++)
    {
      const DossierHtmlBlock *block = g_ptr_array_index (blocks, i);

      g_assert_cmpstr (block->text, ==, expected[i].text);
      g_assert_cmpint (block->role, ==, expected[i].role);
      g_assert_cmpuint (block->level, ==, expected[i].level);
      g_assert_cmpuint (block->link_words, ==, expected[i].link_words);
      g_assert_cmpuint (block->tail, ==, expected[i].tail);
    }
}

/* A paragraph may end within bold letters; where they began is then no place in the next one. */
static void
test_bold_over_paragraphs (void)
{
  static const char markup[] = "<p>Words <b>that stand before.<br><br>\u0448\u0442\u043e\u0440\u043c \u0437\u0430\u043a\u0440\u044b\u043b \u043f\u043e\u0440\u0442</b></p>"
                               "<p>a<b>bc<div>d</div>\u0448\u0442\u043e\u0440\u043c</b></p>";
  g_autoptr (DossierHtmlPage) page = dossier_html_page_parse (markup, strlen (markup));
  g_autoptr (GPtrArray) blocks = dossier_html_blocks (page);

  g_assert_cmpuint (blocks->len, >=, 4);
  for (guint i = 0; i < blocks->len; i++)
    {
      const DossierHtmlBlock *block = g_ptr_array_index (blocks, i);

      g_assert_true (g_utf8_validate (block->text, -1, NULL));
      g_assert_cmpuint (block->tail, <=, strlen (block->text));
    }
}

#define SENTENCE "Ships of two navies left the port in the morning and came back to it before the night had fallen, they said. "

static char *
id_of_article (const char *markup)
{
  g_autoptr (DossierHtmlPage) page = dossier_html_page_parse (markup, strlen (markup));
  g_autoptr (GPtrArray) blocks = dossier_html_blocks (page);

  return g_strdup (dossier_html_node_get (dossier_html_find_article (page, blocks), DOSSIER_HTML_ATTR_ID));
}

static void
test_find_article (void)
{
  static const struct { const char *markup, *id; } cases[] = {
    { "<div id=n><a>One</a><a>Two</a></div><div id=a><p>" SENTENCE "<p>" SENTENCE "</div>", "a" },
    { "<div id=a class=sidebar><p>" SENTENCE "<p>" SENTENCE "</div><div id=b><p>Short.</p></div>", "a" },
    { "<div id=o><div id=a><p>" SENTENCE "<p>" SENTENCE "<p>" SENTENCE "</div><div class=comments><p>" SENTENCE "</div></div>", "a" },
    { "<div id=o><div id=a itemprop=articleBody><p>" SENTENCE "<p>" SENTENCE "</div><div id=b><p>" SENTENCE "</div></div>", "a" },
    { "<div id=o><div><p>" SENTENCE "</div><div><p>" SENTENCE "</div><div><p>" SENTENCE "</div></div>", "o" },
    { "<div id=a hidden><p>" SENTENCE "<p>" SENTENCE "</div><div id=b><p>Please wait.</p></div>", "a" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *id = id_of_article (cases[i].markup);

      g_assert_cmpstr (id, ==, cases[i].id);
    }
}

static void
test_json (void)
{
  static const char text[] = "/* x */ {\"a\": \"b\\u00e9\\ud83d\\ude00\\n\\\"\", \"list\": [\"one\", 2, null, true,], \"o\": {\"k\": -1.5e3},}";
  g_autoptr (DossierJson) root = dossier_json_parse (text, strlen (text));
  const DossierJson *list;

  g_assert_nonnull (root);
  g_assert_cmpstr (dossier_json_get_string (root, "a"), ==, "bé😀\n\"");
  list = dossier_json_get (root, "list");
  g_assert_cmpint (list->kind, ==, DOSSIER_JSON_ARRAY);
  g_assert_cmpuint (list->items->len, ==, 4);
  g_assert_cmpstr (dossier_json_get_string (root, "list"), ==, "one");
  g_assert_cmpstr (dossier_json_get (dossier_json_get (root, "o"), "k")->string, ==, "-1.5e3");
  g_assert_null (dossier_json_get_string (root, "o"));
  g_assert_null (dossier_json_get (root, "none"));
  g_assert_null (dossier_json_get (NULL, "a"));
  g_assert_null (dossier_json_get (list, "a"));
}

static void
test_json_broken (void)
{
  static const struct { const char *text, *a; } cases[] = {
    { "{\"a\": \"line\nfeed\"", "line\nfeed" }, { "{\"a\": \"cut", "cut" }, { "{\"a\": \"x\", \"b\": ", "x" },
    { "{\"a\": \"\\ud800 lone\"}", " lone" }, { "{\"a\": \"\\u0000zero\"}", "zero" }, { "{\"a\": \"\\uZZ\"}", "ZZ" },
    { "{\"a\": \"x\" \"b\" ; }", "x" }, { "{\"a\" \"x\"}", "x" }, { "{ a: 1 }", NULL }, { "[", NULL }, { "{", NULL }, { "[[}{", NULL },
  };
  g_autofree char *deep = repeat ("", "[", 100000, "");
  g_autofree char *wide = repeat ("[", "{},", 200000, "]");
  g_autoptr (DossierJson) from_deep = dossier_json_parse (deep, strlen (deep));
  g_autoptr (DossierJson) from_wide = dossier_json_parse (wide, strlen (wide));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierJson) root = dossier_json_parse (cases[i].text, strlen (cases[i].text));

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (dossier_json_get_string (root, "a"), ==, cases[i].a);
    }
  g_assert_null (dossier_json_parse ("none", 4));
  g_assert_nonnull (from_deep);
  g_assert_cmpuint (from_wide->items->len, <=, 50000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/html/tidy", test_tidy);
  g_test_add_func ("/import/html/tidy-linked-data", test_tidy_linked_data);
  g_test_add_func ("/import/html/hostile-markup", test_hostile_markup);
  g_test_add_func ("/import/html/tree", test_tree);
  g_test_add_func ("/import/html/tree-of-nothing", test_tree_of_nothing);
  g_test_add_func ("/import/html/hints", test_hints);
  g_test_add_func ("/import/html/long-names", test_long_names);
  g_test_add_func ("/import/html/blocks", test_blocks);
  g_test_add_func ("/import/html/bold-over-paragraphs", test_bold_over_paragraphs);
  g_test_add_func ("/import/html/find-article", test_find_article);
  g_test_add_func ("/import/json/sound", test_json);
  g_test_add_func ("/import/json/broken", test_json_broken);
  return g_test_run ();
}
