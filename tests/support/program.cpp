// SPDX-License-Identifier: GPL-3.0-only
#include "support/program.h"

#include "greenapi/receiving/webhook.h"
#include "storage/engine/connection.h"
#include "storage/engine/statement.h"
#include "support/testlogs.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTest>
#include <QUuid>

namespace TestSupport {

using namespace Qt::StringLiterals;

namespace {

constexpr auto programPatience = 20000;
constexpr auto webhookPath = "/api/webhooks/greenapi/incoming/";
constexpr auto webhookToken = "webhook-token-of-the-tests-0123456789";
constexpr qint64 instance = 1101000001;
constexpr auto onlyTheUser = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;

HeaderList gateway()
{
    return {{"Authorization"_ba, "Bearer "_ba + webhookToken}};
}

void makeFolder(const QString &path)
{
    QDir().mkpath(path);
    QFile::setPermissions(path, onlyTheUser);
}

} // namespace

const QJsonArray Finished::rows() const
{
    return QJsonDocument::fromJson(output.toUtf8()).array();
}

Home::Home()
{
    for (const auto &path : {u"config/amt-kiosk"_s, u"run"_s})
        makeFolder(m_folder.filePath(path));
    m_environment.insert(u"PATH"_s, qEnvironmentVariable("PATH"));
    m_environment.insert(u"HOME"_s, m_folder.path());
    m_environment.insert(u"TZ"_s, u"UTC"_s);
    m_environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    m_environment.insert(u"XDG_CONFIG_HOME"_s, m_folder.filePath(u"config"_s));
    m_environment.insert(u"XDG_DATA_HOME"_s, m_folder.filePath(u"data"_s));
    m_environment.insert(u"XDG_RUNTIME_DIR"_s, m_folder.filePath(u"run"_s));
    configure("[server]\nport=0\nstart_rate=0\n"
              "[greenapi]\nid_instance="
              + QByteArray::number(instance) + "\nwebhook_token=" + webhookToken
              + "\n[whatsapp]\nnumber=+996700000001\n");
}

void Home::configure(const QByteArray &content) const
{
    QFile file(m_folder.filePath(u"config/amt-kiosk/amt-kiosk.conf"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("the configuration cannot be written");
}

void Home::set(const QString &variable, const QString &value)
{
    m_environment.insert(variable, value);
}

QString Home::runtimeFile() const
{
    return m_folder.filePath(u"run/amt-kiosk/server.json"_s);
}

QString Home::dataDirectory() const
{
    return m_folder.filePath(u"data/amt-kiosk"_s);
}

QString Home::databaseFile() const
{
    return dataDirectory() + u"/amt-kiosk.db"_s;
}

Finished Home::ctl(const QStringList &arguments, std::chrono::milliseconds programPatience) const
{
    QProcess program;
    program.setProcessEnvironment(m_environment);
    program.start(QStringLiteral(KIOSKCTL), arguments);
    // Servers of the test's own have to answer meanwhile.
    const auto isOver = [&program] { return program.state() == QProcess::NotRunning; };
    if (!QTest::qWaitFor(isOver, int(programPatience.count()))
        || program.exitStatus() != QProcess::NormalExit)
        return {};
    const auto complaints = program.readAllStandardError();
    keepLog(complaints);
    return {.exitCode = program.exitCode(),
            .output = QString::fromUtf8(program.readAllStandardOutput()),
            .complaints = QString::fromUtf8(complaints)};
}

bool Home::addTenant(const QString &name, const QString &phone, const QString &type) const
{
    return ctl({u"tenants"_s, u"add"_s, u"--name"_s, name, u"--phone"_s, phone, u"--type"_s, type})
               .exitCode
        == 0;
}

bool Home::changeDatabase(const QString &sql) const
{
    const auto connection = Storage::Connection::open(u"sqlite:"_s + databaseFile());
    return connection && Storage::run((*connection)->database(), sql);
}

ServeProcess::ServeProcess(const Home &home)
{
    m_process.setProcessEnvironment(home.environment());
    m_process.start(QStringLiteral(KIOSKCTL), {u"serve"_s});
}

ServeProcess::~ServeProcess()
{
    kill();
    keepLog(log());
}

bool ServeProcess::isListening()
{
    const auto isDecided = [this] {
        m_output += m_process.readAllStandardOutput();
        return m_output.contains('\n') || m_process.state() == QProcess::NotRunning;
    };
    if (!QTest::qWaitFor(isDecided, programPatience))
        return false;
    const auto url = m_output.indexOf("http");
    if (url < 0)
        return false;
    m_url = QUrl::fromEncoded(m_output.mid(url).trimmed());
    return m_url.isValid();
}

void ServeProcess::useLocalUrl(const Home &home)
{
    QFile file(home.runtimeFile());
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the server has left no file about itself");
    m_url = QUrl(QJsonDocument::fromJson(file.readAll())["localUrl"_L1].toString());
}

void ServeProcess::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(programPatience);
}

int ServeProcess::stop()
{
    m_process.terminate();
    return m_process.waitForFinished(programPatience)
            && m_process.exitStatus() == QProcess::NormalExit
        ? m_process.exitCode()
        : -1;
}

QByteArray ServeProcess::log()
{
    m_process.setReadChannel(QProcess::StandardError);
    return m_process.peek(m_process.bytesAvailable());
}

const QJsonObject ServeProcess::startAttempt() const
{
    return post(m_url, "/api/auth/whatsapp/start/").json();
}

HttpReply ServeProcess::notify(const QByteArray &body) const
{
    return post(m_url, webhookPath, body, gateway());
}

std::unique_ptr<HttpExchange> ServeProcess::notifyLater(const QByteArray &body) const
{
    return std::make_unique<HttpExchange>(m_url, "POST", webhookPath, body, gateway());
}

const QJsonObject ServeProcess::statusOf(const QJsonObject &attempt) const
{
    return get(m_url,
               "/api/auth/whatsapp/status/?attemptId="
                   + attempt["attemptId"_L1].toString().toLatin1(),
               {{"Authorization"_ba, "Bearer " + attempt["channelToken"_L1].toString().toLatin1()}})
        .json();
}

QByteArray loginNotification(const QString &digits, const QJsonObject &attempt, int secondsAgo)
{
    return GreenApi::textMessageNotification({
        .idInstance = instance,
        .companyNumber = Core::PhoneNumber::fromE164(u"+996700000001"),
        .sender = Core::PhoneNumber::fromInternationalDigits(digits).value(),
        .senderName = u"Test User"_s,
        .messageId = QUuid::createUuid().toString(QUuid::Id128),
        .sentAt = QDateTime::currentDateTimeUtc().addSecs(-secondsAgo),
        .text = attempt["loginMessage"_L1].toString(),
    });
}

} // namespace TestSupport
