using System.Globalization;
using System.Text.Json;
using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Dashboards;

/// <summary>Typed reading of an object: every wrong or unknown key becomes an error, and reading goes on.</summary>
internal sealed class SourceSection
{
    private readonly SourceNode _node;
    private readonly string _file;
    private readonly List<ConfigError> _errors;

    public SourceSection(SourceNode node, string file, List<ConfigError> errors, params ReadOnlySpan<string> known)
    {
        _node = node;
        _file = file;
        _errors = errors;
        if (node.Kind != JsonValueKind.Object)
        {
            Wrong(node, $"{Describe(node)} stands where an object is needed", $"Write {{ … }} with the keys {string.Join(", ", known!)}");
        }

        var seen = new HashSet<string>();
        foreach (var (name, value) in node.Properties)
        {
            if (!seen.Add(name))
            {
                Wrong(value, "The key is given twice", "Keep one of them");
            }
            else if (!known.Contains(name))
            {
                Wrong(value, $"Unknown key '{name}'", $"Known keys here: {string.Join(", ", known!)}");
            }
        }
    }

    public SourceNode Node => _node;

    public SourceNode? Find(string name) => _node.Find(name) is { Kind: not JsonValueKind.Null } node ? node : null;

    public void Wrong(SourceNode at, string problem, string remedy) =>
        _errors.Add(new ConfigError(_file, at.Line, at.Path.Length == 0 ? "(file)" : at.Path, problem, remedy));

    public void Missing(string name, string remedy) =>
        _errors.Add(new ConfigError(_file, _node.Line, _node.Child(name), "The key is missing", remedy));

    public string? Text(string name) => Typed(name, JsonValueKind.String, "a text in quotes")?.Text;

    public string RequiredText(string name, string remedy)
    {
        if (Find(name) is null)
        {
            Missing(name, remedy);
        }

        return Text(name) ?? "";
    }

    public double? Number(string name) =>
        Typed(name, JsonValueKind.Number, "a number") is { } node ? double.Parse(node.Text, CultureInfo.InvariantCulture) : null;

    public int? Whole(string name, int min, int max)
    {
        if (Typed(name, JsonValueKind.Number, $"a whole number from {min} to {max}") is not { } node)
        {
            return null;
        }

        if (int.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max)
        {
            return value;
        }

        Wrong(node, $"{node.Text} is not a whole number from {min} to {max}", $"Give a whole number from {min} to {max}");
        return null;
    }

    public int RequiredWhole(string name, int min, int max)
    {
        if (Find(name) is null)
        {
            Missing(name, $"Give a whole number from {min} to {max}");
        }

        return Whole(name, min, max) ?? min;
    }

    /// <summary>A text for both languages, or <c>{"vi": …, "en": …}</c>.</summary>
    public LocalizedText? Localized(string name)
    {
        if (Find(name) is not { } node)
        {
            return null;
        }

        if (node.Kind == JsonValueKind.String)
        {
            return LocalizedText.Same(node.Text);
        }

        var both = new SourceSection(node, _file, _errors, "vi", "en");
        var (vi, en) = (both.Text("vi"), both.Text("en"));
        if (node.Kind == JsonValueKind.Object && vi is null && en is null)
        {
            Wrong(node, "There is no text", """Write {"vi": "…", "en": "…"}""");
        }

        return new LocalizedText(vi ?? en ?? "", en ?? vi ?? "");
    }

    public LocalizedText RequiredLocalized(string name)
    {
        if (Find(name) is null)
        {
            Missing(name, """Write {"vi": "…", "en": "…"}""");
        }

        return Localized(name) ?? LocalizedText.Same("");
    }

    public IReadOnlyList<SourceNode> RequiredArray(string name, string remedy)
    {
        if (Find(name) is null)
        {
            Missing(name, remedy);
        }

        return Typed(name, JsonValueKind.Array, "an array")?.Items ?? [];
    }

    /// <summary>One of <paramref name="names"/>, as its index; −1 after an error or where the key is absent.</summary>
    public int OneOf(string name, params ReadOnlySpan<string> names)
    {
        if (Typed(name, JsonValueKind.String, "a text in quotes") is not { } node)
        {
            return -1;
        }

        var at = names.IndexOf(node.Text);
        if (at < 0)
        {
            Wrong(node, $"Unknown {name} '{node.Text}'", $"Use one of {string.Join(", ", names!)}");
        }

        return at;
    }

    /// <summary>Texts by name, e.g. tags.</summary>
    public IReadOnlyDictionary<string, string> Texts(string name)
    {
        var texts = new Dictionary<string, string>();
        foreach (var (key, value) in Typed(name, JsonValueKind.Object, "an object of texts")?.Properties ?? [])
        {
            if (value.Kind != JsonValueKind.String)
            {
                Wrong(value, $"{Describe(value)} stands where a text is needed", "Write it in quotes");
            }
            else if (!texts.TryAdd(key, value.Text))
            {
                Wrong(value, "The key is given twice", "Keep one of them");
            }
        }

        return texts;
    }

    private SourceNode? Typed(string name, JsonValueKind kind, string wanted)
    {
        if (Find(name) is not { } node || node.Kind == kind)
        {
            return Find(name);
        }

        Wrong(node, $"{Describe(node)} stands where {wanted} is needed", $"Give {wanted}");
        return null;
    }

    private static string Describe(SourceNode node) => node.Kind switch
    {
        JsonValueKind.Object => "An object",
        JsonValueKind.Array => "An array",
        JsonValueKind.String => $"The text '{node.Text}'",
        JsonValueKind.Number => $"The number {node.Text}",
        _ => $"'{node.Text}'",
    };
}
