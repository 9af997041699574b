/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * When a page says its article was published and last changed, apart from linked data and the meta elements of the
 * head: <time>, microdata, lines about the title, and what the page's programs and attributes call so. A date counts by
 * how near to the title it stands and what it is called; a page tells other articles' dates too. Pure, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-html-private.h"

#include "dossier-words-private.h"

#include <string.h>

/* Bytes of text between the title and a date about it. */
#define NEAR_AFTER 700
#define NEAR_BEFORE 300
#define FAR_AFTER 3000
/* Blocks about the title that can hold a line about the article. */
#define BLOCKS_BEFORE 6u
#define BLOCKS_AFTER 24u
#define LINE_MAX_WORDS 32u
#define MAX_MARKED 24u
#define MAX_STATES 40u

/* A date told by markup, and where it stands. */
typedef struct
{
  DossierHtmlNode *node;
  DossierHtmlDateKey key;
  gboolean property;  /* the markup calls it so by itself */
  gsize offset;       /* bytes of text before it */
} Marked;

static const char * const change_words[] = {
  "updated", "update", "last updated", "last modified", "modified", "last reviewed", "reviewed", "edited", "revised", "corrected",
  "aktualisiert", "zuletzt", "letzte änderung", "geändert", "stand", "mis à jour", "mise à jour", "modifié", "actualizado",
  "actualizada", "actualización", "modificado", "atualizado", "atualizada", "atualização", "aggiornato", "aggiornamento",
  "ultima modifica", "bijgewerkt", "laatst gewijzigd", "uppdaterad", "opdateret", "oppdatert", "sist endret", "ændret",
  "päivitetty", "muokattu", "uuendatud", "atjaunots", "atjaunināts", "atnaujinta", "zaktualizowano", "aktualizacja",
  "ostatnia aktualizacja", "aktualizováno", "aktualizované", "upraveno", "frissítve", "frissült", "módosítva", "actualizat",
  "актуализирано", "обновлено", "изменено", "оновлено", "змінено", "ажурирано", "обновена", "ažurirano", "izmjena",
  "izmenjeno", "posodobljeno", "përditësuar", "ενημέρωση", "τελευταία ενημέρωση", "ενημερώθηκε", "güncelleme", "güncellendi",
  "son güncelleme", "yenilənib", "diperbarui", "dikemaskini", "cập nhật", "na-update", "imesasishwa", "更新", "最終更新",
  "更新日", "修改", "업데이트", "수정", "最后更新", "最後更新", "تحديث", "آخر تحديث", "تم التحديث", "به روز", "به‌روزرسانی", "ویرایش",
  "עודכן", "עדכון", "अपडेट", "अद्यतन", "আপডেট", "अपडेटेड", "อัปเดต", "อัพเดท", NULL
};

static const char * const publish_words[] = {
  "published", "publish date", "publish time", "publication date", "first published", "originally published", "posted", "post date", "post time", "date published",
  "released", "created", "veröffentlicht", "erschienen", "publiziert", "erstellt", "publié", "paru", "mis en ligne",
  "date de publication", "publicado", "publicada", "publicación", "publicação", "pubblicato", "pubblicazione", "gepubliceerd",
  "geplaatst", "publicerad", "publicerat", "udgivet", "offentliggjort", "publiceret", "publisert", "julkaistu", "avaldatud",
  "publicēts", "publikuota", "paskelbta", "opublikowano", "opublikowane", "data publikacji", "publikováno", "publikované",
  "vydáno", "zveřejněno", "közzétéve", "megjelent", "publicat", "публикувана", "опубликовано", "публикация", "опубліковано",
  "објављено", "objavljeno", "publikuar", "δημοσίευση", "δημοσιεύτηκε", "yayınlanma", "yayın tarihi", "dərc", "diterbitkan",
  "dipublikasikan", "terbit", "disiarkan", "diterbitkan pada", "xuất bản", "inilathala", "imechapishwa", "发布", "發布", "公開日",
  "公開", "掲載", "投稿日", "配信", "입력", "등록", "게시", "发表", "نشر", "تاريخ النشر", "نُشر", "انتشار", "تاریخ انتشار", "פורסם",
  "प्रकाशित", "প্রকাশ", "เผยแพร่", "oldest", NULL
};

/* A date in a line that speaks of these is of another version of the article. */
static const char * const version_words[] = { "preprint", "preprints", "earlier version", "earlier versions", NULL };

/* What stands beside a date that is no article's. */
static const char * const other_words[] = {
  "copyright", "©", "born", "event", "deadline", "expires", "comment", "joined", "edition", "printed", "today", "accessed", NULL
};

/**
 * dossier_html_date_key:
 * @name: the name of a property, attribute or class; not always terminated
 * @length: in bytes
 *
 * Returns: which date of an article a thing of this name would be
 */
DossierHtmlDateKey
dossier_html_date_key (const char *name,
                       gsize       length)
{
  char bare[64];
  gsize count = 0;
  gboolean dated;

  for (gsize i = 0; i < length && count + 1 < sizeof bare; i++)
    if (g_ascii_isalpha (name[i]))
      bare[count++] = g_ascii_tolower (name[i]);
  bare[count] = '\0';
  dated = strstr (bare, "date") != NULL || strstr (bare, "time") != NULL || g_str_has_suffix (bare, "at") || g_str_has_suffix (bare, "on");
  if (strstr (bare, "publisher") != NULL || strstr (bare, "unpublish") != NULL || strstr (bare, "publishing") != NULL
      || strstr (bare, "timezone") != NULL)
    return DOSSIER_HTML_DATE_NONE;
  if (strstr (bare, "modif") != NULL || strstr (bare, "lastmod") != NULL || strstr (bare, "updated") != NULL
      || strstr (bare, "lastupdate") != NULL || strstr (bare, "revised") != NULL || strstr (bare, "dateupdate") != NULL
      || strstr (bare, "updatedate") != NULL)
    return DOSSIER_HTML_DATE_CHANGED;
  if (strstr (bare, "pubdate") != NULL || strstr (bare, "datepub") != NULL || g_str_has_suffix (bare, "published")
      || strstr (bare, "publicationdate") != NULL || strstr (bare, "dateissued") != NULL || strstr (bare, "postedat") != NULL
      || strstr (bare, "dateposted") != NULL || strstr (bare, "posteddate") != NULL || (dated && strstr (bare, "publish") != NULL))
    return DOSSIER_HTML_DATE_PUBLISHED;
  if (strstr (bare, "datecreated") != NULL || strstr (bare, "createddate") != NULL || strstr (bare, "createdat") != NULL)
    return DOSSIER_HTML_DATE_CREATED;
  return DOSSIER_HTML_DATE_NONE;
}

/* In a part of the page about something else; what holds the article itself is none, whatever it is called. */
static gboolean
is_around (DossierHtmlNode *node,
           DossierHtmlNode *article)
{
  for (; node != NULL; node = node->parent)
    if ((node->hint == DOSSIER_HTML_HINT_AROUND || node->hint == DOSSIER_HTML_HINT_HIDDEN) && !dossier_html_is_within (article, node))
      return node->tag != DOSSIER_HTML_HEAD;
  return FALSE;
}

/* What the classes of an element call its date; "posted" and "entry-date" are the words of blogs. */
static DossierHtmlDateKey
key_of_class (DossierHtmlNode *node)
{
  for (guint up = 0; node != NULL && up < 2; node = node->parent, up++)
    {
      const char *class = node->attrs != NULL ? dossier_html_node_get (node, DOSSIER_HTML_ATTR_CLASS) : NULL;
      g_autofree char *lower = class != NULL ? g_ascii_strdown (class, -1) : NULL;

      if (lower == NULL)
        continue;
      if (strstr (lower, "publish") != NULL || strstr (lower, "pubdate") != NULL || strstr (lower, "posted") != NULL)
        return DOSSIER_HTML_DATE_PUBLISHED;
      if (strstr (lower, "updated") != NULL || strstr (lower, "modif") != NULL || strstr (lower, "last-update") != NULL)
        return DOSSIER_HTML_DATE_CHANGED;
    }
  return DOSSIER_HTML_DATE_NONE;
}

/* Whether an element tells a date by itself, and which. */
static gboolean
is_marked (DossierHtmlNode *node,
           Marked          *marked)
{
  const char *property = dossier_html_node_get (node, DOSSIER_HTML_ATTR_ITEMPROP);

  if (property == NULL)
    property = node->tag != DOSSIER_HTML_META ? dossier_html_node_get (node, DOSSIER_HTML_ATTR_PROPERTY) : NULL;
  marked->node = node;
  marked->key = property != NULL ? dossier_html_date_key (property, strlen (property)) : DOSSIER_HTML_DATE_NONE;
  marked->property = marked->key != DOSSIER_HTML_DATE_NONE;
  if (marked->property)
    return TRUE;
  if (node->tag != DOSSIER_HTML_TIME && (node->tag == DOSSIER_HTML_META || dossier_html_node_get (node, DOSSIER_HTML_ATTR_DATETIME) == NULL)
      && !(node->tag == DOSSIER_HTML_OTHER && dossier_html_node_get (node, DOSSIER_HTML_ATTR_TITLE) != NULL))
    return FALSE;
  marked->key = key_of_class (node);
  return node->tag == DOSSIER_HTML_TIME || dossier_html_node_get (node, DOSSIER_HTML_ATTR_DATETIME) != NULL
         || marked->key != DOSSIER_HTML_DATE_NONE;
}

/* The words of a date in an element: its stamp when that can be read, else its text. */
static char *
marked_words (DossierHtmlNode         *node,
              const DossierStampHabit *habit)
{
  static const DossierHtmlAttr attributes[] = { DOSSIER_HTML_ATTR_CONTENT, DOSSIER_HTML_ATTR_DATETIME, DOSSIER_HTML_ATTR_TITLE };
  DossierStamp stamp;
  char *words;

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      const char *value = dossier_html_node_get (node, attributes[i]);

      if (value != NULL && dossier_stamp_read (value, habit, &stamp))
        return g_strdup (value);
    }
  if (node->tag == DOSSIER_HTML_META)
    return NULL;
  words = dossier_html_node_words (node);
  if (strlen (words) > 120 || !dossier_stamp_find (words, habit, &stamp))
    g_clear_pointer (&words, g_free);
  return words;
}

/* The words before an element say what its date is: "Updated <time>". */
static DossierHtmlDateKey
key_of_words (const char *label)
{
  const char *best = NULL;
  DossierHtmlDateKey key = DOSSIER_HTML_DATE_NONE;
  gboolean inside = FALSE;

  if (dossier_words_have_any (label, other_words) || dossier_words_have_any (label, version_words))
    return DOSSIER_HTML_DATE_OTHER;
  /* The last label counts: "Published by X, updated on". */
  for (const char *at = label; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gboolean word = g_unichar_isalnum (c);

      if (word && (!inside || c > 0x2fff))
        {
          if (dossier_words_skip (at, change_words) != NULL)
            {
              best = at;
              key = DOSSIER_HTML_DATE_CHANGED;
            }
          else if (dossier_words_skip (at, publish_words) != NULL && (best == NULL || key != DOSSIER_HTML_DATE_PUBLISHED))
            {
              best = at;
              key = DOSSIER_HTML_DATE_PUBLISHED;
            }
        }
      inside = word;
    }
  return key;
}

/* A label stands in the text right before, or in a sibling before that. */
static DossierHtmlDateKey
key_before (DossierHtmlNode *node)
{
  g_autofree char *words = NULL;
  DossierHtmlNode *before = NULL;

  if (node->parent == NULL)
    return DOSSIER_HTML_DATE_NONE;
  for (DossierHtmlNode *at = node->parent->first; at != NULL && at != node; at = at->next)
    if (at->tag != DOSSIER_HTML_TEXT || at->length > 1)
      before = at;
  if (before == NULL)
    return DOSSIER_HTML_DATE_NONE;
  words = before->tag == DOSSIER_HTML_TEXT ? dossier_words_collapse (before->text, before->length) : dossier_html_node_words (before);
  return dossier_words_count (words) <= 5 ? key_of_words (words) : DOSSIER_HTML_DATE_NONE;
}

/* In a line about another version of the article. */
static gboolean
is_of_version (DossierHtmlNode *node)
{
  g_autofree char *words = node->parent != NULL ? dossier_html_node_words (node->parent) : NULL;

  return words != NULL && dossier_words_count (words) <= LINE_MAX_WORDS && dossier_words_have_any (words, version_words);
}

/* "Updated on 3 May" within the element. */
static DossierHtmlDateKey
key_of_text (DossierHtmlNode *node)
{
  g_autofree char *words = node->tag != DOSSIER_HTML_META ? dossier_html_node_words (node) : NULL;

  return words != NULL && dossier_words_count (words) <= 12 ? key_of_words (words) : DOSSIER_HTML_DATE_NONE;
}

static void
offer_dated (DossierGather     *gather,
             DossierHtmlDateKey key,
             const char        *words,
             const char        *origin,
             int                confidence)
{
  if (key == DOSSIER_HTML_DATE_CHANGED)
    dossier_gather_offer_changed (gather, words, origin, confidence);
  else if (key != DOSSIER_HTML_DATE_OTHER)
    dossier_gather_offer_date (gather, words, origin, confidence);
}

static void
offer_marked (GArray          *marked,
              DossierHtmlNode *article,
              gsize            title,
              gsize            title_end,
              DossierGather   *gather)
{
  DossierStampHabit habit = { gather->language, gather->month_first };
  guint far = 0, properties = 0;

  for (guint i = 0; i < marked->len; i++)
    properties += g_array_index (marked, Marked, i).key == DOSSIER_HTML_DATE_PUBLISHED && g_array_index (marked, Marked, i).property;
  for (guint i = 0; i < marked->len; i++)
    {
      Marked *one = &g_array_index (marked, Marked, i);
      g_autofree char *words = marked_words (one->node, &habit);
      gboolean after = one->offset >= title;
      gsize distance = after ? one->offset - MIN (one->offset, title_end) : title - one->offset;
      gboolean near = title_end > 0 && distance <= (after ? NEAR_AFTER : NEAR_BEFORE);
      gboolean labelled = FALSE;
      int confidence = near && after ? 80 : near ? 72 : after && distance <= FAR_AFTER && title_end > 0 ? 60 : 44;

      if (words == NULL)
        continue;
      if (one->key == DOSSIER_HTML_DATE_NONE || !one->property)
        {
          DossierHtmlDateKey said = key_of_text (one->node);

          if (said == DOSSIER_HTML_DATE_NONE)
            said = key_before (one->node);
          if ((near || said == DOSSIER_HTML_DATE_PUBLISHED) && is_of_version (one->node))
            said = DOSSIER_HTML_DATE_OTHER;
          one->key = said != DOSSIER_HTML_DATE_NONE ? said : one->key;
          labelled = said == DOSSIER_HTML_DATE_PUBLISHED;
        }
      if (labelled && !is_around (one->node, article))
        confidence = near ? 95 : dossier_html_is_within (one->node, article) ? 91 : 66;
      else if (one->property)
        confidence = near || properties <= 1 ? 87 : MAX (confidence - 15, 40);
      else if (one->key == DOSSIER_HTML_DATE_PUBLISHED)
        confidence += near ? 12 : 4;
      if (!one->property && is_around (one->node, article))
        confidence -= 20;
      if (!near)
        confidence -= MIN ((int) far++ * 2, 20);
      offer_dated (gather, one->key, words, "markup", confidence);
    }
}

static void
read_marked (DossierHtmlPage *page,
             DossierHtmlNode *article,
             DossierHtmlNode *headline,
             DossierGather   *gather)
{
  g_autoptr (GArray) marked = g_array_new (FALSE, FALSE, sizeof (Marked));
  gsize offset = 0, title = 0, title_end = 0;

  for (DossierHtmlNode *node = page->root; node != NULL; node = dossier_html_node_after (node, page->root))
    {
      Marked one = { 0 };

      if (node == headline)
        title = offset;
      if (node->tag == DOSSIER_HTML_TEXT)
        {
          offset += node->length > 2 && node->parent->hint != DOSSIER_HTML_HINT_HIDDEN ? node->length : 0;
          if (headline != NULL && dossier_html_is_within (node, headline))
            title_end = offset;
        }
      else if (marked->len < MAX_MARKED && (node->attrs != NULL || node->tag == DOSSIER_HTML_TIME) && is_marked (node, &one))
        {
          one.offset = offset;
          g_array_append_val (marked, one);
        }
    }
  offer_marked (marked, article, title, title_end, gather);
}

/* Every date of a line, each with the words since the one before as its label. */
static void
offer_line (DossierGather *gather,
            const char    *line,
            const char    *label_before,
            int            confidence)
{
  DossierStampHabit habit = { gather->language, gather->month_first };
  DossierHtmlDateKey key = DOSSIER_HTML_DATE_NONE;
  DossierStamp stamp;

  for (guint i = 0; i < 3 && dossier_stamp_find (line, &habit, &stamp); i++)
    {
      g_autofree char *label = g_strndup (line, stamp.start);
      g_autofree char *words = g_strndup (line + stamp.start, stamp.end - stamp.start);
      DossierHtmlDateKey here = key_of_words (label);
      int sure = confidence;

      if (here == DOSSIER_HTML_DATE_NONE && i == 0 && label_before != NULL && dossier_words_count (label) <= 2)
        here = key_of_words (label_before);
      if (here == DOSSIER_HTML_DATE_PUBLISHED)
        sure += 20;
      else if (i > 0 && here == DOSSIER_HTML_DATE_NONE)
        here = key == DOSSIER_HTML_DATE_NONE ? DOSSIER_HTML_DATE_CHANGED : key;
      offer_dated (gather, here, words, "text", MIN (sure, 95));
      key = here;
      line += stamp.end;
    }
}

/**
 * dossier_html_find_title:
 * @blocks: (element-type DossierHtmlBlock)
 * @headline: (nullable): the heading that is the title
 * @title: (nullable): the title
 * @first: the index of the article's first text
 *
 * Returns: the index of the block that is the title; the number of blocks when none is
 */
guint
dossier_html_find_title (GPtrArray       *blocks,
                         DossierHtmlNode *headline,
                         const char      *title,
                         guint            first)
{
  guint title_words = title != NULL ? dossier_words_count (title) : 0;
  guint found = blocks->len;

  for (guint i = 0; i < blocks->len && headline != NULL; i++)
    {
      const DossierHtmlBlock *block = g_ptr_array_index (blocks, i);

      if (dossier_html_is_within (block->node, headline))
        return i;
    }
  for (guint i = 0; i < MIN (first + 1, blocks->len) && title != NULL; i++)
    {
      const DossierHtmlBlock *block = g_ptr_array_index (blocks, i);

      if (block->words <= 2 * title_words && 2 * block->words >= title_words && dossier_words_shared (block->text, title) >= 0.75)
        found = i;
    }
  return found;
}

/**
 * dossier_html_find_first_text:
 * @blocks: (element-type DossierHtmlBlock)
 * @article: the element that holds the article
 *
 * Returns: the index of the first block of the article's own text; the number of blocks when there is none
 */
guint
dossier_html_find_first_text (GPtrArray       *blocks,
                              DossierHtmlNode *article)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      const DossierHtmlBlock *block = g_ptr_array_index (blocks, i);

      if (!block->node->dropped && block->value >= 20 && dossier_html_is_within (block->node, article))
        return i;
    }
  return blocks->len;
}

static const char *
label_of (GPtrArray *blocks,
          guint      index)
{
  const DossierHtmlBlock *before = index > 0 ? g_ptr_array_index (blocks, index - 1) : NULL;

  return before != NULL && before->words <= 4 ? before->text : NULL;
}

static gboolean
has_digit (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_ascii_isdigit (*at) || ((guchar) *at >= 0xd9 && g_unichar_isdigit (g_utf8_get_char (at))))
      return TRUE;
  return FALSE;
}

/* Nothing but a date, right below the title: the article's, whatever the part is called that it stands in. */
static gboolean
is_dateline (const DossierHtmlBlock *block,
             guint                   index,
             guint                   title,
             DossierGather          *gather)
{
  DossierStampHabit habit = { gather->language, gather->month_first };
  DossierStamp stamp;

  return index == title + 1 && dossier_stamp_find (block->text, &habit, &stamp)
         && (stamp.end - stamp.start) * 10 >= strlen (block->text) * 9;
}

/* Lines about the title, and down to where the text has begun. */
static void
read_lines (GPtrArray       *blocks,
            DossierHtmlNode *article,
            guint            title,
            guint            start,
            guint            end,
            DossierGather   *gather)
{
  guint prose = 0;

  for (guint i = start; i < end && prose < 3; i++)
    {
      const DossierHtmlBlock *block = g_ptr_array_index (blocks, i);
      int confidence = title == blocks->len ? 58 : i <= title ? 60 : i <= title + 6 ? 75 : i <= title + 12 ? 70 : 62;

      if (block->words > LINE_MAX_WORDS)
        {
          prose += i > title || title == blocks->len ? 1 : 0;
          continue;
        }
      if (block->node->hint == DOSSIER_HTML_HINT_HIDDEN || !has_digit (block->text))
        continue;
      if (is_around (block->node, article) && !is_dateline (block, i, title, gather))
        confidence -= 18;
      if (prose > 0)
        confidence -= 14;
      if (block->words > 14)
        confidence -= 10;
      offer_line (gather, block->text, label_of (blocks, i), confidence);
    }
}

/* "This article was originally published on"; the words that follow. */
static const char *
originally_published (const char *text)
{
  static const char * const phrases[] = { "originally published", "first published", "originally appeared", "first appeared" };

  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++)
    {
      const char *found = strstr (text, phrases[i]);

      if (found != NULL)
        return found + strlen (phrases[i]);
    }
  return NULL;
}

/* Behind the beginning a line must say that it tells when the article was published, or be nothing but a date. */
static void
read_late_lines (GPtrArray       *blocks,
                 DossierHtmlNode *article,
                 guint            start,
                 DossierGather   *gather)
{
  DossierStampHabit habit = { gather->language, gather->month_first };
  gboolean bare = FALSE;

  for (guint i = start; i < blocks->len; i++)
    {
      const DossierHtmlBlock *block = g_ptr_array_index (blocks, i);
      const char *originally;
      DossierStamp stamp;

      if (block->words <= 45 && (originally = originally_published (block->text)) != NULL
          && dossier_stamp_find (originally, &habit, &stamp) && stamp.start < 24
          && !dossier_words_have_any (block->text, version_words))
        {
          dossier_gather_offer_date (gather, originally + stamp.start, "text", 84);
          continue;
        }
      if (block->words > 12 || !has_digit (block->text) || !dossier_stamp_find (block->text, &habit, &stamp))
        continue;
      {
        g_autofree char *before = g_strndup (block->text, stamp.start);
        const char *label = dossier_words_count (before) > 0 ? before : label_of (blocks, i);
        DossierHtmlDateKey key = label != NULL ? key_of_words (label) : DOSSIER_HTML_DATE_NONE;

        if (key != DOSSIER_HTML_DATE_PUBLISHED && is_around (block->node, article))
          continue;
        if (key == DOSSIER_HTML_DATE_PUBLISHED || key == DOSSIER_HTML_DATE_CHANGED)
          offer_dated (gather, key, block->text + stamp.start, "text", dossier_html_is_within (block->node, article) ? 74 : 52);
        else if (key == DOSSIER_HTML_DATE_NONE && !bare && (stamp.end - stamp.start) * 10 >= strlen (block->text) * 7)
          {
            bare = TRUE;
            offer_dated (gather, key, block->text, "text", 43);
          }
      }
    }
}

/* Moves over what parts a name from its value in programs and attributes; NULL when something else stands there. */
static const char *
skip_to_value (const char *at,
               const char *end,
               char       *quote)
{
  const char *limit = MIN (at + 40, end);
  gboolean parted = FALSE;

  *quote = 0;
  while (at < limit)
    {
      if (*at == ':' || *at == '=')
        parted = TRUE;
      else if (*at == '"' || *at == '\'')
        *quote = *at;
      else if (*at == '&' && (g_str_has_prefix (at, "&quot;") || g_str_has_prefix (at, "&#34;")))
        {
          at = strchr (at, ';');
          *quote = '&';
        }
      else if (g_str_has_prefix (at, "content="))
        at += 6;
      else if (!strchr (" \t\n\r\\,", *at))
        return parted && g_ascii_isalnum (*at) ? at : NULL;
      at++;
    }
  return NULL;
}

typedef struct
{
  DossierGather *gather;
  char *days[2];          /* (owned) (nullable): the first two different days called published */
  char *words;            /* (owned) (nullable): the first as written */
  guint count;
} States;

static void
note_state (States            *states,
            DossierHtmlDateKey key,
            const char        *value,
            const char        *end,
            char               quote)
{
  DossierStampHabit habit = { states->gather->language, states->gather->month_first };
  const char *stop = quote == 0 ? " ,;}<>\n" : quote == '&' ? "&<" : "\"'\\<&";
  gsize length = 0;
  g_autofree char *words = NULL;
  g_autofree char *day = NULL;
  DossierStamp stamp;

  while (value + length < end && length < 64 && strchr (stop, value[length]) == NULL)
    length++;
  words = g_utf8_make_valid (value, length);
  if (key == DOSSIER_HTML_DATE_CHANGED || length < 8 || !dossier_stamp_read (words, &habit, &stamp))
    return;
  day = g_strdup_printf ("%04d-%02d-%02d", stamp.year, stamp.month, stamp.day);
  states->count++;
  if (states->days[0] == NULL)
    {
      states->days[0] = g_steal_pointer (&day);
      states->words = g_steal_pointer (&words);
    }
  else if (states->days[1] == NULL && strcmp (states->days[0], day) != 0)
    states->days[1] = g_steal_pointer (&day);
}

/**
 * dossier_html_dates_read_state:
 * @text: the page as it came, with its programs
 * @length: in bytes
 *
 * Offers the dates that scripts and attributes name as an article's. For pages that say it nowhere else: one that
 * lists other articles has many, and then the first counts for little.
 */
void
dossier_html_dates_read_state (const char    *text,
                               gsize          length,
                               DossierGather *gather)
{
  States states = { gather, { NULL, NULL }, NULL, 0 };
  const char *end = text + length;
  int sure;

  dossier_gather_best (gather, DOSSIER_FIELD_DATE, &sure);
  if (sure >= 80)
    return;
  for (const char *at = text; at + 12 < end && states.count < MAX_STATES; at++)
    {
      const char *start, *stop, *value;
      DossierHtmlDateKey key;
      char quote;

      if ((*at | 0x20) != 'p' || !(((at[1] | 0x20) == 'u' && (at[2] | 0x20) == 'b') || ((at[1] | 0x20) == 'o' && g_ascii_strncasecmp (at, "posted", 6) == 0)))
        continue;
      for (start = at; start > text && at - start < 30 && (g_ascii_isalpha (start[-1]) || start[-1] == '_' || start[-1] == '-'); start--)
        ;
      for (stop = at; stop < end && stop - at < 30 && (g_ascii_isalpha (*stop) || *stop == '_' || *stop == '-'); stop++)
        ;
      key = dossier_html_date_key (start, stop - start);
      value = key == DOSSIER_HTML_DATE_PUBLISHED ? skip_to_value (stop, end, &quote) : NULL;
      if (value != NULL)
        note_state (&states, key, value, end, quote);
      at = stop;
    }
  if (states.words != NULL)
    dossier_gather_offer_date (gather, states.words, "script", states.days[1] == NULL ? 70 : 46);
  g_free (states.days[0]);
  g_free (states.days[1]);
  g_free (states.words);
}

/**
 * dossier_html_dates_read:
 * @blocks: (element-type DossierHtmlBlock)
 * @article: the element that holds the article
 * @headline: (nullable): the heading that is its title
 * @title: of dossier_html_find_title()
 * @first: of dossier_html_find_first_text()
 *
 * Offers to @gather the dates that the page shows.
 */
void
dossier_html_dates_read (DossierHtmlPage *page,
                         GPtrArray       *blocks,
                         DossierHtmlNode *article,
                         DossierHtmlNode *headline,
                         guint            title,
                         guint            first,
                         DossierGather   *gather)
{
  guint start, end;

  read_marked (page, article, headline, gather);
  if (title == blocks->len && first == blocks->len)
    return;
  start = title < blocks->len ? title - MIN (title, BLOCKS_BEFORE) : first - MIN (first, 8);
  end = MIN ((title < blocks->len ? MAX (title, MIN (first, title + 40)) : first) + BLOCKS_AFTER, blocks->len);
  read_lines (blocks, article, title, start, end, gather);
  read_late_lines (blocks, article, end, gather);
}
