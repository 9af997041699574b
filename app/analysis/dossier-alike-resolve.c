/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Within one text: which short name stands for which full one. "Milley" after "Gen. Mark Milley", "CSTO" after "Collective
 * Security Treaty Organization (CSTO)". Where two of one surname are named, only a title or clear nearness decides; words that
 * name nobody ("the ministry") are left alone. Pure: any thread.
 */

#define G_LOG_DOMAIN "dossier-analysis"

#include <string.h>

#include "dossier-alike-private.h"
#include "dossier-text.h"

#define NEAR 400           /* code points back to the full name, when another one is possible */
#define FAR 1200           /* and how far away the other has to be then */
#define BY_NEARNESS 0.55   /* how sure that makes */
#define MOST_FORMS 400     /* different names in one text that are compared with each other */

/* A name as the text spells it, once. */
typedef struct
{
  const char *name;
  const char *kind; /* (nullable) */
  guint first;      /* mention */
  DossierAlikeRoom *room; /* (owned) */
  guint64 keys;     /* a bit for each key of its words */
  int full;         /* form that it stands for: its own number, or -1: several */
  DossierAlike alike;
  GArray *fulls;    /* (owned) (element-type guint): the forms it may stand for */
} Form;

typedef struct
{
  const char *text;
  DossierAlikeMention *mentions;
  guint n_mentions;
  guint *form_of; /* (owned): of each mention */
  GArray *forms;  /* (owned) (element-type Form) */
} Resolving;

/* Words that stand for any of their kind. */
static gboolean
is_generic (const DossierAlikeParsed *name)
{
  static const char *const words[] = {
    "academy", "administration", "agency", "air", "airport", "alliance", "armed", "army", "assembly", "association", "authority", "bank",
    "base", "border", "brigade", "bureau", "cabinet", "center", "city", "command", "commission", "committee", "company", "conference",
    "congress", "corporation", "council", "court", "defense", "department", "district", "division", "embassy", "exercise", "federation",
    "fleet", "force", "forces", "foreign", "foundation", "fund", "general", "government", "group", "guard", "house", "institute", "interior",
    "international", "island", "islands", "joint", "lake", "military", "ministry", "national", "navy", "north", "office", "operation",
    "organization", "parliament", "party", "police", "province", "region", "regiment", "republic", "river", "sea", "secretary",
    "security", "senate", "service", "south", "staff", "state", "states", "strait", "supreme", "treaty", "union", "university", "war",
    "west", "east",
  };

  for (guint i = 0; i < name->n; i++)
    {
      gboolean known = (name->words[i].flags & DOSSIER_ALIKE_WORD_SMALL) != 0;

      for (guint k = 0; k < G_N_ELEMENTS (words) && !known; k++)
        known = strcmp (name->words[i].fold, words[k]) == 0;
      if (!known)
        return FALSE;
    }
  return TRUE;
}

static gboolean
kinds_agree (const char *a,
             const char *b)
{
  return a == NULL || b == NULL || strcmp (a, b) == 0;
}

static void
clear_form (gpointer data)
{
  Form *form = data;

  g_free (form->room);
  g_array_unref (form->fulls);
}

static guint64
key_bits (const DossierAlikeParsed *name)
{
  guint64 bits = 0;

  for (guint i = 0; i < name->n; i++)
    {
      guint32 keys[DOSSIER_NAME_KEYS];
      guint n = dossier_name_sound_keys (name->words[i].sound, name->words[i].fold, keys);

      for (guint k = 0; k < n && !(name->words[i].flags & DOSSIER_ALIKE_WORD_SMALL); k++)
        bits |= G_GUINT64_CONSTANT (1) << ((guint64) keys[k] * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) >> 58);
    }
  return bits;
}

static void
collect_forms (Resolving *resolving)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < resolving->n_mentions; i++)
    {
      const DossierAlikeMention *mention = &resolving->mentions[i];
      g_autofree char *key = g_strdup_printf ("%s\n%s", mention->kind != NULL ? mention->kind : "", mention->name);
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (known, key));

      if (number == 0)
        {
          Form form = { mention->name, mention->kind, i, g_new0 (DossierAlikeRoom, 1), 0, 0, { 1, DOSSIER_ALIKE_SAME }, NULL };

          dossier_alike_parse (form.name, form.kind, form.room);
          form.keys = key_bits (&form.room->parsed);
          form.full = resolving->forms->len;
          form.fulls = g_array_new (FALSE, FALSE, sizeof (guint));
          g_array_append_val (resolving->forms, form);
          number = resolving->forms->len;
          g_hash_table_insert (known, g_steal_pointer (&key), GUINT_TO_POINTER (number));
        }
      resolving->form_of[i] = number - 1;
    }
}

static guint
count_letters (const DossierAlikeParsed *name)
{
  guint letters = 0;

  for (guint i = 0; i < name->n; i++)
    letters += strlen (name->words[i].fold);
  return letters;
}

/* Whether the words of @brief begin or end those of @full, small ones aside. */
static gboolean
begins_or_ends (const DossierAlikeParsed *brief,
                const DossierAlikeParsed *full)
{
  guint first = 0, last = 0;

  while (first < brief->n && first < full->n && strcmp (brief->words[first].fold, full->words[first].fold) == 0)
    first++;
  while (last < brief->n && last < full->n
         && strcmp (brief->words[brief->n - 1 - last].fold, full->words[full->n - 1 - last].fold) == 0)
    last++;
  return first == brief->n || last == brief->n;
}

/* How sure it is that, in one text, @brief is short for @full, or another spelling of it that comes later; 0 = it is not. */
static DossierAlike
stands_for (const Form *brief,
            const Form *full)
{
  const DossierAlikeParsed *a = &brief->room->parsed, *b = &full->room->parsed;
  DossierAlike alike;
  gboolean fuller = b->n > a->n || (b->n == a->n && (count_letters (b) > count_letters (a)
                                                    || (count_letters (b) == count_letters (a) && full->first < brief->first)));

  alike.similarity = 0;
  alike.reason = DOSSIER_ALIKE_NOT;
  if (!fuller || !kinds_agree (brief->kind, full->kind) || a->n == 0)
    return alike;
  if ((brief->keys & full->keys) == 0 && !(a->capitals && b->n > 1))
    return alike;
  if (is_generic (a))
    return alike;
  alike = dossier_alike_compare_parsed (a, b);
  switch (alike.reason)
    {
    case DOSSIER_ALIKE_SURNAME:
      alike.similarity = MIN (0.95, alike.similarity + 0.22);
      break;
    case DOSSIER_ALIKE_GIVEN:
      alike.similarity = 0.6;
      break;
    case DOSSIER_ALIKE_LONGER:
      if (!a->person && begins_or_ends (a, b))
        alike.similarity = MAX (alike.similarity, 0.65);
      break;
    case DOSSIER_ALIKE_ONE_LETTER:
    case DOSSIER_ALIKE_CLOSE:
      alike.similarity -= 0.1;
      break;
    default:
      break;
    }
  return alike;
}

static void
add_full (Form *form,
          guint full)
{
  for (guint i = 0; i < form->fulls->len; i++)
    if (g_array_index (form->fulls, guint, i) == full)
      return;
  g_array_append_val (form->fulls, full);
}

/* "Full Name (ABC)": the mention in brackets directly after another one. */
static gboolean
is_introduced (const Resolving *resolving,
               guint            brief,
               guint            full)
{
  const DossierAlikeMention *a = &resolving->mentions[full], *b = &resolving->mentions[brief];
  const Form *form = &g_array_index (resolving->forms, Form, resolving->form_of[brief]);
  const Form *whole = &g_array_index (resolving->forms, Form, resolving->form_of[full]);
  g_autofree char *between = NULL;

  if (b->start < a->end || b->start - a->end > 4 || !form->room->parsed.capitals || whole->room->parsed.n < 2
      || !kinds_agree (form->kind, whole->kind))
    return FALSE;
  between = dossier_text_slice (resolving->text, a->end, b->start);
  return strcmp (between, " (") == 0 || strcmp (between, " (“") == 0 || strcmp (between, " (\"") == 0;
}

static void
take_introductions (Resolving *resolving)
{
  for (guint i = 1; i < resolving->n_mentions; i++)
    if (is_introduced (resolving, i, i - 1))
      {
        Form *form = &g_array_index (resolving->forms, Form, resolving->form_of[i]);

        g_array_set_size (form->fulls, 0);
        add_full (form, resolving->form_of[i - 1]);
        form->alike = (DossierAlike) { 0.97, DOSSIER_ALIKE_ACRONYM };
      }
}

static void
find_fulls (Resolving *resolving)
{
  guint n = MIN (resolving->forms->len, MOST_FORMS);

  for (guint i = 0; i < n; i++)
    {
      Form *form = &g_array_index (resolving->forms, Form, i);
      double best = 0;

      for (guint k = 0; k < n; k++)
        {
          DossierAlike alike = { 0, DOSSIER_ALIKE_NOT };

          if (k != i)
            alike = stands_for (form, &g_array_index (resolving->forms, Form, k));
          if (alike.similarity < DOSSIER_ALIKE_PROPOSE)
            continue;
          /* What is the whole surname is not also somebody's given name. */
          if (alike.similarity > best + 0.2)
            g_array_set_size (form->fulls, 0);
          else if (alike.similarity < best - 0.2)
            continue;
          if (alike.similarity > best)
            {
              best = alike.similarity;
              form->alike = alike;
            }
          add_full (form, k);
        }
    }
}

/* The fullest form behind a form, following the only way there is. */
static guint
fullest (const Resolving *resolving,
         guint            number)
{
  for (guint steps = 0; steps < 8; steps++)
    {
      const Form *form = &g_array_index (resolving->forms, Form, number);

      if (form->fulls->len != 1)
        break;
      number = g_array_index (form->fulls, guint, 0);
    }
  return number;
}

/* "Milley" may be short for "Mark Milley" and for "Mark A. Milley", who are one: forms that lead to the same are one. */
static void
merge_fulls (Resolving *resolving)
{
  for (guint round = 0; round < 3; round++)
    for (guint i = 0; i < resolving->forms->len; i++)
      {
        Form *form = &g_array_index (resolving->forms, Form, i);
        g_autoptr (GArray) all = g_array_copy (form->fulls);

        if (all->len < 2)
          continue;
        g_array_set_size (form->fulls, 0);
        for (guint k = 0; k < all->len; k++)
          add_full (form, fullest (resolving, g_array_index (all, guint, k)));
      }
}

/* Code points from the last mention of a form before @mention to it; G_MAXUINT without. */
static guint
distance_back (const Resolving *resolving,
               guint            mention,
               guint            form)
{
  for (guint i = mention; i > 0; i--)
    if (fullest (resolving, resolving->form_of[i - 1]) == form && resolving->mentions[i - 1].end <= resolving->mentions[mention].start)
      return resolving->mentions[mention].start - resolving->mentions[i - 1].end;
  return G_MAXUINT;
}

static const char *
role_of (const Resolving *resolving,
         guint            form)
{
  for (guint i = 0; i < resolving->n_mentions; i++)
    if (fullest (resolving, resolving->form_of[i]) == form && resolving->mentions[i].role != NULL)
      return resolving->mentions[i].role;
  return NULL;
}

/* Of several it may be, the one with the same title; else the one that was just named when the others were not for long. */
static int
decide (const Resolving *resolving,
        guint            mention,
        const GArray    *fulls)
{
  guint nearest = G_MAXUINT, second = G_MAXUINT, with_role = 0;
  int near = -1, titled = -1;

  for (guint i = 0; i < fulls->len; i++)
    {
      guint form = g_array_index (fulls, guint, i), distance = distance_back (resolving, mention, form);

      if (dossier_alike_roles (resolving->mentions[mention].role, role_of (resolving, form)) >= 0.5)
        {
          with_role++;
          titled = form;
        }
      if (distance < nearest)
        {
          second = nearest;
          nearest = distance;
          near = form;
        }
      else
        second = MIN (second, distance);
    }
  if (with_role == 1)
    return titled;
  return nearest <= NEAR && second >= FAR ? near : -1;
}

static void
fill_mention (const Resolving *resolving,
              guint            number)
{
  DossierAlikeMention *mention = &resolving->mentions[number];
  const Form *form = &g_array_index (resolving->forms, Form, resolving->form_of[number]);
  int full = -1;

  mention->ambiguous = FALSE;
  mention->similarity = 1;
  mention->reason = DOSSIER_ALIKE_SAME;
  mention->full = form->first;
  if (form->fulls->len == 0)
    return;
  mention->similarity = form->alike.similarity;
  mention->reason = form->alike.reason;
  if (form->fulls->len == 1)
    full = fullest (resolving, resolving->form_of[number]);
  else
    {
      full = decide (resolving, number, form->fulls);
      mention->similarity = BY_NEARNESS;
    }
  if (full >= 0)
    mention->full = g_array_index (resolving->forms, Form, full).first;
  else
    {
      mention->ambiguous = TRUE;
      mention->full = number;
    }
}

/**
 * dossier_alike_resolve:
 * @mentions: (array length=n_mentions) (inout): in the order of the text
 *
 * Tells of each name in a text which mention gives it in full. A full name that stands anywhere in the text counts, as headlines
 * come before it.
 */
void
dossier_alike_resolve (const char          *text,
                       DossierAlikeMention *mentions,
                       guint                n_mentions)
{
  Resolving resolving = { text, mentions, n_mentions, NULL, NULL };

  g_return_if_fail (text != NULL);
  g_return_if_fail (mentions != NULL || n_mentions == 0);

  resolving.form_of = g_new0 (guint, MAX (n_mentions, 1));
  resolving.forms = g_array_new (FALSE, FALSE, sizeof (Form));
  g_array_set_clear_func (resolving.forms, clear_form);
  collect_forms (&resolving);
  find_fulls (&resolving);
  take_introductions (&resolving);
  merge_fulls (&resolving);
  for (guint i = 0; i < n_mentions; i++)
    fill_mention (&resolving, i);
  g_array_unref (resolving.forms);
  g_free (resolving.form_of);
}
