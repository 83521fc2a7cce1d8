using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>An operation whose gradient is written by hand.</summary>
        public abstract class Function<T>
            where T : Function<T>, new()
        {
            private static readonly T Instance = new();

            /// <summary>The name in error messages and graphs.</summary>
            public abstract string Name { get; }

            /// <summary>Runs forward unrecorded and records the function itself where an input requires a gradient.</summary>
            public static List<Tensor> apply_internal(params object?[] vars)
            {
                Tensor[] inputs = [.. vars.OfType<Tensor>()];
                bool isRecorded = is_grad_enabled() && inputs.Any(input => input.requires_grad);
                AutogradContext context = new();
                List<Tensor> outputs;
                using (no_grad())
                {
                    outputs = Instance.Forward(context, vars);
                }

                bool[] isTensor = [.. vars.Select(argument => argument is Tensor)];
                return isRecorded ? new FunctionRecord(Instance.Name, context, Instance.Backward, isTensor).Record(inputs, outputs) : outputs;
            }

            private protected abstract List<Tensor> Forward(AutogradContext context, object?[] arguments);

            private protected abstract IReadOnlyList<Tensor?> Backward(AutogradContext context, List<Tensor?> gradients);
        }

        /// <summary>A function with one result.</summary>
        public abstract class SingleTensorFunction<T> : Function<T>
            where T : SingleTensorFunction<T>, new()
        {
            public static Tensor apply(params object?[] vars) => apply_internal(vars)[0];

            public abstract Tensor forward(AutogradContext ctx, params object[] vars);

            /// <returns>A gradient for each argument; null for those that are no tensors or need none.</returns>
            public abstract List<Tensor> backward(AutogradContext ctx, Tensor grad_output);

            private protected sealed override List<Tensor> Forward(AutogradContext context, object?[] arguments) => [forward(context, arguments!)];

            private protected sealed override IReadOnlyList<Tensor?> Backward(AutogradContext context, List<Tensor?> gradients) =>
                backward(context, gradients[0]!);
        }

        /// <summary>A function with several results.</summary>
        public abstract class MultiTensorFunction<T> : Function<T>
            where T : MultiTensorFunction<T>, new()
        {
            public static List<Tensor> apply(params object?[] vars) => apply_internal(vars);

            public abstract List<Tensor> forward(AutogradContext ctx, params object[] vars);

            /// <inheritdoc cref="SingleTensorFunction{T}.backward"/>
            public abstract List<Tensor> backward(AutogradContext ctx, List<Tensor> grad_outputs);

            private protected sealed override List<Tensor> Forward(AutogradContext context, object?[] arguments) => forward(context, arguments!);

            private protected sealed override IReadOnlyList<Tensor?> Backward(AutogradContext context, List<Tensor?> gradients) =>
                backward(context, gradients!);
        }
    }
}
