#pragma once

#include "core/secret.h"
#include "kiosk/demopanel.h"
#include "kiosk/loginclient.h"
#include "kiosk/loginflow.h"
#include "kiosk/translations.h"

#include <QTimer>
#include <QUrl>
#include <QUuid>
#include <QWidget>

#include <chrono>

namespace Kiosk {

class Screens;

//! What a kiosk is told about itself.
struct KioskOptions
{
    //! "http://127.0.0.1:8080"
    QUrl server;
    //! Empty where the server lets anyone start an attempt.
    Core::Secret key;
    //! The window's title.
    QString name;
    //! Of "ru", "ky" and "en", at least one, in the order of their buttons.
    QStringList languages{QStringLiteral("ru"), QStringLiteral("ky"), QStringLiteral("en")};
    //! One of the languages; each visitor begins with it.
    QString startLanguage = QStringLiteral("ru");
    //! How long a greeting may stay, whatever the server grants.
    std::chrono::seconds sessionIdle{60};
    //! A normal window instead of the full screen.
    bool isWindowed = false;
    //! With any, there is a panel to play the phone with.
    QList<DemoSender> demoSenders;
};

//! The kiosk: all pages in a window, and the flow that turns them.
class KioskWindow : public QWidget
{
    Q_OBJECT

public:
    explicit KioskWindow(const KioskOptions &options, QWidget *parent = nullptr);

    //! Shows the window in full size or as a normal one, and begins.
    void present();

Q_SIGNALS:
    //! Somebody plays the phone: a message from demoSenders[senderIndex] is to arrive.
    void demoMessageRequested(const QUuid &attemptId, int senderIndex);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void onFlowChanged();
    void requestDemoMessage(int senderIndex);
    void speak(const QString &language);
    void returnToStartLanguage();

    KioskOptions m_options;
    LoginClient m_client;
    LoginFlow m_flow;
    Translations m_translations;
    Screens *m_screens;
    QTimer m_backToStartLanguage;
};

//! Fills @p window's screen, or gives it a size for a desk.
void fillScreen(QWidget &window, bool isWindowed);

} // namespace Kiosk
