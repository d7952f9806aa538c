// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/pages/messagepage.h"

#include "kiosk/style/drawings.h"

#include <QVBoxLayout>

namespace Kiosk {

using namespace Qt::StringLiterals;

MessagePage::MessagePage(const PageSetup &setup, const QString &name, const Drawing &drawing,
                         QWidget *parent)
    : HeadedPage(setup, name, HeadedColumn::Landscape::Stacked, parent)
    , m_icon(
          new SvgIcon({.name = drawing.icon, .tone = drawing.tone, .ground = drawing.ground}, this))
    , m_title(new Label(u"title"_s, {.role = TextRole::Title, .isBold = true}, this))
    , m_text(new Label(u"lead"_s, {.role = TextRole::Lead}, this))
{
    m_title->setAlignment(Qt::AlignCenter);
    m_text->setAlignment(Qt::AlignCenter);
    body().addWidget(m_icon, 0, Qt::AlignHCenter);
    body().addWidget(m_title);
    body().addWidget(m_text);
}

QString MessagePage::spoken() const
{
    return m_title->text() + u". "_s + m_text->text();
}

void MessagePage::setDrawing(const Drawing &drawing)
{
    m_icon->setKind({.name = drawing.icon, .tone = drawing.tone, .ground = drawing.ground});
}

void MessagePage::setMessage(const QString &title, const QString &text)
{
    m_title->setText(title);
    m_text->setText(text);
    m_text->setHidden(text.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(text);
}

void MessagePage::appear()
{
    m_icon->appear(design().motion().appear);
}

void MessagePage::arrange(const Style &style)
{
    HeadedPage::arrange(style);
    m_icon->setSide(iconSide(style.metrics));
}

ReceivedPage::ReceivedPage(const PageSetup &setup, QWidget *parent)
    : MessagePage(setup, u"receivedPage"_s, {.icon = u"message"_s}, parent)
{
    retranslate();
}

void ReceivedPage::retranslate()
{
    setMessage(tr("Message received"), tr("One moment, we are looking you up."));
}

namespace {

bool isStarting(Outage outage, std::optional<Core::GatewayState> gateway)
{
    return outage == Outage::Gateway && gateway == Core::GatewayState::Starting;
}

} // namespace

UnavailablePage::UnavailablePage(const PageSetup &setup, QWidget *parent)
    : MessagePage(setup, u"unavailablePage"_s,
                  {.icon = u"unplugged"_s, .tone = Tone::Calm, .ground = Tone::CalmSoft}, parent)
{
    retranslate();
}

void UnavailablePage::showOutage(Outage outage, std::optional<Core::GatewayState> gateway)
{
    m_outage = outage;
    m_gateway = gateway;
    setDrawing(isStarting(outage, gateway)
                   ? Drawing{.icon = u"restart"_s, .tone = Tone::Accent, .ground = Tone::AccentSoft}
                   : Drawing{.icon = u"unplugged"_s, .tone = Tone::Calm, .ground = Tone::CalmSoft});
    retranslate();
    fit();
}

void UnavailablePage::retranslate()
{
    const QString title = tr("Sign-in is not available right now");
    switch (m_outage) {
    case Outage::Network:
        setMessage(title,
                   tr("This screen has no connection to the server. Please go to the front desk; "
                      "the screen comes back by itself."));
        return;
    case Outage::Server:
        setMessage(title,
                   tr("The server is not working properly. Please go to the front desk; the "
                      "screen comes back by itself."));
        return;
    case Outage::Gateway:
        explainGateway(title);
        return;
    case Outage::NotEnrolled:
        setMessage(title,
                   tr("The server does not know this screen. Please go to the front desk; an "
                      "administrator has to enrol the screen again."));
        return;
    }
}

void UnavailablePage::explainGateway(const QString &title)
{
    if (isStarting(m_outage, m_gateway))
        setMessage(
            tr("WhatsApp is starting again"),
            tr("That takes up to five minutes; the screen comes back by itself. If you are in "
               "a hurry, the front desk can help."));
    else
        setMessage(title, gatewayText());
}

QString UnavailablePage::gatewayText() const
{
    using enum Core::GatewayState;
    switch (m_gateway.value_or(Unreachable)) {
    case NotAuthorized:
        return tr("Our WhatsApp is no longer linked to its phone. Please go to the front desk; an "
                  "administrator has to link it again.");
    case Blocked:
        return tr("WhatsApp has blocked our number. Please go to the front desk; an administrator "
                  "has to deal with it.");
    case Sleeping:
        return tr("The phone of our WhatsApp is switched off or has no network. Please go to the "
                  "front desk; the screen comes back by itself.");
    case Unknown:
        return tr("Something is wrong with our WhatsApp. Please go to the front desk; the screen "
                  "comes back by itself.");
    case WrongToken:
        return tr("The access data of our WhatsApp account are wrong. Please go to the front desk; "
                  "an administrator has to correct them.");
    case NumberChanged:
        return tr("Our WhatsApp number has changed. Please go to the front desk; an administrator "
                  "has to set the new one.");
    case Expired:
        return tr("Our WhatsApp account has run out. Please go to the front desk; an administrator "
                  "has to renew it.");
    case WebhookUrlSet:
        return tr(
            "The messages of our WhatsApp go to another program. Please go to the front desk; "
            "an administrator has to correct that.");
    case Authorized:
    case Suspended:
    case Starting:
    case Unreachable:
        break;
    }
    return tr("WhatsApp cannot be reached at the moment. Please go to the front desk; the screen "
              "comes back by itself.");
}

} // namespace Kiosk
