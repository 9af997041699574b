/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Whether a date without a year, or a weekday, lies before or after the text was written: told by the verb nearest to
 * it. Pure; any thread.
 */

#define G_LOG_DOMAIN "dossier-base"

#include "dossier-date-scan.h"
#include "dossier-word-table.h"

#include <string.h>

#define WORDS_BEFORE 14
#define WORDS_BEFORE_POSSESSIVE 4
#define WORDS_AFTER 14

typedef enum
{
  WORD_FUTURE, /* "will": from here on it is to come */
  WORD_BEGINS, /* "begins": the same, when it is the nearest verb */
  WORD_PLAN,   /* "scheduled": the same, when it is a verb: "is scheduled", "planned for" */
  WORD_OPENS,  /* "open": the same, when it is the verb of several: "drills open on" */
  WORD_PAST,
  WORD_BE,     /* says nothing yet: "will be held", "to be held" */
  WORD_TO,
  WORD_UNTIL,
  WORD_BREAK,  /* another clause begins */
  WORD_SKIP,
  WORD_NOUN,   /* looks like a past tense and is none */
  WORD_WAR,    /* "war": was, in German */
} TenseWord;

static const DossierWordList lists[] = {
  { "will won't shall upcoming forthcoming wird werden werde будет будут буде будуть sera seront será serán sarà saranno będzie będą"
    " состоится пройдет начнется відбудеться пройде почнеться", WORD_FUTURE, 0, 0 },
  { "begins begin starts opens ends expires resumes resume go goes meet meets arrives arrive sails sail departs depart lapses lapse closes convenes"
    " runs run travels beginning starting ahead", WORD_BEGINS, 0, 0 },
  { "scheduled expected due set slated planned plans plan planning expects hopes hope hoping aims intends going likely anticipated prepared preparing"
    " supposed ready poised", WORD_PLAN, 0, 0 },
  { "open close start end", WORD_OPENS, 0, 0 },
  { "said says was were had has have did told made took held came began went met left became found gave got saw fell rose sent won lost shot"
    " struck hit fought led ran broke brought built cut drove felt flew grew heard kept knew laid lay meant paid sank sat sold spent spoke spread"
    " stood stole swept thought threw woke wore wrote launched reported announced hatte hatten waren wurde wurden été fue eran estaba"
    " był była było były", WORD_PAST, 0, 0 },
  { "be been being is are", WORD_BE, 0, 0 },
  { "to", WORD_TO, 0, 0 },
  { "until till through", WORD_UNTIL, 0, 0 },
  { "that which who but while because although when where as if after before", WORD_BREAK, 0, 0 },
  { "need speed seed feed weed breed united indeed hundred red bed armed unprecedented so-called alleged detailed advanced limited newly", WORD_NOUN, 0, 0 },
  { "war", WORD_WAR, 0, 0 },
};

/* What may stand between "until" and a date: "until at least late March". */
static const char around_dates[] = " at least early late mid the end beginning start middle of about around close ";

static const DossierWordTable *
tense_words (void)
{
  static gsize table;

  if (g_once_init_enter (&table))
    g_once_init_leave (&table, (gsize) dossier_word_table_new (lists, G_N_ELEMENTS (lists)));
  return (const DossierWordTable *) table;
}

static TenseWord
classify (const char *start,
          const char *end)
{
  const char *after;
  const DossierWord *word = dossier_word_table_at (tense_words (), start, &after);
  gsize length = (gsize) (end - start);

  if (word != NULL && after >= end)
    return (TenseWord) word->type;
  if (length > 3 && strncmp (end - 3, "'ll", 3) == 0)
    return WORD_FUTURE;
  if (length > 4 && strncmp (end - 2, "ed", 2) == 0 && g_ascii_islower (*start))
    return WORD_PAST;
  /* Past tenses of Russian and Ukrainian. */
  if (length > 8 && (strncmp (end - 4, "ли", 4) == 0 || strncmp (end - 4, "ла", 4) == 0 || strncmp (end - 4, "ло", 4) == 0
                     || strncmp (end - 4, "ся", 4) == 0 || strncmp (end - 4, "ів", 4) == 0))
    return WORD_PAST;
  return WORD_SKIP;
}

/* Whether the word from @start to @end, which may tell a plan, does: "is due", "planned for", not "a scheduled stop", "set up". */
static gboolean
is_plan (const char *text,
         const char *start,
         const char *end)
{
  const char *before, *before_end, *word_end = end;

  while (*end == ' ')
    end++;
  /* "was set up on Feb. 5" */
  if (dossier_date_word_is (start, word_end, " set ")
      && (dossier_date_take_literal (&end, "up") || dossier_date_take_literal (&end, "off") || dossier_date_take_literal (&end, "out")))
    return FALSE;
  if (dossier_date_take_literal (&end, "to") || dossier_date_take_literal (&end, "for") || dossier_date_take_literal (&end, "on")
      || dossier_date_take_literal (&end, "by") || dossier_date_take_literal (&end, "until"))
    return TRUE;
  return dossier_date_word_before (text, start, &before, &before_end)
         && dossier_date_word_is (before, before_end, " is are be was were been not also now tentatively ");
}

/* Whether the plan from @start to @end was one in the past, which may have come about or not: "was due", "had been expected". */
static gboolean
was_plan (const char *text,
          const char *start)
{
  const char *before, *before_end;

  while (dossier_date_word_before (text, start, &before, &before_end) && dossier_date_word_is (before, before_end, " not also originally initially first been tentatively "))
    start = before;
  return dossier_date_word_before (text, start, &before, &before_end) && dossier_date_word_is (before, before_end, " was were had ");
}

/* Whether what ends at @end is followed by a word that stands behind the German verb and not behind the English noun. */
static gboolean
is_german_verb (const char *end)
{
  const char *start;

  while (*end == ' ')
    end++;
  for (start = end; g_ascii_isalpha (*end); end++)
    ;
  return dossier_date_word_is (start, end, " am im der das den dem ein eine einer nicht noch schon auch es er sie bereits vor seit zu mit von bei ");
}

/* Whether the word from @start to @end is what several things do: "the drills open on", not "was open on". */
static gboolean
is_verb_of_several (const char *text,
                    const char *start,
                    const char *end)
{
  const char *before, *before_end;

  while (*end == ' ')
    end++;
  return dossier_date_take_literal (&end, "on") && dossier_date_word_before (text, start, &before, &before_end) && before_end[-1] == 's'
         && classify (before, before_end) == WORD_SKIP && before_end - before > 3;
}

/* The words on the left, the nearest first: the verb that the date goes with, and what stands before that. */
static DossierTense
tense_before (const char *text,
              const char *p,
              guint       reach)
{
  const char *start, *end;
  gboolean past = FALSE, beside = TRUE;
  guint be = G_MAXUINT, until = G_MAXUINT;
  guint since_past = 0;

  for (guint i = 0; i < reach && dossier_date_word_before (text, p, &start, &end); i++)
    {
      switch (classify (start, end))
        {
        case WORD_FUTURE:
          return !past || since_past <= 3 ? DOSSIER_TENSE_FUTURE : DOSSIER_TENSE_PAST;
        case WORD_BEGINS:
          if (!past)
            return DOSSIER_TENSE_FUTURE;
          break;
        case WORD_PLAN:
          if (!past && is_plan (text, start, end))
            return was_plan (text, start) ? DOSSIER_TENSE_PLANNED : DOSSIER_TENSE_FUTURE;
          break;
        case WORD_OPENS:
          if (!past && is_verb_of_several (text, start, end))
            return DOSSIER_TENSE_FUTURE;
          break;
        case WORD_WAR:
          if (!is_german_verb (end))
            break;
          G_GNUC_FALLTHROUGH;
        case WORD_PAST:
          if (past)
            return DOSSIER_TENSE_PAST;
          /* "run until Feb. 20" in a sentence of the past may lie ahead; "lasted until" does not. */
          if (until < i && i > until + 1)
            return DOSSIER_TENSE_UNKNOWN;
          past = TRUE;
          break;
        case WORD_TO:
          /* "to be held Monday", "was to be held" */
          if (be != G_MAXUINT && i == be + 1)
            return was_plan (text, start) ? DOSSIER_TENSE_PLANNED : DOSSIER_TENSE_FUTURE;
          break;
        case WORD_BE:
          if (g_ascii_strncasecmp (start, "be", 2) == 0 && end - start == 2)
            be = i;
          else if (past && since_past == 0 && g_ascii_strncasecmp (start, "been", 4) == 0)
            return DOSSIER_TENSE_PAST;
          break;
        case WORD_BREAK:
          return past ? DOSSIER_TENSE_PAST : DOSSIER_TENSE_UNKNOWN;
        case WORD_UNTIL:
          until = beside ? i : until;
          break;
        default:
          break;
        }
      beside = beside && dossier_date_word_is (start, end, around_dates);
      if (past && ++since_past > 4)
        return DOSSIER_TENSE_PAST;
      p = start;
    }
  return past ? DOSSIER_TENSE_PAST : DOSSIER_TENSE_UNKNOWN;
}

/* The words on the right, when there is no verb on the left: "On Monday, they will meet". */
static DossierTense
tense_after (const char *text,
             const char *p)
{
  for (guint i = 0; i < WORDS_AFTER; i++)
    {
      const char *end;

      for (;;)
        {
          gunichar c = g_utf8_get_char (p);

          if (c == '\0' || c == '\n' || c == '!' || c == '?' || (c == '.' && g_ascii_isspace (p[1])))
            return DOSSIER_TENSE_UNKNOWN;
          if (g_unichar_isalnum (c))
            break;
          p = g_utf8_next_char (p);
        }
      for (end = p; g_unichar_isalnum (g_utf8_get_char (end)) || *end == '\'';)
        end = g_utf8_next_char (end);
      switch (classify (p, end))
        {
        case WORD_FUTURE:
        case WORD_BEGINS:
          return DOSSIER_TENSE_FUTURE;
        case WORD_PLAN:
          if (is_plan (text, p, end))
            return was_plan (text, p) ? DOSSIER_TENSE_PLANNED : DOSSIER_TENSE_FUTURE;
          break;
        case WORD_WAR:
          if (is_german_verb (end))
            return DOSSIER_TENSE_PAST;
          break;
        case WORD_PAST:
          return DOSSIER_TENSE_PAST;
        default:
          break;
        }
      p = end;
    }
  return DOSSIER_TENSE_UNKNOWN;
}

/* "was moved to November", "has called a walkout for Monday": put off or called together, whatever the tense of the verb. */
static gboolean
is_called_for (const char *text,
               const char *p)
{
  static const char called[] = " call called calls calling announced summoned invited walkout walkouts strike strikes rally rallies meeting meetings talks"
                               " vote session hearing election elections summit march protest protests conference ";
  static const char moved[] = " moved postponed delayed deferred rescheduled adjourned pushed brought put ";
  const char *start, *end, *word;
  gboolean for_day;

  if (!dossier_date_word_before (text, p, &start, &end) || !dossier_date_word_is (start, end, " to until till for "))
    return FALSE;
  for_day = dossier_date_word_is (start, end, " for ");
  for (guint i = 0; i < (for_day ? 4 : 2) && dossier_date_word_before (text, start, &word, &end); i++)
    {
      if (dossier_date_word_is (word, end, moved) || (for_day && dossier_date_word_is (word, end, called)))
        return TRUE;
      if (!for_day && !dossier_date_word_is (word, end, " back forward off on "))
        return FALSE;
      start = word;
    }
  return FALSE;
}

/* "since November", "since the 9th": told of what has been. */
static gboolean
is_since (const char *text,
          const char *p)
{
  const char *start, *end;

  while (dossier_date_word_before (text, p, &start, &end) && dossier_date_word_is (start, end, around_dates))
    p = start;
  return dossier_date_word_before (text, p, &start, &end) && dossier_date_word_is (start, end, " since seit depuis desde ");
}

/**
 * dossier_date_tense_at:
 * @start: where the words of a date begin
 * @end: where they end
 */
DossierTense
dossier_date_tense_at (const char *text,
                       const char *start,
                       const char *end)
{
  /* "Monday's raid" need not go with the verb. */
  gboolean possessive = g_str_has_prefix (end, "'s") || g_str_has_prefix (end, "’s");
  DossierTense before;

  /* "mid-April" */
  if (start > text && start[-1] == '-')
    start--;
  if (!possessive && is_called_for (text, start))
    return DOSSIER_TENSE_FUTURE;
  if (!possessive && is_since (text, start))
    return DOSSIER_TENSE_PAST;
  before = tense_before (text, start, possessive ? WORDS_BEFORE_POSSESSIVE : WORDS_BEFORE);
  return before != DOSSIER_TENSE_UNKNOWN ? before : tense_after (text, end);
}
