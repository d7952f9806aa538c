// SPDX-License-Identifier: GPL-3.0-only
#include "support/apigrammar.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace TestSupport {

using namespace Qt::StringLiterals;

namespace {

const QSet<QString> methods{u"get"_s,     u"put"_s,  u"post"_s,  u"delete"_s,
                            u"options"_s, u"head"_s, u"patch"_s, u"trace"_s};
const QSet<QString> schemaWords{u"$ref"_s,     u"type"_s,      u"description"_s, u"properties"_s,
                                u"required"_s, u"items"_s,     u"enum"_s,        u"const"_s,
                                u"oneOf"_s,    u"format"_s,    u"pattern"_s,     u"minimum"_s,
                                u"maximum"_s,  u"minLength"_s, u"maxLength"_s,   u"default"_s};
const QSet<QString> types{u"string"_s, u"integer"_s, u"number"_s, u"boolean"_s,
                          u"object"_s, u"array"_s,   u"null"_s};

QStringList namesIn(const QString &path)
{
    static const QRegularExpression braces(u"\\{([^}]*)\\}"_s);
    QStringList names;
    auto matches = braces.globalMatch(path);
    while (matches.hasNext())
        names.append(matches.next().captured(1));
    return names;
}

} // namespace

QJsonValue targetOf(const QString &pointer, const QJsonObject &document)
{
    if (!pointer.startsWith("#/"_L1))
        return QJsonValue::Undefined;
    QJsonValue target = document;
    for (const auto &step : pointer.mid(2).split(u'/'))
        target = target[step];
    return target;
}

ApiGrammar::ApiGrammar(QJsonObject document)
    : m_document(std::move(document))
{
}

QStringList ApiGrammar::faults()
{
    m_place = u"document"_s;
    expect(m_document["openapi"_L1].toString().startsWith("3.1."_L1), u"openapi is not 3.1"_s);
    const auto info = m_document["info"_L1];
    expect(!info["title"_L1].toString().isEmpty(), u"info.title"_s);
    expect(!info["version"_L1].toString().isEmpty(), u"info.version"_s);
    checkReferences(m_document);
    checkSchemes();
    const auto paths = m_document["paths"_L1].toObject();
    expect(!paths.isEmpty(), u"paths"_s);
    for (auto path = paths.begin(); path != paths.end(); ++path)
        checkPath(path.key(), path.value().toObject());
    checkComponents();
    return m_faults;
}

void ApiGrammar::expect(bool isRight, const QString &what)
{
    if (!isRight)
        m_faults.append(m_place + u": "_s + what);
}

const QJsonObject ApiGrammar::resolved(const QJsonObject &object) const
{
    const auto pointer = object["$ref"_L1].toString();
    return pointer.isEmpty() ? object : targetOf(pointer, m_document).toObject();
}

void ApiGrammar::checkReferences(const QJsonValue &value)
{
    for (const auto &each : value.toArray())
        checkReferences(each);
    const auto object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member) {
        checkReferences(member.value());
        if (member.key() != "$ref"_L1)
            continue;
        const auto pointer = member.value().toString();
        m_references.insert(pointer);
        expect(targetOf(pointer, m_document).isObject(), pointer + u" leads nowhere"_s);
        expect(object.size() == 1, pointer + u" has something beside it"_s);
    }
}

void ApiGrammar::checkSchemes()
{
    const auto schemes = m_document["components"_L1]["securitySchemes"_L1].toObject();
    for (auto each = schemes.begin(); each != schemes.end(); ++each) {
        m_place = each.key();
        m_schemes.insert(each.key());
        const auto type = each.value()["type"_L1].toString();
        expect(type == "http"_L1 || type == "apiKey"_L1, u"type of a security scheme"_s);
        if (type == "http"_L1)
            expect(each.value()["scheme"_L1].isString(), u"scheme"_s);
        else
            expect(each.value()["name"_L1].isString() && each.value()["in"_L1].isString(),
                   u"name and in"_s);
    }
}

void ApiGrammar::checkPath(const QString &path, const QJsonObject &item)
{
    m_place = path;
    expect(path.startsWith(u'/'), u"a path starts with a slash"_s);
    expect(!item.isEmpty(), u"nothing is there"_s);
    for (auto each = item.begin(); each != item.end(); ++each) {
        m_place = each.key().toUpper() + u' ' + path;
        expect(methods.contains(each.key()), u"no method"_s);
        checkOperation(path, each.value().toObject());
    }
}

void ApiGrammar::checkOperation(const QString &path, const QJsonObject &operation)
{
    const auto id = operation["operationId"_L1].toString();
    expect(!id.isEmpty() && !m_operationIds.contains(id), u"an operationId of its own"_s);
    m_operationIds.insert(id);
    expect(!operation["summary"_L1].toString().isEmpty(), u"summary"_s);
    QSet<QString> tags;
    for (const auto &tag : m_document["tags"_L1].toArray())
        tags.insert(tag["name"_L1].toString());
    for (const auto &tag : operation["tags"_L1].toArray())
        expect(tags.contains(tag.toString()), u"an unknown tag"_s);
    checkParameters(path, operation);
    checkSecurity(operation);
    checkResponses(operation);
    if (operation.contains("requestBody"_L1))
        checkContent(operation["requestBody"_L1]["content"_L1].toObject());
}

void ApiGrammar::checkParameters(const QString &path, const QJsonObject &operation)
{
    auto missing = namesIn(path);
    QSet<QString> seen;
    for (const auto &each : operation["parameters"_L1].toArray()) {
        const auto name = each["name"_L1].toString();
        const auto in = each["in"_L1].toString();
        expect(!name.isEmpty() && !seen.contains(in + name), u"a parameter's name"_s);
        seen.insert(in + name);
        expect(in == "query"_L1 || in == "path"_L1 || in == "header"_L1, u"where is "_s + name);
        checkSchema(each["schema"_L1]);
        if (in != "path"_L1)
            continue;
        expect(missing.removeOne(name), name + u" is not in the path"_s);
        expect(each["required"_L1].toBool(), name + u" has to be required"_s);
    }
    expect(missing.isEmpty(), missing.join(u' ') + u" is not described"_s);
}

void ApiGrammar::checkSecurity(const QJsonObject &operation)
{
    expect(operation["security"_L1].isArray(), u"security, if only none"_s);
    for (const auto &each : operation["security"_L1].toArray()) {
        for (const auto &scheme : each.toObject().keys())
            expect(m_schemes.contains(scheme), scheme + u" is no security scheme"_s);
    }
}

void ApiGrammar::checkResponses(const QJsonObject &operation)
{
    static const QRegularExpression status(u"^([1-5][0-9][0-9]|default)$"_s);
    const auto responses = operation["responses"_L1].toObject();
    expect(responses.size() > 1, u"responses"_s);
    for (auto each = responses.begin(); each != responses.end(); ++each) {
        expect(status.match(each.key()).hasMatch(), each.key() + u" is no status"_s);
        const auto response = resolved(each.value().toObject());
        expect(!response["description"_L1].toString().isEmpty(), u"description of a response"_s);
        if (response.contains("content"_L1))
            checkContent(response["content"_L1].toObject());
        const auto headers = response["headers"_L1].toObject();
        for (const auto &header : headers)
            checkSchema(resolved(header.toObject())["schema"_L1]);
    }
}

void ApiGrammar::checkContent(const QJsonObject &content)
{
    expect(!content.isEmpty(), u"content"_s);
    for (auto each = content.begin(); each != content.end(); ++each) {
        expect(each.key().contains(u'/'), each.key() + u" is no media type"_s);
        checkSchema(each.value()["schema"_L1]);
    }
}

void ApiGrammar::checkSchema(const QJsonValue &schema)
{
    const auto object = schema.toObject();
    expect(!object.isEmpty(), u"a schema is missing"_s);
    for (const auto &word : object.keys())
        expect(schemaWords.contains(word), word + u" is not understood in a schema"_s);
    const auto type = object["type"_L1];
    for (const auto &each : type.isArray() ? type.toArray() : QJsonArray{type}) {
        if (!each.isUndefined() && !each.isNull())
            expect(types.contains(each.toString()), each.toString() + u" is no type"_s);
    }
    const auto properties = object["properties"_L1].toObject();
    for (const auto &each : properties)
        checkSchema(each);
    for (const auto &required : object["required"_L1].toArray())
        expect(properties.contains(required.toString()),
               required.toString() + u" is required and not described"_s);
    for (const auto &each : object["oneOf"_L1].toArray())
        checkSchema(each);
    if (type == "array"_L1)
        checkSchema(object["items"_L1]);
}

void ApiGrammar::checkComponents()
{
    const auto components = m_document["components"_L1].toObject();
    for (auto kind = components.begin(); kind != components.end(); ++kind) {
        const auto all = kind.value().toObject();
        for (auto each = all.begin(); each != all.end(); ++each) {
            m_place = u"#/components/"_s + kind.key() + u'/' + each.key();
            if (kind.key() == "schemas"_L1)
                checkSchema(each.value());
            expect(kind.key() == "securitySchemes"_L1 || m_references.contains(m_place),
                   u"is never used"_s);
        }
    }
}

} // namespace TestSupport
