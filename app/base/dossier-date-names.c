/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The words of dates in the languages that dates are read in: English, German, French, Spanish, Italian, Polish,
 * Russian, Ukrainian. One constant table, looked up by folded word; any thread.
 */

#define G_LOG_DOMAIN "dossier-base"

#include "dossier-date-names.h"

#include "dossier-word-table.h"

#define MONTH DOSSIER_DATE_NAME_MONTH
#define WEEKDAY DOSSIER_DATE_NAME_WEEKDAY
#define SEASON DOSSIER_DATE_NAME_SEASON
#define RELATIVE DOSSIER_DATE_NAME_RELATIVE
#define MODIFIER DOSSIER_DATE_NAME_MODIFIER
#define UNIT DOSSIER_DATE_NAME_UNIT
#define NUMBER DOSSIER_DATE_NAME_NUMBER
#define ORDINAL DOSSIER_DATE_NAME_ORDINAL
#define DECADE DOSSIER_DATE_NAME_DECADE
#define CAPITAL DOSSIER_DATE_NAME_CAPITAL
#define SHORT (DOSSIER_DATE_NAME_CAPITAL | DOSSIER_DATE_NAME_SHORT)
#define BRIEF DOSSIER_DATE_NAME_SHORT
#define AMBIGUOUS (DOSSIER_DATE_NAME_CAPITAL | DOSSIER_DATE_NAME_AMBIGUOUS)
#define BEHIND DOSSIER_DATE_NAME_BEHIND
#define ANCHORED DOSSIER_DATE_NAME_ANCHORED
#define PLURAL DOSSIER_DATE_NAME_PLURAL
#define PLACE DOSSIER_DATE_NAME_PLACE
#define WEAK DOSSIER_DATE_NAME_WEAK

static const DossierWordList lists[] = {
  { "january januar jänner", MONTH, 1, CAPITAL },
  { "february februar feber", MONTH, 2, CAPITAL },
  { "march", MONTH, 3, AMBIGUOUS },
  { "märz", MONTH, 3, CAPITAL },
  { "april", MONTH, 4, AMBIGUOUS },
  { "may", MONTH, 5, AMBIGUOUS },
  { "june", MONTH, 6, AMBIGUOUS },
  { "juni", MONTH, 6, CAPITAL },
  { "july juli", MONTH, 7, CAPITAL },
  { "august", MONTH, 8, AMBIGUOUS },
  { "september", MONTH, 9, CAPITAL },
  { "october oktober", MONTH, 10, CAPITAL },
  { "november", MONTH, 11, CAPITAL },
  { "december dezember", MONTH, 12, CAPITAL },
  { "jan", MONTH, 1, AMBIGUOUS },
  { "feb", MONTH, 2, CAPITAL },
  { "mar", MONTH, 3, AMBIGUOUS },
  { "apr", MONTH, 4, CAPITAL },
  { "jun", MONTH, 6, AMBIGUOUS },
  { "jul", MONTH, 7, AMBIGUOUS },
  { "aug", MONTH, 8, CAPITAL },
  { "sept sep", MONTH, 9, CAPITAL },
  { "oct okt", MONTH, 10, CAPITAL },
  { "nov", MONTH, 11, CAPITAL },
  { "dec dez", MONTH, 12, CAPITAL },

  { "janvier janv enero gennaio styczeń stycznia styczniu январь января январе янв січень січня січні", MONTH, 1, 0 },
  { "février févr fév febrero febbraio luty lutego lutym февраль февраля феврале фев лютий лютого лютому", MONTH, 2, 0 },
  { "marzec marca marcu март марта марте березень березня березні", MONTH, 3, 0 },
  { "mars marzo", MONTH, 3, DOSSIER_DATE_NAME_AMBIGUOUS },
  { "avril avr abril abr aprile kwiecień kwietnia kwietniu апрель апреля апреле апр квітень квітня квітні", MONTH, 4, 0 },
  { "mai maj mayo", MONTH, 5, DOSSIER_DATE_NAME_AMBIGUOUS },
  { "maggio maja maju май мая мае травень травня травні", MONTH, 5, 0 },
  { "juin junio giugno czerwiec czerwca czerwcu июнь июня июне червень червня червні", MONTH, 6, 0 },
  { "juillet juil julio luglio lipiec lipca lipcu июль июля июле липень липня липні", MONTH, 7, 0 },
  { "août agosto sierpień sierpnia sierpniu август августа августе авг серпень серпня серпні", MONTH, 8, 0 },
  { "septembre septiembre setiembre settembre wrzesień września wrześniu сентябрь сентября сентябре сент вересень вересня вересні",
    MONTH, 9, 0 },
  { "octobre octubre ottobre październik października październiku октябрь октября октябре окт жовтень жовтня жовтні", MONTH, 10, 0 },
  { "novembre noviembre listopad listopada listopadzie ноябрь ноября ноябре нояб листопад листопада листопаді", MONTH, 11, 0 },
  { "décembre déc diciembre dicembre dic grudzień grudnia grudniu декабрь декабря декабре дек грудень грудня грудні", MONTH, 12, 0 },

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
  { "lundi lunes lunedì poniedziałek понедельник понедельника понеделок понеділок понеділка", WEEKDAY, 1, 0 },
  { "mardi martes martedì wtorek вторник вторника вівторок вівторка", WEEKDAY, 2, 0 },
  { "mercredi miércoles mercoledì środa środę среда среду среды середа середу середи", WEEKDAY, 3, 0 },
  { "jeudi jueves giovedì czwartek четверг четверга четвер четверга", WEEKDAY, 4, 0 },
  { "vendredi viernes venerdì piątek пятница пятницу пятницы п'ятниця п'ятницю п'ятниці", WEEKDAY, 5, 0 },
  { "samedi sábado sobota sobotę суббота субботу субботы субота суботу суботи", WEEKDAY, 6, 0 },
  { "sabato", WEEKDAY, 6, DOSSIER_DATE_NAME_AMBIGUOUS },
  { "dimanche domingo domenica niedziela niedzielę воскресенье воскресенья неділя неділю неділі", WEEKDAY, 7, 0 },

  { "spring primavera printemps frühling frühjahr wiosna wiosną wiosnę весна весной весну весною навесні", SEASON, 21, 0 },
  { "summer sommer verano lato latem лето летом літо влітку літку", SEASON, 22, 0 },
  { "autumn fall automne herbst otoño autunno jesień jesienią осень осенью осінь осені восени", SEASON, 23, 0 },
  { "winter hiver invierno inverno zima zimą зима зимой зиму зимою взимку", SEASON, 24, 0 },

  { "yesterday gestern hier ayer ieri wczoraj вчера вчора учора", RELATIVE, -1, 0 },
  { "today heute aujourd'hui hoy oggi dzisiaj dziś сегодня сьогодні", RELATIVE, 0, 0 },
  { "tonight", RELATIVE, 0, 0 },
  { "tomorrow demain mañana domani jutro завтра", RELATIVE, 1, 0 },
  { "vorgestern anteayer przedwczoraj позавчера позавчора позаучора", RELATIVE, -2, 0 },
  { "übermorgen pojutrze послезавтра післязавтра", RELATIVE, 2, 0 },

  { "last past", MODIFIER, -1, 0 },
  { "letzte letzten letzter letztes letztem vergangene vergangenen vergangener vergangenes vorige vorigen voriger voriges", MODIFIER, -1, 0 },
  { "прошлой прошлом прошлую прошлый прошлого минулого минулому минулої минулий минулу minionym minionego zeszłym zeszłego ubiegłym",
    MODIFIER, -1, 0 },
  { "this current dieser diese diesem diesen dieses этой этом эту цього цьому цей цю tym", MODIFIER, 0, 0 },
  { "cette ce cet esta este questa questo", MODIFIER, 0, WEAK },
  { "next coming upcoming nächste nächsten nächster nächstes nächstem kommende kommenden kommender kommendes", MODIFIER, 1, 0 },
  { "следующей следующем следующую следующий следующего наступного наступному наступної наступний наступну przyszłym przyszłego", MODIFIER, 1, 0 },
  { "previous preceding prior", MODIFIER, -1, ANCHORED },
  { "following ensuing", MODIFIER, 1, ANCHORED },
  { "dernier dernière derniers dernières passé passée pasado pasada pasados pasadas scorso scorsa passato passata", MODIFIER, -1, BEHIND },
  { "prochain prochaine prochains próximo próxima prossimo prossima", MODIFIER, 1, BEHIND },

  { "day jour día giorno dzień день", UNIT, DOSSIER_DATE_DAY, 0 },
  { "days nights tag tage tagen jours días giorni dni дней дня дні днів", UNIT, DOSSIER_DATE_DAY, PLURAL },
  { "weekend wochenende вихідні выходные", UNIT, DOSSIER_DATE_WEEKEND, 0 },
  { "week woche semaine semana settimana tydzień tygodniu tygodnia неделя неделе неделю тиждень тижня тижні", UNIT, DOSSIER_DATE_WEEK, 0 },
  { "weeks wochen semaines semanas settimane tygodnie tygodni недели недель тижнів", UNIT, DOSSIER_DATE_WEEK, PLURAL },
  { "fortnight", UNIT, DOSSIER_DATE_FORTNIGHT, 0 },
  { "month monat mese miesiąc miesiącu miesiąca месяц месяце месяца місяць місяці місяця", UNIT, DOSSIER_DATE_MONTH, 0 },
  { "months monate monaten mois meses mesi miesiące miesięcy месяцев місяців", UNIT, DOSSIER_DATE_MONTH, PLURAL },
  { "quarter quartal trimestre", UNIT, DOSSIER_DATE_QUARTER, 0 },
  { "quarters", UNIT, DOSSIER_DATE_QUARTER, PLURAL },
  { "year jahr año anno rok roku год году года рік року році", UNIT, DOSSIER_DATE_YEAR, 0 },
  { "years jahre jahren ans année años anni lata lat лет роки років", UNIT, DOSSIER_DATE_YEAR, PLURAL },
  { "decade jahrzehnt décennie década decennio dekada десятилетие десятиліття", UNIT, DOSSIER_DATE_DECADE, 0 },
  { "decades jahrzehnte jahrzehnten", UNIT, DOSSIER_DATE_DECADE, PLURAL },
  { "century jahrhundert siècle siglo secolo wiek wieku век веке века століття столітті", UNIT, DOSSIER_DATE_CENTURY, 0 },
  { "centuries", UNIT, DOSSIER_DATE_CENTURY, PLURAL },
  { "half", DOSSIER_DATE_NAME_HALF, 0, 0 },
  { "morning afternoon evening night midnight noon abend nacht mittag vormittag nachmittag", DOSSIER_DATE_NAME_PART, 0, 0 },

  { "a an one eine einem einen einer un une una uno один одну jeden", NUMBER, 1, 0 },
  { "two zwei deux dos due два две дві dwa dwie", NUMBER, 2, 0 },
  { "three drei trois tres tre три trzy", NUMBER, 3, 0 },
  { "four vier quatre cuatro quattro четыре чотири cztery", NUMBER, 4, 0 },
  { "five fünf cinq cinco cinque пять п'ять pięć", NUMBER, 5, 0 },
  { "six sechs seis sei шесть шість sześć", NUMBER, 6, 0 },
  { "seven sieben sept siete sette семь сім siedem", NUMBER, 7, 0 },
  { "eight acht huit ocho otto восемь вісім osiem", NUMBER, 8, 0 },
  { "nine neun neuf nueve nove девять дев'ять dziewięć", NUMBER, 9, 0 },
  { "ten zehn dix diez dieci десять dziesięć", NUMBER, 10, 0 },
  { "eleven elf", NUMBER, 11, 0 },
  { "twelve zwölf douze doce dodici", NUMBER, 12, 0 },
  { "thirteen", NUMBER, 13, 0 },
  { "fourteen", NUMBER, 14, 0 },
  { "fifteen quinze", NUMBER, 15, 0 },
  { "sixteen", NUMBER, 16, 0 },
  { "seventeen", NUMBER, 17, 0 },
  { "eighteen", NUMBER, 18, 0 },
  { "nineteen", NUMBER, 19, 0 },
  { "twenty zwanzig vingt veinte venti", NUMBER, 20, 0 },
  { "thirty", NUMBER, 30, 0 },
  { "forty", NUMBER, 40, 0 },
  { "fifty", NUMBER, 50, 0 },
  { "sixty", NUMBER, 60, 0 },
  { "seventy", NUMBER, 70, 0 },
  { "eighty", NUMBER, 80, 0 },
  { "ninety", NUMBER, 90, 0 },
  { "hundred", NUMBER, 100, 0 },
  { "couple", DOSSIER_DATE_NAME_VAGUE, 2, 0 },
  { "few wenigen wenige quelques algunos несколько кілька kilka", DOSSIER_DATE_NAME_VAGUE, 3, 0 },
  { "several mehreren plusieurs varios", DOSSIER_DATE_NAME_VAGUE, 4, 0 },

  { "first", ORDINAL, 1, 0 },
  { "second", ORDINAL, 2, 0 },
  { "third", ORDINAL, 3, 0 },
  { "fourth", ORDINAL, 4, 0 },
  { "fifth", ORDINAL, 5, 0 },
  { "sixth", ORDINAL, 6, 0 },
  { "seventh", ORDINAL, 7, 0 },
  { "eighth", ORDINAL, 8, 0 },
  { "ninth", ORDINAL, 9, 0 },
  { "tenth", ORDINAL, 10, 0 },
  { "eleventh", ORDINAL, 11, 0 },
  { "twelfth", ORDINAL, 12, 0 },
  { "thirteenth", ORDINAL, 13, 0 },
  { "fourteenth", ORDINAL, 14, 0 },
  { "fifteenth", ORDINAL, 15, 0 },
  { "sixteenth", ORDINAL, 16, 0 },
  { "seventeenth", ORDINAL, 17, 0 },
  { "eighteenth", ORDINAL, 18, 0 },
  { "nineteenth", ORDINAL, 19, 0 },
  { "twentieth", ORDINAL, 20, 0 },

  { "twenties", DECADE, 20, 0 },
  { "thirties", DECADE, 30, 0 },
  { "forties", DECADE, 40, 0 },
  { "fifties", DECADE, 50, 0 },
  { "sixties", DECADE, 60, 0 },
  { "seventies", DECADE, 70, 0 },
  { "eighties", DECADE, 80, 0 },
  { "nineties", DECADE, 90, 0 },

  { "ago назад тому temu fa", DOSSIER_DATE_NAME_AGO, 0, 0 },
  { "vor hace", DOSSIER_DATE_NAME_AGO_FIRST, 0, 0 },
  { "earlier", DOSSIER_DATE_NAME_EARLY, -1, 0 },
  { "later", DOSSIER_DATE_NAME_EARLY, 1, 0 },
  { "early late mid anfang mitte ende début fin mi", DOSSIER_DATE_NAME_EARLY, 0, 0 },
  { "end beginning start middle close конец конце начале середине кінці початку", DOSSIER_DATE_NAME_ENDS, 0, 0 },
  { "that same", DOSSIER_DATE_NAME_SAME, 0, 0 },
  { "fiscal financial fy", DOSSIER_DATE_NAME_FISCAL, 0, 0 },
  { "overnight", DOSSIER_DATE_NAME_NIGHT, 0, 0 },

  { "about around circa ca c approximately roughly nearly almost some etwa ungefähr environ vers hacia alrededor verso około около близько примерно",
    DOSSIER_DATE_NAME_APPROXIMATE, 0, 0 },
  { "perhaps possibly probably maybe presumably apparently allegedly reportedly vielleicht wohl вероятно возможно", DOSSIER_DATE_NAME_PERHAPS, 0, 0 },
  { "until till through bis jusqu'au hasta fino до", DOSSIER_DATE_NAME_UNTIL, 0, 0 },
  { "since from seit von depuis du desde dal od с з із від", DOSSIER_DATE_NAME_SINCE, 0, 0 },
  { "between zwischen entre między между між", DOSSIER_DATE_NAME_BETWEEN, 0, 0 },
  { "to thru au al do по", DOSSIER_DATE_NAME_TO, 0, 0 },
  { "and or und et y e oraz и та і", DOSSIER_DATE_NAME_AND, 0, 0 },
  { "of de del", DOSSIER_DATE_NAME_OF, 0, 0 },
  { "in im en w во в у during by before after for as since ab", DOSSIER_DATE_NAME_FILLER, 0, PLACE },
  { "on the at den am le la el los las il lo der die das dem на over", DOSSIER_DATE_NAME_FILLER, 0, 0 },
};

static const DossierWordTable *
names (void)
{
  static gsize table;

  if (g_once_init_enter (&table))
    g_once_init_leave (&table, (gsize) dossier_word_table_new (lists, G_N_ELEMENTS (lists)));
  return (const DossierWordTable *) table;
}

static gboolean
begins_dates (const DossierWordList *list)
{
  switch ((DossierDateNameType) list->type)
    {
    case DOSSIER_DATE_NAME_MONTH:
    case DOSSIER_DATE_NAME_WEEKDAY:
    case DOSSIER_DATE_NAME_SEASON:
    case DOSSIER_DATE_NAME_RELATIVE:
    case DOSSIER_DATE_NAME_UNIT:
    case DOSSIER_DATE_NAME_NUMBER:
    case DOSSIER_DATE_NAME_VAGUE:
    case DOSSIER_DATE_NAME_ORDINAL:
    case DOSSIER_DATE_NAME_DECADE:
    case DOSSIER_DATE_NAME_AGO_FIRST:
    case DOSSIER_DATE_NAME_EARLY:
    case DOSSIER_DATE_NAME_SAME:
    case DOSSIER_DATE_NAME_ENDS:
    case DOSSIER_DATE_NAME_FISCAL:
    case DOSSIER_DATE_NAME_BETWEEN:
    case DOSSIER_DATE_NAME_NIGHT:
    case DOSSIER_DATE_NAME_HALF:
      return TRUE;
    case DOSSIER_DATE_NAME_MODIFIER:
      return (list->flags & BEHIND) == 0;
    default:
      return FALSE;
    }
}

static const DossierWordTable *
beginnings (void)
{
  static gsize table;

  if (g_once_init_enter (&table))
    {
      DossierWordList kept[G_N_ELEMENTS (lists) + 1];
      gsize n = 0;

      for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
        if (begins_dates (&lists[i]))
          kept[n++] = lists[i];
      /* "il y a"; addresses, to be stepped over. */
      kept[n++] = (DossierWordList) { "il http https www" };
      g_once_init_leave (&table, (gsize) dossier_word_table_new (kept, n));
    }
  return (const DossierWordTable *) table;
}

/* What begins a date only with a capital: quarters, halves, fiscal years, "D+3"; the first words of the days with a name of their own
 * (dossier-date-holidays.c). */
static const DossierWordTable *
capital_beginnings (void)
{
  static const DossierWordList capitals[] = {
    { "q h fy d" },
    { "all anzac armistice ascension ash bastille boxing christmas defender earth easter german good groundhog halloween holy human international" },
    { "juneteenth maundy new orthodox palm pentecost remembrance russia saint st valentine's veterans victory whit" },
  };
  static gsize table;

  if (g_once_init_enter (&table))
    g_once_init_leave (&table, (gsize) dossier_word_table_new (capitals, G_N_ELEMENTS (capitals)));
  return (const DossierWordTable *) table;
}

/**
 * dossier_date_may_begin:
 * @text: where a word begins
 *
 * Returns: FALSE when no date can begin with the word, as its first letters tell
 */
gboolean
dossier_date_may_begin (const char *text)
{
  if (((guint8) text[0] | (guint8) text[1]) >= 0x80 || (text[1] != '\0' && (guint8) text[2] >= 0x80))
    return TRUE;
  return dossier_word_table_may_open (beginnings (), text) || (g_ascii_isupper (text[0]) && dossier_word_table_may_open (capital_beginnings (), text));
}

/**
 * dossier_date_name_at:
 * @text: where a word begins
 * @name: (out): what the word can be in a date, whatever its case and accents
 * @after: (out): the byte after the word, known or not
 *
 * Returns: whether the word is known
 */
gboolean
dossier_date_name_at (const char       *text,
                      DossierDateName  *name,
                      const char      **after)
{
  const DossierWord *word = dossier_word_table_at (names (), text, after);

  if (word == NULL)
    return FALSE;
  *name = (DossierDateName) { (DossierDateNameType) word->type, word->value, word->flags };
  return TRUE;
}
