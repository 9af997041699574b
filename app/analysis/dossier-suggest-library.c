/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The names that a workspace knows: which of them stand in a text, and whom each means there. Where a name belongs to several
 * entities, the one that the text names in full elsewhere is meant, or whose description is like what stands beside the name, or else the
 * one that was tagged most often; the reason says so. Never changes after it was made: any thread, any number of them; counted references.
 */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-suggester.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dossier-alike-index.h"
#include "dossier-alike-private.h"
#include "dossier-matcher.h"
#include "dossier-text.h"

#define ALIKE 0.85  /* so similar is a name that is probably the same */
#define BY_SURNAME 60 /* of a surname alone, when one person of the workspace has it */
#define DESCRIBED 0.4 /* so like a description is what stands beside the name of whom it is of */
#define BY_FOREIGN_SURNAME 55 /* the same in another language, where nothing else tells that it is a name */
#define SHORTEST_SURNAME 5u   /* letters */
#define MARGIN 0.08 /* unless another is as similar */
#define BY_CAPITAL 35 /* words that may stand for a state are offered, never assumed */
#define BY_DEMONYM 40
#define BY_ACTING 44  /* a capital that says or does something */

typedef struct
{
  DossierId entity;
  DossierId root;
  const char *kind; /* interned */
  char *name;       /* (owned) */
  char *description; /* (owned) (nullable) */
  guint mentions;
  gboolean several_words;
  const DossierMetonym *metonym; /* (nullable) */
} Name;

struct _DossierSuggestLibrary
{
  gatomicrefcount references;
  GArray *names;           /* (owned) (element-type Name): in the order in which the matcher has them */
  GHashTable *forms;       /* (owned): folded name → its number + 1; 0 for a name of several entities */
  DossierMatcher *matcher; /* (owned) */
  DossierMatcher *surnames; /* (owned): of people's full names the last words, in the order of @bearers */
  GArray *bearers;          /* (owned) (element-type guint): numbers in @names */
  DossierAlikeIndex *alike; /* (owned): the same names in the same order, without metonyms, which are last */
  gboolean has_metonyms;
};

static void
name_clear (gpointer data)
{
  g_free (((Name *) data)->name);
  g_free (((Name *) data)->description);
}

static void
add_form (DossierSuggestLibrary *self,
          guint                  number)
{
  const Name *name = &g_array_index (self->names, Name, number);
  g_autofree char *form = dossier_text_fold (name->name);
  gpointer known;

  if (!g_hash_table_lookup_extended (self->forms, form, NULL, &known))
    g_hash_table_insert (self->forms, g_steal_pointer (&form), GUINT_TO_POINTER (number + 1));
  else if (known != NULL && !dossier_id_equal (&g_array_index (self->names, Name, GPOINTER_TO_UINT (known) - 1).root, &name->root))
    g_hash_table_insert (self->forms, g_steal_pointer (&form), NULL);
}

static void
add_name (DossierSuggestLibrary      *self,
          const DossierSuggestEntity *entity,
          DossierNameFlags            flags,
          DossierKnownName           *known)
{
  Name name = { entity->entity, entity->root, g_intern_string (entity->kind), g_strdup (entity->name), g_strdup (entity->description), entity->mentions,
                strchr (entity->name, ' ') != NULL, entity->metonym };

  known[self->names->len] = (DossierKnownName) { name.entity, name.name, flags };
  g_array_append_val (self->names, name);
}

/* In other languages than English nobody finds a surname alone; people who are known by their full names are looked for by it. */
static void
add_surnames (DossierSuggestLibrary *self,
              guint                  n)
{
  g_autoptr (GArray) known = g_array_new (FALSE, FALSE, sizeof (DossierKnownName));

  self->bearers = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < n; i++)
    {
      const Name *name = &g_array_index (self->names, Name, i);
      const char *last = name->several_words && strcmp (name->kind, "person") == 0 ? strrchr (name->name, ' ') + 1 : NULL;
      DossierKnownName surname = { name->entity, last, DOSSIER_NAME_DEFAULT };

      if (last == NULL || g_utf8_strlen (last, -1) < SHORTEST_SURNAME || !g_unichar_isupper (g_utf8_get_char (last)))
        continue;
      g_array_append_val (known, surname);
      g_array_append_val (self->bearers, i);
    }
  self->surnames = dossier_matcher_new ((const DossierKnownName *) known->data, known->len);
}

/**
 * dossier_suggest_library_new:
 * @names: (array length=n): copied
 *
 * Returns: (transfer full): what looks for these names
 */
DossierSuggestLibrary *
dossier_suggest_library_new (const DossierSuggestEntity *names,
                             guint                       n)
{
  DossierSuggestLibrary *self = g_new0 (DossierSuggestLibrary, 1);
  g_autofree DossierKnownName *known = g_new0 (DossierKnownName, n + 1);
  g_autofree DossierAlikeKnown *alike = g_new0 (DossierAlikeKnown, n + 1);
  guint n_alike;

  g_atomic_ref_count_init (&self->references);
  self->names = g_array_sized_new (FALSE, FALSE, sizeof (Name), n);
  g_array_set_clear_func (self->names, name_clear);
  self->forms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < n; i++)
    if (names[i].metonym == NULL)
      add_name (self, &names[i], DOSSIER_NAME_DEFAULT, known);
  n_alike = self->names->len;
  for (guint i = 0; i < n_alike; i++)
    {
      const Name *name = &g_array_index (self->names, Name, i);

      add_form (self, i);
      alike[i] = (DossierAlikeKnown) { name->entity, { name->name, name->kind, NULL }, name->mentions };
    }
  for (guint i = 0; i < n; i++)
    if (names[i].metonym != NULL)
      add_name (self, &names[i], DOSSIER_NAME_AS_WRITTEN | DOSSIER_NAME_NOT_INFLECTED, known);
  self->matcher = dossier_matcher_new (known, n);
  add_surnames (self, n_alike);
  self->alike = dossier_alike_index_new (alike, n_alike);
  self->has_metonyms = self->names->len > n_alike;
  return self;
}

DossierSuggestLibrary *
dossier_suggest_library_ref (DossierSuggestLibrary *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
dossier_suggest_library_unref (DossierSuggestLibrary *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;
  dossier_matcher_unref (self->matcher);
  dossier_matcher_unref (self->surnames);
  g_array_unref (self->bearers);
  dossier_alike_index_unref (self->alike);
  g_hash_table_unref (self->forms);
  g_array_unref (self->names);
  g_free (self);
}

/* What is said of names the workspace has kinds for that the program does not know matters to nobody: the entity's kind is shown. */
static DossierSuggestionType
type_of (const char *kind)
{
  for (DossierSuggestionType type = DOSSIER_SUGGESTION_PERSON; type <= DOSSIER_SUGGESTION_EXERCISE; type++)
    if (strcmp (kind, dossier_suggestion_type_name (type)) == 0)
      return type;
  return DOSSIER_SUGGESTION_ORGANISATION;
}

/* Matches at one place; their names may be several entities'. */
typedef struct
{
  guint first;
  guint n;
} Place;

/* A match of a capital that says or does something, beside the bits of DossierMatchForms. */
#define ACTS (1 << 16)

static const Name *
name_of (const DossierSuggestLibrary *self,
         GArray                      *matches,
         guint                        i)
{
  return &g_array_index (self->names, Name, g_array_index (matches, DossierMatch, i).name);
}

static gboolean
means_one (const DossierSuggestLibrary *self,
           GArray                      *matches,
           const Place                 *place)
{
  for (guint i = 1; i < place->n; i++)
    if (!dossier_id_equal (&name_of (self, matches, place->first)->root, &name_of (self, matches, place->first + i)->root))
      return FALSE;
  return TRUE;
}

/* Of several of one name, the one whose description is like what stands beside a name found here; @next goes along and is the first of @found
 * that begins at the place or behind it. */
static const DossierId *
find_described_at (const DossierSuggestLibrary *self,
                   GArray                      *matches,
                   const Place                 *place,
                   GPtrArray                   *found,
                   guint                       *next)
{
  const DossierMatch *match = &g_array_index (matches, DossierMatch, place->first);
  const DossierId *best = NULL;
  double most = DESCRIBED;

  while (*next < found->len && ((const DossierSuggestion *) g_ptr_array_index (found, *next))->start < match->start)
    (*next)++;
  for (guint i = *next; i < found->len; i++)
    {
      const DossierSuggestion *beside = g_ptr_array_index (found, i);

      if (beside->start > match->start)
        break;
      if (beside->role == NULL || beside->end != match->end)
        continue;
      for (guint k = place->first; k < place->first + place->n; k++)
        {
          const Name *name = name_of (self, matches, k);
          double like = name->description != NULL ? dossier_alike_roles (beside->role, name->description) : 0;

          if (like < most || (best != NULL && dossier_id_equal (best, &name->root)))
            continue;
          best = like > most || best == NULL ? &name->root : NULL;
          most = like;
        }
    }
  return best;
}

/* Those who are so told from others of their name. */
static GHashTable *
find_described (const DossierSuggestLibrary *self,
                GArray                      *matches,
                GArray                      *places,
                GPtrArray                   *found) /* (nullable) */
{
  GHashTable *described = g_hash_table_new (dossier_id_hash, dossier_id_equal);
  guint next = 0;

  for (guint i = 0; found != NULL && i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);
      const DossierId *root = place->n > 1 && !means_one (self, matches, place) ? find_described_at (self, matches, place, found, &next) : NULL;

      if (root != NULL)
        g_hash_table_add (described, (gpointer) root);
    }
  return described;
}

/* Who is named in full in the text, by a name that is nobody else's. */
static GHashTable *
find_named (const DossierSuggestLibrary *self,
            GArray                      *matches,
            GArray                      *places)
{
  GHashTable *named = g_hash_table_new (dossier_id_hash, dossier_id_equal);

  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);
      const Name *name = name_of (self, matches, place->first);

      if (name->several_words && name->metonym == NULL && means_one (self, matches, place))
        g_hash_table_add (named, (gpointer) &name->root);
    }
  return named;
}

static guint
sureness (const DossierMatch *match,
          const Name         *name,
          gboolean            named)
{
  int sure = name->several_words ? 96 : named ? 93 : 84;

  if (match->forms & DOSSIER_MATCH_LOWER_CASE)
    sure -= 30;
  if (match->forms & DOSSIER_MATCH_INFLECTED)
    sure -= 8;
  if (match->forms & DOSSIER_MATCH_RESPELLED)
    sure -= 10;
  if (match->forms & DOSSIER_MATCH_TRANSCRIBED)
    sure -= 10;
  if (match->forms & DOSSIER_MATCH_IN_COMPOUND)
    sure -= 20;
  if ((match->forms & DOSSIER_MATCH_BESIDE_NAME) && !name->several_words)
    sure -= named ? 25 : 45;
  return (guint) MAX (sure, 5);
}

static char *
tell (const DossierMatch *match,
      const Name         *name)
{
  if ((match->forms & DOSSIER_MATCH_BESIDE_NAME) && !name->several_words)
    return g_strdup_printf (_("“%s” is known, but another name stands before it"), name->name);
  if (match->forms & DOSSIER_MATCH_TRANSCRIBED)
    return g_strdup_printf (_("“%s” as it is written in another script or language"), name->name);
  if (match->forms & DOSSIER_MATCH_INFLECTED)
    return g_strdup_printf (_("a form of “%s”"), name->name);
  if (match->forms & DOSSIER_MATCH_RESPELLED)
    return g_strdup_printf (_("“%s” in another spelling"), name->name);
  if (match->forms & DOSSIER_MATCH_LOWER_CASE)
    return g_strdup_printf (_("“%s” without capitals"), name->name);
  return g_strdup_printf (_("“%s” is known"), name->name);
}

/* Of several entities of one name: the number of the match that is meant. */
static guint
settle (const DossierSuggestLibrary *self,
        GArray                      *matches,
        const Place                 *place,
        GHashTable                  *named,
        GHashTable                  *described,
        gboolean                    *by_context)
{
  guint best = place->first;

  for (guint i = place->first + 1; i < place->first + place->n; i++)
    {
      const Name *name = name_of (self, matches, i), *than = name_of (self, matches, best);
      gboolean is_named = g_hash_table_contains (named, &name->root), than_named = g_hash_table_contains (named, &than->root);
      gboolean is_described = g_hash_table_contains (described, &name->root), than_described = g_hash_table_contains (described, &than->root);

      if (is_named != than_named ? is_named : is_described != than_described ? is_described : name->mentions > than->mentions)
        best = i;
    }
  *by_context = g_hash_table_contains (named, &name_of (self, matches, best)->root);
  for (guint i = place->first; i < place->first + place->n; i++)
    if (i != best && !dossier_id_equal (&name_of (self, matches, i)->root, &name_of (self, matches, best)->root)
        && g_hash_table_contains (named, &name_of (self, matches, i)->root))
      *by_context = FALSE;
  return best;
}

static DossierSuggestion *
suggest (const DossierSuggestLibrary *self,
         GArray                      *matches,
         const Place                 *place,
         GHashTable                  *named,
         GHashTable                  *described,
         const char                  *words)
{
  gboolean by_context = FALSE, one = means_one (self, matches, place);
  guint best = one ? place->first : settle (self, matches, place, named, described, &by_context);
  const DossierMatch *match = &g_array_index (matches, DossierMatch, best);
  const Name *name = name_of (self, matches, best);
  DossierSuggestion *suggestion = dossier_suggestion_new (type_of (name->kind), match->start, match->end, words);

  suggestion->entity = name->entity;
  suggestion->value = g_strdup (name->name);
  if (name->metonym != NULL)
    {
      suggestion->metonym = TRUE;
      suggestion->confidence = match->forms & ACTS ? BY_ACTING : name->metonym->kind == DOSSIER_METONYM_CAPITAL ? BY_CAPITAL : BY_DEMONYM;
      suggestion->reason = dossier_metonyms_describe (name->metonym);
      return suggestion;
    }
  suggestion->confidence = sureness (match, name, g_hash_table_contains (named, &name->root));
  if (one)
    suggestion->reason = tell (match, name);
  else if (by_context)
    {
      suggestion->confidence = MIN (suggestion->confidence, 80);
      suggestion->reason = g_strdup_printf (_("several are called “%s”; this one is named in full here"), name->name);
    }
  else if (g_hash_table_contains (described, &name->root))
    {
      suggestion->confidence = MIN (suggestion->confidence, 75);
      suggestion->reason = g_strdup_printf (_("several are called “%s”; what stands beside the name fits this one"), name->name);
    }
  else
    {
      suggestion->confidence = MIN (suggestion->confidence, 45);
      suggestion->reason = g_strdup_printf (_("several are called “%s”; this one is mentioned most often"), name->name);
    }
  return suggestion;
}

/* The word that ends at @end, folded to small letters; "" when something else than a blank comes first. */
static void
word_before (const char *text,
             const char *end,
             char        word[16])
{
  const char *stop = end, *start;

  while (stop > text && stop[-1] == ' ')
    stop--;
  for (start = stop; start > text && g_ascii_isalpha (start[-1]); start--)
    ;
  word[0] = '\0';
  if (stop < end && stop - start < 16)
    for (const char *at = start; at <= stop; at++)
      word[at - start] = at < stop ? g_ascii_tolower (*at) : '\0';
}

static void
word_after (const char *start,
            char        word[16])
{
  gsize length = 0;

  while (*start == ' ')
    start++;
  for (; length < 15 && g_ascii_isalpha (start[length]); length++)
    word[length] = start[length];
  word[length] = '\0';
}

/* What stands before a capital as a place, and what comes behind one that means its state; in English. */
static const char * const whereabouts[] = {
  "in", "at", "near", "from", "to", "outside", "around", "through", "into", "toward", "towards", "across", "over", "via", "of", "inside",
  "within", "leaving", "visiting", "reached", "downtown", "central", NULL
};
static const char * const deeds[] = {
  "said", "says", "has", "had", "will", "would", "wants", "wanted", "denied", "denies", "accused", "accuses", "warned", "warns", "announced",
  "announces", "insists", "insisted", "blamed", "blames", "called", "calls", "agreed", "agrees", "refused", "refuses", "signed", "sent", "sends",
  "deployed", "supports", "supported", "condemned", "condemns", "claims", "claimed", "rejected", "rejects", "demanded", "demands", "hopes",
  "plans", "expects", "threatened", "threatens", "promised", "pledged", "responded", "replied", "asked", "urged", "imposed", "expelled",
  "recognised", "recognized", "considers", "believes", "may", "might", "could", "should", "must", "did", "does", NULL
};

/* Whether a capital or a people may stand for its state here; @acts: it surely does not mean the place. */
static gboolean
may_stand_for (const DossierMatch   *match,
               const DossierMetonym *metonym,
               const char           *text,
               const char           *start,
               const char           *end,
               gboolean             *acts)
{
  char before[16], after[16];

  *acts = FALSE;
  if (match->forms & (DOSSIER_MATCH_LOWER_CASE | DOSSIER_MATCH_TRANSCRIBED | DOSSIER_MATCH_INFLECTED))
    return FALSE;
  if (metonym->kind != DOSSIER_METONYM_CAPITAL)
    return TRUE;
  if (match->forms & (DOSSIER_MATCH_IN_COMPOUND | DOSSIER_MATCH_BESIDE_NAME))
    return FALSE;
  word_before (text, start, before);
  word_after (end, after);
  if (g_strv_contains (whereabouts, before) || (end[0] == ',' && end[1] == ' ' && g_ascii_isupper (end[2])))
    return FALSE;
  *acts = g_strv_contains (deeds, after);
  return TRUE;
}

/* Leaves out words that stand for a state where they do not, and where they are somebody's name; and names of cities that act. */
static void
weigh_metonyms (const DossierSuggestLibrary *self,
                GArray                      *matches,
                const char                  *text,
                gboolean                     is_english)
{
  const char *at = text;
  guint reached = 0, kept = 0, next;

  for (guint i = 0; i < matches->len; i = next)
    {
      const DossierMatch first = g_array_index (matches, DossierMatch, i);
      const char *end;
      gboolean named = FALSE, acting = FALSE;

      at += dossier_text_to_bytes (at, first.start - reached);
      reached = first.start;
      end = at + dossier_text_to_bytes (at, first.end - first.start);
      for (next = i; next < matches->len && g_array_index (matches, DossierMatch, next).start == first.start; next++)
        {
          DossierMatch *match = &g_array_index (matches, DossierMatch, next);
          const DossierMetonym *metonym = name_of (self, matches, next)->metonym;
          gboolean acts = FALSE;

          named = named || metonym == NULL;
          if (metonym != NULL && is_english && may_stand_for (match, metonym, text, at, end, &acts))
            match->forms |= acts ? ACTS : 0;
          else if (metonym != NULL)
            match->end = match->start;
          acting = acting || acts;
        }
      for (guint k = i; k < next; k++)
        {
          const DossierMatch match = g_array_index (matches, DossierMatch, k);

          if (match.end == match.start || (name_of (self, matches, k)->metonym != NULL ? named && !acting : acting))
            continue;
          g_array_index (matches, DossierMatch, kept++) = match;
        }
    }
  g_array_set_size (matches, kept);
}

static GArray *
find_places (GArray *matches)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));

  for (guint i = 0; i < matches->len; i++)
    {
      const DossierMatch *match = &g_array_index (matches, DossierMatch, i);
      Place *last = places->len > 0 ? &g_array_index (places, Place, places->len - 1) : NULL;
      Place next = { i, 1 };

      if (last != NULL && g_array_index (matches, DossierMatch, last->first).start == match->start
          && g_array_index (matches, DossierMatch, last->first).end == match->end)
        last->n++;
      else
        g_array_append_val (places, next);
    }
  return places;
}

/* Whether one of the first @n suggestions, which stand in order, is at the place of @match; @next goes along and is the first of them that ends
 * behind where it starts. */
static gboolean
is_covered (GPtrArray          *suggestions,
            guint               n,
            guint              *next,
            const DossierMatch *match)
{
  while (*next < n && ((const DossierSuggestion *) g_ptr_array_index (suggestions, *next))->end <= match->start)
    (*next)++;
  for (guint i = *next; i < n; i++)
    {
      const DossierSuggestion *suggestion = g_ptr_array_index (suggestions, i);

      if (suggestion->start >= match->end)
        return FALSE;
      if (suggestion->end > match->start)
        return TRUE;
    }
  return FALSE;
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const DossierSuggestion *first = *(DossierSuggestion * const *) a, *second = *(DossierSuggestion * const *) b;

  return first->start < second->start ? -1 : first->start > second->start;
}

/* The bearer of a surname at a place; NULL where several people have it, or another name stands before it. */
static const Name *
only_bearer_at (const DossierSuggestLibrary *self,
                GArray                      *matches,
                const Place                 *place)
{
  const Name *bearer = NULL;

  for (guint i = place->first; i < place->first + place->n; i++)
    {
      const DossierMatch *match = &g_array_index (matches, DossierMatch, i);
      const Name *name = &g_array_index (self->names, Name, g_array_index (self->bearers, guint, match->name));

      if ((match->forms & (DOSSIER_MATCH_LOWER_CASE | DOSSIER_MATCH_IN_COMPOUND | DOSSIER_MATCH_BESIDE_NAME)) != 0
          || (bearer != NULL && !dossier_id_equal (&bearer->root, &name->root)))
        return NULL;
      bearer = name;
    }
  return bearer;
}

static void
find_surnames (const DossierSuggestLibrary *self,
               const char                  *text,
               const char                  *code,
               GPtrArray                   *suggestions,
               GCancellable                *cancellable)
{
  g_autoptr (GArray) matches = dossier_matcher_find (self->surnames, text, -1, code, cancellable);
  g_autoptr (GArray) places = matches != NULL ? find_places (matches) : NULL;
  const char *at = text;
  guint n = suggestions->len, next = 0, reached = 0, behind = 0;

  for (guint i = 0; places != NULL && i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);
      const DossierMatch *match = &g_array_index (matches, DossierMatch, place->first);
      const Name *bearer = only_bearer_at (self, matches, place);
      g_autofree char *words = NULL;
      DossierSuggestion *suggestion;

      if (bearer == NULL || match->start < behind || is_covered (suggestions, n, &next, match))
        continue;
      at += dossier_text_to_bytes (at, match->start - reached);
      reached = match->start;
      behind = match->end;
      words = dossier_text_slice (at, 0, match->end - match->start);
      suggestion = dossier_suggestion_new (DOSSIER_SUGGESTION_PERSON, match->start, match->end, words);
      suggestion->entity = bearer->entity;
      suggestion->value = g_strdup (bearer->name);
      suggestion->confidence = BY_FOREIGN_SURNAME;
      suggestion->reason = g_strdup_printf (_("the surname of “%s” as it is written in another script or language"), bearer->name);
      g_ptr_array_add (suggestions, suggestion);
    }
  if (suggestions->len > n)
    g_ptr_array_sort (suggestions, compare_places);
}

/**
 * dossier_suggest_library_find:
 * @language: (nullable): BCP 47
 * @found: (nullable) (element-type DossierSuggestion): names that were found in it, in its order, of which what stands beside
 *   them counts
 * @cancellable: (nullable)
 *
 * Returns: (transfer full) (element-type DossierSuggestion): the known names of a text in its order, each with the entity that
 *   is likeliest meant; few or none when cancelled
 */
GPtrArray *
dossier_suggest_library_find (const DossierSuggestLibrary *self,
                              const char                  *text,
                              const char                  *language,
                              GPtrArray                   *found,
                              GCancellable                *cancellable)
{
  g_autofree char *code = language ? g_ascii_strdown (language, strcspn (language, "-_")) : NULL;
  g_autoptr (GArray) matches = dossier_matcher_find (self->matcher, text, -1, code, cancellable);
  g_autoptr (GArray) places = NULL;
  g_autoptr (GHashTable) named = NULL, described = NULL;
  GPtrArray *suggestions = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_suggestion_free);
  const char *at = text;
  guint reached = 0;

  if (matches != NULL && self->has_metonyms)
    weigh_metonyms (self, matches, text, code == NULL || strcmp (code, "en") == 0);
  places = matches ? find_places (matches) : NULL;
  named = places ? find_named (self, matches, places) : NULL;
  described = places ? find_described (self, matches, places, found) : NULL;

  for (guint i = 0; places != NULL && i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);
      const DossierMatch *match = &g_array_index (matches, DossierMatch, place->first);
      const char *start = at + dossier_text_to_bytes (at, match->start - reached);
      const char *end = start + dossier_text_to_bytes (start, match->end - match->start);
      g_autofree char *words = g_strndup (start, end - start);

      g_ptr_array_add (suggestions, suggest (self, matches, place, named, described, words));
      at = start;
      reached = match->start;
    }
  /* German nouns have capitals as names do. */
  if (code != NULL && strcmp (code, "en") != 0 && strcmp (code, "de") != 0 && self->bearers->len > 0)
    find_surnames (self, text, code, suggestions, cancellable);
  return suggestions;
}

/* A likeness that by itself is a good reason to think of the same. */
static gboolean
is_telling (DossierAlikeReason reason)
{
  switch (reason)
    {
    case DOSSIER_ALIKE_SAME:
    case DOSSIER_ALIKE_SPELLING:
    case DOSSIER_ALIKE_SCRIPT:
    case DOSSIER_ALIKE_TRANSCRIPTION:
    case DOSSIER_ALIKE_INFLECTED:
    case DOSSIER_ALIKE_ONE_LETTER:
    case DOSSIER_ALIKE_ORDER:
    case DOSSIER_ALIKE_SHORT_GIVEN:
    case DOSSIER_ALIKE_INITIALS:
      return TRUE;
    case DOSSIER_ALIKE_NOT:
    case DOSSIER_ALIKE_CLOSE:
    case DOSSIER_ALIKE_LONGER:
    case DOSSIER_ALIKE_SURNAME:
    case DOSSIER_ALIKE_GIVEN:
    case DOSSIER_ALIKE_ACRONYM:
    case DOSSIER_ALIKE_OTHER_GIVEN:
    case DOSSIER_ALIKE_OTHER_NUMBER:
    default:
      return FALSE;
    }
}

/* Whether one other entity at most answers to the name as a surname. */
static gboolean
is_only_bearer (const DossierSuggestLibrary *self,
                GPtrArray                   *proposals)
{
  const DossierAlikeProposal *best = g_ptr_array_index (proposals, 0);

  for (guint i = 1; i < proposals->len; i++)
    {
      const DossierAlikeProposal *other = g_ptr_array_index (proposals, i);

      if ((other->reason == DOSSIER_ALIKE_SURNAME || other->reason == DOSSIER_ALIKE_GIVEN || other->similarity >= best->similarity)
          && !dossier_id_equal (&g_array_index (self->names, Name, other->known).root, &g_array_index (self->names, Name, best->known).root))
        return FALSE;
    }
  return best->reason == DOSSIER_ALIKE_SURNAME;
}

/* The index counts entities; of those that were merged any will do. */
static gboolean
is_alone (const DossierSuggestLibrary *self,
          GPtrArray                   *proposals)
{
  const DossierAlikeProposal *best = g_ptr_array_index (proposals, 0);

  for (guint i = 1; i < proposals->len; i++)
    {
      const DossierAlikeProposal *other = g_ptr_array_index (proposals, i);

      if (other->similarity > best->similarity - MARGIN
          && !dossier_id_equal (&g_array_index (self->names, Name, other->known).root, &g_array_index (self->names, Name, best->known).root))
        return FALSE;
    }
  return TRUE;
}

/**
 * dossier_suggest_library_identify:
 * @suggestion: a name; its fullest form counts. Gets the entity, and where that needs one a reason
 *
 * Returns: whether it is probably an entity's: it has its name, or one that is like no other's
 */
gboolean
dossier_suggest_library_identify (const DossierSuggestLibrary *self,
                                  DossierSuggestion           *suggestion)
{
  const char *full = suggestion->value ? suggestion->value : suggestion->text;
  const DossierAlikeName name = { full, dossier_suggestion_type_name (suggestion->type), suggestion->role };
  g_autofree char *form = dossier_text_fold (full);
  g_autoptr (GPtrArray) proposals = NULL;
  const DossierAlikeProposal *best;
  gboolean by_surname;
  gpointer number;

  if (g_hash_table_lookup_extended (self->forms, form, NULL, &number))
    {
      const Name *found = number != NULL ? &g_array_index (self->names, Name, GPOINTER_TO_UINT (number) - 1) : NULL;

      if (found == NULL || strcmp (found->kind, name.kind) != 0)
        return FALSE;
      suggestion->entity = found->entity;
      suggestion->confidence = suggestion->confidence > 0 ? suggestion->confidence : 95;
      return TRUE;
    }
  proposals = dossier_alike_index_find (self->alike, &name, NULL, NULL, 4);
  if (proposals->len == 0)
    return FALSE;
  best = g_ptr_array_index (proposals, 0);
  by_surname = suggestion->type == DOSSIER_SUGGESTION_PERSON && is_only_bearer (self, proposals);
  if (strcmp (g_array_index (self->names, Name, best->known).kind, name.kind) != 0
      || (!by_surname && (best->similarity < ALIKE || !is_telling (best->reason) || !is_alone (self, proposals))))
    return FALSE;
  suggestion->entity = best->entity;
  suggestion->confidence = MIN (suggestion->confidence > 0 ? suggestion->confidence : 100, by_surname ? BY_SURNAME : (guint) (best->similarity * 90));
  g_free (suggestion->reason);
  suggestion->reason = g_strdup (best->why);
  return TRUE;
}
