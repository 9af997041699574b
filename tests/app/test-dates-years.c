/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dates that hang on how years are counted: budgets of states, halves, feasts that move, anniversaries, weeks counted back, and what comes every
 * year and is no date. */

#define G_LOG_DOMAIN "dossier-tests"

#include "date-cases.h"

#include <locale.h>

#define FRIDAY "2022-02-11"

/* Each state's budget has its year, named by the year in which it begins or that in which it ends. */
static void
test_fiscal (void)
{
  static const DateCase cases[] = {
    { "Japan's Defense Ministry asked for 7.7 trillion yen for fiscal 2024.", FRIDAY, "fiscal 2024=2024-04/2025-03" },
    { "Japan will buy Tomahawk missiles from the United States in fiscal 2025.", FRIDAY, "fiscal 2025=2025-04/2026-03" },
    { "The U.S. Navy will hand the missiles to Japan in fiscal 2026.", FRIDAY, "fiscal 2026=2025-10/2026-09" },
    { "Tokyo plans to field the missiles this fiscal year.", FRIDAY, "this fiscal year=2021-04/2022-03" },
    { "Tokyo plans to field the missiles in the first quarter of fiscal 2023.", FRIDAY, "first quarter of fiscal 2023=2023-04/2023-06" },
    { "India's army got 1.6 trillion rupees for FY25.", FRIDAY, "FY25=2024-04/2025-03" },
    { "New Delhi raised defence exports in FY2023-24.", FRIDAY, "FY2023-24=2023-04/2024-03" },
    { "Australia will spend A$55 billion on defence in the 2024-25 financial year.", FRIDAY, "2024-25 financial year=2024-07/2025-06" },
    { "Canberra set aside money for frigates in fiscal 2025.", FRIDAY, "fiscal 2025=2024-07/2025-06" },
    { "The British Ministry of Defence overspent in financial year 2022/23.", FRIDAY, "financial year 2022/23=2022-04/2023-03" },
    { "Britain's army shrank in the 2022/23 financial year.", FRIDAY, "2022/23 financial year=2022-04/2023-03" },
    { "South Korea's military budget for fiscal 2024 rose.", FRIDAY, "fiscal 2024=2024" },
    { "Germany's military budget for fiscal 2024 rose.", FRIDAY, "fiscal 2024=2024" },
    { "The Pentagon's budget for FY25 rose.", FRIDAY, "FY25=2024-10/2025-09" },
    { "The Army's budget for fiscal 2024 rose.", FRIDAY, "fiscal 2024=2023-10/2024-09" },
    { "Fiscal 2023 Foreign Military Sales (Japan) funds of $3 million were obligated.", FRIDAY, "Fiscal 2023=2022-10/2023-09" },
    { "The jets are for the Royal Australian Air Force. Fiscal 2024 funds were obligated at the time of award.", FRIDAY, "Fiscal 2024=2023-10/2024-09" },
    { "The Navy wants more frigates (Japan has eight) in fiscal 2025.", FRIDAY, "fiscal 2025=2024-10/2025-09" },
    { "The White House said Japan's defense budget for fiscal 2025 was a record.", FRIDAY, "fiscal 2025=2025-04/2026-03" },
    { "Profit of the Tokyo firm rose in fiscal 2021.", FRIDAY, "fiscal 2021=2021~" },
    { "It was a good financial year for the firm.", FRIDAY, "" },
  };

  date_cases_check (cases, G_N_ELEMENTS (cases));
}

static void
test_halves (void)
{
  static const DateCase cases[] = {
    { "Deliveries grew in H1 2024 and will grow in H2 2025.", FRIDAY, "H1 2024=2024-01/2024-06|H2 2025=2025-07/2025-12" },
    { "The yard had twelve orders in 1H24 and nine in 2H 2023.", FRIDAY, "1H24=2024-01/2024-06|2H 2023=2023-07/2023-12" },
    { "The second ship will follow in H2.", FRIDAY, "H2=2022-07/2022-12" },
    { "It fell in H2 of last year.", FRIDAY, "H2 of last year=2021-07/2021-12" },
    { "H1N1 was found in hangar H2, on hill H1 and by an H225 in lot 1H.", FRIDAY, "" },
  };

  date_cases_check (cases, G_N_ELEMENTS (cases));
}

static void
test_feasts (void)
{
  static const DateCase cases[] = {
    { "A truce was called for Easter Sunday.", "2025-04-15", "Easter Sunday=2025-04-20" },
    { "It was signed on Good Friday in 1998.", FRIDAY, "Good Friday in 1998=1998-04-10" },
    { "They spoke on Good Friday.", "2024-04-02", "Good Friday=2024-03-29" },
    { "The strike came on Easter Monday 2023.", FRIDAY, "Easter Monday 2023=2023-04-10" },
    { "Both sides broke the truce of Orthodox Easter 2024.", FRIDAY, "Orthodox Easter 2024=2024-05-05" },
    { "They will stop firing on Orthodox Good Friday.", "2023-04-11", "Orthodox Good Friday=2023-04-14" },
    { "Thirty were killed on Palm Sunday.", "2025-04-14", "Palm Sunday=2025-04-13" },
    { "The crews will be home by Easter.", FRIDAY, "Easter=2022-04-17" },
    { "Shells fell over the Easter weekend.", "2022-04-19", "Easter weekend=2022-04-16/2022-04-17" },
    { "He was freed last Easter.", FRIDAY, "Easter=2021-04-04" },
    { "They are short of men before Christmas shopping begins, and after Christmas.", FRIDAY, "Christmas=2021-12-25" },
    { "The Good Friday Agreement, the Easter Rising and the Easter truce; Easter Island.", FRIDAY, "" },
    { "Ramadan and Eid al-Fitr, Lunar New Year and Tet move.", FRIDAY, "" },
  };

  date_cases_check (cases, G_N_ELEMENTS (cases));
}

static void
test_anniversaries (void)
{
  static const DateCase cases[] = {
    { "It came on the 10th anniversary of the 2014 annexation.", FRIDAY, "2014=2014" },
    { "It came days before the third anniversary of the Feb. 24 invasion.", "2025-02-20", "Feb. 24=2022-02-24" },
    { "They marked the first anniversary of the attack of October 7.", "2024-10-08", "October 7=2023-10-07" },
    { "The third anniversary of the invasion was marked on 24 February.", "2025-02-26", "24 February=2025-02-24" },
    { "Rites for the tenth anniversary on 17 July were held abroad.", "2024-07-20", "17 July=2024-07-17" },
    { "A year after the Oct. 7 attack the war goes on.", "2024-10-05", "Oct. 7=2023-10-07" },
    { "Two years since the Feb. 24 invasion nothing is won.", "2024-02-21", "Feb. 24=2022-02-24" },
    { "The first ship sank 80 years ago today.", "2024-06-06", "80 years ago today=1944-06-06" },
    { "A year ago this week the columns crossed the border.", "2023-02-22", "A year ago this week=2022-02-21/2022-02-27" },
    { "Four years ago on March 3 the bridge fell.", FRIDAY, "Four years ago=2018|March 3=2018-03-03" },
    { "Three years ago in March the bridge fell.", FRIDAY, "Three years ago=2019|March=2019-03" },
  };

  date_cases_check (cases, G_N_ELEMENTS (cases));
}

/* A week ago is about the day, as two days ago is one. */
static void
test_weeks (void)
{
  static const DateCase cases[] = {
    { "The airport fell two weeks ago.", FRIDAY, "two weeks ago=2022-01-28~" },
    { "The airport fell a fortnight ago.", FRIDAY, "a fortnight ago=2022-01-28~" },
    { "The airport fell a few weeks ago.", FRIDAY, "a few weeks ago=2022-01-17~/2022-01-23~" },
    { "The airport fell on Feb. 1. Two weeks earlier it was shelled.", FRIDAY, "Feb. 1=2022-02-01|Two weeks earlier=2022-01-18~" },
    { "The drills opened on Feb. 1 and closed a week later; the next day all left.", FRIDAY, "Feb. 1=2022-02-01|a week later=2022-02-08~" },
    { "Losses fell in the week to 6 February to half those of the week before.", FRIDAY, "week to 6 February=2022-01-31/2022-02-06|week before=2022-01-24/2022-01-30" },
    { "The allies are to spend more within a decade.", FRIDAY, "" },
    { "The fleet will be renewed within two decades.", FRIDAY, "" },
    { "The law will lapse within two weeks.", FRIDAY, "two weeks=2022-02-11/2022-02-25" },
  };

  date_cases_check (cases, G_N_ELEMENTS (cases));
}

/* What comes again every year is no date. */
static void
test_recurring (void)
{
  static const DateCase cases[] = {
    { "The tank has never worked in winter.", FRIDAY, "" },
    { "Roads freeze in winter and flood in spring.", FRIDAY, "" },
    { "Patrols usually moved by sled in winter.", FRIDAY, "" },
    { "The men trained in winter gear.", FRIDAY, "" },
    { "The unit was withdrawn in winter.", FRIDAY, "winter=2021-24" },
    { "A new push is expected in summer.", FRIDAY, "summer=2022-22" },
    { "They will vote in the fall.", FRIDAY, "fall=2022-23" },
    { "The exercise is held every September.", FRIDAY, "" },
    { "The exercise is held annually in September.", FRIDAY, "" },
    { "The fleet parades every year on 31 July.", FRIDAY, "" },
    { "The fleet paraded on 31 July.", FRIDAY, "31 July=2021-07-31" },
    { "The annual drill was held in September.", FRIDAY, "September=2021-09" },
  };

  date_cases_check (cases, G_N_ELEMENTS (cases));
}

/* Days of a month told by their number, weeks of a month, and days whose year only the weekday or the nearness tells. */
static void
test_months (void)
{
  static const DateCase cases[] = {
    { "It moved in the second week of September 2021.", FRIDAY, "second week of September 2021=2021-09-08/2021-09-14" },
    { "It moved in the last week of January.", FRIDAY, "last week of January=2022-01-25/2022-01-31" },
    { "It was hit on the first weekend of October 2021.", FRIDAY, "first weekend of October 2021=2021-10-02/2021-10-03" },
    { "It was hit on the last day of January.", FRIDAY, "last day of January=2022-01-31" },
    { "The plants were struck on the 3rd, the 4th and the 8th.", FRIDAY, "3rd=2022-02-03|4th=2022-02-04|8th=2022-02-08" },
    { "They will meet on the 14th and 15th.", FRIDAY, "14th and 15th=2022-02-14/2022-02-15" },
    { "They met on the 7th and the 9th of the men left.", FRIDAY, "7th=2022-02-07" },
    { "A rite is held on Friday, 18 June, at ten.", "2021-06-16", "Friday, 18 June=2021-06-18" },
    { "It stops pay for those who began from Feb. 15.", FRIDAY, "Feb. 15=2022-02-15" },
    { "It was closed and they have seen nothing since Feb. 15.", FRIDAY, "Feb. 15=2021-02-15" },
    { "The wargame was run in early January.", FRIDAY, "early January=2022-01" },
    { "Footage posted on February 9 and 10 shows tanks.", FRIDAY, "February 9 and 10=2022-02-09/2022-02-10" },
    { "It was taken on January 1. Last year it was lost.", FRIDAY, "January 1=2022-01-01|Last year=2021" },
    { "In 1945 he landed on 19 February of that year.", FRIDAY, "1945=1945|19 February of that year=1945-02-19" },
    { "A vote is not expected before Friday.", "2022-02-08", "Friday=2022-02-11" },
    { "The loan covers 2022 and 2023.", FRIDAY, "2022=2022|2023=2023" },
    { "Built in 1962, it was rebuilt half a century later.", FRIDAY, "1962=1962|half a century later=2012~" },
    { "Since the start of the day 40 attacks were stopped; at the end of the day it matters.", FRIDAY, "start of the day=2022-02-11" },
    { "In the week of 31 January to 6 February six fell, four in the week before.", FRIDAY, "31 January to 6 February=2022-01-31/2022-02-06|week before=2022-01-24/2022-01-30" },
    { "The summary for 5-11 February names six; four were named in the week before.", "2022-02-12", "5-11 February=2022-02-05/2022-02-11|week before=2022-01-29/2022-02-04" },
    { "He said last Thursday that it was over.", FRIDAY, "last Thursday=2022-02-03" },
    { "It could come as soon as March, more likely in spring.", FRIDAY, "March=2022-03|spring=2022-21" },
    { "Tokyo said spending is to reach 2 percent of output in fiscal 2027.", FRIDAY, "fiscal 2027=2027-04/2028-03" },
  };

  date_cases_check (cases, G_N_ELEMENTS (cases));
}

/* What is counted from a day though a year was told since, and verbs and words that tell which day is meant. */
static void
test_mentions (void)
{
  static const DateCase cases[] = {
    { "She fired on 19 January, the first such feat since 2016. Her crew got medals two weeks later.", FRIDAY,
      "19 January=2022-01-19|2016=2016|two weeks later=2022-02-02~" },
    { "He came on 5 May 1990. In 1995 he left; the next day it rained.", FRIDAY, "5 May 1990=1990-05-05|1995=1995" },
    { "He led it from July 2019 to September 2021.", FRIDAY, "July 2019 to September 2021=2019-07/2021-09" },
    { "It lasted from Dec. 2020 until Feb. 2021.", FRIDAY, "Dec. 2020 until Feb. 2021=2020-12/2021-02" },
    { "He led it until July 2019 and takes over the corps on the 29th.", FRIDAY, "July 2019=2019-07|29th=2022-03-29" },
    { "He led it until July 2021 and takes over the corps on the 25th.", FRIDAY, "July 2021=2021-07|25th=2022-02-25" },
    { "The House votes on Saturday; the council sits again on Monday.", FRIDAY, "Saturday=2022-02-12|Monday=2022-02-14" },
    { "Hearings continue on Thursday; the trial continues on Monday.", FRIDAY, "Thursday=2022-02-17|Monday=2022-02-14" },
    { "She could be launched in July, and could be seen from the pier in December.", FRIDAY, "July=2022-07|December=2021-12" },
    { "They expect the drill to draw notice in September.", FRIDAY, "September=2022-09" },
    { "They won 300 votes on Saturday.", FRIDAY, "Saturday=2022-02-05" },
    { "The budget will be laid before the cabinet on Wednesday.", FRIDAY, "Wednesday=2022-02-16" },
    { "Work began no later than 2020 and not earlier than 2018; more than 2000 saw it.", FRIDAY, "2020=2020|2018=2018" },
    { "In July 17 were killed, in May 6 soldiers died.", FRIDAY, "July=2021-07|May=2021-05" },
    { "They will meet on the first of March, he said by the second of three calls.", FRIDAY, "first of March=2022-03-01" },
    { "In the first half of the month 311 fell.", FRIDAY, "first half of the month=2022-02" },
    { "In the second half of last month 311 fell.", FRIDAY, "second half of last month=2022-01" },
  };

  date_cases_check (cases, G_N_ELEMENTS (cases));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  g_test_add_func ("/dates/years/fiscal", test_fiscal);
  g_test_add_func ("/dates/years/halves", test_halves);
  g_test_add_func ("/dates/years/feasts", test_feasts);
  g_test_add_func ("/dates/years/anniversaries", test_anniversaries);
  g_test_add_func ("/dates/years/weeks", test_weeks);
  g_test_add_func ("/dates/years/mentions", test_mentions);
  g_test_add_func ("/dates/years/months", test_months);
  g_test_add_func ("/dates/years/recurring", test_recurring);
  return g_test_run ();
}
