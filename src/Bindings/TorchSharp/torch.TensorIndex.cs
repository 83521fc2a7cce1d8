namespace TorchSharp;

public static partial class torch
{
    /// <summary>One place in brackets: a number, a slice, None, the ellipsis or a tensor of numbers or truth values.</summary>
    public readonly struct TensorIndex
    {
        private readonly Kind _kind;
        private readonly long? _start;
        private readonly long? _stop;
        private readonly long? _step;
        private readonly Tensor? _tensor;

        private TensorIndex(Kind kind, long? start = null, long? stop = null, long? step = null, Tensor? tensor = null)
        {
            _kind = kind;
            _start = start;
            _stop = stop;
            _step = step;
            _tensor = tensor;
        }

        private enum Kind
        {
            None,
            Single,
            Ellipsis,
            Slice,
            Tensor,
        }

        /// <summary>All dimensions that the other places leave.</summary>
        public static readonly TensorIndex Ellipsis = new(Kind.Ellipsis);

        /// <summary>A new dimension of size 1.</summary>
        public static readonly TensorIndex None = new(Kind.None);

        /// <summary>The whole of a dimension.</summary>
        public static readonly TensorIndex Colon = Slice();

        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) => new(Kind.Slice, start, stop, step);

        public static TensorIndex Slice((int? start, int? end) range) => Slice(range.start, range.end);

        public static TensorIndex Slice(Range range) => Slice(Number(range.Start), IsEnd(range.End) ? null : Number(range.End));

        public static TensorIndex Single(long? index) => new(Kind.Single, index);

        public static TensorIndex Tensor(Tensor tensor) => new(Kind.Tensor, tensor: tensor);

        public static implicit operator TensorIndex(long value) => Single(value);

        public static implicit operator TensorIndex((int? start, int? end) range) => Slice(range);

        public static implicit operator TensorIndex(Range range) => Slice(range);

        public static implicit operator TensorIndex(Index index) => Single(Number(index));

        /// <summary>Applies all places but tensors as views; the tensors are left to index that view, null standing for whole dimensions.</summary>
        internal static (Tensor View, Tensor?[] Tensors) View(Tensor source, TensorIndex[] places)
        {
            Tensor view = source.alias();
            List<Tensor?> tensors = [];
            int dim = 0;
            for (int i = 0; i < places.Length; i++)
            {
                TensorIndex place = places[i];
                if (place._kind == Kind.Ellipsis)
                {
                    int left = places.Skip(i + 1).Sum(other => other.Consumes);
                    int end = (int)view.Dimensions - left;
                    tensors.AddRange(Enumerable.Repeat<Tensor?>(null, end - dim));
                    dim = end;
                    continue;
                }

                view = place.Apply(view, dim);
                if (place._kind == Kind.Single)
                {
                    continue;
                }

                tensors.Add(place._tensor);
                dim += place._kind == Kind.None ? 1 : place.Consumes;
            }

            return (view, tensors.Exists(tensor => tensor is not null) ? [.. tensors] : []);
        }

        /// <summary>Dimensions of the source that the place speaks of: a mask's are as many as it has itself.</summary>
        private int Consumes => _kind switch
        {
            Kind.None => 0,
            Kind.Tensor when _tensor!.dtype is ScalarType.Bool => (int)_tensor.Dimensions,
            _ => 1,
        };

        private Tensor Apply(Tensor view, int dim) => _kind switch
        {
            Kind.Single => view.select(dim, _start!.Value),
            Kind.None => view.unsqueeze(dim),
            Kind.Slice => view.slice(dim, _start ?? 0, _stop ?? long.MaxValue, _step ?? 1),
            _ => view,
        };

        private static bool IsEnd(Index index) => index is { IsFromEnd: true, Value: 0 };

        private static long Number(Index index) => index.IsFromEnd ? -index.Value : index.Value;
    }
}
