/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What to ask the full-text index for to find the articles that a name may stand in. Pure; any thread. */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-suggester.h"

#include <string.h>

#include "dossier-name-forms.h"
#include "dossier-text.h"

static void
add_word (GString *expression,
          GString *word)
{
  guint length = dossier_text_length (word->str);
  gsize kept = word->len;

  /* Grammar changes ends of words; so many letters stay. */
  if (length > 3)
    kept = dossier_text_to_bytes (word->str, length > 6 ? length - 3 : MAX (length - 2, 3));
  if (word->len > 0)
    g_string_append_printf (expression, expression->len > 0 ? " \"%.*s\"%s" : "\"%.*s\"%s", (int) kept, word->str, kept < word->len ? "*" : "");
  g_string_truncate (word, 0);
}

static void
add_expression (GPtrArray  *expressions,
                const char *name)
{
  g_autoptr (GString) expression = g_string_new (NULL);
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isalnum (c) || g_unichar_ismark (c))
        g_string_append_unichar (word, c);
      else
        add_word (expression, word);
    }
  add_word (expression, word);
  if (expression->len > 0 && !g_ptr_array_find_with_equal_func (expressions, expression->str, g_str_equal, NULL))
    g_ptr_array_add (expressions, g_strdup (expression->str));
}

/**
 * dossier_suggest_library_expressions:
 * @name: a name
 *
 * Returns: (transfer full) (element-type utf8): what to ask the full-text index for, so that no text with the name is missed
 *   that is written in the same letters, or in Latin ones for a name in Cyrillic ones
 */
GPtrArray *
dossier_suggest_library_expressions (const char *name)
{
  GPtrArray *expressions = g_ptr_array_new_with_free_func (g_free);

  add_expression (expressions, name);
  if (dossier_name_forms_script (name) == DOSSIER_SCRIPT_CYRILLIC)
    for (DossierTranscription how = DOSSIER_TRANSCRIPTION_BGN; how <= DOSSIER_TRANSCRIPTION_FRENCH; how++)
      {
        g_autofree char *latin = dossier_name_forms_transcribe (name, NULL, how);

        if (latin != NULL)
          add_expression (expressions, latin);
      }
  return expressions;
}
