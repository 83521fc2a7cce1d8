using Profiler.Agent.Serving;
using Profiler.Measurement.Protocol;

namespace Profiler.Agent.Tests.Serving;

public sealed class HelloFrameTests
{
    [Fact]
    public async Task It_is_what_the_protocols_writer_writes()
    {
        var hello = new HelloReply(0, AgentProtocol.Version, "1.2.3-\"beta\"");
        using var expected = new MemoryStream();
        using (var writer = new FrameWriter<AgentReply>(expected, ProtocolJson.Default.AgentReply))
        {
            await writer.WriteAsync(hello, CancellationToken.None);
        }

        using var found = new MemoryStream();
        HelloFrame.Write(found, hello);
        Assert.Equal(expected.ToArray(), found.ToArray());
    }
}
