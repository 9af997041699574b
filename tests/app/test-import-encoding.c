/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bytes of every encoding people still have files in become the same text. */

#define G_LOG_DOMAIN "dossier-test"

#include "dossier-charset-private.h"
#include "dossier-import-read.h"

#include <string.h>

static const char latin[] =
  "Die Brücke über die Straße wurde am Donnerstag geöffnet, so die Behörde für Straßenbau. Größere Schäden gab es nicht, "
  "und die Fußgänger können wieder hinüber. Für Lastwagen müssen später noch Prüfungen stattfinden.";
static const char polish[] =
  "Most został otwarty w czwartek, powiedział rzecznik urzędu. Większych szkód nie było, a piesi mogą już przejść na drugą "
  "stronę rzeki. Ciężarówki muszą jeszcze zaczekać, aż skończą się próby wytrzymałości.";
static const char russian[] =
  "Мост через реку открыли в четверг, сообщил представитель ведомства. Крупных повреждений не было, и пешеходы снова могут "
  "переходить на другой берег. Грузовикам придётся подождать окончания испытаний.";
static const char greek[] =
  "Η γέφυρα άνοιξε την Πέμπτη, δήλωσε εκπρόσωπος της υπηρεσίας. Δεν υπήρξαν μεγάλες ζημιές και οι πεζοί μπορούν να περάσουν "
  "ξανά στην άλλη όχθη του ποταμού. Τα φορτηγά θα περιμένουν.";
static const char hebrew[] =
  "הגשר נפתח ביום חמישי, אמר דובר הרשות. לא נגרמו נזקים גדולים והולכי הרגל יכולים לעבור שוב לגדה השנייה של הנהר. המשאיות "
  "יצטרכו להמתין עד לסיום הבדיקות.";
static const char arabic[] =
  "افتتح الجسر يوم الخميس حسب ما قال متحدث باسم الهيئة. لم تقع أضرار كبيرة ويمكن للمشاة العبور مرة أخرى إلى الضفة الثانية "
  "من النهر. وعلى الشاحنات أن تنتظر نهاية الاختبارات.";
static const char japanese[] =
  "橋は木曜日に開通したと当局の報道官が述べた。大きな被害はなく、歩行者は再び対岸へ渡ることができる。トラックは試験が終わるまで待たなければならない。"
  "次の試験は来週の月曜日に行われる予定である。";
static const char simplified[] =
  "据当局发言人说，大桥于星期四开放。没有造成大的损失，行人可以再次过河到对岸。卡车必须等到试验结束。下一次试验将在下星期一进行，届时将公布结果。";
static const char traditional[] =
  "據當局發言人說，大橋於星期四開放。沒有造成大的損失，行人可以再次過河到對岸。卡車必須等到試驗結束。下一次試驗將在下星期一進行，屆時將公布結果。";
static const char korean[] =
  "당국 대변인은 다리가 목요일에 개통되었다고 말했다. 큰 피해는 없었으며 보행자는 다시 강 건너편으로 건너갈 수 있다. 트럭은 시험이 "
  "끝날 때까지 기다려야 한다. 다음 시험은 월요일에 있다.";
static const char thai[] =
  "สะพานเปิดเมื่อวันพฤหัสบดีตามที่โฆษกของหน่วยงานกล่าว ไม่มีความเสียหายร้ายแรงและคนเดินเท้าสามารถข้ามไปอีกฝั่งของแม่น้ำได้อีกครั้ง";

typedef struct
{
  const char *codec;
  const char *text;
  gboolean undeclared; /* also known without being told */
} Case;

static const Case cases[] = {
  { "UTF-8", russian, TRUE },          { "UTF-16LE", russian, FALSE },     { "UTF-16LE", latin, TRUE },
  { "UTF-16BE", latin, TRUE },         { "UTF-32LE", latin, TRUE },        { "UTF-32BE", latin, TRUE },
  { "UTF-32LE", russian, TRUE },       { "UTF-32BE", japanese, TRUE },
  { "WINDOWS-1252", latin, TRUE },     { "ISO-8859-1", latin, TRUE },      { "ISO-8859-15", latin, FALSE },
  { "WINDOWS-1250", polish, TRUE },    { "ISO-8859-2", polish, TRUE },     { "WINDOWS-1251", russian, TRUE },
  { "KOI8-R", russian, TRUE },         { "ISO-8859-5", russian, TRUE },    { "IBM866", russian, TRUE },
  { "MAC-CYRILLIC", russian, TRUE },   { "WINDOWS-1253", greek, TRUE },    { "WINDOWS-1255", hebrew, TRUE },
  { "WINDOWS-1256", arabic, TRUE },    { "SHIFT_JIS", japanese, TRUE },    { "EUC-JP", japanese, TRUE },
  { "ISO-2022-JP", japanese, TRUE },   { "GB18030", simplified, TRUE },    { "GBK", simplified, TRUE },
  { "BIG5", traditional, TRUE },       { "EUC-KR", korean, TRUE },         { "TIS-620", thai, TRUE },
};

static void
assert_reads_as (const char *bytes,
                 gsize       length,
                 const char *declared,
                 const char *expected)
{
  g_autoptr (GError) error = NULL;
  gsize out_length;
  g_autofree char *text = dossier_encoding_to_utf8 ((const guint8 *) bytes, length, declared, &out_length, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpuint (out_length, ==, strlen (expected));
}

static void
test_undeclared (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gsize length;
      g_autofree char *bytes = g_convert (cases[i].text, -1, cases[i].codec, "UTF-8", NULL, &length, &error);

      g_assert_no_error (error);
      g_test_message ("%s", cases[i].codec);
      if (cases[i].undeclared)
        assert_reads_as (bytes, length, NULL, cases[i].text);
    }
}

static void
test_declared (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize length;
      g_autofree char *bytes = g_convert (cases[i].text, -1, cases[i].codec, "UTF-8", NULL, &length, NULL);
      g_autofree char *lower = g_ascii_strdown (cases[i].codec, -1);

      if (g_str_has_prefix (lower, "utf-16") || g_str_has_prefix (lower, "utf-32"))
        continue;
      g_test_message ("%s", lower);
      assert_reads_as (bytes, length, lower, cases[i].text);
    }
}

static void
test_marks (void)
{
  static const char * const codecs[] = { "UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "GB18030" };
  g_autofree char *marked = g_strconcat ("\xef\xbb\xbf", japanese, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (codecs); i++)
    {
      gsize length;
      g_autofree char *bytes = g_convert (marked, -1, codecs[i], "UTF-8", NULL, &length, NULL);

      /* A mark counts more than a wrong declaration. */
      assert_reads_as (bytes, length, "iso-8859-1", japanese);
    }
}

static void
test_damaged (void)
{
  g_autofree char *cut = g_strndup (russian, strlen (russian) - 1);
  g_autofree char *mixed = g_strconcat (russian, "\xff", NULL);
  g_autofree char *expected = g_strconcat (russian, "\xef\xbf\xbd", NULL);
  g_autoptr (GError) error = NULL;
  gsize length;
  g_autofree char *text = NULL, *odd = NULL;

  assert_reads_as (mixed, strlen (mixed), NULL, expected);
  text = dossier_encoding_to_utf8 ((const guint8 *) cut, strlen (cut), NULL, &length, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (text, "Мост через реку"));
  odd = dossier_encoding_to_utf8 ((const guint8 *) "\xff\xfe" "a\0b\0c", 7, NULL, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (odd, ==, "ab\xef\xbf\xbd");
}

static void
test_zero_bytes (void)
{
  g_autofree char *many = g_strnfill (400, 'x');
  g_autofree char *expected = g_strconcat ("One two ", many, NULL);
  g_autofree char *bytes = g_strconcat ("One_ two ", many, NULL);

  bytes[3] = '\0';
  assert_reads_as (bytes, 409, NULL, expected);
}

/* A label may come from anywhere; what is no encoding falls back to what the bytes tell. */
static void
test_strange_labels (void)
{
  static const char * const labels[] = {
    "", "x", "utf-7", "UTF-16", "utf-8//IGNORE", "no-such-encoding", "../../../etc/passwd", "utf8", "\xff\xfe",
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gsize length;
      g_autofree char *bytes = g_convert (russian, -1, "WINDOWS-1251", "UTF-8", NULL, &length, NULL);

      assert_reads_as (russian, strlen (russian), labels[i], russian);
      assert_reads_as (bytes, length, labels[i], russian);
    }
}

static void
test_binary (void)
{
  static const char program[] = "\x7f" "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0>\0\1\0\0\0\x10\x10\0\0";
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (dossier_encoding_is_binary ((const guint8 *) program, sizeof program));
  g_assert_false (dossier_encoding_is_binary ((const guint8 *) russian, strlen (russian)));
  g_assert_false (dossier_encoding_is_binary ((const guint8 *) "", 0));
  g_assert_null (dossier_encoding_to_utf8 ((const guint8 *) program, sizeof program, NULL, &length, &error));
  g_assert_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_ENCODING);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/encoding/undeclared", test_undeclared);
  g_test_add_func ("/import/encoding/declared", test_declared);
  g_test_add_func ("/import/encoding/marks", test_marks);
  g_test_add_func ("/import/encoding/damaged", test_damaged);
  g_test_add_func ("/import/encoding/zero-bytes", test_zero_bytes);
  g_test_add_func ("/import/encoding/strange-labels", test_strange_labels);
  g_test_add_func ("/import/encoding/binary", test_binary);
  return g_test_run ();
}
