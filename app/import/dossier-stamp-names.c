/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Names of months in the languages that papers are written in, whole and shortened, in the cases dates use. One
 * constant table, looked up by folded word; any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-stamp-private.h"

#include <string.h>

#define LONGEST_WORD 96 /* bytes */

/* Months are parted by "|", names of one month by blanks; "_" stands for what parts the words of one name. */
typedef struct
{
  const char *language;
  const char *months;
} MonthNames;

static const MonthNames gregorian[] = {
  { "en", "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|"
    "september sep sept|october oct|november nov|december dec" },
  { "de", "januar jan jänner jän|februar feb feber|märz mär mrz maerz|april apr|mai|juni jun|juli jul|"
    "august aug|september sept sep|oktober okt|november nov|dezember dez" },
  { "fr", "janvier janv|février févr fev fevr|mars|avril avr|mai|juin|juillet juil|août aout|"
    "septembre sept|octobre oct|novembre nov|décembre déc" },
  { "es", "enero ene|febrero feb|marzo mar|abril abr|mayo may|junio jun|julio jul|agosto ago|"
    "septiembre sept set setiembre|octubre oct|noviembre nov|diciembre dic" },
  { "pt", "janeiro jan|fevereiro fev|março mar marco|abril abr|maio mai|junho jun|julho jul|agosto ago|"
    "setembro set|outubro out|novembro nov|dezembro dez" },
  { "it", "gennaio gen|febbraio feb|marzo mar|aprile apr|maggio mag|giugno giu|luglio lug|agosto ago|"
    "settembre set|ottobre ott|novembre nov|dicembre dic" },
  { "nl", "januari jan|februari feb|maart mrt|april apr|mei|juni jun|juli jul|augustus aug|september sep|"
    "oktober okt|november nov|december dec" },
  { "sv", "januari jan|februari feb|mars|april apr|maj|juni|juli|augusti aug|september sep|oktober okt|"
    "november nov|december dec" },
  { "da", "januar jan|februar feb|marts mar|april apr|maj|juni jun|juli jul|august aug|september sep|"
    "oktober okt|november nov|december dec" },
  { "nb", "januar jan|februar feb|mars mar|april apr|mai|juni jun|juli jul|august aug|september sep|"
    "oktober okt|november nov|desember des" },
  { "fi", "tammikuuta tammik tammikuu tammi|helmikuuta helmik helmikuu helmi|"
    "maaliskuuta maalisk maaliskuu maalis|huhtikuuta huhtik huhtikuu huhti|"
    "toukokuuta toukok toukokuu touko|kesäkuuta kesäk kesäkuu kesä|heinäkuuta heinäk heinäkuu heinä|"
    "elokuuta elok elokuu elo|syyskuuta syysk syyskuu syys|lokakuuta lokak lokakuu loka|"
    "marraskuuta marrask marraskuu marras|joulukuuta jouluk joulukuu joulu" },
  { "is", "janúar jan|febrúar feb|mars mar|apríl apr|maí|júní jún|júlí júl|ágúst ágú|september sep|"
    "október okt|nóvember nóv|desember des" },
  { "et", "jaanuar jaan|veebruar veebr|märts|aprill apr|mai|juuni|juuli|august aug|september sept|"
    "oktoober okt|november nov|detsember dets" },
  { "lv", "janvāris janv janvārī|februāris febr februārī|marts martā|aprīlis apr aprīlī|maijs maijā|"
    "jūnijs jūn jūnijā|jūlijs jūl jūlijā|augusts aug augustā|septembris sept septembrī|"
    "oktobris okt oktobrī|novembris nov novembrī|decembris dec decembrī" },
  { "lt", "sausio saus sausis|vasario vas vasaris|kovo kov kovas|balandžio bal balandis|gegužės geg gegužė|"
    "birželio birž birželis|liepos liep liepa|rugpjūčio rugp rugpjūtis|rugsėjo rugs rugsėjis|"
    "spalio spal spalis|lapkričio lapkr lapkritis|gruodžio gruod gruodis" },
  { "pl", "stycznia sty styczeń|lutego lut luty|marca mar marzec|kwietnia kwi kwiecień|maja maj|"
    "czerwca cze czerwiec|lipca lip lipiec|sierpnia sie sierpień|września wrz wrzesień|"
    "października paź październik|listopada lis listopad|grudnia gru grudzień" },
  { "cs", "ledna led leden|února úno únor|března bře březen|dubna dub duben|května kvě květen|"
    "června čvn červen|července čvc červenec|srpna srp srpen|září zář|října říj říjen|"
    "listopadu lis listopad|prosince pro prosinec" },
  { "sk", "januára jan január|februára feb február|marca mar marec|apríla apr apríl|mája máj|júna jún|"
    "júla júl|augusta aug august|septembra sep september|októbra okt október|novembra nov november|"
    "decembra dec december" },
  { "sl", "januar jan|februar feb|marec mar|april apr|maj|junij jun|julij jul|avgust avg|september sep|"
    "oktober okt|november nov|december dec" },
  { "hr", "siječnja sij siječanj januar|veljače velj veljača februar|ožujka ožu ožujak mart|"
    "travnja tra travanj april|svibnja svi svibanj maj|lipnja lip lipanj juni juna|"
    "srpnja srp srpanj juli jula|kolovoza kol kolovoz august avgust|rujna ruj rujan septembar|"
    "listopada lis listopad oktobar|studenoga stu studeni novembar|prosinca pro prosinac decembar" },
  { "sr", "јануар јан|фебруар феб|март мар|април апр|мај|јун|јул|август авг|септембар сеп|октобар окт|"
    "новембар нов|децембар дец" },
  { "sr", "januar jan januara|februar feb|mart mar|april apr|maj|jun juna|jul jula|avgust avg|"
    "septembar sep|oktobar okt|novembar nov|decembar dec" },
  { "mk", "јануари јан|февруари фев|март мар|април апр|мај|јуни јун|јули јул|август авг|септември септ|"
    "октомври окт|ноември ноем|декември дек" },
  { "bg", "януари яну|февруари фев|март|април апр|май|юни|юли|август авг|септември сеп|октомври окт|"
    "ноември ное|декември дек" },
  { "ro", "ianuarie ian|februarie feb|martie mar|aprilie apr|mai|iunie iun|iulie iul|august aug|"
    "septembrie sept|octombrie oct|noiembrie nov|decembrie dec" },
  { "hu", "január jan|február febr|március márc|április ápr|május máj|június jún|július júl|augusztus aug|"
    "szeptember szept|október okt|november nov|december dec" },
  { "el", "ιανουαρίου ιαν ιανουάριος|φεβρουαρίου φεβ φεβρουάριος|μαρτίου μαρ μάρτιος μάρ|"
    "απριλίου απρ απρίλιος|μαΐου μαΐ μάιος μάι|ιουνίου ιουν ιούνιος ιούν|ιουλίου ιουλ ιούλιος ιούλ|"
    "αυγούστου αυγ αύγουστος αύγ|σεπτεμβρίου σεπ σεπτέμβριος|οκτωβρίου οκτ οκτώβριος|"
    "νοεμβρίου νοε νοέμβριος νοέ|δεκεμβρίου δεκ δεκέμβριος" },
  { "tr", "ocak oca|şubat şub|mart mar|nisan nis|mayıs may|haziran haz|temmuz tem|ağustos ağu|eylül eyl|"
    "ekim eki|kasım kas|aralık ara" },
  { "az", "yanvar yan|fevral fev|mart mar|aprel apr|may|iyun iyn|iyul iyl|avqust avq|sentyabr sen|"
    "oktyabr okt|noyabr noy|dekabr dek" },
  { "kk", "қаңтар қаң|ақпан ақп|наурыз нау|сәуір сәу|мамыр мам|маусым мау|шілде шіл|тамыз там|қыркүйек қыр|"
    "қазан қаз|қараша қар|желтоқсан жел" },
  { "ky", "январь янв|февраль фев|март мар|апрель апр|май|июнь июн|июль июл|август авг|сентябрь сен|"
    "октябрь окт|ноябрь ноя|декабрь дек" },
  { "uz", "yanvar yan|fevral fev|mart mar|aprel apr|may|iyun iyn|iyul iyl|avgust avg|sentabr sen|"
    "oktabr okt|noyabr noy|dekabr dek" },
  { "ru", "января янв январь|февраля февр февраль|марта мар март|апреля апр апрель|мая май|июня июн июнь|"
    "июля июл июль|августа авг август|сентября сент сентябрь|октября окт октябрь|ноября нояб ноябрь|"
    "декабря дек декабрь" },
  { "uk", "січня січ січень|лютого лют лютий|березня бер березень|квітня квіт квітень кві|"
    "травня трав травень тра|червня черв червень чер|липня лип липень|серпня серп серпень сер|"
    "вересня вер вересень|жовтня жовт жовтень жов|листопада лист листопад лис|грудня груд грудень гру" },
  { "be", "студзеня сту студзень|лютага лют люты|сакавіка сак сакавік|красавіка кра красавік|мая май|"
    "чэрвеня чэр чэрвень|ліпеня ліп ліпень|жніўня жні жнівень|верасня вер верасень|"
    "кастрычніка кас кастрычнік|лістапада ліс лістапад|снежня сне снежань" },
  { "ka", "იანვარი იან|თებერვალი თებ|მარტი მარ|აპრილი აპრ|მაისი მაი|ივნისი ივნ|ივლისი ივლ|აგვისტო აგვ|"
    "სექტემბერი სექ|ოქტომბერი ოქტ|ნოემბერი ნოე|დეკემბერი დეკ" },
  { "hy", "հունվարի հնվ հունվար|փետրվարի փտվ փետրվար|մարտի մրտ մարտ|ապրիլի ապր ապրիլ|մայիսի մյս մայիս|"
    "հունիսի հնս հունիս|հուլիսի հլս հուլիս|օգոստոսի օգս օգոստոս|սեպտեմբերի սեպ սեպտեմբեր|"
    "հոկտեմբերի հոկ հոկտեմբեր|նոյեմբերի նոյ նոյեմբեր|դեկտեմբերի դեկ դեկտեմբեր" },
  { "he", "ינואר ינו׳|פברואר פבר׳|מרץ|אפריל אפר׳|מאי|יוני|יולי|אוגוסט אוג׳|ספטמבר ספט׳|אוקטובר אוק׳|"
    "נובמבר נוב׳|דצמבר דצמ׳" },
  { "ar", "يناير جانفي كانون_الثاني|فبراير فيفري شباط|مارس آذار اذار|أبريل أفريل ابريل نيسان إبريل|"
    "مايو ماي أيار ايار|يونيو جوان حزيران يونية|يوليو جويلية يوليوز تموز يولية|"
    "أغسطس أوت غشت آب اغسطس|سبتمبر شتنبر أيلول ايلول|أكتوبر تشرين_الأول اكتوبر|"
    "نوفمبر نونبر تشرين_الثاني|ديسمبر دجنبر كانون_الأول" },
  { "fa", "ژانویهٔ ژانویه|فوریهٔ فوریه|مارس|آوریل|مهٔ مه|ژوئن|ژوئیهٔ ژوئیه|اوت|سپتامبر|اکتبر|نوامبر|دسامبر" },
  { "ps", "جنوري|فبروري فېبروري|مارچ|اپریل|مۍ|جون|جولای|اګست|سېپتمبر سپتمبر|اکتوبر|نومبر|دسمبر" },
  { "ur", "جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|ستمبر|اکتوبر|نومبر|دسمبر" },
  { "hi", "जनवरी जन॰|फ़रवरी फ़र॰|मार्च|अप्रैल|मई|जून|जुलाई जुल॰|अगस्त अग॰|सितंबर सित॰|अक्तूबर अक्तू॰|"
    "नवंबर नव॰|दिसंबर दिस॰" },
  { "mr", "जानेवारी जाने|फेब्रुवारी फेब्रु|मार्च|एप्रिल एप्रि|मे|जून|जुलै|ऑगस्ट ऑग|सप्टेंबर सप्टें|"
    "ऑक्टोबर ऑक्टो|नोव्हेंबर नोव्हें|डिसेंबर डिसें" },
  { "ne", "जनवरी|फेब्रुअरी|मार्च|अप्रिल|मे|जुन|जुलाई|अगस्ट|सेप्टेम्बर|अक्टोबर|नोभेम्बर|डिसेम्बर" },
  { "bn", "জানুয়ারী জানু|ফেব্রুয়ারী ফেব|মার্চ|এপ্রিল|মে|জুন|জুলাই|আগস্ট|সেপ্টেম্বর|অক্টোবর|নভেম্বর|"
    "ডিসেম্বর" },
  { "pa", "ਜਨਵਰੀ ਜਨ|ਫ਼ਰਵਰੀ ਫ਼ਰ|ਮਾਰਚ|ਅਪ੍ਰੈਲ ਅਪ੍ਰੈ|ਮਈ|ਜੂਨ|ਜੁਲਾਈ ਜੁਲਾ|ਅਗਸਤ ਅਗ|ਸਤੰਬਰ ਸਤੰ|ਅਕਤੂਬਰ ਅਕਤੂ|ਨਵੰਬਰ ਨਵੰ|"
    "ਦਸੰਬਰ ਦਸੰ" },
  { "gu", "જાન્યુઆરી જાન્યુ|ફેબ્રુઆરી ફેબ્રુ|માર્ચ|એપ્રિલ|મે|જૂન|જુલાઈ|ઑગસ્ટ|સપ્ટેમ્બર સપ્ટે|ઑક્ટોબર ઑક્ટો|"
    "નવેમ્બર નવે|ડિસેમ્બર ડિસે" },
  { "ta", "ஜனவரி ஜன|பிப்ரவரி பிப்|மார்ச் மார்|ஏப்ரல் ஏப்|மே|ஜூன்|ஜூலை|ஆகஸ்ட் ஆக|செப்டம்பர் செப்|"
    "அக்டோபர் அக்|நவம்பர் நவ|டிசம்பர் டிச" },
  { "te", "జనవరి జన|ఫిబ్రవరి ఫిబ్ర|మార్చి|ఏప్రిల్ ఏప్రి|మే|జూన్|జులై|ఆగస్టు ఆగ|సెప్టెంబర్ సెప్టెం|"
    "అక్టోబర్ అక్టో|నవంబర్ నవం|డిసెంబర్ డిసెం" },
  { "kn", "ಜನವರಿ ಜನ|ಫೆಬ್ರವರಿ ಫೆಬ್ರ|ಮಾರ್ಚ್|ಏಪ್ರಿಲ್ ಏಪ್ರಿ|ಮೇ|ಜೂನ್|ಜುಲೈ|ಆಗಸ್ಟ್ ಆಗ|ಸೆಪ್ಟೆಂಬರ್ ಸೆಪ್ಟೆಂ|"
    "ಅಕ್ಟೋಬರ್ ಅಕ್ಟೋ|ನವೆಂಬರ್ ನವೆಂ|ಡಿಸೆಂಬರ್ ಡಿಸೆಂ" },
  { "ml", "ജനുവരി ജനു|ഫെബ്രുവരി ഫെബ്രു|മാർച്ച് മാർ|ഏപ്രിൽ ഏപ്രി|മേയ്|ജൂൺ|ജൂലൈ|ഓഗസ്റ്റ് ഓഗ|"
    "സെപ്റ്റംബർ സെപ്റ്റം|ഒക്ടോബർ ഒക്ടോ|നവംബർ നവം|ഡിസംബർ ഡിസം" },
  { "si", "ජනවාරි ජන|පෙබරවාරි පෙබ|මාර්තු මාර්|අප්‍රේල්|මැයි|ජූනි|ජූලි|අගෝස්තු අගෝ|සැප්තැම්බර් සැප්|"
    "ඔක්තෝබර් ඔක්|නොවැම්බර් නොවැ|දෙසැම්බර් දෙසැ" },
  { "th", "มกราคม ม_ค|กุมภาพันธ์ ก_พ|มีนาคม มี_ค|เมษายน เม_ย|พฤษภาคม พ_ค|มิถุนายน มิ_ย|กรกฎาคม ก_ค|"
    "สิงหาคม ส_ค|กันยายน ก_ย|ตุลาคม ต_ค|พฤศจิกายน พ_ย|ธันวาคม ธ_ค" },
  { "lo", "ມັງກອນ ມ_ກ|ກຸມພາ ກ_ພ|ມີນາ ມ_ນ|ເມສາ ມ_ສ|ພຶດສະພາ ພ_ພ|ມິຖຸນາ ມິ_ຖ|ກໍລະກົດ ກ_ລ|ສິງຫາ ສ_ຫ|ກັນຍາ ກ_ຍ|"
    "ຕຸລາ ຕ_ລ|ພະຈິກ ພ_ຈ|ທັນວາ ທ_ວ" },
  { "km", "មករា|កុម្ភៈ|មីនា|មេសា|ឧសភា|មិថុនា|កក្កដា|សីហា|កញ្ញា|តុលា|វិច្ឆិកា|ធ្នូ" },
  { "my", "ဇန်နဝါရီ ဇန်|ဖေဖော်ဝါရီ ဖေ|မတ်|ဧပြီ|မေ|ဇွန်|ဇူလိုင် ဇူ|ဩဂုတ်|စက်တင်ဘာ စက်|အောက်တိုဘာ အောက်|"
    "နိုဝင်ဘာ နို|ဒီဇင်ဘာ ဒီ" },
  { "id", "januari jan|februari feb|maret mar|april apr|mei|juni jun|juli jul|agustus agu|september sep|"
    "oktober okt|november nov|desember des" },
  { "ms", "januari jan|februari feb|mac|april apr|mei|jun|julai jul|ogos ogo|september sep|oktober okt|"
    "november nov|disember dis" },
  { "fil", "enero ene|pebrero peb|marso mar|abril abr|mayo may|hunyo hun|hulyo hul|agosto ago|setyembre set|"
    "oktubre okt|nobyembre nob|disyembre dis" },
  { "sw", "januari jan|februari feb|machi mac|aprili apr|mei|juni jun|julai jul|agosti ago|septemba sep|"
    "oktoba okt|novemba nov|desemba des" },
  { "af", "januarie jan|februarie feb|maart mrt|april apr|mei|junie jun|julie jul|augustus aug|"
    "september sep|oktober okt|november nov|desember des" },
  { "sq", "janar jan|shkurt shk|mars mar|prill pri|maj|qershor qer|korrik korr|gusht gush|shtator sht|"
    "tetor tet|nëntor nën|dhjetor dhj" },
  { "ca", "de_gener de_gen gener gen|de_febrer de_febr febrer febr|de_març març|d'abril d'abr abril abr|"
    "de_maig maig|de_juny juny|de_juliol de_jul juliol jul|d'agost d'ag agost ag|"
    "de_setembre de_set setembre set|d'octubre d'oct octubre oct|de_novembre de_nov novembre nov|"
    "de_desembre de_des desembre des" },
  { "eu", "urtarrilaren urt urtarrila|otsailaren ots otsaila|martxoaren mar martxoa|apirilaren api apirila|"
    "maiatzaren mai maiatza|ekainaren eka ekaina|uztailaren uzt uztaila|abuztuaren abu abuztua|"
    "irailaren ira iraila|urriaren urr urria|azaroaren aza azaroa|abenduaren abe abendua" },
  { "gl", "xaneiro xan|febreiro feb|marzo mar|abril abr|maio|xuño|xullo xul|agosto ago|setembro set|"
    "outubro out|novembro nov|decembro dec" },
  { "ga", "eanáir ean|feabhra feabh|márta|aibreán aib|bealtaine beal|meitheamh meith|iúil|lúnasa lún|"
    "meán_fómhair mfómh|deireadh_fómhair dfómh|samhain samh|nollaig noll" },
  { "cy", "ionawr ion|chwefror chwef chw|mawrth maw|ebrill ebr|mai|mehefin meh|gorffennaf gorff gor|awst|"
    "medi|hydref hyd|tachwedd tach|rhagfyr rhag" },
  { "mt", "jannar jan|frar fra|marzu mar|april apr|mejju mej|ġunju ġun|lulju lul|awwissu aww|settembru set|"
    "ottubru ott|novembru nov|diċembru diċ" },
  { "am", "ጃንዩወሪ ጃንዩ|ፌብሩወሪ ፌብሩ|ማርች|ኤፕሪል ኤፕሪ|ሜይ|ጁን|ጁላይ|ኦገስት ኦገስ|ሴፕቴምበር ሴፕቴ|ኦክቶበር ኦክቶ|ኖቬምበር ኖቬም|ዲሴምበር ዲሴም" },
  { "so", "bisha_koobaad jan jannaayo|bisha_labaad feb febraayo|bisha_saddexaad mar maarso|"
    "bisha_afraad abr abriil|bisha_shanaad may|bisha_lixaad jun juun|bisha_todobaad lul luuliyo|"
    "bisha_sideedaad ogs ogost|bisha_sagaalaad seb sebtembar|bisha_tobnaad okt oktoobar|"
    "bisha_kow_iyo_tobnaad nof nofembar|bisha_laba_iyo_tobnaad dis desembar" },
  { "lb", "januar jan|februar feb|mäerz mäe|abrëll abr|mee|juni jun|juli jul|august aug|september sep|"
    "oktober okt|november nov|dezember dez" },
  { "mn", "нэгдүгээр_сар|хоёрдугаар_сар|гуравдугаар_сар|дөрөвдүгээр_сар|тавдугаар_сар|зургаадугаар_сар|"
    "долоодугаар_сар|наймдугаар_сар|есдүгээр_сар|аравдугаар_сар|арван_нэгдүгээр_сар|"
    "арван_хоёрдугаар_сар" },
  { "tg", "январ янв|феврал фев|март мар|апрел апр|май|июн|июл|август авг|сентябр сен|октябр окт|ноябр ноя|"
    "декабр дек" },
  { "tk", "ýanwar ýan|fewral few|mart mar|aprel apr|maý|iýun|iýul|awgust awg|sentýabr sen|oktýabr okt|"
    "noýabr noý|dekabr dek" },
};

static const MonthNames persian = {
  "fa", "فروردین|اردیبهشت|خرداد|تیر|مرداد امرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند"
};

static const MonthNames islamic = {
  "ar", "محرم|صفر|ربيع_الأول ربيع_الاول|ربيع_الآخر ربيع_الثاني|جمادى_الأولى جمادى_الاولى|جمادى_الآخرة جمادى_الثانية|"
        "رجب|شعبان|رمضان|شوال|ذو_القعدة ذي_القعدة|ذو_الحجة ذي_الحجة"
};

/* One meaning of a word; others follow when languages do not agree. */
typedef struct _Meaning Meaning;
struct _Meaning
{
  const char *language;
  int month;
  int calendar;
  Meaning *next;
};

/* Marks that writers leave out: of Latin, Greek, Cyrillic, Hebrew and Arabic. In other scripts they are vowels. */
static gboolean
is_accent (gunichar c)
{
  return (c >= 0x0300 && c <= 0x036f) || (c >= 0x0591 && c <= 0x05c7) || (c >= 0x0610 && c <= 0x065f) || c == 0x0670;
}

/* Without case, marks above and below, and what parts words: "FÉVR." and "fevr" are one. */
static char *
fold (const char *word,
      gsize       length)
{
  g_autofree char *lower = g_utf8_casefold (word, length);
  g_autofree char *apart = g_utf8_normalize (lower, -1, G_NORMALIZE_NFKD);
  GString *out = g_string_new (NULL);

  for (const char *at = apart; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isalnum (c) || (g_unichar_ismark (c) && !is_accent (c)))
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

static void
add_meaning (GHashTable *index,
             char       *word,
             const char *language,
             int         month,
             int         calendar)
{
  Meaning *first = g_hash_table_lookup (index, word);
  Meaning *meaning;

  for (meaning = first; meaning != NULL; meaning = meaning->next)
    if (meaning->month == month && meaning->calendar == calendar && strcmp (meaning->language, language) == 0)
      {
        g_free (word);
        return;
      }
  meaning = g_new0 (Meaning, 1);
  *meaning = (Meaning) { language, month, calendar, NULL };
  if (first == NULL)
    {
      g_hash_table_insert (index, word, meaning);
      return;
    }
  while (first->next != NULL)
    first = first->next;
  first->next = meaning;
  g_free (word);
}

static void
add_names (GHashTable       *index,
           const MonthNames *names,
           int               calendar)
{
  const char *at = names->months;

  for (int month = 1; *at != '\0'; at++)
    {
      gsize length = strcspn (at, " |");

      add_meaning (index, fold (at, length), names->language, month, calendar);
      at += length;
      if (*at == '\0')
        return;
      month += *at == '|' ? 1 : 0;
    }
}

/* Lives as long as the program; read-only once made. */
static gpointer
make_index (gpointer data)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (gregorian); i++)
    add_names (index, &gregorian[i], DOSSIER_STAMP_GREGORIAN);
  add_names (index, &persian, DOSSIER_STAMP_PERSIAN);
  add_names (index, &islamic, DOSSIER_STAMP_ISLAMIC);
  return index;
}

static gboolean
same_language (const char *tag,
               const char *language)
{
  gsize length = strcspn (tag, "-_");

  return strcspn (language, "-_") == length && g_ascii_strncasecmp (tag, language, length) == 0;
}

/**
 * dossier_stamp_month:
 * @word: one word, or several without what parted them; any case
 * @language: (nullable): BCP 47; decides between languages that use a word for different months
 * @calendar: (out): DOSSIER_STAMP_GREGORIAN …
 *
 * Returns: 1–12; 0 when @word is no month
 */
int
dossier_stamp_month (const char *word,
                     const char *language,
                     int        *calendar)
{
  static GOnce once = G_ONCE_INIT;
  GHashTable *index = g_once (&once, make_index, NULL);
  g_autofree char *key = NULL;
  const Meaning *meaning, *best;

  if (strlen (word) > LONGEST_WORD)
    return 0;
  key = fold (word, strlen (word));
  best = g_hash_table_lookup (index, key);
  for (meaning = best; meaning != NULL && language != NULL; meaning = meaning->next)
    if (same_language (language, meaning->language))
      {
        best = meaning;
        break;
      }
  if (best == NULL)
    return 0;
  *calendar = best->calendar;
  return best->month;
}
