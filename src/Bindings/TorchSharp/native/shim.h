// The boundary between C# and libtorch: what every file of the shim shares.
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <exception>
#include <string>

#define PT_EXPORT extern "C" __attribute__((visibility("default")))

namespace shim {

// A tensor travels as its TensorImpl with one reference that the receiver owns; null is the undefined tensor.
using Handle = c10::TensorImpl*;

inline at::Tensor share(Handle handle) {
  if (handle == nullptr) {
    return at::Tensor();
  }
  return at::Tensor(c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim_copy(handle));
}

inline Handle hand_over(at::Tensor tensor) {
  return tensor.defined() ? tensor.unsafeReleaseTensorImpl() : nullptr;
}

// Keeps the message of the exception that is being handled for pt_last_error of this thread.
void remember_current_exception() noexcept;

// No exception crosses the boundary: 0 says that the body ran, 1 that pt_last_error knows why not.
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
