using System.Collections.Immutable;
using System.Globalization;
using Profiler.Measurement.Visits;
using Profiler.Store.Json;

namespace Profiler.Store.Jobs;

/// <summary>A visit in columns: samples as JSON arrays, the kernel profile as compressed JSON.</summary>
internal sealed record VisitRow(
    string ItemId,
    long Round,
    string StartedAt,
    string ReferenceBeforeMs,
    string SamplesMs,
    string ReferenceAfterMs,
    double DeviceMs,
    string Conditions,
    byte[]? Kernels)
{
    public const string Columns = """
        item_id AS ItemId, round AS Round, started_at AS StartedAt, reference_before_ms AS ReferenceBeforeMs,
        samples_ms AS SamplesMs, reference_after_ms AS ReferenceAfterMs, device_ms AS DeviceMs,
        conditions AS Conditions, kernels AS Kernels
        """;

    public static VisitRow Of(Visit visit) => new(
        visit.ItemId,
        visit.Round,
        visit.StartedAt.ToString("O"),
        StoreJson.Write(visit.ReferenceBeforeMs),
        StoreJson.Write(visit.SamplesMs),
        StoreJson.Write(visit.ReferenceAfterMs),
        visit.DeviceMs,
        StoreJson.Write(visit.Conditions),
        visit.Kernels is null ? null : CompressedJson.Write(visit.Kernels));

    public Visit ToVisit() => new(
        ItemId,
        (int)Round,
        DateTimeOffset.Parse(StartedAt, CultureInfo.InvariantCulture),
        StoreJson.Read<ImmutableArray<double>>(ReferenceBeforeMs),
        StoreJson.Read<ImmutableArray<double>>(SamplesMs),
        StoreJson.Read<ImmutableArray<double>>(ReferenceAfterMs),
        DeviceMs,
        StoreJson.Read<VisitConditions>(Conditions),
        Kernels is null ? null : CompressedJson.Read<KernelProfile>(Kernels));
}
