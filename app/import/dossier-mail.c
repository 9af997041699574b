/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Reads one message: its text as an article, its attachments and the messages within it by their own readers. Sender,
 * subject and date of the head are the author, title and date, unless the message only carries another one. Any thread;
 * what a reading makes belongs to it.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-mail-private.h"

#include "dossier-html-private.h"
#include "dossier-mime-private.h"
#include "dossier-sink-private.h"
#include "dossier-words-private.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_SECTIONS 20
#define MAX_ATTACHMENTS 500
#define MAX_DEPTH 40
#define MAX_AUTHORS 4

/* A text part of a message in its one or two forms. */
typedef struct
{
  GMimePart *plain; /* (nullable): belongs to the message */
  GMimePart *html;  /* (nullable): likewise */
} Section;

typedef struct
{
  GMimeMessage *message;
  GArray *sections;       /* (owned) of Section */
  GPtrArray *attachments; /* (owned) (element-type GMimeObject): the message's own */
  gboolean encrypted;
  gboolean bulk;
  gboolean forwarded;
  char *subject;          /* (owned) (nullable): without "Fwd:" */
} Mail;

static const char * const forward_prefixes[] = {
  "fwd:", "fw:", "wg:", "tr:", "rv:", "i:", "doorst:", "vb:", "videresend:", "enc:", "ilt:", "pd:", "转发:", "转发：", NULL
};

static void
mail_clear (Mail *self)
{
  g_clear_pointer (&self->sections, g_array_unref);
  g_clear_pointer (&self->attachments, g_ptr_array_unref);
  g_clear_pointer (&self->subject, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Mail, mail_clear)

static void
read_subject (Mail *self)
{
  g_autofree char *line = dossier_mime_header (GMIME_OBJECT (self->message), "Subject");
  const char *at = line, *first;

  /* "[harbours] Tonnage": lists put their name before. */
  if (at != NULL && *at == '[' && strchr (at, ']') != NULL && g_mime_object_get_header (GMIME_OBJECT (self->message), "List-Id") != NULL)
    {
      at = strchr (at, ']') + 1;
      at += strspn (at, " ");
    }
  first = at;
  for (const char *rest = at; rest != NULL && *rest != '\0'; rest = dossier_words_skip (at, forward_prefixes))
    {
      self->forwarded = self->forwarded || rest != first;
      at = rest + strspn (rest, " ");
    }
  if (at != NULL && *at != '\0')
    self->subject = g_strdup (at);
}

static void
read_kind (Mail *self)
{
  static const char * const signs[] = { "List-Unsubscribe", "List-Id", "Feedback-ID", "X-Campaign", "X-CampaignID", NULL };
  g_autofree char *precedence = dossier_mime_header (GMIME_OBJECT (self->message), "Precedence");

  for (guint i = 0; signs[i] != NULL; i++)
    self->bulk = self->bulk || g_mime_object_get_header (GMIME_OBJECT (self->message), signs[i]) != NULL;
  self->bulk = self->bulk || (precedence != NULL && g_ascii_strcasecmp (precedence, "bulk") == 0);
}

static gboolean
is_attached (GMimeObject *object)
{
  const char *disposition = g_mime_object_get_disposition (object);

  return disposition != NULL && g_ascii_strcasecmp (disposition, "attachment") == 0;
}

static Section *
add_section (Mail *self)
{
  Section section = { NULL, NULL };

  g_array_append_val (self->sections, section);
  return &g_array_index (self->sections, Section, self->sections->len - 1);
}

static void
sort_part (Mail      *self,
           GMimePart *part,
           gboolean   alternative)
{
  GMimeObject *object = GMIME_OBJECT (part);
  gboolean html = dossier_mime_has_type (object, "text", "html");
  gboolean plain = dossier_mime_has_type (object, "text", "plain");
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
  else if (self->attachments->len < MAX_ATTACHMENTS)
    g_ptr_array_add (self->attachments, part);
}

/* GMime bounds how deep parts lie in parts; honest mail needs far less. */
static void
sort_parts (Mail        *self,
            GMimeObject *object,
            gboolean     alternative,
            guint        depth)
{
  if (object == NULL || depth > MAX_DEPTH)
    return;
  if (GMIME_IS_MULTIPART (object))
    {
      GMimeMultipart *parts = GMIME_MULTIPART (object);
      int count = MIN (g_mime_multipart_get_count (parts), 2000);

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
      if (self->attachments->len < MAX_ATTACHMENTS)
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

  if (self->subject != NULL)
    dossier_gather_offer (gather, DOSSIER_FIELD_TITLE, self->subject, "header", 92);
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
  g_autoptr (DossierGather) whole = new_gather (self);
  g_autoptr (DossierGather) found = NULL;

  dossier_mail_collect_html (whole, html, length);
  whole->title_outside = TRUE;
  if (!self->bulk && !has_article (html))
    return g_steal_pointer (&whole);
  found = new_gather (self);
  dossier_html_collect (found, html, length);
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

static gboolean
is_role_address (const char *local)
{
  static const char * const roles[] = {
    "newsletter", "news", "noreply", "no-reply", "no_reply", "donotreply", "do-not-reply", "info", "redaktion", "redaction",
    "redaccion", "editor", "editors", "press", "presse", "prensa", "alert", "alerts", "hello", "contact", "kontakt", "mail",
    "team", "daily", "weekly", "briefing", "digest", "update", "updates", "subscriptions", "newsdesk", "media", "rss", "office",
    "service", "support", "notifications", "notification", "admin", NULL
  };

  for (guint i = 0; roles[i] != NULL; i++)
    if (g_str_has_prefix (local, roles[i]) && !g_ascii_isalpha (local[strlen (roles[i])]))
      return TRUE;
  return FALSE;
}

/* "jane.doe", "jdoe", "jd" and Jane Doe. */
static gboolean
is_name_in_address (const char *name,
                    const char *local)
{
  g_autofree char *ascii = g_str_to_ascii (name, NULL);
  g_autofree char *folded = g_ascii_strdown (ascii, -1);
  g_auto (GStrv) words = g_strsplit_set (folded, " .-'", -1);
  g_autoptr (GString) initials = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (strlen (words[i]) >= 3 && strstr (local, words[i]) != NULL)
        return TRUE;
      g_string_append_len (initials, words[i], MIN (strlen (words[i]), 1));
    }
  return initials->len >= 2 && strcmp (initials->str, local) == 0;
}

/* "Doe, Jane" is Jane Doe. */
static char *
turn_name (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, ", ", -1);

  if (g_strv_length (parts) != 2 || parts[0][0] == '\0' || parts[1][0] == '\0' || dossier_words_name_outlet (name)
      || dossier_words_count (parts[0]) > 2 || dossier_words_count (parts[1]) > 2)
    return g_strdup (name);
  return g_strconcat (parts[1], " ", parts[0], NULL);
}

static char *
sender_name (const char *told)
{
  g_autofree char *valid = told != NULL ? g_utf8_make_valid (told, -1) : NULL;
  g_autofree char *line = valid != NULL ? dossier_words_collapse (valid, -1) : NULL;
  char *via = line != NULL ? strstr (line, " via ") : NULL;

  if (via != NULL && via > line)
    *via = '\0';
  if (line == NULL || line[0] == '\0' || strchr (line, '@') != NULL)
    return NULL;
  return turn_name (line);
}

/* "Jane Doe from The Post", "Jane Doe at The Post", "Jane Doe, The Post", "Jane Doe (The Post)" */
static char *
split_outlet (char *name)
{
  static const char * const joints[] = { " from ", " at ", " | ", " (", ", ", " - ", NULL };

  for (guint i = 0; joints[i] != NULL; i++)
    {
      char *at = strstr (name, joints[i]);
      char *rest = at != NULL ? at + strlen (joints[i]) : NULL;

      if (at == NULL || at == name || (i >= 3 && !dossier_words_name_outlet (rest)))
        continue;
      *at = '\0';
      g_strchomp (g_strdelimit (rest, ")", ' '));
      return g_strdup (rest);
    }
  return NULL;
}

/* A person is an author, whoever else sends is an outlet; no author is better than a wrong one. */
static void
offer_sender (Mail          *self,
              DossierGather *gather,
              const char    *told,
              const char    *address,
              GString       *authors)
{
  g_autofree char *name = sender_name (told);
  g_autofree char *folded = address != NULL ? g_ascii_strdown (address, -1) : g_strdup ("");
  g_autofree char *outlet = NULL;
  char *at = strchr (folded, '@');
  gboolean person;

  if (at != NULL)
    *at = '\0';
  outlet = name != NULL ? split_outlet (name) : NULL;
  if (outlet != NULL)
    dossier_gather_offer (gather, DOSSIER_FIELD_SOURCE, outlet, "header", 75);
  person = outlet != NULL
           || (name != NULL && strchr (name, ' ') != NULL && !dossier_words_name_outlet (name)
               && (is_name_in_address (name, folded) || (!self->bulk && !is_role_address (folded))));
  if (person)
    g_string_append_printf (authors, "%s%s", authors->len > 0 ? ", " : "", name);
  else if (name != NULL)
    dossier_gather_offer (gather, DOSSIER_FIELD_SOURCE, name, "header", strchr (name, ' ') != NULL ? 75 : 55);
  if (!person && self->bulk && at != NULL && at[1] != '\0')
    {
      g_autofree char *url = g_strconcat ("https://", at + 1, "/", NULL);
      g_autofree char *domain = dossier_words_outlet_of_url (url);

      if (domain != NULL)
        dossier_gather_offer (gather, DOSSIER_FIELD_SOURCE, domain, "header", 35);
    }
}

static void
offer_senders (Mail          *self,
               DossierGather *gather,
               gboolean       carried)
{
  InternetAddressList *from = g_mime_message_get_from (self->message);
  int count = from != NULL ? internet_address_list_length (from) : 0;
  g_autoptr (GString) authors = g_string_new (NULL);

  for (int i = 0; i < MIN (count, MAX_AUTHORS); i++)
    {
      InternetAddress *one = internet_address_list_get_address (from, i);
      const char *address = INTERNET_ADDRESS_IS_MAILBOX (one) ? internet_address_mailbox_get_addr (INTERNET_ADDRESS_MAILBOX (one)) : NULL;

      offer_sender (self, gather, internet_address_get_name (one), address, authors);
    }
  /* Who passes a message on did not write it. */
  if (authors->len > 0)
    dossier_gather_offer (gather, DOSSIER_FIELD_BYLINE, authors->str, "header", carried ? 20 : 80);
}

static void
offer_date (Mail          *self,
            DossierGather *gather,
            gboolean       carried)
{
  GDateTime *when = g_mime_message_get_date (self->message);
  g_autofree char *stamp = NULL;

  if (when == NULL || g_date_time_get_year (when) < 1975 || g_date_time_get_year (when) > 2200)
    return;
  stamp = g_date_time_format (when, g_date_time_get_utc_offset (when) == 0 ? "%Y-%m-%dT%H:%M:%SZ" : "%Y-%m-%dT%H:%M:%S%:z");
  if (stamp != NULL)
    dossier_gather_offer_date (gather, stamp, "header", carried ? 50 : 95);
}

static void
offer_carried (DossierGather            *gather,
               const DossierMailForward *forward)
{
  const char *end = forward->author != NULL ? strpbrk (forward->author, "<[") : NULL;
  g_autofree char *author = forward->author != NULL ? g_strndup (forward->author, end != NULL ? (gsize) (end - forward->author) : strlen (forward->author)) : NULL;

  if (author != NULL)
    {
      g_strdelimit (author, "\"*", ' ');
      g_strstrip (author);
    }
  if (author != NULL && author[0] != '\0' && strchr (author, '@') == NULL)
    {
      if (dossier_words_name_outlet (author))
        dossier_gather_offer (gather, DOSSIER_FIELD_SOURCE, author, "text", 70);
      else
        dossier_gather_offer (gather, DOSSIER_FIELD_BYLINE, author, "text", 75);
    }
  if (forward->date != NULL)
    dossier_gather_offer_date (gather, forward->date, "text", 85);
  if (forward->subject != NULL)
    dossier_gather_offer (gather, DOSSIER_FIELD_TITLE, forward->subject, "text", 60);
}

static char *
find_url (Mail *self)
{
  static const char * const names[] = { "Archived-At", "Content-Base", "Content-Location", "X-Original-URL", NULL };

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *line = dossier_mime_header (GMIME_OBJECT (self->message), names[i]);

      if (line != NULL)
        g_strstrip (g_strdelimit (line, "<>", ' '));
      if (line != NULL && (g_str_has_prefix (line, "https://") || g_str_has_prefix (line, "http://")))
        return g_steal_pointer (&line);
    }
  return NULL;
}

static DossierDraft *
make_draft (Mail                        *self,
            const char                  *file_name,
            const DossierImportOptions  *options)
{
  g_autoptr (DossierGather) gather = read_text (self);
  g_autofree char *url = NULL;
  g_autofree char *language = NULL;
  g_auto (DossierMailForward) forward = { 0 };

  if (gather == NULL || gather->pieces->len == 0)
    return NULL;
  dossier_mail_mark (gather, self->forwarded, &forward);
  if (dossier_mail_count_words (gather) == 0)
    return NULL;
  mark_title (gather, self->subject);
  forward.found = forward.found && self->forwarded;
  offer_senders (self, gather, self->forwarded);
  offer_date (self, gather, forward.found);
  if (forward.found)
    offer_carried (gather, &forward);
  language = dossier_mime_header (GMIME_OBJECT (self->message), "Content-Language");
  if (language != NULL)
    dossier_gather_offer (gather, DOSSIER_FIELD_LANGUAGE, language, "header", 60);
  url = find_url (self);
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

static gboolean
is_article_type (GMimeObject *object)
{
  static const char * const others[] = { "image", "audio", "video", "font", "model", NULL };
  static const char * const endings[] = { ".ics", ".vcf", ".p7s", ".p7m", ".asc", ".sig", ".pgp", "winmail.dat", NULL };
  g_autofree char *name = GMIME_IS_PART (object) ? dossier_mime_file_name (GMIME_PART (object)) : NULL;
  g_autofree char *folded = name != NULL ? g_utf8_strdown (name, -1) : NULL;

  for (guint i = 0; others[i] != NULL; i++)
    if (dossier_mime_has_type (object, others[i], "*"))
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
                     : dossier_mime_has_type (object, "text", "plain") ? "attachment.txt" : "attachment.pdf");
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

  for (guint i = 0; i < self->attachments->len; i++)
    {
      GMimeObject *object = g_ptr_array_index (self->attachments, i);
      g_autofree char *name = NULL;
      g_autoptr (GBytes) bytes = NULL;
      GMimeMessage *message = GMIME_IS_MESSAGE_PART (object) ? g_mime_message_part_get_message (GMIME_MESSAGE_PART (object)) : NULL;

      if (message == NULL && (GMIME_IS_MESSAGE_PART (object) || !is_article_type (object)))
        continue;
      bytes = message != NULL ? message_bytes (message) : dossier_mime_content (GMIME_PART (object));
      if (bytes == NULL || g_bytes_get_size (bytes) == 0)
        continue;
      name = name_part (names, object);
      if (!dossier_sink_take_file (sink, name, name, NULL, bytes))
        return;
    }
}

int
dossier_mail_sniff (const guint8 *bytes,
                    gsize         length,
                    const char   *extension)
{
  DossierMimeSigns signs;
  gboolean named = strcmp (extension, "eml") == 0;
  gboolean sound = dossier_mime_find_signs (bytes, length, &signs);

  if (named && signs.lines > 0 && signs.common + signs.transport > 0)
    return 95;
  return sound && signs.common >= 2 && signs.transport >= 1 ? 92 : 0;
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
  mail.message = mime->message;
  mail.sections = g_array_new (FALSE, TRUE, sizeof (Section));
  mail.attachments = g_ptr_array_new ();
  read_subject (&mail);
  read_kind (&mail);
  sort_parts (&mail, g_mime_message_get_mime_part (mail.message), FALSE, 0);
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
