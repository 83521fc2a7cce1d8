namespace Profiler.Fleet.Admission;

/// <summary>What an admission test comes to.</summary>
public enum AdmissionVerdict
{
    Admitted,

    /// <summary>Numbers of this board can be used; the findings say what would make them better.</summary>
    AdmittedWithFindings,

    /// <summary>Numbers of this board would be wrong.</summary>
    Refused,
}
