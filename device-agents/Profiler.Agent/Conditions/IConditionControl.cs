using System.Collections.Immutable;
using Profiler.Measurement.Conditions;

namespace Profiler.Agent.Conditions;

/// <summary>One setting of the board.</summary>
internal interface IConditionControl
{
    /// <summary>For people and for the journal; never changes, or an older agent's journal is not understood.</summary>
    string Name { get; }

    /// <exception cref="ConditionException">The board has no such control, or it cannot be read.</exception>
    ControlState Read();

    /// <summary>Sets it, and sees that the board has taken it.</summary>
    /// <param name="value">As people spell it.</param>
    /// <returns>The clocks that are to hold from here on.</returns>
    /// <exception cref="ConditionException">The value does not exist, or the board refuses it.</exception>
    ImmutableArray<HeldClock> Set(string value);

    /// <summary>Puts it back; where it is as it was, nothing happens.</summary>
    /// <param name="saved">Of a state that was read before the first change.</param>
    /// <exception cref="ConditionException">The board refuses it.</exception>
    void Restore(string saved);
}
