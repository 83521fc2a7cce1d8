namespace Profiler.Bindings.XGBoost;

/// <summary>XGBoost's portable formats of a model; both hold the same document.</summary>
public enum ModelFormat
{
    /// <summary>Universal Binary JSON.</summary>
    Ubj,

    /// <summary>JSON text.</summary>
    Json,
}
