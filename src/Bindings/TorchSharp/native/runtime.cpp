// What concerns the library as a whole: errors, threads, generators, devices.
#include "shim.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <c10/core/impl/DeviceGuardImplInterface.h>
#include <torch/version.h>

#include <mutex>

// OpenBLAS, where it is what libtorch multiplies matrices with.
extern "C" __attribute__((weak)) void openblas_set_num_threads(int count);

// Found in the file by whoever wants the version without loading libtorch.
PT_EXPORT const char pt_built_for[];
const char pt_built_for[] = "profiler_torch for libtorch " TORCH_VERSION;

// Valid until the next failure on this thread.
PT_EXPORT const char* pt_last_error() {
  return shim::last_error().c_str();
}

PT_EXPORT const char* pt_version() {
  return TORCH_VERSION;
}

PT_EXPORT int32_t pt_set_num_threads(int32_t count) {
  return shim::guarded([&] { at::set_num_threads(count); });
}

// Matrix products have threads of their own.
PT_EXPORT void pt_set_num_blas_threads(int32_t count) {
  if (openblas_set_num_threads != nullptr) {
    openblas_set_num_threads(count);
  }
}

PT_EXPORT int32_t pt_get_num_threads() {
  return at::get_num_threads();
}

PT_EXPORT int32_t pt_set_num_interop_threads(int32_t count) {
  return shim::guarded([&] { at::set_num_interop_threads(count); });
}

PT_EXPORT int32_t pt_get_num_interop_threads() {
  return static_cast<int32_t>(at::get_num_interop_threads());
}

PT_EXPORT int32_t pt_cuda_device_count() {
  return c10::impl::hasDeviceGuardImpl(c10::DeviceType::CUDA)
      ? static_cast<int32_t>(c10::impl::getDeviceGuardImpl(c10::DeviceType::CUDA)->deviceCount())
      : 0;
}

PT_EXPORT int32_t pt_cuda_available() {
  return pt_cuda_device_count() > 0;
}

PT_EXPORT int32_t pt_manual_seed(int64_t seed) {
  return shim::guarded([&] { at::manual_seed(static_cast<uint64_t>(seed)); });
}

PT_EXPORT int32_t pt_generator_new(uint64_t seed, void** result) {
  return shim::guarded([&] { *result = new at::Generator(at::detail::createCPUGenerator(seed)); });
}

PT_EXPORT int32_t pt_generator_default(void** result) {
  return shim::guarded([&] { *result = new at::Generator(at::detail::getDefaultCPUGenerator()); });
}

PT_EXPORT void pt_generator_free(void* generator) {
  delete static_cast<at::Generator*>(generator);
}

PT_EXPORT int32_t pt_generator_set_seed(void* generator, uint64_t seed) {
  return shim::guarded([&] {
    auto& target = *static_cast<at::Generator*>(generator);
    std::lock_guard<std::mutex> lock(target.mutex());
    target.set_current_seed(seed);
  });
}

PT_EXPORT int32_t pt_generator_seed(void* generator, uint64_t* seed) {
  return shim::guarded([&] { *seed = static_cast<at::Generator*>(generator)->current_seed(); });
}

PT_EXPORT int32_t pt_generator_state(void* generator, shim::Handle* state) {
  return shim::guarded([&] {
    auto& source = *static_cast<at::Generator*>(generator);
    std::lock_guard<std::mutex> lock(source.mutex());
    *state = shim::hand_over(source.get_state());
  });
}

PT_EXPORT int32_t pt_generator_set_state(void* generator, shim::Handle state) {
  return shim::guarded([&] {
    auto& target = *static_cast<at::Generator*>(generator);
    std::lock_guard<std::mutex> lock(target.mutex());
    target.set_state(shim::share(state));
  });
}
