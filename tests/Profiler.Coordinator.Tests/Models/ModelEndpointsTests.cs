using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using Profiler.Api;
using Profiler.Api.Models;
using Profiler.Coordinator.Tests.Support;

namespace Profiler.Coordinator.Tests.Models;

public sealed class ModelEndpointsTests
{
    /// <summary>More than a JSON body may have.</summary>
    private static readonly byte[] Bytes = RandomBytes(6 << 20);

    private static readonly string Sha256 = Convert.ToHexStringLower(SHA256.HashData(Bytes));

    [Fact]
    public async Task A_model_is_kept_under_its_hash()
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync();

        HttpResponseMessage response = await coordinator.Client.PutAsync($"/v1/models/{Sha256}?name=net.onnx", new ByteArrayContent(Bytes));

        ModelDocument model = (await response.Content.ReadFromJsonAsync(ApiJson.Context.ModelDocument))!;
        Assert.Equal((Sha256, "net.onnx", Bytes.Length), (model.Sha256, model.Name, (int)model.ByteSize));
        Assert.Equal(model, await coordinator.GetAsync($"/v1/models/{Sha256}", ApiJson.Context.ModelDocument));
        Assert.Equal(Bytes, await coordinator.Database.Models.ReadAsync(Sha256));
    }

    [Fact]
    public async Task Another_content_than_the_path_says_is_not_kept()
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync();

        await Problems.RequireAsync(
            await coordinator.Client.PutAsync($"/v1/models/{Sha256}", new ByteArrayContent(Bytes[1..])), HttpStatusCode.Conflict, "mismatch");

        await Problems.RequireAsync(await coordinator.Client.GetAsync($"/v1/models/{Sha256}"), HttpStatusCode.NotFound, "unknownName");
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("..%2F..%2Fetc%2Fpasswd")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000OOO")]
    public async Task A_path_that_is_no_hash_is_refused(string path)
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync();

        await Problems.RequireAsync(
            await coordinator.Client.PutAsync($"/v1/models/{path}", new ByteArrayContent([1])), HttpStatusCode.BadRequest, "invalidArgument");
    }

    private static byte[] RandomBytes(int count)
    {
        byte[] bytes = new byte[count];
        new Random(7).NextBytes(bytes);
        return bytes;
    }
}
