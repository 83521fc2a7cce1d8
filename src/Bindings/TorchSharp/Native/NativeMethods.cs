using System.Runtime.InteropServices;

namespace TorchSharp.Native;

/// <summary>The externs of the shim (native/*.cpp). Every one that answers an int as status says 0 for success.</summary>
internal static unsafe partial class NativeMethods
{
    private const string Shim = "profiler_torch";

    [LibraryImport(Shim, EntryPoint = "pt_last_error")]
    internal static partial byte* LastError();

    [LibraryImport(Shim, EntryPoint = "pt_version")]
    internal static partial byte* Version();

    [LibraryImport(Shim, EntryPoint = "pt_find_operator", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int FindOperator(string name, string overload, out nint found);

    [LibraryImport(Shim, EntryPoint = "pt_call")]
    internal static partial int Call(nint op, NativeArgument* arguments, int count, NativeArgument* results, int capacity, int* produced);

    [LibraryImport(Shim, EntryPoint = "pt_take_results")]
    internal static partial void TakeResults(NativeArgument* results);

    [LibraryImport(Shim, EntryPoint = "pt_tensor_free")]
    internal static partial void FreeTensor(nint tensor);

    [LibraryImport(Shim, EntryPoint = "pt_tensor_dim"), SuppressGCTransition]
    internal static partial long Dim(nint tensor);

    [LibraryImport(Shim, EntryPoint = "pt_tensor_numel"), SuppressGCTransition]
    internal static partial long Count(nint tensor);

    [LibraryImport(Shim, EntryPoint = "pt_tensor_dtype"), SuppressGCTransition]
    internal static partial int ElementType(nint tensor);

    [LibraryImport(Shim, EntryPoint = "pt_tensor_element_size"), SuppressGCTransition]
    internal static partial long ElementSize(nint tensor);

    [LibraryImport(Shim, EntryPoint = "pt_tensor_storage_offset"), SuppressGCTransition]
    internal static partial long StorageOffset(nint tensor);

    [LibraryImport(Shim, EntryPoint = "pt_tensor_device"), SuppressGCTransition]
    internal static partial int Device(nint tensor, int* index);

    [LibraryImport(Shim, EntryPoint = "pt_tensor_sizes")]
    internal static partial int Sizes(nint tensor, long* sizes);

    [LibraryImport(Shim, EntryPoint = "pt_tensor_strides")]
    internal static partial int Strides(nint tensor, long* strides);

    [LibraryImport(Shim, EntryPoint = "pt_tensor_is_contiguous")]
    internal static partial int IsContiguous(nint tensor, int format, out int result);

    [LibraryImport(Shim, EntryPoint = "pt_tensor_data")]
    internal static partial int Data(nint tensor, void** data);

    [LibraryImport(Shim, EntryPoint = "pt_tensor_requires_grad")]
    internal static partial int RequiresGrad(nint tensor, out int result);

    [LibraryImport(Shim, EntryPoint = "pt_tensor_set_requires_grad")]
    internal static partial int SetRequiresGrad(nint tensor, int value);

    [LibraryImport(Shim, EntryPoint = "pt_tensor_retain_grad")]
    internal static partial int RetainGrad(nint tensor);

    [LibraryImport(Shim, EntryPoint = "pt_tensor_is_leaf")]
    internal static partial int IsLeaf(nint tensor, out int result);

    [LibraryImport(Shim, EntryPoint = "pt_tensor_grad")]
    internal static partial int Grad(nint tensor, out nint grad);

    [LibraryImport(Shim, EntryPoint = "pt_tensor_set_grad")]
    internal static partial int SetGrad(nint tensor, nint grad);

    [LibraryImport(Shim, EntryPoint = "pt_tensor_set_data")]
    internal static partial int SetData(nint tensor, nint data);

    [LibraryImport(Shim, EntryPoint = "pt_grad_enabled"), SuppressGCTransition]
    internal static partial int IsGradEnabled();

    [LibraryImport(Shim, EntryPoint = "pt_set_grad_enabled"), SuppressGCTransition]
    internal static partial void SetGradEnabled(int value);

    [LibraryImport(Shim, EntryPoint = "pt_inference_mode_enter")]
    internal static partial int EnterInferenceMode(int value, out nint guard);

    [LibraryImport(Shim, EntryPoint = "pt_inference_mode_leave")]
    internal static partial void LeaveInferenceMode(nint guard);

    [LibraryImport(Shim, EntryPoint = "pt_backward")]
    internal static partial int Backward(NativeGradients* asked);

    [LibraryImport(Shim, EntryPoint = "pt_grad")]
    internal static partial int Gradients(NativeGradients* asked, nint* results);

    [LibraryImport(Shim, EntryPoint = "pt_set_num_threads")]
    internal static partial int SetThreads(int count);

    [LibraryImport(Shim, EntryPoint = "pt_set_num_blas_threads")]
    internal static partial void SetBlasThreads(int count);

    [LibraryImport(Shim, EntryPoint = "pt_get_num_threads")]
    internal static partial int GetThreads();

    [LibraryImport(Shim, EntryPoint = "pt_set_num_interop_threads")]
    internal static partial int SetInteropThreads(int count);

    [LibraryImport(Shim, EntryPoint = "pt_get_num_interop_threads")]
    internal static partial int GetInteropThreads();

    [LibraryImport(Shim, EntryPoint = "pt_cuda_available")]
    internal static partial int IsCudaAvailable();

    [LibraryImport(Shim, EntryPoint = "pt_cuda_device_count")]
    internal static partial int CudaDevices();

    [LibraryImport(Shim, EntryPoint = "pt_cuda_event_record")]
    internal static partial int RecordEvent(nint* cudaEvent);

    [LibraryImport(Shim, EntryPoint = "pt_cuda_synchronize")]
    internal static partial int SynchronizeCuda();

    [LibraryImport(Shim, EntryPoint = "pt_cuda_event_elapsed")]
    internal static partial int ElapsedBetween(nint start, nint end, float* milliseconds);

    [LibraryImport(Shim, EntryPoint = "pt_cuda_event_free")]
    internal static partial void FreeEvent(nint cudaEvent);

    [LibraryImport(Shim, EntryPoint = "pt_manual_seed")]
    internal static partial int ManualSeed(long seed);

    [LibraryImport(Shim, EntryPoint = "pt_generator_new")]
    internal static partial int NewGenerator(ulong seed, out nint generator);

    [LibraryImport(Shim, EntryPoint = "pt_generator_default")]
    internal static partial int DefaultGenerator(out nint generator);

    [LibraryImport(Shim, EntryPoint = "pt_generator_free")]
    internal static partial void FreeGenerator(nint generator);

    [LibraryImport(Shim, EntryPoint = "pt_generator_set_seed")]
    internal static partial int SetGeneratorSeed(nint generator, ulong seed);

    [LibraryImport(Shim, EntryPoint = "pt_generator_seed")]
    internal static partial int GeneratorSeed(nint generator, out ulong seed);

    [LibraryImport(Shim, EntryPoint = "pt_generator_state")]
    internal static partial int GeneratorState(nint generator, out nint state);

    [LibraryImport(Shim, EntryPoint = "pt_generator_set_state")]
    internal static partial int SetGeneratorState(nint generator, nint state);

    [LibraryImport(Shim, EntryPoint = "pt_function_record")]
    internal static partial int RecordFunction(NativeFunction* function);

    [LibraryImport(Shim, EntryPoint = "pt_function_saved")]
    internal static partial int SavedByFunction(nint node, int index, out nint tensor);

    [LibraryImport(Shim, EntryPoint = "pt_tensor_share")]
    internal static partial nint Share(nint tensor);
}
