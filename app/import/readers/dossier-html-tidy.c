/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A first pass over markup, before any parser sees it: scripts, styles, drawings and comments go, attributes that mean
 * nothing here go, and what is left is bounded: attributes a tag, bytes an attribute, nesting, tags. So the parser
 * behind it never meets input that makes it slow. One pass, linear time, no recursion. Pure, any thread.
 */

#define _GNU_SOURCE /* memmem() */
#define G_LOG_DOMAIN "dossier-import"

#include "dossier-html-private.h"

#include <string.h>

#define MAX_TAGS 500000u
#define MAX_DEPTH 400u
#define MAX_NAME 24
#define MAX_VALUE 4096
#define MAX_BUTTON 4000
#define MAX_LINKED_DATA 64u
#define MAX_LINKED_BYTES (4u * 1024 * 1024)

/* Their content is no text. The parser never sees it. */
static const char * const skipped[] = {
  "script", "style", "svg", "noscript", "template", "iframe", "object", "textarea", "select", "canvas", "video", "audio", NULL
};

static const char * const kept_attributes[] = {
  "aria-hidden", "class", "content", "datetime", "hidden", "href", "id", "itemprop", "itemtype", "lang", "name", "property",
  "rel", "role", "style", "title", "xml:lang", NULL
};

/*
 * Dropped, their content kept: letters set in some way, which mean nothing here and which a parser has to open again in
 * each paragraph when a page forgets to close them; and elements that turn the rest of a page into one text.
 */
static const char * const unwrapped[] = {
  "acronym", "big", "code", "em", "font", "i", "kbd", "listing", "mark", "nobr", "noembed", "noframes", "plaintext", "s", "samp",
  "small", "strike", "tt", "u", "var", "xmp", NULL
};

static const char * const empty_elements[] = {
  "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", NULL
};

/* Elements that the next of their kind closes, so that open ones do not nest. */
static const char * const self_closing[] = {
  "p", "li", "td", "th", "tr", "dt", "dd", "option", "thead", "tbody", "tfoot", "html", "head", "body", NULL
};

typedef struct
{
  const char *at;
  const char *end;
  GString *out;
  GPtrArray *linked_data;
  GArray *values;        /* (nullable) */
  guint tags;
  guint depth;
  guint refused;         /* open tags left out for depth whose end tags are still to come */
  gboolean in_heading;
  gboolean no_button_end;
  const char *button_end; /* (nullable): the next end tag of a button, once looked for */
  gboolean no_comment_end;
  gboolean xml;          /* an empty element is one, whatever its name */
  guint no_end;          /* bits of @skipped whose end tag does not come any more */
} Tidy;

static gboolean
is_in (const char         *name,
       const char * const *list)
{
  for (guint i = 0; list[i] != NULL; i++)
    if (list[i][0] == name[0] && strcmp (list[i], name) == 0)
      return TRUE;
  return FALSE;
}

static const char *
find_text (const char *at,
           const char *end,
           const char *needle)
{
  return at < end ? memmem (at, end - at, needle, strlen (needle)) : NULL;
}

/* In place of what is left out, so that words do not run together. */
static void
append_space (GString *out)
{
  if (out->len > 0 && out->str[out->len - 1] != ' ')
    g_string_append_c (out, ' ');
}

/* The "</name" that ends a skipped element. */
static const char *
find_end_tag (const char *at,
              const char *end,
              const char *name)
{
  gsize length = strlen (name);

  while ((at = find_text (at, end, "</")) != NULL)
    {
      if ((gsize) (end - at) >= length + 2 && g_ascii_strncasecmp (at + 2, name, length) == 0
          && !(at + 2 + length < end && g_ascii_isalnum (at[2 + length])))
        return at;
      at += 2;
    }
  return NULL;
}

static gsize
read_name (const char *at,
           const char *end,
           char        name[MAX_NAME + 1])
{
  gsize length = 0;

  while (at + length < end && (g_ascii_isalnum (at[length]) || at[length] == '-' || at[length] == ':' || at[length] == '_'))
    {
      if (length < MAX_NAME)
        name[length] = g_ascii_tolower (at[length]);
      length++;
    }
  name[MIN (length, MAX_NAME)] = '\0';
  return length;
}

/* Whether a parser gives @value back as it stands: no entities, nothing that it would replace. Marks too many rather. */
static gboolean
is_plain (const char *value,
          gsize       length)
{
  for (gsize i = 0; i < length; i++)
    {
      guchar byte = value[i];

      if (byte < ' ' ? byte != '\n' && byte != '\t' : byte == '&' || byte == 0x7f || byte == 0xc2 || byte >= 0xef)
        return FALSE;
    }
  return TRUE;
}

static void
append_number (GString *out,
               guint    number)
{
  char digits[16];
  gsize at = sizeof digits;

  do
    digits[--at] = (char) ('0' + number % 10);
  while ((number /= 10) > 0);
  g_string_append_len (out, digits + at, (gssize) (sizeof digits - at));
}

/*
 * Writes an attribute with quotes that its value does not hold. Where values are kept aside, its place among them
 * stands for it, as a number; behind an equals sign it is there itself.
 */
static void
write_attribute (GString    *out,
                 GArray     *values,
                 const char *name,
                 const char *value,
                 gsize       length)
{
  char quote = memchr (value, '"', length) != NULL ? '\'' : '"';

  if (length > MAX_VALUE)
    {
      length = MAX_VALUE;
      while (length > 0 && ((guchar) value[length] & 0xc0) == 0x80)
        length--;
    }
  if (memchr (value, quote, length) != NULL)
    return;
  g_string_append_c (out, ' ');
  g_string_append (out, name);
  g_string_append_c (out, '=');
  g_string_append_c (out, quote);
  if (values != NULL && is_plain (value, length))
    {
      append_number (out, values->len);
      g_array_append_val (values, ((DossierHtmlSlice) { value, length }));
    }
  else
    {
      if (values != NULL)
        g_string_append_c (out, '=');
      g_string_append_len (out, value, length);
    }
  g_string_append_c (out, quote);
}

/* Reads attributes up to the end of a tag; each name is written once at most. @type gets that of a script. */
static void
read_attributes (Tidy     *self,
                 GString  *out,
                 gboolean *linked,
                 gboolean *closed)
{
  guint seen = 0;

  *closed = FALSE;
  while (self->at < self->end && *self->at != '>')
    {
      char name[MAX_NAME + 1];
      const char *value = "";
      gsize length = read_name (self->at, self->end, name), value_length = 0;

      if (length == 0)
        {
          *closed = *self->at == '/';
          self->at++;
          continue;
        }
      *closed = FALSE;
      self->at += length;
      while (self->at < self->end && g_ascii_isspace (*self->at))
        self->at++;
      if (self->at < self->end && *self->at == '=')
        {
          self->at++;
          while (self->at < self->end && g_ascii_isspace (*self->at))
            self->at++;
          if (self->at < self->end && (*self->at == '"' || *self->at == '\''))
            {
              const char *stop = memchr (self->at + 1, *self->at, self->end - self->at - 1);

              value = self->at + 1;
              self->at = stop != NULL ? stop : self->end;
              value_length = self->at - value;
              self->at += stop != NULL ? 1 : 0;
            }
          else
            {
              value = self->at;
              while (self->at < self->end && !g_ascii_isspace (*self->at) && *self->at != '>')
                self->at++;
              value_length = self->at - value;
            }
        }
      if (linked != NULL && strcmp (name, "type") == 0)
        *linked = memmem (value, value_length, "ld+json", 7) != NULL;
      for (guint i = 0; out != NULL && kept_attributes[i] != NULL; i++)
        if (kept_attributes[i][0] == name[0] && strcmp (kept_attributes[i], name) == 0 && (seen & (1u << i)) == 0)
          {
            seen |= 1u << i;
            write_attribute (out, self->values, kept_attributes[i], value, value_length);
          }
    }
  if (self->at < self->end)
    self->at++;
}

static void
skip_comment (Tidy *self)
{
  const char *stop = self->no_comment_end ? NULL : find_text (self->at + 4, self->end, "-->");

  if (stop == NULL)
    self->no_comment_end = TRUE;
  self->at = stop != NULL ? stop + 3 : self->at + 4;
}

/* Leaves out a skipped element; answers FALSE when @name is none. */
static gboolean
skip_element (Tidy       *self,
              const char *name,
              gboolean    linked)
{
  guint index = 0;
  const char *stop;

  while (skipped[index] != NULL && (skipped[index][0] != name[0] || strcmp (skipped[index], name) != 0))
    index++;
  if (skipped[index] == NULL)
    return FALSE;
  stop = (self->no_end & (1u << index)) != 0 ? NULL : find_end_tag (self->at, self->end, name);
  if (stop == NULL)
    {
      self->no_end |= 1u << index;
      return TRUE;
    }
  if (linked && self->linked_data->len < MAX_LINKED_DATA && stop - self->at < MAX_LINKED_BYTES)
    g_ptr_array_add (self->linked_data, g_strndup (self->at, stop - self->at));
  self->at = memchr (stop, '>', self->end - stop);
  self->at = self->at != NULL ? self->at + 1 : self->end;
  return TRUE;
}

/*
 * A button's words are no text, and buttons are where pages forget to close what they opened; one within a heading, or
 * around one, is the heading's own.
 */
static void
skip_button (Tidy *self)
{
  gboolean linked, closed;
  const char *stop;

  read_attributes (self, NULL, &linked, &closed);
  if (self->button_end != NULL && self->button_end < self->at)
    self->button_end = NULL;
  if (self->button_end == NULL && !self->no_button_end)
    {
      self->button_end = find_end_tag (self->at, self->end, "button");
      self->no_button_end = self->button_end == NULL;
    }
  stop = self->button_end;
  if (stop == NULL || stop - self->at > MAX_BUTTON || self->in_heading || memmem (self->at, stop - self->at, "<h", 2) != NULL)
    return;
  append_space (self->out);
  self->at = stop;
}

static gboolean
is_heading (const char *name)
{
  return name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && name[2] == '\0';
}

static void
read_start_tag (Tidy *self)
{
  char name[MAX_NAME + 1];
  gsize start = self->out->len;
  gboolean linked = FALSE, closed;
  gboolean nests;

  self->at += 1 + read_name (self->at + 1, self->end, name);
  if (strcmp (name, "button") == 0)
    {
      skip_button (self);
      return;
    }
  self->in_heading = self->in_heading || is_heading (name);
  if (is_in (name, unwrapped))
    {
      read_attributes (self, NULL, NULL, &closed);
      return;
    }
  g_string_append_c (self->out, '<');
  g_string_append (self->out, name);
  read_attributes (self, strcmp (name, "b") != 0 && strcmp (name, "strong") != 0 ? self->out : NULL, strcmp (name, "script") == 0 ? &linked : NULL, &closed);
  if ((closed && strcmp (name, "svg") == 0) || (!closed && skip_element (self, name, linked)))
    {
      g_string_truncate (self->out, start);
      return;
    }
  nests = !is_in (name, empty_elements) && !is_in (name, self_closing);
  self->tags++;
  if (self->tags > MAX_TAGS || (nests && self->depth >= MAX_DEPTH))
    {
      g_string_truncate (self->out, start);
      append_space (self->out);
      self->refused += nests ? 1 : 0;
      return;
    }
  g_string_append_c (self->out, '>');
  if (closed && self->xml && !is_in (name, empty_elements))
    g_string_append_printf (self->out, "</%s>", name);
  else
    self->depth += nests ? 1 : 0;
}

static void
read_end_tag (Tidy *self)
{
  char name[MAX_NAME + 1];
  const char *stop;

  read_name (self->at + 2, self->end, name);
  stop = memchr (self->at, '>', self->end - self->at);
  self->at = stop != NULL ? stop + 1 : self->end;
  if (name[0] == '\0' || is_in (name, skipped) || is_in (name, empty_elements))
    {
      if (strcmp (name, "br") == 0)
        g_string_append (self->out, "<br>");
      return;
    }
  if (is_in (name, unwrapped))
    return;
  /* The parser closes these itself, and content after them is content still. */
  if (strcmp (name, "html") == 0 || strcmp (name, "body") == 0 || strcmp (name, "button") == 0)
    return;
  self->in_heading = self->in_heading && !is_heading (name);
  if (!is_in (name, self_closing))
    {
      if (self->refused > 0)
        {
          self->refused--;
          append_space (self->out);
          return;
        }
      if (self->depth > 0)
        self->depth--;
    }
  if (++self->tags > MAX_TAGS)
    return;
  g_string_append (self->out, "</");
  g_string_append (self->out, name);
  g_string_append_c (self->out, '>');
}

/**
 * dossier_html_tidy:
 * @text: markup, valid UTF-8
 * @linked_data: (element-type utf8): gets the JSON-LD scripts
 * @values: (element-type DossierHtmlSlice) (nullable): gets values of attributes, which the markup then has by their
 *   place in it, such as class="7"; values that the parser has to read stand behind an equals sign, such as title="=a&amp;b"
 *
 * Returns: (transfer full): markup in the elements and attributes that matter, bounded
 */
GString *
dossier_html_tidy (const char *text,
                   gsize       length,
                   GPtrArray  *linked_data,
                   GArray     *values)
{
  Tidy self = { text, text + length, g_string_sized_new (length / 2 + 64), linked_data, values, 0, 0, 0, FALSE, FALSE, NULL, FALSE, FALSE, 0 };

  self.xml = g_str_has_prefix (text, "<?xml") || g_str_has_prefix (text, "\xef\xbb\xbf<?xml");
  while (self.at < self.end)
    {
      const char *tag = memchr (self.at, '<', self.end - self.at);
      gsize left;

      if (tag == NULL)
        tag = self.end;
      g_string_append_len (self.out, self.at, tag - self.at);
      self.at = tag;
      left = self.end - tag;
      if (left == 0)
        break;
      if (left >= 4 && memcmp (tag, "<!--", 4) == 0)
        skip_comment (&self);
      else if (left >= 2 && (tag[1] == '!' || tag[1] == '?'))
        {
          const char *stop = memchr (tag, '>', left);
          const char *subset = stop != NULL ? memchr (tag, '[', stop - tag) : NULL;

          /* A document type's own declarations are no text, and nothing of them is ever read. */
          if (subset != NULL && (subset = find_text (subset, self.end, "]>")) != NULL)
            stop = subset + 1;
          self.at = stop != NULL ? stop + 1 : self.end;
        }
      else if (left >= 3 && tag[1] == '/' && g_ascii_isalpha (tag[2]))
        read_end_tag (&self);
      else if (left >= 2 && g_ascii_isalpha (tag[1]))
        read_start_tag (&self);
      else
        {
          g_string_append (self.out, "&lt;");
          self.at++;
        }
    }
  return self.out;
}
