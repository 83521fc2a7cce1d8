using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public long Dimensions => Told(NativeMethods.Dim(Handle));

        public long ndim => Dimensions;

        public long NumberOfElements => Told(NativeMethods.Count(Handle));

        public long ElementSize => Told(NativeMethods.ElementSize(Handle));

        public ScalarType dtype => (ScalarType)Told(NativeMethods.ElementType(Handle));

        public DeviceType device_type => Place().Type;

        public int device_index => Place().Index;

        public Device device => Place() is (DeviceType type, int index) ? new Device(type, index) : CPU;

        public bool is_cuda => device_type == DeviceType.CUDA;

        public bool is_meta => device_type == DeviceType.META;

        public bool is_leaf
        {
            get
            {
                Status.Check(NativeMethods.IsLeaf(Handle, out int result), nameof(is_leaf), this);
                return result != 0;
            }
        }

        public unsafe long[] shape
        {
            get
            {
                long[] sizes = new long[Dimensions];
                fixed (long* room = sizes)
                {
                    Status.Check(NativeMethods.Sizes(Handle, room), nameof(shape));
                }

                GC.KeepAlive(this);
                return sizes;
            }
        }

        public long dim() => Dimensions;

        public long numel() => NumberOfElements;

        public long element_size() => ElementSize;

        public long[] size() => shape;

        /// <param name="dim">Negative counts from the last.</param>
        public long size(int dim) => shape[dim < 0 ? dim + (int)Dimensions : dim];

        public unsafe long[] stride()
        {
            long[] strides = new long[Dimensions];
            fixed (long* room = strides)
            {
                Status.Check(NativeMethods.Strides(Handle, room), nameof(stride));
            }

            GC.KeepAlive(this);
            return strides;
        }

        public long stride(int dim) => stride()[dim < 0 ? dim + (int)Dimensions : dim];

        public long storage_offset() => Told(NativeMethods.StorageOffset(Handle));

        public bool is_contiguous()
        {
            Status.Check(NativeMethods.IsContiguous(Handle, 0, out int result), nameof(is_contiguous), this);
            return result != 0;
        }

        public bool is_cpu() => device_type == DeviceType.CPU;

        public bool is_integral() => torch.is_integral(dtype);

        public bool is_floating_point() => torch.is_floating_point(dtype);

        public bool is_complex() => torch.is_complex(dtype);

        private unsafe (DeviceType Type, int Index) Place()
        {
            int index;
            int type = NativeMethods.Device(Handle, &index);
            GC.KeepAlive(this);
            return ((DeviceType)type, index);
        }

        /// <summary>Keeps the tensor alive beyond the call that answered.</summary>
        private T Told<T>(T answer)
        {
            GC.KeepAlive(this);
            return answer;
        }
    }
}
