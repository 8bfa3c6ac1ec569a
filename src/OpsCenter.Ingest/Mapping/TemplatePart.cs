using System.Collections.Frozen;

namespace OpsCenter.Ingest.Mapping;

/// <summary>A literal, or a hole with its source, translation table and default.</summary>
internal readonly record struct TemplatePart
{
    public string? Literal { get; init; }

    public TemplateHole Kind { get; init; }

    public int Slot { get; init; }

    public JsonPath? Path { get; init; }

    public FrozenDictionary<string, string>? Table { get; init; }

    public string? Default { get; init; }
}
