// Gradients: their recording, and their computation.
#include "shim.h"

#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/autograd/autograd.h>

#include <vector>

using shim::Handle;

namespace {

std::vector<at::Tensor> tensors(const Handle* handles, int32_t count) {
  std::vector<at::Tensor> result;
  result.reserve(count);
  for (int32_t i = 0; i < count; i++) {
    result.push_back(shim::share(handles[i]));
  }
  return result;
}

}  // namespace

PT_EXPORT int32_t pt_grad_enabled() {
  return c10::GradMode::is_enabled();
}

PT_EXPORT void pt_set_grad_enabled(int32_t value) {
  c10::GradMode::set_enabled(value != 0);
}

PT_EXPORT int32_t pt_inference_mode_enter(int32_t value, void** guard) {
  return shim::guarded([&] { *guard = new c10::InferenceMode(value != 0); });
}

PT_EXPORT void pt_inference_mode_leave(void* guard) {
  delete static_cast<c10::InferenceMode*>(guard);
}

// What is asked of autograd; mirrors NativeGradients in C#. Without grad_outputs, all are ones.
struct Gradients {
  const Handle* outputs;
  const Handle* grad_outputs;
  const Handle* inputs;
  int32_t output_count;
  int32_t grad_output_count;
  int32_t input_count;
  int32_t retain_graph;
  int32_t create_graph;
  int32_t allow_unused;
};

PT_EXPORT int32_t pt_backward(const Gradients* asked) {
  return shim::guarded([&] {
    torch::autograd::backward(
        tensors(asked->outputs, asked->output_count),
        tensors(asked->grad_outputs, asked->grad_output_count),
        asked->retain_graph != 0,
        asked->create_graph != 0,
        tensors(asked->inputs, asked->input_count));
  });
}

// Writes one gradient an input; an unused input's is null.
PT_EXPORT int32_t pt_grad(const Gradients* asked, Handle* results) {
  return shim::guarded([&] {
    auto gradients = torch::autograd::grad(
        tensors(asked->outputs, asked->output_count),
        tensors(asked->inputs, asked->input_count),
        tensors(asked->grad_outputs, asked->grad_output_count),
        asked->retain_graph != 0,
        asked->create_graph != 0,
        asked->allow_unused != 0);
    for (size_t i = 0; i < gradients.size(); i++) {
      results[i] = shim::hand_over(std::move(gradients[i]));
    }
  });
}
