/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-annotate-popover.h"
#include "dossier-article-header.h"
#include "dossier-find-bar.h"
#include "dossier-highlight-popover.h"
#include "dossier-reader.h"
#include "dossier-statement-popover.h"
#include "dossier-suggestion-popover.h"
#include "dossier-tag-popover.h"
#include "dossier-text-view.h"

G_BEGIN_DECLS

/* Shared by dossier-reader.c (what is shown), dossier-reader-range.c (which words are meant), dossier-reader-actions.c (what is
 * done with them), dossier-reader-popovers.c, dossier-reader-parts.c, dossier-reader-suggestions.c, dossier-reader-statements.c
 * and dossier-reader-keys.c. */

struct _DossierReader
{
  GtkWidget parent_instance;

  GtkWidget *box;                /* (owned by the template), as the next six */
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkWidget *deleted_notice;
  GtkWidget *error_page;
  GtkBox *find_place;
  GtkWidget *gone_page;

  DossierTextView *text_view;    /* (owned by the widget tree), as the next eight */
  DossierFindBar *find_bar;
  DossierArticleHeader *header;
  DossierTagPopover *tag_popover;
  DossierAnnotatePopover *annotate_popover;
  DossierHighlightPopover *highlight_popover;
  DossierSuggestionPopover *suggestion_popover;
  DossierStatementPopover *statement_popover;
  GtkWidget *text_menu;

  DossierWorkspace *workspace;   /* (owned) */
  DossierArticleView *view;      /* (owned) (nullable): what is on the screen */
  DossierId article;             /* what is wanted; nil none */
  GCancellable *loading;         /* (owned) (nullable): set while something is being read */
  gboolean stale;                /* the workspace changed while it was being read */
  gboolean wants_focus;          /* the keyboard was meant for a text that is still on its way */
  guint slow_id;                 /* tells that reading takes long */
  int pending_start;             /* passage to show when the text is there; -1 none */
  int pending_end;
  DossierId pending_highlight;   /* to choose when the text is there; nil none */

  gboolean shows_left_out;       /* greyed and in place, what was left out of the article */
  DossierTextRange wanted;       /* to be seen even if it was left out; ends at 0: nothing */
  GArray *left_out;              /* (owned) (nullable) (element-type DossierTextRange): what the text view does not show */

  GPtrArray *suggestions;        /* (owned) (nullable) (element-type DossierProposal): open ones of what is on the screen */
  GHashTable *decided;           /* (owned): DossierId (owned) -> what was decided here and was not read back yet */
  guint n_decisions;
  gboolean shows_values;         /* dates and figures are dotted too */

  DossierTextRange exact;        /* a selection that is not to be snapped to words */
  DossierTextRange range;        /* what the open popover is about, code points */
  DossierId subject;             /* mention, annotation or suggestion the open popover is about; nil = a new one */
  gboolean subject_suggested;    /* it is a suggestion */
  DossierId last_event;          /* of the statement made last; nil before */
  DossierId last_event_article;  /* in which it was made */
  gboolean edits_statement;      /* the popover of statements corrects one */
};

void     dossier_reader_lay_out          (DossierReader  *self,
                                          gboolean        keep_place);
void     dossier_reader_reveal           (DossierReader  *self,
                                          DossierTextRange range);
void     dossier_reader_reveal_marked    (DossierReader  *self);
void     dossier_reader_install_part_actions (GtkWidgetClass *klass);
void     dossier_reader_add_parts        (DossierReader  *self);
void     dossier_reader_reload           (DossierReader  *self);
const DossierHighlight *
         dossier_reader_get_current      (DossierReader  *self);
guint    dossier_reader_get_caret        (DossierReader  *self);
gboolean dossier_reader_get_range        (DossierReader  *self,
                                          DossierTextRange *range);
gboolean dossier_reader_take_range       (DossierReader  *self);
char    *dossier_reader_dup_words        (DossierReader  *self);
gboolean dossier_reader_get_place        (DossierReader  *self,
                                          GdkRectangle   *place);
void     dossier_reader_open_tag_popover (DossierReader  *self,
                                          DossierTagMode  mode);
void     dossier_reader_open_menu        (DossierReader  *self,
                                          int             position,
                                          gboolean        take_focus);
void     dossier_reader_open_text_menu   (DossierReader  *self,
                                          double          x,
                                          double          y);
void     dossier_reader_move_popovers    (DossierReader  *self);
void     dossier_reader_close_popovers   (DossierReader  *self);
gboolean dossier_reader_has_popover      (DossierReader  *self);
void     dossier_reader_add_popovers     (DossierReader  *self);
void     dossier_reader_add_tagging      (DossierReader  *self);
void     dossier_reader_install_actions  (GtkWidgetClass *klass);
void     dossier_reader_show_marks        (DossierReader  *self);
void     dossier_reader_expect_suggestions (DossierReader *self);
void     dossier_reader_take_suggestions  (DossierReader  *self,
                                           GPtrArray      *suggestions);
void     dossier_reader_open_suggestion   (DossierReader  *self,
                                           const DossierHighlight *highlight,
                                           gboolean        take_focus,
                                           const GdkRectangle *place);
void     dossier_reader_accept_as         (DossierReader  *self,
                                           const DossierId *entity,
                                           const char     *name,
                                           const char     *kind,
                                           gboolean        another);
void     dossier_reader_set_shows_values  (DossierReader  *self,
                                           gboolean        shows);
DossierProposal *
         dossier_reader_find_proposal     (DossierReader  *self,
                                           const DossierId *id);
void     dossier_reader_install_suggestion_actions (GtkWidgetClass *klass);
void     dossier_reader_add_suggestions   (DossierReader  *self);
void     dossier_reader_install_statement_actions (GtkWidgetClass *klass);
void     dossier_reader_add_statements    (DossierReader  *self);
char    *dossier_reader_describe_statement (DossierReader *self,
                                           const DossierId *id);
void     dossier_reader_add_keys         (DossierReader  *self);

G_END_DECLS
