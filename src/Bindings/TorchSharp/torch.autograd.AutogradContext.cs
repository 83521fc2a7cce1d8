using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>What a function hands from its forward pass to its backward one.</summary>
        public sealed class AutogradContext : IDisposable
        {
            private readonly Dictionary<string, object> _data = [];
            private List<Tensor> _saved = [];
            private List<Tensor> _nonDifferentiable = [];
            private int _savedCount;
            private nint _node;

            internal AutogradContext()
            {
            }

            public bool MaterializeGrads { get; private set; } = true;

            internal IReadOnlyList<Tensor?> Saved => _saved;

            internal IReadOnlyList<Tensor> NonDifferentiable => _nonDifferentiable;

            /// <summary>Inputs, outputs or others that backward needs; kept by the graph, which sees to cycles and later changes.</summary>
            public void save_for_backward(List<Tensor> tensors) => _saved = tensors;

            /// <summary>Anything but tensors.</summary>
            public void save_data(string key, object value) => _data[key] = value is Tensor
                ? throw new ArgumentException("A tensor is saved by save_for_backward, or its graph would never be freed.")
                : value;

            /// <returns>What was saved; null where nothing was, though TorchSharp does not say so.</returns>
            public object get_data(string key) => _data.GetValueOrDefault(key)!;

            public void mark_non_differentiable(List<Tensor> tensors) => _nonDifferentiable = tensors;

            /// <exception cref="NotSupportedException">Always, where there are tensors: functions that change their inputs are not bound.</exception>
            public void mark_dirty(List<Tensor> tensors)
            {
                if (tensors.Count > 0)
                {
                    throw new NotSupportedException("Functions that change their inputs are not bound.");
                }
            }

            /// <param name="value">Whether outputs that no gradient came back for get zeros, or null.</param>
            public void set_materialize_grads(bool value) => MaterializeGrads = value;

            /// <exception cref="InvalidOperationException">Outside of the function's backward.</exception>
            public List<Tensor> get_saved_variables()
            {
                if (_node == 0)
                {
                    throw new InvalidOperationException("Saved tensors can be had within backward.");
                }

                List<Tensor> tensors = [];
                for (int i = 0; i < _savedCount; i++)
                {
                    Status.Check(NativeMethods.SavedByFunction(_node, i, out nint saved), nameof(get_saved_variables), i);
                    tensors.Add(new Tensor(saved));
                }

                return tensors;
            }

            /// <summary>Nothing is held beyond the graph: here for the sake of TorchSharp's shape.</summary>
            public void Dispose()
            {
            }

            /// <summary>The graph has the tensors now.</summary>
            internal void ForgetSaved()
            {
                _savedCount = _saved.Count;
                _saved = [];
                _nonDifferentiable = [];
            }

            internal IDisposable Open(nint node)
            {
                _node = node;
                return new Access(this);
            }

            private sealed class Access(AutogradContext context) : IDisposable
            {
                public void Dispose() => context._node = 0;
            }
        }
    }
}
