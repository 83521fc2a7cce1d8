using Profiler.Agent.Tests.Support;
using Profiler.Bindings.OnnxRuntime;
using Profiler.Measurement.Protocol;

namespace Profiler.Agent.Tests;

/// <summary>The agent as a program: its exit codes, and the runtime library that it is given.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Ends_with_0_after_a_shutdown()
    {
        using var agent = new AgentProcess(_folder);
        await agent.SendAsync(new ShutdownRequest(1));
        Assert.Equal((0, ""), await agent.EndAsync());
    }

    [Fact]
    public async Task Ends_with_0_when_its_input_closes_in_mid_measure()
    {
        using var agent = new AgentProcess(_folder);
        await agent.SendAsync(Requests.Measure(1, [.. Enumerable.Range(0, 20_000).Select(i => Requests.Visit("long", round: i))]));
        Assert.IsType<HelloReply>(await agent.NextAsync());
        Assert.IsType<ProgressReply>(await agent.NextAsync());
        agent.CloseInput();
        Task<(int, string)> end = agent.EndAsync();
        await Assert.ThrowsAsync<EndOfStreamException>(async () =>
        {
            while (true)
            {
                await agent.NextAsync();
            }
        });
        Assert.Equal((0, ""), await end);
    }

    [Fact]
    public async Task Ends_with_3_and_says_why_after_an_unreadable_frame()
    {
        using var agent = new AgentProcess(_folder);
        await agent.SendRawAsync("hello?\n");
        (int exitCode, string error) = await agent.EndAsync();
        Assert.Equal(3, exitCode);
        Assert.Contains("frame", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ends_with_4_when_it_hears_nothing_for_as_long_as_it_was_told()
    {
        using var agent = new AgentProcess(_folder, ["--alive", "1"]);
        (int exitCode, string error) = await agent.EndAsync();
        Assert.Equal(4, exitCode);
        Assert.Contains("heard nothing for 1 s", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_line_is_a_sign_of_life()
    {
        using var agent = new AgentProcess(_folder, ["--alive", "4"]);
        Assert.IsType<HelloReply>(await agent.NextAsync());
        for (int i = 0; i < 12; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500));
            await agent.SendRawAsync("\n");
        }

        await agent.SendAsync(new ShutdownRequest(1));
        Assert.Equal((0, ""), await agent.EndAsync());
    }

    [Theory]
    [InlineData("needs --device", "--dial-in", "https://coordinator.example")]
    [InlineData("use https", "--dial-in", "http://coordinator.example", "--device", "a", "--key-file", "k")]
    [InlineData("is not the URL", "--dial-in", "ftp://coordinator.example", "--device", "a", "--key-file", "k")]
    [InlineData("64 hexadecimal digits", "--dial-in", "https://c.example", "--device", "a", "--key-file", "k", "--server-certificate", "SHA256:12")]
    [InlineData("There is no option --nonsense", "--dial-in", "https://c.example", "--device", "a", "--key-file", "k", "--nonsense", "1")]
    [InlineData("--alive 0", "--alive", "0")]
    public async Task Ends_with_2_and_names_an_option_that_cannot_be_used(string words, params string[] arguments)
    {
        using var agent = AgentProcess.WithArguments(arguments);
        (int exitCode, string error) = await agent.EndAsync();
        Assert.Equal(2, exitCode);
        Assert.Contains(words, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_runtime_library_that_does_not_exist_is_named() =>
        await RefusesAsync(_folder.PathOf("libonnxruntime.so"), "does not exist");

    [Fact]
    public async Task A_runtime_library_that_is_a_text_file_is_named() =>
        await RefusesAsync(_folder.Write("libonnxruntime.so", "text"), "is not a library that this machine can load");

    [Fact]
    public async Task A_library_of_something_else_is_named() =>
        await RefusesAsync(SystemLibrary(), "is not ONNX Runtime");

    /// <summary>A native library that lies beside every .NET runtime.</summary>
    private static string SystemLibrary() =>
        Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "libSystem.Native.so");

    private async Task RefusesAsync(string library, string phrase)
    {
        using var agent = new AgentProcess(_folder, (RuntimeLibrary.PathVariable, library));
        Assert.IsType<HelloReply>(await agent.NextAsync());
        for (long id = 1; id <= 2; id++)
        {
            await agent.SendAsync(new DescribeRequest(id));
            var failed = Assert.IsType<FailedReply>(await agent.NextAsync());
            Assert.Equal(AgentFailure.RuntimeMissing, failed.Code);
            Assert.Contains(library, failed.Message, StringComparison.Ordinal);
            Assert.Contains(phrase, failed.Message, StringComparison.Ordinal);
        }
    }
}
