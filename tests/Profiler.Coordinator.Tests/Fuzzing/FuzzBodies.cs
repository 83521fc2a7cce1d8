using Profiler.Coordinator.Tests.Costs;
using Profiler.Networks.Catalog;
using Profiler.Networks.Spaces;

namespace Profiler.Coordinator.Tests.Fuzzing;

/// <summary>Well-formed bodies besides the document's own examples, so that every form of a request is among what is mutated.</summary>
internal static class FuzzBodies
{
    public const string Measure = """{"request":{"kind":"measure","device":"board","network":{"name":"squeezenas-mac-small"}}}""";

    private static readonly string SmallSpace = SearchSpaceJson.Write(BuiltInSpaces.Get("squeezenas-small"));

    /// <param name="table">A body of POST /v1/tables.</param>
    public static Dictionary<string, string[]> All(string table) => new()
    {
        ["POST /v1/costs"] =
        [
            $$"""{"space":"squeezenas-small","input":"{{CostServer.Input}}","targets":["local"],"metrics":["latencyMs","macs"],"architectures":["squeezenas-lat-small"],"maxLatencyMs":13,"measure":"ifUncertain"}""",
            $$"""{"space":{{HostileOnnx.SpaceJson}},"input":"1x3x64x64","metrics":["macs","parameters"],"architectures":["000000",{"name":"a","code":"010201"}]}""",
            """{"space":"squeezenas-small","metrics":["macs"],"codesBase64":"AAAAAAAAAAAAAAAAAAAAAAAAAAA="}""",
        ],
        ["POST /v1/jobs"] =
        [
            Measure,
            $$"""{"request":{"kind":"profile","device":"board","space":{"definition":{{SmallSpace}}},"input":"1x3x64x64","budgetSeconds":60},"priority":5}""",
            $$"""{"request":{"kind":"profile","device":"board","space":{"definition":{{HostileOnnx.SpaceJson}} } },"dependsOn":[]}""",
            """{"request":{"kind":"compare","device":"board","networks":[{"name":"squeezenas-mac-small"},{"name":"squeezenas-lat-small"}]}}""",
            """{"request":{"kind":"validate","device":"board","space":{"name":"squeezenas-small"},"count":4}}""",
            """{"request":{"kind":"admit","device":"board","soakSeconds":1}}""",
        ],
        ["POST /v1/devices"] =
        [
            """{"name":"near","connection":{"transport":"local"}}""",
            """{"name":"far","connection":{"transport":"ssh","host":"127.0.0.1","port":1,"proxyJump":"user@host:22"}}""",
        ],
        ["POST /v1/keys"] = ["""{"name":"eve","role":"agent","device":"board","expiresAt":"2999-01-01T00:00:00+00:00"}"""],
        ["POST /v1/tables"] = [table],
    };
}
