#include "simulator/base/address.h"

#include <QRegularExpression>

namespace Simulator {

using namespace Qt::StringLiterals;

Address Address::parse(QStringView text)
{
    static const QRegularExpression number(u"\\A\\+?(\\d{5,20})(?:@c\\.us)?\\z"_s);
    static const QRegularExpression lid(u"\\A(\\d{5,25})@lid\\z"_s);
    static const QRegularExpression group(u"\\A(\\d{5,25}(?:-\\d{5,15})?)@g\\.us\\z"_s);
    const auto whole = text.toString();
    if (const auto match = number.match(whole); match.hasMatch())
        return {.kind = Kind::Number, .digits = match.captured(1)};
    if (const auto match = lid.match(whole); match.hasMatch())
        return {.kind = Kind::Lid, .digits = match.captured(1)};
    if (const auto match = group.match(whole); match.hasMatch())
        return {.kind = Kind::Group, .digits = match.captured(1)};
    return {};
}

bool Address::isChatId(QStringView text)
{
    return text.contains(u'@') && !text.startsWith(u'+') && parse(text).kind != Kind::None;
}

} // namespace Simulator
