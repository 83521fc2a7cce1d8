using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator Eq = new("eq", "Tensor");
        private static readonly Operator EqScalar = new("eq", "Scalar");
        private static readonly Operator Ne = new("ne", "Tensor");
        private static readonly Operator NeScalar = new("ne", "Scalar");
        private static readonly Operator Lt = new("lt", "Tensor");
        private static readonly Operator LtScalar = new("lt", "Scalar");
        private static readonly Operator Le = new("le", "Tensor");
        private static readonly Operator LeScalar = new("le", "Scalar");
        private static readonly Operator Gt = new("gt", "Tensor");
        private static readonly Operator GtScalar = new("gt", "Scalar");
        private static readonly Operator Ge = new("ge", "Tensor");
        private static readonly Operator GeScalar = new("ge", "Scalar");
        private static readonly Operator LogicalAnd = new("logical_and");
        private static readonly Operator LogicalOr = new("logical_or");
        private static readonly Operator LogicalXor = new("logical_xor");
        private static readonly Operator BitwiseAnd = new("bitwise_and", "Tensor");
        private static readonly Operator BitwiseOr = new("bitwise_or", "Tensor");
        private static readonly Operator BitwiseXor = new("bitwise_xor", "Tensor");
        private static readonly Operator AllClose = new("allclose");
        private static readonly Operator Where = new("where", "self");
        private static readonly Operator MaskedFill = new("masked_fill", "Scalar");
        private static readonly Operator MaskedFillInPlace = new("masked_fill_", "Scalar");
        private static readonly Operator MaskedSelect = new("masked_select");
        private static readonly Operator IsClose = new("isclose");

        public Tensor eq(Tensor target) => Eq.Call(this, target);

        public Tensor eq(Scalar target) => EqScalar.Call(this, target);

        public Tensor ne(Tensor target) => Ne.Call(this, target);

        public Tensor ne(Scalar target) => NeScalar.Call(this, target);

        public Tensor lt(Tensor target) => Lt.Call(this, target);

        public Tensor lt(Scalar target) => LtScalar.Call(this, target);

        public Tensor le(Tensor target) => Le.Call(this, target);

        public Tensor le(Scalar target) => LeScalar.Call(this, target);

        public Tensor gt(Tensor target) => Gt.Call(this, target);

        public Tensor gt(Scalar target) => GtScalar.Call(this, target);

        public Tensor ge(Tensor target) => Ge.Call(this, target);

        public Tensor ge(Scalar target) => GeScalar.Call(this, target);

        public Tensor logical_and(Tensor other) => LogicalAnd.Call(this, other);

        public Tensor logical_or(Tensor other) => LogicalOr.Call(this, other);

        public Tensor logical_xor(Tensor other) => LogicalXor.Call(this, other);

        public Tensor bitwise_and(Tensor other) => BitwiseAnd.Call(this, other);

        public Tensor bitwise_or(Tensor other) => BitwiseOr.Call(this, other);

        public Tensor bitwise_xor(Tensor other) => BitwiseXor.Call(this, other);

        public bool allclose(Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) =>
            AllClose.CallForValue(this, target, rtol, atol, equal_nan).Bits != 0;

        public Tensor isclose(Tensor other, double rtol = 1e-05, double atol = 1e-08, bool nanEqual = false) => IsClose.Call(this, other, rtol, atol, nanEqual);

        /// <summary>This tensor's elements where the condition holds, the other's elsewhere.</summary>
        public Tensor where(Tensor condition, Tensor y) => Where.Call(condition, this, y);

        public Tensor masked_fill(Tensor mask, Scalar value) => MaskedFill.Call(this, mask, value);

        public Tensor masked_fill_(Tensor mask, Scalar value) => MaskedFillInPlace.Change(this, mask, value);

        public Tensor masked_select(Tensor mask) => MaskedSelect.Call(this, mask);

        public static Tensor operator ==(Tensor left, Tensor right) => left.eq(right);

        public static Tensor operator ==(Tensor left, Scalar right) => left.eq(right);

        public static Tensor operator ==(Scalar left, Tensor right) => right.eq(left);

        public static Tensor operator !=(Tensor left, Tensor right) => left.ne(right);

        public static Tensor operator !=(Tensor left, Scalar right) => left.ne(right);

        public static Tensor operator !=(Scalar left, Tensor right) => right.ne(left);

        public static Tensor operator <(Tensor left, Tensor right) => left.lt(right);

        public static Tensor operator <(Tensor left, Scalar right) => left.lt(right);

        public static Tensor operator <(Scalar left, Tensor right) => right.gt(left);

        public static Tensor operator <=(Tensor left, Tensor right) => left.le(right);

        public static Tensor operator <=(Tensor left, Scalar right) => left.le(right);

        public static Tensor operator <=(Scalar left, Tensor right) => right.ge(left);

        public static Tensor operator >(Tensor left, Tensor right) => left.gt(right);

        public static Tensor operator >(Tensor left, Scalar right) => left.gt(right);

        public static Tensor operator >(Scalar left, Tensor right) => right.lt(left);

        public static Tensor operator >=(Tensor left, Tensor right) => left.ge(right);

        public static Tensor operator >=(Tensor left, Scalar right) => left.ge(right);

        public static Tensor operator >=(Scalar left, Tensor right) => right.le(left);
    }
}
