// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "support/httpclient.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QString>
#include <QStringList>

namespace TestSupport {

//! An OpenAPI 3.1 document, and whether what a server says is what stands there. Stricter than the
//! document: a member that it does not name is a fault, although servers may add members.
class ApiDocument
{
public:
    explicit ApiDocument(QJsonObject document);

    //! Lists the parts of the document that are no OpenAPI 3.1, a sentence each.
    [[nodiscard]] QStringList faults() const;

    [[nodiscard]] QStringList paths() const;
    //! In capitals, in alphabetical order.
    [[nodiscard]] QStringList methods(const QString &path) const;
    //! "GET /path 200" of everything that has an answer of its own.
    [[nodiscard]] QStringList answers() const;

    //! Lists the parts of @p reply that are not as this operation describes them.
    [[nodiscard]] QStringList faultsOf(const HttpReply &reply, const QByteArray &method,
                                       const QString &path) const;
    //! Lists the parts of a request's JSON that are not as described there.
    [[nodiscard]] QStringList faultsOfRequest(const QByteArray &body, const QByteArray &method,
                                              const QString &path) const;
    //! The same of a value and a schema, by its name.
    [[nodiscard]] QStringList faultsOfValue(const QJsonValue &value, const QString &schema) const;

    //! "enum" of that member of that schema.
    [[nodiscard]] QStringList wordsOf(const QString &schema, const QString &member) const;

private:
    [[nodiscard]] const QJsonObject operation(const QByteArray &method, const QString &path) const;
    [[nodiscard]] const QJsonObject answerFor(int status, const QJsonObject &operation) const;
    //! Returns the object that @p object refers to, if it only refers.
    [[nodiscard]] const QJsonObject resolved(const QJsonObject &object) const;
    //! Without references, and closed.
    [[nodiscard]] QJsonValue closed(const QJsonValue &schema) const;
    [[nodiscard]] QStringList validate(const QJsonValue &value, const QJsonValue &schema) const;
    [[nodiscard]] QStringList headerFaults(const HttpReply &reply, const QJsonObject &answer) const;
    [[nodiscard]] QStringList bodyFaults(const HttpReply &reply, const QJsonObject &answer) const;

    QJsonObject m_document;
};

} // namespace TestSupport
