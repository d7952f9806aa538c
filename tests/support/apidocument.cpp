// SPDX-License-Identifier: GPL-3.0-only
#include "support/apidocument.h"

#include "support/apigrammar.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <valijson/adapters/qtjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace TestSupport {

using namespace Qt::StringLiterals;

namespace {

const auto json = u"application/json"_s;

QJsonValue schemaOf(const QJsonObject &holder)
{
    return holder["content"_L1][json]["schema"_L1];
}

} // namespace

ApiDocument::ApiDocument(QJsonObject document)
    : m_document(std::move(document))
{
}

QStringList ApiDocument::faults() const
{
    return ApiGrammar(m_document).faults();
}

QStringList ApiDocument::paths() const
{
    return m_document["paths"_L1].toObject().keys();
}

QStringList ApiDocument::methods(const QString &path) const
{
    QStringList methods;
    for (const auto &method : m_document["paths"_L1][path].toObject().keys())
        methods.append(method.toUpper());
    methods.sort();
    return methods;
}

QStringList ApiDocument::answers() const
{
    QStringList answers;
    for (const auto &path : paths()) {
        for (const auto &method : methods(path)) {
            const auto responses = operation(method.toLatin1(), path)["responses"_L1].toObject();
            for (const auto &status : responses.keys()) {
                if (status != "default"_L1)
                    answers.append(method + u' ' + path + u' ' + status);
            }
        }
    }
    return answers;
}

const QJsonObject ApiDocument::operation(const QByteArray &method, const QString &path) const
{
    return m_document["paths"_L1][path][QString::fromLatin1(method.toLower())].toObject();
}

const QJsonObject ApiDocument::resolved(const QJsonObject &object) const
{
    const auto pointer = object["$ref"_L1].toString();
    return pointer.isEmpty() ? object : targetOf(pointer, m_document).toObject();
}

const QJsonObject ApiDocument::answerFor(int status, const QJsonObject &operation) const
{
    const auto responses = operation["responses"_L1].toObject();
    const auto own = responses[QString::number(status)];
    if (own.isObject())
        return resolved(own.toObject());
    const auto other = resolved(responses["default"_L1].toObject());
    return other["x-statuses"_L1].toArray().contains(status) ? other : QJsonObject();
}

QStringList ApiDocument::faultsOf(const HttpReply &reply, const QByteArray &method,
                                  const QString &path) const
{
    const auto found = operation(method, path);
    if (found.isEmpty())
        return {u"no such operation"_s};
    const auto answer = answerFor(reply.status, found);
    if (answer.isEmpty())
        return {u"status %1 is not in the document"_s.arg(reply.status)};
    return headerFaults(reply, answer) + bodyFaults(reply, answer);
}

QStringList ApiDocument::headerFaults(const HttpReply &reply, const QJsonObject &answer) const
{
    QStringList faults;
    const auto headers = answer["headers"_L1].toObject();
    for (auto each = headers.begin(); each != headers.end(); ++each) {
        const auto header = resolved(each.value().toObject());
        const auto value = QString::fromLatin1(reply.header(each.key().toLatin1()));
        if (!value.isEmpty())
            faults += validate(value, header["schema"_L1]);
        else if (header["required"_L1].toBool())
            faults += u"the header %1 is missing"_s.arg(each.key());
    }
    return faults;
}

QStringList ApiDocument::bodyFaults(const HttpReply &reply, const QJsonObject &answer) const
{
    const auto type = QString::fromLatin1(reply.header("Content-Type")).section(u';', 0, 0);
    const auto contents = answer["content"_L1].toObject();
    if (contents.isEmpty()) {
        return reply.body.isEmpty() && type.isEmpty() ? QStringList()
                                                      : QStringList{u"there is a body"_s};
    }
    if (!contents.contains(type))
        return {u"a body of type \"%1\""_s.arg(type)};
    if (type != json)
        return {};
    QJsonParseError error;
    const auto body = QJsonDocument::fromJson(reply.body, &error);
    if (!body.isObject())
        return {u"no JSON object: "_s + error.errorString()};
    return validate(body.object(), schemaOf(answer));
}

QStringList ApiDocument::faultsOfRequest(const QByteArray &body, const QByteArray &method,
                                         const QString &path) const
{
    const auto wanted = operation(method, path)["requestBody"_L1].toObject();
    if (body.isEmpty()) {
        return wanted["required"_L1].toBool() ? QStringList{u"the document wants a body"_s}
                                              : QStringList();
    }
    const auto document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return {u"no JSON object"_s};
    return validate(document.object(), schemaOf(wanted));
}

QStringList ApiDocument::faultsOfValue(const QJsonValue &value, const QString &schema) const
{
    return validate(value, m_document["components"_L1]["schemas"_L1][schema]);
}

QStringList ApiDocument::wordsOf(const QString &schema, const QString &member) const
{
    auto found = m_document["components"_L1]["schemas"_L1][schema];
    for (const auto &step : member.split(u'/', Qt::SkipEmptyParts))
        found = found["properties"_L1][step];
    QStringList words;
    for (const auto &word : found["enum"_L1].toArray())
        words.append(word.toString());
    words.sort();
    return words;
}

QJsonValue ApiDocument::closed(const QJsonValue &schema) const
{
    if (schema.isArray()) {
        QJsonArray all;
        for (const auto &each : schema.toArray())
            all.append(closed(each));
        return all;
    }
    if (!schema.isObject())
        return schema;
    const auto source = resolved(schema.toObject());
    QJsonObject result;
    for (auto each = source.begin(); each != source.end(); ++each)
        result.insert(each.key(), closed(each.value()));
    if (source["properties"_L1].isObject() && !source.contains("additionalProperties"_L1))
        result.insert("additionalProperties"_L1, false);
    return result;
}

// The document uses of JSON Schema 2020-12, which OpenAPI 3.1 has, only what draft 7 has as well;
// ApiGrammar sees to it.
QStringList ApiDocument::validate(const QJsonValue &value, const QJsonValue &schema) const
{
    const auto wanted = closed(schema);
    valijson::Schema parsed;
    const valijson::adapters::QtJsonAdapter wantedAdapter(wanted);
    valijson::SchemaParser(valijson::SchemaParser::kDraft7).populateSchema(wantedAdapter, parsed);
    valijson::ValidationResults results;
    const valijson::adapters::QtJsonAdapter valueAdapter(value);
    valijson::Validator().validate(parsed, valueAdapter, &results);
    QStringList faults;
    for (const auto &error : results) {
        QString where;
        for (const auto &step : error.context)
            where += QString::fromStdString(step);
        faults.append(where + u": "_s + QString::fromStdString(error.description));
    }
    return faults;
}

} // namespace TestSupport
