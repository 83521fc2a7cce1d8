// Autograd functions whose backward is written in C#: a node in libtorch's graph that calls back.
#include "shim.h"

#include <torch/csrc/autograd/function.h>
#include <torch/csrc/autograd/functions/utils.h>
#include <torch/csrc/autograd/saved_variable.h>
#include <torch/csrc/autograd/variable.h>

#include <algorithm>
#include <cstdlib>
#include <mutex>
#include <vector>

using shim::Handle;

namespace {

// Answers 0, or 1 and a message to be freed. Gradients arrive borrowed; what is written to `results` is owned.
using Backward = int32_t (*)(void* state, void* node, const Handle* gradients, int32_t count, Handle* results, int32_t result_count, char** message);
using Release = void (*)(void* state);

struct ManagedNode final : public torch::autograd::Node {
  ManagedNode(std::string name, void* state, Backward backward, Release release, bool materialize)
      : name_(std::move(name)), state_(state), backward_(backward), release_(release), materialize_(materialize) {}

  ~ManagedNode() override {
    release_(state_);
  }

  std::string name() const override {
    return name_;
  }

  torch::autograd::variable_list apply(torch::autograd::variable_list&& gradients) override {
    std::lock_guard<std::mutex> lock(mutex_);
    TORCH_CHECK(!released_, name_, ": a second backward through a graph that was freed; retain_graph keeps it");
    std::vector<Handle> handles;
    for (size_t i = 0; i < gradients.size(); i++) {
      if (materialize_ && !gradients[i].defined()) {
        gradients[i] = input_metadata(i).zeros_like();
      }
      handles.push_back(gradients[i].defined() ? gradients[i].unsafeGetTensorImpl() : nullptr);
    }
    std::vector<Handle> results(num_outputs(), nullptr);
    char* message = nullptr;
    int32_t failed = backward_(state_, this, handles.data(), count(handles), results.data(), count(results), &message);
    torch::autograd::variable_list answer;
    for (Handle result : results) {
      answer.push_back(adopt(result));
    }
    if (failed != 0) {
      std::string text = message == nullptr ? "failed" : message;
      std::free(message);
      TORCH_CHECK(false, text);
    }
    return answer;
  }

  void release_variables() override {
    std::lock_guard<std::mutex> lock(mutex_);
    saved.clear();
    released_ = true;
  }

  std::vector<torch::autograd::SavedVariable> saved;

 private:
  static int32_t count(const std::vector<Handle>& handles) {
    return static_cast<int32_t>(handles.size());
  }

  static at::Tensor adopt(Handle handle) {
    return handle == nullptr ? at::Tensor()
                             : at::Tensor(c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim(handle));
  }

  std::string name_;
  void* state_;
  Backward backward_;
  Release release_;
  bool materialize_;
  bool released_ = false;
};

}  // namespace

// What a forward pass leaves to record; mirrors NativeFunction in C#.
struct Function {
  const char* name;
  void* state;
  Backward backward;
  Release release;
  const Handle* inputs;
  // In: what forward made. Out: what the caller gets, owned, with the function as its origin.
  Handle* outputs;
  const int32_t* differentiable;
  const Handle* saved;
  int32_t input_count;
  int32_t output_count;
  int32_t saved_count;
  int32_t materialize;
};

// From the moment it is called, the state belongs to the node and goes with it, also where this fails.
PT_EXPORT int32_t pt_function_record(Function* function) {
  return shim::guarded([&] {
    auto managed = new ManagedNode(function->name, function->state, function->backward, function->release, function->materialize != 0);
    std::shared_ptr<torch::autograd::Node> node(managed, torch::autograd::deleteNode);
    torch::autograd::variable_list inputs;
    for (int32_t i = 0; i < function->input_count; i++) {
      inputs.push_back(shim::share(function->inputs[i]));
    }
    node->set_next_edges(torch::autograd::collect_next_edges(inputs));

    std::vector<at::Tensor> outputs;
    for (int32_t i = 0; i < function->output_count; i++) {
      auto output = shim::share(function->outputs[i]);
      const bool is_input = std::any_of(inputs.begin(), inputs.end(), [&](const at::Tensor& input) { return input.is_same(output); });
      if (is_input || output.requires_grad()) {
        output = output.detach();
      }
      if (function->differentiable[i] != 0) {
        torch::autograd::create_gradient_edge(output, node);
      } else {
        node->add_input_metadata(torch::autograd::Node::undefined_input{});
      }
      outputs.push_back(output);
    }

    for (int32_t i = 0; i < function->saved_count; i++) {
      auto tensor = shim::share(function->saved[i]);
      const bool is_output = tensor.defined() && tensor.grad_fn() == node;
      managed->saved.emplace_back(tensor, is_output);
    }
    for (int32_t i = 0; i < function->output_count; i++) {
      function->outputs[i] = shim::hand_over(std::move(outputs[i]));
    }
  });
}

// Only within the node's backward.
PT_EXPORT int32_t pt_function_saved(void* node, int32_t index, Handle* result) {
  return shim::guarded([&] {
    auto managed = static_cast<ManagedNode*>(static_cast<torch::autograd::Node*>(node));
    *result = shim::hand_over(managed->saved.at(index).unpack(managed->shared_from_this()));
  });
}

// One more reference to a tensor, owned by the receiver.
PT_EXPORT Handle pt_tensor_share(Handle tensor) {
  return shim::hand_over(shim::share(tensor));
}
