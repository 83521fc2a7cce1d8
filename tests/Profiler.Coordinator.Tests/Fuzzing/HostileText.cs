using System.Text;

namespace Profiler.Coordinator.Tests.Fuzzing;

/// <summary>Words that break careless programs.</summary>
internal static class HostileText
{
    private static readonly string[] JsonValues =
    [
        "null", "true", "0", "-1", "-0", "1.5", "1e999", "-1e999", "1e-999", "NaN", "Infinity", "-Infinity", "9223372036854775808",
        "2147483648", "123456789012345678901234567890", "01", "+1", "0x10", ".5", "1.", "undefined", "", "\"unterminated", "\"\"",
        "\"text\"", "[]", "{}", "[null]", "[[]]", "{\"kind\":\"other\"}", "{\"\":{}}", "\"\\ud800\"", "\"\\u0000\"", "\"\\x\"", "\"a\nb\"",
        "\"'; DROP TABLE jobs; --\"", "\"../../../../etc/passwd\"", "\"/dev/zero\"", "\"$(reboot)\"", "\"-oProxyCommand=reboot\"", "\"%s%n\"",
        "\"1x3x99999999999x2\"", "\"1x3x1048576x1048576\"", "\"0x0x0x0\"", "\"1x3x1x1\"", "\"1x3x32768x32768\"", "\"2026-13-45T99:00:00Z\"",
        "\"0001-01-01T00:00:00+14:00\"", "\"9999-12-31T23:59:59-14:00\"", "\"NaN\"", "\"\ufeff\u202e\U0001f4a5\"", "// comment\n1", "/*", "1,", ",", ":", "}",
    ];

    private static readonly string[] PathSegments =
    [
        "%00", "..", "%2e%2e%2f", "..%2f..%2fetc%2fpasswd", "%", "%zz", "%ff%fe", "a%2fb", "a%5cb", "~", "*", "'", "\"", "%22%27", ";a=b", "a:b", "%20", "+",
        "\u00e9", "\U0001f4a5", "%F0%9F%92%A5", "null", "-1", "0", "18446744073709551616", "{id}", "con", ".", "%0d%0aSet-Cookie:%20a=b", "//", "%u0041",
    ];

    private static readonly string[] HeaderValues =
    [
        "", " ", "*", "*/*;q=", "text/csv;q=2", "a/b;q=NaN,,;=,", "application/octet-stream", "text/csv", ",,,,", "\"", "\"unterminated", "W/\"x\"", "W/",
        "bytes=0-", "bytes=-1,5-2", "-1", "99999999999999999999", "\u00e9", "\t", "text/html, application/xml;q=0.9, */*;q=0.8", "a;b;c", "identity;q=0", "utf-7", "gzip, br",
    ];

    public static string JsonValue(Random random) => random.Next(12) switch
    {
        0 => $"\"{Long(random)}\"",
        1 => Nested(random.Next(2) == 0 ? 10 : 2_000, '[', ']'),
        2 => string.Concat(Enumerable.Repeat("{\"a\":", 500)) + "1" + new string('}', 500),
        3 => $"[{string.Join(',', Enumerable.Repeat("null", 5_000))}]",
        _ => Pick(random, JsonValues),
    };

    public static string PathSegment(Random random) => random.Next(12) == 0 ? Long(random) : Pick(random, PathSegments);

    public static string HeaderValue(Random random) => random.Next(12) == 0 ? new string('h', random.Next(100, 9_000)) : Pick(random, HeaderValues);

    public static string Nested(int depth, char open, char close) => new string(open, depth) + new string(close, depth);

    public static T Pick<T>(Random random, IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    private static string Long(Random random)
    {
        int length = random.Next(4) == 0 ? 200_000 : random.Next(100, 5_000);
        var text = new StringBuilder(length);
        text.Append((char)random.Next('a', 'z'), length);
        return text.ToString();
    }
}
