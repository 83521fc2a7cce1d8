namespace Profiler.Bindings.Nvml;

/// <summary>A value, or why there is none: what a GPU cannot tell is an ordinary answer.</summary>
/// <param name="Value">The type's default unless <paramref name="Status"/> is Ok.</param>
public readonly record struct NvmlAnswer<T>(T Value, NvmlStatus Status)
{
    public bool IsOk => Status == NvmlStatus.Ok;
}
