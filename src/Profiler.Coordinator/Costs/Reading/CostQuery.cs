namespace Profiler.Coordinator.Costs.Reading;

/// <summary>A request for costs, split into its fields; what depends on the space is still text.</summary>
internal readonly ref struct CostQuery(ReadOnlySpan<byte> body)
{
    /// <summary>UTF-8, checked.</summary>
    public ReadOnlySpan<byte> Body { get; } = body;

    /// <summary>A name, or a definition.</summary>
    public JsonSlice Space { get; init; }

    public JsonSlice Input { get; init; }

    public JsonSlice Targets { get; init; }

    public JsonSlice Architectures { get; init; }

    public JsonSlice Codes { get; init; }

    public JsonSlice CodesBase64 { get; init; }

    public JsonSlice Table { get; init; }

    public CostMetrics Metrics { get; init; }

    /// <summary>Whether energies are wanted where a table has them: nothing was asked for by name.</summary>
    public bool WantsKnownEnergy { get; init; }

    /// <summary>In ms, above 0; null where no limit is asked about.</summary>
    public double? MaxLatencyMs { get; init; }

    public bool PrefersMeasured { get; init; }

    public bool MeasuresIfUncertain { get; init; }

    /// <summary>Whether the answer is in columns.</summary>
    public bool IsCompact => Codes.IsPresent || CodesBase64.IsPresent;

    /// <summary>Whether the database has to be asked, or a job queued: not for the fast path.</summary>
    public bool NeedsMore => PrefersMeasured || MeasuresIfUncertain;
}
