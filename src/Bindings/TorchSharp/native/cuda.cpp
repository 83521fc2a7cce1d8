// Events of the current CUDA stream. c10 records them through whatever library registered the device; the time between two of
// them only the CUDA runtime tells, which is looked up among what this library was loaded with: it is compiled without CUDA's headers.
#include "shim.h"

#include <c10/core/Stream.h>
#include <c10/core/impl/DeviceGuardImplInterface.h>

#include <dlfcn.h>

namespace {

const c10::impl::DeviceGuardImplInterface& cuda() {
  TORCH_CHECK(c10::impl::hasDeviceGuardImpl(c10::DeviceType::CUDA), "this libtorch was built without CUDA");
  return *c10::impl::getDeviceGuardImpl(c10::DeviceType::CUDA);
}

using ElapsedTime = int (*)(float* milliseconds, void* start, void* end);

ElapsedTime elapsed_time() {
  static const ElapsedTime found = [] {
    Dl_info here{};
    dladdr(reinterpret_cast<const void*>(&elapsed_time), &here);
    void* library = dlopen(here.dli_fname, RTLD_LAZY | RTLD_NOLOAD);
    return library == nullptr ? nullptr : reinterpret_cast<ElapsedTime>(dlsym(library, "cudaEventElapsedTime"));
  }();
  TORCH_CHECK(found != nullptr, "the CUDA runtime that this libtorch uses has no cudaEventElapsedTime to be found");
  return found;
}

}  // namespace

// Makes the event at its first recording.
PT_EXPORT int32_t pt_cuda_event_record(void** event) {
  return shim::guarded([&] {
    const auto& device = cuda();
    const auto current = device.getDevice();
    device.record(event, device.getStream(current), current.index(), c10::EventFlag::BACKEND_DEFAULT);
  });
}

// Waits for all that was asked of the current stream so far.
PT_EXPORT int32_t pt_cuda_synchronize() {
  return shim::guarded([] { cuda().synchronizeStream(cuda().getStream(cuda().getDevice())); });
}

PT_EXPORT int32_t pt_cuda_event_elapsed(void* start, void* end, float* milliseconds) {
  return shim::guarded([&] {
    const int status = elapsed_time()(milliseconds, start, end);
    TORCH_CHECK(status == 0, "cudaEventElapsedTime answers ", status);
  });
}

PT_EXPORT void pt_cuda_event_free(void* event) {
  if (event != nullptr) {
    cuda().destroyEvent(event, cuda().getDevice().index());
  }
}
