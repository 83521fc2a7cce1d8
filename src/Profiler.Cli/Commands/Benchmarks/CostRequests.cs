using System.Text;
using Profiler.Api;
using Profiler.CostModels.LookupTables;
using Profiler.Networks.Architectures;
using Profiler.Networks.Catalog;
using Profiler.Networks.Spaces;

namespace Profiler.Cli.Commands.Benchmarks;

/// <summary>Whole HTTP requests for costs of random architectures.</summary>
public static class CostRequests
{
    private const int Variety = 1000;
    private const int Seed = 1;

    /// <summary>One architecture each, by the names of its candidates.</summary>
    public static IReadOnlyList<byte[]> Singles(LookupTable table)
    {
        var sampler = new ArchitectureSampler(SpaceOf(table), Seed);
        return [.. Enumerable.Range(0, Variety).Select(_ => Post(
            table, $$"""
            "architectures":[{"choices":[{{string.Join(',', sampler.Uniform().CandidateNames.Select(name => $"\"{name}\""))}}]}]
            """))];
    }

    /// <summary>So many architectures each, by their codes.</summary>
    public static IReadOnlyList<byte[]> Batches(LookupTable table, int architectures)
    {
        const int Batches = 16;
        var sampler = new ArchitectureSampler(SpaceOf(table), Seed);
        return [.. Enumerable.Range(0, Batches).Select(_ => Post(
            table, $"\"codes\":[{string.Join(',', Enumerable.Range(0, architectures).Select(_ => $"\"{sampler.Uniform().Code}\""))}]"))];
    }

    public static byte[] Get(string path) => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");

    private static SearchSpace SpaceOf(LookupTable table) => BuiltInSpaces.Get(table.SpaceName);

    private static byte[] Post(LookupTable table, string architectures)
    {
        string body = $$"""{"space":"{{table.SpaceName}}","input":"{{table.Input}}","targets":["{{table.Target.Device}}"],{{architectures}}}""";
        return Encoding.ASCII.GetBytes(
            $"POST {ApiRoutes.Costs} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
    }
}
