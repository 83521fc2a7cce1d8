using Profiler.Fleet.Surrogates;
using Profiler.Networks.Errors;

namespace Profiler.Fleet.Tests.Surrogates;

public class SurrogateTrainersTests
{
    [Fact]
    public void What_trains_by_default_is_in_every_build() => Assert.Equal("xgboost", SurrogateTrainers.Get(SurrogateTrainers.Default).Name);

    [Theory]
    [InlineData("fasttree", ErrorCode.MissingDependency, "built without fasttree; it has xgboost")]
    [InlineData("xgbost", ErrorCode.UnknownName, "xgboost")]
    public void A_trainer_that_this_build_lacks_is_refused_with_those_that_it_has(string name, ErrorCode code, string said)
    {
        ProfilerException error = Assert.Throws<ProfilerException>(() => SurrogateTrainers.Get(name));

        Assert.Equal(code, error.Code);
        Assert.Contains(said, error.Message + error.Advice, StringComparison.Ordinal);
    }
}
