using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>The gradients of the outputs' sum, weighted by grad_outputs, with respect to the inputs.</summary>
        /// <param name="grad_outputs">One for each output; may be left out where the outputs are scalars.</param>
        /// <param name="allow_unused">Whether an input may have no part in the outputs; its gradient is then null.</param>
        public static unsafe IList<Tensor> grad(
            IList<Tensor> outputs,
            IList<Tensor> inputs,
            IList<Tensor>? grad_outputs = null,
            bool retain_graph = false,
            bool create_graph = false,
            bool allow_unused = false)
        {
            nint[] results = new nint[inputs.Count];
            fixed (nint* room = results)
            {
                // As in PyTorch, a graph that a gradient was recorded for is kept.
                NativeGradients asked = new() { RetainGraph = Flag(retain_graph || create_graph), CreateGraph = Flag(create_graph), AllowUnused = Flag(allow_unused) };
                nint* target = room;
                With(outputs, grad_outputs, inputs, asked, all => Check(NativeMethods.Gradients(&all, target), "grad", outputs, inputs));
            }

            return [.. results.Select(result => Tensor.Wrap(result)!)];
        }

        /// <summary>Adds the gradients of the tensors' sum, weighted by grad_tensors, to the leaves' grad.</summary>
        /// <param name="inputs">The only leaves to add to; all of the graph where left out.</param>
        public static unsafe void backward(
            IList<Tensor> tensors,
            IList<Tensor>? grad_tensors = null,
            bool? retain_graph = null,
            bool create_graph = false,
            IList<Tensor>? inputs = null)
        {
            NativeGradients asked = new() { RetainGraph = Flag(retain_graph ?? create_graph), CreateGraph = Flag(create_graph) };
            With(tensors, grad_tensors, inputs, asked, all => Check(NativeMethods.Backward(&all), "backward", tensors, inputs));
        }

        public static void backward(
            Tensor tensor,
            IList<Tensor>? grad_tensors = null,
            bool? retain_graph = null,
            bool create_graph = false,
            IList<Tensor>? inputs = null) => backward([tensor], grad_tensors, retain_graph, create_graph, inputs);

        private static int Flag(bool value) => value ? 1 : 0;

        private static unsafe void With(
            IList<Tensor> outputs,
            IList<Tensor>? gradients,
            IList<Tensor>? inputs,
            NativeGradients asked,
            Action<NativeGradients> call)
        {
            nint[] ofOutputs = Handles(outputs);
            nint[] ofGradients = Handles(gradients);
            nint[] ofInputs = Handles(inputs);
            fixed (nint* outputStart = ofOutputs, gradientStart = ofGradients, inputStart = ofInputs)
            {
                asked.Outputs = outputStart;
                asked.OutputCount = ofOutputs.Length;
                asked.GradOutputs = gradientStart;
                asked.GradOutputCount = ofGradients.Length;
                asked.Inputs = inputStart;
                asked.InputCount = ofInputs.Length;
                call(asked);
            }

            GC.KeepAlive(outputs);
            GC.KeepAlive(gradients);
            GC.KeepAlive(inputs);
        }

        private static nint[] Handles(IList<Tensor>? tensors) => tensors is null ? [] : [.. tensors.Select(tensor => tensor.Handle)];

        private static void Check(int status, string operation, IList<Tensor> outputs, IList<Tensor>? inputs)
        {
            if (status != 0)
            {
                Status.Check(status, operation, outputs.ToArray(), inputs is null ? Argument.None : inputs.ToArray());
            }
        }
    }
}
