// SPDX-License-Identifier: GPL-3.0-only
#include "service/gateway/wantedsettings.h"
#include "support/test.h"

#include <QTest>

namespace WantedSettingsTest {

using namespace Service;
using namespace Qt::StringLiterals;

namespace {

const QUrl webhook(u"https://login.example.org/api/webhooks/greenapi/incoming/"_s);

QJsonObject asWanted()
{
    return {{u"webhookUrl"_s, webhook.toString()},
            {u"webhookUrlToken"_s, u"hush"_s},
            {u"incomingWebhook"_s, u"yes"_s},
            {u"stateWebhook"_s, u"yes"_s},
            {u"outgoingWebhook"_s, u"no"_s}};
}

QJsonObject changes(const QJsonObject &present)
{
    return changesNeeded({.webhook = webhook, .webhookToken = Core::Secret("hush")}, present);
}

} // namespace

class TestWantedSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWebhookIsBelowThePublicAddress_data()
    {
        QTest::addColumn<QString>("publicUrl");
        QTest::addColumn<QString>("webhook");
        QTest::newRow("host") << u"https://login.example.org"_s << webhook.toString();
        QTest::newRow("path") << u"https://example.org/kiosk"_s
                              << u"https://example.org/kiosk/api/webhooks/greenapi/incoming/"_s;
    }

    void theWebhookIsBelowThePublicAddress()
    {
        QFETCH(QString, publicUrl);

        QTEST(webhookAt(QUrl(publicUrl)).toString(), "webhook");
    }

    void whatIsAsWantedNeedsNothing() { QCOMPARE(changes(asWanted()), QJsonObject()); }

    void whatMeansTheSameStays_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::newRow("no slash") << u"webhookUrl"_s
                                  << u"https://login.example.org/api/webhooks/greenapi/incoming"_s;
        QTest::newRow("capitals") << u"webhookUrl"_s
                                  << u"https://Login.Example.org/api/webhooks/greenapi/incoming/"_s;
        QTest::newRow("bearer") << u"webhookUrlToken"_s << u"Bearer hush"_s;
        QTest::newRow("basic") << u"webhookUrlToken"_s << u"Basic hush"_s;
        QTest::newRow("another's matter") << u"delaySendMessagesMilliseconds"_s << u"1000"_s;
    }

    void whatMeansTheSameStays()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        auto present = asWanted();
        present[name] = value;

        QCOMPARE(changes(present), QJsonObject());
    }

    void whatDiffersIsChanged_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("wanted");
        QTest::newRow("no address") << u"webhookUrl"_s << QString() << webhook.toString();
        QTest::newRow("other address")
            << u"webhookUrl"_s << u"https://example.com/"_s << webhook.toString();
        QTest::newRow("no secret") << u"webhookUrlToken"_s << QString() << u"hush"_s;
        QTest::newRow("other secret") << u"webhookUrlToken"_s << u"louder"_s << u"hush"_s;
        QTest::newRow("messages") << u"incomingWebhook"_s << u"no"_s << u"yes"_s;
        QTest::newRow("state") << u"stateWebhook"_s << u"no"_s << u"yes"_s;
        for (const auto *unused :
             {"enableLidMode", "outgoingWebhook", "outgoingMessageWebhook",
              "outgoingAPIMessageWebhook", "pollMessageWebhook", "incomingBlockWebhook",
              "incomingCallWebhook", "editedMessageWebhook", "deletedMessageWebhook"})
            QTest::newRow(unused) << QString::fromLatin1(unused) << u"yes"_s << u"no"_s;
    }

    void whatDiffersIsChanged()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(QString, wanted);
        auto present = asWanted();
        present[name] = value;

        QCOMPARE(changes(present), (QJsonObject{{name, wanted}}));
    }

    void pollingWantsNoAddress()
    {
        QCOMPARE(changesNeeded({.webhook = QUrl(), .webhookToken = {}}, asWanted()),
                 (QJsonObject{{u"webhookUrl"_s, QString()}}));
    }

    void withoutAnAddressTheSecretDoesNotMatter()
    {
        auto present = asWanted();
        present[u"webhookUrl"_s] = QString();
        present[u"webhookUrlToken"_s] = QString();

        QCOMPARE(changesNeeded({.webhook = QUrl(), .webhookToken = Core::Secret("hush")}, present),
                 QJsonObject());
    }

    void whatIsNotKnownIsLeft()
    {
        QCOMPARE(changesNeeded({},
                               {{u"incomingWebhook"_s, u"yes"_s},
                                {u"stateWebhook"_s, u"yes"_s},
                                {u"webhookUrl"_s, u"https://example.com/"_s}}),
                 QJsonObject());
    }
};

KIOSK_TEST(TestWantedSettings)

} // namespace WantedSettingsTest

#include "tst_wantedsettings.moc"
