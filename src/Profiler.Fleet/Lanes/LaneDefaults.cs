namespace Profiler.Fleet.Lanes;

/// <summary>The numbers of running the queue, in one place.</summary>
public static class LaneDefaults
{
    /// <summary>How long a lane stays granted without a heartbeat: a dead coordinator's jobs wait no longer for another.</summary>
    public static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(30);

    /// <summary>Heartbeats within a lease; two may fail before the lane is lost.</summary>
    public const int HeartbeatsPerLease = 3;

    /// <summary>Between looks at the queue when nothing was announced.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    /// <summary>Between two progress reports of a job.</summary>
    public static readonly TimeSpan Progress = TimeSpan.FromMilliseconds(500);

    /// <summary>For reaching a board, bringing the agent there over a slow link, and hearing what the board is.</summary>
    public static readonly TimeSpan Connect = TimeSpan.FromMinutes(12);

    /// <summary>Tries at reaching a board within that time, before the job goes back to the queue.</summary>
    public const int ConnectRetries = 2;

    /// <summary>Before the second try at reaching a board; doubles, with jitter.</summary>
    public static readonly TimeSpan ConnectBackOff = TimeSpan.FromSeconds(1);

    /// <summary>The least that a whole job may take from its grant.</summary>
    public static readonly TimeSpan LeastJobLimit = TimeSpan.FromHours(1);

    /// <summary>A job with a budget of device time may take this many times the budget.</summary>
    public const int BudgetsPerJob = 10;

    /// <summary>For each network of a job that measures several.</summary>
    public static readonly TimeSpan NetworkLimit = TimeSpan.FromMinutes(2);

    /// <summary>Faults of devices that a job survives in the queue; the next one fails it with its reason.</summary>
    public const int MaxDeviceFaults = 5;

    /// <summary>Failed runs of the runtime, which may be a moment's lack of memory, that fail a job.</summary>
    public const int MaxRuntimeFaults = 2;

    /// <summary>Before a job's second attempt; doubles with each fault, with jitter.</summary>
    public static readonly TimeSpan BackOff = TimeSpan.FromSeconds(2);

    public static readonly TimeSpan LongestBackOff = TimeSpan.FromMinutes(5);

    /// <summary>Faults in a row that set a board aside.</summary>
    public const int FaultsToQuarantine = 3;

    /// <summary>Before the first probe of a board that was set aside; doubles with each that fails, with jitter.</summary>
    public static readonly TimeSpan Quarantine = TimeSpan.FromSeconds(15);

    public static readonly TimeSpan LongestQuarantine = TimeSpan.FromMinutes(15);

    /// <summary>Runs of the null model in a probe.</summary>
    public const int ProbeRuns = 3;

    /// <summary>After the grace of a shutdown, for jobs to stop and give their lanes back.</summary>
    public static readonly TimeSpan LastGrace = TimeSpan.FromSeconds(20);

    /// <summary>Between tries at a database of our own that cannot be used.</summary>
    public static readonly TimeSpan StorageBackOff = TimeSpan.FromSeconds(1);

    public static readonly TimeSpan LongestStorageBackOff = TimeSpan.FromSeconds(15);
}
