/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Real articles, as dirty as analysts get them, where a collection of them is at hand. None of their text is kept
 * here: fields are compared, and paragraphs by the first sixteen digits of their SHA-256.
 */

#define G_LOG_DOMAIN "dossier-test"

#include "dossier-import-read.h"

#include <string.h>

typedef struct
{
  const char *file;
  const char *title;  /* digest */
  const char *byline;
  const char *date;
  const char *agency;
  const char *source;
  guint uncertain;    /* DossierArticleField bits that have to be among the uncertain */
  const char *body;   /* digests of its paragraphs */
} Expected;

static const Expected articles[] = {
  { "000_69a689348125f247.txt", "e66217fe0dca0a29", "AFP", "2022-02-11", "AFP", "The Moscow Times", DOSSIER_FIELD_SOURCE,
    "3750585b6319a8dc dd9e2629d58856e1 50e2e11fa97840a5 3853c29071c954e2 db7c174acabca3c7 a645a1a01eb4690e "
    "a30147db07eacc76 b44a7c4bde05452b d7f23e4e8d898838 22efd6fd7a142f55 " },
  { "001_26077f4a43a9c7e8.txt", "ccdba498f7884b99", NULL, "2022-02-10", NULL, NULL, DOSSIER_FIELD_DATE,
    "b6f25dc9c18b9967 2ecf89c23b1af017 7edd93d290b3e123 b617cf85bca2ab4b 367d5140d69324f7 2bc63bb9667bc5ba "
    "fd5bb2ec61af2a66 39c67f7596b5a25f 1311f6ae44eb6a8e 0afdfe73d5b834b6 715ecaa813227bef " },
  { "002_98df15422c053175.txt", "21ea47363331ee25", NULL, NULL, NULL, "Al Jazeera", 0,
    "e6a48bee69821d9b 4ffb99c382ab8f8e 358f63410c6b4150 42470c4d25b66b52 5afdb7093be15964 7ec09af021d6e765 "
    "2a4680601bf5a8fe 739f823690b0e984 ec7ed1758a3bb3df 377774eaebb14f15 1d730e4a56cc0a27 c109971eb0a76469 "
    "4defe144dd1b658d 064cf0f6e6b24cea a9ba99160eb920c7 ae7bdabf049cccbb 1b5444dd69e9b6aa 3b8e215d4fc2e847 "
    "1478e0c3988e4087 f4a46ed1db88ad06 ba0cb930f06cb84d 5ae29889a11a9f29 " },
  { "003_3fc1c44a0ecd9090.txt", "c3884b7624fb02b3", NULL, NULL, NULL, NULL, 0,
    "759436b095447b55 53abde3ca79b5928 87c0a4b7be56a52d ca72c0ab3836ff68 ea3a0263b71c07a5 7e049079c080bbed "
    "94349635d76e31a0 61416fc38967e87c 67196ca0fc446eae c5bfd4eeffa9307a f91dd741b44bc9cc 2a10942ac8377823 "
    "c9f2b5907265252f " },
  { "004_7d91667dab803012.txt", "cef99fca71e7e362", "Lolita C. Baldor", NULL, NULL, "Pittsburgh Post-Gazette", 0,
    "fd1766d6d6da3802 1b70c551eca74a86 2ddc35151d019c39 0a41a5982146ec5e 64cf12786eb4cc4d 149907bd480b1684 "
    "367dcb955e8b1ffe 86eb2ae836365641 d9454aef84cbcfbc " },
};

static char *
digest_of (const char *text,
           gssize      length)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, length);

  return g_strndup (digest, 16);
}

static char *
digests_of_body (DossierDraft *draft)
{
  g_autofree char *body = dossier_blocks_body (draft->text, draft->blocks);
  g_auto (GStrv) paragraphs = g_strsplit (body, "\n\n", -1);
  GString *digests = g_string_new (NULL);

  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      g_autofree char *digest = digest_of (paragraphs[i], -1);

      g_string_append_printf (digests, "%s ", digest);
    }
  return g_string_free (digests, FALSE);
}

static void
test_article (gconstpointer data)
{
  const Expected *expected = data;
  const char *folder = g_getenv ("DOSSIER_TEST_ARTICLES");
  g_autofree char *path = folder != NULL ? g_build_filename (folder, expected->file, NULL) : NULL;
  g_autofree char *content = NULL, *title = NULL, *body = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DossierDraft) draft = NULL;
  gsize length;

  if (path == NULL || !g_file_get_contents (path, &content, &length, NULL))
    {
      g_test_skip ("the collection is not there");
      return;
    }
  bytes = g_bytes_new (content, length);
  draft = dossier_import_read (bytes, path, NULL, &error);
  g_assert_no_error (error);
  title = digest_of (draft->title, -1);
  body = digests_of_body (draft);
  g_assert_cmpstr (title, ==, expected->title);
  g_assert_cmpstr (draft->byline, ==, expected->byline);
  g_assert_cmpstr (draft->date, ==, expected->date);
  g_assert_cmpstr (draft->agency, ==, expected->agency);
  g_assert_null (draft->changed);
  g_assert_cmpstr (draft->source, ==, expected->source);
  g_assert_cmpstr (draft->language, ==, "en");
  g_assert_cmpuint (dossier_draft_uncertain (draft) & expected->uncertain, ==, expected->uncertain);
  g_assert_cmpstr (body, ==, expected->body);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    {
      g_autofree char *path = g_strdup_printf ("/import/articles/%u", i);

      g_test_add_data_func (path, &articles[i], test_article);
    }
  return g_test_run ();
}
