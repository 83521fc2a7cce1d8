using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using Profiler.Api;
using Profiler.Api.Tables;
using Profiler.Coordinator.Tests.Costs;
using Profiler.CostModels.LookupTables;
using Profiler.CostModels.LookupTables.Text;

namespace Profiler.Coordinator.Tests.Tables;

public sealed class TableApiTests(CostServer server) : IClassFixture<CostServer>
{
    [Fact]
    public async Task Tables_are_listed_and_filtered()
    {
        TablesDocument all = (await server.Client.GetFromJsonAsync("/v1/tables?space=squeezenas-small&device=local", ApiJson.Context.TablesDocument))!;
        TablesDocument isolated = (await server.Client.GetFromJsonAsync("/v1/tables?method=isolated", ApiJson.Context.TablesDocument))!;
        TablesDocument none = (await server.Client.GetFromJsonAsync("/v1/tables?input=1x3x8x8", ApiJson.Context.TablesDocument))!;

        Assert.Contains(all.Tables, table => table.Id == server.InContext.Id);
        Assert.Equal([server.Isolated.Id], isolated.Tables.Select(table => table.Id));
        Assert.Empty(none.Tables);
    }

    [Fact]
    public async Task A_table_is_whole_as_JSON()
    {
        WholeTable table = (await server.Client.GetFromJsonAsync($"/v1/tables/{server.InContext.Id}", ApiJson.Context.WholeTable))!;

        Assert.Equal(server.InContext.Entries.ToArray(), table.Entries.ToArray());
        Assert.Equal(server.InContext.Contexts.ToArray(), table.Contexts.ToArray());
        Assert.Equal(server.InContext.Fixed, table.FixedMs);
        Assert.Equal("in-context", table.Method);
    }

    [Theory]
    [InlineData("?format=csv", null)]
    [InlineData("", "text/csv")]
    public async Task A_table_is_its_own_text_as_CSV(string query, string? accept)
    {
        using HttpResponseMessage response = await GetAsync(server.InContext.Id + query, accept);

        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(TableText.Compose(server.InContext).Csv, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_table_is_a_dense_tensor()
    {
        using HttpResponseMessage response = await GetAsync(server.InContext.Id, "application/octet-stream");
        byte[] bytes = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal("PLUT\0\0\0\u0001"u8, bytes.AsSpan(0, 8));
        int slots = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(8));
        int candidates = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(12));
        Assert.Equal(20 + (4 * slots * candidates), bytes.Length);
        Assert.Equal((float)server.InContext.Fixed.TotalMs, BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(16)));
        foreach (IGrouping<int, TableEntry> slot in server.InContext.Entries.GroupBy(entry => entry.Slot))
        {
            float[] row = [.. slot.Select(entry => (float)entry.LatencyMs)];
            for (int c = 0; c < candidates; c++)
            {
                float value = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(20 + (4 * ((slot.Key * candidates) + c))));
                Assert.Equal(c < row.Length ? row[c] : float.NaN, value);
            }
        }
    }

    [Fact]
    public async Task A_table_never_changes_and_says_so()
    {
        using HttpResponseMessage whole = await GetAsync(server.InContext.Id, null);
        using HttpResponseMessage prefix = await GetAsync(server.InContext.Id[..8], null);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/tables/{server.InContext.Id}");
        request.Headers.IfNoneMatch.Add(whole.Headers.ETag!);
        using HttpResponseMessage again = await server.Client.SendAsync(request);

        Assert.Equal($"\"{server.InContext.Id}\"", whole.Headers.ETag!.Tag);
        Assert.Equal("public, max-age=31536000, immutable", whole.Headers.CacheControl!.ToString());
        Assert.Equal("no-cache", prefix.Headers.CacheControl!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Theory]
    [InlineData("ffffffffffffffff", "", 404)]
    [InlineData("b5aad8366173c3cf", "?format=xml", 404)]
    public async Task What_is_not_there_is_refused(string id, string query, int status)
    {
        using HttpResponseMessage response = await GetAsync(id + query, null);

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task A_table_goes_out_as_text_and_comes_in_again()
    {
        string text = await server.Client.GetStringAsync(new Uri($"/v1/tables/{server.InContext.Id}?format=text", UriKind.Relative));
        var empty = new CostServer();
        await empty.InitializeAsync();
        try
        {
            using HttpResponseMessage known = await PostAsync(empty, text);
            LookupTable newer = TableText.Seal(server.InContext with { Fixed = new FixedCosts(1, 2, 3) });
            using HttpResponseMessage added = await PostAsync(empty, TablePosts.Of(newer));
            KeptTable kept = (await added.Content.ReadFromJsonAsync(ApiJson.Context.KeptTable))!;

            Assert.Equal(HttpStatusCode.OK, known.StatusCode);
            Assert.Equal(HttpStatusCode.Created, added.StatusCode);
            Assert.Equal((newer.Id, true), (kept.Table.Id, kept.IsNew));
            Assert.Equal(newer.Entries.ToArray(), (await empty.Database.Tables.GetAsync(newer.Id)).Entries.ToArray());
        }
        finally
        {
            await empty.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_table_that_was_edited_is_refused()
    {
        string text = TablePosts.Of(server.InContext).Replace("0.1508", "0.1507", StringComparison.Ordinal);

        using HttpResponseMessage response = await PostAsync(server, text);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("was changed", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string? accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/tables/{path}");
        if (accept is not null)
        {
            request.Headers.Accept.Add(new(accept));
        }

        return await server.Client.SendAsync(request);
    }

    private static async Task<HttpResponseMessage> PostAsync(CostServer to, string json)
    {
        using var body = new StringContent(json, Encoding.UTF8, "application/json");
        return await to.Client.PostAsync(new Uri("/v1/tables", UriKind.Relative), body);
    }
}
