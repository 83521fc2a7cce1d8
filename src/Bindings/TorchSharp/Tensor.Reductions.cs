using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator SumAll = new("sum");
        private static readonly Operator Sum = new("sum", "dim_IntList");
        private static readonly Operator MeanAll = new("mean");
        private static readonly Operator Mean = new("mean", "dim");
        private static readonly Operator ProdAll = new("prod");
        private static readonly Operator Prod = new("prod", "dim_int");
        private static readonly Operator VarAll = new("var");
        private static readonly Operator Var = new("var", "dim");
        private static readonly Operator StdAll = new("std");
        private static readonly Operator Std = new("std", "dim");
        private static readonly Operator VarMeanOf = new("var_mean", "dim");
        private static readonly Operator MaxAll = new("max");
        private static readonly Operator MaxOf = new("max", "dim");
        private static readonly Operator MinAll = new("min");
        private static readonly Operator MinOf = new("min", "dim");
        private static readonly Operator ArgMax = new("argmax");
        private static readonly Operator ArgMin = new("argmin");
        private static readonly Operator LogSumExp = new("logsumexp");
        private static readonly Operator Softmax = new("softmax", "int");
        private static readonly Operator LogSoftmax = new("log_softmax", "int");
        private static readonly Operator AllOf = new("all");
        private static readonly Operator AllDim = new("all", "dim");
        private static readonly Operator AnyOf = new("any");
        private static readonly Operator AnyDim = new("any", "dim");
        private static readonly Operator CumSum = new("cumsum");
        private static readonly Operator NormAll = new("norm", "Scalar");
        private static readonly Operator NormDim = new("norm", "ScalarOpt_dim");
        private static readonly Operator Sort = new("sort", "stable");
        private static readonly Operator TopK = new("topk");
        private static readonly Operator ArgSort = new("argsort");
        private static readonly Operator AMax = new("amax");
        private static readonly Operator AMin = new("amin");

        public Tensor sum(ScalarType? type = null) => SumAll.Call(this, type);

        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) => Sum.Call(this, dim, keepdim, type);

        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) => sum(dim.ToArray(), keepdim, type);

        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => sum([dim], keepdim, type);

        public Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null) => sum([dim0, dim1], keepdim, type);

        public Tensor sum(long dim0, long dim1, long dim2, bool keepdim = false, ScalarType? type = null) => sum([dim0, dim1, dim2], keepdim, type);

        public Tensor mean() => MeanAll.Call(this);

        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) => Mean.Call(this, dimensions, keepdim, type);

        public Tensor prod(ScalarType? type = null) => ProdAll.Call(this, type);

        public Tensor prod(long dim, bool keepdim = false, ScalarType? type = null) => Prod.Call(this, dim, keepdim, type);

        public Tensor var(bool unbiased = true) => VarAll.Call(this, unbiased);

        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => As(Var.Call(this, dimensions, unbiased, keepdim), type);

        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => var([dim], unbiased, keepdim, type);

        public Tensor std(bool unbiased = true) => StdAll.Call(this, unbiased);

        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => As(Std.Call(this, dimensions, unbiased, keepdim), type);

        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => std([dim], unbiased, keepdim, type);

        /// <returns>The variance, named std as it is in TorchSharp, and the mean.</returns>
        public (Tensor std, Tensor mean) var_mean(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
        {
            (Tensor variance, Tensor mean) = VarMeanOf.CallForTwo(this, dimensions, unbiased, keepdim);
            return (As(variance, type), As(mean, type));
        }

        public Tensor max() => MaxAll.Call(this);

        public Tensor max(Tensor other) => maximum(other);

        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => MaxOf.CallForTwo(this, dim, keepdim);

        public Tensor amax(params long[] dims) => AMax.Call(this, dims);

        public Tensor argmax() => ArgMax.Call(this);

        public Tensor argmax(long dim, bool keepdim = false) => ArgMax.Call(this, dim, keepdim);

        public Tensor min() => MinAll.Call(this);

        public Tensor min(Tensor other) => minimum(other);

        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) => MinOf.CallForTwo(this, dim, keepdim);

        public Tensor amin(params long[] dims) => AMin.Call(this, dims);

        public Tensor argmin() => ArgMin.Call(this);

        public Tensor argmin(long dim, bool keepdim = false) => ArgMin.Call(this, dim, keepdim);

        public Tensor logsumexp(long dim, bool keepdim = false) => LogSumExp.Call(this, new[] { dim }, keepdim);

        public Tensor softmax(long dim, ScalarType? dtype = null) => Softmax.Call(this, dim, dtype);

        public Tensor log_softmax(long dim, ScalarType? dtype = null) => LogSoftmax.Call(this, dim, dtype);

        public Tensor all() => AllOf.Call(this);

        public Tensor all(long dim, bool keepdim = false) => AllDim.Call(this, dim, keepdim);

        public Tensor any() => AnyOf.Call(this);

        public Tensor any(long dim, bool keepdim = false) => AnyDim.Call(this, dim, keepdim);

        public Tensor cumsum(long dim, ScalarType? type = null) => CumSum.Call(this, dim, type);

        public Tensor norm(float p = 2.0f) => NormAll.Call(this, (double)p);

        public Tensor norm(int dim, bool keepdim = false, float p = 2.0f) => NormDim.Call(this, (double)p, new[] { (long)dim }, keepdim);

        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false, bool stable = false) => Sort.CallForTwo(this, stable, dim, descending);

        public Tensor argsort(long dim = -1, bool descending = false) => ArgSort.Call(this, dim, descending);

        public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true) => TopK.CallForTwo(this, (long)k, (long)dim, largest, sorted);

        /// <summary>The result in the type asked for.</summary>
        private static Tensor As(Tensor result, ScalarType? type) => type is { } asked && asked != result.dtype ? result.to_type(asked, disposeAfter: true) : result;
    }
}
