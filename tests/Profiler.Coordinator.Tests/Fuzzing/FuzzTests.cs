using Xunit.Abstractions;

namespace Profiler.Coordinator.Tests.Fuzzing;

/// <summary>Ten thousand requests that nobody should send, half of them from callers who may not.</summary>
[Collection(nameof(FuzzTests))]
public sealed class FuzzTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Requests = 10_000;
    private const int Rounds = 4;
    private const int Connections = 8;
    private const int Seed = 20_26;

    private readonly HostileOnnx _onnx = new();
    private readonly FuzzReport _report = new();
    private FuzzedServer _open = null!;
    private FuzzedServer _closed = null!;

    public async Task InitializeAsync()
    {
        _open = await FuzzedServer.StartAsync(asksForKeys: false, _onnx);
        _closed = await FuzzedServer.StartAsync(asksForKeys: true, _onnx);
    }

    public async Task DisposeAsync()
    {
        await _open.DisposeAsync();
        await _closed.DisposeAsync();
    }

    [Fact]
    public async Task Malformed_requests_are_refused_and_leave_nothing_behind()
    {
        Task<RawAnswer[]> slow = SlowClients.RunAsync(_closed.Url);
        var memory = new List<long>();
        var handles = new List<int>();
        for (int round = 0; round < Rounds; round++)
        {
            await RefusedAsync(_closed, round * Requests);
            await RefusedAsync(_open, (round * Requests) + 5_000_000);
            await PermittedAsync(_closed, (round * Requests) + 10_000_000);
            await PermittedAsync(_open, (round * Requests) + 15_000_000);
            memory.Add(GC.GetTotalMemory(forceFullCollection: true));
            handles.Add(Directory.GetFileSystemEntries("/proc/self/fd").Length);
        }

        output.WriteLine($"{_report}memory {string.Join(", ", memory.Select(bytes => bytes >> 10))} KiB; handles {string.Join(", ", handles)}");
        Assert.True(_report.Faults.IsEmpty, $"{_report.Faults.Count} faults\n{string.Join('\n', _report.Faults.Take(30))}");
        Assert.Equal(Requests, _report.Count);
        Assert.All(await slow, answer => Assert.InRange(answer.Status, 0, 499));
        Assert.InRange(memory[^1], 0, (memory[1] * 3 / 2) + (32 << 20));
        Assert.InRange(handles[^1], 0, handles[1] + 50);
    }

    /// <summary>A quarter of a round each: whoever may not change anything, and a reader.</summary>
    private async Task RefusedAsync(FuzzedServer server, int seed)
    {
        ApiOperation[] guarded = [.. server.Operations.Where(operation => operation.Role is not null)];
        string before = await server.HashAsync();
        await RunAsync(server, seed, random =>
        {
            ApiOperation operation = Pick(guarded, random);
            return random.Next(3) switch
            {
                0 => server.Fuzzer.WellFormed("key", operation, server.Refused(operation, random), random),
                1 => server.Fuzzer.Next(operation, server.Refused(operation, random), random),
                _ => server.Fuzzer.Next(operation, server.Reader, random),
            };
        });
        Assert.Equal(before, await server.HashAsync());
    }

    private Task PermittedAsync(FuzzedServer server, int seed) => RunAsync(
        server, seed, random => server.Fuzzer.Next(Pick(server.Operations, random), server.Permitted(random), random));

    /// <summary>Half of them with a body: most of what can be wrong is there.</summary>
    private static ApiOperation Pick(ApiOperation[] operations, Random random) => HostileText.Pick(
        random, random.Next(2) == 0 ? operations : [.. operations.Where(operation => operation.Bodies.Count > 0 || operation.TakesFile)]);

    private Task RunAsync(FuzzedServer server, int seed, Func<Random, FuzzedRequest> make) => Parallel.ForEachAsync(
        Enumerable.Range(seed, Requests / Rounds / 4),
        new ParallelOptions { MaxDegreeOfParallelism = Connections },
        async (number, _) =>
        {
            FuzzedRequest request = make(new Random(Seed + number));
            RawAnswer answer = await RawClient.SendAsync(server.Url, request);
            string? fault = request.Kind == "key" && answer.Status is not (401 or 403) ? $"status {answer.Status} without the right key" : answer.Fault(request);
            _report.Add(request, answer, fault);
        });
}
