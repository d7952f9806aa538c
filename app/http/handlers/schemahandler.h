#pragma once

#include "http/base/request.h"
#include "http/base/response.h"

#include <QByteArray>

namespace Http {

//! GET /api/schema/: the whole HTTP interface as an OpenAPI 3.1 document. Public, like the
//! interface.
class SchemaHandler
{
public:
    SchemaHandler();

    [[nodiscard]] Response operator()(const Request &request) const;

private:
    QByteArray m_document;
};

} // namespace Http
