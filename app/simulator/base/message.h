#pragma once

#include "simulator/base/vocabulary.h"

#include <QString>

#include <chrono>

namespace Simulator {

//! What a person writes to the account.
struct Message
{
    //! "+996…", "996…", "996…@c.us" or "…@lid".
    QString from{};
    QString text{};
    Shape shape = Shape::Text;
    //! The push name, which the person chose.
    QString name = QStringLiteral("Test User");
    //! How long ago it was written, for its timestamp.
    std::chrono::seconds age{0};
    //! "…@g.us", if it is written in a group.
    QString group{};
    //! Made up if it is empty.
    QString idMessage{};
    //! Of the message that is quoted, edited or reacted to.
    QString otherId = QStringLiteral("3EB0C767D097B7C7C030");
};

} // namespace Simulator
