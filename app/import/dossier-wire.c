/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Articles to bytes and back. Decoding believes nothing: it is fed by a process that may have been taken over by a
 * document, so shape, sizes, ranges and meaning of everything are checked before a draft exists. Pure functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-wire-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dossier-edtf.h"
#include "dossier-extractor.h"
#include "dossier-text.h"

#define REQUEST_TYPE G_VARIANT_TYPE ("(msmsmsb)")
#define ERROR_TYPE G_VARIANT_TYPE ("(us)")
#define DRAFT_TYPE "(sssmsmsmsmsmsmsmsmssa(uuu)a(ussi))"
#define FOUND_TYPE G_VARIANT_TYPE ("(bumsmsmsm" DRAFT_TYPE ")")

#define MAX_FIELD_BYTES (64u * 1024)
#define MAX_NAME_BYTES 4096u
#define MAX_PART_BYTES (16u * 1024)
#define MAX_CANDIDATES 4096u
#define MAX_REASON_BYTES 4096u

/* Who adds to these adds to the wire below as well. */
G_STATIC_ASSERT (sizeof (DossierDraft) == 14 * sizeof (gpointer));
G_STATIC_ASSERT (sizeof (DossierFound) == 6 * sizeof (gpointer));
G_STATIC_ASSERT (sizeof (DossierImportOptions) == 3 * sizeof (gpointer));
G_STATIC_ASSERT (sizeof (DossierBlock) == 3 * sizeof (guint32));

static GBytes *
to_bytes (GVariant *value)
{
  g_autoptr (GVariant) kept = g_variant_ref_sink (value);

  return g_variant_get_data_as_bytes (kept);
}

/* NULL when the bytes are no value of @type in its one proper form. */
static GVariant *
from_bytes (GBytes             *bytes,
            const GVariantType *type)
{
  g_autoptr (GVariant) value = g_variant_ref_sink (g_variant_new_from_bytes (type, bytes, FALSE));

  return g_variant_is_normal_form (value) ? g_steal_pointer (&value) : NULL;
}

/* GVariant knows no string that is not UTF-8. */
static char *
valid (const char *words)
{
  return words != NULL ? g_utf8_make_valid (words, -1) : NULL;
}

/**
 * dossier_wire_encode_request:
 *
 * Returns: (transfer full): what a reader is told beside the document itself
 */
GBytes *
dossier_wire_encode_request (const char                 *file_name,
                             const DossierImportOptions *options)
{
  g_autofree char *name = valid (file_name);
  g_autofree char *url = valid (options->url_hint);
  g_autofree char *columns = valid (options->columns);

  return to_bytes (g_variant_new ("(msmsmsb)", name, url, columns, options->chapters));
}

/**
 * dossier_wire_decode_request:
 * @file_name: (out) (transfer full) (nullable)
 * @options: (out caller-allocates): its strings are never freed: they live as long as the process that reads the document
 *
 * Returns: whether it was a request
 */
gboolean
dossier_wire_decode_request (GBytes                *request,
                             char                 **file_name,
                             DossierImportOptions  *options)
{
  g_autoptr (GVariant) value = from_bytes (request, REQUEST_TYPE);

  if (value == NULL)
    return FALSE;
  g_variant_get (value, "(msmsmsb)", file_name, &options->url_hint, &options->columns, &options->chapters);
  return TRUE;
}

GBytes *
dossier_wire_encode_error (const GError *error)
{
  g_autofree char *message = valid (error->message);

  return to_bytes (g_variant_new ("(us)", error->domain == DOSSIER_IMPORT_ERROR ? error->code : DOSSIER_IMPORT_ERROR_DAMAGED, message));
}

/**
 * dossier_wire_decode_error:
 *
 * Returns: (transfer full) (nullable): why the file as a whole could not be read; NULL when the bytes say nothing
 */
GError *
dossier_wire_decode_error (GBytes *payload)
{
  g_autoptr (GVariant) value = from_bytes (payload, ERROR_TYPE);
  const char *message;
  guint32 code;

  if (value == NULL)
    return NULL;
  g_variant_get (value, "(u&s)", &code, &message);
  if (code > DOSSIER_IMPORT_ERROR_DAMAGED || message[0] == '\0' || strlen (message) > MAX_REASON_BYTES)
    return NULL;
  return g_error_new_literal (DOSSIER_IMPORT_ERROR, code, message);
}

static GVariant *
encode_draft (const DossierDraft *draft)
{
  GVariantBuilder fields;
  GVariant *blocks = g_variant_new_fixed_array (G_VARIANT_TYPE ("(uuu)"), draft->blocks->data, draft->blocks->len, sizeof (DossierBlock));

  g_variant_builder_init (&fields, G_VARIANT_TYPE ("a(ussi)"));
  for (guint i = 0; i < draft->fields->len; i++)
    {
      const DossierFieldValue *row = &g_array_index (draft->fields, DossierFieldValue, i);

      g_variant_builder_add (&fields, "(ussi)", row->field, row->value, row->origin, row->confidence);
    }
  return g_variant_new ("(sssmsmsmsmsmsmsmsmss@a(uuu)a(ussi))", draft->title, draft->media_type, draft->extractor, draft->byline,
                        draft->date, draft->date_words, draft->source, draft->url, draft->language, draft->agency, draft->changed,
                        draft->text, blocks, &fields);
}

/**
 * dossier_wire_encode_found:
 * @with_bytes: whether the last frame of bytes is its original
 *
 * Returns: (transfer full): the content of a frame
 */
GBytes *
dossier_wire_encode_found (const DossierFound *found,
                           gboolean            with_bytes)
{
  g_autofree char *part = valid (found->part);
  g_autofree char *file_name = valid (found->file_name);
  g_autofree char *reason = valid (found->reason);
  GVariant *draft = found->draft != NULL ? encode_draft (found->draft) : NULL;

  return to_bytes (g_variant_new ("(bumsmsms@m" DRAFT_TYPE ")", with_bytes, found->own, part, file_name, reason,
                                  g_variant_new_maybe (G_VARIANT_TYPE (DRAFT_TYPE), draft)));
}

static gboolean
refuse (GError    **error,
        const char *what)
{
  g_set_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_STOPPED,
               /* Translators: %s is what is wrong, such as "a broken frame" */
               _("its reader gave an answer that makes no sense: %s"), _(what));
  return FALSE;
}

static gboolean
is_short (const char *words,
          gsize       most)
{
  return words == NULL || (words[0] != '\0' && strnlen (words, most + 1) <= most);
}

static gboolean
is_date (const char *date)
{
  DossierEdtf ignored;

  return date == NULL || (is_short (date, 128) && dossier_edtf_parse (date, &ignored, NULL));
}

static gboolean
is_web_address (const char *url)
{
  return url == NULL
         || (is_short (url, MAX_FIELD_BYTES)
             && (g_ascii_strncasecmp (url, "https://", 8) == 0 || g_ascii_strncasecmp (url, "http://", 7) == 0));
}

/* Letters, digits and a few signs, as tags of languages and types of media have them. */
static gboolean
is_token (const char *word,
          const char *signs,
          gsize       most)
{
  if (word == NULL)
    return TRUE;
  if (!is_short (word, most))
    return FALSE;
  for (const char *at = word; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && strchr (signs, *at) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
check_text (const char *text,
            GError    **error)
{
  for (const guchar *at = (const guchar *) text; *at != '\0'; at++)
    if (*at < 0x20 && *at != '\n' && *at != '\t')
      return refuse (error, N_("control characters in a text"));
  return TRUE;
}

static gboolean
check_blocks (const DossierDraft *draft,
              GError            **error)
{
  guint length = dossier_text_length (draft->text);
  guint at = 0;

  for (guint i = 0; i < draft->blocks->len; i++)
    {
      const DossierBlock *block = &g_array_index (draft->blocks, DossierBlock, i);

      if (block->start < at || block->end <= block->start || block->end > length || (guint) block->role > DOSSIER_BLOCK_FURNITURE)
        return refuse (error, N_("parts outside of their text"));
      at = block->end;
    }
  return TRUE;
}

static gboolean
check_draft (const DossierDraft *draft,
             GError            **error)
{
  const char *lines[] = { draft->title, draft->byline, draft->date_words, draft->source, draft->agency };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (!is_short (lines[i], MAX_FIELD_BYTES))
      return refuse (error, N_("a field of no proper length"));
  if (draft->title == NULL || draft->text == NULL || draft->text[0] == '\0')
    return refuse (error, N_("an article without title or text"));
  if (!is_date (draft->date) || !is_date (draft->changed))
    return refuse (error, N_("a date that is none"));
  if (!is_web_address (draft->url))
    return refuse (error, N_("an address that is not of the web"));
  if (!is_token (draft->language, "-", 64) || !is_token (draft->media_type, "/+-.", 128))
    return refuse (error, N_("a language or type that is none"));
  return check_text (draft->text, error) && check_blocks (draft, error);
}

static gboolean
take_fields (DossierDraft    *draft,
             GVariant        *fields,
             DossierWireKeep  keep,
             gpointer         user_data,
             GError         **error)
{
  GVariantIter iter;
  const char *value, *origin;
  guint32 field;
  gint32 confidence;

  if (g_variant_n_children (fields) > MAX_CANDIDATES)
    return refuse (error, N_("too many fields"));
  g_variant_iter_init (&iter, fields);
  while (g_variant_iter_next (&iter, "(u&s&si)", &field, &value, &origin, &confidence))
    {
      const char *kept = is_token (origin, "-", 24) ? keep (origin, user_data) : NULL;

      if (kept == NULL || confidence < 0 || confidence > 100 || field == 0 || (field & (field - 1)) != 0
          || field > DOSSIER_FIELD_CHANGED || strnlen (value, MAX_FIELD_BYTES + 1) > MAX_FIELD_BYTES)
        return refuse (error, N_("a field that is none"));
      dossier_draft_add_field (draft, field, value, kept, confidence);
    }
  return TRUE;
}

static DossierDraft *
decode_draft (GVariant         *value,
              DossierWireKeep   keep,
              gpointer          user_data,
              GError          **error)
{
  g_autoptr (DossierDraft) draft = dossier_draft_new ();
  g_autoptr (GVariant) blocks = NULL;
  g_autoptr (GVariant) fields = NULL;
  const char *extractor;
  gconstpointer ranges;
  gsize count;

  g_variant_get (value, "(ss&smsmsmsmsmsmsmsmss@a(uuu)@a(ussi))", &draft->title, &draft->media_type, &extractor, &draft->byline,
                 &draft->date, &draft->date_words, &draft->source, &draft->url, &draft->language, &draft->agency, &draft->changed,
                 &draft->text, &blocks, &fields);
  draft->extractor = is_token (extractor, "/-.", 32) ? keep (extractor, user_data) : NULL;
  if (draft->extractor == NULL)
    {
      refuse (error, N_("an unknown reader"));
      return NULL;
    }
  ranges = g_variant_get_fixed_array (blocks, &count, sizeof (DossierBlock));
  if (count > 0)
    g_array_append_vals (draft->blocks, ranges, count);
  if (!check_draft (draft, error) || !take_fields (draft, fields, keep, user_data, error))
    return NULL;
  return g_steal_pointer (&draft);
}

static gboolean
check_found (const DossierFound *found,
             GError            **error)
{
  if ((found->reason != NULL) == (found->draft != NULL))
    return refuse (error, N_("neither an article nor a reason"));
  if (!is_short (found->part, MAX_PART_BYTES) || !is_short (found->reason, MAX_REASON_BYTES))
    return refuse (error, N_("a name of no proper length"));
  if (found->own > (found->part != NULL ? strlen (found->part) : 0) || (found->own > 0 && (found->part[found->own] & 0xc0) == 0x80))
    return refuse (error, N_("a place outside of its name"));
  if (found->file_name != NULL && strnlen (found->file_name, MAX_NAME_BYTES + 1) > MAX_NAME_BYTES)
    return refuse (error, N_("a name of no proper length"));
  return TRUE;
}

/**
 * dossier_wire_decode_found:
 * @bytes: (nullable): of the last frame of bytes
 * @keep: gives words their place for the life of the program
 *
 * Returns: (transfer full): what was found; NULL with @error saying what is wrong with the frame
 */
DossierFound *
dossier_wire_decode_found (GBytes           *payload,
                           GBytes           *bytes,
                           DossierWireKeep   keep,
                           gpointer          user_data,
                           GError          **error)
{
  g_autoptr (GVariant) value = from_bytes (payload, FOUND_TYPE);
  g_autoptr (DossierFound) found = g_new0 (DossierFound, 1);
  g_autoptr (GVariant) draft = NULL;
  gboolean with_bytes;

  if (value == NULL)
    {
      refuse (error, N_("a broken frame"));
      return NULL;
    }
  g_variant_get (value, "(bumsmsms@m" DRAFT_TYPE ")", &with_bytes, &found->own, &found->part, &found->file_name, &found->reason, &draft);
  if (with_bytes && bytes == NULL)
    {
      refuse (error, N_("an original that never came"));
      return NULL;
    }
  found->bytes = with_bytes ? g_bytes_ref (bytes) : NULL;
  if (g_variant_n_children (draft) > 0)
    {
      g_autoptr (GVariant) content = g_variant_get_child_value (draft, 0);

      found->draft = decode_draft (content, keep, user_data, error);
      if (found->draft == NULL)
        return NULL;
    }
  return check_found (found, error) ? g_steal_pointer (&found) : NULL;
}
