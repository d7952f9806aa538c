<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ky_KG">
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
        <translation>Бул номер тизмеде бир нече адамга жазылган. Аны оңдоо үчүн ресепшенге кайрылыңыз.</translation>
    </message>
    <message>
        <source>Your access is switched off</source>
        <translation>Кирүү мүмкүнчүлүгүңүз өчүрүлгөн</translation>
    </message>
    <message>
        <source>Your number is on our list, but signing in is switched off for it. Please ask at the front desk.</source>
        <translation>Номериңиз тизмеде бар, бирок ал үчүн кирүү өчүрүлгөн. Ресепшенге кайрылыңыз.</translation>
    </message>
    <message>
        <source>The number did not match</source>
        <translation>Сан дал келген жок</translation>
    </message>
    <message>
        <source>Please scan the code again.</source>
        <translation>Кодду кайра сканерлеп көрүңүз.</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>Кирүү ишке ашкан жок</translation>
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
        <translation>WhatsApp’та «Жөнөтүү» баскычын басыңыз</translation>
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
        <source>WhatsApp sign-in is working</source>
        <translation>WhatsApp аркылуу кирүү иштеп жатат</translation>
    </message>
    <message>
        <source>Cannot scan? Send this text to our WhatsApp number:</source>
        <translation>Сканерлей албай жатасызбы? Бул текстти биздин WhatsApp номерибизге жөнөтүңүз:</translation>
    </message>
    <message>
        <source>Cannot scan? Send this text in WhatsApp to %1:</source>
        <translation>Сканерлей албай жатасызбы? WhatsApp’та %1 номерине бул текстти жөнөтүңүз:</translation>
    </message>
    <message>
        <source>Look here: your name appears</source>
        <translation>Бул жерди караңыз: атыңыз чыгат</translation>
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
        <translation>Сервер туура иштебей жатат. Ресепшенге кайрылыңыз; экран кийин өзү иштеп кетет.</translation>
    </message>
    <message>
        <source>The server does not know this screen. Please go to the front desk; an administrator has to enrol the screen again.</source>
        <translation>Сервер бул экранды тааныбайт. Ресепшенге кайрылыңыз; администратор экранды кайра кошушу керек.</translation>
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
    <message>
        <source>Not you? Please sign out and ask at the front desk.</source>
        <translation>Бул сиз эмессизби? «Чыгуу» баскычын басып, ресепшенге кайрылыңыз.</translation>
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
</context>
</TS>
