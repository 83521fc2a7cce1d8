using System.Security.Cryptography;
using System.Text;
using Profiler.Measurement.Targets;
using Profiler.Networks.Shapes;
using Profiler.Store.Json;

namespace Profiler.Store.Jobs;

/// <summary>What a job is to do; two jobs with equal specifications measure the same, so one can continue the other.</summary>
/// <param name="Kind">"profile", "measure", "validate", "compare"…</param>
/// <param name="Subject">What is measured, for people: a space's name, a network's, a file's.</param>
/// <param name="SubjectFingerprint">The space's fingerprint, or the SHA-256 of what is measured.</param>
/// <param name="Input">The input shape; null where the subjects have their own.</param>
/// <param name="OptionsJson">Whatever else changes what is measured, as a JSON object; order and white space do not matter.</param>
public sealed record JobSpec(
    string Kind, string Subject, string SubjectFingerprint, TensorShape? Input, Target Target, int Seed, string OptionsJson = "{}")
{
    /// <summary>SHA-256 over every field, in hexadecimal.</summary>
    /// <exception cref="System.Text.Json.JsonException"><see cref="OptionsJson"/> is not JSON.</exception>
    public string Fingerprint()
    {
        string text = StoreJson.Write(new string?[]
        {
            Kind, Subject, SubjectFingerprint, Input?.ToString(), Target.Id, StoreJson.Write(Seed), CanonicalJson.Of(OptionsJson),
        });
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
