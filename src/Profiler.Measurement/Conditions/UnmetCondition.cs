using System.Text.Json.Serialization;

namespace Profiler.Measurement.Conditions;

/// <summary>A condition that does not hold as it was wanted.</summary>
/// <param name="Name">The control, such as "power mode".</param>
/// <param name="Wanted">What was asked for.</param>
/// <param name="Why">What the board or its tool says.</param>
/// <param name="Advice">What to do about it.</param>
public sealed record UnmetCondition(string Name, string Wanted, UnmetReason Reason, string Why, string Advice)
{
    /// <summary>Whether the request itself cannot be met on this board, so that measuring would answer another question.</summary>
    [JsonIgnore]
    public bool IsMistaken => Reason is UnmetReason.UnknownValue or UnmetReason.NeedsReboot;

    public override string ToString() => $"{Name} {Wanted}: {Why.TrimEnd('.')}. {Advice}";
}
