namespace Profiler.Coordinator.Costs.Reading;

/// <summary>Where a value of a request stands in its body, quotes and brackets included; the default stands for a value that is not there.</summary>
internal readonly record struct JsonSlice(int Start, int Length)
{
    public bool IsPresent => Length > 0;

    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> body) => body.Slice(Start, Length);
}
