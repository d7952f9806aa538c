#include "kiosk/widgets/languagebar.h"

#include "core/base/language.h"
#include "kiosk/widgets/button.h"

#include <QHBoxLayout>

namespace Kiosk {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(const QString &language, bool isShort)
{
    const auto ownName = Core::languageOrFirst(language).ownName;
    return (isShort ? ownName.left(3) : ownName).toString();
}

} // namespace

LanguageBar::LanguageBar(const QStringList &languages, QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"languageBar"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    for (const auto &language : languages) {
        auto *button = new Button(language, Button::Kind::Choice, this);
        connect(button, &QPushButton::clicked, this, [this, language] {
            mark(language);
            Q_EMIT chosen(language);
        });
        row->addWidget(button);
        m_buttons.append(button);
    }
    abbreviate(false);
}

void LanguageBar::mark(const QString &language)
{
    for (auto *button : std::as_const(m_buttons))
        button->setChecked(button->objectName() == language);
}

void LanguageBar::abbreviate(bool isShort)
{
    for (auto *button : std::as_const(m_buttons)) {
        button->say(nameOf(button->objectName(), isShort));
        button->setAccessibleName(nameOf(button->objectName(), false));
    }
}

int LanguageBar::widthOf(bool isShort) const
{
    int width = 0;
    for (const auto *button : m_buttons)
        width += button->sizeWith(nameOf(button->objectName(), isShort)).width();
    return width + int(m_buttons.size() - 1) * layout()->spacing();
}

void LanguageBar::setGap(int gap)
{
    layout()->setSpacing(gap);
}

} // namespace Kiosk
