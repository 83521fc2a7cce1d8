using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator View = new("view");
        private static readonly Operator Reshape = new("reshape");
        private static readonly Operator Permute = new("permute");
        private static readonly Operator Transpose = new("transpose", "int");
        private static readonly Operator TransposeTwo = new("t");
        private static readonly Operator Flatten = new("flatten", "using_ints");
        private static readonly Operator Unsqueeze = new("unsqueeze");
        private static readonly Operator UnsqueezeInPlace = new("unsqueeze_");
        private static readonly Operator SqueezeAll = new("squeeze");
        private static readonly Operator Squeeze = new("squeeze", "dim");
        private static readonly Operator Expand = new("expand");
        private static readonly Operator Repeat = new("repeat");
        private static readonly Operator RepeatInterleave = new("repeat_interleave", "self_int");
        private static readonly Operator Flip = new("flip");
        private static readonly Operator Chunk = new("chunk");
        private static readonly Operator Split = new("split", "Tensor");
        private static readonly Operator SplitSizes = new("split_with_sizes");
        private static readonly Operator Unbind = new("unbind", "int");
        private static readonly Operator MoveDim = new("movedim", "intlist");
        private static readonly Operator Roll = new("roll");
        private static readonly Operator Unfold = new("unfold");
        private static readonly Operator Tril = new("tril");
        private static readonly Operator Triu = new("triu");
        private static readonly Operator Diag = new("diag");
        private static readonly Operator AsStrided = new("as_strided");

        public Tensor view(params long[] shape) => View.Call(this, shape);

        public Tensor view_as(Tensor other) => view(other.shape);

        public Tensor reshape(params long[] shape) => Reshape.Call(this, shape);

        public Tensor permute(params long[] permutation) => Permute.Call(this, permutation);

        public Tensor permute(IEnumerable<long> permutation) => permute(permutation.ToArray());

        public Tensor transpose(long dim0, long dim1) => Transpose.Call(this, dim0, dim1);

        public Tensor t() => TransposeTwo.Call(this);

        public Tensor flatten(long start_dim = 0, long end_dim = -1) => Flatten.Call(this, start_dim, end_dim);

        public Tensor unsqueeze(long dim) => Unsqueeze.Call(this, dim);

        public Tensor unsqueeze_(long dim) => UnsqueezeInPlace.Change(this, dim);

        public Tensor squeeze(long? dim = null) => dim is { } one ? Squeeze.Call(this, one) : SqueezeAll.Call(this);

        public Tensor expand(long[] sizes, bool isImplicit = false) => Expand.Call(this, sizes, isImplicit);

        public Tensor expand(ReadOnlySpan<long> sizes, bool isImplicit = false) => expand(sizes.ToArray(), isImplicit);

        public Tensor expand(params long[] sizes) => expand(sizes, false);

        public Tensor expand_as(Tensor other) => expand(other.shape);

        public Tensor repeat(params long[] sizes) => Repeat.Call(this, sizes);

        public Tensor repeat_interleave(long repeats, long? dim = null, long? output_size = null) => RepeatInterleave.Call(this, repeats, dim, output_size);

        public Tensor flip(params long[] dims) => Flip.Call(this, dims);

        public Tensor[] chunk(long chunks, long dim = 0L) => Chunk.CallForMany(this, chunks, dim);

        public Tensor[] split(long size, int dim = 0) => Split.CallForMany(this, size, (long)dim);

        public Tensor[] split(long[] sizes, long dim = 0) => SplitSizes.CallForMany(this, sizes, dim);

        public Tensor[] split(params long[] sizes) => split(sizes, 0);

        public Tensor[] unbind(long dimension = 0L) => Unbind.CallForMany(this, dimension);

        public Tensor movedim(long[] source, long[] destination) => MoveDim.Call(this, source, destination);

        public Tensor roll(long[] shifts, long[] dims) => Roll.Call(this, shifts, dims);

        public Tensor unfold(long dimension, long size, long step) => Unfold.Call(this, dimension, size, step);

        public Tensor tril(long diagonal = 0) => Tril.Call(this, diagonal);

        public Tensor triu(long diagonal = 0) => Triu.Call(this, diagonal);

        public Tensor diag(long diagonal = 0) => Diag.Call(this, diagonal);

        public Tensor as_strided(long[] size, long[] strides, long storageOffset = 0L) => AsStrided.Call(this, size, strides, storageOffset);
    }
}
