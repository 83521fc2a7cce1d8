using System.Globalization;
using System.Text;
using Profiler.Agent.Tests.Support;
using Profiler.Measurement.Protocol;

namespace Profiler.Agent.Tests.Serving;

/// <summary>Frames that no coordinator sends, made from a seed; the agent answers or ends, and never hangs or grows.</summary>
public sealed class HostilePeerTests : IDisposable
{
    private const int Frames = 10_000;

    /// <summary>What the frames, answers and whatever other tests do meanwhile may take; nothing of a conversation outlives it.</summary>
    private const long MostBytes = 256L << 20;

    private const int MostSent = 8 * AgentProtocol.MaxFrameBytes;

    /// <summary>Far above what an answer takes on a busy machine: only a hang lasts so long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly string[] Seeds =
    [
        """{"type":"describe","id":1}""",
        """{"type":"have-model","id":2,"sha256":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}""",
        """{"type":"put-model","id":3,"sha256":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","offset":0,"total":3,"data":"AQID"}""",
        """{"type":"measure","id":4,"visits":[{"itemId":"a","round":0,"workload":{"modelSha256":"null","provider":"cpu","threads":1,"inputs":{}},"profiled":false,"reference":null,"referenceRuns":0,"warmupRuns":0,"runs":2}]}""",
        """{"type":"measure","id":5,"visits":[{"itemId":"b","round":0,"workload":{"modelSha256":"aaaa","provider":"cuda","threads":1,"inputs":{"x":[1,2]}},"profiled":true,"reference":{"modelSha256":"null","provider":"cpu","threads":1,"inputs":{}},"referenceRuns":1,"warmupRuns":1,"runs":1}]}""",
        """{"type":"check","id":6,"workload":{"modelSha256":"bbbb","provider":"cpu","threads":1,"inputs":{}},"seed":1}""",
        """{"type":"ping","id":7,"payload":"AAAA"}""",
        """{"type":"clock","id":8}""",
        """{"type":"cancel","id":9,"target":4}""",
    ];

    private static readonly string[] Values =
    [
        "null", "0", "-1", "2147483648", "9223372036854775808", "1e999", "NaN", "\"\"", "\"\\u0000\"", "\"\\ud800\"", "[]", "{}", "true",
        "[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]", "\"../../../../etc/passwd\"", "\"null\"",
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Ten_thousand_malformed_frames_are_answered_or_end_the_conversation()
    {
        var random = new Random(20_261);
        int answered = 0;
        int ended = 0;
        long before = GC.GetTotalMemory(forceFullCollection: true);
        AgentHost agent = await AgentHost.StartAsync(_folder);
        for (int i = 0; i < Frames; i++)
        {
            byte[] frame = Frame(random);
            await agent.SendRawAsync(frame);
            if (await AnswersAsync(agent, 1_000_000 + i).WaitAsync(Patience))
            {
                answered++;
                continue;
            }

            ended++;
            await Assert.ThrowsAsync<ProtocolException>(() => agent.Serving.WaitAsync(Patience));
            await agent.DisposeAsync();
            agent = await AgentHost.StartAsync(_folder);
        }

        await agent.DisposeAsync();
        Assert.Equal(Frames, answered + ended);
        Assert.InRange(answered, Frames / 10, Frames);
        Assert.InRange(ended, Frames / 10, Frames);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, MostBytes);
        Assert.Empty(Directory.EnumerateFiles(_folder.PathOf("models"), "*.onnx"));
    }

    [Fact]
    public async Task A_line_without_an_end_is_held_to_the_frames_limit()
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        await using AgentHost agent = await AgentHost.StartAsync(_folder);
        byte[] piece = Encoding.ASCII.GetBytes(new string('[', 1 << 16));
        int sent = 0;
        while (!agent.Serving.IsCompleted && sent < MostSent)
        {
            await agent.SendRawAsync(piece);
            sent += piece.Length;
            await Task.Yield();
        }

        var error = await Assert.ThrowsAsync<ProtocolException>(() => agent.Serving.WaitAsync(Patience));
        Assert.Contains($"{AgentProtocol.MaxFrameBytes}", error.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: false) - before, long.MinValue, MostBytes);
    }

    /// <summary>Asks for a sign of life behind the frame.</summary>
    /// <returns>Whether it came; else the agent has ended.</returns>
    private static async Task<bool> AnswersAsync(AgentHost agent, long id)
    {
        await agent.SendAsync(new HaveModelRequest(id, new string('0', 64)));
        while (await agent.TryNextAsync() is { } reply)
        {
            if (reply.Id == id && reply is ModelStateReply)
            {
                return true;
            }
        }

        return false;
    }

    private static byte[] Frame(Random random)
    {
        string seed = Seeds[random.Next(Seeds.Length)];
        byte[] frame = random.Next(7) switch
        {
            0 => Bytes(random, random.Next(1, 200)),
            1 => Flipped(random, seed),
            2 => Encoding.UTF8.GetBytes(seed[..random.Next(1, seed.Length)]),
            3 => Encoding.UTF8.GetBytes(Spliced(random, seed)),
            4 => Encoding.UTF8.GetBytes(Replaced(random, seed)),
            5 => Encoding.UTF8.GetBytes(Doubled(random, seed)),
            _ => Encoding.UTF8.GetBytes(Renumbered(random, seed)),
        };
        return [.. frame, (byte)'\n'];
    }

    private static byte[] Bytes(Random random, int count)
    {
        byte[] bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Flipped(Random random, string seed)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(seed);
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        }

        return bytes;
    }

    /// <summary>The beginning of one frame and the end of another.</summary>
    private static string Spliced(Random random, string seed)
    {
        string other = Seeds[random.Next(Seeds.Length)];
        return seed[..random.Next(seed.Length)] + other[random.Next(other.Length)..];
    }

    /// <summary>A value of another kind or size behind one of the colons.</summary>
    private static string Replaced(Random random, string seed)
    {
        int[] colons = [.. Enumerable.Range(0, seed.Length).Where(i => seed[i] == ':')];
        int colon = colons[random.Next(1, colons.Length)];
        int end = seed.IndexOfAny([',', '}', ']'], colon);
        return $"{seed[..(colon + 1)]}{Values[random.Next(Values.Length)]}{seed[end..]}";
    }

    /// <summary>A part said twice.</summary>
    private static string Doubled(Random random, string seed)
    {
        int from = random.Next(seed.Length);
        int to = random.Next(from, seed.Length);
        return seed[..to] + seed[from..];
    }

    /// <summary>Readable, with numbers that make no sense together.</summary>
    private static string Renumbered(Random random, string seed)
    {
        var text = new StringBuilder();
        foreach (char symbol in seed)
        {
            bool isNumber = char.IsAsciiDigit(symbol) && text.Length > 0 && text[^1] is ':' or '[';
            text.Append(isNumber ? random.Next(-3, 300).ToString(CultureInfo.InvariantCulture) : symbol);
        }

        return text.ToString();
    }
}
