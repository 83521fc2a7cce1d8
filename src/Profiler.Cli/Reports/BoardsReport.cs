using Profiler.Cli.Commands.Comparison.Boards;
using Profiler.Cli.Reports.Charts;
using Profiler.Cli.Reports.Html;
using Profiler.Cli.Reports.Model;
using Profiler.Cli.Reports.Sections;

namespace Profiler.Cli.Reports;

/// <summary>Writes the page of the same networks on several boards.</summary>
public static class BoardsReport
{
    public static string Write(ComparedBoards compared, DateTimeOffset writtenAt) => new ReportPage(
        compared.Space is { } space ? $"Architectures of {space} on {compared.Boards.Length} boards" : $"{compared.Networks.Length} networks on {compared.Boards.Length} boards",
        $"From what is stored; written {writtenAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC",
        Headline(compared),
        Markup.Join([SpeedUpSection.Render(compared), BoardEnergySection.Render(compared), RegretSection.Render(compared)]),
        FactsSection.Render("Targets and notes", [.. compared.Boards.Select(Target), .. compared.Notes.Select(note => new ReportFact("note", note))]),
        BoardsChartData.Write(compared),
        "boards.js").Write();

    private static string Headline(ComparedBoards compared)
    {
        BoardRegret worst = compared.Regret.Where(row => row.ChosenFor is not null).MaxBy(row => row.Slower.Max())!;
        double most = worst.Slower.Max();
        return most == 0
            ? $"Every board chooses {worst.Network}."
            : $"The network chosen for {worst.ChosenFor} is {ReportNumbers.Percent(most)} slower on {compared.Boards[worst.Slower.IndexOf(most)].Name} than the one chosen for it.";
    }

    private static ReportFact Target(ComparedBoard board) => new(board.Name, $"{board.Networks[0].Target}, {board.Threads} thread(s)");
}
