/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The head of a message: who sent it, when and on what, and whether that is an author or an outlet. Any thread; the
 * message belongs to the reading.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-mail-private.h"

#include "dossier-words-private.h"

#include <string.h>

#define MAX_AUTHORS 4

static const char * const forward_prefixes[] = {
  "fwd:", "fw:", "wg:", "tr:", "rv:", "i:", "doorst:", "vb:", "videresend:", "enc:", "ilt:", "pd:", "转发:", "转发：", NULL
};

static void
read_subject (DossierMailHead *self)
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
read_kind (DossierMailHead *self)
{
  static const char * const signs[] = { "List-Unsubscribe", "List-Id", "Feedback-ID", "X-Campaign", "X-CampaignID", NULL };
  g_autofree char *precedence = dossier_mime_header (GMIME_OBJECT (self->message), "Precedence");

  for (guint i = 0; signs[i] != NULL; i++)
    self->bulk = self->bulk || g_mime_object_get_header (GMIME_OBJECT (self->message), signs[i]) != NULL;
  self->bulk = self->bulk || (precedence != NULL && g_ascii_strcasecmp (precedence, "bulk") == 0);
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
offer_sender (const DossierMailHead *self,
              DossierGather         *gather,
              const char            *told,
              const char            *address,
              GString               *authors)
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
  if (!person && self->bulk && g_mime_object_get_header (GMIME_OBJECT (self->message), "List-Unsubscribe") != NULL && at != NULL && at[1] != '\0')
    {
      g_autofree char *url = g_strconcat ("https://", at + 1, "/", NULL);
      g_autofree char *domain = dossier_words_outlet_of_url (url);

      if (domain != NULL)
        dossier_gather_offer (gather, DOSSIER_FIELD_SOURCE, domain, "header", 35);
    }
}

static void
offer_senders (const DossierMailHead *self,
               DossierGather         *gather)
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
  if (authors->len > 0)
    dossier_gather_offer (gather, DOSSIER_FIELD_BYLINE, authors->str, "header", 80);
}

static void
offer_date (const DossierMailHead *self,
            DossierGather         *gather,
            gboolean               carried)
{
  GDateTime *when = g_mime_message_get_date (self->message);
  g_autofree char *stamp = NULL;

  if (when == NULL || g_date_time_get_year (when) < 1975 || g_date_time_get_year (when) > 2200)
    return;
  stamp = g_date_time_format (when, g_date_time_get_utc_offset (when) == 0 ? "%Y-%m-%dT%H:%M:%SZ" : "%Y-%m-%dT%H:%M:%S%:z");
  if (stamp != NULL)
    dossier_gather_offer_date (gather, stamp, "header", carried ? 50 : 95);
}

/* "Jane Doe <jane@example.org>", "Jane Doe [mailto:jane@example.org]", as programs write it into the text. */
static void
offer_carried (const DossierMailHead    *self,
               DossierGather            *gather,
               const DossierMailForward *forward)
{
  if (forward->author != NULL)
    {
      gsize length = strcspn (forward->author, "<[");
      const char *start = forward->author + length + strspn (forward->author + length, "<[");
      g_autofree char *name = g_strndup (forward->author, length);
      g_autofree char *address = NULL;
      g_autoptr (GString) authors = g_string_new (NULL);

      start += g_str_has_prefix (start, "mailto:") ? 7 : 0;
      address = g_strndup (start, strcspn (start, ">]"));
      g_strstrip (g_strdelimit (name, "\"*", ' '));
      offer_sender (self, gather, name, address, authors);
      if (authors->len > 0)
        dossier_gather_offer (gather, DOSSIER_FIELD_BYLINE, authors->str, "text", 75);
    }
  if (forward->date != NULL)
    dossier_gather_offer_date (gather, forward->date, "text", 85);
  if (forward->subject != NULL)
    dossier_gather_offer (gather, DOSSIER_FIELD_TITLE, forward->subject, "text", 60);
}

/**
 * dossier_mail_head_read:
 * @self: (out caller-allocates)
 * @message: kept as long as @self
 */
void
dossier_mail_head_read (DossierMailHead *self,
                        GMimeMessage    *message)
{
  *self = (DossierMailHead) { .message = message };
  read_subject (self);
  read_kind (self);
}

void
dossier_mail_head_clear (DossierMailHead *self)
{
  g_clear_pointer (&self->subject, g_free);
}

/**
 * dossier_mail_head_offer:
 * @forward: what a message carried within this one says of itself
 *
 * Offers author or outlet, date and language; the carried message's own where it is the article.
 */
void
dossier_mail_head_offer (const DossierMailHead    *self,
                         DossierGather            *gather,
                         const DossierMailForward *forward)
{
  gboolean carried = self->forwarded && forward->found;
  g_autofree char *language = dossier_mime_header (GMIME_OBJECT (self->message), "Content-Language");

  /* Who passes a message on did not write it. */
  if (!self->forwarded)
    offer_senders (self, gather);
  offer_date (self, gather, carried);
  if (carried)
    offer_carried (self, gather, forward);
  if (language != NULL)
    dossier_gather_offer (gather, DOSSIER_FIELD_LANGUAGE, language, "header", 60);
}

/**
 * dossier_mail_head_find_url:
 *
 * Returns: (transfer full) (nullable): where the head says that the message can be read as a page
 */
char *
dossier_mail_head_find_url (const DossierMailHead *self)
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
