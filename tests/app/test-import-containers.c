/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Hostile and odd files that hold others: each gives parts or an error, in time and memory that its size explains, and
 * what is told of a part is true. The files are made here, so that they may be large.
 */

#define G_LOG_DOMAIN "dossier-test"

#include "zip-build.h"

#include "dossier-import-read.h"

#include <string.h>

typedef struct
{
  guint drafts;
  guint reasons;
  guint stop_after;
  char *title;       /* (owned) (nullable): of the first */
  char *text;        /* (owned) (nullable): likewise */
  char *reason;      /* (owned) (nullable): the last */
  GPtrArray *parts;  /* (owned) (element-type utf8) */
} Seen;

static void
seen_clear (Seen *seen)
{
  g_free (seen->title);
  g_free (seen->text);
  g_free (seen->reason);
  g_clear_pointer (&seen->parts, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Seen, seen_clear)

static gboolean
see_cb (DossierFound *found,
        gpointer      user_data)
{
  g_autoptr (DossierFound) own = found;
  Seen *seen = user_data;

  if (seen->parts == NULL)
    seen->parts = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (seen->parts, g_strdup (own->part != NULL ? own->part : ""));
  if (own->draft != NULL)
    {
      seen->drafts++;
      g_assert_true (g_utf8_validate (own->draft->text, -1, NULL));
      if (seen->title == NULL)
        {
          seen->title = g_strdup (own->draft->title);
          seen->text = g_strdup (own->draft->text);
        }
    }
  else
    {
      g_assert_nonnull (own->reason);
      seen->reasons++;
      g_free (seen->reason);
      seen->reason = g_strdup (own->reason);
    }
  return seen->stop_after == 0 || seen->drafts < seen->stop_after;
}

static gboolean
look (GString    *content,
      const char *name,
      Seen       *seen)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (content->str, content->len);
  g_autoptr (GError) error = NULL;
  gboolean done = dossier_import_read_all (bytes, name, NULL, see_cb, seen, &error);

  g_assert_true (done == (error == NULL));
  if (error != NULL)
    {
      g_free (seen->reason);
      seen->reason = g_strdup (error->message);
    }
  return done;
}

static GString *
new_mail (const char *more)
{
  return g_string_new (more != NULL ? more : "From: Ann Example <ann@example.org>\nSubject: Words\nDate: Tue, 7 May 2019 10:00:00 +0200\n"
                                             "Message-ID: <1@example.org>\nMIME-Version: 1.0\n");
}

/* What is more than a message may have is told of, with how much it is. */
static void
test_many_attachments (void)
{
  g_autoptr (GString) mail = new_mail (NULL);
  g_auto (Seen) seen = { 0 };

  g_string_append (mail, "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nThe words of this message are few.\n");
  for (guint i = 0; i < 530; i++)
    g_string_append_printf (mail, "--b\nContent-Type: text/plain; name=\"%u.txt\"\nContent-Disposition: attachment; filename=\"%u.txt\"\n\n"
                                  "Report %u says that the river was calm.\n", i, i, i);
  g_string_append (mail, "--b--\n");
  g_assert_true (look (mail, "many.eml", &seen));
  g_assert_cmpuint (seen.drafts, ==, 501);
  g_assert_cmpuint (seen.reasons, ==, 1);
  g_assert_nonnull (strstr (seen.reason, "30 parts"));
}

/* What Outlook packed is told of, since there may be articles in it; the message itself is read. */
static void
test_winmail (void)
{
  static const char * const heads[] = {
    "Content-Type: application/ms-tnef; name=winmail.dat\nContent-Disposition: attachment; filename=winmail.dat\n",
    "Content-Type: application/vnd.ms-tnef\n",
    "Content-Type: application/octet-stream\nContent-Disposition: attachment; filename=WINMAIL.DAT\n",
  };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (heads); i++)
    {
      g_autoptr (GString) mail = new_mail (NULL);
      g_auto (Seen) seen = { 0 };
      gboolean has_text = i < G_N_ELEMENTS (heads);

      g_string_append (mail, "Content-Type: multipart/mixed; boundary=b\n\n");
      if (has_text)
        g_string_append (mail, "--b\nContent-Type: text/plain\n\nThe words of this message are few.\n");
      /* The signature, a key, and nothing more. */
      g_string_append_printf (mail, "--b\n%sContent-Transfer-Encoding: base64\n\neJ8+IgEAAQYAAAAAAAA=\n--b--\n", heads[i % G_N_ELEMENTS (heads)]);
      g_assert_true (look (mail, "outlook.eml", &seen));
      g_assert_cmpuint (seen.drafts, ==, has_text);
      g_assert_cmpuint (seen.reasons, ==, 1);
      g_assert_cmpint (g_ascii_strcasecmp (g_ptr_array_index (seen.parts, has_text), "winmail.dat"), ==, 0);
      g_assert_nonnull (strstr (seen.reason, "winmail.dat"));
    }
}

/* Attachments of one name are told apart. */
static void
test_same_names (void)
{
  g_autoptr (GString) mail = new_mail (NULL);
  g_auto (Seen) seen = { 0 };

  g_string_append (mail, "Content-Type: multipart/mixed; boundary=b\n\n");
  for (guint i = 0; i < 5000; i++)
    g_string_append (mail, "--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nThe same words in each of them.\n");
  g_string_append (mail, "--b--\n");
  g_assert_true (look (mail, "many.eml", &seen));
  g_assert_cmpuint (seen.drafts, ==, 500);
  g_assert_cmpstr (g_ptr_array_index (seen.parts, 0), ==, "a.txt");
  g_assert_cmpstr (g_ptr_array_index (seen.parts, 1), ==, "2 a.txt");
}

/* A message within a file that tells its size, cut off or told wrongly. */
static void
test_counted (void)
{
  static const char * const firsts[] = { "999999\n", "3\n", "0\n", "-5\n", "99999999999\n", "80" };

  for (guint i = 0; i < G_N_ELEMENTS (firsts); i++)
    {
      g_autoptr (GString) mail = new_mail (NULL);
      g_auto (Seen) seen = { 0 };

      g_string_append (mail, "\nThe text of the message is short, and it is still found.\n");
      g_string_prepend (mail, firsts[i]);
      look (mail, "a.emlx", &seen);
      if (i == 0)
        g_assert_cmpstr (seen.title, ==, "Words");
    }
}

/* What is not read says what it is and what to do. */
static void
test_refusals (void)
{
  static const struct { const char *name, *start; gsize length; const char *words; } files[] = {
    { "mail.msg", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0_\0_\0s\0u\0b\0s\0t\0g\0001\0.\0000\0_\0", 34, ".eml" },
    { "box.pst", "!BDN\x01\x02\x03\x04\0\0SM", 12, ".mbox" },
    { "winmail.dat", "\x78\x9f\x3e\x22\x01\0\x01\x06", 8, "winmail.dat" },
    { "a.7z", "7z\xbc\xaf\x27\x1c\0\x04", 8, "unpack it" },
    { "a.rar", "Rar!\x1a\x07\x01\0", 8, "unpack it" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GString) file = g_string_new_len (files[i].start, (gssize) files[i].length);
      g_auto (Seen) seen = { 0 };

      for (guint j = 0; j < 200; j++)
        g_string_append_c (file, (char) (j % 7));
      g_assert_false (look (file, files[i].name, &seen));
      g_assert_nonnull (strstr (seen.reason, files[i].words));
      g_assert_true (dossier_import_is_candidate (files[i].name));
    }
}

static void
test_long_headers (void)
{
  g_autoptr (GString) mail = new_mail ("Subject: ");
  g_auto (Seen) seen = { 0 };

  for (guint i = 0; i < 100000; i++)
    g_string_append (mail, i % 7 == 6 ? "\n =?utf-8?Q?w=C3=B6rter?=" : "much words");
  g_string_append (mail, "\nFrom: ");
  for (guint i = 0; i < 20000; i++)
    g_string_append (mail, "\"Ann\" <ann@example.org>, ");
  g_string_append (mail, "\nMessage-ID: <1@example.org>\n\nThe text of the message is short, and it is still found.\n");
  g_assert_true (look (mail, "long.eml", &seen));
  g_assert_cmpuint (seen.drafts, ==, 1);
  g_assert_nonnull (strstr (seen.text, "still found"));
}

static void
test_many_headers (void)
{
  g_autoptr (GString) mail = new_mail (NULL);
  g_auto (Seen) seen = { 0 };

  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (mail, "X-Line-%u: value\n", i);
  g_string_append (mail, "\nThe text of the message is short, and it is still found.\n");
  g_assert_true (look (mail, "many.eml", &seen));
  g_assert_cmpstr (seen.title, ==, "Words");
}

static void
test_nested_parts (void)
{
  g_autoptr (GString) mail = new_mail (NULL);
  g_auto (Seen) seen = { 0 };

  for (guint i = 0; i < 900; i++)
    g_string_append_printf (mail, "Content-Type: multipart/mixed; boundary=\"b%u\"\n\n--b%u\n", i, i);
  g_string_append (mail, "Content-Type: text/plain\n\nToo deep for anyone to have put it there.\n");
  look (mail, "nested.eml", &seen);
  g_assert_cmpuint (seen.drafts, ==, 0);
  for (guint i = 900; i < 10000; i++)
    g_string_append_printf (mail, "Content-Type: multipart/mixed; boundary=\"b%u\"\n\n--b%u\n", i, i);
  g_assert_false (look (mail, "nested.eml", &seen));
  g_assert_nonnull (strstr (seen.reason, "too many parts"));
}

/* A message within a message within … is a part each, until it is too deep. */
static void
test_nested_messages (void)
{
  g_autoptr (GString) mail = g_string_new (NULL);
  g_auto (Seen) seen = { 0 };

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (mail, "From: a@example.org\nSubject: Level %u\nMessage-ID: <%u@example.org>\n"
                                  "MIME-Version: 1.0\nContent-Type: message/rfc822\n\n", i, i);
  g_string_append (mail, "Subject: End\n\nWords.\n");
  look (mail, "messages.eml", &seen);
  g_assert_cmpuint (seen.drafts, ==, 0);
  g_assert_cmpuint (seen.reasons, <=, 2);
  g_assert_nonnull (seen.reason);
}

static void
test_bad_base64 (void)
{
  g_autoptr (GString) mail = new_mail (NULL);
  g_auto (Seen) seen = { 0 };

  g_string_append (mail, "Content-Type: text/plain; charset=no-such-set\nContent-Transfer-Encoding: base64\n\n");
  for (guint i = 0; i < 100000; i++)
    g_string_append_c (mail, (char) (33 + i * 7 % 94));
  look (mail, "bad.eml", &seen);
  g_assert_cmpuint (seen.drafts + (seen.reason != NULL ? 1 : 0), >=, 1);
}

static void
test_quoting (void)
{
  g_autoptr (GString) mail = new_mail (NULL);
  g_auto (Seen) seen = { 0 };

  g_string_append_c (mail, '\n');
  for (guint i = 0; i < 20000; i++)
    {
      for (guint j = 0; j < i % 200; j++)
        g_string_append_c (mail, '>');
      g_string_append (mail, "From: words\n");
    }
  look (mail, "quoting.eml", &seen);
  g_assert_cmpuint (seen.drafts + (seen.reason != NULL ? 1 : 0), >=, 1);
}

/* Lines of letters are no envelopes, whatever follows them. */
static void
test_from_in_bodies (void)
{
  static const char * const lines[] = {
    "From the harbour: nothing.\n", "\nFrom here on nobody knows.\nNote: not even they.\n", "\nFrom 10:30 on it rained\nuntil noon.\n",
    "text\nFrom a@b Tue Mar 12 08:41:12 2024\nSubject: no blank line before\n",
  };
  g_autoptr (GString) box = g_string_new (NULL);
  g_auto (Seen) seen = { 0 };

  for (guint i = 0; i < 400; i++)
    g_string_append_printf (box, "From a@example.org Tue Mar 12 08:41:12 2024\nFrom: Ann Example <a@example.org>\nSubject: Number %u\n"
                                 "Message-ID: <%u@example.org>\n\nThe report says that it rained all day.\n%s\n", i, i, lines[i % 4]);
  g_assert_true (look (box, "Inbox", &seen));
  g_assert_cmpuint (seen.drafts, ==, 400);
  g_assert_cmpstr (g_ptr_array_index (seen.parts, 399), ==, "400");
}

static void
test_stop (void)
{
  g_autoptr (GString) box = g_string_new (NULL);
  g_auto (Seen) seen = { .stop_after = 3 };

  for (guint i = 0; i < 50; i++)
    g_string_append_printf (box, "From - Tue Mar 12 08:41:12 2024\nSubject: Number %u\nFrom: b@example.org\n\nIt rained all day.\n\n", i);
  g_assert_true (look (box, "box.mbox", &seen));
  g_assert_cmpuint (seen.drafts, ==, 3);
}

static void
test_text_like_mail (void)
{
  static const char * const texts[] = {
    "From: the harbour\n\nThe ships left at noon, said the master of the harbour, who had counted them.\n",
    "Date: 2024-03-01\nTitle: Ships\n\nThe ships left at noon, said the master of the harbour, who had counted them.\n",
    "From Tuesday on: ships\n\nThe ships left at noon, said the master of the harbour, who had counted them.\n",
    "Subject: ships\nThe ships left at noon, said the master of the harbour.\nDate: unknown\nFrom: unknown\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (DossierDraft) draft = dossier_import_read (bytes, "ships.txt", NULL, NULL);

      g_assert_nonnull (draft);
      g_assert_true (g_str_has_prefix (draft->media_type, "text/"));
    }
}

static GBytes *
pack (const char *name,
      GBytes     *content)
{
  ZipBuild *build = zip_build_new ();

  zip_build_add (build, name, g_bytes_get_data (content, NULL), g_bytes_get_size (content), TRUE);
  return zip_build_close (build);
}

static void
test_nested_archives (void)
{
  static const char words[] = "A lone note\n\nThe note lies deep in archives, where nobody will look for it.\n";
  g_auto (Seen) seen = { 0 };
  g_auto (Seen) deep = { 0 };
  g_autoptr (GBytes) bytes = g_bytes_new_static (words, sizeof words - 1);

  for (guint i = 0; i < 12; i++)
    {
      g_autoptr (GBytes) packed = pack (i == 0 ? "note.txt" : "inner.zip", bytes);

      g_bytes_unref (bytes);
      bytes = g_steal_pointer (&packed);
      if (i == 3)
        {
          g_assert_true (dossier_import_read_all (bytes, "a.zip", NULL, see_cb, &seen, NULL));
          g_assert_cmpuint (seen.drafts, ==, 1);
          g_assert_cmpstr (g_ptr_array_index (seen.parts, 0), ==, "inner.zip/inner.zip/inner.zip/note.txt");
        }
    }
  g_assert_true (dossier_import_read_all (bytes, "a.zip", NULL, see_cb, &deep, NULL));
  g_assert_cmpuint (deep.drafts, ==, 0);
  g_assert_nonnull (strstr (deep.reason, "too deep"));
}

static void
test_bombs (void)
{
  gsize length = 60 * 1024 * 1024;
  g_autoptr (GBytes) zeros = g_bytes_new_take (g_malloc0 (length), length);
  g_autoptr (GBytes) packed = pack ("zeros.txt", zeros);
  g_autoptr (GError) error = NULL;
  g_auto (Seen) seen = { 0 };
  g_autoptr (GConverter) deflater = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr (GString) gz = g_string_sized_new (length / 100);
  gsize taken, given;

  dossier_import_read_all (packed, "bomb.zip", NULL, see_cb, &seen, &error);
  g_assert_cmpuint (seen.drafts, ==, 0);
  g_string_set_size (gz, length / 100);
  memcpy ((char *) g_bytes_get_data (zeros, NULL), "WARC/1.0\r\nContent-Length: 1\r\n\r\n", 31);
  g_assert_cmpint (g_converter_convert (deflater, g_bytes_get_data (zeros, NULL), length, gz->str, gz->len,
                                        G_CONVERTER_INPUT_AT_END, &taken, &given, NULL), ==, G_CONVERTER_FINISHED);
  g_string_set_size (gz, given);
  look (gz, "bomb.warc.gz", &seen);
  g_assert_cmpuint (seen.drafts, ==, 0);
  g_assert_nonnull (seen.reason);
  memcpy ((char *) g_bytes_get_data (zeros, NULL), "\0\0\0\0\0", 5);
  look (gz, "bomb.txt.gz", &seen);
  g_assert_cmpuint (seen.drafts, ==, 0);
}

static void
add_record (GString    *warc,
            const char *type,
            const char *length,
            const char *content)
{
  g_string_append_printf (warc, "WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: https://example.org/a\r\nWARC-Date: 2024-03-01T00:00:00Z\r\n"
                                "Content-Type: application/http\r\nContent-Length: %s\r\n\r\n%s\r\n\r\n", type, length, content);
}

/* Wrong lengths lose their own record at most one more; a page behind them is still found. */
static void
test_lying_records (void)
{
  static const char page[] = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><article><h1>Ships</h1>"
                             "<p>The ships left at noon, said the master of the harbour, who had counted them twice.</p></article></body></html>";
  static const char * const lengths[] = { "0", "-5", "99999999999999999999", "words", "3", "18446744073709551615", "" };
  g_autofree char *size = g_strdup_printf ("%" G_GSIZE_FORMAT, strlen (page));

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr (GString) warc = g_string_new (NULL);
      g_auto (Seen) seen = { 0 };

      add_record (warc, "response", lengths[i], page);
      add_record (warc, "response", size, page);
      g_test_message ("%s", lengths[i]);
      g_assert_true (look (warc, "a.warc", &seen));
      g_assert_cmpuint (seen.drafts, ==, 1);
      g_assert_cmpstr (seen.title, ==, "Ships");
    }
}

static void
test_endless_records (void)
{
  g_autoptr (GString) warc = g_string_new (NULL);
  g_auto (Seen) seen = { 0 };

  while (warc->len < 8 * 1024 * 1024)
    g_string_append (warc, "WARC/1.0\n");
  g_assert_false (look (warc, "a.warc", &seen));
}

/* Every offset of a binary list may lie: the trailer is written over with all kinds of numbers. */
static void
test_lying_list (void)
{
  static const guint8 numbers[] = { 0, 1, 2, 7, 8, 9, 0x7f, 0x80, 0xff };
  guint8 list[] = "bplist00\xd1\x01\x02\x5fWebMainResource\xd1\x01\x02\x08\x0b\x1b\0\0\0\0\0\0\1\1\0\0\0\0\0\0\0\3\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x1e";

  for (gsize at = 8; at < sizeof list - 1; at++)
    for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
      {
        guint8 before = list[at];
        g_autoptr (GBytes) bytes = NULL;
        g_autoptr (GError) error = NULL;

        list[at] = numbers[i];
        bytes = g_bytes_new (list, sizeof list - 1);
        g_assert_null (dossier_import_read (bytes, "a.webarchive", NULL, &error));
        g_assert_nonnull (error);
        list[at] = before;
      }
}

static void
test_max_bytes (void)
{
  static const char * const large[] = { "Inbox", "/a/b.c/Sent", "a.mbox", "a.warc", "a.WARC.GZ", "a.zip", "a.tar" };
  static const char * const small[] = { "a.txt", "a.html", "a.eml", "a.mhtml" };

  for (guint i = 0; i < G_N_ELEMENTS (large); i++)
    g_assert_cmpuint (dossier_import_max_bytes (large[i]), ==, DOSSIER_IMPORT_MAX_LARGE_BYTES);
  for (guint i = 0; i < G_N_ELEMENTS (small); i++)
    g_assert_cmpuint (dossier_import_max_bytes (small[i]), ==, DOSSIER_IMPORT_MAX_BYTES);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/containers/many-attachments", test_many_attachments);
  g_test_add_func ("/import/containers/winmail", test_winmail);
  g_test_add_func ("/import/containers/same-names", test_same_names);
  g_test_add_func ("/import/containers/counted", test_counted);
  g_test_add_func ("/import/containers/refusals", test_refusals);
  g_test_add_func ("/import/containers/long-headers", test_long_headers);
  g_test_add_func ("/import/containers/many-headers", test_many_headers);
  g_test_add_func ("/import/containers/nested-parts", test_nested_parts);
  g_test_add_func ("/import/containers/nested-messages", test_nested_messages);
  g_test_add_func ("/import/containers/bad-base64", test_bad_base64);
  g_test_add_func ("/import/containers/quoting", test_quoting);
  g_test_add_func ("/import/containers/from-in-bodies", test_from_in_bodies);
  g_test_add_func ("/import/containers/stop", test_stop);
  g_test_add_func ("/import/containers/text-like-mail", test_text_like_mail);
  g_test_add_func ("/import/containers/nested-archives", test_nested_archives);
  g_test_add_func ("/import/containers/bombs", test_bombs);
  g_test_add_func ("/import/containers/lying-records", test_lying_records);
  g_test_add_func ("/import/containers/endless-records", test_endless_records);
  g_test_add_func ("/import/containers/lying-list", test_lying_list);
  g_test_add_func ("/import/containers/max-bytes", test_max_bytes);
  return g_test_run ();
}
