// SPDX-License-Identifier: GPL-3.0-only
#include "support/test.h"
#include "workspace.h"

namespace RoleKeysTest {

using namespace Config;
using namespace Qt::StringLiterals;

namespace {

QString roleOf(const Core::Expected<Settings, QStringList> &settings, const QString &type)
{
    if (!settings || !settings->roles.contains(type))
        return {};
    return Core::roleKey(settings->roles.roleOf(type));
}

} // namespace

//! The table of types and roles.
class TestRoleKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutATableItIsTheContracts()
    {
        const Workspace work;

        QVERIFY(load(work.sources())->roles == Core::RoleTable());
        QVERIFY(load(work.sourcesWith("[roles]\n"))->roles == Core::RoleTable());
    }

    void aTypeIsAddedOrGetsAnotherRole()
    {
        const Workspace work;

        const auto settings =
            load(work.sourcesWith("[roles]\ncleaner=staff\nguard_2 = admin\nsales=tenant\n"));

        QVERIFY(settings);
        QCOMPARE(roleOf(settings, u"cleaner"_s), u"staff"_s);
        QCOMPARE(roleOf(settings, u"guard_2"_s), u"admin"_s);
        QCOMPARE(roleOf(settings, u"sales"_s), u"tenant"_s);
        QCOMPARE(roleOf(settings, u"accounting"_s), u"staff"_s);
        QCOMPARE(settings->roles.types().size(), Core::RoleTable().types().size() + 2);
    }

    void everyRoleMayBeGiven()
    {
        for (const auto role : Core::allRoles()) {
            const Workspace work;
            const auto settings =
                load(work.sourcesWith("[roles]\nguest=" + Core::roleKey(role).toLatin1()));
            QCOMPARE(roleOf(settings, u"guest"_s), Core::roleKey(role));
        }
    }

    void theEnvironmentWins()
    {
        Workspace work;
        work.set(u"AMT_ROLES_CLEANER"_s, u"admin"_s);
        work.set(u"AMT_ROLES_NIGHT_GUARD_2"_s, u"staff"_s);

        const auto settings = load(work.sourcesWith("[roles]\ncleaner=staff\n"));

        QCOMPARE(roleOf(settings, u"cleaner"_s), u"admin"_s);
        QCOMPARE(roleOf(settings, u"night_guard_2"_s), u"staff"_s);
    }

    void aRoleMayStandInAFileOrACredential()
    {
        Workspace work;
        work.write(u"role"_s, "investor\n");
        work.write(u"credentials/roles.guard"_s, "staff\n");
        work.set(u"CREDENTIALS_DIRECTORY"_s, work.path(u"credentials"_s));
        work.set(u"AMT_ROLES_GUEST_FILE"_s, work.path(u"role"_s));

        const auto settings = load(work.sourcesWith("[roles]\nheir_file=role\n"));

        QCOMPARE(roleOf(settings, u"heir"_s), u"investor"_s);
        QCOMPARE(roleOf(settings, u"guard"_s), u"staff"_s);
        QCOMPARE(roleOf(settings, u"guest"_s), u"investor"_s);
        QCOMPARE(settings->roles.types().size(), Core::RoleTable().types().size() + 3);
    }

    void aMistakeNamesPlaceKeyAndWhatIsAllowed_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QStringList>("parts");
        const auto roles = u"allowed: tenant, landlord, investor, staff, admin"_s;
        const auto types = u"allowed: types of up to 40 Latin small letters, digits and _"_s;

        QTest::newRow("no such role")
            << "cleaner=boss"_ba << QStringList{u"roles/cleaner"_s, u"\"boss\""_s, roles};
        QTest::newRow("role in capitals")
            << "cleaner=Staff"_ba << QStringList{u"\"Staff\""_s, roles};
        QTest::newRow("role in English words")
            << "cleaner=Administrator"_ba << QStringList{u"\"Administrator\""_s, roles};
        QTest::newRow("no role") << "cleaner="_ba << QStringList{u"roles/cleaner"_s, roles};
        QTest::newRow("two roles") << "cleaner=staff,admin"_ba << QStringList{roles};
        QTest::newRow("type in capitals")
            << "Cleaner=staff"_ba << QStringList{u"roles/Cleaner"_s, types};
        QTest::newRow("Cyrillic type")
            << "уборщик=staff"_ba << QStringList{u"roles/уборщик"_s, types};
        QTest::newRow("type with a blank")
            << "night guard=staff"_ba << QStringList{u"roles/night guard"_s, types};
        QTest::newRow("type with a hyphen")
            << "night-guard=staff"_ba << QStringList{u"roles/night-guard"_s, types};
        QTest::newRow("type too long") << QByteArray(41, 'x') + "=staff" << QStringList{types};
        QTest::newRow("no type") << "_file=x"_ba << QStringList{types};
    }

    void aMistakeNamesPlaceKeyAndWhatIsAllowed()
    {
        QFETCH(QByteArray, line);
        QFETCH(QStringList, parts);
        const Workspace work;

        const auto mistakes = mistakesIn(work.sourcesWith("[roles]\n" + line));

        QCOMPARE(mistakes.size(), 1);
        QVERIFY(mistakes.first().contains("given.conf, line 2"_L1));
        for (const auto &part : parts)
            QVERIFY2(mistakes.first().contains(part), qPrintable(mistakes.first()));
    }

    void aWrongVariableIsNamed_data()
    {
        QTest::addColumn<QString>("variable");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("allowed");
        const auto types = u"AMT_ROLES_<TYPE>"_s;

        QTest::newRow("role") << u"AMT_ROLES_CLEANER"_s << u"boss"_s << u"tenant, landlord"_s;
        QTest::newRow("type") << u"AMT_ROLES_NIGHT-GUARD"_s << u"staff"_s << types;
        QTest::newRow("lower case") << u"AMT_ROLES_cleaner"_s << u"staff"_s << types;
        QTest::newRow("no type") << u"AMT_ROLES_"_s << u"staff"_s << types;
    }

    void aWrongVariableIsNamed()
    {
        QFETCH(QString, variable);
        QFETCH(QString, value);
        QFETCH(QString, allowed);
        Workspace work;
        work.set(variable, value);

        const auto mistakes = mistakesIn(work.sources());

        QCOMPARE(mistakes.size(), 1);
        QVERIFY2(mistakes.first().contains(variable), qPrintable(mistakes.first()));
        QVERIFY2(mistakes.first().contains(allowed), qPrintable(mistakes.first()));
    }

    void allMistakesAreToldAtOnce()
    {
        const Workspace work;

        const auto mistakes =
            mistakesIn(work.sourcesWith("[server]\nport=x\n[roles]\nCleaner=staff\nguard=boss\n"
                                        "master=tenant\nmaster=staff\n"));

        QCOMPARE(mistakes.size(), 4);
    }

    // Somebody forgot the section that the line belongs to.
    void aSecretInTheWrongPlaceIsNotRepeated_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("as a role") << "api_token=hush0123456789hush"_ba;
        QTest::newRow("as a short role") << "pin=hush1"_ba;
        QTest::newRow("as a type") << "hushHUSH0123456789=="_ba;
        QTest::newRow("as a long type") << QByteArray(30, 'X') + "hush=1";
    }

    void aSecretInTheWrongPlaceIsNotRepeated()
    {
        QFETCH(QByteArray, line);
        const Workspace work;

        const auto mistakes = mistakesIn(work.sourcesWith("[roles]\n" + line));

        QCOMPARE(mistakes.size(), 1);
        QVERIFY2(!mistakes.first().contains("hush"_L1), qPrintable(mistakes.first()));
    }
};

KIOSK_TEST(TestRoleKeys)

} // namespace RoleKeysTest
#include "tst_rolekeys.moc"
