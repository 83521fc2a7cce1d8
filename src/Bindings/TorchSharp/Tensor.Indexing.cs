using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator Narrow = new("narrow");
        private static readonly Operator Slice = new("slice", "Tensor");
        private static readonly Operator Select = new("select", "int");
        private static readonly Operator IndexSelect = new("index_select");
        private static readonly Operator IndexAdd = new("index_add");
        private static readonly Operator IndexAddInPlace = new("index_add_");
        private static readonly Operator IndexCopyInPlace = new("index_copy_");
        private static readonly Operator Index = new("index", "Tensor");
        private static readonly Operator IndexPutInPlace = new("index_put_");
        private static readonly Operator Gather = new("gather");
        private static readonly Operator Scatter = new("scatter", "src");
        private static readonly Operator ScatterInPlace = new("scatter_", "src");
        private static readonly Operator ScatterAdd = new("scatter_add");
        private static readonly Operator ScatterAddInPlace = new("scatter_add_");
        private static readonly Operator NonZero = new("nonzero");
        private static readonly Operator Take = new("take");
        private static readonly Operator Bincount = new("bincount");

        public Tensor narrow(long dim, long start, long length) => Narrow.Call(this, dim, start, length);

        /// <exception cref="ArgumentException">A step below 1.</exception>
        public Tensor slice(long dim, long start, long finish, long step) => step < 1
            ? throw new ArgumentException($"step is {step}, but it should always be positive.")
            : Slice.Call(this, dim, start, finish, step);

        public Tensor select(long dim, long index) => Select.Call(this, dim, index);

        public Tensor index_select(long dim, Tensor index) => IndexSelect.Call(this, dim, index);

        public Tensor index_add(long dim, Tensor index, Tensor source, Scalar alpha) => IndexAdd.Call(this, dim, index, source, alpha);

        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha) => IndexAddInPlace.Change(this, dim, index, source, alpha);

        public Tensor index_copy_(long dim, Tensor index, Tensor source) => IndexCopyInPlace.Change(this, dim, index, source);

        public Tensor take(Tensor index) => Take.Call(this, index);

        public Tensor bincount(Tensor? weights, long minlength = 0) => Bincount.Call(this, weights, minlength);

        public Tensor gather(long dim, Tensor index) => Gather.Call(this, dim, index);

        public Tensor scatter(long dim, Tensor index, Tensor src) => Scatter.Call(this, dim, index, src);

        public Tensor scatter_(long dim, Tensor index, Tensor src) => ScatterInPlace.Change(this, dim, index, src);

        public Tensor scatter_add(long dim, Tensor index, Tensor src) => ScatterAdd.Call(this, dim, index, src);

        public Tensor scatter_add_(long dim, Tensor index, Tensor src) => ScatterAddInPlace.Change(this, dim, index, src);

        public Tensor nonzero() => NonZero.Call(this);

        public Tensor this[long i1]
        {
            get => index(Places(i1));
            set => index_put_(value, Places(i1));
        }

        public Tensor this[long i1, long i2]
        {
            get => index(Places(i1, i2));
            set => index_put_(value, Places(i1, i2));
        }

        public Tensor this[long i1, long i2, long i3]
        {
            get => index(Places(i1, i2, i3));
            set => index_put_(value, Places(i1, i2, i3));
        }

        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => index(Places(i1, i2, i3, i4));
            set => index_put_(value, Places(i1, i2, i3, i4));
        }

        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, [.. indices.Select(TensorIndex.Tensor)]);
        }

        public Tensor index(params Tensor[] indices) => Index.Call(this, Argument.Optional(indices));

        /// <summary>What the indices choose: numbers, slices, None and the ellipsis give a view, tensors a copy.</summary>
        public Tensor index(params TensorIndex[] indices)
        {
            using DisposeScope scope = NewDisposeScope();
            (Tensor view, Tensor?[] tensors) = TensorIndex.View(this, indices);
            return (tensors.Length == 0 ? view : Index.Call(view, Argument.Optional(tensors))).MoveToOuterDisposeScope();
        }

        public Tensor index_put_(Tensor value, params TensorIndex[] indices)
        {
            using DisposeScope scope = NewDisposeScope();
            (Tensor view, Tensor?[] tensors) = TensorIndex.View(this, indices);
            _ = tensors.Length == 0 ? view.copy_(value) : IndexPutInPlace.Change(view, Argument.Optional(tensors), value);
            return this;
        }

        private static TensorIndex[] Places(params ReadOnlySpan<long> indices)
        {
            TensorIndex[] places = new TensorIndex[indices.Length];
            for (int i = 0; i < places.Length; i++)
            {
                places[i] = TensorIndex.Single(indices[i]);
            }

            return places;
        }
    }
}
