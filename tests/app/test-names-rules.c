/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules that mend what the reading of a text made of its names, each by itself: what stands in braces is what the reading found, and
 * what the rule is to make of it. */

#define G_LOG_DOMAIN "dossier-test"

#include "dossier-names-private.h"
#include "dossier-names.h"

#include <string.h>

static const char kinds[] = "POLEVGX"; /* person, organisation, place, equipment, event, group, other */

typedef struct
{
  DossierLexicon *lexicon;
  NamesWords *words;
} Fixture;

typedef void (*Rule) (GArray *spans, const NamesText *text);

static void
fixture_set_up (Fixture      *fixture,
                gconstpointer user_data)
{
  g_autoptr (GBytes) model = dossier_names_get_builtin_model ();
  g_autoptr (GBytes) lexicon = NULL;
  g_autoptr (GError) error = NULL;
  guint32 length;

  /* The model's file: its mark, its version, the length of the lexicon, the lexicon. */
  memcpy (&length, (const guint8 *) g_bytes_get_data (model, NULL) + 8, sizeof length);
  lexicon = g_bytes_new_from_bytes (model, 12, GUINT32_FROM_LE (length));
  fixture->lexicon = dossier_lexicon_new (lexicon, &error);
  g_assert_no_error (error);
  fixture->words = names_words_new ();
}

static void
fixture_tear_down (Fixture      *fixture,
                   gconstpointer user_data)
{
  dossier_lexicon_free (fixture->lexicon);
  names_words_free (fixture->words);
}

/* Takes the braces out of "{L West Bank}" and lists what stood in them, as bytes of the text. */
static char *
unmark (const char *marked,
        GArray     *marks) /* (element-type NamesSpan) */
{
  GString *text = g_string_new (NULL);

  for (const char *at = marked; *at != '\0'; at++)
    if (*at == '{')
      {
        NamesSpan span = { .from = (guint32) text->len, .kind = (guint8) (strchr (kinds, at[1]) - kinds), .sure = 0.9f };

        g_array_append_val (marks, span);
        at += 2;
      }
    else if (*at == '}')
      g_array_index (marks, NamesSpan, marks->len - 1).to = (guint32) text->len;
    else
      g_string_append_c (text, *at);
  return g_string_free (text, FALSE);
}

/* From bytes to words. */
static void
place (GArray          *marks,
       const NamesText *text)
{
  for (guint i = 0; i < marks->len; i++)
    {
      NamesSpan *span = &g_array_index (marks, NamesSpan, i);
      guint from = 0, to = 0;

      while (text->tokens[from].from < span->from)
        from++;
      while (to < text->n_tokens && text->tokens[to].from < span->to)
        to++;
      g_assert_cmpuint (text->tokens[from].from, ==, span->from);
      g_assert_cmpuint (text->tokens[to - 1].to, ==, span->to);
      span->from = from;
      span->to = to;
    }
}

static char *
mark (const GArray    *spans,
      const NamesText *text)
{
  GString *marked = g_string_new (NULL);
  guint at = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      const NamesSpan *span = &g_array_index (spans, NamesSpan, i);
      guint from = text->tokens[span->from].from, to = text->tokens[span->to - 1].to;

      g_assert_cmpuint (from, >=, at);
      g_assert_cmpuint (to, >, from);
      g_string_append_len (marked, text->text + at, from - at);
      g_string_append_printf (marked, "{%c %.*s}", kinds[span->kind], (int) (to - from), text->text + from);
      at = to;
    }
  g_string_append (marked, text->text + at);
  return g_string_free (marked, FALSE);
}

static void
assert_rule (Fixture    *fixture,
             Rule        rule,
             const char *found,
             const char *expected)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (NamesSpan));
  g_autofree char *bare = unmark (found, spans);
  g_autofree char *marked = NULL;
  NamesText text;

  names_text_init (&text);
  names_text_split (&text, bare, strlen (bare), 0);
  names_text_look_up (&text, fixture->lexicon, fixture->words);
  place (spans, &text);
  rule (spans, &text);
  marked = mark (spans, &text);
  g_assert_cmpstr (marked, ==, expected);
  names_text_clear (&text);
}

static void
mend_kinds (GArray          *spans,
            const NamesText *text)
{
  for (guint i = 0; i < spans->len; i++)
    names_kinds_mend (&g_array_index (spans, NamesSpan, i), text);
}

static void
test_kinds (Fixture      *fixture,
            gconstpointer user_data)
{
  static const struct
  {
    const char *found, *expected;
  } cases[] = {
    { "calm in the {O West Bank} today", "calm in the {L West Bank} today" },
    { "the {L U.N.} sent food", "the {O U.N.} sent food" },
    { "{O Tehran} refused", "{L Tehran} refused" },
    { "{O China} said so", "{L China} said so" },
    { "{L Aung San Suu Kyi} was freed", "{P Aung San Suu Kyi} was freed" },
    { "{L Colin Powell} called", "{P Colin Powell} called" },
    { "along the {L Hudson River}", "along the {L Hudson River}" },
    { "{P Hamas} answered", "{O Hamas} answered" },
    { "It was late. {P Tehran} answered", "It was late. {L Tehran} answered" },
    { "Mr. {P Paris} answered", "Mr. {P Paris} answered" },
    { "clashes between {L Kyrgyz} and others", "clashes between {G Kyrgyz} and others" },
    { "under the {O Silent Harbour Act} they", "under the {X Silent Harbour Act} they" },
    { "posted at {O Varnow Military Camp} they", "posted at {L Varnow Military Camp} they" },
    { "agreed at the {L Orland Summit} to", "agreed at the {V Orland Summit} to" },
    { "between {L Uzbek} militiamen", "between {G Uzbek} militiamen" },
    { "the oil company, {P Varnex}, said", "the oil company, {O Varnex}, said" },
    { "the company {P John} founded", "the company {P John} founded" },
    { "{P Al-Varnaq} television said", "{O Al-Varnaq} television said" },
    { "spokesman General {O Mohammed Zahir Orlani} said", "spokesman General {P Mohammed Zahir Orlani} said" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_rule (fixture, mend_kinds, cases[i].found, cases[i].expected);
}

static void
test_agree (Fixture      *fixture,
            gconstpointer user_data)
{
  /* What most places say. */
  assert_rule (fixture, names_kinds_agree, "{O Varnex} and {O Varnex} and {L Varnex}", "{O Varnex} and {O Varnex} and {O Varnex}");
  assert_rule (fixture, names_kinds_agree, "{O Varnex} and {L Varnex}", "{O Varnex} and {L Varnex}");

  assert_rule (fixture, names_kinds_agree, "in {L Orland}, to {L Orland}, from {L Orland} flew Mr. {P Orland}",
               "in {L Orland}, to {L Orland}, from {L Orland} flew Mr. {P Orland}");

  /* A surname is whose it is, but where somebody is it stays a place. */
  assert_rule (fixture, names_kinds_agree, "{P Valeria Paris} left; {L Paris} claims it was in {L Paris}",
               "{P Valeria Paris} left; {P Paris} claims it was in {L Paris}");
  assert_rule (fixture, names_kinds_agree, "{P Michael Jordan} played for {L Jordan}", "{P Michael Jordan} played for {L Jordan}");
  assert_rule (fixture, names_kinds_agree, "{V Hurricane Orla} came; {P Orla} killed two", "{V Hurricane Orla} came; {V Orla} killed two");

  /* Letters are what they are short for. */
  assert_rule (fixture, names_kinds_agree, "the {L Varn Islands} ({O VI}) and {O VI} money", "the {L Varn Islands} ({L VI}) and {L VI} money");
}

static void
test_titles (Fixture      *fixture,
             gconstpointer user_data)
{
  assert_rule (fixture, names_titles_mend, "the {O State Department Spokesperson} said", "the {O State Department} Spokesperson said");
  assert_rule (fixture, names_titles_mend, "former {O Washington Mayor} spoke", "former {L Washington} Mayor spoke");
  assert_rule (fixture, names_titles_mend, "the {O Fine Harbour Senator Mary Flaherty} won", "the {O Fine Harbour} Senator {P Mary Flaherty} won");
  assert_rule (fixture, names_titles_mend, "{L UK PM Johnson} won", "{L UK} PM {P Johnson} won");
}

static void
test_edges (Fixture      *fixture,
            gconstpointer user_data)
{
  static const struct
  {
    const char *found, *expected;
  } cases[] = {
    { "the {O Orla Foundation} for the Visual Arts gave nothing whatever yesterday", "the {O Orla Foundation for the Visual Arts} gave nothing whatever yesterday" },
    { "a {O Joint Council} for the Welfare of Immigrants said nothing whatever yesterday", "a {O Joint Council for the Welfare of Immigrants} said nothing whatever yesterday" },
    { "the {O White House} for Washington", "the {O White House} for Washington" },
    { "the {O University of Orland} at {L Greensboro} said nothing whatever yesterday", "the {O University of Orland at Greensboro} said nothing whatever yesterday" },
    { "the {P Andy Warhol} Legacy Program gave nothing whatever yesterday", "the {O Andy Warhol Legacy Program} gave nothing whatever yesterday" },
    { "the {P Andy Warhol Foundation} gave nothing whatever yesterday", "the {O Andy Warhol Foundation} gave nothing whatever yesterday" },
    { "the {O New Harbour Party's Regina} Ip won nothing whatever yesterday", "the {O New Harbour Party}'s {P Regina Ip} won nothing whatever yesterday" },
    { "the {O Orla Institute of Technology and the Varn University} said nothing whatever yesterday", "the {O Orla Institute of Technology} and the {O Varn University} said nothing whatever yesterday" },
    { "the {O Ministry of Education and Science} said nothing whatever yesterday", "the {O Ministry of Education and Science} said nothing whatever yesterday" },
    { "said that 3 {O Commando Brigade} will lead", "said that {O 3 Commando Brigade} will lead" },
    { "in 2022 the {O Commando Brigade} will lead", "in 2022 the {O Commando Brigade} will lead" },
    { "of the {O 2nd Battalion}, {O Royal Varnow Regiment} found it", "of the {O 2nd Battalion, Royal Varnow Regiment} found it" },
    { "that {O Michael Orla's Revolutionary Front} released them", "that {P Michael Orla}'s {O Revolutionary Front} released them" },
    { "votes for {P James} To of the party", "votes for {P James To} of the party" },
    { "gave {P James} to the party", "gave {P James} to the party" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_rule (fixture, names_edges_mend, cases[i].found, cases[i].expected);
}

static void
test_trim (Fixture      *fixture,
           gconstpointer user_data)
{
  assert_rule (fixture, names_spans_trim, "rain in {L southern Mexico} today", "rain in southern {L Mexico} today");
  assert_rule (fixture, names_spans_trim, "the {L North} {L Korean} leader", "the North Korean leader");
  assert_rule (fixture, names_spans_trim, "{L North Korea} and the {L North} said", "{L North Korea} and the {L North} said");
  assert_rule (fixture, names_spans_trim, "Secretary of {O State} Mary Orla", "Secretary of State Mary Orla");
  assert_rule (fixture, names_spans_trim, "{L Bahrain}, {O Kuwait, Oman, Qatar and Saudi Arabia} met",
               "{L Bahrain}, {L Kuwait}, {L Oman}, {L Qatar} and {L Saudi Arabia} met");
}

static void
test_context (Fixture      *fixture,
              gconstpointer user_data)
{
  assert_rule (fixture, names_context_find, "{P Gary Chan} of DVN spoke, and DVN won", "{P Gary Chan} of {O DVN} spoke, and {O DVN} won");
  assert_rule (fixture, names_context_find, "{P Gary Chan} of {O DVN} spoke", "{P Gary Chan} of {O DVN} spoke");
  assert_rule (fixture, names_context_find, "the journal Silent Harbour Review said", "the journal {O Silent Harbour Review} said");
  assert_rule (fixture, names_context_find, "the newspaper Monday said", "the newspaper Monday said");
  assert_rule (fixture, names_context_find, "{L Varnow} fell; troops left Varnow", "{L Varnow} fell; troops left {L Varnow}");
  assert_rule (fixture, names_context_find, "{O Harbour} won the harbour; a Harbour lost", "{O Harbour} won the harbour; a Harbour lost");
}

static void
test_ships (Fixture      *fixture,
            gconstpointer user_data)
{
  assert_rule (fixture, names_rules_equipment, "on board the cruise ship {L Freewater} they", "on board the cruise ship {E Freewater} they");
  assert_rule (fixture, names_rules_equipment, "the vessel HMC Orla left", "the vessel {E HMC Orla} left");
  assert_rule (fixture, names_rules_equipment, "it will carry a CH-148 Cyclone of the navy", "it will carry a {E CH-148 Cyclone} of the navy");
  assert_rule (fixture, names_rules_equipment, "it fired an S-400 Monday at noon", "it fired an {E S-400} Monday at noon");
  assert_rule (fixture, names_rules_equipment, "the destroyer Monday left", "the destroyer Monday left");
}

static void
test_events (Fixture      *fixture,
             gconstpointer user_data)
{
  assert_rule (fixture, names_rules_exercises, "wrought by Hurricane {P Orla} in May", "wrought by {V Hurricane Orla} in May");
  assert_rule (fixture, names_rules_exercises, "everybody waited as Tropical Storm Varn came", "everybody waited as {V Tropical Storm Varn} came");
  assert_rule (fixture, names_rules_exercises, "in the 2006 Toronto municipal election", "in the {V 2006 Toronto municipal election}");
  assert_rule (fixture, names_rules_exercises, "in the 2006 election", "in the 2006 election");
}

/* Thousands of what each rule looks for, in one piece. */
static void
test_many (Fixture      *fixture,
           gconstpointer user_data)
{
  static const char * const pieces[] = { "Gary Chan of DVN ", "the journal Varn ", "Varn Foundation for the ", "Party's Regina Ip ",
                                         "Paris (P) ", "Hurricane Hurricane ", "2006 Toronto ", "Orla University and " };
  g_autoptr (GBytes) model = dossier_names_get_builtin_model ();
  g_autoptr (DossierNames) names = dossier_names_new (model, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) found = NULL;
      guint last = 0;

      while (text->len < 100 * 1000)
        g_string_append (text, pieces[i]);
      found = dossier_names_find (names, text->str, NULL);
      for (guint k = 0; k < found->len; k++)
        {
          const DossierSuggestion *name = found->pdata[k];

          g_assert_cmpuint (name->start, >=, last);
          g_assert_cmpuint (name->end, >, name->start);
          last = name->end;
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("/names-rules/kinds", test_kinds);
  ADD ("/names-rules/agree", test_agree);
  ADD ("/names-rules/titles", test_titles);
  ADD ("/names-rules/edges", test_edges);
  ADD ("/names-rules/trim", test_trim);
  ADD ("/names-rules/context", test_context);
  ADD ("/names-rules/ships", test_ships);
  ADD ("/names-rules/events", test_events);
  ADD ("/names-rules/many", test_many);

  return g_test_run ();
}
