<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Kiosk::AccessibilityBar</name>
    <message>
        <source>Large text</source>
        <translation>Large text</translation>
    </message>
    <message>
        <source>Controls within reach, at the bottom</source>
        <translation>Controls within reach, at the bottom</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>High contrast</translation>
    </message>
</context>
<context>
    <name>Kiosk::AttemptText</name>
    <message>
        <source>A code is on screen</source>
        <translation>A code is on screen</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Signed in</translation>
    </message>
    <message>
        <source>Turned down: several people have this number</source>
        <translation>Turned down: several people have this number</translation>
    </message>
    <message>
        <source>Turned down: the number entered was wrong</source>
        <translation>Turned down: the number entered was wrong</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Waiting for the number from WhatsApp</source>
        <translation>Waiting for the number from WhatsApp</translation>
    </message>
    <message>
        <source>Time ran out</source>
        <translation>Time ran out</translation>
    </message>
    <message>
        <source>Turned down: access is switched off</source>
        <translation>Turned down: access is switched off</translation>
    </message>
    <message>
        <source>Turned down: the number is not on the list</source>
        <translation>Turned down: the number is not on the list</translation>
    </message>
</context>
<context>
    <name>Kiosk::CodePage</name>
    <message>
        <source>The code from WhatsApp</source>
        <translation>The code from WhatsApp</translation>
    </message>
    <message>
        <source>If the number %1 is on our list, six digits have just been sent to it.</source>
        <translation>If the number %1 is on our list, six digits have just been sent to it.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>Time to enter the code</source>
        <translation>Time to enter the code</translation>
    </message>
    <message>
        <source>One moment, we are checking</source>
        <translation>One moment, we are checking</translation>
    </message>
    <message numerus="yes">
        <source>You have %n more tries.</source>
        <translation>
            <numerusform>You have %n more try.</numerusform>
            <numerusform>You have %n more tries.</numerusform>
        </translation>
    </message>
    <message>
        <source>Send another code</source>
        <translation>Send another code</translation>
    </message>
    <message numerus="yes">
        <source>Another code in %n s</source>
        <translation>
            <numerusform>Another code in %n s</numerusform>
            <numerusform>Another code in %n s</numerusform>
        </translation>
    </message>
    <message>
        <source>The code could not be sent</source>
        <translation>The code could not be sent</translation>
    </message>
</context>
<context>
    <name>Kiosk::CodeTroubleText</name>
    <message>
        <source>That is not the code. Please look again.</source>
        <translation>That is not the code. Please look again.</translation>
    </message>
    <message>
        <source>This code is no longer good. Ask for a new one.</source>
        <translation>This code is no longer good. Ask for a new one.</translation>
    </message>
    <message>
        <source>This is not a phone number. Please check it.</source>
        <translation>This is not a phone number. Please check it.</translation>
    </message>
    <message>
        <source>Too many tries. Please wait a little, or scan the code instead.</source>
        <translation>Too many tries. Please wait a little, or scan the code instead.</translation>
    </message>
    <message>
        <source>No connection at the moment. Please try again, or ask at the front desk.</source>
        <translation>No connection at the moment. Please try again, or ask at the front desk.</translation>
    </message>
    <message>
        <source>A code cannot be sent at the moment. Please scan the code instead, or ask at the front desk.</source>
        <translation>A code cannot be sent at the moment. Please scan the code instead, or ask at the front desk.</translation>
    </message>
</context>
<context>
    <name>Kiosk::DemoPanel</name>
    <message>
        <source>Demo: play the phone</source>
        <translation>Demo: play the phone</translation>
    </message>
    <message>
        <source>Demo: send as %1</source>
        <translation>Demo: send as %1</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Tenant</translation>
    </message>
    <message>
        <source>Landlord</source>
        <translation>Landlord</translation>
    </message>
    <message>
        <source>Investor</source>
        <translation>Investor</translation>
    </message>
    <message>
        <source>Staff member</source>
        <translation>Staff member</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>Unknown number</source>
        <translation>Unknown number</translation>
    </message>
    <message>
        <source>Shared number</source>
        <translation>Shared number</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Switched off</translation>
    </message>
    <message>
        <source>The phone shows: %1</source>
        <translation>The phone shows: %1</translation>
    </message>
</context>
<context>
    <name>Kiosk::FindingText</name>
    <message>
        <source>The database answers</source>
        <translation>The database answers</translation>
    </message>
    <message>
        <source>The database does not answer</source>
        <translation>The database does not answer</translation>
    </message>
    <message>
        <source>The database is older than this version</source>
        <translation>The database is older than this version</translation>
    </message>
    <message>
        <source>The database is newer than this version</source>
        <translation>The database is newer than this version</translation>
    </message>
    <message>
        <source>The database can be written to</source>
        <translation>The database can be written to</translation>
    </message>
    <message>
        <source>The database cannot be written to</source>
        <translation>The database cannot be written to</translation>
    </message>
    <message>
        <source>The database file is damaged</source>
        <translation>The database file is damaged</translation>
    </message>
    <message>
        <source>The database file is too large to be checked while in use</source>
        <translation>The database file is too large to be checked while in use</translation>
    </message>
    <message numerus="yes">
        <source>%n people can sign in</source>
        <translation>
            <numerusform>%n person can sign in</numerusform>
            <numerusform>%n people can sign in</numerusform>
        </translation>
    </message>
    <message>
        <source>The WhatsApp account is configured</source>
        <translation>The WhatsApp account is configured</translation>
    </message>
    <message>
        <source>No WhatsApp account is configured</source>
        <translation>No WhatsApp account is configured</translation>
    </message>
    <message>
        <source>WhatsApp is switched off in the settings</source>
        <translation>WhatsApp is switched off in the settings</translation>
    </message>
    <message>
        <source>No message from WhatsApp since %1</source>
        <translation>No message from WhatsApp since %1</translation>
    </message>
    <message>
        <source>No message from WhatsApp has come yet</source>
        <translation>No message from WhatsApp has come yet</translation>
    </message>
    <message>
        <source>The company’s WhatsApp number is known</source>
        <translation>The company’s WhatsApp number is known</translation>
    </message>
    <message>
        <source>The company’s WhatsApp number is not known</source>
        <translation>The company’s WhatsApp number is not known</translation>
    </message>
    <message>
        <source>The address on the internet is %1</source>
        <translation>The address on the internet is %1</translation>
    </message>
    <message>
        <source>No address on the internet is configured</source>
        <translation>No address on the internet is configured</translation>
    </message>
    <message>
        <source>The address on the internet is not encrypted: %1</source>
        <translation>The address on the internet is not encrypted: %1</translation>
    </message>
    <message>
        <source>Without encryption the server cannot be reached on the network</source>
        <translation>Without encryption the server cannot be reached on the network</translation>
    </message>
    <message>
        <source>The server can be reached on the network without encryption</source>
        <translation>The server can be reached on the network without encryption</translation>
    </message>
    <message>
        <source>Signing in is protected by the number check</source>
        <translation>Signing in is protected by the number check</translation>
    </message>
    <message>
        <source>Signing in is not protected by the number check</source>
        <translation>Signing in is not protected by the number check</translation>
    </message>
    <message>
        <source>The number check is switched off</source>
        <translation>The number check is switched off</translation>
    </message>
    <message>
        <source>Ask the administrator to set up encryption.</source>
        <translation>Ask the administrator to set up encryption.</translation>
    </message>
    <message>
        <source>Ask the administrator to let the server answer in WhatsApp.</source>
        <translation>Ask the administrator to let the server answer in WhatsApp.</translation>
    </message>
    <message>
        <source>Ask the administrator whether that is meant.</source>
        <translation>Ask the administrator whether that is meant.</translation>
    </message>
    <message>
        <source>The server does not encrypt by itself</source>
        <translation>The server does not encrypt by itself</translation>
    </message>
    <message numerus="yes">
        <source>The certificate is good for %n more days</source>
        <translation>
            <numerusform>The certificate is good for %n more day</numerusform>
            <numerusform>The certificate is good for %n more days</numerusform>
        </translation>
    </message>
    <message>
        <source>The certificate cannot be read</source>
        <translation>The certificate cannot be read</translation>
    </message>
    <message>
        <source>There is enough room on the disk</source>
        <translation>There is enough room on the disk</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>The disk is full</translation>
    </message>
    <message>
        <source>Others can read a file with secrets: %1</source>
        <translation>Others can read a file with secrets: %1</translation>
    </message>
    <message>
        <source>The clock was set, or is far from the last entries</source>
        <translation>The clock was set, or is far from the last entries</translation>
    </message>
    <message>
        <source>The clock is wrong</source>
        <translation>The clock is wrong</translation>
    </message>
    <message>
        <source>The server has been running since %1</source>
        <translation>The server has been running since %1</translation>
    </message>
    <message>
        <source>The settings are in order</source>
        <translation>The settings are in order</translation>
    </message>
    <message>
        <source>The database fits this version</source>
        <translation>The database fits this version</translation>
    </message>
    <message>
        <source>The database file is undamaged</source>
        <translation>The database file is undamaged</translation>
    </message>
    <message>
        <source>The list is empty: nobody can sign in</source>
        <translation>The list is empty: nobody can sign in</translation>
    </message>
    <message numerus="yes">
        <source>%n numbers are on the list more than once</source>
        <translation>
            <numerusform>%n number is on the list more than once</numerusform>
            <numerusform>%n numbers are on the list more than once</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people on the list have no proper phone number</source>
        <translation>
            <numerusform>%n person on the list has no proper phone number</numerusform>
            <numerusform>%n people on the list have no proper phone number</numerusform>
        </translation>
    </message>
    <message>
        <source>Messages from WhatsApp arrive, the last one: %1</source>
        <translation>Messages from WhatsApp arrive, the last one: %1</translation>
    </message>
    <message numerus="yes">
        <source>The certificate runs out in %n days</source>
        <translation>
            <numerusform>The certificate runs out in %n day</numerusform>
            <numerusform>The certificate runs out in %n days</numerusform>
        </translation>
    </message>
    <message>
        <source>The certificate ran out: %1</source>
        <translation>The certificate ran out: %1</translation>
    </message>
    <message>
        <source>The certificate is not valid yet, only from: %1</source>
        <translation>The certificate is not valid yet, only from: %1</translation>
    </message>
    <message>
        <source>How much room the disk has is not known</source>
        <translation>How much room the disk has is not known</translation>
    </message>
    <message>
        <source>Nobody else can read the files with secrets</source>
        <translation>Nobody else can read the files with secrets</translation>
    </message>
    <message>
        <source>The clock looks right</source>
        <translation>The clock looks right</translation>
    </message>
    <message>
        <source>Restart the server. If that does not help, call the administrator.</source>
        <translation>Restart the server. If that does not help, call the administrator.</translation>
    </message>
    <message>
        <source>Restart the server: it brings the database up to date.</source>
        <translation>Restart the server: it brings the database up to date.</translation>
    </message>
    <message>
        <source>Ask the administrator to update the program.</source>
        <translation>Ask the administrator to update the program.</translation>
    </message>
    <message>
        <source>Check whether the disk is full; if not, call the administrator.</source>
        <translation>Check whether the disk is full; if not, call the administrator.</translation>
    </message>
    <message>
        <source>Call the administrator: a backup has to be restored.</source>
        <translation>Call the administrator: a backup has to be restored.</translation>
    </message>
    <message>
        <source>The administrator can check it while the server is stopped.</source>
        <translation>The administrator can check it while the server is stopped.</translation>
    </message>
    <message>
        <source>Ask the administrator to fill in the list of people.</source>
        <translation>Ask the administrator to fill in the list of people.</translation>
    </message>
    <message>
        <source>Their owners cannot sign in. Ask the administrator to correct the list.</source>
        <translation>Their owners cannot sign in. Ask the administrator to correct the list.</translation>
    </message>
    <message>
        <source>They cannot sign in. Ask the administrator to correct the list.</source>
        <translation>They cannot sign in. Ask the administrator to correct the list.</translation>
    </message>
    <message>
        <source>Ask the administrator to enter the account in the settings.</source>
        <translation>Ask the administrator to enter the account in the settings.</translation>
    </message>
    <message>
        <source>Nobody can sign in by a message until it is switched on.</source>
        <translation>Nobody can sign in by a message until it is switched on.</translation>
    </message>
    <message>
        <source>Send a message to the company’s number. If nothing changes here, call the administrator.</source>
        <translation>Send a message to the company’s number. If nothing changes here, call the administrator.</translation>
    </message>
    <message>
        <source>Call the administrator before the server is restarted.</source>
        <translation>Call the administrator before the server is restarted.</translation>
    </message>
    <message>
        <source>Without it the code does not open WhatsApp. Ask the administrator to set the number.</source>
        <translation>Without it the code does not open WhatsApp. Ask the administrator to set the number.</translation>
    </message>
    <message>
        <source>Ask the administrator to enter it in the settings.</source>
        <translation>Ask the administrator to enter it in the settings.</translation>
    </message>
    <message>
        <source>Ask the administrator to set up an address with https.</source>
        <translation>Ask the administrator to set up an address with https.</translation>
    </message>
    <message>
        <source>That is fine if another program encrypts for it.</source>
        <translation>That is fine if another program encrypts for it.</translation>
    </message>
    <message>
        <source>Ask the administrator to renew it.</source>
        <translation>Ask the administrator to renew it.</translation>
    </message>
    <message>
        <source>Check the date on the server’s computer.</source>
        <translation>Check the date on the server’s computer.</translation>
    </message>
    <message>
        <source>Staff cannot link numbers: the server has no PIN</source>
        <translation>Staff cannot link numbers: the server has no PIN</translation>
    </message>
    <message>
        <source>Ask the administrator to set “server/staff_pin” with “amt-kioskctl pin”.</source>
        <translation>Ask the administrator to set “server/staff_pin” with “amt-kioskctl pin”.</translation>
    </message>
    <message>
        <source>Ask the administrator to check the file %1</source>
        <translation>Ask the administrator to check the file %1</translation>
    </message>
    <message>
        <source>Delete what is not needed from the server’s disk.</source>
        <translation>Delete what is not needed from the server’s disk.</translation>
    </message>
    <message>
        <source>Ask the administrator to check the folder %1</source>
        <translation>Ask the administrator to check the folder %1</translation>
    </message>
    <message>
        <source>Ask the administrator to close the file to others.</source>
        <translation>Ask the administrator to close the file to others.</translation>
    </message>
    <message>
        <source>Set the right date and time on the server’s computer.</source>
        <translation>Set the right date and time on the server’s computer.</translation>
    </message>
    <message>
        <source>The secret key for WhatsApp’s messages is configured</source>
        <translation>The secret key for WhatsApp’s messages is configured</translation>
    </message>
    <message>
        <source>The server made the secret key for WhatsApp’s messages itself</source>
        <translation>The server made the secret key for WhatsApp’s messages itself</translation>
    </message>
    <message>
        <source>The file with the secret key for WhatsApp’s messages is gone</source>
        <translation>The file with the secret key for WhatsApp’s messages is gone</translation>
    </message>
    <message numerus="yes">
        <source>Little room is left on the disk: %n MB</source>
        <translation>
            <numerusform>Little room is left on the disk: %n MB</numerusform>
            <numerusform>Little room is left on the disk: %n MB</numerusform>
        </translation>
    </message>
    <message>
        <source>The clock is behind: there are entries from %1</source>
        <translation>The clock is behind: there are entries from %1</translation>
    </message>
    <message>
        <source>WhatsApp has been working since %1</source>
        <translation>WhatsApp has been working since %1</translation>
    </message>
    <message>
        <source>WhatsApp works</source>
        <translation>WhatsApp works</translation>
    </message>
    <message>
        <source>The WhatsApp account is not linked to its phone</source>
        <translation>The WhatsApp account is not linked to its phone</translation>
    </message>
    <message>
        <source>WhatsApp has blocked the company’s number</source>
        <translation>WhatsApp has blocked the company’s number</translation>
    </message>
    <message>
        <source>WhatsApp lets the account receive, but not send</source>
        <translation>WhatsApp lets the account receive, but not send</translation>
    </message>
    <message>
        <source>The phone of the WhatsApp account is off or has no network</source>
        <translation>The phone of the WhatsApp account is off or has no network</translation>
    </message>
    <message>
        <source>The WhatsApp account is starting</source>
        <translation>The WhatsApp account is starting</translation>
    </message>
    <message>
        <source>The WhatsApp account is in a state that this version does not know</source>
        <translation>The WhatsApp account is in a state that this version does not know</translation>
    </message>
    <message>
        <source>The WhatsApp service does not answer</source>
        <translation>The WhatsApp service does not answer</translation>
    </message>
    <message>
        <source>The WhatsApp service does not accept the account’s key</source>
        <translation>The WhatsApp service does not accept the account’s key</translation>
    </message>
    <message>
        <source>The WhatsApp account now has another number</source>
        <translation>The WhatsApp account now has another number</translation>
    </message>
    <message>
        <source>The WhatsApp account is not paid for any more</source>
        <translation>The WhatsApp account is not paid for any more</translation>
    </message>
    <message>
        <source>Messages are to be fetched, but the WhatsApp account sends them elsewhere</source>
        <translation>Messages are to be fetched, but the WhatsApp account sends them elsewhere</translation>
    </message>
    <message>
        <source>The tariff of the WhatsApp account is sufficient</source>
        <translation>The tariff of the WhatsApp account is sufficient</translation>
    </message>
    <message numerus="yes">
        <source>The tariff of the WhatsApp account is used up: %n chats</source>
        <translation>
            <numerusform>The tariff of the WhatsApp account is used up: %n chat</numerusform>
            <numerusform>The tariff of the WhatsApp account is used up: %n chats</numerusform>
        </translation>
    </message>
    <message>
        <source>Whether the tariff of the WhatsApp account is sufficient is not known</source>
        <translation>Whether the tariff of the WhatsApp account is sufficient is not known</translation>
    </message>
    <message numerus="yes">
        <source>Messages of visitors arrive in time; %n are waiting</source>
        <translation>
            <numerusform>Messages of visitors arrive in time; %n is waiting</numerusform>
            <numerusform>Messages of visitors arrive in time; %n are waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Many messages of visitors are waiting: %n</source>
        <translation>
            <numerusform>Many messages of visitors are waiting: %n</numerusform>
            <numerusform>Many messages of visitors are waiting: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>The WhatsApp account sends messages to this server</source>
        <translation>The WhatsApp account sends messages to this server</translation>
    </message>
    <message>
        <source>The WhatsApp account does not know where to send messages</source>
        <translation>The WhatsApp account does not know where to send messages</translation>
    </message>
    <message>
        <source>The WhatsApp account sends messages to another server: %1</source>
        <translation>The WhatsApp account sends messages to another server: %1</translation>
    </message>
    <message>
        <source>The WhatsApp account has this server’s secret key</source>
        <translation>The WhatsApp account has this server’s secret key</translation>
    </message>
    <message>
        <source>The WhatsApp account has another secret key than this server</source>
        <translation>The WhatsApp account has another secret key than this server</translation>
    </message>
    <message>
        <source>The WhatsApp account passes messages on</source>
        <translation>The WhatsApp account passes messages on</translation>
    </message>
    <message>
        <source>The WhatsApp account does not pass messages on</source>
        <translation>The WhatsApp account does not pass messages on</translation>
    </message>
    <message>
        <source>The WhatsApp account reports when its state changes</source>
        <translation>The WhatsApp account reports when its state changes</translation>
    </message>
    <message>
        <source>The WhatsApp account does not report when its state changes</source>
        <translation>The WhatsApp account does not report when its state changes</translation>
    </message>
    <message>
        <source>Messages come with their senders’ numbers</source>
        <translation>Messages come with their senders’ numbers</translation>
    </message>
    <message>
        <source>Messages come without their senders’ numbers</source>
        <translation>Messages come without their senders’ numbers</translation>
    </message>
    <message>
        <source>The public address leads to this server</source>
        <translation>The public address leads to this server</translation>
    </message>
    <message>
        <source>Nobody answers at this server’s address on the internet</source>
        <translation>Nobody answers at this server’s address on the internet</translation>
    </message>
    <message>
        <source>Another server answers at this server’s address on the internet</source>
        <translation>Another server answers at this server’s address on the internet</translation>
    </message>
    <message>
        <source>Whether the address on the internet leads to this server is not known</source>
        <translation>Whether the address on the internet leads to this server is not known</translation>
    </message>
    <message>
        <source>Another program stands between the internet and the server</source>
        <translation>Another program stands between the internet and the server</translation>
    </message>
    <message>
        <source>No other program stands between the internet and the server</source>
        <translation>No other program stands between the internet and the server</translation>
    </message>
    <message numerus="yes">
        <source>The clock is %n seconds off</source>
        <translation>
            <numerusform>The clock is %n second off</numerusform>
            <numerusform>The clock is %n seconds off</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask the administrator to link the phone again.</source>
        <translation>Ask the administrator to link the phone again.</translation>
    </message>
    <message>
        <source>Ask the administrator: WhatsApp on the phone says how to object.</source>
        <translation>Ask the administrator: WhatsApp on the phone says how to object.</translation>
    </message>
    <message>
        <source>Sign-in by code does not work until it ends. Ask the administrator to look.</source>
        <translation>Sign-in by code does not work until it ends. Ask the administrator to look.</translation>
    </message>
    <message>
        <source>Switch the phone on and check its connection to the internet.</source>
        <translation>Switch the phone on and check its connection to the internet.</translation>
    </message>
    <message>
        <source>Wait five minutes.</source>
        <translation>Wait five minutes.</translation>
    </message>
    <message>
        <source>Ask the administrator to look at the account and to update the program.</source>
        <translation>Ask the administrator to look at the account and to update the program.</translation>
    </message>
    <message>
        <source>Check the server’s connection to the internet.</source>
        <translation>Check the server’s connection to the internet.</translation>
    </message>
    <message>
        <source>Ask the administrator to correct the key in the settings.</source>
        <translation>Ask the administrator to correct the key in the settings.</translation>
    </message>
    <message>
        <source>Ask the administrator to set the right number in the settings.</source>
        <translation>Ask the administrator to set the right number in the settings.</translation>
    </message>
    <message>
        <source>Ask the administrator to remove the address from the account.</source>
        <translation>Ask the administrator to remove the address from the account.</translation>
    </message>
    <message>
        <source>Messages of new people do not arrive. Ask the administrator for a larger tariff.</source>
        <translation>Messages of new people do not arrive. Ask the administrator for a larger tariff.</translation>
    </message>
    <message>
        <source>Ask the administrator to look at the account.</source>
        <translation>Ask the administrator to look at the account.</translation>
    </message>
    <message>
        <source>Who signs in has to wait. If the number does not fall, call the administrator.</source>
        <translation>Who signs in has to wait. If the number does not fall, call the administrator.</translation>
    </message>
    <message>
        <source>Ask the administrator to enter this server’s address in the account.</source>
        <translation>Ask the administrator to enter this server’s address in the account.</translation>
    </message>
    <message>
        <source>Ask the administrator to enter the right key in the account.</source>
        <translation>Ask the administrator to enter the right key in the account.</translation>
    </message>
    <message>
        <source>Ask the administrator to switch that on in the account.</source>
        <translation>Ask the administrator to switch that on in the account.</translation>
    </message>
    <message>
        <source>Ask the administrator to switch hidden ids off in the account.</source>
        <translation>Ask the administrator to switch hidden ids off in the account.</translation>
    </message>
    <message>
        <source>Ask the administrator to check the address, the router and the firewall.</source>
        <translation>Ask the administrator to check the address, the router and the firewall.</translation>
    </message>
    <message>
        <source>Ask the administrator to correct the address.</source>
        <translation>Ask the administrator to correct the address.</translation>
    </message>
    <message>
        <source>Ask the administrator to look while the server is running.</source>
        <translation>Ask the administrator to look while the server is running.</translation>
    </message>
    <message>
        <source>That is fine if the server encrypts by itself.</source>
        <translation>That is fine if the server encrypts by itself.</translation>
    </message>
    <message>
        <source>The settings have a mistake</source>
        <translation>The settings have a mistake</translation>
    </message>
    <message>
        <source>The database is %1</source>
        <translation>The database is %1</translation>
    </message>
    <message>
        <source>The running server uses another database than %1</source>
        <translation>The running server uses another database than %1</translation>
    </message>
    <message>
        <source>The internet does not reach the address %1</source>
        <translation>The internet does not reach the address %1</translation>
    </message>
    <message>
        <source>No address on the internet is needed</source>
        <translation>No address on the internet is needed</translation>
    </message>
    <message>
        <source>The program in between says who the visitors are</source>
        <translation>The program in between says who the visitors are</translation>
    </message>
    <message>
        <source>The program in between does not say enough about the visitors</source>
        <translation>The program in between does not say enough about the visitors</translation>
    </message>
    <message>
        <source>The program in between is not trusted with saying who the visitors are</source>
        <translation>The program in between is not trusted with saying who the visitors are</translation>
    </message>
    <message>
        <source>Outcomes reach the screens at once</source>
        <translation>Outcomes reach the screens at once</translation>
    </message>
    <message>
        <source>Outcomes do not reach the screens at once</source>
        <translation>Outcomes do not reach the screens at once</translation>
    </message>
    <message>
        <source>The server cannot be started at %1</source>
        <translation>The server cannot be started at %1</translation>
    </message>
    <message>
        <source>The certificate and its key cannot be used</source>
        <translation>The certificate and its key cannot be used</translation>
    </message>
    <message>
        <source>The server %1 answers</source>
        <translation>The server %1 answers</translation>
    </message>
    <message>
        <source>The server %1 cannot be reached</source>
        <translation>The server %1 cannot be reached</translation>
    </message>
    <message>
        <source>The server knows this kiosk</source>
        <translation>The server knows this kiosk</translation>
    </message>
    <message>
        <source>The server does not know this kiosk</source>
        <translation>The server does not know this kiosk</translation>
    </message>
    <message>
        <source>All letters can be shown</source>
        <translation>All letters can be shown</translation>
    </message>
    <message>
        <source>Kyrgyz letters are shown as squares</source>
        <translation>Kyrgyz letters are shown as squares</translation>
    </message>
    <message>
        <source>The screen %1 works</source>
        <translation>The screen %1 works</translation>
    </message>
    <message>
        <source>There is no screen</source>
        <translation>There is no screen</translation>
    </message>
    <message>
        <source>Sounds can be heard</source>
        <translation>Sounds can be heard</translation>
    </message>
    <message>
        <source>The kiosk is silent</source>
        <translation>The kiosk is silent</translation>
    </message>
    <message>
        <source>Ask the administrator to correct it.</source>
        <translation>Ask the administrator to correct it.</translation>
    </message>
    <message>
        <source>Ask the administrator to look as the server’s user.</source>
        <translation>Ask the administrator to look as the server’s user.</translation>
    </message>
    <message>
        <source>Ask the administrator for an address that the internet reaches.</source>
        <translation>Ask the administrator for an address that the internet reaches.</translation>
    </message>
    <message>
        <source>Only sign-in in browsers elsewhere would need one.</source>
        <translation>Only sign-in in browsers elsewhere would need one.</translation>
    </message>
    <message>
        <source>Ask the administrator to let the web server in front pass visitors’ addresses on.</source>
        <translation>Ask the administrator to let the web server in front pass visitors’ addresses on.</translation>
    </message>
    <message>
        <source>Ask the administrator to correct the web server in front of this one.</source>
        <translation>Ask the administrator to correct the web server in front of this one.</translation>
    </message>
    <message>
        <source>Ask the administrator to choose another address or port.</source>
        <translation>Ask the administrator to choose another address or port.</translation>
    </message>
    <message>
        <source>Ask the administrator to put the right certificate and key there.</source>
        <translation>Ask the administrator to put the right certificate and key there.</translation>
    </message>
    <message>
        <source>Check this computer’s network; if it works, call the administrator.</source>
        <translation>Check this computer’s network; if it works, call the administrator.</translation>
    </message>
    <message>
        <source>Ask the administrator to enrol this kiosk anew.</source>
        <translation>Ask the administrator to enrol this kiosk anew.</translation>
    </message>
    <message>
        <source>Ask the administrator to install fonts with Kyrgyz letters.</source>
        <translation>Ask the administrator to install fonts with Kyrgyz letters.</translation>
    </message>
    <message>
        <source>Switch the screen on and restart the computer.</source>
        <translation>Switch the screen on and restart the computer.</translation>
    </message>
    <message>
        <source>Check the loudspeaker; if it is connected, call the administrator.</source>
        <translation>Check the loudspeaker; if it is connected, call the administrator.</translation>
    </message>
</context>
<context>
    <name>Kiosk::Header</name>
    <message>
        <source>Back to the languages</source>
        <translation>Back to the languages</translation>
    </message>
    <message>
        <source>Make this screen easier to use</source>
        <translation>Make this screen easier to use</translation>
    </message>
</context>
<context>
    <name>Kiosk::IdlePage</name>
    <message>
        <source>Sign in with WhatsApp</source>
        <translation>Sign in with WhatsApp</translation>
    </message>
    <message>
        <source>Scan the code, or touch the screen</source>
        <translation>Scan the code, or touch the screen</translation>
    </message>
    <message>
        <source>QR code to sign in</source>
        <translation>QR code to sign in</translation>
    </message>
</context>
<context>
    <name>Kiosk::Keypad</name>
    <message>
        <source>Plus</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>Erase everything</source>
        <translation>Erase everything</translation>
    </message>
    <message>
        <source>Erase the last digit</source>
        <translation>Erase the last digit</translation>
    </message>
</context>
<context>
    <name>Kiosk::KeypadPage</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>Kiosk::LinkPage</name>
    <message>
        <source>Link a number: 2 of 3</source>
        <translation>Link a number: 2 of 3</translation>
    </message>
    <message>
        <source>Enter the phone number under which this person is on our list.</source>
        <translation>Enter the phone number under which this person is on our list.</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Time until this page closes</source>
        <translation>Time until this page closes</translation>
    </message>
</context>
<context>
    <name>Kiosk::LinkPinPage</name>
    <message>
        <source>Link a number: 3 of 3</source>
        <translation>Link a number: 3 of 3</translation>
    </message>
    <message>
        <source>Enter the staff PIN. The server checks it.</source>
        <translation>Enter the staff PIN. The server checks it.</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Time until this page closes</source>
        <translation>Time until this page closes</translation>
    </message>
    <message>
        <source>One moment, we are asking the server</source>
        <translation>One moment, we are asking the server</translation>
    </message>
</context>
<context>
    <name>Kiosk::LinkTroubleText</name>
    <message>
        <source>There is no such ticket any more, or nobody has this number. Please check both.</source>
        <translation>There is no such ticket any more, or nobody has this number. Please check both.</translation>
    </message>
    <message>
        <source>One of the two numbers is also another person’s. Please check them.</source>
        <translation>One of the two numbers is also another person’s. Please check them.</translation>
    </message>
    <message>
        <source>Staff are not linked here, and nobody is while the server has no PIN. An administrator can help.</source>
        <translation>Staff are not linked here, and nobody is while the server has no PIN. An administrator can help.</translation>
    </message>
    <message>
        <source>Wrong PIN. Please try again.</source>
        <translation>Wrong PIN. Please try again.</translation>
    </message>
    <message>
        <source>Too many tries. Please wait a little.</source>
        <translation>Too many tries. Please wait a little.</translation>
    </message>
    <message>
        <source>No connection at the moment. Please try again.</source>
        <translation>No connection at the moment. Please try again.</translation>
    </message>
    <message>
        <source>The server does not know this screen.</source>
        <translation>The server does not know this screen.</translation>
    </message>
    <message>
        <source>The server cannot do that at the moment. Please try again later.</source>
        <translation>The server cannot do that at the moment. Please try again later.</translation>
    </message>
</context>
<context>
    <name>Kiosk::NumberPage</name>
    <message>
        <source>One moment, we are checking</source>
        <translation>One moment, we are checking</translation>
    </message>
    <message>
        <source>Which number came in WhatsApp?</source>
        <translation>Which number came in WhatsApp?</translation>
    </message>
    <message>
        <source>We have just sent you a number. Enter it here, so that we know it is you.</source>
        <translation>We have just sent you a number. Enter it here, so that we know it is you.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>Time to enter the number</source>
        <translation>Time to enter the number</translation>
    </message>
    <message numerus="yes">
        <source>That is not the number. You have %n more tries.</source>
        <translation>
            <numerusform>That is not the number. You have %n more try.</numerusform>
            <numerusform>That is not the number. You have %n more tries.</numerusform>
        </translation>
    </message>
    <message>
        <source>If none has come: WhatsApp cannot send messages at the moment. Please go to the front desk.</source>
        <translation>If none has come: WhatsApp cannot send messages at the moment. Please go to the front desk.</translation>
    </message>
</context>
<context>
    <name>Kiosk::PhoneKeypadPage</name>
    <message>
        <source>This is not a whole phone number yet. Please check it.</source>
        <translation>This is not a whole phone number yet. Please check it.</translation>
    </message>
</context>
<context>
    <name>Kiosk::PhonePage</name>
    <message>
        <source>Your phone number</source>
        <translation>Your phone number</translation>
    </message>
    <message>
        <source>We send a code of six digits to your WhatsApp, if the number is on our list.</source>
        <translation>We send a code of six digits to your WhatsApp, if the number is on our list.</translation>
    </message>
    <message>
        <source>Send the code</source>
        <translation>Send the code</translation>
    </message>
    <message>
        <source>Time until this page closes</source>
        <translation>Time until this page closes</translation>
    </message>
    <message>
        <source>One moment, we are sending the code</source>
        <translation>One moment, we are sending the code</translation>
    </message>
</context>
<context>
    <name>Kiosk::PinPage</name>
    <message>
        <source>For staff</source>
        <translation>For staff</translation>
    </message>
    <message>
        <source>Enter the PIN of this screen.</source>
        <translation>Enter the PIN of this screen.</translation>
    </message>
    <message>
        <source>No PIN is set for this screen. An administrator sets one with “amt-kioskctl pin”.</source>
        <translation>No PIN is set for this screen. An administrator sets one with “amt-kioskctl pin”.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Time until this page closes</source>
        <translation>Time until this page closes</translation>
    </message>
    <message>
        <source>One moment, we are checking</source>
        <translation>One moment, we are checking</translation>
    </message>
    <message numerus="yes">
        <source>Wrong PIN. Please wait %n s.</source>
        <translation>
            <numerusform>Wrong PIN. Please wait %n second.</numerusform>
            <numerusform>Wrong PIN. Please wait %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Kiosk::ReceivedPage</name>
    <message>
        <source>Message received</source>
        <translation>Message received</translation>
    </message>
    <message>
        <source>One moment, we are looking you up.</source>
        <translation>One moment, we are looking you up.</translation>
    </message>
</context>
<context>
    <name>Kiosk::RefusedPage</name>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Time until a fresh code</source>
        <translation>Time until a fresh code</translation>
    </message>
    <message>
        <source>We do not know this number</source>
        <translation>We do not know this number</translation>
    </message>
    <message>
        <source>The message came from a number that is not on our list. Write from the number you gave us, or ask at the front desk.</source>
        <translation>The message came from a number that is not on our list. Write from the number you gave us, or ask at the front desk.</translation>
    </message>
    <message>
        <source>We cannot tell who you are</source>
        <translation>We cannot tell who you are</translation>
    </message>
    <message>
        <source>Several people share this number on our list. Please ask at the front desk to put it right.</source>
        <translation>Several people share this number on our list. Please ask at the front desk to put it right.</translation>
    </message>
    <message>
        <source>Your access is switched off</source>
        <translation>Your access is switched off</translation>
    </message>
    <message>
        <source>Your number is on our list, but signing in is switched off for it. Please ask at the front desk.</source>
        <translation>Your number is on our list, but signing in is switched off for it. Please ask at the front desk.</translation>
    </message>
    <message>
        <source>The number did not match</source>
        <translation>The number did not match</translation>
    </message>
    <message>
        <source>Please scan the code again.</source>
        <translation>Please scan the code again.</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>That did not work</translation>
    </message>
    <message>
        <source>That took a little too long</source>
        <translation>That took a little too long</translation>
    </message>
    <message>
        <source>The time for the number is over. Please scan the code again.</source>
        <translation>The time for the number is over. Please scan the code again.</translation>
    </message>
    <message>
        <source>The message came from a number that is not on our list. Tell the front desk this number:</source>
        <translation>The message came from a number that is not on our list. Tell the front desk this number:</translation>
    </message>
</context>
<context>
    <name>Kiosk::ScanPage</name>
    <message>
        <source>Sign in with WhatsApp</source>
        <translation>Sign in with WhatsApp</translation>
    </message>
    <message>
        <source>Point your phone’s camera at the code</source>
        <translation>Point your phone’s camera at the code</translation>
    </message>
    <message>
        <source>Press “Send” in WhatsApp</source>
        <translation>Press “Send” in WhatsApp</translation>
    </message>
    <message>
        <source>QR code to sign in</source>
        <translation>QR code to sign in</translation>
    </message>
    <message>
        <source>Time until a fresh code</source>
        <translation>Time until a fresh code</translation>
    </message>
    <message>
        <source>One moment, a fresh code is coming</source>
        <translation>One moment, a fresh code is coming</translation>
    </message>
    <message>
        <source>It is not known whether WhatsApp works right now</source>
        <translation>It is not known whether WhatsApp works right now</translation>
    </message>
    <message>
        <source>WhatsApp sign-in is working</source>
        <translation>WhatsApp sign-in is working</translation>
    </message>
    <message>
        <source>Cannot scan? Send this text to our WhatsApp number:</source>
        <translation>Cannot scan? Send this text to our WhatsApp number:</translation>
    </message>
    <message>
        <source>Cannot scan? Send this text in WhatsApp to %1:</source>
        <translation>Cannot scan? Send this text in WhatsApp to %1:</translation>
    </message>
    <message>
        <source>Look here: your name appears</source>
        <translation>Look here: your name appears</translation>
    </message>
    <message>
        <source>Sign in with WhatsApp. Point your phone’s camera at the code on this screen, press Send in WhatsApp, and look here.</source>
        <translation>Sign in with WhatsApp. Point your phone’s camera at the code on this screen, press Send in WhatsApp, and look here.</translation>
    </message>
    <message>
        <source>Get a code in WhatsApp instead</source>
        <translation>Get a code in WhatsApp instead</translation>
    </message>
    <message>
        <source>You can sign in, but WhatsApp cannot send at the moment</source>
        <translation>You can sign in, but WhatsApp cannot send at the moment</translation>
    </message>
</context>
<context>
    <name>Kiosk::StaffPage</name>
    <message>
        <source>For staff</source>
        <translation>For staff</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Last attempts</source>
        <translation>Last attempts</translation>
    </message>
    <message>
        <source>Check-up</source>
        <translation>Check-up</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Earlier</translation>
    </message>
    <message>
        <source>More</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation>Quieter</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>Louder</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Restart</translation>
    </message>
    <message>
        <source>Leave the kiosk</source>
        <translation>Leave the kiosk</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>One moment, we are asking the server</source>
        <translation>One moment, we are asking the server</translation>
    </message>
    <message>
        <source>The server does not know this screen: its key is missing, wrong or revoked.</source>
        <translation>The server does not know this screen: its key is missing, wrong or revoked.</translation>
    </message>
    <message>
        <source>The server does not answer: check the network, and whether the server runs.</source>
        <translation>The server does not answer: check the network, and whether the server runs.</translation>
    </message>
    <message>
        <source>Nobody has tried to sign in here yet.</source>
        <translation>Nobody has tried to sign in here yet.</translation>
    </message>
    <message>
        <source>Visitors start in</source>
        <translation>Visitors start in</translation>
    </message>
    <message>
        <source>Volume %1%</source>
        <translation>Volume %1%</translation>
    </message>
    <message>
        <source>The network works: the server answered in %1 ms</source>
        <translation>The network works: the server answered in %1 ms</translation>
    </message>
    <message>
        <source>Link a number</source>
        <translation>Link a number</translation>
    </message>
    <message>
        <source>The number is linked: %1</source>
        <translation>The number is linked: %1</translation>
    </message>
    <message>
        <source>From now on, messages from it sign this person in.</source>
        <translation>From now on, messages from it sign this person in.</translation>
    </message>
</context>
<context>
    <name>Kiosk::TicketPage</name>
    <message>
        <source>Link a number: 1 of 3</source>
        <translation>Link a number: 1 of 3</translation>
    </message>
    <message>
        <source>Enter the four digits that the visitor read to you from the screen.</source>
        <translation>Enter the four digits that the visitor read to you from the screen.</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Time until this page closes</source>
        <translation>Time until this page closes</translation>
    </message>
</context>
<context>
    <name>Kiosk::UnavailablePage</name>
    <message>
        <source>Sign-in is not available right now</source>
        <translation>Sign-in is not available right now</translation>
    </message>
    <message>
        <source>This screen has no connection to the server. Please go to the front desk; the screen comes back by itself.</source>
        <translation>This screen has no connection to the server. Please go to the front desk; the screen comes back by itself.</translation>
    </message>
    <message>
        <source>The server is not working properly. Please go to the front desk; the screen comes back by itself.</source>
        <translation>The server is not working properly. Please go to the front desk; the screen comes back by itself.</translation>
    </message>
    <message>
        <source>The server does not know this screen. Please go to the front desk; an administrator has to enrol the screen again.</source>
        <translation>The server does not know this screen. Please go to the front desk; an administrator has to enrol the screen again.</translation>
    </message>
    <message>
        <source>WhatsApp cannot be reached at the moment. Please go to the front desk; the screen comes back by itself.</source>
        <translation>WhatsApp cannot be reached at the moment. Please go to the front desk; the screen comes back by itself.</translation>
    </message>
    <message>
        <source>WhatsApp is starting again</source>
        <translation>WhatsApp is starting again</translation>
    </message>
    <message>
        <source>That takes up to five minutes; the screen comes back by itself. If you are in a hurry, the front desk can help.</source>
        <translation>That takes up to five minutes; the screen comes back by itself. If you are in a hurry, the front desk can help.</translation>
    </message>
    <message>
        <source>Our WhatsApp is no longer linked to its phone. Please go to the front desk; an administrator has to link it again.</source>
        <translation>Our WhatsApp is no longer linked to its phone. Please go to the front desk; an administrator has to link it again.</translation>
    </message>
    <message>
        <source>WhatsApp has blocked our number. Please go to the front desk; an administrator has to deal with it.</source>
        <translation>WhatsApp has blocked our number. Please go to the front desk; an administrator has to deal with it.</translation>
    </message>
    <message>
        <source>The phone of our WhatsApp is switched off or has no network. Please go to the front desk; the screen comes back by itself.</source>
        <translation>The phone of our WhatsApp is switched off or has no network. Please go to the front desk; the screen comes back by itself.</translation>
    </message>
    <message>
        <source>Something is wrong with our WhatsApp. Please go to the front desk; the screen comes back by itself.</source>
        <translation>Something is wrong with our WhatsApp. Please go to the front desk; the screen comes back by itself.</translation>
    </message>
    <message>
        <source>The access data of our WhatsApp account are wrong. Please go to the front desk; an administrator has to correct them.</source>
        <translation>The access data of our WhatsApp account are wrong. Please go to the front desk; an administrator has to correct them.</translation>
    </message>
    <message>
        <source>Our WhatsApp number has changed. Please go to the front desk; an administrator has to set the new one.</source>
        <translation>Our WhatsApp number has changed. Please go to the front desk; an administrator has to set the new one.</translation>
    </message>
    <message>
        <source>Our WhatsApp account has run out. Please go to the front desk; an administrator has to renew it.</source>
        <translation>Our WhatsApp account has run out. Please go to the front desk; an administrator has to renew it.</translation>
    </message>
    <message>
        <source>The messages of our WhatsApp go to another program. Please go to the front desk; an administrator has to correct that.</source>
        <translation>The messages of our WhatsApp go to another program. Please go to the front desk; an administrator has to correct that.</translation>
    </message>
</context>
<context>
    <name>Kiosk::WelcomePage</name>
    <message>
        <source>Welcome!</source>
        <translation>Welcome!</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>Time until you are signed out</source>
        <translation>Time until you are signed out</translation>
    </message>
    <message numerus="yes">
        <source>You are signed out in %n second(s)</source>
        <translation>
            <numerusform>You are signed out in %n second</numerusform>
            <numerusform>You are signed out in %n seconds</numerusform>
        </translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Tenant</translation>
    </message>
    <message>
        <source>Landlord</source>
        <translation>Landlord</translation>
    </message>
    <message>
        <source>Investor</source>
        <translation>Investor</translation>
    </message>
    <message>
        <source>Staff member</source>
        <translation>Staff member</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>Welcome! You are signed in.</source>
        <translation>Welcome! You are signed in.</translation>
    </message>
    <message>
        <source>Stay signed in</source>
        <translation>Stay signed in</translation>
    </message>
    <message>
        <source>Not you?</source>
        <translation>Not you?</translation>
    </message>
    <message>
        <source>Ends this session and tells the front desk</source>
        <translation>Ends this session and tells the front desk</translation>
    </message>
</context>
<context>
    <name>LoginPage</name>
    <message>
        <source>Press “Send” in WhatsApp</source>
        <translation>Press “Send” in WhatsApp</translation>
    </message>
    <message>
        <source>Look at this screen: your name appears</source>
        <translation>Look at this screen: your name appears</translation>
    </message>
    <message>
        <source>Open WhatsApp: the message is already written, press “Send”</source>
        <translation>Open WhatsApp: the message is already written, press “Send”</translation>
    </message>
    <message>
        <source>Come back to this page: your name appears</source>
        <translation>Come back to this page: your name appears</translation>
    </message>
    <message>
        <source>Open WhatsApp here</source>
        <translation>Open WhatsApp here</translation>
    </message>
    <message>
        <source>Or scan the code with another phone:</source>
        <translation>Or scan the code with another phone:</translation>
    </message>
    <message>
        <source>You can sign in, but WhatsApp cannot send messages at the moment</source>
        <translation>You can sign in, but WhatsApp cannot send messages at the moment</translation>
    </message>
    <message>
        <source>Cannot scan? Send this text in WhatsApp to {number}:</source>
        <translation>Cannot scan? Send this text in WhatsApp to {number}:</translation>
    </message>
    <message>
        <source>Cannot scan? Send this text to our WhatsApp number:</source>
        <translation>Cannot scan? Send this text to our WhatsApp number:</translation>
    </message>
    <message>
        <source>One moment, a code is coming</source>
        <translation>One moment, a code is coming</translation>
    </message>
    <message>
        <source>Enter the number from WhatsApp</source>
        <translation>Enter the number from WhatsApp</translation>
    </message>
    <message>
        <source>We have just sent you a {digits}-digit number in WhatsApp. Do not tell it to anybody.</source>
        <translation>We have just sent you a {digits}-digit number in WhatsApp. Do not tell it to anybody.</translation>
    </message>
    <message>
        <source>If no number came: WhatsApp cannot send messages at the moment. Please ask at the front desk.</source>
        <translation>If no number came: WhatsApp cannot send messages at the moment. Please ask at the front desk.</translation>
    </message>
    <message>
        <source>Number from WhatsApp</source>
        <translation>Number from WhatsApp</translation>
    </message>
    <message>
        <source>That was not the number. Tries left: {count}</source>
        <translation>That was not the number. Tries left: {count}</translation>
    </message>
    <message>
        <source>You are signed in until {time}</source>
        <translation>You are signed in until {time}</translation>
    </message>
    <message>
        <source>Not you? Please sign out and ask at the front desk.</source>
        <translation>Not you? Please sign out and ask at the front desk.</translation>
    </message>
    <message>
        <source>This page has no connection to the server. It comes back by itself. If you have to sign in now, please ask at the front desk.</source>
        <translation>This page has no connection to the server. It comes back by itself. If you have to sign in now, please ask at the front desk.</translation>
    </message>
    <message>
        <source>WhatsApp cannot be reached at the moment. This page comes back by itself. If you have to sign in now, please ask at the front desk.</source>
        <translation>WhatsApp cannot be reached at the moment. This page comes back by itself. If you have to sign in now, please ask at the front desk.</translation>
    </message>
    <message>
        <source>The server is not working properly. This page comes back by itself. If you have to sign in now, please ask at the front desk.</source>
        <translation>The server is not working properly. This page comes back by itself. If you have to sign in now, please ask at the front desk.</translation>
    </message>
    <message>
        <source>Several people share this number on our list. Please ask at the front desk to put it right.</source>
        <translation>Several people share this number on our list. Please ask at the front desk to put it right.</translation>
    </message>
    <message>
        <source>Your number is on our list, but signing in is switched off for it. Please ask at the front desk.</source>
        <translation>Your number is on our list, but signing in is switched off for it. Please ask at the front desk.</translation>
    </message>
    <message>
        <source>Please scan the code again.</source>
        <translation>Please scan the code again.</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>That did not work</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Signing in needs JavaScript. Switch it on in your browser’s settings and open this page again.</source>
        <translation>Signing in needs JavaScript. Switch it on in your browser’s settings and open this page again.</translation>
    </message>
</context>
<context>
    <name>PhoneTexts</name>
    <message>
        <source>Your sign-in code: %1. Do not share it with anyone.</source>
        <extracomment>%1 is six digits.</extracomment>
        <translation>Your sign-in code: %1. Do not share it with anyone.</translation>
    </message>
    <message>
        <source>Sign-in as you at “%1” at %2. Enter this number on that screen only: %3. Do not tell it to anybody. If this is not you, reply %4.</source>
        <extracomment>%1 is the kiosk&apos;s name, %2 the time, %3 digits, %4 the word NO.</extracomment>
        <translation>Sign-in as you at “%1” at %2. Enter this number on that screen only: %3. Do not tell it to anybody. If this is not you, reply %4.</translation>
    </message>
    <message>
        <source>Sign-in as you in a browser at %1. Enter this number only on the page that you opened yourself: %2. Do not tell it to anybody. If this is not you, reply %3.</source>
        <extracomment>%1 is the time, %2 digits, %3 the word NO.</extracomment>
        <translation>Sign-in as you in a browser at %1. Enter this number only on the page that you opened yourself: %2. Do not tell it to anybody. If this is not you, reply %3.</translation>
    </message>
    <message>
        <source>You signed in at “%1” at %2. If this was not you, answer %3.</source>
        <extracomment>%1 is the kiosk&apos;s name, %2 the time, %3 the word NO.</extracomment>
        <translation>You signed in at “%1” at %2. If this was not you, answer %3.</translation>
    </message>
    <message>
        <source>You signed in in a browser at %1. If this was not you, answer %2.</source>
        <extracomment>%1 is the time, %2 the word NO.</extracomment>
        <translation>You signed in in a browser at %1. If this was not you, answer %2.</translation>
    </message>
    <message>
        <source>At “%2” at %3, %1 was linked to you: it can now sign in as you, too. If this is wrong, tell the front desk at once.</source>
        <extracomment>%1 is &quot;the number +996•••••099&quot; or &quot;a hidden number&quot;, %2 the kiosk&apos;s name, %3 the time.</extracomment>
        <translation>At “%2” at %3, %1 was linked to you: it can now sign in as you, too. If this is wrong, tell the front desk at once.</translation>
    </message>
    <message>
        <source>the number %1</source>
        <extracomment>Within the sentence on linking.</extracomment>
        <translation>the number %1</translation>
    </message>
    <message>
        <source>a hidden number</source>
        <extracomment>Within the sentence on linking.</extracomment>
        <translation>a hidden number</translation>
    </message>
    <message>
        <source>This number is not on our list. Please ask at the front desk, they will help you.</source>
        <translation>This number is not on our list. Please ask at the front desk, they will help you.</translation>
    </message>
    <message>
        <source>This code is no longer valid. Please scan the new one on the screen.</source>
        <translation>This code is no longer valid. Please scan the new one on the screen.</translation>
    </message>
    <message>
        <source>That did not work yet. Please press Send again.</source>
        <translation>That did not work yet. Please press Send again.</translation>
    </message>
    <message>
        <source>Please scan the code on the screen again and send the message as it is.</source>
        <translation>Please scan the code on the screen again and send the message as it is.</translation>
    </message>
    <message>
        <source>Thank you for telling us. Everything that was open in your name is closed.</source>
        <translation>Thank you for telling us. Everything that was open in your name is closed.</translation>
    </message>
    <message>
        <source>Thank you for telling us. The sign-in was stopped, nobody got in.</source>
        <translation>Thank you for telling us. The sign-in was stopped, nobody got in.</translation>
    </message>
    <message>
        <source>Signing in did not work. Please ask at the front desk, they will help you.</source>
        <translation>Signing in did not work. Please ask at the front desk, they will help you.</translation>
    </message>
</context>
</TS>
