#include "kiosk/header.h"

#include "kiosk/languagebar.h"
#include "kiosk/page.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>

namespace Kiosk {

using namespace Qt::StringLiterals;

Header::Header(const QStringList &languages, QWidget *parent)
    : QWidget(parent)
    , m_clock(plainLabel(u"clock"_s, this))
    , m_date(plainLabel(u"date"_s, this))
    , m_languages(new LanguageBar(languages, this))
    , m_language(languages.value(0))
{
    auto *time = new QVBoxLayout;
    time->setSpacing(0);
    time->addWidget(m_clock);
    time->addWidget(m_date);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->addLayout(time);
    row->addStretch();
    row->addWidget(m_languages);
    m_languages->setVisible(languages.size() > 1);
    connect(m_languages, &LanguageBar::chosen, this, &Header::languageChosen);
    m_nextMinute.setSingleShot(true);
    connect(&m_nextMinute, &QTimer::timeout, this, &Header::showTime);
    showTime();
}

void Header::speak(const QString &language)
{
    m_language = language;
    m_languages->mark(language);
    showTime();
}

void Header::showTime()
{
    const auto now = QDateTime::currentDateTime();
    const QLocale locale(m_language);
    m_clock->setText(now.toString(u"HH:mm"_s));
    // The year and a long name of the month have no room on a small panel.
    m_date->setText(locale.toString(now.date(), u"ddd, d MMM"_s));
    m_nextMinute.start((60 - now.time().second()) * 1000);
}

} // namespace Kiosk
