/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds names in a text: reads it in parts that fit the processor's caches, judges its words by the model, adds what the rules know, and
 * says of each name where it stands. Immutable once made: any number of threads may ask at once, and all that is worked on belongs
 * to the call. */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-names.h"

#include "dossier-names-private.h"

#include "dossier-names-resources.h"

#include <string.h>

#define MAGIC 0x424e5344u
#define VERSION 1u
#define HEAD 12u

/* Words of one part of a text know what stands elsewhere in that part only. */
#define PART (128u * 1024u)

#define MODEL_PATH "/app/dossier/Dossier/analysis/names.model"

struct _DossierNames
{
  DossierLexicon *lexicon; /* (owned) */
  NamesModel *model;       /* (owned) */
  NamesWords *words;       /* (owned) */
};

typedef struct
{
  NamesText text;
  NamesReading reading;
  GArray *spans; /* (owned) (element-type NamesSpan) */
  GArray *full;  /* (owned) (element-type guint): which of the spans are names of people of several words */
} Work;

G_DEFINE_QUARK (dossier-names-error-quark, dossier_names_error)

/**
 * dossier_names_get_builtin_model:
 *
 * Returns: (transfer full): the model that came with the program
 */
GBytes *
dossier_names_get_builtin_model (void)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = g_resource_lookup_data (dossier_names_get_resource (), MODEL_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  if (bytes == NULL)
    g_error ("the program has lost its model of names: %s", error->message);
  return bytes;
}

static guint32
read_word (const guint8 *at)
{
  guint32 value;

  memcpy (&value, at, sizeof value);
  return GUINT32_FROM_LE (value);
}

/**
 * dossier_names_new:
 * @model: what the trainer wrote
 *
 * Returns: (transfer full) (nullable): NULL with %DOSSIER_NAMES_ERROR_INVALID or %DOSSIER_LEXICON_ERROR_INVALID when the bytes are
 *   something else
 */
DossierNames *
dossier_names_new (GBytes  *model,
                   GError **error)
{
  g_autoptr (DossierNames) self = NULL;
  g_autoptr (GBytes) lexicon = NULL;
  g_autoptr (GBytes) weights = NULL;
  const guint8 *at;
  gsize size;
  guint32 length;

  g_return_val_if_fail (model != NULL, NULL);

  at = g_bytes_get_data (model, &size);
  length = size < HEAD ? 0 : read_word (at + 8);
  if (size < HEAD || read_word (at) != MAGIC || read_word (at + 4) != VERSION || length > size - HEAD)
    {
      g_set_error_literal (error, DOSSIER_NAMES_ERROR, DOSSIER_NAMES_ERROR_INVALID, "not a model of names");
      return NULL;
    }
  self = g_new0 (DossierNames, 1);
  self->words = names_words_new ();
  lexicon = g_bytes_new_from_bytes (model, HEAD, length);
  weights = g_bytes_new_from_bytes (model, HEAD + length, size - HEAD - length);
  self->lexicon = dossier_lexicon_new (lexicon, error);
  if (self->lexicon == NULL)
    return NULL;
  self->model = names_model_new (weights, error);
  if (self->model == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

void
dossier_names_free (DossierNames *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->lexicon, dossier_lexicon_free);
  g_clear_pointer (&self->model, names_model_free);
  g_clear_pointer (&self->words, names_words_free);
  g_free (self);
}

/* How much of the text to read at once: up to a line's end where there is one, else a space, else wherever a character ends. */
static gsize
part_length (const char *text,
             gsize       left)
{
  gsize length = PART;

  if (left <= PART)
    return left;
  for (gsize i = PART; i > PART / 2; i--)
    if (text[i - 1] == '\n')
      return i;
  for (gsize i = PART; i > PART / 2; i--)
    if (text[i - 1] == ' ')
      return i;
  while ((text[length] & 0xc0) == 0x80)
    length--;
  return length;
}

static DossierSuggestionType
type_of (guint kind)
{
  static const DossierSuggestionType types[] = {
    [NAMES_PERSON] = DOSSIER_SUGGESTION_PERSON,       [NAMES_ORGANISATION] = DOSSIER_SUGGESTION_ORGANISATION,
    [NAMES_PLACE] = DOSSIER_SUGGESTION_PLACE,         [NAMES_EQUIPMENT] = DOSSIER_SUGGESTION_EQUIPMENT,
    [NAMES_EVENT] = DOSSIER_SUGGESTION_EXERCISE,
  };

  return types[kind];
}

static char *
copy_words (const NamesText *text,
            guint            from,
            guint            to)
{
  return g_strndup (text->text + text->tokens[from].from, text->tokens[to - 1].to - text->tokens[from].from);
}

/* Whether a longer name of a person in the text ends with these words. */
static const NamesSpan *
fuller_form (const Work *work,
             guint       at)
{
  const NamesSpan *span = &g_array_index (work->spans, NamesSpan, at);
  const NamesSpan *best = NULL;

  if (span->kind != NAMES_PERSON || span->to - span->from != 1)
    return NULL;
  for (guint k = 0; k < work->full->len; k++)
    {
      guint i = g_array_index (work->full, guint, k);
      const NamesSpan *other = &g_array_index (work->spans, NamesSpan, i);

      if (work->text.tokens[other->to - 1].lower == work->text.tokens[span->from].lower &&
          (best == NULL || (i < at && other->to - other->from >= best->to - best->from)))
        best = other;
    }
  return best;
}

static void
list_full_names (Work *work)
{
  g_array_set_size (work->full, 0);
  for (guint i = 0; i < work->spans->len; i++)
    {
      const NamesSpan *span = &g_array_index (work->spans, NamesSpan, i);

      if (span->kind == NAMES_PERSON && span->to - span->from > 1)
        g_array_append_val (work->full, i);
    }
}

static void
append_suggestions (GPtrArray  *suggestions,
                    const Work *work)
{
  const NamesToken *tokens = work->text.tokens;

  for (guint i = 0; i < work->spans->len; i++)
    {
      const NamesSpan *span = &g_array_index (work->spans, NamesSpan, i);
      const NamesSpan *fuller;
      g_autofree char *words = NULL;
      DossierSuggestion *suggestion;

      if (span->kind >= NAMES_GROUP)
        continue;
      words = copy_words (&work->text, span->from, span->to);
      suggestion = dossier_suggestion_new (type_of (span->kind), tokens[span->from].start, tokens[span->to - 1].end, words);
      suggestion->confidence = (guint) CLAMP (span->sure * 100.0f + 0.5f, 1.0f, 99.0f);
      if (span->role_to > span->role_from)
        {
          suggestion->role = copy_words (&work->text, span->role_from, span->role_to);
          suggestion->role_start = tokens[span->role_from].start;
          suggestion->role_end = tokens[span->role_to - 1].end;
        }
      suggestion->reason = names_reason_say (span, &work->text);
      fuller = fuller_form (work, i);
      if (fuller != NULL)
        suggestion->value = copy_words (&work->text, fuller->from, fuller->to);
      g_ptr_array_add (suggestions, suggestion);
    }
}

/* Returns the number of code points up to the end of the part. */
static guint32
read_part (DossierNames *self,
           Work         *work,
           const char   *text,
           gsize         length,
           guint32       first,
           GPtrArray    *suggestions)
{
  guint32 end = names_text_split (&work->text, text, length, first);

  names_text_look_up (&work->text, self->lexicon, self->words);
  names_text_set_free (&work->text, names_model_is_inner, self->model);
  names_reading_run (&work->reading, &work->text, self->model);
  g_array_set_size (work->spans, 0);
  names_spans_read (work->spans, &work->reading);
  names_rules_lists (work->spans, &work->text);
  names_rules_equipment (work->spans, &work->text);
  names_rules_exercises (work->spans, &work->text);
  names_spans_trim (work->spans, &work->text);
  names_edges_mend (work->spans, &work->text);
  names_context_find (work->spans, &work->text);
  names_kinds_agree (work->spans, &work->text);
  names_roles_find (work->spans, &work->text);
  list_full_names (work);
  append_suggestions (suggestions, work);
  return end;
}

/**
 * dossier_names_find:
 * @text: UTF-8; what is not is read up to there
 * @cancellable: (nullable): when it is cancelled, what was found so far is returned
 *
 * Returns: (transfer full) (element-type DossierSuggestion): the names of people, organisations, places, equipment and exercises in
 *   their order in the text; offsets are code points. None overlaps another.
 */
GPtrArray *
dossier_names_find (DossierNames *self,
                    const char   *text,
                    GCancellable *cancellable)
{
  GPtrArray *suggestions;
  Work work;
  const char *end;
  guint32 point = 0;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  suggestions = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_suggestion_free);
  names_text_init (&work.text);
  names_reading_init (&work.reading);
  work.spans = g_array_new (FALSE, FALSE, sizeof (NamesSpan));
  work.full = g_array_new (FALSE, FALSE, sizeof (guint));
  g_utf8_validate (text, -1, &end);
  while (text < end && !g_cancellable_is_cancelled (cancellable))
    {
      gsize length = part_length (text, (gsize) (end - text));

      point = read_part (self, &work, text, length, point, suggestions);
      text += length;
    }
  names_text_clear (&work.text);
  names_reading_clear (&work.reading);
  g_array_unref (work.spans);
  g_array_unref (work.full);
  return suggestions;
}
