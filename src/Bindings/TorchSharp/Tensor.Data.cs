using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator ItemOf = new("item");

        /// <summary>The elements' memory, valid as long as the tensor; the tensor must be contiguous and on the CPU.</summary>
        public unsafe Span<byte> bytes
        {
            get
            {
                if (!is_contiguous())
                {
                    throw new InvalidOperationException("bytes of a tensor that is not contiguous: call contiguous() first.");
                }

                if (device_type != DeviceType.CPU)
                {
                    throw new InvalidOperationException($"bytes of a tensor on {device}: move it to the CPU first.");
                }

                return new Span<byte>(Address(), checked((int)(NumberOfElements * ElementSize)));
            }

            set => value.CopyTo(bytes);
        }

        /// <exception cref="ArgumentException">The elements are of another type.</exception>
        public Utils.TensorAccessor<T> data<T>()
            where T : unmanaged
        {
            ScalarType asked = TypeOf<T>();
            if (asked != dtype)
            {
                throw new ArgumentException($"{typeof(T).Name} is not compatible with {dtype}");
            }

            return new Utils.TensorAccessor<T>(device_type == DeviceType.CPU ? this : cpu());
        }

        /// <exception cref="ArgumentException">More than one element, or of another type.</exception>
        public T item<T>()
            where T : unmanaged
        {
            if (NumberOfElements != 1)
            {
                throw new ArgumentException("Number of elements in the tensor must be 1");
            }

            if (TypeOf<T>() != dtype)
            {
                throw new ArgumentException($"{typeof(T).Name} is not compatible with {dtype}");
            }

            if (device_type == DeviceType.CPU)
            {
                unsafe
                {
                    return Told(*(T*)Address());
                }
            }

            using Tensor local = cpu();
            return local.item<T>();
        }

        public Scalar ToScalar() => Scalar.Of(ItemOf.CallForValue(this));

        internal unsafe void* Address()
        {
            void* data;
            Status.Check(NativeMethods.Data(Handle, &data), "data", this);
            return data;
        }

        internal static ScalarType TypeOf<T>()
        {
            Type type = typeof(T);
            return type == typeof(float) ? ScalarType.Float32
                : type == typeof(long) ? ScalarType.Int64
                : type == typeof(double) ? ScalarType.Float64
                : type == typeof(int) ? ScalarType.Int32
                : type == typeof(bool) ? ScalarType.Bool
                : type == typeof(byte) ? ScalarType.Byte
                : type == typeof(sbyte) ? ScalarType.Int8
                : type == typeof(short) ? ScalarType.Int16
                : type == typeof(Half) ? ScalarType.Float16
                : throw new ArgumentException($"{type.Name} is no element type.");
        }
    }
}
