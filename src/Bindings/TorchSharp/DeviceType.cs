namespace TorchSharp;

/// <summary>Where a tensor's elements are; the numbers are libtorch's.</summary>
public enum DeviceType
{
    CPU = 0,
    CUDA = 1,
    META = 14,
}
