using System.Globalization;
using System.Text.Json;

namespace Profiler.CostModels.Surrogates.Trees;

/// <summary>Reads the trees of XGBoost's JSON format.</summary>
internal static class XGBoostDocument
{
    /// <exception cref="FormatException">The document is of another kind of model, or not as XGBoost 1.6 and later write it.</exception>
    public static FlatTrees Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return Read(document.RootElement.GetProperty("learner"));
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException
            or ArgumentOutOfRangeException or IndexOutOfRangeException or OverflowException)
        {
            throw new FormatException($"The document is not one of XGBoost's regression trees: {error.Message}", error);
        }
    }

    private static FlatTrees Read(JsonElement learner)
    {
        JsonElement parameters = learner.GetProperty("learner_model_param");
        int columns = int.Parse(parameters.GetProperty("num_feature").GetString()!, CultureInfo.InvariantCulture);
        float start = float.Parse(parameters.GetProperty("base_score").GetString()!, CultureInfo.InvariantCulture);
        var nodes = new List<FlatNode>();
        var values = new List<float>();
        var trees = new List<FlatTree>();
        foreach (JsonElement tree in learner.GetProperty("gradient_booster").GetProperty("model").GetProperty("trees").EnumerateArray())
        {
            trees.Add(Append(tree, nodes, values));
        }

        return new FlatTrees(columns, start, [.. nodes], [.. values], [.. trees]);
    }

    /// <summary>Appends a tree level by level, so that siblings come to lie side by side.</summary>
    private static FlatTree Append(JsonElement tree, List<FlatNode> nodes, List<float> values)
    {
        int[] left = Numbers(tree, "left_children", element => element.GetInt32());
        int[] right = Numbers(tree, "right_children", element => element.GetInt32());
        int[] columns = Numbers(tree, "split_indices", element => element.GetInt32());
        float[] conditions = Numbers(tree, "split_conditions", element => element.GetSingle());
        bool[] missingGoLeft = Numbers(tree, "default_left", element => element.ValueKind == JsonValueKind.True || element.GetInt32() != 0);
        if (Numbers(tree, "split_type", element => element.GetInt32()).Any(type => type != 0))
        {
            throw new InvalidOperationException("it splits by categories");
        }

        int root = nodes.Count;
        int levels = -1;
        for (int[] level = [0]; level.Length > 0; levels++)
        {
            int next = nodes.Count + level.Length;
            List<int> below = [];
            foreach (int node in level)
            {
                bool isLeaf = left[node] < 0;
                values.Add(isLeaf ? conditions[node] : 0);
                nodes.Add(isLeaf
                    ? new FlatNode(float.PositiveInfinity, 0, nodes.Count, 0)
                    : new FlatNode(conditions[node], columns[node], next + below.Count, missingGoLeft[node] ? 0 : 1));
                below.AddRange(isLeaf ? [] : [left[node], right[node]]);
            }

            if (nodes.Count - root > left.Length)
            {
                throw new InvalidOperationException("a node of a tree is its own descendant");
            }

            level = [.. below];
        }

        return new FlatTree(root, levels);
    }

    private static T[] Numbers<T>(JsonElement tree, string name, Func<JsonElement, T> read) =>
        [.. tree.GetProperty(name).EnumerateArray().Select(read)];
}
