/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * All that is proposed about one text: names, dates and figures without those that contradict each other, short names with the
 * full one of the text, and the entities of the workspace that are named. Never changes after it was made: any thread, any number
 * of them; counted references.
 */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-suggester.h"

#include <string.h>

#include "dossier-alike.h"
#include "dossier-dates.h"
#include "dossier-figures.h"
#include "dossier-names.h"
#include "dossier-suggest-foreign.h"
#include "dossier-text.h"

#define SURE_FULL_FORM 70 /* a longer name that is less sure explains no shorter one */

struct _DossierSuggester
{
  gatomicrefcount references;
  DossierSuggestParts parts;
  DossierNames *names; /* (owned) (nullable) */
};

void
dossier_suggest_result_free (DossierSuggestResult *result)
{
  if (result == NULL)
    return;
  g_clear_pointer (&result->found, g_ptr_array_unref);
  g_clear_pointer (&result->known, g_ptr_array_unref);
  g_free (result);
}

/**
 * dossier_suggester_new:
 * @parts: what to look for
 *
 * Loads what is needed for it; some tens of milliseconds.
 *
 * Returns: (transfer full) (nullable): NULL and @error when the model of names cannot be used
 */
DossierSuggester *
dossier_suggester_new (DossierSuggestParts parts,
                       GError            **error)
{
  g_autoptr (DossierSuggester) self = g_new0 (DossierSuggester, 1);

  g_atomic_ref_count_init (&self->references);
  self->parts = parts;
  if (parts & DOSSIER_SUGGEST_NAMES)
    {
      g_autoptr (GBytes) model = dossier_names_get_builtin_model ();

      self->names = dossier_names_new (model, error);
      if (self->names == NULL)
        return NULL;
    }
  return g_steal_pointer (&self);
}

DossierSuggester *
dossier_suggester_ref (DossierSuggester *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
dossier_suggester_unref (DossierSuggester *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;
  g_clear_pointer (&self->names, dossier_names_free);
  g_free (self);
}

/**
 * dossier_suggest_mask:
 * @text: an article's whole text
 * @blocks: (element-type DossierBlock): its blocks
 *
 * Returns: (transfer full): the text with blanks for every character of what is left out when reading, so that offsets stay
 */
char *
dossier_suggest_mask (const char   *text,
                      const GArray *blocks)
{
  GString *masked = g_string_sized_new (strlen (text));
  const char *at = text;
  guint offset = 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      const DossierBlock *block = &g_array_index (blocks, DossierBlock, i);
      const char *start = at + dossier_text_to_bytes (at, block->start - offset);
      const char *end = start + dossier_text_to_bytes (start, block->end - block->start);

      g_string_append_len (masked, at, start - at);
      if (block->role != DOSSIER_BLOCK_FURNITURE)
        g_string_append_len (masked, start, end - start);
      for (const char *c = start; block->role == DOSSIER_BLOCK_FURNITURE && c < end; c = g_utf8_next_char (c))
        g_string_append_c (masked, *c == '\n' ? '\n' : ' ');
      at = end;
      offset = block->end;
    }
  g_string_append (masked, at);
  return g_string_free (masked, FALSE);
}

static gboolean
is_date (const DossierSuggestion *suggestion)
{
  return suggestion->type == DOSSIER_SUGGESTION_DATE;
}

static gboolean
is_figure (const DossierSuggestion *suggestion)
{
  return suggestion->type == DOSSIER_SUGGESTION_FIGURE;
}

static gboolean
holds (const DossierSuggestion *outer,
       const DossierSuggestion *inner)
{
  return outer->start <= inner->start && outer->end >= inner->end;
}

static gboolean
is_longer (const DossierSuggestion *a,
           const DossierSuggestion *b)
{
  return a->end - a->start > b->end - b->start;
}

/* Of two that overlap, whether @a goes: the longer one says more, and a date is seldom anything else. */
static gboolean
yields (const DossierSuggestion *a,
        const DossierSuggestion *b)
{
  gboolean name_a = !is_date (a) && !is_figure (a), name_b = !is_date (b) && !is_figure (b);

  if (name_a && is_figure (b))
    return FALSE; /* "30,000 NATO troops": both */
  if (is_figure (a) && name_b)
    return !is_longer (a, b);
  if (is_figure (a) && is_date (b))
    return !(holds (a, b) && is_longer (a, b));
  if (is_date (a) && is_figure (b))
    return FALSE;
  if (is_longer (a, b) || is_longer (b, a))
    return is_longer (b, a);
  return name_a && is_date (b);
}

static int
compare_cb (gconstpointer a,
            gconstpointer b)
{
  return dossier_suggestion_compare (*(const DossierSuggestion * const *) a, *(const DossierSuggestion * const *) b);
}

/* Sorts, and takes out what contradicts something better. */
static void
resolve_overlaps (GPtrArray *found)
{
  g_autofree gboolean *gone = NULL;
  guint kept = 0;

  g_ptr_array_sort (found, compare_cb);
  gone = g_new0 (gboolean, found->len + 1);
  for (guint i = 0; i < found->len; i++)
    for (guint k = i + 1; k < found->len; k++)
      {
        const DossierSuggestion *a = g_ptr_array_index (found, i), *b = g_ptr_array_index (found, k);

        if (b->start >= a->end)
          break;
        if (!gone[i] && !gone[k])
          {
            gone[k] = yields (b, a);
            gone[i] = !gone[k] && yields (a, b);
          }
      }
  for (guint i = 0; i < found->len; i++)
    {
      DossierSuggestion *suggestion = g_ptr_array_index (found, i);

      if (gone[i])
        dossier_suggestion_free (suggestion);
      else
        found->pdata[kept++] = suggestion;
    }
  found->len = kept;
}

/* Takes the suggestions out of @more, which is freed. @more: (transfer full) (nullable) */
static void
take_all (GPtrArray *found,
          GPtrArray *more)
{
  if (more == NULL)
    return;
  for (guint i = 0; i < more->len; i++)
    g_ptr_array_add (found, g_ptr_array_index (more, i));
  g_ptr_array_set_free_func (more, NULL);
  g_ptr_array_unref (more);
}

static gboolean
is_in_capitals (const char *name)
{
  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_islower (g_utf8_get_char (at)))
      return FALSE;
  return TRUE;
}

/*
 * Whether the longer of two names is the full form of the shorter. Of places it is another place, two joined names are two, an
 * abbreviation is not continued ("NATO", "NATO Response Force"), and what is itself doubtful explains nothing.
 */
static gboolean
is_full_form (const DossierSuggestion *name,
              const DossierSuggestion *full,
              DossierAlikeReason       reason)
{
  gboolean longer = reason == DOSSIER_ALIKE_LONGER || reason == DOSSIER_ALIKE_SURNAME || reason == DOSSIER_ALIKE_GIVEN;

  if (is_in_capitals (full->text) && !is_in_capitals (name->text))
    return FALSE;
  if (name->type != full->type || strcmp (name->text, full->text) == 0 || strstr (full->text, " and ") != NULL || strchr (full->text, ',') != NULL)
    return FALSE;
  if (!longer || name->type == DOSSIER_SUGGESTION_PERSON)
    return TRUE;
  return name->type != DOSSIER_SUGGESTION_PLACE && full->confidence >= SURE_FULL_FORM && !is_in_capitals (name->text);
}

/* Gives short names the full one of the text. */
static void
find_full_names (const char *text,
                 GPtrArray  *found)
{
  g_autofree DossierAlikeMention *mentions = g_new0 (DossierAlikeMention, found->len + 1);
  g_autofree DossierSuggestion **names = g_new0 (DossierSuggestion *, found->len + 1);
  guint n = 0;

  for (guint i = 0; i < found->len; i++)
    {
      DossierSuggestion *suggestion = g_ptr_array_index (found, i);

      if (is_date (suggestion) || is_figure (suggestion))
        continue;
      names[n] = suggestion;
      mentions[n++] = (DossierAlikeMention) { .start = suggestion->start, .end = suggestion->end, .name = suggestion->text,
                                              .kind = dossier_suggestion_type_name (suggestion->type), .role = suggestion->role };
    }
  dossier_alike_resolve (text, mentions, n);
  for (guint i = 0; i < n; i++)
    {
      const DossierAlikeMention *mention = &mentions[i];
      const DossierSuggestion *full = names[mention->full];

      if (mention->full == i || mention->ambiguous || mentions[mention->full].full != mention->full
          || !is_full_form (names[i], full, mention->reason))
        continue;
      g_free (names[i]->value);
      names[i]->value = g_strdup (full->text);
      g_free (names[i]->reason);
      names[i]->reason = dossier_alike_describe (mention->reason, names[i]->text, full->text);
    }
}

static guint
hash_words (gconstpointer name)
{
  const DossierSuggestion *self = name;

  return g_str_hash (self->text) ^ (guint) self->type;
}

static gboolean
has_same_words (gconstpointer a,
                gconstpointer b)
{
  const DossierSuggestion *one = a, *other = b;

  return one->type == other->type && strcmp (one->text, other->text) == 0;
}

/* Known names by their words and type: of each the first. */
static GHashTable *
list_known (GPtrArray *known)
{
  GHashTable *names = g_hash_table_new (hash_words, has_same_words);

  for (guint i = known->len; i-- > 0;)
    g_hash_table_replace (names, g_ptr_array_index (known, i), g_ptr_array_index (known, i));
  return names;
}

/* A short name is of whom the full one is taken for, also where several have that. */
static void
follow_full_name (DossierSuggestion *name,
                  GHashTable        *known)
{
  const DossierSuggestion wanted = { .type = name->type, .text = name->value };
  const DossierSuggestion *full = name->value != NULL ? g_hash_table_lookup (known, &wanted) : NULL;

  if (full == NULL)
    return;
  name->entity = full->entity;
  name->confidence = MIN (name->confidence, full->confidence);
}

/**
 * dossier_suggester_look:
 * @text: valid UTF-8; what is left out when reading is masked (dossier_suggest_mask())
 * @reference: (nullable): EDTF of the article's date; without it, relative dates are not resolved
 * @language: (nullable): BCP 47
 * @library: (nullable): what the workspace knows
 * @cancellable: (nullable)
 *
 * Returns: (transfer full) (nullable): what is proposed; NULL when cancelled
 */
DossierSuggestResult *
dossier_suggester_look (const DossierSuggester      *self,
                        const char                  *text,
                        const char                  *reference,
                        const char                  *language,
                        const DossierSuggestLibrary *library,
                        GCancellable                *cancellable)
{
  g_autoptr (DossierSuggestResult) result = g_new0 (DossierSuggestResult, 1);
  g_autoptr (GHashTable) known = NULL;

  result->found = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_suggestion_free);
  if (self->parts & DOSSIER_SUGGEST_NAMES)
    {
      GPtrArray *names = dossier_names_find (self->names, text, cancellable);

      if (names != NULL && !dossier_suggest_is_english (text, language))
        dossier_suggest_sift_foreign (names);
      take_all (result->found, names);
    }
  if (self->parts & DOSSIER_SUGGEST_DATES)
    take_all (result->found, dossier_dates_find (text, reference, NULL));
  if (self->parts & DOSSIER_SUGGEST_FIGURES)
    take_all (result->found, dossier_figures_find (text));
  resolve_overlaps (result->found);
  if (self->parts & DOSSIER_SUGGEST_NAMES)
    find_full_names (text, result->found);
  result->known = library ? dossier_suggest_library_find (library, text, language, result->found, cancellable)
                          : g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_suggestion_free);
  known = list_known (result->known);
  for (guint i = 0; library != NULL && i < result->found->len; i++)
    {
      DossierSuggestion *suggestion = g_ptr_array_index (result->found, i);

      if (!is_date (suggestion) && !is_figure (suggestion) && !dossier_suggest_library_identify (library, suggestion))
        follow_full_name (suggestion, known);
    }
  return g_cancellable_is_cancelled (cancellable) ? NULL : g_steal_pointer (&result);
}
