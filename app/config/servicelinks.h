#pragma once

#include <QProcessEnvironment>
#include <QStringList>

namespace Config {

//! The variables that Kubernetes makes for each service of a namespace, and that begin as ours do
//! because the service is called "amt-…": AMT_KIOSK_PORT=tcp://10.0.0.1:8080 and the like
//! (https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables). A
//! variable is one of them by its name and its value together. In alphabetical order.
[[nodiscard]] QStringList serviceLinksIn(const QProcessEnvironment &environment);

//! One sentence that says that they are ignored, and how to be rid of them.
[[nodiscard]] QString serviceLinksIgnored(const QStringList &variables);

} // namespace Config
