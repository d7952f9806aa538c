// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/model/attempt.h"

#include <QString>
#include <QUuid>

// Interfaces through which the core tells what happened. All of them are called in one thread, the
// server's.
namespace Core {

//! Gives a person the number that they enter on the screen, in WhatsApp. It returns at once;
//! whether the message arrives shows later.
class ConfirmationSender
{
public:
    ConfirmationSender() = default;
    virtual ~ConfirmationSender() = default;
    Q_DISABLE_COPY_MOVE(ConfirmationSender)

    //! Called after the commit. @p number has the attempt's numberDigits.
    virtual void send(const Attempt &attempt, const QString &number) = 0;
};

//! Gives a person the code to sign in with, in WhatsApp. It returns at once: how long an answer
//! takes must not tell whether a code went out.
class CodeSender
{
public:
    CodeSender() = default;
    virtual ~CodeSender() = default;
    Q_DISABLE_COPY_MOVE(CodeSender)

    //! Called after the commit. @p code is six digits, for @p attempt's expectedPhone.
    virtual void send(const Attempt &attempt, const QString &code) = 0;

    //! Whether the account can send. It must not depend on what became of a code: codes go to
    //! tenants only, so that whoever asks would learn who is one.
    [[nodiscard]] virtual bool isWorking() const = 0;
};

//! Tells a person in WhatsApp that they have signed in. It returns at once.
class SignInNotifier
{
public:
    SignInNotifier() = default;
    virtual ~SignInNotifier() = default;
    Q_DISABLE_COPY_MOVE(SignInNotifier)

    //! Called after the commit, once for each attempt that is completed, in whatever way, and of
    //! several servers only in the one that completed it.
    virtual void signedIn(const Attempt &attempt) = 0;
};

//! Tells those who wait. Called after the commit, never before, but for messageArrived().
class OutcomePublisher
{
public:
    OutcomePublisher() = default;
    virtual ~OutcomePublisher() = default;
    Q_DISABLE_COPY_MOVE(OutcomePublisher)

    //! A message that names this pending attempt is in and being looked at.
    virtual void messageArrived(const QUuid &attemptId) = 0;
    virtual void attemptChanged(const QUuid &attemptId) = 0;
};

} // namespace Core
