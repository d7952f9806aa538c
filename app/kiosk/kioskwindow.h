// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "kiosk/client/loginclient.h"
#include "kiosk/flow/loginflow.h"
#include "kiosk/flow/staffflow.h"
#include "kiosk/kioskoptions.h"
#include "kiosk/translations.h"
#include "kiosk/widgets/useraction.h"

#include <QTimer>
#include <QUuid>
#include <QWidget>

namespace Kiosk {

class Screens;

//! The kiosk's window: all pages, and the flow that decides which of them is shown.
class KioskWindow : public QWidget
{
    Q_OBJECT

public:
    //! @p timings and @p now differ from their defaults only in tests.
    explicit KioskWindow(const KioskOptions &options, const FlowTimings &timings = {},
                         const MonotonicClock &now = &bootNow, QWidget *parent = nullptr);

    //! Shows the window in full size or as a normal one, and begins.
    void present();
    [[nodiscard]] LoginFlow &flow() { return m_flow; }
    [[nodiscard]] Screens &screens() { return *m_screens; }
    [[nodiscard]] const QString &language() const { return m_language; }

public Q_SLOTS:
    //! Shows what the phone of the demo has just received.
    void showDemoMessage(const QString &text);

Q_SIGNALS:
    //! Somebody plays the phone: a message from demoSenders[senderIndex] is to arrive.
    void demoMessageRequested(const QUuid &attemptId, int senderIndex);
    //! Another page, another language, or another text of the same page is on screen.
    void pageTurned(Kiosk::FlowState state);
    //! Somebody touched the screen, the mouse or a key.
    void touched();
    void volumeChosen(int percent);
    void startLanguageChosen(const QString &language);
    void restartRequested();
    void leaveRequested();

protected:
    void closeEvent(QCloseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void onFlowChanged();
    void onServerConditionChanged();
    void showState();
    void onTicked();
    void showCode();
    void openStaff();
    void showStaff();
    void goBack();
    void handle(const UserAction &action);
    void setVolume(int percent);
    void setStartLanguage(const QString &language);
    void requestDemoMessage(int senderIndex);
    void setLanguage(const QString &language);
    void returnToStart();
    void forgetVisitor();

    KioskOptions m_options;
    QString m_language;
    LoginClient m_client;
    LoginFlow m_flow;
    StaffFlow m_staff;
    Translations m_translations;
    Screens *m_screens;
    FlowState m_shown = FlowState::Starting;
    bool m_canSend = true;
    int m_pinWait = 0;
    QTimer m_backToStart;
};

//! The size of a window that does not fill the screen, in logical pixels.
constexpr QSize deskSize(1280, 800);

//! Fills @p window's screen, or gives it a size for a desk.
void fillScreen(QWidget &window, bool isWindowed);

} // namespace Kiosk
