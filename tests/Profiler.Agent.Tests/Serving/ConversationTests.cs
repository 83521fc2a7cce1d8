using Profiler.Agent.Tests.Support;
using Profiler.Measurement.Protocol;

namespace Profiler.Agent.Tests.Serving;

public sealed class ConversationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Speaks_first_and_says_its_version()
    {
        await using AgentHost agent = AgentHost.Start(_folder);
        var hello = Assert.IsType<HelloReply>(await agent.NextAsync());
        Assert.Equal(0, hello.Id);
        Assert.Equal(AgentProtocol.Version, hello.Protocol);
        Assert.NotEmpty(hello.AgentVersion);
    }

    [Fact]
    public async Task Describes_the_device()
    {
        await using AgentHost agent = await AgentHost.StartAsync(_folder);
        var reply = Assert.IsType<DescriptionReply>(await agent.AskAsync(new DescribeRequest(7)));
        Assert.Equal(7, reply.Id);
        Assert.Equal("ort", reply.Device.Runtime);
        Assert.True(Version.TryParse(reply.Device.RuntimeVersion, out _), reply.Device.RuntimeVersion);
        Assert.Contains("cpu", reply.Device.Providers);
        Assert.Equal(Environment.ProcessorCount, reply.Device.ProcessorCount);
    }

    [Fact]
    public async Task Ends_when_its_input_ends()
    {
        await using AgentHost agent = await AgentHost.StartAsync(_folder);
        await agent.EndAsync();
    }

    [Theory]
    [InlineData("this is not JSON\n")]
    [InlineData("{}\n")]
    [InlineData("null\n")]
    [InlineData("{\"type\":\"dance\",\"id\":1}\n")]
    [InlineData("{\"type\":\"have-model\",\"id\":1}\n")]
    [InlineData("{\"type\":\"have-model\",\"id\":1,\"sha256\":null}\n")]
    [InlineData("{\"type\":\"measure\",\"id\":1,\"visits\":null}\n")]
    [InlineData("{\"type\":\"describe\"}\n")]
    public async Task An_unreadable_frame_ends_the_conversation(string frame)
    {
        await using AgentHost agent = await AgentHost.StartAsync(_folder);
        await agent.SendRawAsync(System.Text.Encoding.UTF8.GetBytes(frame));
        await Assert.ThrowsAsync<ProtocolException>(() => agent.Serving);
    }

    [Fact]
    public async Task A_frame_that_never_ends_ends_the_conversation()
    {
        await using AgentHost agent = await AgentHost.StartAsync(_folder);
        byte[] spaces = new byte[1 << 20];
        Array.Fill(spaces, (byte)' ');
        for (int i = 0; i <= AgentProtocol.MaxFrameBytes / spaces.Length && !agent.Serving.IsCompleted; i++)
        {
            await agent.SendRawAsync(spaces);
        }

        var error = await Assert.ThrowsAsync<ProtocolException>(() => agent.Serving);
        Assert.Contains($"{AgentProtocol.MaxFrameBytes}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_requests_in_their_order()
    {
        await using AgentHost agent = await AgentHost.StartAsync(_folder);
        await agent.SendAsync(Requests.Measure(1, Requests.Visit("a")));
        await agent.SendAsync(new HaveModelRequest(2, new string('0', 64)));
        var ids = new List<long>();
        while (ids.Count == 0 || ids[^1] != 2)
        {
            ids.Add((await agent.NextAsync()).Id);
        }

        Assert.Equal([1, 1, 1, 1, 2], ids);
    }
}
