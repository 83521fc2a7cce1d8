// How failures cross from C++ to C#: as a status, with the message kept for whoever asks.
#pragma once

#include <c10/util/Exception.h>

#include <cstdint>
#include <exception>
#include <string>

#define PT_EXPORT extern "C" __attribute__((visibility("default")))

namespace shim {

inline std::string& last_error() {
  static thread_local std::string message;
  return message;
}

inline void remember_current_exception() noexcept {
  try {
    throw;
  } catch (const c10::Error& error) {
    last_error() = error.what_without_backtrace();
  } catch (const std::exception& error) {
    last_error() = error.what();
  } catch (...) {
    last_error() = "an exception of an unknown kind";
  }
}

// No exception crosses the boundary: 0 says that the body ran, 1 that last_error knows why not.
template <typename Body>
int32_t guarded(Body&& body) noexcept {
  try {
    body();
    return 0;
  } catch (...) {
    remember_current_exception();
    return 1;
  }
}

}  // namespace shim
