#include "kiosk/findingtext.h"

#include <QSet>
#include <QTest>

using Core::Finding;
using Core::FindingCode;
using Core::FindingState;

class TestFindingText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Who does not see the colour sees the drawing.
    void everyStateHasADrawingOfItsOwn()
    {
        QSet<QString> drawings;

        for (const auto state :
             {FindingState::Ok, FindingState::Warning, FindingState::Failed, FindingState::Off}) {
            auto finding = Finding::of(FindingCode::DatabaseOk, {});
            finding.state = state;
            drawings.insert(Kiosk::FindingText::row(finding).icon);
        }

        QCOMPARE(drawings.size(), 4);
    }
};

QTEST_GUILESS_MAIN(TestFindingText)
#include "tst_findingtext.moc"
