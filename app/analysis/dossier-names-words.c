/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The small vocabulary of the rules: which words say that an exercise, a ship or an office is spoken of. Never changes once made, so any
 * thread may ask it. */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-names-private.h"

#define SLOTS 1024u

struct _NamesWords
{
  guint32 hash[SLOTS];
  NamesWordSet sets[SLOTS]; /* 0 for a free place */
};

static const struct
{
  NamesWordSet set;
  const char *words;
} vocabulary[] = {
  { NAMES_WORD_ARTICLE, "the a an" },
  { NAMES_WORD_LINK, "of the for and to in on at 's de &" },
  { NAMES_WORD_SPEAKING, "said says told tells added warned stated asked spoke noted insisted argued wrote explained announced met visited"
                         " replied" },
  { NAMES_WORD_QUALITY,
    "cruise ballistic hypersonic anti-ship anti-tank anti-aircraft air defense defence main battle fighter attack transport assault nuclear"
    " nuclear-powered multirole multi-role stealth strategic tactical surface-to-air ground-to-air air-to-air air-to-ground"
    " surface-to-surface air-launched sea-launched ground-launched intermediate-range intercontinental long-range short-range medium-range"
    " guided armoured armored infantry fighting self-propelled towed rocket multiple launch unmanned aerial combat reconnaissance"
    " surveillance kamikaze suicide strike light heavy medium amphibious coastal naval electronic warfare jamming radar early warning"
    " supersonic subsonic jet bomber utility patrol maritime loitering one-way explosive glide theater theatre high-altitude point"
    " submarine-launched guided-missile nuclear-capable mobile shoulder-fired portable anti-drone anti-radiation" },
  { NAMES_WORD_SHIP_PREFIX, "uss usns hmc mv hms hmas hmcs hmnzs ins rfs roks fgs tcg orp hnlms hdms hnoms hswms esps ccgs uscgc rfa rts kri bns"
                            " rss jds brp rocs" },
  { NAMES_WORD_SHIP_KIND, "submarine frigate destroyer corvette cruiser carrier icebreaker minesweeper minehunter flagship battleship"
                          " battlecruiser cutter warship trawler supercarrier ship vessel tanker freighter ferry" },
  { NAMES_WORD_EXERCISE, "exercise exercises" },
  { NAMES_WORD_DRILL, "drill drills maneuver maneuvers manoeuvre manoeuvres wargame wargames" },
  { NAMES_WORD_TRAINING, "games training wargaming war-games simulation" },
  { NAMES_WORD_OPERATION, "operation" },
  { NAMES_WORD_NAMED, "dubbed codenamed code-named named called titled" },
  { NAMES_WORD_AS, "as" },
  { NAMES_WORD_KNOWN, "known" },
  { NAMES_WORD_MILITARY, "military naval joint multinational annual air war land field live-fire bilateral large-scale command-post"
                         " trilateral readiness combat" },
  { NAMES_WORD_NARROWING, "deputy acting former retired senior chief top then-president vice foreign defence defense prime interior outgoing"
                          " incoming new general military army navy national first second supreme opposition press" },
  { NAMES_WORD_PEOPLE, "people person man woman men women others soldiers troops counterparts counterpart witnesses residents children"
                       " allies neighbors neighbours members reporters" },
  { NAMES_WORD_MARK, "block mk mark" },
  { NAMES_WORD_NUMERAL, "ii iii iv vi vii viii ix xi xii xiii xiv xv xvi" },
  { NAMES_WORD_AND, "and or" },
  { NAMES_WORD_RANK, "mr mrs ms miss dr pm gen lt col sgt maj capt adm sen rep brig cmdr cpl pvt spc pfc prof" },
  { NAMES_WORD_GRADE, "secretary-general general major colonel admiral lieutenant captain sergeant brigadier" },
  { NAMES_WORD_TYPE, "type" },
  { NAMES_WORD_COMPASS, "north south east west northern southern eastern western central northeast northwest southeast southwest"
                        " north-east north-west south-east south-west northeastern northwestern southeastern southwestern north-eastern"
                        " north-western south-eastern south-western" },
  { NAMES_WORD_WHERE, "in at from to near into toward towards around outside inside through across via" },
  { NAMES_WORD_BODY, "foundation council fund university association society institute committee commission agency organization"
                     " organisation union federation league center centre board bureau authority party front movement alliance network"
                     " coalition academy college trust campaign congress institution program programme" },
  { NAMES_WORD_POLL, "election elections by-election referendum" },
  { NAMES_WORD_POLL_KIND, "general presidential parliamentary federal legislative municipal local regional state provincial gubernatorial"
                          " mayoral senate leadership independence constitutional snap early special primary" },
  { NAMES_WORD_GROUND, "island islands camp airport airfield base strait straits mountains mountain river valley square street road bridge dam"
                       " reef province district peninsula bay gulf sea lake lakes desert monastery mosque cathedral palace stadium hospital"
                       " gardens mall prison harbour harbor reservoir canal plateau oblast refinery" },
  { NAMES_WORD_OCCASION, "summit olympics championship championships festival" },
  { NAMES_WORD_UNIT, "brigade squadron battalion regiment division corps wing company battery flotilla" },
  { NAMES_WORD_OF, "of" },
  { NAMES_WORD_AT, "at" },
  { NAMES_WORD_PAPER, "prize prizes award awards act agreement treaty index pact accord accords protocol amendment compact convention"
                      " law bill resolution medal" },
  { NAMES_WORD_FIRM, "company newspaper airline broadcaster magazine carrier daily automaker retailer manufacturer conglomerate journal weekly firm" },
  { NAMES_WORD_CHANNEL, "television newspaper radio magazine airlines" },
  { NAMES_WORD_SCHOOL, "university" },
  { NAMES_WORD_PURPOSE, "for against" },
  { NAMES_WORD_STORM_KIND, "tropical super winter subtropical" },
  { NAMES_WORD_STORM, "hurricane typhoon cyclone storm" },
  { NAMES_WORD_OFFICE, "defense defence foreign interior finance justice energy trade economy state prime" },
  { NAMES_WORD_OFFICIAL, "official officials chief chiefs counterpart counterparts attache ministers secretaries leaders" },
};

NamesWords *
names_words_new (void)
{
  NamesWords *self = g_new0 (NamesWords, 1);

  for (guint i = 0; i < G_N_ELEMENTS (vocabulary); i++)
    {
      g_auto (GStrv) words = g_strsplit (vocabulary[i].words, " ", -1);

      for (guint k = 0; words[k] != NULL; k++)
        {
          guint32 hash = names_hash_lower (words[k]);
          guint slot = hash % SLOTS;

          while (self->sets[slot] != 0 && self->hash[slot] != hash)
            slot = (slot + 1) % SLOTS;
          self->hash[slot] = hash;
          self->sets[slot] |= vocabulary[i].set;
        }
    }
  return self;
}

void
names_words_free (NamesWords *self)
{
  g_free (self);
}

NamesWordSet
names_words_get_sets (const NamesWords *self,
                      guint32           hash)
{
  for (guint slot = hash % SLOTS; self->sets[slot] != 0; slot = (slot + 1) % SLOTS)
    if (self->hash[slot] == hash)
      return self->sets[slot];
  return 0;
}
