using System.Text.Json.Serialization;
using Profiler.Measurement.Targets;

namespace Profiler.CostModels.LookupTables.Text;

/// <summary>provenance.json as it stands in the file, in the file's order.</summary>
internal sealed record TableProvenanceFile(
    string Schema,
    string? Id,
    SubjectFields Table,
    Target Target,
    TableCalibration Calibration,
    TableProvenance Provenance);

/// <summary>What the table is of.</summary>
internal sealed record SubjectFields(
    string Space,
    string SpaceFingerprint,
    string Input,
    [property: JsonConverter(typeof(FillMethodJson))] FillMethod Method);
