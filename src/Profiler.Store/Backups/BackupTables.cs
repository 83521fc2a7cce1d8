using System.Collections.Immutable;

namespace Profiler.Store.Backups;

/// <summary>The tables of an archive.</summary>
internal static class BackupTables
{
    /// <summary>What a row refers to comes before it.</summary>
    public static readonly ImmutableArray<string> InOrder =
    [
        "device_descriptions", "devices", "targets", "models", "calibrations", "lookup_tables", "jobs", "job_items", "visits",
        "measurements", "energy_measurements", "surrogates", "surrogate_samples", "registered_devices", "queue_places", "queued_jobs",
        "queued_job_dependencies", "queued_job_work", "lanes", "api_keys",
    ];

    /// <summary>Tables that say nothing that is not elsewhere in the archive: the manifest has the version, models are files.</summary>
    public static readonly ImmutableArray<string> LeftOut = ["schema_version", "model_chunks"];

    /// <summary>A table that has a row from the beginning.</summary>
    public const string Places = "queue_places";
}
