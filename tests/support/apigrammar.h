// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QSet>
#include <QStringList>

namespace TestSupport {

//! Returns the part of @p document that a reference like "#/components/schemas/User" names.
[[nodiscard]] QJsonValue targetOf(const QString &pointer, const QJsonObject &document);

//! Looks for what makes a document no OpenAPI 3.1 (Debian has no program that does): members that
//! have to be there, references that lead nowhere, names that are used twice or never, parameters
//! that a path does not have. Schemas may only use what ApiDocument's validator understands.
class ApiGrammar
{
public:
    explicit ApiGrammar(QJsonObject document);

    [[nodiscard]] QStringList faults();

private:
    void checkPath(const QString &path, const QJsonObject &item);
    void checkOperation(const QString &path, const QJsonObject &operation);
    void checkParameters(const QString &path, const QJsonObject &operation);
    void checkResponses(const QJsonObject &operation);
    void checkContent(const QJsonObject &content);
    void checkSecurity(const QJsonObject &operation);
    void checkSchemes();
    void checkSchema(const QJsonValue &schema);
    void checkReferences(const QJsonValue &value);
    void checkComponents();
    [[nodiscard]] const QJsonObject resolved(const QJsonObject &object) const;
    void expect(bool isRight, const QString &what);

    QJsonObject m_document;
    //! The part that is being looked at.
    QString m_place;
    QStringList m_faults;
    QSet<QString> m_operationIds;
    QSet<QString> m_references;
    QSet<QString> m_schemes;
};

} // namespace TestSupport
