using System.Collections.Immutable;
using Profiler.CostModels.Validation;
using Profiler.Fleet.Validation;

namespace Profiler.Fleet.Requests.Results;

/// <summary>A table was checked against networks that it had not seen.</summary>
/// <param name="Isolated">The same networks by the table of isolated blocks.</param>
/// <param name="Macs">The same networks by a straight line over MACs.</param>
public sealed record ValidateJobResult(
    string TableId,
    ValidationScores Scores,
    ValidationScores Isolated,
    ValidationScores Macs,
    ImmutableArray<ValidatedNetwork> Networks,
    double DeviceSeconds) : JobResult;
