// Any ATen operator by its name: arguments come as tagged values, defaults from the operator's schema.
#include "shim.h"

#include <ATen/Parallel.h>
#include <ATen/core/Generator.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/ivalue.h>
#include <ATen/core/stack.h>

#include <type_traits>
#include <utility>
#include <vector>

namespace {

enum Tag : int32_t {
  kDefault = 0,
  kNone = 1,
  kTensor = 2,
  kInt = 3,
  kDouble = 4,
  kBool = 5,
  kIntList = 6,
  kDoubleList = 7,
  kTensorList = 8,
  kOptionalTensorList = 9,
  kDevice = 10,
  kString = 11,
  kGenerator = 12,
};

// Mirrors NativeArgument in C#; lists and strings lie at `pointer`, `length` elements long.
struct Argument {
  int32_t tag;
  int32_t length;
  union {
    int64_t integer;
    double real;
    void* pointer;
  };
};

// Of these two, 1.13 has its own optional and 2.x the standard one: the types follow from what the schema answers.
using OptionalValue = std::decay_t<decltype(std::declval<const c10::Argument&>().default_value())>;
template <template <typename> class Optional>
Optional<at::Tensor> tensor_in(const Optional<c10::IValue>&);
using OptionalTensor = decltype(tensor_in(std::declval<const OptionalValue&>()));

struct Operator {
  c10::OperatorHandle handle;
  // What the schema says, read once: looking them up costs more than a small addition.
  std::vector<OptionalValue> defaults;
  std::vector<bool> isReal;
};

c10::IValue tensors_of(const Argument& argument) {
  auto handles = static_cast<shim::Handle*>(argument.pointer);
  c10::List<at::Tensor> list;
  list.reserve(argument.length);
  for (int32_t i = 0; i < argument.length; i++) {
    list.push_back(shim::share(handles[i]));
  }
  return c10::IValue(std::move(list));
}

c10::IValue optional_tensors_of(const Argument& argument) {
  auto handles = static_cast<shim::Handle*>(argument.pointer);
  c10::List<OptionalTensor> list;
  list.reserve(argument.length);
  for (int32_t i = 0; i < argument.length; i++) {
    list.push_back(handles[i] == nullptr ? OptionalTensor() : OptionalTensor(shim::share(handles[i])));
  }
  return c10::IValue(std::move(list));
}

c10::IValue value_of(const Argument& argument, bool isReal) {
  switch (argument.tag) {
    case kNone:
      return c10::IValue();
    case kTensor:
      return c10::IValue(shim::share(static_cast<shim::Handle>(argument.pointer)));
    case kInt:
      return isReal ? c10::IValue(static_cast<double>(argument.integer)) : c10::IValue(argument.integer);
    case kDouble:
      return c10::IValue(argument.real);
    case kBool:
      return c10::IValue(argument.integer != 0);
    case kIntList:
      return c10::IValue(c10::ArrayRef<int64_t>(static_cast<int64_t*>(argument.pointer), argument.length));
    case kDoubleList:
      return c10::IValue(c10::ArrayRef<double>(static_cast<double*>(argument.pointer), argument.length));
    case kTensorList:
      return tensors_of(argument);
    case kOptionalTensorList:
      return optional_tensors_of(argument);
    case kDevice:
      return c10::IValue(c10::Device(static_cast<c10::DeviceType>(argument.integer), static_cast<c10::DeviceIndex>(argument.length)));
    case kString:
      return c10::IValue(std::string(static_cast<const char*>(argument.pointer), argument.length));
    case kGenerator:
      return c10::IValue(*static_cast<at::Generator*>(argument.pointer));
    default:
      TORCH_CHECK(false, "unknown kind of argument ", argument.tag);
  }
}

void push_arguments(const Operator& op, torch::jit::Stack& stack, const Argument* arguments, int32_t count) {
  const size_t expected = op.defaults.size();
  TORCH_CHECK(static_cast<size_t>(count) <= expected, "got ", count, " arguments, but takes ", expected, " at most");
  for (size_t i = 0; i < expected; i++) {
    if (i < static_cast<size_t>(count) && arguments[i].tag != kDefault) {
      stack.push_back(value_of(arguments[i], op.isReal[i]));
      continue;
    }
    TORCH_CHECK(op.defaults[i].has_value(), "argument '", op.handle.schema().arguments()[i].name(), "' is missing and has no default");
    stack.push_back(*op.defaults[i]);
  }
}

// Results beyond the caller's room wait here until pt_take_results.
thread_local std::vector<Argument> results;

// The last call's stack, empty: its memory serves the next call. Taken while a call runs, so that one within another has its own.
thread_local torch::jit::Stack spare;

void add_result(Tag tag, int64_t integer) {
  Argument result{tag, 0, {}};
  result.integer = integer;
  results.push_back(result);
}

void add_tensor(at::Tensor tensor) {
  Argument result{kTensor, 0, {}};
  result.pointer = shim::hand_over(std::move(tensor));
  results.push_back(result);
}

void add_value(c10::IValue&& value) {
  if (value.isTensor()) {
    add_tensor(std::move(value).toTensor());
  } else if (value.isTensorList()) {
    for (auto&& tensor : value.toTensorVector()) {
      add_tensor(std::move(tensor));
    }
  } else if (value.isInt()) {
    add_result(kInt, value.toInt());
  } else if (value.isBool()) {
    add_result(kBool, value.toBool());
  } else if (value.isDouble()) {
    Argument result{kDouble, 0, {}};
    result.real = value.toDouble();
    results.push_back(result);
  } else if (value.isNone()) {
    add_result(kNone, 0);
  } else {
    TORCH_CHECK(false, "returns a ", value.tagKind(), ", which has no counterpart here");
  }
}

// The number of threads that OpenMP uses is a thread's own: each thread takes over what torch.set_num_threads said.
void adopt_thread_count() {
  static thread_local bool adopted = false;
  if (!adopted) {
    adopted = true;
    at::init_num_threads();
  }
}

}  // namespace

PT_EXPORT int32_t pt_find_operator(const char* name, const char* overload, void** result) {
  return shim::guarded([&] {
    auto handle = c10::Dispatcher::singleton().findSchemaOrThrow(name, overload);
    auto op = new Operator{handle, {}, {}};
    for (const auto& argument : handle.schema().arguments()) {
      op->defaults.push_back(argument.default_value());
      op->isReal.push_back(argument.type()->kind() == c10::TypeKind::FloatType);
    }
    // Never freed: an operator is found once in a process's life.
    *result = op;
  });
}

// Writes up to `capacity` results and their number; more of them are had from pt_take_results.
// A capacity of -1 says that results are not wanted.
PT_EXPORT int32_t pt_call(const void* op, const Argument* arguments, int32_t count, Argument* out, int32_t capacity, int32_t* produced) {
  return shim::guarded([&] {
    adopt_thread_count();
    const auto& target = *static_cast<const Operator*>(op);
    torch::jit::Stack stack;
    stack.swap(spare);
    stack.clear();
    push_arguments(target, stack, arguments, count);
    target.handle.callBoxed(&stack);
    *produced = 0;
    if (capacity >= 0) {
      results.clear();
      for (auto& value : stack) {
        add_value(std::move(value));
      }
      *produced = static_cast<int32_t>(results.size());
      if (*produced <= capacity) {
        std::copy(results.begin(), results.end(), out);
      }
    }
    stack.clear();
    spare.swap(stack);
  });
}

PT_EXPORT void pt_take_results(Argument* out) {
  std::copy(results.begin(), results.end(), out);
}
