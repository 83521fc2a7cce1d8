using System.Globalization;
using System.Text.Json;
using Profiler.Fleet.Requests;
using Profiler.Networks.Spaces;

namespace Profiler.Chaos.Tests.Jobs;

/// <summary>Jobs of tiny networks: one to measure, or several to compare, which takes longer.</summary>
internal static class JobMaker
{
    private const int Slots = 4;
    private const int Candidates = 3;
    private const int Compared = 6;

    private static readonly SpaceReference Space = new(Definition: SearchSpaceJson.Parse(
        """
        {
          "schema": "profiler-space/1", "name": "tiny", "input": "1x3x32x64",
          "stem": { "channels": 8, "stride": 2 },
          "stages": [{ "channels": 8, "repeats": 4, "stride": 1 }],
          "candidates": [
            { "block": "inverted_residual", "name": "k3_e1", "kernel": 3, "expansion": 1 },
            { "block": "inverted_residual", "name": "k5_e3", "kernel": 5, "expansion": 3 },
            { "block": "inverted_residual", "name": "k3_e2", "kernel": 3, "expansion": 2 }
          ],
          "head": { "kind": "classifier", "channels": 32, "classes": 10 }
        }
        """,
        "tiny").Definition);

    /// <returns>The request's text, and how many networks it measures.</returns>
    public static (string Body, int Networks) Make(int index, string device)
    {
        bool compares = index % 2 == 1;
        JobRequest request = compares
            ? new CompareJobRequest { Device = device, Networks = [.. Enumerable.Range(index * Compared, Compared).Select(Network)], Seed = index }
            : new MeasureJobRequest { Device = device, Network = Network(index), Seed = index };
        using JsonDocument document = JsonDocument.Parse(JobRequestJson.Write(request));
        return (JsonSerializer.Serialize(new { request = document.RootElement }), compares ? Compared : 1);
    }

    private static NetworkReference Network(int index)
    {
        string code = string.Empty;
        int rest = index;
        for (int slot = 0; slot < Slots; slot++)
        {
            code += (rest % Candidates).ToString("x2", CultureInfo.InvariantCulture);
            rest /= Candidates;
        }

        return new NetworkReference($"tiny-{index}", Space, code);
    }
}
