using System.Diagnostics;
using System.Security.Cryptography;
using System.Xml.Linq;

// Every target runs again at no cost for what is already there.
var target = Argument("target", "build");

const string Solution = "Profiler.sln";
const string Configuration = "Release";
const string ProgramFolder = "out/profiler";
const string AgentFolder = "out/profiler/agent";
const string TestResults = "out/test-results";
const string MeasuringTests = "Profiler.EndToEnd.Tests";
var LongTests = new[] { "Profiler.Chaos.Tests", "Profiler.Agent.Tests", "Profiler.Fleet.Tests", "Profiler.Coordinator.Tests", "Profiler.Search.Tests" };
const string PagesSource = "src/Profiler.Coordinator.Pages";
const string PagesFolder = "out/pages";
const string DemoFolder = "out/demo";
const string SearchFolder = "out/demo/search";
const string GpuPackage = "com.github.asus4.onnxruntime.linux-x64-gpu";
const string GpuPackageVersion = "0.4.9";

// What the build or the programs need from Debian, and what for.
string[] debianPackages =
[
    "libonnx-dev", // onnx.proto: the file format that Bindings/OnnxFormat is generated from
    "libgomp1",    // OpenMP, which some builds of ONNX Runtime link
    "openssh-client", // ssh and sftp: the way to boards
    "libtorch-dev",   // what the search trains with: Bindings/TorchSharp
    "libgloo-dev",    // the headers of its process groups: Bindings/TorchDistributed
    "libopenblas0-pthread", // its matrix products: on the reference BLAS 1x1 convolutions train 3.4 times slower
    "g++",            // compiles the binding's shim against libtorch's headers
    "libpng16-16",    // PNG images of datasets, through Bindings/Images
    "libturbojpeg0",  // JPEG images of datasets, through Bindings/Images
    "libxgboost-dev", // the trees of surrogates: Bindings/XGBoost
];

// What only the tests need: real servers, not stand-ins.
string[] debianTestPackages =
[
    "openssh-server", // sshd, for the transports to boards
    "iproute2",       // network namespaces, a board's network each
    "postgresql-15",  // several coordinators on one queue
    "chromium",       // the pages, driven by Playwright
    "python3",        // the Python client
];

TestTotals totals = null;

// Setting up

Task("debian-packages")
    .WithCriteria(() => Missing(debianPackages).Any(), "all are installed")
    .Does(() => Install(debianPackages));

Task("debian-test-packages")
    .WithCriteria(() => Missing(debianTestPackages).Any(), "all are installed")
    .Does(() => Install(debianTestPackages));

Task("npm-packages")
    .WithCriteria(() => !IsNpmUpToDate(), "package-lock.json is as installed")
    .Does(() =>
    {
        // package.json overrides Rollup's version: npm ci wants every optional package of it, and newer versions lack some.
        Run("npm", "ci");
        System.IO.File.WriteAllText(NpmStamp, LockHash());
    });

Task("setup")
    .Description("Installs what is missing: Debian packages, npm packages, NuGet packages.")
    .IsDependentOn("debian-packages")
    .IsDependentOn("npm-packages")
    .Does(() => DotNetRestore(Solution));

// Building

Task("pages")
    .Description("Builds the coordinator's pages to out/pages, from where they are embedded.")
    .IsDependentOn("npm-packages")
    .WithCriteria(() => !ArePagesUpToDate(), "sources and packages are as built")
    .Does(() =>
    {
        Run("npm", "run --silent pages");
        System.IO.File.WriteAllText(PagesStamp, PagesHash());
    });

Task("build")
    .Description("Builds everything and publishes the command to out/profiler.")
    .IsDependentOn("setup")
    .IsDependentOn("pages")
    .Does(() =>
    {
        DotNetBuild(Solution, new DotNetBuildSettings
        {
            Configuration = Configuration,
            NoRestore = true,
            Verbosity = DotNetVerbosity.Minimal,
            MSBuildSettings = new DotNetMSBuildSettings { MaxCpuCount = 2 },
        });
        Publish("src/Profiler.Cli", ProgramFolder);
        Publish("device-agents/Profiler.Agent", AgentFolder);
    });

Task("format")
    .Description("Checks the formatting of our own sources.")
    .IsDependentOn("setup")
    .Does(() => Run("dotnet", $"format {Solution} --no-restore --verify-no-changes --exclude node_modules src/Bindings/OnnxRuntime.Managed"));

// Testing

Task("test")
    .Description("Runs all tests; the last line is their sum.")
    .IsDependentOn("debian-test-packages")
    .IsDependentOn("build")
    .Does(() =>
    {
        EnsureDirectoryExists(TestResults);
        CleanDirectory(TestResults);
        totals = new TestTotals();

        // Two at a time, the longest first; alone at last what measures, since its ratios want a machine of their own.
        var projects = GetFiles("tests/*.Tests/*.csproj").ToList();
        var measuring = projects.Where(project => project.GetFilenameWithoutExtension().ToString() == MeasuringTests).ToList();
        var others = new System.Collections.Concurrent.ConcurrentQueue<FilePath>(
            projects.Except(measuring).OrderBy(project => TestOrder(project.GetFilenameWithoutExtension().ToString())));
        Parallel.For(0, 2, _ =>
        {
            while (others.TryDequeue(out var project))
            {
                Add(RunTests(project));
            }
        });
        measuring.ForEach(project => Add(RunTests(project)));

        void Add(TestTotals counted)
        {
            lock (totals)
            {
                totals.Add(counted);
            }
        }
    });

// The main job

Task("demo")
    .Description("Profiles a search space here, validates its table, compares six networks, writes a report; then searches for MACs and for latency.")
    .IsDependentOn("build")
    .Does(() =>
    {
        EnsureDirectoryExists(DemoFolder);
        const string space = "--space squeezenas-small --input 1x3x256x512";
        const string database = "--database out/demo/profiler.db";
        Profiler($"profile {space} {database}");
        Profiler($"validate {space} --count 40 --seed 7 --save out/demo/validation.json {database}");
        Profiler("compare squeezenas-lat-small squeezenas-mac-small squeezenas-lat-large squeezenas-mac-large "
            + $"squeezenas-lat-xlarge squeezenas-mac-xlarge --input 1x3x512x1024 --save out/demo/comparison.json {database}");
        Profiler($"report --validation out/demo/validation.json --comparison out/demo/comparison.json -o out/demo/report.html {database}");

        // Short: enough steps to show the way, not to find the best network there is. It belongs to the table just made.
        if (DirectoryExists(SearchFolder))
        {
            DeleteDirectory(SearchFolder, new DeleteDirectorySettings { Recursive = true });
        }

        const string search = "--space squeezenas-small --input 1x3x128x256";
        Profiler($"profile {search} --budget 20s {database}");
        Profiler($"search-compare {search} --data shapes --steps 120 --train-steps 120 --out {SearchFolder} {database}");
    });

// Only on request

Task("gpu-runtime")
    .Description("Adds the CUDA and TensorRT providers to the agent.")
    .IsDependentOn("build")
    .Does(() =>
    {
        Run("npm", $"install --no-save --no-package-lock {GpuPackage}@{GpuPackageVersion}");
        var libraries = GetFiles($"node_modules/{GpuPackage}/**/libonnxruntime*.so");
        if (libraries.Count == 0)
        {
            throw new CakeException($"{GpuPackage} {GpuPackageVersion} holds no libonnxruntime*.so.");
        }

        CopyFiles(libraries, AgentFolder);
        Information("Copied to {0}: {1}", AgentFolder, string.Join(", ", libraries.Select(file => file.GetFilename())));
        Information("They need an NVIDIA driver, CUDA 13 and cuDNN 9, and the tensorrt provider also TensorRT 10.");
    });

Task("named-packages")
    .Description("Builds with the named packages from NuGet and tests the adapters, each where NuGet here has its packages.")
    .IsDependentOn("debian-test-packages")
    .IsDependentOn("setup")
    .IsDependentOn("pages")
    .Does(() =>
    {
        const string named = "-c Release -p:NamedPackages=true --artifacts-path out/named-packages";
        TryNamed("The agent on NuGet's ONNX Runtime", $"build device-agents/Profiler.Agent {named}");
        TryNamed("The command with SSH.NET and ML.NET", $"build src/Profiler.Cli {named}");
        TryNamed("The search on NuGet's TorchSharp", $"build src/Profiler.Search {named}");

        // The agent in these tests is the default build's: what they try is the adapter.
        foreach (var project in GetFiles("tests/Adapters/*.Tests/*.csproj").OrderBy(file => file.FullPath))
        {
            TryNamed(project.GetFilenameWithoutExtension().ToString(), $"test {project} -c Release --artifacts-path out/adapters");
        }
    });

RunTarget(target);
if (totals is not null)
{
    // After Cake's own report: the sum is the last line.
    Console.WriteLine(totals);
    Environment.Exit(totals.IsGood ? 0 : 1);
}

string NpmStamp => "node_modules/.package-lock.sha256";

string LockHash() => Convert.ToHexString(SHA256.HashData(System.IO.File.ReadAllBytes("package-lock.json")));

bool IsNpmUpToDate() => System.IO.File.Exists(NpmStamp) && System.IO.File.ReadAllText(NpmStamp) == LockHash();

// Beside the pages, not among them: what lies there is embedded.
string PagesStamp => $"{PagesFolder}.sha256";

string PagesHash()
{
    var files = GetFiles($"{PagesSource}/**/*").Select(file => file.FullPath).Order(StringComparer.Ordinal);
    var contents = files.Select(file => $"{file} {Convert.ToHexString(SHA256.HashData(System.IO.File.ReadAllBytes(file)))}");
    return Convert.ToHexString(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', contents.Append(LockHash())))));
}

bool ArePagesUpToDate() =>
    System.IO.File.Exists($"{PagesFolder}/index.html") && System.IO.File.Exists(PagesStamp) && System.IO.File.ReadAllText(PagesStamp) == PagesHash();

List<string> Missing(string[] packages) => packages.Where(package => !IsInstalled(package)).ToList();

void Install(string[] packages)
{
    var missing = string.Join(" ", Missing(packages));
    Information("Installing {0}", missing);
    var sudo = Environment.UserName == "root" ? "" : "sudo ";
    Run("bash", $"-c \"{sudo}apt-get -qq update && {sudo}env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends {missing}\"");
}

bool IsInstalled(string package)
{
    var settings = new ProcessSettings
    {
        Arguments = $"-W -f ${{Status}} {package}",
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };
    return StartProcess("dpkg-query", settings, out var output) == 0 && output.Any(line => line == "install ok installed");
}

void Publish(string project, string folder) => DotNetPublish(project, new DotNetPublishSettings
{
    Configuration = Configuration,
    NoBuild = true,
    NoLogo = true,
    OutputDirectory = folder,
    Verbosity = DotNetVerbosity.Quiet,
});

void Profiler(string arguments)
{
    Information("$ ./profiler {0}", arguments);
    Run("./profiler", arguments);
}

void Run(string program, string arguments)
{
    var exitCode = StartProcess(program, arguments);
    if (exitCode != 0)
    {
        throw new CakeException($"{program} {arguments} ended with exit code {exitCode}.");
    }
}

// Runs dotnet, unless a package is absent: NU1101 and NU1102 say that no source has it, or not in this version.
void TryNamed(string what, string arguments)
{
    var exitCode = StartProcess("dotnet", new ProcessSettings { Arguments = arguments, RedirectStandardOutput = true }, out var output);
    var lines = output.ToList();
    var absent = lines.Where(line => line.Contains("error NU1101") || line.Contains("error NU1102"))
        .Select(line => System.Text.RegularExpressions.Regex.Match(line, @"package ([\w.]*\w)").Groups[1].Value).Distinct();
    if (exitCode != 0 && absent.Any())
    {
        Information("{0}: not tried, since the package sources of this machine do not hold {1}.", what, string.Join(", ", absent));
        return;
    }

    if (exitCode != 0)
    {
        lines.ForEach(line => Information("{0}", line));
        throw new CakeException($"{what}: dotnet {arguments} ended with exit code {exitCode}.");
    }

    Information("{0}: good. {1}", what, lines.LastOrDefault(line => line.StartsWith("Passed!")));
}

// Where a project stands among those that run beside others: the long ones first, then by name.
string TestOrder(string name)
{
    var place = Array.IndexOf(LongTests, name);
    return $"{(place < 0 ? LongTests.Length : place):00} {name}";
}

// Each in a lane of its own: agents of two projects would wait for each other's device.
TestTotals RunTests(FilePath project)
{
    var name = project.GetFilenameWithoutExtension().ToString();
    var results = $"{TestResults}/{name}.trx";
    var settings = new ProcessSettings
    {
        Arguments = $"test {project} --no-build --nologo -c {Configuration} --logger trx;LogFileName={name}.trx --results-directory {TestResults}",
        RedirectStandardOutput = true,
        EnvironmentVariables = new Dictionary<string, string> { ["PROFILER_LANE"] = MakeAbsolute(Directory($"{TestResults}/lanes/{name}")).FullPath },
    };
    var exitCode = StartProcess("dotnet", settings, out var output);
    Information("{0}\n{1}", name, string.Join('\n', output));
    var counted = TestTotals.Read(results);
    if (exitCode == 0 || counted.Failed > 0)
    {
        return counted;
    }

    Error("{0}: the run broke off with exit code {1}, which counts as a failure.", name, exitCode);
    counted.Failed++;
    return counted;
}

public sealed class TestTotals
{
    public int Passed { get; set; }

    public int Failed { get; set; }

    public int Skipped { get; set; }

    public bool IsGood => Failed == 0 && Passed > 0;

    public static TestTotals Read(string results)
    {
        var outcomes = System.IO.File.Exists(results)
            ? XDocument.Load(results).Descendants().Where(e => e.Name.LocalName == "UnitTestResult").Select(e => (string)e.Attribute("outcome")).ToList()
            : [];
        return new TestTotals
        {
            Passed = outcomes.Count(outcome => outcome == "Passed"),
            Skipped = outcomes.Count(outcome => outcome == "NotExecuted"),
            Failed = outcomes.Count(outcome => outcome is not ("Passed" or "NotExecuted")),
        };
    }

    public void Add(TestTotals other)
    {
        Passed += other.Passed;
        Failed += other.Failed;
        Skipped += other.Skipped;
    }

    public override string ToString() => $"{Passed} passed, {Failed} failed, {Skipped} skipped";
}
