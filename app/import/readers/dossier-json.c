/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A small, forgiving reader of JSON as pages embed it: line feeds within strings, stray commas and a cut-off end do
 * not make what came before unreadable. Bounded in depth and number of values. Pure functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-json-private.h"

#include <string.h>

#define MAX_DEPTH 48u
#define MAX_VALUES 50000u

typedef struct
{
  const char *at;
  const char *end;
  guint depth;
  guint values;
} Reader;

static gboolean
read_hex (Reader   *self,
          gunichar *value)
{
  *value = 0;
  if (self->end - self->at < 4)
    return FALSE;
  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (self->at[i]);

      if (digit < 0)
        return FALSE;
      *value = *value * 16 + digit;
    }
  self->at += 4;
  return TRUE;
}

/* After "\u": one code unit, or two that make a character outside the basic plane. */
static void
read_unicode_escape (Reader  *self,
                     GString *out)
{
  gunichar unit, low;

  if (!read_hex (self, &unit))
    return;
  if (unit >= 0xd800 && unit < 0xdc00 && self->end - self->at >= 6 && self->at[0] == '\\' && self->at[1] == 'u')
    {
      self->at += 2;
      if (read_hex (self, &low) && low >= 0xdc00 && low < 0xe000)
        unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
    }
  if (unit > 0 && g_unichar_validate (unit))
    g_string_append_unichar (out, unit);
}

static char *
read_string (Reader *self)
{
  GString *out = g_string_new (NULL);

  self->at++;
  while (self->at < self->end && *self->at != '"')
    {
      char c = *self->at++;

      if (c != '\\' || self->at == self->end)
        {
          g_string_append_c (out, c);
          continue;
        }
      c = *self->at++;
      switch (c)
        {
        case 'n':
        case 'r':
          g_string_append_c (out, '\n');
          break;
        case 't':
        case 'b':
        case 'f':
          g_string_append_c (out, ' ');
          break;
        case 'u':
          read_unicode_escape (self, out);
          break;
        default:
          g_string_append_c (out, c);
          break;
        }
    }
  if (self->at < self->end)
    self->at++;
  return g_string_free (out, FALSE);
}

static void
skip_space (Reader *self)
{
  while (self->at < self->end && (guchar) *self->at <= ' ')
    self->at++;
}

static DossierJson *
new_value (DossierJsonKind kind)
{
  DossierJson *value = g_new0 (DossierJson, 1);

  value->kind = kind;
  if (kind == DOSSIER_JSON_ARRAY || kind == DOSSIER_JSON_OBJECT)
    value->items = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_json_free);
  return value;
}

static DossierJson *
read_plain (Reader *self)
{
  const char *start = self->at;
  DossierJson *value;

  while (self->at < self->end && (g_ascii_isalnum (*self->at) || strchr ("+-._", *self->at) != NULL) && *self->at != '\0')
    self->at++;
  if (self->at == start)
    return NULL;
  value = new_value (DOSSIER_JSON_OTHER);
  value->string = g_strndup (start, self->at - start);
  return value;
}

static char *
read_key (Reader *self)
{
  char *key = NULL;

  if (*self->at == '"')
    key = read_string (self);
  skip_space (self);
  if (self->at < self->end && *self->at == ':')
    self->at++;
  return key;
}

/* Recursion is bounded by MAX_DEPTH. */
static DossierJson *
read_value (Reader *self)
{
  DossierJson *value;
  char close;

  skip_space (self);
  if (self->at == self->end || self->depth >= MAX_DEPTH || ++self->values > MAX_VALUES)
    return NULL;
  if (*self->at == '"')
    {
      value = new_value (DOSSIER_JSON_STRING);
      value->string = read_string (self);
      return value;
    }
  if (*self->at != '{' && *self->at != '[')
    return read_plain (self);

  value = new_value (*self->at == '{' ? DOSSIER_JSON_OBJECT : DOSSIER_JSON_ARRAY);
  close = *self->at++ == '{' ? '}' : ']';
  self->depth++;
  for (skip_space (self); self->at < self->end && *self->at != close; skip_space (self))
    {
      g_autofree char *key = NULL;
      DossierJson *item;

      if (*self->at == ',')
        {
          self->at++;
          continue;
        }
      if (close == '}')
        key = read_key (self);
      item = read_value (self);
      if (item == NULL)
        {
          /* Nothing sensible here: what is left of this value cannot be trusted. */
          self->at = self->end;
          break;
        }
      item->key = g_steal_pointer (&key);
      g_ptr_array_add (value->items, item);
    }
  if (self->at < self->end)
    self->at++;
  self->depth--;
  return value;
}

/**
 * dossier_json_parse:
 * @text: valid UTF-8; what stands before the first bracket is passed over
 *
 * Returns: (transfer full) (nullable): the array or object, as far as it could be read
 */
DossierJson *
dossier_json_parse (const char *text,
                    gsize       length)
{
  Reader self = { text, text + length, 0, 0 };

  while (self.at < self.end && *self.at != '{' && *self.at != '[')
    self.at++;
  return self.at < self.end ? read_value (&self) : NULL;
}

/**
 * dossier_json_skip:
 * @at: where a value begins, valid UTF-8
 *
 * Passes over one value without reading it, whatever its size.
 *
 * Returns: (nullable): what follows the value; NULL when it does not end before @end
 */
const char *
dossier_json_skip (const char *at,
                   const char *end)
{
  guint64 open = 0;

  while (at < end)
    {
      char c = *at++;

      if (c == '"')
        {
          while (at < end && *at != '"')
            at += *at == '\\' && at + 1 < end ? 2 : 1;
          if (at >= end)
            return NULL;
          at++;
        }
      else if (c == '{' || c == '[')
        open++;
      else if ((c == '}' || c == ']') && open > 0)
        open--;
      else if (open == 0 && (g_ascii_isalnum (c) || strchr ("+-._", c) != NULL))
        {
          while (at < end && (g_ascii_isalnum (*at) || strchr ("+-._", *at) != NULL))
            at++;
        }
      else if (open == 0)
        return NULL;
      if (open == 0)
        return at;
    }
  return NULL;
}

void
dossier_json_free (DossierJson *json)
{
  if (json == NULL)
    return;
  g_free (json->key);
  g_free (json->string);
  g_clear_pointer (&json->items, g_ptr_array_unref);
  g_free (json);
}

/**
 * dossier_json_get:
 * @object: (nullable): any value
 *
 * Returns: (transfer none) (nullable): its member of that name
 */
const DossierJson *
dossier_json_get (const DossierJson *object,
                  const char        *key)
{
  if (object == NULL || object->kind != DOSSIER_JSON_OBJECT)
    return NULL;
  for (guint i = 0; i < object->items->len; i++)
    {
      const DossierJson *item = g_ptr_array_index (object->items, i);

      if (g_strcmp0 (item->key, key) == 0)
        return item;
    }
  return NULL;
}

/**
 * dossier_json_get_string:
 *
 * Returns: (transfer none) (nullable): the member's text; of a list of texts, the first
 */
const char *
dossier_json_get_string (const DossierJson *object,
                         const char        *key)
{
  const DossierJson *value = dossier_json_get (object, key);

  if (value != NULL && value->kind == DOSSIER_JSON_ARRAY && value->items->len > 0)
    value = g_ptr_array_index (value->items, 0);
  return value != NULL && value->kind == DOSSIER_JSON_STRING && value->string[0] != '\0' ? value->string : NULL;
}
