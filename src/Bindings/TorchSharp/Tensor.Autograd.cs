using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator Detach = new("detach");
        private static readonly Operator DetachInPlace = new("detach_");

        public bool requires_grad
        {
            get
            {
                Status.Check(NativeMethods.RequiresGrad(Handle, out int result), nameof(requires_grad), this);
                return result != 0;
            }

            set => Status.Check(NativeMethods.SetRequiresGrad(Handle, value ? 1 : 0), nameof(requires_grad), this, value);
        }

        /// <summary>The gradient gathered so far; null where there is none. Each reading is a tensor of its own over the same native one.</summary>
        public Tensor? grad
        {
            get
            {
                Status.Check(NativeMethods.Grad(Handle, out nint result), nameof(grad), this);
                return Wrap(result);
            }

            set
            {
                Status.Check(NativeMethods.SetGrad(Handle, value?.Handle ?? 0), nameof(grad), this, value);
                GC.KeepAlive(value);
            }
        }

        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        public void retain_grad() => Status.Check(NativeMethods.RetainGrad(Handle), nameof(retain_grad), this);

        public void backward() => autograd.backward([this]);

        public void backward(IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor>? inputs = null) =>
            autograd.backward([this], grad_tensors, retain_graph, create_graph, inputs);

        public Tensor detach() => Detach.Call(this);

        public Tensor detach_() => DetachInPlace.Change(this);

        /// <summary>Takes another tensor's data, dtype and device and stays the same tensor to autograd and optimizers.</summary>
        internal void SetData(Tensor data)
        {
            Status.Check(NativeMethods.SetData(Handle, data.Handle), "set_data", this, data);
            GC.KeepAlive(data);
        }
    }
}
