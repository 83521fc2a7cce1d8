using Microsoft.ML;
using Microsoft.ML.Data;
using Profiler.CostModels.Surrogates.Training;

namespace Profiler.Adapters.MicrosoftML;

/// <summary>Rows as ML.NET takes them.</summary>
internal static class FeatureRows
{
    /// <summary>
    /// Stands for a missing value, below every other: FastTree leaves rows with NaN out of training. A split at the lowest
    /// value then asks whether there is one at all.
    /// </summary>
    private const float Missing = -1e30f;

    public static IDataView View(MLContext context, RegressionData data)
    {
        var rows = new FeatureRow[data.Rows];
        for (int row = 0; row < rows.Length; row++)
        {
            rows[row] = Row(data.Features.Span.Slice(row * data.Columns, data.Columns));
            rows[row].Target = data.Targets.Span[row];
            rows[row].Weight = data.Weights.Span[row];
        }

        return View(context, rows, data.Columns);
    }

    public static IDataView View(MLContext context, ReadOnlySpan<float> features, int columns)
    {
        var rows = new FeatureRow[features.Length / columns];
        for (int row = 0; row < rows.Length; row++)
        {
            rows[row] = Row(features.Slice(row * columns, columns));
        }

        return View(context, rows, columns);
    }

    /// <summary>The features that rows of a schema have; 0 where it is none of ours.</summary>
    public static int Columns(DataViewSchema schema) =>
        schema.GetColumnOrNull(nameof(FeatureRow.Features))?.Type is VectorDataViewType features ? features.Size : 0;

    private static FeatureRow Row(ReadOnlySpan<float> features)
    {
        float[] values = features.ToArray();
        values.AsSpan().Replace(float.NaN, Missing);
        return new FeatureRow { Features = values };
    }

    private static IDataView View(MLContext context, FeatureRow[] rows, int columns)
    {
        SchemaDefinition schema = SchemaDefinition.Create(typeof(FeatureRow));
        schema[nameof(FeatureRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, columns);
        return context.Data.LoadFromEnumerable(rows, schema);
    }
}
