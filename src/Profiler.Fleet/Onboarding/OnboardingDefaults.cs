namespace Profiler.Fleet.Onboarding;

/// <summary>The numbers of onboarding; docs/onboarding.md has the evidence.</summary>
public static class OnboardingDefaults
{
    public const int Measurements = 10;

    public const int MaxMeasurements = 100;

    public const int MaxCheck = 100;

    /// <summary>Architectures that the design chooses from.</summary>
    internal const int Candidates = 400;

    /// <summary>Architectures whose uncertainty the design is to lessen.</summary>
    internal const int References = 300;

    /// <summary>Measured before the error is looked at for the first time: fewer say little of the noise.</summary>
    internal const int FirstWave = 5;

    /// <summary>Measured between looks at the error; each wave starts the agent anew.</summary>
    internal const int NextWave = 2;

    /// <summary>How often one architecture's measurement is repeated where the others contradict it.</summary>
    internal const int MostRepeats = 2;
}
