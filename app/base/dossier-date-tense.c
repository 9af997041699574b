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
#define WORDS_BEFORE_INFINITIVE 6 /* more */
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
  WORD_MUST,   /* "must": from here on it is to come, unless "must have" */
  WORD_WOULD,  /* "would": so it was seen before, unless "would have", "would not say" */
  WORD_ASKED,  /* "asked": past; what is behind its "to" was to come */
  WORD_TAKE,   /* "take", "come": begins in "takes effect", "comes home" */
  WORD_GOING,  /* "arriving": to come in "is arriving" */
  WORD_LEAVES, /* "leaves": to come, when it stands before the date */
  WORD_STAYS,  /* "remain": to come in "remain closed until" */
} TenseWord;

static const DossierWordList lists[] = {
  { "will won't shall upcoming forthcoming wird werden werde будет будут буде будуть sera seront será serán sarà saranno będzie będą"
    " состоится пройдет начнется відбудеться пройде почнеться", WORD_FUTURE, 0, 0 },
  { "begins begin starts opens ends expires resumes resume go goes meet meets arrives arrive sails sail departs depart lapses lapse closes convenes"
    " runs run travels beginning starting ahead", WORD_BEGINS, 0, 0 },
  { "leaves returns retires concludes finishes reopens flies sits votes continues", WORD_LEAVES, 0, 0 },
  { "scheduled expected due set slated planned plans plan planning expect expects prepare prepares vows threatens promises agrees want wants hopes hope hoping aims intends going likely anticipated prepared preparing"
    " supposed ready poised", WORD_PLAN, 0, 0 },
  { "open close start end continue", WORD_OPENS, 0, 0 },
  { "said says was were had has have did made took held came began went met left died fled became found gave got saw fell rose sent won lost shot"
    " struck hit fought led ran broke brought built cut drove felt flew grew heard kept knew laid lay meant paid sank sat sold spent spoke spread"
    " stood stole swept thought threw woke wore wrote launched reported announced hatte hatten waren wurde wurden été fue eran estaba"
    " był była było były", WORD_PAST, 0, 0 },
  { "be been being is are", WORD_BE, 0, 0 },
  { "to", WORD_TO, 0, 0 },
  { "until till through", WORD_UNTIL, 0, 0 },
  { "that which who but while because although when where as if after before", WORD_BREAK, 0, 0 },
  { "need speed seed feed weed breed united indeed hundred red bed armed unprecedented so-called alleged detailed advanced limited newly", WORD_NOUN, 0, 0 },
  { "war", WORD_WAR, 0, 0 },
  { "must should", WORD_MUST, 0, 0 },
  { "would could might", WORD_WOULD, 0, 0 },
  { "agreed asked ordered told urged promised pledged vowed decided wanted invited instructed threatened offered proposed demanded authorized authorised"
    " voted undertook advised directed begged sworn swore", WORD_ASKED, 0, 0 },
  { "take takes come comes", WORD_TAKE, 0, 0 },
  { "stay stays remain remains keep keeps", WORD_STAYS, 0, 0 },
  { "arriving leaving departing visiting travelling traveling flying meeting", WORD_GOING, 0, 0 },
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
  /* "state-run", "so-called", "Iranian-backed" */
  if (memchr (start, '-', length) != NULL)
    return WORD_SKIP;
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

/* Whether the word that follows @end is one of @words. */
static gboolean
is_before (const char *end,
           const char *words)
{
  const char *start;

  while (*end == ' ')
    end++;
  for (start = end; g_ascii_isalpha (*end); end++)
    ;
  return dossier_date_word_is (start, end, words);
}

/* Whether the word before @start is one of @words. */
static gboolean
is_behind (const char *text,
           const char *start,
           const char *words)
{
  const char *before, *before_end;

  return dossier_date_word_before (text, start, &before, &before_end) && dossier_date_word_is (before, before_end, words);
}

/* Whether the word from @start to @end, which may tell a plan, does: "is due", "planned for", not "a scheduled stop", "set up". */
static gboolean
is_plan (const char *text,
         const char *start,
         const char *end)
{
  const char *word_end = end;

  while (*end == ' ')
    end++;
  /* "was set up on Feb. 5" */
  if (dossier_date_word_is (start, word_end, " set ")
      && (dossier_date_take_literal (&end, "up") || dossier_date_take_literal (&end, "off") || dossier_date_take_literal (&end, "out")))
    return FALSE;
  /* "talks due in Muscat on Sunday" */
  if ((dossier_date_take_literal (&end, "in") || dossier_date_take_literal (&end, "at"))
      && dossier_date_word_is (start, word_end, " due planned scheduled expected slated "))
    return TRUE;
  if (dossier_date_take_literal (&end, "to") || dossier_date_take_literal (&end, "for") || dossier_date_take_literal (&end, "on")
      || dossier_date_take_literal (&end, "by") || dossier_date_take_literal (&end, "until"))
    return TRUE;
  return is_behind (text, start, " is are be was were been not also now tentatively ");
}

/* Whether the plan from @start to @end was one in the past, which may have come about or not: "was due", "had been expected". */
static gboolean
was_plan (const char *text,
          const char *start)
{
  const char *before, *before_end;
  gboolean first = FALSE;

  while (dossier_date_word_before (text, start, &before, &before_end) && dossier_date_word_is (before, before_end, " not also originally initially first been tentatively "))
    {
      start = before;
      first |= dossier_date_word_is (before, before_end, " originally initially first ");
    }
  return first || is_behind (text, start, " was were had ");
}

/* Whether "would" or "could", from @start to @end, tells what was to come: "would leave", not "would have left", "could not be reached". */
static gboolean
is_prospect (const char *start,
             const char *end)
{
  const char *still = end;

  /* "could still be heard" */
  dossier_date_skip_blanks (&still);
  if (dossier_date_word_is (start, end, " could ") && dossier_date_take_literal (&still, "still"))
    return !is_before (still, " be see hear ");
  if (dossier_date_word_is (start, end, " could ") && dossier_date_take_literal (&still, "be"))
    return !is_before (still, " seen heard felt found reached read identified verified confirmed established determined contacted ");
  return !is_before (end, dossier_date_word_is (start, end, " would ") ? " have not " : " have not see hear ");
}

/* Whether "to" that ends at @end is followed by a verb: "to leave", not "to the", "to Kyiv". */
static gboolean
is_infinitive (const char *end)
{
  while (*end == ' ')
    end++;
  return g_ascii_islower (*end) && !is_before (end, " the a an its his her their this that these those some all at least be ");
}

/* Whether what ends at @end is followed by a word that stands behind the German verb and not behind the English noun. */
static gboolean
is_german_verb (const char *end)
{
  return is_before (end, " am im der das den dem ein eine einer nicht noch schon auch es er sie bereits vor seit zu mit von bei ende anfang mitte aus nach vom bis zum zur ");
}

/* Whether the @i-th word, from @start to @end, is what several things do: "the drills open on", "which start Monday", not "was open on". */
static gboolean
is_verb_of_several (const char *text,
                    const char *start,
                    const char *end,
                    guint       i)
{
  const char *before, *before_end;

  if ((i > 0 && !is_before (end, " on ")) || !dossier_date_word_before (text, start, &before, &before_end))
    return FALSE;
  return dossier_date_word_is (before, before_end, " which that who they and ")
         || (before_end[-1] == 's' && classify (before, before_end) == WORD_SKIP && before_end - before > 3);
}

/* What is known when the words on the left have been read so far, the nearest first. */
typedef struct
{
  const char *text;
  gboolean past;       /* a verb of the past has been met */
  guint since_past;    /* words before it */
  gboolean beside;     /* only such words as "at least" have */
  gboolean infinitive; /* "to leave" has, with no verb of the past behind */
  guint be;            /* how many words from the date on the left, G_MAXUINT for none */
  guint until;
} Left;

/* "will", "must", "would": unless a verb of the past stands between that does not belong to it. */
static DossierTense
tense_of_modal (const Left   *left,
                DossierTense  tense)
{
  return !left->past || left->since_past <= 3 ? tense : DOSSIER_TENSE_PAST;
}

/* The first verb of the past on the left, the @i-th word. Returns whether it settles the tense. */
static gboolean
meet_past (Left         *left,
           TenseWord     word,
           const char   *start,
           const char   *end,
           guint         i,
           DossierTense *tense)
{
  static const char stopped[] = " suspended cancelled canceled closed shut banned barred grounded postponed delayed adjourned evacuated blocked halted detained extended ";

  *tense = DOSSIER_TENSE_PAST;
  if (left->past)
    return TRUE;
  /* "asked them to leave by March 1", "told to stay until Monday" */
  *tense = DOSSIER_TENSE_PLANNED;
  if (left->infinitive && word == WORD_ASKED)
    return TRUE;
  if (left->until < i)
    {
      /* "has been suspended until March 1" */
      if (i == left->until + 1 && dossier_date_word_is (start, end, stopped) && is_behind (left->text, start, " been was were is are "))
        return TRUE;
      if (left->infinitive || dossier_date_word_is (start, end, " gave given has have had extended prolonged "))
        return TRUE;
      /* "run until Feb. 20" in a sentence of the past may lie ahead; "lasted until" does not. */
      *tense = DOSSIER_TENSE_UNKNOWN;
      if (i > left->until + 1)
        return TRUE;
    }
  left->past = TRUE;
  return FALSE;
}

/* Whether the words before @p are "to" and a verb. */
static gboolean
is_infinitive_before (const char *text,
                      const char *p)
{
  const char *verb, *end;

  return dossier_date_word_before (text, p, &verb, &end) && is_behind (text, verb, " to ");
}

/* Whether those who vote stand before @p: "the House votes", not "300 votes". */
static gboolean
is_voter_before (const char *text,
                 const char *p)
{
  const char *start, *end;

  return dossier_date_word_before (text, p, &start, &end)
         && (g_ascii_isupper (*start)
             || dossier_date_word_is (start, end, " parliament senate house council assembly congress cabinet chamber country committee bundestag electorate who which "));
}

/* "is not expected" before @p */
static gboolean
is_plan_before (const char *text,
                const char *p)
{
  const char *start, *end;

  return dossier_date_word_before (text, p, &start, &end) && classify (start, end) == WORD_PLAN && is_plan (text, start, end);
}

/* What the @i-th word on the left, from @start to @end, tells. Returns whether it settles the tense. */
static gboolean
weigh_word (Left         *left,
            const char   *start,
            const char   *end,
            guint         i,
            DossierTense *tense)
{
  TenseWord word = classify (start, end);
  const char *text = left->text;
  gboolean first = !left->past;

  *tense = DOSSIER_TENSE_FUTURE;
  switch (word)
    {
    case WORD_FUTURE:
      *tense = tense_of_modal (left, DOSSIER_TENSE_FUTURE);
      return TRUE;
    case WORD_MUST:
      *tense = tense_of_modal (left, DOSSIER_TENSE_FUTURE);
      return !is_before (end, " have ");
    case WORD_WOULD:
      *tense = tense_of_modal (left, DOSSIER_TENSE_PLANNED);
      return is_prospect (start, end);
    case WORD_BEGINS:
      /* "had run out on March 1" */
      if (is_behind (text, start, " had has have was were been "))
        return meet_past (left, word, start, end, i, tense);
      return first;
    case WORD_LEAVES:
      /* "won 300 votes on Saturday" */
      return first && (!dossier_date_word_is (start, end, " votes ") || is_voter_before (text, start));
    case WORD_TAKE:
      return first && is_before (end, " effect over office up home back into ");
    case WORD_GOING:
      return first && is_behind (text, start, " is are ");
    case WORD_PLAN:
      *tense = was_plan (text, start) ? DOSSIER_TENSE_PLANNED : DOSSIER_TENSE_FUTURE;
      if (first && is_plan (text, start, end))
        return TRUE;
      /* "expected flights to stop" */
      *tense = dossier_date_word_is (start, end, " expected ") ? DOSSIER_TENSE_PLANNED : DOSSIER_TENSE_FUTURE;
      return first && left->infinitive && dossier_date_word_is (start, end, " expect expects expected ");
    case WORD_STAYS:
      /* "Streets stay closed until Monday" */
      return left->until < i && i <= left->until + 3 && left->since_past <= 1
             && !is_behind (text, start, " to not would could might did had must should can may cannot can't didn't don't ");
    case WORD_OPENS:
      return first && is_verb_of_several (text, start, end, i);
    case WORD_WAR:
      return is_german_verb (end) && meet_past (left, word, start, end, i, tense);
    case WORD_ASKED:
    case WORD_PAST:
      return meet_past (left, word, start, end, i, tense);
    case WORD_TO:
      /* "to be held Monday", "was to be held", "is to visit" */
      *tense = was_plan (text, start) ? DOSSIER_TENSE_PLANNED : DOSSIER_TENSE_FUTURE;
      if (left->be != G_MAXUINT && i == left->be + 1)
        return TRUE;
      left->infinitive |= first && is_infinitive (end);
      return first && is_infinitive (end) && is_behind (text, start, " is are was were ");
    case WORD_BE:
      /* "The vote is on Sunday" */
      if (first && i <= 1 && dossier_date_word_is (start, end, " is are ") && (i == 0 || is_before (end, " on ")))
        return TRUE;
      *tense = DOSSIER_TENSE_PAST;
      if (dossier_date_word_is (start, end, " be "))
        left->be = i;
      return left->past && left->since_past == 0 && g_ascii_strncasecmp (start, "been", 4) == 0;
    case WORD_BREAK:
      /* "to finish before Sept. 11" */
      /* "laid before the cabinet on Wednesday" */
      if (dossier_date_word_is (start, end, " before ")
          && is_behind (text, start, " laid appear appears appeared brought testify testifies testified goes went comes came stand stands stood put "))
        return FALSE;
      if (left->beside && dossier_date_word_is (start, end, " before after ") && (is_infinitive_before (text, start) || is_plan_before (text, start)))
        return FALSE;
      *tense = left->past ? DOSSIER_TENSE_PAST : DOSSIER_TENSE_UNKNOWN;
      return TRUE;
    case WORD_UNTIL:
      left->until = left->beside ? i : left->until;
      return FALSE;
    default:
      *tense = DOSSIER_TENSE_PLANNED;
      return left->until < i && i <= left->until + 3 && dossier_date_word_is (start, end, " given granted ");
    }
}

/* Over a place set off by commas that ends before @p: "arrived at Pearl Harbor, Hawaii, on Jan. 5". Returns where it begins, or NULL. */
static const char *
over_place (const char *text,
            const char *p)
{
  const char *start, *end;

  while (p > text && p[-1] == ' ')
    p--;
  if (p == text || *--p != ',')
    return NULL;
  if (p - text > 2 && p[-1] == '.') /* "Va.," */
    p--;
  for (guint i = 0; i < 3 && dossier_date_word_before (text, p, &start, &end) && g_ascii_isupper (*start); i++)
    {
      for (p = start; p > text && p[-1] == ' ';)
        p--;
      if (p > text && p[-1] == ',')
        return p - 1;
    }
  return NULL;
}

/* Over the full stop before @p, when it ends no sentence: "at 3 p.m. from", "Gen. Smith", "the U.S. Navy". Returns its place, or NULL. */
static const char *
over_full_stop (const char *text,
                const char *p)
{
  static const char titles[] = " gen lt col maj sgt adm capt cmdr brig vice rear dr mr mrs ms sen rep gov spc pfc cpl pvt ";
  static const char beginnings[] = " on in at by since from the a an it he she they we but and for after before as ";
  const char *next = p, *start, *end;

  while (p > text && p[-1] == ' ')
    p--;
  if (p - text < 3 || *--p != '.' || !dossier_date_word_before (text, p, &start, &end))
    return NULL;
  while (*next == ' ')
    next++;
  if (g_ascii_islower (*next) || dossier_date_word_is (start, end, titles))
    return p;
  /* "U.S." */
  return end - start == 1 && start > text && start[-1] == '.' && !is_before (next, beginnings) ? p : NULL;
}

/* The words on the left, the nearest first: the verb that the date goes with, and what stands before that. */
static DossierTense
tense_before (const char *text,
              const char *p,
              guint       reach)
{
  const char *start, *end;
  Left left = { .text = text, .beside = TRUE, .be = G_MAXUINT, .until = G_MAXUINT };

  /* "agreed on Wednesday to start it by May 1 and to end before" */
  for (guint i = 0; i < reach + (left.infinitive ? WORDS_BEFORE_INFINITIVE : 0); i++)
    {
      DossierTense tense;

      if (!dossier_date_word_before (text, p, &start, &end))
        {
          const char *place = over_place (text, p);

          p = place != NULL ? place : over_full_stop (text, p);
          if (p == NULL || !dossier_date_word_before (text, p, &start, &end))
            break;
        }
      if (weigh_word (&left, start, end, i, &tense))
        return tense;
      left.beside = left.beside && dossier_date_word_is (start, end, around_dates);
      if (left.past && ++left.since_past > 4)
        return DOSSIER_TENSE_PAST;
      p = start;
    }
  return left.past ? DOSSIER_TENSE_PAST : DOSSIER_TENSE_UNKNOWN;
}

/* Whether the verb that begins with the word from @start to @end tells that nothing came of it: "were called off". */
static gboolean
is_called_off (const char *start,
               const char *end)
{
  if (!dossier_date_word_is (start, end, " was were is are has have had "))
    return FALSE;
  dossier_date_skip_blanks (&end);
  if (dossier_date_take_literal (&end, "been"))
    dossier_date_skip_blanks (&end);
  return g_ascii_strncasecmp (end, "called off", 10) == 0 || is_before (end, " cancelled canceled postponed scrapped ");
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
      for (end = p; g_unichar_isalnum (g_utf8_get_char (end)) || *end == '\'' || (*end == '-' && g_ascii_isalnum (end[1]));)
        end = g_utf8_next_char (end);
      /* "sailed on Jan. 5 and is expected in May" */
      if (i == 0 && dossier_date_word_is (p, end, " and but ") && *end == ' ' && g_ascii_islower (end[1]))
        return DOSSIER_TENSE_UNKNOWN;
      /* "talks on Sunday were called off" */
      if (i == 0 && is_called_off (p, end))
        return DOSSIER_TENSE_PLANNED;
      switch (classify (p, end))
        {
        case WORD_FUTURE:
        case WORD_BEGINS:
          return DOSSIER_TENSE_FUTURE;
        case WORD_MUST:
          if (!is_before (end, " have "))
            return DOSSIER_TENSE_FUTURE;
          break;
        case WORD_WOULD:
          if (is_prospect (p, end))
            return DOSSIER_TENSE_PLANNED;
          break;
        case WORD_PLAN:
          if (is_plan (text, p, end))
            return was_plan (text, p) ? DOSSIER_TENSE_PLANNED : DOSSIER_TENSE_FUTURE;
          break;
        case WORD_WAR:
          if (is_german_verb (end))
            return DOSSIER_TENSE_PAST;
          break;
        case WORD_ASKED:
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
  static const char between[] = " back forward off on the a its their date deadline start end it them launch vote meeting summit exercise drills election trial hearing"
                                " deployment delivery withdrawal ";
  const char *start, *end, *word;
  gboolean for_day;

  if (!dossier_date_word_before (text, p, &start, &end) || !dossier_date_word_is (start, end, " to until till for "))
    return FALSE;
  for_day = dossier_date_word_is (start, end, " for ");
  for (guint i = 0; i < 4 && dossier_date_word_before (text, start, &word, &end); i++)
    {
      if (dossier_date_word_is (word, end, moved) || (for_day && dossier_date_word_is (word, end, called)))
        return TRUE;
      if (!for_day && !dossier_date_word_is (word, end, between))
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

/* What the word just before the date tells alone, without a verb: "since Monday", "as soon as Sunday"; unknown when it tells nothing. */
static DossierTense
tense_of_word_before (const char *text,
                      const char *p,
                      const char *behind)
{
  const char *start, *end;

  if (!dossier_date_word_before (text, p, &start, &end))
    return DOSSIER_TENSE_UNKNOWN;
  switch (*start)
    {
    case 'e':
      return dossier_date_word_is (start, end, " earlier ") ? DOSSIER_TENSE_PAST : DOSSIER_TENSE_UNKNOWN;
    case 'a':
      return dossier_date_word_is (start, end, " as ") && is_behind (text, start, " soon early ") ? DOSSIER_TENSE_FUTURE : DOSSIER_TENSE_UNKNOWN;
    case 's':
      return dossier_date_word_is (start, end, " set ") && is_before (behind, " for ") ? DOSSIER_TENSE_FUTURE : DOSSIER_TENSE_UNKNOWN;
    default:
      return DOSSIER_TENSE_UNKNOWN;
    }
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
  before = tense_of_word_before (text, start, end);
  if (before != DOSSIER_TENSE_UNKNOWN)
    return before;
  before = tense_before (text, start, possessive ? WORDS_BEFORE_POSSESSIVE : WORDS_BEFORE);
  return before != DOSSIER_TENSE_UNKNOWN ? before : tense_after (text, end);
}
