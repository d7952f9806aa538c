#include "http/handlers/schemahandler.h"

#include <QFile>

namespace Http {

using namespace Qt::StringLiterals;

SchemaHandler::SchemaHandler()
{
    QFile source(u":/api/openapi.json"_s);
    if (!source.open(QIODevice::ReadOnly))
        qFatal("the program was built without its schema");
    m_document = source.readAll();
}

Response SchemaHandler::operator()(const Request & /*request*/) const
{
    return {.contentType = "application/json; charset=utf-8"_ba, .body = m_document};
}

} // namespace Http
