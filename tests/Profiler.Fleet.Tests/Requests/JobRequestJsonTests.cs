using Profiler.Fleet.Requests;
using Profiler.Fleet.Tests.Lanes;
using Profiler.Networks.Errors;

namespace Profiler.Fleet.Tests.Requests;

public sealed class JobRequestJsonTests
{
    public static TheoryData<JobRequest> Requests => new(
        new ProfileJobRequest { Device = "board", Space = new SpaceReference("fbnet"), BudgetSeconds = 60, Seed = 3 },
        new ProfileJobRequest { Device = "board", Space = LaneBench.Space, Input = "1x3x64x64", Threads = 2 },
        new MeasureJobRequest { Device = "board", Network = new NetworkReference("squeezenas-lat-small", Input: "1x3x64x128") },
        LaneBench.Measure("0001"),
        new CompareJobRequest
        {
            Device = "board",
            Networks = [new NetworkReference("fbnet-a"), new NetworkReference("mine", ModelSha256: new string('a', 64), Input: "1x3x8x8")],
        },
        new ValidateJobRequest { Device = "board", Space = new SpaceReference("squeezenas-small"), Count = 5 },
        new SurrogateTrainJobRequest { Device = "board", Families = ["plain", "residual"], BudgetSeconds = 30 },
        new SurrogateEstimateJobRequest { Device = "board", Network = new NetworkReference("squeezenas-lat-small") },
        new AdmitJobRequest { Device = "board", Provider = "cuda" });

    [Theory]
    [MemberData(nameof(Requests))]
    public void A_request_comes_back_as_it_was(JobRequest request)
    {
        string json = JobRequestJson.Write(request);
        Assert.Equal(json, JobRequestJson.Write(JobRequestJson.Read(json)));
        Assert.Contains($"\"kind\":\"{JobRequestJson.KindOf(request)}\"", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null", "null")]
    [InlineData("[]", "request")]
    [InlineData("""{"device":"b"}""", "request")]
    [InlineData("""{"kind":"bake","device":"b"}""", "bake")]
    [InlineData("""{"kind":"admit"}""", "device")]
    [InlineData("""{"kind":"admit","device":null}""", "device")]
    [InlineData("""{"kind":"admit","device":" "}""", "device")]
    [InlineData("""{"kind":"admit","device":"b","device":"c"}""", "device")]
    [InlineData("""{"kind":"admit","device":"b","soak":3}""", "soak")]
    [InlineData("""{"kind":"admit","device":"b","threads":0}""", "threads")]
    [InlineData("""{"kind":"admit","device":"b","threads":"1"}""", "threads")]
    [InlineData("""{"kind":"admit","device":"b","provider":"cpuu"}""", "cpuu")]
    [InlineData("""{"kind":"admit","device":"b","soakSeconds":-1}""", "soakSeconds")]
    [InlineData("""{"kind":"profile","device":"b","space":{}}""", "space")]
    [InlineData("""{"kind":"profile","device":"b","space":{"name":"fbnett"}}""", "fbnett")]
    [InlineData("""{"kind":"profile","device":"b","space":{"name":"../spaces/mine.json"}}""", "mine.json")]
    [InlineData("""{"kind":"profile","device":"b","space":{"name":"fbnet"},"method":"guessed"}""", "method")]
    [InlineData("""{"kind":"profile","device":"b","space":{"name":"fbnet"},"method":1}""", "method")]
    [InlineData("""{"kind":"profile","device":"b","space":{"name":"fbnet"},"method":"roofline"}""", "method")]
    [InlineData("""{"kind":"profile","device":"b","space":{"name":"fbnet"},"input":"3x3"}""", "3x3")]
    [InlineData("""{"kind":"profile","device":"b","space":{"name":"fbnet"},"budgetSeconds":0}""", "budgetSeconds")]
    [InlineData("""{"kind":"profile","device":"b","space":{"name":"fbnet"},"budgetSeconds":1e9}""", "budgetSeconds")]
    [InlineData("""{"kind":"validate","device":"b","space":{"name":"fbnet"},"count":1}""", "count")]
    [InlineData("""{"kind":"surrogate-train","device":"b","families":["plane"]}""", "plane")]
    [InlineData("""{"kind":"surrogate-train","device":"b","families":["plain"],"trainer":"catboost"}""", "trainer")]
    [InlineData("""{"kind":"surrogate-train","device":"b","budgetSeconds":0}""", "budgetSeconds")]
    [InlineData("""{"kind":"surrogate-estimate","device":"b"}""", "network")]
    [InlineData("""{"kind":"measure","device":"b"}""", "network")]
    [InlineData("""{"kind":"measure","device":"b","network":{"name":"nobody"}}""", "nobody")]
    [InlineData("""{"kind":"measure","device":"b","network":{"name":"m","modelSha256":"xyz"}}""", "network.modelSha256")]
    [InlineData("""{"kind":"measure","device":"b","network":{"name":"m","code":"00"}}""", "network")]
    [InlineData("""{"kind":"measure","device":"b","network":{"name":"m","space":{"name":"fbnet"},"code":"0z"}}""", "network.code")]
    [InlineData("""{"kind":"measure","device":"b","network":{"name":"m","space":{"name":"fbnet"},"code":"00"}}""", "slots")]
    [InlineData("""{"kind":"measure","device":"b","network":{"name":"fbnet-a","openInputs":{"x":[1]}}}""", "network.openInputs")]
    [InlineData("""{"kind":"compare","device":"b","networks":[{"name":"fbnet-a"}]}""", "networks")]
    [InlineData("""{"kind":"compare","device":"b","networks":[{"name":"fbnet-a"},null]}""", "networks[1]")]
    [InlineData("""{"kind":"compare","device":"b","networks":[{"name":"fbnet-a"},{"name":"fbnet-a"}]}""", "networks")]
    public void A_request_that_cannot_be_used_is_refused_and_its_field_named(string json, string named)
    {
        var error = Assert.Throws<ProfilerException>(() => JobRequestJson.Read(json));
        Assert.Contains(error.Code, new[] { ErrorCode.InvalidArgument, ErrorCode.UnknownName, ErrorCode.InvalidShape });
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_definition_of_a_space_is_checked_too()
    {
        string json = JobRequestJson.Write(LaneBench.Measure()).Replace("\"kernel\":5", "\"kernel\":6", StringComparison.Ordinal);
        var error = Assert.Throws<ProfilerException>(() => JobRequestJson.Read(json));
        Assert.Contains("candidates[1].kernel", error.Message, StringComparison.Ordinal);
    }
}
