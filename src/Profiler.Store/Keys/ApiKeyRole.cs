namespace Profiler.Store.Keys;

/// <summary>What a key permits; each role permits what the ones before it do, but for <see cref="Agent"/>.</summary>
public enum ApiKeyRole
{
    /// <summary>Only to dial in as the agent of one device.</summary>
    Agent,

    /// <summary>Costs, tables, measurements, states.</summary>
    Read,

    /// <summary>Queueing and cancelling jobs, bringing models and tables.</summary>
    Measure,

    /// <summary>Devices, keys, backups.</summary>
    Admin,
}
