<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
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
    <message>
        <source>Not you? Please sign out and ask at the front desk.</source>
        <translation>Это не вы? Нажмите «Выйти» и обратитесь на ресепшен.</translation>
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
</context>
</TS>
