using System.Net;
using System.Text;
using Profiler.Store;

namespace Profiler.Coordinator.Tests.Costs;

public sealed class NewTableTests
{
    private const string Question =
        """{"space":"squeezenas-small","input":"1x3x256x512","targets":["local"],"architectures":["squeezenas-lat-small"]}""";

    [Fact]
    public async Task A_table_that_another_program_brought_is_found_when_it_is_asked_for()
    {
        var server = new CostServer { IsEmpty = true };
        await server.InitializeAsync();
        try
        {
            Assert.Equal(HttpStatusCode.NotFound, await AskAsync(server.Client));
            using (ProfilerDatabase another = await ProfilerDatabase.OpenAsync(server.Database.Path, TimeProvider.System))
            {
                await another.Tables.AddAsync(server.InContext);
            }

            await Task.Delay(TimeSpan.FromSeconds(1.2));
            Assert.Equal(HttpStatusCode.OK, await AskAsync(server.Client));
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    private static async Task<HttpStatusCode> AskAsync(HttpClient client)
    {
        using var content = new StringContent(Question, Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await client.PostAsync(new Uri("/v1/costs", UriKind.Relative), content);
        return answer.StatusCode;
    }
}
