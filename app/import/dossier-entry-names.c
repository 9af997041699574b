/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What columns, keys and labels are called, in the languages in which people keep such files. Pure functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-entry-names-private.h"

#include "dossier-language-private.h"

#include <string.h>

#define NAME_MAX_BYTES 80u

typedef struct
{
  const char *name; /* folded, letters and digits only */
  DossierEntryField field;
} FieldName;

#define TITLE DOSSIER_ENTRY_TITLE
#define SUBTITLE DOSSIER_ENTRY_SUBTITLE
#define TEXT DOSSIER_ENTRY_TEXT
#define SUMMARY DOSSIER_ENTRY_SUMMARY
#define BYLINE DOSSIER_ENTRY_BYLINE
#define DATE DOSSIER_ENTRY_DATE
#define CHANGED DOSSIER_ENTRY_CHANGED
#define SOURCE DOSSIER_ENTRY_SOURCE
#define AGENCY DOSSIER_ENTRY_AGENCY
#define URL DOSSIER_ENTRY_URL
#define LANGUAGE DOSSIER_ENTRY_LANGUAGE
#define PLACE DOSSIER_ENTRY_PLACE

/* Of one field, what names it most plainly stands first: that column is taken when a table has several. */
static const FieldName names[] = {
  { "headline", TITLE }, { "title", TITLE }, { "articletitle", TITLE }, { "hl1", TITLE }, { "webtitle", TITLE }, { "heading", TITLE },
  { "titel", TITLE }, { "überschrift", TITLE }, { "schlagzeile", TITLE }, { "titre", TITLE }, { "título", TITLE }, { "titulo", TITLE },
  { "titular", TITLE }, { "titolo", TITLE }, { "tytuł", TITLE }, { "titulek", TITLE }, { "nadpis", TITLE }, { "rubrik", TITLE },
  { "tittel", TITLE }, { "overskrift", TITLE }, { "otsikko", TITLE }, { "kop", TITLE }, { "başlık", TITLE }, { "baslik", TITLE },
  { "заголовок", TITLE }, { "название", TITLE }, { "заглавие", TITLE }, { "наслов", TITLE }, { "العنوان", TITLE }, { "عنوان", TITLE },
  { "标题", TITLE }, { "標題", TITLE }, { "タイトル", TITLE }, { "見出し", TITLE }, { "제목", TITLE },

  { "subtitle", SUBTITLE }, { "subheadline", SUBTITLE }, { "subhead", SUBTITLE }, { "hl2", SUBTITLE }, { "untertitel", SUBTITLE },
  { "deck", SUBTITLE }, { "standfirst", SUBTITLE }, { "soustitre", SUBTITLE }, { "subtítulo", SUBTITLE }, { "подзаголовок", SUBTITLE },

  { "fulltext", TEXT }, { "articletext", TEXT }, { "articlebody", TEXT }, { "bodytext", TEXT }, { "maintext", TEXT }, { "text", TEXT },
  { "body", TEXT }, { "contenthtml", TEXT }, { "contenttext", TEXT }, { "content", TEXT }, { "contents", TEXT }, { "article", TEXT },
  { "story", TEXT }, { "rawtext", TEXT }, { "cleantext", TEXT }, { "plaintext", TEXT }, { "bodyhtml", TEXT }, { "html", TEXT },
  { "transcript", TEXT }, { "message", TEXT }, { "volltext", TEXT }, { "artikel", TEXT }, { "artikeltext", TEXT }, { "inhalt", TEXT },
  { "texte", TEXT }, { "texteintégral", TEXT }, { "corps", TEXT }, { "contenu", TEXT }, { "texto", TEXT }, { "textocompleto", TEXT },
  { "cuerpo", TEXT }, { "contenido", TEXT }, { "conteúdo", TEXT }, { "corpo", TEXT }, { "testo", TEXT }, { "contenuto", TEXT },
  { "treść", TEXT }, { "tekst", TEXT }, { "brödtext", TEXT }, { "innehåll", TEXT }, { "innhold", TEXT }, { "teksti", TEXT },
  { "inhoud", TEXT }, { "obsah", TEXT }, { "metin", TEXT }, { "içerik", TEXT }, { "текст", TEXT }, { "полныйтекст", TEXT },
  { "содержание", TEXT }, { "зміст", TEXT }, { "النص", TEXT }, { "نص", TEXT }, { "المحتوى", TEXT }, { "正文", TEXT }, { "内容", TEXT },
  { "內容", TEXT }, { "全文", TEXT }, { "本文", TEXT }, { "본문", TEXT }, { "내용", TEXT },

  { "summary", SUMMARY }, { "abstract", SUMMARY }, { "description", SUMMARY }, { "excerpt", SUMMARY }, { "lead", SUMMARY },
  { "leadparagraph", SUMMARY }, { "teaser", SUMMARY }, { "snippet", SUMMARY }, { "zusammenfassung", SUMMARY }, { "beschreibung", SUMMARY },
  { "résumé", SUMMARY }, { "resume", SUMMARY }, { "chapô", SUMMARY }, { "resumen", SUMMARY }, { "resumo", SUMMARY }, { "riassunto", SUMMARY },
  { "streszczenie", SUMMARY }, { "аннотация", SUMMARY }, { "описание", SUMMARY }, { "摘要", SUMMARY }, { "要約", SUMMARY },

  { "byline", BYLINE }, { "author", BYLINE }, { "authors", BYLINE }, { "creator", BYLINE }, { "writer", BYLINE }, { "reporter", BYLINE },
  { "journalist", BYLINE }, { "correspondent", BYLINE }, { "authorname", BYLINE }, { "by", BYLINE }, { "autor", BYLINE },
  { "autoren", BYLINE }, { "autorin", BYLINE }, { "verfasser", BYLINE }, { "auteur", BYLINE }, { "auteurs", BYLINE }, { "autores", BYLINE },
  { "autore", BYLINE }, { "autori", BYLINE }, { "autorzy", BYLINE }, { "författare", BYLINE }, { "forfatter", BYLINE }, { "yazar", BYLINE },
  { "kirjoittaja", BYLINE }, { "автор", BYLINE }, { "авторы", BYLINE }, { "автори", BYLINE }, { "الكاتب", BYLINE }, { "المؤلف", BYLINE },
  { "作者", BYLINE }, { "記者", BYLINE }, { "记者", BYLINE }, { "著者", BYLINE }, { "기자", BYLINE },

  { "published", DATE }, { "publishedat", DATE }, { "publisheddate", DATE }, { "publishdate", DATE }, { "publicationdate", DATE },
  { "datepublished", DATE }, { "publishedon", DATE }, { "datepublication", DATE }, { "pubdate", DATE }, { "webpublicationdate", DATE },
  { "firstpublished", DATE }, { "publishtime", DATE }, { "releasedate", DATE }, { "issuedate", DATE }, { "date", DATE }, { "datetime", DATE },
  { "day", DATE }, { "timestamp", DATE }, { "time", DATE }, { "created", DATE }, { "createdat", DATE }, { "datum", DATE },
  { "erscheinungsdatum", DATE }, { "veröffentlicht", DATE }, { "veröffentlichungsdatum", DATE }, { "datedepublication", DATE },
  { "fecha", DATE }, { "fechadepublicación", DATE }, { "data", DATE }, { "datadepublicação", DATE }, { "dato", DATE }, { "publicerad", DATE },
  { "päivämäärä", DATE }, { "tarih", DATE }, { "дата", DATE }, { "датапубликации", DATE }, { "التاريخ", DATE }, { "تاريخ", DATE },
  { "日期", DATE }, { "发布时间", DATE }, { "發布時間", DATE }, { "日付", DATE }, { "날짜", DATE },

  { "updated", CHANGED }, { "updatedat", CHANGED }, { "modified", CHANGED }, { "datemodified", CHANGED }, { "lastmodified", CHANGED },
  { "lastupdated", CHANGED }, { "modifieddate", CHANGED }, { "updateddate", CHANGED }, { "aktualisiert", CHANGED }, { "geändert", CHANGED },
  { "modifié", CHANGED }, { "misàjour", CHANGED }, { "actualizado", CHANGED }, { "atualizado", CHANGED }, { "обновлено", CHANGED },

  { "outlet", SOURCE }, { "source", SOURCE }, { "sourcename", SOURCE }, { "publication", SOURCE }, { "publicationtitle", SOURCE },
  { "publicationname", SOURCE }, { "newspaper", SOURCE }, { "publisher", SOURCE }, { "medium", SOURCE }, { "media", SOURCE },
  { "site", SOURCE }, { "sitename", SOURCE }, { "website", SOURCE }, { "journal", SOURCE }, { "magazine", SOURCE }, { "feed", SOURCE },
  { "domain", SOURCE }, { "quelle", SOURCE }, { "zeitung", SOURCE }, { "herausgeber", SOURCE }, { "verlag", SOURCE },
  { "sourcetitle", SOURCE }, { "journalname", SOURCE }, { "éditeur", SOURCE }, { "fuente", SOURCE }, { "medio", SOURCE }, { "periódico", SOURCE },
  { "fonte", SOURCE }, { "testata", SOURCE }, { "źródło", SOURCE }, { "källa", SOURCE }, { "kilde", SOURCE }, { "bron", SOURCE },
  { "lähde", SOURCE }, { "zdroj", SOURCE }, { "kaynak", SOURCE }, { "источник", SOURCE }, { "издание", SOURCE }, { "джерело", SOURCE },
  { "المصدر", SOURCE }, { "来源", SOURCE }, { "來源", SOURCE }, { "媒体", SOURCE }, { "出典", SOURCE }, { "출처", SOURCE },

  { "agency", AGENCY }, { "newsagency", AGENCY }, { "wire", AGENCY }, { "wireservice", AGENCY }, { "agentur", AGENCY },
  { "nachrichtenagentur", AGENCY }, { "agence", AGENCY }, { "agencia", AGENCY }, { "agência", AGENCY }, { "agenzia", AGENCY },
  { "агентство", AGENCY },

  { "url", URL }, { "link", URL }, { "href", URL }, { "weburl", URL }, { "articleurl", URL }, { "canonicalurl", URL }, { "sourceurl", URL },
  { "externalurl", URL }, { "permalink", URL }, { "uri", URL }, { "address", URL }, { "webaddress", URL }, { "documenturl", URL },
  { "adresse", URL }, { "enlace", URL }, { "lien", URL }, { "ссылка", URL }, { "адрес", URL }, { "الرابط", URL }, { "链接", URL }, { "網址", URL },

  { "language", LANGUAGE }, { "lang", LANGUAGE }, { "languageofpublication", LANGUAGE }, { "sprache", LANGUAGE }, { "langue", LANGUAGE },
  { "idioma", LANGUAGE }, { "lingua", LANGUAGE }, { "język", LANGUAGE }, { "språk", LANGUAGE }, { "taal", LANGUAGE }, { "dil", LANGUAGE },
  { "язык", LANGUAGE }, { "мова", LANGUAGE }, { "اللغة", LANGUAGE }, { "语言", LANGUAGE }, { "言語", LANGUAGE }, { "언어", LANGUAGE },

  { "dateline", PLACE },
};

/* How --columns names fields. */
static const struct { const char *word; DossierEntryField field; } words[] = {
  { "title", TITLE }, { "subtitle", SUBTITLE }, { "text", TEXT }, { "summary", SUMMARY }, { "byline", BYLINE }, { "date", DATE },
  { "changed", CHANGED }, { "source", SOURCE }, { "agency", AGENCY }, { "url", URL }, { "language", LANGUAGE },
};

static gpointer
index_names (gpointer data)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_hash_table_insert (index, (gpointer) names[i].name, GUINT_TO_POINTER (i + 1));
  return index;
}

/* Letters and digits, folded. */
static gboolean
fold_name (const char *name,
           char        folded[NAME_MAX_BYTES + 8])
{
  gsize length = 0;

  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!g_unichar_isalnum (c) && !g_unichar_ismark (c))
        continue;
      if (length >= NAME_MAX_BYTES)
        return FALSE;
      length += g_unichar_to_utf8 (g_unichar_tolower (c), folded + length);
    }
  folded[length] = '\0';
  return length > 0;
}

/**
 * dossier_entry_field_of:
 * @name: a column's, key's or label's name, valid UTF-8
 * @rank: (out) (optional): the smaller, the plainer
 *
 * Returns: what it holds; DOSSIER_ENTRY_NONE when the name says nothing
 */
DossierEntryField
dossier_entry_field_of (const char *name,
                         int        *rank)
{
  static GOnce once = G_ONCE_INIT;
  GHashTable *index = g_once (&once, index_names, NULL);
  char folded[NAME_MAX_BYTES + 8];
  guint row;

  if (!fold_name (name, folded))
    return DOSSIER_ENTRY_NONE;
  row = GPOINTER_TO_UINT (g_hash_table_lookup (index, folded));
  if (rank != NULL)
    *rank = (int) row;
  return row > 0 ? names[row - 1].field : DOSSIER_ENTRY_NONE;
}

/**
 * dossier_entry_field_of_word:
 *
 * Returns: the field that a mapping calls so
 */
DossierEntryField
dossier_entry_field_of_word (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (words[i].word, word) == 0)
      return words[i].field;
  return DOSSIER_ENTRY_NONE;
}

/**
 * dossier_entry_language:
 * @told: a tag, or a language's name in English or its own
 *
 * Returns: (transfer full) (nullable): a BCP 47 tag
 */
char *
dossier_entry_language (const char *told)
{
  static const struct { const char *name, *tag; } tongues[] = {
    { "english", "en" }, { "eng", "en" }, { "german", "de" }, { "deutsch", "de" }, { "ger", "de" }, { "deu", "de" }, { "french", "fr" },
    { "français", "fr" }, { "francais", "fr" }, { "fre", "fr" }, { "fra", "fr" }, { "spanish", "es" }, { "español", "es" }, { "spa", "es" },
    { "portuguese", "pt" }, { "português", "pt" }, { "italian", "it" }, { "italiano", "it" }, { "ita", "it" }, { "dutch", "nl" },
    { "nederlands", "nl" }, { "polish", "pl" }, { "polski", "pl" }, { "russian", "ru" }, { "русский", "ru" }, { "rus", "ru" },
    { "ukrainian", "uk" }, { "українська", "uk" }, { "ukr", "uk" }, { "czech", "cs" }, { "slovak", "sk" }, { "hungarian", "hu" },
    { "romanian", "ro" }, { "bulgarian", "bg" }, { "serbian", "sr" }, { "croatian", "hr" }, { "greek", "el" }, { "turkish", "tr" },
    { "arabic", "ar" }, { "hebrew", "he" }, { "persian", "fa" }, { "chinese", "zh" }, { "japanese", "ja" }, { "korean", "ko" },
    { "swedish", "sv" }, { "norwegian", "no" }, { "danish", "da" }, { "finnish", "fi" }, { "estonian", "et" }, { "latvian", "lv" },
    { "lithuanian", "lt" }, { "hindi", "hi" }, { "indonesian", "id" }, { "vietnamese", "vi" }, { "catalan", "ca" },
  };
  g_autofree char *folded = g_utf8_strdown (told, -1);
  gsize word = strcspn (folded, " ,;(/");

  for (guint i = 0; i < G_N_ELEMENTS (tongues); i++)
    if (strlen (tongues[i].name) == word && strncmp (folded, tongues[i].name, word) == 0)
      return g_strdup (tongues[i].tag);
  return dossier_language_clean (told);
}
