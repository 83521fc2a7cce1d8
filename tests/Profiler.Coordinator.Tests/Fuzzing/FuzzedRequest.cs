using System.Globalization;
using System.Text;

namespace Profiler.Coordinator.Tests.Fuzzing;

/// <summary>A request as it goes over the wire.</summary>
/// <param name="Kind">What is wrong with it, for the report.</param>
/// <param name="Head">From the request line to the empty line.</param>
internal sealed record FuzzedRequest(string Kind, string Method, byte[] Head, byte[] Body, RequestEnd End)
{
    /// <summary>What the server itself refuses before the coordinator sees it has no body that tells why.</summary>
    public bool MayBeRefusedBare => Kind is "protocol" or "path" or "cut" or "headers" or "query";

    public static FuzzedRequest Of(
        string kind, string method, string target, IEnumerable<(string Name, string Value)> headers, byte[]? body, RequestEnd end = RequestEnd.Whole)
    {
        var head = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{method} {target} HTTP/1.1\r\n");
        foreach ((string name, string value) in headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        if (body is not null)
        {
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n");
        }

        byte[] bytes = Encoding.UTF8.GetBytes(head.Append("\r\n").ToString());
        return new FuzzedRequest(kind, method, bytes, body ?? [], end);
    }

    public override string ToString() =>
        $"{Kind}: {Start(Head, 600)} | {Start(Body, 600)}";

    private static string Start(byte[] bytes, int most) =>
        string.Concat(Encoding.Latin1.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, most))).Select(c => char.IsControl(c) ? '.' : c));
}
