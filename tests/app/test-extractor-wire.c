/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The answer of a reader as a stranger may forge it: what is right comes through whole, what is wrong is refused, and
 * no bytes whatever do harm. Seeds are printed by the test library.
 */

#define G_LOG_DOMAIN "dossier-test"

#include "dossier-wire-private.h"
#include "draft-text.h"
#include "extract-attack.h"

#include <string.h>

#include "dossier-extractor.h"
#include "dossier-text.h"

#define FORGED_FRAMES 20000
#define FORGED_ANSWERS 150

static const char *
keep_cb (const char *word,
         gpointer    user_data)
{
  return g_intern_string (word);
}

static DossierFound *
new_found (void)
{
  DossierFound *found = g_new0 (DossierFound, 1);
  DossierDraft *draft = dossier_draft_new ();

  found->draft = draft;
  found->part = g_strdup ("letters.mbox/3/annex.html");
  found->own = strlen ("letters.mbox/3");
  found->file_name = g_strdup ("annex.html");
  draft->title = g_strdup ("Zwölf Brücken über die Sorn");
  draft->byline = g_strdup ("Lena Hartwig, Tomás Ibarra");
  draft->date = g_strdup ("2021-11-04T09:30:00+01:00");
  draft->date_words = g_strdup ("Donnerstag, 4. November");
  draft->source = g_strdup ("Lomarer Post");
  draft->url = g_strdup ("https://post.example/zwoelf");
  draft->language = g_strdup ("de-AT");
  draft->agency = g_strdup ("dpa");
  draft->changed = g_strdup ("2021-11-05~");
  draft->text = g_strdup ("Zwölf Brücken über die Sorn\n\nSie stehen seit dem Frühjahr. 橋\n\nMehr dazu");
  draft->media_type = g_strdup ("text/html");
  draft->extractor = "html/7";
  dossier_draft_add_block (draft, 0, 27, DOSSIER_BLOCK_TITLE);
  dossier_draft_add_block (draft, 29, 60, DOSSIER_BLOCK_BODY);
  dossier_draft_add_block (draft, 62, 71, DOSSIER_BLOCK_FURNITURE);
  dossier_draft_add_field (draft, DOSSIER_FIELD_TITLE, "Zwölf Brücken über die Sorn", "json-ld", 90);
  dossier_draft_add_field (draft, DOSSIER_FIELD_TITLE, "annex", "file", 0);
  dossier_draft_add_field (draft, DOSSIER_FIELD_CHANGED, "2021-11-05~", "meta", 100);
  return found;
}

static void
test_round_trip (void)
{
  g_autoptr (DossierFound) found = new_found ();
  g_autoptr (GBytes) original = g_bytes_new_static ("<p>", 3);
  g_autoptr (GBytes) payload = dossier_wire_encode_found (found, TRUE);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFound) back = dossier_wire_decode_found (payload, original, keep_cb, NULL, &error);
  g_autofree char *before = NULL, *after = NULL;

  g_assert_no_error (error);
  before = draft_to_text (found->draft);
  after = draft_to_text (back->draft);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (back->draft->agency, ==, "dpa");
  g_assert_cmpstr (back->draft->changed, ==, "2021-11-05~");
  g_assert_cmpstr (back->part, ==, found->part);
  g_assert_cmpuint (back->own, ==, found->own);
  g_assert_cmpstr (back->file_name, ==, found->file_name);
  g_assert_true (back->bytes == original);
  g_assert_null (back->reason);
}

static void
test_rejection (void)
{
  DossierFound found = { .part = (char *) "4", .reason = (char *) "es fehlt" };
  g_autoptr (GBytes) payload = dossier_wire_encode_found (&found, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFound) back = dossier_wire_decode_found (payload, NULL, keep_cb, NULL, &error);

  g_assert_no_error (error);
  g_assert_null (back->draft);
  g_assert_cmpstr (back->reason, ==, "es fehlt");
}

static void
test_request (void)
{
  const DossierImportOptions options = { "https://a.example/", "title=Headline", TRUE };
  g_autoptr (GBytes) request = dossier_wire_encode_request ("gr\xfc" "n.csv", &options);
  DossierImportOptions back = { NULL, NULL, FALSE };
  g_autofree char *name = NULL;

  g_assert_true (dossier_wire_decode_request (request, &name, &back));
  g_assert_cmpstr (name, ==, "gr\xef\xbf\xbdn.csv");
  g_assert_cmpstr (back.url_hint, ==, options.url_hint);
  g_assert_cmpstr (back.columns, ==, options.columns);
  g_assert_true (back.chapters);
  g_free ((char *) back.url_hint);
  g_free ((char *) back.columns);
}

static void
replace (char      **field,
         const char *value)
{
  g_free (*field);
  *field = g_strdup (value);
}

/* One lie each. */
static void
tell_lie (DossierFound *found,
          guint         lie)
{
  DossierDraft *draft = found->draft;
  DossierBlock *blocks = (DossierBlock *) (void *) draft->blocks->data;
  DossierFieldValue *fields = (DossierFieldValue *) (void *) draft->fields->data;

  switch (lie)
    {
    case 0: replace (&draft->date, "2021-13-04"); break;
    case 1: replace (&draft->date, "yesterday"); break;
    case 2: replace (&draft->changed, "2021/2020"); break;
    case 3: replace (&draft->url, "javascript:alert(1)"); break;
    case 4: replace (&draft->url, "file:///etc/passwd"); break;
    case 5: replace (&draft->language, "de<b>"); break;
    case 6: replace (&draft->media_type, "text/html\n"); break;
    case 7: replace (&draft->text, ""); break;
    case 8: replace (&draft->text, "Zeile\rZeile, die lang genug ist, dass alle Teile noch hineinpassen, also sehr lang"); break;
    case 9: replace (&draft->text, "Zu kurz"); break;
    case 10: blocks[1].start = 20; break;
    case 11: blocks[1].end = 29; break;
    case 12: blocks[2].end = 72; break;
    case 13: blocks[2].end = G_MAXUINT; break;
    case 14: blocks[0].role = 99; break;
    case 15: fields[0].confidence = 101; break;
    case 16: fields[0].confidence = -1; break;
    case 17: fields[0].field = DOSSIER_FIELD_TITLE | DOSSIER_FIELD_DATE; break;
    case 18: fields[0].field = 1 << 20; break;
    case 19: fields[0].origin = "a very long word for where it was"; break;
    case 20: fields[0].origin = "<b>"; break;
    case 21: draft->extractor = "html/1; rm"; break;
    case 22: found->own = 1000; break;
    case 23: found->reason = g_strdup ("both"); break;
    case 24: g_clear_pointer (&found->draft, dossier_draft_free); break;
    case 25: replace (&draft->title, ""); break;
    case 26: replace (&draft->byline, ""); break;
    case 27: replace (&found->part, ""); break;
    case 28: blocks[0] = blocks[2]; break;
    default: g_assert_not_reached ();
    }
}

static void
test_lies (void)
{
  for (guint lie = 0; lie <= 28; lie++)
    {
      g_autoptr (DossierFound) found = new_found ();
      g_autoptr (GBytes) payload = NULL;
      g_autoptr (GError) error = NULL;

      tell_lie (found, lie);
      payload = dossier_wire_encode_found (found, FALSE);
      g_assert_null (dossier_wire_decode_found (payload, NULL, keep_cb, NULL, &error));
      g_test_message ("%u: %s", lie, error->message);
      g_assert_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_STOPPED);
    }
}

/* Too long for what it is. */
static void
test_long (void)
{
  g_autofree char *words = g_strnfill (100000, 'a');

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (DossierFound) found = new_found ();
      g_autoptr (GBytes) payload = NULL;
      char **places[] = { &found->draft->title, &found->draft->byline, &found->part, &found->file_name };

      replace (places[i], words);
      payload = dossier_wire_encode_found (found, FALSE);
      g_assert_null (dossier_wire_decode_found (payload, NULL, keep_cb, NULL, NULL));
    }
}

static void
test_original_missing (void)
{
  g_autoptr (DossierFound) found = new_found ();
  g_autoptr (GBytes) payload = dossier_wire_encode_found (found, TRUE);

  g_assert_null (dossier_wire_decode_found (payload, NULL, keep_cb, NULL, NULL));
}

static void
test_errors (void)
{
  g_autoptr (GError) error = g_error_new_literal (DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_ENCODING, "kein Text");
  g_autoptr (GBytes) payload = dossier_wire_encode_error (error);
  g_autoptr (GError) back = dossier_wire_decode_error (payload);
  g_autoptr (GError) forged = g_error_new_literal (DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_REFUSED, "not theirs to say");
  g_autoptr (GBytes) other = dossier_wire_encode_error (forged);
  g_autoptr (GBytes) rubbish = g_bytes_new_static ("\1\2\3", 3);

  g_assert_error (back, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_ENCODING);
  g_assert_cmpstr (back->message, ==, "kein Text");
  g_assert_null (dossier_wire_decode_error (other));
  g_assert_null (dossier_wire_decode_error (rubbish));
}

/* Whatever was let through can be used. */
static void
assert_sound (const DossierFound *found)
{
  const DossierDraft *draft = found->draft;
  guint at = 0;

  g_assert_true (found->part == NULL || g_utf8_validate (found->part, -1, NULL));
  g_assert_true ((draft == NULL) == (found->reason != NULL));
  if (draft == NULL)
    return;
  g_assert_true (g_utf8_validate (draft->text, -1, NULL));
  g_assert_true (g_utf8_validate (draft->title, -1, NULL));
  for (guint i = 0; i < draft->blocks->len; i++)
    {
      const DossierBlock *block = &g_array_index (draft->blocks, DossierBlock, i);

      g_assert_cmpuint (block->start, >=, at);
      g_assert_cmpuint (block->end, >, block->start);
      at = block->end;
    }
  g_assert_cmpuint (at, <=, dossier_text_length (draft->text));
}

/* Changes, cuts and repeats some bytes. */
static GBytes *
forge (GBytes *bytes)
{
  gsize length;
  const guint8 *from = g_bytes_get_data (bytes, &length);
  g_autoptr (GByteArray) forged = g_byte_array_new ();
  guint changes = g_test_rand_int_range (1, 6);

  g_byte_array_append (forged, from, length);
  for (guint i = 0; i < changes && forged->len > 1; i++)
    {
      guint at = g_test_rand_int_range (0, forged->len);

      switch (g_test_rand_int_range (0, 4))
        {
        case 0: forged->data[at] = g_test_rand_int_range (0, 256); break;
        case 1: forged->data[at] ^= 1 << g_test_rand_int_range (0, 8); break;
        case 2: g_byte_array_set_size (forged, at); break;
        default: g_byte_array_append (forged, from, MIN (length, at)); break;
        }
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&forged));
}

static void
test_forged_frames (void)
{
  g_autoptr (DossierFound) found = new_found ();
  g_autoptr (GBytes) payload = dossier_wire_encode_found (found, FALSE);

  for (guint i = 0; i < FORGED_FRAMES; i++)
    {
      g_autoptr (GBytes) forged = forge (payload);
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierFound) back = dossier_wire_decode_found (forged, NULL, keep_cb, NULL, &error);

      g_assert_true ((back == NULL) == (error != NULL));
      if (back != NULL)
        assert_sound (back);
    }
}

static void
add_frame (GByteArray       *answer,
           DossierFrameKind  kind,
           GBytes           *payload)
{
  DossierWireFrame frame = { DOSSIER_WIRE_MAGIC, kind, payload != NULL ? g_bytes_get_size (payload) : 0 };

  g_byte_array_append (answer, (const guint8 *) &frame, sizeof frame);
  if (payload != NULL)
    g_byte_array_append (answer, g_bytes_get_data (payload, NULL), g_bytes_get_size (payload));
}

static gboolean
sound_cb (DossierFound *found,
          gpointer      user_data)
{
  guint *count = user_data;

  assert_sound (found);
  (*count)++;
  dossier_found_free (found);
  return TRUE;
}

/* A process that answers with these bytes and ends. */
static gboolean
answer_with (DossierExtractor *extractor,
             GBytes           *answer,
             guint            *count,
             GError          **error)
{
  g_autoptr (GByteArray) document = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;

  g_byte_array_append (document, (const guint8 *) ATTACK_MARK "raw ", strlen (ATTACK_MARK "raw "));
  g_byte_array_append (document, g_bytes_get_data (answer, NULL), g_bytes_get_size (answer));
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&document));
  return dossier_extractor_read (extractor, bytes, "a.bin", NULL, sound_cb, count, NULL, error);
}

static void
test_forged_answers (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_BUILT, "extract-attack", NULL);
  g_autoptr (DossierExtractor) extractor = dossier_extractor_new (path);
  g_autoptr (DossierFound) found = new_found ();
  g_autoptr (GBytes) payload = dossier_wire_encode_found (found, TRUE);
  g_autoptr (GBytes) original = g_bytes_new_static ("<p>An original</p>", 18);
  g_autoptr (GByteArray) frames = g_byte_array_new ();
  g_autoptr (GBytes) whole = NULL;
  g_autoptr (GError) error = NULL;
  guint count = 0;

  add_frame (frames, DOSSIER_FRAME_BYTES, original);
  add_frame (frames, DOSSIER_FRAME_FOUND, payload);
  add_frame (frames, DOSSIER_FRAME_FOUND, payload);
  add_frame (frames, DOSSIER_FRAME_DONE, NULL);
  whole = g_byte_array_free_to_bytes (g_steal_pointer (&frames));
  g_assert_true (answer_with (extractor, whole, &count, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count, ==, 2);
  for (guint i = 0; i < FORGED_ANSWERS; i++)
    {
      g_autoptr (GBytes) forged = forge (whole);
      g_autoptr (GError) refusal = NULL;

      count = 0;
      g_assert_true (answer_with (extractor, forged, &count, &refusal) == (refusal == NULL));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extractor/wire/round-trip", test_round_trip);
  g_test_add_func ("/extractor/wire/rejection", test_rejection);
  g_test_add_func ("/extractor/wire/request", test_request);
  g_test_add_func ("/extractor/wire/lies", test_lies);
  g_test_add_func ("/extractor/wire/long", test_long);
  g_test_add_func ("/extractor/wire/original-missing", test_original_missing);
  g_test_add_func ("/extractor/wire/errors", test_errors);
  g_test_add_func ("/extractor/wire/forged-frames", test_forged_frames);
  g_test_add_func ("/extractor/wire/forged-answers", test_forged_answers);
  return g_test_run ();
}
