// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/flow/staffflow.h"

#include "kiosk/base/wipe.h"

namespace Kiosk {

using namespace std::chrono_literals;

namespace {

// The interval that the interface recommends for polling an examination.
constexpr auto whileExamining = 1s;

// Returns the step at which staff can correct the error: the numbers, or else the PIN.
LinkDialog::Step stepAfter(ClientError error)
{
    const bool concernsNumbers = error == ClientError::NotFound || error == ClientError::BadRequest
        || error == ClientError::Forbidden;
    return concernsNumbers ? LinkDialog::Step::Phone : LinkDialog::Step::Pin;
}

} // namespace

StaffFlow::StaffFlow(const ServerAddress &server, const Core::Secret &kioskKey, QObject *parent)
    : QObject(parent)
    , m_client(server, kioskKey)
{
    m_retry.setSingleShot(true);
    m_retry.setInterval(whileExamining);
    connect(&m_retry, &QTimer::timeout, this, &StaffFlow::fetch);
}

void StaffFlow::open(StaffView::Tab tab)
{
    wipe(m_view.linkedTo);
    fetchTab(tab);
}

void StaffFlow::fetchTab(StaffView::Tab tab)
{
    m_view.tab = tab;
    m_view.findings.clear();
    m_view.attempts.clear();
    m_view.error.reset();
    m_view.roundTrip.reset();
    m_view.isLoading = true;
    m_retry.stop();
    fetch();
    Q_EMIT changed();
}

void StaffFlow::close()
{
    ++m_request;
    m_retry.stop();
    m_view.findings.clear();
    m_view.attempts.clear();
    wipe(m_view.linkedTo);
    forgetLink();
}

void StaffFlow::beginLink()
{
    setLink(LinkDialog::Step::Ticket);
}

void StaffFlow::enterTicket(const QString &ticket)
{
    if (m_view.link.step != LinkDialog::Step::Ticket)
        return;
    m_view.link.ticket = ticket;
    setLink(LinkDialog::Step::Phone);
}

void StaffFlow::enterPhone(const Core::PhoneNumber &phone)
{
    if (m_view.link.step != LinkDialog::Step::Phone)
        return;
    m_view.link.phone = phone;
    setLink(LinkDialog::Step::Pin);
}

void StaffFlow::enterPin(const Core::Secret &pin)
{
    if (m_view.link.step != LinkDialog::Step::Pin)
        return;
    setLink(LinkDialog::Step::Asking);
    m_client.link({.ticket = m_view.link.ticket, .phone = m_view.link.phone->e164(), .pin = pin},
                  this, [this, form = m_form](const auto &answer) {
                      if (form == m_form)
                          onLinked(answer);
                  });
}

void StaffFlow::goBack()
{
    if (m_view.link.step == LinkDialog::Step::Pin)
        return setLink(LinkDialog::Step::Phone);
    const bool isFirst = m_view.link.step == LinkDialog::Step::Ticket;
    forgetLink();
    setLink(isFirst ? LinkDialog::Step::Closed : LinkDialog::Step::Ticket);
}

void StaffFlow::forgetLink()
{
    ++m_form;
    wipe(m_view.link.ticket);
    m_view.link = {};
}

void StaffFlow::setLink(LinkDialog::Step step, std::optional<ClientError> trouble)
{
    m_view.link.step = step;
    m_view.link.trouble = trouble;
    Q_EMIT changed();
}

void StaffFlow::onLinked(const Answer<Protocol::LinkReply> &answer)
{
    if (!answer) {
        setLink(stepAfter(answer.error()), answer.error());
        return;
    }
    forgetLink();
    m_view.linkedTo = answer->user.name;
    fetchTab(m_view.tab);
}

void StaffFlow::fetch()
{
    const int request = ++m_request;
    m_sinceRequest.start();
    switch (m_view.tab) {
    case StaffView::Tab::Health:
        m_client.health(this, [this, request](const auto &answer) {
            if (request == m_request)
                answer ? setFindings(answer->findings) : setError(answer.error());
        });
        return;
    case StaffView::Tab::Attempts:
        m_client.attempts(this, [this, request](const auto &answer) {
            if (request != m_request)
                return;
            if (answer)
                m_view.attempts = answer->attempts;
            answer ? setFindings({}) : setError(answer.error());
        });
        return;
    case StaffView::Tab::Doctor:
        m_client.doctor(this, [this, request](const auto &answer) {
            if (request == m_request)
                onDoctor(answer);
        });
        return;
    }
}

void StaffFlow::onDoctor(const Answer<Protocol::DoctorReply> &answer)
{
    if (!answer)
        setError(answer.error());
    else if (answer->examination)
        setFindings(answer->examination->findings);
    else
        m_retry.start();
}

void StaffFlow::setFindings(const QList<Core::Finding> &findings)
{
    m_view.findings = findings;
    m_view.roundTrip = std::chrono::milliseconds(m_sinceRequest.elapsed());
    m_view.isLoading = false;
    Q_EMIT changed();
}

void StaffFlow::setError(ClientError error)
{
    m_view.error = error;
    m_view.isLoading = false;
    Q_EMIT changed();
}

} // namespace Kiosk
