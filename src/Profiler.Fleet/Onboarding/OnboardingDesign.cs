using System.Collections.Immutable;
using Profiler.CostModels.Transfer;
using Profiler.Networks.Architectures;
using Profiler.Networks.Errors;

namespace Profiler.Fleet.Onboarding;

/// <summary>The architectures of one onboarding: those to choose from, those to predict, those to check. All different.</summary>
internal sealed class OnboardingDesign
{
    private const int TriesPerArchitecture = 100;

    private OnboardingDesign(ImmutableArray<Architecture> candidates, ImmutableArray<Architecture> references, ImmutableArray<Architecture> check)
    {
        Candidates = candidates;
        References = references;
        Check = check;
    }

    public ImmutableArray<Architecture> Candidates { get; }

    public ImmutableArray<Architecture> References { get; }

    public ImmutableArray<Architecture> Check { get; }

    /// <summary>What features are centred on: a random picture of the space.</summary>
    public ImmutableArray<Architecture> Pool => [.. Candidates, .. References];

    /// <exception cref="ProfilerException">The space has not as many architectures.</exception>
    public static OnboardingDesign Draw(OnboardingRequest request)
    {
        var sampler = new ArchitectureSampler(request.Space, request.Seed);
        var seen = new HashSet<Architecture>();
        var drawn = new List<Architecture>();
        int wanted = request.Measurements + request.Check;
        int most = OnboardingDefaults.Candidates + OnboardingDefaults.References + request.Check;
        for (int tries = 0; drawn.Count < most && tries < TriesPerArchitecture * most; tries++)
        {
            Architecture architecture = sampler.Uniform();
            if (seen.Add(architecture))
            {
                drawn.Add(architecture);
            }
        }

        if (drawn.Count < wanted)
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument,
                $"'{request.Space.Name}' has {drawn.Count} architectures, and {wanted} are to be measured.",
                "Measure fewer.");
        }

        // A small space runs out: what is left after the check is both chosen from and predicted.
        ImmutableArray<Architecture> check = [.. drawn.Take(request.Check)];
        ImmutableArray<Architecture> rest = [.. drawn.Skip(request.Check)];
        int candidates = Math.Min(OnboardingDefaults.Candidates, rest.Length);
        return new OnboardingDesign([.. rest.Take(candidates)], [.. rest.Skip(candidates)], check);
    }

    /// <summary>The candidates in the order in which they are to be measured, as many as asked for.</summary>
    public ImmutableArray<Architecture> Choose(TransferPrior prior, IArchitectureEncoder encoder, int count)
    {
        ImmutableArray<Architecture> predicted = References.IsEmpty ? Candidates : References;
        var planner = new TransferPlanner(prior, [.. Candidates.Select(encoder.Encode)], [.. predicted.Select(encoder.Encode)]);
        return [.. Enumerable.Range(0, count).Select(_ => Candidates[planner.Next()])];
    }
}
