using System.Text.Json;
using Profiler.Networks.Errors;

namespace Profiler.Coordinator.Costs.Reading;

/// <summary>What is wrong with a request for costs, always with the field's name.</summary>
internal static class CostRefusal
{
    private const string Documentation = "docs/cost-api.md describes every field.";

    public static ProfilerException Field(string field, string why, string? advice = null) =>
        new(ErrorCode.InvalidArgument, $"'{field}' {why}.", advice ?? Documentation);

    public static ProfilerException NotJson(JsonException error) => new(
        ErrorCode.InvalidArgument,
        $"The request is not a JSON object: line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}.",
        Documentation,
        error);

    public static ProfilerException NotText() =>
        new(ErrorCode.InvalidArgument, "The request is not UTF-8.", "Send JSON in UTF-8.");
}
