using System.Text;
using System.Text.Json;

namespace Profiler.Coordinator.Tests.Fuzzing;

/// <summary>Writes a JSON text anew with a few places changed; whether it is still JSON is a matter of chance.</summary>
internal sealed class JsonMutation
{
    private readonly Random _random;
    private readonly HashSet<int> _places = [];
    private readonly StringBuilder _text = new();
    private int _place;

    private JsonMutation(JsonElement root, Random random)
    {
        _random = random;
        int count = Count(root);
        for (int change = random.Next(1, 4); change > 0; change--)
        {
            _places.Add(random.Next(count));
        }
    }

    public static string Of(string json, Random random)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        var mutation = new JsonMutation(document.RootElement, random);
        mutation.Write(document.RootElement);
        return mutation._text.ToString();
    }

    private static int Count(JsonElement element) => 1 + element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Sum(member => Count(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().Sum(Count),
        _ => 0,
    };

    private void Write(JsonElement element)
    {
        if (_places.Contains(_place++))
        {
            _text.Append(HostileText.JsonValue(_random));
            return;
        }

        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteMembers(element);
                break;
            case JsonValueKind.Array:
                WriteItems(element);
                break;
            default:
                _text.Append(element.GetRawText());
                break;
        }
    }

    private void WriteMembers(JsonElement element)
    {
        var members = new List<string>();
        foreach (JsonProperty member in element.EnumerateObject())
        {
            bool isChanged = _places.Contains(_place);
            int how = isChanged ? _random.Next(8) : -1;
            string value = Written(member.Value);
            string name = how switch { 0 => "", 1 => member.Name.ToUpperInvariant(), 2 => $"{member.Name}s", _ => member.Name };
            string whole = $"{JsonSerializer.Serialize(name)}:{value}";
            members.AddRange(how switch { 3 => [], 4 => [whole, whole], 5 => [whole, "\"unknown\":1"], _ => [whole] });
        }

        _text.Append('{').AppendJoin(',', members).Append('}');
    }

    private void WriteItems(JsonElement element)
    {
        string[] items = [.. element.EnumerateArray().Select(Written)];
        _text.Append('[').AppendJoin(',', items).Append(']');
    }

    private string Written(JsonElement element)
    {
        int from = _text.Length;
        Write(element);
        string written = _text.ToString(from, _text.Length - from);
        _text.Length = from;
        return written;
    }
}
