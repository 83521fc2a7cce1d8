using System.Text;

namespace Profiler.Coordinator.Tests.Fuzzing;

/// <summary>Requests that are no HTTP, or HTTP that nobody should send.</summary>
internal static class ProtocolFaults
{
    private static readonly Func<string, string>[] Heads =
    [
        _ => "GARBAGE\r\n\r\n",
        _ => "\0\0\0\0\r\n\r\n",
        _ => "\r\n\r\n\r\n\r\n",
        caller => $"GET\t/v1/jobs\tHTTP/1.1\r\n{caller}\r\n",
        caller => $"GET /v1/jobs HTTP/1.1\r\nHost: 127.0.0.1\r\n{caller}\r\n",
        caller => $"POST /v1/jobs HTTP/1.1\r\n{caller}no colon\r\n\r\n",
        caller => $"POST /v1/jobs HTTP/1.1\r\n{caller} folded: line\r\n\r\n",
        caller => $"POST /v1/jobs HTTP/1.1\r\n{caller}Content-Length: -1\r\n\r\n",
        caller => $"POST /v1/jobs HTTP/1.1\r\n{caller}Content-Length: 99999999999999999999\r\n\r\n",
        caller => $"POST /v1/jobs HTTP/1.1\r\n{caller}Content-Length: 5\r\nContent-Length: 6\r\n\r\n{{}}   ",
        caller => $"POST /v1/jobs HTTP/1.1\r\n{caller}Content-Length: 5368709120\r\nContent-Type: application/json\r\n\r\n{{",
        caller => $"PUT /v1/models/0 HTTP/1.1\r\n{caller}Content-Length: 9223372036854775807\r\n\r\n{{",
        caller => $"POST /v1/jobs HTTP/1.1\r\n{caller}Transfer-Encoding: chunked\r\nContent-Type: application/json\r\n\r\nzz\r\n{{}}\r\n0\r\n\r\n",
        caller => $"POST /v1/jobs HTTP/1.1\r\n{caller}Transfer-Encoding: chunked\r\nContent-Type: application/json\r\n\r\nffffffffffffffff\r\n{{}}",
        caller => $"POST /v1/costs HTTP/1.1\r\n{caller}Transfer-Encoding: chunked\r\nContent-Type: application/json\r\n\r\n10\r\n{{\"spa",
        caller => $"POST /v1/networks HTTP/1.1\r\n{caller}Transfer-Encoding: chunked\r\nContent-Type: application/octet-stream\r\n\r\n1000\r\nabc",
        caller => $"POST /v1/keys HTTP/1.1\r\n{caller}Transfer-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{{}}",
        caller => $"POST /v1/keys HTTP/1.1\r\n{caller}Transfer-Encoding: chunked\r\nContent-Length: 2\r\nContent-Type: application/json\r\n\r\n2\r\n{{}}\r\n0\r\n\r\n",
        caller => $"GET /v1/jobs HTTP/1.1\r\n{caller}{string.Concat(Enumerable.Repeat("X-Bomb: 1\r\n", 500))}\r\n",
        caller => $"GET /v1/jobs HTTP/1.1\r\n{caller}X-Bomb: {new string('b', 60_000)}\r\n\r\n",
        caller => $"GET /{new string('u', 20_000)} HTTP/1.1\r\n{caller}\r\n",
        caller => $"GET http://elsewhere.invalid/v1/jobs HTTP/1.1\r\n{caller}\r\n",
        caller => $"OPTIONS * HTTP/1.1\r\n{caller}\r\n",
        caller => $"CONNECT 127.0.0.1:22 HTTP/1.1\r\n{caller}\r\n",
        caller => $"GET /v1/agents/dial-in?device=board HTTP/1.1\r\n{caller}Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 99\r\nSec-WebSocket-Key: x\r\n\r\n",
        caller => $"GET /v1/agents/dial-in?device=board HTTP/1.1\r\n{caller}Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n\u0081\u00ff",
        caller => $"GET /v1/jobs?{new string('&', 4_000)} HTTP/1.1\r\n{caller}\r\n",
        caller => $"POST /v1/jobs HTTP/1.1\r\n{caller}Expect: 200-maybe\r\nContent-Length: 2\r\nContent-Type: application/json\r\n\r\n{{}}",
    ];

    /// <summary>What comes to an end is cut, so that the server need not wait for the rest.</summary>
    public static FuzzedRequest Next(Random random, IReadOnlyList<(string Name, string Value)> caller)
    {
        string headers = string.Concat(caller.Select(header => $"{header.Name}: {header.Value}\r\n"));
        byte[] bytes = Encoding.UTF8.GetBytes(HostileText.Pick(random, Heads)($"{headers}"));
        return new FuzzedRequest("protocol", "GET", bytes, [], RequestEnd.Cut);
    }
}
