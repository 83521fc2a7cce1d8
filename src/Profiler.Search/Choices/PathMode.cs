using System.Text.Json.Serialization;
using Profiler.Networks.Errors;

namespace Profiler.Search.Choices;

/// <summary>How many candidates of a slot run in a step.</summary>
[JsonConverter(typeof(PathModeJson))]
public readonly record struct PathMode
{
    private const string AllText = "all";
    private const string SampledText = "sampled";

    private PathMode(int paths) => Paths = paths;

    /// <summary>Every candidate runs, and their outputs are added by weight, as FBNet and SqueezeNAS published it.</summary>
    public static PathMode All => default;

    /// <summary>Sampled candidates a slot; 0 for all.</summary>
    public int Paths { get; }

    /// <summary>
    /// Only sampled candidates run: one, as in GDAS (Dong and Yang, 2019), or for the weights one and for the architecture
    /// two, as in ProxylessNAS (Cai et al., 2019).
    /// </summary>
    /// <param name="paths">1 or 2.</param>
    public static PathMode Sampled(int paths = 1) => paths is 1 or 2
        ? new PathMode(paths)
        : throw new ArgumentOutOfRangeException(nameof(paths), paths, "One or two paths can be sampled.");

    /// <summary>Reads all, sampled or sampled:2.</summary>
    /// <exception cref="ProfilerException">The text is none of them.</exception>
    public static PathMode Parse(string text) => text switch
    {
        AllText => All,
        SampledText or SampledText + ":1" => Sampled(1),
        SampledText + ":2" => Sampled(2),
        _ => throw new ProfilerException(
            ErrorCode.InvalidArgument, $"'{text}' is not a mode of the supernet.", "Choose all, sampled or sampled:2."),
    };

    public override string ToString() => Paths switch
    {
        0 => AllText,
        1 => SampledText,
        _ => $"{SampledText}:{Paths}",
    };
}
