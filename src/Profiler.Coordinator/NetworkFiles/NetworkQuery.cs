using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Profiler.Networks.Errors;
using Profiler.Networks.Onnx.Inference;

namespace Profiler.Coordinator.NetworkFiles;

/// <summary>What stands in the query of POST /v1/networks.</summary>
/// <param name="Name">What the answer calls the file.</param>
/// <param name="Targets">Ids, short spellings or device names; all known targets where none is given.</param>
internal sealed partial record NetworkQuery(
    string Name, OnnxInputs Inputs, IReadOnlyList<string> Targets, double? MaxLatencyMs, bool MeasuresIfUncertain, bool PredictsIfUnknown)
{
    private const string DefaultName = "network";

    private static readonly string[] Fields = ["name", "input", "target", "maxLatencyMs", "measure", "predict"];

    /// <exception cref="ProfilerException">A field is unknown or cannot be used.</exception>
    public static NetworkQuery Read(IQueryCollection query)
    {
        if (query.Keys.FirstOrDefault(key => !Fields.Contains(key)) is { } unknown)
        {
            throw NameSuggestion.Unknown("field of the query", unknown, Fields);
        }

        string name = One(query, "name") ?? DefaultName;
        if (!NamePattern().IsMatch(name))
        {
            throw Refuse("name", "must be 1 to 64 letters, digits and . _ -, and begin with one of the first two");
        }

        string[] targets = [.. query["target"].OfType<string>()];
        bool measures = Asks(query, "measure", "ifUncertain", targets);
        bool predicts = Asks(query, "predict", "ifUnknown", targets);
        if (measures && predicts)
        {
            throw Refuse("predict", "does not go with 'measure'; ask for one after the other");
        }

        return new NetworkQuery(name, OnnxInputs.Parse(query["input"].OfType<string>()), targets, Limit(One(query, "maxLatencyMs")), measures, predicts);
    }

    private static string? One(IQueryCollection query, string field) => query[field] switch
    {
        [] => null,
        [{ } value] => value,
        _ => throw Refuse(field, "stands twice"),
    };

    /// <summary>Whether the field, which costs the targets a job, has its word.</summary>
    private static bool Asks(IQueryCollection query, string field, string word, string[] targets)
    {
        string? text = One(query, field);
        if (text is not null && text != "never" && text != word)
        {
            throw Refuse(field, $"is '{text}', neither '{word}' nor 'never'");
        }

        if (text == word && targets.Length == 0)
        {
            throw Refuse(field, "needs a target to ask: ?target=…");
        }

        return text == word;
    }

    private static double? Limit(string? text)
    {
        if (text is null)
        {
            return null;
        }

        bool isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double limit);
        return isNumber && limit > 0 && double.IsFinite(limit) ? limit : throw Refuse("maxLatencyMs", "is not a number above 0");
    }

    private static ProfilerException Refuse(string field, string why) =>
        new(ErrorCode.InvalidArgument, $"The query's '{field}' {why}.", "docs/cost-api.md describes every field.");

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]
    private static partial Regex NamePattern();
}
