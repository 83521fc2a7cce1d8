using System.Diagnostics;
using Profiler.Coordinator.Tests.Costs;
using Profiler.Fleet.Measuring;
using Profiler.Networks.Catalog;
using Profiler.Networks.Shapes;

namespace Profiler.Coordinator.Tests.Clients;

/// <summary>The Python client's own tests, against a coordinator of this process.</summary>
public sealed class PythonClientTests(CostServer server) : IClassFixture<CostServer>
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Its_tests_pass_against_a_real_server()
    {
        string model = Path.GetTempFileName();
        try
        {
            Subject small = SubjectFactory.FromNetwork(
                PublishedNetworks.Build(PublishedNetworks.Get("squeezenas-lat-small")), TensorShape.Parse(CostServer.Input));
            await File.WriteAllBytesAsync(model, small.Onnx.ToArray());

            (int exitCode, string output) = await RunAsync(model);

            Assert.True(exitCode == 0, output);
            Assert.DoesNotContain("skipped", output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(model);
        }
    }

    private async Task<(int ExitCode, string Output)> RunAsync(string model)
    {
        var start = new ProcessStartInfo("python3", ["-B", "-m", "unittest", "discover"])
        {
            WorkingDirectory = Path.Combine(AppContext.BaseDirectory, "clients", "python"),
            RedirectStandardError = true,
        };
        start.Environment["PROFILER_TEST_URL"] = server.Url.ToString().TrimEnd('/');
        start.Environment["PROFILER_TEST_ONNX"] = model;
        using Process process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            string output = await process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, output);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
