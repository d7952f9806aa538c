// SPDX-License-Identifier: GPL-3.0-only
#include "service/doctor/settingsfindings.h"
#include "support/loglines.h"
#include "support/test.h"

#include <QTest>

namespace StartWarningsTest {

using namespace Qt::StringLiterals;

class TestStartWarnings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsDangerousIsLoggedWithTheCure()
    {
        const TestSupport::LogLines log;
        Config::Settings settings;
        settings.server.listen = QHostAddress(u"0.0.0.0"_s);

        Service::warnAtStart(settings);

        const auto lines = log.ofEvent(u"settings.warning"_s);
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines.first().startsWith("event=settings.warning code=listen_open "_L1));
        QVERIFY(lines.first().contains("server/tls_certificate"_L1));
        QVERIFY(lines.last().startsWith("event=settings.warning code=confirm_none "_L1));
        QVERIFY(lines.last().contains("login/confirm to none"_L1));
    }

    void whatIsMeantIsNotLogged()
    {
        const TestSupport::LogLines log;
        Config::Settings settings;
        settings.login.confirm.isAutomatic = false;

        Service::warnAtStart(settings);

        QCOMPARE(log.all(), QStringList());
    }
};

KIOSK_TEST(TestStartWarnings)

} // namespace StartWarningsTest

#include "tst_startwarnings.moc"
