namespace Profiler.Agent.Serving;

/// <summary>Where an agent keeps its files.</summary>
/// <param name="ModelFolder">Models, by content.</param>
/// <param name="LaneFolder">The device's lock: one folder a device, whoever the agent belongs to.</param>
internal sealed record AgentOptions(string ModelFolder, string LaneFolder)
{
    public const string LaneVariable = "PROFILER_LANE";

    public static AgentOptions Read(string[] arguments)
    {
        string models = Path.Combine(Path.GetTempPath(), "profiler-models");
        string lane = Environment.GetEnvironmentVariable(LaneVariable) ?? Path.Combine(Path.GetTempPath(), "profiler-lane");
        for (int i = 0; i < arguments.Length; i += 2)
        {
            string value = i + 1 < arguments.Length ? arguments[i + 1] : throw new ArgumentException($"{arguments[i]} needs a value.");
            switch (arguments[i])
            {
                case "--models":
                    models = value;
                    break;
                case "--lane":
                    lane = value;
                    break;
                default:
                    throw new ArgumentException($"There is no option {arguments[i]}; there are --models FOLDER and --lane FOLDER.");
            }
        }

        return new AgentOptions(models, lane);
    }
}
