// SPDX-License-Identifier: GPL-3.0-only
#include "simulator/phonepage.h"

#include "core/phone/phonenumber.h"

#include <QCryptographicHash>
#include <QFile>

namespace Simulator {

using namespace Qt::StringLiterals;

namespace {

constexpr auto mostPrepared = 5;

// Hashes the text between the two tags for the Content-Security-Policy.
QByteArray hashOf(const QByteArray &page, const QByteArray &tag)
{
    const auto opening = '<' + tag + '>';
    const auto from = page.indexOf(opening) + opening.size();
    const auto inside = page.mid(from, page.indexOf("</" + tag + '>', from) - from);
    return "'sha256-" + QCryptographicHash::hash(inside, QCryptographicHash::Sha256).toBase64()
        + '\'';
}

HttpReply page()
{
    QFile file(u":/simulator/phone.html"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the program was built without the simulator's page");
    const auto html = file.readAll();
    const auto policy = "default-src 'none'; connect-src 'self'; base-uri 'none'; form-action "
                        "'none'; frame-ancestors 'none'; img-src data:; style-src "
        + hashOf(html, "style"_ba) + "; script-src " + hashOf(html, "script"_ba);
    return {.contentType = "text/html; charset=utf-8"_ba,
            .body = html,
            .headers = {{"Content-Security-Policy"_ba, policy},
                        {"Referrer-Policy"_ba, "no-referrer"_ba},
                        {"X-Content-Type-Options"_ba, "nosniff"_ba},
                        {"Cache-Control"_ba, "no-store"_ba}}};
}

HttpReply noSuchPhone()
{
    return HttpReply::json({{u"error"_s, u"phone"_s}}, 400);
}

} // namespace

PhonePage::PhonePage(SimulatorState &simulator, Inbox &inbox)
    : m_simulator(simulator)
    , m_inbox(inbox)
{
}

void PhonePage::prepare(const QString &text)
{
    m_prepared.removeAll(text);
    m_prepared.prepend(text);
    while (m_prepared.size() > mostPrepared)
        m_prepared.removeLast();
}

std::optional<HttpReply> PhonePage::answer(const HttpRequest &request)
{
    if (request.path == "/"_L1 && request.method == "GET")
        return page();
    if (request.path != "/simulator/phone"_L1)
        return std::nullopt;
    if (request.method == "GET")
        return chat(request);
    return request.method == "POST" ? std::optional(write(request)) : std::nullopt;
}

HttpReply PhonePage::chat(const HttpRequest &request) const
{
    const auto digits = digitsFrom(request.query.queryItemValue(u"phone"_s, QUrl::FullyDecoded));
    const auto since = request.query.queryItemValue(u"since"_s).toLongLong();
    const auto person = m_simulator.contacts.personOf(digits.value_or(QString()));
    return HttpReply::json({
        {u"isNumber"_s, digits.has_value()},
        {u"phone"_s, digits ? u'+' + *digits : QString()},
        {u"account"_s, u'+' + m_simulator.options.number},
        {u"lines"_s, digits ? m_simulator.chats.of(person.key(), since) : QJsonArray()},
        {u"prepared"_s, QJsonArray::fromStringList(m_prepared)},
    });
}

HttpReply PhonePage::write(const HttpRequest &request)
{
    const auto json = objectFrom(request.body);
    const auto digits = digitsFrom(json.value_or(QJsonObject())["phone"_L1].toString());
    if (!digits)
        return noSuchPhone();
    const auto text = (*json)["text"_L1].toString();
    if (text.trimmed().isEmpty())
        return HttpReply::json({{u"error"_s, u"text"_s}}, 400);
    const auto id = m_inbox.write({.from = *digits, .text = text});
    return HttpReply::json({{u"idMessage"_s, id}});
}

std::optional<QString> PhonePage::digitsFrom(const QString &typed) const
{
    const auto number = Core::PhoneNumber::fromTyped(typed, m_simulator.options.region);
    return number ? std::optional(number->digits()) : std::nullopt;
}

} // namespace Simulator
