#pragma once

#include "core/model/finding.h"

#include <QJsonObject>

#include <optional>

namespace Protocol {

//! The answer of GET /api/kiosk/doctor/: 200 with what was found, or 202 while the doctor is still
//! looking; then ask again after a second.
struct DoctorReply
{
    //! Nothing while it is under way.
    std::optional<Core::Examination> examination;

    [[nodiscard]] QJsonObject toJson() const;
    //! Nothing if it is not known whether the doctor is done.
    [[nodiscard]] static std::optional<DoctorReply> fromJson(const QJsonObject &json);
};

} // namespace Protocol
