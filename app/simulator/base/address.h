#pragma once

#include <QString>
#include <QStringView>

namespace Simulator {

//! A chat id, or a bare number as people write it.
struct Address
{
    enum class Kind { Number, Lid, Group, None };

    Kind kind = Kind::None;
    //! Before "@"; for a bare number all its digits.
    QString digits{};

    [[nodiscard]] static Address parse(QStringView text);

    //! Whether it is one of the three forms that the API takes as a "chatId".
    [[nodiscard]] static bool isChatId(QStringView text);
};

} // namespace Simulator
