// A process group of libtorch's c10d over Gloo: sums, broadcasts and barriers over memory of the caller's.
#include "../../TorchSharp/native/failure.h"

#if __has_include(<gloo/rendezvous/store.h>) && __has_include(<torch/csrc/distributed/c10d/ProcessGroupGloo.hpp>)
#define USE_C10D_GLOO
#include <ATen/ATen.h>
#include <torch/csrc/distributed/c10d/ProcessGroupGloo.hpp>
#include <torch/csrc/distributed/c10d/TCPStore.hpp>

#include <chrono>
#include <cstdlib>
#include <vector>

namespace {

struct Group {
  c10::intrusive_ptr<c10d::ProcessGroupGloo> processes;
};

// Gloo connects from the address that this machine's name has; for a rendezvous on the loopback, and where an interface is named, from there.
std::shared_ptr<::gloo::transport::Device> device_for(const std::string& host) {
  if (const char* interface = std::getenv("GLOO_SOCKET_IFNAME")) {
    return c10d::ProcessGroupGloo::createDeviceForInterface(interface);
  }
  if (host == "localhost" || host.rfind("127.", 0) == 0) {
    return c10d::ProcessGroupGloo::createDeviceForHostname("127.0.0.1");
  }
  return c10d::ProcessGroupGloo::createDefaultDevice();
}

void sum(void* group, void* values, int64_t count, at::ScalarType type) {
  std::vector<at::Tensor> tensors{at::from_blob(values, {count}, type)};
  static_cast<Group*>(group)->processes->allreduce(tensors, c10d::AllreduceOptions())->wait();
}

}  // namespace

// Waits until all have come. The first rank holds the store where they meet.
PT_EXPORT int32_t pd_group_new(const char* host, int32_t port, int32_t rank, int32_t size, int64_t timeout_ms, void** group) {
  return shim::guarded([&] {
    const std::chrono::milliseconds timeout(timeout_ms);
    c10d::TCPStoreOptions options;
    options.port = static_cast<std::uint16_t>(port);
    options.isServer = rank == 0;
    options.numWorkers = static_cast<std::size_t>(size);
    options.timeout = timeout;
    auto store = c10::make_intrusive<c10d::TCPStore>(host, options);
    auto settings = c10d::ProcessGroupGloo::Options::create(timeout);
    settings->devices.push_back(device_for(host));
    settings->threads = 1;
    *group = new Group{c10::make_intrusive<c10d::ProcessGroupGloo>(store, rank, size, settings)};
  });
}

PT_EXPORT int32_t pd_group_free(void* group) {
  return shim::guarded([&] { delete static_cast<Group*>(group); });
}

PT_EXPORT int32_t pd_sum_floats(void* group, float* values, int64_t count) {
  return shim::guarded([&] { sum(group, values, count, at::kFloat); });
}

PT_EXPORT int32_t pd_sum_doubles(void* group, double* values, int64_t count) {
  return shim::guarded([&] { sum(group, values, count, at::kDouble); });
}

PT_EXPORT int32_t pd_broadcast(void* group, uint8_t* bytes, int64_t count, int32_t root) {
  return shim::guarded([&] {
    std::vector<at::Tensor> tensors{at::from_blob(bytes, {count}, at::kByte)};
    c10d::BroadcastOptions options;
    options.rootRank = root;
    static_cast<Group*>(group)->processes->broadcast(tensors, options)->wait();
  });
}

PT_EXPORT int32_t pd_barrier(void* group) {
  return shim::guarded([&] { static_cast<Group*>(group)->processes->barrier(c10d::BarrierOptions())->wait(); });
}

#else

namespace {

int32_t absent() {
  return shim::guarded([] {
    TORCH_CHECK(false, "the libtorch that this was built with has no headers of Gloo, so there are no process groups");
  });
}

}  // namespace

PT_EXPORT int32_t pd_group_new(const char*, int32_t, int32_t, int32_t, int64_t, void**) { return absent(); }
PT_EXPORT int32_t pd_group_free(void*) { return absent(); }
PT_EXPORT int32_t pd_sum_floats(void*, float*, int64_t) { return absent(); }
PT_EXPORT int32_t pd_sum_doubles(void*, double*, int64_t) { return absent(); }
PT_EXPORT int32_t pd_broadcast(void*, uint8_t*, int64_t, int32_t) { return absent(); }
PT_EXPORT int32_t pd_barrier(void*) { return absent(); }

#endif

PT_EXPORT const char* pd_last_error() {
  return shim::last_error().c_str();
}
