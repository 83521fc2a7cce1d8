using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Profiler.Measurement.Devices;

/// <summary>What an agent found about its device: the conditions that hold for the whole of a job.</summary>
/// <param name="AgentVersion">The version of the agent program.</param>
/// <param name="Runtime">The runtime, such as "ort".</param>
/// <param name="RuntimeVersion">The version that the loaded library reports.</param>
/// <param name="Providers">Execution providers that the loaded library offers, in our spelling.</param>
/// <param name="Affinity">The processors the agent may run on, as the kernel prints them ("0-1").</param>
/// <param name="Governor">The frequency governor; null where it cannot be read.</param>
/// <param name="MaxFrequencyMhz">The highest clock the kernel tells of; null where it cannot be read.</param>
/// <param name="Unreadable">What could not be read, each with its reason.</param>
public sealed record DeviceDescription(
    string AgentVersion,
    string HostName,
    string OperatingSystem,
    string DotNetVersion,
    string Runtime,
    string RuntimeVersion,
    ImmutableArray<string> Providers,
    string ProcessorModel,
    ImmutableArray<string> ProcessorFlags,
    int ProcessorCount,
    long MemoryBytes,
    string Affinity,
    string? Governor,
    double? MaxFrequencyMhz,
    ImmutableArray<string> Unreadable)
{
    /// <summary>The value of <see cref="MemoryPages"/> where the runtime's memory lies on huge pages.</summary>
    public const string HugePages = "huge";

    /// <summary>The value of <see cref="Runtime"/> of a board that computes nothing, for trying out everything around one.</summary>
    public const string NullRuntime = "null";

    /// <summary>The value of <see cref="RuntimeVersion"/> of a board without <see cref="Runtime"/>, which has <see cref="OtherRuntimes"/>.</summary>
    public const string MissingRuntime = "missing";

    /// <summary>
    /// What the runtime's memory lies on: "huge" or "small" pages. On small ones the same network differs by 3 to 5 %
    /// from one loading to the next.
    /// </summary>
    public string MemoryPages { get; init; } = "small";

    /// <summary>Width of the widest vectors that the processor's flags promise; 0 where they promise none that is known.</summary>
    [JsonIgnore]
    public int VectorWidthBits =>
        ProcessorFlags.Contains("avx512f") ? 512
        : ProcessorFlags.Contains("avx2") || ProcessorFlags.Contains("avx") ? 256
        : ProcessorFlags.Contains("sse2") || ProcessorFlags.Contains("asimd") || ProcessorFlags.Contains("neon") ? 128
        : 0;

    /// <summary>Runtimes other than <see cref="Runtime"/>; null where there are none.</summary>
    /// <inheritdoc cref="Driver" path="/remarks"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<RuntimeDescription>? OtherRuntimes { get; init; }

    /// <summary>The graphics driver's version line; null where there is none.</summary>
    /// <remarks>Left out where it is null: ids of tables follow from their text, and older tables do not have it.</remarks>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Driver { get; init; }

    /// <summary>The board's power mode, such as "MODE_15W"; null where it has none.</summary>
    /// <inheritdoc cref="Driver" path="/remarks"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PowerMode { get; init; }

    /// <summary>
    /// What is to be known of the board's settings: what was asked for and does not hold, what an agent that crashed had
    /// left and was put back or could not be. Null where there is nothing.
    /// </summary>
    /// <inheritdoc cref="Driver" path="/remarks"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<string>? ConditionNotes { get; init; }
}
