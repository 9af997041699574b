/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Prints what import makes of files, one JSON object a line, for measuring: no workspace, no command line program.
 * With --draft it prints the whole draft, as it stands in the golden files.
 */

#define G_LOG_DOMAIN "dossier-extract-json"

#include "draft-text.h"

#include "dossier-import-read.h"

#include <stdio.h>
#include <string.h>

static void
print_string (const char *key,
              const char *value,
              gboolean    last)
{
  printf ("\"%s\":", key);
  if (value == NULL)
    printf ("null");
  else
    {
      putchar ('"');
      for (const char *at = value; *at != '\0'; at++)
        if (*at == '"' || *at == '\\')
          printf ("\\%c", *at);
        else if ((guchar) *at < 0x20)
          printf ("\\u%04x", *at);
        else
          putchar (*at);
      putchar ('"');
    }
  fputs (last ? "}\n" : ",", stdout);
}

int
main (int    argc,
      char **argv)
{
  gboolean whole = argc > 1 && strcmp (argv[1], "--draft") == 0;

  for (int i = whole ? 2 : 1; i < argc; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierDraft) draft = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *content = NULL, *url = NULL, *beside = g_strconcat (argv[i], ".url", NULL), *body = NULL;
      gsize length;

      if (!g_file_get_contents (argv[i], &content, &length, &error))
        g_error ("%s", error->message);
      if (g_file_get_contents (beside, &url, NULL, NULL))
        g_strstrip (url);
      bytes = g_bytes_new_take (g_steal_pointer (&content), length);
      draft = dossier_import_read (bytes, argv[i], url, &error);
      if (draft == NULL)
        {
          printf ("{");
          print_string ("error", error->message, TRUE);
          continue;
        }
      if (whole)
        {
          g_autofree char *text = draft_to_text (draft);

          fputs (text, stdout);
          continue;
        }
      body = dossier_blocks_body (draft->text, draft->blocks);
      printf ("{");
      print_string ("title", draft->title, FALSE);
      print_string ("byline", draft->byline, FALSE);
      print_string ("date", draft->date, FALSE);
      print_string ("site", draft->source, FALSE);
      print_string ("language", draft->language, FALSE);
      print_string ("text", body, TRUE);
    }
  return 0;
}
