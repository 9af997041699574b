/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Read page in a plain window over three small articles. */

#include "library-fixture.h"

static const char * const texts[N_ARTICLES] = {
  "Harbour talks begin in Orsk\n\nBy Ada Quill\n\n3 March 2024\n\nMinister Varga met the harbour pilots in Orsk on Sunday. Varga & "
  "<b>others</b> spoke of barges, and of barges again.\n",
  "Pilots end their strike\n\nBy Ben Ostrow\n\n5 March 2024\n\nThe pilots of Orsk went back to work. Iren Varga thanked them for it.\n",
  "Winter ice closes the canal\n\nBy Cleo Marsh\n\n9 March 2024\n\nNo ship has passed the lock for a week, the wardens said.\n",
};

/* What the file of an article holds. */
const char *
library_fixture_get_text (guint article)
{
  return texts[article];
}

void
library_fixture_set_up (LibraryFixture *fixture,
                        gconstpointer   data)
{
  ui_desk_set_up (&fixture->desk);
  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_autofree char *name = g_strdup_printf ("article-%u.txt", i);

      fixture->articles[i] = ui_desk_import (&fixture->desk, name, texts[i]);
    }
  fixture->page = dossier_read_page_new (fixture->desk.workspace);
  ui_desk_show (&fixture->desk, fixture->page, 1200, 700);
}

void
library_fixture_tear_down (LibraryFixture *fixture,
                           gconstpointer   data)
{
  ui_desk_tear_down (&fixture->desk);
}

DossierLibraryPane *
library_fixture_get_pane (LibraryFixture *fixture)
{
  return DOSSIER_LIBRARY_PANE (ui_find (fixture->page, DOSSIER_TYPE_LIBRARY_PANE));
}

DossierReader *
library_fixture_get_reader (LibraryFixture *fixture)
{
  return DOSSIER_READER (ui_find (fixture->page, DOSSIER_TYPE_READER));
}

DossierInspector *
library_fixture_get_inspector (LibraryFixture *fixture)
{
  return DOSSIER_INSPECTOR (ui_find (fixture->page, DOSSIER_TYPE_INSPECTOR));
}

typedef struct
{
  DossierReader *reader;
  const DossierId *article;
} Shown;

static gboolean
is_shown (gpointer data)
{
  const Shown *shown = data;
  DossierArticleView *view = dossier_reader_get_view (shown->reader);

  return view != NULL && dossier_id_equal (&view->article->id, shown->article);
}

/* Until the reader shows an article. */
void
library_fixture_wait_article (LibraryFixture  *fixture,
                              const DossierId *article)
{
  Shown shown = { library_fixture_get_reader (fixture), article };

  ui_wait (is_shown, &shown);
}

/* Tags the words as a person called @name. */
DossierOutcome
library_fixture_tag (LibraryFixture *fixture,
                     guint           article,
                     const char     *words,
                     const char     *name)
{
  guint start, end;

  ui_locate (fixture->desk.workspace, &fixture->articles[article], words, &start, &end);
  return ui_do (fixture->desk.workspace, dossier_command_tag (&fixture->articles[article], start, end, NULL, name, "person"));
}
