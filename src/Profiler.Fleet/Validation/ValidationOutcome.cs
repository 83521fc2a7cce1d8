using Profiler.CostModels.LookupTables;
using Profiler.CostModels.Validation;

namespace Profiler.Fleet.Validation;

/// <summary>How a table stands to networks that it had not seen.</summary>
/// <param name="Isolated">The same networks by the table of isolated blocks.</param>
/// <param name="Macs">The same networks by a straight line over MACs.</param>
public sealed record ValidationOutcome(
    LookupTable Table,
    ValidationScores Scores,
    ValidationScores Isolated,
    ValidationScores Macs,
    IReadOnlyList<ValidatedNetwork> Networks,
    double DeviceSeconds);
