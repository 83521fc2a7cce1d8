using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator Abs = new("abs");
        private static readonly Operator AbsInPlace = new("abs_");
        private static readonly Operator Exp = new("exp");
        private static readonly Operator ExpInPlace = new("exp_");
        private static readonly Operator Log = new("log");
        private static readonly Operator LogInPlace = new("log_");
        private static readonly Operator Sqrt = new("sqrt");
        private static readonly Operator SqrtInPlace = new("sqrt_");
        private static readonly Operator Rsqrt = new("rsqrt");
        private static readonly Operator RsqrtInPlace = new("rsqrt_");
        private static readonly Operator Neg = new("neg");
        private static readonly Operator NegInPlace = new("neg_");
        private static readonly Operator Reciprocal = new("reciprocal");
        private static readonly Operator ReciprocalInPlace = new("reciprocal_");
        private static readonly Operator Sigmoid = new("sigmoid");
        private static readonly Operator SigmoidInPlace = new("sigmoid_");
        private static readonly Operator Tanh = new("tanh");
        private static readonly Operator TanhInPlace = new("tanh_");
        private static readonly Operator Relu = new("relu");
        private static readonly Operator ReluInPlace = new("relu_");
        private static readonly Operator Floor = new("floor");
        private static readonly Operator FloorInPlace = new("floor_");
        private static readonly Operator Ceil = new("ceil");
        private static readonly Operator CeilInPlace = new("ceil_");
        private static readonly Operator Round = new("round");
        private static readonly Operator Trunc = new("trunc");
        private static readonly Operator TruncInPlace = new("trunc_");
        private static readonly Operator Sign = new("sign");
        private static readonly Operator SignInPlace = new("sign_");
        private static readonly Operator Log1p = new("log1p");
        private static readonly Operator Log1pInPlace = new("log1p_");
        private static readonly Operator Expm1 = new("expm1");
        private static readonly Operator Expm1InPlace = new("expm1_");
        private static readonly Operator Log2 = new("log2");
        private static readonly Operator Log2InPlace = new("log2_");
        private static readonly Operator Log10 = new("log10");
        private static readonly Operator Log10InPlace = new("log10_");
        private static readonly Operator Sin = new("sin");
        private static readonly Operator SinInPlace = new("sin_");
        private static readonly Operator Cos = new("cos");
        private static readonly Operator CosInPlace = new("cos_");
        private static readonly Operator Erf = new("erf");
        private static readonly Operator ErfInPlace = new("erf_");
        private static readonly Operator Silu = new("silu");
        private static readonly Operator SiluInPlace = new("silu_");
        private static readonly Operator Hardswish = new("hardswish");
        private static readonly Operator HardswishInPlace = new("hardswish_");
        private static readonly Operator Hardsigmoid = new("hardsigmoid");
        private static readonly Operator HardsigmoidInPlace = new("hardsigmoid_");
        private static readonly Operator Relu6 = new("relu6");
        private static readonly Operator Relu6InPlace = new("relu6_");
        private static readonly Operator RoundDecimals = new("round", "decimals");
        private static readonly Operator Isfinite = new("isfinite");
        private static readonly Operator Isnan = new("isnan");
        private static readonly Operator Isinf = new("isinf");
        private static readonly Operator LogicalNot = new("logical_not");
        private static readonly Operator BitwiseNot = new("bitwise_not");

        public Tensor abs() => Abs.Call(this);

        public Tensor abs_() => AbsInPlace.Change(this);

        public Tensor exp() => Exp.Call(this);

        public Tensor exp_() => ExpInPlace.Change(this);

        public Tensor log() => Log.Call(this);

        public Tensor log_() => LogInPlace.Change(this);

        public Tensor sqrt() => Sqrt.Call(this);

        public Tensor sqrt_() => SqrtInPlace.Change(this);

        public Tensor rsqrt() => Rsqrt.Call(this);

        public Tensor rsqrt_() => RsqrtInPlace.Change(this);

        public Tensor neg() => Neg.Call(this);

        public Tensor neg_() => NegInPlace.Change(this);

        public Tensor reciprocal() => Reciprocal.Call(this);

        public Tensor reciprocal_() => ReciprocalInPlace.Change(this);

        public Tensor sigmoid() => Sigmoid.Call(this);

        public Tensor sigmoid_() => SigmoidInPlace.Change(this);

        public Tensor tanh() => Tanh.Call(this);

        public Tensor tanh_() => TanhInPlace.Change(this);

        public Tensor relu() => Relu.Call(this);

        public Tensor relu_() => ReluInPlace.Change(this);

        public Tensor floor() => Floor.Call(this);

        public Tensor floor_() => FloorInPlace.Change(this);

        public Tensor ceil() => Ceil.Call(this);

        public Tensor ceil_() => CeilInPlace.Change(this);

        public Tensor round(long decimals = 0L) => decimals == 0 ? Round.Call(this) : RoundDecimals.Call(this, decimals);

        public Tensor trunc() => Trunc.Call(this);

        public Tensor trunc_() => TruncInPlace.Change(this);

        public Tensor sign() => Sign.Call(this);

        public Tensor sign_() => SignInPlace.Change(this);

        public Tensor log1p() => Log1p.Call(this);

        public Tensor log1p_() => Log1pInPlace.Change(this);

        public Tensor expm1() => Expm1.Call(this);

        public Tensor expm1_() => Expm1InPlace.Change(this);

        public Tensor log2() => Log2.Call(this);

        public Tensor log2_() => Log2InPlace.Change(this);

        public Tensor log10() => Log10.Call(this);

        public Tensor log10_() => Log10InPlace.Change(this);

        public Tensor sin() => Sin.Call(this);

        public Tensor sin_() => SinInPlace.Change(this);

        public Tensor cos() => Cos.Call(this);

        public Tensor cos_() => CosInPlace.Change(this);

        public Tensor erf() => Erf.Call(this);

        public Tensor erf_() => ErfInPlace.Change(this);

        public Tensor silu() => Silu.Call(this);

        public Tensor silu_() => SiluInPlace.Change(this);

        public Tensor hardswish() => Hardswish.Call(this);

        public Tensor hardswish_() => HardswishInPlace.Change(this);

        public Tensor hardsigmoid() => Hardsigmoid.Call(this);

        public Tensor hardsigmoid_() => HardsigmoidInPlace.Change(this);

        public Tensor relu6() => Relu6.Call(this);

        public Tensor relu6_() => Relu6InPlace.Change(this);

        public Tensor isfinite() => Isfinite.Call(this);

        public Tensor isnan() => Isnan.Call(this);

        public Tensor isinf() => Isinf.Call(this);

        public Tensor logical_not() => LogicalNot.Call(this);

        public Tensor bitwise_not() => BitwiseNot.Call(this);

        public Tensor negative() => neg();

        public Tensor square() => pow(2);

        public Tensor absolute() => abs();
    }
}
