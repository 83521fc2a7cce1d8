namespace Profiler.Fleet.Requests;

/// <summary>The kinds of jobs, as they are spelled in requests, results and the queue.</summary>
public static class JobKinds
{
    public const string Profile = "profile";
    public const string Measure = "measure";
    public const string Compare = "compare";
    public const string Energy = "energy";
    public const string Validate = "validate";
    public const string Admit = "admit";
    public const string SurrogateTrain = "surrogate-train";
    public const string SurrogateEstimate = "surrogate-estimate";
}
