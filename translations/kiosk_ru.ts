<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>Kiosk::AccessibilityBar</name>
    <message>
        <source>Large text</source>
        <translation>Крупный текст</translation>
    </message>
    <message>
        <source>Controls within reach, at the bottom</source>
        <translation>Кнопки внизу, чтобы легче дотянуться</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Высокий контраст</translation>
    </message>
</context>
<context>
    <name>Kiosk::AttemptText</name>
    <message>
        <source>A code is on screen</source>
        <translation>Код на экране</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Вход выполнен</translation>
    </message>
    <message>
        <source>Turned down: several people have this number</source>
        <translation>Отказано: номер записан у нескольких человек</translation>
    </message>
    <message>
        <source>Turned down: the number entered was wrong</source>
        <translation>Отказано: введено не то число</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Отменено</translation>
    </message>
    <message>
        <source>Waiting for the number from WhatsApp</source>
        <translation>Ждём число из WhatsApp</translation>
    </message>
    <message>
        <source>Time ran out</source>
        <translation>Время вышло</translation>
    </message>
    <message>
        <source>Turned down: access is switched off</source>
        <translation>Отказано: доступ отключён</translation>
    </message>
    <message>
        <source>Turned down: the number is not on the list</source>
        <translation>Отказано: номера нет в списке</translation>
    </message>
</context>
<context>
    <name>Kiosk::CodePage</name>
    <message>
        <source>The code from WhatsApp</source>
        <translation>Код из WhatsApp</translation>
    </message>
    <message>
        <source>If the number %1 is on our list, six digits have just been sent to it.</source>
        <translation>Если номер %1 есть в нашем списке, на него только что отправлены шесть цифр.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Войти</translation>
    </message>
    <message>
        <source>Time to enter the code</source>
        <translation>Время на ввод кода</translation>
    </message>
    <message>
        <source>One moment, we are checking</source>
        <translation>Секунду, проверяем</translation>
    </message>
    <message numerus="yes">
        <source>You have %n more tries.</source>
        <translation>
            <numerusform>Осталась %n&#xa0;попытка.</numerusform>
            <numerusform>Осталось %n&#xa0;попытки.</numerusform>
            <numerusform>Осталось %n&#xa0;попыток.</numerusform>
        </translation>
    </message>
    <message>
        <source>Send another code</source>
        <translation>Отправить новый код</translation>
    </message>
    <message numerus="yes">
        <source>Another code in %n s</source>
        <translation>
            <numerusform>Новый код через %n с</numerusform>
            <numerusform>Новый код через %n с</numerusform>
            <numerusform>Новый код через %n с</numerusform>
        </translation>
    </message>
    <message>
        <source>The code could not be sent</source>
        <translation>Код не отправлен</translation>
    </message>
</context>
<context>
    <name>Kiosk::CodeTroubleText</name>
    <message>
        <source>That is not the code. Please look again.</source>
        <translation>Код неверный. Проверьте его, пожалуйста.</translation>
    </message>
    <message>
        <source>This code is no longer good. Ask for a new one.</source>
        <translation>Этот код больше не действует. Запросите новый.</translation>
    </message>
    <message>
        <source>This is not a phone number. Please check it.</source>
        <translation>Это не номер телефона. Проверьте его, пожалуйста.</translation>
    </message>
    <message>
        <source>Too many tries. Please wait a little, or scan the code instead.</source>
        <translation>Слишком много попыток. Подождите немного или войдите по QR-коду.</translation>
    </message>
    <message>
        <source>No connection at the moment. Please try again, or ask at the front desk.</source>
        <translation>Сейчас нет связи. Попробуйте ещё раз или обратитесь на&#xa0;ресепшен.</translation>
    </message>
    <message>
        <source>A code cannot be sent at the moment. Please scan the code instead, or ask at the front desk.</source>
        <translation>Сейчас код отправить нельзя. Отсканируйте QR-код или обратитесь на&#xa0;ресепшен.</translation>
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
        <translation>На телефоне: %1</translation>
    </message>
</context>
<context>
    <name>Kiosk::FindingText</name>
    <message>
        <source>The database answers</source>
        <translation>База данных отвечает</translation>
    </message>
    <message>
        <source>The database does not answer</source>
        <translation>База данных не отвечает</translation>
    </message>
    <message>
        <source>The database is older than this version</source>
        <translation>База данных от более старой версии программы</translation>
    </message>
    <message>
        <source>The database is newer than this version</source>
        <translation>База данных от более новой версии программы</translation>
    </message>
    <message>
        <source>The database can be written to</source>
        <translation>Запись в базу данных работает</translation>
    </message>
    <message>
        <source>The database cannot be written to</source>
        <translation>Запись в базу данных не работает</translation>
    </message>
    <message>
        <source>The database file is damaged</source>
        <translation>Файл базы данных повреждён</translation>
    </message>
    <message>
        <source>The database file is too large to be checked while in use</source>
        <translation>Файл базы данных слишком велик, чтобы проверять его во время работы</translation>
    </message>
    <message numerus="yes">
        <source>%n people can sign in</source>
        <translation>
            <numerusform>Войти может %n человек</numerusform>
            <numerusform>Войти могут %n человека</numerusform>
            <numerusform>Войти могут %n человек</numerusform>
        </translation>
    </message>
    <message>
        <source>The WhatsApp account is configured</source>
        <translation>Аккаунт WhatsApp настроен</translation>
    </message>
    <message>
        <source>No WhatsApp account is configured</source>
        <translation>Аккаунт WhatsApp не настроен</translation>
    </message>
    <message>
        <source>WhatsApp is switched off in the settings</source>
        <translation>WhatsApp отключён в настройках</translation>
    </message>
    <message>
        <source>No message from WhatsApp since %1</source>
        <translation>Нет сообщений из WhatsApp с %1</translation>
    </message>
    <message>
        <source>No message from WhatsApp has come yet</source>
        <translation>Из WhatsApp ещё не пришло ни одного сообщения</translation>
    </message>
    <message>
        <source>The company’s WhatsApp number is known</source>
        <translation>Номер WhatsApp компании известен</translation>
    </message>
    <message>
        <source>The company’s WhatsApp number is not known</source>
        <translation>Номер WhatsApp компании неизвестен</translation>
    </message>
    <message>
        <source>The address on the internet is %1</source>
        <translation>Адрес в интернете: %1</translation>
    </message>
    <message>
        <source>No address on the internet is configured</source>
        <translation>Адрес в интернете не указан</translation>
    </message>
    <message>
        <source>The address on the internet is not encrypted: %1</source>
        <translation>Адрес в интернете не защищён шифрованием: %1</translation>
    </message>
    <message>
        <source>Without encryption the server cannot be reached on the network</source>
        <translation>Без шифрования сервер по сети недоступен</translation>
    </message>
    <message>
        <source>The server can be reached on the network without encryption</source>
        <translation>Сервер доступен по сети без шифрования</translation>
    </message>
    <message>
        <source>Signing in is protected by the number check</source>
        <translation>Вход защищён проверкой по числу</translation>
    </message>
    <message>
        <source>Signing in is not protected by the number check</source>
        <translation>Вход не защищён проверкой по числу</translation>
    </message>
    <message>
        <source>The number check is switched off</source>
        <translation>Проверка по числу отключена</translation>
    </message>
    <message>
        <source>Ask the administrator to set up encryption.</source>
        <translation>Попросите администратора включить шифрование.</translation>
    </message>
    <message>
        <source>Ask the administrator to let the server answer in WhatsApp.</source>
        <translation>Попросите администратора разрешить серверу отвечать в WhatsApp.</translation>
    </message>
    <message>
        <source>Ask the administrator whether that is meant.</source>
        <translation>Уточните у администратора, так ли задумано.</translation>
    </message>
    <message>
        <source>The server does not encrypt by itself</source>
        <translation>Сам сервер связь не шифрует</translation>
    </message>
    <message numerus="yes">
        <source>The certificate is good for %n more days</source>
        <translation>
            <numerusform>Сертификат действует ещё %n день</numerusform>
            <numerusform>Сертификат действует ещё %n дня</numerusform>
            <numerusform>Сертификат действует ещё %n дней</numerusform>
        </translation>
    </message>
    <message>
        <source>The certificate cannot be read</source>
        <translation>Сертификат не читается</translation>
    </message>
    <message>
        <source>There is enough room on the disk</source>
        <translation>На диске достаточно места</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Диск заполнен</translation>
    </message>
    <message>
        <source>Others can read a file with secrets: %1</source>
        <translation>Посторонние могут прочитать файл с секретными данными: %1</translation>
    </message>
    <message>
        <source>The clock was set, or is far from the last entries</source>
        <translation>Часы были переведены или сильно расходятся с последними записями</translation>
    </message>
    <message>
        <source>The clock is wrong</source>
        <translation>Часы показывают неверное время</translation>
    </message>
    <message>
        <source>The server has been running since %1</source>
        <translation>Сервер работает с %1</translation>
    </message>
    <message>
        <source>The settings are in order</source>
        <translation>Настройки в порядке</translation>
    </message>
    <message>
        <source>The database fits this version</source>
        <translation>База данных подходит к этой версии</translation>
    </message>
    <message>
        <source>The database file is undamaged</source>
        <translation>Файл базы данных не повреждён</translation>
    </message>
    <message>
        <source>The list is empty: nobody can sign in</source>
        <translation>Список пуст: никто не может войти</translation>
    </message>
    <message numerus="yes">
        <source>%n numbers are on the list more than once</source>
        <translation>
            <numerusform>%n номер повторяется в списке</numerusform>
            <numerusform>%n номера повторяются в списке</numerusform>
            <numerusform>%n номеров повторяются в списке</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people on the list have no proper phone number</source>
        <translation>
            <numerusform>У %n человека в списке неправильный номер телефона</numerusform>
            <numerusform>У %n человек в списке неправильный номер телефона</numerusform>
            <numerusform>У %n человек в списке неправильный номер телефона</numerusform>
        </translation>
    </message>
    <message>
        <source>Messages from WhatsApp arrive, the last one: %1</source>
        <translation>Сообщения из WhatsApp приходят, последнее: %1</translation>
    </message>
    <message numerus="yes">
        <source>The certificate runs out in %n days</source>
        <translation>
            <numerusform>Сертификат истекает через %n день</numerusform>
            <numerusform>Сертификат истекает через %n дня</numerusform>
            <numerusform>Сертификат истекает через %n дней</numerusform>
        </translation>
    </message>
    <message>
        <source>The certificate ran out: %1</source>
        <translation>Срок сертификата истёк: %1</translation>
    </message>
    <message>
        <source>The certificate is not valid yet, only from: %1</source>
        <translation>Сертификат ещё не действует, начало: %1</translation>
    </message>
    <message>
        <source>How much room the disk has is not known</source>
        <translation>Неизвестно, сколько места на диске</translation>
    </message>
    <message>
        <source>Nobody else can read the files with secrets</source>
        <translation>Файлы с секретными данными закрыты от посторонних</translation>
    </message>
    <message>
        <source>The clock looks right</source>
        <translation>Часы идут верно</translation>
    </message>
    <message>
        <source>Restart the server. If that does not help, call the administrator.</source>
        <translation>Перезапустите сервер. Если не поможет, сообщите администратору.</translation>
    </message>
    <message>
        <source>Restart the server: it brings the database up to date.</source>
        <translation>Перезапустите сервер: он сам обновит базу данных.</translation>
    </message>
    <message>
        <source>Ask the administrator to update the program.</source>
        <translation>Попросите администратора обновить программу.</translation>
    </message>
    <message>
        <source>Check whether the disk is full; if not, call the administrator.</source>
        <translation>Проверьте, не заполнен ли диск; если нет, сообщите администратору.</translation>
    </message>
    <message>
        <source>Call the administrator: a backup has to be restored.</source>
        <translation>Сообщите администратору: нужно восстановить резервную копию.</translation>
    </message>
    <message>
        <source>The administrator can check it while the server is stopped.</source>
        <translation>Администратор может проверить его, остановив сервер.</translation>
    </message>
    <message>
        <source>Ask the administrator to fill in the list of people.</source>
        <translation>Попросите администратора заполнить список людей.</translation>
    </message>
    <message>
        <source>Their owners cannot sign in. Ask the administrator to correct the list.</source>
        <translation>Их владельцы не могут войти. Попросите администратора исправить список.</translation>
    </message>
    <message>
        <source>They cannot sign in. Ask the administrator to correct the list.</source>
        <translation>С таким номером войти нельзя. Попросите администратора исправить список.</translation>
    </message>
    <message>
        <source>Ask the administrator to enter the account in the settings.</source>
        <translation>Попросите администратора указать аккаунт в настройках.</translation>
    </message>
    <message>
        <source>Nobody can sign in by a message until it is switched on.</source>
        <translation>Пока он отключён, войти по сообщению нельзя.</translation>
    </message>
    <message>
        <source>Send a message to the company’s number. If nothing changes here, call the administrator.</source>
        <translation>Отправьте сообщение на номер компании. Если здесь ничего не изменится, сообщите администратору.</translation>
    </message>
    <message>
        <source>Call the administrator before the server is restarted.</source>
        <translation>Сообщите администратору до перезапуска сервера.</translation>
    </message>
    <message>
        <source>Without it the code does not open WhatsApp. Ask the administrator to set the number.</source>
        <translation>Без него код не открывает WhatsApp. Попросите администратора указать номер.</translation>
    </message>
    <message>
        <source>Ask the administrator to enter it in the settings.</source>
        <translation>Попросите администратора указать его в настройках.</translation>
    </message>
    <message>
        <source>Ask the administrator to set up an address with https.</source>
        <translation>Попросите администратора настроить адрес с https.</translation>
    </message>
    <message>
        <source>That is fine if another program encrypts for it.</source>
        <translation>Это нормально, если за него шифрует другая программа.</translation>
    </message>
    <message>
        <source>Ask the administrator to renew it.</source>
        <translation>Попросите администратора его продлить.</translation>
    </message>
    <message>
        <source>Check the date on the server’s computer.</source>
        <translation>Проверьте дату на компьютере сервера.</translation>
    </message>
    <message>
        <source>Staff cannot link numbers: the server has no PIN</source>
        <translation>Сотрудники не могут привязывать номера: на сервере нет PIN-кода</translation>
    </message>
    <message>
        <source>Ask the administrator to set “server/staff_pin” with “amt-kioskctl pin”.</source>
        <translation>Попросите администратора задать «server/staff_pin» командой «amt-kioskctl pin».</translation>
    </message>
    <message>
        <source>Ask the administrator to check the file %1</source>
        <translation>Попросите администратора проверить файл %1</translation>
    </message>
    <message>
        <source>Delete what is not needed from the server’s disk.</source>
        <translation>Удалите ненужное с диска сервера.</translation>
    </message>
    <message>
        <source>Ask the administrator to check the folder %1</source>
        <translation>Попросите администратора проверить папку %1</translation>
    </message>
    <message>
        <source>Ask the administrator to close the file to others.</source>
        <translation>Попросите администратора закрыть файл от посторонних.</translation>
    </message>
    <message>
        <source>Set the right date and time on the server’s computer.</source>
        <translation>Установите на компьютере сервера правильные дату и время.</translation>
    </message>
    <message>
        <source>The secret key for WhatsApp’s messages is configured</source>
        <translation>Секретный ключ для сообщений WhatsApp задан</translation>
    </message>
    <message>
        <source>The server made the secret key for WhatsApp’s messages itself</source>
        <translation>Секретный ключ для сообщений WhatsApp сервер создал сам</translation>
    </message>
    <message>
        <source>The file with the secret key for WhatsApp’s messages is gone</source>
        <translation>Файл с секретным ключом для сообщений WhatsApp пропал</translation>
    </message>
    <message numerus="yes">
        <source>Little room is left on the disk: %n MB</source>
        <translation>
            <numerusform>На диске мало места: %n МБ</numerusform>
            <numerusform>На диске мало места: %n МБ</numerusform>
            <numerusform>На диске мало места: %n МБ</numerusform>
        </translation>
    </message>
    <message>
        <source>The clock is behind: there are entries from %1</source>
        <translation>Часы отстают: есть записи от %1</translation>
    </message>
    <message>
        <source>WhatsApp has been working since %1</source>
        <translation>WhatsApp работает с %1</translation>
    </message>
    <message>
        <source>WhatsApp works</source>
        <translation>WhatsApp работает</translation>
    </message>
    <message>
        <source>The WhatsApp account is not linked to its phone</source>
        <translation>Аккаунт WhatsApp не связан с телефоном</translation>
    </message>
    <message>
        <source>WhatsApp has blocked the company’s number</source>
        <translation>WhatsApp заблокировал номер компании</translation>
    </message>
    <message>
        <source>WhatsApp lets the account receive, but not send</source>
        <translation>Аккаунт WhatsApp принимает сообщения, но не отправляет</translation>
    </message>
    <message>
        <source>The phone of the WhatsApp account is off or has no network</source>
        <translation>Телефон аккаунта WhatsApp выключен или без сети</translation>
    </message>
    <message>
        <source>The WhatsApp account is starting</source>
        <translation>Аккаунт WhatsApp запускается</translation>
    </message>
    <message>
        <source>The WhatsApp account is in a state that this version does not know</source>
        <translation>Аккаунт WhatsApp в состоянии, которого эта версия не знает</translation>
    </message>
    <message>
        <source>The WhatsApp service does not answer</source>
        <translation>Сервис WhatsApp не отвечает</translation>
    </message>
    <message>
        <source>The WhatsApp service does not accept the account’s key</source>
        <translation>Сервис WhatsApp не принимает ключ аккаунта</translation>
    </message>
    <message>
        <source>The WhatsApp account now has another number</source>
        <translation>У аккаунта WhatsApp теперь другой номер</translation>
    </message>
    <message>
        <source>The WhatsApp account is not paid for any more</source>
        <translation>Аккаунт WhatsApp больше не оплачен</translation>
    </message>
    <message>
        <source>Messages are to be fetched, but the WhatsApp account sends them elsewhere</source>
        <translation>Сервер забирает сообщения сам, но аккаунт WhatsApp шлёт их на другой адрес</translation>
    </message>
    <message>
        <source>The tariff of the WhatsApp account is sufficient</source>
        <translation>Тарифа аккаунта WhatsApp хватает</translation>
    </message>
    <message numerus="yes">
        <source>The tariff of the WhatsApp account is used up: %n chats</source>
        <translation>
            <numerusform>Тариф аккаунта WhatsApp исчерпан: %n чат</numerusform>
            <numerusform>Тариф аккаунта WhatsApp исчерпан: %n чата</numerusform>
            <numerusform>Тариф аккаунта WhatsApp исчерпан: %n чатов</numerusform>
        </translation>
    </message>
    <message>
        <source>Whether the tariff of the WhatsApp account is sufficient is not known</source>
        <translation>Хватает ли тарифа аккаунта WhatsApp, неизвестно</translation>
    </message>
    <message numerus="yes">
        <source>Messages of visitors arrive in time; %n are waiting</source>
        <translation>
            <numerusform>Сообщения посетителей приходят вовремя, в очереди %n</numerusform>
            <numerusform>Сообщения посетителей приходят вовремя, в очереди %n</numerusform>
            <numerusform>Сообщения посетителей приходят вовремя, в очереди %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Many messages of visitors are waiting: %n</source>
        <translation>
            <numerusform>Много сообщений посетителей ждут в очереди: %n</numerusform>
            <numerusform>Много сообщений посетителей ждут в очереди: %n</numerusform>
            <numerusform>Много сообщений посетителей ждут в очереди: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>The WhatsApp account sends messages to this server</source>
        <translation>Аккаунт WhatsApp передаёт сообщения на этот сервер</translation>
    </message>
    <message>
        <source>The WhatsApp account does not know where to send messages</source>
        <translation>Аккаунт WhatsApp не знает, куда передавать сообщения</translation>
    </message>
    <message>
        <source>The WhatsApp account sends messages to another server: %1</source>
        <translation>Аккаунт WhatsApp передаёт сообщения на другой сервер: %1</translation>
    </message>
    <message>
        <source>The WhatsApp account has this server’s secret key</source>
        <translation>В аккаунте WhatsApp указан секретный ключ этого сервера</translation>
    </message>
    <message>
        <source>The WhatsApp account has another secret key than this server</source>
        <translation>В аккаунте WhatsApp другой секретный ключ, чем на сервере</translation>
    </message>
    <message>
        <source>The WhatsApp account passes messages on</source>
        <translation>Аккаунт WhatsApp передаёт входящие сообщения</translation>
    </message>
    <message>
        <source>The WhatsApp account does not pass messages on</source>
        <translation>Аккаунт WhatsApp не передаёт входящие сообщения</translation>
    </message>
    <message>
        <source>The WhatsApp account reports when its state changes</source>
        <translation>Аккаунт WhatsApp сообщает об изменении состояния</translation>
    </message>
    <message>
        <source>The WhatsApp account does not report when its state changes</source>
        <translation>Аккаунт WhatsApp не сообщает об изменении состояния</translation>
    </message>
    <message>
        <source>Messages come with their senders’ numbers</source>
        <translation>Сообщения приходят с номером отправителя</translation>
    </message>
    <message>
        <source>Messages come without their senders’ numbers</source>
        <translation>Сообщения приходят без номера отправителя</translation>
    </message>
    <message>
        <source>The public address leads to this server</source>
        <translation>Публичный адрес ведёт на этот сервер</translation>
    </message>
    <message>
        <source>Nobody answers at this server’s address on the internet</source>
        <translation>По адресу сервера в интернете никто не отвечает</translation>
    </message>
    <message>
        <source>Another server answers at this server’s address on the internet</source>
        <translation>По адресу сервера в интернете отвечает другой сервер</translation>
    </message>
    <message>
        <source>Whether the address on the internet leads to this server is not known</source>
        <translation>Ведёт ли адрес в интернете к этому серверу, неизвестно</translation>
    </message>
    <message>
        <source>Another program stands between the internet and the server</source>
        <translation>Между интернетом и сервером стоит другая программа</translation>
    </message>
    <message>
        <source>No other program stands between the internet and the server</source>
        <translation>Между интернетом и сервером нет другой программы</translation>
    </message>
    <message numerus="yes">
        <source>The clock is %n seconds off</source>
        <translation>
            <numerusform>Часы расходятся на %n секунду</numerusform>
            <numerusform>Часы расходятся на %n секунды</numerusform>
            <numerusform>Часы расходятся на %n секунд</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask the administrator to link the phone again.</source>
        <translation>Попросите администратора снова связать телефон.</translation>
    </message>
    <message>
        <source>Ask the administrator: WhatsApp on the phone says how to object.</source>
        <translation>Сообщите администратору: как обжаловать, написано в WhatsApp на телефоне.</translation>
    </message>
    <message>
        <source>Sign-in by code does not work until it ends. Ask the administrator to look.</source>
        <translation>Вход по коду пока не работает. Попросите администратора посмотреть.</translation>
    </message>
    <message>
        <source>Switch the phone on and check its connection to the internet.</source>
        <translation>Включите телефон и проверьте, есть ли на нём интернет.</translation>
    </message>
    <message>
        <source>Wait five minutes.</source>
        <translation>Подождите пять минут.</translation>
    </message>
    <message>
        <source>Ask the administrator to look at the account and to update the program.</source>
        <translation>Попросите администратора проверить аккаунт и обновить программу.</translation>
    </message>
    <message>
        <source>Check the server’s connection to the internet.</source>
        <translation>Проверьте, есть ли на сервере интернет.</translation>
    </message>
    <message>
        <source>Ask the administrator to correct the key in the settings.</source>
        <translation>Попросите администратора исправить ключ в настройках.</translation>
    </message>
    <message>
        <source>Ask the administrator to set the right number in the settings.</source>
        <translation>Попросите администратора указать верный номер в настройках.</translation>
    </message>
    <message>
        <source>Ask the administrator to remove the address from the account.</source>
        <translation>Попросите администратора удалить адрес из аккаунта.</translation>
    </message>
    <message>
        <source>Messages of new people do not arrive. Ask the administrator for a larger tariff.</source>
        <translation>Сообщения от новых людей не приходят. Попросите администратора сменить тариф.</translation>
    </message>
    <message>
        <source>Ask the administrator to look at the account.</source>
        <translation>Попросите администратора проверить аккаунт.</translation>
    </message>
    <message>
        <source>Who signs in has to wait. If the number does not fall, call the administrator.</source>
        <translation>Вход занимает больше времени. Если очередь не уменьшается, сообщите администратору.</translation>
    </message>
    <message>
        <source>Ask the administrator to enter this server’s address in the account.</source>
        <translation>Попросите администратора указать в аккаунте адрес этого сервера.</translation>
    </message>
    <message>
        <source>Ask the administrator to enter the right key in the account.</source>
        <translation>Попросите администратора указать в аккаунте верный ключ.</translation>
    </message>
    <message>
        <source>Ask the administrator to switch that on in the account.</source>
        <translation>Попросите администратора включить это в аккаунте.</translation>
    </message>
    <message>
        <source>Ask the administrator to switch hidden ids off in the account.</source>
        <translation>Попросите администратора отключить в аккаунте скрытые идентификаторы.</translation>
    </message>
    <message>
        <source>Ask the administrator to check the address, the router and the firewall.</source>
        <translation>Попросите администратора проверить адрес, роутер и брандмауэр.</translation>
    </message>
    <message>
        <source>Ask the administrator to correct the address.</source>
        <translation>Попросите администратора исправить адрес.</translation>
    </message>
    <message>
        <source>Ask the administrator to look while the server is running.</source>
        <translation>Попросите администратора проверить, пока сервер работает.</translation>
    </message>
    <message>
        <source>That is fine if the server encrypts by itself.</source>
        <translation>Так и надо, если сервер сам шифрует связь.</translation>
    </message>
    <message>
        <source>The settings have a mistake</source>
        <translation>В настройках есть ошибка</translation>
    </message>
    <message>
        <source>The database is %1</source>
        <translation>База данных: %1</translation>
    </message>
    <message>
        <source>The running server uses another database than %1</source>
        <translation>Работающий сервер использует не базу %1, а другую</translation>
    </message>
    <message>
        <source>The internet does not reach the address %1</source>
        <translation>Адрес %1 из интернета недоступен</translation>
    </message>
    <message>
        <source>No address on the internet is needed</source>
        <translation>Адрес в интернете не нужен</translation>
    </message>
    <message>
        <source>The program in between says who the visitors are</source>
        <translation>Промежуточная программа сообщает, кто посетители</translation>
    </message>
    <message>
        <source>The program in between does not say enough about the visitors</source>
        <translation>Промежуточная программа сообщает о посетителях не всё</translation>
    </message>
    <message>
        <source>The program in between is not trusted with saying who the visitors are</source>
        <translation>Промежуточной программе не доверено сообщать, кто посетители</translation>
    </message>
    <message>
        <source>Outcomes reach the screens at once</source>
        <translation>Результаты входа сразу доходят до экранов</translation>
    </message>
    <message>
        <source>Outcomes do not reach the screens at once</source>
        <translation>Результаты входа не доходят до экранов сразу</translation>
    </message>
    <message>
        <source>The server cannot be started at %1</source>
        <translation>Сервер не может запуститься по адресу %1</translation>
    </message>
    <message>
        <source>The certificate and its key cannot be used</source>
        <translation>Сертификат и его ключ использовать нельзя</translation>
    </message>
    <message>
        <source>The server %1 answers</source>
        <translation>Сервер %1 отвечает</translation>
    </message>
    <message>
        <source>The server %1 cannot be reached</source>
        <translation>Сервер %1 недоступен</translation>
    </message>
    <message>
        <source>The server knows this kiosk</source>
        <translation>Сервер знает этот киоск</translation>
    </message>
    <message>
        <source>The server does not know this kiosk</source>
        <translation>Сервер не знает этот киоск</translation>
    </message>
    <message>
        <source>All letters can be shown</source>
        <translation>Все буквы отображаются</translation>
    </message>
    <message>
        <source>Kyrgyz letters are shown as squares</source>
        <translation>Кыргызские буквы отображаются квадратиками</translation>
    </message>
    <message>
        <source>The screen %1 works</source>
        <translation>Экран %1 работает</translation>
    </message>
    <message>
        <source>There is no screen</source>
        <translation>Экрана нет</translation>
    </message>
    <message>
        <source>Sounds can be heard</source>
        <translation>Звуки слышны</translation>
    </message>
    <message>
        <source>The kiosk is silent</source>
        <translation>Киоск молчит</translation>
    </message>
    <message>
        <source>Ask the administrator to correct it.</source>
        <translation>Попросите администратора её исправить.</translation>
    </message>
    <message>
        <source>Ask the administrator to look as the server’s user.</source>
        <translation>Попросите администратора проверить от имени пользователя сервера.</translation>
    </message>
    <message>
        <source>Ask the administrator for an address that the internet reaches.</source>
        <translation>Попросите администратора указать адрес, доступный из интернета.</translation>
    </message>
    <message>
        <source>Only sign-in in browsers elsewhere would need one.</source>
        <translation>Он понадобился бы только для входа в браузерах в других местах.</translation>
    </message>
    <message>
        <source>Ask the administrator to let the web server in front pass visitors’ addresses on.</source>
        <translation>Попросите администратора настроить веб-сервер так, чтобы он передавал адреса посетителей.</translation>
    </message>
    <message>
        <source>Ask the administrator to correct the web server in front of this one.</source>
        <translation>Попросите администратора исправить настройки веб-сервера, который стоит перед этим.</translation>
    </message>
    <message>
        <source>Ask the administrator to choose another address or port.</source>
        <translation>Попросите администратора выбрать другой адрес или порт.</translation>
    </message>
    <message>
        <source>Ask the administrator to put the right certificate and key there.</source>
        <translation>Попросите администратора положить туда правильные сертификат и ключ.</translation>
    </message>
    <message>
        <source>Check this computer’s network; if it works, call the administrator.</source>
        <translation>Проверьте сеть этого компьютера; если она работает, позовите администратора.</translation>
    </message>
    <message>
        <source>Ask the administrator to enrol this kiosk anew.</source>
        <translation>Попросите администратора заново зарегистрировать этот киоск.</translation>
    </message>
    <message>
        <source>Ask the administrator to install fonts with Kyrgyz letters.</source>
        <translation>Попросите администратора установить шрифты с кыргызскими буквами.</translation>
    </message>
    <message>
        <source>Switch the screen on and restart the computer.</source>
        <translation>Включите экран и перезагрузите компьютер.</translation>
    </message>
    <message>
        <source>Check the loudspeaker; if it is connected, call the administrator.</source>
        <translation>Проверьте динамик; если он подключён, позовите администратора.</translation>
    </message>
</context>
<context>
    <name>Kiosk::Header</name>
    <message>
        <source>Back to the languages</source>
        <translation>Вернуться к языкам</translation>
    </message>
    <message>
        <source>Make this screen easier to use</source>
        <translation>Сделать экран удобнее</translation>
    </message>
</context>
<context>
    <name>Kiosk::IdlePage</name>
    <message>
        <source>Sign in with WhatsApp</source>
        <translation>Вход через WhatsApp</translation>
    </message>
    <message>
        <source>Scan the code, or touch the screen</source>
        <translation>Отсканируйте код или коснитесь экрана</translation>
    </message>
    <message>
        <source>QR code to sign in</source>
        <translation>QR-код для входа</translation>
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
        <translation>Стереть всё</translation>
    </message>
    <message>
        <source>Erase the last digit</source>
        <translation>Стереть последнюю цифру</translation>
    </message>
</context>
<context>
    <name>Kiosk::KeypadPage</name>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
</context>
<context>
    <name>Kiosk::LinkPage</name>
    <message>
        <source>Link a number: 2 of 3</source>
        <translation>Привязка номера: 2 из 3</translation>
    </message>
    <message>
        <source>Enter the phone number under which this person is on our list.</source>
        <translation>Введите номер телефона, под которым этот человек записан в нашем списке.</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Далее</translation>
    </message>
    <message>
        <source>Time until this page closes</source>
        <translation>Время до закрытия страницы</translation>
    </message>
</context>
<context>
    <name>Kiosk::LinkPinPage</name>
    <message>
        <source>Link a number: 3 of 3</source>
        <translation>Привязка номера: 3 из 3</translation>
    </message>
    <message>
        <source>Enter the staff PIN. The server checks it.</source>
        <translation>Введите PIN-код сотрудников. Его проверит сервер.</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Привязать</translation>
    </message>
    <message>
        <source>Time until this page closes</source>
        <translation>Время до закрытия страницы</translation>
    </message>
    <message>
        <source>One moment, we are asking the server</source>
        <translation>Секунду, отправляем на сервер</translation>
    </message>
</context>
<context>
    <name>Kiosk::LinkTroubleText</name>
    <message>
        <source>There is no such ticket any more, or nobody has this number. Please check both.</source>
        <translation>Эти цифры уже не действуют, или такого номера нет в списке. Проверьте и то и другое.</translation>
    </message>
    <message>
        <source>One of the two numbers is also another person’s. Please check them.</source>
        <translation>Один из двух номеров есть и у другого человека. Проверьте их.</translation>
    </message>
    <message>
        <source>Staff are not linked here, and nobody is while the server has no PIN. An administrator can help.</source>
        <translation>Сотрудников здесь не привязывают, а без PIN-кода на сервере и никого другого. Обратитесь к администратору.</translation>
    </message>
    <message>
        <source>Wrong PIN. Please try again.</source>
        <translation>Неверный PIN-код. Попробуйте ещё раз.</translation>
    </message>
    <message>
        <source>Too many tries. Please wait a little.</source>
        <translation>Слишком много попыток. Подождите немного.</translation>
    </message>
    <message>
        <source>No connection at the moment. Please try again.</source>
        <translation>Сейчас нет связи. Попробуйте ещё раз.</translation>
    </message>
    <message>
        <source>The server does not know this screen.</source>
        <translation>Сервер не знает этот экран.</translation>
    </message>
    <message>
        <source>The server cannot do that at the moment. Please try again later.</source>
        <translation>Сейчас сервер не может это сделать. Попробуйте позже.</translation>
    </message>
</context>
<context>
    <name>Kiosk::NumberPage</name>
    <message>
        <source>One moment, we are checking</source>
        <translation>Секунду, проверяем</translation>
    </message>
    <message>
        <source>Which number came in WhatsApp?</source>
        <translation>Какое число пришло в&#xa0;WhatsApp?</translation>
    </message>
    <message>
        <source>We have just sent you a number. Enter it here, so that we know it is you.</source>
        <translation>Мы только что отправили вам число. Введите его здесь, чтобы мы знали, что это вы.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Подтвердить</translation>
    </message>
    <message>
        <source>Time to enter the number</source>
        <translation>Время на ввод числа</translation>
    </message>
    <message numerus="yes">
        <source>That is not the number. You have %n more tries.</source>
        <translation>
            <numerusform>Число не то. Осталась %n&#xa0;попытка.</numerusform>
            <numerusform>Число не то. Осталось %n&#xa0;попытки.</numerusform>
            <numerusform>Число не то. Осталось %n&#xa0;попыток.</numerusform>
        </translation>
    </message>
    <message>
        <source>If none has come: WhatsApp cannot send messages at the moment. Please go to the front desk.</source>
        <translation>Если число не пришло: WhatsApp сейчас не может отправлять сообщения. Обратитесь, пожалуйста, на&#xa0;ресепшен.</translation>
    </message>
</context>
<context>
    <name>Kiosk::PhoneKeypadPage</name>
    <message>
        <source>This is not a whole phone number yet. Please check it.</source>
        <translation>Номер введён не полностью. Проверьте его, пожалуйста.</translation>
    </message>
</context>
<context>
    <name>Kiosk::PhonePage</name>
    <message>
        <source>Your phone number</source>
        <translation>Ваш номер телефона</translation>
    </message>
    <message>
        <source>We send a code of six digits to your WhatsApp, if the number is on our list.</source>
        <translation>Если номер есть в нашем списке, мы отправим вам в&#xa0;WhatsApp код из шести цифр.</translation>
    </message>
    <message>
        <source>Send the code</source>
        <translation>Отправить код</translation>
    </message>
    <message>
        <source>Time until this page closes</source>
        <translation>Время до закрытия страницы</translation>
    </message>
    <message>
        <source>One moment, we are sending the code</source>
        <translation>Секунду, отправляем код</translation>
    </message>
</context>
<context>
    <name>Kiosk::PinPage</name>
    <message>
        <source>For staff</source>
        <translation>Для сотрудников</translation>
    </message>
    <message>
        <source>Enter the PIN of this screen.</source>
        <translation>Введите PIN-код этого экрана.</translation>
    </message>
    <message>
        <source>No PIN is set for this screen. An administrator sets one with “amt-kioskctl pin”.</source>
        <translation>PIN-код для этого экрана не задан. Администратор задаёт его командой «amt-kioskctl pin».</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Time until this page closes</source>
        <translation>Время до закрытия страницы</translation>
    </message>
    <message>
        <source>One moment, we are checking</source>
        <translation>Секунду, проверяем</translation>
    </message>
    <message numerus="yes">
        <source>Wrong PIN. Please wait %n s.</source>
        <translation>
            <numerusform>Неверный PIN-код. Подождите %n секунду.</numerusform>
            <numerusform>Неверный PIN-код. Подождите %n секунды.</numerusform>
            <numerusform>Неверный PIN-код. Подождите %n секунд.</numerusform>
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
        <translation>Сообщение пришло с номера, которого нет в нашем списке. Напишите с номера, который вы нам оставляли, или обратитесь на&#xa0;ресепшен.</translation>
    </message>
    <message>
        <source>We cannot tell who you are</source>
        <translation>Не удалось определить, кто вы</translation>
    </message>
    <message>
        <source>Several people share this number on our list. Please ask at the front desk to put it right.</source>
        <translation>Этот номер записан у нескольких человек. Пожалуйста, обратитесь на&#xa0;ресепшен, чтобы это исправить.</translation>
    </message>
    <message>
        <source>Your access is switched off</source>
        <translation>Ваш доступ отключён</translation>
    </message>
    <message>
        <source>Your number is on our list, but signing in is switched off for it. Please ask at the front desk.</source>
        <translation>Номер в списке есть, но вход для него отключён. Пожалуйста, обратитесь на&#xa0;ресепшен.</translation>
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
        <translation>Прошло слишком много времени</translation>
    </message>
    <message>
        <source>The time for the number is over. Please scan the code again.</source>
        <translation>Время на ввод числа вышло. Пожалуйста, отсканируйте код ещё раз.</translation>
    </message>
    <message>
        <source>The message came from a number that is not on our list. Tell the front desk this number:</source>
        <translation>Сообщение пришло с номера, которого нет в нашем списке. Назовите на&#xa0;ресепшене эти цифры:</translation>
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
        <translation>Нажмите «Отправить» в&#xa0;WhatsApp</translation>
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
        <source>It is not known whether WhatsApp works right now</source>
        <translation>Сейчас неизвестно, работает ли WhatsApp</translation>
    </message>
    <message>
        <source>WhatsApp sign-in is working</source>
        <translation>Вход через WhatsApp работает</translation>
    </message>
    <message>
        <source>Cannot scan? Send this text to our WhatsApp number:</source>
        <translation>Не сканируется? Отправьте этот текст на наш номер WhatsApp:</translation>
    </message>
    <message>
        <source>Cannot scan? Send this text in WhatsApp to %1:</source>
        <translation>Не сканируется? Отправьте этот текст в&#xa0;WhatsApp на номер %1:</translation>
    </message>
    <message>
        <source>Look here: your name appears</source>
        <translation>Смотрите сюда: появится ваше имя</translation>
    </message>
    <message>
        <source>Sign in with WhatsApp. Point your phone’s camera at the code on this screen, press Send in WhatsApp, and look here.</source>
        <translation>Вход через WhatsApp. Наведите камеру телефона на код на этом экране, нажмите «Отправить» в WhatsApp и смотрите сюда.</translation>
    </message>
    <message>
        <source>Get a code in WhatsApp instead</source>
        <translation>Войти по коду из WhatsApp</translation>
    </message>
    <message>
        <source>You can sign in, but WhatsApp cannot send at the moment</source>
        <translation>Войти можно, но отправлять сообщения WhatsApp сейчас не может</translation>
    </message>
</context>
<context>
    <name>Kiosk::StaffPage</name>
    <message>
        <source>For staff</source>
        <translation>Для сотрудников</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Last attempts</source>
        <translation>Попытки входа</translation>
    </message>
    <message>
        <source>Check-up</source>
        <translation>Проверка</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Дальше</translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation>Тише</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>Громче</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Перезапустить</translation>
    </message>
    <message>
        <source>Leave the kiosk</source>
        <translation>Закрыть программу</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>One moment, we are asking the server</source>
        <translation>Секунду, запрашиваем данные с сервера</translation>
    </message>
    <message>
        <source>The server does not know this screen: its key is missing, wrong or revoked.</source>
        <translation>Сервер не знает этот экран: ключ не задан, неверен или отозван.</translation>
    </message>
    <message>
        <source>The server does not answer: check the network, and whether the server runs.</source>
        <translation>Сервер не отвечает: проверьте сеть и работает ли сервер.</translation>
    </message>
    <message>
        <source>Nobody has tried to sign in here yet.</source>
        <translation>Здесь ещё никто не пробовал войти.</translation>
    </message>
    <message>
        <source>Visitors start in</source>
        <translation>Начальный язык</translation>
    </message>
    <message>
        <source>Volume %1%</source>
        <translation>Громкость %1&#xa0;%</translation>
    </message>
    <message>
        <source>The network works: the server answered in %1 ms</source>
        <translation>Сеть работает: сервер ответил за %1 мс</translation>
    </message>
    <message>
        <source>Link a number</source>
        <translation>Привязать номер</translation>
    </message>
    <message>
        <source>The number is linked: %1</source>
        <translation>Номер привязан: %1</translation>
    </message>
    <message>
        <source>From now on, messages from it sign this person in.</source>
        <translation>Теперь этот человек входит сообщением с этого номера.</translation>
    </message>
</context>
<context>
    <name>Kiosk::TicketPage</name>
    <message>
        <source>Link a number: 1 of 3</source>
        <translation>Привязка номера: 1 из 3</translation>
    </message>
    <message>
        <source>Enter the four digits that the visitor read to you from the screen.</source>
        <translation>Введите четыре цифры, которые посетитель прочитал с экрана.</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Далее</translation>
    </message>
    <message>
        <source>Time until this page closes</source>
        <translation>Время до закрытия страницы</translation>
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
        <translation>Нет связи с сервером. Пожалуйста, обратитесь на&#xa0;ресепшен; экран заработает сам, когда связь вернётся.</translation>
    </message>
    <message>
        <source>The server is not working properly. Please go to the front desk; the screen comes back by itself.</source>
        <translation>На сервере неполадки. Пожалуйста, обратитесь на&#xa0;ресепшен; экран заработает сам, когда их устранят.</translation>
    </message>
    <message>
        <source>The server does not know this screen. Please go to the front desk; an administrator has to enrol the screen again.</source>
        <translation>Сервер не знает этот экран. Пожалуйста, обратитесь на&#xa0;ресепшен; администратору нужно заново подключить экран.</translation>
    </message>
    <message>
        <source>WhatsApp cannot be reached at the moment. Please go to the front desk; the screen comes back by itself.</source>
        <translation>Сейчас нет связи с WhatsApp. Пожалуйста, обратитесь на&#xa0;ресепшен; экран заработает сам, когда связь вернётся.</translation>
    </message>
    <message>
        <source>WhatsApp is starting again</source>
        <translation>WhatsApp перезапускается</translation>
    </message>
    <message>
        <source>That takes up to five minutes; the screen comes back by itself. If you are in a hurry, the front desk can help.</source>
        <translation>Это занимает до пяти минут; потом экран заработает сам. Если вы спешите, вам помогут на&#xa0;ресепшене.</translation>
    </message>
    <message>
        <source>Our WhatsApp is no longer linked to its phone. Please go to the front desk; an administrator has to link it again.</source>
        <translation>Наш WhatsApp больше не связан с телефоном. Пожалуйста, обратитесь на&#xa0;ресепшен; администратору нужно связать его снова.</translation>
    </message>
    <message>
        <source>WhatsApp has blocked our number. Please go to the front desk; an administrator has to deal with it.</source>
        <translation>WhatsApp заблокировал наш номер. Пожалуйста, обратитесь на&#xa0;ресепшен; администратору нужно с этим разобраться.</translation>
    </message>
    <message>
        <source>The phone of our WhatsApp is switched off or has no network. Please go to the front desk; the screen comes back by itself.</source>
        <translation>Телефон нашего WhatsApp выключен или без сети. Пожалуйста, обратитесь на&#xa0;ресепшен; экран заработает сам, когда телефон включится.</translation>
    </message>
    <message>
        <source>Something is wrong with our WhatsApp. Please go to the front desk; the screen comes back by itself.</source>
        <translation>С нашим WhatsApp что-то не так. Пожалуйста, обратитесь на&#xa0;ресепшен; экран заработает сам, когда всё наладится.</translation>
    </message>
    <message>
        <source>The access data of our WhatsApp account are wrong. Please go to the front desk; an administrator has to correct them.</source>
        <translation>Данные для доступа к нашему аккаунту WhatsApp неверны. Пожалуйста, обратитесь на&#xa0;ресепшен; администратору нужно их исправить.</translation>
    </message>
    <message>
        <source>Our WhatsApp number has changed. Please go to the front desk; an administrator has to set the new one.</source>
        <translation>Наш номер WhatsApp изменился. Пожалуйста, обратитесь на&#xa0;ресепшен; администратору нужно указать новый.</translation>
    </message>
    <message>
        <source>Our WhatsApp account has run out. Please go to the front desk; an administrator has to renew it.</source>
        <translation>Срок нашего аккаунта WhatsApp истёк. Пожалуйста, обратитесь на&#xa0;ресепшен; администратору нужно его продлить.</translation>
    </message>
    <message>
        <source>The messages of our WhatsApp go to another program. Please go to the front desk; an administrator has to correct that.</source>
        <translation>Сообщения нашего WhatsApp уходят в другую программу. Пожалуйста, обратитесь на&#xa0;ресепшен; администратору нужно это исправить.</translation>
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
        <translation>Добро пожаловать! Вы вошли.</translation>
    </message>
    <message>
        <source>Stay signed in</source>
        <translation>Остаться</translation>
    </message>
    <message>
        <source>Not you?</source>
        <translation>Это не вы?</translation>
    </message>
    <message>
        <source>Ends this session and tells the front desk</source>
        <translation>Завершает вход и сообщает на&#xa0;ресепшен</translation>
    </message>
</context>
<context>
    <name>LoginPage</name>
    <message>
        <source>Press “Send” in WhatsApp</source>
        <translation>Нажмите «Отправить» в WhatsApp</translation>
    </message>
    <message>
        <source>Look at this screen: your name appears</source>
        <translation>Посмотрите на экран: появится ваше имя</translation>
    </message>
    <message>
        <source>Open WhatsApp: the message is already written, press “Send”</source>
        <translation>Откройте WhatsApp: сообщение уже написано, нажмите «Отправить»</translation>
    </message>
    <message>
        <source>Come back to this page: your name appears</source>
        <translation>Вернитесь на эту страницу: появится ваше имя</translation>
    </message>
    <message>
        <source>Open WhatsApp here</source>
        <translation>Открыть WhatsApp здесь</translation>
    </message>
    <message>
        <source>Or scan the code with another phone:</source>
        <translation>Или отсканируйте код другим телефоном:</translation>
    </message>
    <message>
        <source>You can sign in, but WhatsApp cannot send messages at the moment</source>
        <translation>Войти можно, но WhatsApp сейчас не отправляет сообщения</translation>
    </message>
    <message>
        <source>Cannot scan? Send this text in WhatsApp to {number}:</source>
        <translation>Не получается отсканировать? Отправьте в WhatsApp на номер {number} этот текст:</translation>
    </message>
    <message>
        <source>Cannot scan? Send this text to our WhatsApp number:</source>
        <translation>Не получается отсканировать? Отправьте этот текст на наш номер WhatsApp:</translation>
    </message>
    <message>
        <source>One moment, a code is coming</source>
        <translation>Секунду, готовим код</translation>
    </message>
    <message>
        <source>Enter the number from WhatsApp</source>
        <translation>Введите число из WhatsApp</translation>
    </message>
    <message>
        <source>We have just sent you a {digits}-digit number in WhatsApp. Do not tell it to anybody.</source>
        <translation>Мы только что прислали вам в WhatsApp число из&#xa0;{digits}&#xa0;цифр. Никому его не сообщайте.</translation>
    </message>
    <message>
        <source>If no number came: WhatsApp cannot send messages at the moment. Please ask at the front desk.</source>
        <translation>Если число не пришло: WhatsApp сейчас не может отправлять сообщения. Обратитесь, пожалуйста, на ресепшен.</translation>
    </message>
    <message>
        <source>Number from WhatsApp</source>
        <translation>Число из WhatsApp</translation>
    </message>
    <message>
        <source>That was not the number. Tries left: {count}</source>
        <translation>Число не подошло. Осталось попыток: {count}</translation>
    </message>
    <message>
        <source>You are signed in until {time}</source>
        <translation>Вход действует до {time}</translation>
    </message>
    <message>
        <source>Not you? Please sign out and ask at the front desk.</source>
        <translation>Это не вы? Нажмите «Выйти» и обратитесь на ресепшен.</translation>
    </message>
    <message>
        <source>This page has no connection to the server. It comes back by itself. If you have to sign in now, please ask at the front desk.</source>
        <translation>Нет связи с сервером. Страница заработает сама, когда связь вернётся. Если нужно войти сейчас, обратитесь на ресепшен.</translation>
    </message>
    <message>
        <source>WhatsApp cannot be reached at the moment. This page comes back by itself. If you have to sign in now, please ask at the front desk.</source>
        <translation>Сейчас нет связи с WhatsApp. Страница заработает сама, когда связь вернётся. Если нужно войти сейчас, обратитесь на ресепшен.</translation>
    </message>
    <message>
        <source>The server is not working properly. This page comes back by itself. If you have to sign in now, please ask at the front desk.</source>
        <translation>На сервере неполадки. Страница заработает сама, когда их устранят. Если нужно войти сейчас, обратитесь на ресепшен.</translation>
    </message>
    <message>
        <source>Several people share this number on our list. Please ask at the front desk to put it right.</source>
        <translation>Этот номер записан у нескольких человек. Пожалуйста, обратитесь на ресепшен, чтобы это исправить.</translation>
    </message>
    <message>
        <source>Your number is on our list, but signing in is switched off for it. Please ask at the front desk.</source>
        <translation>Ваш номер есть в списке, но вход для него отключён. Пожалуйста, обратитесь на ресепшен.</translation>
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
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Signing in needs JavaScript. Switch it on in your browser’s settings and open this page again.</source>
        <translation>Для входа нужен JavaScript. Включите его в настройках браузера и откройте страницу снова.</translation>
    </message>
</context>
<context>
    <name>PhoneTexts</name>
    <message>
        <source>Your sign-in code: %1. Do not share it with anyone.</source>
        <extracomment>%1 is six digits.</extracomment>
        <translation>Код для входа: %1. Никому его не сообщайте.</translation>
    </message>
    <message>
        <source>Sign-in as you at “%1” at %2. Enter this number on that screen only: %3. Do not tell it to anybody. If this is not you, reply %4.</source>
        <extracomment>%1 is the kiosk&apos;s name, %2 the time, %3 digits, %4 the word NO.</extracomment>
        <translation>Вход от вашего имени на экране «%1» в %2. Введите это число только на том экране: %3. Никому его не сообщайте. Если это не вы, ответьте %4.</translation>
    </message>
    <message>
        <source>Sign-in as you in a browser at %1. Enter this number only on the page that you opened yourself: %2. Do not tell it to anybody. If this is not you, reply %3.</source>
        <extracomment>%1 is the time, %2 digits, %3 the word NO.</extracomment>
        <translation>Вход от вашего имени в браузере в %1. Введите это число только на странице, которую вы открыли сами: %2. Никому его не сообщайте. Если это не вы, ответьте %3.</translation>
    </message>
    <message>
        <source>You signed in at “%1” at %2. If this was not you, answer %3.</source>
        <extracomment>%1 is the kiosk&apos;s name, %2 the time, %3 the word NO.</extracomment>
        <translation>Вы вошли на экране «%1» в %2. Если это были не вы, ответьте %3.</translation>
    </message>
    <message>
        <source>You signed in in a browser at %1. If this was not you, answer %2.</source>
        <extracomment>%1 is the time, %2 the word NO.</extracomment>
        <translation>Вы вошли в браузере в %1. Если это были не вы, ответьте %2.</translation>
    </message>
    <message>
        <source>At “%2” at %3, %1 was linked to you: it can now sign in as you, too. If this is wrong, tell the front desk at once.</source>
        <extracomment>%1 is &quot;the number +996•••••099&quot; or &quot;a hidden number&quot;, %2 the kiosk&apos;s name, %3 the time.</extracomment>
        <translation>На экране «%2» в %3 к вам привязали %1: теперь и с него можно войти от вашего имени. Если это ошибка, сразу сообщите на ресепшен.</translation>
    </message>
    <message>
        <source>the number %1</source>
        <extracomment>Within the sentence on linking.</extracomment>
        <translation>номер %1</translation>
    </message>
    <message>
        <source>a hidden number</source>
        <extracomment>Within the sentence on linking.</extracomment>
        <translation>скрытый номер</translation>
    </message>
    <message>
        <source>This number is not on our list. Please ask at the front desk, they will help you.</source>
        <translation>Этого номера нет в нашем списке. Обратитесь, пожалуйста, на ресепшен: вам помогут.</translation>
    </message>
    <message>
        <source>This code is no longer valid. Please scan the new one on the screen.</source>
        <translation>Этот код уже не действует. Отсканируйте, пожалуйста, новый код на экране.</translation>
    </message>
    <message>
        <source>That did not work yet. Please press Send again.</source>
        <translation>Пока не получилось. Нажмите, пожалуйста, «Отправить» ещё раз.</translation>
    </message>
    <message>
        <source>Please scan the code on the screen again and send the message as it is.</source>
        <translation>Отсканируйте, пожалуйста, код на экране ещё раз и отправьте готовое сообщение, ничего в нём не меняя.</translation>
    </message>
    <message>
        <source>Thank you for telling us. Everything that was open in your name is closed.</source>
        <translation>Спасибо, что сообщили. Всё, что было открыто от вашего имени, закрыто.</translation>
    </message>
    <message>
        <source>Thank you for telling us. The sign-in was stopped, nobody got in.</source>
        <translation>Спасибо, что сообщили. Вход остановлен, никто не вошёл.</translation>
    </message>
    <message>
        <source>Signing in did not work. Please ask at the front desk, they will help you.</source>
        <translation>Войти не получилось. Обратитесь, пожалуйста, на ресепшен: вам помогут.</translation>
    </message>
</context>
</TS>
