/* SPDX-License-Identifier: GPL-3.0-or-later */

/* UUID version 7. Any thread may make ids; within one process each new one sorts after all before it. */

#define G_LOG_DOMAIN "dossier-base"

#include "dossier-id.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

#define COUNTER_MAX 0xfff  /* rand_a: 12 bits */
#define POOL_BYTES 1280    /* 128 ids */
#define COUNTER_SEED 0x7ff /* a fresh millisecond starts in the lower half, which leaves room to count */

static GMutex lock;
static gint64 last_time;
static guint last_counter;

static void
ask_kernel (guint8 *bytes,
            gsize   length)
{
  gsize filled = 0;

  while (filled < length)
    {
      ssize_t got = getrandom (bytes + filled, length - filled, 0);

      if (got > 0)
        filled += (gsize) got;
      else if (errno != EINTR)
        {
          /* Kernels without getrandom(): still unlikely to collide, and ids are no secret. */
          for (; filled < length; filled++)
            bytes[filled] = (guint8) g_random_int ();
        }
    }
}

/* From a pool, since asking the kernel costs more than everything else here; what was given out is wiped. */
static void
fill_random (guint8 *bytes,
             gsize   length)
{
  static guint8 pool[POOL_BYTES];
  static gsize left = 0;

  g_mutex_lock (&lock);
  if (left < length)
    {
      ask_kernel (pool, sizeof pool);
      left = sizeof pool;
    }
  left -= length;
  memcpy (bytes, pool + left, length);
  memset (pool + left, 0, length);
  g_mutex_unlock (&lock);
}

/* Keeps time and counter rising when the clock stands still or is set back. */
static gint64
take_place (guint  seed,
            guint *counter)
{
  gint64 now = g_get_real_time () / 1000;

  g_mutex_lock (&lock);
  if (now > last_time)
    {
      last_time = now;
      last_counter = seed & COUNTER_SEED;
    }
  else if (last_counter < COUNTER_MAX)
    last_counter++;
  else
    {
      last_time++;
      last_counter = seed & COUNTER_SEED;
    }
  now = last_time;
  *counter = last_counter;
  g_mutex_unlock (&lock);
  return now;
}

/**
 * dossier_id_new:
 *
 * Returns: a new id, greater than every id this process made before. Thread-safe.
 */
DossierId
dossier_id_new (void)
{
  DossierId id;
  guint counter;
  gint64 time;

  fill_random (id.bytes + 6, sizeof id.bytes - 6);
  time = take_place ((guint) id.bytes[6] << 8 | id.bytes[7], &counter);
  for (int i = 0; i < 6; i++)
    id.bytes[i] = (guint8) (time >> (40 - 8 * i));
  id.bytes[6] = 0x70 | (guint8) (counter >> 8);
  id.bytes[7] = (guint8) counter;
  id.bytes[8] = 0x80 | (id.bytes[8] & 0x3f);
  return id;
}

gboolean
dossier_id_is_nil (const DossierId *id)
{
  static const DossierId nil;

  return memcmp (id->bytes, nil.bytes, sizeof nil.bytes) == 0;
}

gboolean
dossier_id_equal (gconstpointer a,
                  gconstpointer b)
{
  return memcmp (a, b, sizeof (DossierId)) == 0;
}

guint
dossier_id_hash (gconstpointer id)
{
  guint32 words[4];

  memcpy (words, id, sizeof words);
  /* The first word is the high half of a clock; the last two are random. */
  return words[0] * 31 ^ words[1] ^ words[2] ^ words[3];
}

int
dossier_id_compare (gconstpointer a,
                    gconstpointer b)
{
  return memcmp (a, b, sizeof (DossierId));
}

/**
 * dossier_id_copy:
 *
 * Returns: (transfer full): a copy to be freed with g_free(), for hash tables and arrays of pointers
 */
DossierId *
dossier_id_copy (const DossierId *id)
{
  return g_memdup2 (id, sizeof *id);
}

/**
 * dossier_id_to_text:
 *
 * Returns: (transfer full): the 36 characters of RFC 9562, lower case
 */
char *
dossier_id_to_text (const DossierId *id)
{
  static const char digits[] = "0123456789abcdef";
  char *text = g_malloc (DOSSIER_ID_TEXT_LENGTH + 1);
  char *out = text;

  for (int i = 0; i < 16; i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        *out++ = '-';
      *out++ = digits[id->bytes[i] >> 4];
      *out++ = digits[id->bytes[i] & 0xf];
    }
  *out = '\0';
  return text;
}

/**
 * dossier_id_from_text:
 * @text: (nullable): 36 characters, upper or lower case
 * @id: (out): filled when @text is an id, else untouched
 *
 * Any version of UUID is taken: rows that came from elsewhere keep theirs.
 *
 * Returns: whether @text is exactly one id
 */
gboolean
dossier_id_from_text (const char *text,
                      DossierId  *id)
{
  DossierId made;

  g_return_val_if_fail (id != NULL, FALSE);

  if (text == NULL || strnlen (text, DOSSIER_ID_TEXT_LENGTH + 1) != DOSSIER_ID_TEXT_LENGTH)
    return FALSE;
  for (int i = 0; i < 16; i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        {
          if (*text++ != '-')
            return FALSE;
        }
      if (!g_ascii_isxdigit (text[0]) || !g_ascii_isxdigit (text[1]))
        return FALSE;
      made.bytes[i] = (guint8) (g_ascii_xdigit_value (text[0]) << 4 | g_ascii_xdigit_value (text[1]));
      text += 2;
    }
  *id = made;
  return TRUE;
}
