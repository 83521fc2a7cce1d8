using System.Globalization;
using Profiler.Agent.Sensors;
using Profiler.Measurement.Devices;

namespace Profiler.Agent.Serving;

/// <summary>Where an agent keeps its files.</summary>
/// <param name="ModelFolder">Models, by content.</param>
/// <param name="LaneFolder">The device's lock: one folder a device, whoever the agent belongs to. Null for a worker.</param>
/// <param name="MeasuresHere">Whether this process measures; else it starts a worker for each request.</param>
/// <param name="IsNullDevice">Whether every model rests instead of running: a board for trying out everything but the runtime.</param>
internal sealed record AgentOptions(string ModelFolder, string? LaneFolder, bool MeasuresHere, bool IsNullDevice = false)
{
    /// <summary>8 GiB.</summary>
    public const long DefaultModelLimitBytes = 8L << 30;

    private const int BitsOfMib = 20;
    private const long MaxMib = 1L << 30;

    /// <summary>Set to <see cref="NullRuntime"/> in a board's environment, it makes its agent a null device.</summary>
    public const string RuntimeVariable = "PROFILER_RUNTIME";
    public const string NullRuntime = DeviceDescription.NullRuntime;

    public const string LaneVariable = "PROFILER_LANE";

    /// <summary>Outlives a reboot, which clears the folder of temporary files with the lane's lock in it.</summary>
    private const string DefaultJournal = "var/lib/profiler-agent";

    /// <summary>The first argument of a worker, which only an agent starts.</summary>
    public const string WorkerOption = "--worker";

    public const string AliveOption = "--alive";

    private const int MaxAliveSeconds = 86_400;

    /// <summary>Whether this is a process that another agent started to measure.</summary>
    public bool IsWorker => LaneFolder is null;

    /// <summary>What the models may take together before those that nobody uses are deleted.</summary>
    public long ModelLimitBytes { get; init; } = DefaultModelLimitBytes;

    /// <summary>Where the device's files lie.</summary>
    public SensorRoot Root { get; init; } = SensorRoot.FromEnvironment();

    /// <summary>The agent ends when its input has brought nothing, not even a sign of life, for so long; null for never.</summary>
    public TimeSpan? Alive { get; init; }

    /// <summary>Whether nobody named the lane's folder.</summary>
    private bool IsDefaultLane { get; init; }

    /// <summary>What the board's settings were, before the agent changed them: with the lane, where somebody named its folder.</summary>
    public string JournalFolder => IsDefaultLane || LaneFolder is null ? Root.PathOf(DefaultJournal) : LaneFolder;

    public static AgentOptions Read(string[] arguments)
    {
        string models = Path.Combine(Path.GetTempPath(), "profiler-models");
        string? lane = Environment.GetEnvironmentVariable(LaneVariable);
        long modelLimit = DefaultModelLimitBytes;
        TimeSpan? alive = null;
        bool isWorker = arguments is [WorkerOption, ..];
        for (int i = isWorker ? 1 : 0; i < arguments.Length; i += 2)
        {
            string value = i + 1 < arguments.Length ? arguments[i + 1] : throw new ArgumentException($"{arguments[i]} needs a value.");
            switch (arguments[i])
            {
                case "--models":
                    models = value;
                    break;
                case "--lane":
                    lane = value;
                    break;
                case "--model-limit":
                    modelLimit = ReadMib(value) << BitsOfMib;
                    break;
                case AliveOption:
                    alive = ReadSeconds(value);
                    break;
                default:
                    throw new ArgumentException(
                        $"There is no option {arguments[i]}; there are --models FOLDER, --model-limit MIB, --lane FOLDER and --alive SECONDS.");
            }
        }

        bool isNullDevice = Environment.GetEnvironmentVariable(RuntimeVariable) == NullRuntime;
        return new AgentOptions(models, isWorker ? null : lane ?? Path.Combine(Path.GetTempPath(), "profiler-lane"), isWorker || isNullDevice, isNullDevice)
        {
            ModelLimitBytes = modelLimit,
            Alive = alive,
            IsDefaultLane = lane is null,
        };
    }

    public static TimeSpan ReadSeconds(string value) => int.TryParse(value, out int seconds) && seconds is >= 1 and <= MaxAliveSeconds
        ? TimeSpan.FromSeconds(seconds)
        : throw new ArgumentException($"{AliveOption} {value} is not a number of seconds from 1 to {MaxAliveSeconds}.");

    private static long ReadMib(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long mib) && mib is >= 1 and <= MaxMib
            ? mib
            : throw new ArgumentException($"--model-limit takes whole MiB from 1 to {MaxMib}, not '{text}'.");
}
