/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The words of dates in the six languages that dates are read in: English, German, French, Spanish, Russian,
 * Ukrainian. One constant table, looked up by folded word; any thread.
 */

#define G_LOG_DOMAIN "dossier-base"

#include "dossier-date-names.h"

#include "dossier-text.h"

#include <string.h>

#define LONGEST_WORD 48 /* bytes */

/* Lists are parted by blanks; the Nth line of a group of months or weekdays stands for the Nth. */
typedef struct
{
  const char *words;
  DossierDateNameType type;
  int value;
  DossierDateNameFlags flags;
} NameList;

#define MONTH DOSSIER_DATE_NAME_MONTH
#define WEEKDAY DOSSIER_DATE_NAME_WEEKDAY
#define CAPITAL DOSSIER_DATE_NAME_CAPITAL
#define SHORT (DOSSIER_DATE_NAME_CAPITAL | DOSSIER_DATE_NAME_SHORT)

static const NameList lists[] = {
  { "january jan januar jänner", MONTH, 1, CAPITAL },
  { "february feb februar feber", MONTH, 2, CAPITAL },
  { "march mar märz", MONTH, 3, CAPITAL },
  { "april apr", MONTH, 4, CAPITAL },
  { "may", MONTH, 5, CAPITAL },
  { "june jun juni", MONTH, 6, CAPITAL },
  { "july jul juli", MONTH, 7, CAPITAL },
  { "august aug ago", MONTH, 8, CAPITAL },
  { "september sept sep", MONTH, 9, CAPITAL },
  { "october oct oktober okt", MONTH, 10, CAPITAL },
  { "november nov", MONTH, 11, CAPITAL },
  { "december dec dezember dez", MONTH, 12, CAPITAL },

  { "janvier janv enero ene январь января январе янв січень січня січні", MONTH, 1, 0 },
  { "février févr fév febrero февраль февраля феврале фев лютий лютого лютому", MONTH, 2, 0 },
  { "mars marzo март марта марте березень березня березні", MONTH, 3, 0 },
  { "avril avr abril abr апрель апреля апреле апр квітень квітня квітні", MONTH, 4, 0 },
  { "mai mayo май мая мае травень травня травні", MONTH, 5, 0 },
  { "juin junio июнь июня июне червень червня червні", MONTH, 6, 0 },
  { "juillet juil julio июль июля июле липень липня липні", MONTH, 7, 0 },
  { "août agosto август августа августе авг серпень серпня серпні", MONTH, 8, 0 },
  { "septembre septiembre setiembre сентябрь сентября сентябре вересень вересня вересні", MONTH, 9, 0 },
  { "octobre octubre октябрь октября октябре жовтень жовтня жовтні", MONTH, 10, 0 },
  { "novembre noviembre ноябрь ноября ноябре листопад листопада листопаді", MONTH, 11, 0 },
  { "décembre diciembre dic декабрь декабря декабре дек грудень грудня грудні", MONTH, 12, 0 },

  { "monday montag", WEEKDAY, 1, CAPITAL },
  { "tuesday dienstag", WEEKDAY, 2, CAPITAL },
  { "wednesday mittwoch", WEEKDAY, 3, CAPITAL },
  { "thursday donnerstag", WEEKDAY, 4, CAPITAL },
  { "friday freitag", WEEKDAY, 5, CAPITAL },
  { "saturday samstag sonnabend", WEEKDAY, 6, CAPITAL },
  { "sunday sonntag", WEEKDAY, 7, CAPITAL },
  { "mon", WEEKDAY, 1, SHORT },
  { "tue tues", WEEKDAY, 2, SHORT },
  { "wed", WEEKDAY, 3, SHORT },
  { "thu thur thurs", WEEKDAY, 4, SHORT },
  { "fri", WEEKDAY, 5, SHORT },
  { "sat", WEEKDAY, 6, SHORT },
  { "sun", WEEKDAY, 7, SHORT },
  { "lundi lunes понедельник понеділок", WEEKDAY, 1, 0 },
  { "mardi martes вторник вівторок", WEEKDAY, 2, 0 },
  { "mercredi miércoles среда среду середа середу", WEEKDAY, 3, 0 },
  { "jeudi jueves четверг четвер", WEEKDAY, 4, 0 },
  { "vendredi viernes пятница пятницу п'ятниця п'ятницю", WEEKDAY, 5, 0 },
  { "samedi sábado суббота субботу субота суботу", WEEKDAY, 6, 0 },
  { "dimanche domingo воскресенье неділя неділю", WEEKDAY, 7, 0 },

  { "spring", DOSSIER_DATE_NAME_SEASON, 21, 0 },
  { "summer", DOSSIER_DATE_NAME_SEASON, 22, 0 },
  { "autumn fall", DOSSIER_DATE_NAME_SEASON, 23, 0 },
  { "winter", DOSSIER_DATE_NAME_SEASON, 24, 0 },

  { "yesterday gestern hier ayer вчера вчора", DOSSIER_DATE_NAME_RELATIVE, -1, 0 },
  { "today heute aujourd'hui hoy сегодня сьогодні", DOSSIER_DATE_NAME_RELATIVE, 0, 0 },
  { "tomorrow demain mañana завтра", DOSSIER_DATE_NAME_RELATIVE, 1, 0 },

  { "last past previous", DOSSIER_DATE_NAME_MODIFIER, -1, 0 },
  { "this", DOSSIER_DATE_NAME_MODIFIER, 0, 0 },
  { "next coming", DOSSIER_DATE_NAME_MODIFIER, 1, 0 },
  { "month", DOSSIER_DATE_NAME_PERIOD, 1, 0 },
  { "year", DOSSIER_DATE_NAME_PERIOD, 12, 0 },

  { "about around circa ca c approximately roughly early mid late etwa environ hacia около близько",
    DOSSIER_DATE_NAME_APPROXIMATE, 0, 0 },
  { "until till bis jusqu'au hasta до", DOSSIER_DATE_NAME_UNTIL, 0, 0 },
  { "since from between seit von depuis du desde от с з із від", DOSSIER_DATE_NAME_SINCE, 0, 0 },
  { "to through and au al по", DOSSIER_DATE_NAME_TO, 0, 0 },
  { "of de del", DOSSIER_DATE_NAME_OF, 0, 0 },
  { "on the in at den am im le en el в во у на", DOSSIER_DATE_NAME_FILLER, 0, 0 },
};

static GHashTable *
make_table (void)
{
  GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_auto (GStrv) words = g_strsplit (lists[i].words, " ", -1);

      for (char **word = words; *word != NULL; word++)
        {
          g_autofree char *folded = dossier_text_fold (*word);
          DossierDateName *name = g_new (DossierDateName, 1);

          name->word = g_intern_string (folded);
          name->type = lists[i].type;
          name->value = lists[i].value;
          name->flags = lists[i].flags;
          g_hash_table_insert (table, (gpointer) name->word, name);
        }
    }
  return table;
}

static GHashTable *
names (void)
{
  static gsize table;

  if (g_once_init_enter (&table))
    g_once_init_leave (&table, (gsize) make_table ());
  return (GHashTable *) table;
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x02bc;
}

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalpha (c) || g_unichar_ismark (c);
}

static const DossierDateName *
look_up (const char *word,
         gsize       length)
{
  char ascii[LONGEST_WORD + 1];
  g_autofree char *copy = NULL;
  g_autofree char *folded = NULL;
  gsize i;

  if (length == 0 || length > LONGEST_WORD)
    return NULL;
  for (i = 0; i < length && (guint8) word[i] < 0x80; i++)
    ascii[i] = g_ascii_tolower (word[i]);
  if (i == length)
    {
      ascii[i] = '\0';
      return g_hash_table_lookup (names (), ascii);
    }
  copy = g_strndup (word, length);
  folded = dossier_text_fold (copy);
  return g_hash_table_lookup (names (), folded);
}

/**
 * dossier_date_name_at:
 * @text: where a word begins
 * @after: (out): set to the byte after the word when it is a name
 *
 * Returns: (nullable): what the word at @text can be in a date, whatever its case and accents
 */
const DossierDateName *
dossier_date_name_at (const char  *text,
                      const char **after)
{
  const char *p = text;
  const char *cut = NULL; /* before the first apostrophe: "Thursday's" */
  const DossierDateName *name;

  while (is_letter (g_utf8_get_char (p)) || (p > text && is_apostrophe (g_utf8_get_char (p))))
    {
      if (cut == NULL && is_apostrophe (g_utf8_get_char (p)))
        cut = p;
      p = g_utf8_next_char (p);
    }
  name = look_up (text, (gsize) (p - text));
  if (name == NULL && cut != NULL)
    {
      p = cut;
      name = look_up (text, (gsize) (p - text));
    }
  if (name != NULL)
    *after = p;
  return name;
}
