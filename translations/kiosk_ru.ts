<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>Kiosk::AttemptText</name>
    <message>
        <source>A code is on screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number from WhatsApp is awaited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time was over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turned down: the number is not in the directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turned down: several people have this number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turned down: this person is switched off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turned down: the number entered was wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Kiosk::CodePage</name>
    <message>
        <source>The code from WhatsApp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the number %1 is on our list, six digits have just been sent to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time to enter the code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment, we are checking</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>You have %n more tries.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Send another code</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Another code in %n s</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Kiosk::CodeTroubleText</name>
    <message>
        <source>That is not the code. Please look again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This code is no longer good. Ask for a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a phone number. Please check it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many tries. Please wait a little, or scan the code instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection at the moment. Please try again, or ask at the front desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A code cannot be sent at the moment. Please scan the code instead, or ask at the front desk.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Kiosk::DemoPanel</name>
    <message>
        <source>Demo: play the phone</source>
        <translation>Демо: сыграйте за телефон</translation>
    </message>
    <message>
        <source>Demo: send as %1</source>
        <translation>Демо: отправить как %1</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Арендатор</translation>
    </message>
    <message>
        <source>Landlord</source>
        <translation>Арендодатель</translation>
    </message>
    <message>
        <source>Investor</source>
        <translation>Инвестор</translation>
    </message>
    <message>
        <source>Staff member</source>
        <translation>Сотрудник</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Администратор</translation>
    </message>
    <message>
        <source>Unknown number</source>
        <translation>Неизвестный номер</translation>
    </message>
    <message>
        <source>Shared number</source>
        <translation>Общий номер</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Доступ отключён</translation>
    </message>
    <message>
        <source>The phone shows: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Kiosk::EaseBar</name>
    <message>
        <source>Large text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Controls within reach, at the bottom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Kiosk::FindingText</name>
    <message>
        <source>The server works, since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings have no mistake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database is that of this version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database is older than this version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database is newer than this version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database can be written to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database cannot be written to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database file is sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database file is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database file is too large to be checked while in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n people can sign in</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The directory is empty: nobody can sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n numbers stand in the directory more than once</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries of the directory have no proper phone number</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The WhatsApp account is configured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No WhatsApp account is configured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WhatsApp is switched off in the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages from WhatsApp arrive, the last one %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No message from WhatsApp since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No message from WhatsApp has come yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The secret for WhatsApp’s messages is configured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server made the secret for WhatsApp’s messages itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file with the secret for WhatsApp’s messages is gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The company’s WhatsApp number is known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The company’s WhatsApp number is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address on the internet is %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No address on the internet is configured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address on the internet is not encrypted: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not encrypt by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The certificate is good for %n more days</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The certificate ends in %n days</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The certificate ended on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate begins only on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is enough room on the disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Little room is left on the disk: %n MiB</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The room on the disk cannot be told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files with secrets are closed to others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Others can read a file with secrets: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clock is plausible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clock was set back: there are entries from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clock is wrong</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Kiosk::Header</name>
    <message>
        <source>Back to the languages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make this screen easier to use</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Kiosk::IdlePage</name>
    <message>
        <source>Sign in with WhatsApp</source>
        <translation type="unfinished">Вход через WhatsApp</translation>
    </message>
    <message>
        <source>Scan the code, or touch the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QR code to sign in</source>
        <translation type="unfinished">QR-код для входа</translation>
    </message>
</context>
<context>
    <name>Kiosk::Keypad</name>
    <message>
        <source>Erase the last sign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase everything</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Kiosk::KeypadPage</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Kiosk::NumberPage</name>
    <message>
        <source>One moment, we are checking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which number came in WhatsApp?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We have just sent you a number. Enter it here, so that we know it is you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time to enter the number</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>That is not the number. You have %n more tries.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Kiosk::PhonePage</name>
    <message>
        <source>This is not a whole phone number yet. Please check it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your phone number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We send a code of six digits to your WhatsApp, if the number is on our list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time until this page closes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment, we are sending the code</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Kiosk::PinPage</name>
    <message>
        <source>For staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the PIN of this screen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No PIN is set for this screen. An administrator sets one with “amt-kioskctl pin”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time until this page closes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment, we are checking</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Wrong PIN. Please wait %n s.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Kiosk::ReceivedPage</name>
    <message>
        <source>Message received</source>
        <translation>Сообщение получено</translation>
    </message>
    <message>
        <source>One moment, we are looking you up.</source>
        <translation>Секунду, ищем вас в списке.</translation>
    </message>
</context>
<context>
    <name>Kiosk::RefusedPage</name>
    <message>
        <source>Try again</source>
        <translation>Попробовать ещё раз</translation>
    </message>
    <message>
        <source>Time until a fresh code</source>
        <translation>Время до нового кода</translation>
    </message>
    <message>
        <source>We do not know this number</source>
        <translation>Этого номера нет в списке</translation>
    </message>
    <message>
        <source>The message came from a number that is not on our list. Write from the number you gave us, or ask at the front desk.</source>
        <translation>Сообщение пришло с номера, которого нет в нашем списке. Напишите с номера, который вы нам оставляли, или обратитесь на ресепшен.</translation>
    </message>
    <message>
        <source>We cannot tell who you are</source>
        <translation>Не удалось определить, кто вы</translation>
    </message>
    <message>
        <source>Several people share this number on our list. Please ask at the front desk to put it right.</source>
        <translation>Этот номер записан у нескольких человек. Пожалуйста, обратитесь на ресепшен, чтобы это исправить.</translation>
    </message>
    <message>
        <source>Your access is switched off</source>
        <translation>Ваш доступ отключён</translation>
    </message>
    <message>
        <source>Your number is on our list, but signing in is switched off for it. Please ask at the front desk.</source>
        <translation>Ваш номер есть в списке, но вход для него отключён. Пожалуйста, обратитесь на ресепшен.</translation>
    </message>
    <message>
        <source>The number did not match</source>
        <translation>Число не совпало</translation>
    </message>
    <message>
        <source>Please scan the code again.</source>
        <translation>Пожалуйста, отсканируйте код ещё раз.</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>Войти не получилось</translation>
    </message>
    <message>
        <source>That took a little too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time for the number is over. Please scan the code again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Kiosk::ScanPage</name>
    <message>
        <source>Sign in with WhatsApp</source>
        <translation>Вход через WhatsApp</translation>
    </message>
    <message>
        <source>Point your phone’s camera at the code</source>
        <translation>Наведите камеру телефона на код</translation>
    </message>
    <message>
        <source>Press “Send” in WhatsApp</source>
        <translation>Нажмите «Отправить» в WhatsApp</translation>
    </message>
    <message>
        <source>QR code to sign in</source>
        <translation>QR-код для входа</translation>
    </message>
    <message>
        <source>Time until a fresh code</source>
        <translation>Время до нового кода</translation>
    </message>
    <message>
        <source>One moment, a fresh code is coming</source>
        <translation>Секунду, готовим новый код</translation>
    </message>
    <message>
        <source>WhatsApp sign-in is working</source>
        <translation>Вход через WhatsApp работает</translation>
    </message>
    <message>
        <source>Cannot scan? Send this text to our WhatsApp number:</source>
        <translation>Не получается отсканировать? Отправьте этот текст на наш номер WhatsApp:</translation>
    </message>
    <message>
        <source>Cannot scan? Send this text in WhatsApp to %1:</source>
        <translation>Не получается отсканировать? Отправьте в WhatsApp на номер %1 этот текст:</translation>
    </message>
    <message>
        <source>Look here: your name appears</source>
        <translation>Смотрите сюда: появится ваше имя</translation>
    </message>
    <message>
        <source>Sign in with WhatsApp. Point your phone’s camera at the code on this screen, press Send in WhatsApp, and look here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get a code in WhatsApp instead</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Kiosk::StaffPage</name>
    <message>
        <source>For staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last attempts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Louder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visitors begin in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the kiosk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment, we are asking the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not know this screen: its key is missing, wrong or revoked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not answer: check the network, and whether the server runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has tried to sign in here yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Kiosk::UnavailablePage</name>
    <message>
        <source>Sign-in is not available right now</source>
        <translation>Вход сейчас недоступен</translation>
    </message>
    <message>
        <source>This screen has no connection to the server. Please go to the front desk; the screen comes back by itself.</source>
        <translation>Нет связи с сервером. Пожалуйста, обратитесь на ресепшен; экран заработает сам, когда связь вернётся.</translation>
    </message>
    <message>
        <source>The server is not working properly. Please go to the front desk; the screen comes back by itself.</source>
        <translation>Сервер работает неправильно. Пожалуйста, обратитесь на ресепшен; экран потом заработает сам.</translation>
    </message>
    <message>
        <source>The server does not know this screen. Please go to the front desk; an administrator has to enrol the screen again.</source>
        <translation>Сервер не знает этот экран. Пожалуйста, обратитесь на ресепшен; администратору нужно заново подключить экран.</translation>
    </message>
    <message>
        <source>WhatsApp cannot be reached at the moment. Please go to the front desk; the screen comes back by itself.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Kiosk::WelcomePage</name>
    <message>
        <source>Welcome!</source>
        <translation>Добро пожаловать!</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Выйти</translation>
    </message>
    <message>
        <source>Time until you are signed out</source>
        <translation>Время до выхода</translation>
    </message>
    <message numerus="yes">
        <source>You are signed out in %n second(s)</source>
        <translation>
            <numerusform>Выход через %n секунду</numerusform>
            <numerusform>Выход через %n секунды</numerusform>
            <numerusform>Выход через %n секунд</numerusform>
        </translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Арендатор</translation>
    </message>
    <message>
        <source>Landlord</source>
        <translation>Арендодатель</translation>
    </message>
    <message>
        <source>Investor</source>
        <translation>Инвестор</translation>
    </message>
    <message>
        <source>Staff member</source>
        <translation>Сотрудник</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Администратор</translation>
    </message>
    <message>
        <source>Welcome! You are signed in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not you?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends this session and tells the front desk</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
