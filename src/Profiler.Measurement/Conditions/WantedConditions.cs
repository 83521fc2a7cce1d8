using System.Text.Json.Serialization;

namespace Profiler.Measurement.Conditions;

/// <summary>How a board is to be while it is measured. What is null stays as it is; where all is null, what was changed is put back.</summary>
public sealed record WantedConditions
{
    /// <summary>The values of <see cref="Clocks"/> that are no number.</summary>
    public const string MaxClocks = "max";
    public const string DefaultClocks = "default";

    /// <summary>A power mode's name or number, such as MODE_15W.</summary>
    public string? PowerMode { get; init; }

    /// <summary>"max" for the highest that the power mode allows, "default" to let them move, or the GPU's clock in MHz.</summary>
    public string? Clocks { get; init; }

    /// <summary>The processors' frequency governor, such as performance.</summary>
    public string? Governor { get; init; }

    /// <summary>The hottest thermal zone is let cool to below this before anything runs.</summary>
    public double? CoolDownBelowCelsius { get; init; }

    /// <summary>The reference runs for so long before the first visit. Whoever has the reference sees to it; an agent does not.</summary>
    public double? SoakSeconds { get; init; }

    /// <summary>Whether a setting of the board is to change.</summary>
    [JsonIgnore]
    public bool SetsAnything => PowerMode is not null || Clocks is not null || Governor is not null;
}
