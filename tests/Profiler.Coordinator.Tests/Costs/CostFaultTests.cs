using System.Text;

namespace Profiler.Coordinator.Tests.Costs;

public sealed class CostFaultTests(CostServer server) : IClassFixture<CostServer>
{
    private const int Mutations = 2000;

    private static readonly byte[] Question = Encoding.UTF8.GetBytes("""
        {"space":"squeezenas-small","input":"1x3x256x512","targets":["local"],"metrics":["latencyMs","macs"],"table":"b5aad8366173c3cf",
         "architectures":["squeezenas-lat-small",{"name":"a","code":"00"}],"maxLatencyMs":9.5,"prefer":"table","measure":"never"}
        """);

    [Fact]
    public async Task A_question_that_is_cut_off_anywhere_is_refused()
    {
        for (int length = 0; length < Question.Length; length++)
        {
            Assert.Equal(400, await StatusOfAsync(Question[..length]));
        }
    }

    [Fact]
    public async Task A_question_with_random_bytes_changed_is_answered_or_refused_never_failed()
    {
        var random = new Random(7);
        for (int i = 0; i < Mutations; i++)
        {
            byte[] mutated = [.. Question];
            for (int change = random.Next(1, 4); change > 0; change--)
            {
                mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
            }

            Assert.InRange(await StatusOfAsync(mutated), 200, 499);
        }
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"space\":")]
    public async Task Nesting_without_end_is_refused(string opening) =>
        Assert.Equal(400, await StatusOfAsync(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(opening, 100_000)))));

    [Fact]
    public async Task A_body_beyond_the_limit_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/costs") { Content = new ByteArrayContent(new byte[5 << 20]) };
        request.Content.Headers.ContentType = new("application/json");
        // Without it the server's refusal may be lost in the broken upload.
        request.Headers.ExpectContinue = true;

        using HttpResponseMessage response = await server.Client.SendAsync(request);

        Assert.Equal(413, (int)response.StatusCode);
    }

    [Fact]
    public async Task More_architectures_than_a_request_takes_are_refused()
    {
        string packed = Convert.ToBase64String(new byte[100_001 * 20]);

        Assert.Equal(400, await StatusOfAsync(Encoding.UTF8.GetBytes(
            $$"""{"space":"squeezenas-small","table":"b5aa","codesBase64":"{{packed}}"}""")));
    }

    private async Task<int> StatusOfAsync(byte[] bytes)
    {
        using var body = new ByteArrayContent(bytes);
        body.Headers.ContentType = new("application/json");
        using HttpResponseMessage response = await server.Client.PostAsync(new Uri("/v1/costs", UriKind.Relative), body);
        return (int)response.StatusCode;
    }
}
