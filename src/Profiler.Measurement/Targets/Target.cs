namespace Profiler.Measurement.Targets;

/// <summary>What a number belongs to; a latency without its target is meaningless.</summary>
/// <param name="Device">The device's name, such as "local" or "xavier-3".</param>
/// <param name="Runtime">The runtime, such as "ort" or "trtexec".</param>
/// <param name="RuntimeVersion">The runtime's version, such as "1.29.0".</param>
/// <param name="Provider">The execution provider: one of <see cref="Runtimes.Providers"/>.</param>
/// <param name="Precision">"fp32", "fp16" or "int8".</param>
/// <param name="Threads">Threads inside an operator, at least 1.</param>
/// <param name="PowerMode">The board's power mode, "default" where it has none.</param>
public sealed record Target(
    string Device,
    string Runtime,
    string RuntimeVersion,
    string Provider,
    string Precision,
    int Batch,
    int Threads,
    string PowerMode = Target.DefaultPowerMode)
{
    public const string DefaultPowerMode = "default";

    /// <summary>The short spelling: device/runtime-provider/precision/bN.</summary>
    public override string ToString() => $"{Device}/{Runtime}-{Provider}/{Precision}/b{Batch}";

    /// <summary>Every field, for comparing: two targets are the same where these are.</summary>
    public string Id => $"{this}/t{Threads}/{PowerMode}/{RuntimeVersion}";

    /// <summary>The fields in which another target differs, as "threads 1, not 2"; empty where none does.</summary>
    public IReadOnlyList<string> DifferencesFrom(Target other)
    {
        (string Name, object Mine, object Theirs)[] fields =
        [
            ("device", Device, other.Device),
            ("runtime", Runtime, other.Runtime),
            ("runtime version", RuntimeVersion, other.RuntimeVersion),
            ("provider", Provider, other.Provider),
            ("precision", Precision, other.Precision),
            ("batch", Batch, other.Batch),
            ("threads", Threads, other.Threads),
            ("power mode", PowerMode, other.PowerMode),
        ];
        return [.. fields.Where(f => !f.Mine.Equals(f.Theirs)).Select(f => $"{f.Name} {f.Mine}, not {f.Theirs}")];
    }
}
