/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * News agencies: whether a name is one's, and which one a text says it was taken from. One constant table; pure
 * functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-words-private.h"

#include <string.h>

/* How far into its first paragraph a report names its agency. */
#define DATELINE_BYTES 160

/* A name, and others of the same agency; names of one agency are parted by "|". In capitals only where a word. */
static const char * const agencies[] = {
  "AFP|Agence France-Presse|Agence France Presse|ا ف ب|أ ف ب|أ.ف.ب|法新社|АФП",
  "AP|The Associated Press|Associated Press|AP News|أ ب|美联社|美聯社|Ap",
  "Reuters|Thomson Reuters|Рейтер|رويترز|路透社|路透|ロイター|로이터|Рейтерс",
  "dpa|Deutsche Presse-Agentur|Deutsche Presse Agentur|DPA|德新社|د ب أ",
  "APA|Austria Presse Agentur", "Keystone-SDA|SDA|sda|Keystone SDA|Keystone-ATS|ATS", "KNA", "epd", "SID",
  "TASS|ITAR-TASS|ТАСС|ИТАР-ТАСС|塔斯社", "RIA Novosti|РИА Новости|RIA", "Interfax|Интерфакс|Інтерфакс-Україна|Interfax-Ukraine",
  "Xinhua|Xinhua News Agency|新华社|新华网|新華社|Синьхуа|شينخوا", "China News Service|中新社|中新网|中国新闻网", "CNA|中央社|Central News Agency",
  "Kyodo|Kyodo News|共同通信|共同", "Jiji Press|時事通信|Jiji", "Yonhap|Yonhap News Agency|연합뉴스|Newsis|뉴시스",
  "EFE|Agencia EFE|EFE Noticias", "Europa Press", "ANSA|Ansa", "Adnkronos", "AGI", "LaPresse", "Askanews", "Lusa|LUSA|Agência Lusa",
  "PAP|Polska Agencja Prasowa", "ČTK|CTK|Česká tisková kancelář", "TASR", "SITA", "MTI|Magyar Távirati Iroda", "Agerpres", "Mediafax",
  "BTA|БТА", "Tanjug|Танјуг", "HINA|Hina", "FENA|Fena", "MINA", "STA", "Beta", "MIA|МИА", "ATSh|ATA",
  "ANA-MPA|ΑΠΕ-ΜΠΕ|ΑΠΕ|AMNA", "Anadolu Agency|Anadolu Ajansı|Anadolu|AA", "DHA|Demirören Haber Ajansı", "İHA|IHA|İhlas Haber Ajansı", "ANKA",
  "PTI|Press Trust of India", "ANI", "IANS", "UNI", "UNB", "BSS|বাসস", "Associated Press of Pakistan|اے پی پی", "Antara|ANTARA",
  "Bernama|BERNAMA", "VNA|TTXVN|Vietnam News Agency", "PNA|Philippine News Agency", "Thai News Agency", "NAN|News Agency of Nigeria",
  "GNA|Ghana News Agency", "MENA|أ ش أ", "WAM|وام", "SPA|واس", "QNA|قنا", "KUNA|كونا", "BNA", "Petra|بترا", "SANA|سانا", "NNA",
  "MAP|و م ع", "TAP|وات", "APS|واج", "IRNA|ایرنا|إرنا", "ISNA|ایسنا", "Fars|فارس", "Tasnim|تسنیم", "Mehr|مهر",
  "BelTA|БелТА|БЕЛТА", "Ukrinform|Укрінформ|Укринформ", "UNIAN|УНІАН|УНИАН", "Trend", "AZERTAC|AZƏRTAC|АЗЕРТАДЖ", "Armenpress|Արմենպրես",
  "Kazinform|Казинформ", "UPI|United Press International", "The Canadian Press|La Presse Canadienne|Canadian Press|Presse canadienne",
  "AAP|Australian Associated Press", "PA Media|Press Association|PA News Agency|PA", "Belga|BELGA", "ANP", "Ritzau|Ritzau/", "NTB", "TT|TT-AFP",
  "STT", "BNS", "ELTA", "LETA", "ERR", "Notimex", "Télam|Telam", "Agência Brasil", "Estadão Conteúdo", "Folhapress", "Prensa Latina",
  "Andina", "Bloomberg|Bloomberg News", "AFX", "Sputnik|Спутник", "PANA", "Inter Press Service|IPS", "Cihan",
};

/* A short name in other letters is some word: "Mehr", "sid", "ap". */
static gboolean
is_exact_only (const char *known,
               gsize       length)
{
  return length < 5 && (guchar) known[0] < 0x80;
}

/* Every name, as written and folded, to 1 + the row of its agency; read-only once made. */
typedef struct
{
  GHashTable *exact;
  GHashTable *folded;
} AgencyIndex;

static void
index_name (GHashTable *index,
            char       *name,
            guint       row)
{
  /* Of two agencies with one name the first is meant. */
  if (g_hash_table_contains (index, name))
    g_free (name);
  else
    g_hash_table_insert (index, name, GUINT_TO_POINTER (row + 1));
}

static gpointer
index_names (gpointer data)
{
  AgencyIndex *index = g_new (AgencyIndex, 1);

  index->exact = g_hash_table_new (g_str_hash, g_str_equal);
  index->folded = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < G_N_ELEMENTS (agencies); i++)
    for (const char *at = agencies[i]; *at != '\0';)
      {
        gsize length = strcspn (at, "|");

        index_name (index->exact, g_strndup (at, length), i);
        if (!is_exact_only (at, length))
          index_name (index->folded, g_utf8_casefold (at, length), i);
        at += length + (at[length] == '|' ? 1 : 0);
      }
  return index;
}

static const char *
find_agency (const char *name)
{
  static GOnce once = G_ONCE_INIT;
  const AgencyIndex *index = g_once (&once, index_names, NULL);
  g_autofree char *folded = g_utf8_casefold (name, -1);
  guint exact = GPOINTER_TO_UINT (g_hash_table_lookup (index->exact, name));
  guint alike = GPOINTER_TO_UINT (g_hash_table_lookup (index->folded, folded));

  if (exact == 0 && alike == 0)
    return NULL;
  return agencies[(exact == 0 ? alike : alike == 0 ? exact : MIN (exact, alike)) - 1];
}

/**
 * dossier_agency_of_name:
 * @name: a name, with nothing around it
 *
 * Returns: (transfer full) (nullable): the usual name of the agency that is called so
 */
char *
dossier_agency_of_name (const char *name)
{
  g_autofree char *clean = dossier_words_collapse (name, -1);
  char *start = clean;
  gsize length;
  const char *found;

  while (*start != '\0' && !g_unichar_isalnum (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  length = strlen (start);
  while (length > 0 && strchr (" .,;:)]/*", start[length - 1]) != NULL)
    length--;
  start[length] = '\0';
  found = length > 0 ? find_agency (start) : NULL;
  return found != NULL ? g_strndup (found, strcspn (found, "|")) : NULL;
}

/* A name between @open and @close; several, parted by "/" or ",", are the first. */
static char *
agency_between (const char *start,
                const char *end)
{
  gsize length = end - start;
  gsize first = strcspn (start, "/,|;-");
  const char *dash = g_strstr_len (start, (gssize) MIN (first, length), "–");
  g_autofree char *whole = g_strndup (start, length);
  g_autofree char *head = g_strndup (start, dash != NULL ? (gsize) (dash - start) : MIN (first, length));
  char *agency = dossier_agency_of_name (whole);

  return agency != NULL ? agency : dossier_agency_of_name (head);
}

/**
 * dossier_agency_of_dateline:
 * @paragraph: the first of an article
 *
 * "KYIV, March 14 (Reuters) – ", "BERLIN (dpa) - ", "MOSCOW, May 3. /TASS/.", "【新华社北京】", "AFP -"
 *
 * Returns: (transfer full) (nullable): the agency that its beginning names
 */
char *
dossier_agency_of_dateline (const char *paragraph)
{
  static const char * const pairs[][2] = {
    { "(", ")" }, { "/", "/" }, { "（", "）" }, { "[", "]" }, { "【", "】" }, { "«", "»" },
  };
  gsize length = MIN (strlen (paragraph), DATELINE_BYTES);

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      const char *open = paragraph;

      while ((open = strstr (open, pairs[i][0])) != NULL && open < paragraph + length)
        {
          const char *start = open + strlen (pairs[i][0]);
          const char *close = strstr (start, pairs[i][1]);
          char *agency;

          if (close == NULL || close - start > 60)
            break;
          agency = agency_between (start, close);
          if (agency != NULL)
            return agency;
          open = start;
        }
    }
  return NULL;
}

/**
 * dossier_agency_of_end:
 * @paragraph: the last of an article
 *
 * Returns: (transfer full) (nullable): the agency that it ends with, as in "(AFP)" or "—AP", or is
 */
char *
dossier_agency_of_end (const char *paragraph)
{
  gsize length = strlen (paragraph);
  const char *start;
  char *agency = length < 60 ? dossier_agency_of_name (paragraph) : NULL;

  if (agency != NULL)
    return agency;
  while (length > 0 && strchr (" .)]*", paragraph[length - 1]) != NULL)
    length--;
  start = paragraph + length;
  while (start > paragraph && paragraph + length - start < 40 && start[-1] != '(' && start[-1] != '[')
    start--;
  if (start == paragraph || (start[-1] != '(' && start[-1] != '['))
    return NULL;
  return agency_between (start, paragraph + length);
}
