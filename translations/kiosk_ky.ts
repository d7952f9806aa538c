<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ky_KG">
<context>
    <name>Kiosk::AccessibilityBar</name>
    <message>
        <source>Large text</source>
        <translation>Чоң тамгалар</translation>
    </message>
    <message>
        <source>Controls within reach, at the bottom</source>
        <translation>Баскычтар төмөндө, кол жеткен жерде</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Жогорку контраст</translation>
    </message>
</context>
<context>
    <name>Kiosk::AttemptText</name>
    <message>
        <source>A code is on screen</source>
        <translation>Код экранда</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Кирди</translation>
    </message>
    <message>
        <source>Turned down: several people have this number</source>
        <translation>Уруксат берилген жок: номер бир нече адамга жазылган</translation>
    </message>
    <message>
        <source>Turned down: the number entered was wrong</source>
        <translation>Уруксат берилген жок: сан туура эмес киргизилген</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Жокко чыгарылды</translation>
    </message>
    <message>
        <source>Waiting for the number from WhatsApp</source>
        <translation>WhatsApp’тагы сан күтүлүүдө</translation>
    </message>
    <message>
        <source>Time ran out</source>
        <translation>Убакыт бүттү</translation>
    </message>
    <message>
        <source>Turned down: access is switched off</source>
        <translation>Уруксат берилген жок: кирүү өчүрүлгөн</translation>
    </message>
    <message>
        <source>Turned down: the number is not on the list</source>
        <translation>Уруксат берилген жок: номер тизмеде жок</translation>
    </message>
</context>
<context>
    <name>Kiosk::CodePage</name>
    <message>
        <source>The code from WhatsApp</source>
        <translation>WhatsApp’тан келген код</translation>
    </message>
    <message>
        <source>If the number %1 is on our list, six digits have just been sent to it.</source>
        <translation>%1 номери тизмебизде болсо, ага азыр эле алты цифра жөнөтүлдү.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Кирүү</translation>
    </message>
    <message>
        <source>Time to enter the code</source>
        <translation>Кодду киргизүү убактысы</translation>
    </message>
    <message>
        <source>One moment, we are checking</source>
        <translation>Бир аз күтүңүз, текшерип жатабыз</translation>
    </message>
    <message numerus="yes">
        <source>You have %n more tries.</source>
        <translation>
            <numerusform>Дагы %n&#xa0;аракет калды.</numerusform>
            <numerusform>Дагы %n&#xa0;аракет калды.</numerusform>
        </translation>
    </message>
    <message>
        <source>Send another code</source>
        <translation>Жаңы код жөнөтүү</translation>
    </message>
    <message numerus="yes">
        <source>Another code in %n s</source>
        <translation>
            <numerusform>Жаңы код: %n секунддан кийин</numerusform>
            <numerusform>Жаңы код: %n секунддан кийин</numerusform>
        </translation>
    </message>
    <message>
        <source>The code could not be sent</source>
        <translation>Код жөнөтүлгөн жок</translation>
    </message>
</context>
<context>
    <name>Kiosk::CodeTroubleText</name>
    <message>
        <source>That is not the code. Please look again.</source>
        <translation>Код туура эмес. Дагы бир жолу караңыз.</translation>
    </message>
    <message>
        <source>This code is no longer good. Ask for a new one.</source>
        <translation>Бул код эми жараксыз. Жаңысын сураңыз.</translation>
    </message>
    <message>
        <source>This is not a phone number. Please check it.</source>
        <translation>Бул телефон номери эмес. Текшерип көрүңүз.</translation>
    </message>
    <message>
        <source>Too many tries. Please wait a little, or scan the code instead.</source>
        <translation>Аракеттер өтө көп болду. Бир аз күтүңүз же QR-кодду сканерлеңиз.</translation>
    </message>
    <message>
        <source>No connection at the moment. Please try again, or ask at the front desk.</source>
        <translation>Азыр байланыш жок. Кайра аракет кылыңыз же ресепшенге кайрылыңыз.</translation>
    </message>
    <message>
        <source>A code cannot be sent at the moment. Please scan the code instead, or ask at the front desk.</source>
        <translation>Азыр код жөнөтүү мүмкүн эмес. QR-кодду сканерлеңиз же ресепшенге кайрылыңыз.</translation>
    </message>
</context>
<context>
    <name>Kiosk::DemoPanel</name>
    <message>
        <source>Demo: play the phone</source>
        <translation>Демо: телефондун ордуна басыңыз</translation>
    </message>
    <message>
        <source>Demo: send as %1</source>
        <translation>Демо: %1 катары жөнөтүү</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Ижарачы</translation>
    </message>
    <message>
        <source>Landlord</source>
        <translation>Ижарага берүүчү</translation>
    </message>
    <message>
        <source>Investor</source>
        <translation>Инвестор</translation>
    </message>
    <message>
        <source>Staff member</source>
        <translation>Кызматкер</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Администратор</translation>
    </message>
    <message>
        <source>Unknown number</source>
        <translation>Белгисиз номер</translation>
    </message>
    <message>
        <source>Shared number</source>
        <translation>Жалпы номер</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Кирүү өчүрүлгөн</translation>
    </message>
    <message>
        <source>The phone shows: %1</source>
        <translation>Телефондо: %1</translation>
    </message>
</context>
<context>
    <name>Kiosk::FindingText</name>
    <message>
        <source>The database answers</source>
        <translation>Маалымат базасы жооп берип жатат</translation>
    </message>
    <message>
        <source>The database does not answer</source>
        <translation>Маалымат базасы жооп бербей жатат</translation>
    </message>
    <message>
        <source>The database is older than this version</source>
        <translation>Маалымат базасы программанын эски версиясыныкы</translation>
    </message>
    <message>
        <source>The database is newer than this version</source>
        <translation>Маалымат базасы программанын жаңыраак версиясыныкы</translation>
    </message>
    <message>
        <source>The database can be written to</source>
        <translation>Маалымат базасына жазууга болот</translation>
    </message>
    <message>
        <source>The database cannot be written to</source>
        <translation>Маалымат базасына жазууга болбой жатат</translation>
    </message>
    <message>
        <source>The database file is damaged</source>
        <translation>Маалымат базасынын файлы бузулган</translation>
    </message>
    <message>
        <source>The database file is too large to be checked while in use</source>
        <translation>Маалымат базасынын файлы иштеп турганда текшерүү үчүн өтө чоң</translation>
    </message>
    <message numerus="yes">
        <source>%n people can sign in</source>
        <translation>
            <numerusform>%n адам кире алат</numerusform>
            <numerusform>%n адам кире алат</numerusform>
        </translation>
    </message>
    <message>
        <source>The WhatsApp account is configured</source>
        <translation>WhatsApp аккаунту жөндөлгөн</translation>
    </message>
    <message>
        <source>No WhatsApp account is configured</source>
        <translation>WhatsApp аккаунту жөндөлгөн эмес</translation>
    </message>
    <message>
        <source>WhatsApp is switched off in the settings</source>
        <translation>WhatsApp жөндөөлөрдө өчүрүлгөн</translation>
    </message>
    <message>
        <source>No message from WhatsApp since %1</source>
        <translation>WhatsApp’тан билдирүү келбей жатат, акыркысы: %1</translation>
    </message>
    <message>
        <source>No message from WhatsApp has come yet</source>
        <translation>WhatsApp’тан азырынча бир да билдирүү келе элек</translation>
    </message>
    <message>
        <source>The company’s WhatsApp number is known</source>
        <translation>Компаниянын WhatsApp номери белгилүү</translation>
    </message>
    <message>
        <source>The company’s WhatsApp number is not known</source>
        <translation>Компаниянын WhatsApp номери белгисиз</translation>
    </message>
    <message>
        <source>The address on the internet is %1</source>
        <translation>Интернеттеги дарек: %1</translation>
    </message>
    <message>
        <source>No address on the internet is configured</source>
        <translation>Интернеттеги дарек көрсөтүлгөн эмес</translation>
    </message>
    <message>
        <source>The address on the internet is not encrypted: %1</source>
        <translation>Интернеттеги дарек шифр менен корголгон эмес: %1</translation>
    </message>
    <message>
        <source>Without encryption the server cannot be reached on the network</source>
        <translation>Шифрлөөсүз серверге тармактан кирүүгө болбойт</translation>
    </message>
    <message>
        <source>The server can be reached on the network without encryption</source>
        <translation>Серверге тармактан шифрлөөсүз кирүүгө болот</translation>
    </message>
    <message>
        <source>Signing in is protected by the number check</source>
        <translation>Кирүү сан менен текшерүү аркылуу корголгон</translation>
    </message>
    <message>
        <source>Signing in is not protected by the number check</source>
        <translation>Кирүү сан менен текшерүү аркылуу корголгон эмес</translation>
    </message>
    <message>
        <source>The number check is switched off</source>
        <translation>Сан менен текшерүү өчүрүлгөн</translation>
    </message>
    <message>
        <source>Ask the administrator to set up encryption.</source>
        <translation>Администратордон шифрлөөнү күйгүзүүнү сураныңыз.</translation>
    </message>
    <message>
        <source>Ask the administrator to let the server answer in WhatsApp.</source>
        <translation>Администратордон серверге WhatsApp аркылуу жооп берүүгө уруксат берүүнү сураныңыз.</translation>
    </message>
    <message>
        <source>Ask the administrator whether that is meant.</source>
        <translation>Ушундай болушу керекпи, администратордон сураңыз.</translation>
    </message>
    <message>
        <source>The server does not encrypt by itself</source>
        <translation>Сервер байланышты өзү шифрлебейт</translation>
    </message>
    <message numerus="yes">
        <source>The certificate is good for %n more days</source>
        <translation>
            <numerusform>Сертификат дагы %n күн жарактуу</numerusform>
            <numerusform>Сертификат дагы %n күн жарактуу</numerusform>
        </translation>
    </message>
    <message>
        <source>The certificate cannot be read</source>
        <translation>Сертификат окулбай жатат</translation>
    </message>
    <message>
        <source>There is enough room on the disk</source>
        <translation>Дискте орун жетиштүү</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Диск толуп калды</translation>
    </message>
    <message>
        <source>Others can read a file with secrets: %1</source>
        <translation>Жашыруун маалымат сакталган файлды башкалар окуй алат: %1</translation>
    </message>
    <message>
        <source>The clock was set, or is far from the last entries</source>
        <translation>Саат которулган же акыркы жазуулардан алыс убакытты көрсөтүп жатат</translation>
    </message>
    <message>
        <source>The clock is wrong</source>
        <translation>Саат туура эмес убакытты көрсөтүп жатат</translation>
    </message>
    <message>
        <source>The server has been running since %1</source>
        <translation>Сервер иштеп жатат, башталышы: %1</translation>
    </message>
    <message>
        <source>The settings are in order</source>
        <translation>Жөндөөлөрдө ката жок</translation>
    </message>
    <message>
        <source>The database fits this version</source>
        <translation>Маалымат базасы бул версияга ылайык</translation>
    </message>
    <message>
        <source>The database file is undamaged</source>
        <translation>Маалымат базасынын файлы бузулган эмес</translation>
    </message>
    <message>
        <source>The list is empty: nobody can sign in</source>
        <translation>Тизме бош: эч ким кире албайт</translation>
    </message>
    <message numerus="yes">
        <source>%n numbers are on the list more than once</source>
        <translation>
            <numerusform>Тизмеде %n номер кайталанат</numerusform>
            <numerusform>Тизмеде %n номер кайталанат</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people on the list have no proper phone number</source>
        <translation>
            <numerusform>Тизмедеги %n адамдын телефон номери туура эмес</numerusform>
            <numerusform>Тизмедеги %n адамдын телефон номери туура эмес</numerusform>
        </translation>
    </message>
    <message>
        <source>Messages from WhatsApp arrive, the last one: %1</source>
        <translation>WhatsApp’тан билдирүүлөр келип жатат, акыркысы: %1</translation>
    </message>
    <message numerus="yes">
        <source>The certificate runs out in %n days</source>
        <translation>
            <numerusform>Сертификаттын мөөнөтү %n күндөн кийин бүтөт</numerusform>
            <numerusform>Сертификаттын мөөнөтү %n күндөн кийин бүтөт</numerusform>
        </translation>
    </message>
    <message>
        <source>The certificate ran out: %1</source>
        <translation>Сертификаттын мөөнөтү бүткөн: %1</translation>
    </message>
    <message>
        <source>The certificate is not valid yet, only from: %1</source>
        <translation>Сертификат азырынча күчүнө кире элек, башталышы: %1</translation>
    </message>
    <message>
        <source>How much room the disk has is not known</source>
        <translation>Дискте канча орун бар экени белгисиз</translation>
    </message>
    <message>
        <source>Nobody else can read the files with secrets</source>
        <translation>Жашыруун маалымат сакталган файлдар башкаларга жабык</translation>
    </message>
    <message>
        <source>The clock looks right</source>
        <translation>Саат туура жүрүп жатат</translation>
    </message>
    <message>
        <source>Restart the server. If that does not help, call the administrator.</source>
        <translation>Серверди кайра иштетиңиз. Жардам бербесе, администраторго айтыңыз.</translation>
    </message>
    <message>
        <source>Restart the server: it brings the database up to date.</source>
        <translation>Серверди кайра иштетиңиз: ал маалымат базасын өзү жаңыртат.</translation>
    </message>
    <message>
        <source>Ask the administrator to update the program.</source>
        <translation>Администратордон программаны жаңыртууну сураныңыз.</translation>
    </message>
    <message>
        <source>Check whether the disk is full; if not, call the administrator.</source>
        <translation>Диск толуп калбаганын текшериңиз; орун бар болсо, администраторго айтыңыз.</translation>
    </message>
    <message>
        <source>Call the administrator: a backup has to be restored.</source>
        <translation>Администраторго айтыңыз: камдык көчүрмөнү калыбына келтирүү керек.</translation>
    </message>
    <message>
        <source>The administrator can check it while the server is stopped.</source>
        <translation>Администратор серверди токтотуп, аны текшере алат.</translation>
    </message>
    <message>
        <source>Ask the administrator to fill in the list of people.</source>
        <translation>Администратордон адамдардын тизмесин толтурууну сураныңыз.</translation>
    </message>
    <message>
        <source>Their owners cannot sign in. Ask the administrator to correct the list.</source>
        <translation>Бул номерлердин ээлери кире албайт. Администратордон тизмени оңдоону сураныңыз.</translation>
    </message>
    <message>
        <source>They cannot sign in. Ask the administrator to correct the list.</source>
        <translation>Мындай номер менен кирүүгө болбойт. Администратордон тизмени оңдоону сураныңыз.</translation>
    </message>
    <message>
        <source>Ask the administrator to enter the account in the settings.</source>
        <translation>Администратордон аккаунтту жөндөөлөргө киргизүүнү сураныңыз.</translation>
    </message>
    <message>
        <source>Nobody can sign in by a message until it is switched on.</source>
        <translation>Ал өчүк турганда билдирүү менен кирүүгө болбойт.</translation>
    </message>
    <message>
        <source>Send a message to the company’s number. If nothing changes here, call the administrator.</source>
        <translation>Компаниянын номерине билдирүү жөнөтүңүз. Бул жерде эч нерсе өзгөрбөсө, администраторго айтыңыз.</translation>
    </message>
    <message>
        <source>Call the administrator before the server is restarted.</source>
        <translation>Серверди кайра иштетүүдөн мурун администраторго айтыңыз.</translation>
    </message>
    <message>
        <source>Without it the code does not open WhatsApp. Ask the administrator to set the number.</source>
        <translation>Ансыз код WhatsApp’ты ачпайт. Администратордон номерди көрсөтүүнү сураныңыз.</translation>
    </message>
    <message>
        <source>Ask the administrator to enter it in the settings.</source>
        <translation>Администратордон аны жөндөөлөрдө көрсөтүүнү сураныңыз.</translation>
    </message>
    <message>
        <source>Ask the administrator to set up an address with https.</source>
        <translation>Администратордон https менен башталган дарек коюуну сураныңыз.</translation>
    </message>
    <message>
        <source>That is fine if another program encrypts for it.</source>
        <translation>Анын ордуна башка программа шифрлесе, баары жайында.</translation>
    </message>
    <message>
        <source>Ask the administrator to renew it.</source>
        <translation>Администратордон аны узартууну сураныңыз.</translation>
    </message>
    <message>
        <source>Check the date on the server’s computer.</source>
        <translation>Сервердин компьютериндеги датаны текшериңиз.</translation>
    </message>
    <message>
        <source>Staff cannot link numbers: the server has no PIN</source>
        <translation>Кызматкерлер номерлерди байлай албайт: серверде PIN-код жок</translation>
    </message>
    <message>
        <source>Ask the administrator to set “server/staff_pin” with “amt-kioskctl pin”.</source>
        <translation>Администратордон «server/staff_pin» параметрин «amt-kioskctl pin» буйругу менен коюуну сураныңыз.</translation>
    </message>
    <message>
        <source>Ask the administrator to check the file %1</source>
        <translation>Администратордон бул файлды текшерүүнү сураныңыз: %1</translation>
    </message>
    <message>
        <source>Delete what is not needed from the server’s disk.</source>
        <translation>Сервердин дискинен керексиз нерселерди өчүрүңүз.</translation>
    </message>
    <message>
        <source>Ask the administrator to check the folder %1</source>
        <translation>Администратордон бул папканы текшерүүнү сураныңыз: %1</translation>
    </message>
    <message>
        <source>Ask the administrator to close the file to others.</source>
        <translation>Администратордон файлды башкалардан жабууну сураныңыз.</translation>
    </message>
    <message>
        <source>Set the right date and time on the server’s computer.</source>
        <translation>Сервердин компьютерине туура дата менен убакытты коюңуз.</translation>
    </message>
    <message>
        <source>The secret key for WhatsApp’s messages is configured</source>
        <translation>WhatsApp билдирүүлөрүнүн жашыруун ачкычы коюлган</translation>
    </message>
    <message>
        <source>The server made the secret key for WhatsApp’s messages itself</source>
        <translation>WhatsApp билдирүүлөрүнүн жашыруун ачкычын сервер өзү түзгөн</translation>
    </message>
    <message>
        <source>The file with the secret key for WhatsApp’s messages is gone</source>
        <translation>WhatsApp билдирүүлөрүнүн жашыруун ачкычы бар файл жок болуп калды</translation>
    </message>
    <message numerus="yes">
        <source>Little room is left on the disk: %n MB</source>
        <translation>
            <numerusform>Дискте орун аз калды: %n МБ</numerusform>
            <numerusform>Дискте орун аз калды: %n МБ</numerusform>
        </translation>
    </message>
    <message>
        <source>The clock is behind: there are entries from %1</source>
        <translation>Саат артта калды, акыркы жазуунун убактысы: %1</translation>
    </message>
    <message>
        <source>WhatsApp has been working since %1</source>
        <translation>WhatsApp иштеп жатат, башталышы: %1</translation>
    </message>
    <message>
        <source>WhatsApp works</source>
        <translation>WhatsApp иштеп жатат</translation>
    </message>
    <message>
        <source>The WhatsApp account is not linked to its phone</source>
        <translation>WhatsApp аккаунту телефонго туташкан эмес</translation>
    </message>
    <message>
        <source>WhatsApp has blocked the company’s number</source>
        <translation>WhatsApp компаниянын номерин бөгөттөгөн</translation>
    </message>
    <message>
        <source>WhatsApp lets the account receive, but not send</source>
        <translation>WhatsApp аккаунту билдирүү алат, бирок жөнөтө албайт</translation>
    </message>
    <message>
        <source>The phone of the WhatsApp account is off or has no network</source>
        <translation>WhatsApp аккаунтунун телефону өчүк же тармаксыз</translation>
    </message>
    <message>
        <source>The WhatsApp account is starting</source>
        <translation>WhatsApp аккаунту ишке кирип жатат</translation>
    </message>
    <message>
        <source>The WhatsApp account is in a state that this version does not know</source>
        <translation>WhatsApp аккаунтунун абалы бул версияга белгисиз</translation>
    </message>
    <message>
        <source>The WhatsApp service does not answer</source>
        <translation>WhatsApp кызматы жооп бербей жатат</translation>
    </message>
    <message>
        <source>The WhatsApp service does not accept the account’s key</source>
        <translation>WhatsApp кызматы аккаунттун ачкычын кабыл албай жатат</translation>
    </message>
    <message>
        <source>The WhatsApp account now has another number</source>
        <translation>WhatsApp аккаунтунун номери өзгөргөн</translation>
    </message>
    <message>
        <source>The WhatsApp account is not paid for any more</source>
        <translation>WhatsApp аккаунтунун төлөмү бүткөн</translation>
    </message>
    <message>
        <source>Messages are to be fetched, but the WhatsApp account sends them elsewhere</source>
        <translation>Сервер билдирүүлөрдү өзү алат, бирок WhatsApp аккаунту аларды башка дарекке жөнөтөт</translation>
    </message>
    <message>
        <source>The tariff of the WhatsApp account is sufficient</source>
        <translation>WhatsApp аккаунтунун тарифи жетиштүү</translation>
    </message>
    <message numerus="yes">
        <source>The tariff of the WhatsApp account is used up: %n chats</source>
        <translation>
            <numerusform>WhatsApp аккаунтунун тарифи түгөндү: %n чат</numerusform>
            <numerusform>WhatsApp аккаунтунун тарифи түгөндү: %n чат</numerusform>
        </translation>
    </message>
    <message>
        <source>Whether the tariff of the WhatsApp account is sufficient is not known</source>
        <translation>WhatsApp аккаунтунун тарифи жетиштүүбү, белгисиз</translation>
    </message>
    <message numerus="yes">
        <source>Messages of visitors arrive in time; %n are waiting</source>
        <translation>
            <numerusform>Коноктордун билдирүүлөрү өз убагында келип жатат, кезекте %n</numerusform>
            <numerusform>Коноктордун билдирүүлөрү өз убагында келип жатат, кезекте %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Many messages of visitors are waiting: %n</source>
        <translation>
            <numerusform>Коноктордун көп билдирүүсү кезекте турат: %n</numerusform>
            <numerusform>Коноктордун көп билдирүүсү кезекте турат: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>The WhatsApp account sends messages to this server</source>
        <translation>WhatsApp аккаунту билдирүүлөрдү ушул серверге жөнөтөт</translation>
    </message>
    <message>
        <source>The WhatsApp account does not know where to send messages</source>
        <translation>WhatsApp аккаунту билдирүүлөрдү кайда жөнөтөрүн билбейт</translation>
    </message>
    <message>
        <source>The WhatsApp account sends messages to another server: %1</source>
        <translation>WhatsApp аккаунту билдирүүлөрдү башка серверге жөнөтөт: %1</translation>
    </message>
    <message>
        <source>The WhatsApp account has this server’s secret key</source>
        <translation>WhatsApp аккаунтунда бул сервердин жашыруун ачкычы коюлган</translation>
    </message>
    <message>
        <source>The WhatsApp account has another secret key than this server</source>
        <translation>WhatsApp аккаунтундагы жашыруун ачкыч сервердикинен башка</translation>
    </message>
    <message>
        <source>The WhatsApp account passes messages on</source>
        <translation>WhatsApp аккаунту келген билдирүүлөрдү өткөрүп берет</translation>
    </message>
    <message>
        <source>The WhatsApp account does not pass messages on</source>
        <translation>WhatsApp аккаунту келген билдирүүлөрдү өткөрүп бербейт</translation>
    </message>
    <message>
        <source>The WhatsApp account reports when its state changes</source>
        <translation>WhatsApp аккаунту абалы өзгөргөнүн кабарлап турат</translation>
    </message>
    <message>
        <source>The WhatsApp account does not report when its state changes</source>
        <translation>WhatsApp аккаунту абалы өзгөргөнүн кабарлабайт</translation>
    </message>
    <message>
        <source>Messages come with their senders’ numbers</source>
        <translation>Билдирүүлөр жөнөтүүчүнүн номери менен келет</translation>
    </message>
    <message>
        <source>Messages come without their senders’ numbers</source>
        <translation>Билдирүүлөр жөнөтүүчүнүн номерисиз келет</translation>
    </message>
    <message>
        <source>The public address leads to this server</source>
        <translation>Ачык дарек ушул серверге алып барат</translation>
    </message>
    <message>
        <source>Nobody answers at this server’s address on the internet</source>
        <translation>Сервердин интернеттеги дарегинен эч ким жооп бербейт</translation>
    </message>
    <message>
        <source>Another server answers at this server’s address on the internet</source>
        <translation>Сервердин интернеттеги дарегинен башка сервер жооп берет</translation>
    </message>
    <message>
        <source>Whether the address on the internet leads to this server is not known</source>
        <translation>Интернеттеги дарек ушул серверге алып барары белгисиз</translation>
    </message>
    <message>
        <source>Another program stands between the internet and the server</source>
        <translation>Интернет менен сервердин ортосунда башка программа турат</translation>
    </message>
    <message>
        <source>No other program stands between the internet and the server</source>
        <translation>Интернет менен сервердин ортосунда башка программа жок</translation>
    </message>
    <message numerus="yes">
        <source>The clock is %n seconds off</source>
        <translation>
            <numerusform>Саат %n секундга айырмаланат</numerusform>
            <numerusform>Саат %n секундга айырмаланат</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask the administrator to link the phone again.</source>
        <translation>Администратордон телефонду кайра туташтырууну сураныңыз.</translation>
    </message>
    <message>
        <source>Ask the administrator: WhatsApp on the phone says how to object.</source>
        <translation>Администраторго айтыңыз: кантип даттануу керектиги телефондогу WhatsApp’та жазылган.</translation>
    </message>
    <message>
        <source>Sign-in by code does not work until it ends. Ask the administrator to look.</source>
        <translation>Код менен кирүү азырынча иштебейт. Администратордон карап коюуну сураныңыз.</translation>
    </message>
    <message>
        <source>Switch the phone on and check its connection to the internet.</source>
        <translation>Телефонду күйгүзүп, интернети бар экенин текшериңиз.</translation>
    </message>
    <message>
        <source>Wait five minutes.</source>
        <translation>Беш мүнөт күтүңүз.</translation>
    </message>
    <message>
        <source>Ask the administrator to look at the account and to update the program.</source>
        <translation>Администратордон аккаунтту текшерип, программаны жаңыртууну сураныңыз.</translation>
    </message>
    <message>
        <source>Check the server’s connection to the internet.</source>
        <translation>Серверде интернет бар экенин текшериңиз.</translation>
    </message>
    <message>
        <source>Ask the administrator to correct the key in the settings.</source>
        <translation>Администратордон жөндөөлөрдөгү ачкычты оңдоону сураныңыз.</translation>
    </message>
    <message>
        <source>Ask the administrator to set the right number in the settings.</source>
        <translation>Администратордон жөндөөлөрдө туура номерди көрсөтүүнү сураныңыз.</translation>
    </message>
    <message>
        <source>Ask the administrator to remove the address from the account.</source>
        <translation>Администратордон даректи аккаунттан өчүрүүнү сураныңыз.</translation>
    </message>
    <message>
        <source>Messages of new people do not arrive. Ask the administrator for a larger tariff.</source>
        <translation>Жаңы адамдардын билдирүүлөрү келбейт. Администратордон тарифти алмаштырууну сураныңыз.</translation>
    </message>
    <message>
        <source>Ask the administrator to look at the account.</source>
        <translation>Администратордон аккаунтту текшерүүнү сураныңыз.</translation>
    </message>
    <message>
        <source>Who signs in has to wait. If the number does not fall, call the administrator.</source>
        <translation>Кирүү көбүрөөк убакыт алат. Кезек азайбаса, администраторго айтыңыз.</translation>
    </message>
    <message>
        <source>Ask the administrator to enter this server’s address in the account.</source>
        <translation>Администратордон аккаунтта ушул сервердин дарегин көрсөтүүнү сураныңыз.</translation>
    </message>
    <message>
        <source>Ask the administrator to enter the right key in the account.</source>
        <translation>Администратордон аккаунтта туура ачкычты көрсөтүүнү сураныңыз.</translation>
    </message>
    <message>
        <source>Ask the administrator to switch that on in the account.</source>
        <translation>Администратордон муну аккаунтта күйгүзүүнү сураныңыз.</translation>
    </message>
    <message>
        <source>Ask the administrator to switch hidden ids off in the account.</source>
        <translation>Администратордон аккаунтта жашыруун идентификаторлорду өчүрүүнү сураныңыз.</translation>
    </message>
    <message>
        <source>Ask the administrator to check the address, the router and the firewall.</source>
        <translation>Администратордон даректи, роутерди жана брандмауэрди текшерүүнү сураныңыз.</translation>
    </message>
    <message>
        <source>Ask the administrator to correct the address.</source>
        <translation>Администратордон даректи оңдоону сураныңыз.</translation>
    </message>
    <message>
        <source>Ask the administrator to look while the server is running.</source>
        <translation>Администратордон сервер иштеп турганда текшерүүнү сураңыз.</translation>
    </message>
    <message>
        <source>That is fine if the server encrypts by itself.</source>
        <translation>Сервер байланышты өзү шифрлесе, бул туура.</translation>
    </message>
    <message>
        <source>The settings have a mistake</source>
        <translation>Жөндөөлөрдө ката бар</translation>
    </message>
    <message>
        <source>The database is %1</source>
        <translation>Маалымат базасы: %1</translation>
    </message>
    <message>
        <source>The running server uses another database than %1</source>
        <translation>Иштеп турган сервер %1 базасын эмес, башкасын колдонот</translation>
    </message>
    <message>
        <source>The internet does not reach the address %1</source>
        <translation>%1 дареги интернеттен жеткиликтүү эмес</translation>
    </message>
    <message>
        <source>No address on the internet is needed</source>
        <translation>Интернеттеги дареги керек эмес</translation>
    </message>
    <message>
        <source>The program in between says who the visitors are</source>
        <translation>Ортодогу программа зыяратчылардын ким экенин билдирет</translation>
    </message>
    <message>
        <source>The program in between does not say enough about the visitors</source>
        <translation>Ортодогу программа зыяратчылар жөнүндө баарын билдирбейт</translation>
    </message>
    <message>
        <source>The program in between is not trusted with saying who the visitors are</source>
        <translation>Ортодогу программага зыяратчылардын ким экенин билдирүү ишенилген эмес</translation>
    </message>
    <message>
        <source>Outcomes reach the screens at once</source>
        <translation>Кирүүнүн жыйынтыгы экрандарга дароо жетет</translation>
    </message>
    <message>
        <source>Outcomes do not reach the screens at once</source>
        <translation>Кирүүнүн жыйынтыгы экрандарга дароо жетпейт</translation>
    </message>
    <message>
        <source>The server cannot be started at %1</source>
        <translation>Серверди %1 дарегинде иштетүүгө болбойт</translation>
    </message>
    <message>
        <source>The certificate and its key cannot be used</source>
        <translation>Сертификатты жана анын ачкычын колдонууга болбойт</translation>
    </message>
    <message>
        <source>The server %1 answers</source>
        <translation>%1 сервери жооп берет</translation>
    </message>
    <message>
        <source>The server %1 cannot be reached</source>
        <translation>%1 сервери жеткиликсиз</translation>
    </message>
    <message>
        <source>The server knows this kiosk</source>
        <translation>Сервер бул киоскту тааныйт</translation>
    </message>
    <message>
        <source>The server does not know this kiosk</source>
        <translation>Сервер бул киоскту тааныбайт</translation>
    </message>
    <message>
        <source>All letters can be shown</source>
        <translation>Бардык тамгалар көрсөтүлөт</translation>
    </message>
    <message>
        <source>Kyrgyz letters are shown as squares</source>
        <translation>Кыргыз тамгалары чарчы болуп көрүнөт</translation>
    </message>
    <message>
        <source>The screen %1 works</source>
        <translation>%1 экраны иштейт</translation>
    </message>
    <message>
        <source>There is no screen</source>
        <translation>Экран жок</translation>
    </message>
    <message>
        <source>Sounds can be heard</source>
        <translation>Үндөр угулат</translation>
    </message>
    <message>
        <source>The kiosk is silent</source>
        <translation>Киосктун үнү чыкпайт</translation>
    </message>
    <message>
        <source>Ask the administrator to correct it.</source>
        <translation>Администратордон аны оңдоону сураныңыз.</translation>
    </message>
    <message>
        <source>Ask the administrator to look as the server’s user.</source>
        <translation>Администратордон сервердин колдонуучусу катары текшерүүнү сураныңыз.</translation>
    </message>
    <message>
        <source>Ask the administrator for an address that the internet reaches.</source>
        <translation>Администратордон интернеттен жеткиликтүү даректи көрсөтүүнү сураныңыз.</translation>
    </message>
    <message>
        <source>Only sign-in in browsers elsewhere would need one.</source>
        <translation>Ал башка жердеги браузерлерден кирүү үчүн гана керек болмок.</translation>
    </message>
    <message>
        <source>Ask the administrator to let the web server in front pass visitors’ addresses on.</source>
        <translation>Администратордон веб-серверди зыяратчылардын даректерин өткөрүп тургандай жөндөөнү сураныңыз.</translation>
    </message>
    <message>
        <source>Ask the administrator to correct the web server in front of this one.</source>
        <translation>Администратордон бул сервердин алдындагы веб-сервердин жөндөөлөрүн оңдоону сураныңыз.</translation>
    </message>
    <message>
        <source>Ask the administrator to choose another address or port.</source>
        <translation>Администратордон башка дарек же порт тандоону сураныңыз.</translation>
    </message>
    <message>
        <source>Ask the administrator to put the right certificate and key there.</source>
        <translation>Администратордон туура сертификатты жана ачкычты коюуну сураныңыз.</translation>
    </message>
    <message>
        <source>Check this computer’s network; if it works, call the administrator.</source>
        <translation>Бул компьютердин тармагын текшериңиз; иштесе, администраторду чакырыңыз.</translation>
    </message>
    <message>
        <source>Ask the administrator to enrol this kiosk anew.</source>
        <translation>Администратордон бул киоскту кайра каттоону сураныңыз.</translation>
    </message>
    <message>
        <source>Ask the administrator to install fonts with Kyrgyz letters.</source>
        <translation>Администратордон кыргыз тамгалары бар шрифттерди орнотууну сураныңыз.</translation>
    </message>
    <message>
        <source>Switch the screen on and restart the computer.</source>
        <translation>Экранды күйгүзүп, компьютерди кайра иштетиңиз.</translation>
    </message>
    <message>
        <source>Check the loudspeaker; if it is connected, call the administrator.</source>
        <translation>Динамикти текшериңиз; туташтырылган болсо, администраторду чакырыңыз.</translation>
    </message>
</context>
<context>
    <name>Kiosk::Header</name>
    <message>
        <source>Back to the languages</source>
        <translation>Тилдерге кайтуу</translation>
    </message>
    <message>
        <source>Make this screen easier to use</source>
        <translation>Экранды ыңгайлуураак кылуу</translation>
    </message>
</context>
<context>
    <name>Kiosk::IdlePage</name>
    <message>
        <source>Sign in with WhatsApp</source>
        <translation>WhatsApp аркылуу кирүү</translation>
    </message>
    <message>
        <source>Scan the code, or touch the screen</source>
        <translation>Кодду сканерлеңиз же экранга тийиңиз</translation>
    </message>
    <message>
        <source>QR code to sign in</source>
        <translation>Кирүү үчүн QR-код</translation>
    </message>
</context>
<context>
    <name>Kiosk::Keypad</name>
    <message>
        <source>Plus</source>
        <translation>Плюс</translation>
    </message>
    <message>
        <source>Erase everything</source>
        <translation>Баарын өчүрүү</translation>
    </message>
    <message>
        <source>Erase the last digit</source>
        <translation>Акыркы цифраны өчүрүү</translation>
    </message>
</context>
<context>
    <name>Kiosk::KeypadPage</name>
    <message>
        <source>Back</source>
        <translation>Артка</translation>
    </message>
</context>
<context>
    <name>Kiosk::LinkPage</name>
    <message>
        <source>Link a number: 2 of 3</source>
        <translation>Номерди байлоо: 2/3</translation>
    </message>
    <message>
        <source>Enter the phone number under which this person is on our list.</source>
        <translation>Бул адам тизмебизге кайсы номер менен жазылса, ошол номерди киргизиңиз.</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Кийинки</translation>
    </message>
    <message>
        <source>Time until this page closes</source>
        <translation>Барак жабылганга чейинки убакыт</translation>
    </message>
</context>
<context>
    <name>Kiosk::LinkPinPage</name>
    <message>
        <source>Link a number: 3 of 3</source>
        <translation>Номерди байлоо: 3/3</translation>
    </message>
    <message>
        <source>Enter the staff PIN. The server checks it.</source>
        <translation>Кызматкерлердин PIN-кодун киргизиңиз. Аны сервер текшерет.</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Байлоо</translation>
    </message>
    <message>
        <source>Time until this page closes</source>
        <translation>Барак жабылганга чейинки убакыт</translation>
    </message>
    <message>
        <source>One moment, we are asking the server</source>
        <translation>Бир аз күтүңүз, серверге жөнөтүп жатабыз</translation>
    </message>
</context>
<context>
    <name>Kiosk::LinkTroubleText</name>
    <message>
        <source>There is no such ticket any more, or nobody has this number. Please check both.</source>
        <translation>Бул цифралар жараксыз же мындай номер тизмеде жок. Экөөнү тең текшериңиз.</translation>
    </message>
    <message>
        <source>One of the two numbers is also another person’s. Please check them.</source>
        <translation>Эки номердин бири башка адамда да бар. Экөөнү тең текшериңиз.</translation>
    </message>
    <message>
        <source>Staff are not linked here, and nobody is while the server has no PIN. An administrator can help.</source>
        <translation>Кызматкерлердин номери бул жерде байланбайт, ал эми серверде PIN-код жок болсо, эч кимдики байланбайт. Администраторго кайрылыңыз.</translation>
    </message>
    <message>
        <source>Wrong PIN. Please try again.</source>
        <translation>PIN-код туура эмес. Кайра аракет кылыңыз.</translation>
    </message>
    <message>
        <source>Too many tries. Please wait a little.</source>
        <translation>Аракеттер өтө көп болду. Бир аз күтүңүз.</translation>
    </message>
    <message>
        <source>No connection at the moment. Please try again.</source>
        <translation>Азыр байланыш жок. Кайра аракет кылыңыз.</translation>
    </message>
    <message>
        <source>The server does not know this screen.</source>
        <translation>Сервер бул экранды тааныбайт.</translation>
    </message>
    <message>
        <source>The server cannot do that at the moment. Please try again later.</source>
        <translation>Сервер азыр муну кыла албайт. Кийинчерээк аракет кылыңыз.</translation>
    </message>
</context>
<context>
    <name>Kiosk::NumberPage</name>
    <message>
        <source>One moment, we are checking</source>
        <translation>Бир аз күтүңүз, текшерип жатабыз</translation>
    </message>
    <message>
        <source>Which number came in WhatsApp?</source>
        <translation>WhatsApp’ка кайсы сан келди?</translation>
    </message>
    <message>
        <source>We have just sent you a number. Enter it here, so that we know it is you.</source>
        <translation>Сизге азыр эле сан жөнөттүк. Бул сиз экениңизди билишибиз үчүн аны ушул жерге киргизиңиз.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Баш тартуу</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Ырастоо</translation>
    </message>
    <message>
        <source>Time to enter the number</source>
        <translation>Санды киргизүү убактысы</translation>
    </message>
    <message numerus="yes">
        <source>That is not the number. You have %n more tries.</source>
        <translation>
            <numerusform>Сан туура эмес. Дагы %n&#xa0;аракет калды.</numerusform>
            <numerusform>Сан туура эмес. Дагы %n&#xa0;аракет калды.</numerusform>
        </translation>
    </message>
    <message>
        <source>If none has come: WhatsApp cannot send messages at the moment. Please go to the front desk.</source>
        <translation>Эгер сан келбесе: азыр WhatsApp билдирүү жөнөтө албайт. Ресепшенге кайрылыңыз.</translation>
    </message>
</context>
<context>
    <name>Kiosk::PhoneKeypadPage</name>
    <message>
        <source>This is not a whole phone number yet. Please check it.</source>
        <translation>Номер толук киргизилген жок. Текшерип көрүңүз.</translation>
    </message>
</context>
<context>
    <name>Kiosk::PhonePage</name>
    <message>
        <source>Your phone number</source>
        <translation>Телефон номериңиз</translation>
    </message>
    <message>
        <source>We send a code of six digits to your WhatsApp, if the number is on our list.</source>
        <translation>Номериңиз тизмебизде болсо, WhatsApp’ка алты цифралуу код жөнөтөбүз.</translation>
    </message>
    <message>
        <source>Send the code</source>
        <translation>Код жөнөтүү</translation>
    </message>
    <message>
        <source>Time until this page closes</source>
        <translation>Барак жабылганга чейинки убакыт</translation>
    </message>
    <message>
        <source>One moment, we are sending the code</source>
        <translation>Бир аз күтүңүз, код жөнөтүлүүдө</translation>
    </message>
</context>
<context>
    <name>Kiosk::PinPage</name>
    <message>
        <source>For staff</source>
        <translation>Кызматкерлер үчүн</translation>
    </message>
    <message>
        <source>Enter the PIN of this screen.</source>
        <translation>Бул экрандын PIN-кодун киргизиңиз.</translation>
    </message>
    <message>
        <source>No PIN is set for this screen. An administrator sets one with “amt-kioskctl pin”.</source>
        <translation>Бул экранга PIN-код коюлган эмес. Администратор аны «amt-kioskctl pin» буйругу менен коёт.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ачуу</translation>
    </message>
    <message>
        <source>Time until this page closes</source>
        <translation>Барак жабылганга чейинки убакыт</translation>
    </message>
    <message>
        <source>One moment, we are checking</source>
        <translation>Бир аз күтүңүз, текшерип жатабыз</translation>
    </message>
    <message numerus="yes">
        <source>Wrong PIN. Please wait %n s.</source>
        <translation>
            <numerusform>PIN-код туура эмес. %n секунд күтүңүз.</numerusform>
            <numerusform>PIN-код туура эмес. %n секунд күтүңүз.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Kiosk::ReceivedPage</name>
    <message>
        <source>Message received</source>
        <translation>Билдирүү алынды</translation>
    </message>
    <message>
        <source>One moment, we are looking you up.</source>
        <translation>Бир аз күтө туруңуз, сизди тизмеден издеп жатабыз.</translation>
    </message>
</context>
<context>
    <name>Kiosk::RefusedPage</name>
    <message>
        <source>Try again</source>
        <translation>Кайра аракет кылуу</translation>
    </message>
    <message>
        <source>Time until a fresh code</source>
        <translation>Жаңы кодго чейинки убакыт</translation>
    </message>
    <message>
        <source>We do not know this number</source>
        <translation>Бул номер тизмеде жок</translation>
    </message>
    <message>
        <source>The message came from a number that is not on our list. Write from the number you gave us, or ask at the front desk.</source>
        <translation>Билдирүү биздин тизмеде жок номерден келди. Бизге берген номериңизден жазыңыз же ресепшенге кайрылыңыз.</translation>
    </message>
    <message>
        <source>We cannot tell who you are</source>
        <translation>Ким экениңизди аныктай алган жокпуз</translation>
    </message>
    <message>
        <source>Several people share this number on our list. Please ask at the front desk to put it right.</source>
        <translation>Бул номер тизмеде бир нече адамга жазылган. Оңдоо үчүн ресепшенге кайрылыңыз.</translation>
    </message>
    <message>
        <source>Your access is switched off</source>
        <translation>Кирүү мүмкүнчүлүгүңүз өчүрүлгөн</translation>
    </message>
    <message>
        <source>Your number is on our list, but signing in is switched off for it. Please ask at the front desk.</source>
        <translation>Номериңиз тизмеде бар, бирок кирүү өчүрүлгөн. Ресепшенге кайрылыңыз.</translation>
    </message>
    <message>
        <source>The number did not match</source>
        <translation>Сан дал келген жок</translation>
    </message>
    <message>
        <source>Please scan the code again.</source>
        <translation>Кодду кайра сканерлеңиз.</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>Кирүү мүмкүн болгон жок</translation>
    </message>
    <message>
        <source>That took a little too long</source>
        <translation>Убакыт өтүп кетти</translation>
    </message>
    <message>
        <source>The time for the number is over. Please scan the code again.</source>
        <translation>Санды киргизүү убактысы бүттү. Кодду кайра сканерлеңиз.</translation>
    </message>
    <message>
        <source>The message came from a number that is not on our list. Tell the front desk this number:</source>
        <translation>Билдирүү биздин тизмеде жок номерден келди. Ресепшенге бул цифраларды айтыңыз:</translation>
    </message>
</context>
<context>
    <name>Kiosk::ScanPage</name>
    <message>
        <source>Sign in with WhatsApp</source>
        <translation>WhatsApp аркылуу кирүү</translation>
    </message>
    <message>
        <source>Point your phone’s camera at the code</source>
        <translation>Телефондун камерасын кодго каратыңыз</translation>
    </message>
    <message>
        <source>Press “Send” in WhatsApp</source>
        <translation>WhatsApp’та «Жөнөтүүнү» басыңыз</translation>
    </message>
    <message>
        <source>QR code to sign in</source>
        <translation>Кирүү үчүн QR-код</translation>
    </message>
    <message>
        <source>Time until a fresh code</source>
        <translation>Жаңы кодго чейинки убакыт</translation>
    </message>
    <message>
        <source>One moment, a fresh code is coming</source>
        <translation>Бир аз күтүңүз, жаңы код даярдалууда</translation>
    </message>
    <message>
        <source>It is not known whether WhatsApp works right now</source>
        <translation>Азыр WhatsApp иштеп жатканы белгисиз</translation>
    </message>
    <message>
        <source>WhatsApp sign-in is working</source>
        <translation>WhatsApp аркылуу кирүү иштеп жатат</translation>
    </message>
    <message>
        <source>Cannot scan? Send this text to our WhatsApp number:</source>
        <translation>Сканерленбей жатабы? Бул текстти биздин WhatsApp номерибизге жөнөтүңүз:</translation>
    </message>
    <message>
        <source>Cannot scan? Send this text in WhatsApp to %1:</source>
        <translation>Сканерленбей жатабы? Бул текстти WhatsApp’та %1 номерине жөнөтүңүз:</translation>
    </message>
    <message>
        <source>Look here: your name appears</source>
        <translation>Бул жакка караңыз: атыңыз чыгат</translation>
    </message>
    <message>
        <source>Sign in with WhatsApp. Point your phone’s camera at the code on this screen, press Send in WhatsApp, and look here.</source>
        <translation>WhatsApp аркылуу кирүү. Телефондун камерасын бул экрандагы кодго каратып, WhatsApp’та «Жөнөтүү» баскычын басыңыз да, бул жакка караңыз.</translation>
    </message>
    <message>
        <source>Get a code in WhatsApp instead</source>
        <translation>WhatsApp’тагы код менен кирүү</translation>
    </message>
    <message>
        <source>You can sign in, but WhatsApp cannot send at the moment</source>
        <translation>Кирүүгө болот, бирок WhatsApp азыр билдирүү жөнөтө албайт</translation>
    </message>
</context>
<context>
    <name>Kiosk::StaffPage</name>
    <message>
        <source>For staff</source>
        <translation>Кызматкерлер үчүн</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Абалы</translation>
    </message>
    <message>
        <source>Last attempts</source>
        <translation>Кирүү аракеттери</translation>
    </message>
    <message>
        <source>Check-up</source>
        <translation>Текшерүү</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Артка</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Дагы</translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation>Үнүн азайтуу</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>Үнүн көбөйтүү</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Кайра иштетүү</translation>
    </message>
    <message>
        <source>Leave the kiosk</source>
        <translation>Программаны жабуу</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Даяр</translation>
    </message>
    <message>
        <source>One moment, we are asking the server</source>
        <translation>Бир аз күтүңүз, серверден маалымат алып жатабыз</translation>
    </message>
    <message>
        <source>The server does not know this screen: its key is missing, wrong or revoked.</source>
        <translation>Сервер бул экранды тааныбайт: ачкычы жок, туура эмес же жокко чыгарылган.</translation>
    </message>
    <message>
        <source>The server does not answer: check the network, and whether the server runs.</source>
        <translation>Сервер жооп бербей жатат: тармакты жана сервер иштеп жатканын текшериңиз.</translation>
    </message>
    <message>
        <source>Nobody has tried to sign in here yet.</source>
        <translation>Бул жерден азырынча эч ким кирүүгө аракет кылган жок.</translation>
    </message>
    <message>
        <source>Visitors start in</source>
        <translation>Баштапкы тил</translation>
    </message>
    <message>
        <source>Volume %1%</source>
        <translation>Үнү %1&#xa0;%</translation>
    </message>
    <message>
        <source>The network works: the server answered in %1 ms</source>
        <translation>Тармак иштеп жатат: сервер %1 мс ичинде жооп берди</translation>
    </message>
    <message>
        <source>Link a number</source>
        <translation>Номерди байлоо</translation>
    </message>
    <message>
        <source>The number is linked: %1</source>
        <translation>Номер байланды: %1</translation>
    </message>
    <message>
        <source>From now on, messages from it sign this person in.</source>
        <translation>Эми бул адам ушул номерден билдирүү жөнөтүп кире алат.</translation>
    </message>
</context>
<context>
    <name>Kiosk::TicketPage</name>
    <message>
        <source>Link a number: 1 of 3</source>
        <translation>Номерди байлоо: 1/3</translation>
    </message>
    <message>
        <source>Enter the four digits that the visitor read to you from the screen.</source>
        <translation>Келген адам экрандан окуп берген төрт цифраны киргизиңиз.</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Кийинки</translation>
    </message>
    <message>
        <source>Time until this page closes</source>
        <translation>Барак жабылганга чейинки убакыт</translation>
    </message>
</context>
<context>
    <name>Kiosk::UnavailablePage</name>
    <message>
        <source>Sign-in is not available right now</source>
        <translation>Азыр кирүү мүмкүн эмес</translation>
    </message>
    <message>
        <source>This screen has no connection to the server. Please go to the front desk; the screen comes back by itself.</source>
        <translation>Сервер менен байланыш жок. Ресепшенге кайрылыңыз; байланыш калыбына келгенде экран өзү иштеп кетет.</translation>
    </message>
    <message>
        <source>The server is not working properly. Please go to the front desk; the screen comes back by itself.</source>
        <translation>Серверде көйгөй бар. Ресепшенге кайрылыңыз; көйгөй жоюлганда экран өзү иштеп кетет.</translation>
    </message>
    <message>
        <source>The server does not know this screen. Please go to the front desk; an administrator has to enrol the screen again.</source>
        <translation>Сервер бул экранды тааныбайт. Ресепшенге кайрылыңыз; администратор экранды кайра кошушу керек.</translation>
    </message>
    <message>
        <source>WhatsApp cannot be reached at the moment. Please go to the front desk; the screen comes back by itself.</source>
        <translation>Азыр WhatsApp менен байланыш жок. Ресепшенге кайрылыңыз; байланыш калыбына келгенде экран өзү иштеп кетет.</translation>
    </message>
    <message>
        <source>WhatsApp is starting again</source>
        <translation>WhatsApp кайра ишке кирип жатат</translation>
    </message>
    <message>
        <source>That takes up to five minutes; the screen comes back by itself. If you are in a hurry, the front desk can help.</source>
        <translation>Бул беш мүнөткө чейин созулат; андан кийин экран өзү иштеп кетет. Шашып турсаңыз, ресепшенден жардам беришет.</translation>
    </message>
    <message>
        <source>Our WhatsApp is no longer linked to its phone. Please go to the front desk; an administrator has to link it again.</source>
        <translation>Биздин WhatsApp телефонго туташкан эмес. Ресепшенге кайрылыңыз; администратор аны кайра туташтырышы керек.</translation>
    </message>
    <message>
        <source>WhatsApp has blocked our number. Please go to the front desk; an administrator has to deal with it.</source>
        <translation>WhatsApp биздин номерди бөгөттөп койду. Ресепшенге кайрылыңыз; муну администратор чечиши керек.</translation>
    </message>
    <message>
        <source>The phone of our WhatsApp is switched off or has no network. Please go to the front desk; the screen comes back by itself.</source>
        <translation>Биздин WhatsApp телефону өчүк же тармаксыз. Ресепшенге кайрылыңыз; телефон күйгөндө экран өзү иштеп кетет.</translation>
    </message>
    <message>
        <source>Something is wrong with our WhatsApp. Please go to the front desk; the screen comes back by itself.</source>
        <translation>Биздин WhatsApp’та көйгөй бар. Ресепшенге кайрылыңыз; көйгөй жоюлганда экран өзү иштеп кетет.</translation>
    </message>
    <message>
        <source>The access data of our WhatsApp account are wrong. Please go to the front desk; an administrator has to correct them.</source>
        <translation>Биздин WhatsApp аккаунтуна кирүү маалыматы туура эмес. Ресепшенге кайрылыңыз; администратор аны оңдошу керек.</translation>
    </message>
    <message>
        <source>Our WhatsApp number has changed. Please go to the front desk; an administrator has to set the new one.</source>
        <translation>Биздин WhatsApp номери өзгөрдү. Ресепшенге кайрылыңыз; администратор жаңысын көрсөтүшү керек.</translation>
    </message>
    <message>
        <source>Our WhatsApp account has run out. Please go to the front desk; an administrator has to renew it.</source>
        <translation>Биздин WhatsApp аккаунтунун мөөнөтү бүттү. Ресепшенге кайрылыңыз; администратор аны узартышы керек.</translation>
    </message>
    <message>
        <source>The messages of our WhatsApp go to another program. Please go to the front desk; an administrator has to correct that.</source>
        <translation>Биздин WhatsApp билдирүүлөрү башка программага кетип жатат. Ресепшенге кайрылыңыз; администратор муну оңдошу керек.</translation>
    </message>
</context>
<context>
    <name>Kiosk::WelcomePage</name>
    <message>
        <source>Welcome!</source>
        <translation>Кош келиңиз!</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Чыгуу</translation>
    </message>
    <message>
        <source>Time until you are signed out</source>
        <translation>Чыгууга чейинки убакыт</translation>
    </message>
    <message numerus="yes">
        <source>You are signed out in %n second(s)</source>
        <translation>
            <numerusform>%n секунддан кийин чыгасыз</numerusform>
            <numerusform>%n секунддан кийин чыгасыз</numerusform>
        </translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Ижарачы</translation>
    </message>
    <message>
        <source>Landlord</source>
        <translation>Ижарага берүүчү</translation>
    </message>
    <message>
        <source>Investor</source>
        <translation>Инвестор</translation>
    </message>
    <message>
        <source>Staff member</source>
        <translation>Кызматкер</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Администратор</translation>
    </message>
    <message>
        <source>Welcome! You are signed in.</source>
        <translation>Кош келиңиз! Сиз кирдиңиз.</translation>
    </message>
    <message>
        <source>Stay signed in</source>
        <translation>Улантуу</translation>
    </message>
    <message>
        <source>Not you?</source>
        <translation>Сиз эмессизби?</translation>
    </message>
    <message>
        <source>Ends this session and tells the front desk</source>
        <translation>Кирүүнү токтотуп, ресепшенге кабар берет</translation>
    </message>
</context>
<context>
    <name>LoginPage</name>
    <message>
        <source>Press “Send” in WhatsApp</source>
        <translation>WhatsApp’та «Жөнөтүү» баскычын басыңыз</translation>
    </message>
    <message>
        <source>Look at this screen: your name appears</source>
        <translation>Экранды караңыз: атыңыз чыгат</translation>
    </message>
    <message>
        <source>Open WhatsApp: the message is already written, press “Send”</source>
        <translation>WhatsApp’ты ачыңыз: билдирүү жазылып даяр турат, «Жөнөтүү» баскычын басыңыз</translation>
    </message>
    <message>
        <source>Come back to this page: your name appears</source>
        <translation>Бул баракка кайтып келиңиз: атыңыз чыгат</translation>
    </message>
    <message>
        <source>Open WhatsApp here</source>
        <translation>WhatsApp’ты ушул жерде ачуу</translation>
    </message>
    <message>
        <source>Or scan the code with another phone:</source>
        <translation>Же кодду башка телефон менен сканерлеңиз:</translation>
    </message>
    <message>
        <source>You can sign in, but WhatsApp cannot send messages at the moment</source>
        <translation>Кирсеңиз болот, бирок WhatsApp азыр билдирүү жөнөтө албайт</translation>
    </message>
    <message>
        <source>Cannot scan? Send this text in WhatsApp to {number}:</source>
        <translation>Сканерлей албай жатасызбы? WhatsApp’та {number} номерине бул текстти жөнөтүңүз:</translation>
    </message>
    <message>
        <source>Cannot scan? Send this text to our WhatsApp number:</source>
        <translation>Сканерлей албай жатасызбы? Бул текстти биздин WhatsApp номерибизге жөнөтүңүз:</translation>
    </message>
    <message>
        <source>One moment, a code is coming</source>
        <translation>Бир аз күтүңүз, код даярдалууда</translation>
    </message>
    <message>
        <source>Enter the number from WhatsApp</source>
        <translation>WhatsApp’тан келген санды жазыңыз</translation>
    </message>
    <message>
        <source>We have just sent you a {digits}-digit number in WhatsApp. Do not tell it to anybody.</source>
        <translation>Азыр эле WhatsApp’ка {digits}&#xa0;орундуу сан жөнөттүк. Аны эч кимге айтпаңыз.</translation>
    </message>
    <message>
        <source>If no number came: WhatsApp cannot send messages at the moment. Please ask at the front desk.</source>
        <translation>Эгер сан келбесе: азыр WhatsApp билдирүү жөнөтө албайт. Ресепшенге кайрылыңыз.</translation>
    </message>
    <message>
        <source>Number from WhatsApp</source>
        <translation>WhatsApp’тан келген сан</translation>
    </message>
    <message>
        <source>That was not the number. Tries left: {count}</source>
        <translation>Сан туура келген жок. Калган аракет: {count}</translation>
    </message>
    <message>
        <source>You are signed in until {time}</source>
        <translation>Кирүүнүн бүтүү убактысы: {time}</translation>
    </message>
    <message>
        <source>Not you? Please sign out and ask at the front desk.</source>
        <translation>Бул сиз эмессизби? «Чыгуу» баскычын басып, ресепшенге кайрылыңыз.</translation>
    </message>
    <message>
        <source>This page has no connection to the server. It comes back by itself. If you have to sign in now, please ask at the front desk.</source>
        <translation>Сервер менен байланыш жок. Байланыш калыбына келгенде барак өзү иштеп кетет. Азыр кирүү керек болсо, ресепшенге кайрылыңыз.</translation>
    </message>
    <message>
        <source>WhatsApp cannot be reached at the moment. This page comes back by itself. If you have to sign in now, please ask at the front desk.</source>
        <translation>Азыр WhatsApp менен байланыш жок. Байланыш калыбына келгенде барак өзү иштеп кетет. Азыр кирүү керек болсо, ресепшенге кайрылыңыз.</translation>
    </message>
    <message>
        <source>The server is not working properly. This page comes back by itself. If you have to sign in now, please ask at the front desk.</source>
        <translation>Серверде бузулуу бар. Ал оңдолгондо барак өзү иштеп кетет. Азыр кирүү керек болсо, ресепшенге кайрылыңыз.</translation>
    </message>
    <message>
        <source>Several people share this number on our list. Please ask at the front desk to put it right.</source>
        <translation>Бул номер тизмеде бир нече адамга жазылган. Аны оңдоо үчүн ресепшенге кайрылыңыз.</translation>
    </message>
    <message>
        <source>Your number is on our list, but signing in is switched off for it. Please ask at the front desk.</source>
        <translation>Номериңиз тизмеде бар, бирок ал үчүн кирүү өчүрүлгөн. Ресепшенге кайрылыңыз.</translation>
    </message>
    <message>
        <source>Please scan the code again.</source>
        <translation>Кодду кайра сканерлеп көрүңүз.</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>Кирүү ишке ашкан жок</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Тил</translation>
    </message>
    <message>
        <source>Signing in needs JavaScript. Switch it on in your browser’s settings and open this page again.</source>
        <translation>Кирүү үчүн JavaScript керек. Аны браузердин жөндөөлөрүнөн күйгүзүп, баракты кайра ачыңыз.</translation>
    </message>
</context>
<context>
    <name>PhoneTexts</name>
    <message>
        <source>Your sign-in code: %1. Do not share it with anyone.</source>
        <extracomment>%1 is six digits.</extracomment>
        <translation>Кирүү коду: %1. Аны эч кимге айтпаңыз.</translation>
    </message>
    <message>
        <source>Sign-in as you at “%1” at %2. Enter this number on that screen only: %3. Do not tell it to anybody. If this is not you, reply %4.</source>
        <extracomment>%1 is the kiosk&apos;s name, %2 the time, %3 digits, %4 the word NO.</extracomment>
        <translation>«%1» экранында сиздин атыңыздан кирүү (%2). Ошол экранга гана бул санды жазыңыз: %3. Аны эч кимге айтпаңыз. Эгер бул сиз болбосоңуз, %4 деп жооп бериңиз.</translation>
    </message>
    <message>
        <source>Sign-in as you in a browser at %1. Enter this number only on the page that you opened yourself: %2. Do not tell it to anybody. If this is not you, reply %3.</source>
        <extracomment>%1 is the time, %2 digits, %3 the word NO.</extracomment>
        <translation>Браузерде сиздин атыңыздан кирүү (%1). Өзүңүз ачкан баракка гана бул санды жазыңыз: %2. Аны эч кимге айтпаңыз. Эгер бул сиз болбосоңуз, %3 деп жооп бериңиз.</translation>
    </message>
    <message>
        <source>You signed in at “%1” at %2. If this was not you, answer %3.</source>
        <extracomment>%1 is the kiosk&apos;s name, %2 the time, %3 the word NO.</extracomment>
        <translation>«%1» экранында кирдиңиз (%2). Эгер бул сиз болбосоңуз, %3 деп жооп бериңиз.</translation>
    </message>
    <message>
        <source>You signed in in a browser at %1. If this was not you, answer %2.</source>
        <extracomment>%1 is the time, %2 the word NO.</extracomment>
        <translation>Браузерде кирдиңиз (%1). Эгер бул сиз болбосоңуз, %2 деп жооп бериңиз.</translation>
    </message>
    <message>
        <source>At “%2” at %3, %1 was linked to you: it can now sign in as you, too. If this is wrong, tell the front desk at once.</source>
        <extracomment>%1 is &quot;the number +996•••••099&quot; or &quot;a hidden number&quot;, %2 the kiosk&apos;s name, %3 the time.</extracomment>
        <translation>«%2» экранында (%3) сизге %1 байланыштырылды: эми андан да сиздин атыңыздан кирүүгө болот. Эгер бул ката болсо, дароо ресепшенге айтыңыз.</translation>
    </message>
    <message>
        <source>the number %1</source>
        <extracomment>Within the sentence on linking.</extracomment>
        <translation>%1 номери</translation>
    </message>
    <message>
        <source>a hidden number</source>
        <extracomment>Within the sentence on linking.</extracomment>
        <translation>жашыруун номер</translation>
    </message>
    <message>
        <source>This number is not on our list. Please ask at the front desk, they will help you.</source>
        <translation>Бул номер биздин тизмеде жок экен. Ресепшенге кайрылыңыз, жардам беришет.</translation>
    </message>
    <message>
        <source>This code is no longer valid. Please scan the new one on the screen.</source>
        <translation>Бул коддун мөөнөтү бүттү. Экрандагы жаңы кодду сканерлеңиз.</translation>
    </message>
    <message>
        <source>That did not work yet. Please press Send again.</source>
        <translation>Азырынча болбой калды. Кайра «Жөнөтүү» баскычын басыңыз.</translation>
    </message>
    <message>
        <source>Please scan the code on the screen again and send the message as it is.</source>
        <translation>Экрандагы кодду кайра сканерлеп, даяр билдирүүнү өзгөртпөй жөнөтүңүз.</translation>
    </message>
    <message>
        <source>Thank you for telling us. Everything that was open in your name is closed.</source>
        <translation>Кабарлаганыңызга рахмат. Сиздин атыңыздан ачылгандын баары жабылды.</translation>
    </message>
    <message>
        <source>Thank you for telling us. The sign-in was stopped, nobody got in.</source>
        <translation>Кабарлаганыңызга рахмат. Кирүү токтотулду, эч ким кирген жок.</translation>
    </message>
    <message>
        <source>Signing in did not work. Please ask at the front desk, they will help you.</source>
        <translation>Кирүү болбой калды. Ресепшенге кайрылыңыз, жардам беришет.</translation>
    </message>
</context>
</TS>
