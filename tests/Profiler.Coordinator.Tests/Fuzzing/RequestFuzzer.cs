using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Profiler.Coordinator.Tests.Fuzzing;

/// <summary>Makes requests of operations: well-formed ones, and such with one thing wrong.</summary>
/// <param name="known">Values of path parameters that name something, by the path up to the parameter.</param>
internal sealed partial class RequestFuzzer(HostileOnnx onnx, IReadOnlyDictionary<string, string> known)
{
    private static readonly string[] Kinds = ["path", "query", "headers", "method", "protocol", "cut", "valid"];
    private static readonly string[] JsonKinds = ["json", "json", "json", "json", "body", "body", "type"];
    private static readonly string[] FileKinds = ["onnx", "onnx", "onnx", "onnx", "onnx", "query", "type"];
    private static readonly string[] Methods = ["GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "BREW", "get"];
    private static readonly string[] Types =
        ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/xml", "application/json; charset=utf-16", "", "json", "application/octet-stream", "a/b/c;;="];

    /// <param name="caller">Headers that say who asks.</param>
    public FuzzedRequest Next(ApiOperation operation, IReadOnlyList<(string, string)> caller, Random random)
    {
        bool hasJson = operation.Bodies.Count > 0;
        string[] special = hasJson ? JsonKinds : operation.TakesFile ? FileKinds : [];
        string kind = HostileText.Pick(random, [.. Kinds, .. special, .. special]);
        return kind == "protocol" ? ProtocolFaults.Next(random, caller) : Make(kind, operation, caller, random);
    }

    /// <summary>A request that whoever has the right key may ask.</summary>
    public FuzzedRequest WellFormed(string kind, ApiOperation operation, IReadOnlyList<(string, string)> caller, Random random)
    {
        byte[]? body = WholeBody(operation, random);
        return FuzzedRequest.Of(kind, operation.Method, PathOf(operation, body, null), Headers(operation, caller), body);
    }

    private FuzzedRequest Make(string kind, ApiOperation operation, IReadOnlyList<(string, string)> caller, Random random)
    {
        byte[]? body = kind switch
        {
            "json" => Encoding.UTF8.GetBytes(JsonMutation.Of(HostileText.Pick(random, operation.Bodies), random)),
            "body" => BrokenBody(WholeBody(operation, random)!, random),
            "onnx" => onnx.Mutate(random),
            _ => WholeBody(operation, random),
        };
        string target = PathOf(operation, body, kind == "path" ? random : null);
        target = kind == "query" ? $"{target}?{Query(operation, random)}" : target;
        List<(string, string)> headers = Headers(operation, caller);
        switch (kind)
        {
            case "type":
                headers.RemoveAll(header => header.Item1 == "Content-Type");
                headers.Add(random.Next(4) == 0 ? ("Content-Encoding", "gzip") : ("Content-Type", HostileText.Pick(random, Types)));
                break;
            case "headers":
                string[] names = ["Accept", "If-None-Match", "Range", "Accept-Encoding", "Last-Event-ID", "Idempotency-Key", "Expect", "Upgrade", "Cookie", .. operation.HeaderNames];
                headers.AddRange(Enumerable.Range(0, random.Next(1, 5)).Select(_ => (HostileText.Pick(random, names), HostileText.HeaderValue(random))));
                break;
        }

        string method = kind == "method" ? HostileText.Pick(random, Methods) : operation.Method;
        var request = FuzzedRequest.Of(kind, method, target, headers, body);
        return kind == "cut" ? Cut(request, random) : request;
    }

    private static FuzzedRequest Cut(FuzzedRequest request, Random random)
    {
        RequestEnd end = random.Next(2) == 0 ? RequestEnd.Cut : RequestEnd.Reset;
        return request.Body.Length > 0 && random.Next(2) == 0
            ? request with { Body = request.Body[..random.Next(request.Body.Length)], End = end }
            : request with { Head = request.Head[..random.Next(1, request.Head.Length - 2)], Body = [], End = end };
    }

    private static byte[] BrokenBody(byte[] whole, Random random) => random.Next(7) switch
    {
        0 => [],
        1 => Encoding.UTF8.GetBytes(HostileText.JsonValue(random)),
        2 => Encoding.UTF8.GetBytes(HostileText.Nested(random.Next(2) == 0 ? 100 : 100_000, '[', ']')),
        3 => [0xef, 0xbb, 0xbf, .. whole],
        4 => Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(whole)),
        _ => ByteMutation.Of(whole, random),
    };

    private byte[]? WholeBody(ApiOperation operation, Random random) =>
        operation.Bodies.Count > 0 ? Encoding.UTF8.GetBytes(HostileText.Pick(random, operation.Bodies))
        : operation.TakesFile ? onnx.Whole
        : operation.Method == "GET" ? null
        : [];

    private static List<(string, string)> Headers(ApiOperation operation, IReadOnlyList<(string, string)> caller)
    {
        List<(string, string)> headers = [.. caller, ("Connection", "close")];
        if (operation.ContentType is { } type)
        {
            headers.Add(("Content-Type", type));
        }

        return headers;
    }

    /// <param name="random">Null for values that name something.</param>
    private string PathOf(ApiOperation operation, byte[]? body, Random? random) => ParameterPattern().Replace(operation.Path, parameter =>
    {
        if (random is not null && random.Next(4) > 0)
        {
            return HostileText.PathSegment(random);
        }

        string before = operation.Path[..parameter.Index];
        return before == "/v1/models/" && body is not null
            ? Convert.ToHexStringLower(SHA256.HashData(body))
            : known.GetValueOrDefault(before) ?? "0123456789abcdef";
    }) + (random is not null && !operation.Path.Contains('{', StringComparison.Ordinal) ? $"/{HostileText.PathSegment(random)}" : "");

    private static string Query(ApiOperation operation, Random random)
    {
        string[] names = [.. operation.QueryNames, "name", "input", "target", "measure", "maxLatencyMs", "format", "limit", "", "unknown"];
        IEnumerable<string> pairs = Enumerable.Range(0, random.Next(1, 6)).Select(_ =>
        {
            string value = random.Next(3) switch
            {
                0 => Uri.EscapeDataString(HostileText.JsonValue(random).Replace("\ud800", "", StringComparison.Ordinal) is { Length: < 2_000 } text ? text.Trim('"') : "long"),
                1 => HostileText.HeaderValue(random) is { Length: < 2_000 } header ? Uri.EscapeDataString(header) : "%ff%00",
                _ => HostileText.PathSegment(random) is { Length: < 2_000 } segment ? segment : "%",
            };
            return $"{HostileText.Pick(random, names)}={value}";
        });
        return string.Join('&', pairs);
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex ParameterPattern();
}
