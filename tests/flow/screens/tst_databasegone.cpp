// SPDX-License-Identifier: GPL-3.0-only
#include "flow/eventually.h"
#include "flow/machine.h"
#include "flow/picture.h"
#include "flow/virtualscreen.h"
#include "support/postgresserver.h"
#include "support/test.h"

#include <QTest>

namespace DatabaseGoneTest {

using namespace FlowTest;
using namespace Qt::StringLiterals;
using TestSupport::PostgresServer;

//! Shows what people at a front desk see while PostgreSQL is away.
class TestDatabaseGone : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCodeIsCoveredUntilTheDatabaseIsBack()
    {
        const auto postgres = PostgresServer::start();
        QVERIFY(postgres);
        QVERIFY(postgres->create(u"desk"_s));
        const VirtualScreen screen({1280, 800});
        Machine machine;
        machine.set(u"DISPLAY"_s, screen.display());
        machine.set(u"AMT_DATABASE_URL"_s, postgres->url(u"desk"_s));
        QVERIFY(machine.addTenant(u"Maria Ivanova"_s, u"+996555010203"_s));
        const auto kiosk = machine.startKiosk({u"--language"_s, u"en"_s});
        const auto server = addressOf(*kiosk);
        const auto hasCode = [&] { return !messageIn(codeIn(screen.picture())).isEmpty(); };
        QVERIFY(eventually(hasCode));

        postgres->kill();

        QVERIFY(eventually([&] { return wordsIn(screen.picture()).contains(notAvailable); }));
        QVERIFY(!hasCode());
        QVERIFY(postgres->run());
        QVERIFY(eventually(hasCode));
        const auto message = messageIn(codeIn(screen.picture()));
        QVERIFY(!machine.deliver(server, u"996555010203"_s, message).isEmpty());
        QVERIFY(eventually([&] { return wordsIn(screen.picture()).contains(u"Maria Ivanova"_s); }));
    }

private:
    const QString notAvailable = u"Sign-in is not available"_s;
};

KIOSK_TEST(TestDatabaseGone)

} // namespace DatabaseGoneTest

#include "tst_databasegone.moc"
