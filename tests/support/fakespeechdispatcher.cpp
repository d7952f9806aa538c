// SPDX-License-Identifier: GPL-3.0-only
#include "support/fakespeechdispatcher.h"

#include <QLocalServer>
#include <QLocalSocket>

namespace TestSupport {

using namespace Qt::StringLiterals;

FakeSpeechDispatcher::FakeSpeechDispatcher(const QStringList &voices)
    : m_voices(voices)
{
    moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(this, &FakeSpeechDispatcher::listen, Qt::BlockingQueuedConnection);
}

FakeSpeechDispatcher::~FakeSpeechDispatcher()
{
    QMetaObject::invokeMethod(this, &FakeSpeechDispatcher::close, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

QByteArray FakeSpeechDispatcher::address() const
{
    return "unix_socket:" + m_folder.filePath(u"socket"_s).toLocal8Bit();
}

int FakeSpeechDispatcher::clients()
{
    int clients = 0;
    QMetaObject::invokeMethod(
        this, [&] { clients = m_clients; }, Qt::BlockingQueuedConnection);
    return clients;
}

QList<FakeSpeechDispatcher::Saying> FakeSpeechDispatcher::sayings()
{
    QList<Saying> sayings;
    QMetaObject::invokeMethod(
        this, [&] { sayings = m_sayings; }, Qt::BlockingQueuedConnection);
    return sayings;
}

void FakeSpeechDispatcher::refuse(const QString &language)
{
    QMetaObject::invokeMethod(
        this, [this, language] { m_refused = language; }, Qt::BlockingQueuedConnection);
}

void FakeSpeechDispatcher::finish()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_sayings.last().isOver = true;
            tell("702", "END");
        },
        Qt::BlockingQueuedConnection);
}

void FakeSpeechDispatcher::listen()
{
    m_server = new QLocalServer(this);
    connect(m_server, &QLocalServer::newConnection, this, &FakeSpeechDispatcher::welcome);
    if (!m_server->listen(m_folder.filePath(u"socket"_s)))
        qFatal("no socket for a speech dispatcher");
}

void FakeSpeechDispatcher::close()
{
    delete m_server; // and its connections
}

void FakeSpeechDispatcher::welcome()
{
    ++m_clients;
    m_client = m_server->nextPendingConnection();
    connect(m_client, &QLocalSocket::readyRead, this, &FakeSpeechDispatcher::read);
}

void FakeSpeechDispatcher::read()
{
    while (m_client->canReadLine()) {
        const auto line = m_client->readLine().trimmed();
        if (m_isReceivingText)
            processText(line);
        else
            take(line);
    }
}

void FakeSpeechDispatcher::take(const QByteArray &line)
{
    m_client->write(answerTo(line.split(' ')));
}

void FakeSpeechDispatcher::processText(const QByteArray &line)
{
    if (line != ".") {
        m_text.append(line);
        return;
    }
    m_isReceivingText = false;
    m_sayings.append(
        {.voice = m_voice, .text = QString::fromUtf8(m_text.join('\n')), .volume = m_volume});
    m_text.clear();
    m_client->write("225-" + QByteArray::number(m_sayings.size())
                    + "\r\n225 OK MESSAGE QUEUED\r\n");
    tell("701", "BEGIN");
}

QByteArray FakeSpeechDispatcher::answerTo(const QByteArrayList &request)
{
    const auto command = request.first().toUpper();
    const auto object = request.value(1).toUpper();
    if (command == "LIST" && object == "OUTPUT_MODULES")
        return "250-synthesizer\r\n250 OK MODULE LIST SENT\r\n";
    if (command == "LIST")
        return voiceList();
    if (command == "GET" && object == "VOLUME")
        return "251-" + QByteArray::number(m_volume) + "\r\n251 OK GET RETURNED\r\n";
    if (command == "GET")
        return "251-synthesizer\r\n251 OK GET RETURNED\r\n";
    if (command == "SET")
        return set(request.value(2).toUpper(), request.value(3));
    if (command == "CANCEL") {
        cancel();
        return "210 OK CANCELED\r\n";
    }
    if (command == "SPEAK") {
        m_isReceivingText = true;
        return "230 OK RECEIVING DATA\r\n";
    }
    return "231 HAPPY HACKING\r\n";
}

QByteArray FakeSpeechDispatcher::set(const QByteArray &name, const QByteArray &value)
{
    const auto plain = QString::fromUtf8(value).remove(u'"');
    if (name == "LANGUAGE" && !m_refused.isEmpty() && plain.startsWith(m_refused))
        return "409 ERR COULDNT SET LANGUAGE\r\n";
    if (name == "SYNTHESIS_VOICE")
        m_voice = plain;
    else if (name == "VOLUME")
        m_volume = plain.toInt();
    return "200 OK SET\r\n";
}

QByteArray FakeSpeechDispatcher::voiceList() const
{
    QByteArray list;
    for (const auto &voice : m_voices)
        list += "249-" + voice.toUtf8() + '\t' + voice.toUtf8() + "\tnone\r\n";
    return list + "249 OK VOICE LIST SENT\r\n";
}

void FakeSpeechDispatcher::cancel()
{
    if (m_sayings.isEmpty() || m_sayings.last().isOver)
        return;
    m_sayings.last().isOver = true;
    m_sayings.last().isCancelled = true;
    tell("703", "CANCELED");
}

void FakeSpeechDispatcher::tell(const QByteArray &code, const QByteArray &event)
{
    m_client->write(code + '-' + QByteArray::number(m_sayings.size()) + "\r\n" + code + "-1\r\n"
                    + code + ' ' + event + "\r\n");
}

} // namespace TestSupport
