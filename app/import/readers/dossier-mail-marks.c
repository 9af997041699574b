/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What stands around the text of a message, told by the words mail programs put there in many languages: the lines
 * before a quotation, the head of a forwarded message, signatures, and what every newsletter says of itself. No word is
 * dropped; roles say what it is. Pure functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-mail-private.h"

#include "dossier-words-private.h"

#include <string.h>

#define MARKER_MAX_CHARS 80
#define LABEL_MAX_CHARS 300
/* Messages carried within one. */
#define MAX_HEADS 50
#define SIGNATURE_MAX_PIECES 12
#define BOILERPLATE_MAX_WORDS 60

typedef enum
{
  LABEL_NONE,
  LABEL_FROM,
  LABEL_DATE,
  LABEL_SUBJECT,
  LABEL_OTHER,
} Label;

static const char * const from_labels[] = {
  "from", "von", "de", "da", "от", "от кого", "van", "från", "od", "fra", "kimden", "lähettäjä", "від", "发件人", "寄件者", "差出人", NULL
};
static const char * const date_labels[] = {
  "date", "sent", "datum", "gesendet", "envoyé", "enviado", "enviado el", "fecha", "data", "inviato", "дата", "отправлено",
  "verzonden", "skickat", "wysłano", "sendt", "dato", "tarih", "päiväys", "日期", "发送时间", "日付", NULL
};
static const char * const subject_labels[] = {
  "subject", "betreff", "objet", "asunto", "oggetto", "тема", "onderwerp", "ämne", "temat", "emne", "konu", "assunto", "aihe",
  "主题", "件名", NULL
};
static const char * const other_labels[] = {
  "to", "cc", "bcc", "an", "à", "para", "a", "кому", "копия", "aan", "till", "do", "til", "kime", "reply-to", "antwort an",
  "répondre à", "organization", "attachments", "anlagen", "importance", "收件人", "抄送", "宛先", NULL
};
static const char * const forward_words[] = {
  "forwarded message", "begin forwarded message", "weitergeleitete nachricht", "weitergeleiteten nachricht", "message transféré",
  "mensaje reenviado", "messaggio inoltrato", "пересылаемое сообщение", "пересланное сообщение", "переадресованного сообщения",
  "doorgestuurd bericht", "vidarebefordrat meddelande", "przekazana wiadomość", "mensagem encaminhada", "iletilen mesaj",
  "videresendt", "转发邮件", "轉寄郵件", NULL
};
static const char * const history_words[] = {
  "original message", "ursprüngliche nachricht", "originalnachricht", "message d'origine", "message d’origine",
  "mensaje original", "messaggio originale", "исходное сообщение", "oorspronkelijk bericht", "ursprungligt meddelande",
  "oryginalna wiadomość", "mensagem original", "原始邮件", NULL
};
static const char * const attribution_words[] = {
  "wrote", "writes", "schrieb", "écrit", "escribió", "ha scritto", "skrev", "schreef", "написал", "написала", "пишет", "писал",
  "napisał", "escreveu", "kirjoitti", "yazdı", "пише", "写道", NULL
};
static const char * const device_words[] = {
  "sent from my ", "sent from outlook", "sent with proton", "sent via ", "von meinem ", "gesendet von ", "gesendet mit ",
  "envoyé de mon ", "envoyé depuis ", "enviado desde ", "inviato da ", "отправлено с ", "отправлено из ", "get outlook for ",
  "skickat från ", "verstuurd vanaf ", NULL
};
static const char * const bulk_words[] = {
  "unsubscribe", "in your browser", "in browser", "view online", "read online", "view this email", "update your preferences",
  "manage preferences", "manage your subscription", "you are receiving this", "you're receiving this", "you received this",
  "all rights reserved", "forward to a friend", "was this forwarded to you", "privacy policy", "abmelden", "abbestellen",
  "im browser", "sie erhalten diese", "newsletter abonnieren", "alle rechte vorbehalten", "désinscrire", "désabonner", "désinscription", "dans votre navigateur",
  "version en ligne", "darse de baja", "cancelar la suscripción", "en el navegador", "disiscriviti", "disiscriversi", "cancella l'iscrizione",
  "отписаться", "avregistrera", "uitschrijven", "cancelar inscrição", "退订", NULL
};

/* One of the words before a colon; bold marks around them are passed over. */
static Label
label_of (const char  *line,
          gsize        length,
          const char **value)
{
  static const struct { Label label; const char * const *words; } tables[] = {
    { LABEL_FROM, from_labels }, { LABEL_DATE, date_labels }, { LABEL_SUBJECT, subject_labels }, { LABEL_OTHER, other_labels },
  };
  const char *at = line, *end = line + MIN (length, 60), *colon = NULL;
  g_autofree char *word = NULL;
  g_autofree char *folded = NULL;

  while (at < end && (*at == '*' || *at == ' '))
    at++;
  for (const char *c = at; c < end && colon == NULL; c++)
    if (*c == ':' || (end - c > 2 && memcmp (c, "：", 3) == 0))
      colon = c;
  if (colon == NULL || colon == at || colon - at > 40)
    return LABEL_NONE;
  *value = colon + (*colon == ':' ? 1 : 3);
  word = g_strndup (at, colon - at);
  g_strchomp (g_strdelimit (word, "*\t", ' '));
  folded = g_utf8_strdown (word, -1);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_strv_contains (tables[i].words, folded))
      return tables[i].label;
  return LABEL_NONE;
}

/**
 * dossier_mail_is_label:
 *
 * Returns: whether a line looks like one of the head of a message: "From:", "Gesendet:" …
 */
gboolean
dossier_mail_is_label (const char *line,
                       gsize       length)
{
  const char *value;

  return label_of (line, length, &value) != LABEL_NONE;
}

static gboolean
is_marker (const char         *text,
           const char * const *words)
{
  g_autofree char *folded = NULL;

  if (strlen (text) > 4 * MARKER_MAX_CHARS || g_utf8_strlen (text, -1) > MARKER_MAX_CHARS)
    return FALSE;
  folded = g_utf8_strdown (text, -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *found = strstr (folded, words[i]);
      gboolean ruled = folded[0] == '-' || folded[0] == '_' || folded[0] == '*' || folded[0] == '=';

      if (found != NULL && (ruled || g_str_has_suffix (g_strchomp (folded), ":")))
        return TRUE;
    }
  return FALSE;
}

static DossierPiece *
piece_at (DossierGather *gather,
          guint          index)
{
  return g_ptr_array_index (gather->pieces, index);
}

static gboolean
has_marks (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", 200);
  guint labels = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (is_marker (lines[i], forward_words) || is_marker (lines[i], history_words))
        return TRUE;
      labels += dossier_mail_is_label (lines[i], strlen (lines[i])) ? 1 : 0;
    }
  return labels >= 3;
}

/* Lines that were one paragraph by <br>, taken apart where they are a head. */
static void
split_heads (DossierGather *gather)
{
  guint heads = 0;

  for (guint i = 0; i < gather->pieces->len && heads < MAX_HEADS; i++)
    {
      const DossierPiece *piece = piece_at (gather, i);
      g_auto (GStrv) lines = NULL;
      guint level = piece->level;
      DossierBlockRole role = piece->role;

      if (strchr (piece->text, '\n') == NULL || !has_marks (piece->text))
        continue;
      lines = g_strsplit (piece->text, "\n", 200);
      heads++;
      g_ptr_array_remove_index (gather->pieces, i);
      for (guint j = 0, at = i; lines[j] != NULL; j++)
        {
          DossierPiece *line = dossier_gather_insert (gather, (int) at, lines[j], -1, role);

          if (line == NULL)
            continue;
          line->level = (guint8) level;
          i = at++;
        }
    }
}

static void
keep_once (char      **place,
           const char *value)
{
  g_autofree char *line = dossier_words_collapse (value, -1);
  char *start = line + strspn (line, "* ");

  if (*place == NULL && start[0] != '\0')
    *place = g_strdup (start);
}

/* The head of a message within this one; returns the index behind it, or @start when there is none. */
static guint
read_head (DossierGather      *gather,
           guint               start,
           gboolean            marked,
           DossierMailForward *forward)
{
  DossierMailForward head = { FALSE, NULL, NULL, NULL };
  guint end = start, labels = 0;
  gboolean from = FALSE;

  for (; end < gather->pieces->len && end - start < 12; end++)
    {
      const DossierPiece *piece = piece_at (gather, end);
      const char *value = NULL;
      Label label = strlen (piece->text) < 4 * LABEL_MAX_CHARS ? label_of (piece->text, strlen (piece->text), &value) : LABEL_NONE;

      if (label == LABEL_NONE)
        break;
      labels++;
      from = from || label == LABEL_FROM;
      if (label == LABEL_FROM)
        keep_once (&head.author, value);
      else if (label == LABEL_DATE)
        keep_once (&head.date, value);
      else if (label == LABEL_SUBJECT)
        keep_once (&head.subject, value);
    }
  if (!from || labels < (marked ? 2 : 3) || (!marked && head.date == NULL && head.subject == NULL))
    {
      dossier_mail_forward_clear (&head);
      return start;
    }
  for (guint i = start; i < end; i++)
    piece_at (gather, i)->role = DOSSIER_BLOCK_FURNITURE;
  if (!forward->found)
    {
      *forward = head;
      forward->found = TRUE;
    }
  else
    dossier_mail_forward_clear (&head);
  return end;
}

/* A forwarded text is the article, even where a program quoted all of it; what a reply carries along is not. */
static void
mark_carried (DossierGather *gather,
              guint          start,
              gboolean       forwarded)
{
  for (guint i = start; i < gather->pieces->len; i++)
    {
      DossierPiece *piece = piece_at (gather, i);

      if (!forwarded)
        piece->role = DOSSIER_BLOCK_FURNITURE;
      else if (piece->role == DOSSIER_BLOCK_QUOTATION)
        piece->role = DOSSIER_BLOCK_BODY;
    }
}

static guint
count_words (DossierGather *gather,
             guint          start,
             guint          end)
{
  guint words = 0;

  for (guint i = start; i < end; i++)
    if (piece_at (gather, i)->role != DOSSIER_BLOCK_FURNITURE)
      words += dossier_words_count (piece_at (gather, i)->text);
  return words;
}

/* "For your information": what stands before a forwarded article is no part of it, unless it is the longer text. */
static void
mark_note (DossierGather *gather,
           guint          head,
           guint          end)
{
  if (count_words (gather, 0, head) >= count_words (gather, end, gather->pieces->len))
    return;
  for (guint i = 0; i < head; i++)
    piece_at (gather, i)->role = DOSSIER_BLOCK_FURNITURE;
}

static void
mark_heads (DossierGather      *gather,
            gboolean            forwarded,
            DossierMailForward *forward)
{
  gboolean carried = FALSE;

  for (guint i = 0; i < gather->pieces->len; i++)
    {
      DossierPiece *piece = piece_at (gather, i);
      gboolean forwards = is_marker (piece->text, forward_words);
      gboolean marked = forwards || is_marker (piece->text, history_words);
      guint end;

      if (marked)
        piece->role = DOSSIER_BLOCK_FURNITURE;
      end = read_head (gather, marked ? i + 1 : i, marked, forward);
      if (end == (marked ? i + 1 : i))
        continue;
      if (!carried)
        mark_carried (gather, end, forwarded || forwards);
      if (!carried && forwarded)
        mark_note (gather, i, end);
      if (!forwarded && !forwards)
        return;
      carried = forwarded = TRUE;
      i = end - 1;
    }
}

static gboolean
ends_with_colon (const char *text)
{
  return g_str_has_suffix (text, ":") || g_str_has_suffix (text, "：");
}

/* "On Monday, Jane Doe wrote:" before a quotation. */
static void
mark_attributions (DossierGather *gather)
{
  for (guint i = 0; i + 1 < gather->pieces->len; i++)
    {
      DossierPiece *piece = piece_at (gather, i);
      const DossierPiece *next = piece_at (gather, i + 1);
      g_autofree char *folded = NULL;

      if (piece->role != DOSSIER_BLOCK_BODY || next->role != DOSSIER_BLOCK_QUOTATION || strlen (piece->text) > 4 * LABEL_MAX_CHARS
          || !ends_with_colon (piece->text))
        continue;
      folded = g_utf8_strdown (piece->text, -1);
      if (dossier_words_have_any (folded, attribution_words) || strchr (folded, '@') != NULL)
        piece->role = DOSSIER_BLOCK_FURNITURE;
    }
}

/* What a reply quotes below all of its own words is the message it answers. */
static void
mark_history (DossierGather *gather)
{
  guint end = gather->pieces->len;
  gboolean attributed;

  while (end > 0 && (piece_at (gather, end - 1)->role == DOSSIER_BLOCK_QUOTATION
                     || piece_at (gather, end - 1)->role == DOSSIER_BLOCK_FURNITURE))
    end--;
  if (end == 0 || end == gather->pieces->len)
    return;
  attributed = piece_at (gather, end)->role == DOSSIER_BLOCK_FURNITURE && ends_with_colon (piece_at (gather, end)->text);
  for (guint i = end; attributed && i < gather->pieces->len; i++)
    piece_at (gather, i)->role = DOSSIER_BLOCK_FURNITURE;
}

static gboolean
is_signature_mark (const char *text)
{
  return strcmp (text, "--") == 0 || strcmp (text, "-- ") == 0 || g_str_has_prefix (text, "--\n") || g_str_has_prefix (text, "-- \n")
         || g_str_has_prefix (text, "__________________________");
}

static void
mark_signatures (DossierGather *gather)
{
  for (guint i = 0; i < gather->pieces->len; i++)
    {
      DossierPiece *piece = piece_at (gather, i);

      if (piece->role == DOSSIER_BLOCK_QUOTATION || !is_signature_mark (piece->text) || i == 0)
        continue;
      for (guint j = i; j < gather->pieces->len && j - i < SIGNATURE_MAX_PIECES; j++)
        {
          DossierPiece *line = piece_at (gather, j);

          if (line->role == DOSSIER_BLOCK_QUOTATION || line->role == DOSSIER_BLOCK_HEADING
              || dossier_words_count (line->text) > BOILERPLATE_MAX_WORDS || (j > i && is_marker (line->text, forward_words)))
            break;
          line->role = DOSSIER_BLOCK_FURNITURE;
        }
    }
}

static gboolean
is_rule_or_address (const char *text)
{
  if (strspn (text, "-_=*~#+. \n") == strlen (text))
    return TRUE;
  return (g_str_has_prefix (text, "http") || g_str_has_prefix (text, "<http") || g_str_has_prefix (text, "[http"))
         && strcspn (text, " \n") == strlen (text);
}

static void
mark_around (DossierGather *gather)
{
  for (guint i = 0; i < gather->pieces->len; i++)
    {
      DossierPiece *piece = piece_at (gather, i);
      g_autofree char *folded = NULL;
      guint words;

      if (piece->role == DOSSIER_BLOCK_QUOTATION || piece->role == DOSSIER_BLOCK_FURNITURE)
        continue;
      words = strlen (piece->text) < 4096 ? dossier_words_count (piece->text) : BOILERPLATE_MAX_WORDS;
      if (words >= BOILERPLATE_MAX_WORDS)
        continue;
      folded = g_utf8_strdown (piece->text, -1);
      if (is_rule_or_address (folded) || (words < 12 && dossier_words_skip (folded, device_words) != NULL)
          || dossier_words_have_any (folded, bulk_words))
        piece->role = DOSSIER_BLOCK_FURNITURE;
    }
}

/**
 * dossier_mail_mark:
 * @forwarded: whether the subject says that the message is forwarded
 * @forward: (out caller-allocates): what a message within this one says of itself
 *
 * Gives roles to what stands around the text of a message.
 */
void
dossier_mail_mark (DossierGather      *gather,
                   gboolean            forwarded,
                   DossierMailForward *forward)
{
  *forward = (DossierMailForward) { FALSE, NULL, NULL, NULL };
  split_heads (gather);
  mark_heads (gather, forwarded, forward);
  mark_attributions (gather);
  mark_signatures (gather);
  mark_history (gather);
  mark_around (gather);
}

void
dossier_mail_forward_clear (DossierMailForward *forward)
{
  g_clear_pointer (&forward->author, g_free);
  g_clear_pointer (&forward->date, g_free);
  g_clear_pointer (&forward->subject, g_free);
}
