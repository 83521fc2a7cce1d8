using System.Text.Json;
using Profiler.Cli.Commands.Comparison.Boards;

namespace Profiler.Cli.Reports.Charts;

/// <summary>What the script of a page of boards draws, as JSON.</summary>
internal static class BoardsChartData
{
    /// <summary>Safe inside a script element: the default encoder writes no "&lt;".</summary>
    public static string Write(ComparedBoards compared) => JsonSerializer.Serialize(
        new Dictionary<string, object?>
        {
            [ChartNames.SpeedUps] = new
            {
                Networks = compared.Networks.Select(network => network.Name),
                Boards = compared.Boards.Select(board => new
                {
                    board.Name,
                    SpeedUps = board.Networks.Select(network => new { network.SpeedUp.Value, network.SpeedUp.Low, network.SpeedUp.High, network.Latency.LatencyMs }),
                }),
            },
        },
        JsonSerializerOptions.Web);
}
