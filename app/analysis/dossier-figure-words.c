/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words that figures are told with, in English and, for numbers and scales, German and French. Constant; any thread. */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-figures-private.h"
#include "dossier-word-table.h"

#define NUMBER FIGURE_WORD_NUMBER
#define SCALE FIGURE_WORD_SCALE
#define QUALIFIER FIGURE_WORD_QUALIFIER
#define UNIT FIGURE_WORD_UNIT

static const char * const units[] = {
  "km", "m", "mi", "ft", "nmi", "kg", "t", "lb", "l", "bbl", "ha", "acre", "km/h", "mph", "kn", "MW", "kt", "h", "min", "s", "d", "wk", "mo", "%",
  "USD", "EUR", "GBP", "RUB", "UAH", "CNY", "percentage point", "°C", "cm", "mm", "in", "yd", "km²", "m²", "mi²", "m³", "yr", "JPY", "PLN", "ILS", "GW", "kW",
};

static const DossierWordList lists[] = {
  { "one", NUMBER, 1, 0 },
  { "two zwei deux", NUMBER, 2, 0 },
  { "three drei trois", NUMBER, 3, 0 },
  { "four vier quatre", NUMBER, 4, 0 },
  { "five fünf cinq", NUMBER, 5, 0 },
  { "six sechs", NUMBER, 6, 0 },
  { "seven sieben", NUMBER, 7, 0 },
  { "eight acht", NUMBER, 8, 0 },
  { "nine neun", NUMBER, 9, 0 },
  { "ten zehn", NUMBER, 10, 0 },
  { "eleven", NUMBER, 11, 0 },
  { "twelve zwölf", NUMBER, 12, 0 },
  { "thirteen", NUMBER, 13, 0 },
  { "fourteen", NUMBER, 14, 0 },
  { "fifteen", NUMBER, 15, 0 },
  { "sixteen", NUMBER, 16, 0 },
  { "seventeen", NUMBER, 17, 0 },
  { "eighteen", NUMBER, 18, 0 },
  { "nineteen", NUMBER, 19, 0 },
  { "twenty zwanzig", NUMBER, 20, 0 },
  { "thirty", NUMBER, 30, 0 },
  { "forty", NUMBER, 40, 0 },
  { "fifty", NUMBER, 50, 0 },
  { "sixty", NUMBER, 60, 0 },
  { "seventy", NUMBER, 70, 0 },
  { "eighty", NUMBER, 80, 0 },
  { "ninety", NUMBER, 90, 0 },
  { "hundred hundert", SCALE, 2, 0 },
  { "thousand tausend mille", SCALE, 3, 0 },
  { "million millionen mn", SCALE, 6, 0 },
  { "billion milliarde milliarden bn", SCALE, 9, 0 },
  { "trillion", SCALE, 12, 0 },
  { "lakh", SCALE, 5, 0 },
  { "crore", SCALE, 7, 0 },
  { "milliers mila mil tys tysięcy tysiące тысяч тысячи тысяча тысячам тыс тисяч тисячі тисяча хиляди хиљада χιλιάδες", SCALE, 3, 1 },
  { "mio mln millones millón milioni milionów miliony миллионов миллиона миллион млн мільйонів мільйони мільйон εκατομμύρια", SCALE, 6, 1 },
  { "mrd mld mlrd milliards milliard miliardi miliardo miliardów miliardy миллиардов миллиарда миллиард млрд мільярдів мільярди мільярд", SCALE, 9, 1 },
  { "half", FIGURE_WORD_HALF, 0, 0 },
  { "twice", FIGURE_WORD_FOLD, 2, 1 },
  { "twofold", FIGURE_WORD_FOLD, 2, 0 },
  { "threefold", FIGURE_WORD_FOLD, 3, 0 },
  { "fourfold", FIGURE_WORD_FOLD, 4, 0 },
  { "fivefold", FIGURE_WORD_FOLD, 5, 0 },
  { "sixfold", FIGURE_WORD_FOLD, 6, 0 },
  { "sevenfold", FIGURE_WORD_FOLD, 7, 0 },
  { "eightfold", FIGURE_WORD_FOLD, 8, 0 },
  { "tenfold", FIGURE_WORD_FOLD, 10, 0 },
  { "half halves", FIGURE_WORD_PART, 2, 0 },
  { "third thirds", FIGURE_WORD_PART, 3, 0 },
  { "quarter quarters", FIGURE_WORD_PART, 4, 0 },
  { "fourths", FIGURE_WORD_PART, 4, 0 },
  { "fifth fifths", FIGURE_WORD_PART, 5, 0 },
  { "sixth sixths", FIGURE_WORD_PART, 6, 0 },
  { "eighth eighths", FIGURE_WORD_PART, 8, 0 },
  { "tenth tenths", FIGURE_WORD_PART, 10, 0 },
  { "dozen", FIGURE_WORD_DOZEN, 12, 0 },
  { "score", FIGURE_WORD_DOZEN, 20, 0 },
  { "dozens", FIGURE_WORD_MANY, 1, 24 },
  { "scores", FIGURE_WORD_MANY, 1, 40 },
  { "hundreds", FIGURE_WORD_MANY, 2, 0 },
  { "thousands", FIGURE_WORD_MANY, 3, 0 },
  { "millions", FIGURE_WORD_MANY, 6, 0 },
  { "billions", FIGURE_WORD_MANY, 9, 0 },
  { "couple", FIGURE_WORD_VAGUE, 2, 2 },
  { "few", FIGURE_WORD_VAGUE, 2, 5 },
  { "several", FIGURE_WORD_VAGUE, 3, 9 },

  { "about around approximately roughly nearly almost some circa ca", QUALIFIER, DOSSIER_FIGURE_ABOUT, 0 },
  { "over exceeding above surpassing", QUALIFIER, DOSSIER_FIGURE_MORE_THAN, 0 },
  { "minimum", QUALIFIER, DOSSIER_FIGURE_AT_LEAST, 0 },
  { "under below", QUALIFIER, DOSSIER_FIGURE_LESS_THAN, 0 },
  { "maximum", QUALIFIER, DOSSIER_FIGURE_UP_TO, 0 },
  { "rund etwa ungefähr knapp zirka environ quasi presque unos unas casi aproximadamente circa około blisko prawie oko"
    " около почти примерно приблизительно порядка близько майже приблизно", QUALIFIER, DOSSIER_FIGURE_ABOUT, 1 },
  { "über ponad oltre свыше более понад", QUALIFIER, DOSSIER_FIGURE_MORE_THAN, 1 },
  { "mindestens wenigstens almeno щонайменше", QUALIFIER, DOSSIER_FIGURE_AT_LEAST, 1 },
  { "unter менее", QUALIFIER, DOSSIER_FIGURE_LESS_THAN, 1 },
  { "jusqu'à hasta до", QUALIFIER, DOSSIER_FIGURE_UP_TO, 1 },
  { "exactly only just precisely", QUALIFIER, DOSSIER_FIGURE_EXACTLY, 0 },
  { "more greater", FIGURE_WORD_THAN, DOSSIER_FIGURE_MORE_THAN, 0 },
  { "less fewer", FIGURE_WORD_THAN, DOSSIER_FIGURE_LESS_THAN, 0 },
  { "additional another extra further", FIGURE_WORD_ADDITIONAL, 0, 0 },

  { "km kms kilometer kilometers kilometre kilometres", UNIT, 0, 0 },
  { "meter meters metre metres", UNIT, 1, 0 },
  { "mile miles", UNIT, 2, 0 },
  { "ft foot feet", UNIT, 3, 0 },
  { "nm", UNIT, 4, 0 },
  { "kg kilogram kilograms kilo kilos", UNIT, 5, 0 },
  { "ton tons tonne tonnes", UNIT, 6, 0 },
  { "lb lbs", UNIT, 7, 0 },
  { "liter liters litre litres", UNIT, 8, 0 },
  { "barrel barrels", UNIT, 9, 0 },
  { "hectare hectares", UNIT, 10, 0 },
  { "acre acres", UNIT, 11, 0 },
  { "kph kmh", UNIT, 12, 0 },
  { "mph", UNIT, 13, 0 },
  { "knot knots", UNIT, 14, 0 },
  { "mw megawatt megawatts", UNIT, 15, 0 },
  { "kiloton kilotons", UNIT, 16, 0 },
  { "hour hours", UNIT, 17, 0 },
  { "minute minutes", UNIT, 18, 0 },
  { "second seconds", UNIT, 19, 0 },
  { "day days", UNIT, 20, 0 },
  { "week weeks", UNIT, 21, 0 },
  { "month months", UNIT, 22, 0 },
  { "percent pct", UNIT, 23, 0 },
  { "dollar dollars usd", UNIT, 24, 0 },
  { "euro euros eur", UNIT, 25, 0 },
  { "pounds gbp", UNIT, 26, 0 },
  { "ruble rubles rouble roubles", UNIT, 27, 0 },
  { "hryvnia hryvnias", UNIT, 28, 0 },
  { "yuan renminbi", UNIT, 29, 0 },
  { "cm centimeters centimetres", UNIT, 32, 0 },
  { "mm millimeter millimeters millimetre millimetres", UNIT, 33, 0 },
  { "inch inches", UNIT, 34, 0 },
  { "yard yards", UNIT, 35, 0 },
  { "year years", UNIT, 40, 0 },
  { "yen", UNIT, 41, 0 },
  { "zloty zlotys złotych", UNIT, 42, 0 },
  { "shekel shekels", UNIT, 43, 0 },
  { "gw gigawatt gigawatts", UNIT, 44, 0 },
  { "kw kilowatt kilowatts", UNIT, 45, 0 },
  { "prozent procent procents procenta procentów процентов процента процентам відсотків відсотка", UNIT, 23, 1 },
  { "км километров километра километр кілометрів kilometern kilomètres kilómetros chilometri kilometrów", UNIT, 0, 1 },
  { "метров метрів mètres metros metri metrów metern", UNIT, 1, 1 },
  { "tonnen тонн тонны toneladas tonnellate", UNIT, 6, 1 },
  { "stunde stunden heure heures hora horas godzin godziny часов часа годин години", UNIT, 17, 1 },
  { "minuten минут хвилин minut minutos minuti", UNIT, 18, 1 },
  { "tage tagen jours días dni giorni дней днів", UNIT, 20, 1 },
  { "wochen semaines semanas tygodni недель тижнів", UNIT, 21, 1 },
  { "monate monaten miesięcy месяцев місяців", UNIT, 22, 1 },
  { "dólares dolarów долларов доларів", UNIT, 24, 1 },
  { "евро євро", UNIT, 25, 1 },
  { "рублей рублів rubel", UNIT, 27, 1 },
  { "гривен гривень", UNIT, 28, 1 },
  { "hourlong", FIGURE_WORD_LONG, 17, 0 },
  { "daylong", FIGURE_WORD_LONG, 20, 0 },
  { "weeklong", FIGURE_WORD_LONG, 21, 0 },
  { "yearlong", FIGURE_WORD_LONG, 40, 0 },
  { "monthlong", FIGURE_WORD_LONG, 22, 0 },

  { "of in on at to from by for with without into onto over under between among against near along across around through during before after"
    " since until as and or but nor that which who whom whose when where while than if because although so then there here the a an this these"
    " those his her its their our your my is are was were be been being has have had will would can could may might must shall should do does did"
    " not also ago later earlier each per more less out up down off away back inside outside toward towards including such like about"
    " went came took made left arrived died joined remain remained were", FIGURE_WORD_STOP, 0, 0 },
  { "people men women troops personnel children aircraft police staff dead wounded injured killed missing infantry cavalry militia crew spacecraft"
    " warheads ammunition homes lives civilians casualties forces craft hovercraft livestock fatalities cattle sheep fish servicemen servicewomen policemen fishermen gunmen"
    " tank artillery airmen seamen guardsmen militiamen crewmen hostages prisoners displaced refugees others sorties", FIGURE_WORD_PEOPLE, 0, 0 },
  { "article articles section chapter paragraph page pages resolution number no nos nr hill height latitude longitude kilometer kilometre windows imo act annex appendix figure table room flight route highway"
    " interstate channel gate pier hangar building block unit type mark model version phase stage level category class grade tier area zone sector"
    " district ward order directive regulation protocol case rule item part volume vol issue round day week season episode apollo boeing airbus"
    " covid step group team regiment brigade division battalion squadron company corps fleet wing point ch art sec", FIGURE_WORD_LABEL, 0, 0 },
  { "estimates estimate reports report claims claim states", FIGURE_WORD_SAYS, 0, 1 },
  { "said says say saying estimated reported claimed believes believe believed told confirmed"
    " confirms announced announces stated warned warns added adds acknowledged suggested suggests suggest indicated indicates insisted"
    " denied noted counted revealed alleged put puts assessed assesses", FIGURE_WORD_SAYS, 0, 0 },
};

static const DossierWordTable *
words (void)
{
  static gsize table;

  if (g_once_init_enter (&table))
    g_once_init_leave (&table, (gsize) dossier_word_table_new (lists, G_N_ELEMENTS (lists)));
  return (const DossierWordTable *) table;
}

/* Those that a number in words begins with. */
static const DossierWordTable *
beginnings (void)
{
  static gsize table;

  if (g_once_init_enter (&table))
    {
      DossierWordList kept[G_N_ELEMENTS (lists)];
      gsize n = 0;

      for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
        if (lists[i].type <= FIGURE_WORD_VAGUE || lists[i].type == FIGURE_WORD_LONG)
          kept[n++] = lists[i];
      g_once_init_leave (&table, (gsize) dossier_word_table_new (kept, n));
    }
  return (const DossierWordTable *) table;
}

gboolean
dossier_figure_word_at (const char  *text,
                        FigureWord  *word,
                        const char **after)
{
  const DossierWord *found = dossier_word_table_at (words (), text, after);

  if (found == NULL)
    return FALSE;
  *word = (FigureWord) { (FigureWordType) found->type, found->value, found->flags };
  return TRUE;
}

/* FALSE when no number in words can begin with the word at @text, as its first letters tell. */
gboolean
dossier_figure_may_begin (const char *text)
{
  if (((guint8) text[0] | (guint8) text[1]) >= 0x80 || (text[1] != '\0' && (guint8) text[2] >= 0x80))
    return TRUE;
  return dossier_word_table_may_open (beginnings (), text);
}

const char *
dossier_figure_unit_symbol (int unit)
{
  return units[unit];
}
