// What a tensor says of itself, without the dispatcher in between.
#include "shim.h"

#include <algorithm>

using shim::Handle;

PT_EXPORT void pt_tensor_free(Handle tensor) {
  c10::raw::intrusive_ptr::decref(tensor);
}

PT_EXPORT int64_t pt_tensor_dim(Handle tensor) {
  return tensor->dim();
}

PT_EXPORT int64_t pt_tensor_numel(Handle tensor) {
  return tensor->numel();
}

PT_EXPORT int32_t pt_tensor_dtype(Handle tensor) {
  return static_cast<int32_t>(c10::typeMetaToScalarType(tensor->dtype()));
}

PT_EXPORT int32_t pt_tensor_device(Handle tensor, int32_t* index) {
  auto device = tensor->device();
  *index = device.index();
  return static_cast<int32_t>(device.type());
}

PT_EXPORT int32_t pt_tensor_sizes(Handle tensor, int64_t* sizes) {
  return shim::guarded([&] {
    auto values = tensor->sizes();
    std::copy(values.begin(), values.end(), sizes);
  });
}

PT_EXPORT int32_t pt_tensor_strides(Handle tensor, int64_t* strides) {
  return shim::guarded([&] {
    auto values = tensor->strides();
    std::copy(values.begin(), values.end(), strides);
  });
}

PT_EXPORT int32_t pt_tensor_is_contiguous(Handle tensor, int32_t format, int32_t* result) {
  return shim::guarded([&] { *result = tensor->is_contiguous(static_cast<at::MemoryFormat>(format)); });
}

// The first element's address; the storage must be on the host for it to be of use.
PT_EXPORT int32_t pt_tensor_data(Handle tensor, void** data) {
  return shim::guarded([&] { *data = shim::share(tensor).data_ptr(); });
}

PT_EXPORT int64_t pt_tensor_element_size(Handle tensor) {
  return static_cast<int64_t>(tensor->dtype().itemsize());
}

PT_EXPORT int64_t pt_tensor_storage_offset(Handle tensor) {
  return tensor->storage_offset();
}

PT_EXPORT int32_t pt_tensor_requires_grad(Handle tensor, int32_t* result) {
  return shim::guarded([&] { *result = shim::share(tensor).requires_grad(); });
}

PT_EXPORT int32_t pt_tensor_set_requires_grad(Handle tensor, int32_t value) {
  return shim::guarded([&] { shim::share(tensor).set_requires_grad(value != 0); });
}

PT_EXPORT int32_t pt_tensor_retain_grad(Handle tensor) {
  return shim::guarded([&] { shim::share(tensor).retain_grad(); });
}

PT_EXPORT int32_t pt_tensor_is_leaf(Handle tensor, int32_t* result) {
  return shim::guarded([&] { *result = shim::share(tensor).is_leaf(); });
}

PT_EXPORT int32_t pt_tensor_grad(Handle tensor, Handle* grad) {
  return shim::guarded([&] { *grad = shim::hand_over(shim::share(tensor).grad()); });
}

PT_EXPORT int32_t pt_tensor_set_grad(Handle tensor, Handle grad) {
  return shim::guarded([&] { shim::share(tensor).mutable_grad() = shim::share(grad); });
}

// Gives the tensor the other's data and keeps its identity, as assigning to .data does in Python.
PT_EXPORT int32_t pt_tensor_set_data(Handle tensor, Handle data) {
  return shim::guarded([&] { shim::share(tensor).set_data(shim::share(data)); });
}
