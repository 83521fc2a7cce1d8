namespace Profiler.Search.Costs;

/// <summary>
/// One slot's costs for each state in which it can be reached. A state is the layout of the feature map that the slot
/// is handed, for each table that knows layouts; where none does there is one state.
/// </summary>
/// <param name="Costs">By state and candidate.</param>
/// <param name="Next">By state and candidate, the state in which the next slot is reached.</param>
/// <param name="NextStates">How many states the next slot has.</param>
internal sealed record CostLayer(double[][] Costs, int[][] Next, int NextStates)
{
    public int States => Costs.Length;

    public int Candidates => Costs[0].Length;

    /// <summary>A slot whose costs do not depend on what came before.</summary>
    public static CostLayer Plain(double[] costs) => new([costs], [new int[costs.Length]], 1);
}
