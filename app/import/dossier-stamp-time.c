/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The time of day beside a date, and the zone behind a time. Only names of zones that mean one zone are read. Pure
 * functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-stamp-tokens-private.h"

#include <string.h>

typedef struct
{
  const char *name;
  int minutes;
} ZoneName;

/* Only those that mean one zone. */
static const ZoneName zones[] = {
  { "utc", 0 }, { "gmt", 0 }, { "z", 0 }, { "wet", 0 }, { "cet", 60 }, { "mez", 60 }, { "wat", 60 }, { "west", 60 },
  { "cest", 120 }, { "mesz", 120 }, { "eet", 120 }, { "sast", 120 }, { "cat", 120 }, { "eest", 180 }, { "msk", 180 },
  { "мск", 180 }, { "eat", 180 }, { "trt", 180 }, { "pkt", 300 }, { "wib", 420 }, { "wita", 480 }, { "wit", 540 },
  { "hkt", 480 }, { "sgt", 480 }, { "pht", 480 }, { "awst", 480 }, { "jst", 540 }, { "kst", 540 }, { "aest", 600 },
  { "aedt", 660 }, { "nzst", 720 }, { "nzdt", 780 }, { "est", -300 }, { "edt", -240 }, { "cdt", -300 }, { "mdt", -360 },
  { "pst", -480 }, { "pdt", -420 }, { "akst", -540 }, { "hst", -600 }, { "brt", -180 }, { "clt", -240 },
};

/* "+0100", "+01:00", "UTC+3", "GMT", "(CET)"; moves @at behind it. */
void
dossier_token_take_zone (const DossierToken **at,
           DossierStamp *stamp)
{
  const DossierToken *t = *at;
  gboolean named = FALSE;

  if (dossier_token_is_sign (t, "("))
    t++;
  for (guint i = 0; t->kind == DOSSIER_TOKEN_WORD && i < G_N_ELEMENTS (zones) && !named; i++)
    if (strcmp (t->word, zones[i].name) == 0)
      {
        named = TRUE;
        stamp->zone = zones[i].minutes;
      }
  if (named)
    {
      stamp->zoned = TRUE;
      *at = ++t;
      if (stamp->zone != 0)
        return;
    }
  if ((dossier_token_is_sign (t, "+-") || t->value == 0x2212) && t->kind == DOSSIER_TOKEN_SIGN && dossier_token_is_number (&t[1], 1, 4) && t[1].digits != 3
      && !t[1].gap)
    {
      int sign = t->value == '+' ? 1 : -1;
      gint64 value = t[1].value;
      gboolean parted = t[1].digits <= 2 && dossier_token_is_sign (&t[2], ":") && dossier_token_is_number (&t[3], 2, 2);
      int minutes = t[1].digits == 4 ? (int) (value / 100 * 60 + value % 100) : (int) value * 60 + (parted ? (int) t[3].value : 0);

      if (minutes > 14 * 60)
        return;
      stamp->zoned = TRUE;
      stamp->zone = sign * minutes;
      *at = t + (parted ? 4 : 2);
    }
}

/* 10:30, 10:30:15.123, 10.30, 10h30, 10時30分, 10시 30분 */
static gboolean
take_clock (const DossierToken **at,
            DossierStamp *stamp)
{
  static const char * const hours[] = { "h", "時", "时", "點", "点", "시", "г", "u", "ч", NULL };
  const DossierToken *t = *at;
  gboolean colon;

  if (!dossier_token_is_number (t, 1, 2) || t->value > 24)
    return FALSE;
  colon = dossier_token_is_sign (&t[1], ":") || (t[1].kind == DOSSIER_TOKEN_SIGN && t[1].value == 0xff1a);
  if (!(colon || (dossier_token_is_sign (&t[1], ".") && !t[1].gap && !t[2].gap) || dossier_token_starts_with (&t[1], hours)) || !dossier_token_is_number (&t[2], 2, 2)
      || t[2].value > 59)
    return FALSE;
  if (!colon && dossier_token_is_sign (&t[3], "./-") && !t[3].gap && t[4].kind == DOSSIER_TOKEN_NUMBER && !t[4].gap)
    return FALSE;
  stamp->hour = (int) t->value % 24;
  stamp->minute = (int) t[2].value;
  *at = t + 3;
  if (colon && dossier_token_is_sign (&t[3], ":") && dossier_token_is_number (&t[4], 2, 2) && t[4].value < 60)
    {
      stamp->second = (int) t[4].value;
      *at = t + 5;
      if (dossier_token_is_sign (*at, ".,") && !(*at)->gap && dossier_token_is_number (*at + 1, 1, 9) && !(*at)[1].gap)
        *at += 2;
    }
  return TRUE;
}

static void
take_half (const DossierToken **at,
           DossierStamp *stamp,
           int           told)
{
  static const char * const mornings[] = { "am", "πμ", "ص", "صباحا", "sa", "पूर्वाह्न", "siang", "ке", NULL };
  static const char * const evenings[] = { "pm", "μμ", "م", "مساء", "ch", "अपराह्न", NULL };
  const DossierToken *t = *at;
  char letters[4 * DOSSIER_TOKEN_MAX_WORD] = "";

  if (told == 0 && t->kind == DOSSIER_TOKEN_WORD)
    {
      strcpy (letters, t->word);
      if (dossier_token_is_sign (&t[1], ".") && t[2].kind == DOSSIER_TOKEN_WORD && g_utf8_strlen (t->word, -1) == 1 && g_utf8_strlen (t[2].word, -1) == 1)
        {
          strcat (letters, t[2].word);
          t += 2;
        }
      if (g_strv_contains (mornings, letters))
        told = 1;
      else if (g_strv_contains (evenings, letters))
        told = 2;
      if (told != 0)
        {
          *at = t + 1;
          if (dossier_token_is_sign (*at, "."))
            *at += 1;
        }
    }
  if (told == 1 && stamp->hour == 12)
    stamp->hour = 0;
  else if (told == 2 && stamp->hour < 12)
    stamp->hour += 12;
}

/* A time within a few short words behind the day. */
void
dossier_token_take_time_after (const DossierToken **at,
                 DossierStamp *stamp)
{
  static const char * const mornings[] = { "午", "오전", NULL };
  const DossierToken *t = *at;
  int half = 0;

  for (guint i = 0; i < 8 && t->kind != DOSSIER_TOKEN_END && t->kind != DOSSIER_TOKEN_NUMBER; i++, t++)
    {
      if (t->kind == DOSSIER_TOKEN_WORD && g_utf8_strlen (t->word, -1) > 14)
        return;
      if (dossier_token_is_word (t, mornings) || strcmp (t->word, "오후") == 0)
        {
          if (strcmp (t->word, "午") == 0)
            half = strcmp (t[-1].word, "上") == 0 || strcmp (t[1].word, "前") == 0 ? 1
                   : strcmp (t[-1].word, "下") == 0 || strcmp (t[1].word, "後") == 0 ? 2 : 0;
          else
            half = strcmp (t->word, "오전") == 0 ? 1 : 2;
        }
    }
  if (!take_clock (&t, stamp))
    return;
  take_half (&t, stamp, half);
  while (dossier_token_is_word (t, (const char * const[]) { "uhr", "hrs", "hours", "h", "hs", "分", "분", "น", "ч", NULL }) || dossier_token_is_sign (t, ","))
    t++;
  dossier_token_take_zone (&t, stamp);
  *at = t;
}

/* "10:30, 14 March 2021" */
void
dossier_token_take_time_before (const DossierTokenLine   *line,
                  const DossierToken **first,
                  DossierStamp *stamp)
{
  const DossierToken *t = *first;
  DossierStamp probe = *stamp;

  for (guint i = 0; i < 5 && t > line->tokens; i++)
    {
      const DossierToken *clock;

      t--;
      if (t->kind == DOSSIER_TOKEN_WORD && g_utf8_strlen (t->word, -1) > 12)
        return;
      if (t->kind != DOSSIER_TOKEN_NUMBER)
        continue;
      if (t - line->tokens < 2)
        return;
      clock = t - 2;
      if (clock - line->tokens >= 2 && dossier_token_is_sign (clock - 1, ":") && dossier_token_is_number (clock - 2, 1, 2))
        clock -= 2;
      t = clock;
      if (!dossier_token_is_sign (&t[1], ":") || !take_clock (&t, &probe) || t > *first)
        return;
      take_half (&t, &probe, 0);
      dossier_token_take_zone (&t, &probe);
      *stamp = probe;
      *first = clock;
      return;
    }
}
