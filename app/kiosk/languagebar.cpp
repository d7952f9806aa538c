#include "kiosk/languagebar.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace Kiosk {

using namespace Qt::StringLiterals;

namespace {

// A language's own name is the same in every language: nothing to translate.
QString ownName(const QString &language)
{
    if (language == u"ru"_s)
        return u"Русский"_s;
    if (language == u"ky"_s)
        return u"Кыргызча"_s;
    return u"English"_s;
}

} // namespace

LanguageBar::LanguageBar(const QStringList &languages, QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"languageBar"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    for (const auto &language : languages) {
        auto *button = new QPushButton(ownName(language), this);
        button->setObjectName(language);
        button->setAccessibleName(ownName(language));
        button->setCheckable(true);
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QPushButton::clicked, this, [this, language] {
            mark(language);
            Q_EMIT chosen(language);
        });
        row->addWidget(button);
        m_buttons.append(button);
    }
}

void LanguageBar::mark(const QString &language)
{
    for (auto *button : std::as_const(m_buttons))
        button->setChecked(button->objectName() == language);
}

} // namespace Kiosk
