/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Weighs what a file's places say of its date against each other: which day is believed, which stamp tells it best, in
 * which zone, and whether a last change is the only date there is. Part of the gather; one reader's thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-gather-private.h"

#include "dossier-edtf.h"

#include <string.h>

/* What another place that tells the same day adds to a date, and how often. */
#define AGREEMENT_SHARE 6 /* of what is missing to certainty, one part in so many */
#define AGREEMENTS_COUNTED 3
#define CERTAIN 98
/* How much the day of a change says of the day of publication. */
#define CHANGED_CONFIDENCE 42
/* From here on a date is believed to be about the article, if not exact. */
#define BELIEVED_CONFIDENCE 50
/* A date that readers see about the title. */
#define SHOWN_CONFIDENCE 70
/* Farther apart, what a page shows and what it tells programs are two dates. */
#define FAR_APART_DAYS 30
#define DAY_MS (24 * 60 * 60 * (gint64) 1000)

/* A candidate for a date, taken apart. */
typedef struct
{
  gint64 day;      /* as written, days since 1970 */
  gint64 instant;  /* ms since 1970, when @timed */
  gboolean timed;  /* has a time and a zone */
  gboolean utc;    /* the zone is Greenwich, which programs use whatever the publisher's day is */
} Moment;

static gboolean
read_moment (const DossierCandidate *row,
             Moment          *moment)
{
  g_autofree char *day = NULL;
  DossierEdtf date, whole;

  if (row->field != DOSSIER_FIELD_DATE || strlen (row->value) < strlen ("2022-02-10"))
    return FALSE;
  day = g_strndup (row->value, strlen ("2022-02-10"));
  if (!dossier_edtf_parse (row->value, &date, NULL) || !dossier_edtf_parse (day, &whole, NULL))
    return FALSE;
  moment->day = whole.earliest / DAY_MS;
  moment->instant = date.earliest;
  moment->utc = g_str_has_suffix (row->value, "Z");
  moment->timed = strlen (row->value) > strlen ("2022-02-10T10:00:00");
  return TRUE;
}

/* Whether a day can be that of an instant told in UTC, somewhere on the globe where papers are made. */
static gboolean
is_day_of (const Moment *utc,
           const Moment *other)
{
  gint64 hour = (utc->instant - utc->day * DAY_MS) / (60 * 60 * 1000);

  if (!utc->utc || other->timed)
    return FALSE;
  return (other->day == utc->day + 1 && hour >= 11) || (other->day == utc->day - 1 && hour < 11);
}

static gboolean
agree (const Moment *a,
       const Moment *b)
{
  if (a->timed && b->timed && ABS (a->instant - b->instant) < 60 * 60 * 1000)
    return TRUE;
  return a->day == b->day && !(a->timed && b->timed && a->utc != b->utc && ABS (a->instant - b->instant) > DAY_MS / 2);
}

/* Places that tell one day strengthen each other. */
static void
strengthen_dates (DossierGather *self,
                  const Moment  *moments,
                  const guint8  *read)
{
  g_autofree guint *agreeing = g_new0 (guint, self->candidates->len);

  for (guint i = 0; i < self->candidates->len; i++)
    {
      const DossierCandidate *row = &g_array_index (self->candidates, DossierCandidate, i);

      agreeing[i] = row->agreeing;
      for (guint j = 0; read[i] && j < self->candidates->len; j++)
        {
          const DossierCandidate *other = &g_array_index (self->candidates, DossierCandidate, j);

          if (i != j && read[j] && strcmp (other->origin, row->origin) != 0
              && (agree (&moments[i], &moments[j]) || is_day_of (&moments[i], &moments[j]) || is_day_of (&moments[j], &moments[i])))
            agreeing[i] += 1 + other->agreeing;
        }
    }
  for (guint i = 0; i < self->candidates->len; i++)
    {
      DossierCandidate *row = &g_array_index (self->candidates, DossierCandidate, i);

      for (guint j = 0; row->field == DOSSIER_FIELD_DATE && j < MIN (agreeing[i], AGREEMENTS_COUNTED); j++)
        row->confidence += MAX (CERTAIN - row->confidence, 0) / AGREEMENT_SHARE;
    }
}

static gboolean
is_shown (const DossierCandidate *row)
{
  return row->confidence >= SHOWN_CONFIDENCE && (strcmp (row->origin, "text") == 0 || strcmp (row->origin, "markup") == 0);
}

static gboolean
is_day_of_change (DossierGather *self,
                  const char    *day)
{
  for (guint i = 0; i < self->candidates->len; i++)
    {
      const DossierCandidate *row = &g_array_index (self->candidates, DossierCandidate, i);

      if (row->field == DOSSIER_FIELD_CHANGED && strncmp (row->value, day, strlen ("2022-02-10")) == 0)
        return TRUE;
    }
  return FALSE;
}

/*
 * What a page shows its readers is believed against what it tells programs, when they lie far apart: pages are moved
 * from one system to another. Answers the candidate shown.
 */
static DossierCandidate *
find_shown_instead (DossierGather *self,
                    const Moment  *moments,
                    const guint8  *read,
                    guint          chosen)
{
  const DossierCandidate *best = &g_array_index (self->candidates, DossierCandidate, chosen);
  DossierCandidate *found = NULL;

  if (!read[chosen] || strcmp (best->origin, "text") == 0 || strcmp (best->origin, "markup") == 0)
    return NULL;
  for (guint i = 0; i < self->candidates->len; i++)
    {
      DossierCandidate *row = &g_array_index (self->candidates, DossierCandidate, i);

      if (!read[i] || !is_shown (row))
        continue;
      if (ABS (moments[i].day - moments[chosen].day) < FAR_APART_DAYS)
        return NULL;
      if (is_day_of_change (self, row->value))
        continue;
      if (found == NULL || row->confidence > found->confidence)
        found = row;
    }
  return found;
}

/* "+02:00" at the end of a stamp, as minutes. */
static gboolean
read_zone (const char *stamp,
           int        *minutes)
{
  gsize length = strlen (stamp);
  const char *zone = stamp + length - 6;

  if (length < strlen ("2022-02-10T10:00:00+02:00") || (*zone != '+' && *zone != '-'))
    return FALSE;
  *minutes = (int) (g_ascii_strtoll (zone + 1, NULL, 10) * 60 + g_ascii_strtoll (zone + 4, NULL, 10)) * (*zone == '-' ? -1 : 1);
  return TRUE;
}

/* The same instant as the publisher's clocks tell it. */
static char *
in_zone (const Moment *moment,
         int           minutes)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (moment->instant / 1000 + minutes * 60);
  g_autofree char *local = utc != NULL ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%S") : NULL;

  if (local == NULL)
    return NULL;
  return g_strdup_printf ("%s%c%02d:%02d", local, minutes < 0 ? '-' : '+', ABS (minutes) / 60, ABS (minutes) % 60);
}

/* The zone nearest to Greenwich in which an instant falls on the day before or after that of Greenwich. */
static char *
in_nearest_zone (const Moment *utc,
                 gint64        day)
{
  int hour = (int) ((utc->instant - utc->day * DAY_MS) / (60 * 60 * 1000));

  return in_zone (utc, (day > utc->day ? 24 - hour : -(hour + 1)) * 60);
}

/*
 * A stamp is told in UTC while the page shows the day before or after: some other stamp of the page, or the time it
 * shows, tells the publisher's zone. Answers the stamp in it, whose day is the one shown. Where only a day is shown and
 * no zone told, the stamp is written in the nearest zone that has the day: both the instant and the day are kept.
 */
static char *
localise (DossierGather *self,
          const Moment  *utc,
          const Moment  *shown_moment,
          const char    *shown)
{
  DossierEdtf local;

  if (strlen (shown) == strlen ("2022-02-10T10:00:00") && dossier_edtf_parse (shown, &local, NULL))
    {
      gint64 apart = (local.earliest - utc->instant) / 60000;
      gint64 minutes = (apart + (apart < 0 ? -7 : 7)) / 15 * 15;

      if (ABS (apart - minutes) <= 3 && ABS (minutes) <= 14 * 60)
        return in_zone (utc, (int) minutes);
    }
  for (guint i = 0; i < self->candidates->len; i++)
    {
      const DossierCandidate *row = &g_array_index (self->candidates, DossierCandidate, i);
      g_autofree char *stamp = NULL;
      int minutes;

      if ((row->field != DOSSIER_FIELD_DATE && row->field != DOSSIER_FIELD_CHANGED) || !read_zone (row->value, &minutes))
        continue;
      stamp = in_zone (utc, minutes);
      if (stamp != NULL && strncmp (stamp, shown, strlen ("2022-02-10")) == 0)
        return g_steal_pointer (&stamp);
    }
  return strlen (shown) == strlen ("2022-02-10") ? in_nearest_zone (utc, shown_moment->day) : NULL;
}

/*
 * Of one moment the stamp that tells most is taken, and that of the publisher's own zone before that of Greenwich. The
 * day a page shows or has in its address is the publisher's, when Greenwich's is the one before or after.
 */
static void
choose_date (DossierGather *self)
{
  g_autofree Moment *moments = g_new0 (Moment, self->candidates->len + 1);
  g_autofree guint8 *read = g_new0 (guint8, self->candidates->len + 1);
  g_autofree char *local = NULL;
  DossierCandidate *best, *shown;
  guint chosen;

  for (guint i = 0; i < self->candidates->len; i++)
    read[i] = read_moment (&g_array_index (self->candidates, DossierCandidate, i), &moments[i]);
  strengthen_dates (self, moments, read);
  best = dossier_gather_find_best (self, DOSSIER_FIELD_DATE);
  if (best == NULL)
    return;
  chosen = best - (DossierCandidate *) self->candidates->data;
  shown = find_shown_instead (self, moments, read, chosen);
  if (shown != NULL)
    {
      shown->confidence = MIN (best->confidence + 1, 99);
      best = shown;
      chosen = best - (DossierCandidate *) self->candidates->data;
    }
  for (guint i = 0; read[chosen] && i < self->candidates->len; i++)
    {
      DossierCandidate *row = &g_array_index (self->candidates, DossierCandidate, i);
      gboolean better;

      if (!read[i] || i == chosen || row->confidence < BELIEVED_CONFIDENCE)
        continue;
      if (is_day_of (&moments[chosen], &moments[i]))
        {
          better = TRUE;
          g_free (local);
          local = localise (self, &moments[chosen], &moments[i], row->value);
        }
      else if (local == NULL && is_day_of (&moments[i], &moments[chosen]))
        {
          local = localise (self, &moments[i], &moments[chosen], best->value);
          continue;
        }
      else if (!agree (&moments[chosen], &moments[i]))
        continue;
      else
        better = (strlen (row->value) > strlen (best->value) && !(moments[chosen].day != moments[i].day && moments[i].utc))
                 || (moments[chosen].utc && moments[i].timed && !moments[i].utc);
      if (!better)
        continue;
      row->confidence = best->confidence;
      row->order = 0;
      best->order = MAX (best->order, 1);
      best = row;
      chosen = i;
    }
  if (local != NULL)
    {
      const char *origin = best->origin;
      int confidence = best->confidence;

      dossier_gather_add_candidate (self, DOSSIER_FIELD_DATE, g_steal_pointer (&local), NULL, origin, MIN (confidence + 1, 99));
    }
}

/* An article without another date is dated by its last change, and a change told at the same time is none. */
static void
weigh_changes (DossierGather *self)
{
  const DossierCandidate *date = dossier_gather_find_best (self, DOSSIER_FIELD_DATE);
  const DossierCandidate *changed = dossier_gather_find_best (self, DOSSIER_FIELD_CHANGED);

  if (changed != NULL && (date == NULL || date->confidence < CHANGED_CONFIDENCE))
    {
      g_autofree char *value = g_strdup (changed->value);
      g_autofree char *words = g_strdup (changed->words);

      dossier_gather_add_candidate (self, DOSSIER_FIELD_DATE, g_steal_pointer (&value), words, changed->origin, CHANGED_CONFIDENCE);
    }
  date = dossier_gather_find_best (self, DOSSIER_FIELD_DATE);
  for (guint i = self->candidates->len; i > 0; i--)
    {
      const DossierCandidate *row = &g_array_index (self->candidates, DossierCandidate, i - 1);

      if (row->field == DOSSIER_FIELD_CHANGED && date != NULL && g_strcmp0 (row->value, date->value) == 0)
        g_array_remove_index (self->candidates, i - 1);
    }
}

/**
 * dossier_gather_weigh_dates:
 *
 * Weighs the dates against each other, once all were offered: which day, which of its stamps, and what was a change.
 */
void
dossier_gather_weigh_dates (DossierGather *self)
{
  choose_date (self);
  weigh_changes (self);
}
