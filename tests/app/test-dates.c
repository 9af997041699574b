/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The dates that are found in texts and what they are taken to mean. "-" stands for a date that cannot be resolved. */

#define G_LOG_DOMAIN "dossier-tests"

#include "date-cases.h"
#include "dossier-dates.h"
#include "dossier-edtf.h"
#include "dossier-text.h"

#include <locale.h>
#include <string.h>

#define FRIDAY "2022-02-11"

static void
test_days (void)
{
  static const DateCase cases[] = {
    { "It began on 10 February 2022.", NULL, "10 February 2022=2022-02-10" },
    { "It began on February 10, 2022, at dawn.", NULL, "February 10, 2022=2022-02-10" },
    { "It began on Feb. 10, 2022.", NULL, "Feb. 10, 2022=2022-02-10" },
    { "It began on the 10th of February, 2022.", NULL, "10th of February, 2022=2022-02-10" },
    { "FEBRUARY 10, 2022 - A STATEMENT", NULL, "FEBRUARY 10, 2022=2022-02-10" },
    { "Dated 2022-02-10.", NULL, "2022-02-10=2022-02-10" },
    { "Sent 2022-02-10T14:30:00Z.", NULL, "2022-02-10T14:30:00Z=2022-02-10T14:30:00Z" },
    { "Stand 10.02.2022, mittags", NULL, "10.02.2022=2022-02-10" },
    { "on 13/02/2022 and 02/14/2022", NULL, "13/02/2022=2022-02-13|02/14/2022=2022-02-14" },
    { "on 10/02/2022", NULL, "10/02/2022=2022-02-10?" },
    { "on 02/27/2022 and 10/02/2022", NULL, "02/27/2022=2022-02-27|10/02/2022=2022-10-02" },
    { "on 27/02/2022 and 10/02/2022", NULL, "27/02/2022=2022-02-27|10/02/2022=2022-02-10" },
    { "Filed 02/11/22.", FRIDAY, "02/11/22=2022-02-11" },
    { "Filed 10/31/89.", NULL, "10/31/89=1989-10-31" },
    { "on 10-Feb-2022 and 11-Feb-22", NULL, "10-Feb-2022=2022-02-10|11-Feb-22=2022-02-11" },
    { "On 10 Feb 22 the brigade moved.", NULL, "10 Feb 22=2022-02-10" },
    { "27 JAN 22, BRENNA", NULL, "27 JAN 22=2022-01-27" },
    { "Born in May '68.", NULL, "May '68=1968-05" },
    { "The drills run Feb. 10-20.", FRIDAY, "Feb. 10-20=2022-02-10/2022-02-20" },
    { "The drills run Feb. 10–20, 2021.", FRIDAY, "Feb. 10–20, 2021=2021-02-10/2021-02-20" },
    { "from 10 to 20 February 2022", NULL, "10 to 20 February 2022=2022-02-10/2022-02-20" },
    { "between Feb. 10 and Feb. 20, 2022", NULL, "Feb. 10 and Feb. 20, 2022=2022-02-10/2022-02-20" },
    { "between 10 and 20 February 2022", NULL, "10 and 20 February 2022=2022-02-10/2022-02-20" },
    { "Jan. 28 to Feb. 3", FRIDAY, "Jan. 28 to Feb. 3=2022-01-28/2022-02-03" },
    { "from January 23 through March 9", FRIDAY, "January 23 through March 9=2022-01-23/2022-03-09" },
    { "December 28, 2021 – January 3, 2022", NULL, "December 28, 2021 – January 3, 2022=2021-12-28/2022-01-03" },
    { "On Feb. 10 and 11 they met.", FRIDAY, "Feb. 10 and 11=2022-02-10/2022-02-11" },
    { "On Feb. 10 or 11 they met.", FRIDAY, "Feb. 10=2022-02-10|11=2022-02-11" },
    { "On 10, 11 and 12 February 2022 it snowed.", NULL, "10, 11 and 12 February 2022=2022-02-10/2022-02-12" },
    { "On Feb. 7, 8 and 9, and on Feb. 1 and 2 people died.", FRIDAY, "Feb. 7, 8 and 9=2022-02-07/2022-02-09|Feb. 1=2022-02-01|2=2022-02-02" },
    { "10, 12 and 14 February 2022", NULL, "10=2022-02-10|12=2022-02-12|14 February 2022=2022-02-14" },
    { "On Feb. 10 and 11 soldiers died.", FRIDAY, "Feb. 10=2022-02-10" },
    { "They spoke on Thursday, February 10, 2022.", NULL, "Thursday, February 10, 2022=2022-02-10" },
    { "Thursday (Feb. 10) was cold", FRIDAY, "Thursday (Feb. 10)=2022-02-10" },
    { "Thursday evening, 10 February, it began", FRIDAY, "Thursday evening, 10 February=2022-02-10" },
    { "a deal signed on May fifth", "2006-06-01", "May fifth=2006-05-05" },
    { "after the 9/11 attacks", NULL, "9/11=2001-09-11" },
    { "the Sept. 11 attacks on New York", "2013-04-01", "Sept. 11=2001-09-11" },
    { "He died Sept. 11.", "2013-10-01", "Sept. 11=2013-09-11" },
    { "on 24 March. Then", FRIDAY, "24 March=2022-03-24" },
    { "In the third quarter last year; last year's third quarter", FRIDAY,
      "third quarter last year=2021-07/2021-09|last year=2021|third quarter=2021-07/2021-09" },
    { "from Oct. 1, 2021, through Sept. 30, 2022", NULL, "Oct. 1, 2021, through Sept. 30, 2022=2021-10-01/2022-09-30" },
    { "until Feb. 20", FRIDAY, "Feb. 20=2022-02-20" },
    { "after Feb.20. Then", FRIDAY, "Feb.20=2022-02-20" },
    { "February\n10, 2022", NULL, "February\n10, 2022=2022-02-10" },
    { "31 February 2022; 45 May; 2022-13-01", NULL, "" },
    { "29 February 2023 and 29 February 2024", NULL, "29 February 2024=2024-02-29" },
  };

  date_cases_check (cases, G_N_ELEMENTS (cases));
}

static void
test_weekdays (void)
{
  static const DateCase cases[] = {
    { "They spoke on Thursday.", FRIDAY, "Thursday=2022-02-10" },
    { "The minister said Friday that it was over.", FRIDAY, "Friday=2022-02-11" },
    { "They will meet on Monday.", FRIDAY, "Monday=2022-02-14" },
    { "On Monday, the ministers will meet again.", FRIDAY, "Monday=2022-02-14" },
    { "Talks are scheduled for Tuesday.", FRIDAY, "Tuesday=2022-02-15" },
    { "Talks were held Tuesday.", FRIDAY, "Tuesday=2022-02-08" },
    { "The talks to be held Tuesday matter.", FRIDAY, "Tuesday=2022-02-15" },
    { "She said Wednesday that talks would resume.", FRIDAY, "Wednesday=2022-02-09" },
    { "The officials said that on Monday they will leave.", FRIDAY, "Monday=2022-02-14" },
    { "He is due to arrive Sunday.", FRIDAY, "Sunday=2022-02-13" },
    { "He made a scheduled stop Sunday in Brenna.", FRIDAY, "Sunday=2022-02-06" },
    { "The exercise begins Monday.", FRIDAY, "Monday=2022-02-14" },
    { "Polls open Sunday, officials said.", FRIDAY, "Sunday=2022-02-13" },
    { "Voters go to the polls on Sunday.", FRIDAY, "Sunday=2022-02-13" },
    { "By Monday, 40 had died. By Monday it will end.", FRIDAY, "Monday=2022-02-07|Monday=2022-02-14" },
    { "It happens every Tuesday.", FRIDAY, "" },
    { "a meeting planned for Sunday, an operation planned Sunday", FRIDAY, "Sunday=2022-02-13|Sunday=2022-02-06" },
    { "Operations resume Monday; the exercise, which runs from Feb. 1 to March 3, began Monday.", FRIDAY,
      "Monday=2022-02-14|Feb. 1 to March 3=2022-02-01/2022-03-03|Monday=2022-02-07" },
    { "last Thursday, last Wednesday", FRIDAY, "last Thursday=2022-02-03|last Wednesday=2022-02-09" },
    { "last Friday", FRIDAY, "last Friday=2022-02-04" },
    { "next Friday", FRIDAY, "next Friday=2022-02-18" },
    { "this Saturday", FRIDAY, "this Saturday=2022-02-12" },
    { "this past Tuesday", FRIDAY, "this past Tuesday=2022-02-08" },
    { "Tuesday of last week", FRIDAY, "Tuesday of last week=2022-02-01" },
    { "on Tuesday next week", FRIDAY, "Tuesday next week=2022-02-15" },
    { "late Thursday night", FRIDAY, "late Thursday night=2022-02-10" },
    { "early on Thursday", FRIDAY, "Thursday=2022-02-10" },
    { "Thursday's call", FRIDAY, "Thursday=2022-02-10" },
    { "In Sunday's election, voters will choose.", FRIDAY, "Sunday=2022-02-13" },
    { "It ran from Monday to Wednesday.", FRIDAY, "Monday to Wednesday=2022-02-07/2022-02-09" },
    { "It rained Monday through Thursday.", FRIDAY, "Monday through Thursday=2022-02-07/2022-02-10" },
    { "Both were hit on Monday and Tuesday.", FRIDAY, "Monday=2022-02-07|Tuesday=2022-02-08" },
    { "It happened on Good Friday, says the Sunday Times.", FRIDAY, "Good Friday=2021-04-02" },
    { "He works Mondays.", FRIDAY, "" },
    { "It happened on Thursday.", "2022-02", "Thursday=-" },
    { "It happened on Thursday.", NULL, "Thursday=-" },
    { "It happened on Thursday, and at 10:30 on Friday", FRIDAY, "Thursday=2022-02-10|Friday=2022-02-11" },
  };

  date_cases_check (cases, G_N_ELEMENTS (cases));
}

/* What is told with a date in reports on operations. */
static void
test_operations (void)
{
  static const DateCase cases[] = {
    { "overnight Wednesday into Thursday", FRIDAY, "Wednesday into Thursday=2022-02-09/2022-02-10" },
    { "They sailed in mid-April; more ships go by end-March.", FRIDAY, "mid-April=2021-04|March=2022-03" },
    { "from early May to mid-June", FRIDAY, "early May to mid-June=2022-05/2022-06" },
    { "between late January and early February", FRIDAY, "late January and early February=2022-01/2022-02" },
    { "It will be on station from the 20th to the 3rd.", FRIDAY, "20th to the 3rd=2022-02-20/2022-03-03" },
    { "In the past 24 hours, and over the next 48 hours", FRIDAY, "past 24 hours=2022-02-10/2022-02-11|next 48 hours=2022-02-11/2022-02-13" },
    { "in the past 30 hours", FRIDAY, "" },
    { "losses in the week to 6 February", FRIDAY, "week to 6 February=2022-01-31/2022-02-06" },
    { "the day before yesterday and the day after tomorrow", FRIDAY, "day before yesterday=2022-02-09|day after tomorrow=2022-02-13" },
    { "The accord will lapse in two years.", FRIDAY, "two years=2024" },
    { "It was built in two years. It will be the first in ten years.", FRIDAY, "" },
    { "The drills planned for March were moved to October.", FRIDAY, "March=2022-03|October=2022-10" },
    { "The union has called a strike for Monday.", FRIDAY, "Monday=2022-02-14" },
    { "They blamed the army for Monday's strike.", FRIDAY, "Monday=2022-02-07" },
    { "next Saturday, next Sunday, next Thursday", FRIDAY, "next Saturday=2022-02-19|next Sunday=2022-02-20|next Thursday=2022-02-17" },
    { "D-Day was 4 November 2021; on D+2 the bridge was laid, at D-1 the guns moved.", FRIDAY,
      "4 November 2021=2021-11-04|D+2=2021-11-06|D-1=2021-11-03" },
    { "At D+2 and in group D-1", FRIDAY, "" },
  };
  g_autofree char *counted = date_cases_say ("Supplies last to D+10.", FRIDAY, "2022-02-24");

  date_cases_check (cases, G_N_ELEMENTS (cases));
  g_assert_cmpstr (counted, ==, "D+10=2022-03-06");
}

static void
test_relative (void)
{
  static const DateCase cases[] = {
    { "It ended yesterday.", FRIDAY, "yesterday=2022-02-10" },
    { "It ends today, or tomorrow morning.", FRIDAY, "today=2022-02-11|tomorrow morning=2022-02-12" },
    { "last night and this morning, tonight", FRIDAY, "last night=2022-02-10|this morning=2022-02-11|tonight=2022-02-11" },
    { "last week", FRIDAY, "last week=2022-01-31/2022-02-06" },
    { "earlier this week", FRIDAY, "earlier this week=2022-02-07/2022-02-13" },
    { "late next week", FRIDAY, "late next week=2022-02-14/2022-02-20" },
    { "this past week", FRIDAY, "this past week=2022-01-31/2022-02-06" },
    { "last month", FRIDAY, "last month=2022-01" },
    { "later this month", FRIDAY, "later this month=2022-02" },
    { "next month", FRIDAY, "next month=2022-03" },
    { "earlier this year", FRIDAY, "earlier this year=2022" },
    { "last year's drills", FRIDAY, "last year=2021" },
    { "next year", FRIDAY, "next year=2023" },
    { "by the end of the year", FRIDAY, "end of the year=2022" },
    { "by year end", FRIDAY, "year end=2022-12-31" },
    { "over the weekend", FRIDAY, "weekend=2022-02-05/2022-02-06" },
    { "They will meet this weekend.", FRIDAY, "this weekend=2022-02-12/2022-02-13" },
    { "last weekend", FRIDAY, "last weekend=2022-02-05/2022-02-06" },
    { "next weekend", FRIDAY, "next weekend=2022-02-12/2022-02-13" },
    { "three days ago", FRIDAY, "three days ago=2022-02-08" },
    { "a week ago", FRIDAY, "a week ago=2022-02-04~" },
    { "two months ago", FRIDAY, "two months ago=2021-12" },
    { "two years ago", FRIDAY, "two years ago=2020" },
    { "a decade ago", FRIDAY, "a decade ago=2012~" },
    { "nearly two decades ago", FRIDAY, "two decades ago=2002~" },
    { "about two years ago", FRIDAY, "two years ago=2020~" },
    { "a few days ago", FRIDAY, "a few days ago=2022-02-08~" },
    { "twenty-five years ago", FRIDAY, "twenty-five years ago=1997" },
    { "[Ten] years ago", FRIDAY, "Ten] years ago=2012" },
    { "two weeks from now", FRIDAY, "two weeks from now=2022-02-25~" },
    { "during the last few days", FRIDAY, "last few days=2022-02-09~/2022-02-11" },
    { "in the past five years", FRIDAY, "past five years=2017-02-12/2022-02-11" },
    { "over the next two weeks", FRIDAY, "next two weeks=2022-02-11/2022-02-25" },
    { "the past decade", FRIDAY, "past decade=2012-02-12~/2022-02-11" },
    { "yesterday, last week, three days ago", NULL, "yesterday=-|last week=-|three days ago=-" },
    { "He came on 5 May 1990. Two years later he left.", FRIDAY, "5 May 1990=1990-05-05|Two years later=1992" },
    { "It began in 1990. That same year it ended.", FRIDAY, "1990=1990|That same year=1990" },
    { "On Feb. 3 they met; the next day they left.", FRIDAY, "Feb. 3=2022-02-03|next day=2022-02-04" },
    { "On Feb. 3 they met; the following month they left.", FRIDAY, "Feb. 3=2022-02-03|following month=2022-03" },
    { "He was freed on 29 April 1832. The duel took place on 30 May.", FRIDAY, "29 April 1832=1832-04-29|30 May=1832-05-30" },
    { "two days after the attack, three weeks before his death", FRIDAY, "" },
    { "the day after", FRIDAY, "day after=2022-02-12" },
    { "years later, days after", FRIDAY, "" },
    { "a man in his thirties; the thirties", FRIDAY, "thirties=193X" },
    { "week after week, day by day, every year, a year, years", FRIDAY, "" },
  };

  date_cases_check (cases, G_N_ELEMENTS (cases));
}

static void
test_months (void)
{
  static const DateCase cases[] = {
    { "It began in May 2021.", NULL, "May 2021=2021-05" },
    { "It began in May, 1750.", NULL, "May, 1750=1750-05" },
    { "September of 1976", NULL, "September of 1976=1976-09" },
    { "It began in November.", FRIDAY, "November=2021-11" },
    { "He was killed in July.", FRIDAY, "July=2021-07" },
    { "An election will be held in July.", FRIDAY, "July=2022-07" },
    { "They decided to hold it in February.", FRIDAY, "February=2022-02" },
    { "last May", FRIDAY, "last May=2021-05" },
    { "last January", FRIDAY, "last January=2022-01" },
    { "next May", FRIDAY, "next May=2022-05" },
    { "in late February", FRIDAY, "late February=2022-02" },
    { "mid-January", FRIDAY, "mid-January=2022-01" },
    { "in April last year", FRIDAY, "April last year=2021-04" },
    { "in April of this year", FRIDAY, "April of this year=2022-04" },
    { "in 1981; in March the same year", FRIDAY, "1981=1981|March the same year=1981-03" },
    { "between May and June in 1981", FRIDAY, "May and June in 1981=1981-05/1981-06" },
    { "January–March 2022", NULL, "January–March 2022=2022-01/2022-03" },
    { "from November to January 2022", NULL, "November to January 2022=2021-11/2022-01" },
    { "in May and June 2021", NULL, "May=2021-05|June 2021=2021-06" },
    { "a September attack", FRIDAY, "September=2021-09" },
    { "You may march. May I? Mark April and June.", FRIDAY, "June=2022-06" },
    { "in June. More followed", FRIDAY, "June=2022-06" },
    { "spring 2022 and the winter of 2021", NULL, "spring 2022=2022-21|winter of 2021=2021-24" },
    { "winter 2021-22", NULL, "winter 2021-22=2021-24" },
    { "last summer", FRIDAY, "last summer=2021-22" },
    { "next spring", FRIDAY, "next spring=2022-21" },
    { "in the fall of 2014", NULL, "fall of 2014=2014-23" },
    { "They will vote in the fall.", FRIDAY, "fall=2022-23" },
    { "The fall of Brenna was a spring in his step; summer camp", FRIDAY, "" },
    { "Exercise Winter Shield", FRIDAY, "" },
  };

  date_cases_check (cases, G_N_ELEMENTS (cases));
}

static void
test_years (void)
{
  static const DateCase cases[] = {
    { "It began in 2014.", NULL, "2014=2014" },
    { "since 2014, by 2016, until 2018", NULL, "2014=2014|2016=2016|2018=2018" },
    { "the 2014 accord", NULL, "2014=2014" },
    { "his 2014 report", NULL, "2014=2014" },
    { "the fatal 2003 shooting", NULL, "2003=2003" },
    { "(2012)", NULL, "2012=2012" },
    { "1939–45 and 1990-1995", NULL, "1939–45=1939/1945|1990-1995=1990/1995" },
    { "from 1962 to 1988", NULL, "1962 to 1988=1962/1988" },
    { "between 2001 and 2005", NULL, "2001 and 2005=2001/2005" },
    { "in 2014/15", NULL, "2014/15=2014/2015" },
    { "in 2014, 2015 and 2016", NULL, "2014=2014|2015=2015|2016=2016" },
    { "around 1820", NULL, "1820=1820~" },
    { "circa 1880", NULL, "1880=1880~" },
    { "c. 1818", NULL, "1818=1818~" },
    { "possibly in 1849", NULL, "1849=1849?" },
    { "about 2003 people in 2003", NULL, "2003=2003" },
    { "2000 soldiers, 1,999 tanks, $2000, 2014 km, Article 2014, No. 2014, 2014%", NULL, "" },
    { "more than 2000, at least 1900", NULL, "" },
    { "Zapad-2021 and Shield 2022", NULL, "" },
    { "https://example.org/2022/02/11/call-2014", NULL, "" },
    { "the 1990s, the '90s, the nineties", NULL, "1990s=199X|'90s=199X|nineties=199X" },
    { "in the mid-1980s and early 1990s", NULL, "mid-1980s=198X|early 1990s=199X" },
    { "the 20th century, a 17th-century writer", NULL, "20th century=1900/1999|17th-century=1600/1699" },
    { "the twentieth century", NULL, "twentieth century=1900/1999" },
    { "the third quarter of 2021", NULL, "third quarter of 2021=2021-07/2021-09" },
    { "in the fourth quarter", FRIDAY, "fourth quarter=2021-10/2021-12" },
    { "Q3 2021; 3Q21", NULL, "Q3 2021=2021-07/2021-09|3Q21=2021-07/2021-09" },
    { "the first half of 2021", NULL, "first half of 2021=2021-01/2021-06" },
    { "the second half of last year", FRIDAY, "second half of last year=2021-07/2021-12" },
    { "in the second half they scored", FRIDAY, "" },
    { "the last quarter of 2020", FRIDAY, "last quarter of 2020=2020-10/2020-12" },
    { "last quarter", FRIDAY, "last quarter=2021-10/2021-12" },
    { "the Pentagon's budget for fiscal year 2024", NULL, "fiscal year 2024=2023-10/2024-09" },
    { "FY24 and FY 2025", NULL, "FY24=2023-10/2024-09|FY 2025=2024-10/2025-09" },
    { "sales in fiscal 1997", NULL, "fiscal 1997=1997~" },
    { "in fiscal year 2023-24", NULL, "fiscal year 2023-24=2023-04/2024-03" },
    { "as of 2022-02 and 2001-02", NULL, "2022-02=2022-02|2001-02=2001/2002" },
  };

  date_cases_check (cases, G_N_ELEMENTS (cases));
}

static void
test_military (void)
{
  static const DateCase cases[] = {
    { "121430ZFEB24", NULL, "121430ZFEB24=2024-02-12T14:30:00Z" },
    { "DTG: 121430Z FEB 2024.", NULL, "121430Z FEB 2024=2024-02-12T14:30:00Z" },
    { "At 12 1430Z Feb 24 the unit moved", NULL, "12 1430Z Feb 24=2024-02-12T14:30:00Z" },
    { "121430BFEB24", NULL, "121430BFEB24=2024-02-12T14:30:00+02:00" },
    { "121430RFEB24", NULL, "121430RFEB24=2024-02-12T14:30:00-05:00" },
    { "101200ZFEB", FRIDAY, "101200ZFEB=2022-02-10T12:00:00Z" },
    { "101200ZFEB", NULL, "101200ZFEB=-" },
    { "321430ZFEB24 122530ZFEB24 121430ZFOO24 121430JFEB24 1121430ZFEB24", NULL, "" },
    { "as the war enters week 12", FRIDAY, "week 12=-" },
    { "on day 100 of the invasion", FRIDAY, "day 100 of the invasion=-" },
    { "week 12 and day 3", FRIDAY, "" },
  };

  date_cases_check (cases, G_N_ELEMENTS (cases));
}

static void
test_event (void)
{
  static const char * const cases[][2] = {
    { "as the war enters week 12", "week 12=2022-05-12/2022-05-18" },
    { "week 1 of the war", "week 1 of the war=2022-02-24/2022-03-02" },
    { "on day 100 of Russia's invasion", "day 100 of Russia's invasion=2022-06-03" },
    { "the 12th week of the war", "12th week of the war=2022-05-12/2022-05-18" },
    { "the war's third month", "third month=2022-04-24/2022-05-23" },
    { "the second year of the war", "second year of the war=2023-02-24/2024-02-23" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = date_cases_say (cases[i][0], NULL, "2022-02-24");

      g_assert_cmpstr (found, ==, cases[i][1]);
    }
}

static void
test_languages (void)
{
  static const DateCase cases[] = {
    { "Am 10. Februar 2022 sprachen sie.", NULL, "10. Februar 2022=2022-02-10" },
    { "Sie sprachen am Donnerstag.", FRIDAY, "Donnerstag=2022-02-10" },
    { "Sie werden sich am Montag treffen.", FRIDAY, "Montag=2022-02-14" },
    { "letzte Woche, vor drei Tagen, gestern, nächsten Monat", FRIDAY,
      "letzte Woche=2022-01-31/2022-02-06|vor drei Tagen=2022-02-08|gestern=2022-02-10|nächsten Monat=2022-03" },
    { "im März 2021, im Sommer 2020, im 19. Jahrhundert", NULL, "März 2021=2021-03|Sommer 2020=2020-22|19. Jahrhundert=1800/1899" },
    { "le 1er février 2022, jeudi, hier, la semaine dernière, il y a trois jours", FRIDAY,
      "1er février 2022=2022-02-01|jeudi=2022-02-10|hier=2022-02-10|semaine dernière=2022-01-31/2022-02-06|il y a trois jours=2022-02-08" },
    { "en mai 2021, le 14 juillet, mai dernier", FRIDAY, "mai 2021=2021-05|14 juillet=2022-07-14|mai dernier=2021-05" },
    { "el 10 de febrero de 2022, ayer, hace tres días, el lunes pasado", FRIDAY,
      "10 de febrero de 2022=2022-02-10|ayer=2022-02-10|hace tres días=2022-02-08|lunes pasado=2022-02-07" },
    { "il 10 febbraio 2022, ieri, giovedì, la settimana scorsa", FRIDAY,
      "10 febbraio 2022=2022-02-10|ieri=2022-02-10|giovedì=2022-02-10|settimana scorsa=2022-01-31/2022-02-06" },
    { "10 lutego 2022, wczoraj, w czwartek, w zeszłym tygodniu, trzy dni temu", FRIDAY,
      "10 lutego 2022=2022-02-10|wczoraj=2022-02-10|czwartek=2022-02-10|zeszłym tygodniu=2022-01-31/2022-02-06|trzy dni temu=2022-02-08" },
    { "10 февраля 2022 года, вчера, в четверг, на прошлой неделе, три дня назад", FRIDAY,
      "10 февраля 2022=2022-02-10|вчера=2022-02-10|четверг=2022-02-10|прошлой неделе=2022-01-31/2022-02-06|три дня назад=2022-02-08" },
    { "с 10 по 20 февраля 2022 года, в мае 2021", NULL, "10 по 20 февраля 2022=2022-02-10/2022-02-20|мае 2021=2021-05" },
    { "10 лютого 2022 року, вчора, у четвер, минулого тижня, два дні тому", FRIDAY,
      "10 лютого 2022=2022-02-10|вчора=2022-02-10|четвер=2022-02-10|минулого тижня=2022-01-31/2022-02-06|два дні тому=2022-02-09" },
    { "Das Schiff war Ende Januar aus Kiel ausgelaufen und wird im Juni erwartet. Учора було тихо.", FRIDAY,
      "Ende Januar=2022-01|Juni=2022-06|Учора=2022-02-10" },
    { "Встреча состоится в понедельник.", FRIDAY, "понедельник=2022-02-14" },
    { "The mayor of Mai said Mars and marzipan were fine.", FRIDAY, "" },
  };

  date_cases_check (cases, G_N_ELEMENTS (cases));
}

/* Numbers, names and words that are no dates. */
static void
test_others (void)
{
  static const char * const texts[] = {
    "", " ", "\n\n", "May 10,000 flowers; March 10.5 km; April 10% off", "Call 555-1234 or +49 30 123456.", "Version 1.10.02.2022 of 1/2/3/2022",
    "The sun was up. They wed. Mon Repos.", "S-400, F-16, T-72, Su-35 and 93rd Brigade", "a score of 3-2, 10:30, 5 p.m.", "99999999999999999999 years ago",
    "99999-99-99 2022-99-99 0000-00-00", "in 99999", "9999999999 days ago; week 99999999999 of the war", "FY9999 fiscal 9", "Q9 2021 5Q21 0th century",
    "999th century", "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d \xe2\x80\xae\xd8\xa7", "😀😀 10 😀 2022 😀", "second second first last next this", "the year of the month of the day",
    "one two three four five", "ago ago ago later before after", "between and between and", "the the the of of of", "last", "next 12 next", "Q", "FY", "il y a", "vor", "year'", "year’", "H", "1H", "half a", "FY", "fiscal",
    "-", "–", "'", "''90", "’", "1", "12", "123", "1234567890", "10-", "10/", "10/10", "10/10/", "Thu", "Sat",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *found = date_cases_say (texts[i], FRIDAY, "2022-02-24");

      g_test_message ("%s", texts[i]);
      g_assert_cmpstr (found, ==, "");
    }
}

/* Days with a name, numbered days, weeks around a day, quarters of budgets. */
static void
test_named (void)
{
  static const DateCase cases[] = {
    { "They met on Christmas Day and on New Year’s Eve.", FRIDAY, "Christmas Day=2021-12-25|New Year’s Eve=2021-12-31" },
    { "On Christmas Eve, 1914, the guns fell silent.", FRIDAY, "Christmas Eve, 1914=1914-12-24" },
    { "The parade will be held on Victory Day.", FRIDAY, "Victory Day=2022-05-09" },
    { "Troops marched on May Day. May I ask?", FRIDAY, "May Day=2021-05-01" },
    { "He left last Boxing Day, she on the Fourth of July 2020.", FRIDAY, "Boxing Day=2021-12-26|Fourth of July 2020=2020-07-04" },
    { "The Victory Column and New York stand.", FRIDAY, "" },
    { "The talks were held on the 8th.", FRIDAY, "8th=2022-02-08" },
    { "They will meet on the 24th, he said.", FRIDAY, "24th=2022-02-24" },
    { "They met on March 3, 2020, and again on the 24th.", FRIDAY, "March 3, 2020=2020-03-03|24th=2020-03-24" },
    { "It was signed on the 21st of last month.", FRIDAY, "21st of last month=2022-01-21" },
    { "It relied on the 24th Brigade and on the 3rd floor; the 9th was last.", FRIDAY, "" },
    { "They met on the 31st of this month.", FRIDAY, "this month=2022-02" },
    { "The drill takes place in the week of June 5, 2023.", FRIDAY, "week of June 5, 2023=2023-06-05/2023-06-11" },
    { "They will vote the week of June 5.", FRIDAY, "week of June 5=2022-06-05/2022-06-11" },
    { "Strikes fell in the week ending 12 March 2023.", FRIDAY, "week ending 12 March 2023=2023-03-06/2023-03-12" },
    { "Orders rose in Q3 FY2023 and fell in Q1 FY24.", FRIDAY, "Q3 FY2023=2023-04/2023-06|Q1 FY24=2023-10/2023-12" },
    { "The Pentagon asked for more in the third quarter of fiscal 2023.", FRIDAY, "third quarter of fiscal 2023=2023-04/2023-06" },
    { "The firm sold more in the third quarter of fiscal 2023.", FRIDAY, "third quarter of fiscal 2023=2023~" },
  };

  date_cases_check (cases, G_N_ELEMENTS (cases));
}

/* Years that begin in another month: those of a state's budget, and a firm's, of which no month is known. */
static void
test_fiscal (void)
{
  static const DateCase cases[] = {
    { "The Army wants them this fiscal year.", FRIDAY, "this fiscal year=2021-10/2022-09" },
    { "The Army wants them this fiscal year.", "2021-11-03", "this fiscal year=2021-10/2022-09" },
    { "The Navy will buy them next fiscal year.", FRIDAY, "next fiscal year=2022-10/2023-09" },
    { "The funds of the contract lapse at the end of the fiscal year.", FRIDAY, "end of the fiscal year=2021-10/2022-09" },
    { "Offers on this solicitation are due in the first quarter of the next fiscal year.", FRIDAY,
      "first quarter of the next fiscal year=2022-10/2022-12" },
    { "It was awarded in the third quarter of fiscal year 2021.", FRIDAY, "third quarter of fiscal year 2021=2021-04/2021-06" },
    { "The maker sold more this fiscal year.", FRIDAY, "this fiscal year=2022~" },
    { "Its revenue from defense grew in the second quarter of fiscal 2021.", FRIDAY, "second quarter of fiscal 2021=2021~" },
    { "The firm sold more in its fiscal second quarter.", FRIDAY, "second quarter=2021~" },
    { "The first-quarter results of fiscal 2021 were good.", FRIDAY, "first-quarter=2021~|fiscal 2021=2021~" },
    { "The Army's requests for fiscal years 2023 and 2024 grew.", FRIDAY, "fiscal years 2023 and 2024=2022-10/2024-09" },
    { "It opens in the second quarter of calendar year 2024.", FRIDAY, "second quarter of calendar year 2024=2024-04/2024-06" },
  };

  date_cases_check (cases, G_N_ELEMENTS (cases));
}

/* "overnight", and what is no date though it looks like one. */
static void
test_nights (void)
{
  static const DateCase cases[] = {
    { "Drones hit the port overnight, the navy said.", FRIDAY, "overnight=2022-02-10/2022-02-11" },
    { "Snow will fall overnight.", FRIDAY, "overnight=2022-02-11/2022-02-12" },
    { "Shells fell overnight into Wednesday.", FRIDAY, "overnight into Wednesday=2022-02-08/2022-02-09" },
    { "Shells fell overnight into Feb. 8.", FRIDAY, "overnight into Feb. 8=2022-02-07/2022-02-08" },
    { "Two died overnight Friday into Saturday.", FRIDAY, "Friday into Saturday=2022-02-04/2022-02-05" },
    { "Shells fell overnight on Tuesday.", FRIDAY, "Tuesday=2022-02-08" },
    { "They stayed in the old fort overnight; cars can be left there overnight.", FRIDAY, "" },
    { "An overnight raid was told of by overnight trains; they stayed overnight.", FRIDAY, "" },
    { "The February 17 Brigade was formed near the August 1 Building.", FRIDAY, "" },
    { "Students flew each Tuesday and Thursday.", FRIDAY, "" },
    { "She ordered a ship of 2010 TEU for men in their early twenties.", FRIDAY, "" },
  };

  date_cases_check (cases, G_N_ELEMENTS (cases));
}

/* What was seen, planned or put off, and what a sentence tells of another time. */
static void
test_plans (void)
{
  static const DateCase cases[] = {
    { "Fire could still be heard in the city on Tuesday.", FRIDAY, "Tuesday=2022-02-08" },
    { "Talks due in Muscat on Sunday were called off.", FRIDAY, "Sunday=2022-02-13" },
    { "The talks on Sunday were called off.", FRIDAY, "Sunday=2022-02-13" },
    { "The roads stay closed until Monday.", FRIDAY, "Monday=2022-02-14" },
    { "Flights were suspended until Wednesday; leave has been cancelled until March 1.", FRIDAY, "Wednesday=2022-02-16|March 1=2022-03-01" },
    { "The vote, originally set for Jan. 30, was put off.", FRIDAY, "Jan. 30=2022-01-30" },
    { "A second round is set for the 28th.", FRIDAY, "28th=2022-02-28" },
    { "She was laid down in May 2006 and will be handed over in November.", FRIDAY, "May 2006=2006-05|November=2022-11" },
    { "It met today in the fort it took on May 31. Diplomats expected flights to stop on the 28th.", FRIDAY, "today=2022-02-11|May 31=2021-05-31|28th=2022-02-28" },
    { "It was larger than the drill of last year, when it opened in August.", "2022-10-11", "last year=2021|August=2021-08" },
    { "Tests were finished this spring.", "2022-10-11", "this spring=2022-21" },
    { "Tests will be finished this autumn.", FRIDAY, "this autumn=2022-23" },
    { "It came after the salvo of April 13-14.", "2022-10-30", "April 13-14=2022-04-13/2022-04-14" },
    { "They agreed on Monday to leave the north of the land by May 1 and to finish before Sept. 11.", "2022-04-14",
      "Monday=2022-04-11|May 1=2022-05-01|Sept. 11=2022-09-11" },
  };

  date_cases_check (cases, G_N_ELEMENTS (cases));
}

/* The verb that a date goes with, and the dates that go with none. */
static void
test_verbs (void)
{
  static const DateCase cases[] = {
    { "She is on station since November.", FRIDAY, "November=2021-11" },
    { "He will brief Congress on the strikes of Feb. 2.", FRIDAY, "Feb. 2=2022-02-02" },
    { "The March 1 deadline was met with doubt.", FRIDAY, "March 1=2022-03-01" },
    { "The work was to be finished by March 1.", FRIDAY, "March 1=2022-03-01" },
    { "The vote is on Sunday.", FRIDAY, "Sunday=2022-02-13" },
    { "Its first term had run out on March 1.", FRIDAY, "March 1=2021-03-01" },
    { "Marines were given until June 30.", FRIDAY, "June 30=2022-06-30" },
    { "It will run from October through December.", "2022-06-15", "October through December=2022-10/2022-12" },
    { "The curfew begins at 3 p.m. from Monday.", FRIDAY, "Monday=2022-02-14" },
    { "He told Gen. Smith of the U.S. Navy on Tuesday.", FRIDAY, "Tuesday=2022-02-08" },
    { "The contract was let in April 2020. Its head said on Jan. 28 that it would do.", FRIDAY, "April 2020=2020-04|Jan. 28=2022-01-28" },
    { "The checks would end within two weeks.", FRIDAY, "two weeks=2022-02-11/2022-02-25" },
    { "It was to end within two weeks of the raid, as in the ten years before.", FRIDAY, "" },
    { "Two men in their 20s were held in the twenty-first century.", FRIDAY, "twenty-first century=2000/2099" },
    { "They halted work until at least late March.", FRIDAY, "late March=2022-03" },
    { "He ordered the unit to leave by March 1.", FRIDAY, "March 1=2022-03-01" },
    { "The boats were told to stay in port through Saturday.", FRIDAY, "Saturday=2022-02-12" },
    { "The court gave them until Monday.", FRIDAY, "Monday=2022-02-14" },
    { "The truce lasted until Monday.", FRIDAY, "Monday=2022-02-07" },
    { "The last man must go by March 31, he said.", FRIDAY, "March 31=2022-03-31" },
    { "A vote could come as early as Tuesday.", FRIDAY, "Tuesday=2022-02-15" },
    { "He could not be reached on Tuesday.", FRIDAY, "Tuesday=2022-02-08" },
    { "She flew in on Wednesday and leaves on Sunday.", FRIDAY, "Wednesday=2022-02-09|Sunday=2022-02-13" },
    { "The decision leaves two men in the race.", FRIDAY, "" },
    { "He moved the date to March 11.", FRIDAY, "March 11=2022-03-11" },
    { "It had 2,500 men there in December.", FRIDAY, "December=2021-12" },
    { "The state-run paper said Monday the US-led force would stay.", FRIDAY, "Monday=2022-02-07" },
    { "She begins a two-day visit to Kyiv on Sunday.", FRIDAY, "Sunday=2022-02-13" },
    { "He ended a visit begun earlier Friday.", "2022-02-14", "earlier Friday=2022-02-11" },
    { "The curfew begins Tuesday and lasts until Saturday.", FRIDAY, "Tuesday=2022-02-15|Saturday=2022-02-19" },
    { "The raids followed talks following Monday's attack.", FRIDAY, "Monday=2022-02-07" },
    { "She sailed from Norfolk, Va., on Jan. 5 and is expected home soon.", FRIDAY, "Jan. 5=2022-01-05" },
    { "He handed a Spanish detachment in December the keys of the civil war museum.", FRIDAY, "December=2021-12" },
    { "The jets promised for March 2023 will slip to the second half of the year.", FRIDAY, "March 2023=2023-03|second half of the year=2023-07/2023-12" },
  };

  date_cases_check (cases, G_N_ELEMENTS (cases));
}

/* Parts of months and years, weekends of days, nights, months that stand before what they are told of. */
static void
test_parts (void)
{
  static const DateCase cases[] = {
    { "In the first six months of 2021 it lost 40 tanks.", FRIDAY, "first six months of 2021=2021-01/2021-06" },
    { "It held in the last ten days of January.", FRIDAY, "last ten days of January=2022-01-22/2022-01-31" },
    { "Losses fell in the first two months of this year.", FRIDAY, "first two months of this year=2022-01/2022-02" },
    { "The raid was in the night of 2/3 February.", FRIDAY, "2/3 February=2022-02-02/2022-02-03" },
    { "They will meet over the weekend of 5 March.", FRIDAY, "weekend of 5 March=2022-03-05/2022-03-06" },
    { "The bridge was hit two nights ago.", FRIDAY, "two nights ago=2022-02-09" },
    { "The 2023-24 winter was mild, the winter of 2022/23 was not.", FRIDAY, "2023-24 winter=2023-24|winter of 2022/23=2022-24" },
    { "The April truce broke in an August attack.", FRIDAY, "April=2022-04|August=2021-08" },
    { "April through June were dry.", FRIDAY, "April through June=2022-04/2022-06" },
    { "Guards stand in this June 15, 2021, photo.", FRIDAY, "June 15, 2021=2021-06-15" },
    { "The base stays until at least 2029.", FRIDAY, "2029=2029" },
    { "The drills run from this Friday to next Monday.", FRIDAY, "this Friday to next Monday=2022-02-11/2022-02-14" },
    { "They will be home by Christmas; the Christmas truce held.", FRIDAY, "Christmas=2022-12-25" },
    { "Trials in mid-to-late January went well.", FRIDAY, "mid-to-late January=2022-01" },
  };

  date_cases_check (cases, G_N_ELEMENTS (cases));
}

static void
test_reasons (void)
{
  g_autoptr (GPtrArray) dates = dossier_dates_find ("In 2014, on Thursday, and on Feb. 20; a week later; 03/04/2022; week 3 of the war.", FRIDAY, NULL);
  static const char * const reasons[] = {
    "written out", "counted from the article’s date", "the year is the one nearest to the article’s date", "counted from the date mentioned before",
    "day and month could be exchanged", "counted from an event whose beginning is not known",
  };

  g_assert_cmpuint (dates->len, ==, G_N_ELEMENTS (reasons));
  for (guint i = 0; i < dates->len; i++)
    g_assert_cmpstr (((DossierSuggestion *) g_ptr_array_index (dates, i))->reason, ==, reasons[i]);
}

/* Far references and years at the ends of what can be written. */
static void
test_ends_of_time (void)
{
  static const char * const references[] = { "0000-01-01", "9999-12-31", "-9999", "Y99999999", "2022-02-11/..", "../2022", "", "x", "2022-02-11T23:59:00+14:00" };
  const char *text = "yesterday, last century, 4000 years ago, in May, Thursday, next week, the last 4999 decades, 4999 centuries ago, on Feb. 29, "
                     "this winter, the fourth quarter, two days later, week 4999 of the war";

  for (gsize i = 0; i < G_N_ELEMENTS (references); i++)
    {
      g_autoptr (GPtrArray) dates = dossier_dates_find (text, references[i], references[i]);

      for (guint j = 0; j < dates->len; j++)
        {
          const DossierSuggestion *date = g_ptr_array_index (dates, j);

          if (date->value != NULL)
            g_assert_true (dossier_edtf_parse (date->value, NULL, NULL));
        }
    }
}

/* Whatever is thrown at it: no crash, and every answer is a date, in its place. */
static void
test_random (void)
{
  static const char * const pieces[] = {
    "1", "10", "31", "2022", "1999", "90", "99", "0", "-", "–", "/", ".", ",", " ", " ", " ", "\n", "\n\n", "Feb", "February", "May", "мая", "лютого", "of", "the",
    "Thursday", "четверг", "last", "next", "this", "past", "until", "since", "about", "spring", "fall", "T", ":", "Z", "121430ZFEB24", "st", "th", "s", "😀", "漢",
    "\xcc\x81", "'", "’", "to", "and", "between", "week", "weeks", "years", "year", "quarter", "half", "century", "ago", "later", "earlier", "before", "fiscal",
    "FY", "Q3", "three", "few", "a", "third", "same", "that", "end", "war", "will", "said", "(", ")", "[", "]", "\xd7\xa9", "http://", "day", "half", "H1", "1H",
    "Easter", "Good Friday", "fiscal year", "2024-25", "anniversary of the", "ago today", "every", "in winter", "first week of", "14th", "Japan's",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (8601);

  for (guint i = 0; i < 40000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) dates = NULL;
      g_autofree char *exact = NULL; /* so that a checker sees what is read beyond it */
      guint last = 0, length;

      for (gint n = g_rand_int_range (rand, 1, 14); n > 0; n--)
        {
          g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
          if (g_rand_boolean (rand))
            g_string_append_c (text, ' ');
        }
      length = dossier_text_length (text->str);
      exact = g_strdup (text->str);
      dates = dossier_dates_find (exact, i % 3 ? FRIDAY : NULL, i % 2 ? "2022-02-24" : NULL);
      for (guint j = 0; j < dates->len; j++)
        {
          const DossierSuggestion *date = g_ptr_array_index (dates, j);

          g_assert_cmpuint (date->start, >=, last);
          g_assert_cmpuint (date->end, <=, length);
          if (date->value != NULL)
            g_assert_true (dossier_edtf_parse (date->value, NULL, NULL));
          last = date->end;
        }
    }
}

/* Long runs of the same, which must not cost more than their length; the figure is told, not judged. */
static void
test_long (void)
{
  static const char * const pieces[] = { "1", "May ", "and ", "10/10/", "a ", "Thursday ", "2022-", "' ", "last ", "Feb. 10 and ", "10, ", "word ", "2014 ", "\xcc\x81", "e\xcc\x81", "ё", "Army fiscal 2024 ", "Easter ",
    "on the 14th and ", "in winter ", "anniversary of the Feb. 24 ", "half a century ago " };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) dates = NULL;
      gint64 start;

      while (text->len < 300000)
        g_string_append (text, pieces[i]);
      start = g_get_monotonic_time ();
      dates = dossier_dates_find (text->str, FRIDAY, NULL);
      g_test_message ("%s: %u in %" G_GINT64_FORMAT " ms", pieces[i], dates->len, (g_get_monotonic_time () - start) / 1000);
    }
}

static gpointer
find_in_thread (gpointer data)
{
  return date_cases_say ("On Thursday, in May 2021 and last week.", FRIDAY, NULL);
}

static void
test_threads (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("dates", find_in_thread, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autofree char *found = g_thread_join (threads[i]);

      g_assert_cmpstr (found, ==, "Thursday=2022-02-10|May 2021=2021-05|last week=2022-01-31/2022-02-06");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  g_test_add_func ("/dates/threads", test_threads);
  g_test_add_func ("/dates/days", test_days);
  g_test_add_func ("/dates/weekdays", test_weekdays);
  g_test_add_func ("/dates/operations", test_operations);
  g_test_add_func ("/dates/relative", test_relative);
  g_test_add_func ("/dates/months", test_months);
  g_test_add_func ("/dates/years", test_years);
  g_test_add_func ("/dates/military", test_military);
  g_test_add_func ("/dates/event", test_event);
  g_test_add_func ("/dates/languages", test_languages);
  g_test_add_func ("/dates/others", test_others);
  g_test_add_func ("/dates/named", test_named);
  g_test_add_func ("/dates/fiscal", test_fiscal);
  g_test_add_func ("/dates/nights", test_nights);
  g_test_add_func ("/dates/plans", test_plans);
  g_test_add_func ("/dates/verbs", test_verbs);
  g_test_add_func ("/dates/parts", test_parts);
  g_test_add_func ("/dates/reasons", test_reasons);
  g_test_add_func ("/dates/ends-of-time", test_ends_of_time);
  g_test_add_func ("/dates/random", test_random);
  g_test_add_func ("/dates/long", test_long);
  return g_test_run ();
}
