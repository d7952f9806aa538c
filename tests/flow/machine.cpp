// SPDX-License-Identifier: GPL-3.0-only
#include "machine.h"

#include "eventually.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QUrlQuery>
#include <QUuid>

namespace FlowTest {

using namespace Qt::StringLiterals;

namespace {

// These belong to an invented gateway account.
const auto webhookToken = "invented-webhook-token-0123456789abcdef"_ba;
constexpr qint64 idInstance = 1101000001;
const auto companyNumber = u"996700000001"_s;

QByteArray configuration(const QMap<QString, QString> &moreSettings)
{
    QMap<QString, QString> settings{
        {u"server/port"_s, u"0"_s},
        {u"whatsapp/number"_s, u'+' + companyNumber},
        {u"greenapi/id_instance"_s, QString::number(idInstance)},
        {u"greenapi/webhook_token"_s, QString::fromLatin1(webhookToken)},
    };
    settings.insert(moreSettings);
    QString text;
    QString section;
    for (auto setting = settings.begin(); setting != settings.end(); ++setting) {
        const auto parts = setting.key().split(u'/');
        if (parts.first() != section)
            text += u"[%1]\n"_s.arg(parts.first());
        section = parts.first();
        text += u"%1 = %2\n"_s.arg(parts.last(), setting.value());
    }
    return text.toUtf8();
}

void write(const QString &file, const QByteArray &content)
{
    QFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(file));
}

// The shape in which a message arrives that WhatsApp wrote from a link.
QByteArray notification(const QString &sender, const QString &text)
{
    const auto chat = sender + u"@c.us"_s;
    const auto id = QUuid::createUuid().toString(QUuid::Id128).toUpper().left(18);
    return QJsonDocument({{u"typeWebhook"_s, u"incomingMessageReceived"_s},
                          {u"instanceData"_s,
                           QJsonObject{{u"idInstance"_s, idInstance},
                                       {u"wid"_s, companyNumber + u"@c.us"_s},
                                       {u"typeInstance"_s, u"whatsapp"_s}}},
                          {u"timestamp"_s, QDateTime::currentSecsSinceEpoch()},
                          {u"idMessage"_s, u"3A"_s + id},
                          {u"senderData"_s,
                           QJsonObject{{u"chatId"_s, chat},
                                       {u"sender"_s, chat},
                                       {u"chatName"_s, u"Whoever"_s},
                                       {u"senderName"_s, u"Whoever"_s},
                                       {u"senderContactName"_s, QString()}}},
                          {u"messageData"_s,
                           QJsonObject{{u"typeMessage"_s, u"extendedTextMessage"_s},
                                       {u"extendedTextMessageData"_s,
                                        QJsonObject{{u"text"_s, text},
                                                    {u"description"_s, QString()},
                                                    {u"title"_s, QString()},
                                                    {u"previewType"_s, u"None"_s},
                                                    {u"jpegThumbnail"_s, QString()},
                                                    {u"forwardingScore"_s, 0},
                                                    {u"isForwarded"_s, false}}}}}})
        .toJson();
}

} // namespace

Machine::Machine(const QMap<QString, QString> &moreSettings)
{
    const auto runtime = path(u"run"_s);
    const auto config = path(u"config"_s);
    QDir().mkpath(runtime);
    QFile::setPermissions(runtime, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QDir().mkpath(config + u"/amt-kiosk"_s);
    write(config + u"/amt-kiosk/amt-kiosk.conf"_s, configuration(moreSettings));
    set(u"PATH"_s, qEnvironmentVariable("PATH"));
    // The programs take the sanitizers' options from the test.
    for (const auto *options : {"ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS"})
        set(QString::fromLatin1(options), qEnvironmentVariable(options));
    set(u"HOME"_s, path({}));
    set(u"XDG_CONFIG_HOME"_s, config);
    set(u"XDG_DATA_HOME"_s, path(u"data"_s));
    set(u"XDG_CACHE_HOME"_s, path(u"cache"_s));
    set(u"XDG_RUNTIME_DIR"_s, runtime);
    set(u"LC_ALL"_s, u"C.UTF-8"_s);
    set(u"TZ"_s, u"UTC"_s);
    // Without an address libdbus starts a bus of its own in a fork, and a fork of several threads
    // may stand still for ever in the sanitizer's locks.
    set(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path="_s + path(u"no-bus"_s));
}

QString Machine::runtimeFile() const
{
    return path(u"run/amt-kiosk/server.json"_s);
}

void Machine::set(const QString &variable, const QString &value)
{
    m_environment.insert(variable, value);
}

bool Machine::addTenant(const QString &name, const QString &phone) const
{
    const auto program = start(
        controlProgram(),
        {u"tenants"_s, u"add"_s, u"--name"_s, name, u"--phone"_s, phone, u"--type"_s, u"tenant"_s});
    return program->exitCode() == 0;
}

std::unique_ptr<Program> Machine::start(const QString &program, const QStringList &arguments) const
{
    return std::make_unique<Program>(program, arguments, m_environment);
}

std::unique_ptr<Program> Machine::startKiosk(const QStringList &arguments) const
{
    return start(kioskProgram(), arguments);
}

std::unique_ptr<Program> Machine::startServer() const
{
    return start(controlProgram(), {u"serve"_s});
}

QByteArray Machine::deliver(const QUrl &server, const QString &sender, const QString &text) const
{
    QNetworkRequest request(server.resolved(QUrl(u"/api/webhooks/greenapi/incoming/"_s)));
    request.setRawHeader("Authorization", "Bearer " + webhookToken);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    QNetworkAccessManager network;
    const std::unique_ptr<QNetworkReply> reply(network.post(request, notification(sender, text)));
    const bool isAnswered = eventually([&reply] { return reply->isFinished(); });
    if (!isAnswered || reply->error() != QNetworkReply::NoError)
        return {};
    return reply->readAll();
}

QString kioskProgram()
{
    return QStringLiteral(KIOSK_PROGRAM);
}

QString controlProgram()
{
    return QStringLiteral(CONTROL_PROGRAM);
}

QUrl addressOf(const Program &program)
{
    static const QRegularExpression line(u"^Listening on (http\\S+)\\n"_s,
                                         QRegularExpression::MultilineOption);
    QRegularExpressionMatch found;
    const bool isListening = eventually([&] {
        found = line.match(program.output());
        return found.hasMatch() || !program.isRunning();
    });
    return isListening ? QUrl(found.captured(1)) : QUrl();
}

QString messageIn(const QString &link)
{
    const QUrl url(link);
    if (url.scheme() != "https"_L1 || url.host() != "wa.me"_L1
        || url.path().mid(1) != companyNumber)
        return {};
    return QUrlQuery(url).queryItemValue(u"text"_s, QUrl::FullyDecoded);
}

} // namespace FlowTest
