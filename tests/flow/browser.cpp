// SPDX-License-Identifier: GPL-3.0-only
#include "browser.h"

#include "eventually.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <csignal>

namespace FlowTest {

using namespace Qt::StringLiterals;

namespace {

QString inScript(const QString &text)
{
    const auto array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(array.mid(1, array.size() - 2));
}

QProcessEnvironment environmentIn(const QTemporaryDir &home)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, home.path());
    environment.insert(u"XDG_CONFIG_HOME"_s, home.path());
    environment.insert(u"XDG_CACHE_HOME"_s, home.path());
    return environment;
}

} // namespace

Tab::Tab(const QUrl &debugger)
{
    QObject::connect(&m_socket, &QWebSocket::textMessageReceived, &m_socket,
                     [this](const QString &message) { take(message); });
    m_socket.open(debugger);
    if (!eventually([this] { return m_socket.isValid(); }))
        return;
    for (const auto *domain : {"Page", "Runtime", "Log", "Network"})
        call(QLatin1StringView(domain) + u".enable"_s);
}

Tab::~Tab()
{
    if (isOpen())
        call(u"Page.close"_s);
}

void Tab::open(const QUrl &page)
{
    call(u"Page.navigate"_s, {{u"url"_s, page.toString()}});
}

void Tab::resize(QSize size)
{
    call(u"Emulation.setDeviceMetricsOverride"_s,
         {{u"width"_s, size.width()},
          {u"height"_s, size.height()},
          {u"deviceScaleFactor"_s, 1},
          {u"mobile"_s, size.width() < size.height()}});
}

QJsonValue Tab::evaluate(const QString &script)
{
    const auto answer =
        call(u"Runtime.evaluate"_s,
             {{u"expression"_s, script}, {u"returnByValue"_s, true}, {u"awaitPromise"_s, true}});
    return answer.contains("exceptionDetails"_L1)
        ? QJsonValue(QJsonValue::Undefined)
        : answer.value("result"_L1).toObject().value("value"_L1);
}

QString Tab::text()
{
    return evaluate(u"document.body.innerText"_s).toString();
}

QImage Tab::picture()
{
    call(u"Page.bringToFront"_s);
    const auto answer = call(u"Page.captureScreenshot"_s, {{u"format"_s, u"png"_s}});
    const auto png = QByteArray::fromBase64(answer.value("data"_L1).toString().toLatin1());
    return QImage::fromData(png, "PNG").convertToFormat(QImage::Format_RGB32);
}

bool Tab::click(const QString &selector)
{
    return evaluate(u"(() => { const found = document.querySelector(%1);"
                    " if (!found || !found.getClientRects().length) return false;"
                    " found.click(); return true; })()"_s.arg(inScript(selector)))
        .toBool();
}

QJsonObject Tab::call(const QString &method, const QJsonObject &parameters)
{
    const int id = ++m_lastCall;
    const QJsonObject message{{u"id"_s, id}, {u"method"_s, method}, {u"params"_s, parameters}};
    m_socket.sendTextMessage(
        QString::fromUtf8(QJsonDocument(message).toJson(QJsonDocument::Compact)));
    if (!eventually([&] { return m_answers.contains(id); }))
        return {};
    return m_answers.take(id);
}

void Tab::take(const QString &message)
{
    const auto json = QJsonDocument::fromJson(message.toUtf8()).object();
    if (json.contains("id"_L1))
        m_answers.insert(json.value("id"_L1).toInt(), json.value("result"_L1).toObject());
    else
        note(json.value("method"_L1).toString(), json.value("params"_L1).toObject());
}

void Tab::note(const QString &event, const QJsonObject &parameters)
{
    if (event == "Network.webSocketFrameReceived"_L1) {
        const auto frame = parameters.value("response"_L1).toObject();
        const auto text = frame.value("payloadData"_L1).toString();
        m_messages += QJsonDocument::fromJson(text.toUtf8()).object();
    } else if (event == "Runtime.exceptionThrown"_L1) {
        m_complaints += QString::fromUtf8(QJsonDocument(parameters).toJson());
    } else if (event == "Log.entryAdded"_L1) {
        const auto entry = parameters.value("entry"_L1).toObject();
        m_complaints +=
            entry.value("text"_L1).toString() + u" "_s + entry.value("url"_L1).toString();
    } else if (event == "Runtime.consoleAPICalled"_L1) {
        m_complaints += QString::fromUtf8(QJsonDocument(parameters).toJson());
    }
}

Browser::Browser()
    : m_program(u"chromium"_s,
                {u"--headless=new"_s, u"--no-sandbox"_s, u"--disable-gpu"_s, u"--no-first-run"_s,
                 u"--disable-dev-shm-usage"_s, u"--disable-background-networking"_s,
                 u"--disable-component-update"_s, u"--disable-sync"_s, u"--disable-quic"_s,
                 u"--disable-extensions"_s, u"--no-proxy-server"_s, u"--lang=en-US"_s,
                 u"--accept-lang=en-US"_s, u"--window-size=1366,768"_s,
                 u"--user-data-dir="_s + m_profile.path(), u"--remote-debugging-port=0"_s,
                 u"about:blank"_s},
                environmentIn(m_profile))
{
}

// Only a browser that ends in good order leaves nothing in its profile to be written.
Browser::~Browser()
{
    m_program.signal(SIGTERM);
    if (!m_program.exitCode())
        qWarning("the browser does not end in good order");
}

std::unique_ptr<Tab> Browser::newTab()
{
    const auto address = u"http://127.0.0.1:%1/json/new?about:blank"_s.arg(debuggingPort());
    QNetworkAccessManager network;
    const std::unique_ptr<QNetworkReply> reply(
        network.put(QNetworkRequest(QUrl(address)), QByteArray()));
    if (!eventually([&reply] { return reply->isFinished(); }))
        return nullptr;
    const auto target = QJsonDocument::fromJson(reply->readAll()).object();
    auto tab = std::make_unique<Tab>(QUrl(target.value("webSocketDebuggerUrl"_L1).toString()));
    return tab->isOpen() ? std::move(tab) : nullptr;
}

int Browser::debuggingPort() const
{
    // The port, a line end, the path of the browser's own debugger.
    QByteArray content;
    const bool isTold = eventually([&] {
        QFile file(m_profile.filePath(u"DevToolsActivePort"_s));
        if (file.open(QIODevice::ReadOnly))
            content = file.readAll();
        return content.contains('\n');
    });
    return isTold ? content.left(content.indexOf('\n')).toInt() : 0;
}

} // namespace FlowTest
