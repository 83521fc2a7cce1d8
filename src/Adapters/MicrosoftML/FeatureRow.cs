namespace Profiler.Adapters.MicrosoftML;

/// <summary>A row as ML.NET reads it: by the names of its properties.</summary>
internal sealed class FeatureRow
{
    public float[] Features { get; set; } = [];

    public float Target { get; set; }

    public float Weight { get; set; }
}
