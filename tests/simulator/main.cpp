// SPDX-License-Identifier: GPL-3.0-only
#include "simulator/gateway.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QMetaEnum>
#include <QTextStream>

using namespace Qt::StringLiterals;

namespace {

//! Writes an error in the options to the standard error output.
int fail(const QString &message)
{
    QTextStream(stderr) << message << '\n';
    return EXIT_FAILURE;
}

void addOptions(QCommandLineParser &parser)
{
    const Simulator::Options usual;
    parser.addOptions({
        {u"port"_s, u"listen on 127.0.0.1 at this port (0: any)"_s, u"port"_s, u"0"_s},
        {u"instance"_s, u"the instance's id"_s, u"id"_s, QString::number(usual.idInstance)},
        {u"token"_s, u"the API token"_s, u"token"_s, usual.token},
        {u"number"_s, u"the account's number"_s, u"digits"_s, usual.number},
        {u"scale"_s, u"multiplies every time; 0.001 makes an hour 3.6 seconds"_s, u"factor"_s,
         u"1"_s},
        {u"webhook-url"_s, u"where notifications go; without it they are polled"_s, u"url"_s},
        {u"webhook-token"_s, u"the token of the webhooks"_s, u"token"_s},
        {u"developer-plan"_s, u"three chats and 100 checks a month"_s},
        {u"no-rate-limits"_s, u"never answer 429"_s},
        {u"seed"_s, u"for the faults that strike by chance"_s, u"number"_s, u"1"_s},
        {u"fault"_s, u"NAME=3 strikes three times, NAME=10% by chance; may be repeated"_s,
         u"fault"_s},
    });
}

//! False if it cannot be read.
bool setFault(Simulator::Faults &faults, const QString &text)
{
    const auto name = text.section(u'=', 0, 0);
    auto amount = text.section(u'=', 1);
    bool isKnown = false;
    const auto fault = Simulator::Fault(
        QMetaEnum::fromType<Simulator::Fault>().keyToValue(name.toLatin1().constData(), &isKnown));
    bool isNumber = false;
    const bool isChance = amount.endsWith(u'%');
    const auto number = (isChance ? amount.chopped(1) : amount).toInt(&isNumber);
    if (!isKnown || !isNumber)
        return false;
    if (isChance)
        faults.strikeByChance(fault, number / 100.0);
    else
        faults.strikeNext(fault, number);
    return true;
}

Simulator::Options optionsFrom(const QCommandLineParser &parser)
{
    Simulator::Options options;
    options.idInstance = parser.value(u"instance"_s).toLongLong();
    options.token = parser.value(u"token"_s);
    options.number = parser.value(u"number"_s);
    options.settings = Simulator::Options::recommendedSettings();
    options.settings[u"webhookUrl"_s] = parser.value(u"webhook-url"_s);
    options.settings[u"webhookUrlToken"_s] = parser.value(u"webhook-token"_s);
    options.times = options.times.scaled(parser.value(u"scale"_s).toDouble());
    if (parser.isSet(u"developer-plan"_s))
        options.plan = Simulator::Plan::developer();
    options.hasRateLimits = !parser.isSet(u"no-rate-limits"_s);
    options.hasControl = true;
    options.seed = parser.value(u"seed"_s).toUInt();
    return options;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"A Green API instance that only pretends. POST JSON to /simulator/message, state, "
        "settings, fault, contact, plan, number, forge or prepare, and GET /simulator/status, "
        "chats or events."_s);
    parser.addHelpOption();
    addOptions(parser);
    parser.process(application);
    bool isPort = false;
    const auto port = parser.value(u"port"_s).toUShort(&isPort);
    if (!isPort || parser.value(u"scale"_s).toDouble() <= 0)
        return fail(u"--port takes a port and --scale a number above 0"_s);
    Simulator::Gateway gateway(optionsFrom(parser));
    for (const auto &fault : parser.values(u"fault"_s)) {
        if (!setFault(gateway.faults(), fault))
            return fail(u"--fault cannot be read: "_s + fault);
    }
    if (!gateway.listen(port))
        return fail(u"the port is taken"_s);
    QTextStream(stdout) << "api " << gateway.url().toString() << "\npage "
                        << gateway.pageUrl().toString() << "\ncontrol " << gateway.url().toString()
                        << "/simulator/\n";
    return QCoreApplication::exec();
}
