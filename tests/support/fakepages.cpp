// SPDX-License-Identifier: GPL-3.0-only
#include "support/fakepages.h"

#include <QHttpServerRequest>
#include <QHttpServerResponse>
#include <QTcpServer>

#include <algorithm>

namespace TestSupport {

using namespace Qt::StringLiterals;

FakePages::FakePages()
{
    m_http.route(u"/api/kiosk/<arg>/"_s,
                 [this](const QString &page, const QHttpServerRequest &request) {
                     return answerTo(page, request);
                 });
    auto *tcp = new QTcpServer(&m_http);
    if (tcp->listen(QHostAddress::LocalHost))
        m_port = tcp->serverPort();
    m_http.bind(tcp);
}

QUrl FakePages::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_port));
}

int FakePages::timesAsked(const QString &page) const
{
    return int(std::count_if(m_asked.begin(), m_asked.end(),
                             [&](const Asked &one) { return one.page == page; }));
}

QHttpServerResponse FakePages::answerTo(const QString &page, const QHttpServerRequest &request)
{
    m_asked.append(
        {.page = page, .authorization = request.value("Authorization"), .body = request.body()});
    auto &ready = answers[page];
    if (ready.isEmpty())
        return QHttpServerResponse(QHttpServerResponder::StatusCode::NotFound);
    const Answer answer = ready.size() > 1 ? ready.takeFirst() : ready.first();
    return QHttpServerResponse("application/json", answer.body,
                               QHttpServerResponder::StatusCode(answer.status));
}

} // namespace TestSupport
