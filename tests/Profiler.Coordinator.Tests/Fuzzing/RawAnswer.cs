using System.Globalization;
using System.Text;
using System.Text.Json;
using Profiler.Api;
using Profiler.Api.Errors;

namespace Profiler.Coordinator.Tests.Fuzzing;

/// <summary>What came back over a socket.</summary>
/// <param name="Status">0 where nothing came.</param>
internal sealed record RawAnswer(int Status, string Headers, byte[] Body)
{
    public static RawAnswer None { get; } = new(0, "", []);

    /// <summary>Why the answer to a request is not one that the API may give; null where it is.</summary>
    public string? Fault(FuzzedRequest request)
    {
        if (Status == 0)
        {
            return request.End == RequestEnd.Whole ? "no answer" : null;
        }

        if (Status >= 500)
        {
            return $"status {Status}: {Encoding.UTF8.GetString(Body)}";
        }

        bool isBare = Body.Length == 0 && (request.Method == "HEAD" || request.MayBeRefusedBare);
        return Status < 400 || isBare ? null : ProblemFault();
    }

    /// <summary>The whole answer among the bytes that came; null where its head is not complete.</summary>
    public static RawAnswer? Parse(ReadOnlySpan<byte> bytes)
    {
        int end = bytes.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return null;
        }

        string head = Encoding.Latin1.GetString(bytes[..end]);
        int status = int.Parse(head.AsSpan(9, 3), CultureInfo.InvariantCulture);
        ReadOnlySpan<byte> rest = bytes[(end + 4)..];
        return status == 100
            ? Parse(rest)
            : new RawAnswer(status, head, head.Contains("Transfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase) ? Unchunk(rest) : rest.ToArray());
    }

    public bool IsStream => Status == 101 || Headers.Contains("text/event-stream", StringComparison.Ordinal);

    private string? ProblemFault()
    {
        if (!Headers.Contains(ApiProblem.ContentType, StringComparison.Ordinal))
        {
            return $"status {Status} without a problem: {Headers}";
        }

        try
        {
            ApiProblem? problem = JsonSerializer.Deserialize(Body, ApiJson.Context.ApiProblem);
            return problem is { Code.Length: > 0, Detail.Length: > 0 and < 20_000 } && problem.Status == Status && !problem.Detail.Contains("   at ", StringComparison.Ordinal)
                ? null
                : $"status {Status} with {Encoding.UTF8.GetString(Body)[..Math.Min(Body.Length, 400)]}";
        }
        catch (JsonException error)
        {
            return $"status {Status} whose body is no problem: {error.Message} {Encoding.UTF8.GetString(Body)}";
        }
    }

    private static byte[] Unchunk(ReadOnlySpan<byte> bytes)
    {
        var whole = new List<byte>();
        while (bytes.IndexOf("\r\n"u8) is var line && line > 0
            && int.TryParse(Encoding.Latin1.GetString(bytes[..line]), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out int size)
            && size > 0 && bytes.Length >= line + 2 + size)
        {
            whole.AddRange(bytes.Slice(line + 2, size));
            bytes = bytes[Math.Min(bytes.Length, line + 4 + size)..];
        }

        return [.. whole];
    }
}
