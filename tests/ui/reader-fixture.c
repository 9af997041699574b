/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The reader in a plain window over a workspace of its own. Keys go through the reader's own key handling. */

#include "reader-fixture.h"

#include <string.h>

static void
step_cb (DossierReader *reader,
         int            direction,
         ReaderFixture *fixture)
{
  fixture->steps += direction;
}

static void
shown_cb (DossierReader *reader,
          ReaderFixture *fixture)
{
  fixture->shown++;
}

static void
activated_cb (DossierReader *reader,
              const char    *id,
              int            type,
              ReaderFixture *fixture)
{
  fixture->activated++;
}

/* A workspace with @n texts, article by article; the window is opened by reader_fixture_open(). */
void
reader_fixture_set_up (ReaderFixture      *fixture,
                       const char * const *texts,
                       guint               n)
{
  g_assert_cmpuint (n, <=, READER_FIXTURE_MAX);
  ui_desk_set_up (&fixture->desk);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("article-%u.txt", i);

      fixture->articles[i] = ui_desk_import (&fixture->desk, name, texts[i]);
    }
}

void
reader_fixture_open (ReaderFixture *fixture)
{
  fixture->reader = DOSSIER_READER (dossier_reader_new (fixture->desk.workspace));
  g_signal_connect (fixture->reader, "step", G_CALLBACK (step_cb), fixture);
  g_signal_connect (fixture->reader, "article-shown", G_CALLBACK (shown_cb), fixture);
  g_signal_connect (fixture->reader, "highlight-activated", G_CALLBACK (activated_cb), fixture);
  ui_desk_show (&fixture->desk, GTK_WIDGET (fixture->reader), 800, 800);
}

void
reader_fixture_tear_down (ReaderFixture *fixture,
                          gconstpointer  data)
{
  ui_desk_tear_down (&fixture->desk);
}

typedef struct
{
  ReaderFixture *fixture;
  ReaderCondition condition;
  gpointer data;
} Wanted;

static gboolean
is_so (gpointer data)
{
  const Wanted *wanted = data;

  return wanted->condition (wanted->fixture, wanted->data);
}

void
reader_wait (ReaderFixture   *fixture,
             ReaderCondition  condition,
             gpointer         data)
{
  Wanted wanted = { fixture, condition, data };

  ui_wait (is_so, &wanted);
}

static gboolean
is_shown (ReaderFixture *fixture,
          gpointer       article)
{
  DossierArticleView *view = dossier_reader_get_view (fixture->reader);

  return view != NULL && dossier_id_equal (&view->article->id, article);
}

/* Until the text of an article is there. */
void
reader_wait_article (ReaderFixture *fixture,
                     guint          article)
{
  reader_wait (fixture, is_shown, &fixture->articles[article]);
}

void
reader_show (ReaderFixture *fixture,
             guint          article)
{
  dossier_reader_show (fixture->reader, &fixture->articles[article], -1, -1);
  reader_wait_article (fixture, article);
}

/* A key while the text has the keyboard. Whether it was taken. */
gboolean
reader_press (ReaderFixture *fixture,
              guint          keyval)
{
  return ui_press (GTK_WIDGET (fixture->reader->text_view), keyval, 0);
}

/* Where the words stand first in the text that is shown, in code points. */
guint
reader_find_words (ReaderFixture *fixture,
                   const char    *words)
{
  const char *text = dossier_reader_get_view (fixture->reader)->text;
  const char *at = strstr (text, words);

  g_assert_nonnull (at);
  return (guint) g_utf8_pointer_to_offset (text, at);
}

void
reader_select_words (ReaderFixture *fixture,
                     const char    *words)
{
  guint start = reader_find_words (fixture, words);

  dossier_text_view_select (fixture->reader->text_view, start, start + dossier_text_length (words));
}

gboolean
reader_has_highlights (ReaderFixture *fixture,
                       gpointer       n)
{
  return dossier_highlight_index_get_n (dossier_text_view_get_index (fixture->reader->text_view)) == GPOINTER_TO_UINT (n);
}

void
reader_wait_highlights (ReaderFixture *fixture,
                        guint          n)
{
  reader_wait (fixture, reader_has_highlights, GUINT_TO_POINTER (n));
}

const DossierHighlight *
reader_get_highlight (ReaderFixture *fixture,
                      guint          position)
{
  return dossier_highlight_index_get (dossier_text_view_get_index (fixture->reader->text_view), position)->highlight;
}

/* The letters of the buffer at the place of a highlight, without the breaks put in for display. */
char *
reader_dup_highlighted (ReaderFixture *fixture,
                        guint          position)
{
  const DossierHighlightEntry *entry
    = dossier_highlight_index_get (dossier_text_view_get_index (fixture->reader->text_view), position);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->reader->text_view));
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) entry->start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) entry->end);
  return gtk_text_buffer_get_slice (buffer, &start, &end, TRUE);
}

void
reader_assert_highlighted (ReaderFixture *fixture,
                           guint          position,
                           const char    *words)
{
  g_autofree char *highlighted = reader_dup_highlighted (fixture, position);

  g_assert_cmpstr (highlighted, ==, words);
}
