// The boundary between C# and libtorch: what every file of the shim shares.
#pragma once

#include "failure.h"

#include <ATen/core/Tensor.h>

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

}  // namespace shim
