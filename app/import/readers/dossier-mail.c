/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Reads one message: its text as an article, its attachments and the messages within it by their own readers. Any
 * thread; what a reading makes belongs to it.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-mail-private.h"

#include "dossier-mime-signs-private.h"

#include "dossier-charset-private.h"
#include "dossier-html-private.h"
#include "dossier-sink-private.h"
#include "dossier-words-private.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_SECTIONS 20
#define MAX_ATTACHMENTS 500u
#define MAX_PARTS 2000 /* beside each other */
#define MAX_DEPTH 40

/* A text part of a message in its one or two forms. */
typedef struct
{
  GMimePart *plain; /* (nullable): belongs to the message */
  GMimePart *html;  /* (nullable): likewise */
} Section;

typedef struct
{
  DossierMailHead head;   /* (owned) */
  GArray *sections;       /* (owned) of Section */
  GPtrArray *attachments; /* (owned) (element-type GMimeObject): the message's own */
  guint not_taken;        /* parts beyond the limits */
  gboolean encrypted;
} Mail;

static void
mail_clear (Mail *self)
{
  g_clear_pointer (&self->sections, g_array_unref);
  g_clear_pointer (&self->attachments, g_ptr_array_unref);
  dossier_mail_head_clear (&self->head);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Mail, mail_clear)

static gboolean
is_attached (GMimeObject *object)
{
  const char *disposition = g_mime_object_get_disposition (object);

  return disposition != NULL && g_ascii_strcasecmp (disposition, "attachment") == 0;
}

static gboolean
is_known_other (GMimeObject *object)
{
  static const char * const others[] = { "image", "audio", "video", "font", "model", NULL };

  for (guint i = 0; others[i] != NULL; i++)
    if (dossier_mime_has_type (object, others[i], "*"))
      return TRUE;
  return FALSE;
}

static Section *
add_section (Mail *self)
{
  Section section = { NULL, NULL };

  g_array_append_val (self->sections, section);
  return &g_array_index (self->sections, Section, self->sections->len - 1);
}

/* A whole message of a kind nobody knows ("Content-Type: text") is what it looks like. */
static gboolean
is_untold (Mail        *self,
           GMimeObject *object)
{
  return object == g_mime_message_get_mime_part (self->head.message) && g_mime_part_get_filename (GMIME_PART (object)) == NULL
         && !dossier_mime_has_type (object, "text", "*") && !is_known_other (object) && !is_attached (object)
         && !dossier_mime_has_type (object, "application", "pdf") && !dossier_mime_has_type (object, "application", "pkcs7-mime");
}

static void
sort_part (Mail      *self,
           GMimePart *part,
           gboolean   alternative)
{
  GMimeObject *object = GMIME_OBJECT (part);
  gboolean html = dossier_mime_has_type (object, "text", "html");
  gboolean plain = dossier_mime_has_type (object, "text", "plain") || is_untold (self, object);
  Section *section;

  if ((html || plain) && !is_attached (object) && self->sections->len < MAX_SECTIONS)
    {
      section = alternative && self->sections->len > 0 ? &g_array_index (self->sections, Section, self->sections->len - 1)
                                                       : add_section (self);
      if (html && section->html == NULL)
        section->html = part;
      else if (plain && section->plain == NULL)
        section->plain = part;
    }
  else
    g_ptr_array_add (self->attachments, part);
}

/* GMime bounds how deep parts lie in parts; honest mail needs far less. */
static void
sort_parts (Mail        *self,
            GMimeObject *object,
            gboolean     alternative,
            guint        depth)
{
  if (object == NULL)
    return;
  if (depth > MAX_DEPTH)
    {
      self->not_taken++;
      return;
    }
  if (GMIME_IS_MULTIPART (object))
    {
      GMimeMultipart *parts = GMIME_MULTIPART (object);
      int all = g_mime_multipart_get_count (parts), count = MIN (all, MAX_PARTS);

      self->not_taken += all > count ? (guint) (all - count) : 0;

      self->encrypted = self->encrypted || dossier_mime_has_type (object, "multipart", "encrypted");
      if (dossier_mime_has_type (object, "multipart", "signed"))
        count = MIN (count, 1);
      if (dossier_mime_has_type (object, "multipart", "alternative") && !alternative)
        {
          alternative = TRUE;
          add_section (self);
        }
      for (int i = 0; i < count; i++)
        sort_parts (self, g_mime_multipart_get_part (parts, i), alternative, depth + 1);
    }
  else if (GMIME_IS_MESSAGE_PART (object))
    {
      g_ptr_array_add (self->attachments, object);
    }
  else if (GMIME_IS_PART (object))
    {
      self->encrypted = self->encrypted || dossier_mime_has_type (object, "application", "pkcs7-mime");
      sort_part (self, GMIME_PART (object), alternative);
    }
}

static gboolean
parameter_is (GMimePart  *part,
              const char *name,
              const char *value)
{
  const char *told = g_mime_object_get_content_type_parameter (GMIME_OBJECT (part), name);

  return told != NULL && g_ascii_strcasecmp (told, value) == 0;
}

static DossierGather *
new_gather (Mail *self)
{
  DossierGather *gather = dossier_gather_new ("message/rfc822", "mail/1");

  if (self->head.subject != NULL)
    dossier_gather_offer (gather, DOSSIER_FIELD_TITLE, self->head.subject, "header", 92);
  return gather;
}

static gboolean
has_article (const char *html)
{
  return strstr (html, "<article") != NULL || strstr (html, "articleBody") != NULL;
}

/* Newsletters lay out an article as pages do; letters are read whole, and so is what the search for an article loses. */
static DossierGather *
read_html (Mail       *self,
           const char *html,
           gsize       length)
{
  g_autoptr (DossierHtmlPage) page = dossier_html_page_parse (html, length);
  g_autoptr (GPtrArray) blocks = dossier_html_blocks (page);
  g_autoptr (DossierGather) whole = new_gather (self);
  g_autoptr (DossierGather) found = NULL;

  dossier_mail_collect_blocks (whole, blocks);
  whole->title_outside = TRUE;
  if (!self->head.bulk && !has_article (html))
    return g_steal_pointer (&whole);
  found = new_gather (self);
  dossier_html_collect_page (found, page, blocks, html, length);
  if (dossier_mail_count_words (found) * 10 >= dossier_mail_count_words (whole) * 6)
    return g_steal_pointer (&found);
  return g_steal_pointer (&whole);
}

static DossierGather *
read_section (Mail          *self,
              const Section *section)
{
  g_autoptr (DossierGather) plain = NULL;
  g_autoptr (DossierGather) html = NULL;
  gsize length = 0;

  if (section->html != NULL)
    {
      g_autofree char *text = dossier_mime_text (section->html, &length);

      html = text != NULL ? read_html (self, text, length) : NULL;
    }
  if (section->plain != NULL)
    {
      g_autofree char *text = dossier_mime_text (section->plain, &length);

      plain = text != NULL ? new_gather (self) : NULL;
      if (text != NULL)
        dossier_mail_collect_plain (plain, text, length, parameter_is (section->plain, "format", "flowed"),
                                    parameter_is (section->plain, "delsp", "yes"));
    }
  if (html != NULL && (plain == NULL || dossier_mail_count_words (html) * 2 >= dossier_mail_count_words (plain)))
    return g_steal_pointer (&html);
  if (plain != NULL)
    plain->title_outside = TRUE;
  return g_steal_pointer (&plain);
}

static DossierGather *
read_text (Mail *self)
{
  DossierGather *gather = NULL;

  for (guint i = 0; i < self->sections->len; i++)
    {
      g_autoptr (DossierGather) next = read_section (self, &g_array_index (self->sections, Section, i));

      if (gather == NULL)
        gather = g_steal_pointer (&next);
      for (guint j = 0; next != NULL && j < next->pieces->len; j++)
        {
          const DossierPiece *piece = g_ptr_array_index (next->pieces, j);
          DossierPiece *copy = dossier_gather_add (gather, piece->text, -1, piece->role);

          if (copy != NULL)
            copy->level = piece->level;
        }
    }
  return gather;
}

/* The subject's own line at the start of the text. */
static void
mark_title (DossierGather *gather,
            const char    *subject)
{
  for (guint i = 0; gather->title_outside && subject != NULL && i < gather->pieces->len && i < 12; i++)
    {
      DossierPiece *piece = g_ptr_array_index (gather->pieces, i);

      if ((piece->role == DOSSIER_BLOCK_BODY || piece->role == DOSSIER_BLOCK_HEADING) && dossier_words_count (piece->text) <= 40
          && dossier_words_shared (piece->text, subject) >= 0.8)
        {
          piece->role = DOSSIER_BLOCK_TITLE;
          gather->title_outside = FALSE;
        }
    }
}

/* Parts without the line that parts them: what stands there is still text. */
static DossierGather *
read_unparted (Mail *self)
{
  GMimeObject *root = g_mime_message_get_mime_part (self->head.message);
  const char *words = NULL;
  g_autofree char *text = NULL;
  DossierGather *gather;
  gsize length = 0;

  if (root != NULL && GMIME_IS_MULTIPART (root) && g_mime_multipart_get_count (GMIME_MULTIPART (root)) == 0 && !self->encrypted)
    words = g_mime_multipart_get_prologue (GMIME_MULTIPART (root));
  if (words == NULL)
    return NULL;
  text = dossier_encoding_to_utf8 ((const guint8 *) words, strlen (words), NULL, &length, NULL);
  gather = new_gather (self);
  if (text != NULL)
    dossier_mail_collect_plain (gather, text, length, FALSE, FALSE);
  gather->title_outside = TRUE;
  return gather;
}

static DossierDraft *
make_draft (Mail                        *self,
            const char                  *file_name,
            const DossierImportOptions  *options)
{
  g_autoptr (DossierGather) gather = read_text (self);
  g_autofree char *url = NULL;
  g_auto (DossierMailForward) forward = { 0 };

  if (gather == NULL && self->attachments->len == 0)
    gather = read_unparted (self);
  if (gather == NULL || gather->pieces->len == 0)
    return NULL;
  dossier_mail_mark (gather, self->head.forwarded, &forward);
  if (dossier_mail_count_words (gather) == 0)
    return NULL;
  mark_title (gather, self->head.subject);
  dossier_mail_head_offer (&self->head, gather, &forward);
  url = dossier_mail_head_find_url (&self->head);
  return dossier_gather_finish (gather, file_name, options->url_hint != NULL ? options->url_hint : url, NULL);
}

static GBytes *
message_bytes (GMimeMessage *message)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  GMimeStream *stream = g_mime_stream_mem_new_with_byte_array (bytes);

  g_mime_stream_mem_set_owner (GMIME_STREAM_MEM (stream), FALSE);
  g_mime_object_write_to_stream (GMIME_OBJECT (message), NULL, stream);
  g_object_unref (stream);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* Attachments within an attachment that only Outlook reads. */
static gboolean
is_winmail (GMimeObject *object)
{
  return dossier_mime_has_type (object, "application", "ms-tnef") || dossier_mime_has_type (object, "application", "vnd.ms-tnef");
}

/* What may be an article, and what may hold one even if it is not read: that is told. */
static gboolean
is_article_type (GMimeObject *object)
{
  static const char * const endings[] = { ".ics", ".vcf", ".p7s", ".p7m", ".asc", ".sig", ".pgp", NULL };
  g_autofree char *name = GMIME_IS_PART (object) ? dossier_mime_file_name (GMIME_PART (object)) : NULL;
  g_autofree char *folded = name != NULL ? g_utf8_strdown (name, -1) : NULL;

  if (is_winmail (object))
    return TRUE;
  if (is_known_other (object))
    return FALSE;
  for (guint i = 0; folded != NULL && endings[i] != NULL; i++)
    if (g_str_has_suffix (folded, endings[i]))
      return FALSE;
  if (folded != NULL)
    return dossier_import_is_candidate (folded);
  return dossier_mime_has_type (object, "text", "html") || dossier_mime_has_type (object, "text", "plain")
         || dossier_mime_has_type (object, "application", "pdf");
}

/* As the message calls it, made different from the ones before. */
static char *
name_part (GHashTable  *names,
           GMimeObject *object)
{
  g_autofree char *told = NULL;
  g_autofree char *name = NULL;

  if (GMIME_IS_MESSAGE_PART (object))
    {
      GMimeMessage *message = g_mime_message_part_get_message (GMIME_MESSAGE_PART (object));
      g_autofree char *subject = dossier_mime_header (GMIME_OBJECT (message), "Subject");
      g_autofree char *start = subject != NULL ? g_utf8_substring (subject, 0, MIN (g_utf8_strlen (subject, -1), 60)) : g_strdup ("message");

      told = g_strconcat (g_strdelimit (start, "/\\", '-'), ".eml", NULL);
    }
  else
    told = dossier_mime_file_name (GMIME_PART (object));
  if (told == NULL)
    told = g_strdup (dossier_mime_has_type (object, "text", "html") ? "attachment.html"
                     : dossier_mime_has_type (object, "text", "plain") ? "attachment.txt"
                     : is_winmail (object) ? "winmail.dat" : "attachment.pdf");
  name = g_strdup (told);
  for (guint i = 2; g_hash_table_contains (names, name); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%u %s", i, told);
    }
  g_hash_table_add (names, g_strdup (name));
  return g_steal_pointer (&name);
}

static void
take_attachments (Mail        *self,
                  DossierSink *sink)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint taken = 0;

  for (guint i = 0; i < self->attachments->len; i++)
    {
      GMimeObject *object = g_ptr_array_index (self->attachments, i);
      g_autofree char *name = NULL;
      g_autoptr (GBytes) bytes = NULL;
      GMimeMessage *message = GMIME_IS_MESSAGE_PART (object) ? g_mime_message_part_get_message (GMIME_MESSAGE_PART (object)) : NULL;

      if (message == NULL && (GMIME_IS_MESSAGE_PART (object) || !is_article_type (object)))
        continue;
      if (taken >= MAX_ATTACHMENTS)
        {
          self->not_taken++;
          continue;
        }
      bytes = message != NULL ? message_bytes (message) : dossier_mime_content (GMIME_PART (object));
      if (bytes == NULL || g_bytes_get_size (bytes) == 0)
        continue;
      taken++;
      name = name_part (names, object);
      if (!dossier_sink_take_file (sink, name, name, NULL, bytes))
        return;
    }
  if (self->not_taken > 0)
    {
      g_autofree char *reason = g_strdup_printf (ngettext ("%u part of the message was not taken: it has too many",
                                                           "%u parts of the message were not taken: it has too many", self->not_taken),
                                                 self->not_taken);

      dossier_sink_reject (sink, NULL, reason);
    }
}

gboolean
dossier_mail_read (GBytes                      *bytes,
                   const char                  *file_name,
                   const DossierImportOptions  *options,
                   DossierSink                 *sink,
                   GError                     **error)
{
  g_autoptr (DossierMime) mime = dossier_mime_parse (bytes, error);
  g_auto (Mail) mail = { 0 };
  guint before = sink->count;
  DossierDraft *draft;

  if (mime == NULL)
    return FALSE;
  dossier_mail_head_read (&mail.head, mime->message);
  mail.sections = g_array_new (FALSE, TRUE, sizeof (Section));
  mail.attachments = g_ptr_array_new ();
  sort_parts (&mail, g_mime_message_get_mime_part (mail.head.message), FALSE, 0);
  draft = make_draft (&mail, file_name, options);
  if (draft != NULL && !dossier_sink_take_draft (sink, NULL, NULL, draft))
    return TRUE;
  take_attachments (&mail, sink);
  if (sink->count > before)
    return TRUE;
  g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_EMPTY,
                       mail.encrypted ? _("the message is encrypted") : _("there is no text in the message"));
  return FALSE;
}

/**
 * dossier_emlx_read:
 *
 * A message as Apple's mail program keeps it: its size, itself, and what that program noted of it, which says nothing about
 * the message.
 */
gboolean
dossier_emlx_read (GBytes                      *bytes,
                   const char                  *file_name,
                   const DossierImportOptions  *options,
                   DossierSink                 *sink,
                   GError                     **error)
{
  g_autoptr (GBytes) message = NULL;
  gsize start, size;

  if (!dossier_mime_find_counted (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &start, &size))
    {
      g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_DAMAGED, _("it is damaged or incomplete"));
      return FALSE;
    }
  message = g_bytes_new_from_bytes (bytes, start, size);
  return dossier_mail_read (message, file_name, options, sink, error);
}
