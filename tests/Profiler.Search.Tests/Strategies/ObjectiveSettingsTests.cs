using Profiler.Networks.Errors;
using Profiler.Search.Costs;
using Profiler.Search.Objectives;
using Profiler.Search.Strategies;
using Profiler.Search.Tests.Support;

namespace Profiler.Search.Tests.Strategies;

public sealed class ObjectiveSettingsTests : IDisposable
{
    private readonly CostTensor _cost = SampleSpaces.Macs();

    public void Dispose() => _cost.Dispose();

    [Theory]
    [InlineData(ObjectiveForm.Additive, 0.5, 8.0, "exclude each other")]
    [InlineData(ObjectiveForm.Additive, -1.0, null, "rewards cost")]
    [InlineData(ObjectiveForm.Multiplicative, null, 8.0, "has no budget")]
    [InlineData(ObjectiveForm.Target, null, null, "needs a target")]
    public void What_does_not_go_together_is_refused(ObjectiveForm form, double? weight, double? budget, string why)
    {
        var error = Assert.Throws<ProfilerException>(() => new ObjectiveSettings(form, weight).Require(budget));

        Assert.Equal(ErrorCode.InvalidArgument, error.Code);
        Assert.Contains(why, error.Message);
        Assert.NotNull(error.Advice);
    }

    [Theory]
    [InlineData(ObjectiveForm.Additive, null, null, typeof(AdditiveObjective))]
    [InlineData(ObjectiveForm.Additive, null, 2.0, typeof(BudgetObjective))]
    [InlineData(ObjectiveForm.Multiplicative, 0.1, null, typeof(MultiplicativeObjective))]
    [InlineData(ObjectiveForm.Target, null, 2.0, typeof(TargetObjective))]
    public void Every_form_has_its_objective(ObjectiveForm form, double? weight, double? share, Type expected)
    {
        var settings = new ObjectiveSettings(form, weight);
        double? budget = share * _cost.Range().Minimum;
        settings.Require(budget);

        Assert.IsType(expected, settings.Create(_cost, budget));
    }

    [Fact]
    public void Under_a_budget_fitness_is_the_loss_and_without_one_cost_counts()
    {
        var settings = new ObjectiveSettings(ObjectiveForm.Additive);
        double cost = _cost.Range().Maximum;

        Assert.Equal(0.7, settings.Fitness(_cost, cost, 0.7, cost));
        Assert.True(settings.Fitness(_cost, null, 0.7, cost) > settings.Fitness(_cost, null, 0.7, cost / 2));
    }
}
