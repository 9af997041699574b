/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Pages as a whole: which of two ways finds the article, what linked data decides, rows of cards, tables, text that
 * waits for scripts; and that nothing anybody does to a page's bytes gets past the reader.
 */

#define G_LOG_DOMAIN "dossier-test"

#include "dossier-html-private.h"
#include "dossier-import-read.h"

#include <string.h>

#define ONE "The first boat left the harbour at six in the morning with forty passengers and three days of mail. "
#define TWO "Its captain said that the swell was high off the northern cape, and that he would not sail at night. "
#define THREE "Repairs of the pier will cost two million, the council heard, and nobody knows who is to pay for it. "
#define OTHER "Readers of our evening letter know first what happens on the islands, and it costs them nothing at all. "

/* The body of a page, a space for each gap. */
static char *
body_of (const char *markup)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (markup, strlen (markup));
  g_autoptr (DossierDraft) draft = dossier_import_read (bytes, "page.html", NULL, &error);
  g_autofree char *body = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_no_error (error);
  body = dossier_blocks_body (draft->text, draft->blocks);
  lines = g_strsplit (body, "\n\n", -1);
  return g_strjoinv (" ", lines);
}

typedef struct
{
  const char *name;
  const char *markup;
  const char *in;  /* (nullable) */
  const char *out; /* (nullable): must not be in the body */
} PageCase;

static const PageCase page_cases[] = {
  { "a box around a form",
    "<h1>Boats</h1><div><p>" ONE "</p><div><p>Get our letter every Friday.</p><form><input></form></div><p>" TWO "</p></div>",
    TWO, "letter" },
  { "linked heading over its text", "<article><p>" ONE "</p><h2><a href='/x'>The pier</a></h2><p>" THREE THREE "</p></article>", "The pier", NULL },
  { "a lone link after a label", "<article><p>" ONE "</p><p>More here: <a href='/x'>Nine days without any boat</a></p><p>" TWO "</p></article>", TWO, "Nine" },
  { "names of other languages", "<article><p>" ONE "</p><div class='verwandte-artikel'><p>" OTHER "</p></div><p>" TWO "</p></article>", TWO, "letter" },
  { "names of the page", "<html class='login'><body class='sidebar comments'><p>" ONE "</p><p>" TWO "</p>", ONE, NULL },
  { "answers that open", "<article><p>" ONE "</p><div class='answer overflow-hidden'><p>" TWO "</p></div></article>", TWO, NULL },
  { "a table in a figure",
    "<article><p>" ONE "</p><figure><table><tr><th>Pier<th>Boats<tr><td>North<td><p>4</p></table></figure><p>" TWO "</p></article>",
    "Pier | Boats North | 4", NULL },
  { "a quotation in a figure", "<article><p>" ONE "</p><figure><blockquote><p>" TWO "</p></blockquote></figure><p>" THREE "</p></article>", TWO, NULL },
  { "paragraphs parted by line breaks", "<div>" ONE "<br><br>" TWO "<div class='advert'>Buy boats</div>" THREE "</div>", THREE, "Buy" },
  { "who wrote it",
    "<meta name='author' content='Ingrid Brandt'><article><p>" ONE "</p><p>" TWO "</p><p>" THREE "</p><p>" ONE "</p><p>" TWO "</p><p>" THREE "</p>"
    "<p>Ingrid writes about boats and lives on one.</p></article>",
    THREE, "lives" },
  { "somebody of that name",
    "<meta name='author' content='Ingrid Brandt'><article><p>" ONE "</p><p>" TWO "</p><p>" THREE "</p><p>" ONE "</p><p>" TWO "</p><p>" THREE "</p>"
    "<p>Ingrid Olsen owns the boat that sank.</p></article>",
    "sank", NULL },
  { "cells of a layout", "<table><tr><td><a href='/a'>Home</a><td><p>" ONE "</p><p>" TWO "</p></table>", TWO, " | " },
};

static void
test_page (gconstpointer data)
{
  const PageCase *row = data;
  g_autofree char *body = body_of (row->markup);
  g_autofree char *in = row->in != NULL ? g_strstrip (g_strdup (row->in)) : NULL;

  g_test_message ("%s", body);
  g_assert_true (in == NULL || strstr (body, in) != NULL);
  g_assert_true (row->out == NULL || strstr (body, row->out) == NULL);
}

static void
test_densest (void)
{
  static const char markup[] =
    "<div><a href='/1'>Home</a></div><div><a href='/2'>News of the day</a></div><div><div><p>" ONE "</div></div><h2>More</h2>"
    "<div><div><p>" TWO "</div></div><ul><li><a href='/3'>Imprint and contact</a><li><a href='/4'>Data protection</a></ul>";
  g_autoptr (DossierHtmlPage) page = dossier_html_page_parse (markup, strlen (markup));
  g_autoptr (GPtrArray) blocks = dossier_html_blocks (page);
  guint first, end;

  g_assert_cmpfloat (dossier_html_densest (blocks, &first, &end), >, 30);
  g_assert_true (g_str_has_prefix (((DossierHtmlBlock *) g_ptr_array_index (blocks, first))->text, "The first boat"));
  g_assert_true (g_str_has_prefix (((DossierHtmlBlock *) g_ptr_array_index (blocks, end - 1))->text, "Its captain"));
}

static void
test_densest_of_nothing (void)
{
  g_autoptr (DossierHtmlPage) page = dossier_html_page_parse ("<a href='/1'>Home</a>", 21);
  g_autoptr (GPtrArray) blocks = dossier_html_blocks (page);
  guint first, end;

  g_assert_cmpfloat (dossier_html_densest (blocks, &first, &end), ==, 0);
  g_assert_cmpuint (first, ==, end);
}

static void
test_linked (void)
{
  static const char linked[] = "<script type='application/ld+json'>{\"@type\":\"Article\",\"articleBody\":\"" ONE "\\n" TWO "\\n" THREE "\"}</script>";
  g_autofree char *between = g_strconcat (linked, "<article><p>" ONE "</p><p>" OTHER "</p><p>" TWO "</p><p>" THREE "</p></article>", NULL);
  g_autofree char *around = g_strconcat (linked, "<main><div><p>" ONE "</p><p>" TWO "</p><p>" THREE "</p></div><div><p>" OTHER OTHER "</p><p>" OTHER OTHER
                                         "</p><p>" OTHER OTHER "</p></div></main>", NULL);
  g_autofree char *hidden = g_strconcat (linked, "<p>" ONE "</p><p>Subscribe to read on.</p>", NULL);
  g_autofree char *from_between = body_of (between);
  g_autofree char *from_around = body_of (around);
  g_autofree char *from_hidden = body_of (hidden);

  g_assert_null (strstr (from_between, "letter"));
  g_assert_nonnull (strstr (from_between, "nobody knows"));
  g_assert_null (strstr (from_around, "letter"));
  g_assert_nonnull (strstr (from_around, "nobody knows"));
  g_assert_nonnull (strstr (from_hidden, "nobody knows"));
}

static void
test_plain_text (void)
{
  static const struct { const char *in, *out; } cases[] = {
    { "One.\nTwo.", "One.\nTwo." },       { "<p>One.</p><p>Two.</p>", "One.\nTwo.\n" },
    { "&lt;p&gt;One &amp;amp; all", "One & all\n" }, { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *plain = dossier_html_plain_text (cases[i].in);

      g_assert_cmpstr (plain, ==, cases[i].out);
    }
}

static void
test_state (void)
{
  static const char page[] =
    "<script>var x = {};</script><script type=\"application/json\">{\"nav\":[\"Home\",\"Boats and piers\"],\"a\":{\"text\":[\"" ONE "\",\"" TWO "\"],"
    "\"caption\":\"" OTHER "\"}}</script>";
  g_autofree char *text = dossier_html_state_text (page, strlen (page));
  g_autofree char *none = dossier_html_state_text ("<script type='application/json'>{", 34);
  g_autofree char *without = dossier_html_without_scripts ("<noscript>a</noscript>", 22);
  g_autofree char *nothing = dossier_html_without_scripts ("<p>a", 4);

  g_assert_nonnull (strstr (text, "captain"));
  g_assert_null (strstr (text, "letter"));
  g_assert_null (strstr (text, "Boats and piers"));
  g_assert_null (none);
  g_assert_cmpstr (without, ==, "<div     >a</div     >");
  g_assert_null (nothing);
}

/* Cuts, doubles and scrambles pages; each is a draft or an error. */
static void
test_any_bytes (void)
{
  static const char * const bits[] = { "<table>", "<tr><td>", "</div>", "<", "<!--", "\xff", "&#x0;", "<noscript>", "<script type='application/json'>[{", "<p",
                                       "class='related'", "\"", "</article>", "<br><br>", "<form>", "<li>" };
  guint rounds = g_test_slow () ? 20000 : 1500;

  for (guint round = 0; round < rounds; round++)
    {
      g_autoptr (GString) page = g_string_new (NULL);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierDraft) draft = NULL;

      for (guint i = 0; i < 3; i++)
        g_string_append (page, page_cases[g_test_rand_int_range (0, G_N_ELEMENTS (page_cases))].markup);
      for (gint i = g_test_rand_int_range (0, 12); i > 0; i--)
        {
          gsize at = g_test_rand_int_range (0, (gint) page->len);

          if (g_test_rand_bit ())
            g_string_insert (page, (gssize) at, bits[g_test_rand_int_range (0, G_N_ELEMENTS (bits))]);
          else
            page->str[at] = (char) g_test_rand_int_range (0, 256);
        }
      g_string_truncate (page, g_test_rand_int_range (1, (gint) page->len));
      bytes = g_bytes_new (page->str, page->len);
      draft = dossier_import_read (bytes, "page.html", NULL, &error);
      g_assert_true ((draft != NULL) != (error != NULL));
      g_assert_true (draft == NULL || g_utf8_validate (draft->text, -1, NULL));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (page_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/import/pages/%s", page_cases[i].name);

      g_test_add_data_func (path, &page_cases[i], test_page);
    }
  g_test_add_func ("/import/pages/densest", test_densest);
  g_test_add_func ("/import/pages/densest-of-nothing", test_densest_of_nothing);
  g_test_add_func ("/import/pages/linked", test_linked);
  g_test_add_func ("/import/pages/plain-text", test_plain_text);
  g_test_add_func ("/import/pages/state", test_state);
  g_test_add_func ("/import/pages/any-bytes", test_any_bytes);
  return g_test_run ();
}
