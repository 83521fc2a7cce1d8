using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator Mul = new("mul", "Tensor");
        private static readonly Operator MulInPlace = new("mul_", "Tensor");
        private static readonly Operator MulScalar = new("mul", "Scalar");
        private static readonly Operator MulScalarInPlace = new("mul_", "Scalar");
        private static readonly Operator Div = new("div", "Tensor");
        private static readonly Operator DivInPlace = new("div_", "Tensor");
        private static readonly Operator DivScalar = new("div", "Scalar");
        private static readonly Operator DivScalarInPlace = new("div_", "Scalar");
        private static readonly Operator DivMode = new("div", "Tensor_mode");
        private static readonly Operator DivModeInPlace = new("div_", "Tensor_mode");
        private static readonly Operator DivScalarMode = new("div", "Scalar_mode");
        private static readonly Operator DivScalarModeInPlace = new("div_", "Scalar_mode");
        private static readonly Operator Add = new("add", "Tensor");
        private static readonly Operator AddInPlace = new("add_", "Tensor");
        private static readonly Operator AddScalar = new("add", "Scalar");
        private static readonly Operator AddScalarInPlace = new("add_", "Scalar");
        private static readonly Operator Sub = new("sub", "Tensor");
        private static readonly Operator SubInPlace = new("sub_", "Tensor");
        private static readonly Operator SubScalar = new("sub", "Scalar");
        private static readonly Operator SubScalarInPlace = new("sub_", "Scalar");
        private static readonly Operator Addcmul = new("addcmul");
        private static readonly Operator AddcmulInPlace = new("addcmul_");
        private static readonly Operator Addcdiv = new("addcdiv");
        private static readonly Operator AddcdivInPlace = new("addcdiv_");
        private static readonly Operator PowTensor = new("pow", "Tensor_Tensor");
        private static readonly Operator PowScalar = new("pow", "Tensor_Scalar");
        private static readonly Operator PowTensorInPlace = new("pow_", "Tensor");
        private static readonly Operator PowScalarInPlace = new("pow_", "Scalar");
        private static readonly Operator Lerp = new("lerp", "Tensor");
        private static readonly Operator LerpInPlace = new("lerp_", "Tensor");
        private static readonly Operator Remainder = new("remainder", "Tensor");
        private static readonly Operator RemainderScalar = new("remainder", "Scalar");
        private static readonly Operator Clamp = new("clamp");
        private static readonly Operator ClampInPlace = new("clamp_");
        private static readonly Operator ClampTensor = new("clamp", "Tensor");
        private static readonly Operator ClampMin = new("clamp_min");
        private static readonly Operator ClampMax = new("clamp_max");
        private static readonly Operator Maximum = new("maximum");
        private static readonly Operator Minimum = new("minimum");
        private static readonly Operator FloorDivide = new("floor_divide");
        private static readonly Operator Xlogy = new("xlogy", "Tensor");

        public Tensor mul(Tensor target) => Mul.Call(this, target);

        public Tensor mul(Scalar target) => MulScalar.Call(this, target);

        public Tensor mul_(Tensor target) => MulInPlace.Change(this, target);

        public Tensor mul_(Scalar target) => MulScalarInPlace.Change(this, target);

        public Tensor multiply(Tensor target) => mul(target);

        public Tensor multiply(Scalar target) => mul(target);

        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None ? Div.Call(this, target) : DivMode.Call(this, target, NameOf(rounding_mode));

        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None ? DivScalar.Call(this, target) : DivScalarMode.Call(this, target, NameOf(rounding_mode));

        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None ? DivInPlace.Change(this, target) : DivModeInPlace.Change(this, target, NameOf(rounding_mode));

        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None ? DivScalarInPlace.Change(this, target) : DivScalarModeInPlace.Change(this, target, NameOf(rounding_mode));

        public Tensor add(Tensor target) => Add.Call(this, target);

        public Tensor add(Scalar scalar) => AddScalar.Call(this, scalar);

        public Tensor add(Tensor target, Scalar alpha) => Add.Call(this, target, alpha);

        public Tensor add(Scalar scalar, Scalar alpha) => AddScalar.Call(this, scalar, alpha);

        public Tensor add_(Tensor target) => AddInPlace.Change(this, target);

        public Tensor add_(Scalar scalar) => AddScalarInPlace.Change(this, scalar);

        public Tensor add_(Tensor target, Scalar alpha) => AddInPlace.Change(this, target, alpha);

        public Tensor add_(Scalar scalar, Scalar alpha) => AddScalarInPlace.Change(this, scalar, alpha);

        public Tensor sub(Tensor target) => Sub.Call(this, target);

        public Tensor sub(Scalar target) => SubScalar.Call(this, target);

        public Tensor sub_(Tensor target) => SubInPlace.Change(this, target);

        public Tensor sub_(Scalar target) => SubScalarInPlace.Change(this, target);

        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) => Addcmul.Call(this, tensor1, tensor2, value);

        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => AddcmulInPlace.Change(this, tensor1, tensor2, value);

        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value) => Addcdiv.Call(this, tensor1, tensor2, value);

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) => AddcdivInPlace.Change(this, tensor1, tensor2, value);

        public Tensor addcdiv(Tensor tensor1, Tensor tensor2) => Addcdiv.Call(this, tensor1, tensor2);

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2) => AddcdivInPlace.Change(this, tensor1, tensor2);

        public Tensor pow(Tensor exponent) => PowTensor.Call(this, exponent);

        public Tensor pow(Scalar exponent) => PowScalar.Call(this, exponent);

        public Tensor pow_(Tensor exponent) => PowTensorInPlace.Change(this, exponent);

        public Tensor pow_(Scalar exponent) => PowScalarInPlace.Change(this, exponent);

        public Tensor lerp(Tensor end, Tensor weight) => Lerp.Call(this, end, weight);

        public Tensor lerp_(Tensor end, Tensor weight) => LerpInPlace.Change(this, end, weight);

        public Tensor remainder(Tensor target) => Remainder.Call(this, target);

        public Tensor remainder(Scalar scalar) => RemainderScalar.Call(this, scalar);

        public Tensor clamp(Scalar? min = null, Scalar? max = null) => Clamp.Call(this, min, max);

        public Tensor clamp(Tensor? min = null, Tensor? max = null) => ClampTensor.Call(this, min, max);

        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => ClampInPlace.Change(this, min, max);

        public Tensor clip(Scalar? min = null, Scalar? max = null) => clamp(min, max);

        public Tensor clamp_min(Scalar min) => ClampMin.Call(this, min);

        public Tensor clamp_max(Scalar max) => ClampMax.Call(this, max);

        public Tensor maximum(Tensor other) => Maximum.Call(this, other);

        public Tensor minimum(Tensor other) => Minimum.Call(this, other);

        public Tensor floor_divide(Tensor other) => FloorDivide.Call(this, other);

        public Tensor xlogy(Tensor y) => Xlogy.Call(this, y);

        private static string NameOf(RoundingMode mode) => mode == RoundingMode.trunc ? "trunc" : "floor";
    }
}
