using Profiler.Coordinator.Errors;
using Profiler.Networks.Errors;

namespace Profiler.Coordinator.Tests.Errors;

public sealed class ProblemStatusTests
{
    [Fact]
    public void Every_kind_of_failure_has_a_status_that_is_not_a_bugs() =>
        Assert.All(Enum.GetValues<ErrorCode>(), code => Assert.NotEqual(500, ProblemStatus.Of(code)));
}
