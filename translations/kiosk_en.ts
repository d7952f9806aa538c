<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
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
    <message>
        <source>Not you? Please sign out and ask at the front desk.</source>
        <translation>Not you? Please sign out and ask at the front desk.</translation>
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
</context>
</TS>
