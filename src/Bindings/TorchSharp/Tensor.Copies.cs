using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator Clone = new("clone");
        private static readonly Operator Contiguous = new("contiguous");
        private static readonly Operator CopyInPlace = new("copy_");
        private static readonly Operator FillInPlace = new("fill_", "Scalar");
        private static readonly Operator ZeroInPlace = new("zero_");
        private static readonly Operator Alias = new("alias");
        private static readonly Operator ToOther = new("to", "dtype");
        private static readonly Operator ToDevice = new("to", "device");
        private static readonly Operator ZerosLike = new("zeros_like");
        private static readonly Operator OnesLike = new("ones_like");
        private static readonly Operator EmptyLike = new("empty_like");
        private static readonly Operator FullLike = new("full_like");
        private static readonly Operator RandLike = new("rand_like");
        private static readonly Operator RandNLike = new("randn_like");
        private static readonly Operator NewZeros = new("new_zeros");
        private static readonly Operator Bernoulli = new("bernoulli");
        private static readonly Operator BernoulliInPlace = new("bernoulli_", "float");
        private static readonly Operator NormalInPlace = new("normal_");
        private static readonly Operator UniformInPlace = new("uniform_");
        private static readonly Operator Multinomial = new("multinomial");

        public Tensor clone() => Clone.Call(this);

        public Tensor contiguous() => Contiguous.Call(this);

        public Tensor alias() => Alias.Call(this);

        public Tensor copy_(Tensor source, bool nonBlocking = false) => CopyInPlace.Change(this, source, nonBlocking);

        public Tensor fill_(Scalar value) => FillInPlace.Change(this, value);

        public Tensor zero_() => ZeroInPlace.Change(this);

        public Tensor cpu() => to(DeviceType.CPU);

        /// <exception cref="InvalidOperationException">CUDA is not available.</exception>
        public Tensor cuda(Device? device = null, bool non_blocking = false) => to(device ?? CUDA, non_blocking: non_blocking);

        public Tensor to_type(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Moved(ToOther.Call(this, (ScalarType?)type, non_blocking, copy), disposeAfter);

        public Tensor type_as(Tensor tensor) => to_type(tensor.dtype);

        public Tensor type(ScalarType dtype) => to(dtype);

        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) => to_type(type, copy, disposeAfter, non_blocking);

        public Tensor to(DeviceType deviceType, int deviceIndex = -1, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(dtype, new Device(deviceType, deviceIndex), copy, disposeAfter, non_blocking);

        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) => to(dtype, device, copy, disposeAfter, non_blocking);

        public Tensor to(string device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) => to(new Device(device), copy, disposeAfter, non_blocking);

        public Tensor to(Tensor other, bool non_blocking = false) => to(other.dtype, other.device, non_blocking: non_blocking);

        public Tensor to(ScalarType type, Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
        {
            InitializeDeviceType(device.type);
            return Moved(ToDevice.Call(this, device, (ScalarType?)type, non_blocking, copy), disposeAfter);
        }

        public Tensor @bool() => to_type(ScalarType.Bool);

        public Tensor @byte() => to_type(ScalarType.Byte);

        public Tensor @short() => to_type(ScalarType.Int16);

        public Tensor @int() => to_type(ScalarType.Int32);

        public Tensor @long() => to_type(ScalarType.Int64);

        public Tensor half() => to_type(ScalarType.Float16);

        public Tensor @float() => to_type(ScalarType.Float32);

        public Tensor @double() => to_type(ScalarType.Float64);

        public Tensor bfloat16() => to_type(ScalarType.BFloat16);

        public Tensor zeros_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            ZerosLike.Call(this, dtype, Argument.None, device).requires_grad_(requires_grad);

        public Tensor ones_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            OnesLike.Call(this, dtype, Argument.None, device).requires_grad_(requires_grad);

        public Tensor empty_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            EmptyLike.Call(this, dtype, Argument.None, device).requires_grad_(requires_grad);

        public Tensor full_like(Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            FullLike.Call(this, value, dtype, Argument.None, device).requires_grad_(requires_grad);

        public Tensor rand_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            RandLike.Call(this, dtype, Argument.None, device).requires_grad_(requires_grad);

        public Tensor randn_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            RandNLike.Call(this, dtype, Argument.None, device).requires_grad_(requires_grad);

        public Tensor new_zeros(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            NewZeros.Call(this, size, dtype, Argument.None, device).requires_grad_(requires_grad);

        public Tensor bernoulli(Generator? generator = null) => Bernoulli.Call(this, generator);

        public Tensor bernoulli_(double p = 0.5, Generator? generator = null) => BernoulliInPlace.Change(this, p, generator);

        public Tensor normal_(double mean = 0.0, double std = 1.0, Generator? generator = null) => NormalInPlace.Change(this, mean, std, generator);

        public Tensor uniform_(double from, double to, Generator? generator = null) => UniformInPlace.Change(this, from, to, generator);

        public Tensor multinomial(long num_samples, bool replacement = false, Generator? generator = null) => Multinomial.Call(this, num_samples, replacement, generator);

        private Tensor Moved(Tensor result, bool disposeAfter)
        {
            if (disposeAfter)
            {
                Dispose();
            }

            return result;
        }
    }
}
